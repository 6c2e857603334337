import { expect, it } from 'vitest'
import { viewOf } from '../../src/report/views/view.ts'
import { viewed } from '../../src/report/views/viewed.ts'
import { projectText } from '../support/project-text.ts'
import { runCli } from '../support/run-cli.ts'

/* What a price is agreed in is the money of its pricing year, whichever year it is told of: real terms take no prices out of it again. */

const text = `
title: A price by segment
years: { base: 2018/19, count: 3 }
prices: { base: 2018/19, deflator: 2% }
population:
  groups:
    over-75: { base: 10000, growth: 10% }
    rest: { base: 90000, growth: 0% }
funding: { allocation: { base: 100, growth: 3% } }
lines:
  acute: { setting: hospital, base: 60, growth: 3% }
  community: { setting: out-of-hospital, base: 40, growth: 3% }
contracts:
  mcp:
    starts: 2020/21
    priced: 2019/20
    scope: { community: 100% }
    index: { inflation: 2%, productivity: 1% }
    segments: { over-75: 1000, rest: 300 }`

/** A row in 2021/22 in cash and in real terms, and what its prices are called. */
function inBoth(path: string): readonly (string | undefined)[] {
  const { scenario, at } = projectText(text)
  const row = scenario.model.rows.find((one) => one.path === path)
  const own = at(path, 3)
  if (row === undefined || own === undefined) throw new Error(path)
  const [cash, real] = [viewed(viewOf(scenario, {}), row), viewed(viewOf(scenario, { prices: 'real' }), row)]
  return [cash.value(own, 3)?.toFixed(4), real.value(own, 3)?.toFixed(4), real.priceBase]
}

it('people at the prices agreed, and the price, are in the prices of the pricing year in every view', () => {
  // 13,310 x £1,000 + 90,000 x £300 = £40.31m.
  expect(inBoth('contracts.mcp.people-value')).toEqual(['40.3100', '40.3100', 'real 2019/20'])
  // 11,000 x £1,000 + 90,000 x £300 = £38m, the people of 2019/20.
  expect(inBoth('contracts.mcp.price')).toEqual(['38.0000', '38.0000', 'real 2019/20'])
})

it('the indexed price is cash of its year, of which real terms take the prices out', () => {
  // 40.31 x (1.02 x 0.99)^2 = 41.1039; / 1.02^3 = 38.7332.
  expect(inBoth('contracts.mcp.value')).toEqual(['41.1039', '38.7332', 'real 2018/19'])
})

it('an explanation says whose prices they are, and takes none out', async () => {
  const asked = ['explain', 'a.yaml', 'contracts.mcp.people-value', '2021/22']
  const files = { 'a.yaml': text }

  expect((await runCli(asked, { files })).out.replace(/\s+/g, ' ')).toContain('40.3 £ million, 2019/20 prices')
  expect((await runCli([...asked, '--prices', 'real'], { files })).err).toContain('is in real terms already')
})
