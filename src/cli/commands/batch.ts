import { Command } from 'commander'
import { Loader } from '../../definition/layers/load.ts'
import { readDefinition } from '../../open/read-definition.ts'
import { renderWhole } from '../../render/renderer.ts'
import {
  type BatchedRun,
  batchChapter,
  batchedRunChapter,
  batchInWords,
  batchTogether,
} from '../../report/batch-report.ts'
import type { Document } from '../../report/document.ts'
import type { CommonOptions, ShowOptions } from '../choices.ts'
import type { Done } from '../done.ts'
import { type Exit, exit, worse } from '../exit.ts'
import { type Host, UsageError } from '../host.ts'
import { madeOf } from '../made-of.ts'
import { jobsOf, type ManifestJob, scenariosOf } from '../manifest/jobs.ts'
import { readManifest } from '../manifest/read-manifest.ts'
import { refuseSetOfCases } from '../manifest/refuse-set-of-cases.ts'
import { addManual } from '../manual.ts'
import { notingReads } from '../noted-reads.ts'
import { addCommonOptions, addShowOptions, addViewOptions, collect, provenanceOption } from '../options.ts'
import { type Output, ofAll } from '../output.ts'
import { formatsFor } from '../outputs.ts'
import { pageOf } from '../page-of.ts'
import { Problems } from '../problems.ts'
import { Progress } from '../progress.ts'
import { addReporterOptions, type ReporterOptions, reportsOf } from '../reporter-options.ts'
import { TakenPlaces } from '../taken-places.ts'
import { Turns } from '../turns.ts'
import type { RunLine } from '../verify/remake.ts'
import { writeResult } from '../write-result.ts'
import manual from './batch.md'

interface BatchOptions extends CommonOptions, ShowOptions, ReporterOptions {
  readonly provenance?: true
}

/** `scenario batch <manifest>`. */
export function command(host: Host, done: Done, run: RunLine): Command {
  const own = new Command('batch')
    .description('Run many scenarios under many settings to many files, as a manifest says.')
    .argument('<manifest>', 'a manifest in YAML; - is standard input')
    .option('--years <which>', 'of every run: which years to show')
    .option('--rows <pattern>', 'of every run: which rows to show; repeatable', collect, [])
    .option(...provenanceOption)
  addReporterOptions(own, {
    what: 'what is told of the whole: ',
    output: 'where that goes, .xml for junit, .json for json; repeatable',
  })
  addManual(addShowOptions(addViewOptions(addCommonOptions(own))), manual, host)
  return own.action(async (path: string, options: BatchOptions) => done(await batch(path, options, run, host)))
}

async function batch(path: string, options: BatchOptions, run: RunLine, host: Host): Promise<Exit> {
  if (host.asMaker !== undefined) throw new UsageError('batch is no command that makes a result.')
  const { provenance: _, ...told } = options
  const outputs = reportsOf(told)
  const each = outputs.find((output) => !ofAll(output))
  if (each !== undefined)
    throw new UsageError(`-o ${each.target}: a batch tells of all its runs together, in one result.`)
  const problems = new Problems(options.strict === true)
  const manifest = readManifest(path, host, problems.tell)
  if (manifest !== undefined) refuseSetOfCases(manifest, options.set)
  const places = new TakenPlaces([], [], host)
  places.reads('manifest', path)
  if (manifest !== undefined) takeDefinitions(scenariosOf(manifest), options, places, host)
  const jobs =
    manifest && jobsOf(manifest, formatsFor('figures', 'charts'), places, options.provenance === true, problems.tell)
  host.err(problems.text())
  if (jobs === undefined) return problems.exit
  for (const { target } of outputs) places.writes(target)
  const isInterrupted = host.heedInterrupts()
  const progress = new Progress(host, options.quiet === true, jobs.length, 'runs')
  const turns = new Turns()
  const runs: BatchedRun[] = []
  let code: Exit = exit.ok
  for (const job of jobs) {
    if (isInterrupted()) break
    const { exit: own, ...one } = await runJob(job, options, run, host)
    runs.push({ ...one, exit: own })
    code = worse(code, own)
    progress.at(runs.length)
    await turns.take()
  }
  progress.end()
  const isStopped = runs.length < jobs.length
  if (isStopped) host.err(`scenario: stopped after ${runs.length} of ${jobs.length} runs; what is written is whole.\n`)
  for (const output of outputs) {
    // What is known goes to standard output and to no file.
    if (isStopped && output.target !== '-') continue
    const [{ render }, page] = await Promise.all([output.format.load(), pageOf(output, options, host)])
    code = worse(
      code,
      writeResult(output.target, await renderWhole(render, documentOf(runs, output, host), page), host),
    )
  }
  if (outputs.every(({ target }) => target !== '-') && (options.quiet !== true || code !== exit.ok))
    host.err(`${batchInWords(runs)}.\n`)
  return isStopped ? exit.interrupted : code
}

/** Note every file that the scenarios rest on, before the first result is written: also where one of them is wrong as it stands. */
function takeDefinitions(paths: readonly string[], options: BatchOptions, places: TakenPlaces, host: Host): void {
  const noting = notingReads(host)
  const loader = new Loader(noting.host, { allowOutside: options.allowOutside === true })
  for (const path of paths) {
    places.reads('definition', path)
    // Standard input can be read only once, and what is wrong is told by the run.
    if (path === '-') continue
    readDefinition(loader, path, () => {})
    loader.release(path)
  }
  for (const path of noting.paths) places.reads('definition', path)
}

/** Do one run as a command line of its own would: what it writes is what that writes, to the byte. */
async function runJob(
  { name, path, changes, targets }: ManifestJob,
  { asked, provenance }: BatchOptions,
  run: RunLine,
  host: Host,
): Promise<Omit<BatchedRun, 'exit'> & { readonly exit: Exit }> {
  let said = ''
  const own = [
    ...changes.flatMap((change) => ['--set', change]),
    ...(asked?.options.flat() ?? []),
    ...(provenance === true ? ['--provenance'] : []),
    ...targets.flatMap((target) => ['-o', target]),
  ]
  const file = path.startsWith('-') ? `./${path}` : path
  const code = await run(['run', file, ...own, '--quiet'], {
    ...host,
    err: (text) => {
      said += text
    },
    errIsTerminal: () => false,
  })
  // A check that fails under --strict fails the run, and its files are there.
  const isWritten = code === exit.ok || code === exit.findings
  return { name, path, isWritten, files: targets, said, exit: code }
}

/** All runs in one answer, or for what tells a case for each, a chapter for each. */
function documentOf(runs: readonly BatchedRun[], output: Output, host: Host): Document {
  const isByCase = output.format.needs === 'checks'
  const made = madeOf('batch', isByCase ? 'proof' : 'records', output, { set: [] }, host)
  if (!isByCase) return { made, chapters: [batchChapter(runs)], summary: undefined, verdict: undefined, problems: [] }
  return { made, chapters: runs.map(batchedRunChapter), ...batchTogether(runs) }
}
