/** What a row of a budget calls itself that is no spend: money set aside, or money in. */
export type NoSpend = 'reserve' | 'funding'

const named: readonly (readonly [NoSpend, RegExp])[] = [
  ['reserve', /\b(?:reserves?|contingency|contingencies)\b/],
  ['funding', /\b(?:allocations?|resource limits?)\b/],
]

const targets = /\b(?:savings?|efficienc(?:y|ies)|qipp|cips?|cost improvements?|targets?|unidentified)\b/

/** Whether a row that stands below nought calls itself savings that are to be made, by its key. */
export function isCalledTarget(key: string): boolean {
  return targets.test(key)
}

/** What a row calls itself by its key, the name in small letters; undefined where it may be spend like any other. */
export function calledNoSpend(key: string): NoSpend | undefined {
  return named.find(([, words]) => words.test(key))?.[0]
}
