import { fc, test } from '@fast-check/vitest'
import { expect, it } from 'vitest'
import { Decimal, toPlain } from '../../../src/base/decimal.ts'
import { hindsightOf } from '../../../src/questions/review/hindsight.ts'
import { type Reviewed, reviewOf } from '../../../src/questions/review/review.ts'
import { sound } from '../../support/problems-of.ts'
import { projectText } from '../../support/project-text.ts'

type Given = number | undefined
const series = (values: readonly Given[]): readonly (Decimal | undefined)[] =>
  values.map((value) => (value === undefined ? undefined : new Decimal(value)))
const review = (projected: readonly Given[], actual: readonly Given[], are: Reviewed['are'] = 'amounts') =>
  reviewOf({ projected: series(projected), actual: series(actual), are })
const plain = (value: Decimal | undefined): string => (value === undefined ? '-' : toPlain(value.toDecimalPlaces(6)))

it('holds each year against what came out', () => {
  // Plan 100, 110, 121, 133.1; out came 102 (base), 115.5, nothing known, 139.755.
  // Variance 2, 5.5, 6.655; of the plan 2%, 5%, 5%; to date 5.5, then 5.5 + 6.655 = 12.155 (the base year is no projection).
  // Growth: 115.5 / 102 - 1 = 13.2353%; the year before the last is not known, so 139.755 / 121 - 1 = 15.5%. Assumed 10% each.
  const { years, error } = review([100, 110, 121, 133.1], [102, 115.5, undefined, 139.755])

  expect(
    years.map((year) => [
      year.index,
      plain(year.variance),
      plain(year.share),
      plain(year.toDate),
      plain(year.assumedGrowth),
      plain(year.impliedGrowth),
    ]),
  ).toEqual([
    [0, '2', '0.02', '-', '-', '-'],
    [1, '5.5', '0.05', '5.5', '0.1', '0.132353'],
    [3, '6.655', '0.05', '12.155', '0.1', '0.155'],
  ])
  // (110 - 115.5) / 115.5 = (133.1 - 139.755) / 139.755 = -0.047619
  expect([plain(error?.bias), plain(error?.meanAbsolute), error?.years]).toEqual(['-0.047619', '0.047619', 2])
})

it('errors either way cancel in the bias, and do not in the mean absolute error', () => {
  // (110 - 100) / 100 = 10%; (95 - 100) / 100 = -5%: bias 2.5%, mean absolute error 7.5%.
  const { error } = review([100, 110, 95], [undefined, 100, 100])

  expect([plain(error?.bias), plain(error?.meanAbsolute)]).toEqual(['0.025', '0.075'])
})

it('rates are held apart in fractions, without growth, per cent or a sum', () => {
  // 5.65% against 0%, 4.14% against 1%: bias is the mean of -5.65 and -3.14 points = -4.395.
  const { years, error } = review([undefined, 0, 0.01], [undefined, 0.0565, 0.0414], 'rates')

  expect(years.map((year) => [plain(year.variance), year.share, year.toDate, year.impliedGrowth])).toEqual([
    ['0.0565', undefined, undefined, undefined],
    ['0.0314', undefined, undefined, undefined],
  ])
  expect(plain(error?.bias)).toBe('-0.04395')
})

it('levels do not add up; a deficit has no growth and no error in per cent; nothing projected no variance in per cent', () => {
  const levels = review([100, 110], [undefined, 120], 'levels')
  expect(levels.years[0]?.toDate).toBeUndefined()

  // Planned 0, out came -5: variance -5, no per cent, no growth. Then planned -10, out came -12: -2, by which the deficit is 20% more.
  const deficit = review([0, 0, -10], [undefined, -5, -12])
  expect(deficit.years.map((year) => [plain(year.variance), plain(year.share), plain(year.impliedGrowth)])).toEqual([
    ['-5', '-', '-'],
    ['-2', '0.2', '-'],
  ])
  expect(deficit.error).toBeUndefined()
  // A deficit of 14.5 that came out at 3 is 79.3% less, as compare tells it; one of 1 that came out at 2.2 more than doubled.
  const shares = review([0, -14.5, -1], [undefined, -3, -2.2]).years.map(({ share }) => share)
  expect([shares[0]?.toFixed(3), shares[1]]).toEqual(['-0.793', undefined])
})

test.prop([fc.array(fc.double({ min: -1e6, max: 1e6, noNaN: true }), { minLength: 1, maxLength: 11 })])(
  'a plan held against itself has no variance',
  (values) => {
    const { years, error } = review(values, values)

    expect(years.every(({ variance }) => variance.isZero())).toBe(true)
    expect(error === undefined || (error.bias.isZero() && error.meanAbsolute.isZero())).toBe(true)
    expect(years.map(({ impliedGrowth }) => plain(impliedGrowth))).toEqual(
      years.map(({ assumedGrowth }) => plain(assumedGrowth)),
    )
  },
)

/** What each rate would have had to be: its path and its number, to six places. */
function hindsights(text: string, path: string, index: number, actual: number): string[] {
  const { scenario } = projectText(text)
  const row = scenario.model.rows.find((one) => one.path === path)
  if (row === undefined) throw new Error(`There is no row ${path}`)
  return hindsightOf(scenario, row, index, new Decimal(actual)).asked.map(
    ({ varied, solved }) => `${varied.path} ${solved.solutions.map(({ number }) => plain(number)).join(' ')}`,
  )
}

it('the growth of a line is what compounds to what came out', () => {
  // 60 at 3%; out came 66.15 in the second year = 60 x 1.05^2, so 5%.
  expect(hindsights(sound, 'lines.acute.spend', 2, 66.15)).toEqual(['lines.acute.growth 0.05'])
})

it('each driver in turn, all others as they are, and no growth of other lines', () => {
  // 40 x (1 + d)(1 + 3% - 2%), d = 1%. Out came 41.6 in the first year. d: 41.6 / 40 / 1.01 - 1 = 2.970297%.
  // uplift: 41.6 / 40 / 1.01 - 1 + 2% = 4.970297%; efficiency: 3% - 2.970297% = 0.029703%.
  expect(hindsights(sound, 'lines.community.spend', 1, 41.6)).toEqual([
    'drivers.demographic 0.029703',
    'lines.community.drivers.price.uplift 0.049703',
    'lines.community.drivers.price.efficiency 0.000297',
  ])
})

it('a total rests on the rates of all its lines; a rate by year is moved by the same number of points', () => {
  const text = sound.replace('growth: { value: 3%, source: Made up }', 'growth: { 2018/19: 3%, 2019/20..: 4% }')
  // 60 x 1.03 x 1.04 = 64.272. With 1 point more in both years 60 x 1.04 x 1.05 = 65.52.
  expect(hindsights(text, 'lines.acute.spend', 2, 65.52)).toEqual(['lines.acute.growth 0.01'])
  expect(hindsights(text, 'spend.total', 1, 103).map((told) => told.split(' ')[0])).toEqual([
    'lines.acute.growth',
    'drivers.demographic',
    'lines.community.drivers.price.uplift',
    'lines.community.drivers.price.efficiency',
  ])
})
