import { expect, it } from 'vitest'
import { runCli } from '../support/run-cli.ts'

const base = `title: Named
years: { base: 2017/18, count: 2 }
prices: { deflator: 2% }
drivers: { gdp: 1% }
`

it.each<[string, string, string]>([
  [
    'the growth of a line',
    'lines: { l: { setting: other, base: 1, growth: gdp } }',
    'write "drivers: { gdp: gdp }" in the place of "growth"',
  ],
  ['by its path', 'lines: { l: { setting: other, base: 1, growth: drivers.gdp } }', 'write "drivers: { gdp: gdp }"'],
  [
    'in one year',
    'lines: { l: { setting: other, base: 1, growth: { 2018/19: 1%, 2019/20: gdp } } }',
    'write "drivers: { gdp: gdp }"',
  ],
  [
    'the deflator',
    'lines: { l: { setting: other, base: 1, growth: deflator } }',
    'write "drivers: { deflator: deflator }"',
  ],
  ['funding', 'funding: { f: { base: 1, growth: gdp } }', 'can be named among the drivers of a line only'],
  [
    'a driver by its path',
    'lines: { l: { setting: other, base: 1, drivers: { d: drivers.gdp } } }',
    'Did you mean gdp?',
  ],
])('%s: the mend of a rate that is named is given', async (_, more, said) => {
  const { exit, err } = await runCli(['check', 'n.yaml'], { files: { 'n.yaml': `${base}${more}\n` } })
  expect(exit).toBe(3)
  expect(err).toContain(said)
})
