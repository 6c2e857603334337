import { Decimal } from '../base/decimal.ts'
import type { SourceFile, Span } from '../diagnostics/span.ts'
import { isNumberItself, type Packed, type PackedList, type PackedValue, packedKinds } from './packed.ts'

/** A text as short as this costs less where it stands than a number that says where it is told. */
const shortText = 4

/** A list of more values than these, all the same, costs less told once. */
const fewestSame = 2

/** Where a key and a plain value stand, by which mistakes in files are told; nor is it read what a key is for, which is its `text`. */
const unread: readonly string[] = ['keySpan', 'node']

/** A value that was taken in: what it holds, with the values in it by their numbers, and how often it stands in others. */
interface Taken {
  readonly encoded: PackedList | string
  uses: number
  place: number | undefined
}

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

  /** Take a value in. */
  add(value: unknown): void {
    this.roots.push(this.take(value))
  }

  /** All values that were taken in, in their order. */
  packed(): Packed {
    const shared: PackedValue[] = []
    const written = (encoded: PackedList | string): PackedValue =>
      typeof encoded === 'string'
        ? encoded
        : encoded.map((part, at) => (typeof part === 'number' && !isNumberItself(encoded[0], at) ? put(part) : part))
    const put = (number: number): PackedValue => {
      const one = this.taken[number] as Taken
      if (one.uses < 2) return written(one.encoded)
      if (one.place === undefined) {
        const own = written(one.encoded)
        one.place = shared.length
        shared.push(own)
      }
      return one.place
    }
    const roots = this.roots.map(put)
    const shapes = [...this.shapes.values()].map(({ names }) => names)
    return { names: [...this.names.keys()], shapes, shared, roots }
  }

  private take(value: unknown, isFormula = false): number {
    if (typeof value === 'object' && value !== null) {
      const known = this.byObject.get(value)
      if (known !== undefined) return this.usedAgain(known)
      const number = this.enter(this.encoded(value, isFormula))
      this.byObject.set(value, number)
      return number
    }
    if (typeof value === 'string') return this.enter(value)
    if (typeof value === 'number') return this.enter([packedKinds.number, value])
    throw new Error(`${String(value)} is no data`)
  }

  private enter(encoded: PackedList | string): number {
    const content = JSON.stringify(encoded)
    const known = this.byContent.get(content)
    if (known !== undefined) return this.usedAgain(known)
    this.byContent.set(content, this.taken.length)
    this.taken.push({ encoded, uses: 1, place: undefined })
    return this.taken.length - 1
  }

  private usedAgain(number: number): number {
    const one = this.taken[number] as Taken
    one.uses++
    return number
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
