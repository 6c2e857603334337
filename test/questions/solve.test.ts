import { test } from '@fast-check/vitest'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { Decimal, toPlain } from '../../src/base/decimal.ts'
import { askedCondition } from '../../src/questions/asked-condition.ts'
import type { When } from '../../src/questions/probe.ts'
import { type Solved, solve, usualInterval } from '../../src/questions/solve.ts'
import { truthOf } from '../../src/questions/truth.ts'
import { variedBy } from '../../src/questions/varied.ts'
import { projectText } from '../support/project-text.ts'

/** By hand: the envelope of year t is 100 (1 + g)^t less acute 60 (1 + a)^t; community care stays at 40. */
const plain = `title: Plain
years: { base: 2017/18, count: 2 }
funding: { allocation: { title: Allocation, base: 100, growth: 0% } }
lines:
  acute: { title: Acute, setting: hospital, base: 60, growth: 0% }
  community: { title: Community, setting: out-of-hospital, base: 40, growth: 0% }
`

function solved(text: string, path: string, until: string, when: When = 2): Solved | undefined {
  const { scenario } = projectText(text)
  const asked = askedCondition(scenario, '--until', until)
  if (!('condition' in asked)) throw new Error('the condition is wrong')
  const varied = variedBy(scenario.model, path)
  const interval = usualInterval(varied) ?? { low: new Decimal(-1), high: new Decimal(1) }
  return solve(scenario.projection, varied, asked.condition, when, interval)
}

const answers = (found: Solved | undefined): readonly string[] =>
  found?.solutions.map(({ number, side }) => `${toPlain(number)} ${side}`) ?? ['no effect']

describe('solutions worked by hand', () => {
  it.each([
    // 100 (1 + g)^2 - 60 = 61 where (1 + g)^2 = 1.21.
    ['funding.allocation.growth', 'out-of-hospital.envelope >= 61', 2, ['0.1 at-or-above']],
    // 100 - 60 (1 + a)^2 = 13.6 where (1 + a)^2 = 1.44.
    ['lines.acute.growth', 'out-of-hospital.envelope >= 13.6', 2, ['0.2 at-or-below']],
    ['lines.acute.growth', '13.6 <= out-of-hospital.envelope', 2, ['0.2 at-or-below']],
    ['lines.acute.growth', 'not out-of-hospital.envelope < 13.6', 2, ['0.2 at-or-below']],
    // Headroom is 100 (1 + g)^2 - 100: 21 at 10%, 44 at 20%.
    ['funding.allocation.growth', 'headroom >= 21 and headroom <= 44', 2, ['0.1 at-or-above', '0.2 at-or-below']],
    ['funding.allocation.growth', 'headroom <= 21 or headroom >= 44', 2, ['0.1 at-or-below', '0.2 at-or-above']],
    // In the first year 100 (1 + g) - 100 is 21 at 21%.
    ['funding.allocation.growth', 'headroom >= 21', 'all', ['0.21 at-or-above']],
    ['funding.allocation.growth', 'headroom >= 21', 'any', ['0.1 at-or-above']],
    // One year of it: 100 (1 + g) x 1 - 60 = 65 at 25%, which is the end of the search and no edge within it.
    ['funding.allocation.growth.2018/19', 'out-of-hospital.envelope >= 60', 2, ['0.2 at-or-above']],
    // Money: base b, b - 100 = 50.
    ['funding.allocation.base', 'headroom >= 50', 2, ['150 at-or-above']],
    // Acute and community both grow by s: 100 - 100 (1 + s)^2 = -21.
    ['lines.*.growth', 'headroom >= -21', 2, ['0.1 at-or-below']],
    // What rests on nothing that is varied cannot change.
    ['lines.acute.growth', 'funding.total >= 0', 2, ['no effect']],
    ['funding.allocation.growth.2019/20', 'headroom >= 0', 1, ['no effect']],
  ] as const)('%s until %s in %s', (path, until, when, expected) => {
    expect(answers(solved(plain, path, until, when))).toEqual(expected)
  })

  it('a figure by year is shifted: the same number of points in every year', () => {
    // By hand: 100 - 60 (1 + s) (1.2 + s) = 14.2 where 1.1 x 1.3 = 1.43.
    const text = plain.replace('base: 60, growth: 0%', 'base: 60, growth: { 2018/19: 0%, 2019/20: 20% }')

    expect(answers(solved(text, 'lines.acute.growth', 'out-of-hospital.envelope >= 14.2'))).toEqual(['0.1 at-or-below'])
  })

  it('money by year is shifted in the years that are stated, and in no other', () => {
    // By hand: a saving of 2 in 2019/20 alone; headroom is 2 then and 5 with 3 more.
    const text = `${plain}savings: { clinics: { title: Clinics, line: acute, amount: { 2019/20: 2 } } }\n`
    const found = solved(text, 'savings.clinics.amount', 'headroom >= 5')

    expect(answers(found)).toEqual(['3 at-or-above'])
    expect(answers(solved(text, 'savings.clinics.amount', 'headroom >= 1', 1))).toEqual(['no effect'])
  })

  it('says what it is about at the ends, as stated and at the solution', () => {
    const found = solved(plain, 'lines.acute.growth', 'out-of-hospital.envelope >= 13.6')

    // By hand: 100 - 60 x 0.75^2 = 66.25; 100 - 60 = 40; 100 - 60 x 1.25^2 = 6.25.
    expect(found?.points.map(({ is, value, isTrue }) => [is, value && toPlain(value), isTrue])).toEqual([
      ['end', '66.25', true],
      ['stated', '40', true],
      ['solution', '13.6', true],
      ['end', '6.25', false],
    ])
  })
})

