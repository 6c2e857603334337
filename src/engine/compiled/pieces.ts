import { neededIn, type Program, type Value } from './instructions.ts'

/** A run of instructions that becomes one function: no compiler does well on functions without end. */
export interface Piece {
  /** The instructions that work something out, in order. */
  readonly values: readonly Value[]
  /** Values of this piece that later ones read, with the place where they are kept. */
  readonly kept: ReadonlyMap<Value, number>
  /** Positions of the results that this piece gives. */
  readonly results: readonly number[]
}

export interface Pieces {
  readonly pieces: readonly Piece[]
  /** Where a value is kept that a later piece reads. */
  readonly placeOf: ReadonlyMap<Value, number>
  /** How many values are kept at any one time. A place is used again once its value is read no more. */
  readonly placeCount: number
  /** How often each value is read, by instructions and as a result. */
  readonly uses: Uint32Array
}

/** Cut a program into pieces of at most `length` instructions, not counting constants and arguments. */
export function piecesOf(program: Program, length: number): Pieces {
  const { instructions, results } = program
  const isWorked = (value: Value): boolean => {
    const op = instructions[value]?.op
    return op !== 'constant' && op !== 'argument'
  }
  const worked = neededIn(program).filter(isWorked)
  // By value, the piece that works it out and the last one that reads it; 0 where none does.
  const pieceOf = new Uint32Array(instructions.length)
  const lastRead = new Uint32Array(instructions.length)
  const uses = new Uint32Array(instructions.length)
  for (const [index, value] of worked.entries()) {
    const piece = Math.floor(index / length)
    pieceOf[value] = piece
    for (const part of instructions[value]?.of ?? []) {
      uses[part] = (uses[part] ?? 0) + 1
      if (isWorked(part)) lastRead[part] = piece
    }
  }
  const resultsOf = new Map<number, number[]>()
  for (const [position, value] of results.entries()) {
    uses[value] = (uses[value] ?? 0) + 1
    const piece = pieceOf[value] ?? 0
    const known = resultsOf.get(piece)
    if (known === undefined) resultsOf.set(piece, [position])
    else known.push(position)
  }
  const placeOf = new Map<Value, number>()
  const pieces: Piece[] = []
  const free: number[] = []
  const until: Value[][] = []
  let placeCount = 0
  for (let piece = 0; piece === 0 || piece * length < worked.length; piece++) {
    // What was read last in the piece before is read no more.
    for (const value of until[piece - 1] ?? []) free.push(placeOf.get(value) as number)
    const values = worked.slice(piece * length, (piece + 1) * length)
    const kept = new Map<Value, number>()
    for (const value of values) {
      const last = lastRead[value] ?? 0
      if (last <= piece) continue
      const place = free.pop() ?? placeCount++
      kept.set(value, place)
      placeOf.set(value, place)
      const ending = until[last] ?? []
      ending.push(value)
      until[last] = ending
    }
    pieces.push({ values, kept, results: resultsOf.get(piece) ?? [] })
  }
  return { pieces, placeOf, placeCount, uses }
}
