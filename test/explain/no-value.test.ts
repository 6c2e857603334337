import { expect, it } from 'vitest'
import { checksOf } from '../../src/checks/checks.ts'
import { explain } from '../../src/explain/explain.ts'
import { projectText } from '../support/project-text.ts'

const text = `title: Small
years: { base: 2017/18, count: 2 }
funding:
  allocation: { base: 100, target: { base: 90, growth: 2% }, pace: { close-by: 2019/20 } }
lines:
  acute:
    setting: hospital
    base: 60
    growth: 0%
    benchmarks: { similar: { amount: 50 } }
  community: { setting: out-of-hospital, base: 40, growth: 0% }
savings: { gap: { line: acute, benchmark: { to: similar, close: 50%, from: 2018/19, until: 2019/20 } } }
contracts:
  mcp:
    starts: 2018/19
    scope: { community: 100% }
    loss: { share: { 2018/19: 0%, 2019/20: 50% }, band: 1% }
checks:
  real: { that: "sum(prices.index) >= 1" }
`
const { scenario } = projectText(text)

it.each([
  [
    'lines.acute.benchmarks.similar.variance',
    2018,
    'Acute, above or (below) similar has no value in 2018/19: it is told of the base year alone.',
  ],
  ['savings.gap.gap', 2018, 'gap, gap to the benchmark has no value in 2018/19: it is told of the base year alone.'],
  [
    'funding.allocation.opening-target',
    2017,
    'allocation, opening target has no value in 2017/18, the base year: it is made from the year before, which is not known.',
  ],
  // What was received last year over this year's opening target: no change, though it is a rate.
  [
    'funding.allocation.opening-distance',
    2017,
    'allocation, opening distance from target has no value in 2017/18, the base year: it is made from the year before, which is not known.',
  ],
  [
    'lines.acute.growth',
    2017,
    'Acute, growth has no value in 2017/18, the base year: it is a change on the year before.',
  ],
  [
    'savings.requirement-new',
    2017,
    'Further recurrent savings needed, new in the year has no value in 2017/18, the base year: it is a change on the year before.',
  ],
])('%s in %d has its own reason for having no value', (path, year, why) => {
  expect(explain(scenario, { path, year })?.why[0]?.toLowerCase()).toBe(why.toLowerCase())
})

it('a share of nought in a year of the contract is nothing because of the share, and not for want of force', () => {
  const explanation = explain(scenario, { path: 'contracts.mcp.loss-in-band', year: 2018 })

  expect(explanation?.asked.value?.toFixed()).toBe('0')
  expect(explanation?.steps.map(({ path }) => path)).toContain('contracts.mcp.loss.share')
})

it('a check on prices that are not stated says so, and not that it divides by nought', () => {
  expect(checksOf(scenario).find(({ id }) => id === 'checks.real')?.detail).toBe(
    'prices.index has no value in that year. The definition gives neither a deflator nor a price index.',
  )
})
