/**
 * The years, by index, that stand at least `gap` apart, in columns or any other measure of a drawing: the first, the last, and every
 * second, third ... year.
 */
export function spreadYears(elapsed: readonly number[], places: readonly number[], gap: number): number[] {
  const last = places.length - 1
  const apart = (left: number, right: number): boolean => Math.abs((places[left] ?? 0) - (places[right] ?? 0)) >= gap
  const all = places.map((_, index) => index)
  for (let every = 1; ; every += 1) {
    const regular = all.filter((index) => (elapsed[index] ?? 0) % every === 0)
    if (!regular.every((index, at) => at === 0 || apart(index, regular[at - 1] ?? 0))) continue
    const chosen = [...regular.filter((index) => index !== last && apart(index, last)), last]
    // Where years are missing, one that is no multiple may stand alone.
    for (const index of all) if (chosen.every((other) => apart(index, other))) chosen.push(index)
    return chosen.sort((left, right) => left - right)
  }
}
