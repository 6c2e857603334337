import { type Assembled, Bytes, type } from '../wasm/assembler.ts'
import { plain, vector } from '../wasm/opcodes.ts'
import type { Instruction, Op, Program, Value } from './instructions.ts'
import type { Piece } from './pieces.ts'

/** Where things lie in memory, in bytes. */
export interface Layout {
  readonly constantAt: (number: number) => number
  readonly argumentAt: (position: number) => number
  readonly resultAt: (position: number) => number
  readonly keptAt: (value: Value) => number
}

/** Bytes of two binary fractions, which are worked on together. */
const pair = 16
/** Locals of a function: the first pair and the end, in bytes from the start of an array; the same for values that pieces hand on. */
const [at, end, inStride, firstValue] = [0, 1, 2, 3] as const

/**
 * A piece as a function of WebAssembly: a loop over pairs of evaluations. A value that is read once is left on the stack, others are in
 * locals, each used again once its value is read no more.
 */
export function assembled(piece: Piece, { instructions, results }: Program, layout: Layout): Assembled {
  const body = new Bytes()
  const reads = readsIn(piece, instructions, results)
  const locals = new Map<Value, number>()
  const free: number[] = []
  let count = 0
  const own = new Set(piece.values)
  const isNamed = (value: Value): boolean =>
    (reads.get(value) ?? 0) > 1 || piece.kept.has(value) || isResult.has(value) || repeated.has(value)
  const isResult = new Set(piece.results.map((position) => results[position]))
  const repeated = new Set(piece.values.flatMap((value) => readByLane(instructions[value] as Instruction)))

  const inMemory = (what: number, local: number, align: number, address: number): void => {
    body.byte(plain.getLocal, local, 0xfd).whole(what).byte(align).whole(address)
  }
  const push = (value: Value): void => {
    const local = locals.get(value)
    if (local !== undefined) {
      body.byte(plain.getLocal).whole(local)
      readOnce(value, local)
      return
    }
    const { op, number, of } = instructions[value] as Instruction
    const constant = constants.get(value)
    if (constant !== undefined) body.byte(plain.getLocal).whole(constant)
    else if (op === 'argument') inMemory(vector.load, at, 4, layout.argumentAt(number))
    else if (own.has(value)) calculate(op, of)
    else inMemory(vector.load, inStride, 4, layout.keptAt(value))
  }
  const readOnce = (value: Value, local: number): void => {
    const left = (reads.get(value) ?? 0) - 1
    reads.set(value, left)
    if (left === 0) free.push(local)
  }
  const calculate = (op: Op, of: readonly Value[]): void => {
    if (op === 'power') {
      powerByLane(of)
      return
    }
    const [first, second, third, fourth] = of as readonly [Value, Value, Value, Value]
    const isChoice = op === 'if-less' || op === 'if-at-most'
    for (const part of isChoice ? [third, fourth, first, second] : of) push(part)
    for (const code of codes[op] ?? []) body.byte(0xfd).whole(code)
  }
  const powerByLane = (of: readonly Value[]): void => {
    const lane = (part: Value, index: number): void => {
      push(part)
      body.byte(0xfd).whole(vector.extractLane).byte(index)
    }
    for (const index of [0, 1]) {
      for (const part of of) lane(part, index)
      body.byte(plain.call, 0, 0xfd)
      if (index === 0) body.whole(vector.splat)
      else body.whole(vector.replaceLane).byte(1)
    }
  }

  // Constants are read once. Where each use read its own from memory, the compiler of V8 would read all of them first and put most aside.
  const constants = new Map<Value, number>()
  for (const value of reads.keys()) {
    const { op, number } = instructions[value] as Instruction
    if (op !== 'constant') continue
    const local = firstValue + count++
    constants.set(value, local)
    body.byte(plain.constI32, 0, 0xfd).whole(vector.loadSplat).byte(3).whole(layout.constantAt(number))
    body.byte(plain.setLocal).whole(local)
  }
  body.byte(plain.loop, type.empty)
  for (const value of piece.values) {
    if (!isNamed(value)) continue
    const { op, of } = instructions[value] as Instruction
    const place = piece.kept.has(value)
    if (place) body.byte(plain.getLocal, inStride)
    calculate(op, of)
    const local = free.pop() ?? firstValue + count++
    body.byte(place ? plain.teeLocal : plain.setLocal).whole(local)
    if (place) body.byte(0xfd).whole(vector.store).byte(4).whole(layout.keptAt(value))
    locals.set(value, local)
    if ((reads.get(value) ?? 0) === 0) free.push(local)
  }
  for (const position of piece.results) {
    body.byte(plain.getLocal, at)
    push(results[position] as Value)
    body.byte(0xfd).whole(vector.store).byte(4).whole(layout.resultAt(position))
  }
  const advance = (local: number, set: number): void => {
    body.byte(plain.getLocal, local, plain.constI32).signed(pair).byte(plain.addI32, set, local)
  }
  advance(inStride, plain.setLocal)
  advance(at, plain.teeLocal)
  body.byte(plain.getLocal, end, plain.isBelowI32, plain.branchIf, 0, plain.end)
  return {
    takes: [type.i32, type.i32],
    locals: [
      [1, type.i32],
      [count, type.v128],
    ],
    body,
  }
}

/** How often each value is read in a piece. */
function readsIn(piece: Piece, instructions: readonly Instruction[], results: readonly Value[]): Map<Value, number> {
  const reads = new Map<Value, number>()
  const read = (value: Value): unknown => reads.set(value, (reads.get(value) ?? 0) + 1)
  for (const value of piece.values) {
    const instruction = instructions[value] as Instruction
    for (const part of instruction.of) read(part)
    for (const part of readByLane(instruction)) read(part)
  }
  for (const position of piece.results) read(results[position] as Value)
  return reads
}

/** What is read once for each of the two fractions. */
function readByLane({ op, of }: Instruction): readonly Value[] {
  return op === 'power' ? of : []
}

/** Instructions over vectors as `outcomeOf` says of them. */
const codes: Readonly<Partial<Record<Op, readonly number[]>>> = {
  add: [vector.add],
  subtract: [vector.subtract],
  multiply: [vector.multiply],
  divide: [vector.divide],
  negate: [vector.negate],
  size: [vector.abs],
  max: [vector.max],
  min: [vector.min],
  larger: [vector.larger],
  'if-less': [vector.lessThan, vector.select],
  'if-at-most': [vector.atMost, vector.select],
}
