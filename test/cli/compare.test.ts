import { describe, expect, it } from 'vitest'
import { Decimal } from '../../src/base/decimal.ts'
import { runCli } from '../support/run-cli.ts'

const at = (name: string): string => `scenarios/${name}.yaml`
const compare = (...words: readonly string[]): ReturnType<typeof runCli> => runCli(['compare', ...words])
const cells = (out: string): string[][] =>
  out
    .trimEnd()
    .split('\n')
    .map((line) => line.split(','))

const pairs = [
  ['6pct', '3pct', '2027/28'],
  ['mcp', 'mcp-losses', '2029/30'],
  ['savings-programme', 'savings-programme-slipped', '2019/20'],
  ['icb', 'icb-no-release', '2032/33'],
  ['council', 'council-parted', '2027/28'],
  ['west-london', 'west-london-phased', '2027/28'],
  ['westminster-place', 'westminster-place-quarter', '2027/28'],
  ['3pct', 'mcp', '2027/28'],
] as const

describe('the bridge', () => {
  const mirrored = [
    ['mcp-segments', 'west-london'],
    ['mcp', 'mcp-segments'],
    ['3pct', 'do-something'],
  ] as const
  it.each(mirrored)(
    'of %s to %s takes the same things apart as the way back, each with the other sign',
    async (first, second) => {
      const steps = async (...files: readonly string[]): Promise<Map<string, string>> => {
        const { exit, out, err } = await compare(...files, '--bridge', '2027/28', '--format', 'tidy')
        expect(exit, err).toBe(0)
        return new Map(
          cells(out)
            .slice(2, -1)
            .map((row) => [row[4] ?? '', row[6] ?? '']),
        )
      }
      const [there, back] = [await steps(at(first), at(second)), await steps(at(second), at(first))]
      expect([...back.keys()].sort()).toEqual([...there.keys()].sort())
      for (const [step, value] of there)
        expect(
          new Decimal(value)
            .plus(back.get(step) ?? '')
            .abs()
            .lt('1e-9'),
          step,
        ).toBe(true)
    },
  )

  it.each(pairs)('of %s to %s adds up, from the row of the one to that of the other', async (first, second, year) => {
    const { exit, out } = await compare(at(first), at(second), '--bridge', year, '--format', 'tidy')
    const [head, ...rows] = cells(out)
    const values = rows.map((row) => new Decimal(row[6] ?? ''))
    const own = async (name: string): Promise<string | undefined> =>
      cells((await runCli(['run', at(name), '--rows', 'headroom', '--years', year, '--format', 'tidy'])).out)[1]?.[8]

    expect(exit).toBe(0)
    expect(head?.join()).toBe('scenario,against,row,year,step,kind,value')
    expect(rows.map((row) => row.slice(0, 4).join())).toEqual(rows.map(() => `${second},${first},headroom,${year}`))
    expect([rows[0]?.[5], rows.at(-1)?.[5]]).toEqual(['start', 'end'])
    expect([rows[0]?.[6], rows.at(-1)?.[6]]).toEqual([await own(first), await own(second)])
    const steps = values.slice(1, -1).reduce<Decimal>((sum, value) => sum.plus(value), values[0] as Decimal)
    expect(
      steps
        .minus(values.at(-1) as Decimal)
        .abs()
        .lte('1e-20'),
    ).toBe(true)
  })

  it('in real terms and per head is of figures in that view', async () => {
    const words = [at('3pct'), at('nil'), '--bridge', '2020/21', '--prices', 'real', '--per-head']
    const [bridge, figures] = [
      cells((await compare(...words, '--format', 'tidy')).out),
      cells(
        (
          await compare(
            at('3pct'),
            at('nil'),
            ...words.slice(4),
            '--rows',
            'headroom',
            '--years',
            '2020/21',
            '--format',
            'tidy',
          )
        ).out,
      ),
    ]
    expect([bridge[1]?.[6], bridge.at(-1)?.[6]]).toEqual([figures[1]?.[8], figures[2]?.[8]])
  })

  it('is drawn no wider than the page, in ASCII where asked, and not in plain text', async () => {
    const words = [at('mcp'), at('mcp-losses')]
    const [narrow, ascii, plain] = [
      await compare(...words, '--width', '60'),
      await compare(...words, '--ascii'),
      await compare(...words, '--plain'),
    ]
    expect(narrow.out.split('\n').filter((line) => [...line].length > 60)).toEqual([])
    expect(narrow.out).toContain('░')
    expect(ascii.out).toMatch(/\) {2} *-+\n/)
    expect([...plain.out].some((glyph) => glyph === '░' || glyph === '█')).toBe(false)
  })
})

