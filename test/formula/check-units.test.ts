import { expect, it } from 'vitest'
import { Decimal } from '../../src/base/decimal.ts'
import type { Diagnostic } from '../../src/diagnostics/catalogue.ts'
import { checkUnits, type Found } from '../../src/formula/check-units.ts'
import type { Numeric } from '../../src/formula/node.ts'
import { rowName } from '../../src/formula/node.ts'
import { parseFormula } from '../../src/formula/parse.ts'
import { shownUnit } from '../../src/formula/shown-unit.ts'
import { dimensionOf, type Unit } from '../../src/formula/unit.ts'

const units: Readonly<Record<string, Unit>> = {
  headroom: 'money',
  'spend.total': 'money',
  'lines.acute.spend': 'money',
  'lines.acute.growth': 'rate',
  'headroom.share': 'share',
  'population.total': 'people',
  'prices.index': 'index',
}
const rows = Object.keys(units)
const unitOf = (path: string): Unit | undefined => units[path]

function check(text: string): { code: string; message: string; marked: string }[] {
  const problems: Diagnostic[] = []
  const span = { file: { path: 'definition.yaml', text }, start: 0, end: text.length }
  const formula = parseFormula(text, span, rows, (problem) => problems.push(problem))
  if (formula !== undefined) checkUnits(formula, unitOf, rows, span, (problem) => problems.push(problem))
  return problems.map(({ code, message, span: at }) => ({
    code,
    message,
    marked: at === undefined ? '' : at.file.text.slice(at.start, at.end),
  }))
}

it.each([
  'headroom >= 0',
  'headroom >= 3% * spend.total',
  'headroom >= 2 * 3',
  'headroom / 2 >= 10 / 4',
  'headroom + spend.total > 1.5 * lines.acute.spend',
  'lines.acute.growth <= 3%',
  'lines.acute.growth <= 0.03',
  'growth(spend.total) <= 3%',
  'growth(spend.total) >= growth(population.total)',
  '1 + growth(spend.total) <= 1.03',
  'share(lines.acute.spend, spend.total) <= 45%',
  'spend.total / lines.acute.spend >= 2',
  'prices.index <= 1.5',
  'spend.total / population.total >= lines.acute.spend / population.total',
  'spend.total / population.total * population.total >= headroom',
  'max(headroom, 0) >= 5',
  'population.total > 200000',
  'headroom.share >= lines.acute.growth',
  'sum(lines.*.spend) = spend.total',
])('%s adds and compares like with like', (text) => {
  expect(check(text)).toEqual([])
})

it.each([
  [
    'headroom >= 3%',
    'The formula compares money and a rate or share. Compare and add like with like.',
    'headroom >= 3%',
  ],
  [
    'headroom + lines.acute.growth > 0',
    'The formula adds money and a rate or share. Compare and add like with like.',
    'headroom + lines.acute.growth',
  ],
  [
    'headroom >= population.total',
    'The formula compares money and people. Compare and add like with like.',
    'headroom >= population.total',
  ],
  [
    'headroom >= spend.total / population.total',
    'The formula compares money and money per head. Compare and add like with like.',
    'headroom >= spend.total / population.total',
  ],
  [
    'max(headroom, 3%) > 0',
    'The formula compares money and a rate or share. Compare and add like with like.',
    'max(headroom, 3%)',
  ],
  [
    'headroom * spend.total > headroom',
    'The formula compares money^2 and money. Compare and add like with like.',
    'headroom * spend.total > headroom',
  ],
  [
    'growth(spend.total) >= headroom',
    'The formula compares a rate or share and money. Compare and add like with like.',
    'growth(spend.total) >= headroom',
  ],
])('%s mixes units', (text, message, marked) => {
  expect(check(text)).toEqual([{ code: 'unit-mismatch', message, marked }])
})

it.each([
  ['lines.acute.growth <= 3', '3'],
  ['growth(spend.total) <= 3', '3'],
  ['share(lines.acute.spend, spend.total) <= 45', '45'],
  ['-2 < lines.acute.growth', '-2'],
  ['growth(spend.total) - 2 < 0', '2'],
  ['max(lines.acute.growth, 0) <= 1.5', '1.5'],
])('%s would hold whatever the rate is, because 1 is 100%%', (text, marked) => {
  const message = `${marked} stands beside a rate, where 1 is 100%. Did you mean ${marked}%?`
  expect(check(text)).toEqual([{ code: 'number-for-rate', message, marked }])
})

