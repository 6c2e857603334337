import { Decimal } from '../base/decimal.ts'
import type { Input } from '../definition/definition.ts'
import type { Kind } from '../definition/keys/key-types.ts'
import type { YearPart } from '../definition/values/entry.ts'
import { isShare } from '../definition/values/series.ts'
import { valueInWords } from '../definition/values/value-in-words.ts'
import { names, yearsOf } from '../definition/values/years.ts'
import { inputLabel } from '../explain/input-label.ts'
import type { Scenario } from '../open/open.ts'
import { bounds } from '../questions/stated-values.ts'
import type { Tornado } from '../questions/tornado.ts'
import type { Lever, LeverKind } from './lever.ts'
import { sliderReach } from './lever-reach.ts'

/**
 * The figures of a scenario that a reader may change, those with the widest bars first. A month, a year or a
 * flag is none of them, because another one asks for another model; nor is what only a member of a place states, which `--set` does not
 * name.
 */
export function leversOf(scenario: Scenario, bars: Tornado['bars']): readonly Lever[] {
  const swings = new Map<string, Decimal>(
    bars.flatMap(({ varied, swing }) => varied.inputs.map(({ path }) => [path, swing] as const)),
  )
  const swing = ({ input }: Lever): Decimal => swings.get(input) ?? new Decimal(-1)
  return scenario.model.inputs
    .flatMap((input) => leversOfInput(input, scenario))
    .sort((one, other) => swing(other).comparedTo(swing(one)))
}

const kinds: Partial<Record<Kind, LeverKind>> = {
  rate: 'rate',
  driver: 'rate',
  'people-rate': 'rate',
  share: 'share',
  money: 'money',
  pounds: 'pounds',
  people: 'people',
  number: 'number',
}

function leversOfInput(input: Input, { definition }: Scenario): readonly Lever[] {
  const { entry, path, spread, isSetting, target } = input
  const kind = entry && kinds[entry.key.kind]
  if (entry === undefined || kind === undefined || spread === undefined || isSetting === true || target !== undefined)
    return []
  // A place names its own figures alone.
  if (definition.entries.get(path) !== entry) return []
  // Rows are called by how much of a line a contract takes in.
  if (definition.contracts.some(({ scope }) => scope.some(({ share }) => share === input))) return []
  const { content, overlay = [] } = entry
  const isFact = spread === 'one' && (kind === 'money' || kind === 'pounds' || kind === 'people')
  const common = {
    input: path,
    kind,
    label: inputLabel(path, definition),
    source: entry.provenance.source,
    ...(isFact ? { isFact } : {}),
  }
  const lever = ({ plain, unit, text: years }: Pick<YearPart, 'plain' | 'unit'> & { text?: string }): Lever[] => {
    const { value, text, unit: own } = plain
    if (!(value instanceof Decimal)) return []
    const at = inTermsOf(kind, value)
    const foreign = kind === 'money' && (own ?? unit ?? entry.unit ?? definition.unit) !== definition.unit
    // What is written in another unit than that of the definition is changed in words of its own alone.
    const reach = foreign && !isShare(plain) ? undefined : sliderReach(kind, at, termBounds(kind, input))
    const words = valueInWords(plain, entry.key, unit ?? entry.unit ?? definition.unit)
    return [{ ...common, path: years === undefined ? path : `${path}.${years}`, years, text, words, at, reach }]
  }
  if (content.form === 'plain' && overlay.length === 0) return lever({ plain: content.plain })
  if (content.form !== 'years' || spread === 'one') return []
  const horizon = yearsOf(definition.horizon)
  return [...content.parts, ...overlay].flatMap((part) =>
    part.selector.is === 'years' && horizon.some((year) => names(part.selector, year)) ? lever(part) : [],
  )
}

/** A value in the terms of its control: rates and shares in per cent. */
function inTermsOf(kind: LeverKind, value: Decimal): Decimal {
  return kind === 'rate' || kind === 'share' ? value.times(100) : value
}

function termBounds(
  kind: LeverKind,
  input: Input,
): { readonly least: number | undefined; readonly most: number | undefined } {
  const { least, most } = bounds(input)
  const factor = kind === 'rate' || kind === 'share' ? 100 : 1
  return {
    least: least === undefined ? undefined : least * factor,
    most: most === undefined ? undefined : most * factor,
  }
}
