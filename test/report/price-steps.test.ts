import { expect, it } from 'vitest'
import { runCli } from '../support/run-cli.ts'

const told = async (...words: readonly string[]): Promise<string> =>
  (await runCli(['run', 'scenarios/mcp-segments.yaml', ...words])).out.replace(/\s+/g, ' ')

// From £534.84 to £589.48 a head: primary care joins in the year in which people are counted anew.
it('what raises a price in a step is told wherever the price is', async () => {
  const joins =
    'oins later, and raises the price from then: Additional primary care commissioning in 2022/23, priced in 2021/22.'
  expect(await told('--full')).toContain(`J${joins}`)
  const rows = await told('--rows', 'contracts.mcp.per-head')
  expect(rows).toContain(`Multispecialty community provider: j${joins}`)
  expect(rows).toContain(
    'Multispecialty community provider: people are counted in 2019/20, the pricing year, and anew in 2022/23, 2025/26 and 2028/29.',
  )
  expect(await told('--rows', 'contracts.mcp.cost')).not.toContain('oins later')
})

it('what joins raises no price that is agreed for each person', async () => {
  const plan = (price: string): string => `title: A
years: { base: 2017/18, count: 2 }
funding: { all: { base: 400, growth: 0% } }
population: { groups: { young: { base: 1000 }, old: { base: 500 } } }
lines:
  community: { setting: out-of-hospital, base: 100, growth: 0% }
  urgent: { setting: out-of-hospital, base: 100, growth: 0% }
contracts: { mcp: { title: Provider, starts: 2018/19, ${price} scope: { community: 100%, urgent: { share: 100%, from: 2019/20 } } } }
`
  const run = async (price: string): Promise<string> =>
    (await runCli(['run', 'a.yaml', '--full'], { files: { 'a.yaml': plan(price) } })).out

  expect(await run('')).toContain('Joins later, and raises the price from then: urgent in 2019/20.')
  expect(await run('segments: { young: 100, old: 900 },')).toContain('Joins later: urgent in 2019/20.')
  expect(await run('value: 90,')).toContain('Joins later: urgent in 2019/20.')
})

it('the price for each of those counted and the price per head say which is which', async () => {
  const explained = async (path: string, row: string): Promise<string> =>
    (await runCli(['explain', path, row, '2023/24'])).out.replace(/\s+/g, ' ')

  expect(await explained('scenarios/mcp-segments.yaml', 'contracts.mcp.price-per-head')).toContain(
    'price per head, people as projected at the last recount = price for each person as projected at the last recount',
  )
  expect(await explained('scenarios/mcp.yaml', 'contracts.mcp.price-per-head')).toContain(
    'price per head, all residents',
  )
})
