import { Decimal } from '../base/decimal.ts'
import type { SourceFile, Span } from '../diagnostics/span.ts'
import { likened } from './likened.ts'
import { isNumberItself, type Packed, type PackedList, type PackedValue, packedKinds } from './packed.ts'

/** A text as short as this costs less where it stands than a number that says where it is told. */
const shortText = 4

/** A list of more values than these, all the same, costs less told once. */
const fewestSame = 2

/** A list of fewer parts costs less told whole than by another one. */
const fewestLike = 8

/** Where a key and a plain value stand, by which mistakes in files are told; nor is it read what a key is for, which is its `text`. */
const unread: readonly string[] = ['keySpan', 'node']

/** A value that was taken in: what it holds, with the values in it by their numbers. */
type Taken = PackedList | string

/**
 * Packs values together, so that what they have in common is told once: scenarios of one base are mostly the same. Values are trees of
 * data, in which nothing holds itself; a function in one is a fault of the program, and throws.
 */
export class Packer {
  private readonly names = new Map<string, number>()
  private readonly shapes = new Map<string, { readonly at: number; readonly names: readonly number[] }>()
  private readonly taken: Taken[] = []
  /** Numbers of what was taken in: by what it holds, and by the object it was. */
  private readonly byContent = new Map<string, number>()
  private readonly byObject = new Map<object, number>()
  private readonly roots: number[] = []

  /** Take a value in. What it has in common with another one is told of that one. */
  add(value: unknown, other?: unknown): number {
    const own = this.take(value)
    return this.roots.push(other === undefined ? own : this.toldBy(own, this.take(other))) - 1
  }

  /** All values that were taken in, in their order. */
  packed(): Packed {
    const uses = this.uses()
    const shared: PackedValue[] = []
    const places = new Map<number, number>()
    const written = (encoded: Taken): PackedValue =>
      typeof encoded === 'string'
        ? encoded
        : encoded.map((part, at) => (typeof part === 'number' && !isNumberItself(encoded[0], at) ? put(part) : part))
    const put = (number: number): PackedValue => {
      const one = this.taken[number] as Taken
      if ((uses.get(number) ?? 0) < 2) return written(one)
      const known = places.get(number)
      if (known !== undefined) return known
      const own = written(one)
      places.set(number, shared.length)
      return shared.push(own) - 1
    }
    const roots = this.roots.map(put)
    const shapes = [...this.shapes.values()].map(({ names }) => names)
    return { names: [...this.names.keys()], shapes, shared, roots }
  }

  /** How often each value stands in what is told. */
  private uses(): ReadonlyMap<number, number> {
    const uses = new Map<number, number>()
    const use = (number: number): void => {
      const before = uses.get(number) ?? 0
      uses.set(number, before + 1)
      const encoded = this.taken[number]
      if (before > 0 || encoded === undefined || typeof encoded === 'string') return
      for (const [at, part] of encoded.entries())
        if (typeof part === 'number' && !isNumberItself(encoded[0], at)) use(part)
    }
    for (const root of this.roots) use(root)
    return uses
  }

  /** The number of a value told by another one, as far as that is shorter: objects field by field, lists and maps by what stands in both. */
  private toldBy(own: number, other: number): number {
    const [value, like] = [this.taken[own], this.taken[other]]
    if (own === other || value === undefined || typeof value === 'string' || typeof like !== 'object') return own
    const [kind, shape, ...parts] = value
    if (kind !== like[0]) return own
    if (kind === packedKinds.list || kind === packedKinds.map) {
      if (value.length < fewestLike) return own
      const stretches = likened(value, like).flatMap(({ from, count, added, instead }) => {
        // What takes the place of something else is mostly that with something changed.
        const told = added.map((part, at) =>
          this.partBy(part, instead.length === added.length ? instead[at] : undefined),
        )
        return [from, count, told.length === 0 ? null : this.enter([packedKinds.list, ...told])]
      })
      return this.enter([packedKinds.like, other, ...stretches])
    }
    if (kind !== packedKinds.object || shape !== like[1]) return own
    return this.enter([kind, shape as number, ...parts.map((part, at) => this.partBy(part, like[at + 2]))])
  }

