import { fc, test } from '@fast-check/vitest'
import { describe, expect, it } from 'vitest'
import { partsOf } from '../support/parts.ts'
import { type Outcome, runCli, type World } from '../support/run-cli.ts'

const sweep = (words: readonly string[], world?: World): Promise<Outcome> => runCli(['sweep', ...words], world)

/** By hand: headroom of 2018/19 is 100 (1 + f) - 60 (1 + a) - 40, of 2019/20 with both growths squared. */
const plain = `title: Plain
unit: £m
years: { base: 2017/18, count: 2 }
population: { base: 1000 }
prices: { base: 2017/18, deflator: 0% }
funding: { allocation: { title: Allocation, base: 100, growth: 0% } }
lines:
  acute: { title: Acute, setting: hospital, base: 60, growth: 0% }
  community: { title: Community, setting: out-of-hospital, base: 40, growth: 0% }
`
const files = { 'plain.yaml': plain }
const two = ['--vary', 'funding.allocation.growth=0%..10%:10%', '--vary', 'lines.acute.growth=0%..20%:10%'] as const

describe('data', () => {
  it('has a column for each varied figure, then row, year, unit, price base and value, the last figure fastest', async () => {
    const { exit, out, err } = await sweep(['plain.yaml', ...two, '--year', '2018/19', '--format', 'tidy'], { files })

    expect({ exit, err }).toEqual({ exit: 0, err: '' })
    expect(out).toBe(`funding.allocation.growth,lines.acute.growth,row,year,unit,price_base,value
0,0,headroom,2018/19,GBP m,cash,0
0,0.1,headroom,2018/19,GBP m,cash,-6
0,0.2,headroom,2018/19,GBP m,cash,-12
0.1,0,headroom,2018/19,GBP m,cash,10
0.1,0.1,headroom,2018/19,GBP m,cash,4
0.1,0.2,headroom,2018/19,GBP m,cash,-2
`)
  })

  it('asks for several rows in several years of each combination', async () => {
    const words = [
      '--vary',
      'lines.acute.growth=0%..10%:10%',
      '--row',
      'headroom',
      '--row',
      'spend.total',
      '--years',
      'all',
    ]
    const { out } = await sweep(['plain.yaml', ...words, '--csv'], { files })

    // By hand: 60, 66 and 72.6 of acute care beside 40 of community care.
    expect(out.trimEnd().split('\n').slice(-6)).toEqual([
      '0.1,headroom,2017/18,GBP m,cash,0',
      '0.1,headroom,2018/19,GBP m,cash,-6',
      '0.1,headroom,2019/20,GBP m,cash,-12.6',
      '0.1,spend.total,2017/18,GBP m,cash,100',
      '0.1,spend.total,2018/19,GBP m,cash,106',
      '0.1,spend.total,2019/20,GBP m,cash,112.6',
    ])
  })

  it('is the same in JSON and in ndjson', async () => {
    const words = ['plain.yaml', ...two]
    const csv = (await sweep([...words, '--csv'], { files })).out.trimEnd().split('\n')
    const json = JSON.parse((await sweep([...words, '--json'], { files })).out) as Record<string, unknown>
    const lines = (await sweep([...words, '--format', 'ndjson'], { files })).out.trimEnd().split('\n')
    const columns = csv[0]?.split(',') ?? []

    expect(json).toMatchObject({
      schemaVersion: 1,
      scenario: 'plain',
      columns,
      exact: true,
      years: ['2019/20'],
      rows: [{ row: 'headroom', unit: 'GBP m' }],
      inputs: { 'plain.yaml': expect.stringMatching(/^[0-9a-f]{64}$/) },
    })
    expect((json.cells as string[][]).map((cells) => cells.join())).toEqual(csv.slice(1))
    expect(lines.map((line) => Object.values(JSON.parse(line) as object).join())).toEqual(csv.slice(1))
    expect(Object.keys(JSON.parse(lines[0] ?? '') as object)).toEqual(columns)
  })

  it('has nothing where there is no value', async () => {
    const words = ['--vary', 'funding.allocation.growth=-100%..0%:100%', '--row', 'headroom.share', '--year', '2018/19']
    const { out } = await sweep(['plain.yaml', ...words, '--csv'], { files })

    expect(out.trimEnd().split('\n').slice(1)).toEqual([
      '-1,headroom.share,2018/19,share,,',
      '0,headroom.share,2018/19,share,,0',
    ])
    expect((await sweep(['plain.yaml', ...words, '--json'], { files })).out).toContain('"share", "", null]')
  })

  it('shifts what is stated by year, all that a pattern names, and gives one year its value', async () => {
    const byYear = plain.replace('base: 60, growth: 0%', 'base: 60, growth: { 2018/19: 10%, 2019/20: 0% }')
    const ask = async (...words: readonly string[]): Promise<string[]> =>
      (await sweep(['plain.yaml', ...words, '--csv'], { files: { 'plain.yaml': byYear } })).out
        .trimEnd()
        .split('\n')
        .slice(1)

    // By hand: acute care of 60 at 110% twice is 72.6, at 120% and 110% 79.2.
    expect(await ask('--vary', 'lines.acute.growth=0%..10%:10%')).toEqual([
      '0,headroom,2019/20,GBP m,cash,-6',
      '0.1,headroom,2019/20,GBP m,cash,-19.2',
    ])
    // By hand: community care of 40 at 110% twice is 48.4.
    expect(await ask('--vary', 'lines.*.growth=10%..20%:10%', '--row', 'spend.total')).toContain(
      '0.1,spend.total,2019/20,GBP m,cash,127.6',
    )
    expect(await ask('--vary', 'lines.acute.growth.2019/20=10%..20%:10%', '--row', 'spend.total')).toContain(
      '0.1,spend.total,2019/20,GBP m,cash,112.6',
    )
  })

  it('is in the unit, the prices and for the head that were asked for', async () => {
    const ask = async (...words: readonly string[]): Promise<string | undefined> =>
      (await sweep(['plain.yaml', ...two, '--csv', ...words], { files })).out.trimEnd().split('\n').at(-1)

    // By hand: 121 - 60 x 1.44 - 40 = -5.4; for each of 1,000 residents -£5,400; at prices a tenth higher each year over 1.21.
    expect(await ask('--unit', '£k')).toBe('0.1,0.2,headroom,2019/20,GBP k,cash,-5400')
    expect(await ask('--per-head')).toBe('0.1,0.2,headroom,2019/20,GBP per head,cash,-5400')
    expect(await ask('--prices', 'real', '--set', 'prices.deflator=25%')).toBe(
      '0.1,0.2,headroom,2019/20,GBP m,real 2017/18,-3.456',
    )
  })
})

