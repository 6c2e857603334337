import { countsInWords, verdictMark } from '../report/checks/check-words.ts'
import type { Verdict } from '../report/document.ts'
import { markWords } from './mark-words.ts'

/** A verdict in one line, with the word before it where it has one: `FAIL: Arithmetic: pass. Plan: ...`. */
export function verdictLine(verdict: Pick<Verdict, 'passes' | 'counts'>): string {
  const mark = verdictMark(verdict)
  return `${mark === undefined ? '' : `${markWords[mark]}: `}${countsInWords(verdict.counts)}`
}
