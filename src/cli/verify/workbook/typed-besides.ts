import type { ChangedInput } from '../../../report/proof.ts'
import type { StatedValues } from '../../../report/result-provenance.ts'
import type { FoundCell } from './book-difference.ts'

/**
 * Which cells of a workbook were typed over for certain, where files that it rests on have changed as well: a figure of an input that is
 * stated as it was, or one that is neither as recorded nor as stated now; and a figure where a formula stands, if no figure is stated anew
 * or no longer, because the cells then are those of the same rows. `recorded` is what was stated when the workbook was made.
 */
export function typedBesides(
  typed: readonly FoundCell[],
  recorded: StatedValues,
  changed: readonly ChangedInput[],
): readonly FoundCell[] {
  const apart = new Set(changed.map(({ path }) => path))
  const areSameRows = changed.every(({ was, is }) => was !== undefined && is !== undefined)
  return typed.flatMap((cell): readonly FoundCell[] => {
    const { path, isNamed, isOfModel, isFormula } = cell
    if (!isOfModel) return []
    if (isFormula) return areSameRows && !apart.has(path) ? [cell] : []
    const [text, ...others] = Object.values(recorded).flatMap((values) => values[path] ?? [])
    if (text === undefined) return []
    if (!apart.has(path)) return [cell]
    const was = rateIn(text)
    if (!isNamed || others.length > 0 || was === undefined) return []
    return Math.abs(was - Number(cell.is)) <= negligible ? [] : [{ ...cell, was: `${was}` }]
  })
}

/** What another program makes of a rate may end in other last digits. */
const negligible = 1e-9

/** The fraction that a rate is as it is written; undefined for another text, which may be read in more than one way. */
function rateIn(text: string): number | undefined {
  return /^-?\d+(?:\.\d+)?%$/.test(text) ? Number((Number(text.slice(0, -1)) / 100).toPrecision(15)) : undefined
}
