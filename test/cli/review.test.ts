import { readdirSync } from 'node:fs'
import { expect, it } from 'vitest'
import { type Decimal, toPlain } from '../../src/base/decimal.ts'
import { printYear } from '../../src/base/financial-year.ts'
import { nodeFiles } from '../../src/cli/node-files.ts'
import { Loader } from '../../src/definition/layers/load.ts'
import { openScenario, type Scenario } from '../../src/open/open.ts'
import type { Projection } from '../../src/open/project.ts'
import { reviewOf } from '../../src/questions/review/review.ts'
import { sound } from '../support/problems-of.ts'
import { runCli } from '../support/run-cli.ts'

// Acute grows 3% from 60: 61.8 in 2018/19, 63.654 in 2019/20.
const text = `${sound}actuals:
  acute:
    row: lines.acute.spend
    amounts: { value: { 2018/19: 63, 2019/20: 66.15 }, source: Annual accounts }
    provisional: 2019/20
  people: { row: population.total, amounts: { 2018/19: 221000 } }
`
function opened(path: string): Scenario {
  const scenario = openScenario(new Loader(nodeFiles(), {}), { path, name: path, today: '2026-11-22' }, () => {})
  if (scenario === undefined) throw new Error(`${path} is wrong`)
  return scenario
}

function valuesOf({ plan, values }: Projection, path: string): Decimal[] {
  const own = values[plan.position.get(path) ?? -1]
  if (own === undefined) throw new Error(`There is no row ${path}`)
  return own.flatMap((value) => value ?? [])
}

const review = (args: readonly string[] = [], given = text) =>
  runCli(['review', 'a.yaml', '--width', '100', ...args], { files: { 'a.yaml': given } })

it('says of each table and chart what its figures are in', async () => {
  const { out } = await review(['--row', 'population.total'])

  expect(out).toContain('Population: plan against what came out\npeople\n')
  expect(out).toContain('Population: growth on the year before\nper cent a year\n')
  expect(out).toMatch(/Population: projected, and what came out\npeople/)
})

it('tells how far out the plan was, which way, how it grew and what would have had to be true', async () => {
  const { exit, out, err } = await review(['--row', 'lines.acute.spend'])

  expect({ exit, err }).toEqual({ exit: 0, err: '' })
  const words = out.replace(/\s+/g, ' ')
  // 66.15 - 63.654 = 2.496, of 63.654 3.9%; to date 1.2 + 2.496 = 3.696. 66.15 / 63 = 1.05; 60 x 1.05^2 = 66.15.
  expect(words).toContain(
    'acute, spend was £66.2m in 2019/20 (provisional), £2.5m (3.9% of the plan) more than projected, adverse; to date £3.7m more.',
  )
  expect(words).toContain('Its growth in 2019/20: +5.00% came out, +3.00% was assumed.')
  expect(words).toContain(
    'growth would have had to be 5.00% a year in each of the 2 years to 2019/20 where 3.00% was assumed.',
  )
  // (61.8 - 63) / 63 = -1.905%, (63.654 - 66.15) / 66.15 = -3.773%: the mean is -2.839%.
  expect(words).toContain('Over 2 years the projection lay on average 2.8% below what came out')
  expect(words).toContain('acute, spend: Annual accounts.')
})

it('--csv has a line for each row and year, exact', async () => {
  const { out } = await review(['--csv'])

  expect(out.split('\n').map((line) => line.split(',').slice(1, 9).join(','))).toEqual([
    'row,label,year,unit,projected,actual,provisional,variance',
    'lines.acute.spend,"acute, spend",2018/19,GBP m,61.8,63,no',
    'lines.acute.spend,"acute, spend",2019/20,GBP m,63.654,66.15,yes',
    // 220562 x 1.0098
    'population.total,Population,2018/19,people,222723.5076,221000,no,-1723.5076',
    '',
  ])
})

it('--year asks about an earlier year, and refuses one of which nothing is known', async () => {
  const earlier = await review(['--year', '2018/19', '--row', 'lines.acute.spend'])
  expect(earlier.out.replace(/\s+/g, ' ')).toContain(
    'acute, spend was £63.0m in 2018/19, £1.2m (1.9% of the plan) more than projected',
  )

  const never = await review(['--year', '2025/26'])
  expect(never).toMatchObject({ exit: 2, out: '' })
  expect(never.err).toContain(
    '--year 2025/26: no actual figure of that year is held. There are figures of 2018/19 and 2019/20.',
  )
})

