import type { MoneyUnit } from '../../base/money-unit.ts'
import { diagnose, type Tell } from '../../diagnostics/catalogue.ts'
import type { Kind } from '../keys/key-types.ts'
import type { Entry } from './entry.ts'
import type { Plain } from './scalar.ts'

/**
 * Refuse `£113` where amounts are in £m. Read as pounds it would be a ten-thousandth of what was probably meant, read as
 * £m it would not say what it says; the author must choose.
 */
export function refuseBarePounds(entry: Entry, unit: MoneyUnit, tell: Tell): void {
  if (!isMoney(entry.key.kind) || unit === '£') return
  for (const { text, unit: own, node } of plainsOf(entry)) {
    if (own === '£') tell(diagnose('pounds-or-unit', node.span, { text, unit, bare: text.replace('£', '') }))
  }
}

/** Whether a bare amount of this kind is in the unit of its file. */
export function isMoney(kind: Kind): boolean {
  return kind === 'money' || kind === 'limit'
}

function plainsOf({ content, provenance }: Entry): readonly Plain[] {
  const range = Object.values(provenance.range ?? {})
  switch (content.form) {
    case 'plain':
      return [content.plain, ...range]
    case 'list':
      return [...content.items, ...range]
    case 'points':
      return range
    case 'years':
      return [...content.parts.map(({ plain }) => plain), ...range]
  }
}
