import { test } from '@fast-check/vitest'
import { expect, it } from 'vitest'
import { Decimal } from '../../src/base/decimal.ts'
import { anySketch } from '../support/any-definition.ts'
// Loaded before the first test rather than in it: the command is what most of them wait for.
import '../../src/cli/commands/diff.ts'
import { runCli } from '../support/run-cli.ts'
import { writeSketch } from '../support/write-sketch.ts'

const plan = `title: Plan
organisation: A commissioner
years: { base: 2017/18, count: 2 }
funding: { allocation: { base: 100, growth: 0%, source: Letter } }
lines:
  acute: { title: Acute, setting: hospital, base: 60, growth: 10%, owner: Director }
  community: { title: Community, setting: out-of-hospital, base: 40, growth: { 2018/19: 1%, 2019/20: 2% } }
`

interface Change {
  readonly path: string
  readonly change: string
  readonly part: string
  readonly years: string | null
  readonly was: string | null
  readonly now: string | null
}

interface Effect {
  readonly row: string
  readonly differences: readonly (string | null)[]
  readonly year: string
  readonly years: readonly string[]
  readonly start: string
  readonly end: string
  readonly steps: readonly { readonly value: string }[]
  readonly adds_up: boolean
}

/** A scenario of a saved result in JSON. */
interface Result {
  readonly years: string[]
  readonly rows: { readonly row: string; readonly values: readonly (string | null)[] }[]
}

function headroomOf({ rows }: Result): Result['rows'][number] {
  const found = rows.find(({ row }) => row === 'headroom')
  if (found === undefined) throw new Error('There is no headroom')
  return found
}

/** What diff says of two texts in JSON. */
async function diffed(
  before: string,
  after: string,
): Promise<{ exit: number; err: string; changes: Change[]; effects: Effect[]; alike: boolean }> {
  const { exit, out, err } = await runCli(['diff', 'a.yaml', 'b.yaml', '--json'], {
    files: { 'a.yaml': before, 'b.yaml': after },
  })
  return { exit, err, ...(out === '' ? { changes: [], effects: [], alike: false } : JSON.parse(out)) }
}

const [head = '', lines = ''] = plan.split('lines:\n')
const [acute = '', community = ''] = lines.split('\n')

it.each([
  ['itself', plan],
  ['comments and empty lines', `# For the board\n\n${plan}`],
  ['another order', `lines:\n${community}\n${acute}\n${head}`],
  ['another notation of the same numbers', plan.replace('base: 60', 'base: 60.00').replace('10%', '10.0%')],
  ['a default that is written down', plan.replace('base: 60,', 'base: 60, non-recurrent: { 2018/19: 0 },')],
])('%s is alike', async (_, other) => {
  expect(await diffed(plan, other)).toMatchObject({ exit: 0, alike: true, changes: [] })
})

it('a file that is cut in two is alike', async () => {
  const { exit } = await runCli(['diff', 'a.yaml', 'b.yaml', '-q', '--json'], {
    files: { 'a.yaml': plan, 'b.yaml': `extends: c.yaml\n${head}`, 'c.yaml': `title: Lines\nlines:\n${lines}` },
  })

  expect(exit).toBe(0)
})

it('tells what was changed, added and removed, and in which years', async () => {
  const other = `${plan
    .replace(
      'growth: 10%, owner: Director',
      'growth: { value: 20%, range: { low: 5%, high: 25% } }, owner: Chief nurse',
    )
    .replace('2019/20: 2%', '2019/20: 3%')
    .replace(
      'source: Letter',
      'source: "Allocations, 2018"',
    )}  drugs: { title: Drugs, setting: prescribing, base: 0.1, growth: 0% }
`
  const { exit, changes } = await diffed(plan, other)

  expect(exit).toBe(1)
  expect(changes).toMatchObject([
    { path: 'lines.acute.growth', change: 'changed', part: 'value', years: null, was: '10%', now: '20%' },
    { path: 'lines.community.growth', change: 'changed', part: 'value', years: '2019/20', was: '2.0%', now: '3.0%' },
    { path: 'lines.drugs', change: 'added', part: 'value', was: null, now: null },
    { path: 'funding.allocation', values: 2, part: 'source', was: 'Letter', now: 'Allocations, 2018' },
    { path: 'lines.acute', part: 'owner', was: 'Director', now: 'Chief nurse' },
    { path: 'lines.acute.growth', part: 'range', was: null, now: 'low 5%, high 25%' },
  ])
  const back = await diffed(other, plan)
  expect(back.changes).toContainEqual(expect.objectContaining({ path: 'lines.drugs', change: 'removed' }))
})

