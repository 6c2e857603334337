import { readdirSync } from 'node:fs'
import { expect, it } from 'vitest'
import { Loader } from '../../src/definition/layers/load.ts'
import { formatDiagnostic } from '../../src/diagnostics/format.ts'
import { openScenario, type Scenario } from '../../src/open/open.ts'
import { rebase } from '../../src/rebase/rolled-files.ts'
import { diskFiles, overlaid } from '../support/overlaid-files.ts'
import { beginsAnewInShipped, rolledDifferences } from '../support/rolled.ts'

/*
 * Without actuals a plan rolled forward gives the old plan's figures in every year after the new base year: here of every shipped
 * scenario to each of its years, over every row that both have, but for those that begin anew.
 */
const shipped = readdirSync('scenarios').filter((name) => /\.(?:yaml|csv)$/.test(name))
const today = '2026-11-22'

function open(path: string, files = diskFiles): Scenario {
  const problems: string[] = []
  const scenario = openScenario(new Loader(files, {}), { path, name: path, today }, (found) => {
    problems.push(formatDiagnostic(found))
  })
  if (scenario === undefined) throw new Error(problems.join('\n'))
  return scenario
}

it.each(shipped)('%s', (name) => {
  const path = `scenarios/${name}`
  const before = open(path)
  const { base, count } = before.definition.horizon
  for (let to = base; to < base + count; to++) {
    const problems: string[] = []
    const target = 'scenarios/rolled.yaml'
    const rebased = rebase(diskFiles, {}, { path, to, target, today, isAsProjected: true }, (found) => {
      if (found.severity === 'error') problems.push(formatDiagnostic(found))
    })
    expect(problems, `${name} to ${to}`).toEqual([])
    const after = open(target, overlaid(new Map((rebased?.files ?? []).map((file) => [file.path, file.text]))))
    expect(after.definition.horizon).toEqual({ base: to, count: base + count - to })
    expect(rolledDifferences(before, after, to - base, beginsAnewInShipped), `${name} to ${to}`).toEqual([])
    expect(inBaseYear(after, 0), `${name} to ${to}`).toEqual(inBaseYear(before, to - base))
  }
})

/** What the plan says of the new base year itself, one-off costs of its schemes included. */
function inBaseYear({ projection: { plan, values } }: Scenario, year: number): Record<string, string | undefined> {
  const rows = [
    'funding.total',
    'available',
    'spend.total',
    'headroom',
    'out-of-hospital.spend',
    'out-of-hospital.envelope',
  ]
  return Object.fromEntries(
    rows.map((path) => [path, values[plan.position.get(path) ?? -1]?.[year]?.toDecimalPlaces(20).toString()]),
  )
}

it.each(shipped)('%s rolled to its own base year says of every value what it said', (name) => {
  const path = `scenarios/${name}`
  const before = open(path)
  const target = 'scenarios/rolled.yaml'
  const rebased = rebase(diskFiles, {}, { path, to: before.definition.horizon.base, target, today }, () => {})
  const after = open(target, overlaid(new Map((rebased?.files ?? []).map((file) => [file.path, file.text]))))
  const said = ({ definition: { merged } }: Scenario): Record<string, unknown> =>
    Object.fromEntries(
      [...merged.entries].flatMap(([at, entry]) => {
        const { range, ...about } = entry.provenance
        const parts = range && Object.entries(range).map(([part, { text }]) => [part, text])
        // Where members stand is where they were written to.
        return /\.scenario$|^years\.|^unit$|\.enabled$/.test(at) ? [] : [[at, { about, range: parts }]]
      }),
    )
  expect(said(after)).toEqual(said(before))
})
