import type { Registered } from './assumption.ts'

/**
 * How much stands behind an assumption, the least first: `little` is red, illustrative or without a source, `some` amber or not marked, `good`
 * green. What figures must come to, what came out, what nobody stated, and settings come last.
 */
export type Doubt = 'little' | 'some' | 'good' | 'target' | 'actual' | 'default' | 'setting'

const order: readonly Doubt[] = ['little', 'some', 'good', 'target', 'actual', 'default', 'setting']

/** How much stands behind an assumption. */
export function doubtOf({ kind, quality, gaps }: Pick<Registered, 'kind' | 'quality' | 'gaps'>): Doubt {
  if (kind !== 'figure') return kind
  if (gaps.includes('no source') || quality === 'red' || quality === 'illustrative') return 'little'
  return quality === 'green' ? 'good' : 'some'
}

/** How much it matters as its author marks it: what is not marked may matter more than what is marked as marginal. */
function weight({ impact }: Registered): number {
  return impact === 'red' ? 0 : impact === 'amber' ? 1 : impact === 'green' ? 3 : 2
}

/** What a board should look at first: little evidence, then what its author says matters, then what moves the answer. */
export function morePressing(one: Registered, other: Registered): number {
  const doubts = order.indexOf(doubtOf(one)) - order.indexOf(doubtOf(other))
  return doubts || weight(one) - weight(other) || swingOf(other) - swingOf(one)
}

function swingOf({ bar }: Registered): number {
  return bar?.swing.toNumber() ?? -1
}
