import { expect, it } from 'vitest'
import { runCli } from '../support/run-cli.ts'

// Community of 100 grows by 10% and so does the price of the contract. With the saving alone headroom is 200 - 100 = 100, and 200 - 110 = 90
// without; with the contract it is 90 either way, since what it pays is 110. Alone the contract moves nothing, beside the saving -10: -5 on average.
const files = {
  'first.yaml': `title: First
years: { base: 2017/18, count: 1 }
funding: { allocation: { title: Allocation, base: 200, growth: 0% } }
lines: { community: { title: Community, setting: out-of-hospital, base: 100, growth: 10% } }
`,
  'second.yaml': `title: Second
extends: first.yaml
savings: { less: { title: Less, line: community, amount: { 2018/19: 10 } } }
contracts: { one: { title: Second, starts: 2018/19, scope: { community: 100% }, index: { inflation: 10% } } }
`,
}
const compared = async (...args: string[]): Promise<string> =>
  (await runCli(['compare', ...args, '-q', '--width', '500'], { files })).out

it('of a contract it is told what it does beside all else, where that is not its step', async () => {
  const told =
    'Second (contract): -£5.0m is the mean over all orders of change; in Second itself, beside all else there, it is -£10.0m.'
  expect(await compared('first.yaml', 'second.yaml')).toContain(told)
  // The way back: to leave it out makes headroom 5 better on average; what it does in Second is what it does, whichever way is asked.
  expect(await compared('second.yaml', 'first.yaml')).toContain(
    'Second (contract): to leave it out is +£5.0m, the mean over all orders of change; in Second itself, beside all else there, to have it is -£10.0m.',
  )
})

it('a step that is called as one of the scenarios says what it is', async () => {
  const out = await compared('first.yaml', 'second.yaml')
  expect(out).toContain('with "Less"; with the contract "Second".')
  expect(out).toMatch(/^Second \(contract\) +no +yes +\(5\.0\)$/m)
  const { bridges } = JSON.parse(await compared('first.yaml', 'second.yaml', '--json')) as {
    bridges: [{ steps: { step: string; label: string }[] }]
  }
  expect(bridges[0].steps.map(({ step, label }) => [step, label])).toEqual([
    ['savings.less', 'Less'],
    ['contracts.one', 'Second (contract)'],
  ])
})

it('a column in which nothing is paid is marked where all that is shown is of a contract in shadow', async () => {
  const shadow =
    `${files['first.yaml']}contracts: { one: { title: One, starts: 2019/20, shadow: 2018/19, scope: { community: 100% } } }
`.replace('count: 1', 'count: 2')
  const shown = async (...rows: string[]): Promise<string> => {
    const asked = rows.flatMap((row) => ['--rows', row])
    return (await runCli(['run', 'shadow.yaml', ...asked, '-q'], { files: { 'shadow.yaml': shadow } })).out
  }
  expect(await shown('contracts.one.payment')).toMatch(/^ +shadow( .*)?$/m)
  expect(await shown('contracts.one.payment', 'headroom')).not.toMatch(/ shadow( |$)/m)
})

it('in a place a contract is paid from the first year in which that of a member is, and in shadow before', async () => {
  const member = (title: string, contract: string): string => `title: ${title}
years: { base: 2017/18, count: 5 }
funding: { allocation: { base: 10, growth: 2% } }
lines:
  acute: { setting: hospital, base: 6, growth: 3% }
  community: { setting: out-of-hospital, base: 3, growth: 2% }
population: { base: 1000, growth: 0% }
contracts: { mcp: { title: Whole, ${contract}, ends: 2022/23, scope: { community: 100% }, index: { inflation: 3% } } }
`
  const place = {
    'a.yaml': member('A', 'starts: 2020/21, shadow: 2019/20, priced: 2019/20'),
    'b.yaml': member('B', 'starts: 2021/22, priced: 2020/21'),
    'place.yaml': `title: Both
combine: { a: { scenario: a.yaml, share: 100% }, b: { scenario: b.yaml, share: 50% } }
`,
  }
  const ran = async (...args: string[]): Promise<string> =>
    (await runCli([...args, '-q', '--width', '300'], { files: place })).out
  // A is in shadow in 2019/20 and paid from 2020/21; B, without shadow, is paid from 2021/22.
  expect(await ran('compare', 'place.yaml', '--row', 'contracts.mcp.payment')).toContain(
    '2020/21 is the first year that is paid; in 2019/20 it is in shadow, calculated and not paid.',
  )
  const head = (await ran('run', 'place.yaml', '--rows', 'contracts.mcp.payment'))
    .split('\n')
    .filter((line) => line.includes(' shadow'))
  expect(head).toHaveLength(1)
  expect(head[0]?.match(/shadow/g)).toHaveLength(1)
})
