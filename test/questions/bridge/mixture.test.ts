import { readFileSync, realpathSync } from 'node:fs'
import { expect, it } from 'vitest'
import { epsilon } from '../../../src/base/decimal.ts'
import { type Files, Loader } from '../../../src/definition/layers/load.ts'
import { openScenario, type Scenario } from '../../../src/open/open.ts'
import { rowNamed, rowValue } from '../../../src/open/project.ts'
import { differencesOf } from '../../../src/questions/bridge/differences.ts'
import { projectMixed } from '../../../src/questions/bridge/mixture.ts'

const files: Files = {
  read: (path) => ({ ok: true, bytes: readFileSync(path) }),
  real: (path) => realpathSync(path),
  workingDirectory: process.cwd(),
}

function opened(name: string): Scenario {
  const scenario = openScenario(
    new Loader(files, {}),
    { path: `scenarios/${name}.yaml`, name, today: '2026-11-22' },
    () => {},
  )
  if (scenario === undefined) throw new Error(`${name} is wrong`)
  return scenario
}

it.each([
  ['6pct', '3pct'],
  ['mcp', 'mcp-losses'],
  ['savings-programme', 'savings-programme-slipped'],
  ['icb', 'icb-no-release'],
  ['council', 'council-parted'],
  ['west-london', 'west-london-phased'],
  ['westminster-place', 'westminster-place-quarter'],
  ['3pct', 'mcp'],
  ['3pct', 'do-something'],
  ['3pct', 'pace-3pct'],
] as const)('all that %s and %s differ in, taken from the second, is the second', (one, other) => {
  const [first, second] = [opened(one), opened(other)]
  const paths = new Set(differencesOf(first, second).flatMap((difference) => difference.paths))
  const mixed = projectMixed(first.definition, second.definition, {
    isSecond: (path) => paths.has(path),
    isLeftOut: () => false,
    unit: first.definition.unit,
  })
  expect(mixed).toBeDefined()
  if (mixed === undefined) return
  const count = second.definition.horizon.count
  for (const path of ['headroom', 'spend.total', 'funding.total', 'underlying'] as const) {
    expect(rowNamed(mixed, path)).toBeDefined()
    for (let index = 0; index <= count; index++) {
      const [own, meant] = [rowValue(mixed, path, index), rowValue(second.projection, path, index)]
      expect(own === undefined || meant === undefined ? own === meant : own.minus(meant).abs().lte(epsilon)).toBe(true)
    }
  }
})
