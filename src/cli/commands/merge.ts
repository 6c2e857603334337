import { Command } from 'commander'
import { diagnose } from '../../diagnostics/catalogue.ts'
import type { RunPart } from '../../questions/parts/part.ts'
import { wholeOf } from '../../questions/parts/whole.ts'
import type { Done } from '../done.ts'
import type { Exit } from '../exit.ts'
import type { Host } from '../host.ts'
import { addManual } from '../manual.ts'
import { addOutputOptions, addShowOptions } from '../options.ts'
import { fileOf, type Output } from '../output.ts'
import { formatNames, formatsFor, type OutputOptions, outputsOf } from '../outputs.ts'
import { replayedFiles } from '../parts/kept-files.ts'
import type { MergedShown } from '../parts/parted-command.ts'
import { partedCommands } from '../parts/parted-commands.ts'
import { readPart } from '../parts/read-part.ts'
import { Problems } from '../problems.ts'
import { namedFiles } from '../read-scenarios.ts'
import { TakenPlaces } from '../taken-places.ts'
import manual from './merge.md'

const formats = formatsFor('figures')

/** `scenario merge <part...>`. */
export function command(host: Host, done: Done): Command {
  const own = new Command('merge')
    .description('Put the parts of a run together: what the whole run would have said.')
    .argument('<part...>', 'the files that --shard wrote, in any order')
  addOutputOptions(own, formatNames(formats))
    .option('--strict', 'treat warnings as errors')
    .option('-q, --quiet', 'print no warnings and no progress, only errors')
    .option('--debug', 'print the place of a fault of the program')
  addManual(addShowOptions(own), manual, host)
  return own.action(async (paths: string[], options: MergedShown & OutputOptions) =>
    done(await mergeParts(paths, options, host)),
  )
}

async function mergeParts(paths: readonly string[], options: MergedShown & OutputOptions, host: Host): Promise<Exit> {
  const outputs = outputsOf(options, formats)
  const problems = new Problems(false)
  const refuse = (): Exit => {
    host.err(problems.text())
    return problems.exit
  }
  const parts = paths.flatMap((path): RunPart[] => {
    const part = readPart(path, host, problems.tell)
    return part === undefined ? [] : [part]
  })
  // What is wrong by itself is told before what is wrong beside others.
  const whole = parts.length < paths.length ? undefined : wholeOf(parts, problems.tell)
  const [first] = whole ?? []
  if (whole === undefined || first === undefined) return refuse()
  const { command: name, options: asked, files } = first
  const load = Object.hasOwn(partedCommands, name) ? partedCommands[name] : undefined
  if (load === undefined) {
    problems.tell(diagnose('no-part', undefined, { path: first.path, why: 'its command has no parts' }))
    return refuse()
  }
  const named = namedOutputs(outputs, asked.file)
  new TakenPlaces(named, namedFiles(paths), host, 'part')
  const { parted } = await load()
  const payloads = whole.map(({ payload }) => payload)
  const found = await parted.merged(payloads, asked, named, options, { ...host, ...replayedFiles(files) })
  if ('exit' in found) return found.exit
  const path = whole[found.wrong]?.path ?? ''
  problems.tell(diagnose('no-part', undefined, { path, why: `it holds no share of this ${name}` }))
  return refuse()
}

/** The outputs with the name of the scenario in their targets. */
function namedOutputs(outputs: readonly Output[], file: unknown): readonly Output[] {
  const [{ name } = { name: '' }] = typeof file === 'string' ? namedFiles([file]) : []
  return outputs.map((output) => ({ ...output, target: fileOf(output, name) }))
}
