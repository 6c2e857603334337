import { expect, it } from 'vitest'
import { type Projected, projectText } from '../support/project-text.ts'

/** A contract worth 100 each year for a line whose cost is given by year. */
const project = (costs: string, terms: string, rest = ''): Projected =>
  projectText(`
title: Sharing
years: { base: 2017/18, count: 3 }
funding: { allocation: { base: 400, growth: 0% } }
lines:
  community: { setting: out-of-hospital, base: 100, amounts: ${costs} }
  acute: { setting: hospital, base: 200, amounts: [190, 230, 205] }
contracts:
  mcp: { starts: 2018/19, value: 100, scope: { community: 100% }${terms === '' ? '' : `, ${terms}`} }
${rest}`)

const of = ({ years }: Projected, name: string): readonly string[] => years(`contracts.mcp.${name}`)

it('a gain is shared, the provider keeping the rest, and a loss is the provider’s', () => {
  const found = project('[80, 100, 120]', 'gain: { share: 50% }')

  // Half of 100 - 80.
  expect(of(found, 'gain-to-commissioner')).toEqual(['-', '10', '0', '0'])
  expect(of(found, 'payment')).toEqual(['-', '90', '100', '100'])
  expect(of(found, 'provider-result')).toEqual(['-', '10', '0', '-20'])
  expect(of(found, 'loss-to-provider')).toEqual(['-', '0', '0', '20'])
  expect(of(found, 'loss-to-commissioner')).toEqual(['-', '0', '0', '0'])
  expect(found.years('lines.community.spend')).toEqual(['100', '90', '100', '100'])
})

it.each([
  { share: '0%', gain: '20', payment: '80' },
  { share: '75%', gain: '5', payment: '95' },
  { share: '100%', gain: '0', payment: '100' },
])('a provider with $share of a gain of 20', ({ share, gain, payment }) => {
  const found = project('[80, 100, 100]', `gain: { share: ${share} }`)

  expect(of(found, 'gain-to-commissioner')[1]).toBe(gain)
  expect(of(found, 'payment')[1]).toBe(payment)
})

it('a gain within the band is the provider’s, and only what is beyond it is shared', () => {
  // 5% of 100 = 5. Half of 20 - 5; nothing of exactly 5; nothing of 3.
  const found = project('[80, 95, 97]', 'gain: { share: 50%, band: 5% }')

  expect(of(found, 'gain-to-commissioner')).toEqual(['-', '7.5', '0', '0'])
  expect(of(found, 'payment')).toEqual(['-', '92.5', '100', '100'])
})

it('the commissioner’s part of a gain stops at its cap', () => {
  // Half of 20 is the cap itself; half of 22 is above it; half of 10 is below.
  const found = project('[80, 78, 90]', 'gain: { share: 50%, cap: 10 }')

  expect(of(found, 'gain-to-commissioner')).toEqual(['-', '10', '10', '5'])
  expect(of(found, 'provider-result')).toEqual(['-', '10', '12', '5'])
})

it('shares, bands and caps may change by year', () => {
  const found = project(
    '[80, 80, 80]',
    'gain: { share: { 2018/19: 50%, 2019/20: 40%, 2020/21: 50% }, band: { 2018/19: 5, 2019/20: 10 }, cap: { 2018/19: 4, 2019/20: 100, 2020/21: 1 } }',
  )

  // 50% x 15 = 7.5, capped at 4; 60% x 10; 50% x 20 = 10, without a band and capped at 1.
  expect(of(found, 'gain-to-commissioner')).toEqual(['-', '4', '6', '1'])
})

it('a cap may be a share of a row of money, such as the required surplus', () => {
  const found = project(
    '[80, 80, 80]',
    'gain: { share: 0%, cap: { share: 50%, of: surplus.required } }',
    'surplus: { required: { amount: { 2018/19: 8, 2019/20: 40, 2020/21: 60 } }, drawdown: { 2020/21: 57 } }',
  )

  // Half of 8; half of 40 is the gain itself; half of 60 - 57.
  expect(of(found, 'gain-to-commissioner')).toEqual(['-', '4', '20', '1.5'])
})

