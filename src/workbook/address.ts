/** Where a cell is within its row: so many years before the year it is asked in, or in one column, from 1. */
export type ColumnOf = { readonly lag: number } | { readonly fixed: number }

/** The letters of a column, from 1: A, Z, AA. */
export function columnLetters(column: number): string {
  let letters = ''
  for (let left = column; left > 0; left = Math.floor((left - 1) / 26)) {
    letters = String.fromCharCode(65 + ((left - 1) % 26)) + letters
  }
  return letters
}

/** The name of a sheet before a cell of it: in quotes where it is more than letters and digits. */
export function sheetPrefix(sheet: string): string {
  return /^[A-Za-z][A-Za-z0-9]*$/.test(sheet) ? `${sheet}!` : `'${sheet.replaceAll("'", "''")}'!`
}

/** A cell wherever it is asked from: `Inputs!$G$5`. */
export function absolute(sheet: string, column: number, row: number): string {
  return `${sheetPrefix(sheet)}$${columnLetters(column)}$${row}`
}
