import { fc, test } from '@fast-check/vitest'
import { expect } from 'vitest'
import { exact } from '../../src/engine/exact.ts'
import { float } from '../../src/engine/float.ts'
import { run } from '../../src/engine/run.ts'
import { expectAgreement } from '../support/agreement.ts'
import { anyVariation, expectCompiled } from '../support/compiled.ts'
import { ironCalculated } from '../support/iron-calc.ts'
import { liveBook } from '../support/live-book.ts'
import { projectText } from '../support/project-text.ts'
import { apartIn } from '../support/same-cells.ts'

/** A plan in which much comes to nothing: a line that ends, one of nothing, a stream that a line cancels, and headroom that changes its sign. */
const plan = `title: Meanings
years: { base: 2017/18, count: 3 }
unit: £m
population: { base: 1000, growth: 2% }
prices: { base: 2017/18, deflator: 2% }
funding:
  core: { title: Core, base: 100, growth: { 2018/19: 0%, 2019/20: 5%, 2020/21: -10% } }
lines:
  acute: { title: Acute, setting: hospital, base: 60, growth: 3% }
  ends: { title: Ends, setting: out-of-hospital, base: 40, growth: { 2018/19: 0%, 2019/20: -100%, 2020/21: 0% } }
  nothing: { title: Nothing, setting: other, base: 0, growth: 2% }
savings:
  once: { title: Once, line: acute, amount: { 2019/20: 2 } }
`

const moneyRows = [
  'funding.total',
  'lines.acute.spend',
  'lines.ends.spend',
  'lines.nothing.spend',
  'headroom',
  'headroom.to-date',
]
const rateRows = ['lines.acute.growth', 'lines.ends.growth', 'funding.core.growth']
const anyYear = fc.constantFrom('2017/18', '2018/19', '2020/21')

/** Formulas as authors write them, of money and of rates, over rows of the plan and the measures before. */
function anyFormula(
  money: readonly string[],
  rates: readonly string[],
): Readonly<Record<'money' | 'rate', fc.Arbitrary<string>>> {
  const row = fc.constantFrom(...moneyRows, ...money)
  const rateRow = fc.constantFrom(...rateRows, ...rates)
  return fc.letrec<{ money: string; rate: string }>((tie) => {
    const two = (left: 'money' | 'rate', right: 'money' | 'rate', write: (left: string, right: string) => string) =>
      fc.tuple(tie(left), tie(right)).map(([one, other]) => write(one, other))
    return {
      money: fc.oneof(
        { maxDepth: 3, withCrossShrink: true },
        row,
        row.map((of) => `previous(${of})`),
        row.map((of) => `sum(${of})`),
        fc.tuple(row, anyYear).map(([of, year]) => `at(${of}, ${year})`),
        two('money', 'money', (one, other) => `(${one} + ${other})`),
        two('money', 'money', (one, other) => `(${one} - ${other})`),
        two('money', 'money', (one, other) => `max(${one}, ${other})`),
        two('money', 'money', (one, other) => `min(${one}, ${other})`),
        two('money', 'rate', (one, other) => `${one} * (${other})`),
        two('money', 'rate', (one, other) => `${one} / (${other})`),
      ),
      rate: fc.oneof(
        { maxDepth: 3, withCrossShrink: true },
        rateRow,
        // A bare number in brackets is refused, because accounts mean a minus by them.
        fc.constantFrom('0% + 0%', '50% - 20%', '100% * 1', '0% - 2%'),
        row.map((of) => `growth(${of})`),
        two('money', 'money', (one, other) => `(${one}) / (${other})`),
        two('rate', 'rate', (one, other) => `(${one} + (${other}))`),
        two('rate', 'rate', (one, other) => `(${one} - (${other}))`),
        two('rate', 'rate', (one, other) => `(${one}) * (${other})`),
        fc.tuple(tie('rate'), fc.constantFrom('2', '-1', '0.5')).map(([of, by]) => `(${of}) ^ ${by}`),
      ),
    }
  })
}

const anyMeasures = fc
  .tuple(
    anyFormula([], []).money,
    anyFormula(['measures.m0'], []).rate,
    anyFormula(['measures.m0'], ['measures.m1']).money,
    anyFormula(['measures.m0', 'measures.m2'], ['measures.m1']).rate,
  )
  .map((formulas) => formulas.map((formula, at) => ({ formula, unit: at % 2 === 0 ? 'money' : 'share' })))

test.prop([anyMeasures, anyVariation], { numRuns: 12 })(
  'whatever has no value, or comes to nothing, does so in decimals, in binary fractions, as compiled code and in cells',
  (measures, variation) => {
    const lines = measures.map(
      ({ formula, unit }, at) => `  m${at}: { title: M${at}, formula: "${formula}", unit: ${unit} }`,
    )
    const { scenario } = projectText(`${plan}measures:\n${lines.join('\n')}\n`)
    const { projection } = scenario
    // Beyond this no figure is one of money, and a power of it may be none of a binary fraction.
    fc.pre(projection.values.every((own) => own.every((value) => value === undefined || value.abs().lt('1e30'))))
    const { plan: planned, inputs } = projection
    const asFloats = inputs.map((own) => own.map((value) => value && Number(value.toString())))
    const floats = run(planned, float, asFloats)
    expectAgreement(
      { plan: planned, arithmetic: exact, inputs, values: projection.values },
      (row, year) => floats[row]?.[year],
    )
    const book = liveBook(scenario)
    const calculated = ironCalculated(book)

    expect(apartIn(book, (place) => calculated.get(place))).toEqual([])
    expectCompiled(planned, inputs, variation)
  },
)
