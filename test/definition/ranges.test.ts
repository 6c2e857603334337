import { describe, expect, it } from 'vitest'
import { problemsOf } from '../support/problems-of.ts'

/** A definition with a place for a value and its range at the end of line 3, and what becomes of it. */
const ofLine = (keys: string): Promise<string[]> => problemsOf(`extends: sound.yaml\nlines:\n  acute: { ${keys} }\n`)
const growth = (range: string, value = '3%'): Promise<string[]> =>
  ofLine(`growth: { value: ${value}, source: Trend, range: ${range} }`)

describe('a range about one value', () => {
  it.each([
    '{ low: 1%, high: 6% }',
    '{ low: -1%, high: 6%, interval: 90%, shape: normal, persistence: 0.5 }',
    '{ low: 3%, high: 3% }',
    '{ sd: 2%, persistence: 0 }',
    '{ sd: 0 }',
    '{ min: 1%, max: 6% }',
    '{ min: 1%, max: 6%, shape: uniform }',
    '{ min: 1%, mode: 3.0%, max: 6%, shape: triangular, persistence: 1 }',
    '{ min: 3%, mode: 3%, max: 6%, shape: pert }',
  ])('%s is taken', async (range) => {
    expect(await growth(range)).toEqual([])
  })

  it.each([
    ['a value below low', '{ low: 4%, high: 6% }', 'value-outside-range'],
    ['a value above high', '{ low: 1%, high: 2% }', 'value-outside-range'],
    ['a value below min', '{ min: 4%, max: 6%, shape: uniform }', 'value-outside-range'],
    ['a value above max', '{ min: 1%, mode: 2%, max: 2%, shape: pert }', 'value-outside-range'],
    ['a mode that is not the value', '{ min: 1%, mode: 4%, max: 6%, shape: triangular }', 'mode-not-value'],
    ['an interval of nought', '{ low: 1%, high: 6%, interval: 0% }', 'not-positive'],
    ['an interval of all', '{ low: 1%, high: 6%, interval: 100% }', 'beyond-bounds'],
    ['an interval beyond all', '{ low: 1%, high: 6%, interval: 120% }', 'not-a-share'],
    ['a spread below nought', '{ sd: -1% }', 'beyond-bounds'],
    ['persistence above 1', '{ sd: 1%, persistence: 1.5 }', 'beyond-bounds'],
    ['persistence below 0', '{ sd: 1%, persistence: -0.5 }', 'beyond-bounds'],
    ['a level with a plus', '{ low: 1%, high: +6% }', 'level-with-sign'],
    ['a level beyond what the value may be', '{ low: -150%, high: 6% }', 'beyond-bounds'],
    ['an end in money', '{ low: 1%, high: 6 }', 'not-a-rate'],
    ['two forms', '{ low: 1%, high: 6%, sd: 1% }', 'range-mixed'],
    ['an interval without its ends', '{ sd: 1%, interval: 90% }', 'range-mixed'],
    ['ends of a uniform', '{ low: 1%, high: 6%, shape: uniform }', 'range-mixed'],
    ['a spread of a triangle', '{ sd: 1%, shape: triangular }', 'range-mixed'],
    ['bounds of a normal', '{ min: 1%, max: 6%, shape: normal }', 'range-mixed'],
    ['a mode without a shape', '{ min: 1%, mode: 3%, max: 6% }', 'range-mixed'],
    ['ends in the wrong order', '{ low: 6%, high: 1% }', 'range-order'],
  ])('%s is refused, once, in the range', async (_, range, code) => {
    const problems = await growth(range)
    expect(problems).toEqual([expect.stringMatching(new RegExp(`^3:\\d+ ${code}$`))])
    const column = Number(problems[0]?.match(/^3:(\d+)/)?.[1])
    expect(column).toBeGreaterThan('  acute: { growth: { value: 3%, source: Trend, range: {'.length)
  })
})

describe('a range about a value by year', () => {
  const years = '{ 2018/19: 2%, default: 3% }'
  it.each([
    '{ low: -1%, high: +1.5% }',
    '{ low: 0, high: +1.5% }',
    '{ low: -150%, high: +150% }',
    '{ sd: 1%, persistence: 0 }',
    '{ min: -1%, max: +1% }',
    '{ min: -1%, mode: 0, max: +1%, shape: pert }',
  ])('%s is taken', async (range) => {
    expect(await growth(range, years)).toEqual([])
  })

  it.each([
    ['a side without its sign', '{ low: -1%, high: 1.5% }', 'offset-without-sign'],
    ['two levels', '{ low: 1%, high: 6% }', 'offset-without-sign'],
    ['more than nothing on both sides', '{ low: +1%, high: +2% }', 'value-outside-range'],
    ['less than nothing on both sides', '{ min: -2%, max: -1% }', 'value-outside-range'],
    ['a likeliest that is not what is stated', '{ min: -1%, mode: 0.5%, max: +1%, shape: pert }', 'mode-not-value'],
    ['a spread below nought', '{ sd: -1% }', 'beyond-bounds'],
  ])('%s is refused', async (_, range, code) => {
    expect(await growth(range, years)).toEqual([expect.stringMatching(new RegExp(`^3:\\d+ ${code}$`))])
  })

  it('of shares, people and money may lie on either side', async () => {
    const text = `extends: sound.yaml
savings:
  outpatients:
    line: acute
    amount: { value: { 2018/19: 1, 2019/20: 1 }, source: Plan, range: { low: -0.5, high: +£100k } }
    delivery: { value: { default: 85% }, source: Plan, range: { low: -20%, high: +10% } }
`
    expect(await problemsOf(text)).toEqual([])
  })
})

