import type { Mark } from '../report/document.ts'

/** How a check went, in a word. */
export const markWords: Readonly<Record<Mark, string>> = {
  pass: 'pass',
  fail: 'FAIL',
  warn: 'warn',
  'not-tested': 'not tested',
}
