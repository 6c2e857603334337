import { fc, test } from '@fast-check/vitest'
import { expect } from 'vitest'
import { Decimal, zero } from '../../src/base/decimal.ts'
import type { Unit } from '../../src/formula/unit.ts'
import { anySketch, type Sketch, withoutGroups } from '../support/any-definition.ts'
import { anyMember, place } from '../support/any-place.ts'
import { type Projected, projectText } from '../support/project-text.ts'
import { expectSame, expectSameRows, indices, project } from '../support/same-rows.ts'
import { writeSketch } from '../support/write-sketch.ts'

const runs = { numRuns: 40 }

/** Rows of the place itself. */
const ownRows = ({ rows }: Projected): string[] =>
  rows.filter((path) => !path.startsWith('members.') && !path.startsWith('transfers.'))

const percent = fc.integer({ min: 1, max: 100 })
const share = (of: number): string => `, share: ${of}%`
const yearsOf = (...sketches: readonly Sketch[]): number[] =>
  indices({ ...(sketches[0] as Sketch), count: Math.min(...sketches.map(({ count }) => count)) })

test.prop([anySketch], runs)('a place of one whole member is that member', (sketch) => {
  const [own, whole] = [project(sketch), place({ all: [sketch, ''] })]

  // Weighed people, and a price for each of those that a contract counts, are told of the member alone.
  const staying = new Set<string>(
    own.scenario.model.rows.flatMap(({ path, combine }) => (combine.how === 'own' ? [path] : [])),
  )
  const rows = own.rows.filter((path) => !staying.has(path))
  expect(ownRows(whole).sort()).toEqual(rows.sort())
  expectSameRows(own, whole, indices(sketch), rows, new Decimal('1e-30'))
})

test.prop([anyMember, anyMember, percent, percent], runs)(
  'money, people and activity of a place are those of its members times their shares, added',
  (first, second, p, q) => {
    const whole = place({ one: [first, share(p)], two: [second, share(q)] })
    const parts = [
      { own: project(first), by: new Decimal(p).div(100) },
      { own: project(second), by: new Decimal(q).div(100) },
    ]
    const units = new Map<string, Unit>(whole.scenario.projection.model.rows.map(({ path, unit }) => [path, unit]))
    const added = ownRows(whole).filter((path) => ['money', 'people', 'activity'].includes(units.get(path) ?? ''))
    expect(added).toContain('savings.requirement-new')
    for (const path of added) {
      const having = parts.filter(({ own }) => own.rows.includes(path))
      for (const year of yearsOf(first, second)) {
        const values = having.map(({ own, by }) => own.at(path, year)?.times(by))
        const known = values.filter((value) => value !== undefined)
        // People of a place of which only a part counts them are not known; what is out of its term is nothing.
        const isOfEverybody = path.startsWith('population.')
        const isKnown = isOfEverybody ? known.length === parts.length : known.length > 0
        const sum = isKnown || having.length === 0 ? known.reduce((so, value) => so.plus(value), zero) : undefined
        expectSame(whole.at(path, year), sum, `${path} in year ${year}`)
      }
    }
  },
)

test.prop([anySketch, percent], runs)(
  'the same share of every line and of funding is that share of the whole, and so is a share of the residents',
  (sketch, p) => {
    const plain: Sketch = {
      ...withoutGroups(sketch),
      contracts: [],
      population: sketch.population ?? { base: 700, growth: [] },
    }
    const peopled = {
      ...plain,
      population: {
        base: (plain.population?.base ?? 0) * 100,
        growth: plain.population?.growth.length === sketch.count ? plain.population.growth : indices(sketch).slice(1),
      },
    }
    const lines = sketch.lines.map((_, index) => `l${index}: ${p}%`)
    const byShare = place({ one: [peopled, share(p)] })
    const byLine = place({ one: [peopled, `, lines: { funding: ${p}%, ${lines.join(', ')} }`] })
    const byResidents = place({ one: [peopled, `, residents: ${(peopled.population.base / 100) * p}`] })

    expect(ownRows(byLine)).toEqual(ownRows(byShare))
    expectSameRows(byLine, byShare, indices(sketch), ownRows(byShare))
    expectSameRows(byResidents, byShare, indices(sketch), ownRows(byShare))
  },
)

test.prop([anyMember, anyMember, fc.integer({ min: 0, max: 9000 }), fc.integer({ min: 0, max: 9000 })], runs)(
  'transfers between members change no row of the place, and sum to nothing',
  (first, second, there, back) => {
    const members = { one: [first, ', share: 60%'], two: [second, ''] } as const
    const transfers = `transfers:
  there: { from: one, to: two, amount: { 2018/19: ${there} } }
  back: { from: two, to: one, amount: { 2017/18: 1, 2018/19: ${back} } }
`
    const [without, moved] = [place(members), place(members, transfers)]
    const years = yearsOf(first, second)

    expectSameRows(without, moved, years, ownRows(without))
    expect(ownRows(moved)).toEqual(ownRows(without))
    const value = (path: string, year: number): Decimal => moved.at(path, year) ?? new Decimal(Number.NaN)
    for (const year of years) {
      expectSame(value('transfers.total', year), zero, 'transfers')
      const here = value('members.one.headroom-here', year).plus(value('members.two.headroom-here', year))
      expectSame(here, value('headroom', year), 'the parts of headroom')
    }
    // What moved did move: in 2018/19 two receives the one amount and gives the other.
    expectSame(moved.at('members.two.transfers', 1), new Decimal(there - back), 'received less given')
  },
)

test.prop([anyMember, anyMember, anyMember, percent, percent, percent], { numRuns: 25 })(
  'a place within a place is the same as its members in the outer one, at both shares',
  (first, second, third, p, q, r) => {
    const [one, two, three] = [first, second, third].map(writeSketch) as [string, string, string]
    const files = {
      'one.yaml': one,
      'two.yaml': two,
      'three.yaml': three,
      'inner.yaml': `title: Inner
combine: { one: { scenario: one.yaml, share: ${p}% }, two: { scenario: two.yaml, share: ${q}% } }
transfers: { within: { from: one, to: two, amount: 3 } }
`,
    }
    const flat = projectText(
      `title: Flat
combine:
  one: { scenario: one.yaml, share: ${(p * r) / 100}% }
  two: { scenario: two.yaml, share: ${(q * r) / 100}% }
  three: { scenario: three.yaml }
`,
      { files },
    )
    const nested = projectText(
      `title: Nested
combine: { inner: { scenario: inner.yaml, share: ${r}% }, three: { scenario: three.yaml } }
transfers: { across: { from: inner, to: three, amount: 2 } }
`,
      { files },
    )
    expect(ownRows(nested).sort()).toEqual(ownRows(flat).sort())
    expectSameRows(flat, nested, yearsOf(first, second, third), ownRows(flat))
    expect(nested.years('transfers.total')[1]).toBe('0')
    expect(nested.years('members.three.transfers')[1]).toBe('2')
  },
)
