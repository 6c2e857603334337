import { fc, test } from '@fast-check/vitest'
import { expect, it } from 'vitest'
import { Decimal, toPlain } from '../../src/base/decimal.ts'
import type { Span } from '../../src/diagnostics/span.ts'
import type { Expression } from '../../src/formula/expression.ts'
import type { Formula } from '../../src/formula/node.ts'
import { parseFormula } from '../../src/formula/parse.ts'
import {
  authorSigns,
  figureSigns,
  type LeafText,
  printExpression,
  spokenSigns,
  textOf,
  wordSigns,
} from '../../src/formula/print.ts'

interface Leaf {
  readonly op: 'number' | 'money' | 'rate' | 'name'
  readonly text: string
}
type Written = Expression<Leaf>

const number = (text: string): Leaf => ({ op: 'number', text })
const money = (text: string): Leaf => ({ op: 'money', text })
const rate = (text: string): Leaf => ({ op: 'rate', text })
const name = (text: string): Leaf => ({ op: 'name', text })
const plus = (of: Written): { sign: 1; of: Written } => ({ sign: 1, of })
const less = (of: Written): { sign: -1; of: Written } => ({ sign: -1, of })
const sum = (...terms: readonly { sign: 1 | -1; of: Written }[]): Written => ({ op: 'sum', terms })
const product = (...factors: readonly Written[]): Written => ({ op: 'product', factors })
const quotient = (of: Written, by: Written): Written => ({ op: 'quotient', of, by })
const max = (...of: readonly Written[]): Written => ({ op: 'max', of })

function leafText({ op, text }: Leaf): LeafText {
  return { text: text.replace(/^-/, ''), negative: text.startsWith('-'), pure: op !== 'money' }
}

it.each<[string, Written, string]>([
  [
    'a sum is printed in the order of its terms',
    sum(plus(money('3')), less(money('2')), plus(money('1'))),
    '3 − 2 + 1',
  ],
  [
    'a product is printed before a sum is',
    product(money('113'), sum(plus(number('1')), plus(rate('3%')))),
    '113 × (1 + 3%)',
  ],
  ['a falling rate is taken off', sum(plus(number('1')), plus(rate('-1.1%'))), '1 − 1.1%'],
  ['a falling rate taken off is added', sum(plus(number('1')), less(rate('-1.1%'))), '1 + 1.1%'],
  ['a deficit added stays one', sum(plus(money('122.4')), plus(money('-39.2'))), '122.4 + (−39.2)'],
  ['a deficit taken off stays one', sum(plus(money('122.4')), less(money('-39.2'))), '122.4 − (−39.2)'],
  ['a deficit in front needs no brackets', sum(plus(money('-39.2')), plus(money('122.4'))), '−39.2 + 122.4'],
  ['minus a deficit', sum(less(money('-39.2'))), '−(−39.2)'],
  ['a deficit to be multiplied is in brackets', product(money('-39.2'), rate('50%')), '(−39.2) × 50%'],
  [
    'a sum in a sum keeps its brackets',
    sum(plus(money('5')), less(sum(plus(money('3')), less(money('2'))))),
    '5 − (3 − 2)',
  ],
  ['a sum is divided in brackets', quotient(sum(plus(money('5')), plus(money('3'))), money('2')), '(5 + 3) ÷ 2'],
  ['a quotient that divides is in brackets', quotient(number('1'), quotient(money('3'), money('2'))), '1 ÷ (3 ÷ 2)'],
  ['a quotient among factors is in brackets', product(money('4'), quotient(money('3'), money('2'))), '4 × (3 ÷ 2)'],
  ['a quotient of a product is not', quotient(product(money('4'), money('3')), money('2')), '4 × 3 ÷ 2'],
  [
    'a fraction of two numbers is one figure',
    product(rate('85%'), quotient(number('7'), number('12')), money('2')),
    '85% × 7/12 × 2',
  ],
  ['a fraction that divides is in brackets', quotient(money('2'), quotient(number('7'), number('12'))), '2 ÷ (7/12)'],
  ['the rest of a year', sum(plus(number('1')), less(quotient(number('7'), number('12')))), '1 − 7/12'],
  [
    'the larger of two as a call',
    sum(plus(max(number('0'), sum(less(money('17'))))), less(money('3'))),
    'max(0, −17) − 3',
  ],
  ['nothing to add up prints nothing', sum(), ''],
  [
    'years in force are not told in the formula',
    { op: 'during', inForce: [false, true], of: sum(plus(name('a')), less(name('b'))), otherwise: 'none' },
    'a − b',
  ],
  ['what counts only with another', { op: 'where', any: name('share'), of: name('loss') }, 'loss where share is not 0'],
  [
    'in a sum, what counts only with another is in brackets',
    sum(plus(name('a')), plus({ op: 'where', any: name('share'), of: name('loss') })),
    'a + (loss where share is not 0)',
  ],
  ['one of several that are the same', { op: 'same', of: [name('a'), name('b')] }, 'a, the same for all'],
  [
    'a root of a quotient binds before the sum it stands in',
    sum(
      plus({ op: 'power', of: quotient(name('a'), name('b')), exponent: quotient(number('1'), number('10')) }),
      less(number('1')),
    ),
    '(a ÷ b) ^ (1/10) − 1',
  ],
  ['a power of a figure below zero', { op: 'power', of: rate('-3%'), exponent: number('2') }, '(−3%) ^ 2'],
  [
    'a divisor to a power needs no brackets',
    quotient(name('a'), { op: 'power', of: name('b'), exponent: number('2') }),
    'a ÷ b ^ 2',
  ],
])('%s', (_, expression, printed) => {
  expect(textOf(printExpression(expression, leafText, figureSigns))).toBe(printed)
})

