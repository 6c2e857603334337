/** A financial year, 1 April to 31 March, held as the calendar year it starts in: 2017 is 2017/18. */
export type FinancialYear = number

const pattern = /^(\d{4})[/-](\d{2})$/

/** Read `2017/18` (or `2017-18`). Undefined for anything else, a second half that does not follow included. */
export function parseYear(text: string): FinancialYear | undefined {
  const [, first, second] = pattern.exec(text) ?? []
  if (first === undefined || second === undefined) return undefined
  const year = Number(first)
  return (year + 1) % 100 === Number(second) && year >= 1900 ? year : undefined
}

/** No later year can be written: a year has four digits. */
export const lastYear: FinancialYear = 9999

/** Print a financial year as the service writes it: `2017/18`, `2099/00`. */
export function printYear(year: FinancialYear): string {
  return `${year}/${String((year + 1) % 100).padStart(2, '0')}`
}
