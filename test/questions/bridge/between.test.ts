import { test } from '@fast-check/vitest'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { Decimal, epsilon, toPlain } from '../../../src/base/decimal.ts'
import { rowName } from '../../../src/formula/node.ts'
import type { Scenario } from '../../../src/open/open.ts'
import { type BridgeBetween, bridgeBetween } from '../../../src/questions/bridge/between.ts'
import { addsUp } from '../../../src/questions/bridge/bridge.ts'
import { projectText } from '../../support/project-text.ts'

const opened = (text: string, files: Readonly<Record<string, string>> = {}): Scenario =>
  projectText(text, { files }).scenario

function between(first: Scenario, second: Scenario, row = 'headroom', index = 2): BridgeBetween {
  const path = rowName(row)
  const found = bridgeBetween(first, second, {
    formulaIn: ({ plan }) => (plan.position.has(path) ? { op: 'row', path, lag: 0 } : undefined),
    index,
  })
  if (found === undefined) throw new Error(`one of them has no ${row}`)
  return found
}

const told = ({ start, steps, end }: BridgeBetween): readonly string[] => [
  toPlain(start),
  ...steps.map(({ path, value }) => `${path} ${toPlain(value)}`),
  toPlain(end),
]

/** What may be another in each of two definitions. */
interface Choices {
  readonly funding: number
  readonly acute: number
  readonly community: number
  readonly amount: number
  readonly month: string
  readonly recurrent: boolean
  readonly pressure: number | undefined
}

const paths: Readonly<Record<keyof Choices, string>> = {
  funding: 'funding.allocation.growth',
  acute: 'lines.acute.growth',
  community: 'lines.community.growth',
  amount: 'savings.theatres.amount',
  month: 'savings.theatres.month',
  recurrent: 'savings.theatres.recurrent',
  pressure: 'pressures.winter',
}
const names = Object.keys(paths) as (keyof Choices)[]

function textOf({ funding, acute, community, amount, month, recurrent, pressure }: Choices): string {
  return `title: Plain
years: { base: 2017/18, count: 2 }
funding: { allocation: { title: Allocation, base: 100, growth: ${funding}% } }
lines:
  acute: { title: Acute, setting: hospital, base: 60, growth: ${acute}% }
  community: { title: Community, setting: out-of-hospital, base: 40, growth: ${community}% }
savings:
  theatres: { title: Theatres, line: acute, amount: { 2018/19: ${amount}, 2019/20: 1 }, month: ${month}, recurrent: ${recurrent} }
${pressure === undefined ? '' : `pressures: { winter: { title: Winter, line: acute, new: { 2018/19: ${pressure} } } }\n`}`
}

const usual: Choices = {
  funding: 0,
  acute: 3,
  community: 1,
  amount: 2,
  month: 'April',
  recurrent: true,
  pressure: undefined,
}

