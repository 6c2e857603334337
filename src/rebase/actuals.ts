import type { Decimal } from '../base/decimal.ts'
import { type FinancialYear, printYear } from '../base/financial-year.ts'
import type { Actual, Definition } from '../definition/definition.ts'
import type { Provenance } from '../definition/values/entry.ts'
import { qualityOf } from '../definition/values/quality.ts'
import { isTitled } from '../model/actuals.ts'
import type { Row } from '../model/row.ts'
import type { Scenario } from '../open/open.ts'
import { digitsOf, percentOf } from './digits.ts'
import type { DefinitionDraft } from './draft.ts'
import { isOfRates } from './later-years.ts'
import { restsOn } from './rests-on.ts'
import type { LabelOf } from './row-labels.ts'

/** The row of the balance that is carried forward. */
export const carriedRow = 'surplus.carried'

/** By how much what came out differs from what was projected, and whether that stays. */
export interface CameOut {
  /** What came out less what was projected, in the unit of the row. */
  readonly apart: Decimal
  readonly isRecurrent: boolean
  /** What is said of a figure that rests on it. */
  readonly about: (base: Decimal) => Omit<Provenance, 'range'>
}

/** What came out in the new base year. */
export interface CameOutIn {
  /** The first of some rows of one base of which an actual figure is known; it then counts as taken. */
  readonly of: (...rows: readonly string[]) => CameOut | undefined
  /** The actual figures of the year that were asked for, and those that were not. */
  readonly taken: () => readonly Actual[]
  readonly notTaken: () => readonly Actual[]
}

/**
 * An actual figure of a year, by index, as people call it: what its author calls it where that is no outturn of the row, whether it may still
 * change, and how good it is called.
 */
export function actualInWords(actual: Actual, index: number, labelOf: LabelOf): string {
  const { row, title, amounts, provisional } = actual
  const label = labelOf(row)
  // In a list of them a comma would seem to part two.
  const called = label.includes(',') ? `"${label}"` : label
  const quality = amounts.entry && qualityOf(amounts.entry.provenance)
  const said = [
    ...(isTitled(actual) ? [`"${title}"`] : []),
    ...(provisional.includes(index) ? ['provisional'] : []),
    ...(quality === undefined ? [] : [`evidence: ${quality}`]),
  ]
  return said.length === 0 ? called : `${called} (${said.join('; ')})`
}

/** No actual figure counts: the plan as it was projected. */
export const nothingCameOut: CameOutIn = { of: () => undefined, taken: () => [], notTaken: () => [] }

/**
 * The actual figures of the new base year, held against what was projected for it. What a place says of the rows of a member (`ofPlace`,
 * in the unit of the member) goes before what that says itself.
 */
export function cameOutIn(
  { actuals }: Definition,
  ofPlace: readonly Actual[],
  index: number,
  base: FinancialYear,
  name: string,
  at: (path: string) => Decimal | undefined,
): CameOutIn {
  const known = new Map(
    [...actuals, ...ofPlace].flatMap((one) => (one.amounts.values[index] === undefined ? [] : [[one.row, one]])),
  )
  const taken = new Set<Actual>()
  return {
    of: (...rows) => {
      for (const row of rows) {
        const actual = known.get(row)
        const [value, projected] = [actual?.amounts.values[index], at(row)]
        if (actual === undefined || value === undefined || projected === undefined) continue
        taken.add(actual)
        const { isRecurrent } = actual
        return {
          apart: value.minus(projected),
          isRecurrent,
          about: (figure) => aboutOf(actual, index, value, projected, figure, printYear(base), name),
        }
      }
      return undefined
    },
    taken: () => [...known.values()].filter((one) => taken.has(one)),
    notTaken: () => [...known.values()].filter((one) => !taken.has(one)),
  }
}

