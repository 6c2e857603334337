import { expect, it } from 'vitest'
import { toPlain } from '../../src/base/decimal.ts'
import { checksOf } from '../../src/checks/checks.ts'
import { problemsOf } from '../support/problems-of.ts'
import { projectText } from '../support/project-text.ts'

// By hand, in £m: funding 60, acute 50 for 10,000 spells, headroom 10; 100,000 people. A head has £100 of headroom and £500
// of spend; a spell costs £5,000.
const inUnit: Readonly<Record<string, readonly [funding: string, acute: string, headroom: string]>> = {
  '£': ['60000000', '50000000', '10000000'],
  '£k': ['60000', '50000', '10000'],
  '£m': ['60', '50', '10'],
  '£bn': ['0.06', '0.05', '0.01'],
}
const units = Object.keys(inUnit)

function definition(unit: string, rest: string): string {
  const [funding, acute] = inUnit[unit] ?? []
  return `
title: Pounds
unit: ${unit}
years: { base: 2017/18, count: 1 }
population: { base: 100000, growth: 0% }
prices: { deflator: 10% }
funding: { allocation: { base: ${funding}, growth: 0% } }
lines: { acute: { setting: hospital, base: ${acute}, growth: 0%, activity: { base: 10000, unit: spell, growth: 0% } } }
${rest}`
}

const head = 'head: { formula: headroom / population.total, unit: pounds }'

function measured(unit: string, formula: string, as: string): string | undefined {
  return projectText(definition(unit, `measures:\n  ${head}\n  it: { formula: '${formula}', unit: ${as} }`)).years(
    'measures.it',
  )[1]
}

const inPounds: readonly (readonly [string, string, string])[] = [
  ['measures.head * 2', 'pounds', '200'],
  ['-measures.head', 'pounds', '-100'],
  ['measures.head - headroom / population.total', 'pounds', '0'],
  ['headroom / population.total - measures.head', 'pounds', '0'],
  ['previous(measures.head)', 'pounds', '100'],
  ['sum(measures.head)', 'pounds', '100'],
  ['at(measures.head, 2017/18) + measures.head', 'pounds', '200'],
  // A bare number beside pounds is pounds, as is one that stands alone for them.
  ['5', 'pounds', '5'],
  ['measures.head + 5', 'pounds', '105'],
  ['max(measures.head, 130)', 'pounds', '130'],
  // Nought is nought on either scale.
  ['max(measures.head - spend.total / population.total, 0)', 'pounds', '0'],
  // 100 / 500; 100 of 100.
  ['measures.head / (spend.total / population.total)', 'rate', '0.2'],
  ['growth(measures.head)', 'rate', '0'],
  ['lines.acute.unit-cost', '£ per spell', '5000'],
  ['lines.acute.unit-cost / 1000', '£k per spell', '5'],
  ['1 / lines.acute.unit-cost', 'spells for £1', '0.0002'],
]

it.each(units.flatMap((unit) => inPounds.map((each) => [unit, ...each] as const)))(
  'in %s, %s in %s is %s',
  (unit, formula, as, expected) => {
    expect(measured(unit, formula, as)).toBe(expected)
  },
)

it.each(
  units.flatMap((unit) =>
    ['measures.head * population.total', 'lines.acute.unit-cost * lines.acute.activity - 4 * headroom'].map(
      (formula) => [unit, formula] as const,
    ),
  ),
)('in %s, %s is money in that unit: the headroom', (unit, formula) => {
  expect(measured(unit, formula, 'money')).toBe(inUnit[unit]?.[2])
})

it('what an author scales in own words stays as it was scaled', () => {
  // £50m / 10,000 x 1,000 is £5k a spell.
  expect(measured('£m', 'lines.acute.spend / lines.acute.activity * 1000', '£k per spell')).toBe('5')
})

function checked(unit: string, that: string): string {
  const { scenario } = projectText(definition(unit, `measures:\n  ${head}\nchecks:\n  held: { that: '${that}' }`))
  const result = checksOf(scenario).find(({ id }) => id === 'checks.held')
  const [value, limit] = [result?.measured, result?.limit?.value].map((figure) => figure && toPlain(figure))
  return `${result?.outcome}: ${value} ${result?.unit} ${result?.limit?.how} ${limit}`
}

it.each(
  units.flatMap((unit) =>
    [
      ['measures.head >= 500', 'fail: 100 pounds at least 500'],
      ['measures.head <= 500', 'pass: 100 pounds at most 500'],
      ['500 >= measures.head', 'pass: 100 pounds at most 500'],
      ['measures.head >= 1.5 * headroom / population.total', 'fail: 100 pounds at least 150'],
      ['headroom / population.total >= 1.5 * measures.head', 'fail: 100 pounds at least 150'],
      ['2 * measures.head <= 150', 'fail: 200 pounds at most 150'],
      ['lines.acute.unit-cost <= 4000', 'fail: 5000 unit-cost at most 4000'],
      ['lines.acute.unit-cost <= lines.acute.spend / lines.acute.activity', 'pass: 5000 unit-cost at most 5000'],
      ['lines.acute.spend / lines.acute.activity >= 2 * lines.acute.unit-cost', 'fail: 5000 unit-cost at least 10000'],
      ['measures.head * population.total = headroom', `pass: ${inUnit[unit]?.[2]} money equal to ${inUnit[unit]?.[2]}`],
    ].map(([that = '', expected]) => [unit, that, expected] as const),
  ),
)('in %s, the check %s: %s', (unit, that, expected) => {
  expect(checked(unit, that)).toBe(expected)
})

it('a control total of a row in pounds is in pounds', () => {
  const { scenario } = projectText(
    definition(
      '£m',
      `measures:\n  ${head}\ncontrols:\n  c: { row: measures.head, year: 2018/19, amount: 100, tolerance: 0 }`,
    ),
  )

  expect(checksOf(scenario).find(({ id }) => id === 'controls.c')?.outcome).toBe('pass')
})

it.each([
  ['measures.head + 5 >= spend.total / population.total', 1],
  ['measures.head - spend.total / population.total <= 5', 1],
  ['max(measures.head, spend.total / population.total) <= 5', 1],
  ['lines.acute.unit-cost + 5 > lines.acute.spend / lines.acute.activity', 1],
  ['measures.head * 5 >= spend.total / population.total', 0],
  ['measures.head - spend.total / population.total <= 0', 0],
  ['spend.total / population.total > 0.0005', 0],
  ['(measures.head + 5) * population.total <= headroom + 5', 0],
])('%s: a bare number between both scales is refused, %i times', async (that, times) => {
  const problems = await problemsOf(definition('£m', `measures:\n  ${head}\nchecks:\n  held: { that: '${that}' }`))

  expect(problems.filter((problem) => problem.includes('number-of-two-scales'))).toHaveLength(times)
  // With pounds as the unit of the definition there is one scale only.
  const alike = await problemsOf(definition('£', `measures:\n  ${head}\nchecks:\n  held: { that: '${that}' }`))
  expect(alike).toEqual(['8:38 warning unbalanced-base'])
})

it('a bare number beside money by people in a measure of pounds is refused: it may be pounds or the unit', async () => {
  const text = definition('£m', "measures:\n  it: { formula: 'headroom / population.total + 5', unit: pounds }")

  expect(await problemsOf(text)).toEqual(['10:49 number-of-two-scales'])
})
