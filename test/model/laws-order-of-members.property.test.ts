import { fc, test } from '@fast-check/vitest'
import { expect } from 'vitest'
import { checksOf } from '../../src/checks/checks.ts'
import { valueAt } from '../../src/open/project.ts'
import type { Sketch } from '../support/any-definition.ts'
import { anyMember, place } from '../support/any-place.ts'
import type { Projected } from '../support/project-text.ts'
import { expectSame } from '../support/same-rows.ts'

const percent = fc.integer({ min: 1, max: 100 })
const some = fc.option(percent, { nil: undefined })

/** What a place says of its rows, without formulas, which name members in order, and without the share by which no place is parted. */
function told({ scenario }: Projected): unknown {
  const { rows, views } = scenario.projection.model
  return [...rows, ...views()]
    .map(({ formula, base, parts, share: _, ...row }) => ({
      ...row,
      hasFormulas: [formula !== undefined, base !== undefined],
      parts: [...parts].sort((one, other) => (one.member < other.member ? -1 : 1)).map(({ by: _by, ...part }) => part),
    }))
    .sort((one, other) => (one.path < other.path ? -1 : 1))
}

const byText = (one: string, other: string): number => (one < other ? -1 : 1)

test.prop([anyMember, anyMember, percent, some, fc.array(some, { minLength: 4, maxLength: 4 })], { numRuns: 40 })(
  'no row, check or warning of a place goes by which of its members is named first',
  (first, second, share, funding, shares) => {
    const named = first.lines.flatMap((_, at) => (shares[at] === undefined ? [] : [`l${at}: ${shares[at]}%`]))
    const listed = [...(funding === undefined ? [] : [`funding: ${funding}%`]), ...named]
    const parted = listed.length > 0
    // A member with contracts cannot be parted line by line.
    const one: readonly [Sketch, string] = parted
      ? [{ ...first, contracts: [] }, `, lines: { ${listed.join(', ')} }`]
      : [first, '']
    const two: readonly [Sketch, string] = [second, `, share: ${share}%`]
    const [there, back] = [place({ one, two }), place({ two, one })]

    expect(told(back)).toEqual(told(there))
    const { rows, views } = there.scenario.projection.model
    for (const { path } of [...rows, ...views()])
      for (let year = 0; year <= there.scenario.definition.horizon.count; year++) {
        const [own, other] = [there, back].map(({ scenario }) => valueAt(scenario.projection, path, year))
        expectSame(other, own, `${path} in year ${year}`)
      }
    const checks = ({ scenario }: Projected): string[] =>
      checksOf(scenario)
        .map(({ id, title, outcome }) => `${id} ${title} ${outcome}`)
        .sort(byText)
    expect(checks(back)).toEqual(checks(there))
    // Which value without a source is the first, the order of the file says.
    const warned = ({ warnings }: Projected): string[] =>
      warnings.flatMap(({ code, message }) => (code === 'missing-sources' ? [] : [message])).sort(byText)
    expect(warned(back)).toEqual(warned(there))
  },
)
