/** Hyphens of a name that are looked at: each may be a minus, and nobody writes more of them in a row. */
const mostHyphens = 20

/**
 * A name in which one hyphen was meant for a minus, with spaces round that: `headroom - spend.total` for
 * `headroom-spend.total`. Both sides are then known rows, or a row and a number. Undefined where there is no such hyphen.
 */
export function minusMeant(name: string, isKnown: (path: string) => boolean): string | undefined {
  const parts = name.split('-')
  if (parts.length < 2 || parts.length > mostHyphens) return undefined
  const meant: string[] = []
  // From the left, the longest part that is known; then on with the rest.
  for (let from = 0; from < parts.length; ) {
    let to = parts.length
    while (to > from && !isOperand(parts.slice(from, to).join('-'), isKnown)) to--
    if (to === from) return undefined
    meant.push(parts.slice(from, to).join('-'))
    from = to
  }
  return meant.length < 2 ? undefined : meant.join(' - ')
}

function isOperand(text: string, isKnown: (path: string) => boolean): boolean {
  return /^\d+(?:\.\d+)?$/.test(text) || isKnown(text)
}
