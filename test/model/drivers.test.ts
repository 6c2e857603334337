import { expect, it } from 'vitest'
import { checksOf } from '../../src/checks/checks.ts'
import { projectText } from '../support/project-text.ts'
import { runCli } from '../support/run-cli.ts'

const definition = `title: Drivers
years: { base: 2017/18, count: 2 }
drivers:
  people: { 2018/19: 1%, 2019/20: 2% }
funding: { allocation: { base: 200, growth: 0% } }
lines:
  added:
    setting: hospital
    base: 100
    drivers: { people: people, price: { uplift: 4%, efficiency: 1.5% } }
    drivers-combine: add
  compounded:
    setting: hospital
    base: 100
    drivers: { people: people, price: { uplift: 4%, efficiency: 1.5% } }
`

it('drivers are added where their line says so, and compound where it does not', () => {
  const { years } = projectText(definition)
  // 1% + 4% - 1.5% = 3.5%, then 2% + 2.5% = 4.5%: 100 x 1.035 = 103.5, x 1.045 = 108.1575.
  expect(years('lines.added.growth')).toEqual(['-', '0.035', '0.045'])
  expect(years('lines.added.spend')).toEqual(['100', '103.5', '108.1575'])
  // 1.01 x 1.025 = 1.03525; 1.02 x 1.025 = 1.0455; 103.525 x 1.0455 = 108.2353875.
  expect(years('lines.compounded.growth')).toEqual(['-', '0.03525', '0.0455'])
  expect(years('lines.compounded.spend')).toEqual(['100', '103.525', '108.2353875'])
  const stated = projectText(definition.replace('drivers-combine: add', 'drivers-combine: compound'))
  expect(stated.years('lines.added.spend')).toEqual(['100', '103.525', '108.2353875'])
})

it('added up, drivers leave at least nothing', () => {
  const low = (rate: string): string =>
    definition.replace('people: people, price: { uplift: 4%', `people: ${rate}, price: { uplift: -40%`)
  expect(() => projectText(low('-60%'))).toThrow('lines.added.drivers is -101.5% in 2018/19')
  expect(() => projectText(low('-58.5%'))).not.toThrow()
})

it('a shared driver is a row that formulas name', () => {
  const { scenario, years } = projectText(`${definition}measures:
  squared: { formula: "(1 + drivers.people) ^ 2 - 1", unit: rate }
  mean: { formula: average(drivers.people), unit: rate }
checks:
  low: { that: drivers.people <= 2% }
`)
  // 1.01 squared is 1.0201, 1.02 squared 1.0404; the mean of 1% and 2% is 1.5%.
  expect(years('measures.squared')).toEqual(['-', '0.0201', '0.0404'])
  expect(years('measures.mean')).toEqual(['0.015', '0.015', '0.015'])
  expect(checksOf(scenario).find(({ id }) => id === 'checks.low')).toMatchObject({ outcome: 'pass', unit: 'rate' })
})

it('a driver that only a formula names is used, and one that nothing names is not', async () => {
  const files = {
    'd.yaml': `${definition.replace('drivers:\n', 'drivers:\n  gdp: 1%\n  idle: 1%\n')}measures: { m: { formula: drivers.gdp * 2, unit: rate } }\n`,
  }
  const { err } = await runCli(['check', 'd.yaml'], { files })
  const { out } = await runCli(['check', 'd.yaml', '--json'], { files })
  expect(`${err}${out}`).toContain('No result depends on drivers.idle')
  expect(`${err}${out}`).not.toContain('No result depends on drivers.gdp')
})

it('it can be explained and asked for, and is in no table', async () => {
  const files = { 'd.yaml': definition }
  const { out } = await runCli(['run', 'd.yaml', '--csv'], { files })
  expect(out).not.toContain('drivers.people')
  expect((await runCli(['run', 'd.yaml', '--csv', '--rows', 'drivers.people'], { files })).out).toContain(
    'drivers.people',
  )
  expect((await runCli(['explain', 'd.yaml', 'drivers.people', '2019/20'], { files })).out).toContain('2%')
  expect((await runCli(['explain', 'd.yaml', 'lines.added.growth', '2019/20'], { files })).out).toContain(
    '2% + 4% − 1.5%',
  )
})

it('members of a place have a driver in common only where it is the same', () => {
  const place = `title: Place
combine:
  a: { scenario: a.yaml }
  b: { scenario: b.yaml }
measures:
  both: { formula: drivers.people * 1, unit: rate }
  own: { formula: members.b.drivers.people * 1, unit: rate }
`
  const other = definition.replace('2019/20: 2%', '2019/20: 3%')
  const { years } = projectText(place, { files: { 'a.yaml': definition, 'b.yaml': other } })
  expect(years('measures.both')).toEqual(['-', '0.01', '-'])
  expect(years('measures.own')).toEqual(['-', '0.01', '0.03'])
})

it('drivers-combine without drivers is told to be of no use', async () => {
  const text = definition.replace(
    'lines:\n',
    'lines:\n  flat: { setting: other, base: 1, growth: 0%, drivers-combine: add }\n',
  )
  const { err, out } = await runCli(['run', 'd.yaml', '--csv'], { files: { 'd.yaml': text } })
  expect(`${err}${out}`).toContain('No result depends on lines.flat.drivers-combine')
})

it('a pattern that begins with their name shows drivers, and no other does', async () => {
  const files = {
    'd.yaml': `title: D
years: { base: 2017/18, count: 2 }
drivers: { gdp: { 2018/19: 1%, 2019/20: 2% } }
funding: { all: { base: 100, growth: 0% } }
lines: { acute: { setting: hospital, base: 100, drivers: { gdp: gdp } } }
measures: { none: { formula: headroom / 0, unit: money } }
`,
  }
  const rowsOf = async (pattern: string): Promise<string> =>
    (await runCli(['run', 'd.yaml', '-q', '--csv', '--rows', pattern], { files })).out
  expect(await rowsOf('drivers.*')).toContain('d,drivers.gdp,gdp driver,rate,,,0.01,0.02')
  expect(await rowsOf('*')).not.toContain('drivers.gdp')
  const { out } = await runCli(['run', 'd.yaml', '-q', '--rows', 'measures.*'], { files })
  expect(out).toContain('it is divided by 0.')
})
