import { Decimal } from '../../base/decimal.ts'
import { printYear } from '../../base/financial-year.ts'
import type { Definition, InputUnit } from '../../definition/definition.ts'
import { isMoney } from '../../definition/values/bare-pounds.ts'
import type { Entry, YearPart } from '../../definition/values/entry.ts'
import { takesName } from '../../definition/values/rate-kind.ts'
import type { Plain } from '../../definition/values/scalar.ts'
import { inDefinitionUnit, isShare } from '../../definition/values/series.ts'
import type { Selector } from '../../definition/values/years.ts'
import { inputLabel } from '../../explain/input-label.ts'
import { figureText, isPercent, type Manner } from '../../formula/unit-print.ts'
import { lowerFirst } from '../sentence.ts'
import type { View } from '../views/view.ts'

/** A value of a definition as a board reads it: `3%`, `£113.0m`, `5% in 2018/19 to 2021/22, 2% from 2022/23`. No digit is lost. */
export class ValueWords {
  private readonly entry: Entry
  private readonly definition: Definition
  private readonly view: View

  constructor(entry: Entry, definition: Definition, view: View) {
    this.entry = entry
    this.definition = definition
    this.view = view
  }

  value(): string {
    const { content, overlay = [], key } = this.entry
    const changed = overlay.map((part) => `, ${this.part(part)} on the command line`).join('')
    switch (content.form) {
      case 'plain':
        return `${this.plain(content.plain)}${changed}`
      case 'list': {
        const items = content.items.map((item) => this.plain(item))
        const last = items.pop() ?? ''
        const then = key.list === 'ages' ? 'then ' : ''
        return `${items.length === 0 ? last : `${items.join(', ')}, ${then}${last}`}${changed}`
      }
      case 'points':
        return content.points.map(({ at, growth }) => `${this.plain(growth)} at ${this.plain(at)}`).join(', ')
      case 'years':
        return `${content.parts.map((part) => this.part(part)).join(', ')}${changed}`
    }
  }

  /** How uncertain it is: `1% to 6%`, with what else is said of that. Undefined where nothing is. */
  range(): string | undefined {
    const { range } = this.entry.provenance
    if (range === undefined) return undefined
    const { low, high, sd, min, max, mode, interval, shape, persistence } = range
    const ends = [low ?? min, high ?? max].flatMap((end) => (end === undefined ? [] : [this.end(end)]))
    const spread = sd === undefined ? [] : [`standard deviation ${this.end(sd)}`]
    const more = [
      ...(interval === undefined ? [] : [`holds ${interval.text}`]),
      ...(shape === undefined ? [] : [shape.text]),
      ...(mode === undefined ? [] : [`most likely ${this.end(mode)}`]),
      ...(persistence === undefined ? [] : [`persistence ${persistence.text}`]),
    ]
    return `${[...(ends.length === 2 ? [ends.join(' to ')] : ends), ...spread].join(', ')}${more.length === 0 ? '' : ` (${more.join(', ')})`}`
  }

  /** Its ends alone, for a narrow column beside the value: `1% to 6%`, `1% to 6%, 50%`, `1% to 6% (min to max)`, `sd 1%`. */
  rangeEnds(): string | undefined {
    const { range } = this.entry.provenance
    if (range === undefined) return undefined
    const { low, high, sd, min, max, interval } = range
    if (sd !== undefined) return `sd ${this.end(sd)}`
    const ends = [low ?? min, high ?? max].flatMap((end) => (end === undefined ? [] : [this.end(end)]))
    const isWhole = min !== undefined && max !== undefined
    return [
      `${ends.join(' to ')}${isWhole ? ' (min to max)' : ''}`,
      ...(interval === undefined ? [] : [interval.text]),
    ].join(', ')
  }

  private part({ selector, plain, unit }: YearPart): string {
    return `${this.plain(plain, unit)} ${when(selector)}`
  }

  private plain(plain: Plain, unit = this.entry.unit): string {
    const { key } = this.entry
    const { value, text } = plain
    if (value instanceof Decimal) {
      const entry = unit === undefined ? this.entry : { ...this.entry, unit }
      return this.figure(inDefinitionUnit(plain, entry, this.definition.unit) ?? value, plain, {})
    }
    if (typeof value === 'boolean') return value ? 'yes' : 'no'
    if (typeof value === 'string' && takesName(key)) return `as ${this.named(value)}`
    return text
  }

  /** What a name in the place of a rate stands for. */
  private named(name: string): string {
    const path = `drivers.${name}`
    return this.definition.merged.entries.has(path) ? lowerFirst(inputLabel(path, this.definition)) : name
  }

  /** An end of a range: of a value by year what is added to it, with its sign. */
  private end(plain: Plain): string {
    const value = inDefinitionUnit(plain, this.entry, this.definition.unit)
    if (value === undefined) return plain.text
    return this.figure(value, plain, { isSigned: /^[+-]/.test(plain.text) })
  }

  /** All the digits of a figure, with its unit. */
  private figure(value: Decimal, plain: Plain, manner: Manner): string {
    const { cash } = this.view
    const unit = unitOf(this.entry, plain)
    if (unit === undefined) return plain.text
    const shown = unit === 'money' ? cash.money(value) : value
    const digits = Math.max(0, shown.decimalPlaces() - (isPercent(unit) ? 2 : 0))
    const places = unit === 'money' ? Math.max(digits, cash.decimals) : digits
    return figureText(shown, unit, places, { told: 'whole', money: cash.unit, negative: '-', ...manner })
  }
}

/** What a figure is, by the kind of its key and by whether it was written in per cent; undefined for a number that counts or scores. */
function unitOf({ key: { kind } }: Entry, plain: Plain): InputUnit | undefined {
  if (isShare(plain)) return 'rate'
  if (kind === 'pounds') return 'pounds'
  if (isMoney(kind)) return 'money'
  if (kind === 'people') return 'people'
  if (kind === 'rate' || kind === 'share' || takesName({ kind })) return 'rate'
  return kind === 'number' ? 'index' : undefined
}

function when(selector: Selector): string {
  if (selector.is === 'default') return 'otherwise'
  const { from, to } = selector
  if (from === undefined) return to === undefined ? 'always' : `to ${printYear(to)}`
  if (to === undefined) return `from ${printYear(from)}`
  return from === to ? `in ${printYear(from)}` : `in ${printYear(from)} to ${printYear(to)}`
}
