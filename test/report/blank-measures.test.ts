import { expect, it } from 'vitest'
import { runCli } from '../support/run-cli.ts'

// Headroom is 100 - 90 = 10 in 2017/18, 100 - 100 = 0 in 2018/19 and 100 - 110 = -10 in 2019/20.
const text = `title: Blank
unit: £m
years: { base: 2017/18, count: 2 }
prices: { base: 2017/18, deflator: 25% }
population: { base: 1000, growth: 0% }
funding: { core: { base: 100, growth: 0% } }
lines: { acute: { setting: hospital, base: 90, amounts: [100, 110] }, closed: { setting: other, base: 0, growth: 0% } }
measures:
  cover: { title: Cover, formula: funding.total / headroom, unit: index }
  never: { title: Never, formula: funding.total / prices.index / (lines.closed.spend / funding.total), unit: money }
  after: { title: After, formula: 2 * measures.cover, unit: index }
`
const files = { 'd.yaml': text }
const run = async (...args: readonly string[]): ReturnType<typeof runCli> =>
  runCli(['run', 'd.yaml', ...args], { files, columns: 200, env: { NO_COLOR: '1' } })

it('a measure that cannot be calculated is told with its years and the reason, once, and not those that rest on it', async () => {
  const { err } = await run('--csv')

  const told = err.split('\n').filter((line) => line.includes('measure-not-calculated'))
  expect(told).toEqual([
    'd.yaml:9:35 - warning measure-not-calculated: measures.cover has no value in 2018/19: it is divided by Headroom, which is 0. Its cells are blank there.',
    'd.yaml:10:35 - warning measure-not-calculated: measures.never has no value in 2017/18 to 2019/20: it is divided by closed, spend ÷ Funding, which is 0. Its cells are blank there.',
  ])
})

it('a page that shows it says so too, for the years that are shown', async () => {
  const reason = 'Cover has no value in 2018/19: it is divided by Headroom, which is 0.'
  expect((await run('--rows', 'measures.*')).out).toContain(reason)
  expect((await run('--rows', 'measures.*', '--years', '2019/20')).out).not.toContain(reason)
  expect((await run('--rows', 'headroom')).out).not.toContain(reason)
})

it('what has no value, or is no money, is in no prices', async () => {
  const heading = async (...args: readonly string[]): Promise<string> => (await run(...args)).out.split('\n')[0] ?? ''

  // An index and a row of money that is blank in every year.
  expect(await heading('--rows', 'measures.*')).toMatch(/^Blank +base year 2017\/18; d\.yaml$/)
  expect(await heading('--rows', 'measures.*', '--rows', 'headroom')).toContain('£ million, cash; base year')
  expect(await heading('--rows', 'headroom', '--prices', 'real')).toContain('£ million, 2017/18 prices; base year')
  expect((await run('--rows', 'measures.never')).out).toContain('\nNever \n'.trimEnd())
  expect((await run('--rows', 'measures.never')).out).not.toContain('2017/18 prices')
})
