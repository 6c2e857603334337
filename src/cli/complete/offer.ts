/** Something that a word may become, and what it is. */
export interface Candidate {
  readonly value: string
  readonly text: string
}

/** What may stand at the cursor: one of some values, a file with one of some extensions (any file where there is none), or nothing. */
export type Offer =
  | { readonly is: 'values'; readonly values: readonly Candidate[] }
  | { readonly is: 'files'; readonly extensions: readonly string[] }
  | { readonly is: 'nothing' }

export const noOffer: Offer = { is: 'nothing' }

export function values(all: Iterable<string>, text = ''): Offer {
  return { is: 'values', values: [...all].map((value) => ({ value, text })) }
}

/** More than these no screen shows at a time. */
const most = 60

/**
 * Those of some values that a word may become. Of very many paths those of the next part of the path: `lines.`, then
 * `lines.acute.`.
 */
export function fitting(all: readonly Candidate[], word: string): readonly Candidate[] {
  const found = all.filter(({ value }) => value.startsWith(word))
  if (found.length <= most) return found
  const parts = new Map<string, Candidate[]>()
  for (const candidate of found) {
    const dot = candidate.value.indexOf('.', word.length)
    const part = dot === -1 ? candidate.value : candidate.value.slice(0, dot + 1)
    parts.set(part, [...(parts.get(part) ?? []), candidate].slice(0, 2))
  }
  return [...parts].map(([value, [only, another]]) =>
    only !== undefined && another === undefined ? only : { value, text: '' },
  )
}
