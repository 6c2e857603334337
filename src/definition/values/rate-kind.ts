import type { ValueKey } from '../keys/key-types.ts'

/**
 * The key of one year of a value. A word that stands for a whole series (a shared driver, the population) stands for all
 * its years, so that one year of it can only be a rate.
 */
export function keyOfYear(key: ValueKey): ValueKey {
  return takesName(key) ? { ...key, kind: 'rate' } : key
}

/** The key of the distance of a point: a rate, and nothing that grows. */
export function keyOfDistance({ is, kind, text }: ValueKey): ValueKey {
  return { is, kind, text }
}

/** Whether a value may be a word that stands for another series. */
export function takesName({ kind }: Pick<ValueKey, 'kind'>): boolean {
  return kind === 'driver' || kind === 'people-rate'
}
