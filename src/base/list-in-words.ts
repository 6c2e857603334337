/** Names as a sentence lists them: `a, b and c`, or with another word before the last. Empty for none. */
export function listInWords(names: readonly string[], join: 'and' | 'or' = 'and'): string {
  const last = names.at(-1) ?? ''
  return names.length < 2 ? last : `${names.slice(0, -1).join(', ')} ${join} ${last}`
}

/** So many names of a list can a reader still take in; the rest are counted. */
export const mostListed = 16