describe('units', () => {
  it('the ends of money are read as the value is, in its own unit or in another', async () => {
    const base = (range: string, unit = '£m'): Promise<string[]> =>
      problemsOf(
        `extends: sound.yaml\nunit: ${unit}\nlines:\n  acute: { base: { value: 60, source: Ledger, range: ${range} } }\n`,
      )
    expect(await base('{ low: 58, high: 63 }')).toEqual([])
    expect(await base('{ low: £58m, high: £63000k }')).toEqual([])
    expect(await base('{ low: £58m, high: £59m }')).toEqual(['4:73 value-outside-range'])
    // Sixty thousand pounds are far below 58 million.
    expect(await base('{ low: £58m, high: £63m }', '£k')).toEqual(['4:61 value-outside-range'])
  })

  it('a limit that is money has a range of money', async () => {
    const band = (value: string, range: string): Promise<string[]> =>
      problemsOf(`extends: sound.yaml
contracts:
  mcp:
    starts: 2020/21
    scope: { community: 50% }
    gain: { share: { 2020/21..: 50% }, band: { value: ${value}, source: Plan, range: ${range} } }
`)
    expect(await band('0.2', '{ low: 0.1, high: 0.3 }')).toEqual([])
    expect(await band('1%', '{ low: 0%, high: 3% }')).toEqual([])
    expect(await band('0.2', '{ low: 0%, high: 3% }')).toEqual([expect.stringContaining('range-of-other-kind')])
    expect(await band('1%', '{ sd: £1m }')).toEqual([expect.stringContaining('range-of-other-kind')])
  })
})

describe('what takes no range', () => {
  const base = `extends: sound.yaml
savings: { clinics: { line: acute, amount: { 2018/19: 1 }, source: Plan } }
`
  it.each([
    ['a month', 'savings: { clinics: { month: { value: October, range: { sd: June } } } }'],
    ['a delay', 'savings: { clinics: { delay: { value: 3, range: { low: 1, high: 5 } } } }'],
    ['a flag', 'savings: { clinics: { recurrent: { value: true, range: { low: true, high: false } } } }'],
    [
      'a target',
      'controls: { published: { row: funding.total, amount: { value: 100, range: { low: 99, high: 101 } } } }',
    ],
    [
      'the name of a shared driver',
      'lines: { community: { drivers: { demographic: { value: demographic, range: { sd: 1% } } } } }',
    ],
    [
      'a list by age',
      'shifts: { beds: { from: acute, to: community, amount: { 2018/19: 1 }, release: { value: [0%, 40%], range: { sd: 1% } } } }',
    ],
    [
      'a score',
      'risks: { flu: { title: Flu, likelihood: { value: 3, range: { low: 1, high: 5 } }, probability: 20%, line: acute, impact: { 2018/19: 1 } } }',
    ],
    ['a correlation', 'correlations: { drivers.demographic ~ population.growth: { value: 0, range: { sd: 0.1 } } }'],
  ])('%s', async (_, keys) => {
    expect(await problemsOf(`extends: base.yaml\n${keys}\n`, { files: { 'base.yaml': base } })).toEqual([
      expect.stringMatching(/^2:\d+ range-not-taken$/),
    ])
  })
})

it('the range of a shared driver, and of a figure of a member of a place, count as any', async () => {
  const files = {
    'north.yaml':
      'extends: sound.yaml\ndrivers: { demographic: { value: 1%, source: ONS, range: { low: 2%, high: 3% } } }\n',
  }
  expect(await problemsOf('extends: north.yaml\n', { files })).toEqual(['north.yaml 2:65 value-outside-range'])
  expect(await problemsOf('title: Place\ncombine: { north: { scenario: north.yaml } }\n', { files })).toEqual([
    'north.yaml 2:65 value-outside-range',
  ])
})

it('columns of CSV say the same, where they stand', async () => {
  const csv = (cells: string): Promise<string[]> =>
    problemsOf(`path,value,2018/19..,source,low,high\nextends,sound.yaml,,,,\nlines.acute.growth,${cells}\n`, {
      path: 'a.csv',
    })
  expect(await csv('3%,,Trend,1%,6%')).toEqual([])
  expect(await csv(',3%,Trend,-1%,+6%')).toEqual([])
  expect(await csv('3%,,Trend,4%,6%')).toEqual(['3:30 value-outside-range'])
  expect(await csv(',3%,Trend,-1%,6%')).toEqual(['3:34 offset-without-sign'])
})