describe('figures', () => {
  it('tidy has what they are held against and the difference after the value', async () => {
    const { out } = await compare(
      at('6pct'),
      at('3pct'),
      '--rows',
      'headroom',
      '--years',
      '2027/28',
      '--format',
      'tidy',
    )
    const [head, first, second] = cells(out)
    expect(head?.join()).toBe(
      'scenario,row,label,unit,price_base,year,year_start,year_end,value,against,difference,status',
    )
    expect(first?.slice(9)).toEqual(['', '', 'assumed'])
    expect(second?.[9]).toBe('6pct')
    expect(new Decimal(second?.[8] ?? '').minus(first?.[8] ?? '').eq(second?.[10] ?? '')).toBe(true)
  })

  it('csv has the years side by side, values and then differences', async () => {
    const { out } = await compare(at('6pct'), at('3pct'), '--rows', 'headroom', '--years', '2017/18,2018/19', '--csv')
    const [head, ...rows] = cells(out)
    expect(head?.join()).toBe('scenario,row,label,unit,price_base,against,figure,2017/18,2018/19')
    // 113 x 3% less than 113 x 6%: 3.39.
    expect(rows.map((row) => row.slice(5).join())[2]).toBe('6pct,difference,0,3.39')
  })

  it('of a row that only one has, the other is empty', async () => {
    const words = ['--rows', 'savings.in-place-of-release.delivered', '--years', '2035/36', '--json']
    const { rows } = JSON.parse((await compare(at('icb'), at('icb-no-release'), ...words)).out)
    expect(rows).toHaveLength(1)
    expect(rows[0].scenarios[0].values).toEqual([null])
    expect(rows[0].scenarios[1].values[0]).not.toBeNull()
    expect(rows[0].scenarios[1].difference).toEqual([null])
  })

  it('JSON holds the bridges and the rows', async () => {
    const answer = JSON.parse((await compare(at('6pct'), at('3pct'), at('nil'), '--json')).out)
    expect(answer).toMatchObject({
      schemaVersion: 1,
      against: '6pct',
      bridges: [
        { scenario: '3pct', row: 'headroom', year: '2027/28', adds_up: true },
        { scenario: 'nil', row: 'headroom', year: '2027/28', adds_up: true },
      ],
    })
    expect(answer.rows[0].scenarios).toHaveLength(3)
  })

  it('what is in another unit is converted where that is asked for, in the bridge too', async () => {
    const files = { 'k.yaml': 'title: In thousands\nextends: scenarios/nil.yaml\nunit: £k\n' }
    const words = [at('3pct'), 'k.yaml', '--bridge', '2018/19', '--format', 'tidy']
    const { exit, out } = await runCli(['compare', ...words, '--unit', '£k'], { files })
    // 113 x 3% = 3.39, in thousands.
    expect(exit).toBe(0)
    expect(cells(out)[2]?.slice(4)).toEqual(['lines.acute.growth', 'input', '3390'])
    const refused = await runCli(['compare', ...words], { files })
    expect(refused).toMatchObject({ exit: 2, out: '' })
    expect(refused.err).toContain('--unit £m')
  })

  it('only years that all have are compared, and which were dropped is said', async () => {
    const { out } = await compare(at('3pct'), at('mcp'))
    expect(out.replace(/\s+/g, ' ')).toContain(
      'Only years that all of them have are compared, to 2027/28: mcp goes on to 2029/30.',
    )
  })
})

