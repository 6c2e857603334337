import { readdirSync } from 'node:fs'
import { expect, it } from 'vitest'
import { expectGolden } from '../support/golden.ts'
import { runCli } from '../support/run-cli.ts'

const scenarios = readdirSync('scenarios').filter((name) => /\.(yaml|csv)$/.test(name))

const formats = [
  { name: 'csv', args: ['--csv'] },
  { name: 'txt', args: [] },
  { name: 'full.txt', args: ['--full'] },
  { name: 'md', args: ['--format', 'markdown'] },
  { name: 'plain.txt', args: ['--plain'] },
]

it.each(scenarios.flatMap((scenario) => formats.map((format) => ({ scenario, ...format }))))(
  '$scenario as $name',
  async ({ scenario, name, args }) => {
    const { exit, out, err } = await runCli(['run', `scenarios/${scenario}`, ...args])

    expect({ exit, err }).toEqual({ exit: 0, err: '' })
    expectGolden(`test/golden/expected/${scenario}.${name}`, out)
  },
)

it.each([
  { name: 'txt', args: [] },
  { name: 'csv', args: ['--csv'] },
])('3pct.yaml in real terms per head as $name', async ({ name, args }) => {
  const { exit, out, err } = await runCli(['run', 'scenarios/3pct.yaml', '--prices', 'real', '--per-head', ...args])

  expect({ exit, err }).toEqual({ exit: 0, err: '' })
  expectGolden(`test/golden/expected/3pct.yaml.real-per-head.${name}`, out)
})

it('the same scenario in YAML and in CSV gives the same bytes', async () => {
  const [yaml, csv] = await Promise.all(
    ['scenarios/3pct.yaml', 'scenarios/3pct.csv'].map((path) => runCli(['run', path, '--csv'])),
  )

  expect(csv?.out).toBe(yaml?.out)
  expect(csv?.out).toMatch(/^scenario,row,/)
})
