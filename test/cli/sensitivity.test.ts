import { describe, expect, it } from 'vitest'
import { runCli } from '../support/run-cli.ts'

const sensitivity = (...words: readonly string[]): ReturnType<typeof runCli> => runCli(['sensitivity', ...words])

describe('formats', () => {
  it('tidy has the columns of the design, the widest first', async () => {
    const { exit, out } = await sensitivity('scenarios/3pct.yaml', '--format', 'tidy')
    const [head = '', ...lines] = out.trimEnd().split('\n')
    const swings = lines.map((line) => Number(line.split(',')[7]))

    expect(exit).toBe(0)
    expect(head).toBe('path,basis,low_input,high_input,low,central,high,swing')
    expect(swings).toEqual([...swings].sort((left, right) => right - left))
    expect(lines.length).toBeGreaterThan(20)
  })

  it('JSON says what stands in tidy, the row, the year and what has no effect', async () => {
    const answer = JSON.parse((await sensitivity('scenarios/3pct.yaml', '--json')).out) as Record<string, unknown>

    expect(answer).toMatchObject({ row: 'headroom', year: '2027/28', unit: '£m', without_effect: expect.any(Number) })
    expect(answer.bars).toContainEqual(
      expect.objectContaining({ path: 'funding.allocation.growth', basis: 'step', how: 'value', low_input: '-0.01' }),
    )
  })

  // 220,562 people grow by 0.98% a year: 243,156 after ten.
  it('tells people without a unit of money, in the table and in the chart', async () => {
    const { out } = await sensitivity('scenarios/3pct.yaml', '--row', 'population.total')
    const lines = out.split('\n')

    expect(lines.filter((line) => line.startsWith('a number of people'))).toHaveLength(2)
    expect(lines.filter((line) => line.startsWith('£ million'))).toEqual([])
    expect(out).toMatch(/^ +243,156$/m)
    expect((await sensitivity('scenarios/3pct.yaml', '--row', 'headroom.share')).out).toMatch(/^per cent$/m)
  })

  it('draws bars no wider than the page, in ASCII where asked, and none in plain text', async () => {
    const [narrow, ascii, plain] = [
      await sensitivity('scenarios/mcp.yaml', '--width', '60'),
      await sensitivity('scenarios/mcp.yaml', '--ascii'),
      await sensitivity('scenarios/mcp.yaml', '--plain'),
    ]

    expect(narrow.out.split('\n').every((line) => [...line].length <= 60)).toBe(true)
    expect(narrow.out).toContain('█')
    expect(ascii.out).toMatch(/-+\|#+/)
    expect(plain.out).not.toContain('█')
  })
})

/**
 * By hand, in one year: funding 100 x 1.02 = 102, care 50 x 1.04 = 52, headroom 50. Growth of funding from 0% to 3% gives 48 to 51;
 * of care by a point either way 50.5 to 49.5; the bases by a tenth, 39.8 to 60.2 and 55.2 to 44.8.
 */
describe('bars of a range and of a step', () => {
  const ranged = `title: T
years: { base: 2017/18, count: 1 }
funding: { allocation: { title: Money, base: 100, growth: { value: 2%, range: { low: 0%, high: 3% } } } }
lines: { care: { title: Care, setting: other, base: 50, growth: 4% } }
`
  const drawn = async (text: string, ...words: readonly string[]): Promise<string[]> => {
    const { out } = await runCli(['sensitivity', 'a.yaml', '--width', '80', ...words], { files: { 'a.yaml': text } })
    const lines = out.split('\n')
    const start = lines.findIndex((line) => line.startsWith('What headroom rests on'))
    return start < 0 ? [] : lines.slice(start, start + 11)
  }

  it('have glyphs of their own, which the legend tells, within the width', async () => {
    const [, legend, , ...bars] = await drawn(ranged)

    expect(legend).toBe('£ million, cash; ranges: ░ at low, █ at high; steps: ╌ at low, ═ at high')
    expect(bars.filter((line) => line.includes('│'))).toEqual([
      expect.stringMatching(/^Money, base \(10% either way\) +╌+│═+$/),
      expect.stringMatching(/^Care, base \(10% either way\) +═+│╌+$/),
      expect.stringMatching(/^Money, growth \(stated range\) +░+│█+$/),
      expect.stringMatching(/^Care, growth \(1 point either +═+│╌+$/),
    ])
    expect([legend, ...bars].every((line) => [...(line ?? '')].length <= 80)).toBe(true)
  })

  it('are told apart in ASCII', async () => {
    const [, legend, , ...bars] = await drawn(ranged, '--ascii')

    expect(legend).toMatch(/; ranges: - at low, # at high; steps: \. at low, = at high$/)
    expect(bars.filter((line) => line.includes('|'))).toEqual([
      expect.stringMatching(/^Money, base \(10% either way\) +\.+\|=+$/),
      expect.stringMatching(/^Care, base \(10% either way\) +=+\|\.+$/),
      expect.stringMatching(/^Money, growth \(stated range\) +-+\|#+$/),
      expect.stringMatching(/^Care, growth \(1 point either +=+\|\.+$/),
    ])
  })

  it('plain text has no bars: its table says what each is', async () => {
    expect(await drawn(ranged, '--plain')).toEqual([])
    const { out } = await runCli(['sensitivity', 'a.yaml', '--plain'], { files: { 'a.yaml': ranged } })
    expect(out).toMatch(/Money, growth: .*moved by range\./)
    expect(out).toMatch(/Care, growth: .*moved by 1 point\./)
  })

  it('where all are of one kind, there is nothing to tell apart', async () => {
    const [, legend, , first] = await drawn(ranged.replace('{ value: 2%, range: { low: 0%, high: 3% } }', '2%'))

    expect(legend).toBe('£ million, cash; ░ at the low figure, █ at the high one')
    expect(first).toMatch(/^Money, base \(10% either way\) +░+│█+$/)
  })

  it('each bar says what it was moved by, in the words of the definition or of the options', async () => {
    const moved = ranged
      .replace('range: { low: 0%, high: 3% }', 'range: { low: 1%, high: 3%, interval: 50% }')
      .replace('growth: 4% }', 'growth: { value: 4%, range: { sd: 1% } } }')
    const { out } = await runCli(
      ['sensitivity', 'a.yaml', '--width', '100', '--step-money', '20%', '--step-rate', '0.5%'],
      { files: { 'a.yaml': moved } },
    )
    const table = out.slice(out.indexOf('moved by'))
    const said = (label: string): string =>
      new RegExp(`^${label} .*?\\d\\.\\d +(?=20%|range|P10)(\\S.*)$`, 'm').exec(table)?.[1]?.trim() ?? ''

    expect(['Money, base', 'Care, base', 'Money, growth', 'Care, growth'].map(said)).toEqual([
      '20%',
      '20%',
      'range, 50%',
      'P10 to P90',
    ])
    expect(out).toContain('Headroom in 2018/19, at the low and at the high of each figure')
    expect(out).toMatch(/low is +at low +high is +at high +apart +moved by/)
    const stepped = await runCli(['sensitivity', 'scenarios/3pct.yaml', '--step-rate', '0.5%'])
    expect(stepped.out).toContain('0.5 points either way')
  })

  it('a share that would pass 100% says so', async () => {
    const { out } = await sensitivity(
      'scenarios/mcp.yaml',
      '--year',
      '2029/30',
      '--width',
      '200',
      '--step-share',
      '20%',
    )

    expect(out.replaceAll(/\s+/g, ' ')).toContain('no further than it can be)')
    expect(out).toMatch(/delivery.* 100\.00%.* 20%, cut$/m)
  })
})

describe('views', () => {
  it('real terms divide the row by the prices that each run has', async () => {
    const words = ['scenarios/3pct.yaml', '--row', 'out-of-hospital.envelope', '--json'] as const
    const [cash, real] = [await sensitivity(...words), await sensitivity(...words, '--prices', 'real')]
    const centralOf = ({ out }: { readonly out: string }): number =>
      Number((JSON.parse(out) as { central: string }).central)

    // Prices rise 2% a year for ten years.
    expect(centralOf(real) * 1.02 ** 10).toBeCloseTo(centralOf(cash), 9)
  })
})

describe('what cannot be asked is a mistake of usage', () => {
  it.each([
    [['scenarios/3pct.yaml', '--row', 'hedroom'], 'Did you mean headroom'],
    [['scenarios/3pct.yaml', '--year', '2040/41'], 'lies outside this scenario'],
    [['scenarios/3pct.yaml', '--step-rate', '-1%'], 'a step is above nought'],
    [['scenarios/3pct.yaml', '--step-rate', '1'], '--step-rate'],
    [['scenarios/3pct.yaml', '--row', 'headroom.to-date', '--prices', 'real'], 'added up over years'],
    [
      ['scenarios/3pct.yaml', '--row', 'hospital.share', '--per-head'],
      'takes? rows of money|only money is told per head',
    ],
  ])('%j', async (words, why) => {
    const { exit, err, out } = await sensitivity(...words)

    expect([exit, out]).toEqual([2, ''])
    expect(err).toMatch(new RegExp(why))
  })
})

describe('a grid of two figures', () => {
  const grid = ['--grid', 'lines.acute.growth=0%..6%:1%', 'funding.allocation.growth=0%..3%:0.5%'] as const

  it('has a column for each figure, then the value, every pair with its last number', async () => {
    const { out } = await sensitivity('scenarios/3pct.yaml', '--csv', ...grid)
    const [head, ...lines] = out.trimEnd().split('\n')

    expect(head).toBe('lines.acute.growth,funding.allocation.growth,value')
    expect(lines.map((line) => line.split(',').slice(0, 2).join())).toEqual(
      [0, 0.01, 0.02, 0.03, 0.04, 0.05, 0.06].flatMap((down) =>
        [0, 0.005, 0.01, 0.015, 0.02, 0.025, 0.03].map((across) => `${down},${across}`),
      ),
    )
  })

  it.each(['table', 'json'])('the file may stand after its two figures too (%s)', async (format) => {
    const [before, after] = [
      await sensitivity('scenarios/3pct.yaml', '--format', format, ...grid),
      await sensitivity('--format', format, ...grid, 'scenarios/3pct.yaml'),
    ]

    expect(after).toEqual(before)
    expect(after.exit).toBe(0)
    expect(await sensitivity(...grid)).toMatchObject({ exit: 2, err: expect.stringContaining('needs the file') })
    expect(await sensitivity()).toMatchObject({ exit: 2, err: expect.stringContaining('needs the file') })
  })

  it('stands with a border where the sign changes and a star where both are as stated', async () => {
    const { out } = await sensitivity('scenarios/3pct.yaml', ...grid)
    const [row = ''] = out.split('\n').filter((line) => line.startsWith('3.00%'))

    // The first is the row as run shows it: -73.2.
    expect(row).toMatch(/^3\.00% \(73\.2\)\*.*\(13\.4\) │\s+3\.3/)
    expect(out).toContain('nought or more in 13 of 49 pairs')
    expect((await sensitivity('scenarios/3pct.yaml', '--ascii', ...grid)).out).toMatch(/\(13\.4\) \|\s+3\.3/)
  })

  it('folds columns that do not fit, and loses none', async () => {
    const { out } = await sensitivity('scenarios/3pct.yaml', '--width', '50', ...grid)

    expect(out.split('\n').every((line) => [...line].length <= 50)).toBe(true)
    expect(out.split('\n').filter((line) => line.startsWith('3.00%'))).toHaveLength(2)
  })

  it.each([
    [['--grid', 'lines.acute.growth=0%..6%:1%'], 'takes two figures'],
    [['--grid', 'lines.acute.growth=0%..6%', 'funding.allocation.growth=0%..3%:1%'], 'takes a figure with its numbers'],
    [['--grid', 'lines.acute.growth=0%..6%:0%', 'funding.allocation.growth=0%..3%:1%'], 'a step is above nought'],
    [['--grid', 'lines.acute.growth=6%..0%:1%', 'funding.allocation.growth=0%..3%:1%'], 'runs backwards'],
    [
      ['--grid', 'lines.acut.growth=0%..6%:1%', 'funding.allocation.growth=0%..3%:1%'],
      'Did you mean lines.acute.growth',
    ],
    [
      ['--grid', 'lines.acute.growth=0%..6%:0.01%', 'funding.allocation.growth=0%..3%:0.01%'],
      'pairs are more than a table',
    ],
    [['--grid', 'lines.acute.growth=0%..6%:0.0001%', 'funding.allocation.growth=0%..3%:1%'], 'too many'],
  ])('refuses %j', async (words, why) => {
    const { exit, err, out } = await sensitivity('scenarios/3pct.yaml', ...words)

    expect([exit, out]).toEqual([2, ''])
    expect(err).toContain(why)
  })
})

it('--unit is that of varied money in data, and of the numbers of --grid', async () => {
  const json = async (...words: readonly string[]): Promise<Record<string, unknown>> =>
    JSON.parse(
      (await runCli(['sensitivity', 'scenarios/3pct.yaml', ...words, '--unit', '£k', '--json'])).out,
    ) as Record<string, unknown>
  const bars = (await json()).bars as Record<string, string>[]
  // Acute of £113m, 10% less and more.
  expect(bars.find(({ path }) => path === 'lines.acute.base')).toMatchObject({
    low_input: '101700',
    high_input: '124300',
    input_unit: 'GBP k',
  })
  const grid = await json('--grid', 'lines.acute.base=110000..120000:10000', 'lines.acute.growth=0%..3%:3%')
  expect(grid).toMatchObject({ unit: 'GBP k', input_units: ['GBP k', 'rate'] })
  // Nothing grows but services: as stated at 113m and 3% headroom is -73.234m; at 110m 3 x 1.03^10 = 4.032m more.
  const cells = grid.cells as string[][]
  expect(cells.map(([base]) => base)).toEqual(['110000', '110000', '120000', '120000'])
  expect(Number(cells[1]?.[2])).toBeCloseTo(-69_202, -1)
})

it.each([
  ['cost-study', 'As stated, total spend is'],
  ['price-index', 'As stated, price index is'],
])('%s has no headroom: it is about what there is in its place', async (name, words) => {
  const { exit, out } = await runCli(['sensitivity', `scenarios/${name}.yaml`])
  expect(exit).toBe(0)
  expect(out).toContain(words)
})

it('a figure that stands in several places of the model says by title what moves with it', async () => {
  const text = `title: Anchored
years: { base: 2017/18, count: 1 }
funding: { allocation: { base: 100, growth: 0% } }
lines:
  acute: { title: Acute, setting: hospital, base: 60, growth: &rate { value: 1% } }
  community: { title: Community, setting: out-of-hospital, base: 40, growth: *rate }
`
  const words = ['solve', 'a.yaml', '--vary', 'lines.community.growth', '--until', 'headroom >= 0']
  const { out } = await runCli(words, { files: { 'a.yaml': text } })
  // 100 less 60 (1 + g) and 40 (1 + g).
  expect(out.replace(/\s+/g, ' ')).toContain('For that, Community, growth (with Acute, growth) must be at most 0.00%')
})

it('estimates of what figures do alone that come to more than all are told as they are, and not cut to all', async () => {
  const pairs = [
    'lines.mental-health.growth ~ lines.community.growth',
    'lines.community.growth ~ lines.intermediate-care.growth',
    'lines.acute.growth ~ lines.prescribing.growth',
  ].flatMap((pair) => ['--set', `correlations."${pair}"=0`])
  const words = ['sensitivity', 'scenarios/uncertain.yaml', '--sobol', '--samples', '256', '--seed', '3', ...pairs]
  const [text, json] = await Promise.all([runCli([...words, '--plain']), runCli([...words, '--json'])])
  const { indices } = JSON.parse(json.out) as { indices: { first_order: string }[] }
  const sum = indices.reduce((all, { first_order }) => all + Number(first_order), 0)
  expect(sum).toBeGreaterThan(1.01)
  expect(text.out).toContain(`All figures alone are estimated at ${Math.round(sum * 100)}% of it, more than there is:`)
})
