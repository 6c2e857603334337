/** A test of row paths against a pattern in which `*` stands for any text. */
export function matcher(pattern: string): (path: string) => boolean {
  const [first = '', ...rest] = pattern.split('*')
  const last = rest.pop()
  if (last === undefined) return (path) => path === pattern
  return (path) => {
    if (!path.startsWith(first)) return false
    // Leftmost matches suffice, because `*` takes any text; a regular expression would try them all.
    let from = first.length
    for (const part of rest) {
      const at = path.indexOf(part, from)
      if (at === -1) return false
      from = at + part.length
    }
    return path.length - last.length >= from && path.endsWith(last)
  }
}
