import { describe, expect, it } from 'vitest'
import { type Outcome, runCli, type World } from '../support/run-cli.ts'

const parent = `title: Parent
years: { base: 2017/18, count: 2 }
population: { base: { value: 1000, source: Register, owner: Analyst, quality: green, impact: red } }
funding:
  allocation:
    owner: Deputy CFO
    base: { value: 100, source: Ledger, quality: green, impact: green }
    growth: { value: 1%, source: Board, quality: amber, review-by: 2018-03-31 }
lines:
  acute:
    title: Acute
    setting: hospital
    base: { value: 60, source: Ledger, quality: green }
    growth: { value: 2%, source: Board }
  community: { title: Community, setting: out-of-hospital, base: 40, growth: { value: 1%, source: Board, quality: red, impact: red } }
savings:
  beds:
    title: Beds
    line: acute
    month: October
    amount: { value: { 2018/19: 2 }, source: Plan, owner: Director, quality: amber, range: { low: -1, high: +1 } }
`
const child = `extends: parent.yaml
title: Child
lines:
  acute: { growth: { value: { 2018/19: 3%, 2019/20: 4% }, source: Forecast, quality: illustrative, impact: red, owner: Analyst, date: 2018-01-31, note: Guessed } }
`
const files = { 'parent.yaml': parent, 'child.yaml': child }

const run = (words: readonly string[], world: World = {}): Promise<Outcome> =>
  runCli(['assumptions', ...words, '--as-of', '2018-11-01'], { files, ...world })

interface Told {
  readonly [key: string]: unknown
  readonly path: string
  readonly gaps: readonly string[]
}

async function told(words: readonly string[]): Promise<readonly Told[]> {
  const { out, err } = await run([...words, '--format', 'ndjson'])
  expect(err).toBe('')
  return out
    .trimEnd()
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as Told)
}

const paths = async (words: readonly string[]): Promise<string[]> => (await told(words)).map(({ path }) => path)

it('lists every value with its place, its value by year, what it replaced, and what is known of it', async () => {
  const all = await told(['child.yaml'])
  const growth = all.find(({ path }) => path === 'lines.acute.growth')

  expect(growth).toMatchObject({
    scenario: 'child',
    label: 'Acute, growth',
    kind: 'figure',
    unit: 'rate',
    says: '3% in 2018/19, 4% in 2019/20',
    written: '{ 2018/19: 3%, 2019/20: 4% }',
    value: null,
    years: { '2018/19': '0.03', '2019/20': '0.04' },
    source: 'Forecast',
    owner: 'Analyst',
    date: '2018-01-31',
    review_by: null,
    quality: 'illustrative',
    impact: 'red',
    note: 'Guessed',
    range: null,
    gaps: [],
    set_by: 'file',
    file: 'child.yaml',
    line: 4,
    replaced: [
      { path: 'lines.acute.growth', written: '2%', source: 'Board', stated_at: 'parent.yaml:14', replaced: [] },
    ],
  })
  // Month, and what the program supplies: all of the plan is delivered.
  expect(all.find(({ path }) => path === 'savings.beds.month')).toMatchObject({
    kind: 'setting',
    says: 'October',
    gaps: [],
  })
  expect(all.find(({ path }) => path === 'population.growth')).toMatchObject({ kind: 'default', says: '0% by default' })
  expect(all.find(({ path }) => path === 'savings.beds.delivery')).toMatchObject({
    kind: 'default',
    says: '100% by default',
    set_by: 'default',
    file: null,
    gaps: [],
  })
  expect(new Set(all.map(({ path }) => path)).size).toBe(all.length)
})

it('puts the least evidence first, then what its author says matters, then what moves the answer', async () => {
  // Illustrative and red in impact, red and red in impact, and without a source. Then amber or not marked, and green last.
  expect((await paths(['child.yaml'])).slice(0, 3)).toEqual([
    'lines.acute.growth',
    'lines.community.growth',
    'lines.community.base',
  ])
  expect(await paths(['child.yaml', '--paths', '*.base'])).toEqual([
    'lines.community.base',
    'population.base',
    'lines.acute.base',
    'funding.allocation.base',
  ])
})

