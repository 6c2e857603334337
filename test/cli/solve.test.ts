import { describe, expect, it } from 'vitest'
import { runCli } from '../support/run-cli.ts'

const solve = (...words: readonly string[]): ReturnType<typeof runCli> => runCli(['solve', ...words])
const envelope = ['--until', 'out-of-hospital.envelope >= 122', '--in', '2027/28'] as const

describe('the published question', () => {
  // Section 5 of the paper of 2018, reckoned by hand in the case for change: growth of funding at which 122 is held.
  it.each([
    [[], '3.09%'],
    [['--set', 'lines.acute.growth=3%'], '1.58%'],
  ])('with %j', async (set, growth) => {
    const { exit, out } = await solve(
      'scenarios/section-13.yaml',
      '--vary',
      'funding.allocation.growth',
      ...envelope,
      ...set,
    )

    expect(exit).toBe(0)
    expect(out).toContain(`must be at least ${growth}`)
  })
})

describe('formats', () => {
  const words = ['scenarios/3pct.yaml', '--vary', 'lines.acute.growth', '--until', 'out-of-hospital.envelope >= 122.4']

  it('JSON has solutions, their side, what is stated and the row at both ends', async () => {
    const answer = JSON.parse((await solve(...words, '--json')).out) as Record<string, unknown>

    expect(answer).toMatchObject({
      path: 'lines.acute.growth',
      year: '2027/28',
      central: '0.03',
      interval: { low: '-0.22', high: '0.28' },
      solutions: [{ side: 'at-or-below' }],
      true_as_stated: false,
    })
    expect(answer).toHaveProperty('row_at_low')
    expect(answer).toHaveProperty('row_at_high')
  })

  it.each(['csv', 'tidy'])('%s has a line a solution', async (format) => {
    const { out } = await solve(...words, '--format', format)
    const [head, line, rest] = out.split('\n')

    expect(head).toBe('path,target,year,value,side,central,difference')
    expect(line).toMatch(
      /^lines\.acute\.growth,out-of-hospital\.envelope >= 122\.4,2027\/28,-0\.00\d+,at-or-below,0\.03,-0\.03\d+$/,
    )
    expect(rest).toBe('')
  })

  it('ndjson has an object a solution, markdown the sentences', async () => {
    const [ndjson, markdown] = [
      await solve(...words, '--format', 'ndjson'),
      await solve(...words, '--format', 'markdown'),
    ]

    expect(JSON.parse(ndjson.out)).toMatchObject({ side: 'at-or-below', central: '0.03' })
    expect(markdown.out).toContain('points below the 3.00% stated')
  })
})

describe('what is said where there is no solution', () => {
  const far = ['scenarios/3pct.yaml', '--vary', 'lines.acute.growth', '--until', 'headroom >= 5000'] as const

  it('says the row at both ends, and fails only under --strict', async () => {
    const [plain, strict] = [await solve(...far), await solve(...far, '--strict', '--quiet')]

    expect(plain.out).toContain('No value from -22.00% to 28.00% gives that')
    expect([plain.exit, strict.exit]).toEqual([0, 1])
  })

  it('says so where every value is one', async () => {
    const { out } = await solve('scenarios/3pct.yaml', '--vary', 'lines.acute.growth', '--until', 'headroom >= -5000')

    expect(out).toContain('Every value from -22.00% to 28.00% gives that')
  })
})

describe('what cannot be asked is a mistake of usage', () => {
  const of = (vary: string, until: string, ...more: readonly string[]): readonly string[] => [
    'scenarios/3pct.yaml',
    '--vary',
    vary,
    '--until',
    until,
    ...more,
  ]
  it.each([
    [of('lines.acute.growth', 'funding.total >= 0'), 'has no effect'],
    [of('lines.acute.growth', 'headroom = 0'), 'Write >= or <='],
    [of('lines.acute.growth', 'headroom'), 'not-a-condition'],
    [of('lines.acute.growth', 'hedroom >= 0'), 'Did you mean "headroom"?'],
    [of('lines.acute.growth', 'headroom >= 0', '--in', '2040/41'), 'lies outside this scenario'],
    [of('lines.acute.growth', 'headroom >= 0', '--in', '2018'), 'no financial year'],
    [of('lines.acute.growth', 'headroom >= 0', '--between', '3%'), 'takes an interval'],
    [of('lines.acute.growth', 'headroom >= 0', '--between', '6%..3%'), 'runs backwards'],
    [of('lines.acute.growth', 'headroom >= 0', '--between', '0.03..0.06'), '--between'],
    [of('lines.acute.growth', 'headroom.to-date >= 0', '--prices', 'real'), 'added up over years'],
  ])('%j', async (words, why) => {
    const { exit, err, out } = await solve(...words)

    expect([exit, out]).toEqual([2, ''])
    expect(err).toContain(why)
  })
})

it('reads money in real terms or per head where asked to', async () => {
  const words = ['scenarios/3pct.yaml', '--vary', 'funding.allocation.growth', '--json'] as const
  const real = await solve(...words, '--until', 'out-of-hospital.envelope >= 122.4', '--prices', 'real')
  const divided = await solve(...words, '--until', 'out-of-hospital.envelope / prices.index >= 122.4')
  const solutions = ({ out }: { readonly out: string }): unknown =>
    (JSON.parse(out) as { solutions: unknown }).solutions

  expect(solutions(real)).toEqual(solutions(divided))
})
