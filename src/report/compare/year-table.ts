import { type Decimal, epsilon, zero } from '../../base/decimal.ts'
import { type FinancialYear, printYear } from '../../base/financial-year.ts'
import { listInWords } from '../../base/list-in-words.ts'
import { envelope, hasEnvelope } from '../../model/care-settings.ts'
import type { Scenario } from '../../open/open.ts'
import { against } from '../../questions/compare.ts'
import type { Addition, Table, TableRow } from '../document.ts'
import { type Cell, differenceCell } from '../figure.ts'
import { lowerFirst } from '../sentence.ts'
import { foldedBeside } from '../tables/fold-lines.ts'
import { mainTable } from '../tables/main-table.ts'
import type { View } from '../views/view.ts'
import { basisOf } from '../views/view.ts'

/** A scenario in the view it is shown in. */
export interface ShownScenario {
  readonly scenario: Scenario
  readonly view: View
}

/** The usual rows of two scenarios in one year, side by side, with what the second differs by from the first. */
export function yearTable(first: ShownScenario, second: ShownScenario, year: FinancialYear): Table {
  const tableOf = ({ scenario, view }: ShownScenario, beside: ShownScenario): Table =>
    mainTable(scenario, [year], view, foldedBeside(scenario, beside.scenario))
  const [own, other] = [tableOf(first, second), tableOf(second, first)]
  const rows: TableRow[] = []
  const positions = new Map<TableRow, number>()
  const alike: string[] = []
  for (const [mine, theirs] of aligned(own.rows, other.rows)) {
    const row = mine ?? theirs
    if (row === undefined) continue
    const cells = [
      mine?.cells[0] ?? fill(theirs?.cells[0], first, year),
      theirs?.cells[0] ?? fill(mine?.cells[0], second, year),
    ]
    if (row.role === 'gap' && (rows.at(-1)?.role ?? 'gap') === 'gap') continue
    if (row.role === 'item' && isAlike(cells)) {
      alike.push(row.label)
      continue
    }
    for (const known of [mine, theirs]) if (known !== undefined) positions.set(known, rows.length)
    rows.push({
      ...row,
      cells: row.role === 'gap' ? [] : [...cells.map((cell) => cell ?? blank), ...differenceOf(cells)],
    })
  }
  return {
    heading: `${first.scenario.definition.title} and ${second.scenario.definition.title}, ${printYear(year)}`,
    basis: basisOf(first.view),
    decimals: first.view.decimals,
    percentDecimals: first.view.percentPlaces(1),
    columns: [
      ...namesOf(first, second).map((label) => ({ label, note: '' })),
      { label: 'difference', note: '' },
      { label: '% of first', note: '' },
    ],
    rows,
    additions: [own, other].flatMap((table) => table.additions.flatMap((one) => moved(one, table.rows, positions))),
    across: [
      {
        total: 2,
        parts: [
          { row: 1, sign: 1 },
          { row: 0, sign: -1 },
        ],
      },
    ],
    notes: alike.length === 0 ? [] : [[`The same in both: ${listInWords(alike.map(lowerFirst))}.`]],
  }
}

/** Longer names of files leave no room for the figures below them. */
const longestName = 14

function namesOf(first: ShownScenario, second: ShownScenario): readonly string[] {
  const names = [first, second].map(({ scenario }) => scenario.name)
  return names.every((name) => name.length <= longestName) ? names : ['first', 'second']
}

const blank: Cell = { is: 'blank' }
/** What stands for a percentage of what is nought or smaller than the difference. */
const notMeaningful: Cell = { is: 'text', text: 'n/m' }

/**
 * Rows of one thing beside one another: of the same rows of the model, under whatever title; or of one title, where neither shows a row that
 * the other has. In the order of the first; what only the second has stands after what it stands after there.
 */
function aligned(
  mine: readonly TableRow[],
  theirs: readonly TableRow[],
): readonly (readonly [TableRow | undefined, TableRow | undefined])[] {
  const mineOf = rowsOfFirst(mine, theirs)
  const theirsOf = new Map([...mineOf].map(([their, my]) => [my, their]))
  const after = new Map<TableRow | undefined, TableRow[]>()
  let last: TableRow | undefined
  for (const row of theirs) {
    if (row.role === 'gap') continue
    const own = mineOf.get(row)
    if (own === undefined) after.set(last, [...(after.get(last) ?? []), row])
    else last = own
  }
  const alone = (row: TableRow | undefined): (readonly [undefined, TableRow])[] =>
    (after.get(row) ?? []).map((their) => [undefined, their] as const)
  return [
    ...alone(undefined),
    ...mine.flatMap((row) => [[row, theirsOf.get(row)] as const, ...(row.role === 'gap' ? [] : alone(row))]),
  ]
}

