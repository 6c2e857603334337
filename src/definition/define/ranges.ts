import type { Decimal } from '../../base/decimal.ts'
import { zero } from '../../base/decimal.ts'
import type { Args, ProblemCode } from '../../diagnostics/catalogue.ts'
import type { Span } from '../../diagnostics/span.ts'
import type { Kind } from '../keys/key-types.ts'
import { pairAt } from '../keys/pair.ts'
import type { Entry, Range } from '../values/entry.ts'
import { takesName } from '../values/rate-kind.ts'
import type { Plain } from '../values/scalar.ts'
import { inDefinitionUnit, isShare } from '../values/series.ts'
import type { Reader } from './reader.ts'

/** Refuse ranges that have no meaning beside the value they belong to: all of them, whether anything is drawn of it or not. */
export function refuseRanges(reader: Reader): void {
  for (const entry of reader.merged.entries.values()) {
    const { range } = entry.provenance
    if (range === undefined) continue
    const [first] = Object.values(range)
    const why = whyNone(entry)
    if (why !== undefined)
      reader.refuse('range-not-taken', first?.node.span ?? entry.keySpan, { path: entry.path, why })
    else new RangeReader(reader, entry, range).check()
  }
}

const notDrawn: { readonly [kind in Kind]?: string } = {
  month: 'it is a month',
  score: 'it is a score',
  flag: 'it is true or false',
  choice: 'it is one of a list of words',
  whole: 'it is a number that is counted by, or a score',
  stated: 'it is a published figure that a row is held against',
}

/** Why a value is not uncertain by a range; undefined where it may be. */
function whyNone({ path, key, content }: Entry): string | undefined {
  if (pairAt(path) !== undefined) return 'it says how far other ranges go together'
  if (content.form === 'points') return 'it is a line through several points'
  if (key.list === 'ages' && content.form === 'list' && content.items.length > 1)
    return 'it is a list by age, whose parts may not all move by the same'
  if (takesName(key) && content.form === 'plain' && typeof content.plain.value === 'string')
    return `it is the name of another rate; state the range where "${content.plain.text}" is stated`
  return notDrawn[key.kind]
}

/** The parts that state a distribution, by its shape, and those that may stand beside them. */
const forms = [
  { shapes: ['normal'], parts: ['low', 'high'], beside: ['interval'] },
  { shapes: ['normal'], parts: ['sd'], beside: [] },
  { shapes: ['triangular', 'pert'], parts: ['min', 'mode', 'max'], beside: [] },
  { shapes: ['uniform'], parts: ['min', 'max'], beside: [] },
] as const
const always = ['shape', 'persistence']

/** Holds one range against its value. Each problem of it is told once, the first that there is. */
class RangeReader {
  private readonly reader: Reader
  private readonly entry: Entry
  private readonly range: Range
  /** Whether it is of what is added to every year. */
  private readonly isByYear: boolean

  constructor(reader: Reader, entry: Entry, range: Range) {
    this.reader = reader
    this.entry = entry
    this.range = range
    this.isByYear = entry.content.form !== 'plain' && entry.key.list !== 'ages'
  }

  check(): void {
    const parts = Object.values(this.range)
    // What is refused or lacks a part was told where it was read.
    if (parts.some(({ value }) => value === undefined)) return
    this.refuseMixed() || this.refuseSigns() || this.refuseOtherKind() || this.refuseOutside()
  }

  private refuse<C extends ProblemCode>(code: C, span: Span, args: Args<C>): true {
    this.reader.refuse(code, span, args)
    return true
  }

  /** Parts of two distributions, of which one would be read and the other not. */
  private refuseMixed(): boolean {
    const given = Object.keys(this.range)
    const shape = this.range.shape?.value
    const fits = forms.filter(
      ({ shapes, parts }) =>
        parts.every((part) => given.includes(part)) &&
        (shape === undefined || (shapes as readonly unknown[]).includes(shape)),
    )
    // Bounds with a mode may be of two shapes, so that it must be said which.
    const form = given.includes('mode') && shape === undefined ? undefined : fits[0]
    const known: readonly string[] = form === undefined ? [] : [...form.parts, ...form.beside, ...always]
    const odd =
      form === undefined
        ? shape === undefined
          ? (given.find((name) => name !== 'persistence') ?? '')
          : 'shape'
        : given.find((name) => !known.includes(name))
    const plain = odd === undefined ? undefined : this.range[odd]
    // That it is not whole was told where it was read.
    const isWhole = forms.some(({ parts }) => parts.every((part) => given.includes(part)))
    return (
      plain !== undefined &&
      isWhole &&
      this.refuse('range-mixed', plain.node.span, { given: given.filter((name) => name !== 'persistence') })
    )
  }

