import { expect, it } from 'vitest'
import { Decimal, toPlain } from '../../src/base/decimal.ts'
import { checksOf } from '../../src/checks/checks.ts'
import type { CheckResult } from '../../src/checks/result.ts'
import { rerunner } from '../../src/engine/rerun.ts'
import { onOneSide } from '../../src/model/row.ts'
import type { Scenario } from '../../src/open/open.ts'
import type { Projection } from '../../src/open/project.ts'
import { projectText } from '../support/project-text.ts'

// By hand: funding 100, 110, 121, of which non-recurrent 0, 4, 0 more; reserve 1% of funding.
// Acute 60, 63, 66.15; community 30, 30, 30. Contingency 1, 1.14, 1.21. Required 2% of funding: 2, 2.28, 2.42.
// In-year: 100 - 1 - 90 = 9; 114 - 1.14 - 93 = 19.86; 121 - 1.21 - 96.15 = 23.64. Headroom 7, 17.58, 21.22.
const text = `
title: Two years
years: { base: 2017/18, count: 2 }
population: { base: 1000 }
funding:
  allocation: { title: Allocation, base: 100, growth: 10%, non-recurrent: { 2018/19: 4 } }
reserves:
  contingency: { kind: contingency, share: 1% }
surplus:
  required: { share: 2% }
lines:
  acute: { title: Acute, setting: hospital, base: 60, growth: 5% }
  community: { title: Community, setting: out-of-hospital, base: 30, growth: 0% }
savings:
  ward: { line: acute, amount: { 2018/19: 0 }, delivery: 90% }
controls:
  spend: { row: spend.total, amount: 90.0 }
`
const { scenario } = projectText(text)

function result(id: string, of: Scenario = scenario): CheckResult | undefined {
  return checksOf(of).find((check) => check.id === id)
}

/** The same scenario with one figure changed, as a fault of the program would. */
function tamper(path: string, index: number, change: (value: Decimal) => Decimal | undefined): Scenario {
  const { projection } = scenario
  const position = projection.plan.position.get(path) ?? -1
  const values: Projection['values'] = projection.values.map((row, at) =>
    at === position ? row.map((value, year) => (year === index && value !== undefined ? change(value) : value)) : row,
  )
  expect(values[position]?.[index]).not.toEqual(projection.values[position]?.[index])
  return { ...scenario, projection: { ...projection, values } }
}

/** A scenario in which a row is so much in one year, with all that rests on it calculated again. */
function withPosition(path: string, index: number, value: Decimal): Scenario {
  const { projection } = scenario
  const row = projection.plan.position.get(path) ?? -1
  const rerun = rerunner(projection, { rows: [row] }, [...projection.plan.paths.keys()])
  const pinned = (projection.values[row] ?? []).map((own, year) => (year === index ? value : own))
  return { ...scenario, projection: { ...projection, values: rerun({ rows: [pinned] }) } }
}

const penny = new Decimal('0.01').div(1_000_000)

it('passes every check of a scenario that is right', () => {
  const failed = checksOf(scenario).filter(({ outcome }) => outcome !== 'pass')

  expect(failed).toEqual([])
  expect(checksOf(scenario).map(({ id }) => id)).toEqual([
    'arithmetic.lines-sum',
    'arithmetic.streams-sum',
    'arithmetic.headroom',
    'arithmetic.in-year',
    'arithmetic.headroom-of-in-year',
    'arithmetic.recurrent-headroom',
    'arithmetic.underlying',
    'arithmetic.lines-not-negative',
    'arithmetic.funding-not-negative',
    'arithmetic.population-not-negative',
    'arithmetic.finite',
    'arithmetic.shares',
    'rules.surplus',
    'rules.contingency',
    'controls.spend',
  ])
})