/** Where a base comes from that an actual figure sets: the figure itself, or what was projected and the difference. */
function aboutOf(
  actual: Actual,
  index: number,
  value: Decimal,
  projected: Decimal,
  figure: Decimal,
  year: string,
  name: string,
): Omit<Provenance, 'range'> {
  const { amounts, row } = actual
  const { source, owner, quality, impact, date } = amounts.entry?.provenance ?? {}
  const short = (amount: Decimal): string => digitsOf(amount.toDecimalPlaces(6))
  const from = source === undefined ? '' : `: ${source}`
  const [what, how] = isTitled(actual)
    ? [`Held against: ${actual.title}`, 'was held against']
    : ['Actual', 'came out at']
  const still = actual.provisional.includes(index) ? ' (provisional)' : ''
  const came = `${row} ${how} ${short(value)}${still} in ${year}, where ${name} projected ${short(projected)}`
  const itself = figure.minus(value).abs().lt('1e-20')
  return {
    source: itself ? `${what}${from}. ${came}` : `Projected, and the difference by which ${came}${from}`,
    ...(owner === undefined ? {} : { owner }),
    ...(quality === undefined ? {} : { quality }),
    ...(impact === undefined ? {} : { impact }),
    ...(date === undefined ? {} : { date }),
  }
}

/**
 * Actual figures of later years are kept; those of the new base year have done their part where they set a base. Money that sets none, or
 * that a contract stands beside, is kept to be held against what the bases come to: nothing of it is lost.
 */
export function rollActuals(
  scenario: Scenario,
  draft: DefinitionDraft,
  index: number,
  cameOut: CameOutIn,
  handed: ReadonlySet<Actual>,
  labelOf: LabelOf,
): void {
  const { actuals, horizon, rolled } = scenario.definition
  const gone = new Set<string>()
  const year = horizon.base + index
  const units = new Map<string, Row['unit']>(scenario.projection.model.rows.map(({ path, unit }) => [path, unit]))
  const taken = cameOut.taken()
  const paid = spendUnderContract(scenario, draft)
  const isOutside = (one: Actual): boolean => cameOut.notTaken().includes(one) && !handed.has(one)
  const isBeside = (one: Actual): boolean => taken.includes(one) && paid.has(one.row)
  for (const actual of actuals) {
    const { id, amounts, provisional, row } = actual
    const path = `actuals.${id}`
    const isKept = isBeside(actual) || (isOutside(actual) && units.get(row) === 'money')
    const first = isKept ? index : index + 1
    const isRate = amounts.entry !== undefined && isOfRates(amounts.entry)
    const later = amounts.values.flatMap((value, at): [string, string][] => {
      const text = value && (isRate ? percentOf(value) : digitsOf(value))
      return at >= first && text !== undefined ? [[printYear(horizon.base + at), text]] : []
    })
    if (later.length === 0) gone.add(path)
    else draft.revalue(`${path}.amounts`, Object.fromEntries(later))
    const still = provisional.filter((at) => at >= first).map((at) => printYear(horizon.base + at))
    if (still.length === 0) draft.delete(`${path}.provisional`)
    else draft.revalue(`${path}.provisional`, still)
    if (isBeside(actual)) draft.beside.push({ path: row, why: 'beside' })
    else if (isKept) draft.beside.push({ path: row, why: 'no base' })
    else if (isOutside(actual))
      draft.leftOut.push({ path, why: `${labelOf(row)} of ${printYear(year)} is not one base of the plan` })
  }
  draft.deleteAll(gone)
  // What spend and funding came out at does not tell what was carried.
  draft.cameOut.push(...taken)
  const ofBalance = restsOn(scenario, carriedRow)
  const ofSpend = restsOn(scenario, 'spend.total')
  const isProjected = draft.has('surplus.brought-forward') && !taken.some(({ row }) => row === carriedRow)
  if (isProjected && taken.length > 0) draft.asProjected.push(carriedRow)
  // A balance that was apart from its base year is so in every later one, until it is stated.
  draft.isBalanceApart =
    isProjected && (taken.some(({ row }) => ofBalance(row)) || rolled.some(({ isBalanceApart }) => isBalanceApart))
  draft.isSpendActual = taken.some(({ row }) => ofSpend(row) && units.get(row) === 'money')
}

/** The spend of lines that a contract covers: what it came out at is taken as cost, beside which stands what the contract pays. */
function spendUnderContract(
  { definition: { contracts } }: Scenario,
  { finished }: DefinitionDraft,
): ReadonlySet<string> {
  const over = new Set(finished)
  const going = contracts.filter(({ id }) => !over.has(`contracts.${id}`))
  return new Set(going.flatMap(({ scope }) => scope.map(({ line }) => `lines.${line}.spend`)))
}
