import { describe, expect, it } from 'vitest'
import { toPlain } from '../../src/base/decimal.ts'
import { groupsOf, matrixOf } from '../../src/model/correlation-groups.ts'
import type { Model } from '../../src/model/model.ts'
import { persistenceOf } from '../../src/model/uncertain.ts'
import { problemsOf } from '../support/problems-of.ts'
import { projectText } from '../support/project-text.ts'
import { runCli } from '../support/run-cli.ts'

const text = `title: Correlated
years: { base: 2017/18, count: 3 }
population: { base: 1000, growth: { value: 1%, range: { sd: 0.2%, persistence: 0.5 } }, source: ONS }
drivers: { pay: { value: 3%, source: Plan, range: { low: 2%, high: 4% } } }
funding: { allocation: { base: 100, growth: { value: 2%, range: { low: 1%, high: 3% } }, source: Plan } }
lines:
  acute: { setting: hospital, base: 60, drivers: { pay: pay, tariff: 1% }, source: Plan }
  community: { setting: out-of-hospital, base: 40, growth: { value: 0%, range: { low: -1%, high: 1% } }, source: Plan }
`
const pairs = (lines: Readonly<Record<string, string>>): string =>
  `${text}correlations:\n${Object.entries(lines)
    .map(([pair, value]) => `  ${pair}: { value: ${value}, source: Plan }\n`)
    .join('')}`

const told = ({ correlations }: Model): string[] =>
  correlations.map(({ one, other, value }) => `${one.path} ~ ${other.path}: ${toPlain(value)}`)
const modelOf = (...given: Parameters<typeof projectText>): Model => projectText(...given).scenario.model
const errorOf = async (definition: string, ...args: readonly string[]): Promise<string> =>
  (await runCli(['check', 'definition.yaml', ...args], { files: { 'definition.yaml': definition } })).err

