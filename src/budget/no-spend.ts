/** What a row of a budget calls itself that is no spend: money set aside, or money in. */
export type NoSpend = 'reserve' | 'funding'

const named: readonly (readonly [NoSpend, RegExp])[] = [
  ['reserve', /\b(?:reserves?|contingency|contingencies)\b/],
  ['funding', /\b(?:allocations?|resource limits?)\b/],
]

/** What a row calls itself by its key, the name in small letters; undefined where it may be spend like any other. */
export function calledNoSpend(key: string): NoSpend | undefined {
  return named.find(([, words]) => words.test(key))?.[0]
}
