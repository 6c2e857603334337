import type { Input } from '../definition/definition.ts'
import { columnLetters } from './address.ts'
import { type InputPart, isTypedOnce } from './place-inputs.ts'
import type { Validation } from './sheet.ts'
import { columnOfYear, plainColumn } from './timeline.ts'

/** Cells of some rows in which the same may be typed. */
interface Typed {
  readonly columns: string
  readonly least: number | undefined
  readonly most: number | undefined
  readonly first: number
  last: number
}

/**
 * What may be typed into the figures of a scenario: numbers, within what the key of a definition takes. `start` is the row of the first
 * part. Rows that follow one another and take the same are one.
 */
export function inputValidations(parts: readonly InputPart[], scenario: number, start: number): Validation[] {
  const found: Typed[] = []
  for (const [at, part] of parts.entries()) {
    const input = part.is === 'input' ? (part.inputs[scenario] ?? part.inputs[0]) : undefined
    if (input === undefined || input.isSetting === true) continue
    const row = start + at
    const own = typedIn(input, row)
    const last = found.at(-1)
    if (last !== undefined && last.last === row - 1 && isAlike(last, own)) last.last = row
    else found.push(own)
  }
  return found.map(({ columns, least, most, first, last }) => {
    const [from = '', to = from] = columns.split(':')
    return {
      range: `${from}${first}:${to}${last}`,
      is: 'number',
      ...(least === undefined ? {} : { least }),
      ...(most === undefined ? {} : { most }),
    }
  })
}

function typedIn(input: Input, row: number): Typed {
  const key = input.entry?.key
  const years = `${columnLetters(columnOfYear(0))}:${columnLetters(columnOfYear(input.values.length - 1))}`
  return {
    columns: isTypedOnce(input) ? columnLetters(plainColumn) : years,
    least: key?.lowest?.at,
    most: key?.highest?.at,
    first: row,
    last: row,
  }
}

function isAlike(one: Typed, other: Typed): boolean {
  return one.columns === other.columns && one.least === other.least && one.most === other.most
}
