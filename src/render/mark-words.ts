import type { Mark } from '../report/document.ts'

/** How a check went, in a word; a note is none. */
export const markWords: Readonly<Record<Mark | 'note', string>> = {
  pass: 'pass',
  fail: 'FAIL',
  warn: 'warn',
  'not-tested': 'not tested',
  note: 'note',
}
