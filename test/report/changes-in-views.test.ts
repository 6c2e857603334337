import { expect, it } from 'vitest'
import { type Decimal, toPlain } from '../../src/base/decimal.ts'
import { explain } from '../../src/explain/explain.ts'
import { rowName, walk } from '../../src/formula/node.ts'
import type { Row } from '../../src/model/row.ts'
import type { Scenario } from '../../src/open/open.ts'
import { partsOfRow } from '../../src/questions/by-member.ts'
import { conversionsOf } from '../../src/report/views/conversion.ts'
import { type ViewChoice, viewOf } from '../../src/report/views/view.ts'
import { viewed, viewedPart } from '../../src/report/views/viewed.ts'
import { projectText } from '../support/project-text.ts'

// Prices are 1, 1.25 and 2; people 1,000, 2,000 and 4,000. Spend is 110, 125 and 160 against funding of 100: 10, 25, 60 to be found.
const member = `title: Growing
unit: £k
years: { base: 2017/18, count: 2 }
prices: { index: { 2017/18: 100, 2018/19: 125, 2019/20: 200 } }
population: { base: 1000, growth: 100% }
funding: { core: { base: 100, growth: 0% } }
lines: { acute: { setting: hospital, base: 110, amounts: [125, 160], providers: { trust: 100% } } }
`
const place = (members: string): string =>
  `title: Place\nunit: £k\ncombine:\n${members}population: { base: 2000, growth: 100% }\n`
const real: ViewChoice = { prices: 'real' }
const perHead: ViewChoice = { perHead: true }
const both: ViewChoice = { ...real, ...perHead }

const plain = (value: Decimal | undefined): string => (value === undefined ? '-' : toPlain(value))

function rowIn({ projection }: Scenario, path: string): Row {
  const found = projection.model.rows.find((row) => row.path === path)
  if (found === undefined) throw new Error(path)
  return found
}

/** A row in every year as it is viewed, which is what explain tells of it too. */
function years(scenario: Scenario, path: string, choice: ViewChoice): string[] {
  const { projection } = scenario
  const { value } = viewed(viewOf(scenario, choice), rowIn(scenario, path))
  return [0, 1, 2].map((index) => {
    const cash = projection.values[projection.plan.position.get(path) ?? -1]?.[index]
    const told = plain(cash && value(cash, index))
    const explained = explain(scenario, { path, year: 2017 + index, unit: '£k' })
    if (explained === undefined) throw new Error(path)
    const [last] = conversionsOf(explained, choice).slice(-1)
    if (last !== undefined) expect(plain(last.arithmetic?.value)).toBe(told)
    return told
  })
}

it.each([
  // 25 - 10 and 60 - 25 in cash. Real: 10, 25 / 1.25 = 20 and 60 / 2 = 30. As a whole it would be 15 / 1.25 = 12 and 35 / 2 = 17.5.
  ['savings.requirement-new', {}, ['-', '15', '35']],
  ['savings.requirement-new', real, ['-', '10', '10']],
  // £10, £12.50 and £15 a head; real £10, £10 and £7.50.
  ['savings.requirement-new', perHead, ['-', '2.5', '2.5']],
  ['savings.requirement-new', both, ['-', '0', '-2.5']],
  // 110, 125 and 160; real 110, 100 and 80.
  ['providers.trust.change', {}, ['-', '15', '35']],
  ['providers.trust.change', real, ['-', '-10', '-20']],
])('%s %j is each year in the prices, and for the people, of its own', (path, choice, expected) => {
  expect(years(projectText(member).scenario, path, choice)).toEqual(expected)
})

it('so is a measure that reads a change', () => {
  const text = `${member}measures: { m: { formula: sum(savings.requirement-new), unit: money } }\n`
  // 10 + 10.
  expect(years(projectText(text).scenario, 'measures.m', real)).toEqual(['20', '20', '20'])
})

it('and the change of a place, of its members, and of the part of a member line by line', () => {
  const files = { 'm.yaml': member }
  const { scenario } = projectText(
    place(
      '  half: { scenario: m.yaml, share: 50% }\n  line: { scenario: m.yaml, lines: { acute: 40%, funding: 40% } }\n',
    ),
    { files },
  )
  // 50% + 40% of 10 and of 10; of -10 and -20.
  expect(years(scenario, 'savings.requirement-new', real)).toEqual(['-', '9', '9'])
  expect(years(scenario, 'providers.trust.change', real)).toEqual(['-', '-9', '-18'])
  expect(years(scenario, 'members.half.savings.requirement-new', real)).toEqual(['-', '10', '10'])
  const told = (path: string, choice: ViewChoice): string[][] =>
    partsOfRow(scenario, rowName(path)).map((part) => {
      const { share, value } = viewedPart(viewOf(scenario, choice), part, rowIn(scenario, path))
      return [1, 2].map((index) => plain(part.values[index] && value(part.values[index], index, share)))
    })
  expect(told('providers.trust.change', real)).toEqual([
    ['-5', '-10'],
    ['-4', '-8'],
  ])
  // By its own people: 110, 62.5, 40. By the 2,000, 4,000 and 8,000 of the place 40% of 110, 125 and 160: 22, 12.5 and 8.
  expect(told('providers.trust.change', perHead)).toEqual([
    ['-47.5', '-22.5'],
    ['-9.5', '-4.5'],
  ])
})

it('every row that takes the year before from the same row says that it joins years', () => {
  const { scenario } = projectText(member)
  const isChange = ({ formula }: Row): boolean =>
    formula?.op === 'sum' &&
    formula.terms.some(
      ({ sign, of }) =>
        sign === -1 &&
        of.op === 'row' &&
        of.lag === 1 &&
        formula.terms.some((other) =>
          walk(other.of).some((node) => node.op === 'row' && node.path === of.path && node.lag === 0),
        ),
    )
  const changes = scenario.projection.model.rows.filter((row) => row.unit === 'money' && isChange(row))
  expect(changes.map(({ path }) => path)).toEqual(['savings.requirement-new', 'providers.trust.change'])
  expect(changes.filter(({ joinsYears }) => !joinsYears)).toEqual([])
})
