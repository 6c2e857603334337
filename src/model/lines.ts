import { one } from '../base/decimal.ts'
import type { Definition, Driver, Line } from '../definition/definition.ts'
import { divide, input, less, number, onePlus, plus, previous, row, stated, sum, times } from '../formula/build.ts'
import type { Numeric, Term } from '../formula/node.ts'
import type { StatedStep } from '../formula/step-kind.ts'
import { activityRows } from './activity.ts'
import { benchmarkRows } from './benchmarks.ts'
import type { OneSided } from './one-sided.ts'
import { always, asStep, money, ofItem, onLine, onOneSide, type Row, rate, weighed, working } from './row.ts'
import { peopleGrowthPath, weightedPeopleRows } from './weighted-people.ts'

/** What sections 4 to 6 send to a line. */
export interface LineEffects {
  /** Recurrent, growing with the line from the next year on. */
  readonly changes: readonly Term[]
  /** Recurrent, stated for each year and not growing with the line. */
  readonly levels: readonly Term[]
  /** Those of them that the base year has already, beside the base of the line. */
  readonly levelsBefore: readonly Term[]
  /** Of one year only. */
  readonly nonRecurrent: readonly Term[]
}

/** A line's effects from what is unavoidable, and from what the plan chooses. */
export interface Effects {
  readonly unavoidable: LineEffects
  readonly chosen: LineEffects
  /** What contracts make the commissioner pay beyond the cost of the line. */
  readonly contracts: readonly Term[]
}

// What a bridge over time calls the figures that a line states itself.
const growing: StatedStep = { kind: 'growth' }
const adjusting: StatedStep = { kind: 'adjustment' }
const ofOneYear: StatedStep = { kind: 'non-recurrent' }

/** METHODS.md, section 3: each line rolled forward from its recurrent position. */
export function lineRows({ lines, unit }: Definition, effectsOn: (line: string) => Effects): Row[] {
  return lines.flatMap((line) => {
    const rows = [...rowsOf(line, effectsOn(line.id)), ...activityRows(line, unit), ...benchmarkRows(line)]
    return ofItem(
      'lines',
      line,
      rows.map((one) => onLine(line.id, one)),
    )
  })
}

function rowsOf(line: Line, { unavoidable, chosen, contracts }: Effects): Row[] {
  const path = `lines.${line.id}`
  const { title } = line
  const own: Term[] = line.nonRecurrent === undefined ? [] : [plus(stated(ofOneYear, line.nonRecurrent))]
  const levels = [...unavoidable.levels, ...chosen.levels]
  const before = [...unavoidable.levelsBefore, ...chosen.levelsBefore]
  const recurrent = `${path}.recurrent`
  const core = levels.length === 0 ? recurrent : `${path}.core`
  const base = sum(plus(input(line.base)), ...line.baseAdjustments.map((step) => plus(input(step))))
  const rolled = rollForward(line, core, [...unavoidable.changes, ...chosen.changes])
  const nonRecurrent = [...own, ...unavoidable.nonRecurrent, ...chosen.nonRecurrent]
  const lasting = (formulas: { readonly base: Numeric; readonly formula: Numeric }): Row =>
    onOneSide(sideOf(line), money(recurrent, `${title}, recurrent`, formulas), 2)
  const doesMore = [chosen.changes, chosen.levels, chosen.nonRecurrent].some((terms) => terms.length > 0)
  return [
    ...doNothingRows(line, own, unavoidable, doesMore),
    ...(core === recurrent
      ? [lasting({ base, formula: rolled })]
      : [
          lasting({ base: sum(plus(row(core)), ...before), formula: sum(plus(row(core)), ...levels) }),
          working(money(core, `${title}, recurrent before levels`, { base, formula: rolled })),
        ]),
    money(`${path}.non-recurrent`, `${title}, non-recurrent`, { base: sum(...own), formula: sum(...nonRecurrent) }),
    always(
      `${path}.cost`,
      `${title}, cost of the services`,
      nonRecurrent.length === 0 ? row(recurrent) : sum(plus(row(recurrent)), plus(row(`${path}.non-recurrent`))),
    ),
    onOneSide(sideOf(line), always(`${path}.spend`, `${title}, spend`, sum(plus(row(`${path}.cost`)), ...contracts))),
    // What is stated for each year does not grow with the line, and amounts grow whatever else becomes of it.
    weighed(
      line.amounts === undefined ? core : statedAmount(line.id),
      rate(`${path}.growth`, `${title}, growth`, growthFormula(line)),
    ),
    ...amountRows(line, base),
    ...weightedPeopleRows(line),
  ]
}

