import { powerOfNumber } from '../../base/elementary.ts'
import type { Space } from '../wasm/space.ts'
import { blockSize, type Evaluator, roomIn } from './evaluator.ts'
import type { Instruction, Op, Program, Value } from './instructions.ts'
import { type Piece, type Pieces, piecesOf } from './pieces.ts'

/** Instructions of one function. V8 gives up on longer ones, and takes more than twice the time for twice the length. */
const pieceLength = 400
/** Evaluations that go through all pieces together, so that what pieces hand on stays near the processor. */
const stride = 256
/** How deep expressions are written into one another. */
const deepest = 12

type PieceRun = (
  count: number,
  from: number,
  args: readonly Float64Array[],
  results: readonly Float64Array[],
  kept: readonly Float64Array[],
  toPower: typeof powerOfNumber,
) => void

/** A program as functions of JavaScript, made of positions and numbers alone: no text of a definition is in them. */
export function asJavaScript(program: Program, space: Space): Evaluator {
  const pieces = piecesOf(program, pieceLength)
  const runs = pieces.pieces.map((piece) => {
    const text = textOf(piece, pieces, program)
    // The text is written above from whole numbers, figures and operators.
    // oxlint-disable-next-line typescript/no-implied-eval
    return new Function('n', 'start', 'A', 'R', 'T', 'power', text) as PieceRun
  })
  const kept = Array.from({ length: pieces.placeCount }, () => new Float64Array(stride))
  const step = runs.length === 1 ? blockSize : stride
  return {
    run: (count, args, results) => {
      for (let from = 0; from < count; from += step) {
        const here = Math.min(step, count - from)
        for (const piece of runs) piece(here, from, args, results, kept, powerOfNumber)
      }
    },
    room: roomIn(space, program),
  }
}

/** The body of a function for one piece: what it reads and writes by name, and a loop over evaluations. */
function textOf(piece: Piece, { placeOf, uses }: Pieces, { instructions, results }: Program): string {
  const head: string[] = []
  const body: string[] = []
  const names = new Map<Value, string>()
  const depths = new Map<Value, number>()
  const given = new Set(piece.results.map((position) => results[position]))
  const repeated = new Set(piece.values.flatMap((value) => readTwice(instructions[value] as Instruction)))
  const array = (letter: 'A' | 'R' | 'T', position: number): string => {
    head.push(`const ${letter}${position} = ${letter}[${position}]`)
    return `${letter}${position}`
  }
  const named = (value: Value, text: string): string => {
    body.push(`const v${value} = ${text}`)
    names.set(value, `v${value}`)
    return `v${value}`
  }
  const textFor = (value: Value): string => {
    const known = names.get(value)
    if (known !== undefined) return known
    const { op, number } = instructions[value] as Instruction
    if (op === 'constant') return number < 0 ? `(${number})` : `${number}`
    return named(value, op === 'argument' ? `${array('A', number)}[j]` : `${array('T', placeOf.get(value) ?? 0)}[i]`)
  }
  for (const value of piece.values) {
    const instruction = instructions[value] as Instruction
    const text = expression(instruction.op, instruction.of.map(textFor))
    const depth = instruction.of.reduce((most, part) => Math.max(most, (depths.get(part) ?? 0) + 1), 0)
    const place = piece.kept.get(value)
    if (uses[value] === 1 && !given.has(value) && place === undefined && !repeated.has(value) && depth < deepest) {
      names.set(value, text)
      depths.set(value, depth)
      continue
    }
    named(value, text)
    if (place !== undefined) body.push(`${array('T', place)}[i] = v${value}`)
  }
  for (const position of piece.results) {
    const text = textFor(results[position] as Value)
    body.push(`${array('R', position)}[j] = ${text}`)
  }
  return `'use strict'\n${head.join('\n')}\nfor (let i = 0, j = start; i < n; i++, j++) {\n${body.join('\n')}\n}`
}

/** What an expression writes twice, and must have a name for. */
function readTwice({ op, of }: Instruction): readonly Value[] {
  return op === 'larger' ? of : []
}

/** An instruction in JavaScript: what `outcomeOf` says of it. */
function expression(op: Op, of: readonly string[]): string {
  const [first, second, third, fourth] = of
  switch (op) {
    case 'add':
      return `(${first} + ${second})`
    case 'subtract':
      return `(${first} - ${second})`
    case 'multiply':
      return `(${first} * ${second})`
    case 'divide':
      return `(${first} / ${second})`
    case 'negate':
      return `(-${first})`
    case 'size':
      return `Math.abs(${first})`
    case 'max':
    case 'min':
      return `Math.${op}(${first}, ${second})`
    case 'larger':
      return `(${first} < ${second} ? ${second} : ${first})`
    case 'power':
      return `power(${first}, ${second})`
    case 'if-less':
      return `(${first} < ${second} ? ${third} : ${fourth})`
    case 'if-at-most':
      return `(${first} <= ${second} ? ${third} : ${fourth})`
    default:
      throw new Error(`${op} is no calculation`)
  }
}
