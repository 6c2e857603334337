/** Text that an author wrote must not turn into mark-up or HTML. */
export function escapeText(text: string): string {
  return text.replace(/\s+/g, ' ').replace(/[\\`*_{}[\]<>#]/g, '\\$&')
}

/** The same in a cell of a table. */
export function escapeCell(text: string): string {
  return escapeText(text).replaceAll('|', '\\|')
}