describe('steps worked by hand', () => {
  it('one figure is the whole of the difference', () => {
    // 60 x 1.05^2 = 66.15 and 60 x 1.03^2 = 63.654, and the saving grows with the line in both: only the line itself is 2.496 apart,
    // less 2 x (1.05 - 1.03) = 0.04 of the saving of 2018/19: 2.456.
    const found = between(opened(textOf({ ...usual, acute: 5 })), opened(textOf(usual)))
    expect(found.steps.map(({ path, value }) => [path, toPlain(value)])).toEqual([['lines.acute.growth', '2.456']])
    expect(addsUp(found)).toBe(true)
  })

  it('what two figures do together is shared in halves', () => {
    // A line of 100 that grows by 10% and whose base is 120: 110 - 100 = 10 alone or 132 - 120 = 12 after the base, so 11; the base
    // alone 20 or 22 after the growth, so 21. Together 32 = 132 - 100.
    const line = (base: number, growth: number): string =>
      `title: Plain\nyears: { base: 2017/18, count: 1 }\nlines: { acute: { title: Acute, setting: hospital, base: ${base}, growth: ${growth}% } }\n`
    expect(told(between(opened(line(100, 0)), opened(line(120, 10)), 'spend.total', 1))).toEqual([
      '100',
      'lines.acute.base 21',
      'lines.acute.growth 11',
      '132',
    ])
  })

  it('a default that is stated is no difference, nor is another title or source', () => {
    const other = textOf(usual).replace('title: Plain', 'title: Other').replace('month: April, ', '')
    expect(told(between(opened(textOf(usual)), opened(other)))).toHaveLength(2)
  })

  it('alternatives of one item are one step', () => {
    // 60 x 1.03^2 = 63.654; a share of 1% of the line takes 1% of the line of the year.
    const other = textOf(usual).replace('amount: { 2018/19: 2, 2019/20: 1 }', 'share: { 2018/19: 1% }')
    const { steps } = between(opened(textOf(usual)), opened(other))
    expect(steps.map(({ path }) => path)).toEqual(['savings.theatres.amount + savings.theatres.share'])
  })

  describe('what would be refused without another change', () => {
    const base = textOf(usual)
      .replace('base: 60, growth: 3%', 'base: 60, growth: 0%')
      .replace('base: 40, growth: 1%', 'base: 40, growth: 0%')
      .replace('amount: { 2018/19: 2, 2019/20: 1 }', 'share: { 2018/19: 10% }')
    const added = base
      .replace('savings:', '  new: { title: New, setting: other, base: 5, growth: 0% }\nsavings:')
      .replace('line: acute', 'line: new')

    it('comes after it in every order that counts', () => {
      // A tenth of 60 is saved, and then of 5. The line comes first, and takes 5; then 6 saved become 0.5.
      expect(told(between(opened(base), opened(added)))).toEqual([
        '6',
        'lines.new -5',
        'savings.theatres.line -5.5',
        '-4.5',
      ])
    })

    it('leaves all others in every order that is possible', () => {
      // Of six orders of growth g, the new line n and the saving s, three have n before s: gns, ngs, nsg. The 6 saved of 60 in 2018/19
      // grow with the line to 6.6. Headroom is 6; g -6; n 1; gn -11; ns -4.5; all 100 - 72.6 - 40 - 4.5 = -17.1. Growth brings -12, -12
      // and -12.6; the line -5 in each; the saving -6.1, -6.1 and -5.5.
      const grown = opened(added.replace('base: 60, growth: 0%', 'base: 60, growth: 10%'))
      const found = between(opened(base), grown)
      expect(told(found)).toEqual([
        '6',
        'lines.acute.growth -12.2',
        'lines.new -5',
        'savings.theatres.line -5.9',
        '-17.1',
      ])
      expect(found.comesBefore).toEqual([{ before: 1, after: [2] }])
      const back = between(grown, opened(base))
      expect(told(back).slice(1, -1)).toEqual(['lines.acute.growth 12.2', 'lines.new 5', 'savings.theatres.line 5.9'])
      expect(back.comesBefore).toEqual([{ before: 2, after: [1] }])
    })
  })

  it('a row is not moved by what it does not rest on', () => {
    const other = opened(textOf({ ...usual, acute: 5, community: 4 }))
    expect(between(opened(textOf(usual)), other, 'lines.community.spend').steps.map(({ path }) => path)).toEqual([
      'lines.community.growth',
    ])
  })

  it('more than eight are joined by item, then by section, and adding up all the same', () => {
    const lines = (growth: number, ids: number): string =>
      `title: Plain\nyears: { base: 2017/18, count: 2 }\nlines:\n${Array.from(
        { length: ids },
        (_, at) => `  l${at}: { title: L${at}, setting: other, base: ${10 + growth}, growth: ${growth}% }\n`,
      ).join('')}`
    const paths = (ids: number): readonly string[] => {
      const found = between(opened(lines(1, ids)), opened(lines(2, ids)), 'spend.total')
      expect(addsUp(found)).toBe(true)
      return found.steps.map(({ path }) => path)
    }
    expect(paths(4)).toHaveLength(8)
    expect(paths(5)).toEqual(['lines.l0', 'lines.l1', 'lines.l2', 'lines.l3', 'lines.l4'])
    expect(paths(9)).toEqual(['lines'])
  })

  it('in a place it is the figures of its members', () => {
    const place = (file: string): string =>
      `title: Place\ncombine: { west: { title: West, scenario: ${file}, share: 50% } }\n`
    const files = { 'one.yaml': textOf(usual), 'two.yaml': textOf({ ...usual, acute: 5 }) }
    // Half of the 2.456 of the first case.
    expect(
      between(opened(place('two.yaml'), files), opened(place('one.yaml'), files)).steps.map(({ path, value }) => [
        path,
        toPlain(value),
      ]),
    ).toEqual([['members.west.lines.acute.growth', '1.228']])
  })
})

