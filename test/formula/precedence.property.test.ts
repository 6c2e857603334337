import { fc, test } from '@fast-check/vitest'
import { expect } from 'vitest'
import { parseFormula } from '../../src/formula/parse.ts'
import { prefix } from '../support/prefix.ts'

/** What binds least stands first; each level is written without brackets inside those before it. */
const levels = ['or', 'and', 'not', 'compare', 'sum', 'product', 'minus', 'leaf'] as const
type Level = (typeof levels)[number]

interface Written {
  readonly level: Level
  readonly text: string
  /** With every bracket there could be, in front. */
  readonly shape: string
}

function inside({ level, text }: Written, least: Level, alsoEqual: boolean): string {
  const [own, wanted] = [levels.indexOf(level), levels.indexOf(least)]
  return own > wanted || (alsoEqual && own === wanted) ? text : `(${text})`
}

/** Two operands of an operator that groups from the left. */
function joined(level: Level, sign: string, left: Written, right: Written): Written {
  const shape = `(${sign} ${left.shape} ${right.shape})`
  return { level, text: `${inside(left, level, true)} ${sign} ${inside(right, level, false)}`, shape }
}

const leaf: fc.Arbitrary<Written> = fc
  .constantFrom('headroom', 'out-of-hospital.spend', '3%', '27.4', '0')
  .map((text) => ({ level: 'leaf', text, shape: text }))

const { numeric } = fc.letrec<{ numeric: Written }>((tie) => ({
  numeric: fc.oneof(
    { maxDepth: 4, withCrossShrink: true },
    leaf,
    fc
      .tuple(fc.constantFrom('+', '-'), tie('numeric'), tie('numeric'))
      .map(([sign, left, right]) => joined('sum', sign, left, right)),
    fc
      .tuple(fc.constantFrom('*', '/'), tie('numeric'), tie('numeric'))
      .map(([sign, left, right]) => joined('product', sign, left, right)),
    tie('numeric').map(
      (of): Written => ({ level: 'minus', text: `-${inside(of, 'minus', true)}`, shape: `(neg ${of.shape})` }),
    ),
  ),
}))

const comparison = fc
  .tuple(fc.constantFrom('=', '!=', '<', '<=', '>', '>='), numeric, numeric)
  .map(([sign, left, right]): Written => {
    const text = `${inside(left, 'compare', false)} ${sign} ${inside(right, 'compare', false)}`
    return { level: 'compare', text, shape: `(${sign} ${left.shape} ${right.shape})` }
  })

const { condition } = fc.letrec<{ condition: Written }>((tie) => ({
  condition: fc.oneof(
    { maxDepth: 4, withCrossShrink: true },
    comparison,
    fc
      .tuple(fc.constantFrom<Level>('and', 'or'), tie('condition'), tie('condition'))
      .map(([word, left, right]) => joined(word, word, left, right)),
    tie('condition').map(
      (of): Written => ({ level: 'not', text: `not ${inside(of, 'not', true)}`, shape: `(not ${of.shape})` }),
    ),
  ),
}))

test.prop([condition])(
  'a formula written with no bracket more than it needs is read as it was meant',
  ({ text, shape }) => {
    const problems: string[] = []
    const span = { file: { path: 'definition.yaml', text }, start: 0, end: text.length }
    const formula = parseFormula(text, span, [], ({ message }) => problems.push(message))

    expect(problems).toEqual([])
    expect(formula && prefix(formula)).toBe(shape)
  },
)
