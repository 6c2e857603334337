import { expect, it } from 'vitest'
import { expectGolden } from '../support/golden.ts'
import { runCli } from '../support/run-cli.ts'

/** Every digit of these comes of the program's own arithmetic, so that they are the same on every machine and Node. */
const draws = ['--draws', '4096', '--seed', '7']

it.each([
  ['uncertain.simulate.txt', ['simulate', 'scenarios/uncertain.yaml', ...draws]],
  ['uncertain.simulate.ascii.txt', ['simulate', 'scenarios/uncertain.yaml', '--ascii', '--row', 'headroom', ...draws]],
  ['uncertain.simulate.plain.txt', ['simulate', 'scenarios/uncertain.yaml', '--plain', '--row', 'headroom', ...draws]],
  ['uncertain.simulate.tidy.csv', ['simulate', 'scenarios/uncertain.yaml', '--format', 'tidy', ...draws]],
  [
    'uncertain.simulate.random.tidy.csv',
    ['simulate', 'scenarios/uncertain.yaml', '--sampler', 'random', '--row', 'in-year', '--format', 'tidy', ...draws],
  ],
  ['risk-register.simulate.txt', ['simulate', 'scenarios/risk-register.yaml', ...draws]],
  ['uncertain.sensitivity.txt', ['sensitivity', 'scenarios/uncertain.yaml']],
] as const)('%s', async (name, words) => {
  const { exit, out, err } = await runCli(words)

  expect({ exit, err }).toEqual({ exit: 0, err: '' })
  expectGolden(`test/golden/expected/${name}`, out)
})