it('the swing is that of sensitivity, and says by what it is measured', async () => {
  const all = await told(['child.yaml'])
  const { out } = await runCli(['sensitivity', 'child.yaml', '--json'], { files })
  const { bars } = JSON.parse(out) as { bars: { path: string; basis: string; swing: string }[] }

  expect(bars.length).toBeGreaterThan(5)
  for (const { path, basis, swing } of bars)
    expect(all.find((one) => one.path === path)?.swing).toMatchObject({ basis, swing })
  // Funding of 100 that grows by 1% twice, against itself at 0% and at 2%: 100 x (1.02^2 - 1) = 4.04.
  expect(all.find(({ path }) => path === 'funding.allocation.growth')).toMatchObject({
    swing: { basis: 'step', swing: '4.04' },
  })
  // Half a year of 2, from October, is stated as 2 a year: a year later it is whole. A pound more or less of a plan is one of headroom, grown.
  expect(all.find(({ path }) => path === 'savings.beds.amount')).toMatchObject({
    swing: { basis: 'range' },
    range: { low: '-1', high: '1' },
  })
  // Nobody is counted in headroom.
  expect(all.find(({ path }) => path === 'population.base')).toMatchObject({ swing: null, without_effect: true })
})

it('--row, --year and the steps are those of the swing', async () => {
  const [first] = await told([
    'child.yaml',
    '--paths',
    'lines.acute.base',
    '--row',
    'lines.acute.spend',
    '--year',
    '2018/19',
  ])
  // 60 x 1.03 = 61.8, a tenth either way is 12.36; the saving of 2 from October takes 1 off both.
  expect(first?.swing).toMatchObject({ swing: '12.36' })
  const [other] = await told([
    'child.yaml',
    '--paths',
    'lines.acute.base',
    '--row',
    'lines.acute.spend',
    '--year',
    '2018/19',
    '--step-money',
    '1%',
  ])
  expect(other?.swing).toMatchObject({ swing: '1.236' })
})

// A tenth either way of 100, 60 and 40, grown to 2019/20: 20 x 1.01^2 = 20.402, 12 x 1.03 x 1.04 = 12.854, 8 x 1.01^2 = 8.161. Next would
// come the growth of the allocation with 4.04.
it('begins with the three figures with which the answer moves most, and says by what each was moved', async () => {
  const { out } = await run(['child.yaml', '--width', '200'])
  const { out: narrower } = await run(['child.yaml', '--width', '200', '--step-rate', '0.5%'])

  expect(out.split('\n').slice(2, 3)).toEqual([
    'Headroom in 2019/20 moves most with Allocation, base (£20.4m for 10% either way); Acute, base (£12.9m for 10% either way); Community, base (£8.2m for 10% either way).',
  ])
  expect(out).toMatch(/Allocation, growth .*1 point either way/)
  expect(narrower).toMatch(/Allocation, growth .*0\.5 points either way/)
})

it('a stated total is no assumption: it stands by itself, is counted by itself, and needs a source and an owner', async () => {
  const controlled = `${parent}controls: { ledger: { row: funding.total, amount: 100 } }\n`
  const world = { files: { ...files, 'parent.yaml': controlled } }
  const { out } = await run(['child.yaml', '--width', '200'], world)
  const { out: json } = await run(['child.yaml', '--json'], world)
  const [register] = JSON.parse(json).scenarios
  const target = register.assumptions.find(({ path }: Told) => path === 'controls.ledger.amount')

  expect(out).toContain(
    '8 assumptions, by quality: 3 green, 2 amber, 1 red, 1 illustrative, 1 not marked; 1 stated total',
  )
  expect(out).toContain('Stated totals (1): what figures must come to, on which none rests')
  // What lacks is counted among what it is of: community base alone has no source, and three figures have no owner.
  expect(out.replaceAll(/\s+/g, ' ')).toContain(
    'Gaps: 1 of 8 without a source, 3 of 8 without an owner and 1 past the review date on 2018-11-01; of 1 stated total 1 without a source and 1 without an owner.',
  )
  expect(register.counts).toMatchObject({
    assumptions: 8,
    stated_totals: 1,
    no_source: 1,
    no_owner: 3,
    stated_totals_no_source: 1,
    stated_totals_no_owner: 1,
  })
  expect(target).toMatchObject({ kind: 'target', gaps: ['no source', 'no owner'], swing: null })
})