it('tells what it did in sentences a board could hear', async () => {
  // 60 x 1.1 x 1.1 = 72.6 and 40 x 1.01 x 1.02 = 41.208: headroom is -13.808. At 20% acute is 86.4: -27.608, 13.8 lower.
  const { exit, out } = await runCli(['diff', 'a.yaml', 'b.yaml', '--width', '200'], {
    files: { 'a.yaml': plan, 'b.yaml': plan.replace('10%', '20%') },
  })

  expect(exit).toBe(1)
  expect(out).toContain('1 value is changed.')
  expect(out).toContain('Acute, growth is now 20%; it was 10%.')
  expect(out).toContain('Headroom in 2019/20 is now -£27.6m; it was -£13.8m: £13.8m lower.')
  expect(out).toContain('All of it comes from Acute, growth (10% to 20%).')
  expect(out).toContain('It differs from 2018/19 on.')
})

// A risk of 8m in 2018/19 at 25% is 2m, at 50% 4m. It moves neither what is left nor the envelope, but what is expected of it.
it('where neither headroom nor the envelope moves, the first rows that a change reaches are told', async () => {
  const risky = `${plan}risks:\n  flood: { title: Flood, probability: 25%, impact: { 2018/19: 8 } }\n`
  const files = { 'a.yaml': risky, 'b.yaml': risky.replace('25%', '50%') }
  const { exit, out } = await runCli(['diff', 'a.yaml', 'b.yaml', '--width', '200'], { files })
  const { out: json } = await runCli(['diff', 'a.yaml', 'b.yaml', '--json'], { files })

  expect(exit).toBe(1)
  expect(out).toContain('Headroom is the same in every year.')
  expect(out).toContain('Flood, expected value in 2018/19 is now £4.0m; it was £2.0m: £2.0m higher.')
  expect(JSON.parse(json)).toMatchObject({
    rows_reached: expect.any(Number),
    first_reached: expect.arrayContaining([
      {
        row: 'risks.flood.expected',
        label: 'Flood, expected value',
        unit: 'GBP m',
        year: '2018/19',
        was: '2',
        now: '4',
      },
    ]),
  })
})

it('where headroom moves, only that is told', async () => {
  const { out } = await runCli(['diff', 'a.yaml', 'b.yaml', '--width', '200'], {
    files: { 'a.yaml': plan, 'b.yaml': plan.replace('10%', '11%') },
  })

  expect(out).not.toContain('other values')
})

it('of versions in two units the rows that a change reaches are held against each other in one', async () => {
  const inMillions =
    'title: Plan\nunit: £m\nyears: { base: 2017/18, count: 1 }\nfunding: { f: { base: 1, growth: 0% } }\nlines: { l: { title: L, setting: hospital, base: 1, growth: 0% } }\n'
  const inThousands = inMillions.replace('£m', '£k').replaceAll('base: 1,', 'base: 1000,')
  const { out } = await runCli(['diff', 'a.yaml', 'b.yaml', '--unit', '£m', '--json'], {
    files: { 'a.yaml': inMillions, 'b.yaml': inThousands },
  })

  expect(JSON.parse(out)).toMatchObject({ rows_reached: 0, first_reached: [] })
})

it('in Markdown tables stand folded up under their headings, and nothing of an author is mark-up', async () => {
  const titled = plan.replace('title: Acute', 'title: "</summary><b>A & B"')
  const { out } = await runCli(['diff', 'a.yaml', 'b.yaml', '--format', 'markdown', '--row', 'lines.acute.spend'], {
    files: { 'a.yaml': titled, 'b.yaml': titled.replace('10%', '11%') },
  })

  expect(out).toContain('<details>\n<summary>Before and now</summary>\n\n**')
  expect(out).toMatch(
    /<summary>&lt;\/summary&gt;&lt;b&gt;A &amp; B, spend in 2019\/20, step by step<\/summary>\n\n\*\*/,
  )
  expect(out.match(/^<details>$/gm)).toHaveLength(2)
  expect(out.match(/^<\/details>$/gm)).toHaveLength(2)
})

