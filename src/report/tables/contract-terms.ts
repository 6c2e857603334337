import { epsilon } from '../../base/decimal.ts'
import type { Contract } from '../../definition/definition.ts'
import type { Row } from '../../model/row.ts'
import { joined, lowerFirst, type SaidFigure, type Sentence, say } from '../sentence.ts'
import type { FiguresInView } from '../views/figures-in-view.ts'
import { labelInItem } from './label-in-item.ts'
import type { TableBuilder } from './table-builder.ts'

/** A term of a contract with its figures in the years in which it has one. */
interface Term {
  readonly row: Row
  readonly label: string
  readonly figures: readonly SaidFigure[]
}

/**
 * The terms of a contract below its figures: what differs by year a row each, and once where two are alike, as a band of gains
 * and one of losses often are. What is the same in every year is told in the sentences that are returned.
 */
export function addTerms(
  { from, ends }: Contract,
  terms: readonly Row[],
  table: TableBuilder,
  figures: FiguresInView,
): Sentence[] {
  const years = Array.from({ length: ends - from + 1 }, (_, at) => from + at)
  const all = terms.map(
    (row): Term => ({
      row,
      label: labelInItem(row),
      figures: years.flatMap((index) => figures.ofRow(row, index) ?? []),
    }),
  )
  const [same, byYear] = [all.filter(isConstant), all.filter((term) => !isConstant(term))]
  const once = byYear.filter((term) => byYear.find((other) => other === term || isAlike(other, term)) === term)
  if (once.length > 0) table.gap()
  for (const { row, label } of once) table.single(row, label)
  const constants = same.map(({ label, figures: [figure] }) => say`${lowerFirst(label)} ${figure}`)
  return [
    ...once.flatMap((term) => {
      const others = byYear.filter((other) => other !== term && isAlike(term, other))
      return others.length === 0
        ? []
        : [[`${term.label}: the same for ${others.map(({ label }) => lowerFirst(label)).join(', ')}.`]]
    }),
    ...(constants.length === 0 ? [] : [say`The same in every year: ${joined(constants, '; ')}.`]),
  ]
}

/** Whether a term is told in a sentence: it is the same in all years, of which there are several. */
function isConstant({ row, figures: [first, ...rest] }: Term): boolean {
  if (first === undefined || rest.length === 0 || row.unit === 'pounds') return false
  return rest.every((figure) => isEqual(figure, first))
}

function isAlike(one: Term, other: Term): boolean {
  return (
    one.row.unit === other.row.unit &&
    one.row.unit === 'money' &&
    one.figures.length === other.figures.length &&
    one.figures.every((figure, at) => isEqual(figure, other.figures[at]))
  )
}

function isEqual({ value }: SaidFigure, other: SaidFigure | undefined): boolean {
  return other !== undefined && value.minus(other.value).abs().lte(epsilon)
}
