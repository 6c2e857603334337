import { expect, it } from 'vitest'
import { runCli } from '../support/run-cli.ts'

const plan = `title: Plan
organisation: A commissioner
years: { base: 2017/18, count: 2 }
prices: { base: 2017/18, deflator: 2% }
population: { base: 1000 }
funding: { allocation: { base: 100, growth: 0% } }
lines:
  acute: { title: Acute, setting: hospital, base: 60, growth: 3% }
  community: { title: Community, setting: out-of-hospital, base: 40, growth: { 2018/19: 1%, 2019/20: 2% } }
savings: { fewer: { line: acute, amount: { 2018/19: 2 }, delivery: 90% } }
`
const manifest = `scenarios: [plan.yaml]
set:
  pace:
    stated:
    slow: { lines.acute.growth: 1% }
    by-year: { lines.community.growth.2018/19: 3% }
outputs: ['out/{scenario}-{pace}.csv']
`
const files = { 'plan.yaml': plan, 'm.yaml': manifest }
const told = async (line: string): Promise<{ exit: number; err: string; count: number }> => {
  const { exit, err, written } = await runCli(line.split(' '), { files })
  return { exit, err, count: written.size }
}

it.each([
  ['lines.acute.growth=9%', 'case "slow" of "pace" sets lines.acute.growth,'],
  ['lines.acute.growth.2019/20=9%', 'case "slow" of "pace" sets lines.acute.growth,'],
  ['lines.community.growth=9%', 'case "by-year" of "pace" sets lines.community.growth.2018/19,'],
])('batch refuses --set %s, which a case sets as well', async (set, said) => {
  const { exit, err, count } = await told(`batch m.yaml --set ${set}`)

  expect({ exit, count }).toEqual({ exit: 2, count: 0 })
  expect(err).toContain(`scenario: --set ${set}: ${said}`)
})

it('batch lays any other --set over every case, one of a path that only begins alike among them', async () => {
  expect(await told('batch m.yaml --set lines.acute.base=70 -q')).toMatchObject({ exit: 0, count: 3 })
})

it('a manifest is refused in which two settings change one path, at the place of the later', async () => {
  const twice = `scenarios: [plan.yaml]
set:
  pace: { slow: { lines.acute.growth: 1% }, fast: { lines.acute.growth: 6% } }
  other: { low: { lines.acute.growth: 2% }, year: { lines.acute.growth.2018/19: 2% } }
outputs: ['out/{scenario}-{pace}-{other}.csv']
`
  const { exit, err, written } = await runCli(['batch', 'm.yaml'], { files: { 'plan.yaml': plan, 'm.yaml': twice } })

  expect({ exit, files: written.size }).toEqual({ exit: 3, files: 0 })
  expect(err).toContain(
    'm.yaml:4:19 - error manifest-shape: set.other.low takes changes of its own, not lines.acute.growth, which set.pace.slow makes as well.',
  )
  expect(err.match(/ - error /g)).toHaveLength(1)
})

it.each([
  ['sweep plan.yaml --vary lines.acute.growth=0%..2%:1%', 'lines.acute.growth', '--vary'],
  ['sweep plan.yaml --vary lines.community.growth.2018/19=0%..2%:1%', 'lines.community.growth.2018/19', '--vary'],
  [
    'sensitivity plan.yaml --grid lines.acute.growth=0%..2%:1% funding.allocation.growth=0%..2%:1%',
    'funding.allocation.growth',
    '--grid',
  ],
])('%s refuses --set of the same figure', async (line, path, option) => {
  const { exit, err } = await told(`${line} --set ${path}=9%`)

  expect({ exit, err }).toEqual({
    exit: 2,
    err: `scenario: --set ${path}=9%: ${option} gives ${path} its numbers, so that this changes nothing. Drop one.\n`,
  })
})

