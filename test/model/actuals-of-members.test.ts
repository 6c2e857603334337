import { readdirSync } from 'node:fs'
import { expect, it } from 'vitest'
import { printYear } from '../../src/base/financial-year.ts'
import { isOfOptions } from '../../src/definition/appraisal/of-options.ts'
import { Loader } from '../../src/definition/layers/load.ts'
import type { Diagnostic } from '../../src/diagnostics/catalogue.ts'
import { leftOutActuals } from '../../src/model/actuals.ts'
import { canBeNamed } from '../../src/model/row.ts'
import { openScenario, type Scenario } from '../../src/open/open.ts'
import { overlaid } from '../support/overlaid-files.ts'

// An actual figure may name any row of a definition, and a member of a place may state one of each. Nothing of that may keep the place from
// being opened; what the place has no row of is said.
interface Opened {
  readonly scenario: Scenario | undefined
  readonly errors: string[]
}

function opened(path: string, files: Readonly<Record<string, string>>): Opened {
  const errors: string[] = []
  const tell = ({ code, severity, message }: Diagnostic): void => {
    if (severity === 'error') errors.push(`${code}: ${message}`)
  }
  const loader = new Loader(overlaid(new Map(Object.entries(files))), {})
  return { scenario: openScenario(loader, { path, name: path, today: '2026-11-22' }, tell), errors }
}

const shipped = readdirSync('scenarios')
  .filter((name) => name.endsWith('.yaml'))
  .map((name) => `scenarios/${name}`)
  // What came out is no news of options, which bring none.
  .filter((path) => {
    const { scenario } = opened(path, {})
    return scenario !== undefined && !isOfOptions(scenario.definition)
  })

it.each(shipped)(
  'a place opens whatever row of %s a member has actual figures of, and says which it has not',
  (path) => {
    const { scenario: own } = opened(path, {})
    if (own === undefined) throw new Error(`${path} is wrong`)
    const { model, definition } = own
    const { base, count } = definition.horizon
    const stated = new Set(definition.actuals.map(({ row }) => row))
    const rows = model.rows.filter((row) => canBeNamed(row) && !stated.has(row.path)).map((row) => row.path)
    expect(rows.length).toBeGreaterThan(0)
    const actuals = rows.map(
      (row, index) => `  any-${index}: { row: ${row}, amounts: { ${printYear(base + 1)}: 0 } }\n`,
    )
    const member = `extends: ${path}\nactuals:\n${actuals.join('')}`
    expect(opened('member.yaml', { 'member.yaml': member }).errors).toEqual([])

    for (const years of [count, 1]) {
      const place = `title: Whole\nunit: ${definition.unit}\nyears: { base: ${printYear(base)}, count: ${years} }\ncombine: { one: { scenario: member.yaml } }\n`
      const { scenario, errors } = opened('place.yaml', { 'member.yaml': member, 'place.yaml': place })
      expect(errors).toEqual([])
      if (scenario === undefined) throw new Error('The place is wrong')
      const left = leftOutActuals(scenario.model, scenario.definition).map(({ row }) => row)
      // Of all years the member's own measures alone; in fewer years also what begins after them.
      if (years === count) expect(left).toEqual(definition.measures.map(({ id }) => `members.one.measures.${id}`))
      expect(scenario.model.actuals.length + left.length).toBe(rows.length + stated.size)
    }
  },
)
