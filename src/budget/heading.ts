import { type FinancialYear, parseYear } from '../base/financial-year.ts'
import { type MoneyUnit, moneyUnitOf } from '../base/money-unit.ts'

const longest = 300
const unitWords = /(?:£|gbp)(?:\s?['’‘]?(?:000s?|k|mn?|bn|thousands?|millions?|billions?)(?![a-z\d]))?(?![\d.a-z'’‘])/gi
const inBrackets = /\(([^()]{1,20})\)/g
const yearWords = /(?<!\d)((?:19|20)\d\d)\s?[/\u2013-]\s?(?:20)?(\d\d)(?!\d)/g

const namesAmount =
  /\b(?:amounts?|budgets?|plan(?:ned)?|value|net|balance|outturn|actuals?|forecast|spend|expenditure|costs?(?! ?cent)|total)\b/i
/** A column of what is owed, and of what is due, in a ledger. */
export const namesDebit = /^\W*(?:debits?|dr)\b/i
export const namesCredit = /^\W*(?:credits?|cr)\b/i

/** Whether a heading is that of amounts: by its words, or because it names a unit of money. */
export function namesAmounts(text: string): boolean {
  return namesAmount.test(text) || unitsIn(text).size > 0
}

/** The units of money that a heading names: `Budget £000`, `Plan (£m)`, `in GBP`. An amount such as £273m names none. */
export function unitsIn(text: string): ReadonlySet<MoneyUnit> {
  const short = text.slice(0, longest)
  const found = [...short.matchAll(unitWords)].map(([words]) => words)
  // One letter in brackets sends to a note.
  const bracketed = [...short.matchAll(inBrackets)].flatMap(([, words = '']) =>
    /£|gbp|[a-z\d]{3}/i.test(words) ? words : [],
  )
  const units = [...found, ...bracketed].flatMap((words) => moneyUnitOf(words) ?? [])
  return new Set(units)
}

/** The financial years that a heading names: `2017/18 budget`, `Plan 2017-18`, `2017/2018`. */
export function yearsIn(text: string): ReadonlySet<FinancialYear> {
  const found = [...text.slice(0, longest).matchAll(yearWords)]
  return new Set(found.flatMap(([, first, second]) => parseYear(`${first}/${second}`) ?? []))
}
