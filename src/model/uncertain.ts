import { Decimal } from '../base/decimal.ts'
import type { Input } from '../definition/definition.ts'
import type { Range } from '../definition/values/entry.ts'
import type { SourceFile } from '../diagnostics/span.ts'

/** The range of an input, where it states one; of a list by age only where it is the only one. */
export function rangeOf({ entry, part }: Input): Range | undefined {
  return part === undefined || part.name === '' ? entry?.provenance.range : undefined
}

/** How far a draw of one year stays in the next: 1, where nothing is said, for one draw for all years, 0 for a new one each year. */
export function persistenceOf(input: Input): Decimal {
  const stated = rangeOf(input)?.persistence?.value
  return stated instanceof Decimal ? stated : lasting
}

const lasting = new Decimal(1)

/**
 * Where an input is stated, the same for all that stand at one place of one file: what members of a place take from a file that they
 * share is one figure.
 */
export function placeOf({ entry, part, path }: Pick<Input, 'entry' | 'part'> & { readonly path: string }): string {
  const span = entry?.span
  return span === undefined ? path : `${numberOf(span.file)}:${span.start}-${span.end}${part?.name ?? ''}`
}

/** Texts told apart as they are, because every setting of the command line has the one path. */
const numbers = new WeakMap<SourceFile, number>()
let count = 0

function numberOf(file: SourceFile): number {
  const known = numbers.get(file) ?? count++
  numbers.set(file, known)
  return known
}