it.each([
  ['a line that is not in the total', 'lines.acute.spend', 'arithmetic.lines-sum', 'The first is Total spend'],
  ['a total that is off', 'spend.total', 'arithmetic.lines-sum', 'The first is Total spend'],
  [
    'a do-nothing line that is off',
    'lines.community.do-nothing',
    'arithmetic.lines-sum',
    'The first is Total spend, do nothing',
  ],
  [
    'a recurrent line that is off',
    'lines.community.recurrent',
    'arithmetic.lines-sum',
    'The first is Total spend, recurrent',
  ],
  ['a stream that is not in the total', 'funding.allocation.total', 'arithmetic.streams-sum', 'The first is Funding'],
  ['recurrent funding that is off', 'funding.recurrent', 'arithmetic.streams-sum', 'The first is Recurrent funding'],
  ['headroom that is off', 'headroom', 'arithmetic.headroom', 'The first is Headroom'],
  ['a reserve that headroom leaves out', 'reserves.contingency', 'arithmetic.headroom', 'The first is Headroom'],
  ['a required surplus that headroom leaves out', 'surplus.required', 'arithmetic.headroom', 'The first is Headroom'],
  ['a repayment that headroom leaves out', 'surplus.repayment', 'arithmetic.headroom', 'The first is Headroom'],
  ['an in-year position that is off', 'in-year', 'arithmetic.in-year', 'The first is In-year surplus / (deficit)'],
  [
    'headroom that is not what the in-year position leaves',
    'in-year',
    'arithmetic.headroom-of-in-year',
    'The first is Headroom',
  ],
  [
    'recurrent headroom that is off',
    'headroom.recurrent',
    'arithmetic.recurrent-headroom',
    'The first is Recurrent headroom',
  ],
  [
    'a drawdown that recurrent headroom leaves out',
    'surplus.drawdown',
    'arithmetic.recurrent-headroom',
    'The first is Recurrent headroom',
  ],
  [
    'an in-year position that its steps do not lead from',
    'in-year',
    'arithmetic.underlying',
    'The first is Underlying position',
  ],
  [
    'a step to the underlying position',
    'underlying.non-recurrent-funding',
    'arithmetic.underlying',
    'The first is Underlying position',
  ],
])('finds %s, by a penny', (_, path, id, detail) => {
  expect(
    result(
      id,
      tamper(path, 2, (value) => value.plus(penny)),
    ),
  ).toMatchObject({ outcome: 'fail', year: 2019, detail })
  // A quarter of a penny is nothing that an account could hold.
  expect(
    result(
      id,
      tamper(path, 2, (value) => value.plus(penny.div(4))),
    ),
  ).toMatchObject({ outcome: 'pass' })
})

it('tells what was measured, what it must be, and how far it may be off', () => {
  const check = result(
    'arithmetic.lines-sum',
    tamper('lines.acute.spend', 1, (value) => value.plus(2)),
  )

  // 63 + 2 + 30 against 93; half a penny is 0.000000005 of a million.
  expect(check?.measured && toPlain(check.measured)).toBe('95')
  expect(check?.limit && `${check.limit.how} ${toPlain(check.limit.value)}`).toBe('equal to 93')
  expect(check?.tolerance && toPlain(check.tolerance)).toBe('0.000000005')
  expect(check).toMatchObject({ year: 2018, unit: 'money', severity: 'error', kind: 'arithmetic' })
})

it('names the first year and the line that is below zero', () => {
  const check = result(
    'arithmetic.lines-not-negative',
    tamper('lines.community.recurrent', 1, () => new Decimal(-3)),
  )

  expect(check).toMatchObject({ outcome: 'fail', year: 2018, detail: 'The first is Community, recurrent' })
  expect(check?.measured?.toNumber()).toBe(-3)
})

it('finds a line that savings drive below zero in a definition that is otherwise right', () => {
  // 30 - 20 - 20 is 10 below zero in the second year.
  const over = projectText(
    text
      .replace('amount: { 2018/19: 0 }, delivery: 90%', 'amount: { 2018/19..2019/20: 20 }')
      .replace('line: acute', 'line: community'),
  )
  const check = result('arithmetic.lines-not-negative', over.scenario)

  expect(check).toMatchObject({ outcome: 'fail', year: 2019, detail: 'The first is Community, spend' })
  expect(check?.measured?.toNumber()).toBe(-10)
})

it('finds funding and a population below zero', () => {
  expect(
    result(
      'arithmetic.funding-not-negative',
      tamper('funding.allocation.recurrent', 2, () => new Decimal(-1)),
    ),
  ).toMatchObject({
    outcome: 'fail',
    year: 2019,
    detail: 'The first is Allocation, recurrent',
  })
  expect(
    result(
      'arithmetic.population-not-negative',
      tamper('population.total', 1, () => new Decimal(-1)),
    ),
  ).toMatchObject({
    outcome: 'fail',
    year: 2018,
    unit: 'people',
  })
})

it('finds a figure that is infinite, is no number, or is missing', () => {
  for (const wrong of [new Decimal(Number.POSITIVE_INFINITY), new Decimal(Number.NaN), undefined]) {
    const check = result(
      'arithmetic.finite',
      tamper('headroom', 2, () => wrong),
    )
    expect(check).toMatchObject({ outcome: 'fail', year: 2019, detail: 'The first is Headroom' })
    expect(check?.measured?.toNumber()).toBe(1)
  }
})

