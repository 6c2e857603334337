import { expect, it } from 'vitest'
import { expectGolden } from '../support/golden.ts'
import { runCli } from '../support/run-cli.ts'

const asked = [
  { name: 'growths', files: ['6pct', '3pct', 'nil'], year: '2027/28' },
  { name: 'over-time', files: ['mcp'], year: '2029/30' },
  { name: 'slipped', files: ['savings-programme', 'savings-programme-slipped'], year: '2019/20' },
  { name: 'losses', files: ['mcp', 'mcp-losses'], year: '2029/30' },
  { name: 'release', files: ['icb', 'icb-no-release'], year: '2035/36' },
  { name: 'parted', files: ['council', 'council-parted'], year: '2027/28' },
  { name: 'phased', files: ['west-london', 'west-london-phased'], year: '2027/28' },
  { name: 'quarter', files: ['westminster-place', 'westminster-place-quarter'], year: '2027/28' },
]

const formats = [
  { format: 'txt', args: [] },
  { format: 'md', args: ['--format', 'markdown'] },
  { format: 'bridge.csv', args: ['--format', 'tidy'] },
]

it.each(asked.flatMap((one) => formats.map((format) => ({ ...one, ...format }))))(
  '$name as $format',
  async ({ name, files, year, format, args }) => {
    const paths = files.map((file) => `scenarios/${file}.yaml`)
    const { exit, out, err } = await runCli(['compare', ...paths, '--bridge', year, ...args])
    expect({ exit, err }).toEqual({ exit: 0, err: '' })
    expectGolden(`test/golden/expected/compare/${name}.${format}`, out)
  },
)
