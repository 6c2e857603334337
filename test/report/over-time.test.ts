import { describe, expect, it } from 'vitest'
import { toPlaces } from '../../src/base/decimal.ts'
import { rowCalled } from '../../src/open/project.ts'
import { type Between, usualYears } from '../../src/questions/bridge/no-bridge.ts'
import { bridgeOverTime } from '../../src/questions/bridge/over-time.ts'
import type { Chapter, Made } from '../../src/report/document.ts'
import { divisorsOf, overTimeChapter } from '../../src/report/over-time.ts'
import { sentenceText } from '../../src/report/sentence.ts'
import { type ViewChoice, viewOf } from '../../src/report/views/view.ts'
import { projectText } from '../support/project-text.ts'

/** Funding of 300 stays; the base year is 2017/18. */
const definition = (lines: string, rest = ''): string => `
title: Bridge
years: { base: 2017/18, count: 2 }
funding: { allocation: { title: Allocation, base: 300, growth: 0% } }
lines: { ${lines} }
${rest}`

function chapterOf(text: string, name = 'headroom', choice: ViewChoice = {}, asked: Partial<Between> = {}): Chapter {
  const { scenario } = projectText(text)
  const row = rowCalled(scenario.projection, name)
  if (row === undefined) throw new Error(`There is no row ${name}`)
  const between = usualYears(scenario, row, asked)
  const bridge = bridgeOverTime(scenario, row, between, divisorsOf(scenario, row, choice))
  const made: Made = { version: '0', command: undefined, inputs: () => [] } as never
  return overTimeChapter(
    { scenario, file: 'bridge.yaml', row, ...between, bridge, doingNothing: undefined },
    viewOf(scenario, choice),
    made,
  )
}

const facts = (chapter: Chapter): string[] => chapter.facts.map((fact) => sentenceText(fact))

/** The table as text: label and figures. */
const rows = ({ tables: [table] }: Chapter): string[] =>
  (table?.rows ?? []).map(({ label, within, cells }) =>
    [
      within === undefined ? label : `${within.title} > ${within.label}`,
      ...cells.map((cell) => (cell.is === 'text' ? cell.text : cell.is === 'blank' ? '' : toPlaces(cell.value, 1))),
    ].join(' | '),
  )

const lines = `
  acute: { title: Acute, setting: hospital, base: 100, growth: 10% },
  mental-health: { title: Mental health, setting: out-of-hospital, base: 50, drivers: { people: 10%, price: { uplift: 25%, efficiency: 5% } } }`
const saving = 'savings: { beds: { title: Fewer beds, line: acute, amount: { 2019/20: 6 } } }'

it('says how far a row moves, then what moves it, the most first', () => {
  // Acute 10, then 11; mental health 50 x 32% = 16, then 66 x 32% = 21.12.
  expect(facts(chapterOf(definition(lines, saving)))).toEqual([
    'Headroom falls from £150.0m in 2017/18 to £97.9m in 2019/20: down £52.1m, 35%.',
    'Growth takes £58.1m: Mental health £37.1m; Acute £21.0m.',
    'Savings add £6.0m: Fewer beds.',
  ])
  expect(facts(chapterOf(definition(lines, saving), 'spend.total'))).toEqual([
    'Total spend rises from £150.0m in 2017/18 to £202.1m in 2019/20: up £52.1m, 35%.',
    'Growth adds £58.1m: Mental health £37.1m; Acute £21.0m.',
    'Savings take £6.0m: Fewer beds.',
  ])
})

it('says what moved the price of a contract by its own terms, without its title at each of them', () => {
  const contract = `contracts:
  mcp: { title: MCP, starts: 2018/19, scope: { acute: 100%, mental-health: { share: 100%, from: 2019/20 } }, index: { inflation: 20% } }`
  const text = definition(
    'acute: { title: Acute, setting: hospital, base: 100, growth: 0% }, mental-health: { title: Mental health, setting: out-of-hospital, base: 50, growth: 0% }',
    contract,
  )
  // The price is 120, then (100 + 50) x 1.44 = 216: 50 x (1.2 + 1.44) / 2 = 66 joins, 0.24 x (100 + 150) / 2 = 30 is prices.
  const chapter = chapterOf(text, 'contracts.mcp.value')
  expect(facts(chapter)).toEqual([
    'MCP, indexed price rises from £120.0m in 2018/19 to £216.0m in 2019/20: up £96.0m, 80%.',
    'Its terms and scope add £66.0m: Scope, mental health.',
    'Prices add £30.0m: Uplift for prices.',
  ])
  expect(rows(chapter)).toEqual([
    'MCP, indexed price, 2018/19 | 120.0 | 120.0 | ',
    'Scope, mental health | 66.0 | 186.0 | contract',
    'Uplift for prices | 30.0 | 216.0 | prices',
    'MCP, indexed price, 2019/20 | 216.0 | 216.0 | ',
  ])
  expect(chapter.notes.map((note) => sentenceText(note))).toContain(
    '2018/19 is the first year in which there is a figure; there is none in 2017/18.',
  )
})

