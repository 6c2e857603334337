import { expect, it } from 'vitest'
import { runCli } from '../support/run-cli.ts'

const years = Array.from({ length: 9 }, (_, at) => `${2018 + at}/${String(19 + at)}`)
const definition = `title: Folded
years: { base: 2017/18, count: ${years.length} }
funding: { allocation: { title: Allocation, base: 200, growth: 0% } }
lines:
  practice: { title: General practice, setting: out-of-hospital, base: 60, growth: 0% }
contracts:
  early: { title: Enhanced primary care of the practices together, starts: 2018/19, ends: 2019/20, scope: { practice: 50% } }
  late: { title: Provider, starts: 2024/25, scope: { practice: 100% } }
risks: { slip: { title: Slippage, probability: 50%, impact: 1 } }
`
const run = async (...args: string[]): Promise<string[]> =>
  (await runCli(['run', 'plan.yaml', ...args], { files: { 'plan.yaml': definition } })).out.split('\n')

it('rows of one thing stand under its title, which is told once in each block of years that has figures of it', async () => {
  const lines = await run('--rows', 'contracts.*', '--years', 'all', '--width', '80')
  const titles = lines.filter((line) => /^(Enhanced|Provider)[^,]*$/.test(line))

  // The first contract has figures in the first block alone, the second in the last.
  expect(titles).toEqual(['Enhanced primary care of the practices together', 'Provider'])
  expect(lines.filter((line) => line.startsWith('  Indexed price ')).length).toBe(2)
  expect(lines.every((line) => line.length <= 80)).toBe(true)
})

it('a row without any figure stands in the first block, under its title', async () => {
  const lines = await run('--rows', 'contracts.early.*', '--years', '2024/25..2026/27', '--width', '200')

  expect(lines.filter((line) => line.startsWith('Enhanced')).length).toBe(1)
  expect(lines).toContain('  Payment')
})

it('one row of each thing keeps its whole label, and so does a sentence that is read aloud', async () => {
  const one = await run('--rows', 'contracts.*.payment', '--width', '200')
  const aloud = await run('--rows', 'contracts.*', '--plain')

  expect(one.filter((line) => line.startsWith('Provider, payment ')).length).toBe(1)
  expect(aloud.filter((line) => /^Provider, indexed price: 20/.test(line)).length).toBe(1)
})

it('Markdown tells the title once too', async () => {
  const lines = await run('--rows', 'contracts.late.*', '--format', 'markdown')

  expect(lines.filter((line) => line.startsWith('| **Provider** |')).length).toBe(1)
  expect(lines.filter((line) => line.startsWith('| &emsp;Indexed price |')).length).toBe(1)
})

it('what belongs to nothing stands beside', async () => {
  const lines = await run('--rows', 'risks.*', '--width', '80')

  expect(lines).toContain('Slippage')
  expect(lines.some((line) => line.startsWith('Expected value of risks '))).toBe(true)
})

it('labels are as wide as leaves the years in no more blocks', async () => {
  const lines = await run('--rows', 'funding.*', '--years', 'all', '--width', '80')
  const heads = lines.filter((line) => /^ +20\d\d\/\d\d/.test(line))

  // Ten years of 9 columns and a change of 8: at the narrowest label, 20, there are 60 for figures, so two blocks. They stay two as
  // long as the last five years and the change fit, 5 x 9 + 8 = 53, so that labels have 27 and the first block 5 years.
  expect(heads.map((line) => line.trim().split(/\s+/).length)).toEqual([5, 6])
  expect(heads.map((line) => line.length)).toEqual([27 + 45, 27 + 53])
})