it('counts gaps at the head: no source, no owner, past review', async () => {
  const out = (await run(['child.yaml'])).out.replace(/\s+/g, ' ')
  // Figures: population, allocation base and growth, acute and community base and growth, the saving. Community base has no source.
  expect(out).toContain('8 assumptions, by quality: 3 green, 2 amber, 1 red, 1 illustrative, 1 not marked.')
  // The allocation has an owner for both; acute base and both of community have none.
  expect(out).toContain(
    'Gaps: 1 of 8 without a source, 3 of 8 without an owner and 1 past the review date on 2018-11-01.',
  )
  expect(out).toContain('Little evidence and red impact (2): Acute, growth; Community, growth.')
  expect(out).toContain('Impact as marked and swing disagree (2): population, base; Allocation, base.')
})

describe('--only', () => {
  it.each([
    [['--only', 'unsourced'], ['lines.community.base']],
    [
      ['--only', 'unowned'],
      ['lines.community.growth', 'lines.community.base', 'lines.acute.base'],
    ],
    [['--only', 'overdue'], ['funding.allocation.growth']],
    [
      ['--only', 'gaps'],
      ['lines.community.growth', 'lines.community.base', 'funding.allocation.growth', 'lines.acute.base'],
    ],
    [
      ['--only', 'red'],
      ['lines.acute.growth', 'lines.community.growth', 'lines.community.base'],
    ],
    [
      ['--only', 'contradicted'],
      ['population.base', 'funding.allocation.base'],
    ],
    [['--only', 'replaced'], ['lines.acute.growth']],
    [['--only', 'set', '--set', 'lines.acute.base=61'], ['lines.acute.base']],
    [['--only', 'set', '--set', 'lines.acute.growth.2019/20=5%'], ['lines.acute.growth']],
    [
      ['--only', 'default'],
      ['population.growth', 'savings.beds.delivery'],
    ],
    [
      ['--only', 'unsourced', '--only', 'overdue'],
      ['lines.community.base', 'funding.allocation.growth'],
    ],
    [['--only', 'unowned', '--paths', 'lines.acute.*'], ['lines.acute.base']],
    [['--rows', 'population.*', '--only', 'default'], ['population.growth']],
  ])('%j lists %j', async (words, listed) => {
    expect(await paths(['child.yaml', ...words])).toEqual(listed)
  })

  it('says how many are listed, and counts all at the head', async () => {
    const { out } = await run(['child.yaml', '--only', 'unsourced'])
    expect(out).toContain('8 assumptions')
    expect(out).toMatch(/Listed: 1 of \d+ \(unsourced\)\./)
    expect(out).not.toMatch(/^Acute, growth/m)
  })

  it.each([
    [['--only', 'unsorced'], 'Did you mean unsourced?'],
    [['--paths', 'lines.acute.grwth'], 'Did you mean lines.acute.growth?'],
    [['--paths', 'nothing.*'], '--paths nothing.* is no assumption'],
    [['--row', 'headrom'], 'Did you mean headroom?'],
    [['--year', '2040/41'], 'lies outside this scenario'],
    [['--format', 'junit'], 'There is no format "junit"'],
  ])('%j is a usage error', async (words, why) => {
    const { exit, out, err } = await run(['child.yaml', ...words])
    expect([exit, out]).toEqual([2, ''])
    expect(err).toContain(why)
  })
})

