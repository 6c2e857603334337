import { readdirSync } from 'node:fs'
import { expect, it } from 'vitest'
import { load, project } from '../../src/index.ts'
import type { Workbook } from '../../src/workbook/sheet.ts'
import { plainColumn } from '../../src/workbook/timeline.ts'
import { sharedSheets, withChosen } from '../support/chosen.ts'
import { ironCalculated } from '../support/iron-calc.ts'
import { liveBook } from '../support/live-book.ts'
import { projectText } from '../support/project-text.ts'
import { apartIn } from '../support/same-cells.ts'
import { cellsByPlace, placeOf, typedInto } from '../support/sheet-cells.ts'

const names = readdirSync('scenarios').filter((name) => /\.(?:yaml|csv)$/.test(name))

it('a workbook that says something else is found out', () => {
  const book: Workbook = {
    title: '',
    organisation: undefined,
    names: [],
    sheets: [
      {
        name: 'A sheet',
        columns: [],
        rows: [
          {
            cells: [
              { look: 'input', value: 0.1 },
              { look: 'calculated', formula: 'A1*3', value: 0.3 },
            ],
          },
          {
            cells: [
              { look: 'calculated', formula: 'A1*3', value: 0.300001 },
              { look: 'calculated', formula: 'A1/3', value: '' },
            ],
          },
          { cells: [undefined, { look: 'calculated', formula: 'IF(COUNT(A3)=1,A3,"")', value: 0 }] },
          { cells: [{ look: 'check', formula: 'IF(A1>0,"pass","FAIL")', value: 'FAIL' }] },
        ],
      },
    ],
  }
  const calculated = ironCalculated(book)

  expect(apartIn(book, (place) => calculated.get(place)).map((one) => (one as unknown[])[0])).toEqual([
    'A sheet!A2',
    'A sheet!B2',
    'A sheet!B3',
    'A sheet!A4',
  ])
})

it.each(['capitation: weighted', 'segments: { over-75: 1000, rest: 300 }'])(
  'IronCalc calculates people in groups, and a contract with %s, as the engine does',
  (follows) => {
    const { scenario } = projectText(`title: People in groups
years: { base: 2018/19, count: 5 }
population:
  groups:
    over-75: { title: Over 75, base: 10000, growth: 10%, weight: 3 }
    rest: { base: 90000, growth: { 2019/20: 0%, default: 1% } }
funding: { allocation: { base: 100, growth: 3% } }
lines:
  acute: { setting: hospital, base: 60, drivers: { price: 2%, people: { groups: { over-75: 4, rest: 1 } } } }
  community: { setting: out-of-hospital, base: 40, growth: 3% }
contracts:
  mcp:
    starts: 2020/21
    shadow: 2019/20
    scope: { community: 100% }
    ${follows}
    reviewed: [2021/22, 2023/24]
    index: { inflation: 2%, productivity: 1% }
    lists: { north: 30000, south: { 2018/19..2020/21: 70000, 2021/22..: 75000 } }`)
    const book = liveBook(scenario)
    const calculated = ironCalculated(book)

    expect(calculated.size).toBeGreaterThan(50)
    expect(apartIn(book, (place) => calculated.get(place)).slice(0, 10)).toEqual([])
  },
)

it.each(names)('IronCalc calculates every cell of %s as the engine does', (name) => {
  const book = liveBook(project(load(`scenarios/${name}`)).scenario)
  const calculated = ironCalculated(book)

  expect(calculated.size).toBeGreaterThan(50)
  expect(apartIn(book, (place) => calculated.get(place)).slice(0, 10)).toEqual([])
})

