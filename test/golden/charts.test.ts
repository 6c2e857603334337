import { expect, it } from 'vitest'
import { withoutProvenance } from '../../src/cli/verify/recorded.ts'
import { expectGolden } from '../support/golden.ts'
import { runCli } from '../support/run-cli.ts'

it.each([
  ['3pct.envelope', ['run', 'scenarios/3pct.yaml']],
  ['3pct.spend', ['run', 'scenarios/3pct.yaml', '--chart', 'spend']],
  ['growths.envelope', ['run', 'scenarios/6pct.yaml', 'scenarios/3pct.yaml', 'scenarios/nil.yaml']],
  ['mcp.contract', ['run', 'scenarios/mcp.yaml', '--chart', 'contract']],
  ['over-time.bridge', ['compare', 'scenarios/mcp.yaml']],
  ['uncertain.tornado', ['sensitivity', 'scenarios/uncertain.yaml']],
  [
    '3pct.grid',
    [
      'sensitivity',
      'scenarios/3pct.yaml',
      '--grid',
      'lines.acute.growth=0%..6%:1%',
      'funding.allocation.growth=0%..3%:0.5%',
    ],
  ],
  ['uncertain.fan', ['simulate', 'scenarios/uncertain.yaml', '--draws', '4096', '--seed', '7', '--row', 'headroom']],
])('%s.svg', async (name, argv) => {
  const { exit, out } = await runCli([...argv, '--format', 'svg'])

  expect(exit).toBe(0)
  expectGolden(`test/golden/expected/charts/${name}.svg`, withoutProvenance(out))
})
