import { powerOfNumber } from '../../base/elementary.ts'
import { once } from '../../base/once.ts'
import { moduleOf, type } from '../wasm/assembler.ts'
import type { Space } from '../wasm/space.ts'
import { moduleFrom, webAssembly } from '../wasm/web-assembly.ts'
import { blockSize, type Evaluator, roomIn } from './evaluator.ts'
import type { Program } from './instructions.ts'
import { piecesOf } from './pieces.ts'
import { assembled } from './wasm-piece.ts'

/** Instructions of one function: longer ones are no quicker, and what compiles them takes more than twice the time for twice the length. */
const pieceLength = 500
/** Evaluations that go through all pieces together, so that what pieces hand on stays near the processor. */
const stride = 256
const bytes = Float64Array.BYTES_PER_ELEMENT
/** Between what pieces hand on, so that it does not all begin at the same place of the processor's memory. */
const apart = 8
/** Arguments and results that have room for a whole block; where there are more, they are copied stride by stride. */
const mostWhole = 1024

/** What a program calls for a power. */
const power = { name: 'p', takes: [type.f64, type.f64], gives: [type.f64] }

/**
 * A program as WebAssembly, two evaluations at a time: the same bits as JavaScript gives. Undefined where the runtime has no
 * WebAssembly, or none with vectors, and where the program is too large for it.
 */
export function asWebAssembly(program: Program, space: Space): Evaluator | undefined {
  if (webAssembly === undefined) return undefined
  const { argumentCount, results } = program
  const { pieces, placeOf, placeCount } = piecesOf(program, pieceLength)
  const length = argumentCount + results.length <= mostWhole ? blockSize : stride
  const constants = constantsIn(program)
  const firstConstant = space.take(constants.size * bytes)
  const given = Array.from({ length: argumentCount }, () => space.take(length * bytes))
  const found = results.map(() => space.take(length * bytes))
  const firstKept = space.take(placeCount * (stride + apart) * bytes)
  const layout = {
    constantAt: (number: number) => firstConstant + (constants.get(number) ?? 0) * bytes,
    argumentAt: (position: number) => given[position] ?? 0,
    resultAt: (position: number) => found[position] ?? 0,
    keptAt: (value: number) => firstKept + (placeOf.get(value) ?? 0) * (stride + apart) * bytes,
  }
  const code = moduleOf(
    pieces.map((piece) => assembled(piece, program, layout)),
    [power],
  )
  const module = space.isShared ? moduleFrom(code) : undefined
  if (module === undefined) return undefined
  const ready = once(() => {
    const imports = { e: { m: space.memory(), p: powerOfNumber } }
    const { exports } = new (webAssembly as NonNullable<typeof webAssembly>).Instance(module, imports)
    space.fractions(firstConstant, constants.size).set([...constants.keys()])
    return {
      runs: pieces.map((_, index) => exports[index] as (start: number, end: number) => void),
      given: given.map((from) => space.fractions(from, length)),
      found: found.map((from) => space.fractions(from, length)),
    }
  })
  const room = length === blockSize ? undefined : roomIn(space, program)
  const step = pieces.length === 1 ? length : stride
  return {
    run: (count, args, into) => {
      const { runs, given: read, found: written } = ready()
      for (let from = 0; from < count; from += length) {
        const here = Math.min(length, count - from)
        for (let index = 0; index < read.length; index++) copy(args[index], from, read[index], 0, here)
        for (let start = 0; start < here; start += step) {
          const last = Math.min(start + step, here)
          for (const piece of runs) piece(start * bytes, last * bytes)
        }
        for (let index = 0; index < written.length; index++) copy(written[index], 0, into[index], from, here)
      }
    },
    room: () => room?.() ?? { arguments: ready().given, results: ready().found },
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
