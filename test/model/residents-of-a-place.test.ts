import { expect, it } from 'vitest'
import { explain } from '../../src/explain/explain.ts'
import { type Projected, projectText } from '../support/project-text.ts'
import { runCli } from '../support/run-cli.ts'

/** 1,000 people who do not grow, with headroom of 100 - 60 = 40. */
const north = `title: North
years: { base: 2017/18, count: 1 }
population: { base: 1000, growth: 0% }
funding: { allocation: { base: 100, growth: 0% } }
lines: { acute: { setting: hospital, base: 60, growth: 0% } }
`
/** 3,000 people who grow by a tenth, with headroom of 200 - 100 = 100. */
const south = `title: South
years: { base: 2017/18, count: 1 }
population: { base: 3000, growth: 10% }
funding: { allocation: { base: 200, growth: 0% } }
lines: { acute: { setting: hospital, base: 100, growth: 0% } }
`
const uncounted = north.replace('population: { base: 1000, growth: 0% }\n', '')
const inner = (members: string, rest = ''): string => `title: Inner\n${rest}combine: ${members}\n`
const halfOfSouth = '{ north: { scenario: north.yaml }, south: { scenario: south.yaml, share: 50% } }'
const files = { 'north.yaml': north, 'south.yaml': south, 'uncounted.yaml': uncounted }
const outer = (residents: number, within: string): Projected =>
  projectText(`title: Outer\ncombine: { inner: { scenario: inner.yaml, residents: ${residents} } }\n`, {
    files: { ...files, 'inner.yaml': within },
  })

it.each([
  // 1,000 + 50% x 3,000 and x 3,300: 500 of 2,500 live here, a fifth of 40 + 50.
  ['by a share', halfOfSouth, '', ['500', '530'], '18'],
  // The same people, and the same half of South's money by them.
  ['by residents', halfOfSouth.replace('share: 50%', 'residents: 1500'), '', ['500', '530'], '18'],
  // Half of South's people with half of its funding; 500 of 2,500 of 40 + 100 - 25.
  ['line by line', halfOfSouth.replace('share: 50%', 'lines: { funding: 50%, acute: 25% }'), '', ['500', '530'], '23'],
  // 500 of 2,000 that the place states, and a quarter of 90.
  ['of people of its own', halfOfSouth, 'population: { base: 2000, growth: 1% }\n', ['500', '505'], '22.5'],
])(
  'residents of a place are theirs of its people, whose members are taken %s',
  (_, members, rest, people, headroom) => {
    const { years } = outer(500, inner(members, rest))

    expect(years('population.total')).toEqual(people)
    expect(years('headroom')).toEqual([headroom, headroom])
  },
)

it('all the people of a place may live here, whatever their shares are', () => {
  const thirds = '{ north: { scenario: north.yaml, residents: 333 }, south: { scenario: south.yaml, residents: 1 } }'

  expect(outer(334, inner(thirds)).years('population.total')[0]).toBe('334')
})

it('residents of a place three deep are those of the place within', () => {
  const { years } = projectText('title: Outer\ncombine: { middle: { scenario: middle.yaml, residents: 200 } }\n', {
    files: {
      ...files,
      'inner.yaml': inner(halfOfSouth),
      'middle.yaml': 'title: Middle\ncombine: { inner: { scenario: inner.yaml, residents: 500 } }\n',
    },
  })

  // 200 of 500, of 18.
  expect(years('population.total')).toEqual(['200', '212'])
  expect(years('headroom')).toEqual(['7.2', '7.2'])
})

it('the share of residents of a place is explained by the people of its members', () => {
  const { scenario } = outer(500, inner(halfOfSouth))
  const explanation = explain(scenario, { path: 'population.total', year: 2018 })

  expect(explanation?.steps.map(({ path }) => path)).toEqual(
    expect.arrayContaining([
      'members.inner.share-of-residents',
      'members.inner.population.total',
      'members.inner.members.south.population.base',
    ]),
  )
})

const run = async (within: string, residents: number, ...args: string[]): Promise<{ out: string; err: string }> =>
  await runCli(['run', 'outer.yaml', ...args], {
    files: {
      ...files,
      'inner.yaml': within,
      'outer.yaml': `title: Outer\ncombine:\n  inner: { scenario: inner.yaml, residents: ${residents} }\n`,
    },
    env: { NO_COLOR: '1' },
  })

it('an amount per head is for the residents', async () => {
  const { out } = await run(inner(halfOfSouth), 500, '--per-head', '--csv', '--rows', 'headroom')

  // 18 million for 500 people, and for 530: £36,000 and £33,962.26.
  expect(out).toContain(',36000,33962.26')
})

it.each([
  ['more than its people', halfOfSouth, 2501, '2501 people are more than the 2500 of the member; give at most those'],
  [
    'of a place that does not count them all',
    '{ north: { scenario: north.yaml }, other: { scenario: uncounted.yaml } }',
    10,
    'the member is a place of which not all members give a population to be a part of; state one in it, or give a share',
  ],
])('residents of a place are refused where they are %s', async (_, members, residents, why) => {
  const { out, err } = await run(inner(members), residents, '--csv')

  expect(out).toBe('')
  expect(err.replace(/\s+/g, ' ')).toContain(`outer.yaml:3:45 - error wrong-member: combine.inner.residents: ${why}.`)
})

it('residents of a place within a place are refused in the file in which they stand', async () => {
  const { out, err } = await runCli(['run', 'outer.yaml', '--csv'], {
    files: {
      ...files,
      'inner.yaml': inner(halfOfSouth),
      'middle.yaml': 'title: Middle\ncombine: { inner: { scenario: inner.yaml, residents: 9999 } }\n',
      'outer.yaml': 'title: Outer\ncombine: { middle: { scenario: middle.yaml, share: 10% } }\n',
    },
  })

  expect(out).toBe('')
  expect(err).toContain(
    'middle.yaml:2:54 - error wrong-member: combine.inner.residents: 9999 people are more than the 2500 of the member',
  )
})
