import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { runCli } from '../support/run-cli.ts'

const sound = readFileSync('test/errors/sound.yaml', 'utf8')

async function run(text: string, ...args: readonly string[]): ReturnType<typeof runCli> {
  const files = { 'sound.yaml': sound, 'definition.yaml': `extends: sound.yaml\n${text}` }
  return runCli(['run', 'definition.yaml', ...args], { files })
}

/** A benchmark of acute care, which is 60, and a scheme that closes some of the gap. */
const benchmark = (level: string, close = '20%'): string => `lines:
  acute: { benchmarks: { peers: { ${level} } } }
savings:
  catch-up: { line: acute, benchmark: { to: peers, close: ${close}, from: 2018/19, until: 2018/19 } }
`

/** Funding is 100 and spend 60 + 40 in the base year of sound.yaml. */
it.each<[string, string, string | undefined]>([
  ['growth of exactly 15% is plausible', 'lines:\n  acute: { growth: 15% }\n', undefined],
  ['growth of 15.1% is not', 'lines:\n  acute: { growth: 15.1% }\n', 'implausible-growth'],
  ['nor is a fall of 15.1%', 'funding:\n  allocation: { growth: -15.1% }\n', 'implausible-growth'],
  ['a driver beyond 15%', 'drivers: { demographic: 16% }\n', 'implausible-growth'],
  ['an uplift beyond 15%', 'lines:\n  community: { drivers: { price: { uplift: 16% } } }\n', 'implausible-growth'],
  ['savings of 4 in 100 are plausible', 'savings:\n  s: { line: acute, amount: { 2018/19: 4 } }\n', undefined],
  [
    'two schemes of 2 and 2.1 are not, though each is',
    'savings:\n  a: { line: acute, amount: { 2018/19: 2 } }\n  b: { line: acute, amount: { 2018/19: 2.1 } }\n',
    'implausible-savings',
  ],
  ['a benchmark below the line by a penny in the million leaves a gap', benchmark('amount: 59.99999999'), undefined],
  ['one just above it does not', benchmark('amount: 60.00000001'), 'benchmark-met'],
  ['a benchmark at the line leaves none', benchmark('amount: 60'), 'benchmark-met'],
  ['nor does one above it', benchmark('amount: 61'), 'benchmark-met'],
  ['a variance above nought leaves a gap', benchmark('variance: 1'), undefined],
  ['one of nought does not', benchmark('variance: 0'), 'benchmark-met'],
  ['of which nothing is to be closed nothing is expected', benchmark('amount: 61', '0%'), undefined],
  [
    'a benchmark that no scheme closes is told of by its own row',
    benchmark('amount: 61').split('savings')[0] ?? '',
    undefined,
  ],
  ['lines of 105 against funding of 100 balance', 'lines:\n  acute: { base: 65 }\n', undefined],
  ['lines of 105.1 do not', 'lines:\n  acute: { base: 65.1 }\n', 'unbalanced-base'],
  ['nor do lines of 94.9', 'lines:\n  acute: { base: 54.9 }\n', 'unbalanced-base'],
  ['a review on the day itself is not overdue', 'document: { review-by: 2026-11-22 }\n', undefined],
  ['a review the day before is', 'document: { review-by: 2026-11-21 }\n', 'review-overdue'],
  [
    'a range that reaches into the horizon changes something',
    'lines:\n  acute: { growth: { 2010/11..: 4% } }\n',
    undefined,
  ],
  [
    'a year before it changes nothing',
    'lines:\n  acute: { growth: { 2016/17: 1%, default: 4% } }\n',
    'year-outside-horizon',
  ],
  [
    'a base year counts where it may: a reserve',
    'reserves:\n  r: { amount: { 2017/18: 1, 2018/19..: 2 } }\n',
    undefined,
  ],
  [
    'the same value with a source of its own is no idle change',
    'lines:\n  acute: { growth: { value: 3%, source: New } }\n',
    undefined,
  ],
  ['the same value in other digits is', 'lines:\n  acute: { growth: 3.0% }\n', 'override-changes-nothing'],
  ['a share of which nothing is taken', 'reserves:\n  r: { amount: 1, of: funding.recurrent }\n', 'unused-input'],
])('%s', async (_, text, code) => {
  const { exit, out, err } = await run(text, '--csv')

  expect(exit).toBe(0)
  expect(out).not.toBe('')
  expect([...err.matchAll(/ - warning ([a-z-]+): /g)].map(([, found]) => found)).toEqual(
    code === undefined ? [] : [code],
  )
})

it('the day of the run is --as-of, or else SOURCE_DATE_EPOCH, or else today', async () => {
  const files = { 'sound.yaml': sound, 'definition.yaml': 'extends: sound.yaml\ndocument: { review-by: 2018-10-31 }\n' }
  // 1,540,944,000 seconds after the start of 1970 is midnight on 31 October 2018.
  const env = { SOURCE_DATE_EPOCH: '1540944000' }
  const warned = async (...args: string[]): Promise<boolean> =>
    (await runCli(['run', 'definition.yaml', '--csv', ...args], { files, env })).err.includes('review-overdue')

  expect(await warned()).toBe(false)
  expect(await warned('--as-of', '2018-11-01')).toBe(true)
  expect((await runCli(['run', 'definition.yaml', '--csv'], { files })).err).toContain('today is 2026-11-22')
})

it.each(['csv', 'tidy', 'json', 'ndjson'])('missing sources are not mentioned in front of data: %s', async (format) => {
  const { exit, err } = await run('lines:\n  acute: { growth: 4% }\n', '--format', format)

  expect({ exit, err }).toEqual({ exit: 0, err: '' })
})

it.each(['table', 'markdown'])('missing sources are counted in one line a file for people: %s', async (format) => {
  const { err } = await run('lines:\n  acute: { growth: 4% }\n', '--format', format)

  expect(err).toBe('definition.yaml:1:1 - warning missing-sources: 1 value has no source (lines.acute.growth).\n')
})

it('a warning leaves the results as they are, and --strict leaves none', async () => {
  const text = 'lines:\n  acute: { growth: { 2035/36: 1%, default: 4% } }\n'
  const [plain, quiet, strict] = await Promise.all([
    run(text, '--csv'),
    run(text, '--csv', '--quiet'),
    run(text, '--csv', '--strict'),
  ])

  expect(quiet.out).toBe(plain?.out)
  expect({ exit: plain.exit, quiet: quiet.err }).toEqual({ exit: 0, quiet: '' })
  expect({ exit: strict.exit, out: strict.out }).toEqual({ exit: 3, out: '' })
  expect(strict.err).toContain('definition.yaml:3:22 - error year-outside-horizon: ')
})

it('--quiet does not hide errors', async () => {
  const { exit, err } = await run('lines:\n  acute: { growth: 4 }\n', '--csv', '--quiet')

  expect(exit).toBe(3)
  expect(err).toContain('not-a-rate')
})

it.each([
  ['from: 2018/19, until: 2019/20', 'it saves nothing in 2019/20 to 2020/21.'],
  ['from: 2026/27, until: 2027/28', 'it saves nothing in 2027/28.'],
  ['from: 2027/28, until: 2027/28', undefined],
])(
  'a benchmark that is met is told of with the years after a delay, as far as they are projected: %s',
  async (years, told) => {
    const late = benchmark('variance: -2.5').replace('from: 2018/19, until: 2018/19 }', `${years} }, delay: 12`)
    const { err } = await run(late, '--csv')

    if (told === undefined) expect(err).not.toContain('benchmark-met')
    else expect(err).toContain(told)
    if (told !== undefined) expect(err).toContain('£2.5 million below')
  },
)
