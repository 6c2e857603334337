import { expect, it } from 'vitest'
import { runCli } from '../support/run-cli.ts'

it.each(['£k', '£m', '£bn', '£'])('a rate has its own decimal places beside money in %s', async (unit) => {
  const { out } = await runCli(['run', 'scenarios/icb.yaml', '--unit', unit, '--rows', 'funding.core.distance'])

  const table = out.slice(0, out.indexOf('Notes'))
  expect(table).toMatch(/\d\.\d%/)
  expect(table).not.toMatch(/(?<!\.)\b\d+%/)
})

it('--decimals are those of rates too', async () => {
  const { out } = await runCli([
    ...['run', 'scenarios/icb.yaml', '--unit', '£k', '--decimals', '3'],
    ...['--rows', 'funding.core.distance'],
  ])

  expect(out).toMatch(/\d\.\d{3}%/)
})
