import { Decimal, one, zero } from '../base/decimal.ts'
import { type OneSided, oneSided } from '../model/one-sided.ts'
import type { Row } from '../model/row.ts'
import type { Scenario } from '../open/open.ts'
import { inputValue } from '../open/project.ts'
import type { CheckFigures } from './figures.ts'
import type { How, Reading } from './measure.ts'
import type { CheckResult } from './result.ts'

/** METHODS.md, section 12: whether each figure by itself can be what it says it is. */
export function soundChecks(figures: CheckFigures): CheckResult[] {
  return [...noneOnOtherSide(figures), everyFigureFinite(figures), sharesWithinOne(figures)].flatMap(
    (result) => result ?? [],
  )
}

/** Rows that say on which side of nought they are, a check for each kind of them. */
function noneOnOtherSide(figures: CheckFigures): (CheckResult | undefined)[] {
  const { base } = figures.scenario.definition.horizon
  return oneSidedChecks(figures.scenario.projection.model.rows).map(({ id, title, how, meant, rows }) => {
    const result = figures.result(id, title, figures.onOneSide(rows, how), rows[0]?.unit)
    // A base year on the other side is what somebody stated, and perhaps meant.
    if (result?.outcome !== 'fail' || result.year !== base || meant === undefined) return result
    return { ...result, detail: `${result.detail === undefined ? '' : `${result.detail}; `}${meant}` }
  })
}

/** What is on one side of nought, kind by kind, with the rows that say so. Those of a member are checked with it. */
export function oneSidedChecks(
  rows: readonly Row[],
): ((typeof oneSided)[OneSided['what']] & { readonly rows: readonly Row[] })[] {
  const kinds = new Map<string, Row[]>(Object.keys(oneSided).map((what) => [what, []]))
  for (const row of rows) {
    const { oneSided: told, member, formula, base } = row
    // Where nothing is known of the people of a place their row has no formula.
    if (told !== undefined && member === undefined && (formula ?? base) !== undefined) kinds.get(told.what)?.push(row)
  }
  return Object.entries(oneSided).map(([what, told]) => {
    return { ...told, rows: byItem(kinds.get(what) ?? []) }
  })
}

/** Rows item by item, and of an item those first that are told of before others. */
function byItem(rows: readonly Row[]): Row[] {
  const items = new Map<string, Row[]>()
  for (const row of rows) {
    const path = row.item?.path ?? row.path
    const known = items.get(path)
    if (known === undefined) items.set(path, [row])
    else known.push(row)
  }
  const rank = ({ oneSided: told }: Row): number => told?.rank ?? 0
  return [...items.values()].flatMap((those) => those.sort((one, other) => rank(one) - rank(other)))
}

/** What the check of missing figures is called. */
export const finiteCheck = { id: 'finite', title: 'No figure is missing or infinite' } as const

/** Money and people must have a value wherever they have a formula; a rate of nothing has none, and that is no fault. */
function everyFigureFinite(figures: CheckFigures): CheckResult | undefined {
  const { projection, definition } = figures.scenario
  const { rows } = projection.model
  let wrong = 0
  let first: { readonly index: number; readonly label: string } | undefined
  for (let position = 0; position < rows.length; position++) {
    const values = projection.values[position]
    const row = rows[position] as Row
    for (const index of figures.years) {
      const value = values?.[index]
      if (value === undefined ? !isDue(row, index) : value.isFinite()) continue
      wrong++
      if (first === undefined || index < first.index) first = { index, label: row.label }
    }
  }
  return {
    id: `arithmetic.${finiteCheck.id}`,
    kind: 'arithmetic',
    title: finiteCheck.title,
    outcome: first === undefined ? 'pass' : 'fail',
    severity: 'error',
    year: first === undefined ? undefined : definition.horizon.base + first.index,
    row: undefined,
    measured: new Decimal(wrong),
    unit: 'index',
    limit: { how: 'equal to', value: zero },
    tolerance: zero,
    detail: first === undefined ? undefined : `The first is ${first.label}`,
    span: undefined,
  }
}

/** Whether a row must have a value in a year, by index from the base year. */
export function isDue({ unit, formula, base, overAllYears }: Row, index: number): boolean {
  if ((unit !== 'money' && unit !== 'people') || overAllYears) return false
  const own = index === 0 ? base : formula
  return own !== undefined && (own.op !== 'during' || own.otherwise === 'nothing' || own.inForce[index] === true)
}

/** Every share that the definition states, whatever it is a share of. What a row is held against may be any: no headroom is below nought. */
export function sharesChecked({ inputs }: Scenario['model']): {
  readonly id: string
  readonly title: string
  readonly inputs: Scenario['model']['inputs']
} {
  const shares = inputs.filter(({ unit, target }) => unit === 'share' && target === undefined)
  return { id: 'shares', title: 'Shares lie between 0% and 100%', inputs: shares }
}

function sharesWithinOne(figures: CheckFigures): CheckResult | undefined {
  const { id, title, inputs: shares } = sharesChecked(figures.scenario.model)
  const within = (measured: Decimal, index: number, what: string): Reading => {
    const low = measured.lt(new Decimal('0.5'))
    const how: How = low ? 'at least' : 'at most'
    return { index, measured, how, limit: low ? zero : one, what }
  }
  const readings = figures.years.flatMap((index) =>
    shares.flatMap((share) => {
      const value = inputValue(figures.scenario.projection, share, index)
      return value === undefined ? [] : [within(value, index, share.path)]
    }),
  )
  return figures.result(id, title, readings, 'share')
}
