import { expect, it } from 'vitest'
import { explain } from '../../src/explain/explain.ts'
import { rowName } from '../../src/formula/node.ts'
import { valueAt } from '../../src/open/project.ts'
import { partsOfRow } from '../../src/questions/by-member.ts'
import { type Projected, projectText } from '../support/project-text.ts'

const place = (combine: string, files: Readonly<Record<string, string>>, rest = ''): Projected =>
  projectText(`title: Place\n${rest}combine: ${combine}\n`, { files })

/** A figure that sentences quote, in a year by index from the base year. */
const quoted = ({ scenario }: Projected, path: string, index: number): string | undefined =>
  valueAt(scenario.projection, rowName(path), index)?.toDecimalPlaces(12).toFixed()

/** What the members bring to a row of a place, year by year: each value times its share, added up. */
const together = ({ scenario }: Projected, path: string): string[] => {
  const parts = partsOfRow(scenario, rowName(path))
  const { count } = scenario.definition.horizon
  return Array.from({ length: count + 1 }, (_, index) => {
    const values = parts.map(({ values: own, share }) => (share === undefined ? undefined : own[index]?.times(share)))
    const sum = values.reduce((total, value) =>
      total === undefined || value === undefined ? undefined : total.plus(value),
    )
    return sum === undefined ? '-' : sum.toDecimalPlaces(12).toFixed()
  })
}

/** Hospital lines of 100 in all, of which 60 grow; services of one name move to the line that is given. */
const moving = (line: string, growth: string): string => `title: Member
years: { base: 2017/18, count: 1 }
funding: { allocation: { base: 150, growth: 0% } }
lines:
  acute: { setting: hospital, base: 60, growth: ${growth} }
  specialised: { setting: hospital, base: 40, growth: 0% }
  community: { setting: out-of-hospital, base: 50, growth: 0% }
responsibilities: { gp: { funding: allocation, line: ${line}, from: 2018/19, amount: 6 } }
`
const movers = { 'a.yaml': moving('acute', '10%'), 'b.yaml': moving('community', '0%') }

it.each([
  // 66 + 6 + 40 and 60 + 40, of which 6 moved in: 206 / 200.
  ['one and the other', '{ a: { scenario: a.yaml }, b: { scenario: b.yaml } }', '0.03'],
  ['the other first', '{ b: { scenario: b.yaml }, a: { scenario: a.yaml } }', '0.03'],
  // 112 + 50 - 6 = 156 / 150.
  ['half of the other', '{ a: { scenario: a.yaml }, b: { scenario: b.yaml, share: 50% } }', '0.04'],
  // 36 + 40 + 100 - 3 = 173 / 170.
  [
    'one line by line',
    '{ b: { scenario: b.yaml }, a: { scenario: a.yaml, lines: { funding: 100%, acute: 50%, specialised: 100% } } }',
    (3 / 170).toFixed(12),
  ],
])('growth of hospital care leaves out what each member moves to it: %s', (_, combine, growth) => {
  const projected = place(combine, movers)

  expect(quoted(projected, 'hospital.growth', 1)).toBe(growth)
  expect(quoted(projected, 'hospital.growth-average', 1)).toBe(growth)
})

it('growth of hospital care of a place within a place leaves out the part that belongs here', () => {
  const inner = 'title: Inner\ncombine: { b: { scenario: b.yaml }, a: { scenario: a.yaml } }\n'
  const projected = place('{ inner: { scenario: inner.yaml, share: 50% }, b: { scenario: b.yaml } }', {
    ...movers,
    'inner.yaml': inner,
  })

  // Half of 212, of which 6 moved in, and 100: 103 + 100 of 200.
  expect(quoted(projected, 'hospital.growth', 1)).toBe('0.015')
})

const carrying = (surplus: string): string => `title: Member
years: { base: 2017/18, count: 2 }
funding: { allocation: { base: 100, growth: 10% } }
surplus: { ${surplus} }
lines:
  acute: { setting: hospital, base: 60, growth: 0% }
  community: { setting: out-of-hospital, base: 30, growth: 0% }
`

