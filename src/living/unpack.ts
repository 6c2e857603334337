import { Decimal } from '../base/decimal.ts'
import type { SourceFile, Span } from '../diagnostics/span.ts'
import { type Packed, type PackedList, type PackedValue, packedKinds } from './packed.ts'

/** What a file is made of again, before its text is put together. */
interface Lines {
  readonly file: { path: string; text: string }
  readonly written: { readonly start: number; readonly text: string }[]
}

/** One of the values that were packed together, by its place among them: objects that nobody else holds. */
export function unpacked({ names, shapes, shared, roots }: Packed, at: number): unknown {
  const known: unknown[] = []
  const files = new Map<SourceFile, Lines>()

  const of = (value: PackedValue): unknown => {
    if (value === null) return undefined
    if (typeof value === 'number') return sharedAt(value)
    return typeof value === 'object' ? made(value) : value
  }
  const sharedAt = (place: number): unknown => {
    if (!(place in known)) known[place] = of(shared[place] as PackedValue)
    return known[place]
  }
  const made = (list: PackedList): unknown => {
    const [kind, ...parts] = list
    switch (kind) {
      case packedKinds.list:
        return parts.map(of)
      case packedKinds.same:
        return new Array(parts[0] as number).fill(of(parts[1] as PackedValue))
      case packedKinds.object: {
        const shape = shapes[parts[0] as number] ?? []
        return Object.fromEntries(
          shape.map((name, index) => [names[name] as string, of(parts[index + 1] as PackedValue)]),
        )
      }
      case packedKinds.map:
        return new Map(
          Array.from({ length: parts.length / 2 }, (_, index) => [
            of(parts[2 * index] as PackedValue),
            of(parts[2 * index + 1] as PackedValue),
          ]),
        )
      case packedKinds.like:
        return like(parts)
      case packedKinds.set:
        return new Set(parts.map(of))
      case packedKinds.decimal:
        return new Decimal(parts[0] as string)
      case packedKinds.span:
        return span(parts)
      case packedKinds.file:
        return file(parts)
      default:
        return parts[0]
    }
  }
  const like = ([base, ...told]: PackedList): unknown => {
    const other = of(base as PackedValue)
    const all = other instanceof Map ? [...other].flat() : (other as unknown[])
    const own: unknown[] = []
    for (let at = 0; at < told.length; at += 3) {
      const [from, count, added] = told.slice(at, at + 3) as [number, number, PackedValue]
      own.push(...all.slice(from, from + count), ...((of(added) as unknown[] | undefined) ?? []))
    }
    if (!(other instanceof Map)) return own
    return new Map(Array.from({ length: own.length / 2 }, (_, at) => [own[2 * at], own[2 * at + 1]]))
  }
  const span = ([own, start, length, written]: PackedList): Span => {
    const source = of(own as PackedValue) as SourceFile
    if (written !== undefined && written !== null)
      files.get(source)?.written.push({ start: start as number, text: of(written) as string })
    return { file: source, start: start as number, end: (start as number) + (length as number) }
  }
  const file = ([path, ...rest]: PackedList): SourceFile => {
    const [first] = rest
    const text = typeof first === 'string' ? first : rest.map((length) => ' '.repeat(length as number)).join('\n')
    const own = { path: path as string, text }
    files.set(own, { file: own, written: [] })
    return own
  }

  const value = of(roots[at] as PackedValue)
  for (const { file: own, written } of files.values())
    for (const { start, text } of written)
      own.text = own.text.slice(0, start) + text + own.text.slice(start + text.length)
  return value
}
