import { readdirSync, readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { fc, test } from '@fast-check/vitest'
import { describe, expect, it } from 'vitest'
import { Loader } from '../../src/definition/layers/load.ts'
import { row as ofRow } from '../../src/formula/build.ts'
import { type Carried, carriedOf } from '../../src/living/carried.ts'
import type { Lever } from '../../src/living/lever.ts'
import { LivingPlans } from '../../src/living/living-plans.ts'
import { LivingScenario, settingsOf } from '../../src/living/living-scenario.ts'
import { otherScenarios } from '../../src/living/other-plans.ts'
import { Packer } from '../../src/living/pack.ts'
import type { Packed } from '../../src/living/packed.ts'
import { unpacked } from '../../src/living/unpack.ts'
import { openScenario, type Scenario } from '../../src/open/open.ts'
import { type Tornado, tornado, usualSteps } from '../../src/questions/tornado.ts'
import { render } from '../../src/render/html/html.ts'
import { offScreen } from '../../src/render/page.ts'
import { renderWhole } from '../../src/render/renderer.ts'
import { runChapter } from '../../src/report/run.ts'
import { made as madeBy } from '../support/made.ts'

const by = madeBy('run', 'results')

const paths = readdirSync('scenarios')
  .filter((name) => /\.(?:yaml|csv)$/.test(name))
  .map((name) => `scenarios/${name}`)

function open(path: string, set: readonly string[] = []): Scenario | undefined {
  const files = {
    read: (name: string) => ({ ok: true as const, bytes: readFileSync(name) }),
    real: (name: string) => resolve(name),
    workingDirectory: process.cwd(),
  }
  let isWrong = false
  const scenario = openScenario(new Loader(files, { set }), { path, name: path, today: '2026-11-28' }, (problem) => {
    isWrong ||= problem.severity === 'error'
  })
  return isWrong ? undefined : scenario
}

/** What headroom in the last year rests on; undefined where there is none. */
function barsOf({ projection, definition, model }: Scenario): Tornado['bars'] | undefined {
  if (!model.rows.some(({ path }) => path === 'headroom')) return undefined
  return tornado(projection, ofRow('headroom'), definition.horizon.count, usualSteps).bars
}

/** A scenario as a page has it: through JSON. */
function living(scenario: Scenario): LivingScenario {
  const packer = new Packer()
  packer.add(carriedOf(scenario, barsOf(scenario)))
  const packed: Packed = JSON.parse(JSON.stringify(packer.packed()))
  return new LivingScenario(unpacked(packed, 0) as Carried)
}

/** All that is told of a scenario, as a page. */
function told(scenario: Scenario): string {
  const { base, count } = scenario.definition.horizon
  const years = Array.from({ length: count + 1 }, (_, index) => base + index)
  const chapter = runChapter(scenario, { view: {}, years, rows: undefined, isByMember: false, isChangeable: true }, by)
  return renderWhole(
    render,
    { made: by, chapters: [chapter], summary: undefined, verdict: undefined, problems: [] },
    offScreen,
  ).join('')
}

const opened = new Map(
  paths.flatMap((path) => {
    const scenario = open(path)
    return scenario === undefined ? [] : [[path, { scenario, alive: living(scenario) }] as const]
  }),
)

describe.each([...opened.keys()])('%s as a page carries it', (path) => {
  const { scenario, alive } = opened.get(path) as { scenario: Scenario; alive: LivingScenario }

  it('says what the command says', () => {
    const outcome = alive.with(new Map())

    expect(outcome.ok && told(outcome.scenario)).toBe(told(scenario))
  })

  it('has levers, each as it is issued', () => {
    expect(new Set(alive.levers.map((lever) => lever.path)).size).toBe(alive.levers.length)
    for (const lever of alive.levers) {
      const outcome = alive.with(new Map([[lever.path, lever.text]]))
      expect(outcome.ok, lever.path).toBe(true)
    }
  })
})

/** A scenario with the other plans of its page, through JSON. */
function withPlans(scenario: Scenario): LivingPlans {
  const row = scenario.model.rows.find(({ path }) => path === 'headroom' || path === 'in-year')
  const others = row === undefined ? [] : otherScenarios(scenario, row)
  const packer = new Packer()
  const carried = carriedOf(scenario, barsOf(scenario))
  packer.add(carried)
  for (const { scenario: other } of others) packer.add(carriedOf(other, barsOf(scenario)), carried)
  const packed: Packed = JSON.parse(JSON.stringify(packer.packed()))
  const plans = others.map(({ plan }) => plan)
  return new LivingPlans(unpacked(packed, 0) as Carried, plans, (at) => unpacked(packed, at + 1) as Carried)
}

describe.each([...opened.keys()])('%s with another plan chosen', (path) => {
  const { scenario } = opened.get(path) as { scenario: Scenario }

  it('says what the command says with --set, alone and with a figure changed', () => {
    const plans = withPlans(scenario)
    for (const plan of plans.others) {
      const [lever] = plans.in(new Map([[plan.path, plan.text]])).levers
      const alone = new Map([[plan.path, plan.text]])
      for (const changes of [
        alone,
        ...(lever === undefined ? [] : [new Map([...alone, [lever.path, textAt(lever, 0.3)]])]),
      ]) {
        const byCommand = open(path, settingsOf(changes))
        const outcome = plans.with(changes)

        expect(outcome.ok ? told({ ...outcome.scenario, settings: settingsOf(changes) }) : undefined, plan.path).toBe(
          byCommand && told(byCommand),
        )
      }
    }
  })
})

it('offers to leave out, to change and to put back what begins after the base year, and nothing else', () => {
  const offered = (path: string, set: readonly string[] = []): string[] => {
    const scenario = open(path, set) as Scenario
    return withPlans(scenario).others.map((plan) => `${plan.path}=${plan.text}`)
  }

  // All its lines and its funding have figures in the base year.
  expect(offered('scenarios/3pct.yaml')).toEqual([])
  expect(offered('scenarios/mcp.yaml')).toContain('contracts.mcp.enabled=false')
  expect(offered('scenarios/mcp.yaml', ['contracts.mcp.enabled=false'])).toContain('contracts.mcp.enabled=true')
  expect(offered('scenarios/do-something.yaml')).toContain('savings.vacancies.recurrent=true')
  expect(offered('scenarios/west-london.yaml')).toContain('contracts.mcp.starts=2021/22')
})

/** A number that a control could be at. */
function textAt({ kind, reach, text }: Lever, part: number): string {
  if (reach === undefined) return text
  const steps = Math.round((reach.to - reach.from) / reach.step)
  const number = Number((reach.from + Math.round(part * steps) * reach.step).toFixed(6))
  return `${number}${kind === 'rate' || kind === 'share' ? '%' : ''}`
}

test.prop(
  [
    fc.constantFrom(...opened.keys()),
    fc.array(
      fc.record({
        which: fc.double({ min: 0, max: 0.999, noNaN: true }),
        part: fc.double({ min: 0, max: 1, noNaN: true }),
      }),
      {
        minLength: 1,
        maxLength: 3,
      },
    ),
  ],
  { numRuns: 40 },
)('changed, it says what the command says with --set', (path, picks) => {
  const { alive } = opened.get(path) as { alive: LivingScenario }
  fc.pre(alive.levers.length > 0)
  const changes = new Map(
    picks.map(({ which, part }) => {
      const lever = alive.levers[Math.floor(which * alive.levers.length)] as Lever
      return [lever.path, textAt(lever, part)] as const
    }),
  )
  const byCommand = open(path, settingsOf(changes))
  const outcome = alive.with(changes)

  expect(outcome.ok ? told(outcome.scenario) : undefined).toBe(byCommand && told(byCommand))
})