it.each([
  ['hedroom >= 0', 'hedroom', 'headroom'],
  ['growth(lines.acute.spent) >= 0', 'lines.acute.spent', 'lines.acute.spend'],
  ['previous(spend.totl) >= 0', 'spend.totl', 'spend.total'],
  ['sum(spend.totl) >= 0', 'spend.totl', 'spend.total'],
])('%s names a row that does not exist, and the nearest is offered', (text, marked, nearest) => {
  const message = `No row is called "${marked}". Did you mean "${nearest}"?`
  expect(check(text)).toEqual([{ code: 'unknown-row', message, marked }])
})

it('names each missing row once', () => {
  expect(check('hedroom >= 0 and hedroom <= 5')).toHaveLength(1)
})

it.each([
  ['headroom', 'money'],
  ['headroom - 2 * spend.total', 'money'],
  ['5 * headroom', 'money'],
  ['lines.acute.growth', 'rate'],
  ['growth(population.total)', 'rate'],
  ['share(headroom, spend.total)', 'share'],
  ['headroom / spend.total', 'rate'],
  ['headroom.share', 'share'],
  ['population.total', 'people'],
  ['at(population.total, 2017/18)', 'people'],
  ['spend.total / population.total', 'pounds'],
  ['prices.index', 'index'],
  ['prices.index / previous(prices.index)', 'index'],
  ['headroom * headroom', 'index'],
  ['sum(headroom)', 'money'],
])('people read %s as %s', (text, expected) => {
  const span = { file: { path: 'definition.yaml', text }, start: 0, end: text.length }

  expect(shownUnit(parseFormula(text, span, rows, () => {}) as Numeric, unitOf)).toBe(expected)
})

const row = (path: string): Numeric => ({ op: 'row', path: rowName(path), lag: 0 })
const number = (value: number): Numeric => ({ op: 'number', value: new Decimal(value), percent: false })
const found = (formula: Numeric): [Found, string[]] => {
  const problems: Diagnostic[] = []
  const span = { file: { path: 'definition.yaml', text: '' }, start: 0, end: 0 }
  return [
    checkUnits(formula, unitOf, rows, span, (problem) => problems.push(problem)),
    problems.map(({ message }) => message.replace(/\. Compare.*/, '')),
  ]
}

it('what is in force, what counts with another and what is the same for all keep the unit of their formula', () => {
  const spend = row('spend.total')
  const kept: Numeric[] = [
    { op: 'during', inForce: [], of: spend, otherwise: 'none' },
    { op: 'where', any: row('headroom.share'), of: spend },
    { op: 'same', of: [spend, row('headroom')] },
  ]

  for (const formula of kept) {
    expect(found(formula)).toEqual([dimensionOf('money'), []])
    expect(shownUnit(formula, unitOf)).toBe('money')
  }
  expect(shownUnit({ op: 'same', of: [row('headroom.share'), row('lines.acute.growth')] }, unitOf)).toBe('rate')
})

it.each([
  ['headroom-5 >= 0', 'headroom-5', 'headroom - 5'],
  ['headroom-spend.total >= 0', 'headroom-spend.total', 'headroom - spend.total'],
  ['growth(spend.total-headroom-1.5) >= 0', 'spend.total-headroom-1.5', 'spend.total - headroom - 1.5'],
])('%s has a hyphen where a minus needs spaces', (text, marked, meant) => {
  const message = `No row is called "${marked}". A minus needs spaces: did you mean "${meant}"?`
  expect(check(text)).toEqual([{ code: 'unknown-row', message, marked }])
})

it('parts that are held to be the same must be alike', () => {
  expect(found({ op: 'same', of: [row('spend.total'), row('population.total')] })[1]).toEqual([
    'The formula compares money and people',
  ])
})

it('a power multiplies the powers of its unit, and takes only plain numbers to a power that is not written out', () => {
  const growth: Numeric = { op: 'quotient', of: row('spend.total'), by: row('headroom') }
  const root: Numeric = { op: 'quotient', of: number(1), by: number(10) }

  expect(found({ op: 'power', of: row('spend.total'), exponent: number(2) })).toEqual([
    { money: 2, people: 0, activity: 0, prices: new Map([['now', 2]]), isCash: true },
    [],
  ])
  expect(found({ op: 'power', of: growth, exponent: root })).toEqual([dimensionOf('rate'), []])
  expect(found({ op: 'power', of: row('spend.total'), exponent: root })).toEqual([
    { money: 0.1, people: 0, activity: 0, prices: new Map([['now', 0.1]]), isCash: true },
    [],
  ])
  expect(found({ op: 'power', of: row('spend.total'), exponent: row('lines.acute.growth') })[1]).toEqual([
    'The formula raises to a power money and a rate or share',
  ])
})
