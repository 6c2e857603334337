import { expect, it } from 'vitest'
import { runCli } from '../support/run-cli.ts'

// Acute spend of the sound definition grows 3% a year.
const withControl = (stated: string): string => `extends: test/errors/sound.yaml
measures: { g: { formula: growth(lines.acute.spend), unit: rate, title: Growth of acute spend } }
controls: { g: { row: measures.g, year: 2018/19, ${stated} } }
`

it.each([
  // Half of the last digit: 0.05 of a point.
  ['amount: 3.0%', '; it must be equal to 3.0%, within 0.05 percentage points'],
  ['amount: 0.030', '; it must be equal to 3.0%, within 0.05 percentage points'],
  ['amount: 3%', '; it must be equal to 3.0%, within 0.5 percentage points'],
  ['amount: 4%, tolerance: 1.5%', ', against 4.0%, within 1.5 percentage points'],
])('a published rate is stated as %s', async (stated, said) => {
  const { out } = await runCli(['check', 'a.yaml', '-q', '--width', '200'], {
    files: { 'a.yaml': withControl(stated) },
  })

  expect(out).toContain(`pass  Growth of acute spend agrees with the stated total "g": 3.0% in 2018/19${said}`)
})

it('a rate beyond its tolerance does not agree', async () => {
  const files = { 'a.yaml': withControl('amount: 3.1%') }
  const { exit, out } = await runCli(['check', 'a.yaml', '-q', '--width', '200'], { files })

  expect(exit).toBe(1)
  expect(out).toContain('3.0% in 2018/19; it must be equal to 3.1%, within 0.05 percentage points')
})
