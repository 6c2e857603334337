import { moneyUnits } from '../../base/money-unit.ts'
import { type Shard, shareOf } from '../../questions/parts/shard.ts'
import { type Drawn, drawnTogether, type Simulation } from '../../questions/simulate/simulation.ts'
import type { Tallied, TalliedRow, TalliedYear } from '../../questions/simulate/tally.ts'
import { openQuestion, tellAnswer } from '../answer-question.ts'
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
    readonly rows: readonly { readonly firstBelow: readonly number[]; readonly years: readonly KeptYear[] }[]
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
    const kept = rows.map(({ firstBelow, years }) => ({ firstBelow, years: years.map(keptYear) }))
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
    const question = { ...held, ...(unit && { unit }), ...(decimals !== undefined && { decimals }) }
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
        rows: rows.map(({ firstBelow, years }): TalliedRow => ({ firstBelow, years: years.map(talliedYear) })),
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

/** Whether what was drawn is of this simulation: as many draws, rows, years and figures. */
function fits({ tallied, cut, filled }: Drawn, { draws, central, figures }: Simulation, rows: number): boolean {
  const years = central[0]?.length
  const isRight = (row: TalliedRow): boolean => row.years.length === years && row.firstBelow.length === years
  return (
    tallied.reduce((sum, one) => sum + one.draws, 0) === draws &&
    cut.length === figures.length &&
    filled.length === figures.length &&
    tallied.every((one) => one.rows.length === rows && one.rows.every(isRight))
  )
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
  return isRecord(row) && areCounts(row.firstBelow) && Array.isArray(row.years) && row.years.every(isKeptYear)
}

const mostCell = 2 ** 24

function isKeptYear(year: unknown): boolean {
  if (!isRecord(year)) return false
  const { cells, missing, atOrAboveZero, sums, least, most } = year
  const isEnd = (value: unknown): boolean => value === null || Number.isFinite(value)
  return (
    areCounts([missing, atOrAboveZero]) &&
    areCounts(cells) &&
    cells.length % 2 === 0 &&
    cells.every((own, at) => at % 2 === 1 || own < mostCell) &&
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
    ...(allowOutside === true && { allowOutside }),
    ...(prices !== null && { prices }),
    ...(perHead === true && { perHead }),
    ...(money && { unit: money }),
    ...(decimals !== null && { decimals: decimals as number }),
  }
}

/** A question as parts hold it: every option, those that were left out included. */
export function simulationOptions(question: SimulateQuestion): Readonly<Record<string, unknown>> {
  const { allowOutside, prices, perHead, unit, decimals, ...own } = question
  return {
    ...own,
    allowOutside: allowOutside === true,
    prices: prices ?? null,
    perHead: perHead === true,
    unit: unit ?? null,
    decimals: decimals ?? null,
  }
}
