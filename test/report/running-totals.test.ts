import { expect, it } from 'vitest'
import { type Decimal, toPlain } from '../../src/base/decimal.ts'
import { rowName } from '../../src/formula/node.ts'
import type { Scenario } from '../../src/open/open.ts'
import { rowAt, valueAt } from '../../src/open/project.ts'
import { partsOfRow } from '../../src/questions/by-member.ts'
import { FiguresInView } from '../../src/report/views/figures-in-view.ts'
import { type View, type ViewChoice, viewOf } from '../../src/report/views/view.ts'
import { viewed, viewedPart } from '../../src/report/views/viewed.ts'
import { projectText } from '../support/project-text.ts'

// Funding less spend of 100 leaves 10 in 2018/19 and 40 in 2019/20. Prices are 1, 1.25 and 2; people 1,000, 2,000, 4,000.
const member = `title: Growing
unit: £k
years: { base: 2017/18, count: 2 }
prices: { index: { 2017/18: 100, 2018/19: 125, 2019/20: 200 } }
population: { base: 1000, growth: 100% }
funding: { core: { base: 100, amounts: [110, 140] } }
lines: { acute: { setting: hospital, base: 100, growth: 0% } }
savings: { s: { line: acute, amount: { 2018/19: 0 }, identified: false } }
`
const text = `${member}measures:
  all: { formula: sum(headroom), unit: money }
  of-real: { formula: sum(measures.real), unit: money }
  real: { formula: headroom / prices.index, unit: money }
  twice: { formula: sum(measures.all), unit: money }
  so-far: { formula: headroom.to-date, unit: money }
  in-all: { formula: 'at(measures.so-far, 2019/20)', unit: money }
  first: { formula: 'at(headroom.to-date, 2018/19)', unit: money }
`
const real: ViewChoice = { prices: 'real' }
const perHead: ViewChoice = { perHead: true }

const plain = (value: Decimal | undefined): string => (value === undefined ? '-' : toPlain(value))

/** A row in every year as it is viewed. */
function years(scenario: Scenario, path: string, choice: ViewChoice): string[] {
  const { projection } = scenario
  const row = rowAt(projection, rowName(path))
  if (row === undefined) throw new Error(path)
  const { value } = viewed(viewOf(scenario, choice), row)
  return [0, 1, 2].map((index) => {
    const cash = valueAt(projection, rowName(path), index)
    return plain(cash && value(cash, index))
  })
}

it('a row to date in real terms is the sum of the real amounts of its years', () => {
  const { scenario } = projectText(text)

  // In cash 10, then 50. Real 10 / 1.25 = 8, and 40 / 2 = 20 more. Divided as a whole, the last would be 25.
  expect(years(scenario, 'headroom.to-date', {})).toEqual(['-', '10', '50'])
  expect(years(scenario, 'headroom.to-date', real)).toEqual(['-', '8', '28'])
  expect(years(scenario, 'headroom.to-date', { ...real, unit: '£' })).toEqual(['-', '8000', '28000'])
  // £10,000 for 2,000 people is £5 each, £40,000 for 4,000 £10; real £4 and £5.
  expect(years(scenario, 'headroom.to-date', perHead)).toEqual(['-', '5', '15'])
  expect(years(scenario, 'headroom.to-date', { ...real, ...perHead })).toEqual(['-', '4', '9'])
})

it('what is carried forward is a balance, and is told in the prices of its year as a whole', () => {
  const { scenario } = projectText(text)

  // 0, 10, 50 over 1, 1.25, 2.
  expect(years(scenario, 'surplus.carried', real)).toEqual(['0', '8', '25'])
})

it('a sum over all years is of amounts as they are viewed too, and what is real already is divided no more', () => {
  const { scenario } = projectText(text)

  expect(years(scenario, 'measures.all', real)).toEqual(['28', '28', '28'])
  expect(years(scenario, 'measures.of-real', real)).toEqual(['28', '28', '28'])
  // A sum of sums: 28 in each of two years.
  expect(years(scenario, 'measures.twice', real)).toEqual(['56', '56', '56'])
})

