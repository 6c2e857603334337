import type { MoneyUnit } from '../../base/money-unit.ts'
import type { Entry, Provenance, YearPart } from '../values/entry.ts'

/** The path that a setting of the command line changes, as it is written: what stands before its first equals sign. */
export function pathOfSetting(text: string): string {
  const equals = text.indexOf('=')
  return (equals < 0 ? text : text.slice(0, equals)).trim()
}

/** Whether one path is another, or stands in it. */
export function isSameOrIn(path: string, other: string): boolean {
  return path === other || path.startsWith(`${other}.`)
}

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