// Funding of 1000 + 0.1 less 1000 and less 0.1 is nothing, of which binary fractions leave 2e-14: nothing may rest on that.
const cancelled = `title: Cancelled
years: { base: 2017/18, count: 3 }
unit: £m
funding:
  a: { title: A, base: 1000, growth: 0% }
  b: { title: B, base: 0.1, growth: 0% }
lines:
  x: { title: X, setting: hospital, base: 1000, growth: 0% }
  y: { title: Y, setting: other, base: 0.1, growth: { 2018/19: 0%, 2019/20: 5%, 2020/21: -5% } }
measures:
  gap: { title: Gap, formula: "funding.a.total + funding.b.total - lines.x.spend - lines.y.spend", unit: money }
  gap2: { title: Gap twice, formula: "measures.gap + measures.gap", unit: money }
  twice: { title: By a sum of what cancels, formula: "lines.x.spend / measures.gap2", unit: share }
  d0: { title: By the gap, formula: "lines.x.spend / measures.gap", unit: share }
  d1: { title: By a product, formula: "lines.x.spend / (measures.gap * 2)", unit: share }
  d2: { title: By the larger, formula: "lines.x.spend / max(measures.gap, 0)", unit: share }
  d2b: { title: By the larger of the other sign, formula: "lines.x.spend / max(0 - measures.gap, 0)", unit: share }
  r: { title: A share, formula: "measures.gap / lines.y.spend", unit: share }
  d3: { title: By a share, formula: "1 / measures.r", unit: share }
  p1: { title: A power of minus one, formula: "measures.r ^ -1", unit: share }
  p2: { title: A root, formula: "measures.r ^ 0.5", unit: share }
  p2b: { title: A root of the other sign, formula: "(0 - measures.r) ^ 0.5", unit: share }
  p3: { title: To the power of nothing, formula: "0 ^ measures.r", unit: share }
  p3b: { title: To the power of nothing of the other sign, formula: "0 ^ (0 - measures.r)", unit: share }
checks:
  c1: { that: "measures.gap >= 0" }
  c2: { that: "measures.gap = 0" }
  c3: { that: "measures.r >= 0" }
  c4: { that: "measures.r <= 0" }
`

const balanced = `title: Balanced
years: { base: 2017/18, count: 3 }
unit: £m
funding:
  core: { title: Core, base: 1000, growth: 0% }
  primary: { title: Primary, base: 0.1, growth: 0% }
lines:
  acute: { title: Acute, setting: hospital, base: 0.1, growth: 0% }
  gp: { title: GP, setting: out-of-hospital, base: 1000, growth: 0% }
measures:
  m1: { title: M1, formula: "headroom / funding.total", unit: share }
  m2: { title: M2, formula: "(funding.core.total - lines.gp.spend + funding.primary.total - lines.acute.spend) / funding.total", unit: share }
  m3: { title: M3, formula: "(lines.gp.spend + lines.acute.spend - funding.core.total - funding.primary.total) / funding.total", unit: share }
checks:
  c1: { that: "measures.m1 >= 0" }
  c2: { that: "measures.m2 >= 0%" }
  c3: { that: "measures.m3 <= 0%" }
  c4: { that: "headroom / funding.total = 0%" }
`

it('of terms that cancel nothing is left in what rests on it', () => {
  const book = liveBook(projectText(cancelled).scenario)
  const calculated = ironCalculated(book)

  expect(apartIn(book, (place) => calculated.get(place))).toEqual([])
})

it('shares of a plan in balance are exactly nothing, so that a spreadsheet passes what the engine passes', () => {
  const book = liveBook(projectText(balanced).scenario)
  const calculated = ironCalculated(book)
  const shares = [...cellsByPlace(book)].filter(
    ([, { sheet, cell }]) => sheet === 'Measures' && cell.formula !== undefined && typeof cell.value === 'number',
  )
  // Three measures in four years, each a share of nothing.
  const nothing = shares.filter(([, { cell }]) => cell.value === 0).map(([place]) => calculated.get(place))

  expect(nothing).toEqual(Array.from({ length: 12 }, () => 0))
  expect(apartIn(book, (place) => calculated.get(place))).toEqual([])
})

const scenarioOf = (name: string, set: readonly string[] = []) =>
  project(load(`scenarios/${name}.yaml`, { set })).scenario

it.each(['3pct', 'nil'])('and of several scenarios those of %s when it is chosen', (name) => {
  const all = ['6pct', '3pct', 'nil']
  const book = withChosen(liveBook(scenarioOf('6pct'), scenarioOf('3pct'), scenarioOf('nil')), name)
  const others = all.filter((one) => one !== name).map((one) => scenarioOf(one))
  const calculated = ironCalculated(book)

  expect(calculated.get('Summary!A2')).toBe(scenarioOf(name).definition.title)
  expect(
    apartIn(sharedSheets(liveBook(scenarioOf(name), ...others)), (place) => calculated.get(place), true).slice(0, 10),
  ).toEqual([])
})

