import { expect, it } from 'vitest'
import { problemsOf, sound } from '../support/problems-of.ts'
import { runCli } from '../support/run-cli.ts'

// Acute grows 3% from 60: 61.8 in 2018/19, 63.654 in 2019/20.
const text = `${sound}measures: { growth: { formula: growth(lines.acute.spend), unit: rate, title: Growth } }
actuals:
  acute: { row: lines.acute.spend, amounts: { 2018/19: 61.2, 2019/20: 64 } }
  growth: { row: measures.growth, amounts: { 2018/19: 2.0% } }
`
const checked = (checks: string, args: readonly string[] = []) =>
  runCli(['check', 'a.yaml', '-q', '--width', '200', ...args], { files: { 'a.yaml': `${text}checks:\n${checks}` } })

it('a check may read what came out, in the years of which it is known', async () => {
  const { exit, out } = await checked(
    `  held: { title: Within 1%, that: "actual(lines.acute.spend) <= lines.acute.spend * 1.01", in: all }
  out: { title: As planned, that: "actual(lines.acute.spend) <= lines.acute.spend", in: all }
  rate: { title: Slower, that: "actual(measures.growth) < measures.growth", in: 2018/19 }
`,
  )

  expect(exit).toBe(1)
  // 64 against 63.654 x 1.01 = 64.29054, and against 63.654.
  expect(out).toMatch(/pass {2}Within 1%.*64\.0/)
  expect(out).toContain('As planned in the 2 years held')
  expect(out).toContain('£63.7m in 2019/20 (assumed); it must be at least £64.0m')
  expect(out).toMatch(/pass {2}Slower.*2\.0%/)
})

it('of a year without an actual figure it is not tested', async () => {
  const { exit, out } = await checked(
    `  late: { title: Late, that: "actual(lines.acute.spend) <= lines.acute.spend", in: 2025/26 }\n`,
  )

  expect(exit).toBe(0)
  expect(out).toContain('not tested')
  expect(out).toContain('No actual figure that it reads is held of these years')
})

it.each([
  ['"actual(lines.acute.spend) <= 3%"', 'unit-mismatch', 'amounts and rates are no like for like'],
  ['"growth(actual(lines.acute.spend)) <= 3%"', 'formula-syntax', 'no function moves it'],
  ['"at(actual(lines.acute.spend), 2018/19) <= 3"', 'formula-syntax', 'nor takes it of another year'],
  ['"sum(lines.acute.spend - actual(lines.acute.spend)) <= 3"', 'formula-syntax', 'nor adds it up'],
  ['"actual(3) <= 3"', 'formula-syntax', 'it takes a row'],
  ['"actual(lines.acute.spent) <= 3"', 'unknown-row', 'of one that is not there that is told'],
])('%s is refused: %s (%s)', async (that, code) => {
  const problems = await problemsOf(`${text}checks: { c: { that: ${that} } }\n`)

  expect(problems.map((problem) => problem.split(' ').at(-1))).toEqual([code])
})

it('a measure cannot read it: no figure rests on what came out', async () => {
  const measure = 'measures: { growth: { formula: actual(lines.acute.spend), unit: money } }\n'
  const { exit, err } = await runCli(['run', 'a.yaml'], { files: { 'a.yaml': sound + measure } })

  expect(exit).toBe(3)
  expect(err).toContain('actual( ) stands in checks alone: no figure rests on what came out')
})

it('solve asks when the plan comes to what came out', async () => {
  const args = ['solve', 'a.yaml', '--vary', 'lines.acute.growth', '--in', '2018/19', '--json']
  const { out } = await runCli([...args, '--until', 'lines.acute.spend <= actual(lines.acute.spend)'], {
    files: { 'a.yaml': text },
  })

  // 61.2 / 60 - 1
  expect(JSON.parse(out)).toMatchObject({ solutions: [{ value: '0.02', side: 'at-or-below' }] })
})

it('a limit that may still change says so, and not the figure that is held to it', async () => {
  const said = text.replace('2019/20: 64 } }', '2019/20: 64 }, provisional: [2018/19] }')
  const check = '  limit: { title: Limit, that: "lines.acute.spend <= actual(lines.acute.spend) + 1", in: 2018/19 }\n'
  const { out } = await runCli(['check', 'a.yaml', '-q', '--width', '200'], {
    files: { 'a.yaml': `${said}checks:\n${check}` },
  })

  // 61.8 against 61.2 and 1.
  expect(out).toContain('Limit in 2018/19: £61.8m in 2018/19; it must be at most £62.2m (provisional)')
})

it('a measured figure that the plan is held against is provisional where its author says so, and not assumed', async () => {
  const said = text.replace('amounts: { 2018/19: 2.0% } }', 'amounts: { 2018/19: 2.0% }, provisional: [2018/19] }')
  const check = '  near: { title: Near, that: "actual(measures.growth) - measures.growth <= 1%", in: all }\n'
  const { out } = await runCli(['check', 'a.yaml', '-q', '--width', '200'], {
    files: { 'a.yaml': `${said}checks:\n${check}` },
  })

  // 2% less 3%, of one year alone.
  expect(out).toMatch(/pass {2}Near in the year held: -1\.0% in 2018\/19 \(provisional\)/)
})