  /** What is added to each year has a sign, so that nobody takes it for a level, and a level has no plus. */
  private refuseSigns(): boolean {
    for (const name of ['low', 'high', 'min', 'max']) {
      const plain = this.range[name]
      if (plain === undefined) continue
      const { path } = this.entry
      const { text, node } = plain
      const isSigned = /^[-+(\u2010-\u2015\u2212]/.test(text)
      const isNought = !isSigned && this.isByYear && this.amountOf(plain)?.isZero() === true
      if (this.isByYear && !isSigned && !isNought)
        return this.refuse('offset-without-sign', node.span, { path, name, text })
      if (!this.isByYear && text.startsWith('+')) return this.refuse('level-with-sign', node.span, { path, name, text })
    }
    return false
  }

  /** An amount beside a value that is a share, or a share beside an amount. */
  private refuseOtherKind(): boolean {
    const { content, key, path } = this.entry
    if (key.kind !== 'limit') return false
    const stated =
      content.form === 'plain'
        ? [content.plain]
        : content.form === 'years'
          ? content.parts.map(({ plain }) => plain)
          : []
    const [first] = stated
    if (first === undefined) return false
    for (const name of ['low', 'high', 'sd', 'min', 'mode', 'max']) {
      const plain = this.range[name]
      if (plain === undefined || this.isZero(plain) || isShare(plain) === isShare(first)) continue
      return this.refuse('range-of-other-kind', plain.node.span, { path, name, isShare: isShare(first) })
    }
    return false
  }

  private refuseOutside(): boolean {
    const { content, path } = this.entry
    const plain = content.form === 'plain' ? content.plain : undefined
    const central = this.isByYear ? zero : plain === undefined ? this.onlyAmount() : this.amountOf(plain)
    if (central === undefined) return false
    const { mode, sd } = this.range
    const spread = sd && this.amountOf(sd)
    if (sd !== undefined && spread?.isNegative() === true && !spread.isZero()) {
      const must = 'nought or more'
      return this.refuse('beyond-bounds', sd.node.span, {
        path: 'sd',
        value: sd.text,
        must,
        outcome: 'a spread has no direction',
      })
    }
    const value = this.isByYear ? 'nothing' : (plain?.text ?? '')
    const stated = mode === undefined ? undefined : this.amountOf(mode)
    for (const [low, high] of [
      ['low', 'high'],
      ['min', 'max'],
    ] as const) {
      const [from, to] = [this.range[low], this.range[high]]
      const [least, most] = [from && this.amountOf(from), to && this.amountOf(to)]
      if (from === undefined || to === undefined || least === undefined || most === undefined) continue
      // That they stand in the wrong order was told where they were read.
      if (least.gt(most)) return true
      const args = { path, value, low, high, from: from.text, to: to.text, isByYear: this.isByYear }
      if (central.lt(least)) return this.refuse('value-outside-range', from.node.span, args)
      if (central.gt(most)) return this.refuse('value-outside-range', to.node.span, args)
    }
    return (
      mode !== undefined &&
      stated !== undefined &&
      !stated.eq(central) &&
      this.refuse('mode-not-value', mode.node.span, {
        path,
        value: this.isByYear ? '0' : value,
        mode: mode.text,
        isByYear: this.isByYear,
      })
    )
  }

  /** Of a list by age that has one part. */
  private onlyAmount(): Decimal | undefined {
    const { content } = this.entry
    const [only] = content.form === 'list' ? content.items : []
    return only && this.amountOf(only)
  }

  private isZero(plain: Plain): boolean {
    return this.amountOf(plain)?.isZero() === true
  }

  private amountOf(plain: Plain): Decimal | undefined {
    return inDefinitionUnit(plain, this.entry, this.reader.unit)
  }
}
