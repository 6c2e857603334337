import { extname } from 'node:path'
import { Command, Option } from 'commander'
import { Loader, notationOf } from '../../definition/layers/load.ts'
import { hasComments } from '../../definition/text/comments.ts'
import type { Notation } from '../../definition/text/tree.ts'
import { writeCsv } from '../../definition/text/write-csv.ts'
import { writeYaml } from '../../definition/text/write-yaml.ts'
import type { Done } from '../done.ts'
import { type Exit, exit } from '../exit.ts'
import { type Host, UsageError } from '../host.ts'
import { addManual } from '../manual.ts'
import { Problems } from '../problems.ts'
import { TakenPlaces } from '../taken-places.ts'
import { writeResult } from '../write-result.ts'
import manual from './convert.md'

interface ConvertOptions {
  readonly to?: Notation
  readonly output: string
  readonly quiet?: true
}

const byExtension: ReadonlyMap<string, Notation> = new Map([
  ['.yaml', 'yaml'],
  ['.yml', 'yaml'],
  ['.csv', 'csv'],
])

/** `scenario convert <file>`. */
export function command(host: Host, done: Done): Command {
  const convert = new Command('convert')
    .description('Write a definition in the other notation, YAML or CSV, without loss.')
    .argument('<file>', 'a definition in YAML or CSV; - is standard input')
    .addOption(
      new Option('--to <notation>', 'the notation to write; the other one where it is left out').choices([
        'yaml',
        'csv',
      ]),
    )
    .option('-o, --output <file>', 'write to a file, its notation from its extension', '-')
    .option('-q, --quiet', 'do not say that comments are left out')
    .option('--debug', 'print the place of a fault of the program')
  return addManual(convert, manual, host).action((file: string, options: ConvertOptions) =>
    done(convertFile(file, options, host)),
  )
}

function convertFile(path: string, { to, output, quiet }: ConvertOptions, host: Host): Exit {
  const named = notationOfOutput(output, to)
  const places = new TakenPlaces([], [{ name: path, path }], host)
  places.writes(output)
  const problems = new Problems(false)
  const loader = new Loader(host, {})
  const file = loader.readFile(path)
  const { source, tree } = file
  for (const diagnostic of loader.problemsOf(file, path)) problems.tell(diagnostic)
  host.err(problems.text())
  if (problems.exit !== exit.ok || source === undefined || tree === undefined) return problems.exit
  const from = notationOf(source)
  const notation = named ?? (from === 'yaml' ? 'csv' : 'yaml')
  if (quiet !== true && from === 'yaml' && hasComments(source.text)) {
    host.err(`scenario: the comments of ${source.path} are left out.\n`)
  }
  const text = notation === 'yaml' ? writeYaml(tree, from) : writeCsv(tree)
  return writeResult(output, [text], host)
}

/** The notation that `--to` or the extension asks for; undefined where neither says. */
function notationOfOutput(output: string, to: Notation | undefined): Notation | undefined {
  if (output === '') throw new UsageError('-o needs the name of a file.')
  if (output === '-') return to
  const named = byExtension.get(extname(output).toLowerCase())
  if (named === undefined && to === undefined) {
    throw new UsageError(`-o ${output}: the extension does not say which notation is meant. Add --to yaml or --to csv.`)
  }
  if (named !== undefined && to !== undefined && named !== to) {
    throw new UsageError(`-o ${output} and --to ${to} do not agree. Drop one of them.`)
  }
  return to ?? named
}
