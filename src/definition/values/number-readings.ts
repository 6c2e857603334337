import { withAsciiDashes, withAsciiWidth } from '../../base/dashes.ts'
import { Decimal } from '../../base/decimal.ts'
import { withoutUnseen } from '../../diagnostics/characters.ts'

const exponent = /(?<![\d.,])\d+(?:[.,]\d+)?e[+-]?\d{1,2}(?!\d)/i

/** What sends a reader of a table to its notes: `122.4*`, `122.4¹`, `122.4 (1)`, `122.4 [a]`, `122.4 (r)`, `122.4 (note 1)`. */
const noteMark =
  /(?:[*†‡§¹²³⁰⁴-⁹]+|\[[\da-z]{1,2}\]|(?<=[\da-z%] ?)\((?:\d|[a-z]|est|prov|rev|(?:see )?(?:foot)?note ?[\da-z]{1,2})\.?\))$/i

/** A number taken apart: its sign as it was written, and what is left without it. */
export interface Signed {
  readonly sign: '' | '-' | '()'
  readonly rest: string
  /** Whether it was written as a program writes it, `1.5E-02`. */
  readonly isScientific: boolean
}

/**
 * The sign of a text, wherever it stands: before the figure or behind it, in brackets, inside a unit or round it. Undefined
 * where two signs would have to be made one.
 */
export function signOf(source: string): Signed | undefined {
  const tidy = withoutNote(
    withAsciiWidth(withAsciiDashes(withoutUnseen(source)))
      .replace(/["“”]|^['‘’]|['‘’]$/g, '')
      .trim(),
  )
  const isScientific = exponent.test(tidy)
  const text = tidy.replace(exponent, (found) => new Decimal(found.replace(',', '.')).toFixed())
  const marks = text.replace(/[^()+-]/g, '')
  const rest = text.replace(/[()+-]/g, '').trim()
  switch (marks) {
    case '':
      return { sign: '', rest, isScientific }
    case '+':
      return /^[£\s]*\+/.test(text) ? { sign: '', rest, isScientific } : undefined
    case '-':
      return /\d\D*-\D*\d/.test(text) ? undefined : { sign: '-', rest, isScientific }
    case '()':
      return /^\D*\([^\d)]*[\d.][^)]*\)\D*$/.test(text) ? { sign: '()', rest, isScientific } : undefined
    default:
      return undefined
  }
}

/** A figure without the mark of a note behind it. */
export function withoutNote(text: string): string {
  const rest = text.replace(noteMark, '').trimEnd()
  return /\d/.test(rest) ? rest : text
}

/**
 * The number that figures and marks stand for, without a sign: `1,234.5`, `1.234,5`, `1 234,5`, `273,4`, `017`, `.5`. Undefined
 * where they may stand for two, or for none: a mark is for thousands only where each part behind it has three figures, so that
 * a number never changes its size.
 */
export function numberOf(text: string): string | undefined {
  const plain = plainOf(text.replace(/[\s_'’]/g, ' ').trim())
  if (plain === undefined) return undefined
  return plain
    .replace(/^\./, '0.')
    .replace(/\.$/, '')
    .replace(/^0+(?=\d)/, '')
}

function plainOf(text: string): string | undefined {
  if (/^(?:\d+\.?\d*|\.\d+)$/.test(text)) return text
  if (/^[1-9]\d{0,2}(?:,\d{3})+(?:\.\d*)?$/.test(text)) return text.replaceAll(',', '')
  if (/^[1-9]\d{0,2}(?: \d{3})+(?:[.,]\d+)?$/.test(text)) return text.replaceAll(' ', '').replace(',', '.')
  if (/^[1-9]\d{0,2}(?:\.\d{3})+,\d+$/.test(text)) return text.replaceAll('.', '').replace(',', '.')
  if (/^[1-9]\d{0,2}(?:\.\d{3}){2,}$/.test(text)) return text.replaceAll('.', '')
  return /^(?:0,\d+|[1-9]\d*,(?:\d{1,2}|\d{4,}))$/.test(text) ? text.replace(',', '.') : undefined
}