describe('what cannot be compared is refused, with nothing written', () => {
  it.each([
    [[at('3pct'), at('icb')], 'Give both one years.base'],
    [[at('3pct'), at('nil'), '--from', '2018/19'], '--from goes with one scenario'],
    [[at('3pct'), '--rows', 'headroom'], '--rows and --years go with several'],
    [[at('3pct'), '--from', '2020/21', '--bridge', '2019/20'], 'leads to a later year'],
    [[at('3pct'), '--row', 'headroom.to-date'], 'does not add up amounts of its own year'],
    [[at('3pct'), at('nil'), '--bridge', '2031/32'], 'lies outside'],
    [[at('3pct'), at('nil'), '--row', 'hedroom'], 'Did you mean headroom'],
    [[at('3pct'), at('nil'), '--rows', 'none.such'], 'No row matches'],
    [[at('3pct'), at('nil'), '--row', 'population.total', '--per-head'], 'only money is told per head'],
    [[at('3pct'), at('nil'), '-o', '{scenario}.csv'], 'all files together'],
  ])('%s', async (words, why) => {
    const { exit, out, err, written } = await compare(...words)
    expect({ exit, out, written: written.size }).toEqual({ exit: 2, out: '', written: 0 })
    expect(err).toContain(why)
  })

  it('unlike price bases', async () => {
    const files = { 'other.yaml': `title: Other\nextends: ${at('3pct')}\nprices: { base: 2018/19 }\n` }
    const { exit, err } = await runCli(['compare', at('3pct'), 'other.yaml'], { files })
    expect(exit).toBe(2)
    expect(err).toContain('2017/18 prices and other in 2018/19 prices')
  })
})

it('under --strict a failed check of any of them is a failure, with the answer all the same', async () => {
  const check = (that: string): string =>
    `title: T\nyears: { base: 2017/18, count: 1 }\nlines: { a: { title: A, setting: other, base: { value: 1, source: S }, growth: { value: 0%, source: S } } }\nchecks: { own: { that: ${that} } }\n`
  const files = { 'good.yaml': check('spend.total >= 1'), 'bad.yaml': check('spend.total >= 2') }
  const words = ['compare', 'good.yaml', 'bad.yaml', '--row', 'spend.total', '--strict']
  const { exit, out } = await runCli(words, { files })
  expect(exit).toBe(1)
  expect(out).toContain('CHECKS FAILED')
  expect((await runCli(words.slice(0, -1), { files })).exit).toBe(0)
})

it('says that nothing is different where nothing is', async () => {
  const { exit, out } = await compare(at('3pct'), 'scenarios/3pct.csv')
  expect(exit).toBe(0)
  expect(out.replace(/\s+/g, ' ')).toContain('Nothing differs: 3% acute growth states the same')
  expect(out).not.toContain('each step as it moves')
})

describe('one scenario alone', () => {
  it('is told over time, adding up from the row of the one year to that of the other', async () => {
    const { exit, out } = await compare(at('mcp'), '--bridge', '2029/30', '--format', 'tidy')
    const [head, ...rows] = cells(out)
    const values = rows.map((row) => new Decimal(row[6] ?? ''))
    expect(exit).toBe(0)
    expect(head?.join()).toBe('scenario,row,from,to,step,kind,value')
    expect(rows[0]?.slice(0, 6)).toEqual(['mcp', 'headroom', '2017/18', '2029/30', 'start', 'start'])
    const sum = values.slice(0, -1).reduce<Decimal>((so, value) => so.plus(value), new Decimal(0))
    expect(
      sum
        .minus(values.at(-1) as Decimal)
        .abs()
        .lte('1e-20'),
    ).toBe(true)
  })

  it('draws a waterfall of the largest steps', async () => {
    const { out } = await compare(at('mcp'), '--bridge', '2029/30')
    expect(out).toMatch(/What moved headroom, 2017\/18 to 2029\/30/)
    expect(out).toMatch(/\d+ others together/)
    expect(out.split('\n').filter((line) => [...line].length > 80)).toEqual([])
  })
})

// All that the council spends is in other settings: its funding of 179.2 less its spend of 179.2 is headroom, and no envelope.
it('tells no envelope of a scenario without care out of hospital', async () => {
  const { exit, out } = await compare(at('council'), at('westminster-place'))
  const block = out.split('Out-of-hospital envelope\n')[1]?.split('\n\n')[0] ?? ''
  expect(exit).toBe(0)
  expect(block).toContain('154.7')
  expect(block).not.toContain('Westminster City Council')
  expect(out.replace(/\s+/g, ' ')).not.toContain('health-related services, in 2017/18')
  const row = out.split('\n').filter((line) => /^Out-of-hospital envelope +\S/.test(line))
  expect(row).toHaveLength(1)
  expect(row[0]).toMatch(/^Out-of-hospital envelope +98\.8$/)
})

