import { expect, it } from 'vitest'
import { Decimal } from '../../src/base/decimal.ts'
import { type ScheduleName, scheduleCalled, scheduleNames } from '../../src/definition/appraisal/schedules.ts'
import { projectText } from '../support/project-text.ts'

const factors = (schedule: ScheduleName, count: number): readonly (Decimal | undefined)[] => {
  const { at } = projectText(
    `title: Options
prices: { deflator: 0% }
appraisal:
  budget: open
  schedule: ${schedule}
  counterfactual: one
  options: { one: { scenario: one.yaml }, two: { scenario: one.yaml } }
`,
    {
      files: {
        'one.yaml': `title: One\nyears: { base: 2017/18, count: ${count} }\nlines: { acute: { setting: hospital, base: 1, growth: 0% } }\n`,
      },
    },
  )
  return Array.from({ length: count + 1 }, (_, index) => at('appraisal.factor', index))
}
const shown = (factor: Decimal | undefined): string => factor?.toFixed(4) ?? '-'

it('factors are those of the published tables to the printed digit', () => {
  const standard = factors('green-book-2026', 31)

  // Requirement B-4 of the business-case conventions quotes the table: years 1, 2, 5 and 10, and that year 31 is year 30 over 1.03.
  expect([0, 1, 2, 5, 10].map((year) => shown(standard[year]))).toEqual([
    '1.0000',
    '0.9662',
    '0.9335',
    '0.8420',
    '0.7089',
  ])
  expect(
    standard[31]
      ?.times('1.03')
      .minus(standard[30] ?? 0)
      .abs()
      .lt('1e-30'),
  ).toBe(true)
  expect(shown(factors('health', 10)[10])).toBe('0.8617')
})

it('factors of the edition of 2022 are those of its rates, worked by logarithms', () => {
  const standard = factors('green-book-2022', 100)
  // HM Treasury, The Green Book, 2022, annex 6: 3.5% to year 30, 3.0% to 75, 2.5% to 125. Natural logarithms of 1.035, 1.03 and 1.025 are
  // 0.0344014267, 0.0295588022 and 0.0246926126: 30 of the first are 1.0320428, e^-1.0320428 = 0.35628; 45 of the second more are
  // 2.3621889, e^-2.3621889 = 0.09421; 25 of the third more are 2.9795042, e^-2.9795042 = 0.05082.
  expect([30, 75, 100].map((year) => standard[year]?.toFixed(5))).toEqual(['0.35628', '0.09421', '0.05082'])
  // 0.35628 / 1.03 = 0.34590, and 0.09421 / 1.025 = 0.09191 or 0.09192: each a year later.
  expect(shown(standard[31])).toBe('0.3459')
  expect(shown(standard[76])).toBe('0.0919')
  // 0.0148886125 is the logarithm of 1.015: 30 are 0.4466584, e^-0.4466584 = 0.63976; / 1.0129 = 0.63161.
  const health = factors('health', 31)
  expect([health[30], health[31]].map((one) => one?.toFixed(5))).toEqual(['0.63976', '0.63161'])
})

it('factors add up to the published annuities', () => {
  const standard = factors('green-book-2026', 10)
  const sum = (from: number, to: number): string =>
    shown(Decimal.sum(...standard.slice(from, to + 1).map((one) => one ?? 0)))

  // At 3.5% years 1 to 10 add up to 8.3166, and years 0 to 9 to 8.6077.
  expect(sum(1, 10)).toBe('8.3166')
  expect(sum(0, 9)).toBe('8.6077')
})

it('at the edges of the bands the rate changes for the year after, and no factor jumps', () => {
  const standard = factors('green-book-2022', 100)
  const rate = (year: number): string =>
    (standard[year - 1] ?? new Decimal(0))
      .div(standard[year] ?? 1)
      .minus(1)
      .times(100)
      .toFixed(4)

  expect([1, 30, 31, 75, 76, 100].map(rate)).toEqual(['3.5000', '3.5000', '3.0000', '3.0000', '2.5000', '2.5000'])
  const health = factors('health', 76)
  expect(
    [30, 31, 75, 76].map((year) => (health[year - 1] ?? new Decimal(0)).div(health[year] ?? 1).toFixed(4)),
  ).toEqual(['1.0150', '1.0129', '1.0129', '1.0107'])
})

it('every schedule says where it is from, begins the year after the base, and falls from band to band', () => {
  for (const name of scheduleNames) {
    const { bands, source } = scheduleCalled(name)
    expect(source).toMatch(/HM Treasury.*20\d\d/)
    expect(bands[0]?.from).toBe(1)
    for (const [at, band] of bands.entries()) {
      const before = bands[at - 1]
      if (before === undefined) continue
      expect(band.from).toBeGreaterThan(before.from)
      expect(Number(band.percent)).toBeLessThan(Number(before.percent))
    }
  }
})