describe('law: a cell of a sweep is what run says with --set', () => {
  const rate = fc.integer({ min: -30, max: 60 }).map((tenths) => `${tenths / 10}%`)
  const cell = async (words: readonly string[]): Promise<string | undefined> =>
    (await sweep(['scenarios/do-something.yaml', ...words, '--csv'])).out.trimEnd().split('\n')[1]?.split(',').at(-1)

  test.prop([rate, rate], { numRuns: 8 })('at growth of acute care %s and of funding %s', async (acute, funding) => {
    const from = (path: string, text: string): string => `${path}=${text}..100%:100%`
    const swept = await cell([
      '--vary',
      from('lines.acute.growth.2019/20', acute),
      '--vary',
      from('funding.allocation.growth.2020/21', funding),
    ])
    const set = [
      '--set',
      `lines.acute.growth.2019/20=${acute}`,
      '--set',
      `funding.allocation.growth.2020/21=${funding}`,
    ]
    const run = await runCli(['run', 'scenarios/do-something.yaml', ...set, '--csv', '--rows', 'headroom'])

    expect(swept).toBe(run.out.trimEnd().split('\n')[1]?.split(',').at(-1))
    expect(swept).toMatch(/^-?\d/)
  })
})

describe('for people', () => {
  it('says how far the answers reach and where, and shows the first', async () => {
    const { out } = await sweep(['plain.yaml', ...two], { files })

    // By hand, in 2019/20: 100 - 60 x 1.44 - 40 = -26.4 at worst, 121 - 100 = 21 at best, nought or more in 0/0, 10/0 and 10/10 (8.4).
    expect(out.replace(/\s+/g, ' ')).toContain(
      'Over 6 combinations it lies between -£26.4m (Allocation, growth 0.00% and Acute, growth 20.00%) and £21.0m (Allocation, growth 10.00% and Acute, growth 0.00%). It is nought or more in 3 of them, below nought in 3.',
    )
    expect(out).toMatch(/10\.00%, 20\.00% +\(5\.4\)/)
    expect(out).not.toContain('are shown')
  })

  // Nothing of people, rates and shares is in pounds, nor in cash.
  it.each([
    [['population.total'], ['population.base=1000..2000:1000'], 'a number of people'],
    [['headroom.share'], ['lines.acute.growth=0%..10%:10%'], 'per cent'],
    [
      ['headroom.share', 'headroom', 'population.total'],
      ['lines.acute.growth=0%..10%:10%', 'population.base=1000..2000:1000'],
      'per cent; £ million, cash; a number of people',
    ],
  ])('says what the figures of %j are in', async (rows, varied, basis) => {
    const words = [...varied.flatMap((spec) => ['--vary', spec]), ...rows.flatMap((row) => ['--row', row])]
    const { err, out } = await sweep(['plain.yaml', ...words], { files })

    expect(err).toBe('')
    expect(out.split('\n').filter((line) => line === basis)).toHaveLength(1)
    expect(out).toMatch(new RegExp(`^Plain +${basis}; plain\\.yaml$`, 'm'))
  })

  it('says how to get the rest', async () => {
    const { out } = await sweep(['plain.yaml', '--vary', 'lines.acute.growth=0%..6%:0.1%', '--format', 'markdown'], {
      files,
    })

    expect(out).toContain('The first 24 of 61 combinations are shown; --csv, --json and --format ndjson hold all.')
  })
})

