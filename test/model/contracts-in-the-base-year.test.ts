import { fc, test } from '@fast-check/vitest'
import { describe, expect, it } from 'vitest'
import { type Projected, projectText } from '../support/project-text.ts'

/*
 * A contract that runs in the base year. Nothing grows: acute and community cost 100 each, funding is 200, so that whatever holds in one year
 * holds in all.
 */
const definition = (contract: string): string => `
title: Running in the base year
unit: £m
years: { base: 2020/21, count: 2 }
funding: { allocation: { base: 200, growth: 0% } }
lines:
  acute: { setting: hospital, base: 100, growth: 0% }
  community: { setting: out-of-hospital, base: 100, growth: 0% }
contracts: { c: { scope: { community: 100% }, index: { inflation: 0% }, ${contract} } }`

const above = 'agreed: { price: { community: 120 } }, gain: { share: 60% }, outcomes: { share: 10%, achievement: 50% }'

/** Each value of a row, where it is the same in every year. */
function inEveryYear({ years }: Projected, path: string): string {
  const [first, ...later] = years(path)
  expect(later, path).toEqual([first, first])
  return first as string
}

describe.each(['2018/19', '2020/21'])('a contract that starts in %s and was agreed before the base year', (starts) => {
  it('withholds, pays outcomes and shares a gain in it', () => {
    const projected = projectText(definition(`starts: ${starts}, ${above}`))

    // 10% x 120 = 12, of which 50% is earned; a gain of 20, of which 40% is the commissioner's; 120 - 12 + 6 - 8 = 106.
    expect(inEveryYear(projected, 'contracts.c.withheld')).toBe('12')
    expect(inEveryYear(projected, 'contracts.c.earned')).toBe('6')
    expect(inEveryYear(projected, 'contracts.c.gain-to-commissioner')).toBe('8')
    expect(inEveryYear(projected, 'contracts.c.payment')).toBe('106')
    // 200 - (100 + 106).
    expect(inEveryYear(projected, 'headroom')).toBe('-6')
  })

  it('shares a loss in it', () => {
    const projected = projectText(
      definition(
        `starts: ${starts}, agreed: { price: { community: 80 } }, loss: { share: 50%, band: { share: 5%, of: funding }, cap: 13 }`,
      ),
    )

    // A loss of 20: a band of 5% x 200 = 10 and half of the other 10 are 15, of which the cap leaves 13. 80 + 7 = 87.
    expect(inEveryYear(projected, 'contracts.c.loss-to-provider')).toBe('13')
    expect(inEveryYear(projected, 'contracts.c.loss-to-commissioner')).toBe('7')
    expect(inEveryYear(projected, 'contracts.c.payment')).toBe('87')
  })

  it('is paid its share in a line beyond the scope in it', () => {
    const projected = projectText(
      definition(
        `starts: ${starts}, agreed: { counterfactual: { acute: 120 } }, beyond: { acute: { counterfactual: 0%, gain: { share: 50% }, loss: { share: 25% } } }`,
      ),
    )

    // 50% x (120 - 100).
    expect(inEveryYear(projected, 'contracts.c.beyond')).toBe('10')
    expect(inEveryYear(projected, 'contracts.c.payment')).toBe('110')
  })
})

it('a shadow year that is the base year is calculated as any other', () => {
  const { years } = projectText(
    definition('starts: 2021/22, shadow: 2020/21, value: 120, gain: { share: 60% }, outcomes: { share: 10% }'),
  )

  // 120 - 12 + 12 - 8; nothing of it is paid in the shadow year: 200 - 200, then 200 - (100 + 112).
  expect(years('contracts.c.payment')).toEqual(['112', '112', '112'])
  expect(years('headroom')).toEqual(['0', '-12', '-12'])
})

it('terms by year say of the base year what they say of others', () => {
  const gain = (share: string): readonly string[] =>
    projectText(definition(`starts: 2018/19, agreed: { price: { community: 120 } }, gain: { share: ${share} }`)).years(
      'contracts.c.gain-to-commissioner',
    )

  // Of a gain of 20. A year that is left out shares nothing; a list begins with the first projected year, and so holds before it.
  expect(gain('{ 2020/21: 60%, 2021/22: 50%, 2022/23: 30% }')).toEqual(['8', '10', '14'])
  expect(gain('{ 2021/22: 50%, default: 60% }')).toEqual(['8', '10', '8'])
  expect(gain('{ 2021/22..: 50% }')).toEqual(['20', '10', '10'])
  expect(gain('[50%, 30%]')).toEqual(['10', '10', '14'])
  const earned = projectText(
    definition('starts: 2018/19, agreed: {index: 1}, outcomes: { share: 10%, achievement: { 2021/22: 50% } }'),
  )
  // Achievement is whole where nothing is said.
  expect(earned.years('contracts.c.earned')).toEqual(['10', '5', '10'])
})

it('in a place its members begin with their own terms', () => {
  const { years } = projectText(
    'title: Two\nunit: £m\ncombine:\n  a: { scenario: a.yaml }\n  b: { scenario: b.yaml }',
    {
      files: {
        'a.yaml': definition(`starts: 2018/19, ${above}`),
        'b.yaml': definition(`starts: 2020/21, ${above}`),
      },
    },
  )

  // 106 and 106; 400 - 2 x 206.
  expect(years('contracts.c.payment')).toEqual(['212', '212', '212'])
  expect(years('headroom')).toEqual(['-12', '-12', '-12'])
})

const percent = fc.integer({ min: 0, max: 100 })
const sharing = fc
  .tuple(percent, percent, percent)
  .map(([share, band, cap]) => `share: ${share}%, band: ${band}%, cap: ${cap}%`)

test.prop([fc.integer({ min: 1, max: 200 }), sharing, sharing, sharing, percent, percent, fc.boolean()], {
  numRuns: 30,
})(
  'a contract of which nothing changes is the same from the base year on',
  (price, gain, loss, beyond, share, achievement, isWithin) => {
    const projected = projectText(
      definition(`starts: 2018/19, agreed: { price: { community: ${price} }, counterfactual: { acute: ${price} } }, gain: { ${gain} }, loss: { ${loss} },
        outcomes: { share: ${share}%, achievement: ${achievement}%, basis: ${isWithin ? 'within' : 'on-top'} },
        beyond: { acute: { counterfactual: 0%, gain: { ${beyond} }, loss: { ${gain} } } }`),
    )

    const own = projected.rows.filter((row) => row.startsWith('contracts.c.'))
    expect(own.length).toBeGreaterThan(10)
    for (const row of [...own, 'headroom', 'underlying', 'lines.community.spend']) inEveryYear(projected, row)
  },
)
