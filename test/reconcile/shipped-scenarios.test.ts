import { readdirSync, readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { withoutSource } from '../../src/open/warnings.ts'
import { type Projected, projectText } from '../support/project-text.ts'
import { runCli } from '../support/run-cli.ts'

const yaml = readdirSync('scenarios').filter((name) => name.endsWith('.yaml'))
const files = Object.fromEntries(yaml.map((name) => [name, readFileSync(`scenarios/${name}`, 'utf8')]))
const open = (name: string, ...set: string[]): Projected =>
  projectText(`title: Shipped\nextends: ${name}\n`, { files, set })
/** What a part of a definition makes of headroom in each year: with it less without it. */
const headroomFor = (name: string, part: string): readonly number[] => {
  const without = open(name, `${part}.enabled=false`).floats('headroom')
  return open(name)
    .floats('headroom')
    .map((value, index) => (value ?? Number.NaN) - (without[index] ?? Number.NaN))
}

it.each(yaml)('%s gives no warning', async (name) => {
  const { exit, err } = await runCli(['run', `scenarios/${name}`, '--csv'])

  expect({ exit, err }).toEqual({ exit: 0, err: '' })
})

it.each(yaml)('every quantity of %s names its source', (name) => {
  const { scenario } = open(name)

  expect(withoutSource(scenario.definition.entries.values()).map(({ path }) => path)).toEqual([])
})

it('every shipped scenario passes its checks', async () => {
  const { exit, err } = await runCli(['check', ...yaml.map((name) => `scenarios/${name}`), 'scenarios/3pct.csv'])

  expect({ exit, err }).toEqual({ exit: 0, err: '' })
})

// The first screen that the program was designed for: 122.4 to 76.0, savings of 73.2, acute from 41% to 56%.
it('3% acute growth takes the out-of-hospital envelope from 122.4 to 76.0 and leaves 73.2 to be found', () => {
  const { shown } = open('3pct.yaml')

  expect(shown('out-of-hospital.envelope', 0)).toBe('122.4')
  // 273.4 - (113 + 22) x 1.343916 - 16 = 76.0.
  expect(shown('out-of-hospital.envelope', 10)).toBe('76.0')
  // 122.4 x 1.02^10 = 122.4 x 1.218994 = 149.2; 149.2 - 76.0 = 73.2.
  expect(shown('out-of-hospital.spend', 10)).toBe('149.2')
  expect(shown('savings.requirement', 10)).toBe('73.2')
})

it.each(['6pct.yaml', '3pct.yaml', 'nil.yaml'])(
  '%s differs from westminster.yaml in the growth of acute alone',
  (name) => {
    const values = ({ scenario }: Projected): Map<string, string> =>
      new Map(
        [...scenario.definition.entries].map(([path, { content }]) => [path, JSON.stringify(content, withoutPlace)]),
      )
    const [parent, child] = [values(open('westminster.yaml')), values(open(name))]
    const differing = [...new Set([...parent.keys(), ...child.keys()])].filter(
      (path) => parent.get(path) !== child.get(path),
    )

    expect(
      differing
        .filter((path) => path !== 'description')
        .map((path) => path.split('.').slice(0, 3).join('.'))
        .sort(),
    ).toEqual([
      'lines.acute.drivers',
      'lines.acute.drivers',
      'lines.acute.drivers',
      'lines.acute.drivers',
      'lines.acute.growth',
    ])
  },
)

function withoutPlace(key: string, value: unknown): unknown {
  return key === 'span' || key === 'node' ? undefined : value
}

it.each(
  readFileSync('scenarios/README.md', 'utf8')
    .split('\n')
    .flatMap((line) => {
      const [, name, base, last, requirement] = /^\| \[(\S+\.yaml)\].* \| (\S+) \| (\S+) \| (\S+) \|$/.exec(line) ?? []
      return name === undefined ? [] : [{ name, figures: [base, last, requirement] }]
    }),
)('the README states the figures of $name', ({ name, figures }) => {
  const { shown, scenario } = open(name)
  const { count } = scenario.definition.horizon
  const found = [
    shown('out-of-hospital.envelope', 0),
    shown('out-of-hospital.envelope', count),
    shown('savings.requirement', count),
  ]

  expect(found.map((figure) => figure.replace(/\B(?=(\d{3})+\.)/, ','))).toEqual(figures)
})

it('the README names every scenario that is shipped', () => {
  const readme = readFileSync('scenarios/README.md', 'utf8')

  for (const name of [...yaml, '3pct.csv']) expect(readme).toContain(`| [${name}](${name}) |`)
})

// The sentences of the README under "What they say".
it('the plan and the board come to the figures that the README tells', () => {
  const plan = open('do-something.yaml')
  // Headroom of -45.9 less a gap of -77.1, both as they are shown above and in the table.
  expect([plan.shown('do-nothing-gap', 10), plan.shown('headroom', 10)]).toEqual(['-77.1', '-45.9'])

  const board = open('icb.yaml')
  expect(board.shown('do-nothing-gap', 10)).toBe('-158.4')
  expect(board.shown('underlying', 0)).toBe('-20.0')
  const share = (index: number): string => board.shown('measures.outside-hospital', index, 3)
  // 763 / (763 + 1,010) = 43.0%; 1,067.9 / (1,067.9 + 1,311.2) = 44.9%.
  expect([share(0), share(10)]).toEqual(['0.430', '0.449'])
})

it('the definitions of one half of the question come to the figures that the README tells', () => {
  const study = open('cost-study.yaml')
  // 122.4 x 1.0098^10 x 1.02^10 = 122.4 x 1.102437 x 1.218994 = 164.489.
  expect([study.shown('spend.total', 0), study.shown('spend.total', 10)]).toEqual(['122.4', '164.5'])

  const prices = open('price-index.yaml')
  // 1.0215 x 1.01^9 = 1.0215 x 1.093685 = 1.117199.
  expect([prices.shown('prices.index', 0, 3), prices.shown('prices.index', 10, 3)]).toEqual(['1.000', '1.117'])
})

it('the frailty service of the plan breaks even years before its cash does, as the README tells', () => {
  const effect = headroomFor('do-something.yaml', 'shifts.frailty')
  const cashBy = (year: number): string =>
    effect
      .slice(0, year + 1)
      .reduce((sum, value) => sum + value, 0)
      .toFixed(1)

  // The new service, growing 2%: 0.880, 1.798, 2.747, 2.802, 2.858, 2.915, 2.974, 3.033, 3.094 from 2019/20.
  // Released, growing 3%: 0, 0.505, 1.556, 2.658, 3.277, 3.375, 3.476, 3.580, 3.688.
  // By 2022/23: 4.719 - 8.227 = -3.5; by 2027/28: 22.115 - 23.101 = -1.0.
  expect(effect.findIndex((value) => value > 0)).toBe(6)
  expect([cashBy(5), cashBy(10)]).toEqual(['-3.5', '-1.0'])
})

it('the rule closes half of the gap, and growth comes back, as the README tells', () => {
  const pace = open('pace-of-change.yaml')
  const distance = (index: number): string => pace.shown('funding.allocation.distance', index, 4)

  // Published: an opening distance of 15.81% and a closing one of 12.24%.
  expect([distance(1), distance(2)]).toEqual(['0.1581', '0.1224'])
  // Below 10% at the end of 2020/21, so that growth is above 0.02% in 2021/22; at the target by the end of 2026/27.
  expect([pace.shown('funding.allocation.growth', 3, 4), pace.shown('funding.allocation.growth', 4, 4)]).toEqual([
    '0.0002',
    '0.0053',
  ])
  expect([distance(0), distance(3), distance(9)]).toEqual(['0.1949', '0.0878', '0.0004'])
  // In pounds: 273.4 - 228.8 = 44.6; 273.4 x 1.0002 - 228.8 x 1.032 = 273.45468 - 236.1216 = 37.33308.
  expect(pace.years('funding.allocation.above-target').slice(0, 2)).toEqual(['44.6', '37.33308'])
})

it('a year of slippage, the contract and the risks are as the README tells', () => {
  const [programme, slipped] = [open('savings-programme.yaml'), open('savings-programme-slipped.yaml')]
  const apart = (index: number): string =>
    ((programme.floats('headroom')[index] ?? 0) - (slipped.floats('headroom')[index] ?? 0)).toFixed(1)
  // All savings of 2018/19 planned, 6.76 x 84.6% = 5.719.
  expect([apart(1), apart(2), apart(10)]).toEqual(['5.7', '5.8', '0.3'])

  const contract = open('risk-register.yaml')
  // Enhanced primary care: 5.8 x 1.05^4 = 7.05 in 2021/22; priced by that year, 7.05 x (1.0098 x 1.02 x 0.99)^8 = 8.24 in 2029/30,
  // beside 143.0 for the other services; its cost is 7.05 x 1.02^8 = 8.26, beside 137.9 (146.13 less 8.26).
  expect(contract.shown('contracts.enhanced-primary-care.payment', 4, 2)).toBe('7.05')
  expect(contract.shown('contracts.enhanced-primary-care.cost', 4, 2)).toBe('7.05')
  expect(
    ['value', 'cost', 'gain-to-commissioner', 'beyond'].map((row) => contract.shown(`contracts.mcp.${row}`, 12)),
  ).toEqual(['151.2', '146.1', '2.2', '0.7'])
  expect(contract.shown('contracts.mcp.affordability', 12)).toBe('-73.2')
  expect(contract.shown('risks.total', 12)).toBe('2.9')
  // Without the further savings that take the place of what is not released.
  expect(open('icb-no-release.yaml', 'savings.in-place-of-release.enabled=false').shown('headroom', 10)).toBe('-28.6')
})

it('the board without the savings nobody has found, and without its shift, is as the README tells', () => {
  const without = open('icb.yaml', 'savings.to-be-identified.enabled=false')
  // Acute grows 3.74114% a year from 2027/28: 25 x 1.0374114^9 + 14 x 1.0374114^8 + 10 x 1.0374114^7 + ... + 10 = 129.5.
  // 0.1 less, because the shift is a share of acute spend and a larger one moves more, at a gain in the end.
  expect(without.shown('headroom', 10)).toBe('-123.6')
  expect(headroomFor('icb.yaml', 'savings.to-be-identified')[10]?.toFixed(1)).toBe('129.4')

  // Of 5.05, 5.17 and 5.28 moved from 2026/27 on, 15.85 is paid for in 2028/29 and 8.12 released; in 2035/36 it is 30.83
  // for 34.21, since acute grows 3.74% and community 2.2%.
  const shift = headroomFor('icb.yaml', 'shifts.left-shift')
  expect([shift[3]?.toFixed(1), shift[10]?.toFixed(1)]).toEqual(['-7.7', '3.4'])
})