describe('the edge is exact', () => {
  const rate = fc.integer({ min: -50, max: 100 }).map((parts) => parts / 10)
  test.prop([rate, rate, fc.integer({ min: -400, max: 400 })])(
    'true at the answer, and untrue a millionth of a millionth beyond it',
    (acute, community, limit) => {
      const text = plain
        .replace('base: 60, growth: 0%', `base: 60, growth: ${acute}%`)
        .replace('base: 40, growth: 0%', `base: 40, growth: ${community}%`)
      const until = `headroom >= ${(limit / 10).toFixed(1)}`
      const { scenario } = projectText(text)
      const found = solved(text, 'funding.allocation.growth', until)
      for (const { number, side } of found?.solutions ?? []) {
        expect(side).toBe('at-or-above')
        const at = (growth: Decimal): boolean =>
          Decimal.sum(...['lines.acute.spend', 'lines.community.spend'].map((row) => projected(text, row)))
            .plus(limit / 10)
            .lte(growth.plus(1).pow(2).times(100).plus('1e-20'))
        expect(at(number)).toBe(true)
        expect(at(number.minus('1e-12'))).toBe(false)
      }
      expect(scenario.definition.title).toBe('Plain')
    },
  )

  function projected(text: string, row: string): Decimal {
    return projectText(text).at(row, 2) ?? new Decimal(Number.NaN)
  }
})

describe('a condition says what a check of the same words says', () => {
  const comparisons = ['=', '!=', '<', '<=', '>', '>=']
  const conditions = comparisons.flatMap((how) =>
    ['-1', '0', '1', 'lines.acute.spend', 'previous(headroom)'].flatMap((limit) => [
      `headroom ${how} ${limit}`,
      `not headroom ${how} ${limit}`,
      `headroom ${how} ${limit} and headroom > -1000`,
      `headroom ${how} ${limit} or headroom > 1000`,
    ]),
  )

  it.each(conditions)('%s', async (that) => {
    const { checksOf } = await import('../../src/checks/checks.ts')
    const text = `${plain}checks: { own: { that: "${that}", in: 2019/20 } }\n`
    const { scenario } = projectText(text)
    const check = checksOf(scenario).find(({ id }) => id === 'checks.own')
    const asked = askedCondition(scenario, '--until', that)
    if (!('condition' in asked)) throw new Error('the condition is wrong')

    expect(truthOf(asked.condition, scenario.projection)(scenario.projection)(2) === true).toBe(
      check?.outcome === 'pass',
    )
  })
})

describe('edges and ends that are easily missed', () => {
  /** A limit that is, to the last digit, what the row comes to at a number of the scan. */
  const rate = fc.integer({ min: -40, max: 80 }).map((parts) => parts / 10)
  test.prop([rate, fc.constantFrom('<=', '>=')])('an edge at what is stated is found', (acute, how) => {
    const text = plain.replace('base: 60, growth: 0%', `base: 60, growth: ${acute}%`)
    const spend = projectText(text).at('lines.acute.spend', 2)
    const found = solved(text, 'lines.acute.growth', `lines.acute.spend ${how} ${toPlain(spend as Decimal)}`)

    expect(answers(found)).toEqual([
      `${toPlain(new Decimal(acute).div(100))} ${how === '<=' ? 'at-or-below' : 'at-or-above'}`,
    ])
  })

  it('the ends are those of the search, wherever what is stated lies', () => {
    const { scenario } = projectText(plain)
    const asked = askedCondition(scenario, '--until', 'headroom >= 0')
    if (!('condition' in asked)) throw new Error('the condition is wrong')
    const varied = variedBy(scenario.model, 'lines.acute.base')
    // By hand: 60 is stated, and headroom is 0 there; at 70 it is -10, at 80 -20.
    const found = solve(scenario.projection, varied, asked.condition, 2, {
      low: new Decimal(70),
      high: new Decimal(80),
    })

    expect([found?.low, found?.high].map((end) => end?.value && toPlain(end.value))).toEqual(['-10', '-20'])
    expect([found?.low.isTrue, found?.high.isTrue]).toEqual([false, false])
  })

  it('two settings of one length are two figures', () => {
    const set = ['lines.acute.growth=1%', 'lines.other.growth=1%']
    const { model } = projectText(`${plain}  other: { title: Other, setting: other, base: 1, growth: 0% }\n`, {
      set,
    }).scenario

    expect(variedBy(model, 'lines.acute.growth').inputs.map(({ path }) => path)).toEqual(['lines.acute.growth'])
  })
})