describe('files', () => {
  it('takes several outputs at once, each in its format and its place', async () => {
    const words = ['plain.yaml', ...two, '-o', '{scenario}.csv', '-o', 'out/sweep.json', '-o', 'sweep.md']
    const { exit, out, written } = await sweep(words, { files })

    expect({ exit, out }).toEqual({ exit: 0, out: '' })
    expect([...written.keys()]).toEqual(['plain.csv', 'out/sweep.json', 'sweep.md'])
    expect(written.get('plain.csv')).toBe((await sweep(['plain.yaml', ...two, '--csv'], { files })).out)
  })

  it('fails with 4 where one cannot be written', async () => {
    const { exit, err } = await sweep(['plain.yaml', ...two, '-o', 'a.csv'], { files, unwritable: 'the disk is full' })

    expect(exit).toBe(4)
    expect(err).toContain('a.csv cannot be written: the disk is full')
  })

  it('never overwrites its definition', async () => {
    const { exit, err } = await sweep(['a.csv', ...two, '-o', 'a.csv'], {
      files: { 'a.csv': 'path,value\ntitle,A\nextends,plain.yaml\n', ...files },
    })

    expect(exit).toBe(2)
    expect(err).toContain('would overwrite the definition a.csv')
  })
})

describe('more than 10,000 combinations', () => {
  const vary = (count: number): readonly string[] => [
    '--vary',
    `lines.acute.growth=0%..${count - 1}%:1%`,
    '--vary',
    'funding.allocation.growth=0%..9%:1%',
  ]
  const ask = (count: number, ...words: readonly string[]): Promise<Outcome> =>
    sweep(['plain.yaml', ...vary(count), ...words], { files })

  it('are worked out in binary fractions, told with twelve digits, and said to be', async () => {
    const [exact, rounded] = [await ask(1000, '--csv'), await ask(1001, '--csv')]
    // By hand: 100 x 1.03^2 - 60 x 1.01^2 - 40 = 106.09 - 61.206 - 40.
    const line = '0.01,0.03,headroom,2019/20,GBP m,cash,4.884'

    expect(exact.err).toBe('')
    expect(exact.out).toContain(`${line}\n`)
    expect(rounded.out).toContain(`${line}\n`)
    expect(rounded.err).toBe(
      'scenario: These are more than 10,000 combinations: they are worked out in binary fractions, and data hold 12 significant digits.\n',
    )
    expect((await ask(1001, '--csv', '--quiet')).err).toBe('')
    expect(JSON.parse((await ask(1001, '--json')).out)).toMatchObject({
      exact: false,
      notes: [expect.stringContaining('12 significant')],
    })
  })

  it('are counted over the whole sweep: in parts too, which merge to its bytes', async () => {
    const words = ['sweep', 'plain.yaml', ...vary(1001), '--quiet']
    const parts = await partsOf(words, 3, { files })
    for (const format of ['csv', 'json', 'table']) {
      const merged = await runCli(['merge', '--quiet', ...Object.keys(parts).reverse(), '--format', format], {
        files: parts,
      })

      expect(merged).toEqual(await runCli([...words, '--format', format], { files }))
    }
    expect(parts['part-2.json']).toContain('"exact":false')
  })
})

