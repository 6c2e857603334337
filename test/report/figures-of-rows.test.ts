import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { Decimal } from '../../src/base/decimal.ts'
import { explain } from '../../src/explain/explain.ts'
import { rowName } from '../../src/formula/node.ts'
import { type Projection, rowAt, rowValueIfAny, valueAt } from '../../src/open/project.ts'
import { partsOfRow } from '../../src/questions/by-member.ts'
import type { Chapter } from '../../src/report/document.ts'
import type { Figure, Origin } from '../../src/report/figure.ts'
import { runChapter } from '../../src/report/run.ts'
import type { SaidFigure, Sentence } from '../../src/report/sentence.ts'
import { type View, type ViewChoice, viewOf } from '../../src/report/views/view.ts'
import { viewed } from '../../src/report/views/viewed.ts'
import { made } from '../support/made.ts'
import { type Projected, projectText } from '../support/project-text.ts'

const names = readdirSync('scenarios').filter((name) => name.endsWith('.yaml'))
const files = Object.fromEntries(names.map((name) => [name, readFileSync(`scenarios/${name}`, 'utf8')]))
const open = (name: string): Projected => projectText(files[name] ?? '', { files })

function chapterOf({ scenario }: Projected, view: ViewChoice, isByMember: boolean): Chapter {
  const { base, count } = scenario.definition.horizon
  const years = Array.from({ length: count + 1 }, (_, index) => base + index)
  return runChapter(scenario, { view, years, rows: undefined, isByMember }, made('run', 'results'))
}

/** Figures in sentences and tables; those of checks are in cash. */
function figuresIn({ facts, tables, notes }: Chapter): Figure[] {
  const said = (sentences: readonly Sentence[]): SaidFigure[] =>
    sentences.flatMap((sentence) => sentence.filter((part) => typeof part !== 'string' && part.is !== 'command'))
  const cells = tables.flatMap(({ rows }) => rows.flatMap((row) => row.cells))
  return [
    ...said(facts),
    ...said(notes),
    ...tables.flatMap((table) => said(table.notes)),
    ...cells.flatMap((cell) => (cell.is === 'text' || cell.is === 'blank' ? [] : [cell])),
  ]
}

/** What a figure must be by what it says of itself: its rows, in the view of the document. */
function worth(
  { scenario }: Projected,
  whole: View,
  { is, of }: Figure & { readonly of: Origin },
): Decimal | undefined {
  const view = of.view === undefined ? whole : viewOf(scenario, of.view)
  const { projection, definition } = scenario
  const { base } = definition.horizon
  const inYear = (year: number): Decimal | undefined => {
    const values = of.rows.map((path) => viewedIn(projection, view, path, year - base, scenario, of.member))
    return values.includes(undefined)
      ? undefined
      : values.reduce<Decimal>((sum, value) => sum.plus(value ?? 0), new Decimal(0))
  }
  const now = inYear(of.year)
  if (of.from !== undefined) {
    const years = Array.from(
      { length: of.year - of.from + 1 },
      (_, at) => inYear(of.year - at) ?? new Decimal(Number.NaN),
    )
    return years.reduce((sum, value) => sum.plus(value))
  }
  const signed = of.isTakenAway === true ? now?.neg() : now
  if (of.since === undefined) return signed
  const before = inYear(of.since)
  // A change in per cent of what is no rate itself is over where it started.
  if (is === 'rate') return before && now?.div(before).minus(1)
  return before && signed?.minus(of.isTakenAway === true ? before.neg() : before)
}

function viewedIn(
  projection: Projection,
  view: View,
  text: string,
  index: number,
  scenario: Projected['scenario'],
  member: string | undefined,
): Decimal | undefined {
  const path = rowName(text)
  const row = rowAt(projection, path)
  // An input that no row repeats is explained as one.
  if (row === undefined) return projection.model.inputs.find((input) => input.path === text)?.values[index]
  const part = member === undefined ? undefined : partsOfRow(scenario, path).find((one) => one.member.id === member)
  const value = part === undefined ? valueAt(projection, path, index) : part.values[index]?.times(part.share ?? 1)
  return value && viewed(view, row).value(value, index)
}

const views: readonly ViewChoice[] = [
  {},
  { unit: '£k' },
  { prices: 'real' },
  { perHead: true },
  { prices: 'real', perHead: true },
]

describe.each(names)('%s', (name) => {
  const projected = open(name)
  const { projection, definition } = projected.scenario
  const fits = ({ prices, perHead }: ViewChoice): boolean =>
    (prices !== 'real' || rowValueIfAny(projection, 'prices.index', 0) !== undefined) &&
    (perHead !== true || rowValueIfAny(projection, 'population.total', 0) !== undefined)

  it.each(views.filter(fits))('every figure shown in %o is what its rows are', (choice) => {
    const view = viewOf(projected.scenario, choice)
    const figures = figuresIn(chapterOf(projected, choice, false))
    const known = figures.filter((figure): figure is Figure & { readonly of: Origin } => figure.of !== undefined)

    expect(known.length).toBeGreaterThan(10)
    for (const figure of known) {
      const expected = worth(projected, view, figure)
      const isAlike = expected?.minus(figure.value).abs().lte('1e-20')
      expect(
        isAlike,
        `${figure.of.rows.join(' + ')} in ${figure.of.year}: ${figure.value.toFixed()}, not ${expected?.toFixed()}`,
      ).toBe(true)
    }
    // What would hold the envelope and what would balance, three rates and the points between, what a contract pays below cost in
    // years that do not follow one another, what unidentified savings are worth, and the shares of members, which are no rows.
    expect(figures.length - known.length).toBeLessThanOrEqual(6 + definition.members.length)
  })

  it('explain answers for every figure shown', () => {
    const figures = figuresIn(chapterOf(projected, {}, false))
    const asked = new Set(
      figures.flatMap(({ of }) => (of === undefined ? [] : of.rows.map((row) => `${row} ${of.year}`))),
    )

    for (const question of asked) {
      const [path = '', year] = question.split(' ')
      expect(explain(projected.scenario, { path, year: Number(year), depth: 0 }), question).toBeDefined()
    }
  })
})
