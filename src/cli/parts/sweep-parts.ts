import { Decimal } from '../../base/decimal.ts'
import { type Shard, shareOf } from '../../questions/parts/shard.ts'
import { isNone, type SweptBlock, type SweptValue } from '../../questions/sweep.ts'
import { openQuestion } from '../answer-question.ts'
import type { Host } from '../host.ts'
import { Progress } from '../progress.ts'
import { type AskedSweep, askedSweep, type SweepQuestion, type SweptNumbers } from '../sweep-question.ts'
import { blocksOf, writeSweep } from '../sweep-run.ts'
import { Turns } from '../turns.ts'
import { areCounts, asShown, heldQuestion } from './held-question.ts'
import { askedByParts, type HeldShare, noShare, PartRefused, partedCommand } from './parted-command.ts'
import { isRecord } from './read-part.ts'

/** The answers of consecutive combinations as a part holds them: each a list of decimals as text, null where there is none. */
interface SweepPayload extends HeldShare {
  readonly exact: boolean
  readonly values: readonly (readonly (string | null)[])[]
}

/** The share of a sweep that a shard does, in pieces of JSON; it ends early where Ctrl-C is pressed. */
export async function* sweepPayload(
  sweep: AskedSweep,
  shard: Shard,
  isStopped: () => boolean,
  isQuiet: boolean,
  host: Host,
): AsyncGenerator<string, void> {
  const { from, to } = shareOf(shard, sweep.count)
  const progress = new Progress(host, isQuiet, to - from, 'combinations')
  const turns = new Turns()
  yield `{"exact":${sweep.sweeper.isExact},"from":${from},"to":${to},"values":[`
  let done = 0
  for (const block of blocksOf(sweep, from, to)) {
    const size = sweep.asked.length
    let text = ''
    for (let start = 0; start < block.length; start += size) {
      const values = Array.from(block.slice(start, start + size), (value) => (isNone(value) ? null : String(value)))
      text += `${done + start === 0 ? '' : ','}\n${JSON.stringify(values)}`
    }
    yield text
    done += block.length / size
    progress.at(done)
    await turns.take()
    if (isStopped()) break
  }
  progress.end()
  yield '\n]}'
}

/** How the parts of a sweep are put together. */
export const parted = partedCommand<KeptSweep>({
  keep: (payload) => (isSweepPayload(payload) ? keptSweep(payload) : undefined),
  answer: async (options, whole, outputs, shown, host) => {
    const held = questionIn(options)
    if (held === undefined) throw new PartRefused(0, 'it holds options that sweep does not have')
    const question = asShown(held, shown)
    // That files may lie anywhere was settled when the parts were made.
    const opened = openQuestion(question.file, { ...shown, ...question, allowOutside: true }, host)
    if ('exit' in opened) return opened.exit
    const sweep = askedByParts(() => askedSweep(opened.scenario, question, host))
    const { asked, count, sweeper } = sweep
    for (const [position, { to, isExact, width }] of whole.entries())
      if (isExact !== sweeper.isExact || (width !== undefined && width !== asked.length) || to > count)
        throw new PartRefused(position, noShare)
    if (whole.at(-1)?.to !== count) throw new PartRefused(whole.length - 1, noShare)
    return writeSweep(question, opened, sweep, blocksIn(whole), outputs, shown, host)
  },
})

/** What a part holds, outside the memory that texts and lists share, so that parts together may be larger than that. */
interface KeptSweep extends HeldShare {
  readonly isExact: boolean
  /** How many figures are asked of each combination; undefined where the part holds none. */
  readonly width: number | undefined
  /** Binary fractions, NaN where there is no value; or a line of text for each combination, an empty text where there is none. */
  readonly values: Float64Array | Uint8Array
}

function keptSweep({ exact, from, to, values }: SweepPayload): KeptSweep {
  const width = values[0]?.length
  if (exact) {
    const text = values.map((own) => `${own.map((value) => value ?? '').join(',')}\n`).join('')
    return { from, to, isExact: true, width, values: Buffer.from(text, 'latin1') }
  }
  const numbers = new Float64Array(values.length * (width ?? 0))
  let at = 0
  for (const own of values) for (const value of own) numbers[at++] = value === null ? Number.NaN : Number(value)
  return { from, to, isExact: false, width, values: numbers }
}

/** Combinations that are handed on at a time. */
const perBlock = 1024

function* blocksIn(parts: readonly KeptSweep[]): Generator<SweptBlock, void> {
  for (const { values, width = 0 } of parts) {
    if (values instanceof Float64Array)
      for (let at = 0; at < values.length; at += perBlock * width) yield values.subarray(at, at + perBlock * width)
    else
      for (let at = 0; at < values.length; ) {
        const end = values.indexOf(lineEnd, at)
        const texts = Buffer.from(values.buffer, values.byteOffset + at, end - at)
          .toString('latin1')
          .split(',')
        yield texts.map((text): SweptValue => (text === '' ? undefined : new Decimal(text)))
        at = end + 1
      }
  }
}

const lineEnd = 10

const figure = /^-?\d+(?:\.\d+)?(?:e[+-]?\d{1,3})?$/

function isSweepPayload(payload: unknown): payload is SweepPayload {
  if (!isRecord(payload)) return false
  const { exact, from, to, values } = payload
  if (typeof exact !== 'boolean' || !areCounts([from, to]) || !Array.isArray(values)) return false
  const [first] = values as readonly unknown[]
  const isFigure = (value: unknown): boolean => value === null || (typeof value === 'string' && figure.test(value))
  return (
    values.length === (to as number) - (from as number) &&
    values.every(
      (own) => Array.isArray(own) && own.length === (first as readonly unknown[]).length && own.every(isFigure),
    )
  )
}

/** The question that parts hold; undefined where that is none. */
function questionIn(options: Readonly<Record<string, unknown>>): SweepQuestion | undefined {
  const { vary } = options
  const held = heldQuestion(options)
  return held !== undefined && Array.isArray(vary) && vary.every(isNumbers) ? { ...held, vary } : undefined
}

const plainFigure = /^-?\d+(?:\.\d+)?$/
const mostNumbersInPart = 10_000

function isNumbers(value: unknown): value is SweptNumbers {
  if (!isRecord(value)) return false
  const { path, from, step, count } = value
  return (
    [path, from, step].every((text) => typeof text === 'string') &&
    plainFigure.test(from as string) &&
    plainFigure.test(step as string) &&
    areCounts([count]) &&
    (count as number) >= 1 &&
    (count as number) <= mostNumbersInPart
  )
}
