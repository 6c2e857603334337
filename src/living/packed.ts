/**
 * Values as JSON: plain objects, lists, maps, sets, decimals and places in files, each told once however often it stands in them, so
 * that what was one object is one object again when it is read.
 *
 * A number is the place of a value in `shared`, a text is itself. A list is a value of the kind that its first number says,
 * `packedKinds`.
 */
export interface Packed {
  /** The names of fields, and the shapes of objects: the places of their names, a list a shape. */
  readonly names: readonly string[]
  readonly shapes: readonly (readonly number[])[]
  readonly shared: readonly PackedValue[]
  readonly roots: readonly PackedValue[]
}

/** `null` stands for what is undefined. */
export type PackedValue = number | string | boolean | null | PackedList
export type PackedList = readonly PackedValue[]

export const packedKinds = {
  list: 0,
  /** Then its shape, then its fields. */
  object: 1,
  /** Then each key and its value. */
  map: 2,
  set: 3,
  decimal: 4,
  number: 5,
  /** Then its file, where it starts, how long it is and, where that is read, what stands there. */
  span: 6,
  /** Then its path and the lengths of its lines, or its text. */
  file: 7,
  /** A list of one value over and over: then how often, then the value. */
  same: 8,
  /**
   * A list or a map that has much in common with another one: then that, then by threes from where of it how many parts are taken over (a
   * map has two for each key), and a list of what follows these, `null` where nothing does.
   */
  like: 9,
} as const

/** Where numbers stand in a list of a kind that are numbers themselves, and not places of values. */
export function isNumberItself(kind: PackedValue | undefined, at: number): boolean {
  if (at === 0) return true
  switch (kind) {
    case packedKinds.object:
    case packedKinds.same:
      return at === 1
    case packedKinds.number:
      return true
    case packedKinds.span:
      return at === 2 || at === 3
    case packedKinds.file:
      return at > 1
    case packedKinds.like:
      return at > 1 && at % 3 !== 1
    default:
      return false
  }
}
