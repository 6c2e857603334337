import { readFileSync } from 'node:fs'
import { Ajv } from 'ajv'
import { expect, it } from 'vitest'
import { parse } from 'yaml'
import { manifestSchema } from '../../src/cli/manifest/manifest.ts'
import { runCli } from '../support/run-cli.ts'
import { all, readXml } from '../support/xml.ts'

const plan = (growth: string): string => `title: Plan
organisation: A commissioner
years: { base: 2017/18, count: 2 }
funding: { allocation: { base: 100, growth: 0% } }
lines:
  acute: { title: Acute, setting: hospital, base: 60, growth: ${growth} }
  community: { title: Community, setting: out-of-hospital, base: 40, growth: 0% }
`
const manifest = `scenarios: [a.yaml, b.yaml]
set:
  pace:
    stated:
    slow: { lines.acute.growth: 1% }
outputs: ['out/{scenario}-{pace}.csv', 'out/{scenario}-{pace}.json']
`
const files = { 'a.yaml': plan('3%'), 'b.yaml': plan('6%'), 'm.yaml': manifest }

const example = 'scenarios/batch/growths.yaml'
const cases = { stated: [], half: ['0.5%'], one: ['1%'], two: ['2%'] }

it('the example writes 36 files, each what a run of its own writes', async () => {
  const { exit, err, bytes } = await runCli(['batch', example])
  expect({ exit, err, count: bytes.size }).toEqual({ exit: 0, err: '', count: 36 })

  for (const name of ['3pct', '6pct', 'nil']) {
    for (const [id, growth] of Object.entries(cases)) {
      const set = growth.flatMap((rate) => ['--set', `funding.allocation.growth=${rate}`])
      const targets = ['csv', 'json', 'md'].map((extension) => `out/${name}-${id}.${extension}`)
      const own = await runCli([
        'run',
        `scenarios/${name}.yaml`,
        ...set,
        '-q',
        ...targets.flatMap((one) => ['-o', one]),
      ])
      for (const target of targets) expect(bytes.get(target), target).toEqual(own.bytes.get(target))
    }
  }
})

it('the example, and what is right, is as the printed schema says', async () => {
  const { exit, out } = await runCli(['schema', '--of', 'batch-manifest'])
  const validate = new Ajv({ allowUnionTypes: true }).compile(JSON.parse(out))

  expect(exit).toBe(0)
  expect(JSON.parse(out)).toEqual(manifestSchema)
  for (const text of [readFileSync(example, 'utf8'), manifest]) expect(validate(parse(text))).toBe(true)
  expect(validate(parse('scenarios: [a.yaml]'))).toBe(false)
})

it('what it writes follows by verify, and a workbook is one of the formats', async () => {
  const asked = manifest.replace('.json', '.xlsx')
  const world = { ...files, 'm.yaml': asked }
  const { exit, bytes } = await runCli(['batch', 'm.yaml', '--provenance', '-q', '-o', 'all.json'], { files: world })
  const results = [...bytes.keys()].filter((name) => name.startsWith('out/') && !name.endsWith('provenance.json'))

  expect({ exit, count: results.length }).toEqual({ exit: 0, count: 8 })
  const again = await runCli(['verify', ...results], { files: { ...world, ...Object.fromEntries(bytes) } })
  expect(again.exit).toBe(0)
})

it('one run that is wrong stops no other, is told, and gives the worst exit code', async () => {
  const world = { ...files, 'b.yaml': plan('fast') }
  const { exit, out, bytes } = await runCli(['batch', 'm.yaml', '--json'], { files: world })
  const { runs, passed } = JSON.parse(out) as {
    runs: { run: string; outcome: string; exit: number; said: string }[]
    passed: boolean
  }

  // With its growth set, b is right.
  expect({ exit, passed }).toEqual({ exit: 3, passed: false })
  expect(runs.map(({ run, outcome, exit: own }) => [run, outcome, own])).toEqual([
    ['a, pace stated', 'written', 0],
    ['a, pace slow', 'written', 0],
    ['b, pace stated', 'wrong', 3],
    ['b, pace slow', 'wrong', 3],
  ])
  expect(runs[2]?.said).toContain('b.yaml:6')
  expect([...bytes.keys()].sort()).toEqual([
    'out/a-slow.csv',
    'out/a-slow.json',
    'out/a-stated.csv',
    'out/a-stated.json',
  ])
})

it('JUnit tells a case for each run', async () => {
  const world = { ...files, 'b.yaml': plan('fast') }
  const { exit, out, written } = await runCli(['batch', 'm.yaml', '--reporter', 'junit', '-o', 'results.xml'], {
    files: world,
  })
  const root = readXml(written.get('results.xml') ?? '')

  expect({ exit, out }).toEqual({ exit: 3, out: '' })
  expect(root.attributes).toMatchObject({ name: 'scenario batch', failures: '2', errors: '0' })
  expect(all(root, 'testsuite').map(({ attributes }) => attributes.name)).toEqual([
    'a, pace stated',
    'a, pace slow',
    'b, pace stated',
    'b, pace slow',
  ])
})

it('options of run are those of every run', async () => {
  const { bytes } = await runCli(['batch', 'm.yaml', '--rows', 'headroom', '--unit', '£k', '-q', '-o', 'all.json'], {
    files,
  })
  const own = await runCli(
    [
      'run',
      'a.yaml',
      '--rows',
      'headroom',
      '--unit',
      '£k',
      '--set',
      'lines.acute.growth=1%',
      '-q',
      '-o',
      'out/a-slow.csv',
    ],
    { files },
  )

  expect(bytes.get('out/a-slow.csv')).toEqual(own.bytes.get('out/a-slow.csv'))
})

it('Ctrl-C stops after the run in hand, and writes no file of the whole', async () => {
  const { exit, err, bytes } = await runCli(['batch', 'm.yaml', '-o', 'all.json'], { files, interrupted: () => true })

  expect({ exit, bytes: bytes.size }).toEqual({ exit: 130, bytes: 0 })
  expect(err).toContain('stopped after 0 of 4 runs')
})

it.each([
  [
    'a manifest that is a list',
    '- a.yaml\n',
    'manifest-shape: A manifest takes the keys scenarios, set and outputs, not a list.',
  ],
  [
    'a key that is not known',
    manifest.replace('outputs:', 'output:'),
    'm.yaml:6:1 - error unknown-key: A manifest has no "output"',
  ],
  ['a case called scenario', manifest.replace('pace:', 'scenario:'), 'bad-id'],
  ['an unknown format', manifest.replace('.json', '.docx'), 'its extension names no format that run writes'],
  [
    'standard output',
    manifest.replace("'out/{scenario}-{pace}.json'", "'-'"),
    'a batch writes files, not standard output',
  ],
  ['a file that would be overwritten', manifest.replace('out/{scenario}-{pace}.csv', '{scenario}.csv'), 'outputs-meet'],
  [
    'a value that is a list',
    manifest.replace('growth: 1%', 'growth: [1%]'),
    'set.pace.slow.lines.acute.growth takes one value, not a list',
  ],
  ['nothing to run', manifest.replace('[a.yaml, b.yaml]', '[]'), 'scenarios takes a list of files, not an empty list'],
])('%s is refused before any work', async (_, text, said) => {
  const { exit, out, err, bytes } = await runCli(['batch', 'm.yaml'], { files: { ...files, 'm.yaml': text } })

  expect({ exit, out, bytes: bytes.size }).toEqual({ exit: 3, out: '', bytes: 0 })
  expect(err).toContain(said)
})
