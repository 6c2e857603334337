import { methodsFile } from '../base/methods-file.ts'
import { unitNoun } from '../formula/unit-print.ts'
import type { Meaning } from '../model/glossary/entry.ts'

/** What is told of a term below its meaning, each with its heading: rows, formula, unit, sign. */
export function termWords({ rows, formula, unit, sign, section }: Meaning): readonly (readonly [string, string])[] {
  const told: (readonly [string, string | undefined])[] = [
    ['Formula', formula],
    ['Unit', unit === undefined ? undefined : unitNoun(unit)],
    ['Sign', sign],
    [rows.length === 1 ? 'Row' : 'Rows', rows.length === 0 ? undefined : rows.join(', ')],
    ['Rule', `${methodsFile}, section ${section}`],
  ]
  return told.flatMap(([heading, text]) => (text === undefined ? [] : [[heading, text] as const]))
}
