import { Decimal, one, zero } from '../base/decimal.ts'
import { type Formula, partsOf, type Source } from '../formula/node.ts'
import { rowAt } from '../open/project.ts'
import type { CheckResult } from './checks.ts'
import type { CheckFigures } from './figures.ts'
import type { How, Reading } from './measure.ts'

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
  const parts = ['spend', 'recurrent', 'do-nothing']
  const paths = lines.flatMap(({ id }) => parts.map((part) => `lines.${id}.${part}`))
  return figures.result('lines-not-negative', 'No line is below zero', figures.notNegative(paths))
}

function noNegativeFunding(figures: CheckFigures): CheckResult | undefined {
  const { streams } = figures.scenario.definition
  const paths = streams.flatMap(({ id }) => [`funding.${id}.total`, `funding.${id}.recurrent`])
  return figures.result('funding-not-negative', 'No funding is below zero', figures.notNegative(paths))
}

function noNegativeContract(figures: CheckFigures): CheckResult | undefined {
  const { contracts } = figures.scenario.definition
  const paths = contracts.flatMap(({ id }) => [`contracts.${id}.value`, `contracts.${id}.payment`])
  // Before its shadow year and after its last a contract has no figures.
  const readings = figures.notNegative(paths).filter(({ measured }) => measured !== undefined)
  return figures.result('contracts-not-negative', 'No contract is below zero', readings)
}

function noNegativePopulation(figures: CheckFigures): CheckResult | undefined {
  // People may be those of the members of a place; where nothing is known of them the row has no formula.
  if (rowAt(figures.scenario.projection, 'population.total')?.base === undefined) return undefined
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
  const wrong = figures.years.flatMap((index) =>
    projection.model.rows.flatMap(({ label, unit, formula, base, overAllYears }, position) => {
      const value = projection.values[position]?.[index]
      const own = index === 0 ? base : formula
      const isIn = own?.op !== 'during' || own.otherwise === 'nothing' || own.inForce[index] === true
      const stated = own !== undefined && isIn
      const due = (unit === 'money' || unit === 'people') && stated && !overAllYears
      const right = value === undefined ? !due : value.isFinite()
      return right ? [] : [{ index, label }]
    }),
  )
  const [first] = wrong
  return {
    id: 'arithmetic.finite',
    kind: 'arithmetic',
    title: 'No figure is missing or infinite',
    outcome: first === undefined ? 'pass' : 'fail',
    severity: 'error',
    year: first === undefined ? undefined : definition.horizon.base + first.index,
    measured: new Decimal(wrong.length),
    unit: 'index',
    limit: { how: 'equal to', value: zero },
    tolerance: zero,
    detail: first === undefined ? undefined : `The first is ${first.label}`,
    span: undefined,
  }
}

/** Every share that a row of the model rests on, whatever it is a share of. */
function sharesWithinOne(figures: CheckFigures): CheckResult | undefined {
  const inputs = new Map<string, Source>()
  const collect = (node: Formula): void => {
    if (node.op === 'input' && node.input.unit === 'share') inputs.set(node.input.path, node.input)
    for (const part of partsOf(node)) collect(part)
  }
  for (const { formula, base } of figures.scenario.projection.model.rows) {
    if (formula !== undefined) collect(formula)
    if (base !== undefined && base !== formula) collect(base)
  }
  const within = (measured: Decimal, index: number, what: string): Reading => {
    const low = measured.lt(new Decimal('0.5'))
    const how: How = low ? 'at least' : 'at most'
    return { index, measured, how, limit: low ? zero : one, what }
  }
  const readings = figures.years.flatMap((index) =>
    [...inputs.values()].flatMap(({ path, values }) => {
      const value = values[index]
      return value === undefined ? [] : [within(value, index, path)]
    }),
  )
  return figures.result('shares', 'Shares lie between 0% and 100%', readings, 'share')
}