it('what a check of a saved result measured is told as people write it', async () => {
  const checked = `${plan}checks: { most: { title: Enough, that: "headroom / funding.total >= -10%" } }\n`
  const saved = async (text: string): Promise<string> =>
    (await runCli(['run', 'a.yaml', '--json'], { files: { 'a.yaml': text } })).out
  // Spend of 2019/20 is 72.6 + 41.208 = 113.808 at 10%, 73.926 + ... more at 11%: headroom is -13.81% of 100, then -15.13%.
  const files = { 'a.json': await saved(checked), 'b.json': await saved(checked.replace('10%, owner', '11%, owner')) }
  const { out } = await runCli(['diff', 'a.json', 'b.json', '--width', '300'], { files })

  expect(out).toContain('measured -13.81% in 2019/20')
  expect(out).toContain('measured -15.13% in 2019/20')
})

it('words alone change no figure, and are a change', async () => {
  const { exit, out } = await runCli(['diff', 'a.yaml', 'b.yaml', '--width', '200'], {
    files: { 'a.yaml': plan, 'b.yaml': plan.replace('title: Acute', 'title: Hospital care') },
  })

  expect(exit).toBe(1)
  expect(out).toContain('No figure is changed; of words: 1 text.')
  expect(out).toContain('now reads "Hospital care"; it read "Acute".')
  expect(out).toContain('Headroom is the same in every year.')
  expect(out).not.toContain('Before and now')
})

it('checks that fail now are told', async () => {
  const check = 'checks: { enough: { title: Enough is left, that: headroom >= -20, in: all } }\n'
  const { out } = await runCli(['diff', 'a.yaml', 'b.yaml', '--width', '200'], {
    files: { 'a.yaml': plan + check, 'b.yaml': plan.replace('10%', '20%') + check },
  })

  expect(out).toContain('The check "Enough is left in every projected year" FAILS now; it passed before.')
})

it('unlike base years are told and their figures left alone', async () => {
  const later = plan.replace('base: 2017/18, count: 2', 'base: 2018/19, count: 1').replace('2018/19: 1%, ', '')
  const { exit, out } = await runCli(['diff', 'a.yaml', 'b.yaml', '--width', '200'], {
    files: { 'a.yaml': plan, 'b.yaml': later },
  })

  expect(exit).toBe(1)
  expect(out).toContain('Figures are not held against each other: a begins in 2017/18 and b in 2018/19')
})

it('a wrong definition is told as everywhere', async () => {
  const { exit, out, err } = await runCli(['diff', 'a.yaml', 'b.yaml'], {
    files: { 'a.yaml': plan, 'b.yaml': plan.replace('10%', 'ten') },
  })

  expect({ exit, out }).toEqual({ exit: 3, out: '' })
  expect(err).toContain('b.yaml:6')
})

/** The results of two plans in a format. */
async function results(format: string): Promise<Record<string, Uint8Array>> {
  const files = { 'a.yaml': plan, 'b.yaml': plan.replace('10%', '20%') }
  const side = format === 'json' ? [] : ['--provenance']
  const [one, other] = [
    await runCli(['run', 'a.yaml', '-q', '--format', format, '-o', 'a.out', ...side], { files }),
    await runCli(['run', 'b.yaml', '-q', '--format', format, '-o', 'b.out', ...side], { files }),
  ]
  return Object.fromEntries([...one.bytes, ...other.bytes])
}

it.each(['json', 'csv', 'tidy'])(
  'of two saved results in %s it tells rows, years and the inputs that changed',
  async (format) => {
    const files = await results(format)
    const { exit, out } = await runCli(['diff', 'a.out', 'b.out', '--width', '200'], { files })
    const { out: json } = await runCli(['diff', 'a.out', 'b.out', '--json'], { files })
    const told = JSON.parse(json)

    expect(exit).toBe(1)
    expect(out).toContain('Headroom in 2019/20 is now -£27.6m; it was -£13.8m: £13.8m lower.')
    expect(out).toContain('lines.acute.growth was 10% and is 20%.')
    // 60 x 10% and 60 x 1.1 x 1.1 against 60 x 1.2 x 1.2.
    expect(told.rows).toContainEqual(
      expect.objectContaining({
        row: 'lines.acute.spend',
        years: ['2018/19', '2019/20'],
        was: ['66', '72.6'],
        now: ['72', '86.4'],
        difference: ['6', '13.8'],
      }),
    )
    expect((await runCli(['diff', 'a.out', 'a.out'], { files })).exit).toBe(0)
  },
)

