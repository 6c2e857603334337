import type { ColumnOf } from './address.ts'
import type { SheetLine } from './line.ts'
import { lengthOf, type Text } from './text.ts'

/** How tightly a written formula holds together: a sum comes apart in a product, a product in a divisor, a whole never. */
export type Binds = 'sum' | 'product' | 'whole'

/**
 * A formula of cells, and what must be so for it to have a value. A need is asked only where those of the stages before it are met, so
 * that none is asked of what is no number.
 */
export interface Written {
  readonly text: Text
  readonly binds: Binds
  readonly stages: readonly (readonly CellNeed[])[]
  /** How many calls stand in one another. */
  readonly depth: number
}

/** What must be so: a cell holds a number, or a condition holds. */
export type CellNeed = { readonly line: SheetLine; readonly column: ColumnOf } | { readonly text: Text }

/** A text that always has a value. */
export function plainly(text: Text, binds: Binds = 'whole'): Written {
  return { text, binds, stages: [], depth: 0 }
}

/** A cell, which must hold a number. */
export function ofCell(line: SheetLine, column: ColumnOf): Written {
  return { text: [{ line, column }], binds: 'whole', stages: [[{ line, column }]], depth: 0 }
}

/** The needs of several, stage by stage. */
export function stagesOf(parts: readonly Pick<Written, 'stages'>[]): Written['stages'] {
  const count = Math.max(0, ...parts.map(({ stages }) => stages.length))
  return Array.from({ length: count }, (_, at) => once(parts.flatMap(({ stages }) => stages[at] ?? [])))
}

/** Every cell once. */
function once(needs: readonly CellNeed[]): readonly CellNeed[] {
  const seen = new Map<SheetLine, Set<string>>()
  return needs.filter((need) => {
    if ('text' in need) return true
    const column = 'lag' in need.column ? `${need.column.lag}` : `$${need.column.fixed}`
    const known = seen.get(need.line) ?? new Set()
    seen.set(need.line, known)
    return known.size < known.add(column).size
  })
}

/** One more stage of needs after the others. */
export function andThen(stages: Written['stages'], ...needs: readonly Text[]): Written['stages'] {
  return [...stages, needs.map((text) => ({ text }))]
}

/** The text of all that a stage needs. */
export function allOf(needs: readonly CellNeed[]): Text {
  const conditions = needs.map((need): Text => ('text' in need ? need.text : ['ISNUMBER(', need, ')']))
  const [only] = conditions
  if (only !== undefined && conditions.length === 1) return only
  return ['AND(', ...listed(conditions), ')']
}

/** Texts with commas between them. */
export function listed(texts: readonly Text[]): Text {
  return texts.flatMap((text, at) => (at === 0 ? text : [',', ...text]))
}

/** What goes into a cell: the formula where it has a value, and nothing where it has none. */
export function inCell({ text, stages }: Pick<Written, 'text' | 'stages'>): Text {
  return onlyWhere(stages.filter((needs) => needs.length > 0).map(allOf), text)
}

/** A text where some conditions hold, each asked only where those before it do, and nothing where one does not. */
export function onlyWhere(conditions: readonly Text[], text: Text): Text {
  const opened = conditions.flatMap((condition): Text => ['IF(', ...condition, ','])
  return [...opened, ...text, ...conditions.map(() => ',"")')]
}

/** The text in brackets, where it would come apart as a term of a sum or as a factor, a divisor or a power. */
export function bracketed({ text, binds }: Pick<Written, 'text' | 'binds'>, as: 'term' | 'factor'): Text {
  return binds === 'whole' || (as === 'term' && binds === 'product') ? text : ['(', ...text, ')']
}

/** About how long a cell with it will be. */
export function cellSize({ text, stages }: Written): number {
  let size = lengthOf(text)
  for (const needs of stages) {
    for (const need of needs) size += 'text' in need ? lengthOf(need.text) + 1 : needLength
  }
  return size
}

const needLength = 'ISNUMBER(Lines!AA1000),'.length
