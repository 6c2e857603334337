import type { Provenance } from './entry.ts'

/** How good the evidence for a value may be, the best first, and what each mark says. METHODS.md and the schema tell the same. */
export const qualities = {
  green: 'published for this very figure',
  amber: 'published for something near it, or worked out from what is',
  red: 'a judgement, or thin evidence',
  illustrative: 'chosen, not found',
} as const satisfies Readonly<Record<string, string>>

/** The marks themselves. */
export const marksOfQuality = Object.keys(qualities) as readonly (keyof typeof qualities)[]

/**
 * How good the evidence for a value is: what its author marks, but never better than its own source says. A source that says
 * illustrative is no evidence, whatever the mark beside it.
 */
export function qualityOf({ quality, source = '' }: Provenance): string | undefined {
  return saysIllustrative(source) ? 'illustrative' : quality
}

/** Whether a source says that its figure was chosen, not found. */
export function saysIllustrative(source: string): boolean {
  return /\billustrative\b/i.test(source)
}

/** What its author marks, where its source says otherwise; undefined where the mark is what counts, or there is none. */
export function markOverruled(provenance: Provenance): string | undefined {
  return provenance.quality === qualityOf(provenance) ? undefined : provenance.quality
}