it('what a --set still changes of a sweep stays: other figures, the other years, what is shifted', async () => {
  const swept = async (words: string): Promise<string> =>
    (await runCli(`sweep plan.yaml --csv --row spend.total ${words}`.split(' '), { files })).out
      .trim()
      .split('\n')
      .at(-1) ?? ''

  // By hand: 60 x 1 x 1.05, and 40 x 1.01 x 1.02 = 41.208; a saving of 2 is delivered to 90% in its one year.
  expect(
    await swept(
      '--vary lines.acute.growth.2018/19=-1%..0%:1% --set lines.acute.growth=5% --set savings.fewer.enabled=false',
    ),
  ).toBe('0,spend.total,2019/20,GBP m,cash,104.208')
  // 40 x 1.11 x 1.12 = 49.728 beside 60 x 1.03 x 1.03 = 63.654.
  expect(
    await swept(
      '--vary lines.community.growth=9%..10%:1% --set lines.community.growth.2018/19=1% --set savings.fewer.enabled=false',
    ),
  ).toBe('0.1,spend.total,2019/20,GBP m,cash,113.382')
})

it.each([
  ['lines.acute.growth.2018/19=9%', 'lines.acute.growth=4%'],
  ['lines.acute.growth.2018/19=9%', 'lines.acute.growth.2018/19..2019/20=4%'],
  ['lines.acute.growth=9%', 'lines.acute.drivers.price=4%'],
])('a setting that the next one takes out is refused: %s, then %s', async (first, second) => {
  const { exit, err } = await told(`run plan.yaml --csv --set ${first} --set ${second}`)

  expect(exit).toBe(3)
  expect(err).toContain('--set:1:1 - error set-undone: ')
  expect(err).toContain(`${first.split('=')[0]} would change nothing: ${second.split('=')[0]}, set after it,`)
})

it('settings are laid in order: a year over the whole, a part over a range, the later of one path', async () => {
  const acute = async (...set: readonly string[]): Promise<readonly string[]> => {
    const words = ['run', 'plan.yaml', '--format', 'tidy', '--rows', 'lines.acute.growth', '--years', 'all']
    const { exit, out } = await runCli([...words, ...set.flatMap((one) => ['--set', `lines.acute.growth${one}`])], {
      files,
    })
    expect(exit).toBe(0)
    return out
      .split('\n')
      .flatMap((line) => (line.includes('lines.acute.growth') ? [line.split(',').at(-2) ?? ''] : []))
      .slice(-2)
  }
  const shown = await acute('=3%')
  expect(await acute('=9%', '=3%')).toEqual(shown)
  expect(await acute('.2018/19=9%', '.2018/19=3%')).toEqual(shown)
  expect(await acute('=4%', '.2018/19=3%', '.2019/20=3%')).toEqual(shown)
  expect(await acute('.2018/19..2019/20=4%', '.2018/19=3%', '.2019/20=3%')).toEqual(shown)
  expect(await acute('=4%')).not.toEqual(shown)
})

it('a setting of what is switched off changes nothing and says so, of a value or of a year that the file states', async () => {
  const off = `title: A
years: { base: 2017/18, count: 2 }
funding: { all: { base: 110, growth: 0% } }
lines: { acute: { setting: hospital, base: 110, growth: 0% } }
savings: { s: { title: S, line: acute, amount: { 2018/19: 1 }, delivery: 50%, enabled: false } }
`
  for (const [path, value] of [
    ['savings.s.delivery', '40%'],
    ['savings.s.amount.2018/19', '4'],
    ['savings.s.amount.2019/20', '4'],
  ]) {
    const { exit, err } = await runCli(['run', 'a.yaml', '--csv', '--set', `${path}=${value}`], {
      files: { 'a.yaml': off },
    })
    expect([path, exit]).toEqual([path, 0])
    expect(err).toContain(`warning set-switched-off: ${path} changes nothing: savings.s is switched off (a.yaml:5:88).`)
  }
})