it('a row that is not there, or of which nothing came out, and a definition without actual figures are usage errors', async () => {
  const close = await review(['--row', 'lines.acute.spent'])
  expect(close).toMatchObject({ exit: 2, out: '' })
  expect(close.err).toContain('Did you mean lines.acute.spend')

  const none = await review(['--row', 'headroom'])
  expect(none.err).toContain(
    'nothing is stated that came out of it. There are actual figures of lines.acute.spend and population.total.',
  )

  const without = await review([], sound)
  expect(without).toMatchObject({ exit: 2, out: '' })
  expect(without.err).toContain('states nothing that came out. Add it, such as "actuals:')
})

it('--set changes the plan and not what came out', async () => {
  const { out } = await review(['--row', 'lines.acute.spend', '--set', 'lines.acute.growth=5%'])

  // 63 = 60 x 1.05 and 66.15 = 60 x 1.05^2.
  expect(out.replace(/\s+/g, ' ')).toContain(
    'acute, spend was £66.2m in 2019/20 (provisional), as projected; to date as projected.',
  )
  expect(out).not.toContain('would have had to be')
})

it('--prices real and --per-head tell both sides alike, so that the per cent stays', async () => {
  const priced = text.replace('drivers:', 'prices: { base: 2017/18, deflator: 2% }\ndrivers:')
  const { out } = await review(['--csv', '--prices', 'real', '--row', 'lines.acute.spend'], priced)
  const [, first = ''] = out.split('\n')

  // 61.8 / 1.02 = 60.588..., 63 / 1.02 = 61.76...; 1.2 / 61.8 = 1.94% either way.
  expect(first).toContain(',60.5882352941176')
  expect(first).toContain(',61.7647058823529')
  expect(first).toContain(',0.0194174757281553')
})

it.each(readdirSync('scenarios').filter((name) => name.endsWith('.yaml')))(
  '%s held against its own projection has no variance, row by row',
  (name) => {
    const path = `scenarios/${name}`
    const { values, model } = opened(path).projection
    expect(values.length).toBeGreaterThan(0)
    const out = values.flatMap((own) => {
      const { years } = reviewOf({ projected: own, actual: own.map((value) => value && value.plus(0)), are: 'amounts' })
      return years.filter(({ variance }) => !variance.isZero()).map(({ variance }) => toPlain(variance))
    })
    expect({ out, rows: model.rows.length > 0 }).toEqual({ out: [], rows: true })
  },
)

it('what the program prints of its own plan, stated as what came out, is no variance', async () => {
  const path = 'scenarios/3pct.yaml'
  const { projection } = opened(path)
  const years = valuesOf(projection, 'lines.acute.spend')
  // As data has them, 30 digits.
  const stated = years.map((value, index) => `${printYear(2017 + index)}: ${toPlain(value.toSignificantDigits(30))}`)
  const given = `extends: scenarios/3pct.yaml\nactuals: { acute: { row: lines.acute.spend, amounts: { ${stated.join(', ')} } } }\n`
  const { exit, out } = await review(['--json'], given)

  expect(exit).toBe(0)
  const { rows } = JSON.parse(out) as { rows: { years: { variance: string }[] }[] }
  expect(rows[0]?.years.map(({ variance }) => variance)).toEqual(stated.map(() => '0'))
})

// The price of community, 3 growing by 2%, is set in 2023/24 and moves by the index, 3%: 3 x 1.02^6 = 3.3785 and x 1.03 = 3.4798.
const contracted = `title: Contract
unit: £m
years: { base: 2017/18, count: 8 }
funding: { allocation: { base: 10, growth: 2% } }
lines: { community: { title: Community, setting: out-of-hospital, base: 3, growth: 2% } }
contracts: { mcp: { title: MCP, starts: 2023/24, priced: 2023/24, scope: { community: 100% }, index: { inflation: 3% } } }
`

it('a rate would have had to be another in those years alone whose value the row reads', async () => {
  // 3.6 = 3 (1 + g)^6 x 1.03, so g = 1.165049^(1/6) - 1 = 2.58%: of growth in 2024/25, after the price is set, nothing is read.
  const price = await review(
    [],
    `${contracted}actuals: { a: { row: contracts.mcp.value, amounts: { 2024/25: 3.6 } } }\n`,
  )
  expect(price.out.replace(/\s+/g, ' ')).toContain(
    'Community, growth would have had to be 2.58% a year in each of the 6 years to 2023/24 where 2.00% was assumed',
  )
  // Of a line that is given by amounts the price is 3, and what is paid in the year after it 3 (1 + i): 3.15 is 5%, of one year alone.
  const amounts = contracted.replace('growth: 2% } }\ncontracts', 'amounts: { 2018/19..: 3 } } }\ncontracts')
  const after = async (year: string, amount: string): Promise<string> => {
    const text = `${amounts}actuals: { a: { row: contracts.mcp.value, amounts: { ${year}: ${amount} } } }\n`
    return (await review([], text)).out.replace(/\s+/g, ' ')
  }
  expect(await after('2024/25', '3.15')).toContain('would have had to be 5.00% in 2024/25 where 3.00% was assumed')
  // 3 x 1.06^2 = 3.3708.
  expect(await after('2025/26', '3.3708')).toContain(
    'would have had to be 6.00% a year in each of the 2 years from 2024/25 to 2025/26 (2024/25, of which no figure is held, counted in) where 3.00% was assumed',
  )
})

