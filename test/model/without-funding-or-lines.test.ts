import { expect, it } from 'vitest'
import { projectText } from '../support/project-text.ts'

const costStudy = `
title: Cost study
years: { base: 2017/18, count: 2 }
lines:
  acute: { setting: hospital, base: 100, growth: 10% }
  community: { setting: out-of-hospital, base: 40, growth: 5% }
savings:
  theatres: { line: acute, amount: { 2018/19: 2 } }
`
const allocation = `
title: Allocation
years: { base: 2017/18, count: 2 }
funding:
  core: { base: 200, growth: 2% }
reserves:
  contingency: { share: 1%, kind: contingency }
surplus:
  required: { amount: 3 }
`

/** The rows that hold a position, or rest on one: of a definition that lacks either half none may be there. */
const positions = [
  'headroom',
  'headroom.recurrent',
  'headroom.to-date',
  'headroom.risk-adjusted',
  'headroom.share',
  'out-of-hospital.envelope',
  'out-of-hospital.share',
  'in-year',
  'underlying',
  'do-nothing-gap',
  'surplus.carried',
  'savings.requirement',
]

it('lines without funding are a cost study: what they cost, and no position', () => {
  const { years, rows, scenario } = projectText(costStudy)

  // 100 x 1.1 - 2 = 108; 108 x 1.1 = 118.8. 40 x 1.05 = 42; 42 x 1.05 = 44.1.
  expect(years('lines.acute.spend')).toEqual(['100', '108', '118.8'])
  expect(years('spend.total')).toEqual(['140', '150', '162.9'])
  expect(years('out-of-hospital.spend')).toEqual(['40', '42', '44.1'])
  expect(years('savings.total')).toEqual(['0', '2', '0'])
  expect(rows.filter((row) => positions.includes(row) || /^(funding|reserves|surplus|available)/.test(row))).toEqual([])
  for (const row of positions) expect(scenario.model.absent.why(row)).toBe('the definition states no funding')
})

it('funding without lines is an allocation: what comes and what is held back, and no position', () => {
  const { years, rows, scenario } = projectText(allocation)

  // 200 x 1.02 = 204; 204 x 1.02 = 208.08. Less 1% and 3: 200 - 2 - 3 = 195; 204 - 2.04 - 3 = 198.96; 208.08 - 2.0808 - 3.
  expect(years('funding.total')).toEqual(['200', '204', '208.08'])
  expect(years('available')).toEqual(['195', '198.96', '202.9992'])
  expect(rows.filter((row) => positions.includes(row) || /^(lines|spend|savings)/.test(row))).toEqual([])
  for (const row of [...positions, 'spend.total', 'lines.acute.spend', 'lines.*.spend', 'savings.total'])
    expect(scenario.model.absent.why(row)).toBe('the definition states no lines')
  expect(scenario.model.absent.why('fundin.total')).toBeUndefined()
})

it('a surplus that is kept as a balance rests on what is spent, and so does what is available', () => {
  const { rows } = projectText(allocation.replace('surplus:', 'surplus:\n  basis: cumulative'))

  expect(rows.filter((row) => /^(surplus|available|reserves\.total)/.test(row))).toEqual([
    'reserves.total',
    'surplus.repayment',
    'surplus.drawdown',
  ])
})

it('prices alone are a price index', () => {
  const text = 'title: Prices\nyears: { base: 2017/18, count: 2 }\nprices: { deflator: 10% }\n'
  const { years, rows } = projectText(text)

  expect(years('prices.index')).toEqual(['1', '1.1', '1.21'])
  expect(rows).toEqual(['population.total', 'prices.index'])
})

it('a definition that extends a cost study and adds funding has every position', () => {
  const funded = `
title: Funded
extends: study.yaml
funding:
  core: { base: 150, growth: 0% }
`
  const { years } = projectText(funded, { files: { 'study.yaml': costStudy } })

  // 150 - 140 = 10; 150 - 150 = 0; 150 - 162.9 = -12.9.
  expect(years('headroom')).toEqual(['10', '0', '-12.9'])
  // What can be spent out of hospital: 10 + 40; 0 + 42; -12.9 + 44.1.
  expect(years('out-of-hospital.envelope')).toEqual(['50', '42', '31.2'])
})

const place = (members: string): string => `title: Place\ncombine:\n${members}`
const files = {
  'study.yaml': costStudy,
  'allocation.yaml': allocation,
  'whole.yaml': `${costStudy}funding:\n  core: { base: 150, growth: 0% }\n`,
}

it('a place of cost studies adds up what they cost', () => {
  const text = place('  a: { scenario: study.yaml }\n  b: { scenario: study.yaml, share: 50% }\n')
  const { years, rows, scenario } = projectText(text, { files })

  // One and a half times 140, 150 and 162.9.
  expect(years('spend.total')).toEqual(['210', '225', '244.35'])
  expect(rows.filter((row) => positions.includes(row))).toEqual([])
  expect(scenario.model.absent.why('headroom')).toBe('a and b do not state funding')
})

it('a place of which one member states no funding has no total of it and no position, and its members keep theirs', () => {
  const text = place('  a: { scenario: whole.yaml }\n  b: { title: Council, scenario: study.yaml }\n')
  const { years, rows, scenario } = projectText(text, { files })

  expect(years('spend.total')).toEqual(['280', '300', '325.8'])
  expect(years('members.a.headroom')).toEqual(['10', '0', '-12.9'])
  expect(years('funding.core.total')).toEqual(['150', '150', '150'])
  expect(rows.filter((row) => positions.includes(row) || row === 'funding.total')).toEqual([])
  expect(scenario.model.absent.why('funding.total')).toBe('Council states no funding')
  expect(scenario.model.absent.why('members.b.headroom')).toBe('Council states no funding')
})

it('a place of which one member states no lines has no total of spend', () => {
  const text = place('  a: { scenario: whole.yaml }\n  b: { scenario: allocation.yaml }\n')
  const { years, rows, scenario } = projectText(text, { files })

  expect(years('funding.total')).toEqual(['350', '354', '358.08'])
  expect(years('lines.acute.spend')).toEqual(['100', '108', '118.8'])
  // The savings are all those there are: none can be made where there are no lines.
  expect(years('savings.total')).toEqual(['0', '2', '0'])
  expect(rows.filter((row) => positions.includes(row) || row === 'spend.total')).toEqual([])
  expect(scenario.model.absent.why('spend.total')).toBe('b states no lines')
})

it('a contract on lines without funding has its price and its payment, and nothing that is left beside it', () => {
  const contract = `
contracts:
  mcp: { starts: 2018/19, scope: { community: 100% }, index: { inflation: 5% } }
`
  const { years, rows, scenario } = projectText(costStudy + contract)

  // Priced in 2017/18 at 40, and 5% a year from then on.
  expect(years('contracts.mcp.payment')).toEqual(['-', '42', '44.1'])
  expect(rows.filter((row) => row.includes('affordability'))).toEqual([])
  expect(scenario.model.absent.why('contracts.mcp.affordability')).toBe('the definition states no funding')
})
