import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { toPlain } from '../../src/base/decimal.ts'
import { explain } from '../../src/explain/explain.ts'
import type { Explanation, FigureStep, InputStep } from '../../src/explain/explanation.ts'
import { leavesOf } from '../../src/formula/expression.ts'
import type { Scenario } from '../../src/open/open.ts'
import { projectText } from '../support/project-text.ts'

const shipped = (name: string): string => readFileSync(`scenarios/${name}.yaml`, 'utf8')
const parents = { 'westminster.yaml': shipped('westminster'), '3pct.yaml': shipped('3pct') }

const start = `title: Small
years: { base: 2017/18, count: 3 }
funding: { allocation: { base: 100, growth: 2% } }
lines:
  acute: { title: Acute, setting: hospital, base: 60, growth: 5% }
  community: { setting: out-of-hospital, base: 40, growth: 0% }
`

function explained(scenario: Scenario, path: string, year: number, depth?: number): Explanation {
  const explanation = explain(scenario, { path, year, depth })
  if (explanation === undefined) throw new Error(`${path} is not explained`)
  return explanation
}

function figures({ steps }: Explanation): FigureStep[] {
  return steps.filter((step) => step.is === 'figure')
}

function inputs({ steps }: Explanation): InputStep[] {
  return steps.filter((step) => step.is === 'input')
}

/** What an input says: value, how and where, by year. */
function said(explanation: Explanation, path: string): unknown[] {
  const step = inputs(explanation).find((one) => one.path === path)
  return (step?.input.statements ?? []).map(({ years, value, written, how, place }) => [
    years.join(' '),
    value === undefined ? undefined : toPlain(value),
    written,
    how,
    place === undefined ? undefined : `${place.file}:${place.line}:${place.column}`,
  ])
}

it('what several steps rest on is explained once', () => {
  const { scenario } = projectText(shipped('icb'))
  const { steps } = explained(scenario, 'headroom', 2030)
  const told = steps.map(({ is, path }) => `${is} ${path}`)

  expect(new Set(told).size).toBe(told.length)
  // Two lines grow by this driver, and one of them feeds the other.
  expect(told.filter((name) => name === 'input drivers.demographic')).toHaveLength(1)
})

it('every name of a formula leads to a step', () => {
  const { scenario } = projectText(shipped('do-something'), { files: parents })
  const explanation = explained(scenario, 'underlying', 2022)
  const numbers = new Set(explanation.steps.map(({ number }) => number))

  expect(explanation.isCut).toBe(false)
  for (const { path, workings } of figures(explanation)) {
    for (const { words } of workings) {
      for (const leaf of leavesOf(words)) {
        // Only the row itself, a year before, needs no number.
        if (leaf.op === 'name' && leaf.before === '') expect(numbers, `${path}: ${leaf.label}`).toContain(leaf.step)
      }
    }
  }
})

it('steps are numbered as a tree, in the order in which they are told', () => {
  const { scenario } = projectText(start)
  const { steps } = explained(scenario, 'headroom', 2018)

  expect(steps.map(({ number, path }) => `${number} ${path}`.trim())).toEqual([
    'headroom',
    '1 funding.allocation.recurrent',
    '1.1 funding.allocation.growth',
    '1.2 funding.allocation.base',
    '2 spend.total',
    '2.1 lines.acute.recurrent',
    '2.1.1 lines.acute.growth',
    '2.1.2 lines.acute.base',
    '2.2 lines.community.recurrent',
    '2.2.1 lines.community.growth',
    '2.2.2 lines.community.base',
  ])
})

it('rows that repeat another row are passed through, and what is nothing is named', () => {
  const { scenario } = projectText(start)
  const [, available] = figures(explained(scenario, 'headroom', 2018))

  expect(available?.aliases).toHaveLength(1)
  expect(available?.aliases[0]?.names.map(({ path }) => path)).toEqual([
    'available',
    'funding.total',
    'funding.allocation.total',
    'funding.allocation.recurrent',
  ])
  expect(available?.aliases[0]?.dropped.map(({ path, why }) => [path, why === 'in-base-year'])).toEqual([
    ['reserves.total', false],
    ['surplus.repayment', false],
    ['surplus.required', false],
  ])
})

