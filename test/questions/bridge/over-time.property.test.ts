import { readdirSync, readFileSync } from 'node:fs'
import { fc, test } from '@fast-check/vitest'
import { expect, it } from 'vitest'
import { Decimal, epsilon, one, zero } from '../../../src/base/decimal.ts'
import type { Row } from '../../../src/model/row.ts'
import type { Scenario } from '../../../src/open/open.ts'
import { valueAt } from '../../../src/open/project.ts'
import { type Bridge, leftOver } from '../../../src/questions/bridge/bridge.ts'
import { type Between, usualYears, whyNoBridge } from '../../../src/questions/bridge/no-bridge.ts'
import { bridgeOverTime } from '../../../src/questions/bridge/over-time.ts'
import type { Divisor } from '../../../src/questions/bridge/revalued.ts'
import { priceLevel, residents } from '../../../src/report/views/view.ts'
import { anySketch, type Sketch } from '../../support/any-definition.ts'
import { anyMember, place } from '../../support/any-place.ts'
import { projectText } from '../../support/project-text.ts'
import { expectSame, project } from '../../support/same-rows.ts'

const runs = { numRuns: 60 }

/** Every bridge of a scenario between two years, by row, where the row has values all the way. */
function bridgesOf(scenario: Scenario, between: Between, divisors: readonly Divisor[] = []): Map<Row, Bridge> {
  const found = new Map<Row, Bridge>()
  const years = Array.from({ length: between.to - between.from + 1 }, (_, index) => between.from + index)
  for (const row of scenario.model.rows) {
    const isThere = years.every((year) => valueAt(scenario.projection, row.path, year) !== undefined)
    if (!isThere || whyNoBridge(scenario, row) !== undefined) continue
    found.set(row, bridgeOverTime(scenario, row, between, divisors))
  }
  return found
}

/** Every bridge leads from what the row is in the one year to what it is in the other. */
function expectWhole(scenario: Scenario, between: Between, divisors: readonly Divisor[] = []): Map<Row, Bridge> {
  const bridges = bridgesOf(scenario, between, divisors)
  const over = (path: Row['path'], year: number): Decimal | undefined =>
    divisors.reduce<Decimal | undefined>(
      (so, { by }) => so?.div(by(year) ?? zero),
      valueAt(scenario.projection, path, year),
    )
  for (const [{ path }, { start, steps, end }] of bridges) {
    expectSame(start, over(path, between.from), `${path}, start`)
    expectSame(end, over(path, between.to), `${path}, end`)
    const left = leftOver({ start, steps, end })
    expect(left.abs().lte(epsilon), `${path} from ${between.from} to ${between.to}: ${left.toFixed()}`).toBe(true)
  }
  return bridges
}

/** Positions that every definition has, and that must not be refused. */
const positions = [
  'headroom',
  'headroom.recurrent',
  'in-year',
  'underlying',
  'available',
  'spend.total',
  'out-of-hospital.envelope',
  'do-nothing-gap',
]
const ofLine = ['lines.l0.spend', 'lines.l0.recurrent', 'lines.l0.do-nothing']

function pathsOf(bridges: Map<Row, Bridge>): string[] {
  return [...bridges.keys()].map(({ path }) => path)
}

/** Two years of a sketch. */
function yearsIn(count: number, first: number, second: number): Between {
  const [from, to] = [first % (count + 1), second % (count + 1)]
  return from === to ? { from: 0, to: count } : { from: Math.min(from, to), to: Math.max(from, to) }
}

test.prop([anySketch, fc.nat(), fc.nat()], runs)(
  'start and steps add up to the end, for every row that steps lead to and any two years',
  (sketch, first, second) => {
    const bridges = expectWhole(project(sketch).scenario, yearsIn(sketch.count, first, second))

    expect(pathsOf(bridges)).toEqual(expect.arrayContaining([...positions, ...ofLine]))
  },
)

const rates = [300, 0, -200, 100, 250, 400, 50, 75]

test.prop([anySketch, fc.nat(), fc.nat()], { numRuns: 30 })(
  'and so they do in real terms, per head and both',
  (sketch, first, second) => {
    const growth = rates.slice(0, sketch.count)
    const peopled: Sketch = { ...sketch, population: { base: 1000, growth }, deflator: growth }
    const { scenario } = project(peopled)
    const between = yearsIn(sketch.count, first, second)
    const prices: Divisor = { kind: 'prices', by: (index) => priceLevel(scenario, index) }
    const people: Divisor = { kind: 'people', by: (index) => residents(scenario, index) }
    for (const divisors of [[prices], [people], [prices, people]]) expectWhole(scenario, between, divisors)
  },
)

test.prop([anyMember, anyMember, fc.integer({ min: 1, max: 100 }), fc.nat(), fc.nat()], { numRuns: 25 })(
  'and so they do in a place, whole, by share and line by line',
  (west, east, share, first, second) => {
    const between = yearsIn(Math.min(west.count, east.count), first, second)
    // A member with contracts cannot be parted line by line.
    for (const [right, about] of [
      [east, ''],
      [east, `, share: ${share}%`],
      [{ ...east, contracts: [] }, `, lines: { funding: ${share}%, l0: 40% }`],
    ] as const) {
      const { scenario } = place({ west: [west, ''], east: [right, about] })
      const bridges = expectWhole(scenario, between)
      expect(pathsOf(bridges)).toEqual(expect.arrayContaining([...positions, ...ofLine]))
      const headroom = [...bridges].find(([{ path }]) => path === 'headroom')?.[1]
      expect(headroom?.steps.filter(({ path }) => !path.startsWith('members.'))).toEqual([])
    }
  },
)

