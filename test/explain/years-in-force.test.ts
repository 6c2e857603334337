import { expect, it } from 'vitest'
import { Decimal, toPlain } from '../../src/base/decimal.ts'
import type { Input } from '../../src/definition/definition.ts'
import { explain } from '../../src/explain/explain.ts'
import type { Explanation, FigureStep } from '../../src/explain/explanation.ts'
import { divide, during, input, less, number, plus, power, row, same, sum, where } from '../../src/formula/build.ts'
import type { Numeric } from '../../src/formula/node.ts'
import { printExpression, textOf, wordSigns } from '../../src/formula/print.ts'
import { always, type Row } from '../../src/model/row.ts'
import type { Scenario } from '../../src/open/open.ts'
import { projectModel } from '../../src/open/project.ts'
import { projectText } from '../support/project-text.ts'

/** A scenario with more rows than a definition gives it. Spend is 60 + 40 in each of three years after 2017/18. */
function withRows(...rows: readonly Row[]): Scenario {
  return withInputs([], ...rows)
}

function withInputs(inputs: readonly Input[], ...rows: readonly Row[]): Scenario {
  const { scenario } = projectText(`title: Small
years: { base: 2017/18, count: 3 }
funding: { allocation: { base: 100, growth: 0% } }
lines:
  acute: { setting: hospital, base: 60, growth: 0% }
  community: { setting: out-of-hospital, base: 40, growth: 0% }
`)
  const { model } = scenario.projection
  const more = { ...model, rows: [...model.rows, ...rows], inputs: [...model.inputs, ...inputs] }
  return { ...scenario, model: more, projection: projectModel(more) }
}

function ask(scenario: Scenario, path: string, year: number): Explanation {
  const explanation = explain(scenario, { path, year })
  if (explanation === undefined) throw new Error(`${path} is not explained`)
  return explanation
}

const figure = ({ steps }: Explanation, path: string): FigureStep | undefined =>
  steps.find((step): step is FigureStep => step.is === 'figure' && step.path === path)

/** The formula of a row in words, each year in figures, and why it is nothing. */
function told(explanation: Explanation, path: string): unknown[] {
  return (figure(explanation, path)?.workings ?? []).map(({ words, years, nothing }) => [
    textOf(
      printExpression(words, (leaf) => ({ text: leaf.op === 'number' ? toPlain(leaf.value) : leaf.label }), wordSigns),
    ),
    years.map(
      ({ year, of }) => `${year}: ${textOf(printExpression(of, ({ value }) => ({ text: toPlain(value) }), wordSigns))}`,
    ),
    nothing,
  ])
}

const spend = row('spend.total')
const of = (value: number): Numeric => number(new Decimal(value))
const source = (path: string, unit: Input['unit'], ...values: readonly number[]): Input => ({
  path: path as Input['path'],
  unit,
  values: values.map((value) => new Decimal(value)),
  entry: undefined,
})
const inForce = [false, false, true, true]

it('out of force a row is nothing, and nothing of its formula is told', () => {
  const scenario = withRows(
    always('paid', 'Paid', during(inForce, spend, 'nothing')),
    always('twice', 'Twice', sum(plus(row('paid')), plus(row('paid', 1)))),
  )

  // In 2019/20 it is the 100 of that year and nothing of the year before.
  const explanation = ask(scenario, 'twice', 2019)
  expect(told(explanation, 'paid')).toEqual([])
  expect(explanation.asked.value?.toNumber()).toBe(100)
  const both = ask(scenario, 'twice', 2020)
  expect(both.asked.value?.toNumber()).toBe(200)
  expect(ask(scenario, 'paid', 2018).steps).toHaveLength(1)
  expect(told(ask(scenario, 'paid', 2018), 'paid')).toEqual([['', ['2018: '], 'not-in-force']])
})

it('out of force a row without a value says in which years it has one', () => {
  const scenario = withRows(always('shown', 'Shown', during(inForce, spend, 'none')))

  expect(ask(scenario, 'shown', 2018).why).toEqual([
    'Shown has no value in 2018/19: it is in force in 2019/20 to 2020/21.',
  ])
  expect(ask(scenario, 'shown', 2019).why).toEqual([])
})

it('a part that is in force in some years is told in these alone, so that the figures add up in every year', () => {
  const scenario = withRows(
    always('more', 'More', sum(plus(spend), plus(during(inForce, row('lines.acute.spend'), 'nothing')))),
    always('so-far', 'So far', sum(plus(row('more')), plus(row('more', 1)))),
  )

  expect(told(ask(scenario, 'so-far', 2019), 'more')).toEqual([
    ['Total spend + acute, spend', ['2018: 100 + 0', '2019: 100 + 60'], undefined],
  ])
})

it('what counts only with another is told with it, and is nothing where that is nought', () => {
  const share = source('contracts.mcp.loss.share', 'share', 0, 0, 0.5, 0.5)
  const scenario = withInputs(
    [share],
    always('in-band', 'In the band', where(input(share), spend)),
    always('so-far', 'So far', sum(plus(row('in-band')), plus(row('in-band', 1)))),
  )

  const explanation = ask(scenario, 'so-far', 2019)
  expect(told(explanation, 'in-band')).toEqual([
    ['Total spend where mcp, loss, share is not 0', ['2018: 0', '2019: 100'], undefined],
  ])
  expect(explanation.steps.map(({ path }) => path)).toContain('contracts.mcp.loss.share')
  // Of a year in which it does not count, what it would be is not told.
  expect(ask(scenario, 'in-band', 2018).steps.map(({ path }) => path)).toEqual(['in-band', 'contracts.mcp.loss.share'])
})

it('what is the same for all is told once, and a difference is why there is no value', () => {
  const scenario = withRows(
    always('shared', 'Shared', same(row('lines.acute.spend'), sum(plus(row('lines.community.spend')), plus(of(20))))),
    always('unlike', 'Unlike', same(row('lines.acute.spend'), row('lines.community.spend'))),
  )

  expect(told(ask(scenario, 'shared', 2018), 'shared')).toEqual([
    ['acute, spend, the same for all', ['2018: 60'], undefined],
  ])
  expect(ask(scenario, 'unlike', 2018).why).toEqual([
    'Unlike has no value in 2018/19: acute, spend and community, spend are not the same.',
  ])
})

it('a power is told in words and figures, and why it has no value', () => {
  const debt = sum(less(row('lines.acute.spend')))
  const root = power(divide(row('lines.acute.spend'), row('lines.community.spend')), divide(of(1), of(2)))
  const scenario = withRows(
    always('root', 'Root', root),
    always('debt', 'Debt', debt),
    always('no-root', 'No root', power(row('debt'), divide(of(1), of(2)))),
  )

  expect(told(ask(scenario, 'root', 2018), 'root')).toEqual([
    ['(acute, spend ÷ community, spend) to the power of (1/2)', ['2018: (60 ÷ 40) to the power of (1/2)'], undefined],
  ])
  expect(ask(scenario, 'no-root', 2018).why).toEqual([
    'No root has no value in 2018/19: it is a power of Debt, which is below 0.',
  ])
})