it.each([
  // Half of 8; 55 - 15 - 30 = 10 and 60.5 - 45 = 15.5 more. The other: 2, 20 more and 31 more.
  ['an amount brought forward', 'brought-forward: 8', ['4', '14', '29.5'], ['6', '36', '82.5']],
  ['none', 'drawdown: 1', ['0', '10', '25.5'], ['2', '32', '78.5']],
])('line by line, a surplus carried forward has a part here, with %s', (_, surplus, here, whole) => {
  const projected = place(
    '{ a: { scenario: a.yaml, lines: { funding: 50%, acute: 25%, community: 100% } }, b: { scenario: b.yaml } }',
    { 'a.yaml': carrying(surplus), 'b.yaml': carrying('brought-forward: 2') },
  )

  expect(projected.years('surplus.carried')).toEqual(whole)
  expect(together(projected, 'surplus.carried')).toEqual(whole)
  expect(projected.years('members.a.here.surplus.carried')).toEqual(here)
})

it('line by line, a surplus of which nothing belongs here has no part here', () => {
  const projected = place(
    '{ a: { scenario: a.yaml, lines: { funding: 0%, acute: 25% } }, b: { scenario: b.yaml, share: 50% } }',
    { 'a.yaml': carrying('brought-forward: 8'), 'b.yaml': carrying('brought-forward: 2') },
  )

  // Nothing and half of 2; less a quarter of 60 and half of 110 - 90; less 15 and half of 121 - 90.
  expect(projected.years('surplus.carried')).toEqual(['1', '-4', '-3.5'])
  expect(together(projected, 'surplus.carried')).toEqual(['1', '-4', '-3.5'])
})

const risky = (risk: string): string => `title: Member
years: { base: 2017/18, count: 1 }
funding: { allocation: { base: 100, growth: 0% } }
lines: { acute: { setting: hospital, base: 60, growth: 3% }, drugs: { setting: prescribing, base: 20, growth: 5% } }
${risk}`
const scored = risky('risks: { r: { probability: 50%, impact: 4, likelihood: 3, consequence: 4 } }\n')
const risks = {
  'scored.yaml': scored,
  'unscored.yaml': risky('risks: { r: { probability: 10%, impact: 10 } }\n'),
  'none.yaml': risky(''),
  'two.yaml': 'title: Two\ncombine: { one: { scenario: scored.yaml }, other: { scenario: scored.yaml } }\n',
}

it.each([
  ['of one member', '{ a: { scenario: scored.yaml }, b: { scenario: none.yaml } }', true],
  ['of two, of which one has a score', '{ a: { scenario: scored.yaml }, b: { scenario: unscored.yaml } }', false],
  ['of one, and of two within the other', '{ a: { scenario: scored.yaml }, two: { scenario: two.yaml } }', false],
])('the score of a risk is that of a place where the risk is %s: %s', (_, combine, isTold) => {
  expect(place(combine, risks).rows.includes('risks.r.score')).toBe(isTold)
})

it('growth of a line is told of those members of whom something is here, and of nobody where none is', () => {
  const listed = '{ a: { scenario: none.yaml, lines: { funding: 100%, drugs: 100% } }, b: { scenario: b.yaml } }'
  const { years } = place(listed, {
    ...risks,
    'b.yaml': risky('').replace('base: 60, growth: 3%', 'base: 0, growth: 7%').replace(', drugs: {', ', other: {'),
  })

  // Of b alone, though it has nothing yet; of a alone.
  expect(years('lines.acute.growth')).toEqual(['-', '0.07'])
  expect(years('lines.drugs.growth')).toEqual(['-', '0.05'])
  const left = place('{ a: { scenario: none.yaml, lines: { funding: 100%, drugs: 100% } } }', risks)
  expect(left.years('lines.acute.growth')).toEqual(['-', '-'])
  expect(explain(left.scenario, { path: 'lines.acute.growth', year: 2018 })?.why.at(-1)).toBe(
    'Nothing of it belongs here, of any member.',
  )
  expect(quoted(left, 'hospital.growth-average', 1)).toBeUndefined()
})

