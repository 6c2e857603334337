import { Command } from 'commander'
import { diagnose, type Tell } from '../../diagnostics/catalogue.ts'
import type { RunPart } from '../../questions/parts/part.ts'
import { wholeOf } from '../../questions/parts/whole.ts'
import { addChartOption } from '../add-chart-option.ts'
import type { Done } from '../done.ts'
import type { Exit } from '../exit.ts'
import type { Host } from '../host.ts'
import { addManual } from '../manual.ts'
import { addOutputOptions, addShowOptions } from '../options.ts'
import { fileOf, type Output } from '../output.ts'
import { formatNames, formatsFor, type OutputOptions, outputsOf } from '../outputs.ts'
import { replayedFiles } from '../parts/kept-files.ts'
import { type Kept, type LoadedParted, type MergedShown, PartRefused } from '../parts/parted-command.ts'
import { partedCommands } from '../parts/parted-commands.ts'
import { readPart } from '../parts/read-part.ts'
import { Problems } from '../problems.ts'
import { namedFiles } from '../read-scenarios.ts'
import { TakenPlaces } from '../taken-places.ts'
import manual from './merge.md'

const formats = formatsFor('figures', 'charts')

/** A part whose payload is kept for its command. */
interface KeptPart extends RunPart {
  readonly payload: Kept
}

/** `scenario merge <part...>`. */
export function command(host: Host, done: Done): Command {
  const own = new Command('merge')
    .description('Put the parts of a run together: what the whole run would have said.')
    .argument('<part...>', 'the files that --shard wrote, in any order')
  addOutputOptions(own, formatNames(formats))
    .option('--strict', 'treat warnings as errors and failed checks as a failure')
    .option('-q, --quiet', 'print no warnings and no progress, only errors')
    .option('--debug', 'print the place of a fault of the program')
  addManual(addShowOptions(addChartOption(own, ['fan', 'grid'])), manual, host)
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
  const parts: KeptPart[] = []
  for (const path of paths) {
    const read = readPart(path, host, problems.tell)
    const part = read && (await keptPart(read, problems.tell))
    if (part !== undefined) parts.push(part)
  }
  // What is wrong by itself is told before what is wrong beside others.
  const whole = parts.length < paths.length ? undefined : wholeOf(parts, problems.tell)
  const [first] = whole ?? []
  if (whole === undefined || first === undefined) return refuse()
  const { command: name, options: asked, files } = first
  const named = namedOutputs(outputs, asked.file)
  new TakenPlaces(named, namedFiles(paths), host, 'part')
  const parted = await partedNamed(name)
  const payloads = whole.map(({ payload }) => payload)
  try {
    if (parted !== undefined)
      return await parted.merged(payloads, asked, named, options, { ...host, ...replayedFiles(files) })
  } catch (problem) {
    if (!(problem instanceof PartRefused)) throw problem
    problems.tell(diagnose('no-part', undefined, { path: whole[problem.position]?.path ?? '', why: problem.message }))
  }
  return refuse()
}

/** A part as its command keeps it; undefined, with the reason told, where it holds nothing of it. */
async function keptPart(part: RunPart, tell: Tell): Promise<KeptPart | undefined> {
  const { path, command: name } = part
  const parted = await partedNamed(name)
  const payload = parted?.keep(part.payload)
  if (payload !== undefined) return { ...part, payload }
  const why = parted === undefined ? 'its command has no parts' : `it holds no share of a ${name}`
  tell(diagnose('no-part', undefined, { path, why }))
  return undefined
}

async function partedNamed(name: string): Promise<LoadedParted | undefined> {
  const load = Object.hasOwn(partedCommands, name) ? partedCommands[name] : undefined
  return (await load?.())?.parted
}

/** The outputs with the name of the scenario in their targets. */
function namedOutputs(outputs: readonly Output[], file: unknown): readonly Output[] {
  const [{ name } = { name: '' }] = typeof file === 'string' ? namedFiles([file]) : []
  return outputs.map((output) => ({ ...output, target: fileOf(output, name) }))
}
