import type { CST } from 'yaml'

/** No definition needs more; a file that nests deeper is broken or hostile, and overflows what walks a tree by recursion. */
export const nestingLimit = 64

/**
 * The offset where a collection nests deeper than the limit, or undefined. Counted on the tokens of the parser, which
 * keeps a stack of its own, before anything that recurses sees them.
 */
export function deepestNesting(tokens: readonly CST.Token[]): number | undefined {
  let level: CST.Token[] = []
  for (const token of tokens) if (token.type === 'document' && token.value !== undefined) level.push(token.value)
  for (let depth = 1; level.length > 0; depth++) {
    const below: CST.Token[] = []
    for (const token of level) {
      if (!('items' in token)) continue
      if (depth > nestingLimit) return token.offset
      for (const { key, value } of token.items) {
        if (key !== null && key !== undefined) below.push(key)
        if (value !== undefined) below.push(value)
      }
    }
    level = below
  }
  return undefined
}
