import { Decimal } from '../../base/decimal.ts'
import { type MoneyUnit, moneyUnits } from '../../base/money-unit.ts'
import { type Shard, shareOf } from '../../questions/parts/shard.ts'
import { isNone, type SweptBlock, type SweptValue } from '../../questions/sweep.ts'
import { openQuestion } from '../answer-question.ts'
import { askedIn, mergedAsked } from '../asked-words.ts'
import { type Host, UsageError } from '../host.ts'
import { Progress } from '../progress.ts'
import { type AskedSweep, askedSweep, type SweepQuestion, type SweptNumbers } from '../sweep-question.ts'
import { blocksOf, writeSweep } from '../sweep-run.ts'
import { Turns } from '../turns.ts'
import { partedCommand } from './parted-command.ts'
import { isRecord } from './read-part.ts'

/** The answers of consecutive combinations as a part holds them: each a list of decimals as text, null where there is none. */
interface SweepPayload {
  readonly exact: boolean
  readonly from: number
  readonly to: number
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
export const parted = partedCommand<readonly SweepPayload[]>({
  combine: (payloads) => {
    let end = 0
    for (const [position, payload] of payloads.entries()) {
      if (!isSweepPayload(payload) || payload.from !== end || payload.exact !== isExact(payloads[0]))
        return { wrong: position }
      end = payload.to
    }
    return { whole: payloads as readonly SweepPayload[] }
  },
  answer: async (options, whole, outputs, shown, host) => {
    const asked = questionIn(options)
    if (asked === undefined) throw new UsageError('The parts hold options that sweep does not have.')
    const question: SweepQuestion = {
      ...asked,
      ...unitOf(shown.unit),
      ...decimalsOf(shown.decimals),
      ...mergedAsked(asked.asked, shown.asked),
    }
    // That files may lie anywhere was settled when the parts were made.
    const opened = openQuestion(question.file, { ...shown, ...question, allowOutside: true }, host)
    if ('exit' in opened) return opened.exit
    const sweep = askedSweep(opened.scenario, question, host)
    const isWhole = whole.at(-1)?.to === sweep.count && whole.every(({ exact }) => exact === sweep.sweeper.isExact)
    if (!isWhole || whole.some(({ values }) => values.some((own) => own.length !== sweep.asked.length)))
      throw new UsageError('The parts do not hold what this sweep asks for.')
    return writeSweep(question, opened, sweep, blocksIn(whole), outputs, shown, host)
  },
})

function unitOf(unit: MoneyUnit | undefined): { readonly unit?: MoneyUnit } {
  return unit === undefined ? {} : { unit }
}

function decimalsOf(decimals: number | undefined): { readonly decimals?: number } {
  return decimals === undefined ? {} : { decimals }
}

function* blocksIn(parts: readonly SweepPayload[]): Generator<SweptBlock, void> {
  for (const { exact, values } of parts) {
    const answerIn = (text: string | null): SweptValue =>
      text === null ? undefined : exact ? new Decimal(text) : Number(text)
    for (const own of values) yield own.map(answerIn)
  }
}

function isExact(payload: unknown): boolean | undefined {
  return isRecord(payload) ? payload.exact === true : undefined
}

const figure = /^-?\d+(?:\.\d+)?(?:e[+-]?\d{1,3})?$/

function isSweepPayload(payload: unknown): payload is SweepPayload {
  if (!isRecord(payload)) return false
  const { exact, from, to, values } = payload
  const isFigure = (value: unknown): boolean => value === null || (typeof value === 'string' && figure.test(value))
  return (
    typeof exact === 'boolean' &&
    Number.isSafeInteger(from) &&
    Number.isSafeInteger(to) &&
    Array.isArray(values) &&
    values.length === (to as number) - (from as number) &&
    values.every((own) => Array.isArray(own) && own.every(isFigure))
  )
}

/** The question that parts hold; undefined where that is none. */
function questionIn(options: Readonly<Record<string, unknown>>): SweepQuestion | undefined {
  const { file, vary, rows, years, set, allowOutside, prices, perHead, unit, decimals } = options
  const areTexts = (value: unknown): value is readonly string[] =>
    Array.isArray(value) && value.every((one) => typeof one === 'string')
  const isRight =
    typeof file === 'string' &&
    areTexts(rows) &&
    areTexts(years) &&
    areTexts(set) &&
    Array.isArray(vary) &&
    vary.every(isNumbers) &&
    (prices === null || prices === 'cash' || prices === 'real') &&
    (unit === null || moneyUnits.some((one) => one === unit)) &&
    (decimals === null || Number.isSafeInteger(decimals))
  if (!isRight) return undefined
  return {
    file,
    vary,
    rows,
    years,
    set,
    ...mergedAsked(askedIn(options.asked)),
    ...(allowOutside === true && { allowOutside }),
    ...(prices !== null && { prices }),
    ...(perHead === true && { perHead }),
    ...unitOf((unit ?? undefined) as MoneyUnit | undefined),
    ...decimalsOf((decimals ?? undefined) as number | undefined),
  }
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
    Number.isSafeInteger(count) &&
    (count as number) >= 1 &&
    (count as number) <= mostNumbersInPart
  )
}

/** A question as parts hold it: every option, those that were left out included. */
export function questionOptions(question: SweepQuestion): Readonly<Record<string, unknown>> {
  const { file, vary, rows, years, set, allowOutside, prices, perHead, unit, decimals, asked } = question
  return {
    file,
    set,
    allowOutside: allowOutside === true,
    vary,
    rows,
    years,
    prices: prices ?? null,
    perHead: perHead === true,
    unit: unit ?? null,
    decimals: decimals ?? null,
    asked: asked ?? null,
  }
}