it('fails a sum that rests on a missing figure', () => {
  expect(
    result(
      'arithmetic.lines-sum',
      tamper('lines.acute.spend', 1, () => undefined),
    ),
  ).toMatchObject({ outcome: 'fail', measured: undefined })
})

it.each([
  [1.2, 'fail', 'at most 1'],
  [1, 'pass', 'at most 1'],
  [0, 'pass', 'at least 0'],
  [-0.2, 'fail', 'at least 0'],
])('holds a delivery share of %d against 0 and 1: %s', (share, outcome, limit) => {
  const { projection } = scenario
  const delivery = projection.plan.inputs.findIndex(({ path }) => path === 'savings.ward.delivery')
  const all = projection.plan.inputs.map((input) => (input.unit === 'share' ? [] : input.values))
  const inputs = all.with(delivery, [undefined, new Decimal(share), new Decimal(share)])
  const check = result('arithmetic.shares', { ...scenario, projection: { ...projection, inputs } })

  expect(check).toMatchObject({
    outcome,
    year: 2018,
    unit: 'share',
    detail: `${outcome === 'pass' ? 'The nearest to it' : 'The first'} is savings.ward.delivery`,
  })
  expect(check?.measured?.toNumber()).toBe(share)
  expect(check?.limit && `${check.limit.how} ${toPlain(check.limit.value)}`).toBe(limit)
})

it('leaves out what a definition says nothing of', () => {
  const bare = projectText(`
title: Bare
years: { base: 2017/18, count: 1 }
funding: { allocation: { base: 100, growth: 0% } }
lines: { acute: { setting: hospital, base: 100, growth: 0% } }
`)

  expect(checksOf(bare.scenario).map(({ id }) => id)).toEqual([
    'arithmetic.lines-sum',
    'arithmetic.streams-sum',
    'arithmetic.headroom',
    'arithmetic.in-year',
    'arithmetic.headroom-of-in-year',
    'arithmetic.recurrent-headroom',
    'arithmetic.underlying',
    'arithmetic.lines-not-negative',
    'arithmetic.funding-not-negative',
    'arithmetic.finite',
  ])
})

it('holds the in-year surplus against the required one in the projected years', () => {
  expect(result('rules.surplus')).toMatchObject({ outcome: 'pass', year: 2018, kind: 'rule', severity: 'error' })
  // 19.86 against 2.28 leaves 17.58, 23.64 against 2.42 leaves 21.22: the first year is the nearer.
  expect(result('rules.surplus')?.measured?.toNumber()).toBe(19.86)
  expect(result('rules.surplus')?.limit?.value.toNumber()).toBe(2.28)

  const short = tamper('in-year', 2, () => new Decimal('2.41'))
  expect(result('rules.surplus', short)).toMatchObject({ outcome: 'fail', year: 2019 })
  expect(
    result(
      'rules.surplus',
      tamper('in-year', 2, () => new Decimal('2.42')),
    ),
  ).toMatchObject({ outcome: 'pass' })
  // What happened in the base year is no rule's business.
  expect(
    result(
      'rules.surplus',
      tamper('in-year', 0, () => new Decimal(-5)),
    ),
  ).toMatchObject({ outcome: 'pass' })
})

it.each([
  // The contingency of 2019/20 is 1.21.
  ['23.64', 'pass', 1.14, 2018],
  ['0', 'pass', 1.14, 2018],
  ['-0.21', 'fail', 1, 2019],
  ['-1.21', 'fail', 0, 2019],
  ['-7', 'fail', 0, 2019],
])('an in-year position of %s: the contingency held is a %s', (inYear, outcome, left, year) => {
  const check = result('rules.contingency', withPosition('in-year', 2, new Decimal(inYear).plus(new Decimal('1e-22'))))

  expect(check).toMatchObject({ outcome, year, row: 'rules.contingency-left' })
  expect(Number(check?.measured && toPlain(check.measured))).toBeCloseTo(left, 12)
})

it('asks for no contingency in a year that sets none aside', () => {
  const some = projectText(
    text
      .replace('share: 1%', 'share: { 2017/18..2018/19: 1%, 2019/20: 0 }')
      .replace('growth: 5%', 'growth: { 2018/19: 5%, 2019/20: 90% }'),
  )

  // Acute at 119.7 puts 2019/20 in deficit, but there is no contingency to lose.
  expect(some.at('in-year', 2)?.toNumber()).toBe(-28.7)
  expect(result('rules.contingency', some.scenario)).toMatchObject({ outcome: 'pass', year: 2018 })
})

