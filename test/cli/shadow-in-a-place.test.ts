import { expect, it } from 'vitest'
import { runCli } from '../support/run-cli.ts'

// Community, 3 growing by 2%, under a contract whose price moves by 3%. One member sets the price in 2019/20, a year in shadow, and pays it from
// 2020/21: 3 x 1.02^2 = 3.1212, then 3.2148, 3.3113 and 3.4106. The other has no such year, sets it in 2020/21 and pays from 2021/22, half of
// it in the place: 3 x 1.02^3 x 1.03 / 2 = 1.6396, then 1.6888. Together 3.2148, 4.9509 and 5.0994 are paid.
const member = (terms: string): string => `title: Member
unit: £m
years: { base: 2017/18, count: 5 }
funding: { allocation: { base: 10, growth: 2% } }
lines: { community: { title: Community, setting: out-of-hospital, base: 3, growth: 2% } }
contracts: { mcp: { title: MCP, ${terms}, ends: 2022/23, scope: { community: 100% }, index: { inflation: 3% } } }
`
const files = {
  'a.yaml': member('starts: 2020/21, shadow: 2019/20, priced: 2019/20'),
  'b.yaml': member('starts: 2021/22, priced: 2020/21'),
}
const place = (members: string): Record<string, string> => ({
  ...files,
  'place.yaml': `title: Whole\nyears: { base: 2017/18, count: 5 }\ncombine: { ${members} }\n`,
})
const [a, b] = ['a: { scenario: a.yaml }', 'b: { scenario: b.yaml, share: 50% }'] as const

it.each([`${a}, ${b}`, `${b}, ${a}`])(
  'a place pays a contract from the first year in which a member pays it, whoever has a year in shadow: %s',
  async (members) => {
    const over = await runCli(['compare', 'place.yaml', '--row', 'contracts.mcp.payment', '-q', '--width', '300'], {
      files: place(members),
    })
    expect(over).toMatchObject({ exit: 0, err: '' })
    expect(over.out).toContain('MCP, payment rises from £3.2m in 2020/21 to £5.1m in 2022/23')
    expect(over.out).toContain(
      '2020/21 is the first year that is paid; in 2019/20 it is in shadow, calculated and not paid.',
    )
    const { out } = await runCli(['run', 'place.yaml', '--rows', 'contracts.mcp.payment', '-q', '--width', '120'], {
      files: place(members),
    })
    expect(out).toContain(' shadow')
  },
)

it('a year in which one member pays and another is in shadow is paid', async () => {
  const both = { ...place(`${a}, ${b}`), 'b.yaml': member('starts: 2019/20, priced: 2019/20') }
  const { out } = await runCli(['run', 'place.yaml', '--rows', 'contracts.mcp.payment', '-q', '--width', '120'], {
    files: both,
  })
  expect(out).not.toContain('shadow')
})