describe('--strict', () => {
  it('makes a gap in what is listed a finding, with the register written', async () => {
    const { exit, out, err } = await run(['child.yaml', '--strict'])
    expect({ exit, err }).toEqual({ exit: 1, err: '' })
    expect(out).toContain('Community, base')
    expect((await run(['child.yaml', '--strict', '--only', 'unsourced'])).exit).toBe(1)
  })

  it.each([
    [['--only', 'default'], 0],
    [['--paths', 'savings.*'], 0],
    // What is set has that as its source, and no owner.
    [['--only', 'gaps', '--paths', 'lines.community.base', '--set', 'lines.community.base=40.5'], 1],
    [['--only', 'unowned', '--paths', 'savings.*', '--set', 'savings.beds.amount.2018/19=3'], 0],
  ])('%j: exit %i', async (words, code) => {
    expect((await run(['child.yaml', '--strict', ...words])).exit).toBe(code)
  })

  it('passes where nothing is lacking, and a document that is past its review is a gap', async () => {
    const sound = `title: Sound
years: { base: 2017/18, count: 1 }
funding: { allocation: { owner: CFO, source: Board, base: 100, growth: 0% } }
lines: { acute: { owner: CFO, source: Board, setting: hospital, base: 100, growth: 0% } }
`
    const strict = ['sound.yaml', '--strict']
    expect((await run(strict, { files: { 'sound.yaml': sound } })).exit).toBe(0)
    const late = `${sound}document: { review-by: 2018-10-31 }\n`
    const { exit, out } = await run(strict, { files: { 'sound.yaml': late } })
    expect(exit).toBe(1)
    expect(out).toContain('The definition as a whole was to be reviewed by 2018-10-31')
  })

  it('keeps other warnings errors', async () => {
    const { exit, out, err } = await run(['child.yaml', '--strict', '--set', 'lines.acute.growth=40%'])
    expect([exit, out]).toEqual([3, ''])
    expect(err).toContain('error implausible-growth')
  })
})

it('a setting says that it was set, and what it stands in the place of', async () => {
  const [one] = await told(['child.yaml', '--paths', 'lines.acute.growth', '--set', 'lines.acute.growth=5%'])
  expect(one).toMatchObject({
    says: '5%',
    value: '0.05',
    source: 'set on the command line',
    set_by: '--set',
    file: null,
    line: null,
    replaced: [{ written: '{ 2018/19: 3%, 2019/20: 4% }', stated_at: 'child.yaml:4', replaced: [{ written: '2%' }] }],
  })
  const { out } = await run(['child.yaml', '--paths', 'lines.acute.growth', '--set', 'lines.acute.growth=5%'])
  expect(out.replace(/\s+/g, ' ')).toContain(
    '--set lines.acute.growth=5%; replaced 3% in 2018/19, 4% in 2019/20 (child.yaml:4), which replaced 2% (parent.yaml:14)',
  )
})

it('of several files there is a register each, and first what they assume unlike one another', async () => {
  const { out } = await run(['parent.yaml', 'child.yaml', '--width', '120'])
  expect(out).toMatch(/^What they assume unlike one another\nparent\.yaml and child\.yaml\n/)
  expect(out).toMatch(/\n {12,}parent +child\nAcute, growth +2% +3% in 2018\/19, 4% in 2019\/20\n/)
  // Seven of eight figures, a month, and two that the program supplies.
  expect(out).toContain('10 assumptions are the same in all of them.')
  expect(out.indexOf('\nChild ')).toBeGreaterThan(out.indexOf('\nParent '))
})

it('csv has one head for several files, a column for each year of any, and a line for every value', async () => {
  const longer = child
    .replace('title: Child', 'title: Longer\nyears: { count: 3 }')
    .replace('2019/20: 4%', '2019/20..: 4%')
  const { out } = await run(['parent.yaml', 'longer.yaml', '--csv'], { files: { ...files, 'longer.yaml': longer } })
  const [head, ...lines] = out.trimEnd().split('\n')

  expect(head).toMatch(
    /^scenario,path,same_as,label,kind,unit,value,2017\/18,2018\/19,2019\/20,2020\/21,written,source,/,
  )
  expect(lines.filter((line) => line.startsWith('scenario,'))).toEqual([])
  expect(lines.find((line) => line.startsWith('parent,lines.acute.growth,'))).toMatch(
    /^parent,lines\.acute\.growth,,"Acute, growth",figure,rate,0\.02,,0\.02,0\.02,,2%,Board,/,
  )
  expect(lines.find((line) => line.startsWith('longer,lines.acute.growth,'))).toMatch(/,rate,,,0\.03,0\.04,0\.04,/)
})

