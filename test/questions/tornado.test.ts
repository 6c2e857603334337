import { test } from '@fast-check/vitest'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { Decimal, toPlain } from '../../src/base/decimal.ts'
import { rowName } from '../../src/formula/node.ts'
import type { Projection } from '../../src/open/project.ts'
import { type Bar, type Tornado, tornado } from '../../src/questions/tornado.ts'
import { projectText } from '../support/project-text.ts'

const steps = { rate: new Decimal('0.01'), share: new Decimal('0.1'), money: new Decimal('0.1') }

/** By hand: headroom of 2019/20 is 100 (1 + g)^2 - 60 (1 + a)^2 - 40. */
const text = `title: Plain
years: { base: 2017/18, count: 2 }
population: { base: 1000, growth: 0% }
funding: { allocation: { title: Allocation, base: 100, growth: 0% } }
lines:
  acute: { title: Acute, setting: hospital, base: 60, growth: 0% }
  community: { title: Community, setting: out-of-hospital, base: 40, growth: { 2018/19: 0%, 2019/20: 1% } }
`

function asked(definition: string, row = 'headroom', index = 2): Tornado {
  return tornadoOf(projectText(definition).scenario.projection, row, index)
}

function tornadoOf(projection: Projection, row = 'headroom', index = 2): Tornado {
  return tornado(projection, { op: 'row', path: rowName(row), lag: 0 }, index, steps)
}

const barOf = ({ bars }: Tornado, path: string): Bar => {
  const bar = bars.find(({ varied }) => varied.path === path)
  if (bar === undefined) throw new Error(`there is no bar of ${path}`)
  return bar
}
const figures = ({ lowInput, low, highInput, high, swing, basis }: Bar): readonly (string | undefined)[] => [
  ...[lowInput, low, highInput, high, swing].map((value) => value && toPlain(value)),
  basis,
]

describe('bars worked by hand', () => {
  const found = asked(text)

  it.each([
    // 40 x 1 x 1.01 = 40.4 is the central cost: headroom -0.4. 100 x 0.99^2 = 98.01 and 100 x 1.01^2 = 102.01.
    ['funding.allocation.growth', ['-0.01', '-2.39', '0.01', '1.61', '4', 'step']],
    // 60 x 0.99^2 = 58.806 and 60 x 1.01^2 = 61.206.
    ['lines.acute.growth', ['-0.01', '0.794', '0.01', '-1.606', '2.4', 'step']],
    // A tenth of 60 either way.
    ['lines.acute.base', ['54', '5.6', '66', '-6.4', '12', 'step']],
    // By year, a point in every year: 40 x 0.99 x 1.00 = 39.6 and 40 x 1.01 x 1.02 = 41.208.
    ['lines.community.growth', ['-0.01', '0.4', '0.01', '-1.208', '1.608', 'step']],
  ])('%s', (path, expected) => {
    expect(figures(barOf(found, path))).toEqual(expected)
  })

  it('widest first, and what has no effect left out and counted', () => {
    // The widest: a tenth of 100 either way is 20 apart; community at a tenth of 40, 1.01 of it: 8.08.
    expect(found.bars.map(({ varied }) => varied.path)).toEqual([
      'funding.allocation.base',
      'lines.acute.base',
      'lines.community.base',
      'funding.allocation.growth',
      'lines.acute.growth',
      'lines.community.growth',
    ])
    // The people, and how they grow.
    expect(found.without).toBe(2)
    expect(found.central && toPlain(found.central)).toBe('-0.4')
  })
})

