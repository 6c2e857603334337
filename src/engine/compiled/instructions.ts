/** A value of a program, by the position of the instruction that makes it. */
export type Value = number

/**
 * What an instruction does with the values it names, in binary fractions. A value that is not there is NaN, and arithmetic on it gives
 * NaN; a comparison with it is false.
 *
 * `max` and `min` are NaN where either side is; `larger` is its right side where that is above its left, else its left. `if-less` is its
 * third value where the first is below the second, else its fourth; `if-at-most` the same where the first is not above the second.
 */
export type Op =
  | 'constant'
  | 'argument'
  | 'add'
  | 'subtract'
  | 'multiply'
  | 'divide'
  | 'max'
  | 'min'
  | 'larger'
  | 'power'
  | 'negate'
  | 'size'
  | 'if-less'
  | 'if-at-most'

export interface Instruction {
  readonly op: Op
  /** The values it works on, each made before it. */
  readonly of: readonly Value[]
  /** Of a constant its value, of an argument its position; 0 for all others. */
  readonly number: number
}

/** What is to be worked out, in one stated order, so that whoever carries it out gives the same bits. */
export interface Program {
  readonly instructions: readonly Instruction[]
  readonly argumentCount: number
  /** The values asked for. */
  readonly results: readonly Value[]
}

/** The instructions that the results rest on, in their order: no other need be carried out. */
export function neededIn({ instructions, results }: Program): Value[] {
  const isNeeded = new Uint8Array(instructions.length)
  for (const value of results) isNeeded[value] = 1
  let count = 0
  for (let value = instructions.length - 1; value >= 0; value--) {
    if (isNeeded[value] === 0) continue
    count++
    for (const part of (instructions[value] as Instruction).of) isNeeded[part] = 1
  }
  const needed = new Array<Value>(count)
  for (let value = instructions.length - 1; count > 0; value--) if (isNeeded[value] === 1) needed[--count] = value
  return needed
}
