import { readdirSync, readFileSync } from 'node:fs'
import { test } from '@fast-check/vitest'
import { expect, it } from 'vitest'
import type { Diagnostic } from '../../src/diagnostics/catalogue.ts'
import { checkUnits } from '../../src/formula/check-units.ts'
import { type Dimension, dimensionInWords, dimensionOf, pure, realPricesOf } from '../../src/formula/unit.ts'
import type { Model } from '../../src/model/model.ts'
import { measuredOf } from '../../src/model/row.ts'
import { anySketch } from '../support/any-definition.ts'
import { projectText } from '../support/project-text.ts'
import { writeSketch } from '../support/write-sketch.ts'

const nowhere = { file: { path: 'model', text: '' }, start: 0, end: 0 }

/** Each row whose formula adds unlike things, or comes out in another unit than the row says. */
function faults({ rows }: Model): string[] {
  const units = new Map(rows.map(({ path, unit }) => [path, unit]))
  const paths = [...units.keys()]
  const dimensions = new Map<string, Dimension>(rows.map((row) => [row.path, measuredOf(row).dimension]))
  const measured = (path: string): Dimension => dimensions.get(path) ?? pure
  return rows.flatMap(({ path, unit, formula, base, realPrices, isAgreed }) =>
    [formula, base].flatMap((each) => {
      if (each === undefined) return []
      const found: Diagnostic[] = []
      const result = checkUnits(
        each,
        (name) => units.get(name),
        paths,
        nowhere,
        (problem) => found.push(problem),
        (name) => dimensions.get(name),
      )
      // A bare number fits any unit; it is how a row says nothing. What an author declares is in the author's own words.
      const fits =
        result === 'any' ||
        (typeof result !== 'string' &&
          (unit === 'declared' ||
            // What was agreed in a year is cash of its accounts.
            (realPrices !== undefined && isAgreed !== true
              ? realPricesOf(result) === realPrices
              : dimensionInWords(result) ===
                dimensionInWords(unit === 'price-index' ? measured(path) : dimensionOf(unit)))))
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

  // A price index by itself has three rows.
  expect(scenario.projection.model.rows.length).toBeGreaterThan(2)
  expect(faults(scenario.projection.model)).toEqual([])
})

test.prop([anySketch], { numRuns: 60 })(
  'every formula of any definition comes out in the unit of its row',
  (sketch) => {
    expect(faults(projectText(writeSketch(sketch)).scenario.projection.model)).toEqual([])
  },
)

test.prop([anySketch, anySketch], { numRuns: 30 })(
  'every formula of a place of any two definitions comes out in the unit of its row',
  (first, second) => {
    const alike = {
      ...second,
      contracts: [],
      lines: second.lines.map((line, index) => ({ ...line, setting: first.lines[index]?.setting ?? line.setting })),
    }
    const members = { 'first.yaml': writeSketch(first), 'second.yaml': writeSketch(alike) }
    const { scenario } = projectText(
      `title: Place
combine:
  first: { scenario: first.yaml, ${first.population === undefined ? 'share: 30%' : 'residents: 300'} }
  second: { scenario: second.yaml, lines: { funding: 50%, l0: 20% } }
transfers: { help: { from: first, to: second, amount: 3 } }
`,
      { files: members },
    )

    expect(faults(scenario.projection.model)).toEqual([])
  },
)

it('every measure comes out in the unit that its author gave it', () => {
  const { scenario } = projectText(`title: Measures
years: { base: 2017/18, count: 2 }
population: { base: 1000, growth: 1% }
prices: { deflator: 2% }
funding: { allocation: { base: 200, growth: 1% } }
lines: { acute: { setting: hospital, base: 100, growth: 0%, activity: { base: 10, unit: admission, growth: 1% } } }
measures:
  cash: { formula: headroom, unit: money }
  real: { formula: headroom / prices.index, unit: money }
  head: { formula: headroom / population.total, unit: pounds }
  part: { formula: headroom / funding.total, unit: share }
  people: { formula: population.total, unit: people }
  each: { formula: lines.acute.activity / population.total, unit: admissions a head }
`)
  const { model } = scenario.projection

  expect(faults(model)).toEqual([])
  expect(model.rows.slice(-6).map(({ unit }) => unit)).toEqual([
    'money',
    'money',
    'pounds',
    'share',
    'people',
    'declared',
  ])
  const wrong = model.rows.map((row) => (row.path === 'measures.real' ? { ...row, realPrices: undefined } : row))
  expect(faults({ ...model, rows: wrong })).toContain('measures.real is money, its formula is not')
})

it('a row in the wrong unit is found', () => {
  const { scenario } = projectText(`extends: ${scenarios[0]}\ntitle: Units\n`, { files })
  const { model } = scenario.projection
  const wrong = model.rows.map((row) => (row.path === 'headroom' ? { ...row, unit: 'people' as const } : row))

  expect(faults({ ...model, rows: wrong })).toContain('headroom is people, its formula is not')
})
