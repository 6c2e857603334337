import { it } from 'vitest'
import { expectGolden } from '../support/golden.ts'
import { runCli } from '../support/run-cli.ts'

it('src/KEYS.md tells of the keys that there are', async () => {
  const { written } = await runCli(['schema', '--keys', '-o', 'keys.md'])

  expectGolden('src/KEYS.md', written.get('keys.md') ?? '')
})
