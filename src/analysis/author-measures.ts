import { Decimal } from '../base/decimal.ts'
import { type MoneyUnit, machineUnit, poundsIn } from '../base/money-unit.ts'
import type { AuthorMeasure, Definition } from '../definition/definition.ts'
import { diagnose, type Report } from '../diagnostics/catalogue.ts'
import { number, times } from '../formula/build.ts'
import { checkUnits, type Found } from '../formula/check-units.ts'
import { isCondition, type Numeric, walk } from '../formula/node.ts'
import { parseFormula } from '../formula/parse.ts'
import {
  type Dimension,
  dimensionInWords,
  dimensionOf,
  isRealMoney,
  pure,
  sameDimension,
  type Unit,
} from '../formula/unit.ts'
import type { Model } from '../model/model.ts'
import { always, type Row } from '../model/row.ts'
import { checkYear, knownRows } from './author-checks.ts'

/** The units that an author may name; any other words are taken as they are, for what is no money. */
const named: readonly Unit[] = ['money', 'rate', 'share', 'people', 'index', 'pounds']

/**
 * Add the author's measures to a model as rows of their own, after all others. A measure may name any row and any year,
 * other measures among them. Problems are reported, and the measure is then left out.
 */
export function withMeasures(model: Model, definition: Definition, partial: boolean, report: Report): Model {
  const { measures } = definition
  if (measures.length === 0) return model
  const shown = model.rows.filter(({ working }) => !working)
  const paths = [...shown.map(({ path }) => path), ...measures.map(({ id }) => `measures.${id}`)]
  const units = new Map<string, Unit>(shown.map(({ path, unit }) => [path, unit]))
  for (const measure of measures) units.set(`measures.${measure.id}`, unitOf(measure, definition.unit))
  const rows = measures.flatMap((measure) => rowOf(measure, definition, { paths, units, partial }, report) ?? [])
  return { ...model, rows: [...model.rows, ...rows] }
}

interface Known {
  readonly paths: readonly string[]
  readonly units: ReadonlyMap<string, Unit>
  readonly partial: boolean
}

function rowOf(measure: AuthorMeasure, definition: Definition, known: Known, report: Report): Row | undefined {
  const { id, title, formula: text, formulaSpan } = measure
  const watch = knownRows(known.partial, report)
  const formula = parseFormula(text, formulaSpan, known.paths, watch)
  if (formula === undefined) return undefined
  const found = checkUnits(formula, (path) => known.units.get(path), known.paths, formulaSpan, watch)
  for (const node of walk(formula))
    if (node.op === 'at') checkYear(node.year, node.span ?? formulaSpan, definition, report)
  if (isCondition(formula)) {
    report(diagnose('not-a-measure', formulaSpan, {}))
    return undefined
  }
  const unit = unitOf(measure, definition.unit)
  refuseOtherUnit(measure, unit, found, definition.unit, watch)
  return {
    ...always(`measures.${id}`, title, inPounds(formula, unit, definition.unit)),
    unit,
    words: unit === 'declared' ? measure.unit : undefined,
    isReal: unit === 'money' && typeof found !== 'string' && isRealMoney(found),
    overAllYears: true,
  }
}

function unitOf({ unit }: AuthorMeasure, money: MoneyUnit): Unit {
  if (unit === money || unit === machineUnit(money)) return 'money'
  return named.find((name) => name === unit) ?? 'declared'
}

/** Money divided by people comes in the unit of the definition, and is read in pounds. */
function inPounds(formula: Numeric, unit: Unit, money: MoneyUnit): Numeric {
  const pounds = new Decimal(poundsIn(money))
  return unit === 'pounds' && !pounds.eq(1) ? times(formula, number(pounds)) : formula
}

/** The unit that is declared must be that of the formula. Words of the author's are for what has no unit of ours. */
function refuseOtherUnit(
  { id, unit: written, unitSpan }: AuthorMeasure,
  unit: Unit,
  found: Found,
  money: MoneyUnit,
  report: Report,
): void {
  if (typeof found === 'string') return
  const isMoney = unit === 'money' && isRealMoney(found)
  const isFree = unit === 'declared' && !hasOwnUnit(found)
  if (isMoney || isFree || (unit !== 'declared' && sameDimension(found, dimensionOf(unit)))) return
  const name = named.find((other) => sameDimension(found, dimensionOf(other)))
  const own = isRealMoney(found) || name === 'money' ? ['money', money] : [name ?? []].flat()
  report(
    diagnose('unit-of-measure', unitSpan, {
      path: `measures.${id}`,
      written,
      found: dimensionInWords(found),
      own: sameDimension(found, pure) ? ['rate', 'share', 'index'] : own,
    }),
  )
}

/** Whether it would be scaled or deflated if the program knew its unit, so that it must. */
function hasOwnUnit(found: Dimension): boolean {
  return (
    isRealMoney(found) ||
    (['money', 'people', 'pounds'] as const).some((unit) => sameDimension(found, dimensionOf(unit)))
  )
}
