import { powerOfNumber } from '../../base/elementary.ts'
import { once } from '../../base/once.ts'
import { moduleOf } from './assembler.ts'
import { blockSize, type Evaluator, roomFor } from './evaluator.ts'
import type { Program } from './instructions.ts'
import { piecesOf } from './pieces.ts'
import { assembled } from './wasm-piece.ts'
import { webAssembly } from './web-assembly.ts'

/** Instructions of one function: longer ones are no quicker, and what compiles them takes more than twice the time for twice the length. */
const pieceLength = 500
/** Evaluations that go through all pieces together, so that what pieces hand on stays near the processor. */
const stride = 256
const bytes = Float64Array.BYTES_PER_ELEMENT
const pageBytes = 65536
/** A gigabyte: a program that needs more is left to JavaScript. */
const mostPages = 16384
/** Between arrays, so that they do not all begin at the same place of the processor's memory: it keeps few such lines. */
const apart = 8
/** Arguments and results that have room for a whole block; where there are more, they are copied stride by stride. */
const mostWhole = 1024

/**
 * A program as WebAssembly, two evaluations at a time: the same bits as JavaScript gives. Undefined where the runtime has no
 * WebAssembly, or none with vectors, and where the program is too large for it.
 */
export function asWebAssembly(program: Program): Evaluator | undefined {
  if (webAssembly === undefined) return undefined
  const { argumentCount, results } = program
  const { pieces, placeOf, placeCount } = piecesOf(program, pieceLength)
  const length = argumentCount + results.length <= mostWhole ? blockSize : stride
  const constants = constantsIn(program)
  // Constants come first, then arguments, results, and what pieces hand on.
  const firstArgument = 2 * Math.ceil(constants.size / 2)
  const firstResult = firstArgument + argumentCount * (length + apart)
  const firstKept = firstResult + results.length * (length + apart)
  const pages = Math.ceil(((firstKept + placeCount * (stride + apart)) * bytes) / pageBytes)
  const layout = {
    constantAt: (number: number) => (constants.get(number) ?? 0) * bytes,
    argumentAt: (position: number) => (firstArgument + position * (length + apart)) * bytes,
    resultAt: (position: number) => (firstResult + position * (length + apart)) * bytes,
    keptAt: (value: number) => (firstKept + (placeOf.get(value) ?? 0) * (stride + apart)) * bytes,
  }
  const code = moduleOf(
    pieces.map((piece) => assembled(piece, program, layout)),
    pages,
  )
  if (pages > mostPages || !webAssembly.validate(code)) return undefined
  const memory = new webAssembly.Memory({ initial: pages })
  const { exports } = new webAssembly.Instance(new webAssembly.Module(code), { e: { m: memory, p: powerOfNumber } })
  const runs = pieces.map((_, index) => exports[index] as (start: number, end: number) => void)
  new Float64Array(memory.buffer, 0, constants.size).set([...constants.keys()])
  const arrays = (first: number, count: number): Float64Array[] =>
    Array.from(
      { length: count },
      (_, index) => new Float64Array(memory.buffer, (first + index * (length + apart)) * bytes, length),
    )
  const [given, found] = [arrays(firstArgument, argumentCount), arrays(firstResult, results.length)]
  const step = runs.length === 1 ? length : stride
  const whole = once(() => (length === blockSize ? { arguments: given, results: found } : roomFor(program)))
  return {
    run: (count, args, into) => {
      for (let from = 0; from < count; from += length) {
        const here = Math.min(length, count - from)
        for (const [index, own] of given.entries()) copy(args[index], from, own, 0, here)
        for (let start = 0; start < here; start += step) {
          const last = Math.min(start + step, here)
          for (const piece of runs) piece(start * bytes, last * bytes)
        }
        for (const [index, own] of found.entries()) copy(own, 0, into[index], from, here)
      }
    },
    room: whole,
  }
}

/** Copy some numbers from one array to another, where it is another. */
function copy(
  source: Float64Array | undefined,
  from: number,
  target: Float64Array | undefined,
  to: number,
  count: number,
): void {
  if (source === undefined || target === undefined || source === target) return
  if (from === 0 && count === source.length) target.set(source, to)
  else target.set(source.subarray(from, from + count), to)
}

/** The place of every constant, by its number. */
function constantsIn({ instructions }: Program): ReadonlyMap<number, number> {
  const places = new Map<number, number>()
  for (const { op, number } of instructions) if (op === 'constant') places.set(number, places.size)
  return places
}