describe('what a definition says of figures together', () => {
  it('is on its model, in the order in which it is said, and nothing is where nothing is said', () => {
    const model = modelOf(
      pairs({ 'drivers.pay ~ lines.community.growth': '0.5', 'population.growth ~ drivers.pay': '-0.5' }),
    )
    expect(told(model)).toEqual(['drivers.pay ~ lines.community.growth: 0.5', 'population.growth ~ drivers.pay: -0.5'])
    expect(told(modelOf(text))).toEqual([])
  })

  it('names the inputs of the model themselves, and where each pair stands', () => {
    const { correlations, inputs } = modelOf(pairs({ 'drivers.pay ~ lines.community.growth': '0.5' }))
    const [{ one, other, entry }] = correlations as [Model['correlations'][number]]
    expect(inputs.includes(one) && inputs.includes(other)).toBe(true)
    expect(entry.provenance.source).toBe('Plan')
    expect(entry.span.file.text.slice(entry.span.start, entry.span.end)).toBe('0.5')
  })

  it('reads the same in CSV', () => {
    const csv = `path,value,source
extends,base.yaml,
"correlations.""drivers.pay ~ lines.community.growth""",0.5,Plan
`
    const model = modelOf('extends: pairs.csv', { files: { 'pairs.csv': csv, 'base.yaml': text } })
    expect(told(model)).toEqual(['drivers.pay ~ lines.community.growth: 0.5'])
  })

  it('a path in CSV without its quotes is told with them', async () => {
    const csv = 'path,value\nextends,base.yaml\ncorrelations.drivers.pay ~ lines.community.growth,0.5\n'
    const { err } = await runCli(['check', 'a.csv'], { files: { 'a.csv': csv, 'base.yaml': text } })
    expect(err).toContain('Did you mean correlations."drivers.pay ~ lines.community.growth"?')
  })

  it('is changed by the file that extends, and taken out by nought', () => {
    const base = pairs({ 'drivers.pay ~ lines.community.growth': '0.5', 'population.growth ~ drivers.pay': '0.2' })
    const child = `extends: base.yaml
correlations:
  drivers.pay ~ lines.community.growth: { value: 0, source: Board }
  population.growth ~ drivers.pay: { value: 0.3, source: Board }
`
    expect(told(modelOf(child, { files: { 'base.yaml': base } }))).toEqual(['population.growth ~ drivers.pay: 0.3'])
  })

  it('--set changes a pair in either order, with quotes and without, and makes one', () => {
    const base = pairs({ 'drivers.pay ~ lines.community.growth': '0.5' })
    const set = (setting: string): string[] => told(modelOf(base, { set: [setting] }))
    expect(set('correlations."drivers.pay ~ lines.community.growth"=0.1')).toEqual([
      'drivers.pay ~ lines.community.growth: 0.1',
    ])
    expect(set('correlations.lines.community.growth ~ drivers.pay=0.1')).toEqual([
      'drivers.pay ~ lines.community.growth: 0.1',
    ])
    expect(set('correlations.population.growth ~ drivers.pay=0.1')).toEqual([
      'drivers.pay ~ lines.community.growth: 0.5',
      'population.growth ~ drivers.pay: 0.1',
    ])
    expect(told(modelOf(text, { set: ['correlations.population.growth ~ drivers.pay=0.1'] }))).toEqual([
      'population.growth ~ drivers.pay: 0.1',
    ])
  })

  it('convert writes it as it was, either way', async () => {
    const first = await runCli(['convert', 'a.yaml'], {
      files: {
        'a.yaml': pairs({ 'drivers.pay ~ lines.community.growth': '0.5', 'population.growth ~ drivers.pay': '-0.5' }),
      },
    })
    expect(first).toMatchObject({ exit: 0, err: '' })
    const second = await runCli(['convert', 'a.csv'], { files: { 'a.csv': first.out } })
    expect(second.out).toContain(`correlations:
  drivers.pay ~ lines.community.growth:
    value: 0.5
    source: Plan
`)
    const third = await runCli(['convert', 'a.yaml'], { files: { 'a.yaml': second.out } })
    expect(third.out).toBe(first.out)
  })
})

describe('of a place', () => {
  const place = `title: Place
combine:
  north: { scenario: north.yaml }
  south: { scenario: south.yaml }
`
  const shared = pairs({ 'drivers.pay ~ lines.community.growth': '0.5' })
  const files = { 'north.yaml': shared, 'south.yaml': 'extends: north.yaml\ntitle: South\n' }

  it('what members take from one file is one figure, and a pair of it is one', () => {
    expect(told(modelOf(place, { files }))).toEqual([
      'members.north.drivers.pay ~ members.north.lines.community.growth: 0.5',
    ])
  })

  it('where one of two figures is a member’s own, each member has its pair', () => {
    const south = `extends: north.yaml
lines: { community: { growth: { value: 1%, source: South, range: { sd: 1% } } } }
`
    expect(told(modelOf(place, { files: { ...files, 'south.yaml': south } }))).toEqual([
      'members.north.drivers.pay ~ members.north.lines.community.growth: 0.5',
      'members.north.drivers.pay ~ members.south.lines.community.growth: 0.5',
    ])
  })

  it('the place joins figures of its members, and of what is one figure nothing', async () => {
    const south = `extends: north.yaml
population: { growth: { value: 2%, source: South, range: { sd: 1% } } }
`
    const own = `${place}correlations:
  members.north.population.growth ~ members.south.population.growth: { value: 0.7, source: ONS }
`
    expect(told(modelOf(own, { files: { ...files, 'south.yaml': south } }))[0]).toBe(
      'members.north.population.growth ~ members.south.population.growth: 0.7',
    )
    expect(await problemsOf(own, { files })).toEqual(['6:3 correlated-with-itself'])
  })

  it('a problem in a file that several members have is told once, where it stands', async () => {
    const wrong = pairs({ 'drivers.pay ~ lines.comunity.growth': '0.5' })
    expect(await problemsOf(place, { files: { ...files, 'north.yaml': wrong } })).toEqual([
      'north.yaml 10:3 no-such-figure',
    ])
  })

  it('two files that say another thing of one pair are told', async () => {
    const south = `extends: north.yaml
correlations: { drivers.pay ~ lines.community.growth: { value: 0.4, source: South } }
`
    expect(await problemsOf(place, { files: { ...files, 'south.yaml': south } })).toEqual([
      'south.yaml 2:64 correlated-twice',
    ])
  })
})

