import { Command } from 'commander'
import { renderWhole } from '../../render/renderer.ts'
import type { Document } from '../../report/document.ts'
import {
  allFollow,
  proofChapter,
  proofFileChapter,
  proofInWords,
  proofTogether,
  type Verified,
  type VerifiedFile,
} from '../../report/proof.ts'
import { isAppendix, verifyAppendix } from '../appendix/verify-appendix.ts'
import type { CommonOptions, ShowOptions } from '../choices.ts'
import type { Done } from '../done.ts'
import { type Exit, exit, worse } from '../exit.ts'
import { type Host, UsageError } from '../host.ts'
import { madeOf } from '../made-of.ts'
import { ownMaker } from '../maker.ts'
import { addManual } from '../manual.ts'
import { notingReads } from '../noted-reads.ts'
import { addTextOptions } from '../options.ts'
import { type Output, ofAll } from '../output.ts'
import { pageOf } from '../page-of.ts'
import { Problems } from '../problems.ts'
import { addReporterOptions, type ReporterOptions, reportsOf } from '../reporter-options.ts'
import { sideFileOf } from '../side-files.ts'
import { TakenPlaces } from '../taken-places.ts'
import { gather } from '../verify/gather.ts'
import type { RunLine } from '../verify/remake.ts'
import { verifyFile } from '../verify/verify-file.ts'
import { writeResult } from '../write-result.ts'
import manual from './verify.md'

interface VerifyOptions extends Pick<CommonOptions, 'quiet' | 'debug'>, ShowOptions, ReporterOptions {}

/** `scenario verify <output...>`. */
export function command(host: Host, done: Done, run: RunLine): Command {
  const own = new Command('verify')
    .description('Make results again from what they record, and compare byte for byte.')
    .argument('<output...>', 'results that record how they were made, or folders of them')
    .option('-q, --quiet', 'print no progress, only errors')
    .option('--debug', 'print the place of a fault of the program')
  addReporterOptions(own, { output: 'a file, .xml for junit, .json for json; repeatable' })
  addManual(addTextOptions(own), manual, host)
  return own.action(async (paths: string[], options: VerifyOptions) => done(await verify(paths, options, run, host)))
}

async function verify(paths: readonly string[], options: VerifyOptions, run: RunLine, host: Host): Promise<Exit> {
  if (host.asMaker !== undefined) throw new UsageError('verify is no command that makes a result.')
  const outputs = reportsOf(options)
  const each = outputs.find((output) => !ofAll(output))
  if (each !== undefined) throw new UsageError(`-o ${each.target}: verify tells of all files together, in one result.`)
  const { found, without } = gather(paths, host)
  const places = new TakenPlaces([], [], host)
  for (const { target } of outputs) places.writes(target)
  for (const one of found) {
    places.reads('verified result', one.path)
    if ('isBeside' in one && one.isBeside) places.reads('verified result', sideFileOf(one.path))
  }
  const files: VerifiedFile[] = []
  const noting = notingReads(host)
  for (const one of found) {
    if ('problem' in one) files.push(one)
    else if (isAppendix(one)) files.push(...(await verifyAppendix(one, run, noting.host)))
    else files.push(await verifyFile(one, run, noting.host))
  }
  for (const path of noting.paths) places.reads('definition', path)
  const verified: Verified = { files, without, own: ownMaker }
  const problems = new Problems(false)
  for (const { problem } of files) if (problem !== undefined) problems.tell(problem)
  host.err(problems.text())
  let code = worse(problems.exit, allFollow(verified) ? exit.ok : exit.findings)
  for (const output of outputs) {
    const [{ render }, page] = await Promise.all([output.format.load(), pageOf(output, options, host)])
    code = worse(
      code,
      writeResult(output.target, await renderWhole(render, documentOf(verified, output, host), page), host),
    )
  }
  if (outputs.every(({ target }) => target !== '-') && (options.quiet !== true || !allFollow(verified)))
    host.err(`${proofInWords(verified)}.\n`)
  return code
}

/** All files in one answer, or for what tells a case for each, a chapter for each. */
function documentOf(verified: Verified, output: Output, host: Host): Document {
  const isByCase = output.format.needs === 'checks'
  const made = madeOf('verify', isByCase ? 'proof' : 'records', output, { set: [] }, host)
  if (!isByCase)
    return { made, chapters: [proofChapter(verified)], summary: undefined, verdict: undefined, problems: [] }
  return {
    made,
    chapters: verified.files.map((file) => proofFileChapter(file, ownMaker)),
    ...proofTogether(verified),
  }
}
