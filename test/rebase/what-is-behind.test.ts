import { expect, it } from 'vitest'
import { runCli } from '../support/run-cli.ts'

/*
 * What is behind the new base year. Worked by hand: of acute 100, growing 10%, 5 is saved in 2025/26 by nobody named and 2 in 2026/27 by
 * somebody, at a cost of 1 in each year once; a reserve of 3 is held in 2025/26 alone.
 */
const plan = `title: Behind
unit: £m
years: { base: 2024/25, count: 4 }
funding: { allocation: { base: 150, growth: 0% } }
reserves: { winter: { title: Winter, kind: contingency, amount: { 2025/26: 3 } } }
lines:
  acute: { setting: hospital, base: 100, growth: 10% }
  community: { setting: out-of-hospital, base: 40, growth: 0% }
savings:
  open: { line: acute, amount: { 2025/26: 5 }, identified: false, cost: { 2025/26: 1 } }
  known: { line: acute, amount: { 2026/27: 2 }, cost: { 2026/27: 1 } }
`

it('one-off costs stand in the base year, savings that nobody identified are told, and a reserve of the past is left out', async () => {
  const rolled = await runCli(['rebase', 'plan.yaml', '--to', '2026/27'], { files: { 'plan.yaml': plan } })
  expect(rolled.exit).toBe(0)
  expect(rolled.out).toContain('unidentified: £5.0m delivered by 2026/27')
  expect(rolled.out).toContain('# Left out: reserves.winter (of years before 2026/27).')
  expect(rolled.out).not.toContain('winter:')
  // Recurrent spend: (110 - 5) x 1.1 - 2 = 113.5, and 1 once.
  const files = { 'new.yaml': rolled.out }
  const { out } = await runCli(
    ['run', 'new.yaml', '--csv', '--rows', 'lines.acute.*', '--rows', 'headroom', '--years', '2026/27'],
    {
      files,
    },
  )
  expect(out).toMatch(/lines\.acute\.recurrent,.*,113\.5\r?$/m)
  expect(out).toMatch(/lines\.acute\.non-recurrent,.*,1\r?$/m)
  expect(out).toMatch(/,headroom,.*,-4\.5\r?$/m)
  const screen = await runCli(['run', 'new.yaml'], { files })
  expect(screen.out.replace(/\s+/g, ' ')).toContain(
    'Its bases count as found savings that nobody had identified: £5.0m delivered by 2026/27.',
  )
})
