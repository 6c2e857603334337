import { isOverdue } from '../../open/warnings.ts'
import type { Assumption, Gap } from './assumption.ts'

/** What an assumption lacks on a date, ISO 8601. Only figures, what they must come to and what came out need a source and an owner. */
export function gapsOf({ kind, entry }: Assumption, today: string): readonly Gap[] {
  if (entry === undefined) return []
  const { source, owner } = entry.provenance
  const isFigure = kind === 'figure' || kind === 'target' || kind === 'actual'
  return [
    ...(isFigure && source === undefined ? (['no source'] as const) : []),
    ...(isFigure && owner === undefined ? (['no owner'] as const) : []),
    ...(isOverdue(entry.provenance, today) ? (['past review'] as const) : []),
  ]
}
