import { Command, Option } from 'commander'
import { formatDefinition } from '../../definition/format/format-definition.ts'
import { holderOf } from '../../definition/format/house-order.ts'
import { appendixKeys } from '../../definition/keys/appendix.ts'
import { Loader, notationOf } from '../../definition/layers/load.ts'
import { readPack } from '../appendix/read-pack.ts'
import type { Done } from '../done.ts'
import { type Exit, exit, worse } from '../exit.ts'
import type { Host } from '../host.ts'
import { addManual } from '../manual.ts'
import { Problems } from '../problems.ts'
import { writeResult } from '../write-result.ts'
import manual from './fmt.md'

interface FmtOptions {
  readonly of?: 'appendix-manifest'
  readonly check?: true
  readonly quiet?: true
}

/** `scenario fmt <file...>`. */
export function command(host: Host, done: Done): Command {
  const fmt = new Command('fmt')
    .description('Write definitions in the house order, their comments kept.')
    .argument('<file...>', 'definitions in YAML or CSV; - is standard input, which is written to standard output')
    .addOption(
      new Option('--of <kind>', 'what the files are instead of definitions').choices(['appendix-manifest'] as const),
    )
    .option('--check', 'change nothing: list the files that would change, and exit with 1 where there is one')
    .option('-q, --quiet', 'do not name the files that were changed')
    .option('--debug', 'print the place of a fault of the program')
  return addManual(fmt, manual, host).action((files: string[], options: FmtOptions) =>
    done(formatFiles(files, options, host)),
  )
}

/** Each file stands on its own: what is wrong with one keeps none of the others from being written. */
function formatFiles(paths: readonly string[], { of, check, quiet }: FmtOptions, host: Host): Exit {
  const problems = new Problems(false)
  const loader = new Loader(host, {})
  const seen = new Set<string>()
  let code: Exit = exit.ok
  for (const path of paths) {
    const real = path === '-' ? '-' : host.real(path)
    if (seen.has(real)) continue
    seen.add(real)
    const formatted = of === undefined ? formatFile(path, loader, problems) : formatManifest(path, host, problems)
    if (formatted === undefined) continue
    const { text, isChanged } = formatted
    if (check === true) {
      if (isChanged) host.out(`${path}\n`)
      code = worse(code, isChanged ? exit.findings : exit.ok)
    } else if (isChanged || path === '-') {
      const written = writeResult(path, [text], host)
      if (written === exit.ok && path !== '-' && quiet !== true) host.err(`formatted ${path}\n`)
      code = worse(code, written)
    }
  }
  host.err(problems.text(({ severity }) => severity === 'error'))
  return worse(code, problems.exit)
}

/** The manifest of an appendix in the order of its keys; undefined where it cannot be read or is wrong, which is told. */
function formatManifest(path: string, host: Host, problems: Problems): Formatted | undefined {
  const read = readPack(path, host, problems.tell)
  if (read === undefined || read.isFlawed) return undefined
  const { source, tree, bytes } = read
  const text = formatDefinition(source, tree, 'yaml', holderOf(appendixKeys))
  return { text, isChanged: !Buffer.from(text, 'utf8').equals(bytes) }
}

interface Formatted {
  readonly text: string
  readonly isChanged: boolean
}

/** A definition in the house order; undefined where it cannot be read or is wrong, which is told. */
function formatFile(path: string, loader: Loader, problems: Problems): Formatted | undefined {
  const file = loader.readFile(path)
  const { source, tree, bytes } = file
  const found = loader.problemsOf(file, path)
  for (const diagnostic of found) problems.tell(diagnostic)
  loader.release(path)
  if (source === undefined || tree === undefined || found.some(({ severity }) => severity === 'error')) return undefined
  const notation = notationOf(source)
  const text = formatDefinition(source, tree, notation)
  // Excel reads £ rightly only behind its mark, so that CSV keeps it.
  const mark = notation === 'csv' && bytes?.[0] === 0xef ? '\ufeff' : ''
  return { text: mark + text, isChanged: !Buffer.from(mark + text, 'utf8').equals(bytes ?? Buffer.alloc(0)) }
}
