import { expect, it } from 'vitest'
import { rulesOf } from '../../src/model/rules.ts'
import { projectText } from '../support/project-text.ts'
import { runCli } from '../support/run-cli.ts'

// The price stays at 100 while the services cost 100 x (1 + growth): the loss of the one paid year is that growth of the price.
const definition = (growth: string, contract = 'starts: 2018/19, scope: { acute: 100% }'): string => `title: Losses
years: { base: 2017/18, count: 2 }
funding: { allocation: { title: Allocation, base: 100, growth: 10% } }
lines: { acute: { title: Acute, setting: hospital, base: 100, growth: { 2018/19: ${growth}, 2019/20: 0% } } }
contracts: { one: { title: One, ${contract} } }
`
const checked = async (text: string): Promise<string> =>
  (await runCli(['check', 'losses.yaml', '-q', '--width', '200'], { files: { 'losses.yaml': text } })).out

it('warns of a provider that loses more than a fiftieth of its price', async () => {
  const out = await checked(definition('2.1%'))
  expect(out).toMatch(/^warn +A provider loses more than 2% of the price of its contract/m)
  expect(out).toContain('-£2.1m in 2018/19; it must be at least -£2.0m')
})

it('a loss of two per cent is borne, and so is that of a year in shadow', async () => {
  const holds = /^pass +No provider loses more than 2% of the price of its contract in a year/m
  expect(await checked(definition('2%'))).toMatch(holds)
  // In shadow 5 would be lost; priced in 2018/19 the paid year loses nothing.
  const shadow = definition('5%', 'starts: 2019/20, shadow: 2018/19, priced: 2018/19, scope: { acute: 100% }')
  expect(await checked(shadow)).toMatch(holds)
})

it('is no failure of the check', async () => {
  const { exit, out } = await runCli(['check', 'losses.yaml'], { files: { 'losses.yaml': definition('3%') } })
  expect(exit).toBe(0)
  expect(out).toMatch(/13\s+passed, 1 warning;/)
})

it('asks of a place only for the contracts that run in its years', () => {
  const two = `${definition('2%').replace(/^contracts: .*\n/m, 'contracts:\n  one: { title: One, starts: 2018/19, scope: { acute: 50% } }\n')}  two: { title: Two, starts: 2019/20, scope: { acute: 10% } }\n`
  const short = definition('2%')
    .replace('count: 2', 'count: 1')
    .replace(/^contracts.*\n/m, '')
    .replace(', 2019/20: 0%', '')
  const place = 'title: Place\ncombine: { long: { scenario: two.yaml }, short: { scenario: short.yaml } }\n'
  const { scenario } = projectText(place, { files: { 'two.yaml': two, 'short.yaml': short } })
  const [rule] = rulesOf(scenario.definition).filter((one) => one.rule === 'provider-losses')

  expect(rule?.tests.map(({ measured, years }) => [measured, years])).toEqual([
    ['members.long.contracts.one.provider-result', [1]],
  ])
})
