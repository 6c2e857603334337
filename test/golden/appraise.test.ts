import { expect, it } from 'vitest'
import { expectGolden } from '../support/golden.ts'
import { runCli } from '../support/run-cli.ts'

const formats = [
  { name: 'txt', args: [] },
  { name: 'wide.txt', args: ['--width', '200'] },
  { name: 'plain.txt', args: ['--plain'] },
  { name: 'brief.txt', args: ['--brief'] },
  { name: 'md', args: ['--format', 'markdown'] },
  { name: 'tidy.csv', args: ['--format', 'tidy'] },
  { name: 'json', args: ['--json'] },
]

it.each(['options', 'options-open'].flatMap((scenario) => formats.map((format) => ({ scenario, ...format }))))(
  'the appraisal of $scenario.yaml as $name',
  async ({ scenario, name, args }) => {
    const { exit, out, err } = await runCli(['appraise', `scenarios/${scenario}.yaml`, ...args])

    expect({ exit, err }).toEqual({ exit: 0, err: '' })
    expectGolden(`test/golden/expected/appraise/${scenario}.${name}`, out)
  },
)