describe('Ctrl-C', () => {
  const many = ['plain.yaml', '--vary', 'lines.acute.growth=0%..10%:0.1%'] as const
  const world: World = { files, interrupted: (out) => out.length > 1000 }

  it('ends standard output with a whole record and says how far it came', async () => {
    const { exit, out, err } = await sweep([...many, '--csv'], world)
    const lines = out.split('\n')

    expect(exit).toBe(130)
    expect(err).toBe('scenario: stopped after 64 of 101 combinations; what is written ends with a whole one.\n')
    expect(lines.length).toBe(1 + 64 + 1)
    expect(lines.at(-1)).toBe('')
  })

  it('marks JSON and text as partial, and writes no file', async () => {
    const json = JSON.parse((await sweep([...many, '--json'], world)).out) as { cells: unknown[] }
    const always: World = { files, interrupted: () => true }
    const text = (await sweep(many, always)).out
    const file = await sweep([...many, '-o', 'a.csv'], always)

    expect(json).toMatchObject({ partial: true, missing: 37 })
    expect(json.cells.length).toBe(64)
    expect(text).toContain('PARTIAL: stopped after 64 of 101 combinations')
    expect([file.exit, file.written.size]).toEqual([130, 0])
    expect(file.err).toBe('scenario: stopped after 64 of 101 combinations; a.csv is not written.\n')
  })
})

describe('what cannot be asked is a mistake of usage', () => {
  it.each([
    [[], 'sweep needs --vary'],
    [['--vary', 'lines.acute.growth'], '--vary takes a figure with its numbers'],
    [['--vary', 'lines.acute.grwth=0%..6%:1%'], 'Did you mean lines.acute.growth'],
    [['--vary', 'lines.acute.growth=6%..0%:1%'], 'runs backwards'],
    [['--vary', 'lines.acute.growth=0%..6%:0%'], 'a step is above nought'],
    [['--vary', 'population.base=1..3:1'], 'population.base has no effect on it'],
    [['--vary', 'lines.acute.growth=0%..6%:1%', '--vary', 'lines.*.growth=0%..6%:1%'], 'or share one'],
    [['--vary', 'lines.acute.growth=0%..6%:1%', '--row', 'hedroom'], 'Did you mean headroom'],
    [['--vary', 'lines.acute.growth=0%..6%:1%', '--year', '2040/41'], 'lies outside this scenario'],
    [['--vary', 'lines.acute.growth=0%..6%:1%', '--year', '2018/19', '--years', 'all'], 'not both'],
    [['--vary', 'lines.acute.growth=0%..6%:1%', '--years', '2030/31'], 'names no year'],
  ])('%j', async (words, why) => {
    const { exit, out, err } = await sweep(['plain.yaml', ...words], { files })

    expect([exit, out]).toEqual([2, ''])
    expect(err).toContain(why)
  })
})