// Spend of 2019/20 is 72.6 + 40 x 1.01 x 1.02 = 113.808 of 100: above 110%, below 120%. No row tells the limit.
const limited = (limit: string): string => `${plan}measures:
  m: { title: M, formula: "spend.total / funding.total", unit: share }
checks:
  c: { that: "measures.m <= ${limit}", severity: warn }
`

/** What diff says of the results of two definitions that differ in words or limits alone. */
async function diffedResults(
  format: string,
  before: string,
  after: string,
  ...more: string[]
): Promise<{ exit: number; out: string }> {
  const files = { 'a.yaml': before, 'b.yaml': after }
  const made = await runCli(['run', 'a.yaml', '-q', '--format', format, '-o', 'a.out', ...more], { files })
  const other = await runCli(['run', 'b.yaml', '-q', '--format', format, '-o', 'b.out', ...more], { files })
  const results = Object.fromEntries([...made.bytes, ...other.bytes])
  const { exit, out } = await runCli(['diff', 'a.out', 'b.out', '--width', '200'], { files: results })
  return { exit, out: out.replace(/\s+/g, ' ') }
}

it('two results of which a check fails in one and passes in the other differ, though all rows are alike', async () => {
  const { exit, out } = await diffedResults('json', limited('110%'), limited('120%'))

  expect(exit).toBe(1)
  expect(out).not.toContain('are alike')
  expect(out).toContain('The two results differ, though all')
  expect(out).toContain('Check checks.c passes (measures.m <= 120%')
  expect(out).toContain('before, it fails (measures.m <= 110%')
  expect(out).toContain('What they were made from is not the same: a.yaml and b.yaml.')
})

it('of CSV it says that checks are not in it; what it was made from tells the two apart where it is recorded', async () => {
  const bare = await diffedResults('csv', limited('110%'), limited('120%'))
  expect(bare.exit).toBe(0)
  expect(bare.out).toContain('Checks are not compared: only JSON holds them')
  expect(bare.out).toContain('What they were made from is not recorded in both')

  const recorded = await diffedResults('csv', limited('110%'), limited('120%'), '--provenance')
  expect(recorded.exit).toBe(1)
  expect(recorded.out).toContain('What they were made from is not the same: a.yaml and b.yaml.')
})

it('results of one definition under two names are alike', async () => {
  const { exit, out } = await diffedResults('json', limited('110%'), limited('110%'))

  expect(exit).toBe(0)
  expect(out).toContain('The two results are alike')
})

// At 20% acute is 72 in 2018/19, so headroom is 100 - 72 - 40.4 = -12.4 there and at 10% 100 - 66 - 40.4 = -6.4; only the longer has 2019/20.
it.each([
  ['longer', false, '2019/20 is in the second result alone.'],
  ['shorter', true, '2019/20 is in the first result alone.'],
] as const)(
  'of a result that is a year %s the last year that both have is told, and the years apart',
  async (_, isBack, years) => {
    const short = plan.replace('count: 2', 'count: 1').replace('2018/19: 1%, 2019/20: 2%', '2018/19: 1%')
    const pair = [short, plan.replace('10%', '20%')] as const
    const [before, after] = isBack ? [pair[1], pair[0]] : pair
    const { exit, out } = await diffedResults('json', before, after)

    expect(exit).toBe(1)
    expect(out).toContain(
      isBack
        ? 'Headroom in 2018/19 is now -£6.4m; it was -£12.4m: £6.0m higher.'
        : 'Headroom in 2018/19 is now -£12.4m; it was -£6.4m: £6.0m lower.',
    )
    expect(out).toContain(years)
    expect(out).not.toContain('value now')
  },
)