it('tidy has a line a figure, and what has no years one without', async () => {
  const { out } = await run(['child.yaml', '--format', 'tidy', '--paths', 'lines.acute.*'])
  const [, ...lines] = out.trimEnd().split('\n')
  const figures = lines.map((line) =>
    /^child,(lines\.acute\.\w+),,"[^"]*",figure,(?:rate|GBP m),(.*?),(?:60,Ledger|"\{)/.exec(line)?.slice(1),
  )
  expect(figures).toEqual([
    ['lines.acute.growth', '2018/19,2018-04-01,2019-03-31,0.03'],
    ['lines.acute.growth', '2019/20,2019-04-01,2020-03-31,0.04'],
    ['lines.acute.base', ',,,60'],
  ])
})

it('json is a list of registers, each with its counts', async () => {
  const { out } = await run(['child.yaml', '--json'])
  expect(JSON.parse(out)).toMatchObject({
    schemaVersion: 1,
    scenarios: [
      {
        scenario: 'child',
        as_of: '2018-11-01',
        swing_of: { row: 'headroom', year: '2019/20', unit: 'GBP m' },
        chosen: null,
        counts: { assumptions: 8, no_source: 1, no_owner: 3, past_review: 1, contradicted: 2 },
      },
    ],
  })
})

it('--unit and --per-head are of money and of swings', async () => {
  const [base] = await told(['child.yaml', '--paths', 'lines.acute.base', '--unit', '£k'])
  expect(base).toMatchObject({ unit: 'GBP k', value: '60000', says: '£60,000k' })
  const [perHead] = await told([
    'child.yaml',
    '--paths',
    'lines.acute.base',
    '--per-head',
    '--row',
    'lines.acute.spend',
    '--year',
    '2018/19',
  ])
  // £12.36m among 1,000 people.
  expect(perHead?.swing).toMatchObject({ swing: '12360' })
})

it('in a place each value is that of its member, one that several read is told once', async () => {
  const place = `title: Place
combine: { one: { title: One, scenario: child.yaml, share: 100% }, other: { title: Other, scenario: child.yaml, share: 50% } }
`
  const world = { files: { ...files, 'place.yaml': place } }
  const { out } = await run(['place.yaml', '--format', 'ndjson', '--paths', '*.acute.growth'], world)
  const all = out
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line) as Told)
  expect(all.map(({ path, same_as: sameAs, label }) => [path, sameAs, label])).toEqual([
    ['members.one.lines.acute.growth', null, 'One: Acute, growth'],
    ['members.other.lines.acute.growth', 'members.one.lines.acute.growth', 'Other: Acute, growth'],
  ])
  expect(all[0]).toMatchObject({ file: 'child.yaml', replaced: [{ written: '2%' }] })
  const text = (await run(['place.yaml'], world)).out
  // Those of the two shares, and the eight of the file that both read, once.
  expect(text).toContain('10 assumptions')
})

it('what is switched off is said not to be listed', async () => {
  const { out } = await run(['child.yaml', '--set', 'savings.beds.enabled=false'])
  expect(out.replace(/\s+/g, ' ')).toContain(
    'Not listed: savings.beds is switched off (--set savings.beds.enabled=false).',
  )
  expect(out).not.toContain('Beds, amount')
})

it('every format that holds figures takes it, to a file of its extension', async () => {
  const names = ['a.txt', 'a.csv', 'a.json', 'a.ndjson', 'a.md', 'a.html', 'a.xlsx']
  const { exit, written } = await run(['child.yaml', ...names.flatMap((name) => ['-o', name])])
  expect(exit).toBe(0)
  expect([...written.keys()]).toEqual(names)
  for (const [name, text] of written) if (name !== 'a.xlsx') expect(text).toContain('Acute, growth')
  const each = await run(['parent.yaml', 'child.yaml', '-o', '{scenario}.md'])
  expect([...each.written.keys()]).toEqual(['parent.md', 'child.md'])
})

