import { describe, expect, it } from 'vitest'
import { rowName } from '../../../src/formula/node.ts'
import type { Scenario } from '../../../src/open/open.ts'
import { type BridgeBetween, bridgeBetween } from '../../../src/questions/bridge/between.ts'
import { addsUp } from '../../../src/questions/bridge/bridge.ts'
import { differencesOf } from '../../../src/questions/bridge/differences.ts'
import { projectText } from '../../support/project-text.ts'

const opened = (text: string, files: Readonly<Record<string, string>> = {}): Scenario =>
  projectText(text, { files }).scenario

const plain = (acute: string, more = ''): string => `title: Plain
years: { base: 2017/18, count: 2 }
funding: { allocation: { title: Allocation, base: 100, growth: 1% } }
lines:
  acute: { title: Acute, setting: hospital, base: 60, ${acute} }
  community: { title: Community, setting: out-of-hospital, base: 40, growth: 1% }
${more}`

function between(first: Scenario, second: Scenario): BridgeBetween {
  const path = rowName('headroom')
  const found = bridgeBetween(first, second, {
    formulaIn: ({ plan }) => (plan.position.has(path) ? { op: 'row', path, lag: 0 } : undefined),
    index: 2,
  })
  if (found === undefined) throw new Error('one of them has no headroom')
  expect(addsUp(found)).toBe(true)
  return found
}

const pathsOf = (first: string, second: string): readonly string[] =>
  differencesOf(opened(first), opened(second)).map(({ path }) => path)

describe('one thing is one difference', () => {
  it('alternatives in files of which neither extends the other', () => {
    expect(pathsOf(plain('growth: 3%'), plain('drivers: { pay: 1%, price: 1% }'))).toEqual([
      'lines.acute.drivers + lines.acute.growth',
    ])
  })

  it('a value, and keys of its own in its place', () => {
    expect(pathsOf(plain('drivers: { pay: 1% }'), plain('drivers: { pay: { uplift: 2%, efficiency: 1% } }'))).toEqual([
      'lines.acute.drivers.pay + lines.acute.drivers.pay.efficiency + lines.acute.drivers.pay.uplift',
    ])
  })

  it('a group of keys that only one has, its words with it', () => {
    expect(
      pathsOf(plain('growth: 3%'), plain('growth: 3%, activity: { base: 200, unit: admission, growth: 1% }')),
    ).toEqual(['lines.acute.activity'])
    expect(
      pathsOf(
        plain('growth: 3%, benchmarks: { peers: { title: Peers, amount: 50 } }'),
        plain('growth: 3%, benchmarks: { peers: { title: Peers, amount: 50 }, nation: { title: Nation, amount: 55 } }'),
      ),
    ).toEqual(['lines.acute.benchmarks.nation'])
  })

  it('items of which both have some stay apart', () => {
    expect(pathsOf(plain('drivers: { pay: 1%, price: 1% }'), plain('drivers: { pay: 2%, price: 3% }'))).toEqual([
      'lines.acute.drivers.pay',
      'lines.acute.drivers.price',
    ])
  })
})

describe('what can be taken apart is', () => {
  it('beside groups with words in them that only one has', () => {
    // 60 x 1.05^2 - 60 x 1.03^2 = 66.15 - 63.654 = 2.496 less of headroom; the base of 50 instead of 40 costs 10 x 1.01^2 = 10.201.
    const { steps, joined } = between(
      opened(plain('growth: 3%, benchmarks: { peers: { title: Peers, amount: 50 } }')),
      opened(plain('growth: 5%, activity: { base: 200, unit: admission, growth: 1% }').replace('base: 40', 'base: 50')),
    )
    expect(joined.size).toBe(0)
    const values = Object.fromEntries(steps.map(({ path, value }) => [path, value.toFixed()]))
    expect(values).toMatchObject({ 'lines.acute.growth': '-2.496', 'lines.community.base': '-10.201' })
  })

  it('and what cannot says so', () => {
    const place = 'title: Place\ncombine: { west: { title: West, scenario: west.yaml } }\n'
    const { steps, joined } = between(opened(plain('growth: 3%')), opened(place, { 'west.yaml': plain('growth: 5%') }))
    expect(steps).toHaveLength(1)
    expect([...joined]).toEqual([0])
  })
})

it('what must change together in one item is called by its title once', () => {
  const contract = (years: string): string =>
    plain(
      'growth: 3%',
      `contracts: { mcp: { title: Provider, ${years}, scope: { community: 100% }, index: { inflation: 2% } } }\n`,
    )
  const { steps } = between(
    opened(contract('starts: 2018/19, ends: 2018/19').replace('count: 2', 'count: 4')),
    opened(contract('starts: 2019/20, ends: 2020/21').replace('count: 2', 'count: 4')),
  )
  // A contract that ends in 2018/19 cannot start in 2019/20.
  expect(steps.map(({ label }) => label)).toEqual(['Provider, ends and starts'])
})
