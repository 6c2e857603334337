import { readdirSync } from 'node:fs'
import { expect, it } from 'vitest'
import { Loader } from '../../src/definition/layers/load.ts'
import { openScenario } from '../../src/open/open.ts'
import { promisedRows } from '../../src/rebase/promised-rows.ts'
import { diskFiles } from '../support/overlaid-files.ts'

it('every row that a plan rolled forward is held against is a row of some shipped scenario, so that no name in the list is a slip', () => {
  const asked = new Set<string>()
  const found = new Set<string>()
  for (const name of readdirSync('scenarios').filter((file) => /\.(?:yaml|csv)$/.test(file))) {
    const path = `scenarios/${name}`
    const scenario = openScenario(new Loader(diskFiles, {}), { path, name: path, today: '2026-11-22' }, () => {})
    if (scenario === undefined) throw new Error(path)
    const rows = new Set<string>(scenario.model.rows.map((row) => row.path))
    for (const row of promisedRows(scenario.definition)) {
      // Of an item the collection and what of it is asked.
      const parts = row.path.split('.')
      const kind = parts.length < 3 ? row.path : `${parts[0]}.${parts.slice(2).join('.')}`
      const name = parts[0] === 'contracts' && parts.length > 3 ? `contracts.${parts[2]}` : kind
      asked.add(name)
      if (rows.has(row.path)) found.add(name)
    }
  }
  expect([...asked].filter((name) => !found.has(name))).toEqual([])
})