it('a stated zero is a figure with a place, not nothing', () => {
  const { scenario } = projectText(`${start}reserves: { contingency: { share: 0% } }\n`)
  const explanation = explained(scenario, 'available', 2018)

  expect(inputs(explanation).map(({ path }) => path)).toContain('reserves.contingency.share')
  expect(
    figures(explanation).flatMap(({ workings }) => workings.flatMap(({ dropped }) => dropped.map(({ path }) => path))),
  ).toEqual(['surplus.repayment', 'surplus.required'])
})

it('depth counts levels of steps, and says when there was more', () => {
  const { scenario } = projectText(start)
  const numbers = (depth: number): string[] =>
    explained(scenario, 'headroom', 2018, depth).steps.map(({ number }) => number)

  expect(numbers(0)).toEqual([''])
  expect(numbers(1)).toEqual(['', '1', '2'])
  expect(numbers(2)).toEqual(['', '1', '1.1', '1.2', '2', '2.1', '2.2'])
  expect(explained(scenario, 'headroom', 2018, 2).isCut).toBe(true)
  expect(explained(scenario, 'headroom', 2018, 3).isCut).toBe(false)
})

it('years that say the same are joined, and years that are not named are nothing', () => {
  const { scenario } = projectText(
    `${start}savings: { clinics: { line: acute, amount: { 2018/19: 2, 2020/21: 2.0 }, delivery: { 2018/19: 80% } } }\n`,
  )
  const explanation = explained(scenario, 'lines.acute.recurrent', 2020)

  expect(said(explanation, 'savings.clinics.amount')).toEqual([
    ['2018', '2', '2', 'stated', 'definition.yaml:7:55'],
    ['2019', '0', undefined, 'silent', 'definition.yaml:7:44'],
    ['2020', '2', '2.0', 'stated', 'definition.yaml:7:67'],
  ])
  // Delivery is 100% where nothing is said.
  expect(said(explanation, 'savings.clinics.delivery')).toEqual([
    ['2018', '0.8', '80%', 'stated', 'definition.yaml:7:95'],
    ['2019 2020', '1', undefined, 'default', 'definition.yaml:7:84'],
  ])
})

it('a list gives each year its own place', () => {
  const { scenario } = projectText(start.replace('growth: 5%', 'growth: [5%, 4%, 3%]'))
  const explanation = explained(scenario, 'lines.acute.recurrent', 2020)

  expect(said(explanation, 'lines.acute.growth')).toEqual([
    ['2018', '0.05', '5%', 'stated', 'definition.yaml:5:64'],
    ['2019', '0.04', '4%', 'stated', 'definition.yaml:5:68'],
    ['2020', '0.03', '3%', 'stated', 'definition.yaml:5:72'],
  ])
})

it('a reserve takes the first projected year for a base year that is not named', () => {
  const { scenario } = projectText(`${start}reserves: { risk: { amount: [3, 2, 1] } }\n`)

  expect(said(explained(scenario, 'reserves.total', 2017), 'reserves.risk.amount')).toEqual([
    ['2017', '3', '3', 'stated', 'definition.yaml:7:30'],
  ])
})

it('the one share of a list has its place in it in every year', () => {
  const shift = 'shifts: { frailty: { from: acute, to: community, amount: { 2018/19..2020/21: 1 }, release: [40%] } }\n'
  const { scenario } = projectText(`${start}${shift}`)

  for (const year of [2018, 2019, 2020]) {
    const [share, ...others] = said(explained(scenario, 'shifts.frailty.released', year), 'shifts.frailty.release')
    expect(others).toEqual([])
    expect(share).toEqual([expect.stringContaining(String(year)), '0.4', '40%', 'stated', 'definition.yaml:7:93'])
  }
})