const anyChoices: fc.Arbitrary<Choices> = fc.record({
  funding: fc.integer({ min: 0, max: 1 }),
  acute: fc.integer({ min: 1, max: 3 }),
  community: fc.integer({ min: 1, max: 2 }),
  amount: fc.integer({ min: 1, max: 2 }),
  month: fc.constantFrom('April', 'July'),
  recurrent: fc.boolean(),
  pressure: fc.constantFrom(undefined, 1),
})

/** The mean over all orders of what each choice adds, each mixture written as a definition of its own. */
function bruteForce(first: Choices, second: Choices): ReadonlyMap<string, Decimal> {
  const differing = names.filter((name) => first[name] !== second[name])
  const values = new Map<string, Decimal>()
  const valueAt = (changed: ReadonlySet<keyof Choices>): Decimal => {
    const key = names.filter((name) => changed.has(name)).join()
    const known = values.get(key)
    if (known !== undefined) return known
    const mixed = Object.fromEntries(names.map((name) => [name, (changed.has(name) ? second : first)[name]]))
    const value = projectText(textOf(mixed as unknown as Choices)).at('headroom', 2) as Decimal
    values.set(key, value)
    return value
  }
  const sums = new Map<string, Decimal>()
  const orders = permutations(differing)
  for (const order of orders) {
    const changed = new Set<keyof Choices>()
    for (const name of order) {
      const before = valueAt(changed)
      changed.add(name)
      const path = paths[name]
      sums.set(path, (sums.get(path) ?? new Decimal(0)).plus(valueAt(changed).minus(before)))
    }
  }
  return new Map(Array.from(sums, ([path, sum]) => [path, sum.div(orders.length)]))
}

function permutations<T>(items: readonly T[]): T[][] {
  if (items.length === 0) return [[]]
  return items.flatMap((item, at) => permutations(items.toSpliced(at, 1)).map((rest) => [item, ...rest]))
}

test.prop([anyChoices, anyChoices], { numRuns: 25 })('equals a reckoning over all orders', (first, second) => {
  const found = between(opened(textOf(first)), opened(textOf(second)))
  const expected = bruteForce(first, second)
  expect(new Set(found.steps.map(({ path }) => path))).toEqual(new Set(expected.keys()))
  for (const { path, value } of found.steps)
    expect(
      value
        .minus(expected.get(path) ?? 0)
        .abs()
        .lte(epsilon),
      path,
    ).toBe(true)
  expect(addsUp(found)).toBe(true)
})

test.prop([anyChoices, anyChoices], { numRuns: 25 })('the way back is the same with other signs', (first, second) => {
  const [one, other] = [opened(textOf(first)), opened(textOf(second))]
  const [there, back] = [between(one, other), between(other, one)]
  expect(back.steps.map(({ path }) => path)).toEqual(there.steps.map(({ path }) => path))
  for (const [at, { value }] of there.steps.entries())
    expect(
      value
        .plus(back.steps[at]?.value ?? Number.NaN)
        .abs()
        .lte(epsilon),
    ).toBe(true)
})

test.prop([anyChoices], { numRuns: 10 })('from a definition to itself there is no step', (choices) => {
  expect(between(opened(textOf(choices)), opened(textOf(choices))).steps).toEqual([])
})