describe('what is refused', () => {
  it.each([
    ['-1.01', 'is -1.01; it must be at least -1'],
    ['1.5', 'is 1.5; it must be at most 1'],
    ['50%', 'not-a-number'],
  ])('a correlation of %s', async (value, said) => {
    expect(await errorOf(pairs({ 'drivers.pay ~ lines.community.growth': value }))).toContain(said)
  })

  it('a part of a list, which has no range of its own', async () => {
    const moved = `${text}shifts:
  frailty: { from: acute, to: community, amount: { 2018/19: 1 }, release: [0%, 40%], source: Plan }
correlations: { "drivers.pay ~ shifts.frailty.release[1]": 0.5 }
`
    expect(await problemsOf(moved)).toContain('11:17 correlated-without-range')
  })

  it('what stands beside another problem is told with it, but not what that may be why of', async () => {
    const wrong = pairs({ 'drivers.pay ~ lines.community.growth': '0.5', 'drivers.pay ~ drivers.pay': '0.5' })
      .replace('value: 0%', 'value: 0')
      .replace('growth: { value: 0,', 'grwth: { value: 0%,')
    expect(await problemsOf(wrong)).toEqual(['8:52 unknown-key', '11:3 correlated-with-itself'])
  })

  it('three that contradict, with pairs that can be written in their place', async () => {
    const wrong = pairs({
      'drivers.pay ~ lines.community.growth': '0.9',
      'drivers.pay ~ population.growth': '0.9',
      'population.growth ~ lines.community.growth': '-0.9',
    })
    const err = await errorOf(wrong)
    expect(err).toContain(' - error correlations-contradict: ')
    const nearest = Object.fromEntries(
      [...err.matchAll(/"([^"]+ ~ [^"]+)": (-?\d+(?:\.\d+)?)/g)].map(([, pair, value]) => [pair, value]),
    )
    // By symmetry x, x and -x with 1 - 3x^2 - 2x^3 >= 0, whose root in 0..1 is a half.
    expect(nearest).toEqual({
      'drivers.pay ~ lines.community.growth': '0.5',
      'drivers.pay ~ population.growth': '0.5',
      'lines.community.growth ~ population.growth': '-0.5',
    })
    expect(told(modelOf(pairs(nearest as Record<string, string>)))).toHaveLength(3)
  })

  it('many that contradict, with the factor that all of them need', async () => {
    // 22 figures, each correlated by -0.1 with every other: the lowest eigenvalue is 1 - 21 x 0.1 = -1.1, and 1 / 2.1 = 0.47619.
    const ids = Array.from({ length: 22 }, (_, index) => `d${index}`)
    const own = ids.map((id) => `${id}: { value: 0%, source: Plan, range: { sd: 1% } }`)
    const all = ids.flatMap((id, index) =>
      ids.slice(index + 1).map((other) => `  lines.acute.drivers.${id} ~ lines.acute.drivers.${other}: -0.1\n`),
    )
    const wrong = `${text.replace('tariff: 1%', `tariff: 1%, ${own.join(', ')}`)}correlations:\n${all.join('')}`
    expect(await errorOf(wrong)).toContain('these 22 figures contradict one another')
    expect(await errorOf(wrong)).toContain('Each of them times 0.4761 they could have')
    const drawn = wrong.replaceAll(': -0.1\n', ': -0.0476\n')
    expect(await problemsOf(drawn)).toEqual([])
  })
})

