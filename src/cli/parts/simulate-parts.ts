import { type FinancialYear, printYear } from '../../base/financial-year.ts'
import type { Row } from '../../model/row.ts'
import { type Shard, shareOf } from '../../questions/parts/shard.ts'
import type { Drawn } from '../../questions/simulate/drawing.ts'
import { drawnTogether } from '../../questions/simulate/simulation.ts'
import type { Tallied, TalliedRow, TalliedYear } from '../../questions/simulate/tally.ts'
import { openQuestion, tellAnswer } from '../answer-question.ts'
import { mostSeed } from '../draw-options.ts'
import type { Host } from '../host.ts'
import {
  type AskedSimulation,
  askedSimulation,
  drawBlocks,
  leastDraws,
  mostDraws,
  type SimulateQuestion,
  simulationAnswer,
} from '../simulate-question.ts'
import { areCounts, asShown, heldQuestion } from './held-question.ts'
import { isShareOf } from './is-share-of.ts'
import { askedByParts, type HeldShare, noShare, PartRefused, partedCommand } from './parted-command.ts'
import { isRecord } from './read-part.ts'

/** What came of consecutive blocks as a part holds it: whole numbers, and binary fractions as the shortest text that is them. */
interface SimulatePayload extends HeldShare, Omit<Drawn, 'tallied'> {
  readonly tallied: readonly (Omit<Tallied, 'rows'> & {
    readonly rows: readonly KeptRow[]
  })[]
}

/** What came of a row, under its path. */
interface KeptRow extends Omit<TalliedRow, 'years'> {
  readonly row: string
  readonly years: readonly KeptYear[]
}

/** The cells as a list of numbers, under the financial year; no least and most where nothing is counted. */
interface KeptYear extends Omit<TalliedYear, 'cells' | 'least' | 'most'> {
  readonly year: string
  readonly cells: readonly number[]
  readonly least: number | null
  readonly most: number | null
}

/** The share of a simulation that a shard does, as JSON; it ends early where Ctrl-C is pressed. */
export async function* simulatePayload(
  { simulation, ...asked }: AskedSimulation,
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
    const kept = rows.map(({ years, ...row }, index): KeptRow => {
      const { path } = asked.rows[index] as Row
      return { row: path, ...row, years: years.map((year, at) => keptYear(year, asked.base + at)) }
    })
    yield `${at === 0 ? '' : ','}\n${JSON.stringify({ ...one, rows: kept })}`
  }
  yield '\n]}'
}

function keptYear({ cells, least, most, ...year }: TalliedYear, of: FinancialYear): KeptYear {
  const known = (value: number): number | null => (Number.isFinite(value) ? value : null)
  return { year: printYear(of), ...year, cells: [...cells], least: known(least), most: known(most) }
}

/** How the parts of a simulation are put together. */
export const parted = partedCommand<SimulatePayload>({
  keep: (payload) => (isSimulatePayload(payload) ? payload : undefined),
  answer: async (options, whole, outputs, shown, host) => {
    const held = questionIn(options)
    if (held === undefined) throw new PartRefused(0, 'it holds options that simulate does not have')
    const question = asShown(held, shown)
    // That files may lie anywhere was settled when the parts were made.
    const told = { ...shown, ...question } as const
    const opened = openQuestion(question.file, { ...told, allowOutside: true }, host)
    if ('exit' in opened) return opened.exit
    const asked = askedByParts(() => askedSimulation(opened.scenario, { ...question, allowOutside: true }, host))
    const shares = whole.map(drawnIn)
    for (const [position, payload] of whole.entries()) {
      const isOwn = isShareOf(asked.simulation, shares[position] as Drawn, payload, asked.rows.length)
      if (!isOwn || !isNamedAs(payload, asked)) throw new PartRefused(position, noShare)
    }
    if (whole.at(-1)?.to !== asked.simulation.blocks.length) throw new PartRefused(whole.length - 1, noShare)
    const answer = simulationAnswer(question, opened, asked, drawnTogether(shares))
    return tellAnswer('simulate', opened, answer, outputs, told, host)
  },
})

/** Whether rows and years are those asked about, in their order. */
function isNamedAs({ tallied }: SimulatePayload, asked: AskedSimulation): boolean {
  return tallied.every(({ rows }) =>
    rows.every(
      ({ row, years }, index) =>
        row === asked.rows[index]?.path && years.every(({ year }, at) => year === printYear(asked.base + at)),
    ),
  )
}

function drawnIn({ tallied, cut, filled }: SimulatePayload): Drawn {
  return {
    cut,
    filled,
    tallied: tallied.map(({ rows, ...one }) => ({
      ...one,
      rows: rows.map(({ row: _, years, ...row }): TalliedRow => ({ ...row, years: years.map(talliedYear) })),
    })),
  }
}

function talliedYear({ year: _, cells, least, most, ...year }: KeptYear): TalliedYear {
  return {
    ...year,
    cells: Uint32Array.from(cells),
    least: least ?? Number.POSITIVE_INFINITY,
    most: most ?? Number.NEGATIVE_INFINITY,
  }
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
    typeof row.row === 'string' &&
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
    typeof year.year === 'string' &&
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

/** The question that parts hold; undefined where that is none. */
function questionIn(options: Readonly<Record<string, unknown>>): SimulateQuestion | undefined {
  const { draws, seed, sampler, risks } = options
  const held = heldQuestion(options)
  const isRight =
    areCounts([draws, seed]) &&
    (draws as number) >= leastDraws &&
    (draws as number) <= mostDraws &&
    (seed as number) <= mostSeed &&
    (sampler === 'sobol' || sampler === 'random') &&
    (risks === 'on' || risks === 'off')
  if (held === undefined || !isRight) return undefined
  return { ...held, draws: draws as number, seed: seed as number, sampler, risks }
}
