import { Decimal, one, zero } from '../base/decimal.ts'
import type { Row } from '../model/row.ts'
import type { RowPath } from '../model/row-path.ts'
import { inputValue, rowNamed } from '../open/project.ts'
import type { CheckFigures } from './figures.ts'
import type { How, Reading } from './measure.ts'
import type { CheckResult } from './result.ts'

/** METHODS.md, section 12: whether each figure by itself can be what it says it is. */
export function soundChecks(figures: CheckFigures): CheckResult[] {
  return [
    noNegativeLine(figures),
    noNegativeFunding(figures),
    noNegativeContract(figures),
    noNegativePopulation(figures),
    everyFigureFinite(figures),
    sharesWithinOne(figures),
  ].flatMap((result) => result ?? [])
}

function noNegativeLine(figures: CheckFigures): CheckResult | undefined {
  const { lines } = figures.scenario.definition
  const parts = ['spend', 'recurrent', 'do-nothing'] as const
  const paths = lines.flatMap(({ id }) => parts.map((part): RowPath => `lines.${id}.${part}`))
  return figures.result('lines-not-negative', 'No line is below zero', figures.notNegative(paths))
}

function noNegativeFunding(figures: CheckFigures): CheckResult | undefined {
  const { streams } = figures.scenario.definition
  const paths = streams.flatMap(({ id }): RowPath[] => [`funding.${id}.total`, `funding.${id}.recurrent`])
  return figures.result('funding-not-negative', 'No funding is below zero', figures.notNegative(paths))
}

function noNegativeContract(figures: CheckFigures): CheckResult | undefined {
  const { contracts } = figures.scenario.definition
  const paths = contracts.flatMap(({ id }): RowPath[] => [`contracts.${id}.value`, `contracts.${id}.payment`])
  // Before its shadow year and after its last a contract has no figures.
  const readings = figures.notNegative(paths).filter(({ measured }) => measured !== undefined)
  return figures.result('contracts-not-negative', 'No contract is below zero', readings)
}

function noNegativePopulation(figures: CheckFigures): CheckResult | undefined {
  // People may be those of the members of a place; where nothing is known of them the row has no formula.
  if (rowNamed(figures.scenario.projection, 'population.total')?.base === undefined) return undefined
  return figures.result(
    'population-not-negative',
    'The population is not below zero',
    figures.notNegative(['population.total']).map(({ what: _, ...reading }) => reading),
    'people',
  )
}

/** Money and people must have a value wherever they have a formula; a rate of nothing has none, and that is no fault. */
function everyFigureFinite(figures: CheckFigures): CheckResult | undefined {
  const { projection, definition } = figures.scenario
  const { rows } = projection.model
  const wrong: { readonly index: number; readonly label: string }[] = []
  for (const index of figures.years) {
    for (let position = 0; position < rows.length; position++) {
      const value = projection.values[position]?.[index]
      const row = rows[position]
      if (row !== undefined && !(value === undefined ? !isDue(row, index) : value.isFinite()))
        wrong.push({ index, label: row.label })
    }
  }
  const [first] = wrong
  return {
    id: 'arithmetic.finite',
    kind: 'arithmetic',
    title: 'No figure is missing or infinite',
    outcome: first === undefined ? 'pass' : 'fail',
    severity: 'error',
    year: first === undefined ? undefined : definition.horizon.base + first.index,
    row: undefined,
    measured: new Decimal(wrong.length),
    unit: 'index',
    limit: { how: 'equal to', value: zero },
    tolerance: zero,
    detail: first === undefined ? undefined : `The first is ${first.label}`,
    span: undefined,
  }
}

/** Whether a row must have a value in a year. */
function isDue({ unit, formula, base, overAllYears }: Row, index: number): boolean {
  if ((unit !== 'money' && unit !== 'people') || overAllYears) return false
  const own = index === 0 ? base : formula
  return own !== undefined && (own.op !== 'during' || own.otherwise === 'nothing' || own.inForce[index] === true)
}

/** Every share that the definition states, whatever it is a share of. What a row is held against may be any: no headroom is below nought. */
function sharesWithinOne(figures: CheckFigures): CheckResult | undefined {
  const shares = figures.scenario.model.inputs.filter(({ unit, isTarget }) => unit === 'share' && isTarget !== true)
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
  return figures.result('shares', 'Shares lie between 0% and 100%', readings, 'share')
}