describe('a contract with a shadow year, in which nothing is paid', () => {
  // The price is 100 in the base year and rises by 10%: 110 in shadow, 121 and 133.1 paid.
  const text = definition(
    'acute: { title: Acute, setting: hospital, base: 100, growth: 0% }',
    'contracts: { mcp: { title: MCP, starts: 2019/20, shadow: 2018/19, scope: { acute: 100% }, index: { inflation: 10% } } }',
  ).replace('count: 2', 'count: 3')
  const payment = (asked: Partial<Between>): Chapter => chapterOf(text, 'contracts.mcp.payment', {}, asked)

  it('begins where it is paid, and says that there is a shadow year before', () => {
    const chapter = payment({})
    expect(facts(chapter)[0]).toBe('MCP, payment rises from £121.0m in 2019/20 to £133.1m in 2020/21: up £12.1m, 10%.')
    expect(chapter.notes.map((note) => sentenceText(note))).toContain(
      '2019/20 is the first year that is paid; in 2018/19 it is in shadow, calculated and not paid.',
    )
  })

  it('marks the shadow year where it is asked to begin there', () => {
    const chapter = payment({ from: 1 })
    expect(facts(chapter)[0]).toBe(
      'MCP, payment rises from £110.0m in 2018/19 (in shadow, not paid) to £133.1m in 2020/21: up £23.1m, 21%.',
    )
    expect(rows(chapter)[0]).toBe('MCP, payment, 2018/19 (in shadow, not paid) | 110.0 | 110.0 | ')
    expect(chapter.data.records?.data).toMatchObject({ from: '2018/19', to: '2020/21' })
  })

  it('begins in shadow where it would not move otherwise', () => {
    expect(facts(payment({ to: 2 }))[0]).toBe(
      'MCP, payment rises from £110.0m in 2018/19 (in shadow, not paid) to £121.0m in 2019/20: up £11.0m, 10%.',
    )
  })
})

// Funding stays at 300. Acute falls from 290 by half a year: 145, then 72.5. Headroom is 300 - 290 = 10 and 300 - 72.5 = 227.5.
// From 250 it falls to 125, then 62.5: headroom is 50 and 237.5, and a fifth of the end is 47.5, so that 187.5 / 50 = 375%.
it('tells no change in per cent of a start that is less than a fifth of the end', () => {
  const from = (base: number): string | undefined =>
    facts(chapterOf(definition(`acute: { title: Acute, setting: hospital, base: ${base}, growth: -50% }`)))[0]
  expect(from(290)).toBe('Headroom rises from £10.0m in 2017/18 to £227.5m in 2019/20: up £217.5m.')
  expect(from(250)).toBe('Headroom rises from £50.0m in 2017/18 to £237.5m in 2019/20: up £187.5m, 375%.')
})

it('a table leads from the start to the end, what drivers bring to a line under its title', () => {
  // Price: 50 x 21% = 10.5, 66 x 21% = 13.86; people: 50 x 11% = 5.5, 66 x 11% = 7.26.
  expect(rows(chapterOf(definition(lines, saving)))).toEqual([
    'Headroom, 2017/18 | 150.0 | 150.0 | ',
    'Mental health > Price | -24.4 | 125.6 | growth',
    'Mental health > People | -12.8 | 112.9 | growth',
    'Acute, growth | -21.0 | 91.9 | growth',
    'Fewer beds | 6.0 | 97.9 | saving',
    'Headroom, 2019/20 | 97.9 | 97.9 | ',
  ])
})

it('three are named, and the others are counted', () => {
  const many = Array.from(
    { length: 6 },
    (_, at) => `l${at}: { setting: hospital, base: ${10 * (at + 1)}, growth: 10% }`,
  )

  // 21% of 60, 50 and 40; of 30, 20 and 10 together 12.6.
  expect(facts(chapterOf(definition(many.join(', '))))[1]).toBe(
    'Growth takes £44.1m: l5 £12.6m; l4 £10.5m; l3 £8.4m; 3 others £12.6m.',
  )
})

it('of a kind that works both ways, what goes against it has a minus', () => {
  const both =
    'acute: { title: Acute, setting: hospital, base: 100, growth: 10% }, old: { title: Old, setting: hospital, base: 50, growth: -20% }'

  // 21 more and 50 x (0.64 - 1) = 18 less.
  expect(facts(chapterOf(definition(both)))[1]).toBe('Growth takes £3.0m: Acute £21.0m; Old -£18.0m.')
})

it('where nothing moves it says so', () => {
  const still = definition('acute: { setting: hospital, base: 100, growth: 0% }')

  expect(facts(chapterOf(still))).toEqual(['Headroom is £200.0m in 2019/20 as in 2017/18.'])
})

it('in real terms and per head the view is named, and what the start loses or gains is said', () => {
  const text = definition(
    'acute: { title: Acute, setting: hospital, base: 100, growth: 20% }',
    'prices: { base: 2017/18, deflator: 25% }\npopulation: { base: 1000000, growth: 100% }',
  )

  // 144 / 1.5625 = 92.16: 100 becomes 64, and 44 of growth 28.16.
  expect(facts(chapterOf(text, 'spend.total', { prices: 'real' }))).toEqual([
    'Total spend falls from £100.0m in 2017/18 to £92.2m in 2019/20, in 2017/18 prices: down £7.8m, 8%.',
    'The steps are what changed in cash, told in 2017/18 prices: growth has the rise of prices in it, and money that stands still in cash, though it buys less, is no step.',
    'Prices take £36.0m.',
    'Growth adds £28.2m: Acute.',
  ])
  // £100m for a million people, £144m for four million.
  expect(facts(chapterOf(text, 'spend.total', { perHead: true }))).toEqual([
    'Total spend falls from £100 in 2017/18 to £36 per head in 2019/20: down £64, 64%.',
    'The number of people takes £75.',
    'Growth adds £11: Acute.',
  ])
})
