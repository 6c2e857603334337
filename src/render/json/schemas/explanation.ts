import { marksOfQuality } from '../../../definition/values/quality.ts'
import {
  decimal,
  exactly,
  flag,
  inputs,
  list,
  named,
  orNull,
  priceBase,
  resultOf,
  row,
  type Shape,
  said,
  scenario,
  text,
  unit,
  whole,
  year,
} from './shapes.ts'

const formula: Shape = { $ref: '#/definitions/formula' }
const op = (name: string | readonly string[], parts: Readonly<Record<string, Shape>>): Shape =>
  exactly({ op: typeof name === 'string' ? { const: name } : { enum: name }, ...parts })

/** A formula as a tree, with the figures in it. */
const formulas: Shape = {
  anyOf: [
    op('number', { value: decimal }),
    op('row', { row: text, year, value: decimal }),
    op('input', { path: text, year, value: decimal }),
    op('sum', { terms: list(exactly({ sign: { enum: [1, -1] }, of: formula })) }),
    op('product', { factors: list(formula) }),
    op('quotient', { of: formula, by: formula }),
    op(['max', 'min', 'same'], { of: list(formula) }),
    op('where', { any: formula, of: formula }),
    op('power', { of: formula, exponent: formula }),
  ],
}

const dropped = said(
  'Rows that are left out of the formula because they are nothing.',
  list(exactly({ row: text, in: { enum: ['definition', 'base year', 'years not in force'] } })),
)

const figure = exactly(
  {
    step: said('Its number, by which formulas of other steps go.', text),
    is: { const: 'figure' },
    row,
    label: text,
    unit,
    price_base: priceBase,
    same_as: said('Other rows that are the same figure.', list(text)),
    years: list(exactly({ year, value: decimal, in_words: text, arithmetic: text, formula })),
    nothing: dropped,
  },
  ['nothing'],
)

const input = exactly(
  {
    step: said('Its number, by which formulas of other steps go.', text),
    is: { const: 'input' },
    path: said('Its place in the definition.', text),
    label: text,
    unit,
    price_base: priceBase,
    same_as: list(text),
    values: list(
      exactly(
        {
          year,
          value: orNull(decimal),
          written: said('As it stands in its file.', orNull(text)),
          how: { enum: ['stated', 'default', 'base-year', 'silent'] },
          file: text,
          line: whole,
          column: whole,
        },
        ['year', 'file', 'line', 'column'],
      ),
    ),
    effect: said('What a word does to the figures.', text),
    source: orNull(text),
    owner: text,
    date: text,
    quality: { enum: [...marksOfQuality] },
    impact: { enum: ['green', 'amber', 'red'] },
    note: text,
    range: named(text),
    nothing: dropped,
  },
  ['effect', 'owner', 'date', 'quality', 'impact', 'note', 'range', 'nothing'],
)

const conversion = exactly({
  label: text,
  unit,
  price_base: priceBase,
  value: orNull(decimal),
  arithmetic: orNull(text),
  formula: orNull(formula),
})

/** What `scenario explain --json` prints. */
export const explanationSchema: Shape = {
  ...resultOf(
    'Explanation of scenario explain --json',
    {
      scenario,
      title: text,
      organisation: text,
      inputs,
      path: said('The row or the input that was asked for.', text),
      label: text,
      unit,
      price_base: priceBase,
      year,
      value: orNull(decimal),
      why: said('Why there is no value, a sentence a cause.', list(text)),
      complete: said('Whether it goes down to the inputs.', flag),
      steps: list({ anyOf: [figure, input] }),
      conversions: said('The figure in other prices or per head.', list(conversion)),
    },
    ['organisation', 'why', 'conversions'],
  ),
  definitions: { formula: formulas },
}
