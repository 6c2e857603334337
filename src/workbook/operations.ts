import { one } from '../base/decimal.ts'
import type { Text } from './text.ts'
import { allOf, andThen, bracketed, listed, plainly, stagesOf, type Written } from './written.ts'

// What is made of formulas that are written already. `negligible` is the part of the largest figure below which a sum, or a
// difference, counts as nothing.

/** Something that must be so, with what must be so for it to be asked. */
export type Asking = Pick<Written, 'text' | 'stages'>

/** Numbers that formulas may hold: nothing, the whole, and the months of a year. */
export const bareNumbers: ReadonlySet<string> = new Set(['0', one.toFixed(), '12'])

/** Whether it is a number that stands in the formula itself, and not nought. */
function isBareNumber({ text: [first, ...others], stages }: Written): boolean {
  return (
    stages.length === 0 && others.length === 0 && typeof first === 'string' && first !== '0' && bareNumbers.has(first)
  )
}

function deepestOf(parts: readonly Written[]): number {
  return Math.max(...parts.map(({ depth }) => depth))
}

function sized({ text }: Written): Text {
  return ['ABS(', ...text, ')']
}

/** Terms added and taken away; of none, nothing. */
export function added(terms: readonly { readonly written: Written; readonly sign: 1 | -1 }[]): Written {
  const [first] = terms
  if (first === undefined) return plainly(['0'])
  if (terms.length === 1 && first.sign === 1) return first.written
  const text = terms.flatMap(({ written, sign }, at) => [
    ...(sign === -1 ? ['-'] : at === 0 ? [] : ['+']),
    ...bracketed(written, 'term'),
  ])
  const all = terms.map(({ written }) => written)
  return { text, binds: 'sum', stages: stagesOf(all), depth: deepestOf(all) }
}

/** What joins parts that are alike. */
export type Joint = 'product' | 'max' | 'min' | 'same'

/** Parts, one at least, joined. */
export function joinedBy(joint: Joint, parts: readonly Written[], negligible: () => Text): Written {
  const [first] = parts
  if (first === undefined) throw new Error('Nothing is joined')
  if (parts.length === 1) return first
  const stages = stagesOf(parts)
  const depth = deepestOf(parts) + 1
  switch (joint) {
    case 'product': {
      const text = parts.flatMap((factor, at) => [...(at === 0 ? [] : ['*']), ...bracketed(factor, 'factor')])
      return { text, binds: 'product', stages, depth: depth - 1 }
    }
    case 'same': {
      const areSame = parts.slice(1).map((other) => isSame(first, other, negligible()))
      return { text: first.text, binds: first.binds, stages: andThen(stages, ...areSame), depth: depth + 1 }
    }
    case 'max':
    case 'min': {
      const call = joint === 'max' ? 'MAX(' : 'MIN('
      return { text: [call, ...listed(parts.map(({ text }) => text)), ')'], binds: 'whole', stages, depth }
    }
  }
}

/** Whether two values are the same but for what rounding leaves. */
function isSame(left: Written, right: Written, negligible: Text): Text {
  const apart: Text = ['ABS(', ...bracketed(left, 'term'), '-', ...bracketed(right, 'term'), ')']
  return [...apart, '<=', ...negligible, '*MAX(', ...listed([sized(left), sized(right)]), ')']
}

/** Whether a sum is more than what rounding leaves of figures of that size. */
function isMore({ text }: Written, largest: Text, negligible: Text): Text {
  return ['ABS(', ...text, ')>', ...negligible, '*', ...largest]
}

/** Whether a sum of these terms is not nought, nor what rounding leaves of terms that come to nothing. */
export function sumCounts(sum: Written, terms: readonly Written[], negligible: Text): Asking {
  return { text: isMore(sum, ['MAX(', ...listed(terms.map(sized)), ')'], negligible), stages: sum.stages }
}

/** Whether a value that is exactly 0 where it comes to nothing is not that. */
export function counts(value: Written): Asking {
  return { text: [...bracketed(value, 'term'), '<>0'], stages: value.stages }
}

/** A sum that is exactly 0 where it does not count. */
export function settledBy(sum: Written, isCounted: Text): Written {
  const text: Text = ['IF(', ...isCounted, ',', ...sum.text, ',0)']
  return { text, binds: 'whole', stages: sum.stages, depth: sum.depth + 3 }
}

/** The same of a sum whose largest figure is known. */
export function settledBeside(sum: Written, largest: Text, negligible: Text): Written {
  return settledBy(sum, isMore(sum, largest, negligible))
}

/** A quotient, which has no value where its divisor does not count. */
export function dividedBy(of: Written, by: Written, isCounted: Asking): Written {
  return {
    text: [...bracketed(of, 'factor'), '/', ...bracketed(by, 'factor')],
    binds: 'product',
    stages: isBareNumber(by) ? of.stages : stagesOf([of, { stages: andThen(isCounted.stages, isCounted.text) }]),
    depth: deepestOf([of, by]) + 1,
  }
}

/**
 * A power. Nought to the power of nought is 1; there is no root of what is below nought, which some spreadsheets have, and nothing is divided
 * by nought, of which not every spreadsheet can be asked whether it is a number.
 */
export function raisedTo(of: Written, exponent: Written): Written {
  const [base, by] = [bracketed(of, 'factor'), bracketed(exponent, 'factor')]
  const text: Text = ['IF(', ...by, '=0,1,', ...base, '^', ...by, ')']
  const isWhole: Text = [...by, '=INT(', ...exponent.text, ')']
  const isReal: Text = ['IF(', ...base, '=0,', ...by, '>=0,OR(', ...base, '>0,', ...isWhole, '))']
  const stages = andThen(andThen(stagesOf([of, exponent]), isReal), ['ISNUMBER(', ...text, ')'])
  return { text, binds: 'whole', stages, depth: deepestOf([of, exponent]) + 2 }
}

/**
 * A formula where a condition holds, and nothing (0) where it does not; what it needs is needed only where it holds. Where the formula never
 * has a value there is one only where the condition does not hold.
 */
export function onlyIf(condition: Asking, of: Written | undefined): Written {
  if (of === undefined)
    return { ...plainly(['0']), stages: andThen(condition.stages, ['NOT(', ...condition.text, ')']), depth: 1 }
  const needed = of.stages.map((needs) => [{ text: ['IF(', ...condition.text, ',', ...allOf(needs), ',TRUE)'] }])
  return {
    text: ['IF(', ...condition.text, ',', ...of.text, ',0)'],
    binds: 'whole',
    stages: [...condition.stages, ...needed],
    depth: of.depth + 2,
  }
}
