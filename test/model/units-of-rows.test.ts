import { readdirSync, readFileSync } from 'node:fs'
import { test } from '@fast-check/vitest'
import { expect, it } from 'vitest'
import type { Diagnostic } from '../../src/diagnostics/catalogue.ts'
import { checkUnits } from '../../src/formula/check-units.ts'
import { dimensionInWords, dimensionOf } from '../../src/formula/unit.ts'
import type { Model } from '../../src/model/model.ts'
import { anySketch } from '../support/any-definition.ts'
import { projectText } from '../support/project-text.ts'
import { writeSketch } from '../support/write-sketch.ts'

const nowhere = { file: { path: 'model', text: '' }, start: 0, end: 0 }

/** Each row whose formula adds unlike things, or comes out in another unit than the row says. */
function faults({ rows }: Model): string[] {
  const units = new Map(rows.map(({ path, unit }) => [path, unit]))
  const paths = [...units.keys()]
  return rows.flatMap(({ path, unit, formula, base }) =>
    [formula, base].flatMap((each) => {
      if (each === undefined) return []
      const found: Diagnostic[] = []
      const result = checkUnits(
        each,
        (name) => units.get(name),
        paths,
        nowhere,
        (problem) => found.push(problem),
      )
      // A bare number fits any unit; it is how a row says nothing.
      const fits =
        result === 'any' ||
        (typeof result !== 'string' && dimensionInWords(result) === dimensionInWords(dimensionOf(unit)))
      return [
        ...found.map(({ message }) => `${path}: ${message}`),
        ...(fits ? [] : [`${path} is ${unit}, its formula is not`]),
      ]
    }),
  )
}

const scenarios = readdirSync('scenarios').filter((name) => name.endsWith('.yaml'))
const files = Object.fromEntries(scenarios.map((name) => [name, readFileSync(`scenarios/${name}`, 'utf8')]))

it.each(scenarios)('every formula of %s adds like with like and comes out in the unit of its row', (name) => {
  const { scenario } = projectText(`extends: ${name}\ntitle: Units\n`, { files })

  expect(scenario.projection.model.rows.length).toBeGreaterThan(40)
  expect(faults(scenario.projection.model)).toEqual([])
})

test.prop([anySketch], { numRuns: 60 })(
  'every formula of any definition comes out in the unit of its row',
  (sketch) => {
    expect(faults(projectText(writeSketch(sketch)).scenario.projection.model)).toEqual([])
  },
)

it('a row in the wrong unit is found', () => {
  const { scenario } = projectText(`extends: ${scenarios[0]}\ntitle: Units\n`, { files })
  const { model } = scenario.projection
  const wrong = model.rows.map((row) => (row.path === 'headroom' ? { ...row, unit: 'people' as const } : row))

  expect(faults({ ...model, rows: wrong })).toContain('headroom is people, its formula is not')
})
