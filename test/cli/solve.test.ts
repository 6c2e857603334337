import { describe, expect, it } from 'vitest'
import { runCli } from '../support/run-cli.ts'

const solve = (...words: readonly string[]): ReturnType<typeof runCli> => runCli(['solve', ...words])
const envelope = ['--until', 'out-of-hospital.envelope >= 122', '--in', '2027/28'] as const

describe('the published question', () => {
  // Section 5 of the paper of 2018, reckoned by hand in the case for change: growth of funding at which 122 is held.
  it.each([
    // 3.085% and 1.581%: rounded up, at which it is held, and to the nearest.
    [[], '3.09% (3.09'],
    [['--set', 'lines.acute.growth=3%'], '1.59% (1.58% to the nearest; 1.59'],
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

/** By hand: funding 100 (1 + g)^2, care 60 and community 20, which do not grow. At 5% headroom is 110.25 - 80 = 30.25. */
describe('a condition of several comparisons', () => {
  const files = {
    'a.yaml': `title: T
years: { base: 2017/18, count: 2 }
funding: { allocation: { title: Money, base: 100, growth: 0% } }
lines:
  care: { setting: hospital, base: 60, growth: 0% }
  community: { setting: out-of-hospital, base: 20, growth: 0% }
`,
  }
  const asked = async (until: string, ...more: readonly string[]): Promise<string> => {
    const words = ['solve', 'a.yaml', '--vary', 'funding.allocation.growth', '--until', until, ...more]
    return (await runCli(words, { files })).out.replace(/\s+/g, ' ')
  }

  it('both sides of each are told at the solution', async () => {
    expect(await asked('headroom >= 5 and out-of-hospital.envelope >= 50.25')).toContain(
      'At 5.00%, headroom is £30.3m, at least £5.0m asked for; out-of-hospital envelope is £50.3m, at least £50.3m asked for.',
    )
  })

  it('at every solution, by the comparison as it is with "not" before it', async () => {
    // 121 - 80 = 41 at 10%; -5% gives 90.25 - 80 = 10.25.
    const text = await asked('not (headroom > 41 or headroom < 10.25)')
    const each = (number: string, value: string): string =>
      `At ${number}, headroom is £${value}m, at most £41.0m asked for; headroom is £${value}m, at least £10.3m asked for.`
    expect(text).toContain(each('-5.00%', '10.3'))
    expect(text).toContain(each('10.00%', '41.0'))
  })

  it('a bound that moves with the figure is that of the solution', async () => {
    expect(await asked('headroom >= 5 and out-of-hospital.envelope >= 110.25 - funding.total + 50.25')).toContain(
      'out-of-hospital envelope is £50.3m, at least £50.3m asked for.',
    )
  })

  it('of one comparison nothing more is said', async () => {
    expect(await asked('headroom >= 30.25')).not.toContain('asked for')
  })
})

it('per head is in pounds for each resident of the year, and says so', async () => {
  // £122.4m for 243,156 people, 220,562 x 1.0098^10, is £503.38.
  const words = ['scenarios/3pct.yaml', '--vary', 'lines.acute.growth', '--until'] as const
  const solutions = async (...more: readonly string[]): Promise<string> => {
    const { out } = await solve(...words, ...more, '--json')
    const { solutions: found } = JSON.parse(out) as { solutions: { value: string }[] }
    return Number(found[0]?.value).toFixed(4)
  }
  expect(await solutions('out-of-hospital.envelope >= 503.38', '--per-head')).toBe(
    await solutions('out-of-hospital.envelope >= 122.4'),
  )
  const { out } = await solve(...words, 'out-of-hospital.envelope >= 503.38', '--per-head')
  expect(out.replace(/\s+/g, ' ')).toContain(
    'Wanted: out-of-hospital envelope at least £503.38 a head in 2027/28. As stated it is £312.44 a head.',
  )
  // In real terms £76.0m over 1.219 (ten years of 2%) for 243,156 people: £256.31, a head as well.
  const real = await solve(...words, 'out-of-hospital.envelope >= 122.4', '--per-head', '--prices', 'real')
  expect(real.out.replace(/\s+/g, ' ')).toContain(
    'in 2017/18 prices at least £122.40 a head in 2027/28. As stated it is £256.31 a head',
  )
})

it('--unit is that of what is varied, in --between and in data', async () => {
  const words = ['scenarios/3pct.yaml', '--vary', 'lines.acute.base', '--until', 'headroom >= -60', '--json'] as const
  const [millions, thousands] = await Promise.all(
    [
      ['--between', '50..200'],
      ['--between', '50000..200000', '--unit', '£k'],
    ].map(async (more) => JSON.parse((await solve(...words, ...more)).out)),
  )
  // Acute of b is b x 1.03^10 in 2027/28: 113 less (73.234 - 60) / 1.343916 is 103.153.
  expect(Number(millions.solutions[0].value)).toBeCloseTo(103.153, 3)
  expect(Number(thousands.solutions[0].value)).toBeCloseTo(103_153, 0)
  expect([thousands.unit, thousands.row_unit, thousands.central]).toEqual(['GBP k', 'GBP k', '113000'])
  expect(Number(thousands.row_at_low)).toBeCloseTo(Number(millions.row_at_low) * 1000, 6)
})

it('a year that the figure cannot reach is no effect', async () => {
  const { exit, err } = await solve(
    ...['scenarios/3pct.yaml', '--vary', 'lines.acute.growth.2025/26', '--until', 'headroom >= 0', '--in', '2020/21'],
  )
  expect(exit).toBe(2)
  expect(err).toContain('it has no effect on headroom >= 0 in 2020/21')
})

it('reads money in real terms or per head where asked to', async () => {
  const words = ['scenarios/3pct.yaml', '--vary', 'funding.allocation.growth', '--json'] as const
  const real = await solve(...words, '--until', 'out-of-hospital.envelope >= 122.4', '--prices', 'real')
  const divided = await solve(...words, '--until', 'out-of-hospital.envelope / prices.index >= 122.4')
  const solutions = ({ out }: { readonly out: string }): unknown =>
    (JSON.parse(out) as { solutions: unknown }).solutions

  expect(solutions(real)).toEqual(solutions(divided))
})

describe('both sides of each of several comparisons', () => {
  const asked = ['solve', 'scenarios/3pct.yaml', '--vary', 'lines.acute.growth', '--until']
  const told = async (condition: string, years: string): Promise<string> =>
    (await runCli([...asked, condition, '--in', years])).out.replace(/\s+/g, ' ')

  // Headroom binds, in the last year, in which either is at its lowest: nothing else in the file falls.
  it('are told of every year, each in the year that tells', async () => {
    expect(await told('out-of-hospital.envelope >= 100 and headroom >= -40', 'all')).toContain(
      // 0.485% rounded down: acute of 113 x 1.0048^10 = 118.5 is 0.1 less than what leaves -40.0.
      'At 0.48%, out-of-hospital envelope is £109.3m in 2027/28, at least £100.0m asked for; headroom is -£39.9m in 2027/28, at least -£40.0m asked for.',
    )
  })

  it('are told of any year, all in the first in which the condition is true', async () => {
    const out = await told('out-of-hospital.envelope >= 100 and headroom >= -5', 'any')
    // One year on is the first in which both are true, and headroom of -£5m is what binds there.
    expect(out).toMatch(
      /At [\d.]+%, out-of-hospital envelope is £[\d.]+m in 2018\/19, at least £100\.0m asked for; headroom is -£5\.0m in 2018\/19, at least -£5\.0m asked for\./,
    )
  })
})

describe('a printed solution does what is wanted when it is typed back', () => {
  const told = async (...words: readonly string[]): Promise<string> =>
    (await solve(...words)).out.replace(/ +/g, ' ').replace(/\n(?! ?-)/g, ' ')

  it('an upper bound is rounded down, and the row beside it is that of the printed number', async () => {
    // Acute may be 113 x 1.03^10 - 73.2 = 78.6 and (78.6 / 113)^(1/10) - 1 = -3.5615%. At -3.57%, 113 x 0.9643^10 = 78.56
    // leaves 78.63 - 78.56 = 0.07.
    const words = ['scenarios/3pct.yaml', '--vary', 'lines.acute.growth', '--until', 'headroom >= 0', '--in', '2027/28']
    const out = await told(...words)

    expect(out).toContain(
      'must be at most -3.57% (-3.56% to the nearest; 6.57 points below the 3.00% stated), a fall of at least 3.57% a year',
    )
    expect(out).toContain('Headroom at -3.57%, solution 0.1')
    expect(JSON.parse((await solve(...words, '--json')).out).solutions[0].value).toMatch(/^-0\.0356\d{8}$/)
    expect(await told(...words, '--set', 'lines.acute.growth=-3.57%')).toContain('so that this holds')
    expect(await told(...words, '--set', 'lines.acute.growth=-3.56%')).not.toContain('so that this holds')
  })

  it('a lower bound is rounded up', async () => {
    // 273 x 1.0309^10 = 370.1 and 273 x 1.0308507^10 = 369.9 of funding: £0.18m above the 122.0 asked for.
    const words = ['scenarios/section-13.yaml', '--vary', 'funding.allocation.growth', ...envelope]

    expect(await told(...words)).toContain('Out-of-hospital envelope at 3.09%, solution 122.2')
  })

  const files = (growth: string): Record<string, string> => ({
    'a.yaml': `title: T
years: { base: 2017/18, count: 1 }
funding: { allocation: { title: Money, base: 100, growth: ${growth} } }
lines: { care: { setting: hospital, base: 100, growth: 0% } }
`,
  })
  const of = async (growth: string, until: string, ...more: readonly string[]): Promise<string> => {
    const words = ['solve', 'a.yaml', '--vary', 'funding.allocation.growth', '--until', until, ...more]
    return (await runCli(words, { files: files(growth) })).out.replace(/\s+/g, ' ')
  }

  it('a stretch narrower than the digits is told with more of them', async () => {
    // 100 (1 + g) - 100 from 3.0012 to 3.0018: no number of two places, nor of three, lies between.
    expect(await of('0%', 'headroom >= 3.0012 and headroom <= 3.0018', '--between', '3%..3.01%')).toContain(
      'must be from 3.0012% (3.0012 points above the 0.0000% stated) to 3.0018%',
    )
  })

  it('what is stated is told with all its digits, so that the row beside it is of it', async () => {
    // 100 x 1.03125 - 100 = 3.125.
    expect(await of('3.125%', 'headroom >= 5')).toContain(
      'must be at least 5.00% (1.875 points above the 3.125% stated)',
    )
  })
})

it('the ends of the search stand in the notes', async () => {
  const { out } = await solve('scenarios/3pct.yaml', '--vary', 'lines.acute.growth', '--until', 'headroom >= 0')
  const [answer, notes] = out.split('Notes\n')

  expect(answer).not.toContain('end of the search')
  expect(notes?.replace(/\s+/g, ' ')).toContain('At the ends of the search headroom is £69.2m and -£1,255.4m.')
})

describe('two edges within one step of the scan', () => {
  // Headroom falls by 3 x 60 g in a year, so that its square is nought at 0% and 0.36 at either 1%: the scan of 0.78 points meets neither edge.
  const two = `title: Two
unit: £m
years: { base: 2017/18, count: 1 }
funding: { allocation: { title: Allocation, base: 100, growth: 0% } }
lines:
  acute: { title: Acute, setting: hospital, base: 60, growth: 3% }
  community: { title: Community, setting: out-of-hospital, base: 40, growth: 0% }
`
  const asked = async (until: string, ...more: readonly string[]): Promise<string> => {
    const words = ['solve', 'two.yaml', '--vary', 'lines.acute.growth', '--until', until, ...more]
    return (await runCli(words, { files: { 'two.yaml': two } })).out.replaceAll(/\s+/g, ' ')
  }

  it('are found where the row turns', async () => {
    // 60 g = 0.06 at g = 0.1%.
    expect(await asked('headroom * headroom <= 0.0036')).toContain(
      'must be from -0.10% (3.10 points below the 3.00% stated) to 0.10%',
    )
    expect(await asked('headroom * headroom > 0.0036')).toMatch(/must be at most -0\.11% .*, or at least 0\.11%/)
  })

  it('are found of a contract whose gain is shared, and hold when they are typed back', async () => {
    const words = ['scenarios/mcp.yaml', '--until', 'headroom >= -63.4', '--vary', 'contracts.mcp.index.productivity']
    const { out } = await solve(...words)
    const [, low = '', high = ''] = /must be from (\S+%) .*?\) to (\S+%)/.exec(out.replaceAll(/\s+/g, ' ')) ?? []
    const holds = async (at: string): Promise<boolean> =>
      /so\s+that\s+this\s+holds/.test((await solve(...words, '--set', `contracts.mcp.index.productivity=${at}`)).out)
    const by = (text: string, points: number): string => `${(Number.parseFloat(text) + points).toFixed(2)}%`

    expect(await Promise.all([low, high, by(low, -0.01), by(high, 0.01)].map(holds))).toEqual([
      true,
      true,
      false,
      false,
    ])
  })

  it('where there is none the number that comes nearest is told, but no end', async () => {
    expect(await asked('headroom * headroom <= -1')).toMatch(
      /No value from -22\.00% to 28\.00% gives that: .* Of the values looked at -?0\.\d+% comes nearest: headroom \* headroom is 0\.000 there\./,
    )
    expect(await asked('headroom >= 100')).not.toContain('comes nearest')
  })

  it('a jump is told with both its sides', async () => {
    expect(await asked('max(headroom, -1) / max(headroom, -1.5) >= 0.9')).not.toContain('jumps')
    // Below nought the larger of headroom and nought is nothing of it, above it is all; at nought there is nothing to divide by.
    expect(await asked('max(headroom, 0) / headroom >= 0.5')).toContain(
      'At the edge near -0.01% it jumps: max(headroom, 0) / headroom is 100.00% at it and without a value just above it.',
    )
    expect(await asked('max(headroom, 0) / headroom >= 0.5')).not.toContain('to the nearest')
  })
})
