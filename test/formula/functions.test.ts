import { fc, test } from '@fast-check/vitest'
import { expect, it } from 'vitest'
import { Decimal, toPlain } from '../../src/base/decimal.ts'
import { checksOf } from '../../src/checks/checks.ts'
import { float } from '../../src/engine/float.ts'
import { run } from '../../src/engine/run.ts'
import { projectText } from '../support/project-text.ts'

// By hand: acute 100, 103, 107, 112; funding 200, 210, 220.5, 231.525 (5% a year); in the base and three years.
const base = `title: Functions
years: { base: 2017/18, count: 3 }
prices: { deflator: 2% }
funding: { allocation: { base: 200, growth: 5% } }
lines: { acute: { setting: hospital, base: 100, amounts: { 2018/19: 103, 2019/20: 107, 2020/21: 112 } } }
`

/** A measure in every year, in decimals and in binary fractions. */
function measured(formula: string, unit: string, text = base): { exact: string[]; floats: (number | undefined)[] } {
  const { scenario, years } = projectText(`${text}measures: { m: { formula: "${formula}", unit: "${unit}" } }\n`)
  const { plan, inputs } = scenario.projection
  const ran = run(
    plan,
    float,
    inputs.map((own) => own.map((value) => value?.toNumber())),
  )
  const position = plan.position.get('measures.m') ?? -1
  return { exact: [...years('measures.m')], floats: [...(ran[position] ?? [])] }
}

it.each<[string, string, string, string[]]>([
  // 103 + 107 + 112 = 322; the base year is not projected.
  ['sum(lines.acute.spend)', 'money', 'all', ['322', '322', '322', '322']],
  ['sum(lines.acute.spend * 2 - 1)', 'money', 'all', ['641', '641', '641', '641']],
  ['sum(lines.acute.spend, 2017/18..2019/20)', 'money', 'range', ['310', '310', '310', '310']],
  ['sum(lines.acute.spend, 2019/20..)', 'money', 'open', ['219', '219', '219', '219']],
  ['sum(lines.acute.spend, ..2019/20)', 'money', 'open', ['210', '210', '210', '210']],
  ['sum(lines.acute.spend, 2019/20)', 'money', 'one', ['107', '107', '107', '107']],
  ['sum(lines.*.spend, 2018/19..2019/20)', 'money', 'pattern', ['210', '210', '210', '210']],
  // 103 less 100, 107 less 103, 112 less 107: 12, by what is a year before.
  ['sum(lines.acute.spend - previous(lines.acute.spend))', 'money', 'lag', ['12', '12', '12', '12']],
  ['average(lines.acute.spend, 2017/18..2019/20) * 3', 'money', 'mean', ['310', '310', '310', '310']],
  [
    'average(lines.acute.spend + funding.total, 2018/19..2019/20)',
    'money',
    'mean',
    ['320.25', '320.25', '320.25', '320.25'],
  ],
  // 5% in each year: what it compounds to is 5%, over any years.
  ['average-growth(funding.total)', 'rate', 'growth', ['0.05', '0.05', '0.05', '0.05']],
  ['average-growth(funding.total, 2018/19..2019/20)', 'rate', 'growth', ['0.05', '0.05', '0.05', '0.05']],
  ['average(growth(funding.total))', 'rate', 'mean of growth', ['0.05', '0.05', '0.05', '0.05']],
  ['(funding.total / lines.acute.spend) ^ 2', 'index', 'square', ['4', '', '', '']],
  ['funding.total ^ 2 / funding.total', 'money', 'raised and taken back', ['200', '210', '220.5', '231.525']],
  ['(funding.total ^ 3) ^ (1 / 3)', 'money', 'root', ['200', '210', '220.5', '231.525']],
  ['(1 + growth(funding.total)) ^ -1', 'rate', 'inverse', ['-', '', '', '']],
])('%s (%s, %s)', (formula, unit, _, expected) => {
  const { exact, floats } = measured(formula, unit)
  for (const [index, value] of expected.entries())
    if (value !== '') {
      const found = exact[index] ?? '-'
      // A root leaves the last of forty digits.
      if (value === '-') expect(found).toBe('-')
      else expect(new Decimal(found).minus(value).abs().lt('1e-20'), `${found} for ${value}`).toBe(true)
    }
  for (const [index, value] of exact.entries())
    if (value === '-') expect(floats[index]).toBeUndefined()
    else
      expect(Math.abs((floats[index] ?? Number.NaN) - Number(value))).toBeLessThan(
        1e-9 * Math.max(1, Math.abs(Number(value))),
      )
})

