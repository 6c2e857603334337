import { fc } from '@fast-check/vitest'
import { Decimal } from '../../src/base/decimal.ts'
import type { Calculated } from '../../src/engine/plan.ts'
import {
  at,
  divide,
  during,
  input,
  less,
  max,
  min,
  number,
  plus,
  power,
  previous,
  row,
  same,
  sum,
  times,
  toDate,
  where,
} from '../../src/formula/build.ts'
import type { Numeric, Source } from '../../src/formula/node.ts'

/** The years of rows that are drawn. */
export const horizon = { base: 2017, count: 4 }
export const years = Array.from({ length: horizon.count + 1 }, (_, index) => index)
const anyNumber = fc
  .constantFrom('0', '1', '-1', '2', '0.1', '0.3', '-0.7', '12.5', '100')
  .map((text) => new Decimal(text))
const anySource: fc.Arbitrary<Source> = fc
  .array(fc.option(anyNumber, { nil: undefined, freq: 12 }), { minLength: years.length, maxLength: years.length })
  .map((values) => ({ path: 'stated', unit: 'money', values }))

/** Any formula over some inputs and the rows before one, with every kind of node. */
function anyFormula(sources: readonly Source[], rows: number): fc.Arbitrary<Numeric> {
  const named = fc.nat({ max: Math.max(0, rows - 1) }).map((index) => `r${index}`)
  const lag = fc.constantFrom(0, 0, 1)
  const year = fc.integer({ min: horizon.base, max: horizon.base + horizon.count })
  const leaf: fc.Arbitrary<Numeric> = fc.oneof(
    anyNumber.map(number),
    fc.tuple(fc.constantFrom(...sources), lag).map(([source, back]) => input(source, back)),
    ...(rows === 0
      ? []
      : [
          fc.tuple(named, lag).map(([path, back]) => row(path, back)),
          named.map(previous),
          named.map(toDate),
          fc.tuple(named, year).map(([path, of]) => at(path, of)),
        ]),
  )
  const { formula } = fc.letrec<{ formula: Numeric }>((tie) => {
    const part = tie('formula')
    const parts = fc.array(part, { minLength: 1, maxLength: 3 })
    const sign = fc.boolean()
    return {
      formula: fc.oneof(
        { maxDepth: 3, withCrossShrink: true },
        { weight: 3, arbitrary: leaf },
        {
          weight: 3,
          arbitrary: fc
            .array(fc.tuple(sign, part), { maxLength: 3 })
            .map((terms) => sum(...terms.map(([isAdded, of]) => (isAdded ? plus(of) : less(of))))),
        },
        { weight: 2, arbitrary: parts.map((factors) => times(...factors)) },
        { weight: 2, arbitrary: fc.tuple(part, part).map(([of, by]) => divide(of, by)) },
        { weight: 1, arbitrary: parts.map((of) => max(...of)) },
        { weight: 1, arbitrary: parts.map((of) => min(...of)) },
        { weight: 1, arbitrary: parts.map((of) => same(...of)) },
        { weight: 1, arbitrary: fc.tuple(part, part).map(([any, of]) => where(any, of)) },
        {
          weight: 1,
          arbitrary: fc
            .tuple(part, fc.constantFrom('2', '-1', '0.5', '3'))
            .map(([of, exponent]) => power(of, number(new Decimal(exponent)))),
        },
        {
          weight: 1,
          arbitrary: fc
            .tuple(part, fc.array(fc.boolean(), { maxLength: years.length }), fc.constantFrom('nothing', 'none'))
            .map(([of, inForce, otherwise]) => during(inForce, of, otherwise)),
        },
      ),
    }
  })
  return formula
}

/** Five rows of any formulas, each over stated figures and the rows before it. */
export const anyRows: fc.Arbitrary<Calculated[]> = fc
  .array(anySource, { minLength: 1, maxLength: 3 })
  .chain((sources) =>
    fc.tuple(
      ...Array.from({ length: 5 }, (_, index) =>
        fc.tuple(anyFormula(sources, index), fc.option(anyFormula(sources, index), { nil: undefined })),
      ),
    ),
  )
  .map((rows) => rows.map(([formula, base], index) => ({ path: `r${index}`, formula, base: base ?? formula })))
