/** So much of what two texts share is kept before they part. */
const shared = 30

/** A text of no more than so many characters. */
export function cutTo(text: string, longest: number): string {
  return text.length > longest ? `${text.slice(0, longest - 1)}…` : text
}

/**
 * Two texts, each of no more than so many characters, cut so that the place where they part is seen: from their beginning where
 * that shows it, else from a word shortly before it.
 */
export function cutApart(one: string, other: string, longest: number): readonly [string, string] {
  const most = Math.min(one.length, other.length)
  let at = 0
  while (at < most && one[at] === other[at]) at++
  // Half of the room is for what differs.
  if (at < longest / 2) return [cutTo(one, longest), cutTo(other, longest)]
  if (one.length <= longest && other.length <= longest) return [one, other]
  const word = one.indexOf(' ', at - shared)
  const from = word === -1 || word >= at ? wordBefore(one, at) : word + 1
  return [`…${cutTo(one.slice(from), longest - 1)}`, `…${cutTo(other.slice(from), longest - 1)}`]
}

/** Where the word begins in which a place lies; the place shortly before it, where the word is longer than what is kept. */
function wordBefore(text: string, at: number): number {
  const space = text.lastIndexOf(' ', at - 1)
  return space < at - shared ? at - shared : space + 1
}