it('of groups too large to print only the first that contradicts is told, and every small one', async () => {
  const chain = (name: string, size: number): readonly [figures: string, pairs: string] => {
    const ids = Array.from({ length: size }, (_, index) => `${name}${index}`)
    return [
      ids.map((id) => `, ${id}: { value: 0%, source: Plan, range: { sd: 1% } }`).join(''),
      // Each wholly with the next, and with the one after that not at all.
      ids
        .slice(1)
        .map((id, at) => `  lines.acute.drivers.${ids[at]} ~ lines.acute.drivers.${id}: 1\n`)
        .join(''),
    ]
  }
  const chains = [chain('a', 21), chain('b', 3), chain('c', 21), chain('d', 3)]
  const own = `tariff: 1%${chains.map(([figures]) => figures).join('')}`
  const wrong = `${text.replace('tariff: 1%', own)}correlations:\n${chains.map(([, all]) => all).join('')}`
  // The header of the correlations is line 9; a has 20 pairs, b and d 2, c 20.
  expect(await problemsOf(wrong)).toEqual([
    '10:3 correlations-contradict',
    '30:3 correlations-contradict',
    '52:3 correlations-contradict',
  ])
})

describe('what is left out with a warning', () => {
  const base = pairs({ 'drivers.pay ~ lines.community.growth': '0.5' })
  it.each([
    [
      'a figure that is set without its range',
      'lines.community.growth=1%',
      'is set on the command line without a range',
    ],
    [
      'a figure in whose place another one is set',
      'lines.community.drivers.price=1%',
      'has taken the place of lines.community.growth',
    ],
    [
      'a figure of a line that is switched off',
      'lines.community.enabled=false',
      'lines.community is switched off (--set',
    ],
  ])('%s', (_, setting, why) => {
    const { scenario, warnings } = projectText(base, { set: [setting] })
    expect(scenario.model.correlations).toEqual([])
    expect(warnings.find(({ code }) => code === 'correlation-left-out')?.message).toContain(why)
  })

  it('a figure that is set with a range keeps its correlation, as does one of which a year is set', () => {
    for (const setting of [
      'lines.community.growth={ value: 1%, range: { sd: 1% } }',
      'lines.community.growth.2018/19=1%',
    ])
      expect(told(modelOf(base, { set: [setting] })), setting).toHaveLength(1)
  })
})

describe('groups', () => {
  it('are what pairs join, directly or through others, with what no pair says at nought', () => {
    const model = modelOf(
      pairs({
        'drivers.pay ~ lines.community.growth': '0.5',
        'population.growth ~ lines.community.growth': '-0.25',
      }),
    )
    const [group, ...others] = groupsOf(model.correlations)
    expect(others).toEqual([])
    expect(group?.inputs.map(({ path }) => path)).toEqual([
      'drivers.pay',
      'lines.community.growth',
      'population.growth',
    ])
    expect(group && matrixOf(group)).toEqual([
      [1, 0.5, 0],
      [0.5, 1, -0.25],
      [0, -0.25, 1],
    ])
  })

  it('are several where nothing joins them', () => {
    const model = modelOf(
      pairs({
        'drivers.pay ~ lines.community.growth': '0.5',
        'population.growth ~ funding.allocation.growth': '0.25',
      }),
    )
    expect(
      groupsOf(model.correlations).map(({ inputs, correlations }) => [inputs.length, correlations.length]),
    ).toEqual([
      [2, 1],
      [2, 1],
    ])
  })
})

it('the persistence of a figure is what its range says, and 1 where nothing is said', () => {
  const { inputs } = modelOf(text)
  const of = (path: string): string =>
    toPlain(persistenceOf(inputs.find((input) => input.path === path) as Model['inputs'][number]))
  expect(of('population.growth')).toBe('0.5')
  expect(of('drivers.pay')).toBe('1')
  expect(of('population.base')).toBe('1')
})
