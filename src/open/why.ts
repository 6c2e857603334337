import { type Decimal, isPowerTooLarge, one, toPlain } from '../base/decimal.ts'
import { printYear } from '../base/financial-year.ts'
import { mostWholeDigits } from '../base/held-number.ts'
import { listInWords } from '../base/list-in-words.ts'
import { listYears } from '../definition/values/years.ts'
import { divide, number } from '../formula/build.ts'
import type { FormulaLeaf } from '../formula/expression.ts'
import { type Formula, type Numeric, type RowName, walk } from '../formula/node.ts'
import { printExpression, textOf, wordSigns } from '../formula/print.ts'
import type { Unit } from '../formula/unit.ts'
import type { Row } from '../model/row.ts'
import type { KnownRow } from '../model/row-path.ts'
import { formulaIn, rowsIn, yearsInForce } from './in-year.ts'
import { type Projection, rowAt, valueAt, valuesOfFormula } from './project.ts'

/**
 * Why a row has no value in a year: a sentence for the row and one for each cause behind it. Everyone who has to tell of a
 * value that is not there asks here. Index 0 is the base year.
 */
export function whyNoValue(projection: Projection, path: KnownRow, index: number): string[] {
  const { base } = projection.model.horizon
  const row = rowAt(projection, path)
  const formula = index === 0 ? row?.base : row?.formula
  const what = `${row?.label ?? path} has no value in ${printYear(base + index)}`
  const inForce = row && yearsInForce(row, index)
  if (inForce !== undefined && inForce[index] !== true) {
    const years = inForce.flatMap((isIn, at) => (isIn ? [base + at] : []))
    return [`${what}: it is in force in ${listYears(years)}.`]
  }
  if (index < 0) return [`${printYear(base + index)} lies before the base year.`]
  if (formula !== undefined) {
    const own = whyFormula(projection, formula, index)
    if (own !== undefined) return [`${what}: ${own}.`]
    const missing = missingIn(projection, formula, index)
    return missing === undefined ? [`${what}.`] : [`${what}.`, ...whyNoValue(projection, ...missing)]
  }
  if (row?.formula !== undefined) return [`${what}, the base year: ${withoutStart(row.formula, row.unit)}.`]
  if (row?.base !== undefined) return [`${what}: it is told of the base year alone.`]
  return [`${what}.`, row?.lacks ?? 'The definition gives nothing to calculate it from.']
}

/** The first row that a formula reads and that has no value in its year, by index from the base year. */
export function missingIn(
  projection: Projection,
  formula: Numeric,
  index: number,
): [path: RowName, index: number] | undefined {
  return rowsIn(formula, index, projection).find(([name, at]) => valueAt(projection, name, at) === undefined)
}

/**
 * Why a formula has no value although all it reads has one, as the end of a sentence: what it divides by is nought, a
 * power or a shared value has no meaning, or it has too many digits. Undefined where that is not why.
 */
export function whyFormula(projection: Projection, formula: Numeric, index: number): string | undefined {
  const divisor = zeroDivisor(projection, formula, index)
  if (divisor === undefined) return withoutMeaning(projection, formula, index)
  return `it is divided by ${divisor}${divisor === '0' ? '' : ', which is 0'}`
}

/** Years, by index from the base year, in which a formula cannot be calculated for one reason. */
export interface NotCalculated {
  readonly years: readonly number[]
  /** As the end of a sentence: `it is divided by Headroom, which is 0`. */
  readonly why: string
}

/**
 * The years in which a row has no value because its own formula has none there, and not because something that it reads is missing
 * or not in force: by their reasons, each once.
 */
export function notCalculatedIn(projection: Projection, { path, base, formula }: Row): NotCalculated[] {
  const { count } = projection.model.horizon
  const found = new Map<string, number[]>()
  for (let index = 0; index <= count; index++) {
    const own = index === 0 ? base : formula
    if (own === undefined || valueAt(projection, path, index) !== undefined) continue
    const why = whyFormula(projection, own, index)
    if (why === undefined) continue
    const years = found.get(why)
    if (years === undefined) found.set(why, [index])
    else years.push(index)
  }
  return [...found].map(([why, years]) => ({ why, years }))
}