it('a measure that names a sum over years is told as that is, in every year or in one', () => {
  const { scenario } = projectText(text)

  expect(years(scenario, 'measures.so-far', real)).toEqual(['-', '8', '28'])
  expect(years(scenario, 'measures.in-all', real)).toEqual(['28', '28', '28'])
  expect(years(scenario, 'measures.first', real)).toEqual(['8', '8', '8'])
  expect(years(scenario, 'measures.first', { ...real, ...perHead })).toEqual(['4', '4', '4'])
})

it('a total has no value from the first year that has no prices', () => {
  const place = (choice: string): Scenario =>
    projectText(`title: Place\ncombine: { west: { scenario: w.yaml }, east: { scenario: e.yaml } }\n${choice}`, {
      files: {
        'w.yaml': member,
        'e.yaml': member.replace('18/19: 125', '18/19: 126'),
      },
    }).scenario

  expect(years(place('unit: £k\n'), 'headroom', real)).toEqual(['0', '-', '40'])
  expect(years(place('unit: £k\n'), 'headroom.to-date', real)).toEqual(['-', '-', '-'])
})

it('a sentence that adds up and the row that holds the sum agree in every view', () => {
  const { scenario } = projectText(text.replace('amount: { 2018/19: 0 }', 'amount: { 2018/19: 10, 2019/20: 40 }'))
  const added = (choice: ViewChoice): string =>
    plain(new FiguresInView(scenario, viewOf(scenario, choice)).money('savings.unidentified-to-date', 2)?.value)

  expect(added({})).toBe('50')
  expect(added(real)).toBe('28')
  expect(years(scenario, 'savings.s.to-date', real)).toEqual(['-', '8', '28'])
  expect(added({ ...real, ...perHead })).toBe('9')
})

const files = { 'w.yaml': member }

/** What the members of a place bring to a row in a year, each times its share, as it is viewed. */
function parts({ scenario, view }: { scenario: Scenario; view: View }, path: string): string[] {
  const row = rowAt(scenario.projection, rowName(path))
  if (row === undefined) throw new Error(path)
  return partsOfRow(scenario, rowName(path)).map((part) => {
    const { value, share } = viewedPart(view, part, row)
    const own = part.values[2]
    return plain(own && value(own, 2, share))
  })
}

it('members bring their own sums of real amounts to a place, and these add up', () => {
  const { scenario } = projectText(
    'title: Place\nunit: £k\ncombine: { west: { scenario: w.yaml }, east: { scenario: w.yaml, share: 50% } }\n',
    { files },
  )

  // 28, and half of 28.
  expect(years(scenario, 'headroom.to-date', real)).toEqual(['-', '12', '42'])
  expect(parts({ scenario, view: viewOf(scenario, real) }, 'headroom.to-date')).toEqual(['28', '14'])
  // Per head a member taken by one share is told whole, by its own people: £15.
  expect(parts({ scenario, view: viewOf(scenario, perHead) }, 'headroom.to-date')).toEqual(['15', '15'])
})

it('and so do members that are taken line by line, by the people of the place', () => {
  const { scenario } = projectText(
    'title: Place\nunit: £k\ncombine: { west: { scenario: w.yaml, lines: { funding: 100%, acute: 50% } } }\n',
    { files: { 'w.yaml': files['w.yaml'].replace('2018/19: 0', '2018/19: 10, 2019/20: 40') } },
  )

  // Half of the line brings half of 10 and 40 saved: real 4 and 10; per head of 2,000 and 4,000 people £2.50 and £5.
  expect(years(scenario, 'savings.s.to-date', real)).toEqual(['-', '4', '14'])
  expect(parts({ scenario, view: viewOf(scenario, real) }, 'savings.s.to-date')).toEqual(['14'])
  expect(parts({ scenario, view: viewOf(scenario, perHead) }, 'savings.s.to-date')).toEqual(['7.5'])
})