it('no line is wider than the page, and plain text is a line an assumption', async () => {
  for (const width of [40, 80, 120, 200]) {
    const { out } = await runCli(['assumptions', 'scenarios/uncertain.yaml', '--width', String(width)])
    expect(Math.max(...out.split('\n').map((line) => line.length))).toBeLessThanOrEqual(width)
  }
  const { out } = await run(['child.yaml', '--plain'])
  expect(out).toContain('Acute, growth: Value 3% in 2018/19, 4% in 2019/20; Quality illustrative; Impact red;')
})

it('says nothing of the day where nothing is to be reviewed, so that the same run gives the same bytes', async () => {
  const [one, other] = await Promise.all(
    ['2018-11-01', '2030-01-01'].map((date) =>
      runCli(['assumptions', 'scenarios/3pct.yaml', '--csv', '--as-of', date]),
    ),
  )
  expect(one?.out).toBe(other?.out)
})

it('follows from what it records: on another day too, where a review date stands in it', async () => {
  const { written } = await runCli(['assumptions', 'child.yaml', '-o', 'a.json'], { files })
  const made = written.get('a.json') ?? ''

  expect(JSON.parse(made)).toMatchObject({
    provenance: { command: ['assumptions', 'child.yaml', '--as-of', '2026-11-22', '--format', 'json'] },
  })
  const { exit } = await runCli(['verify', 'a.json'], { files: { ...files, 'a.json': made } })
  expect(exit).toBe(0)
})

describe('of more figures than are tried at once', () => {
  // 500 lines with a base and a growth each, and two figures of funding: 1,002.
  const lines = Array.from(
    { length: 500 },
    (_, at) => `  line-${at}: { setting: other, base: 1, growth: { value: 1%, source: x } }`,
  )
  const text = `title: Many
years: { base: 2017/18, count: 1 }
funding: { allocation: { base: 500, growth: 0% } }
lines:
${lines.join('\n')}
`
  const many = (...words: string[]) => run(['many.yaml', ...words], { files: { 'many.yaml': text } })
  const said =
    'Swings are not measured: 1,002 figures could be varied, each in runs of its own, and at most 1,000 are tried at once.'

  it.each([[], ['--format', 'markdown'], ['--format', 'html']])(
    'no swing is measured, and the head says so (%s %s), and how to have those of a part',
    async (...format) => {
      const { exit, out } = await many(...format)
      const plain = out
        .replace(/<[^>]*>/g, '')
        .replace(/\s+/g, ' ')
        .replaceAll('`', '')
        .replaceAll('&#39;', "'")

      expect(exit).toBe(0)
      expect(plain).toContain('1002 assumptions')
      expect(plain).toContain(`${said} Those of a part: scenario assumptions many.yaml --paths 'funding.allocation.*'`)
      // What holds of all of them needs no column.
      expect(out).not.toContain('not measured  ')
    },
  )

  it('data says it of every figure', async () => {
    const [csv, json] = [await many('--format', 'csv'), await many('--format', 'json')]
    const [data] = (
      JSON.parse(json.out) as {
        scenarios: { swings: unknown; assumptions: { swing_not_measured: boolean; swing: unknown }[] }[]
      }
    ).scenarios

    expect(csv.out.split('not measured')).toHaveLength(1002 + 1)
    expect(data?.swings).toEqual({ measured: 'none', too_many: { figures: 1002, most: 1000 } })
    expect(data?.assumptions.filter((one) => one.swing_not_measured && one.swing === null)).toHaveLength(1002)
  })

  it('those at --paths are tried, and nothing is said of them beside the others', async () => {
    const asked = ['--paths', 'lines.line-7.*', '--paths', 'lines.line-8.base']
    const [{ out }, { out: json }] = [await many(...asked), await many(...asked, '--format', 'json')]
    const [data] = (JSON.parse(json) as { scenarios: { swings: unknown; assumptions: Record<string, unknown>[] }[] })
      .scenarios

    expect(out.replace(/\s+/g, ' ')).toContain(
      'Swings are measured of 3 of 1,002 figures alone, those that --paths names: with which of all of them Headroom in 2018/19 moves most is not known, and no impact is judged.',
    )
    expect(out).not.toContain('moves most with')
    expect(data?.swings).toEqual({ measured: 'chosen', too_many: { figures: 1002, most: 1000 } })
    // A base of 1 that grows by 1%: a tenth either way is 2 x 0.101; a point either way is 2 x 0.01.
    const swings = data?.assumptions.map(({ path, swing, measured_impact: impact }) => [
      path,
      (swing as { swing: string }).swing,
      impact,
    ])
    expect(swings).toEqual([
      ['lines.line-7.base', '0.202', null],
      ['lines.line-8.base', '0.202', null],
      ['lines.line-7.growth', '0.02', null],
    ])
  })
})

