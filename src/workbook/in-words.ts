import { toPlain } from '../base/decimal.ts'
import type { WordLeaf } from '../explain/explanation.ts'
import { inputLabel } from '../explain/input-label.ts'
import { inWords } from '../explain/words.ts'
import type { FormulaLeaf } from '../formula/expression.ts'
import type { Numeric } from '../formula/node.ts'
import { printExpression, textOf, wordSigns } from '../formula/print.ts'
import type { Row } from '../model/row.ts'
import type { Scenario } from '../open/open.ts'
import { rowAt } from '../open/project.ts'

/** So much of a formula in words is told: a sum over hundreds of lines is read off its cells. */
const mostTold = 600

/** How a row is made, in words: in the projected years, and in the base year where that is otherwise. */
export function madeInWords({ path, formula, base }: Row, { definition, projection }: Scenario): string {
  const labelOf = (leaf: FormulaLeaf): string => {
    if (leaf.op === 'number') return toPlain(leaf.value)
    if (leaf.op === 'input') return inputLabel(leaf.input.path, definition)
    return rowAt(projection, leaf.path)?.label ?? leaf.path
  }
  const words = (own: Numeric): string => {
    const told = inWords(own, { own: path, base: definition.horizon.base, labelOf, stepOf: () => undefined })
    const text = textOf(printExpression<WordLeaf>(told, (leaf) => ({ text: nameOf(leaf) }), wordSigns))
    if (text === '') return 'nothing'
    return text.length <= mostTold ? text : `${text.slice(0, text.lastIndexOf(' ', mostTold))} ...`
  }
  const projected = formula === undefined ? '' : words(formula)
  const isOwn = base !== undefined && base !== formula
  const first = isOwn ? `${projected === '' ? 'In' : '; in'} the base year ${words(base)}` : ''
  return `${projected}${first}`
}

function nameOf(leaf: WordLeaf): string {
  return leaf.op === 'number'
    ? toPlain(leaf.value)
    : [leaf.before, leaf.label, leaf.after].filter((part) => part !== '').join(' ')
}