it('a compound rate is checked to its printed digit', () => {
  // (112 / 100) ^ (1/3) - 1: 1.0385 ^ 3 = 1.11999..., so that it is 3.85% and a little; published as 3.85%.
  const text = `${base}checks:
  near: { that: "average-growth(lines.acute.spend) >= 3.845% and average-growth(lines.acute.spend) < 3.855%" }
  far: { that: "average-growth(lines.acute.spend) = 3.9%" }
`
  const { scenario } = projectText(text)
  expect(checksOf(scenario).find(({ id }) => id === 'checks.near')?.outcome).toBe('pass')
  const far = checksOf(scenario).find(({ id }) => id === 'checks.far')
  expect(far).toMatchObject({ outcome: 'fail', unit: 'rate' })
  expect(toPlain(far?.measured?.toDecimalPlaces(6) ?? new Decimal(0))).toBe('0.038499')
})

test.prop([fc.integer({ min: 1, max: 5000 }), fc.integer({ min: 2, max: 12 }), fc.integer({ min: -500, max: 900 })])(
  'what grows by one rate has that rate as its average growth, and its mean growth',
  (start, count, permille) => {
    const rate = `${permille / 10}%`
    const text = `title: One rate
years: { base: 2017/18, count: ${count} }
funding: { allocation: { base: ${start}, growth: ${rate} } }
lines: { l: { setting: other, base: ${start}, growth: 0% } }
measures:
  compound: { formula: average-growth(funding.total), unit: rate }
  mean: { formula: average(growth(funding.total)), unit: rate }
`
    const { at } = projectText(text)
    for (const path of ['measures.compound', 'measures.mean'])
      expect(
        at(path, 1)
          ?.minus(permille / 1000)
          .abs()
          .toNumber(),
      ).toBeLessThan(1e-25)
  },
)

it.each<[string, string]>([
  ['sum(lines.acute.spend + lines.acute.growth) > 0', 'adds money and a rate or share'],
  ['average(lines.acute.spend) > average(lines.acute.growth)', 'compares money and a rate or share'],
  ['average-growth(lines.acute.spend) > headroom', 'compares a rate or share and money'],
  ['lines.acute.spend ^ 2 > headroom', 'compares money^2 and money'],
  ['lines.acute.spend ^ lines.acute.growth > headroom', 'raises to a power money and a rate or share'],
  ['average(lines.acute.growth) > 3', 'Did you mean 3%?'],
  ['average-growth(lines.acute.spend) > 3', 'Did you mean 3%?'],
  [
    'sum(lines.acute.spend, 2016/17..2018/19) > 0',
    '2016/17 lies outside this definition, which has 2017/18 to 2020/21',
  ],
  ['sum(growth(lines.acute.spend), 2017/18..2018/19) > 0', '2016/17'],
  ['sum(headroom*2) > 0', 'Did you mean headroom * 2, with spaces round the sign?'],
])('%s is refused', (that, why) => {
  expect(() => projectText(`${base}checks: { c: { that: "${that}" } }\n`)).toThrow(why)
})

it.each<[string, string]>([
  ['headroom >= –50', 'en dash'],
  ['headroom >= ‑50', 'non-breaking hyphen'],
  ['headroom >= －50', 'full-width hyphen'],
  ['headroom – 1 >= −50', 'en dash and minus sign'],
  ['lines.acute‐x.spend >= 0', 'hyphen in a name'],
])('%s is read (%s)', (that) => {
  const text = base.replace('lines: {', 'lines: { acute-x: { setting: other, base: 0, growth: 0% },')
  const { scenario } = projectText(`${text}checks: { c: { that: "${that}" } }\n`)
  expect(checksOf(scenario).find(({ id }) => id === 'checks.c')?.outcome).toBe('pass')
})