/** What each row of the second is in the first, where it is there. */
function rowsOfFirst(mine: readonly TableRow[], theirs: readonly TableRow[]): ReadonlyMap<TableRow, TableRow> {
  const byRows = new Map(mine.flatMap((row) => [[shownIn(row), row] as const]))
  const found = new Map<TableRow, TableRow>()
  for (const row of theirs) {
    const shown = shownIn(row)
    const own = shown === undefined ? undefined : byRows.get(shown)
    if (own !== undefined) found.set(row, own)
  }
  // Two items under one title are one thing to a reader, if each is in one of them alone; several that share a row are not.
  const taken = new Set(found.values())
  const byLabel = new Map(mine.flatMap((row) => (taken.has(row) || !isOfOne(row) ? [] : [[row.label, row] as const])))
  for (const row of theirs) {
    const own = found.has(row) || !isOfOne(row) ? undefined : byLabel.get(row.label)
    if (own === undefined) continue
    found.set(row, own)
    byLabel.delete(row.label)
  }
  return found
}

function isOfOne({ role, cells: [cell] }: TableRow): boolean {
  return role !== 'gap' && !(cell !== undefined && 'of' in cell && (cell.of?.rows.length ?? 0) > 1)
}

/** Which rows of the model a row of a table shows, and whether it takes them away. */
function shownIn({ role, cells: [cell] }: TableRow): string | undefined {
  if (role === 'gap' || cell === undefined || !('of' in cell) || cell.of === undefined) return undefined
  return [cell.of.isTakenAway === true ? '-' : '+', ...[...cell.of.rows].sort()].join(' ')
}

/** What a scenario has of the rows that a cell of the other is of: its table may leave out what is nothing, or the same as another row. */
function fill(cell: Cell | undefined, { scenario, view }: ShownScenario, year: FinancialYear): Cell {
  if (cell === undefined || cell.is !== 'money' || cell.of === undefined) return blank
  const { projection, definition } = scenario
  if (cell.of.rows.includes(envelope) && !hasEnvelope(definition)) return blank
  const index = year - definition.horizon.base
  let sum = zero
  for (const path of cell.of.rows) {
    const value = projection.values[projection.plan.position.get(path) ?? -1]?.[index]
    if (value === undefined) return blank
    sum = sum.plus(value)
  }
  const value: Decimal | undefined = view.money(cell.of.isTakenAway === true ? sum.neg() : sum, index)
  return value === undefined ? blank : { ...cell, value }
}

/** Whether both have the same. */
function isAlike([first, second]: readonly (Cell | undefined)[]): boolean {
  return (
    first !== undefined &&
    second !== undefined &&
    'value' in first &&
    'value' in second &&
    first.value.minus(second.value).abs().lte(epsilon)
  )
}

function differenceOf([first, second]: readonly (Cell | undefined)[]): Cell[] {
  if (first === undefined || second === undefined || !('value' in first) || !('value' in second)) return [blank, blank]
  const { difference, part } = against(second.value, first.value)
  return [
    difference === undefined ? blank : differenceCell(first.is, difference),
    part === undefined
      ? difference === undefined
        ? blank
        : notMeaningful
      : { is: 'rate', value: part, of: undefined },
  ]
}

/** What adds up in the table of one of them, by the places that its rows have here. */
function moved(
  { total, parts, ...more }: Addition,
  rows: readonly TableRow[],
  positions: ReadonlyMap<TableRow, number>,
): Addition[] {
  const at = (row: number): number | undefined => {
    const own = rows[row]
    return own && positions.get(own)
  }
  const whole = at(total)
  const known = parts.flatMap(({ row, sign }) => {
    const place = at(row)
    return place === undefined ? [] : [{ row: place, sign }]
  })
  return whole === undefined || known.length < parts.length ? [] : [{ ...more, total: whole, parts: known }]
}
