import { upperFirst } from '../../../base/upper-first.ts'
import type { TermList } from '../../../report/document.ts'
import { termWords } from '../../term-words.ts'
import { type PublishedTable, words } from './table.ts'

/** Terms that were asked for: a row each, with all that is known of them. */
export function termsTable({ meanings }: TermList): PublishedTable {
  const told = meanings.map((meaning) => new Map(termWords(meaning).map(([head, text]) => [singular(head), text])))
  const heads = [...new Set(told.flatMap((one) => [...one.keys()]))]
  return {
    name: 'Terms',
    title: 'What terms mean',
    about: [],
    heads: ['Term', 'Meaning', ...heads],
    rows: meanings.map(({ name, meaning }, at) => [
      words(name),
      words(`${upperFirst(meaning)}.`),
      ...heads.map((head) => {
        const text = told[at]?.get(head)
        return text === undefined ? undefined : words(text)
      }),
    ]),
  }
}

/** One row or several, they stand in one column. */
function singular(head: string): string {
  return head === 'Row' ? 'Rows' : head
}