const late = (delay: number): string => `title: Member
years: { base: 2017/18, count: 3 }
funding: { allocation: { base: 100, growth: 0% } }
lines: { acute: { setting: hospital, base: 100, growth: 0% } }
savings: { s: { line: acute, amount: { 2018/19: 1, 2019/20: 1, 2020/21: 1 }, delay: ${delay} } }
`
const delays = { 'late.yaml': late(12), 'soon.yaml': late(0) }
const delayed = ({ warnings }: Projected): string[] =>
  warnings.filter(({ code }) => code === 'delayed-beyond-horizon').map(({ message }) => message)

it.each([
  ['the first', '{ a: { scenario: late.yaml }, b: { scenario: soon.yaml } }'],
  ['the second', '{ b: { scenario: soon.yaml }, a: { scenario: late.yaml } }'],
  ['both, which are one file', '{ b: { scenario: late.yaml }, a: { scenario: late.yaml } }'],
])('a scheme that a delay moves past the years of a place is told of where it is of %s member', (_, combine) => {
  const found = delayed(place(combine, delays, 'years: { base: 2017/18, count: 2 }\n'))

  // Of 2020/21 the place has no year to lose.
  expect(found).toEqual([
    'With its delay, what savings.s.amount states for 2019/20 starts after 2019/20, the last projected year, and changes nothing.',
  ])
})

it('a base year of a place that does not balance is told of in the place', () => {
  const { warnings } = place('{ a: { scenario: scored.yaml }, b: { scenario: none.yaml } }', risks)

  expect(warnings.find(({ code }) => code === 'unbalanced-base')?.span?.file.path).toBe('definition.yaml')
})

it('activity in unlike units is refused however deep the members have it', () => {
  const counted = (unit: string): string =>
    risky('').replace('growth: 3%', `growth: 3%, activity: { base: 10, unit: ${unit}, growth: 0% }`)
  const files = {
    ...risks,
    'days.yaml': counted('bed-day'),
    'spells.yaml': counted('spell'),
    'inner.yaml':
      'title: Inner\ncombine: { none: { scenario: none.yaml, lines: { funding: 10% } }, days: { scenario: days.yaml } }\n',
  }

  expect(() => place('{ spells: { scenario: spells.yaml }, inner: { scenario: inner.yaml } }', files)).toThrow(
    'The unit of lines.acute.activity is bed-day in inner and spell in spells',
  )
})

const growing = (line: string, rest = ''): string => `title: Member
years: { base: 2017/18, count: 2 }
funding: { allocation: { base: 30, growth: 0% } }
lines: { acute: { setting: hospital, base: 10, ${line} } }
${rest}`
const growers = {
  'level.yaml': growing('growth: 10%', 'pressures: { beds: { line: acute, level: { 2018/19..: 10 } } }\n'),
  'amounts.yaml': growing('amounts: [11, 12.1]', 'savings: { s: { line: acute, amount: { 2018/19: 5 } } }\n'),
  'flat.yaml': growing('growth: 0%'),
  'inner.yaml': 'title: Inner\ncombine: { flat: { scenario: flat.yaml }, level: { scenario: level.yaml } }\n',
  'third.yaml': 'title: Third\ncombine: { inner: { scenario: inner.yaml, share: 50% } }\n',
}

// What grows in 2019/20: 11 of the one, of which the 10 that are stated each year are no part; 11 of the other, whatever was saved; and
// 10. So 1.1 of 21.
it.each([
  ['before what is stated for each year', '{ a: { scenario: level.yaml }, b: { scenario: flat.yaml } }', 1.1 / 21],
  ['and the other first', '{ b: { scenario: flat.yaml }, a: { scenario: level.yaml } }', 1.1 / 21],
  ['of the amounts', '{ b: { scenario: flat.yaml }, a: { scenario: amounts.yaml } }', 1.1 / 21],
  ['of both', '{ a: { scenario: level.yaml }, b: { scenario: amounts.yaml } }', 2.2 / 22],
  // A quarter of 11 and 10.
  [
    'of the part here',
    '{ b: { scenario: flat.yaml }, a: { scenario: level.yaml, lines: { funding: 1%, acute: 25% } } }',
    0.275 / 12.75,
  ],
  // Half of 11 and 10, and 11 more.
  ['of places within', '{ third: { scenario: third.yaml }, a: { scenario: level.yaml } }', 1.65 / 21.5],
])('growth of a line is weighed by what grows, %s', (_, combine, growth) => {
  expect(Number(place(combine, growers).years('lines.acute.growth')[2])).toBeCloseTo(growth, 12)
})

