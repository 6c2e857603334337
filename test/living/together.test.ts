import { expect, it } from 'vitest'
import { Decimal } from '../../src/base/decimal.ts'
import { Loader } from '../../src/definition/layers/load.ts'
import { type Carried, carriedOf } from '../../src/living/carried.ts'
import { LivingScenario, settingsOf } from '../../src/living/living-scenario.ts'
import { Packer } from '../../src/living/pack.ts'
import { unpacked } from '../../src/living/unpack.ts'
import { openScenario, type Scenario } from '../../src/open/open.ts'

/** A definition in memory, with settings; or the codes for which the command refuses it. */
function open(yaml: string, set: readonly string[] = []): { scenario: Scenario | undefined; codes: string[] } {
  const files = {
    read: () => ({ ok: true as const, bytes: new TextEncoder().encode(yaml) }),
    real: (name: string) => name,
    workingDirectory: '/',
  }
  const codes: string[] = []
  const opening = { path: 'a.yaml', name: 'a', today: '2026-11-28' }
  const scenario = openScenario(new Loader(files, { set }), opening, ({ code, severity }) => {
    if (severity === 'error') codes.push(code)
  })
  return { scenario, codes }
}

function living(yaml: string): LivingScenario {
  const { scenario, codes } = open(yaml)
  if (scenario === undefined) throw new Error(codes.join())
  const packer = new Packer()
  packer.add(carriedOf(scenario))
  return new LivingScenario(unpacked(JSON.parse(JSON.stringify(packer.packed())), 0) as Carried)
}

const usual = `title: A
years: { base: 2017/18, count: 2 }
funding: { allocation: { base: 100, growth: 1% } }
`

const cases = [
  {
    what: 'drivers that are added up and leave less than nothing: -60% and -50% are -110%',
    yaml: `${usual}lines:
  acute: { setting: hospital, base: 50, drivers: { pay: 1%, demand: 2% }, drivers-combine: add }
  community: { setting: out-of-hospital, base: 40, growth: 2% }
`,
    alone: ['lines.acute.drivers.pay', '-60%'],
    also: ['lines.acute.drivers.demand', '-50%'],
    code: 'beyond-bounds',
  },
  {
    what: 'an uplift less an efficiency: -50% less 60% is -110%',
    yaml: `${usual}lines:
  acute: { setting: hospital, base: 50, drivers: { pay: { uplift: 3%, efficiency: 1% } } }
  community: { setting: out-of-hospital, base: 40, growth: 2% }
`,
    alone: ['lines.acute.drivers.pay.uplift', '-50%'],
    also: ['lines.acute.drivers.pay.efficiency', '60%'],
    code: 'beyond-bounds',
  },
  {
    what: 'providers with more than the whole of a line: 60% and 50% are 110%',
    yaml: `${usual}lines:
  acute: { setting: hospital, base: 50, growth: 2%, providers: { one: 50%, other: 30% } }
  community: { setting: out-of-hospital, base: 40, growth: 2% }
`,
    alone: ['lines.acute.providers.one', '60%'],
    also: ['lines.acute.providers.other', '50%'],
    code: 'over-whole',
  },
  {
    what: 'groups of people of whom nobody is left',
    yaml: `${usual}population: { groups: { young: { base: 60, growth: 1% }, old: { base: 40, growth: 2% } } }
lines:
  acute: { setting: hospital, base: 50, growth: 2% }
  community: { setting: out-of-hospital, base: 40, growth: 2% }
`,
    alone: ['population.groups.young.base', '0'],
    also: ['population.groups.old.base', '0'],
    code: 'not-positive',
  },
  {
    what: 'the base growth of a stream less its convergence: -50% less 60% is -110%',
    yaml: `title: A
years: { base: 2017/18, count: 2 }
funding: { allocation: { base: 100, pace: { base-growth: 2%, convergence: 1% } } }
lines:
  acute: { setting: hospital, base: 50, growth: 2% }
  community: { setting: out-of-hospital, base: 40, growth: 2% }
`,
    alone: ['funding.allocation.pace.base-growth', '-50%'],
    also: ['funding.allocation.pace.convergence', '60%'],
    code: 'beyond-bounds',
  },
] as const

it.each(cases)('refuses as the command does $what', ({ yaml, alone, also, code }) => {
  const alive = living(yaml)
  const one = new Map<string, string>([alone])
  const both = new Map<string, string>([alone, also])

  expect(alive.lever(alone[0])).toBeDefined()
  expect(alive.lever(also[0])).toBeDefined()
  expect(open(yaml, settingsOf(one)).codes).toEqual([])
  expect(alive.with(one).ok).toBe(true)
  expect(open(yaml, settingsOf(both)).codes).toEqual([code])
  const outcome = alive.with(both)
  expect(outcome.ok ? 'figures' : outcome.problem.code).toBe(code)
})

it('refuses people of groups who are not those stated as a whole', () => {
  const yaml = `${usual}population: { base: 100, groups: { young: { base: 60, growth: 1% }, old: { base: 40, growth: 2% } } }
lines:
  acute: { setting: hospital, base: 50, growth: 2% }
  community: { setting: out-of-hospital, base: 40, growth: 2% }
`
  const outcome = living(yaml).with(new Map([['population.groups.young.base', '70']]))

  expect(open(yaml, ['population.groups.young.base=70']).codes).toEqual(['groups-differ'])
  expect(outcome.ok ? 'figures' : outcome.problem.code).toBe('groups-differ')
})

it('tells no worth of a point that the rules would refuse, and is then as it was', () => {
  const { yaml, alone, also } = cases[2]
  const alive = living(yaml)
  const changes = new Map<string, string>([alone])
  const outcome = alive.with(changes)
  const lever = alive.lever(also[0])
  if (!outcome.ok || lever === undefined) throw new Error('refused')
  const at = (points: number): string | undefined =>
    alive.rowWith(outcome.scenario.projection, lever, new Decimal(points), 'spend.total', changes)?.(1)?.toString()

  // 60% and 40% are the whole, 60% and 41% are more.
  expect(at(40)).toBe(
    outcome.scenario.projection.values[
      outcome.scenario.projection.plan.position.get('spend.total') ?? 0
    ]?.[1]?.toString(),
  )
  expect(at(41)).toBeUndefined()
  expect(alive.with(changes).ok).toBe(true)
})
