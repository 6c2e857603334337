import { expect, it } from 'vitest'
import { runCli } from '../support/run-cli.ts'

async function table(text: string, ...args: readonly string[]): Promise<string> {
  return (await runCli(['run', 'a.yaml', '-q', ...args], { files: { 'a.yaml': text } })).out
}

const oneLine = (text: string): string => text.replace(/\s+/g, ' ')

// The services cost 100 in 2019/20, the price: nothing is withheld, shared, gained or lost.
const atCost = `title: A
years: { base: 2017/18, count: 2 }
funding: { all: { base: 400, growth: 0% } }
lines:
  acute: { title: Acute, setting: hospital, base: 200, growth: 0%, non-recurrent: { 2018/19: 5 } }
  community: { setting: out-of-hospital, base: 100, growth: 0% }
contracts: { mcp: { title: Provider, starts: 2019/20, value: 100, scope: { community: 100% } } }
`

it('rows of one contract that are the same in the years shown are said once, and noughts together', async () => {
  const out = await table(atCost, '--rows', 'contracts.mcp.*')
  const text = oneLine(out)
  expect(text).toContain('Provider, indexed price: in the years shown the same for projected cost of the services')
  expect(text).toMatch(/Provider, [\w ]+: nought in the years shown, as are [^.]*gain to the commissioner/)
  // Only 2019/20 has figures: 100 once, and one row of noughts.
  expect(out.match(/^ +Indexed price +100\.0$/m)).not.toBeNull()
  expect(out.match(/ 0\.0$/gm)).toHaveLength(1)
})

it('years in which nothing has a figure have no column, and are named', async () => {
  const out = await table(atCost, '--rows', 'contracts.mcp.*')
  expect(out).toMatch(/^ +2019\/20$/m)
  expect(out).toContain('No figures, and so no column: 2017/18 to 2018/19.')
  // Where there is none at all the years stand as they were asked for.
  const none = await table(atCost, '--rows', 'contracts.mcp.value', '--years', '2017/18..2018/19')
  expect(none).toMatch(/2017\/18 +2018\/19/)
  expect(none).not.toContain('no column')
})

it('rows that differ in a year shown stay apart, and a few noughts too', async () => {
  // Spend and do-nothing differ by what is non-recurrent in 2018/19, and not in 2019/20.
  const all = await table(atCost, '--rows', 'lines.acute.spend', '--rows', 'lines.acute.recurrent')
  expect(all).toMatch(/^(Acute, s| +S)pend +200\.0 +205\.0 +200\.0/m)
  expect(all).toMatch(/^(Acute, r| +R)ecurrent +200\.0 +200\.0 +200\.0/m)
  const one = await table(
    atCost,
    '--rows',
    'lines.acute.spend',
    '--rows',
    'lines.acute.recurrent',
    '--years',
    '2019/20',
  )
  expect(oneLine(one)).toMatch(/Acute, (spend|recurrent): in the years shown the same for (spend|recurrent)\./)
  const noughts = await table(atCost, '--rows', 'contracts.mcp.withheld', '--rows', 'contracts.mcp.earned')
  expect(noughts.match(/ 0\.0$/gm)).toHaveLength(2)
})

it('data has every row', async () => {
  const csv = await table(atCost, '--rows', 'contracts.mcp.*', '--csv')
  for (const row of ['value', 'cost', 'payment', 'earned', 'withheld']) expect(csv).toContain(`contracts.mcp.${row},`)
  expect(csv.split('\n')[0]).toContain('2017/18,2018/19,2019/20')
})