it.each([
  // Spend is 90 in 2017/18 and 93 in 2018/19. Half the last digit given is 0.05, 0.5, 5.
  ['amount: 90.0', 'pass', '0.05'],
  ['amount: 90.05', 'fail', '0.005'],
  ['amount: 89.96', 'fail', '0.005'],
  ['amount: 89.5, tolerance: 0.5', 'pass', '0.5'],
  ['amount: 89.4, tolerance: 0.5', 'fail', '0.5'],
  ['amount: 93, year: 2018/19', 'pass', '0.5'],
  ['amount: 90, year: 2018/19', 'fail', '0.5'],
  ['amount: £90.0m', 'pass', '0.05'],
  ['amount: 90000k', 'pass', '0.0005'],
  ['amount: 90049k, tolerance: 49k', 'pass', '0.049'],
])('a control of { %s } is a %s', (control, outcome, tolerance) => {
  const { scenario: controlled } = projectText(text.replace('amount: 90.0', control))
  const check = result('controls.spend', controlled)

  expect(check).toMatchObject({
    outcome,
    kind: 'control',
    title: 'Total spend agrees with the stated total "spend"',
  })
  expect(check?.tolerance && toPlain(check.tolerance)).toBe(tolerance)
})

it('takes a control total of people as it is written, whatever the unit of money', () => {
  const files = {
    'parent.yaml': text.replace('row: spend.total, amount: 90.0', 'row: population.total, amount: 1000, tolerance: 2'),
  }
  const child = 'title: In thousands\nextends: parent.yaml\nunit: £k\n'
  const check = result('controls.spend', projectText(child, { files }).scenario)

  expect(check).toMatchObject({ outcome: 'pass', unit: 'people' })
  expect(check?.limit?.value.toNumber()).toBe(1000)
  expect(check?.tolerance?.toNumber()).toBe(2)

  const looser = projectText(`${child}controls: { spend: { tolerance: 3 } }\n`, { files })
  expect(result('controls.spend', looser.scenario)?.tolerance?.toNumber()).toBe(3)
})

it('reads half the last digit of what is no money as it was written, of nought too', () => {
  const files = { 'parent.yaml': text.replace('row: spend.total, amount: 90.0', 'row: headroom.share, amount: 0.00') }
  const child = 'title: In thousands\nextends: parent.yaml\nunit: £k\n'

  expect(result('controls.spend', projectText(child, { files }).scenario)).toMatchObject({
    outcome: 'fail',
    unit: 'share',
  })
  expect(result('controls.spend', projectText(child, { files }).scenario)?.tolerance?.toNumber()).toBe(0.005)
})

it('a line below zero fails and tells what it may be meant as; one that says it is a credit is held below zero', () => {
  const told = (rebate: string) => {
    const { scenario: own } = projectText(
      text.replace('savings:', `  rebate: { title: Rebate, setting: other, ${rebate} }\nsavings:`),
    )
    return [result('arithmetic.lines-not-negative', own), result('arithmetic.credits-not-positive', own)].map(
      (check) => check && [check.outcome, check.measured?.toNumber(), check.detail],
    )
  }
  const spend = ['pass', 30, 'The nearest to it is Community, spend']

  expect(told('base: -2, growth: 0%')).toEqual([
    ['fail', -2, 'The first is Rebate, spend; a rebate or other income that is taken off spend says kind: credit'],
    undefined,
  ])
  expect(told('kind: credit, base: -2, growth: 0%')).toEqual([
    spend,
    ['pass', -2, 'The nearest to it is Rebate, spend'],
  ])
  expect(told('kind: credit, base: 2, growth: 0%')).toEqual([
    spend,
    ['fail', 2, 'The first is Rebate, spend; a credit is stated below zero, and spend does not say kind: credit'],
  ])
  // -2 and 3 more is 1 above nought in the second year; nobody stated that.
  expect(told('kind: credit, base: -2, growth: 0%, adjustments: { 2018/19: 3 }')).toEqual([
    spend,
    ['fail', 1, 'The first is Rebate, spend'],
  ])
})

