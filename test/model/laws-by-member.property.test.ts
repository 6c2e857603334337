import { fc, test } from '@fast-check/vitest'
import { type Decimal, zero } from '../../src/base/decimal.ts'
import { partsOfRow } from '../../src/questions/by-member.ts'
import type { Sketch } from '../support/any-definition.ts'
import { anyMember, place } from '../support/any-place.ts'
import { expectSame } from '../support/same-rows.ts'

/** How a member belongs to its place; what is said of lines counts from its first one on. */
type Weight =
  | { readonly is: 'whole' }
  | { readonly is: 'share' | 'residents'; readonly percent: number }
  | { readonly is: 'lines'; readonly funding: number | undefined; readonly lines: readonly (number | undefined)[] }

const percent = fc.integer({ min: 1, max: 100 })
const some = fc.option(percent, { nil: undefined })
const lineByLine = fc.record({
  is: fc.constant('lines' as const),
  funding: some,
  lines: fc.array(some, { minLength: 4, maxLength: 4 }),
})
const anyWeight: fc.Arbitrary<Weight> = fc.oneof(
  fc.record({ is: fc.constant('whole' as const) }),
  fc.record({ is: fc.constantFrom('share', 'residents'), percent }),
  { weight: 3, arbitrary: lineByLine },
)

/** A member of the place; what goes with a weight only in some definitions is left out of the others. */
function weighed(sketch: Sketch, weight: Weight): readonly [Sketch, string] {
  if (weight.is === 'share') return [sketch, `, share: ${weight.percent}%`]
  if (weight.is === 'residents' && sketch.population !== undefined)
    return [sketch, `, residents: ${Math.ceil((sketch.population.base * weight.percent) / 100)}`]
  if (weight.is !== 'lines') return [sketch, '']
  const { funding, lines } = weight
  const named = sketch.lines.flatMap((_, index) => (lines[index] === undefined ? [] : [`l${index}: ${lines[index]}%`]))
  const all = [...(funding === undefined && named.length > 0 ? [] : [`funding: ${funding ?? 50}%`]), ...named]
  // A member with contracts cannot be parted line by line.
  return [{ ...sketch, contracts: [] }, `, lines: { ${all.join(', ')} }`]
}

const addedUnits = new Set(['money', 'people', 'activity'])

test.prop([anyMember, anyMember, anyWeight, anyWeight], { numRuns: 60 })(
  'by member, the parts of every row of a place that is added add up to the row',
  (first, second, one, two) => {
    const whole = place({ one: weighed(first, one), two: weighed(second, two) })
    const { definition, projection } = whole.scenario
    const isCounted = (path: string): boolean =>
      [first, second].every(({ population, groups }) =>
        path === 'population.total'
          ? population !== undefined
          : groups.some((_, at) => path === `population.groups.e${at}`),
      )
    for (const { path, unit, member, shown } of projection.model.rows) {
      if (member !== undefined || !shown || !addedUnits.has(unit)) continue
      // People of a place are known where every member counts the same.
      if (path.startsWith('population.') && !isCounted(path)) continue
      const parts = partsOfRow(whole.scenario, path)
      for (let year = 0; year <= definition.horizon.count; year++) {
        const values = parts.flatMap(({ share, values: own }): Decimal[] => {
          const value = own[year]
          return value === undefined || share === undefined ? [] : [value.times(share)]
        })
        const wanted = whole.at(path, year)
        // A row no member has a part of is nothing, or is nowhere.
        const sum = values.length === 0 ? wanted && zero : values.reduce((so, value) => so.plus(value), zero)
        expectSame(sum, wanted, `${path} in year ${year}`)
      }
    }
  },
)
