import { moneyUnits } from '../../base/money-unit.ts'
import { cellRank } from '../../engine/sampling/cells.ts'
import { type Shard, shareOf } from '../../questions/parts/shard.ts'
import type { Drawn } from '../../questions/simulate/drawing.ts'
import { drawnTogether, type Simulation } from '../../questions/simulate/simulation.ts'
import type { Tallied, TalliedRow, TalliedYear } from '../../questions/simulate/tally.ts'
import { openQuestion, tellAnswer } from '../answer-question.ts'
import { askedIn, mergedAsked } from '../asked-words.ts'
import { type Host, UsageError } from '../host.ts'
import {
  askedSimulation,
  drawBlocks,
  mostDraws,
  type SimulateQuestion,
  simulationAnswer,
} from '../simulate-question.ts'
import { partedCommand } from './parted-command.ts'
import { isRecord } from './read-part.ts'

/** What came of consecutive blocks as a part holds it: whole numbers, and binary fractions as the shortest text that is them. */
interface SimulatePayload extends Omit<Drawn, 'tallied'> {
  readonly from: number
  readonly to: number
  readonly tallied: readonly (Omit<Tallied, 'rows'> & {
    readonly rows: readonly (Omit<TalliedRow, 'years'> & { readonly years: readonly KeptYear[] })[]
  })[]
}

/** The cells as a list of numbers; no least and most where nothing is counted. */
interface KeptYear extends Omit<TalliedYear, 'cells' | 'least' | 'most'> {
  readonly cells: readonly number[]
  readonly least: number | null
  readonly most: number | null
}

/** The share of a simulation that a shard does, as JSON; it ends early where Ctrl-C is pressed. */
export async function* simulatePayload(
  simulation: Simulation,
  shard: Shard,
  isStopped: () => boolean,
  isQuiet: boolean,
  host: Host,
): AsyncGenerator<string, void> {
  const share = shareOf(shard, simulation.blocks.length)
  const { tallied, cut, filled } = await drawBlocks(simulation, share, isStopped, isQuiet, host)
  const head = JSON.stringify({ ...share, cut, filled })
  yield `${head.slice(0, -1)},"tallied":[`
  for (const [at, { rows, ...one }] of tallied.entries()) {
    const kept = rows.map(({ years, ...row }) => ({ ...row, years: years.map(keptYear) }))
    yield `${at === 0 ? '' : ','}\n${JSON.stringify({ ...one, rows: kept })}`
  }
  yield '\n]}'
}

function keptYear({ cells, least, most, ...year }: TalliedYear): KeptYear {
  const known = (value: number): number | null => (Number.isFinite(value) ? value : null)
  return { ...year, cells: [...cells], least: known(least), most: known(most) }
}

/** How the parts of a simulation are put together. */
export const parted = partedCommand<readonly SimulatePayload[]>({
  combine: (payloads) => {
    let end = 0
    for (const [position, payload] of payloads.entries()) {
      if (!isSimulatePayload(payload) || payload.from !== end) return { wrong: position }
      end = payload.to
    }
    return { whole: payloads as readonly SimulatePayload[] }
  },
  answer: async (options, whole, outputs, shown, host) => {
    const held = questionIn(options)
    if (held === undefined) throw new UsageError('The parts hold options that simulate does not have.')
    const { unit = held.unit, decimals = held.decimals } = shown
    const question = {
      ...held,
      ...(unit && { unit }),
      ...(decimals !== undefined && { decimals }),
      ...mergedAsked(held.asked, shown.asked),
    }
    // That files may lie anywhere was settled when the parts were made.
    const told = { ...shown, ...question, allowOutside: true } as const
    const opened = openQuestion(question.file, told, host)
    if ('exit' in opened) return opened.exit
    const asked = askedSimulation(opened.scenario, { ...question, allowOutside: true }, host)
    const drawn = drawnIn(whole)
    if (whole.at(-1)?.to !== asked.simulation.blocks.length || !fits(drawn, asked.simulation, asked.rows.length))
      throw new UsageError('The parts do not hold what this simulation asks for.')
    return tellAnswer('simulate', opened, simulationAnswer(question, opened, asked, drawn), outputs, told, host)
  },
})

function drawnIn(parts: readonly SimulatePayload[]): Drawn {
  return drawnTogether(
    parts.map(({ tallied, cut, filled }) => ({
      cut,
      filled,
      tallied: tallied.map(({ rows, ...one }) => ({
        ...one,
        rows: rows.map(({ years, ...row }): TalliedRow => ({ ...row, years: years.map(talliedYear) })),
      })),
    })),
  )
}

function talliedYear({ cells, least, most, ...year }: KeptYear): TalliedYear {
  return {
    ...year,
    cells: Uint32Array.from(cells),
    least: least ?? Number.POSITIVE_INFINITY,
    most: most ?? Number.NEGATIVE_INFINITY,
  }
}

