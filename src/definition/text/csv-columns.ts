import { nearest } from '../../base/nearest.ts'
import { type Diagnostic, diagnose, type Tell } from '../../diagnostics/catalogue.ts'
import type { SourceFile } from '../../diagnostics/span.ts'
import { provenanceKeys, rangeKeys } from '../keys/keys.ts'
import { mendYears } from '../values/mend-years.ts'
import { parseSelector } from '../values/years.ts'
import type { CsvCell } from './csv-cells.ts'

/** What the cells of a column say: which value, the value, its years, what is known of it, how far it may range. */
export interface CsvColumn {
  readonly is: 'path' | 'value' | 'year' | 'provenance' | 'range' | 'nameless' | 'unknown'
  readonly name: string
}

/**
 * Read the header of a CSV definition: a column for every cell, those that cannot be used marked as such. Undefined where
 * no column holds paths.
 */
export function readColumns(header: readonly CsvCell[], tell: Tell): readonly CsvColumn[] | undefined {
  const [first] = header
  const seen = new Set<string>()
  const unknown: Diagnostic[] = []
  const columns = header.map(({ text, span }): CsvColumn => {
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
  } else tell(diagnose('csv-no-path-column', first?.span, first === undefined ? {} : pathBelow(first.span.file)))
  return hasPaths ? columns : undefined
}

/**
 * Whether the columns of a file are parted by something else than commas, which is reported. Looked at before cells are made of
 * it, because its quotes stand where those of CSV do not.
 */
export function isPartedOtherwise(file: SourceFile, tell: Tell): boolean {
  const mark = separatorOf(file)
  if (mark === undefined || mark === ',') return false
  const { start, line } = firstLine(file)
  const why = `its columns are parted by ${separatorNames[mark]}; save it with commas, as "CSV UTF-8"`
  tell(diagnose('csv-syntax', { file, start, end: start + line.length }, { why }))
  return true
}

/** The mark that parts the columns of a file, by a first line in which one of them is called "path"; undefined where none is. */
export function separatorOf(file: SourceFile): string | undefined {
  const { line } = firstLine(file)
  if (!/path/i.test(line)) return undefined
  return [',', ...Object.keys(separatorNames)].find((mark) => {
    const names = line.split(mark)
    return names.length > 1 && names.some((name) => name.trim().replaceAll('"', '').trim().toLowerCase() === 'path')
  })
}

/** The first line of a file that is not blank and does not tell a spreadsheet what parts the columns, and where it starts. */
function firstLine({ text }: SourceFile): { readonly start: number; readonly line: string } {
  const [above = ''] = /^[\r\n]*sep=.[\r\n]+/i.exec(text) ?? []
  const start = above.length + Math.max(0, text.slice(above.length).search(/[^\r\n]/))
  const rest = text.slice(start, start + longestHeader)
  return { start, line: rest.slice(0, rest.search(/[\r\n]|$/)) }
}

/** The line further down that names a path, where titles stand above the header. */
function pathBelow({ text }: SourceFile): { readonly line?: number } {
  const lines = text.slice(0, longestHeader).split('\n', mostTitles)
  const at = lines.findIndex((line) => line.split(',').some((name) => name.replaceAll('"', '').trim() === 'path'))
  return at < 1 ? {} : { line: at + 1 }
}

/** Nobody writes more lines above a table. */
const mostTitles = 20
const longestHeader = 10_000
/** What parts columns in the exports of other countries and programs, in words. */
export const separatorNames: Readonly<Record<string, string>> = {
  ';': 'semicolons',
  '\t': 'tabs',
  '|': 'upright strokes',
}

const knownColumns = ['path', 'value', 'default', ...Object.keys(provenanceKeys), ...Object.keys(rangeKeys)]

function kindOf(text: string): CsvColumn['is'] {
  if (text === 'path' || text === 'value') return text
  if (text in provenanceKeys) return 'provenance'
  if (text in rangeKeys) return 'range'
  if (parseSelector(text) !== undefined) return 'year'
  return text.trim() === '' ? 'nameless' : 'unknown'
}