// 6% less 3% is 3 points.
it('tells how far apart rates are in points', async () => {
  const { out } = await compare(at('6pct'), at('3pct'), '--row', 'lines.acute.growth')
  expect(out.replace(/\s+/g, ' ')).toContain(
    'in 2027/28 is 3.00 points lower than in 6% acute growth: 3.00% instead of 6.00%.',
  )
})

const stated = `title: First
years: { base: 2017/18, count: 4 }
population: { base: 220562, growth: 1% }
funding: { allocation: { title: Allocation, base: 100, growth: 2% } }
lines:
  acute: { title: Acute, setting: hospital, base: 60, growth: 3% }
  community: { title: Community, setting: out-of-hospital, base: 40, growth: 0% }
savings:
  beds: { title: Beds, line: acute, amount: { 2018/19: 2 }, month: 7, delay: 3 }
shifts:
  moved: { title: Moved, from: acute, to: community, amount: { 2018/19: 1 }, release: [50%, 100%], delay: 1 }
`
const restated = stated
  .replace('First', 'Second')
  .replace('220562', '230000')
  .replace('base: 60', 'base: £61.5m')
  .replace('2018/19: 2 }, month: 7, delay: 3', '2018/19: 3 }, month: M5, delay: 1')
  .replace('release: [50%, 100%], delay: 1', 'release: [25%, 75%], delay: 2')
const between = async (first: string, second: string, ...words: readonly string[]): Promise<string> => {
  const world = { files: { 'a.yaml': first, 'b.yaml': second } }
  return (await runCli(['compare', 'a.yaml', 'b.yaml', ...words], world)).out.replace(/\s+/g, ' ')
}

it('tells what is stated with its unit, in sentences and in the table', async () => {
  const out = await between(stated, restated, '--width', '200')
  expect(out).toContain('population, base 230,000 people instead of 220,562')
  expect(out).toContain('Acute, base £61.5m instead of £60m')
  expect(out).toContain('Beds, amount 2018/19: £3m instead of 2018/19: £2m')
  expect(out).toContain('Beds, delay 1 month instead of 3;')
  expect(out).toContain('Beds, month August instead of October')
  expect(out).toMatch(/Moved, delay 1 year 2 years/)
  expect(out).toMatch(/Moved, release 50%, 100% 25%, 75%/)
})

it('tells alternatives as one thing, by what each of the two has', async () => {
  const out = await between(
    stated,
    stated.replace('growth: 3%', 'drivers: { pay: 1%, price: 2% }').replace('First', 'Second'),
  )
  expect(out).toContain('Second differs from First in one thing: Acute, drivers instead of growth 3%.')
  expect(out).toContain('Acute, growth or drivers growth 3% drivers')
})

it('says that what is too unlike cannot be taken apart, and what to do instead', async () => {
  const files = {
    'a.yaml': stated,
    'b.yaml': 'title: Place\ncombine: { west: { title: West, scenario: west.yaml } }\n',
    'west.yaml': stated.replace('growth: 3%', 'growth: 5%'),
  }
  const { out } = await runCli(['compare', 'a.yaml', 'b.yaml'], { files })
  expect(out.replace(/\s+/g, ' ')).toMatch(
    /\d of the differences cannot be taken apart: with some of them and without the others a definition would be refused\. What each member of the place brings: scenario run b\.yaml --by member/,
  )
})

// A year late, the programme costs 5.7 in 2018/19 and 5.8 in 2019/20, after which next to nothing is left each year. Headroom to date is
// -267.5 and -281.3: 13.8.
it('says why it tells of a year that is not the last, and what the years come to', async () => {
  const late = (await compare(at('savings-programme'), at('savings-programme-slipped'))).out.replace(/\s+/g, ' ')
  expect(late).toContain('Headroom in 2019/20, when the two differ most, is £5.8m worse than in')
  // 5.8 in per cent of a deficit of 1.6 says nothing.
  expect(late).toMatch(/ Headroom \(1\.6\) \(7\.4\) \(5\.8\) n\/m /)
  // Nor of as much that is to be found.
  expect(late).toContain('Further recurrent savings needed 1.6 7.4 5.8 n/m')
  expect(late).toContain('n/m: not meaningful, the first figure being nought or smaller than the difference.')
  expect(late).toContain('In 2027/28 it is £0.3m worse. Added up from 2018/19 to 2027/28 it is £13.8m worse.')
  const last = (await compare(at('6pct'), at('3pct'))).out.replace(/\s+/g, ' ')
  expect(last).toContain('Headroom in 2027/28 is £50.5m better')
  expect(last).not.toContain('Added up')
  const real = await compare(at('savings-programme'), at('savings-programme-slipped'), '--prices', 'real')
  expect([real.exit, real.out.includes('Added up')]).toEqual([0, false])
})

