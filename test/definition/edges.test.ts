import { parse } from 'csv-parse/sync'
import { expect, it } from 'vitest'
import { runCli, type World } from '../support/run-cli.ts'

const base = `title: T
unit: £m
years: { base: 2017/18, count: 3 }
funding: { a: { base: 100, growth: 0%, source: s } }
lines:
  acute: { setting: hospital, base: 60, growth: 3%, source: s }
  comm: { setting: out-of-hospital, base: 40, growth: 0%, source: s }
`
const files = { 'base.yaml': base }

/** The values of one row over the years. */
async function row(path: string, args: readonly string[], world: World = { files }): Promise<string[]> {
  const { out, err, exit } = await runCli(['run', ...args, '--csv', '--rows', path], world)
  expect({ exit, out: out !== '' }, err).toEqual({ exit: 0, out: true })
  return parse(out).at(-1)?.slice(5) ?? []
}

it('a driver and a base adjustment may be called enabled', async () => {
  const text = base.replace(
    'base: 60, growth: 3%, source: s',
    'base: 60, base-adjustments: { enabled: 10 }, drivers: { enabled: 5%, price: 2% }, source: s',
  )

  // (60 + 10) x 1.05 x 1.02 = 74.97
  expect((await row('lines.acute.spend', ['a.yaml'], { files: { 'a.yaml': text } })).slice(0, 2)).toEqual([
    '70',
    '74.97',
  ])
})

it('a year set on the command line is in the unit of the definition it is laid over, as a whole value is', async () => {
  const parent = base
    .replace('unit: £m', 'unit: £k')
    .replace('growth: 0%, source: s } }', 'growth: 0%, non-recurrent: { 2018/19: 1000 }, source: s } }')
  const world = { files: { 'pk.yaml': parent, 'cm.yaml': 'title: C\nunit: £m\nextends: pk.yaml\n' } }

  // The parent is in £k: 100 is 0.1 of a £m. 5 on top in the child's £m is 5.1.
  const whole = await row('funding.a.total', ['cm.yaml', '--set', 'funding.a.non-recurrent={2019/20: 5}'], world)
  const year = await row('funding.a.total', ['cm.yaml', '--set', 'funding.a.non-recurrent.2019/20=5'], world)
  expect(whole[2]).toBe('5.1')
  expect(year[2]).toBe('5.1')
})

it('one year of a value that was left at its default leaves the rest at it', async () => {
  const people = base.replace('lines:', 'population: { base: 1000, source: s }\nlines:')

  expect(
    await row('population.total', ['a.yaml', '--set', 'population.growth.2019/20=10%'], {
      files: { 'a.yaml': people },
    }),
  ).toEqual(['1000', '1000', '1100', '1100'])
})

it('a share of a row that does not exist is a located error, whatever it is made of', async () => {
  for (const of of ['funding.total.recurrent', 'funding.recurrent.total', 'funding.b.total', 'funding.a']) {
    const text = `${base}reserves: { c: { share: 1%, of: ${of}, source: s } }\n`
    const { exit, err } = await runCli(['run', 'a.yaml', '--csv'], { files: { 'a.yaml': text } })
    expect({ of, exit }).toEqual({ of, exit: 3 })
    expect(err).toContain('a.yaml:8:')
  }
})

it('growth beyond 15% is warned of where it comes from amounts or from drivers together', async () => {
  const text = base
    .replace('base: 60, growth: 3%', 'base: 60, amounts: [62, 640, 66]')
    .replace('base: 40, growth: 0%', 'base: 40, drivers: { a: 14%, b: 14% }')
  const { err } = await runCli(['run', 'a.yaml', '--csv'], { files: { 'a.yaml': text } })

  expect(err).toMatch(
    /warning implausible-growth: lines\.acute\.amounts .* 2019\/20 to 2020\/21, beginning with 932\.3%/,
  )
  // 1.14 x 1.14 = 1.2996
  expect(err).toMatch(/warning implausible-growth: lines\.comm\.drivers .* 2018\/19 to 2020\/21, beginning with 30\.0%/)
})

it('a file whose name starts with two dots lies inside its folder', async () => {
  const world = { files: { '..x.yaml': base, 'a.yaml': 'title: A\nextends: ..x.yaml\n' } }

  expect(await row('headroom', ['a.yaml'], world)).toEqual(['0', '-1.8', '-3.654', '-5.56362'])
})

it('files that only their folders tell apart keep names of their own', async () => {
  const world = { files: { '../a.yaml': base, 'a.yaml': base } }
  const { out } = await runCli(['run', '../a.yaml', 'a.yaml', '--csv', '--rows', 'headroom'], world)
  const names = out
    .trimEnd()
    .split('\n')
    .slice(1)
    .map((line) => line.split(',')[0])

  expect(new Set(names).size).toBe(2)
})

it('a surplus required on the cumulative basis is a rule though none is stated for the year', async () => {
  const text = `${base}surplus: { basis: cumulative, brought-forward: -5, source: s }\n`
  const { out } = await runCli(['run', 'a.yaml'], { files: { 'a.yaml': text } })

  expect(out).toMatch(/^FAIL +The in-year surplus is less than the required one/m)
  expect(out).not.toContain('states no required surplus')
})

it('under --strict a warned-of check fails run and explain as it fails check', async () => {
  const text = `${base}checks: { c: { that: "headroom >= 0", severity: warn } }\n`
  const world = { files: { 'a.yaml': text } }
  for (const argv of [
    ['run', 'a.yaml'],
    ['check', 'a.yaml'],
    ['explain', 'a.yaml', 'headroom', '2018/19'],
  ]) {
    expect({ argv, exit: (await runCli([...argv, '--strict'], world)).exit }).toEqual({ argv, exit: 1 })
    expect({ argv, exit: (await runCli(argv, world)).exit }).toEqual({ argv, exit: 0 })
  }
})

it('nothing is written where one of several outputs cannot be', async () => {
  const { exit, written } = await runCli(['run', 'base.yaml', '-o', 'o/a.csv', '-o', 'o/b.md', '--rows', 'nothing'], {
    files,
  })

  expect({ exit, written: written.size }).toEqual({ exit: 2, written: 0 })
})

it('a scenario without the rows asked for does not stop the others of a batch', async () => {
  const world = { files: { ...files, 'other.yaml': base.replaceAll('acute', 'hospital-care') } }
  const argv = ['run', 'other.yaml', 'base.yaml', '-o', 'o/{scenario}.csv', '--rows', 'lines.acute.spend']
  const { exit, written } = await runCli(argv, world)

  expect({ exit, files: [...written.keys()] }).toEqual({ exit: 0, files: ['o/other.csv', 'o/base.csv'] })
})
