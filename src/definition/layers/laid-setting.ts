import type { MoneyUnit } from '../../base/money-unit.ts'
import type { Entry, Provenance, YearPart } from '../values/entry.ts'

/** A value that a setting of the command line gives, in the place of all that the files say of it; its range goes with them. */
export function wholeSetting(read: Entry, unit: MoneyUnit): Entry {
  const { range } = read.provenance
  const provenance: Provenance = { source: 'set on the command line', ...(range === undefined ? {} : { range }) }
  return { ...read, unit, provenance }
}

/** What the files say of a value, with one part of it, by year, as a setting of the command line has it. */
export function partSetting(inherited: Entry, part: YearPart, drops = inherited.drops): Entry {
  const note = `${part.text} changed on the command line`
  const provenance: Provenance = {
    ...inherited.provenance,
    source: [inherited.provenance.source, note].filter(Boolean).join('; '),
  }
  const earlier = (inherited.overlay ?? []).filter((other) => other.text !== part.text)
  return { ...inherited, provenance, overlay: [...earlier, part], drops }
}
