import { expect, it } from 'vitest'
import { runCli } from '../support/run-cli.ts'

it('projects the 3% scenario to a CSV of every row', async () => {
  const { exit, out } = await runCli(['run', 'scenarios/3pct.yaml', '--csv'])

  expect(exit).toBe(0)
  // 113 x 1.03^10 by hand: 1.03^10 = 1.34391637934412192049, times 113.
  expect(out).toMatch(/lines\.acute\.spend,.*,151\.86255086588577701537\n/)
})