it('a mark of quality is told beside a source that says illustrative, and such sources are counted', async () => {
  const plan = `
title: Plan
years: { base: 2017/18, count: 1 }
funding: { main: { base: { value: 100, source: Ledger, quality: green }, growth: { value: 1%, source: "Illustrative: half of inflation", quality: red } } }
lines:
  acute: { setting: hospital, base: { value: 60, source: Ledger, quality: green }, growth: { value: 2%, source: Our guess, quality: illustrative } }
  other: { setting: other, base: { value: 40, source: Ledger, quality: green }, growth: { value: 2%, source: Illustrative } }
`
  const files = { 'plan.yaml': plan }
  const { out } = await runCli(['assumptions', 'plan.yaml', '--width', '200'], { files })
  const explained = await runCli(['explain', 'plan.yaml', 'funding.total', '2018/19', '--depth', 'all'], { files })

  // Of the six figures three are of the ledger; of those chosen one is so by its mark alone, and one is marked red.
  expect(out).toContain('6 assumptions, by quality: 3 green, 3 illustrative by their sources (1 marked red).')
  expect(out).toContain(
    'Gaps: 0 of 6 without a source (2 of the sources say that the figure is illustrative) and 6 of 6',
  )
  expect(out).toContain('illustrative (red)')
  expect(explained.out.replaceAll(/\s+/g, ' ')).toContain('Quality red (the source says illustrative)')
})

it('what came out is told in the unit of its row, by what it is, and once where a place says otherwise', async () => {
  const own = `${parent}actuals:
  people: { row: population.total, amounts: { 2018/19: 1020, 2019/20: 1031.5 } }
  acute: { row: lines.acute.spend, amounts: { 2018/19: 61.5 } }
  rate: { title: Growth elsewhere, row: funding.allocation.growth, amounts: { 2018/19: 2.5% } }
`
  const place = `title: Both
combine: { all: { title: North, scenario: parent.yaml } }
actuals: { mine: { row: members.all.lines.acute.spend, amounts: { 2018/19: 62 }, source: The place } }
`
  const world = { files: { 'parent.yaml': own, 'place.yaml': place } }
  const [alone, whole] = await Promise.all(
    ['parent.yaml', 'place.yaml'].map(async (name) => (await run([name, '--width', '300'], world)).out),
  )
  expect(alone).toMatch(/Population, actual figures +1,020 in 2018\/19, 1,031\.5 in 2019\/20/)
  expect(alone).toMatch(/Acute, spend, actual figures +£61\.5m in 2018\/19/)
  expect(alone).toMatch(/Allocation, growth, held against "Growth elsewhere" +2\.5% in 2018\/19/i)
  // One of them is no outturn.
  expect(alone).toContain('Figures that the plan is held against (3): on which no projection rests')
  expect(alone).toContain('figures that are held against 3 rows beside them')
  expect(whole).toMatch(/North: Population, actual figures +1,020 in 2018\/19/)
  expect(whole).toMatch(
    /North: Acute, spend, actual figures +£62\.0m in 2018\/19.*replaced £61\.5m in 2018\/19 \(parent\.yaml:/,
  )
  expect(whole?.match(/Acute, spend, actual figures/g)).toHaveLength(1)
})
