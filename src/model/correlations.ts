import { once } from '../base/once.ts'
import type { Definition, Input, StatedCorrelation } from '../definition/definition.ts'
import { printPair } from '../definition/keys/pair.ts'
import { offAt, offInWords, type SwitchedOff } from '../definition/layers/switched-off.ts'
import { diagnose, type Tell } from '../diagnostics/catalogue.ts'
import type { Correlation } from './correlation.ts'
import { refuseContradictions } from './correlation-groups.ts'
import { inMember } from './in-member.ts'
import type { Model } from './model.ts'
import { placeOf, rangeOf } from './uncertain.ts'

/**
 * Give a model the correlations that its definition, or a member of a place, states: of figures that have a range, each pair once and
 * all of them possible together. Inputs that stand in one place are one figure, and the first of them stands for it. A correlation of
 * nought joins nothing and is left out, so that it takes out an inherited one. Problems are reported; `partial` says that the
 * definition has others, so that a figure may be missing through no fault of a pair.
 */
export function withCorrelations<M extends Pick<Model, 'inputs' | 'off'>>(
  model: M,
  definition: Definition,
  partial: boolean,
  tell: Tell,
): M & Pick<Model, 'correlations'> {
  const stated = statedIn(definition)
  if (stated.length === 0) return { ...model, correlations: [] }
  const figures = new Figures(model.inputs)
  const told = new Set<string>()
  const known = new Map<string, Correlation>()
  let isWhole = !partial
  for (const one of stated) {
    const found = figures.ofPair(one, model.off, partial)
    if (found === 'unknown') continue
    const { span } = one.correlation.entry
    if ('code' in found) {
      // Members of a place may state it in one file.
      const at = `${span.file.path} ${span.start} ${found.code}`
      if (!told.has(at)) tell(found)
      told.add(at)
      if (found.severity === 'error') isWhole = false
      continue
    }
    const pair = [placeOf(found.one), placeOf(found.other)].sort().join(' ')
    const first = known.get(pair)
    if (first === undefined) known.set(pair, found)
    else if (first.entry.span.file !== span.file || first.entry.span.start !== span.start) {
      isWhole = false
      const { one: left, other: right } = one.correlation
      const args = { one: left, other: right }
      tell(diagnose('correlated-twice', span, args, { note: 'first given here', span: first.entry.span }))
    }
  }
  const correlations = [...known.values()].filter(({ value }) => !value.isZero())
  if (isWhole) refuseContradictions(correlations, tell)
  return { ...model, correlations }
}

/** A correlation with what goes before its paths: the members by way of which it is reached. */
interface InPlace {
  readonly correlation: StatedCorrelation
  readonly prefix: string
  readonly definition: Definition
}

function statedIn(definition: Definition, prefix = ''): InPlace[] {
  return [
    ...definition.correlations.map((correlation): InPlace => ({ correlation, prefix, definition })),
    ...definition.members.flatMap(({ id, definition: member }) => statedIn(member, prefix + inMember(id, ''))),
  ]
}

type Refusal = ReturnType<typeof diagnose>

/** The figures of a model by their names. */
class Figures {
  private readonly byPath: ReadonlyMap<string, Input>
  private readonly first = new Map<string, Input>()
  private readonly named = new Map<string, readonly string[]>()
  private readonly displaced = new Map<Definition, () => ReadonlySet<string>>()

  constructor(inputs: readonly Input[]) {
    this.byPath = new Map(inputs.map((input) => [input.path, input]))
    for (const input of inputs) if (!this.first.has(placeOf(input))) this.first.set(placeOf(input), input)
  }

  /** The correlation of the figures that a pair names, or why it is none; `unknown` where that may be no fault of the pair. */
  ofPair(
    { correlation, prefix, definition }: InPlace,
    off: SwitchedOff,
    partial: boolean,
  ): Correlation | Refusal | 'unknown' {
    const { one, other, value, entry } = correlation
    const leftOut = (why: string): Refusal =>
      diagnose('correlation-left-out', entry.keySpan, { pair: printPair([one, other]), why })
    const found: Input[] = []
    for (const name of [one, other]) {
      const input = this.byPath.get(prefix + name)
      const item = input === undefined ? offAt(off, prefix + name) : undefined
      if (item !== undefined) return leftOut(offInWords(item))
      if (input === undefined && this.isDisplaced(name, definition))
        return leftOut(`a setting of the command line has taken the place of ${name}`)
      if (input === undefined && value.isZero()) return leftOut(`no figure is stated at ${name}`)
      if (input === undefined)
        return partial ? 'unknown' : diagnose('no-such-figure', entry.keySpan, { name, known: this.namesIn(prefix) })
      if (rangeOf(input) === undefined && !value.isZero()) {
        if (input.entry?.span.file.path === '--set')
          return leftOut(`${name} is set on the command line without a range`)
        return partial ? 'unknown' : diagnose('correlated-without-range', entry.keySpan, { path: name })
      }
      found.push(this.first.get(placeOf(input)) ?? input)
    }
    const [left, right] = found as [Input, Input]
    if (left === right) return diagnose('correlated-with-itself', entry.keySpan, { one, other })
    return { one: left, other: right, value, entry }
  }

  /** The figures with a range that a definition may name, of those of others none. */
  private namesIn(prefix: string): readonly string[] {
    const known =
      this.named.get(prefix) ??
      [...this.byPath.values()].flatMap((input) =>
        input.path.startsWith(prefix) && rangeOf(input) !== undefined ? [input.path.slice(prefix.length)] : [],
      )
    this.named.set(prefix, known)
    return known
  }

  /** Whether a setting of the command line has dropped what stood at a path. */
  private isDisplaced(path: string, definition: Definition): boolean {
    const drops = this.displaced.get(definition) ?? once(() => settingDrops(definition))
    this.displaced.set(definition, drops)
    for (let end = path.length; end > 0; end = path.lastIndexOf('.', end - 1))
      if (drops().has(path.slice(0, end))) return true
    return false
  }
}

function settingDrops({ entries }: Definition): ReadonlySet<string> {
  return new Set([...entries.values()].flatMap(({ keySpan, drops }) => (keySpan.file.path === '--set' ? drops : [])))
}