it('nothing is said of a benchmark or a score of which nothing is here', () => {
  const compared = scored.replace('growth: 3%', 'growth: 3%, benchmarks: { peers: { amount: 50 } }')
  const files = { ...risks, 'compared.yaml': compared }
  const listed = (lines: string): readonly string[] =>
    place(`{ a: { scenario: compared.yaml, lines: { ${lines} } }, b: { scenario: none.yaml } }`, files).rows

  expect(listed('drugs: 100%').filter((path) => /^lines.acute.benchmarks|^risks.r.score/.test(path))).toEqual([])
  expect(listed('funding: 100%')).toContain('risks.r.score')
  const other = scored.replace('likelihood: 3', 'likelihood: 2')
  const { years } = place('{ a: { scenario: compared.yaml, lines: { drugs: 100% } }, b: { scenario: other.yaml } }', {
    ...files,
    'other.yaml': other,
  })
  // Of b, whose risk is here: 2 x 4.
  expect(years('risks.r.score')).toEqual(['8', '8'])
  expect(
    place('{ a: { scenario: compared.yaml, share: 50% } }', files).years('lines.acute.benchmarks.peers.variance'),
  ).toEqual(['5', '-'])
})

it.each([
  ['the first', '{ a: { title: North, scenario: none.yaml }, b: { scenario: peopled.yaml } }'],
  ['the second', '{ b: { scenario: peopled.yaml }, a: { title: North, scenario: none.yaml } }'],
])('people that one member does not give are told of that member, where it is %s', (_, combine) => {
  const { scenario } = place(combine, { ...risks, 'peopled.yaml': risky('population: { base: 10 }\n') })
  const whole = place('{ outer: { title: Whole, scenario: place.yaml } }', {
    ...risks,
    'peopled.yaml': risky('population: { base: 10 }\n'),
    'place.yaml': `title: Place\ncombine: ${combine}\n`,
  })

  expect(explain(scenario, { path: 'population.total', year: 2018 })?.why.at(-1)).toBe(
    'North: The definition gives no population.',
  )
  expect(explain(whole.scenario, { path: 'population.total', year: 2018 })?.why.at(-1)).toBe(
    'Whole: North: The definition gives no population.',
  )
})

/** A line of 100 that grows by 10% and has a level of 50 besides, and lines of 100 that grow by nothing. */
const levelled = (growth: string, level = ''): string => `title: Member
years: { base: 2017/18, count: 3 }
funding: { allocation: { base: 200, growth: 2% } }
lines: { acute: { setting: hospital, base: 100, growth: ${growth} } }
${level}`
const levels = {
  'm1.yaml': levelled('10%', 'pressures: { lev: { line: acute, level: { 2018/19..2020/21: 50 } } }\n'),
  'm2.yaml': levelled('0%'),
  'm3.yaml': levelled('0%'),
  'm4.yaml': levelled('0%'),
  'inner.yaml': 'title: Inner\ncombine: { m1: { scenario: m1.yaml }, m2: { scenario: m2.yaml } }\n',
  'outer.yaml': 'title: Outer\ncombine: { inner: { scenario: inner.yaml }, m3: { scenario: m3.yaml } }\n',
}

it.each([
  [
    'flat',
    '{ m1: { scenario: m1.yaml }, m2: { scenario: m2.yaml }, m3: { scenario: m3.yaml }, m4: { scenario: m4.yaml } }',
  ],
  ['two deep', '{ inner: { scenario: inner.yaml }, m3: { scenario: m3.yaml }, m4: { scenario: m4.yaml } }'],
  ['three deep', '{ outer: { scenario: outer.yaml }, m4: { scenario: m4.yaml } }'],
])('growth of a line is weighed by what grows, however deep the place: %s', (_, combine) => {
  const projected = place(combine, levels)

  // 100 of 400 grows 10%; then 110 of 410; then 121 of 421.
  expect([1, 2, 3].map((index) => quoted(projected, 'lines.acute.growth', index))).toEqual([
    '0.025',
    (11 / 410).toFixed(12),
    (12.1 / 421).toFixed(12),
  ])
})