it('each share of a release has its own place in the list', () => {
  const shift = 'shifts: { frailty: { from: acute, to: community, amount: { 2018/19: 1 }, release: [10%, 40%] } }\n'
  const { scenario } = projectText(start + shift)
  const explanation = explained(scenario, 'shifts.frailty.released', 2019)

  expect(said(explanation, 'shifts.frailty.release[0]')).toEqual([
    ['2019', '0.1', '10%', 'stated', 'definition.yaml:7:84'],
  ])
  expect(said(explanation, 'shifts.frailty.release[1]')).toEqual([
    ['2019', '0.4', '40%', 'stated', 'definition.yaml:7:89'],
  ])
})

it('a month and a delay, which no formula names, are told with what they do', () => {
  const { scenario } = projectText(
    `${start}savings: { clinics: { line: acute, amount: { 2018/19: 2 }, month: January, delay: 5 } }\n`,
  )
  const explanation = explained(scenario, 'savings.clinics.delivered', 2019)
  const settings = inputs(explanation).map(({ path, input }) => [path, input.statements[0]?.written, input.effect])

  // January is the tenth month of the year; five more make June of the next, the third: 13 - 3 = 10 months are left.
  const effect = 'everything moves a year on; 10 of 12 months fall in the first year'
  expect(settings).toContainEqual(['savings.clinics.month', 'January', effect])
  expect(settings).toContainEqual(['savings.clinics.delay', '5', effect])
})

it.each(['3pct', 'do-something', 'icb', 'section-13'])(
  'each place of scenarios/%s.yaml holds the text that was written',
  (name) => {
    const { scenario } = projectText(shipped(name), { files: parents })
    const texts = new Map(
      scenario.files.flatMap(({ source }) =>
        source === undefined ? [] : [[source.path, source.text.split('\n')] as const],
      ),
    )
    const last = scenario.definition.horizon.base + scenario.definition.horizon.count
    const stated = inputs(explained(scenario, 'underlying', last)).flatMap(({ input }) => input.statements)

    expect(stated.length).toBeGreaterThan(5)
    for (const { written, place, how } of stated) {
      if (how !== 'stated' || place === undefined) continue
      const line = texts.get(place.file)?.[place.line - 1]?.slice(place.column - 1)
      expect(
        line?.startsWith(written ?? '-'),
        `${place.file}:${place.line}:${place.column} ${line} is not ${written}`,
      ).toBe(true)
    }
  },
)

it('a path that is neither row nor input is not explained', () => {
  const { scenario } = projectText(start)

  expect(explain(scenario, { path: 'lines.acute.spent', year: 2018 })).toBeUndefined()
  expect(explain(scenario, { path: 'savings.clinics.month', year: 2018 })).toBeUndefined()
  expect(explain(scenario, { path: '__proto__', year: 2018 })).toBeUndefined()
})

it('a control total is explained in the unit of its row, as it was written, where it stands', () => {
  const text = `title: Controlled
unit: £k
years: { base: 2017/18, count: 2 }
population: { base: 1000 }
funding: { core: { base: 100, growth: 0% } }
lines: { acute: { setting: hospital, base: 100, growth: 5% } }
controls:
  people: { row: population.total, amount: 1000 }
  growth: { row: lines.acute.growth, amount: 0.05, year: 2018/19 }
`
  // The outer file is in £m: money would be a thousandth, and people are people.
  const { scenario } = projectText('title: In millions\nextends: controlled.yaml\nunit: £m\n', {
    files: { 'controlled.yaml': text },
  })
  const amount = explained(scenario, 'controls.people.amount', 2017)
  const rate = explained(scenario, 'controls.growth.amount', 2018)

  expect(amount.asked.unit).toBe('people')
  expect(said(amount, 'controls.people.amount')).toEqual([['2017', '1000', '1000', 'stated', 'controlled.yaml:8:44']])
  expect(said(rate, 'controls.growth.amount')).toEqual([['2018', '0.05', '0.05', 'stated', 'controlled.yaml:9:46']])
  expect(inputs(rate).map(({ input, unit }) => [unit, input.writtenIn])).toEqual([['rate', undefined]])
  // Half the last digit written.
  expect(said(explained(scenario, 'controls.growth.tolerance', 2018), 'controls.growth.tolerance')).toEqual([
    ['2018', '0.005', undefined, 'default', undefined],
  ])
})