  private partBy(part: PackedValue, other: PackedValue | undefined): PackedValue {
    return typeof part === 'number' && typeof other === 'number' ? this.toldBy(part, other) : part
  }

  private take(value: unknown, isFormula = false): number {
    if (typeof value === 'object' && value !== null) {
      const known = this.byObject.get(value)
      if (known !== undefined) return known
      const number = this.enter(this.encoded(value, isFormula))
      this.byObject.set(value, number)
      return number
    }
    if (typeof value === 'string') return this.enter(value)
    if (typeof value === 'number') return this.enter([packedKinds.number, value])
    throw new Error(`${String(value)} is no data`)
  }

  private enter(encoded: Taken): number {
    const content = JSON.stringify(encoded)
    const known = this.byContent.get(content)
    if (known !== undefined) return known
    this.byContent.set(content, this.taken.length)
    return this.taken.push(encoded) - 1
  }

  private encoded(value: object, isFormula: boolean): PackedList {
    if (value instanceof Decimal) return [packedKinds.decimal, value.toString()]
    if (Array.isArray(value)) return this.list(value)
    if (value instanceof Map)
      return [packedKinds.map, ...[...value].flatMap(([key, one]) => [this.part(key), this.part(one)])]
    if (value instanceof Set) return [packedKinds.set, ...[...value].map((one) => this.part(one))]
    if (isSpan(value)) return this.span(value, isFormula)
    if (isFile(value)) return file(value)
    const isKey = 'kind' in value && 'is' in value && value.is === 'value'
    const fields = Object.entries(value).filter(
      ([name, one]) => one !== undefined && !unread.includes(name) && !(isKey && name === 'text'),
    )
    const names = fields.map(([name]) => name)
    const key = names.join(' ')
    const shape = this.shapes.get(key) ?? { at: this.shapes.size, names: names.map((name) => this.nameAt(name)) }
    this.shapes.set(key, shape)
    // What an author wrote as a formula is read to them again.
    const isNode = 'op' in value
    return [packedKinds.object, shape.at, ...fields.map(([, one]) => this.part(one, isNode))]
  }

  /** Of a figure that is the same in every year one is told. */
  private list(values: readonly unknown[]): PackedList {
    const [first] = values
    const isSame = values.length > fewestSame && values.every((value) => value === first)
    if (isSame) return [packedKinds.same, values.length, this.part(first)]
    return [packedKinds.list, ...values.map((one) => this.part(one))]
  }

  private nameAt(name: string): number {
    const at = this.names.get(name) ?? this.names.size
    this.names.set(name, at)
    return at
  }

  private part(value: unknown, isFormula = false): PackedValue {
    if (value === undefined || value === null) return null
    if (typeof value === 'boolean') return value
    if (typeof value === 'string' && value.length <= shortText) return value
    return this.take(value, isFormula)
  }

  private span({ file: own, start, end }: Span, isFormula: boolean): PackedList {
    const place: PackedList = [packedKinds.span, this.take(own), start, end - start]
    return isFormula ? [...place, this.part(own.text.slice(start, end))] : place
  }
}

/** A file without its text, of which only the lines are asked for. A setting of the command line is all that is told of it. */
function file({ path, text }: SourceFile): PackedList {
  if (path === '--set') return [packedKinds.file, path, text]
  return [packedKinds.file, path, ...text.split('\n').map(({ length }) => length)]
}

function isSpan(value: object): value is Span {
  return 'file' in value && 'start' in value && 'end' in value
}

function isFile(value: object): value is SourceFile {
  return 'path' in value && 'text' in value && Object.keys(value).length === 2
}
