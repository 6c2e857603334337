import { Decimal, one } from '../base/decimal.ts'
import type { Definition, Line } from '../definition/definition.ts'
import { at, divide, less, number, onePlus, plus, power, previous, row, sum, times, toDate } from '../formula/build.ts'
import { inYear } from '../formula/lag.ts'
import type { Numeric, Term } from '../formula/node.ts'
import { linesIn } from './care-settings.ts'
import { contractTermRows } from './contract-terms.ts'
import { hospitalMoved } from './responsibilities.ts'
import { riskImpactRows } from './risks.ts'
import { always, inForce, inUnit, money, type Row, rate } from './row.ts'
import type { RowPath } from './row-path.ts'

/**
 * Figures that sentences and tables quote and that no output lists: averages over the years, what hospital care takes, what
 * has to be found a year. They are rows of the model like any other, so that `explain` answers for them, but they are
 * calculated only when they are asked for. `has` tells which rows the model has; a view of one that it does not have is none.
 */
export function viewRows(definition: Definition, has: (path: string) => boolean): View[] {
  return [
    ...hospitalRows(definition, has),
    ...averaged.map(({ path, label }) =>
      viewOf(path, overYears(`${path}-average`, label, averageOf(row(path), definition), definition)),
    ),
    ...requirementRows(definition),
    ...unfoundRows(),
    ...addedUp.map(({ path, label }) => viewOf(path, money(`${path}-to-date`, label, { formula: toDate(path) }))),
    ...lostRows(definition, has),
    ...[...contractTermRows(definition), ...riskImpactRows(definition)].map((view) => viewOf(undefined, view)),
  ]
}

/** A figure that sentences quote. */
interface View {
  readonly view: Row
  /** The row that it is a view of: where that is not there, neither is this. */
  readonly of: RowPath | undefined
}

function viewOf(of: RowPath | undefined, view: Row): View {
  return { of, view: { ...view, section: 'views', shown: false } }
}

/** A row that views are made of, and what the view is called. */
interface Viewed {
  readonly path: RowPath
  readonly label: string
}

const averaged: readonly Viewed[] = [
  { path: 'funding.growth', label: 'Growth of recurrent funding a year, on average' },
  { path: 'funding.growth-per-head', label: 'Growth of recurrent funding per head a year, on average' },
  { path: 'funding.growth-real', label: 'Growth of recurrent funding in real terms a year, on average' },
]
const addedUp: readonly Viewed[] = [
  { path: 'savings.total', label: 'New savings in the year, added up' },
  { path: 'savings.unidentified', label: 'Unidentified savings, added up' },
]

/** What hospital care takes, and how it grows if nothing is done: as its one line grows, or all its lines together. */
function hospitalRows(definition: Definition, has: (path: string) => boolean): View[] {
  const lines = linesIn(definition, 'hospital')
  const [only] = lines
  if (only === undefined) return []
  const spend = added(lines, 'spend')
  const growth = lines.length === 1 ? row(`lines.${only.id}.growth`) : growthTogether(lines, has(hospitalMoved))
  const average = 'Hospital care, growth a year before savings and other changes, on average'
  return [
    viewOf(undefined, always('hospital.spend', 'Hospital care, spend', spend)),
    viewOf(
      'funding.total',
      inUnit('share', always('hospital.share', 'Hospital care, share of funding', divide(spend, row('funding.total')))),
    ),
    ...thereRows(definition, lines),
    viewOf(undefined, rate('hospital.growth', 'Hospital care, growth before savings and other changes', growth)),
    viewOf(undefined, overYears('hospital.growth-average', average, averageOf(growth, definition), definition)),
  ]
}

/**
 * The share without lines and funding to which services moved, which is like for like where these held nothing before. None in a
 * place, whose members may each move theirs to other lines, and where nothing else is left.
 */
function thereRows({ members, responsibilities, streams }: Definition, lines: readonly Line[]): View[] {
  const toLines = new Set(responsibilities.map(({ line }) => line))
  const toStreams = new Set(responsibilities.map(({ funding }) => funding))
  const there = lines.filter(({ id }) => !toLines.has(id))
  const paidBy = streams.filter(({ id }) => !toStreams.has(id))
  if (members.length > 0 || there.length === lines.length || there.length === 0 || paidBy.length === 0) return []
  const funding = sum(...paidBy.map(({ id }): Term => plus(row(`funding.${id}.total`))))
  const label = 'Hospital care without services that moved, share of funding without theirs'
  return [
    viewOf(
      'funding.total',
      inUnit('share', always('hospital.share-there', label, divide(added(there, 'spend'), funding))),
    ),
  ]
}

/** Of several lines together, without services that moved in with their money: these are no growth of those that were there. */
function growthTogether(lines: readonly Line[], isMoved: boolean): Numeric {
  const own = sum(plus(added(lines, 'do-nothing')), ...(isMoved ? [less(row(hospitalMoved))] : []))
  const before = sum(...lines.map(({ id }) => plus(previous(`lines.${id}.do-nothing`))))
  return sum(plus(divide(own, before)), less(number(one)))
}

function added(lines: readonly Line[], name: string): Numeric {
  return sum(...lines.map(({ id }): Term => plus(row(`lines.${id}.${name}`))))
}

function requirementRows(definition: Definition): View[] {
  const { horizon } = definition
  const last = horizon.base + horizon.count
  const yearly = divide(at('savings.requirement', last), number(new Decimal(horizon.count)))
  const views = [
    overYears(
      'savings.requirement-yearly',
      'Further recurrent savings needed by the last year, a year',
      yearly,
      definition,
      'money',
    ),
    overYears(
      'savings.requirement-yearly-share',
      'Further recurrent savings needed by the last year, a year, share of its recurrent funding',
      divide(yearly, at('funding.recurrent', last)),
      definition,
      'share',
    ),
  ]
  return views.map((view) => viewOf('savings.requirement', view))
}

/** How much of the new savings in the plan nobody has found yet. */
function unfoundRows(): View[] {
  const formula = divide(toDate('savings.unidentified'), toDate('savings.total'))
  const label = 'Unidentified savings, share of all, added up'
  return [viewOf('savings.unidentified', inUnit('share', money('savings.unidentified-share', label, { formula })))]
}

function lostRows({ streams }: Definition, has: (path: string) => boolean): View[] {
  const lost = streams.map(({ id }) => `funding.${id}.lost`).filter(has)
  return lost.length === 0
    ? []
    : [viewOf(undefined, always('funding.lost', 'Ring-fence underspend', sum(...lost.map((path) => plus(row(path))))))]
}

/** The average of a rate over the projected years: what compounds to the whole. */
function averageOf(growth: Numeric, { horizon }: Definition): Numeric {
  const factors = Array.from({ length: horizon.count }, (_, index) => onePlus(inYear(growth, horizon.base + index + 1)))
  const years = number(new Decimal(horizon.count))
  return sum(plus(power(times(...factors), divide(number(one), years))), less(number(one)))
}

/** A figure of all the projected years together: it is told of the last of them, in whose prices and people it is. */
function overYears(
  path: string,
  label: string,
  formula: Numeric,
  { horizon: { count } }: Definition,
  unit: Row['unit'] = 'rate',
): Row {
  return inUnit(unit, inForce({ from: count, ends: count, otherwise: 'none' }, money(path, label, { formula })))
}