it('a line of a place is held to a side of zero where all its members have it there', () => {
  const member = (line: string) =>
    `title: One\nyears: { base: 2017/18, count: 1 }\nlines:\n  drugs: { setting: other, growth: 0%, ${line} }\n`
  const told = (other: string) => {
    const files = { 'a.yaml': member('base: 10'), 'b.yaml': member(other) }
    const { scenario: place } = projectText(
      'title: Both\ncombine: { a: { scenario: a.yaml }, b: { scenario: b.yaml } }\n',
      { files },
    )
    return [result('arithmetic.lines-not-negative', place)?.outcome, result('arithmetic.credits-not-positive', place)]
  }

  // 10 of spend and 20 of a credit are 10 below nought together, and neither of them is wrong.
  expect(told('kind: credit, base: -20')).toEqual([undefined, undefined])
  expect(told('base: -20')).toEqual(['fail', undefined])
})

it('whatever row says that it is never below zero is held to it, whatever it is called', () => {
  const { scenario: short } = projectText(text.replace('base: 60, growth: 5%', 'base: 60, growth: 50%'))
  const { model } = short.projection
  const rows = model.rows.map((row) => (row.path === 'headroom' ? onOneSide('funding', row) : row))
  const marked = { ...short, projection: { ...short.projection, model: { ...model, rows } } }

  expect(result('arithmetic.funding-not-negative', short)?.outcome).toBe('pass')
  // Funding 114, less reserve 1.14, required 2.28, acute 90 and community 30: -9.42 in 2018/19.
  expect(result('arithmetic.funding-not-negative', marked)).toMatchObject({
    outcome: 'fail',
    year: 2018,
    row: 'headroom',
  })
  expect(result('arithmetic.funding-not-negative', marked)?.measured?.toNumber()).toBe(-9.42)
})

it('control totals are inputs of the model, in the unit of their rows', () => {
  const { scenario: people } = projectText(
    text.replace('row: spend.total, amount: 90.0', 'row: population.total, amount: 1000, tolerance: 2'),
  )
  const told = ({ model }: Scenario): unknown[] =>
    model.inputs
      .filter(({ path }) => path.startsWith('controls.'))
      .map(({ path, unit, values, target }) => [path, unit, values[0]?.toNumber(), target])

  expect(told(scenario)).toEqual([
    ['controls.spend.amount', 'money', 90, 'total'],
    ['controls.spend.tolerance', 'money', 0.05, 'total'],
  ])
  expect(told(people)).toEqual([
    ['controls.spend.amount', 'people', 1000, 'total'],
    ['controls.spend.tolerance', 'people', 2, 'total'],
  ])
})

it('a control total is met or not as the inputs of the projection say', () => {
  const { projection } = scenario
  const amount = projection.plan.inputs.findIndex(({ path }) => path === 'controls.spend.amount')
  const inputs = projection.inputs.map((values, at) => (at === amount ? values.map(() => new Decimal(91)) : values))
  const changed = { ...scenario, projection: { ...projection, inputs } }

  expect(result('controls.spend')?.outcome).toBe('pass')
  expect(result('controls.spend', changed)).toMatchObject({ outcome: 'fail', limit: { how: 'equal to' } })
  expect(result('controls.spend', changed)?.limit?.value.toNumber()).toBe(91)
})

it('a stated total of a share may be any share', () => {
  const { scenario: short } = projectText(
    text.replace('row: spend.total, amount: 90.0', 'row: headroom.share, amount: -0.07, tolerance: 0.2'),
  )

  // Headroom of 7 of 100 is a share of 0.07, within 0.2 of -0.07.
  expect(result('controls.spend', short)?.outcome).toBe('pass')
  expect(result('arithmetic.shares', short)?.outcome).toBe('pass')
})

it('refuses money as the control total of people, and a control of a row that does not exist', () => {
  const control = (words: string): string => text.replace('row: spend.total, amount: 90.0', words)

  expect(() => projectText(control('row: population.total, amount: £1000'))).toThrow('money-for-other')
  expect(() => projectText(control('row: spend.totl, amount: 90'))).toThrow('unknown-row')
  expect(() => projectText(control('row: spend.total, amount: 90, year: 2031/32'))).toThrow('year-not-shown')
})

it('fails a control of a figure that does not exist', () => {
  const { scenario: controlled } = projectText(
    text.replace('row: spend.total, amount: 90.0', 'row: headroom.to-date, amount: 0'),
  )

  expect(result('controls.spend', controlled)).toMatchObject({
    outcome: 'fail',
    measured: undefined,
    detail: 'headroom.to-date has no value in that year',
  })
})
