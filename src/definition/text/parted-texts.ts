import { nearest } from '../../base/nearest.ts'
import { diagnose, type Tell } from '../../diagnostics/catalogue.ts'
import { isMissing, type MapEntry } from './tree.ts'

/** What commas between braces parted of the texts in a map. */
export interface PartedTexts {
  /** Names of entries that are no entries: what a comma left of a text. */
  readonly rests: ReadonlySet<string>
  /** Names of the entries whose text goes on behind a comma. */
  readonly begun: ReadonlySet<string>
}

/**
 * The texts in a map that their own commas parted, which YAML takes for the ends of entries: `{ source: Plan, page 4 }` is one text to
 * whoever wrote it, and an entry without a value to YAML. A name that is none of `known` nor near one, with neither a colon nor a value
 * behind it, goes on with the text before it, where that stands without quotes. Each text is told once. Asked for where such a name was met.
 */
export function partedTexts(entries: ReadonlyMap<string, MapEntry>, known: readonly string[], tell: Tell): PartedTexts {
  const isKnown = (name: string): boolean => known.includes(name) || nearest(name, known) !== undefined
  const rests = new Set<string>()
  const begun = new Set<string>()
  let first: MapEntry | undefined
  let last: MapEntry | undefined
  const close = (): void => {
    if (first !== undefined && last !== undefined) {
      const span = { ...first.value.span, end: last.keySpan.end }
      const text = span.file.text.slice(span.start, span.end).replaceAll('\n', ' ')
      begun.add(first.key)
      tell(diagnose('comma-in-text', span, { text }))
    }
    last = undefined
  }
  for (const entry of entries.values()) {
    if (first !== undefined && isBare(entry) && !isKnown(entry.key)) {
      rests.add(entry.key)
      last = entry
      continue
    }
    close()
    first = isOpen(entry) ? entry : undefined
  }
  close()
  return { rests, begun }
}

/** Whether an entry is a name alone, with neither a colon nor a value. */
export function isBare({ key, keySpan, value }: MapEntry): boolean {
  return isMissing(value) && !key.includes(':') && !keySpan.file.text.startsWith(':', keySpan.end)
}

/** Whether the value of an entry is a text, and no figure, that stands without quotes, so that a comma ends it. */
function isOpen({ value }: MapEntry): boolean {
  return (
    value.is === 'scalar' &&
    /^[a-z(]/i.test(value.text) &&
    value.span.file.text.startsWith(value.text[0] ?? '', value.span.start)
  )
}
