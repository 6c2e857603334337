import { expect, it } from 'vitest'
import { runCli } from '../support/run-cli.ts'

/** The years at the head of the table, at 80 columns. */
async function years(contracts: string, ...words: readonly string[]): Promise<string[]> {
  const text = `title: A
years: { base: 2017/18, count: 10 }
funding: { all: { base: 400, growth: 0% } }
lines:
  acute: { setting: hospital, base: 200, growth: 0% }
  community: { setting: out-of-hospital, base: 100, growth: 0% }
  mental: { setting: out-of-hospital, base: 50, growth: 0% }
${contracts}`
  const { out } = await runCli(['run', 'a.yaml', '-q', '--width', '80', ...words], { files: { 'a.yaml': text } })
  const head = out.split('\n').find((line) => /^ +20\d\d\/\d\d /.test(line)) ?? ''
  return head.match(/20\d\d\/\d\d/g) ?? []
}

const contract = (id: string, line: string, term: string): string =>
  `  ${id}: { ${term}, value: 100, scope: { ${line}: 100% } }\n`

it('at 80 columns the base, the first two years, the fifth and the last are shown', async () => {
  expect(await years('')).toEqual(['2017/18', '2018/19', '2019/20', '2022/23', '2027/28'])
})

it('the first paid year of a contract is shown in the place of the second year', async () => {
  const text = `contracts:\n${contract('a', 'community', 'starts: 2020/21')}`
  const shown = ['2017/18', '2018/19', '2020/21', '2022/23', '2027/28']
  expect(await years(text)).toEqual(shown)
  expect(await years(text, '--years', 'key')).toEqual(shown)
  // The fifth year gives way where a contract begins in the second.
  expect(await years(`${text}${contract('b', 'mental', 'starts: 2019/20, ends: 2019/20')}`)).toEqual([
    '2017/18',
    '2018/19',
    '2019/20',
    '2020/21',
    '2027/28',
  ])
})

it('the sentence of a contract says from when it is paid, where that is not the first projected year', async () => {
  const { out } = await runCli(['run', 'scenarios/mcp.yaml', '-q'])
  const text = out.replace(/\s+/g, ' ')
  expect(text).toContain('Contract "Multispecialty community provider" from 2020/21: price £151.2m in 2029/30')
  expect(text).toContain('Contract "Partnership in Practice (primary care)": £7.0m in 2021/22 at cost.')
})
