import type { Report } from '../diagnostics/catalogue.ts'
import type { SourceFile } from '../diagnostics/span.ts'
import type { Node } from './tree.ts'

/** Read the CSV notation into the same located tree as YAML. */
export function readCsv(_file: SourceFile, _report: Report): Node | undefined {
  throw new Error('to be written')
}
