/**
 * A name that no other has but for case: itself, or the first of `numbered` from 2 on that is free. `taken` holds the names that are
 * given, each with the number to go on from, so that a thousand alike take no longer than a thousand that differ.
 */
export function asFirst(name: string, taken: Map<string, number>, numbered: (number: number) => string): string {
  const key = name.toLowerCase()
  const known = taken.get(key)
  if (known === undefined) {
    taken.set(key, 2)
    return name
  }
  let number = known
  while (taken.has(numbered(number).toLowerCase())) number++
  taken.set(key, number + 1)
  const given = numbered(number)
  taken.set(given.toLowerCase(), 2)
  return given
}