it('a cap of a row that falls below nothing is nothing, and turns no payment round', () => {
  const found = project(
    '[80, 120, 100]',
    'gain: { share: 0%, cap: { share: 50%, of: surplus.required } }, loss: { share: 50%, cap: { share: 50%, of: surplus.required } }',
    'surplus: { required: { amount: 8 }, drawdown: { 2018/19: 10, 2019/20: 10 } }',
  )

  // 8 - 10 = -2 is required in both years.
  expect(of(found, 'gain-to-commissioner')[1]).toBe('0')
  expect(of(found, 'loss-to-provider')[2]).toBe('0')
  expect(of(found, 'loss-to-commissioner')[2]).toBe('20')
  expect(of(found, 'payment')).toEqual(['-', '100', '120', '100'])
})

it('a provider that shares in no loss at first bears none of it within the band either', () => {
  const found = project('[120, 120, 120]', 'loss: { share: { 2018/19: 0%, 2019/20: 50%, 2020/21: 100% }, band: 4% }')

  // Upside only; then 4 and half of the other 16; then all of it.
  expect(of(found, 'loss-to-provider')).toEqual(['-', '0', '12', '20'])
  expect(of(found, 'loss-to-commissioner')).toEqual(['-', '20', '8', '0'])
  expect(of(found, 'payment')).toEqual(['-', '120', '108', '100'])
  expect(of(found, 'provider-result')).toEqual(['-', '0', '-12', '-20'])
})

it('a loss within the band is the provider’s, exactly to its edge', () => {
  // 4% of 100: all of 3; all of 4; 4 and half of 2.
  const found = project('[103, 104, 106]', 'loss: { share: 50%, band: 4% }')

  expect(of(found, 'loss-to-provider')).toEqual(['-', '3', '4', '5'])
  expect(of(found, 'loss-to-commissioner')).toEqual(['-', '0', '0', '1'])
})

it('the loss of the provider stops at its cap, and the commissioner bears the rest', () => {
  const stated = project('[105, 106, 103]', 'loss: { cap: 5 }')
  const shared = project('[105, 101, 110]', 'loss: { share: 50%, band: 1%, cap: 2% }')

  // Exactly the cap; one more than the cap; less.
  expect(of(stated, 'loss-to-provider')).toEqual(['-', '5', '5', '3'])
  expect(of(stated, 'payment')).toEqual(['-', '100', '101', '100'])
  // 1 + half of 4 = 3, capped at 2; 1; 1 + half of 9, capped at 2.
  expect(of(shared, 'loss-to-provider')).toEqual(['-', '2', '1', '2'])
  expect(of(shared, 'loss-to-commissioner')).toEqual(['-', '3', '0', '8'])
})

it('gain and loss have terms of their own', () => {
  const found = project('[80, 120, 100]', 'gain: { share: 25% }, loss: { share: 10% }')

  // 75% of 20 comes back; 90% of 20 is made good.
  expect(of(found, 'payment')).toEqual(['-', '85', '118', '100'])
})

it.each([
  // 5 of 100 withheld, 60% of it earned.
  { basis: 'within', withheld: '5', payment: '98' },
  { basis: 'on-top', withheld: '0', payment: '103' },
])('pay for outcomes $basis', ({ basis, withheld, payment }) => {
  const found = project('[100, 100, 100]', `outcomes: { share: 5%, achievement: 60%, basis: ${basis} }`)

  expect(of(found, 'withheld')[1]).toBe(withheld)
  expect(of(found, 'earned')[1]).toBe('3')
  expect(of(found, 'payment')[1]).toBe(payment)
  // Outcomes are no part of price less cost.
  expect(of(found, 'variance')[1]).toBe('0')
})

it('outcomes by year, within unless it is said, and earned whole unless it is said', () => {
  const found = project('[100, 100, 100]', 'outcomes: { share: { 2019/20..: 10% }, achievement: { 2020/21: 0% } }')

  expect(of(found, 'withheld')).toEqual(['-', '0', '10', '10'])
  expect(of(found, 'earned')).toEqual(['-', '0', '10', '0'])
  expect(of(found, 'payment')).toEqual(['-', '100', '100', '90'])
})

const beyond = (sharing: string): string => `beyond: { acute: { counterfactual: 5%, ${sharing} } }`