// The contract is priced by the segments, which only the second has: alone it would be refused, and was hidden among "3 others".
it('a contract that only one has is a step of its own, after what it needs', async () => {
  const { out } = await compare(at('icb'), at('icb-capitated'))
  const text = out.replace(/\s+/g, ' ')
  expect(text).toMatch(
    /differs from Integrated care board, left shift in 10 things: .*with the contract "Year of care".*; \d more\./,
  )
  expect(text).toMatch(/What moves it: .*Year of care \(contract\) \+£\d/)
  expect(text).toContain(
    'In every order Population, groups comes before Acute, Community health and Year of care (contract): the other way round a definition would be refused.',
  )
  expect(text).not.toContain('cannot be taken apart')
})

describe('what a comparison says beside the difference', () => {
  const words = async (...names: readonly string[]): Promise<string> =>
    (await compare(...names.map(at))).out.replace(/\s+/g, ' ')
  const belowCost = /£[\d.]+m below cost \(£[\d.]+m over \d+ years, £[\d.]+m at worst, in \d{4}\/\d\d\)/

  // Headroom is better by what the provider loses.
  it('is what a contract is paid below its cost, as a run of its scenario says', async () => {
    const own = (await runCli(['run', at('icb-capitated')])).out.replace(/\s+/g, ' ').match(belowCost)?.[0]
    expect(own).toMatch(belowCost)
    for (const order of [
      ['icb', 'icb-capitated'],
      ['icb-capitated', 'icb'],
    ]) {
      const text = await words(...order)
      expect(text).toContain('Year of care, contract "Year of care": price £')
      expect(text).toContain(own)
      expect(text.match(new RegExp(belowCost, 'g'))).toHaveLength(1)
    }
  })

  // The provider paid by segment is below cost over four years, the one paid by formula in none: each price needs the other beside it.
  it('is what every one of them pays under a contract that one pays below cost', async () => {
    const own = 'price £151.2m in 2029/30 for services projected at £146.1m, paid at £148.3m, £2.1m above cost'
    expect((await runCli(['run', at('mcp')])).out.replace(/\s+/g, ' ')).toContain(own)
    for (const order of [
      ['mcp', 'mcp-segments'],
      ['mcp-segments', 'mcp'],
    ]) {
      const text = await words(...order)
      expect(text).toContain(
        `3% acute growth, multispecialty provider, contract "Multispecialty community provider": ${own}`,
      )
      expect(text).toContain('provider paid by segment, contract "Multispecialty community provider": price £162.3m')
      // Of the contract that neither pays below its cost nothing is told.
      expect(text).not.toContain('contract "Partnership in Practice')
    }
  })

  it('are checks that fail or warn in one alone, by name, and none that come out alike', async () => {
    const told = 'In Year of care alone a check warns: A provider loses more than 2% of the price of its contract.'
    expect(await words('icb', 'icb-capitated')).toContain(told)
    expect(await words('icb-capitated', 'icb')).toContain(told)
    expect(await words('icb', 'icb')).not.toMatch(/alone (?:a check|\d+ checks)/)
  })

  it('is nothing of these where another row than headroom was asked about', async () => {
    const { out } = await compare(at('icb'), at('icb-capitated'), '--row', 'spend.total')
    expect(out).not.toMatch(/below cost \(|alone a check/)
  })
})

it('a line under two titles is one line, under that of the first', async () => {
  const ran = async (...names: readonly string[]): Promise<string> =>
    (await compare(...names.map(at))).out.replace(/\s+/g, ' ').match(/The same in both: [^.]*\./)?.[0] ?? ''
  const one = await ran('icb', 'icb-capitated')
  expect(one).toContain('learning disabilities and autism, delegated primary medical care, prescribing')
  expect(one).not.toMatch(/disability\/autism|, primary medical care/)
  const other = await ran('icb-capitated', 'icb')
  expect(other).toContain('learning disability/autism, primary medical care, prescribing')
  expect(other).not.toMatch(/disabilities and autism|delegated/)
})

it('a member of a place keeps the capital of its name', async () => {
  const out = (await compare(at('westminster-place'), at('westminster-place-quarter'))).out.replace(/\s+/g, ' ')
  expect(out).toContain(
    "All of it comes from West London, Queen's Park and Paddington, residents (50,000 to 73,521 people).",
  )
})

it('tells how far apart rates are in points in tables too', async () => {
  const out = (await compare(at('6pct'), at('3pct'), '--row', 'lines.acute.growth', '--rows', 'lines.acute.growth')).out
  expect(out.replace(/ +/g, ' ')).toContain('Acute, growth 6% 3% (3.00 points)')
  expect(out.replace(/ +/g, ' ')).toMatch(/difference from the first .*\(3\.0 points\)/)
})

describe('scenarios that are unlike in what they are told in', () => {
  const own = `title: Own
unit: £m
years: { base: 2017/18, count: 2 }
funding: { allocation: { title: Allocation, base: 100, growth: 1% } }
lines:
  acute: { title: Acute, setting: hospital, base: 60, growth: 3% }
  community: { title: Community, setting: out-of-hospital, base: 40, growth: 0% }
`
  const other = own
    .replace('£m', '£k')
    .replace('count: 2', 'count: 4')
    .replace(/base: (100|60|40)/g, 'base: $1000')
    .replace('growth: 3%', 'growth: 4%')
  const files = { 'own.yaml': own, 'other.yaml': other }

  it('the same money in another unit is no difference, in words, steps and data', async () => {
    const { out } = await runCli(['compare', 'own.yaml', 'other.yaml', '--unit', '£m', '--bridge', '2019/20'], {
      files,
    })
    const told = out.replaceAll(/\s+/g, ' ')

    expect(told).toContain('differs from Own in 2 things: unit £k instead of £m; Acute, growth 4% instead of 3%.')
    // 60 (1.04^2 - 1.03^2) = 1.242.
    expect(out).toMatch(/^Acute, growth +3% +4% +\(1\.2\)$/m)
    expect(told).not.toContain('£100,000')
  })

  it('the same change of one key of several items is told once, others by themselves', async () => {
    const late = await runCli([
      'compare',
      'scenarios/savings-programme.yaml',
      'scenarios/savings-programme-slipped.yaml',
    ])

    expect(late.out.replaceAll(/\s+/g, ' ')).toContain(
      'in 6 things: delay 12 months instead of 0 for "Acute contracts, transactional savings", "Community services, less duplication", "Continuing healthcare reviews", "Medicines optimisation", "Mental health, services recommissioned" and "Programme costs".',
    )
    const other = own.replace('growth: 3%', 'growth: 4%').replace('growth: 0%', 'growth: 1%')
    const unlike = await runCli(['compare', 'own.yaml', 'b.yaml'], { files: { 'own.yaml': own, 'b.yaml': other } })
    expect(unlike.out.replaceAll(/\s+/g, ' ')).toContain(
      'Acute, growth 4% instead of 3%; Community, growth 1% instead of 0%.',
    )
  })

  it('a year that only one of them has is refused by the years that all have', async () => {
    const { exit, err } = await runCli(['compare', 'own.yaml', 'other.yaml', '--unit', '£m', '--bridge', '2020/21'], {
      files,
    })

    expect([exit, err]).toEqual([
      2,
      'scenario: --bridge: 2020/21 lies outside the years that all scenarios have, 2017/18 to 2019/20.\n',
    ])
  })

  it('a difference that is largest in the last year is told once', async () => {
    const { out } = await runCli(['compare', 'scenarios/3pct.yaml', 'scenarios/6pct.yaml', '--bridge', '2017/18'])

    expect(out).toContain('Headroom in 2017/18 is the same')
    expect(out.match(/2027\/28[^.]*£50\.5m worse/g)).toHaveLength(1)
  })
})
