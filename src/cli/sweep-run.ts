import { countText } from '../base/count-text.ts'
import type { SweptBlock } from '../questions/sweep.ts'
import { SweptFigures } from '../questions/swept-figures.ts'
import { renderWhole } from '../render/renderer.ts'
import type { RestsOn } from '../report/provenance.ts'
import { mostCombinationsShown, roundedNote, sweepChapter } from '../report/sweep.ts'
import type { SweepAnswer } from '../report/sweep-answer.ts'
import { whyUndrawn } from '../report/sweep-grid.ts'
import type { OpenedQuestion } from './answer-question.ts'
import type { ChartOption } from './chart-option.ts'
import type { CommonOptions, ShowOptions } from './choices.ts'
import { type Exit, exit, worse } from './exit.ts'
import { type Begun, type Host, UsageError } from './host.ts'
import { madeOf } from './made-of.ts'
import { fileOf, type Output } from './output.ts'
import { pageOf } from './page-of.ts'
import { Progress } from './progress.ts'
import { sideFileOf, sideText } from './side-files.ts'
import { exitOfChecks } from './strict-checks.ts'
import type { AskedSweep, SweepQuestion } from './sweep-question.ts'
import { SweepRecords } from './sweep-records.ts'
import { Turns } from './turns.ts'
import { whatIsLeft } from './what-is-left.ts'
import { putInPlace, writeResult } from './write-result.ts'

/** Where the answers of a sweep come from: block after block, in the order of the combinations. */
export type SweptBlocks = Iterable<SweptBlock>

/** The answers of combinations from one up to before another, as they are worked out. */
export function* blocksOf({ sweeper }: AskedSweep, from: number, to: number): Generator<SweptBlock, void> {
  const { blockSize, block } = sweeper
  for (let at = from; at < to; at += blockSize) yield block(at, Math.min(blockSize, to - at))
}

/** Options on how a sweep is told. */
export type SweepShown = Pick<CommonOptions, 'quiet' | 'strict'> & ShowOptions & ChartOption & { readonly excel?: true }

/** Refuse a picture of a sweep that none can hold, before any of it is worked out. */
function refuseUndrawnSweep(answer: SweepAnswer, count: number): void {
  const why = whyUndrawn(answer, count)
  if (why !== undefined) throw new UsageError(`This sweep has no picture: ${why}.`)
}

/** One output of a sweep while the answers come. */
interface Sink {
  readonly target: string
  /** Whether it is written as the answers come. */
  readonly hasRecords: boolean
  readonly add: (from: number, block: SweptBlock) => void
  /** What the answers rest on, for a file beside them. */
  readonly madeFrom: (() => string) | undefined
  /** What comes after all answers; so many combinations are missing. */
  readonly end: (left: number) => Promise<void>
  readonly file: Begun | undefined
}

/**
 * Write the answers of a whole sweep to every output as they come, none of them held. Ctrl-C ends standard output at a whole record
 * and says so; files are then not written at all.
 */
export async function writeSweep(
  question: SweepQuestion,
  { opened, scenario, view }: OpenedQuestion,
  sweep: AskedSweep,
  blocks: SweptBlocks,
  outputs: readonly Output[],
  shown: SweepShown,
  host: Host,
): Promise<Exit> {
  const { sides, asked, count, sweeper } = sweep
  const answer: SweepAnswer = { scenario, file: question.file, sides, asked, isExact: sweeper.isExact }
  const isQuiet = shown.quiet === true
  const isDrawn = outputs.some(({ format }) => format.needs === 'charts')
  if (isDrawn) refuseUndrawnSweep(answer, count)
  const figures = new SweptFigures(asked.length, isDrawn ? count : mostCombinationsShown)
  const isInterrupted = host.heedInterrupts()
  const sinks = await Promise.all(
    outputs.map(async (output): Promise<Sink> => {
      const target = fileOf(output, opened.name)
      const file = target === '-' ? undefined : host.begin(target)
      const write = file === undefined ? host.out : file.write
      const made = madeOf('sweep', 'records', output, question, host)
      const rests = (): RestsOn => ({ inputs: made.inputs(scenario), values: made.values(scenario) })
      const madeFrom = output.hasSideFile === true ? () => sideText(made, [rests()]) : undefined
      const [{ render, recordFormat }, page] = await Promise.all([output.format.load(), pageOf(output, shown, host)])
      if (recordFormat === undefined) {
        const end = async (): Promise<void> => {
          const chapter = sweepChapter(answer, figures, view, made)
          const document = { made, chapters: [chapter], summary: undefined, verdict: undefined, problems: [] }
          for (const piece of await renderWhole(render, document, page)) write(piece)
        }
        return { target, file, hasRecords: false, add: () => {}, madeFrom, end }
      }
      const records = new SweepRecords(answer, view, made, recordFormat, page)
      write(records.head)
      const end = async (left: number): Promise<void> => write(records.end(left))
      const add = (from: number, block: SweptBlock): void => records.write(from, block, write)
      return { target, file, hasRecords: true, add, madeFrom, end }
    }),
  )
  if (!sweeper.isExact && !isQuiet) host.err(`scenario: ${roundedNote}\n`)
  const isSeen =
    outputs.some(({ target, format }) => target === '-' && format.readers !== 'screen') && host.columns() !== undefined
  const progress = new Progress(host, isQuiet || isSeen, count, 'combinations')
  const turns = new Turns()
  let done = 0
  // Data are written as they come; people are told of all of them.
  const isTold = sinks.some(({ hasRecords }) => !hasRecords)
  for (const block of blocks) {
    if (isTold) figures.add(block)
    for (const { add } of sinks) add(done, block)
    done += block.length / asked.length
    progress.at(done)
    await turns.take()
    if (isInterrupted() || isUnheard(sinks, host)) break
  }
  progress.end()
  const left = count - done
  let outcome: Exit = exit.ok
  for (const { target, file, madeFrom, end } of sinks) {
    if (file === undefined || left === 0) await end(left)
    if (file === undefined) continue
    if (left > 0) {
      file.drop()
      continue
    }
    outcome = worse(outcome, putInPlace(target, file, host))
    if (madeFrom !== undefined) outcome = worse(outcome, writeResult(sideFileOf(target), [madeFrom()], host))
  }
  if (left === 0 || !isInterrupted())
    return left === 0 ? worse(outcome, exitOfChecks([scenario], { ...question, ...shown }, host)) : outcome
  host.err(
    `scenario: stopped after ${countText(done)} of ${countText(count)} combinations; ${whatIsLeft(sinks, 'what is written ends with a whole one')}.\n`,
  )
  return exit.interrupted
}

/** Whether all that is made goes to a reader who has gone. */
function isUnheard(sinks: readonly Sink[], host: Host): boolean {
  return host.outIsGone() && sinks.every(({ file }) => file === undefined)
}
