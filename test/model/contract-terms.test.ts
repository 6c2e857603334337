import { expect, it } from 'vitest'
import { rowName } from '../../src/formula/node.ts'
import { valueAt } from '../../src/open/project.ts'
import { projectText } from '../support/project-text.ts'
import { runCli } from '../support/run-cli.ts'

/** A price of 60 for all of general practice and a quarter of community, +20% a year: 72 in 2018/19, 86.4 in 2019/20. */
const definition = `title: Terms
years: { base: 2017/18, count: 2 }
population: { base: 1000, growth: { 2018/19: 0%, 2019/20: 20% } }
unit: £k
funding: { allocation: { base: 200, growth: 0% } }
lines:
  practice: { title: General practice, setting: out-of-hospital, base: 50, growth: 0% }
  community: { title: Community services, setting: out-of-hospital, base: 40, growth: 0% }
  acute: { title: Acute, setting: hospital, base: 90, growth: 10% }
contracts:
  mcp:
    title: Provider
    starts: 2018/19
    scope: { practice: 100%, community: 25% }
    index: { inflation: 20% }
    outcomes: { share: { 2018/19: 5%, 2019/20: 10% }, achievement: 90% }
    gain: { share: { 2018/19: 30%, 2019/20: 50% }, band: 1%, cap: { share: 2%, of: funding.allocation.recurrent } }
    loss: { share: 25%, band: 1%, cap: 3% }
    beyond:
      acute: { counterfactual: 5%, gain: { share: 20%, band: 1% } }
`
const { scenario } = projectText(definition)
const of = (name: string): (string | undefined)[] =>
  [0, 1, 2].map((index) =>
    valueAt(scenario.projection, rowName(`contracts.mcp.${name}`), index)
      ?.toDecimalPlaces(9)
      .toFixed(),
  )

it('what is in scope as a whole, and what in part or shared beyond the scope', () => {
  // Spend holds what is paid beyond cost. 2018/19: the price is 72 for services that cost 60; of outcomes 3.6 are withheld and 3.24
  // earned; of the gain of 12 the commissioner has its cap of 4, as 70% of 12 - 0.72 are more. Acute costs more than expected, so
  // that nothing is paid beyond the scope. Payment 67.64, 7.64 beyond cost, of which 50/60 fall on general practice: 56.36667.
  expect(of('fully-in-scope').slice(0, 2)).toEqual(['50', '56.366666667'])
  // Community services as a whole and acute: 40 + 90 in 2017/18.
  expect(of('partly-in-scope')[0]).toBe('130')
})

it('the share of the services in scope is of what all services cost, whatever is paid beyond', () => {
  // 50 + 10 of 50 + 40 + 99 in 2018/19, and of 50 + 40 + 108.9.
  expect(of('scope-share')).toEqual([undefined, (60 / 189).toFixed(9), (60 / 198.9).toFixed(9)])
})

it('the price for each person is in pounds', () => {
  // £72,000 for 1,000 people; £86,400 for 1,200. There is none before the start.
  expect(of('price-per-head')).toEqual([undefined, '72', '72'])
})

it('shares by year; a share that is said once is that of every year', () => {
  expect(of('outcomes-share')).toEqual([undefined, '0.05', '0.1'])
  expect(of('achievement')).toEqual([undefined, '0.9', '0.9'])
  expect(of('gain-share')).toEqual([undefined, '0.3', '0.5'])
  expect(of('loss-share')).toEqual([undefined, '0.25', '0.25'])
  expect(of('gain-share.acute')).toEqual([undefined, '0.2', '0.2'])
})

it('bands and caps are money of the year', () => {
  // 1% of 72 and of 86.4; 2% of the allocation of 200; 3% of the price.
  expect(of('gain-band')).toEqual([undefined, '0.72', '0.864'])
  expect(of('gain-cap')).toEqual([undefined, '4', '4'])
  expect(of('loss-cap')).toEqual([undefined, '2.16', '2.592'])
  // 1% of acute as it would have been: 90 x 1.05, then x 1.05 again.
  expect(of('gain-band.acute')).toEqual([undefined, '0.945', '0.99225'])
  expect(of('loss-band.acute')).toEqual([undefined, undefined, undefined])
})

it('a contract whose provider keeps all and bears all says so, and has no band, outcomes or price per head', () => {
  const { scenario: plain } = projectText(`title: Plain
years: { base: 2017/18, count: 1 }
funding: { allocation: { base: 100, growth: 0% } }
lines: { practice: { setting: out-of-hospital, base: 60, growth: 0% } }
contracts: { first: { starts: 2018/19, scope: { practice: 100% } } }`)
  const terms = plain.projection.model.views().filter(({ item }) => item?.id === 'first')

  expect(terms.map(({ path }) => path.slice('contracts.first.'.length))).toEqual([
    'fully-in-scope',
    'partly-in-scope',
    'scope-share',
    'gain-share',
    'loss-share',
  ])
  expect(valueAt(plain.projection, rowName('contracts.first.loss-share'), 1)?.toFixed()).toBe('1')
})

it('a report shows by year what differs, in a sentence what is the same, and the scope as the documents table it', async () => {
  const { out } = await runCli(['run', 'plan.yaml', '--full', '--width', '100'], { files: { 'plan.yaml': definition } })
  const text = out.replace(/ +/g, ' ')

  expect(text).toContain('Price per head, all residents (£) 72.00 72.00')
  expect(text).toContain('Outcomes, share of the price 5.0% 10.0%')
  expect(text).toContain("Provider's share of gains 30.0% 50.0%")
  // 3% of £72k and of £86.4k, without decimals in thousands.
  expect(text).toContain("Cap on the provider's loss 2 3")
  expect(text).toContain('Band before gains are shared: the same for band before losses are shared.')
  expect(text.replace(/\s+/g, ' ')).toContain(
    "The same in every year: outcomes, achievement 90.0%; provider's share of losses 25.0%; cap on the commissioner's gain £4k",
  )
  expect(text).toContain('General practice 50 100%')
  expect(text).toContain('Acute (shared beyond the scope) 90\n')
  expect(text).toContain('Community services 40 25%')
  expect(text).toContain('Total 50 130')
})