describe('ranges', () => {
  const withRange = (range: string): string =>
    text.replace('base: 60, growth: 0%', `base: 60, growth: { value: 0%, source: Trend, range: ${range} }`)

  it('low and high as stated, the interval kept where it is not 80%', () => {
    const usual = barOf(asked(withRange('{ low: -2%, high: 1% }')), 'lines.acute.growth')
    const wide = barOf(asked(withRange('{ low: -2%, high: 1%, interval: 90% }')), 'lines.acute.growth')

    // By hand: 100 - 60 x 0.98^2 - 40.4 = 1.976.
    expect(figures(usual)).toEqual(['-0.02', '1.976', '0.01', '-1.606', '3.582', 'range'])
    expect([usual.interval, wide.interval && toPlain(wide.interval)]).toEqual([undefined, '0.9'])
  })

  it('else the 10th and the 90th percentile', () => {
    const uniform = barOf(asked(withRange('{ min: -1%, max: 1%, shape: uniform }')), 'lines.acute.growth')

    expect(figures(uniform).slice(0, 3)).toEqual(['-0.008', expect.any(String), '0.008'])
    expect(uniform.basis).toBe('range')
  })

  it('money of a range is in its own unit, and a share is no more than all of it', () => {
    // By hand: a normal of sd £1,000,000 about 60 is, at its 10th percentile, 60 - 1.2815515655446.
    const money = text.replace('base: 60, growth', 'base: { value: 60, source: Ledger, range: { sd: £1m } }, growth')
    const bar = barOf(asked(money.replace('years:', 'unit: £m\nyears:')), 'lines.acute.base')
    const thousands = barOf(asked(money.replace('years:', 'unit: £k\nyears:')), 'lines.acute.base')

    expect(bar.lowInput.toNumber()).toBeCloseTo(60 - 1.2815515655446, 9)
    expect(thousands.lowInput.toNumber()).toBeCloseTo(60 - 1281.5515655446, 7)
  })

  it('of a value by year is what is added to every year', () => {
    const years = text.replace(
      'base: 60, growth: 0%',
      'base: 60, growth: { value: { default: 0% }, source: Trend, range: { low: -2%, high: +1% } }',
    )

    // The same as from -2% to 1% about a plain nought.
    expect(figures(barOf(asked(years), 'lines.acute.growth'))).toEqual([
      '-0.02',
      '1.976',
      '0.01',
      '-1.606',
      '3.582',
      'range',
    ])
  })

  it('from level to level stays so where the command line changes a year', () => {
    const { projection } = projectText(withRange('{ low: -2%, high: 1% }'), {
      set: ['lines.acute.growth.2018/19=1%'],
    }).scenario
    const bar = barOf(tornadoOf(projection), 'lines.acute.growth')

    // By hand: -2 points is -1% and -2%: 100 - 60 x 0.99 x 0.98 - 40.4 = 1.388.
    expect([toPlain(bar.lowInput), bar.low && toPlain(bar.low), toPlain(bar.highInput)]).toEqual([
      '-0.02',
      '1.388',
      '0.01',
    ])
  })

  it('of a release that is one share for all ages counts', () => {
    const moved = `${text}shifts: { beds: { from: acute, to: community, amount: { 2018/19: 1 }, release: { value: 50%, range: { low: 40%, high: 70% } }, source: Plan } }
`
    const bar = barOf(asked(moved), 'shifts.beds.release')
    expect([bar.basis, toPlain(bar.lowInput), toPlain(bar.highInput)]).toEqual(['range', '0.4', '0.7'])
  })
})

describe('laws', () => {
  const rate = fc.integer({ min: -30, max: 60 }).map((parts) => `${parts / 10}%`)
  test.prop([rate, rate, fc.constantFrom('headroom', 'out-of-hospital.envelope', 'spend.total', 'lines.acute.spend')])(
    'each bar is what the definition comes to with the figure set',
    (allocation, acute, row) => {
      const definition = text
        .replace('base: 100, growth: 0%', `base: 100, growth: ${allocation}`)
        .replace('base: 60, growth: 0%', `base: 60, growth: ${acute}`)
      for (const { varied, lowInput, low } of asked(definition, row).bars) {
        if (varied.how !== 'value') continue
        const written = varied.unit === 'rate' ? `${toPlain(lowInput.times(100))}%` : toPlain(lowInput)
        const set = projectText(definition, { set: [`${varied.path}=${written}`] })

        expect(low && toPlain(low)).toBe(set.at(row, 2) && toPlain(set.at(row, 2) as Decimal))
      }
    },
  )
})
