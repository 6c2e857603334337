import { expect, it } from 'vitest'
import { checksOf } from '../../src/checks/checks.ts'
import { less, row, sum } from '../../src/formula/build.ts'
import { type Numeric, rowName, type Term } from '../../src/formula/node.ts'
import type { Row } from '../../src/model/row.ts'
import type { Scenario } from '../../src/open/open.ts'
import { projectModel, valueAt } from '../../src/open/project.ts'
import { projectText } from '../support/project-text.ts'

// By hand, 2018/19. Funding: 100 recurrent and 4 of that year, of which 20 is ring-fenced for mental health on 14, so that 6 is lost.
// Reserve 2; repayment 1; required surplus 5 less a drawdown of 2 = 3.
// Acute 50 and 1 of that year, under a contract at 60 that is paid 57; mental health 14.
const text = `
title: All that is held
years: { base: 2017/18, count: 1 }
funding:
  allocation: { base: 80, growth: 0%, non-recurrent: { 2018/19: 4 } }
  mental: { base: 20, growth: 0%, for: [mental], underspend: lost }
reserves: { contingency: { kind: contingency, amount: 2 } }
surplus: { required: { amount: 5 }, drawdown: { 2018/19: 2 }, repayment: { 2018/19: 1 } }
lines:
  acute: { setting: hospital, base: 50, growth: 0%, non-recurrent: { 2018/19: 1 } }
  mental: { setting: other, base: 14, growth: 0% }
contracts:
  whole:
    value: 60
    scope: { acute: 100% }
    starts: 2018/19
    index: { inflation: 0% }
    outcomes: { share: 5%, achievement: 0% }
`
const plain = projectText(text).scenario
const place = projectText(
  'title: Place\ncombine: { north: { scenario: north.yaml, share: 50% }, south: { scenario: south.yaml } }\n',
  { files: { 'north.yaml': text, 'south.yaml': text.replace('base: 50', 'base: 40') } },
).scenario

/** The same scenario with the formula of a row spoilt, as a fault of the program would be, and all that rests on it calculated again. */
function spoilt(scenario: Scenario, path: string, spoil: (formula: Numeric) => Numeric): Scenario {
  const { model } = scenario
  const changed = (one: Row): Row => {
    const formula = one.formula && spoil(one.formula)
    expect(formula).not.toEqual(one.formula)
    return { ...one, formula, base: one.base === one.formula ? formula : one.base }
  }
  const rows = model.rows.map((one) => (one.path === path ? changed(one) : one))
  const own = { ...model, rows }
  return { ...scenario, model: own, projection: projectModel(own) }
}

/** A sum without its terms of one row. */
function without(path: string): (formula: Numeric) => Numeric {
  return (formula) =>
    formula.op === 'sum' ? sum(...formula.terms.filter(({ of }: Term) => of.op !== 'row' || of.path !== path)) : formula
}

function failing(scenario: Scenario): unknown[] {
  return checksOf(scenario)
    .filter(({ kind, outcome }) => kind === 'arithmetic' && outcome === 'fail')
    .map(({ id }) => id)
}

const at = (scenario: Scenario, path: string): number | undefined =>
  valueAt(scenario.projection, rowName(path), 1)?.toNumber()

it('positions that have all that can be held of funding are what was worked out by hand, and pass', () => {
  // In-year: 104 - 2 - 1 - 6 - (57 + 14) = 24. Headroom 24 - 3 = 21. Recurrent: 100 - 2 - 3 - 2 - 6 - (50 + 14) - (60 - 50) = 13.
  expect(['in-year', 'headroom', 'headroom.recurrent'].map((path) => at(plain, path))).toEqual([24, 21, 13])
  // The south: acute 40 is 10 less of recurrent cost, and 60 is still what lasts; paid 57 whatever it costs.
  expect(['in-year', 'headroom', 'headroom.recurrent'].map((path) => at(place, path))).toEqual([36, 31.5, 19.5])
  expect([plain, place].map(failing)).toEqual([[], []])
})

it.each([
  ['headroom.recurrent', 'reserves.total', ['arithmetic.recurrent-headroom']],
  ['headroom.recurrent', 'surplus.required', ['arithmetic.recurrent-headroom']],
  ['headroom.recurrent', 'surplus.drawdown', ['arithmetic.recurrent-headroom']],
  ['headroom.recurrent', 'spend.recurrent', ['arithmetic.recurrent-headroom']],
  ['headroom.recurrent', 'funding.recurrent', ['arithmetic.recurrent-headroom']],
  ['headroom.recurrent', 'funding.mental.lost-recurrent', ['arithmetic.recurrent-headroom']],
  ['headroom.recurrent', 'contracts.whole.adjustment-recurrent', ['arithmetic.recurrent-headroom']],
  ['in-year', 'reserves.total', ['arithmetic.in-year', 'arithmetic.headroom-of-in-year', 'arithmetic.underlying']],
  ['in-year', 'surplus.repayment', ['arithmetic.in-year', 'arithmetic.headroom-of-in-year', 'arithmetic.underlying']],
  ['in-year', 'funding.mental.lost', ['arithmetic.in-year', 'arithmetic.headroom-of-in-year', 'arithmetic.underlying']],
  ['available', 'reserves.total', ['arithmetic.headroom', 'arithmetic.headroom-of-in-year']],
  ['available', 'surplus.required', ['arithmetic.headroom', 'arithmetic.headroom-of-in-year']],
])('finds that the formula of %s leaves out %s', (path, left, checks) => {
  expect(failing(spoilt(plain, path, without(left)))).toEqual(checks)
})

it('finds it in a place, where it rests on the formulas of members', () => {
  const more = (formula: Numeric): Numeric => sum({ sign: 1, of: formula }, less(row('reserves.total')))

  expect(failing(spoilt(place, 'headroom.recurrent', more))).toEqual(['arithmetic.recurrent-headroom'])
  const inNorth = 'members.north.headroom.recurrent'
  expect(failing(spoilt(place, inNorth, without('members.north.reserves.total')))).toEqual([
    'arithmetic.recurrent-headroom',
  ])
})

it('finds what both the in-year and the underlying position leave out, though the steps between them add up', () => {
  const less4 = (formula: Numeric): Numeric => sum({ sign: 1, of: formula }, less(row('surplus.repayment')))
  const both = spoilt(spoilt(plain, 'in-year', less4), 'underlying', less4)

  // 1 less of each, so that the bridge from the one to the other is what it was.
  expect([at(both, 'in-year'), at(both, 'underlying')]).toEqual([23, (at(plain, 'underlying') ?? 0) - 1])
  expect(failing(both)).toEqual(['arithmetic.in-year', 'arithmetic.headroom-of-in-year'])
})
