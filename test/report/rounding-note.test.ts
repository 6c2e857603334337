import { expect, it } from 'vitest'
import { runCli } from '../support/run-cli.ts'

const note = 'Rounded figures may not add up to the totals shown, which are exact.'
const forPeople = [[], ['--plain'], ['--format', 'markdown']]

/** 2.25 + 2.35 + 2.45 + 3.15 = 10.20 reads 2.3 + 2.4 + 2.5 + 3.2 = 10.4 above 10.2. */
const rounding = `title: Rounding
unit: £m
years: { base: 2017/18, count: 1 }
funding: { allocation: { base: 10.05, growth: 0% } }
lines:
  a: { setting: hospital, base: 2.25, growth: 0% }
  b: { setting: out-of-hospital, base: 2.35, growth: 0% }
  c: { setting: other, base: 2.45, growth: 0% }
  d: { setting: prescribing, base: 3.15, growth: 0% }
`
const files = {
  'rnd.yaml': rounding,
  'whole.yaml': rounding.replace(/(\d)\.\d5/g, '$1'),
  'place.yaml':
    'title: Place\ncombine: { one: { scenario: rnd.yaml }, two: { scenario: rnd.yaml }, three: { scenario: rnd.yaml } }\n',
  // Three times as much reads 6.8 + 7.1 + 7.4 + 9.5 = 30.8 above 30.6; each of three parts of 6.75 reads 2.3.
  // 10.04 less 4.98 is 5.06: reads 10.0, 5.1 and (5.0).
  'change.yaml': `title: Change
years: { base: 2017/18, count: 1 }
funding: { a: { base: 10.04, growth: 0%, adjustments: { 2018/19: -4.98 } } }
lines: { x: { setting: other, base: 0, growth: 0% } }
`,
  // 1.25 and 2.50 to date: reads 1.3, then 1.3 and 2.5.
  'running.yaml': `title: Running
years: { base: 2017/18, count: 2 }
funding: { a: { base: 1.25, growth: 0% } }
lines: { x: { setting: other, base: 0, growth: 0% } }
`,
}

async function isTold(...args: string[]): Promise<boolean> {
  const { exit, out } = await runCli(['run', ...args, '-q'], { files })
  expect(exit).toBe(0)
  return out.replace(/\s+/g, ' ').includes(note)
}

const lines = ['--rows', 'lines.*.spend', '--rows', 'spend.total']

it.each(forPeople)('rows that are asked for are warned of: %j', async (...format) => {
  expect(await isTold('rnd.yaml', ...lines, ...format)).toBe(true)
  expect(await isTold('whole.yaml', ...lines, ...format)).toBe(false)
})

it.each(forPeople)('so are all years, which the first screen does not show: %j', async (...format) => {
  // 2019/20: the lines shown add to 286.5, the total is 286.6.
  expect(await isTold('scenarios/3pct.yaml', ...lines, '--years', 'all', ...format)).toBe(true)
  expect(await isTold('scenarios/3pct.yaml', ...lines, '--years', '2017/18', ...format)).toBe(false)
})

it.each(forPeople)('so are members of a place: %j', async (...format) => {
  expect(await isTold('place.yaml', '--by', 'member', '--rows', 'lines.a.spend', ...format)).toBe(true)
  expect(await isTold('place.yaml', ...lines, ...format)).toBe(true)
})

it.each(forPeople)('so are two figures and their difference, and a total to date: %j', async (...format) => {
  expect(await isTold('change.yaml', '--rows', 'funding.total', ...format)).toBe(true)
  expect(await isTold('change.yaml', '--rows', 'funding.total', '--decimals', '2', ...format)).toBe(false)
  expect(await isTold('running.yaml', '--rows', 'headroom', '--rows', 'headroom.to-date', ...format)).toBe(true)
  expect(await isTold('running.yaml', '--rows', 'headroom.to-date', ...format)).toBe(false)
  expect(await isTold('running.yaml', ...format)).toBe(true)
  expect(await isTold('running.yaml', '--decimals', '2', ...format)).toBe(false)
})

it('a difference of two rows that are shown is warned of', async () => {
  // 10.05 less 10.20 is -0.15: reads 10.1, 10.2 and (0.2).
  expect(await isTold('rnd.yaml', '--rows', 'available', '--rows', 'spend.total', '--rows', 'headroom')).toBe(true)
})

it('the change says how many years it spans, and one year has none', async () => {
  const head = async (...args: string[]): Promise<string> =>
    (await runCli(['run', 'scenarios/3pct.yaml', '-q', '--format', 'markdown', ...args])).out

  expect(await head('--years', '2018/19..2020/21')).toContain('| change (2 yrs) |')
  expect(await head('--years', '2017/18,2018/19')).toContain('| change (1 yr) |')
  expect(await head()).toContain('| change (10 yrs) |')
  expect(await head('--years', '2018/19')).not.toContain('change')
  expect(await head('--years', '2018/19', '--rows', 'headroom')).not.toContain('change')
})
