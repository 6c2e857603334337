import { expect, it } from 'vitest'
import { expectGolden } from '../support/golden.ts'
import { runCli } from '../support/run-cli.ts'

const formats = [
  { name: 'txt', args: [] },
  { name: 'wide.txt', args: ['--width', '200'] },
  { name: 'plain.txt', args: ['--plain'] },
  { name: 'csv', args: ['--csv'] },
  { name: 'json', args: ['--json'] },
  { name: 'md', args: ['--format', 'markdown'] },
]

it.each(formats)('the review of looking-back.yaml as $name', async ({ name, args }) => {
  const { exit, out, err } = await runCli(['review', 'scenarios/looking-back.yaml', ...args])

  expect({ exit, err }).toEqual({ exit: 0, err: '' })
  expectGolden(`test/golden/expected/review/looking-back.${name}`, out)
})
