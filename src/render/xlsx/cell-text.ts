/** The most that a cell of a workbook holds, in UTF-16 units. */
export const mostInCell = 32_767

/**
 * Text as a cell holds it: whole and as it was written. What would be read as an escape (`_x0041_` for A) is escaped itself, and so
 * are the two signs that XML has no place for; halves of signs, which no file can hold, become the sign for what cannot be read.
 * What is too long for a cell is cut, and says so at its end.
 */
export function cellText(text: string): string {
  return whole(within(text))
    .replaceAll(/_(?=x[0-9A-Fa-f]{4}_)/g, '_x005F_')
    .replaceAll(/[\uFFFE\uFFFF]/g, (sign) => `_x${sign.charCodeAt(0).toString(16).toUpperCase()}_`)
}

function within(text: string): string {
  if (text.length <= mostInCell) return text
  const told = ` [cut: a cell holds ${mostInCell} of these ${text.length} characters]`
  return text.slice(0, mostInCell - told.length) + told
}

function whole(text: string): string {
  return text.replaceAll(/\p{Surrogate}/gu, '\uFFFD')
}

/** Texts that a spreadsheet takes for an error, not for words. */
export function looksLikeError(text: string): boolean {
  return /^#[A-Z/_0-9]+[!?]?$/.test(text)
}
