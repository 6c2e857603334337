import type { Decimal } from '../base/decimal.ts'
import type { Input } from '../definition/definition.ts'
import type { Numeric } from '../formula/node.ts'
import type { Alike, AlikeInput } from './alike.ts'
import { SheetLine } from './line.ts'

/** A number of formulas that stands in a cell of its own, by scenario. */
export interface StatedNumber {
  readonly line: SheetLine
  /** What it is and whose, in words. */
  readonly label: string
  /** The row or the check whose formula it is of; empty for what is of all. */
  readonly path: string
  readonly isPercent: boolean
  readonly values: Alike<Decimal>
}

/** In which years something is in force, by scenario. */
export interface StatedYears {
  readonly line: SheetLine
  readonly inForce: Alike<readonly boolean[]>
  /** The rows that go by it, in order. */
  readonly usedBy: Set<string>
}

/** In which columns a stated figure is read. */
interface Reading {
  readonly line: SheetLine
  isInBase: boolean
  isInProjected: boolean
}

/** What formulas take from the sheet of inputs: stated figures, and the numbers and the years in force that they hold themselves. */
export class Stated {
  readonly numbers: StatedNumber[] = []
  readonly years: StatedYears[] = []
  private readonly read = new Map<unknown, Reading>()
  private readonly numberLines = new Map<string, SheetLine>()
  private readonly yearLines = new Map<string, StatedYears>()

  /** The line of a stated figure of the first scenario. */
  lineOf(input: Input): Reading {
    const known = this.read.get(input)
    if (known !== undefined) return known
    const reading: Reading = { line: new SheetLine(), isInBase: false, isInProjected: false }
    this.read.set(input, reading)
    return reading
  }

  input([input]: AlikeInput, years: 'base' | 'projected' | 'any'): SheetLine {
    const reading = this.lineOf(input as Input)
    if (years !== 'projected') reading.isInBase = true
    if (years !== 'base') reading.isInProjected = true
    return reading.line
  }

  /** A number that is the same for all that name it so. */
  number(label: string, path: string, values: Alike<Decimal>, isPercent = false): SheetLine {
    const key = [label, path, isPercent, ...values.map((value) => value.toFixed())].join('\n')
    const known = this.numberLines.get(key)
    if (known !== undefined) return known
    const line = new SheetLine()
    this.numberLines.set(key, line)
    this.numbers.push({ line, label, path, isPercent, values })
    return line
  }

  /** The years in force that a row goes by: rows with the same years share a line. */
  flags(inForce: Alike<readonly boolean[]>, path: string, count: number): SheetLine {
    const ofAll = (years: readonly boolean[]): boolean[] =>
      Array.from({ length: count + 1 }, (_, index) => years[index] === true)
    const [first, ...others] = inForce
    const key = inForce.map((years) => ofAll(years).map(Number).join('')).join(' ')
    const known = this.yearLines.get(key)
    if (known !== undefined) {
      known.usedBy.add(path)
      return known.line
    }
    const stated = {
      line: new SheetLine(),
      inForce: [ofAll(first), ...others.map(ofAll)] satisfies Alike<readonly boolean[]>,
      usedBy: new Set([path]),
    }
    this.yearLines.set(key, stated)
    this.years.push(stated)
    return stated.line
  }
}

/** What a number of a formula is called: pounds of a unit of money are told as that. */
export function labelOfNumber(
  { pounds, percent }: Extract<Numeric, { readonly op: 'number' }>,
  label: string,
  unit: string,
): { readonly label: string; readonly isShared: boolean } {
  if (pounds !== undefined) {
    const power = pounds === 1 ? '' : ` to the power of ${pounds}`
    return { label: `Pounds in ${unit}${power}`, isShared: true }
  }
  return { label: `${percent ? 'Per cent' : 'Number'} in the formula of ${label}`, isShared: false }
}
