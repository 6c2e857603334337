import { stringify } from 'csv-stringify/sync'
import { defuse } from '../../base/defuse.ts'

/** Text that every CSV writer leaves as it is, and that no spreadsheet runs as a formula. */
const plain = /^[A-Za-z0-9_.][A-Za-z0-9_. /()£-]*$/

/** Texts as they were written, because labels and units come again and again. */
const written = new Map<string, string>()
const mostKept = 10_000

/**
 * A text as a cell of CSV that spreadsheets trust: one that they would run as a formula gets an apostrophe in front. What
 * needs no thought stands as it is, and all else is written by csv-stringify, each text once: for every cell of a batch that
 * would take a fifth of the time.
 */
export function textCell(value: string): string {
  if (value === '' || plain.test(value)) return value
  const earlier = written.get(value)
  if (earlier !== undefined) return earlier
  const cell = stringify([[defuse(value), '']], { record_delimiter: '\n' }).slice(0, -2)
  if (written.size >= mostKept) written.clear()
  written.set(value, cell)
  return cell
}