/** The side of nought that a line is on: a credit takes money off. */
function sideOf({ isCredit }: Line): OneSided['what'] {
  return isCredit ? 'credits' : 'lines'
}

/** The same roll-forward with what is unavoidable only. Where the plan changes nothing it is the cost itself. */
function doNothingRows(
  line: Line,
  own: readonly Term[],
  { changes, levels, levelsBefore, nonRecurrent }: LineEffects,
  doesMore: boolean,
): Row[] {
  const path = `lines.${line.id}.do-nothing`
  const label = `${line.title}, do nothing`
  // Of rows that are the same, spend is told of first, then what recurs.
  if (!doesMore) return [onOneSide(sideOf(line), always(path, label, row(`lines.${line.id}.cost`)), 3)]
  const core = `${path}-core`
  const base = sum(plus(input(line.base)), ...line.baseAdjustments.map((step) => plus(input(step))))
  return [
    onOneSide(
      'lines',
      money(path, label, {
        base: sum(plus(row(core)), ...levelsBefore, ...own),
        formula: sum(plus(row(core)), ...levels, ...own, ...nonRecurrent),
      }),
      3,
    ),
    working(money(core, `${label}, recurrent before levels`, { base, formula: rollForward(line, core, changes) })),
  ]
}

function rollForward(line: Line, core: string, changes: readonly Term[]): Numeric {
  const rolled: Term[] =
    line.amounts === undefined
      ? [plus(times(previous(core), factorOf(line)))]
      : [plus(previous(core)), plus(stated(growing, line.amounts)), less(previous(statedAmount(line.id)))]
  const adjustment = line.adjustments === undefined ? [] : [plus(stated(adjusting, line.adjustments))]
  return sum(...rolled, ...adjustment, ...changes)
}

/** The factor a line grows by: one plus its growth; 1 where the line is given by amounts. */
export function factorOf({ id, amounts }: Line): Numeric {
  return amounts === undefined ? onePlus(row(`lines.${id}.growth`)) : number(one)
}

function growthFormula({ id, growth, drivers, addsDrivers, amounts }: Line): Numeric | undefined {
  if (growth !== undefined) return stated(growing, growth)
  if (amounts !== undefined) return sum(plus(divide(input(amounts), previous(statedAmount(id)))), less(number(one)))
  if (addsDrivers) return sum(...drivers.flatMap((driver) => driverTerms(driver, id)))
  return sum(plus(times(...drivers.map((driver) => driverFactor(driver, id)))), less(number(one)))
}

function driverFactor(driver: Driver, line: string): Numeric {
  const terms = driverTerms(driver, line)
  const [rate] = terms
  return driver.is !== 'netted' && rate !== undefined ? onePlus(rate.of) : sum(plus(number(one)), ...terms)
}

/** The field nets price uplift and efficiency by subtraction, as the tariff publishes them. */
function driverTerms(driver: Driver, line: string): Term[] {
  if (driver.is === 'people') return [plus(row(peopleGrowthPath(line)))]
  const step: StatedStep = { kind: 'growth', path: `lines.${line}.drivers.${driver.name}` }
  if (driver.is === 'rate') return [plus(stated(step, driver.rate))]
  return [plus(stated(step, driver.uplift)), less(stated(step, driver.efficiency))]
}

/** The working row of a line given by amounts: the stated amount, which in the base year is the base. */
function statedAmount(line: string): string {
  return `lines.${line}.amount`
}

function amountRows(line: Line, base: Numeric): Row[] {
  if (line.amounts === undefined) return []
  const label = `${line.title}, stated amount`
  return [
    asStep('growth', 'figure', working(money(statedAmount(line.id), label, { base, formula: input(line.amounts) }))),
  ]
}
