import { type Decimal, one } from '../base/decimal.ts'
import { printYear } from '../base/financial-year.ts'
import { listYears } from '../definition/values/years.ts'
import { divide, number } from '../formula/build.ts'
import { type Formula, type Numeric, walk } from '../formula/node.ts'
import type { Scenario } from '../open/open.ts'
import { type Projection, rowAt, valueAt, valuesOfFormula } from '../open/project.ts'
import { formulaIn, yearsInForce } from './in-year.ts'
import { rowsIn } from './needs.ts'

/** What a row needs that a definition may leave out. */
const wants: Readonly<Record<string, string>> = {
  'population.total': 'The definition gives no population.',
  'prices.index': 'The definition gives neither a deflator nor a price index.',
  'funding.growth-per-head': 'The definition gives no population.',
  'funding.growth-real': 'The definition gives neither a deflator nor a price index.',
}

/** Why a row has no value in a year: a sentence for the row and one for each cause behind it. Index 0 is the base year. */
export function whyNoValue(scenario: Scenario, path: string, index: number): string[] {
  const { projection } = scenario
  const { base } = projection.model.horizon
  const row = rowAt(projection, path)
  const label = row?.label ?? path
  const formula = index === 0 ? row?.base : row?.formula
  const what = `${label} has no value in ${printYear(base + index)}`
  const inForce = row && yearsInForce(row, index)
  if (inForce !== undefined && inForce[index] !== true) {
    const years = inForce.flatMap((isIn, at) => (isIn ? [base + at] : []))
    return [`${what}: it is in force in ${listYears(years)}.`]
  }
  if (index < 0) return [`${printYear(base + index)} lies before the base year.`]
  if (formula === undefined) {
    if (index === 0 && row?.formula !== undefined) {
      const why = isChange(row.formula)
        ? 'it is a change on the year before'
        : 'it starts with the first projected year'
      return [`${what}, the base year: ${why}.`]
    }
    return [`${what}.`, wants[path] ?? 'The definition gives nothing to calculate it from.']
  }
  const divisor = zeroDivisor(scenario, formula, index)
  if (divisor !== undefined) return [`${what}: it is divided by ${divisor}, which is 0.`]
  const undefinedPart = withoutMeaning(scenario, formula, index)
  if (undefinedPart !== undefined) return [`${what}: ${undefinedPart}.`]
  const [missing] = rowsIn(formula, index, projection).filter(
    ([name, at]) => valueAt(projection, name, at) === undefined,
  )
  return missing === undefined ? [`${what}.`] : [`${what}.`, ...whyNoValue(scenario, ...missing)]
}

/** A growth or a step from the year before; a total to date is neither. */
function isChange(formula: Numeric): boolean {
  return formula.op !== 'to-date'
}

/** What a formula divides by, where that is zero. */
function zeroDivisor({ projection }: Scenario, formula: Numeric, index: number): string | undefined {
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

/** A power that has no value, or figures that should be the same and are not. */
function withoutMeaning({ projection }: Scenario, formula: Numeric, index: number): string | undefined {
  const labelOf = (path: string): string => rowAt(projection, path)?.label ?? path
  const reckon = (node: Numeric): Decimal | undefined => valuesOfFormula(projection, node)(index)
  for (const node of walk(formula)) {
    if (node.op === 'power' && reckon(node) === undefined && reckon(node.exponent) !== undefined) {
      const of = reckon(node.of)
      if (of !== undefined)
        return `it is a power of ${nameOf(node.of, labelOf)}, which is ${of.isZero() ? '0' : 'below 0'}`
    }
    if (node.op === 'same' && reckon(node) === undefined && node.of.every((part) => reckon(part) !== undefined))
      return `${node.of.map((part) => nameOf(part, labelOf)).join(' and ')} are not the same`
  }
  return undefined
}

function nameOf(formula: Formula, labelOf: (path: string) => string): string {
  if (formula.op === 'row') return `${labelOf(formula.path)}${formula.lag === 1 ? ' of the year before' : ''}`
  return 'a figure'
}
