import { readdirSync, readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { describe, expect, it } from 'vitest'
import type { Definition } from '../../src/definition/definition.ts'
import { labelAt } from '../../src/definition/keys/label.ts'
import { Loader } from '../../src/definition/layers/load.ts'
import { LabelledKeys } from '../../src/living/labelled-keys.ts'
import { openScenario } from '../../src/open/open.ts'

const paths = readdirSync('scenarios')
  .filter((name) => /\.(?:yaml|csv)$/.test(name))
  .map((name) => `scenarios/${name}`)

/** The paths of all that a definition states or leaves to its defaults, as each place of it has them. */
function pathsIn({ entries, inputs, members }: Definition): string[] {
  return [
    ...entries.keys(),
    ...inputs.map(({ path }) => path),
    ...members.flatMap(({ definition }) => pathsIn(definition)),
  ]
}

describe.each(paths)('the keys of %s', (path) => {
  it('are called as the whole table calls them', () => {
    const files = {
      read: (name: string) => ({ ok: true as const, bytes: readFileSync(name) }),
      real: (name: string) => resolve(name),
      workingDirectory: process.cwd(),
    }
    const scenario = openScenario(new Loader(files, { set: [] }), { path, name: path, today: '2026-11-28' }, () => {})
    if (scenario === undefined) throw new Error(`${path} cannot be opened`)
    const labelled = new LabelledKeys()
    labelled.add(scenario.definition)
    const keys = JSON.parse(JSON.stringify(labelled.keys))

    const own = pathsIn(scenario.definition)
    expect(own.map((one) => labelAt(one, keys))).toEqual(own.map((one) => labelAt(one)))
    expect(own.filter((one) => labelAt(one, keys) !== undefined).length).toBeGreaterThan(10)
  })
})

it('of what is not taken in are not carried', () => {
  const labelled = new LabelledKeys()
  labelled.add({ entries: new Map(), inputs: [], members: [] })

  expect(labelled.keys).toEqual({ is: 'group', keys: {} })
})