it('a power and what counts only with another read aloud', () => {
  const root: Written = { op: 'power', of: name('growth'), exponent: quotient(number('1'), number('10')) }
  const loss: Written = { op: 'where', any: name('share'), of: name('loss') }

  expect(textOf(printExpression(root, leafText, spokenSigns))).toBe('growth to the power of (1/10)')
  expect(textOf(printExpression(loss, leafText, spokenSigns))).toBe('loss where share is not 0')
})

it('the larger of two names is in brackets only inside a longer formula', () => {
  const larger = max(number('0'), sum(plus(name('Target')), less(name('Carried'))))

  expect(textOf(printExpression(larger, leafText, wordSigns))).toBe('the larger of 0 and Target − Carried')
  expect(textOf(printExpression(sum(plus(larger), less(name('Drawdown'))), leafText, wordSigns))).toBe(
    '(the larger of 0 and Target − Carried) − Drawdown',
  )
})

it('a formula that is read aloud has words for signs', () => {
  const grown = product(money('-113'), sum(plus(number('1')), plus(rate('3%'))))

  expect(textOf(printExpression(quotient(grown, name('Funding')), leafText, spokenSigns))).toBe(
    '(minus 113) times (1 plus 3%) divided by Funding',
  )
})

it('only figures and names can be lined up', () => {
  const pieces = printExpression(product(money('113'), sum(plus(number('1')), plus(rate('3%')))), leafText, figureSigns)

  expect(pieces.filter(({ isFigure }) => isFigure).map(({ text }) => text)).toEqual(['113', '1', '3%'])
  expect(pieces.filter(({ isFigure }) => !isFigure).map(({ text }) => text)).toEqual([' × ', '(', ' + ', ')'])
})

const figure: fc.Arbitrary<Written> = fc
  .tuple(fc.constantFrom(number, money, rate), fc.integer({ min: -999, max: 999 }))
  .map(([kind, value]) =>
    kind(kind === number ? String(Math.abs(value)) : kind === rate ? `${value}%` : `${value / 10}`),
  )

const { expression } = fc.letrec<{ expression: Written }>((tie) => ({
  expression: fc.oneof(
    { maxDepth: 4, withCrossShrink: true },
    figure,
    fc
      .array(fc.record({ sign: fc.constantFrom<1 | -1>(1, -1), of: tie('expression') }), { minLength: 1, maxLength: 3 })
      .map((terms): Written => sum(...terms)),
    fc.array(tie('expression'), { minLength: 2, maxLength: 3 }).map((factors): Written => product(...factors)),
    fc.tuple(tie('expression'), tie('expression')).map(([of, by]): Written => quotient(of, by)),
    fc.array(tie('expression'), { minLength: 2, maxLength: 3 }).map((of): Written => max(...of)),
  ),
}))

test.prop([expression])('what is printed is read back as a formula of the same value', (written) => {
  const text = textOf(printExpression(written, leafText, authorSigns))
  const span: Span = { file: { path: 'formula', text }, start: 0, end: text.length }
  const formula = parseFormula(text, span, [], (problem) => {
    throw new Error(`${text}: ${problem.message}`)
  })
  const [meant, read] = [meantBy(written), formula === undefined ? undefined : reckon(formula)]

  // A division by zero has no value, however it is written; brackets round a quotient may shift the fortieth digit.
  if (meant === undefined || read === undefined) expect(read, text).toBe(meant)
  else expect(toPlain(meant.minus(read).div(meant.abs().plus(1))), text).toBe('0')
})

function meantBy(written: Written): Decimal | undefined {
  switch (written.op) {
    case 'sum':
      return all(
        written.terms.map(({ of }) => of),
        meantBy,
      )?.reduce((total, value, at) => total.plus(value.times(written.terms[at]?.sign ?? 1)), new Decimal(0))
    case 'product':
      return all(written.factors, meantBy)?.reduce((total, value) => total.times(value), new Decimal(1))
    case 'quotient':
      return divided(meantBy(written.of), meantBy(written.by))
    case 'max':
    case 'min': {
      const values = all(written.of, meantBy)
      return values === undefined ? undefined : Decimal[written.op](...values)
    }
    case 'same':
    case 'during':
    case 'where':
    case 'power':
      throw new Error('Nobody can write these')
    default:
      return written.text.endsWith('%') ? new Decimal(written.text.slice(0, -1)).div(100) : new Decimal(written.text)
  }
}

/** The value of a formula that holds only numbers. */
function reckon(formula: Formula): Decimal | undefined {
  switch (formula.op) {
    case 'number':
      return formula.value
    case 'sum':
      return all(
        formula.terms.map(({ of }) => of),
        reckon,
      )?.reduce((total, value, at) => total.plus(value.times(formula.terms[at]?.sign ?? 1)), new Decimal(0))
    case 'product':
      return all(formula.factors, reckon)?.reduce((total, value) => total.times(value), new Decimal(1))
    case 'quotient':
      return divided(reckon(formula.of), reckon(formula.by))
    case 'max':
    case 'min': {
      const values = all(formula.of, reckon)
      return values === undefined ? undefined : Decimal[formula.op](...values)
    }
    default:
      throw new Error(`${formula.op} was not printed`)
  }
}

function all<T>(parts: readonly T[], value: (part: T) => Decimal | undefined): Decimal[] | undefined {
  const values = parts.map(value)
  return values.some((one) => one === undefined) ? undefined : (values as Decimal[])
}

function divided(of: Decimal | undefined, by: Decimal | undefined): Decimal | undefined {
  return of === undefined || by === undefined || by.isZero() ? undefined : of.div(by)
}
