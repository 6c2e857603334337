import { describe, expect, it } from 'vitest'
import { type Outcome, runCli, type World } from '../support/run-cli.ts'

const simulate = (words: readonly string[], world?: World): Promise<Outcome> => runCli(['simulate', ...words], world)

/** Headroom is 100 less 60 and 30, of which both are drawn once: normal of sd 5 about 10. */
const plain = `title: Plain
unit: £m
years: { base: 2017/18, count: 2 }
population: { base: 1000 }
prices: { base: 2017/18, deflator: 0% }
funding: { allocation: { title: Allocation, base: 100, growth: 0% } }
lines:
  acute: { title: Acute, setting: hospital, base: { value: 60, range: { sd: 3 } }, growth: 0% }
  community: { title: Community, setting: out-of-hospital, base: { value: 30, range: { sd: 4 } }, growth: 0% }
risks:
  flu: { title: Flu, likelihood: 3, consequence: 3, probability: 50%, impact: { 2018/19: 0, 2019/20: 40 } }
`
const files = { 'plain.yaml': plain }

describe('what people read', () => {
  it('says the spread, the chances and what is drawn before any table', async () => {
    const { exit, out } = await simulate(['plain.yaml', '--row', 'headroom', '--risks', 'off', '--draws', '65536'], {
      files,
    })

    expect(exit).toBe(0)
    // 10 +- 5 x 1.2816 = 3.6 and 16.4; N(2) = 97.7%.
    expect(out).toContain(`65,536 draws of 2 figures that state a range; all other figures as stated. Risks
are left out: 1 in the register is not drawn.
Headroom in 2019/20 lies between £3.6m and £16.4m in 80 of 100 draws; the middle
is £10.0m, the mean £10.0m, £10.0m as stated.
The chance that headroom is nought or more in 2019/20 is 98%; that it is never
below nought until then, 98%.`)
  })

  it('says what is held though the file, or one that it extends, gives it a range', async () => {
    const words = ['--row', 'headroom', '--risks', 'off', '--draws', '4096', '--width', '200']
    const set = await simulate(['plain.yaml', ...words, '--set', 'lines.acute.base=61'], { files })
    expect(set.out).toContain(
      '4,096 draws of 1 figure that states a range; all other figures as stated. Risks are left out: 1 in the register is not drawn.\nHeld, and not drawn: Acute, base at £61.0m, in place of a range of sd £3.0m.\n',
    )
    const child = 'extends: plain.yaml\ntitle: Child\nlines: { community: { base: 31 } }\n'
    const inFile = await simulate(['child.yaml', ...words], { files: { ...files, 'child.yaml': child } })
    expect(inFile.out).toContain('Held, and not drawn: Community, base at £31.0m, in place of a range of sd £4.0m.')
    expect((await simulate(['plain.yaml', ...words], { files })).out).not.toContain('Held')
  })

  it('says what a spread is not before it says what it is, and how much of it is illustrative', async () => {
    const marked = plain.replace('value: 30,', 'value: 30, quality: illustrative, source: Guess,')
    const { out } = await simulate(['plain.yaml', '--draws', '4096'], { files: { 'plain.yaml': marked } })
    const [, , ...rest] = out.split('\n')
    const told = rest.join(' ').replaceAll(/\s+/g, ' ')

    expect(told).toMatch(
      /^This is no forecast: it is how far the answer spreads if the ranges stated and the chances of the risks are right\. What has no range is taken as certain\. 1 of the 2 figures drawn is illustrative: chosen, not found\. 4,096 draws of /,
    )
    expect(told).not.toContain('draws are few')
  })

  it('says that draws are too few for the percentiles that are told, and how many are enough', async () => {
    // 5% of 2,048 are 102, 6.4 in each of 16 replicates; of 4,096 they are 204, 12.8 in each. Of 16 none.
    for (const [draws, rest] of [
      ['2048', '102 draws'],
      ['32', 'one draw'],
      ['16', 'not one draw'],
    ] as const) {
      const { out } = await simulate(['plain.yaml', '--draws', draws], { files })
      expect(out.replaceAll(/\s+/g, ' ')).toContain(
        `draws are few: P5 and P95 rest on ${rest} each, so that they, and their standard errors, are rough. --draws 4,096 is enough to read them.`,
      )
    }
  })

  it('shows the range as it is stated beside the percentiles of what is drawn', async () => {
    // Two pieces: s1 = 2 / 1.28155 = 1.5606 points, s2 = 3 / 1.28155 = 2.3409, w = 0.4 below 3%.
    // P10: N^-1(0.1 / 0.8) = -1.15035, 3 - 1.7952; P50: N^-1(0.5 + 0.1 / 1.2) = 0.21043, 3 + 0.4926; P90: N^-1(0.5 + 0.5 / 1.2) = 1.38299, 3 + 3.2375.
    const skewed = plain.replace(
      'growth: 0% }\n  community',
      'growth: { value: 3%, range: { low: 1%, high: 6% } } }\n  community',
    )
    const { out } = await simulate(['plain.yaml', '--draws', '4096', '--width', '120'], {
      files: { 'plain.yaml': skewed },
    })

    expect(out).toMatch(/^Acute, growth +3\.00% +1% to 6% +1\.20% +3\.49% +6\.24% +all years$/m)
    expect(out).toMatch(/^Acute, base +£60\.00m +sd £3\.0m +£56\.16m /m)
  })

  describe('where the middle of draws is not what is stated', () => {
    // Growth of funding 0%, drawn once, from 0% to 3.6%: one side only, so that its middle is where the half of a normal of which 90%
    // lies below 3.6% is halved: 3.6% x N^-1(0.75) / N^-1(0.9) = 3.6% x 0.67449 / 1.28155 = 1.8947%.
    // Two years at that of 100: 100 x 1.018947 ^ 2 = 103.8253; headroom 10 + 3.8 = 13.8.
    const oneSided = plain
      .replace('growth: 0% } }\nlines', 'growth: { value: 0%, range: { low: 0%, high: 3.6% } } } }\nlines')
      .replace('range: { sd: 3 }', 'range: { sd: 0.3 }')
      .replace('range: { sd: 4 }', 'range: { sd: 0.4 }')
    const asked = ['plain.yaml', '--row', 'headroom', '--risks', 'off', '--draws', '4096', '--seed', '5']
    const told = async (text: string, more: readonly string[] = []): Promise<string> =>
      (await simulate([...asked, ...more], { files: { 'plain.yaml': text } })).out.replaceAll(/\s+/g, ' ')

    it('names the figure that moves it, before any spread, and how to ask without its range', async () => {
      const out = await told(oneSided)
      const sentence =
        'The middle of headroom differs from what is stated mainly because of one range, that of Allocation, growth: stated 0.00%, middle of the draws 1.89%. At that middle alone, all else as stated, headroom in 2019/20 is £13.8m in place of £10.0m.'
      const command =
        'scenario simulate plain.yaml --row headroom --draws 4096 --seed 5 --risks off --set funding.allocation.growth=0%'
      expect(out).toContain(`${sentence} The chances with it held as stated: ${command} `)
      expect(out.indexOf('This is no forecast')).toBeLessThan(out.indexOf(sentence))
      expect(out.indexOf(sentence)).toBeLessThan(out.indexOf('Headroom in 2019/20 lies between'))

      // The command is of the same draws of all else, and that figure is no longer drawn.
      const held = await told(oneSided, ['--set', 'funding.allocation.growth=0%'])
      expect(held).toContain('draws of 2 figures that state a range')
      expect(held).not.toContain('The middle of headroom differs')
    })

    it('of a place names the figure of a member, and offers no command that would not run', async () => {
      const place = 'title: Place\ncombine: { all: { title: West, scenario: plain.yaml } }\n'
      const { out } = await simulate(['place.yaml', ...asked.slice(1)], {
        files: { 'plain.yaml': oneSided, 'place.yaml': place },
      })
      const words = out.replaceAll(/\s+/g, ' ')

      expect(words).toContain('because of one range, that of West: Allocation, growth: stated 0.00%')
      expect(words).not.toContain('held as stated')
    })

    it('gives it to machines too', async () => {
      const { out } = await simulate([...asked, '--json'], { files: { 'plain.yaml': oneSided } })
      const [{ middle_moved_by: moved }] = JSON.parse(out).rows
      expect(moved).toMatchObject({
        figure: 'funding.allocation.growth',
        how: 'value',
        stated: '0',
        row_as_stated: '10',
      })
      expect(Number(moved.middle)).toBeCloseTo(0.018947, 6)
      expect(Number(moved.row_at_middle)).toBeCloseTo(13.8253, 3)
      const even = await simulate([...asked, '--json'], { files: { 'plain.yaml': plain } })
      expect(JSON.parse(even.out).rows[0].middle_moved_by).toBeNull()
    })

    it('says nothing of the kind where each range reaches as far either way', async () => {
      expect(await told(plain)).not.toContain('The middle of headroom differs')
    })

    it('tells a figure by year by what is added to it, and offers no setting that would make it one value', async () => {
      const byYear = oneSided.replace(
        'value: 0%, range: { low: 0%, high: 3.6% }',
        'value: { 2018/19: 0%, 2019/20: 0% }, range: { low: +0%, high: +3.6% }',
      )
      const out = await told(byYear)
      expect(out).toContain('Allocation, growth: stated by year, middle of the draws +1.89 points.')
      expect(out).not.toContain('held as stated')
    })
  })

  it('says in the table which ranges hold all of the draws', async () => {
    const whole = plain.replace('range: { sd: 3 }', 'range: { shape: triangular, min: 50, mode: 60, max: 70 }')
    const { out } = await simulate(['plain.yaml', '--draws', '4096', '--width', '120'], {
      files: { 'plain.yaml': whole },
    })
    expect(out).toMatch(/^Acute, base +£60\.00m +£50\.0m to £70\.0m \(min to max\) /m)
  })

  it('tells two rows where none is named, and the risk in its year', async () => {
    const { out } = await simulate(['plain.yaml'], { files })

    expect(out).toMatch(/^[\d,]+ draws \(100,000 were asked for; draws come\s/m)
    expect(out).toContain('Out-of-hospital envelope in 2019/20 lies between')
    // Half of the draws cost 40: 0.977 / 2, and N(-6), which is nothing.
    expect(out).toContain('The chance that headroom is nought or more in 2019/20 is 49%')
  })

  it('keeps within the width, in ASCII and linear too', async () => {
    for (const width of [60, 80, 200]) {
      const { out } = await simulate(['plain.yaml', '--width', `${width}`, '--ascii', '--draws', '4096'], { files })
      expect(Math.max(...out.split('\n').map((line) => line.length))).toBeLessThanOrEqual(width)
      expect(/^[\x20-\x7e\n£]*$/.test(out)).toBe(true)
    }
    const { out } = await simulate(['plain.yaml', '--plain', '--draws', '4096'], { files })
    expect(out).not.toContain('┤')
    expect(out).toContain('Middle (P50)')
  })

  it('says that a correlation fades where the draws of two figures do not last alike', async () => {
    const unlike = plain
      .replace('range: { sd: 3 }', 'range: { sd: 3, persistence: 0 }')
      .replace('risks:', 'correlations: { "lines.acute.base ~ lines.community.base": 1 }\nrisks:')
    const { out } = await simulate(['plain.yaml', '--draws', '4096'], { files: { 'plain.yaml': unlike } })
    expect(out.replace(/\s+/g, ' ')).toContain(
      'and fades after the first year where draws of the one last longer than those of the other: Acute, base with Community, base.',
    )
    const { out: alike } = await simulate(['plain.yaml', '--draws', '4096'], { files })
    expect(alike).not.toContain('fades')
  })

  it('shows what is drawn, in the unit of each figure', async () => {
    const { out } = await simulate(['plain.yaml', '--draws', '4096'], { files })

    // 60 -+ 1.28155 x 3 = 56.155 and 63.845.
    expect(out).toMatch(/Acute, base +£60\.00m +sd £3\.0m +£56\.16m +£60\.00m +£63\.84m +all years/)
  })

  it('tells a row that is no money in its own unit, and no year in which it never has a value', async () => {
    const { out } = await simulate(['plain.yaml', '--draws', '4096', '--row', 'headroom.share'], { files })
    expect(out).toContain('per cent; ')
    const growth = await simulate(['plain.yaml', '--draws', '4096', '--row', 'lines.acute.growth'], { files })
    expect(growth.out).not.toContain('has no value')
  })

  it('says of what happens or does not how many draws lie between at least', async () => {
    const only = plain.replaceAll(/, range: \{ sd: . \}/g, '')
    const { out } = await simulate(['plain.yaml', '--draws', '4096', '--row', 'headroom'], {
      files: { 'plain.yaml': only },
    })
    // Half of the draws lose 40 of 10: the mean is -10.
    expect(out).toContain('in at least 80 of 100 draws')
    expect(out).toContain('the mean -£10.0m')
    expect(out).toMatch(/is under £0\.1m at\s+most/)
  })
})

describe('data', () => {
  it('has the statistics by year with their errors, in the unit that is asked for', async () => {
    const words = ['plain.yaml', '--row', 'headroom', '--draws', '65536', '--format', 'tidy']
    const [one, other] = await Promise.all([
      simulate(words, { files }),
      simulate([...words, '--unit', '£k'], { files }),
    ])
    const lines = one.out.split('\n')

    expect(lines[0]).toBe(
      'scenario,row,label,unit,price_base,year,year_start,year_end,statistic,standard_error,value,status',
    )
    // Ten for the base year, which no year falls before, twelve for each projected one.
    expect(lines.length).toBe(1 + 10 + 2 * 12 + 1)
    expect(lines[10]).toBe('plain,headroom,Headroom,GBP m,cash,2017/18,2017-04-01,2018-03-31,central,,10,base')
    const p90 = (text: string): number =>
      Number(
        text
          .split('\n')
          .find((line) => line.includes('2018/19') && line.includes(',P90,'))
          ?.split(',')
          .at(-2),
      )
    expect(p90(one.out)).toBeCloseTo(16.41, 1)
    expect(p90(other.out)).toBeCloseTo(p90(one.out) * 1000, 4)
  })

  it('is the same for the same seed, and another for another', async () => {
    const words = ['plain.yaml', '--draws', '1000', '--json']
    const [one, again, other] = await Promise.all([
      simulate(words, { files }),
      simulate(words, { files }),
      simulate([...words, '--seed', '2'], { files }),
    ])
    expect(again.out).toBe(one.out)
    expect(other.out).not.toBe(one.out)
  })

  it.each([2, 4])('is the same whoever draws it: %d workers', async (workers) => {
    const words = ['plain.yaml', '--draws', '131072', '--json', '--set', 'lines.acute.growth=1%']
    const [one, shared] = await Promise.all([
      simulate(words, { files }),
      simulate([...words, '--workers', `${workers}`], { files }),
    ])
    expect(shared).toEqual(one)
  })

  it('is wide in csv: a column a year, a line a statistic and one for its error', async () => {
    const words = ['plain.yaml', '--row', 'headroom', '--draws', '65536', '--risks', 'off', '--csv']
    const [header, ...lines] = (await simulate(words, { files })).out.trimEnd().split('\n')

    expect(header).toBe('scenario,row,label,unit,price_base,statistic,figure,2017/18,2018/19,2019/20')
    expect(lines.at(-1)).toBe('plain,headroom,Headroom,GBP m,cash,central,value,10,10,10')
    // Twelve statistics, of which all but what is stated have an error.
    expect(lines.length).toBe(2 * 11 + 1)
    const p90 = lines.find((line) => line.includes(',P90,value,'))?.split(',')
    expect(Number(p90?.[8])).toBeCloseTo(16.41, 1)
    expect(Number(p90?.[9])).toBeCloseTo(16.41, 1)
  })

  it('tells real terms and per head by the prices and people of each draw', async () => {
    const words = ['plain.yaml', '--row', 'headroom', '--draws', '4096', '--risks', 'off', '--format', 'tidy']
    const { out } = await simulate([...words, '--per-head'], { files })
    // 10m over 1,000 people.
    expect(out).toContain('GBP per head,cash,2017/18,2017-04-01,2018-03-31,central,,10000,base')
  })
})

describe('every draw', () => {
  it('is a record of a file, in the unit that is asked for, from which the percentiles follow', async () => {
    const words = [
      'plain.yaml',
      '--row',
      'headroom',
      '--draws',
      '4096',
      '--unit',
      '£k',
      '--draws-out',
      'draws.csv',
      '--format',
      'tidy',
    ]
    const { exit, out, written } = await simulate(words, { files })
    const [header, ...lines] = (written.get('draws.csv') ?? '').trimEnd().split('\n')

    expect(exit).toBe(0)
    expect(header).toBe('draw,headroom 2017/18,headroom 2018/19,headroom 2019/20')
    expect(lines.length).toBe(4096)
    expect(lines[0]?.startsWith('1,')).toBe(true)
    const drawn = lines.map((line) => Number(line.split(',')[2])).sort((one, other) => one - other)
    const middle = Number(
      out
        .split('\n')
        .find((line) => line.includes('2018/19') && line.includes(',P50,'))
        ?.split(',')
        .at(-2),
    )
    expect(Math.abs(middle - (drawn[2047] as number))).toBeLessThan(middle / 1000)
  })

  const otherwise = 'its name does not say how draws are written. End it in .csv, .ndjson or .jsonl.'

  it.each([
    ['draws.json', `--draws-out draws.json: ${otherwise}`],
    ['draws', `--draws-out draws: ${otherwise}`],
    ['-', '--draws-out needs the name of a file: standard output holds the answer.'],
  ])('is not written to %s', async (target, why) => {
    const { exit, out, err, written } = await simulate(['plain.yaml', '--draws-out', target], { files })
    expect({ exit, out, written: written.size }).toEqual({ exit: 2, out: '', written: 0 })
    expect(err.trimEnd().split('\n').at(-1)).toBe(`scenario: ${why}`)
  })
})

describe('what cannot be asked', () => {
  it.each([
    [['plain.yaml', '--draws', '0'], '--draws takes a whole number from 16'],
    [['plain.yaml', '--row', 'headrom'], 'headroom'],
    [['plain.yaml', '--years', '2040/41'], '--years names no year of this scenario, which has 2017/18 to 2019/20.'],
    [['plain.yaml', '--sampler', 'halton'], 'sobol, random'],
    [['none.yaml'], 'Nothing is drawn: no figure of None states a range, and it has no risks.'],
    [
      ['plain.yaml', '--risks', 'off', '--set', 'lines.acute.base=60', '--set', 'lines.community.base=30'],
      'and its risks are left out.',
    ],
  ])('%j', async (words, message) => {
    const none = plain
      .replace('Plain', 'None')
      .replaceAll(/, range: \{ sd: . \}/g, '')
      .replace(/risks:[\s\S]*/, '')
    const { exit, out, err } = await simulate(words, { files: { ...files, 'none.yaml': none } })
    expect({ exit, out }).toEqual({ exit: 2, out: '' })
    expect(err).toContain(message)
  })
})

it('agrees with an independent program of a hundred million draws on forty correlated rates, to 0.01% of the allocation', async () => {
  // test/bench/simulate-peer.py in numpy, 1e8 draws, as it tells them: to a tenth. The allocation is 900 x 1.0385^10 = 1,313.1.
  const peer = [36.5, 52.1, 77.8, 105.7, 133.0, 156.9, 171.0]
  const words = [
    'test/bench/peers-model.yaml',
    '--row',
    'headroom',
    '--draws',
    '32768',
    '--seed',
    '3',
    '--format',
    'tidy',
  ]
  const lines = (await simulate(words)).out
    .trimEnd()
    .split('\n')
    .map((line) => line.split(','))
  const [head = []] = lines
  const cell = (line: readonly string[], name: string): string => line[head.indexOf(name)] ?? ''
  const found = [5, 10, 25, 50, 75, 90, 95].map((percent) =>
    lines.find((line) => cell(line, 'year') === '2035/36' && cell(line, 'statistic') === `P${percent}`),
  )

  for (const [at, line] of found.entries())
    expect(Math.abs(Number(cell(line ?? [], 'value')) - (peer[at] ?? 0))).toBeLessThan(0.13 + 0.05)
})

describe('Ctrl-C', () => {
  const stopped = (more: readonly string[]): Promise<Outcome> =>
    simulate(['plain.yaml', '-q', '--row', 'headroom', '--draws', '131072', ...more], {
      files,
      interrupted: () => true,
    })

  it('tells what is known, marked, in one line more on the side', async () => {
    const { exit, out, err } = await stopped([])
    expect(exit).toBe(130)
    expect(out).toContain('Stopped before all draws were made')
    expect(err).toBe('scenario: stopped before all draws were made; what is told rests on those that were.\n')
  })

  it('writes no file, which would outlast the mark, and says so', async () => {
    const { exit, out, err, written } = await stopped(['-o', 'a.json', '-o', 'b.md'])
    expect([exit, out]).toEqual([130, ''])
    expect(err).toBe('scenario: stopped before all draws were made; a.json and b.md are not written.\n')
    expect(written.size).toBe(0)
    expect((await stopped(['-o', 'a.json', '-o', '-'])).err).toBe(
      'scenario: stopped before all draws were made; what is told rests on those that were, and a.json is not written.\n',
    )
  })
})