it('figures that an author gave a title of their own are never called actual, and are told in the words of that title', async () => {
  const titled = text.replace(
    '    row: lines.acute',
    '    title: Activity of a neighbour, at our prices\n    row: lines.acute',
  )
  const { out } = await review(['--row', 'lines.acute.spend'], titled)
  const words = out.replace(/\s+/g, ' ')

  expect(words).toContain('Figures to hold the plan against stand for 2018/19 to 2019/20 (provisional: 2019/20)')
  expect(words).toContain('acute, spend is held against £66.2m in 2019/20 (provisional), £2.5m (3.9% of the plan) more')
  expect(words).toContain('below what it is held against')
  expect(out.match(/^ +Projected +Held against/gm)).toHaveLength(1)
  expect(out.match(/^ +Assumed +Held against/gm)).toHaveLength(1)
  expect(out.match(/^Held against: "Activity of a neighbour, at our prices"\.$/gm)).toHaveLength(2)
  expect(words).toContain('B Held against (in part provisional)')
  expect(words).not.toMatch(/\bActual\b(?! figures, acute)|came out\b(?! is on)/)

  const data = JSON.parse((await review(['--row', 'lines.acute.spend', '--json'], titled)).out)
  expect(JSON.stringify(data)).toContain('"stands_for":"Activity of a neighbour, at our prices"')
  expect((await review(['--json'])).out).toContain('"stands_for": null')
})

it('a growth table marks and tells which of its years are provisional', async () => {
  const { out } = await review(['--row', 'lines.acute.spend'])
  const growth = out.slice(out.indexOf('growth on the year before'), out.indexOf('would have had to be true'))

  expect(growth).toContain('2019/20 (p)')
  expect(growth).toContain('(p) provisional: another figure may take its place.')
})

it('a variance of a deficit in per cent is told as compare tells it', async () => {
  const text = `title: Plan
years: { base: 2017/18, count: 3 }
funding: { allocation: { base: 100, growth: 0% } }
lines: { care: { title: Care, setting: hospital, base: 100, amounts: { 2018/19: 114.5, 2019/20: 101, 2020/21: 100 } } }
actuals: { out: { row: in-year, amounts: { 2018/19: -3, 2019/20: -2.2, 2020/21: 1 } } }
`
  const { out } = await runCli(['review', 'plan.yaml', '--width', '200', '-q'], { files: { 'plan.yaml': text } })
  // 11.5 of 14.5 is 79.31%; 1.2 is more than the deficit of 1; of nought there is no part.
  expect(out).toMatch(/2018\/19 +\(14\.5\) +\(3\.0\) +11\.5 +\(79\.31%\)/)
  expect(out).toMatch(/2019\/20 +\(1\.0\) +\(2\.2\) +\(1\.2\) +n\/m/)
  expect(out).toMatch(/2020\/21 +0\.0 +1\.0 +1\.0 +n\/m/)
  expect(out.replace(/\s+/g, ' ')).toContain('that of a deficit that shrank stands in brackets; n/m: not meaningful')
})

it('an assumption that moves nothing of a row in that year is not told, and only what would have done counts as another way to it', async () => {
  // The contract is paid from 2019/20: its uplift moves no spend of 2018/19, though the line's spend rests on it in later years.
  const text = `title: Plan
years: { base: 2017/18, count: 3 }
population: { base: 1000, growth: 0% }
funding: { allocation: { base: 100, growth: 0% } }
lines: { care: { title: Care, setting: out-of-hospital, base: 50, growth: 2% } }
contracts: { mcp: { title: Provider, starts: 2019/20, priced: 2018/19, scope: { care: 100% }, index: { inflation: 2% } } }
actuals: { care: { row: lines.care.spend, amounts: { 2018/19: 52 } } }
`
  const { out, err } = await runCli(['review', 'plan.yaml', '--width', '200', '-q'], { files: { 'plan.yaml': text } })
  expect(err).toBe('')
  // 52 / 50 is 4% more.
  expect(out).toContain('To come to that, Care, growth would have had to be 4.00% where 2.00% was assumed.\n')
  expect(out).not.toMatch(/none found|table below/)
})
