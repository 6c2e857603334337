import { upperFirst } from '../base/upper-first.ts'
import type { Definition } from '../definition/definition.ts'
import { type Lineage, lineagesOf } from '../definition/layers/lineage.ts'
import type { Entry } from '../definition/values/entry.ts'
import { inputLabel } from '../explain/input-label.ts'
import { inMember } from '../model/in-member.ts'
import type { Scenario } from '../open/open.ts'
import { ValueWords } from './register/value-words.ts'
import type { Sentence } from './sentence.ts'
import type { View } from './views/view.ts'

/**
 * What is held and not drawn, though an earlier file gives it a range: a value that takes its place, by a setting or in a file, took the
 * range with it. It is told beside what is drawn, because a reader who knows the file would think it drawn.
 */
export function heldSentence({ definition }: Scenario, view: View): Sentence[] {
  const held = heldIn(definition, (path) => path)
  if (held.length === 0) return []
  const words = held.map(({ path, entry, before, own }) => {
    const [value, range] = [new ValueWords(entry, own, view).value(), new ValueWords(before, own, view).rangeEnds()]
    return `${upperFirst(inputLabel(path, definition))} at ${value}, in place of a range of ${range ?? ''}`
  })
  return [[`Held, and not drawn: ${words.join('; ')}.`]]
}

/** A value without a range, and the nearest one that it stands in the place of and that has one. */
interface Held {
  readonly path: string
  readonly entry: Entry
  readonly before: Entry
  readonly own: Definition
}

function heldIn(own: Definition, named: (path: string) => string): Held[] {
  return [
    ...[...lineagesOf(own.merged)].flatMap(([path, { entry, replaced }]): Held[] => {
      if (entry.provenance.range !== undefined) return []
      const before = rangedIn(replaced)
      return before === undefined ? [] : [{ path: named(path), entry, before, own }]
    }),
    ...own.members.flatMap(({ id, definition }) => heldIn(definition, (path) => named(inMember(id, path)))),
  ]
}

function rangedIn(replaced: readonly Lineage[]): Entry | undefined {
  for (const { entry, replaced: earlier } of replaced) {
    if (entry.provenance.range !== undefined) return entry
    const before = rangedIn(earlier)
    if (before !== undefined) return before
  }
  return undefined
}
