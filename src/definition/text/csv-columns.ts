import { nearest } from '../../base/nearest.ts'
import { type Diagnostic, diagnose, type Tell } from '../../diagnostics/catalogue.ts'
import { provenanceKeys, rangeKeys } from '../keys/keys.ts'
import { mendYears } from '../values/mend-years.ts'
import { parseSelector } from '../values/years.ts'
import type { Cell } from './csv-cells.ts'

/** What the cells of a column say: which value, the value, its years, what is known of it, how far it may range. */
export interface Column {
  readonly is: 'path' | 'value' | 'year' | 'provenance' | 'range' | 'nameless' | 'unknown'
  readonly name: string
}

/**
 * Read the header of a CSV definition: a column for every cell, those that cannot be used marked as such. Undefined where
 * no column holds paths.
 */
export function readColumns(header: readonly Cell[], tell: Tell): readonly Column[] | undefined {
  const [first] = header
  const other = header.length === 1 ? /[;\t]/.exec(first?.text ?? '')?.[0] : undefined
  if (other !== undefined) {
    const why = `its columns are parted by ${other === ';' ? 'semicolons' : 'tabs'}; save it with commas, as "CSV UTF-8"`
    tell(diagnose('csv-syntax', first?.span, { why }))
    return undefined
  }
  const seen = new Set<string>()
  const unknown: Diagnostic[] = []
  const columns = header.map(({ text, span }): Column => {
    const is = kindOf(text)
    if (is === 'nameless') return { is, name: '' }
    if (seen.has(text)) {
      tell(diagnose('csv-duplicate-column', span, { name: text }))
      return { is: 'unknown', name: text }
    }
    seen.add(text)
    const mend = mendYears(text)
    const args = { name: text, known: knownColumns, ...(mend === undefined ? {} : { mend }) }
    if (is === 'unknown') unknown.push(diagnose('csv-unknown-column', span, args))
    return { is, name: text }
  })
  const hasPaths = columns.some(({ is }) => is === 'path')
  // A misspelt "path" is one problem, and so is a header that is none.
  if (hasPaths || header.some(({ text }) => text.length < 8 && nearest(text, ['path']) !== undefined)) {
    for (const diagnostic of unknown) tell(diagnostic)
  } else tell(diagnose('csv-no-path-column', first?.span, {}))
  return hasPaths ? columns : undefined
}

const knownColumns = ['path', 'value', 'default', ...Object.keys(provenanceKeys), ...Object.keys(rangeKeys)]

function kindOf(text: string): Column['is'] {
  if (text === 'path' || text === 'value') return text
  if (text in provenanceKeys) return 'provenance'
  if (text in rangeKeys) return 'range'
  if (parseSelector(text) !== undefined) return 'year'
  return text.trim() === '' ? 'nameless' : 'unknown'
}