it('on a line beyond the scope the provider is paid of what is saved and pays of what is overspent', () => {
  const found = project('[100, 100, 100]', beyond('gain: { share: 50% }, loss: { share: 20% }'))

  // From 200: 210, 220.5, 231.525. Half of 210 - 190; 20% of 230 - 220.5; half of 231.525 - 205.
  expect(of(found, 'beyond.acute')).toEqual(['-', '10', '-1.9', '13.2625'])
  expect(of(found, 'beyond')).toEqual(['-', '10', '-1.9', '13.2625'])
  expect(of(found, 'payment')).toEqual(['-', '110', '98.1', '113.2625'])
  // It is paid with the contract, on its own lines, and moves no value or variance.
  expect(found.years('lines.community.spend')).toEqual(['100', '110', '98.1', '113.2625'])
  expect(found.years('lines.acute.spend')).toEqual(['200', '190', '230', '205'])
  expect(of(found, 'variance')).toEqual(['-', '0', '0', '0'])
})

it('beyond the scope there may be gain only, or loss only', () => {
  const gain = project('[100, 100, 100]', beyond('gain: { share: 50% }'))
  const loss = project('[100, 100, 100]', beyond('loss: { share: 20% }'))

  expect(of(gain, 'beyond')).toEqual(['-', '10', '0', '13.2625'])
  expect(of(loss, 'beyond')).toEqual(['-', '0', '-1.9', '0'])
})

it('a band beyond the scope is of the counterfactual, and a cap of the value of the contract', () => {
  const found = project(
    '[100, 100, 100]',
    beyond('gain: { share: 50%, band: 2%, cap: 10% }, loss: { share: 20%, band: 2%, cap: 1% }'),
  )

  // 50% x (20 - 4.2) = 7.9; 20% x (9.5 - 4.41) = 1.018, capped at 1; 50% x (26.525 - 4.6305) = 10.94725, capped at 10.
  expect(of(found, 'beyond')).toEqual(['-', '7.9', '-1', '10'])
})

it('a counterfactual grows from the year before the start, wherever the line stands then', () => {
  const { years } = projectText(`
title: Later
years: { base: 2017/18, count: 3 }
funding: { allocation: { base: 400, growth: 0% } }
lines:
  community: { setting: out-of-hospital, base: 100, growth: 0% }
  acute: { setting: hospital, base: 200, amounts: [190, 230, 205], non-recurrent: { 2018/19: 9, 2019/20: 1 } }
contracts:
  mcp:
    starts: 2019/20
    shadow: 2017/18
    value: 100
    scope: { community: 100% }
    beyond: { acute: { counterfactual: 10%, gain: { share: 50% }, loss: { share: 50% } } }
`)

  // Recurrent 190 in 2018/19, against a cost of 199 then; 209 against 231; 229.9 against 205. Nothing is known before.
  expect(years('contracts.mcp.beyond')).toEqual(['-', '-4.5', '-11', '12.45'])
  expect(years('contracts.mcp.value')).toEqual(['-', '100', '100', '100'])
  expect(years('contracts.mcp.cost')).toEqual(['100', '100', '100', '100'])
  // The shadow year is not paid: 100 - 11; 100 + 12.45.
  expect(years('lines.community.spend')).toEqual(['100', '100', '89', '112.45'])
})

it('everything at once', () => {
  const found = project(
    '[80, 120, 100]',
    `gain: { share: 40%, band: 5, cap: 8 }, loss: { share: 50%, band: 2%, cap: 12% }, outcomes: { share: 4%, achievement: 50% }, ${beyond('gain: { share: 10% }')}`,
  )

  // 60% x 15 = 9, capped at 8; 2 + 50% x 18 = 11 below its cap of 12, so that the commissioner bears 9 of 20.
  expect(of(found, 'gain-to-commissioner')).toEqual(['-', '8', '0', '0'])
  expect(of(found, 'loss-to-commissioner')).toEqual(['-', '0', '9', '0'])
  // 100 - 4 + 2 - 8 + 10% x 20; 100 - 4 + 2 + 9; 100 - 4 + 2 + 10% x 26.525.
  expect(of(found, 'payment')).toEqual(['-', '92', '107', '100.6525'])
})

it('affordability takes the larger of price and payment as paid', () => {
  const found = project('[80, 100, 120]', 'gain: { share: 50% }, loss: { share: 25% }')

  // 400 less 190, 230 and 205 outside leaves 210, 170 and 195. The price is 100; payments are 90, 100 and 100 + 75% of 20.
  expect(of(found, 'payment')).toEqual(['-', '90', '100', '115'])
  expect(of(found, 'affordability')).toEqual(['-', '110', '70', '95'])
  expect(of(found, 'affordability-paid')).toEqual(['-', '110', '70', '80'])
})