it('of a result that is longer and alike before, only the years apart are told', async () => {
  const short = plan.replace('count: 2', 'count: 1').replace('2018/19: 1%, 2019/20: 2%', '2018/19: 1%')
  const { exit, out } = await diffedResults('json', short, plan)

  expect(exit).toBe(1)
  expect(out).toContain('2019/20 is in the second result alone.')
  expect(out).toContain('In the years that both have, all rows are the same.')
  expect(out).not.toMatch(/differ, from|value now/)
})

it('of results that share no year nothing is said to be the same', async () => {
  const at = (base: string): string =>
    `title: P\nyears: { base: ${base}, count: 1 }\nfunding: { f: { base: 1, growth: 0% } }\nlines: { l: { title: L, setting: hospital, base: 1, growth: 0% } }\n`
  const { exit, out } = await diffedResults('json', at('2017/18'), at('2020/21'))

  expect(exit).toBe(1)
  expect(out).toContain('No year is in both results.')
  expect(out).not.toContain('are the same')
})

// A row that stands twice has two answers: whichever was taken, the other would be lost.
it.each([
  [
    'a row',
    (result: Result) => result.rows.push({ ...headroomOf(result), values: ['0', '0', '999'] }),
    'headroom has 2017/18 twice',
  ],
  ['a year', (result: Result) => result.years.splice(1, 1, '2017/18'), 'has 2017/18 twice'],
] as const)(
  '%s that stands twice in a saved result in JSON is refused, whichever side it is on',
  async (_, spoil, why) => {
    const json = await results('json')
    const whole = JSON.parse(Buffer.from(json['a.out'] ?? '').toString()) as { scenarios: Result[] }
    for (const result of whole.scenarios) spoil(result)
    const files = { 'a.json': json['a.out'] ?? '', 'twice.json': JSON.stringify(whole) }

    for (const paths of [
      ['a.json', 'twice.json'],
      ['twice.json', 'a.json'],
    ]) {
      const { exit, out, err } = await runCli(['diff', ...paths], { files })
      expect({ exit, out }).toEqual({ exit: 3, out: '' })
      expect(err).toContain(`twice.json is no result that can be compared: `)
      expect(err).toContain(why)
    }
  },
)

it('formats may be mixed, a result and a definition may not', async () => {
  const json = await results('json')
  const csv = await results('csv')
  const files = { 'a.json': json['a.out'] ?? '', 'a.csv': csv['a.out'] ?? '', 'plan.yaml': plan }

  expect((await runCli(['diff', 'a.json', 'a.csv'], { files })).exit).toBe(0)
  const mixed = await runCli(['diff', 'a.json', 'plan.yaml'], { files })
  expect(mixed.exit).toBe(2)
  expect(mixed.err).toContain('give two definitions, or two results')
})

test.prop([anySketch], { numRuns: 10 })('law: a definition and itself are alike', async (sketch) => {
  const text = writeSketch(sketch)

  expect(await diffed(text, text)).toMatchObject({ exit: 0, changes: [] })
})

// Of two that have little in common every mixture is a model of its own; test/questions/bridge/between.test.ts holds many more to this law.
test.prop([anySketch, anySketch], { numRuns: 4 })('law: steps add up to the change', async (one, other) => {
  const { exit, err, effects } = await diffed(writeSketch(one), writeSketch(other))

  expect({ exit, err }).toEqual({ exit: 1, err: '' })
  for (const { start, end, steps, adds_up, differences, years, year } of effects) {
    const sum = steps.reduce((so, { value }) => so.plus(value), new Decimal(start))
    const apart = differences[years.indexOf(year)]
    expect(adds_up).toBe(true)
    expect(sum.minus(end).abs().lt('1e-18')).toBe(true)
    expect(
      new Decimal(end)
        .minus(start)
        .minus(apart ?? 'NaN')
        .abs()
        .lt('1e-18'),
    ).toBe(true)
  }
})

it('the table of before and now speaks of one plan', async () => {
  const { out } = await runCli(['diff', 'a.yaml', 'b.yaml', '--width', '200'], {
    files: { 'a.yaml': plan, 'b.yaml': plan.replace('growth: 10%', 'growth: 20%') },
  })

  expect(out).toMatch(/\nchange +/)
  expect(out).not.toContain('difference from the first')
  expect(out).not.toContain('In none of them')
})