it('after an input is changed every figure is that of run --set, and About says which are changed', () => {
  const book = liveBook(scenarioOf('mcp'))
  const place = [...cellsByPlace(book)].find(
    ([, { sheet, column, cell }]) => sheet === 'Inputs' && column === 2 && cell.value === 'lines.acute.growth',
  )?.[1]
  if (place === undefined) throw new Error('There is no growth of acute care')
  const calculated = ironCalculated(typedInto(book, new Map([[placeOf('Inputs', plainColumn, place.row), 0.045]])))
  const expected = liveBook(scenarioOf('mcp', ['lines.acute.growth=4.5%']))
  const verdictOf = (path: string): unknown => {
    const at = [...cellsByPlace(book).values()].find(
      ({ sheet, column, cell }) => sheet === 'About' && column === 2 && cell.value === path,
    )
    return calculated.get(placeOf('About', plainColumn, at?.row ?? 0))
  }

  expect(apartIn(expected, (one) => calculated.get(one), true).slice(0, 10)).toEqual([])
  expect(['funding.total', 'lines.acute.spend', 'headroom'].map(verdictOf)).toEqual(['same', 'changed', 'changed'])
})

it('what a contract comes to beside its cost is told the same where decimals leave a hair between them', () => {
  // The whole loss is the commissioner's, so that the provider is paid what the services cost, but for the last of forty digits.
  const { scenario } = projectText(`title: A loss borne whole
years: { base: 2017/18, count: 2 }
funding:
  f0: { base: 100.011, growth: { 2018/19: 8.38%, 2019/20: 0.94% }, non-recurrent: { 2018/19: 1.949, 2019/20: 4.567 } }
  f1: { base: 175.793, growth: { 2018/19: 0.75%, 2019/20: 6.96% } }
  f2: { base: 745.214, amounts: { 2018/19: 373.938, 2019/20: 20.007 }, non-recurrent: { 2018/19: 0.009, 2019/20: 5.355 } }
lines:
  l0: { setting: prescribing, base: 235.022, drivers: { d0: { uplift: { 2018/19: 3.17%, 2019/20: -2.97% }, efficiency: { 2018/19: 1.69%, 2019/20: 0.02% } }, d1: { 2018/19: 8.98%, 2019/20: -0.89% }, d2: { uplift: { 2018/19: 1.64%, 2019/20: 0.09% }, efficiency: { 2018/19: -0.02%, 2019/20: -2.51% } } }, adjustments: { 2019/20: -2.437 } }
  l1: { setting: prescribing, base: 20.002, amounts: { 2018/19: 320.538, 2019/20: 68.077 } }
  l2: { setting: hospital, base: 283.285, amounts: { 2018/19: 392.236, 2019/20: 399.994 } }
contracts:
  k0: { starts: 2019/20, shadow: 2018/19, priced: 2017/18, value: 203.765, scope: { l0: 47%, l1: { share: 8%, from: 2017/18 }, l2: 38% }, index: allocation, outcomes: { share: { 2017/18: 0%, 2018/19: 0%, 2019/20: 100% }, achievement: { 2017/18: 48%, 2018/19: 21%, 2019/20: 3% }, basis: on-top }, gain: { share: { 2017/18: 97%, 2018/19: 13%, 2019/20: 48% }, band: { share: { 2017/18: 3%, 2018/19: 2%, 2019/20: 1% }, of: funding.total } }, loss: { share: { 2017/18: 0%, 2018/19: 1%, 2019/20: 100% }, cap: { 2017/18: 0%, 2018/19: 1%, 2019/20: 3% } }, lists: { g0: 10 } }
`)
  const book = liveBook(scenario)
  const calculated = ironCalculated(book)

  expect(scenario.projection.values.flat().some((value) => value?.abs().lt('1e-30') && !value.isZero())).toBe(true)
  expect(apartIn(book, (place) => calculated.get(place))).toEqual([])
})
