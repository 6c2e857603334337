import { Decimal, toPlain } from '../../base/decimal.ts'
import { listInWords } from '../../base/list-in-words.ts'
import { upperFirst } from '../../base/upper-first.ts'
import type { Definition } from '../../definition/definition.ts'
import type { ValueKey } from '../../definition/keys/key-types.ts'
import { definitionKeys } from '../../definition/keys/keys.ts'
import { labelAt } from '../../definition/keys/label.ts'
import { pairAt } from '../../definition/keys/pair.ts'
import type { Lineage } from '../../definition/layers/lineage.ts'
import { type Entry, writtenText } from '../../definition/values/entry.ts'
import { markOverruled } from '../../definition/values/quality.ts'
import { knownValue } from '../../definition/values/scalar.ts'
import { positionAt, type Span } from '../../diagnostics/span.ts'
import { inputLabel, titleOfItem } from '../../explain/input-label.ts'
import { owned } from '../../explain/member-path.ts'
import { type ActualFigures, isTitled } from '../../model/actuals.ts'
import type { Scenario } from '../../open/open.ts'
import type { Assumption, Registered } from '../../questions/register/assumption.ts'
import { nameWithin } from '../name-within.ts'
import type { View } from '../views/view.ts'
import { ValueWords } from './value-words.ts'

/** So many of what stands in one place of a file are named. */
const mostNamed = 2

/** What an assumption is called: the item it belongs to and its key, and what else stands in the same place. */
export function assumptionLabel({ path, also }: Pick<Assumption, 'path' | 'also'>, scenario: Scenario): string {
  const rest = also.length - mostNamed
  const named = (rest > 1 ? also.slice(0, mostNamed) : also).map((other) =>
    nameWithin(other, assumedName(other, scenario)),
  )
  const more = rest > 1 ? [...named, `${rest} others`] : named
  return `${assumedName(path, scenario)}${more.length === 0 ? '' : ` (and ${listInWords(more)})`}`
}

/** What the value at a path is called by itself. */
export function assumedName(path: string, { definition, model }: Scenario): string {
  const held = model.actuals.find(({ input }) => input.path === path)
  if (held !== undefined) return upperFirst(heldName(held))
  const pair = pairAt(path)
  if (pair === undefined) return upperFirst(inputLabel(path, definition))
  // Of a member of a place its own figures are meant.
  const { definition: own, titles } = owned(path, definition)
  const [one = '', other = ''] = pair.map((each) => nameWithin(each, inputLabel(each, own)))
  return `${titles}Correlation of ${one} with ${other}`
}

/** What came out of a row; figures that an author gave a title are called by it, and nothing calls them actual. */
function heldName({ actual, row }: ActualFigures): string {
  return isTitled(actual) ? `${row.label}, held against "${actual.title}"` : `${row.label}, actual figures`
}

/** What an assumption says; a default as the key table has it. */
export function valueText({ entry, definition, key }: Assumption, view: View): string {
  return entry === undefined ? `${defaultText(key)} by default` : new ValueWords(entry, definition, view).value()
}

function defaultText(key: ValueKey): string {
  const text = key.default ?? ''
  const value = knownValue(key, text)
  const isRate = key.kind === 'rate' || key.kind === 'share' || key.kind === 'driver'
  return isRate && value instanceof Decimal ? `${toPlain(value.times(100))}%` : text
}

/** A place in a file as people find it: `scenarios/3pct.yaml:6`; a setting as it was typed. */
export function whereStated({ file, start }: Span): string {
  return file.path === '--set' ? `--set ${file.text}` : `${file.path}:${positionAt(file, start).line}`
}

/** What a value stands in the place of: `2%, scenarios/westminster.yaml:20`, and what that replaced. */
export function replacedText({ replaced }: Lineage, one: Assumption, view: View): string {
  return replaced
    .map((lineage) => {
      const { entry } = lineage
      const isOther = entry.path !== one.entry?.path
      const value = new ValueWords(entry, one.definition, view).value()
      const before = replacedText(lineage, one, view)
      const what = isOther ? `${ownName(entry, one.definition)} ${value}` : value
      return `${what} (${whereStated(entry.span)})${before === '' ? '' : `, which replaced ${before}`}`
    })
    .join(' and ')
}

/** What another value of the same item is called beside it. */
function ownName({ path }: Entry, definition: Definition): string {
  return labelAt(path, definitionKeys, (item) => titleOfItem(item, definition))?.words ?? path
}

/** How a value was written, for data. */
export function writtenOf({ entry, key }: Pick<Assumption, 'entry' | 'key'>): string {
  return entry === undefined ? (key.default ?? '') : writtenText(entry)
}

/** Where it comes from, and what its author adds. */
export function sourceText({ entry, gaps }: Registered): string {
  const { source = gaps.includes('no source') ? 'NONE' : undefined, note } = entry?.provenance ?? {}
  return [source, note === undefined ? undefined : `Note: ${note}`].filter(Boolean).join('. ').replace('.. ', '. ')
}

/** How good the evidence is, and in brackets the mark of the author, where the source says otherwise. */
export function qualityText({ quality = '', entry }: Registered): string {
  const marked = entry && markOverruled(entry.provenance)
  return marked === undefined ? quality : `${quality} (${marked})`
}
