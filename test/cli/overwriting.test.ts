import { describe, expect, it } from 'vitest'
import { runCli } from '../support/run-cli.ts'

const plan = `title: Plan
organisation: A commissioner
years: { base: 2017/18, count: 2 }
funding: { allocation: { base: 100, growth: 0% } }
lines:
  acute: { title: Acute, setting: hospital, base: 60, growth: { value: 10%, range: { low: 5%, high: 15% } } }
  community: { title: Community, setting: out-of-hospital, base: 40, growth: 0% }
`
// base.csv and base.json are layers; a and b are scenarios upon them. wrong is wrong, and rests on a file of its own.
const files = {
  'base.json': JSON.stringify({ title: 'Base' }),
  'base.csv': 'path,value\ntitle,Base\n',
  'own.json': JSON.stringify({ title: 'Own' }),
  'a.yaml': `extends: [base.json, base.csv]\n${plan}`,
  'b.yaml': `extends: [base.json, base.csv]\n${plan.replace('60', '61')}`,
  'wrong.yaml': `extends: own.json\n${plan.replace('60', 'many')}`,
  'm.yaml': "scenarios: [a.yaml]\noutputs: ['out/{scenario}.csv']\n",
  'n.yaml': "scenarios: [wrong.yaml]\noutputs: ['out/{scenario}.csv']\n",
  'before.csv': 'scenario,row,label,unit,price_base,2017/18\na,headroom,Headroom,GBP m,cash,0\n',
  'after.csv': 'scenario,row,label,unit,price_base,2017/18\na,headroom,Headroom,GBP m,cash,1\n',
}

const asked: readonly (readonly [string, readonly string[], string])[] = [
  ['run', ['run', 'a.yaml', '--json'], 'a.yaml'],
  ['run', ['run', 'a.yaml', '--json'], 'base.json'],
  ['run', ['run', 'a.yaml', 'wrong.yaml', '--json'], 'own.json'],
  ['check', ['check', 'a.yaml', '--json'], 'a.yaml'],
  ['check', ['check', 'a.yaml', '--json'], 'base.json'],
  ['check', ['check', 'wrong.yaml', '--json'], 'own.json'],
  ['compare', ['compare', 'a.yaml', 'b.yaml', '--json'], 'b.yaml'],
  ['compare', ['compare', 'a.yaml', 'b.yaml', '--json'], 'base.json'],
  ['diff', ['diff', 'a.yaml', 'b.yaml', '--json'], 'a.yaml'],
  ['diff', ['diff', 'a.yaml', 'b.yaml', '--json'], 'base.json'],
  ['assumptions', ['assumptions', 'a.yaml', '--json'], 'a.yaml'],
  ['assumptions', ['assumptions', 'a.yaml', '--json'], 'base.json'],
  ['explain', ['explain', 'a.yaml', 'headroom', '2018/19', '--json'], 'base.json'],
  ['solve', ['solve', 'a.yaml', '--vary', 'lines.acute.growth', '--until', 'headroom >= 0', '--json'], 'base.json'],
  ['sensitivity', ['sensitivity', 'a.yaml', '--json'], 'base.json'],
  ['sweep', ['sweep', 'a.yaml', '--vary', 'lines.acute.growth=1%,2%', '--json'], 'base.json'],
  ['simulate', ['simulate', 'a.yaml', '--draws', '100', '--json'], 'base.json'],
  ['convert', ['convert', 'a.yaml', '--to', 'yaml'], 'a.yaml'],
  ['batch', ['batch', 'm.yaml', '--json'], 'm.yaml'],
  ['batch', ['batch', 'm.yaml', '--json'], 'a.yaml'],
  ['batch', ['batch', 'm.yaml', '--json'], 'base.json'],
  ['batch', ['batch', 'm.yaml', '--json', '--provenance'], 'out/a.csv.provenance.json'],
  ['batch of what is wrong', ['batch', 'n.yaml', '--json'], 'own.json'],
]

describe('no command overwrites a file that it reads', () => {
  it.each(asked)('%s: %j -o %s', async (_, argv, target) => {
    for (const one of [target, `./${target}`]) {
      const { exit, err, written } = await runCli([...argv, '-o', one], { files })
      expect({ exit, err, written: [...written.keys()] }).toEqual({
        exit: 2,
        err: expect.stringContaining(`${one} would overwrite `),
        written: [],
      })
    }
  })

  it('and each of these does what it is asked where the file is another', async () => {
    for (const [, argv] of asked) {
      const { err } = await runCli(
        [...argv, '-o', 'elsewhere/another.json', '-q'].filter((one) => one !== '--to' && one !== 'yaml'),
        { files },
      )
      expect(err, argv.join(' ')).not.toContain('overwrite')
    }
  })
})

it.each([
  ['a scenario', "scenarios: [a.yaml]\noutputs: ['a.csv', 'base.csv']\n", [], 'base.csv'],
  ['what a later one extends', "scenarios: [q/base.yaml, q/a.yaml]\noutputs: ['{scenario}.csv']\n", [], 'base.csv'],
  ['what one rests on that is wrong', "scenarios: [a.yaml, wrong.yaml]\noutputs: ['own.json']\n", [], 'own.json'],
  [
    'what a file beside a result would overwrite',
    "scenarios: [a.yaml]\noutputs: ['a.csv', 'a.csv.provenance.json']\n",
    ['--provenance'],
    'a.csv.provenance.json',
  ],
])('a manifest whose output is %s is refused at its place, with nothing written', async (_, manifest, more, target) => {
  const world = { ...files, 'q/base.yaml': plan, 'q/a.yaml': `extends: ../base.csv\n${plan}`, 'm.yaml': manifest }
  const { exit, err, written } = await runCli(['batch', 'm.yaml', ...more], { files: world })

  expect({ exit, written: [...written.keys()] }).toEqual({ exit: 3, written: [] })
  expect(err).toContain('error outputs-meet')
  expect(err).toContain(target)
})

it.each([
  ['the result itself', 'a.json'],
  ['its definition', 'a.yaml'],
  ['what that extends', 'base.json'],
])('verify does not overwrite %s', async (_, target) => {
  const { bytes } = await runCli(['run', 'a.yaml', '-o', 'a.json', '-q'], { files })
  const world = { ...files, ...Object.fromEntries(bytes) }
  const { exit, err, written } = await runCli(['verify', 'a.json', '--json', '-o', target], { files: world })

  expect({ exit, written: written.size }).toEqual({ exit: 2, written: 0 })
  expect(err).toContain(`${target} would overwrite`)
})

it('verify does not overwrite the file beside a result', async () => {
  const { bytes } = await runCli(['run', 'a.yaml', '-o', 'a.csv', '--provenance', '-q'], { files })
  const world = { ...files, ...Object.fromEntries(bytes) }
  const { exit, err, written } = await runCli(['verify', 'a.csv', '-o', 'a.csv.provenance.json'], { files: world })

  expect({ exit, err, written: written.size }).toEqual({
    exit: 2,
    err: expect.stringContaining('would overwrite'),
    written: 0,
  })
})