/** Whether what was drawn can be of this simulation: its blocks, each once, and counts that hold together. */
function fits({ tallied, cut, filled }: Drawn, { blocks, draws, central, figures }: Simulation, rows: number): boolean {
  const years = central[0]?.length ?? 0
  let next = 0
  for (const one of [...tallied].sort((left, right) => left.firstBlock - right.firstBlock)) {
    const [first] = one.rows
    const count = first?.years[0]?.sums.length ?? 0
    const own = blocks.slice(next, next + count)
    const isOwn = one.firstBlock === next && count > 0 && own.every(({ replicate }) => replicate === one.replicate)
    if (!isOwn || one.draws !== added(own.map((block) => block.count)) || one.rows.length !== rows) return false
    if (!one.rows.every((row) => isTalliedWhole(row, one.draws, count, years))) return false
    next += count
  }
  return (
    next === blocks.length &&
    added(tallied.map((one) => one.draws)) === draws &&
    cut.length === figures.length &&
    filled.length === figures.length &&
    cut.every((count, at) => count <= (filled[at] ?? 0))
  )
}

/** Whether the counts of a row hold together. */
function isTalliedWhole(
  { years, firstBelow, told }: TalliedRow,
  draws: number,
  blocks: number,
  count: number,
): boolean {
  return (
    years.length === count &&
    firstBelow.length === count &&
    told.length === count &&
    added(firstBelow) <= draws &&
    told.every((own, year) => own <= draws && added(firstBelow.slice(0, year + 1)) <= own + (year === 0 ? draws : 0)) &&
    years.every((year) => isYearWhole(year, draws, blocks))
  )
}

function isYearWhole(
  { cells, missing, atOrAboveZero, sums, least, most }: TalliedYear,
  draws: number,
  blocks: number,
): boolean {
  const numbers = cells.filter((_, at) => at % 2 === 0)
  const counts = cells.filter((_, at) => at % 2 === 1)
  return (
    sums.length === blocks &&
    added(counts) + missing === draws &&
    atOrAboveZero <= draws - missing &&
    (missing === draws || least <= most) &&
    numbers.every((cell, at) => at === 0 || cellRank(cell) > cellRank(numbers[at - 1] as number))
  )
}

function added(counts: Iterable<number>): number {
  let sum = 0
  for (const count of counts) sum += count
  return sum
}

function isSimulatePayload(payload: unknown): payload is SimulatePayload {
  if (!isRecord(payload)) return false
  const { from, to, cut, filled, tallied } = payload
  return (
    areCounts([from, to]) && areCounts(cut) && areCounts(filled) && Array.isArray(tallied) && tallied.every(isTallied)
  )
}

function isTallied(one: unknown): boolean {
  if (!isRecord(one)) return false
  const { replicate, firstBlock, draws, rows } = one
  return areCounts([replicate, firstBlock, draws]) && Array.isArray(rows) && rows.every(isTalliedRow)
}

function isTalliedRow(row: unknown): boolean {
  return (
    isRecord(row) &&
    areCounts(row.firstBelow) &&
    areCounts(row.told) &&
    Array.isArray(row.years) &&
    row.years.every(isKeptYear)
  )
}

const mostCell = 2 ** 24
const mostCount = 2 ** 32

function isKeptYear(year: unknown): boolean {
  if (!isRecord(year)) return false
  const { cells, missing, atOrAboveZero, sums, least, most } = year
  const isEnd = (value: unknown): boolean => value === null || Number.isFinite(value)
  return (
    areCounts([missing, atOrAboveZero]) &&
    areCounts(cells) &&
    cells.length % 2 === 0 &&
    cells.every((own, at) => own < (at % 2 === 1 ? mostCount : mostCell)) &&
    Array.isArray(sums) &&
    sums.every((sum) => Number.isFinite(sum)) &&
    isEnd(least) &&
    isEnd(most)
  )
}

function areCounts(values: unknown): values is readonly number[] {
  return Array.isArray(values) && values.every((value) => Number.isSafeInteger(value) && value >= 0)
}

/** The question that parts hold; undefined where that is none. */
function questionIn(options: Readonly<Record<string, unknown>>): SimulateQuestion | undefined {
  const { file, rows, years, set, draws, seed, sampler, risks, allowOutside, prices, perHead, unit, decimals } = options
  const areTexts = (value: unknown): value is readonly string[] =>
    Array.isArray(value) && value.every((one) => typeof one === 'string')
  const money = moneyUnits.find((one) => one === unit)
  const isRight =
    typeof file === 'string' &&
    areTexts(rows) &&
    areTexts(years) &&
    areTexts(set) &&
    areCounts([draws, seed]) &&
    (draws as number) >= 1 &&
    (draws as number) <= mostDraws &&
    (sampler === 'sobol' || sampler === 'random') &&
    (risks === 'on' || risks === 'off') &&
    (prices === null || prices === 'cash' || prices === 'real') &&
    (unit === null || money !== undefined) &&
    (decimals === null || Number.isSafeInteger(decimals))
  if (!isRight) return undefined
  return {
    file,
    rows,
    years,
    set,
    draws: draws as number,
    seed: seed as number,
    sampler,
    risks,
    ...mergedAsked(askedIn(options.asked)),
    ...(allowOutside === true && { allowOutside }),
    ...(prices !== null && { prices }),
    ...(perHead === true && { perHead }),
    ...(money && { unit: money }),
    ...(decimals !== null && { decimals: decimals as number }),
  }
}

/** A question as parts hold it: every option, those that were left out included. */
export function simulationOptions(question: SimulateQuestion): Readonly<Record<string, unknown>> {
  const { allowOutside, prices, perHead, unit, decimals, asked, ...own } = question
  return {
    ...own,
    allowOutside: allowOutside === true,
    prices: prices ?? null,
    perHead: perHead === true,
    unit: unit ?? null,
    decimals: decimals ?? null,
    asked: asked ?? null,
  }
}
