import { expect, it } from 'vitest'
import { expectGolden } from '../support/golden.ts'
import { readWorkbook } from '../support/read-workbook.ts'
import { runCli } from '../support/run-cli.ts'

const formats = [
  { name: 'txt', args: [] },
  { name: 'wide.txt', args: ['--width', '200'] },
  { name: 'csv', args: ['--csv'] },
  { name: 'tidy.csv', args: ['--format', 'tidy'] },
  { name: 'ndjson', args: ['--format', 'ndjson'] },
  { name: 'json', args: ['--json'] },
  { name: 'md', args: ['--format', 'markdown'] },
  { name: 'html', args: ['--format', 'html'] },
]

const scenarios = ['mcp.yaml', 'westminster-place.yaml']

it.each(scenarios.flatMap((scenario) => formats.map((format) => ({ scenario, ...format }))))(
  'the register of $scenario as $name',
  async ({ scenario, name, args }) => {
    const { exit, out, err } = await runCli(['assumptions', `scenarios/${scenario}`, ...args])

    expect({ exit, err }).toEqual({ exit: 0, err: '' })
    expectGolden(`test/golden/expected/assumptions.${scenario}.${name}`, out)
  },
)

// The packing of a workbook is that of the machine: what stands in it is kept.
it.each(scenarios)('the register of %s as a workbook', async (scenario) => {
  const { exit, err, bytes } = await runCli(['assumptions', `scenarios/${scenario}`, '-o', 'a.xlsx', '-q'])
  const book = readWorkbook(bytes.get('a.xlsx') ?? new Uint8Array())
  const lines = book.sheetNames.flatMap((name) => [
    `== ${name}`,
    ...[...book.cells(name)].flatMap(([place, { value, formula }]) =>
      value === undefined || value === ''
        ? []
        : [`${place} ${formula === undefined ? '' : `=${formula} `}${JSON.stringify(value)}`],
    ),
  ])

  expect({ exit, err }).toEqual({ exit: 0, err: '' })
  expectGolden(`test/golden/expected/assumptions.${scenario}.xlsx.txt`, `${lines.join('\n')}\n`)
})

it('the registers of three scenarios of growth, and what they assume unlike one another', async () => {
  const files = ['6pct', '3pct', 'nil'].map((name) => `scenarios/${name}.yaml`)
  const { exit, out, err } = await runCli(['assumptions', ...files, '--only', 'contradicted', '--only', 'replaced'])

  expect({ exit, err }).toEqual({ exit: 0, err: '' })
  expectGolden('test/golden/expected/assumptions.three.txt', out)
})