/** Why a row has no value in the base year, by the formula that it has in all others. */
function withoutStart(formula: Numeric, unit: Unit): string {
  if (walksTo(formula, 'to-date')) return 'it starts with the first projected year'
  return (unit === 'rate' && !setsAgainstNow(formula)) || isChange(formula)
    ? 'it is a change on the year before'
    : 'it is made from the year before, which is not known'
}

function walksTo(formula: Numeric, op: Numeric['op']): boolean {
  return walk(formula).some((node) => node.op === op)
}

/** A figure of the year before, divided by one of this year: a distance, and no change. */
function setsAgainstNow(formula: Numeric): boolean {
  return walk(formula).some((node) => node.op === 'quotient' && node.of.op === 'row' && node.of.lag === 1)
}

/** A figure less the same of the year before. */
function isChange(formula: Numeric): boolean {
  if (formula.op !== 'sum') return false
  return formula.terms.some(({ sign, of }) => sign === -1 && of.op === 'row' && of.lag === 1)
}

/** What a formula divides by, where that is zero. */
function zeroDivisor(projection: Projection, formula: Numeric, index: number): string | undefined {
  for (const node of walk(formulaIn(formula, index, projection))) {
    if (node.op !== 'quotient') continue
    if (isDividedByNought(projection, node, index))
      return nameOf(node.by, (path) => rowAt(projection, path)?.label ?? path)
  }
  return undefined
}

/** Whether a division has no value although there is something to divide by: that counts as nought. */
function isDividedByNought(
  projection: Projection,
  { by }: Extract<Numeric, { op: 'quotient' }>,
  index: number,
): boolean {
  const [divisor, part] = [by, divide(number(one), by)].map((formula) => valuesOfFormula(projection, formula)(index))
  return divisor !== undefined && part === undefined
}

const tooManyDigits = `it has more than ${mostWholeDigits} digits, the most that a figure has`

/** Parts added up, multiplied or divided: of them too much may come. */
type Joined = Extract<Numeric, { op: 'sum' | 'product' | 'quotient' }>

function isJoined(node: Formula): node is Joined {
  return node.op === 'sum' || node.op === 'product' || node.op === 'quotient'
}

function partsJoined(node: Joined): readonly Numeric[] {
  if (node.op === 'sum') return node.terms.map(({ of }) => of)
  return node.op === 'product' ? node.factors : [node.of, node.by]
}

/** A power that has no value, figures of too many digits, or figures that should be the same and are not. */
function withoutMeaning(projection: Projection, formula: Numeric, index: number): string | undefined {
  const labelOf = (path: RowName): string => rowAt(projection, path)?.label ?? path
  const reckon = (node: Numeric): Decimal | undefined => valuesOfFormula(projection, node)(index)
  for (const node of walk(formula)) {
    if (node.op === 'power' && reckon(node) === undefined && reckon(node.exponent) !== undefined) {
      const of = reckon(node.of)
      if (isPowerTooLarge(of, reckon(node.exponent))) return tooManyDigits
      if (of !== undefined)
        return `it is a power of ${nameOf(node.of, labelOf)}, which is ${of.isZero() ? '0' : 'below 0'}`
    }
    if (isJoined(node) && reckon(node) === undefined && partsJoined(node).every((part) => reckon(part) !== undefined))
      return tooManyDigits
    if (node.op === 'same' && reckon(node) === undefined && node.of.every((part) => reckon(part) !== undefined))
      return `${listInWords(node.of.map((part) => nameOf(part, labelOf)))} are not the same`
  }
  return undefined
}

/** Longer than this a formula in words is no name. */
const longestName = 100

/** What a formula is called within a sentence: a row by its label, others by what they are made of. */
function nameOf(formula: Numeric, labelOf: (path: RowName) => string): string {
  const nameOfLeaf = (leaf: FormulaLeaf): string => {
    if (leaf.op === 'row') return `${labelOf(leaf.path)}${leaf.lag === 1 ? ' of the year before' : ''}`
    if (leaf.op === 'at') return `${labelOf(leaf.path)} in ${printYear(leaf.year)}`
    return leaf.op === 'number' ? toPlain(leaf.value) : 'a figure'
  }
  const name = textOf(printExpression<FormulaLeaf>(formula, (leaf) => ({ text: nameOfLeaf(leaf) }), wordSigns))
  return name.length > longestName ? 'a figure' : name
}