test.prop([anySketch, fc.nat(), fc.nat(), fc.nat()], runs)(
  'bridges of years that follow one another add up step by step',
  (sketch, ...any) => {
    const { scenario } = project(sketch)
    const [a = 0, b = 0, c = 0] = any.map((year) => year % (sketch.count + 1)).sort((left, right) => left - right)
    if (a === b || b === c) return
    const byStep = (bridge: Bridge | undefined): Map<string, Decimal> =>
      new Map((bridge?.steps ?? []).map(({ kind, path, value }) => [`${kind} ${path}`, value]))
    const [first, second] = [bridgesOf(scenario, { from: a, to: b }), bridgesOf(scenario, { from: b, to: c })]
    for (const [row, bridge] of bridgesOf(scenario, { from: a, to: c })) {
      const [before, after, whole] = [byStep(first.get(row)), byStep(second.get(row)), byStep(bridge)]
      for (const step of new Set([...before.keys(), ...after.keys(), ...whole.keys()])) {
        const added = (before.get(step) ?? zero).plus(after.get(step) ?? zero)
        expectSame(added, whole.get(step) ?? zero, `${row.path}, ${step}, from ${a} by ${b} to ${c}`)
      }
    }
  },
)

test.prop([anySketch], runs)('every step of a position says which kind it is', (sketch) => {
  const bridges = bridgesOf(project(sketch).scenario, { from: 0, to: sketch.count })
  for (const [{ path }, { steps }] of bridges)
    if (positions.includes(path)) expect(steps.filter(({ kind }) => kind === 'input')).toEqual([])
})

test.prop([anySketch], runs)(
  'what moves the price of a contract, and what it pays, says which kind it is',
  (sketch) => {
    const { scenario } = project(sketch)
    for (const row of scenario.model.rows) {
      if (row.item?.kind !== 'contracts' || !/\.(value|payment|price-per-head|per-head)$/.test(row.path)) continue
      const years = usualYears(scenario, row, {})
      // A contract of one year moves nowhere, and without people there is no price per head.
      if (years.from === years.to || valueAt(scenario.projection, row.path, years.from) === undefined) continue
      const { steps } = bridgeOverTime(scenario, row, years)
      expect(steps.filter(({ kind }) => kind === 'input')).toEqual([])
    }
  },
)

/** The mean over all orders of what each driver adds to one plus the growth of a line. */
function overAllOrders(rates: readonly Decimal[]): Decimal[] {
  const orders = permutations(rates.map((_, index) => index))
  const sums = rates.map(() => zero)
  for (const order of orders) {
    let so: Decimal = one
    for (const driver of order) {
      const next = so.times(one.plus(rates[driver] ?? zero))
      sums[driver] = (sums[driver] ?? zero).plus(next.minus(so))
      so = next
    }
  }
  return sums.map((sum) => sum.div(orders.length))
}

function permutations(of: readonly number[]): number[][] {
  if (of.length < 2) return [[...of]]
  return of.flatMap((first) => permutations(of.filter((other) => other !== first)).map((rest) => [first, ...rest]))
}

test.prop([anySketch], runs)(
  'each driver brings its mean over all orders of what was there the year before',
  (sketch) => {
    const { scenario, at } = project(sketch)
    for (const [index, { drivers, people }] of sketch.lines.entries()) {
      const own = (name: string): Row | undefined =>
        scenario.model.rows.find(({ path }) => path === `lines.l${index}.${name}`)
      const recurrent = own('recurrent')
      if (drivers.length === 0 || recurrent === undefined) continue
      const grows = own('core') ?? recurrent
      const wanted = [...drivers, ...(people === undefined ? [] : [people])].map(() => zero)
      for (let year = 1; year <= sketch.count; year++) {
        const opening = at(grows.path, year - 1) ?? zero
        const rates = drivers.map(({ uplift, efficiency }) =>
          new Decimal(uplift[year - 1] ?? 0).minus(efficiency?.[year - 1] ?? 0).div(10_000),
        )
        // People who are weighed by what they cost are a driver more.
        const weighed = (when: number): Decimal => at(`lines.l${index}.weighted-people`, when) ?? one
        if (people !== undefined)
          rates.push(
            weighed(year)
              .div(weighed(year - 1))
              .minus(1),
          )
        for (const [driver, share] of overAllOrders(rates).entries())
          wanted[driver] = (wanted[driver] ?? zero).plus(opening.times(share))
      }
      const { steps } = bridgeOverTime(scenario, recurrent, { from: 0, to: sketch.count })
      for (const [driver, value] of wanted.entries()) {
        const own = driver < drivers.length ? `drivers.d${driver}` : 'weighted-people-growth'
        const path = `lines.l${index}.${own}`
        expectSame(steps.find((step) => step.path === path)?.value ?? zero, value, path)
      }
    }
  },
)

const names = readdirSync('scenarios').filter((name) => name.endsWith('.yaml'))
const files = Object.fromEntries(names.map((name) => [name, readFileSync(`scenarios/${name}`, 'utf8')]))

it.each(names)('every position of %s is bridged, by steps that say of which kind they are', (name) => {
  const { scenario } = projectText(files[name] ?? '', { files })
  const { horizon, streams, lines } = scenario.definition
  const bridges = expectWhole(scenario, { from: 0, to: horizon.count })
  if (streams.length === 0 || lines.length === 0) return

  expect(pathsOf(bridges)).toEqual(expect.arrayContaining(positions))
  for (const [{ path }, { steps }] of bridges)
    if (positions.includes(path)) expect(steps.filter(({ kind }) => kind === 'input')).toEqual([])
})
