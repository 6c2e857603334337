import { distance } from 'fastest-levenshtein'

const longest = 100
/** Among more names than this an answer would be chance, and thousands of slips would take minutes. */
const mostLooked = 5000

/** The known name closest to a mistyped one, if it is close enough to be worth offering: a third of its letters may differ. */
export function nearest(name: string, known: readonly string[]): string | undefined {
  // Nobody mistypes a name of a hundred letters, and comparing such takes time with the square of their length.
  if (name.length > longest || known.length > mostLooked) return undefined
  const most = Math.max(1, Math.floor(name.length / 3))
  const wanted = name.toLowerCase()
  let best: string | undefined
  let bestSlips = most + 1
  for (const candidate of known) {
    if (Math.abs(candidate.length - name.length) > bestSlips) continue
    const slips = slipsBetween(wanted, candidate.toLowerCase())
    const isNearer =
      slips < bestSlips ||
      (slips === bestSlips && best !== undefined && holdsAll(candidate, wanted) && !holdsAll(best, wanted))
    if (isNearer) {
      best = candidate
      bestSlips = slips
    }
  }
  return best
}

/** Letters added, left out or changed. Two letters the wrong way round, the commonest slip of all, count once. */
function slipsBetween(left: string, right: string): number {
  if (left === right) return 0
  let at = 0
  while (at < left.length && left[at] === right[at]) at++
  const swapped = left.slice(0, at) + (left[at + 1] ?? '') + (left[at] ?? '') + left.slice(at + 2)
  return swapped === right ? 1 : distance(left, right)
}

/** Whether a candidate only adds to what was written: of `£` and `£m`, `m` was meant for the second. */
function holdsAll(candidate: string, wanted: string): boolean {
  return candidate.toLowerCase().includes(wanted)
}
