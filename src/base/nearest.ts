import { distance } from 'fastest-levenshtein'

/** The known name closest to a mistyped one, if it is close enough to be worth offering. */
export function nearest(name: string, known: Iterable<string>): string | undefined {
  let best: string | undefined
  let bestDistance = Math.max(1, Math.floor(name.length / 3)) + 1
  const wanted = name.toLowerCase()
  for (const candidate of known) {
    const far = distance(wanted, candidate.toLowerCase())
    if (far < bestDistance) {
      best = candidate
      bestDistance = far
    }
  }
  return best
}
