import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { projectText } from '../support/project-text.ts'

const methods = readFileSync('src/METHODS.md', 'utf8')
const table = methods.slice(methods.indexOf('## Row names'), methods.indexOf('## Figures to check by hand'))
const stated = [
  ...table.slice(0, table.indexOf('Some rows are steps')).matchAll(/^\| (`.*`) \| ([\w-]+) \|/gm),
].flatMap(([, names = '', unit = '']) => [...names.matchAll(/`([^`]+)`/g)].map(([, path = '']) => ({ path, unit })))
const matching = (path: string): RegExp =>
  new RegExp(`^${path.replaceAll('.', '\\.').replaceAll('<id>', '[a-z][a-z0-9-]*').replace('<n>', '\\d+')}$`)

// One item of every kind.
const { scenario } = projectText(`
title: Everything
years: { base: 2017/18, count: 2 }
prices: { base: 2018/19, deflator: 2% }
population: { groups: { old: { base: 100, growth: 1%, weight: 3 }, rest: { base: 900 } } }
funding:
  allocation:
    base: 100
    target: { base: 90, growth: 3% }
    pace: { close-by: 2019/20, minimum: 0.5% }
    for: [community]
    underspend: lost
  grant: { base: 5, growth: 0% }
responsibilities: { clinic: { funding: allocation, line: acute, from: 2018/19, amount: 1 } }
reserves:
  held: { amount: 1 }
  safe: { amount: 1, kind: contingency }
  once: { amount: 1, kind: non-recurrent }
lines:
  acute:
    setting: hospital
    base: 50
    drivers: { people: { groups: { old: 4, rest: 1 } } }
    activity: { base: 1000, unit: admission, growth: 1% }
    providers: { main: 60% }
    benchmarks: { nation: { variance: 5 } }
  community: { setting: out-of-hospital, base: 40, amounts: [41, 42] }
  theatre: { setting: hospital, base: 5, growth: 0% }
savings:
  clinics: { line: acute, amount: { 2018/19: 1 }, month: October }
  gap: { line: acute, benchmark: { to: nation, close: 50%, from: 2018/19, until: 2019/20 } }
shifts: { frailty: { from: acute, to: community, amount: { 2018/19: 1 }, release: [0%, 50%, 100%] } }
pressures:
  winter: { line: acute, level: 1 }
  flu: { line: acute, new: { 2018/19: 1 }, month: October }
investments:
  beds: { line: acute, level: 1 }
  ward: { line: acute, new: { 2018/19: 1 }, month: October }
contracts:
  mcp:
    starts: 2018/19
    scope: { community: 100% }
    outcomes: { share: 5%, achievement: 90% }
    gain: { share: 50%, band: 1%, cap: 2% }
    loss: { share: 50%, band: 1%, cap: 2% }
    beyond:
      acute:
        counterfactual: 3%
        gain: { share: 50%, band: 1%, cap: 2% }
        loss: { share: 50%, band: 1%, cap: 2% }
    lists: { north: 1000 }
    capitation: weighted
  care: { starts: 2018/19, scope: { acute: 5% }, segments: { old: 1000, rest: 100 } }
  rate: { starts: 2018/19, scope: { acute: 5% }, index: { population: population } }
risks: { demand: { likelihood: 3, consequence: 4, probability: 30%, impact: { 2018/19: 1 } } }
measures: { ratio: { formula: lines.acute.spend / funding.total, unit: of funding } }`)
const { rows } = scenario.model
const listed = rows.filter(({ shown }) => shown)

it('METHODS.md names every row with its unit, and no row that is not there', () => {
  const fixed = stated.filter(({ path }) => !path.includes('<'))
  const unitOf = (path: string): string | undefined =>
    fixed.find((row) => row.path === path)?.unit ?? stated.find((row) => matching(row.path).test(path))?.unit

  expect(listed.map(({ path }) => [path, unitOf(path)])).toEqual(listed.map(({ path, unit }) => [path, unit]))
  for (const { path } of stated)
    expect(
      listed.some((row) => matching(path).test(row.path)),
      path,
    ).toBe(true)
})

it('METHODS.md names every step that only shows when it is asked for', () => {
  const after = table.slice(
    table.indexOf('Some rows are steps'),
    table.indexOf('A place has besides `members.<id>.share'),
  )
  const steps = [...after.matchAll(/`([^`]+\.[^`]+)`/g)].map(([, path = '']) => path)
  const working = rows.filter((row) => !row.shown)

  expect(working.length).toBeGreaterThan(3)
  expect(working.map(({ path }) => path).filter((path) => !steps.some((step) => matching(step).test(path)))).toEqual([])
  for (const step of steps)
    expect(
      working.some(({ path }) => matching(step).test(path)),
      step,
    ).toBe(true)
})

it('METHODS.md names every figure that is calculated when it is asked for', () => {
  const after = table.slice(table.indexOf('Figures that sentences quote'))
  const named = [...after.matchAll(/`([^`]+\.[^`]+)`/g)].map(([, path = '']) => path)

  const views = scenario.model.views().map(({ path }) => path)

  expect(views.filter((path) => !named.some((one) => matching(one).test(path)))).toEqual([])
  expect(named.filter((one) => !views.some((path) => matching(one).test(path)))).toEqual([])
})

it('a definition with nothing in it has every row that has no id', () => {
  const bare = projectText(`
title: Bare
years: { base: 2017/18, count: 1 }
funding: { allocation: { base: 100, growth: 0% } }
lines: { acute: { setting: hospital, base: 50, growth: 3% } }`)

  // Weights are those of groups.
  const rows = stated.filter(({ path }) => !path.includes('<') && path !== 'population.weighted')
  for (const { path } of rows) expect(bare.rows).toContain(path)
})
