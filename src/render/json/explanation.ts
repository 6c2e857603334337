import { assertNever } from '../../base/assert-never.ts'
import { type Decimal, toPlain } from '../../base/decimal.ts'
import { type FinancialYear, printYear } from '../../base/financial-year.ts'
import type { MoneyUnit } from '../../base/money-unit.ts'
import { qualityOf } from '../../definition/values/quality.ts'
import type { Conversion, Dropped, FigureStep, InputStep, Nothing, ValueLeaf } from '../../explain/explanation.ts'
import { inYearOrder } from '../../explain/in-year-order.ts'
import type { StatedInput } from '../../explain/stated-input.ts'
import { type Expression, isCompound } from '../../formula/expression.ts'
import { asciiWordSigns, authorSigns, type LeafText, printExpression, textOf } from '../../formula/print.ts'
import type { Unit } from '../../formula/unit.ts'
import { isAmount, unitAsData } from '../../formula/unit-print.ts'
import type { Chapter, Derivation } from '../../report/document.ts'

/**
 * An explanation for machines: every step with its formula as a tree, its figures as decimals in text. Reckoning the
 * trees again, from the inputs up, gives the figure.
 */
export function explanationData(
  { name, definition, organisation, inputs }: Chapter,
  { explanation }: Derivation,
): object {
  const { asked, unit, steps, why, isCut, conversions } = explanation
  return {
    scenario: name,
    title: definition,
    organisation,
    inputs,
    path: asked.path,
    label: asked.label,
    ...units(asked.unit, unit, priceBaseOf(asked.realPrices), asked.words),
    year: printYear(asked.year),
    value: asked.value === undefined ? null : toPlain(asked.value),
    why: why.length === 0 ? undefined : why,
    complete: !isCut,
    steps: steps.map((step) => (step.is === 'figure' ? figureJson(step, unit) : inputJson(step, unit))),
    conversions: conversions?.map(conversionJson),
  }
}

/** What a figure is measured in, as every data format has it: the price base of money of any kind, none of other figures. */
function units(
  own: Unit | undefined,
  money: MoneyUnit,
  prices: string,
  words?: string,
): { readonly unit: string; readonly price_base: string } {
  if (own === undefined) return { unit: 'text', price_base: '' }
  return { unit: unitAsData(own, money, words), price_base: isAmount(own) ? prices : '' }
}

/** The figure in other prices or per head. What was already divided by prices is a number, because no row holds it. */
function conversionJson({ label, machineUnit: unit, priceBase, arithmetic }: Conversion): object {
  return {
    label,
    unit,
    price_base: priceBase,
    value: arithmetic === undefined ? null : toPlain(arithmetic.value),
    arithmetic:
      arithmetic === undefined ? null : textOf(printExpression<ValueLeaf>(arithmetic.of, plainText, authorSigns)),
    formula: arithmetic === undefined ? null : formulaJson(arithmetic.of),
  }
}

function priceBaseOf(realPrices: FinancialYear | undefined): string {
  return realPrices === undefined ? 'cash' : `real ${printYear(realPrices)}`
}

function figureJson(step: FigureStep, money: MoneyUnit): object {
  const { number, path, label, unit, words: counted, realPrices, aliases, workings } = step
  return {
    step: number,
    is: 'figure',
    row: path,
    label,
    ...units(unit, money, priceBaseOf(realPrices), counted),
    same_as: sameAs(step),
    years: inYearOrder(workings).map(({ working: { words, nothing }, reckoning: { year, of, value } }) => ({
      year: printYear(year),
      value: toPlain(value),
      in_words: nothing === undefined ? textOf(printExpression(words, wordText, asciiWordSigns)) : 'nothing',
      arithmetic: nothing === undefined ? textOf(printExpression<ValueLeaf>(of, plainText, authorSigns)) : '0',
      formula: formulaJson(of),
    })),
    nothing: nothingJson([...aliases, ...workings].flatMap(({ dropped }) => dropped)),
  }
}

function inputJson(step: InputStep, money: MoneyUnit): object {
  const { number, path, label, unit, aliases, input } = step
  const { source, owner, date, impact, note, range, 'review-by': review } = input.provenance
  return {
    step: number,
    is: 'input',
    path,
    label,
    ...(input.counts === undefined ? units(unit, money, 'cash') : { unit: input.counts, price_base: '' }),
    same_as: sameAs(step).filter((row) => row !== path),
    values: valuesJson(input),
    effect: input.effect === '' ? undefined : input.effect,
    source: source ?? null,
    ...{ owner, date, quality: qualityOf(input.provenance), impact, review_by: review, note },
    range:
      range === undefined
        ? undefined
        : Object.fromEntries(Object.entries(range).map(([name, { text }]) => [name, text])),
    nothing: nothingJson(aliases.flatMap(({ dropped }) => dropped)),
  }
}

/** The other rows that are the same figure. */
function sameAs({ aliases, path }: FigureStep | InputStep): string[] {
  return [...new Set(aliases.flatMap(({ names }) => names.map((name) => name.path)))].filter((row) => row !== path)
}

const places: Readonly<Record<Nothing, string>> = {
  'in-definition': 'definition',
  'in-base-year': 'base year',
  'not-in-force': 'years not in force',
}

function nothingJson(dropped: readonly Dropped[]): object[] | undefined {
  const rows = new Map(dropped.map(({ path, why }) => [path, { row: path, in: places[why] }]))
  return rows.size === 0 ? undefined : [...rows.values()]
}

function valuesJson({ statements }: StatedInput): object[] {
  return statements
    .flatMap(({ years, value, written, how, place }) =>
      (years.length === 0 ? [undefined] : years).map((year) => ({
        year,
        says: { value: value === undefined ? null : toPlain(value), written: written ?? null, how, ...place },
      })),
    )
    .sort((left, right) => (left.year ?? 0) - (right.year ?? 0))
    .map(({ year, says }) => ({ year: year === undefined ? undefined : printYear(year), ...says }))
}

function formulaJson(of: Expression<ValueLeaf>): object {
  if (!isCompound(of)) {
    const value = toPlain(of.value)
    if (of.op === 'number') return { op: 'number', value }
    const year = printYear(of.year)
    return of.op === 'figure' ? { op: 'row', row: of.path, year, value } : { op: 'input', path: of.path, year, value }
  }
  switch (of.op) {
    case 'sum':
      return { op: 'sum', terms: of.terms.map((term) => ({ sign: term.sign, of: formulaJson(term.of) })) }
    case 'product':
      return { op: 'product', factors: of.factors.map(formulaJson) }
    case 'quotient':
      return { op: 'quotient', of: formulaJson(of.of), by: formulaJson(of.by) }
    case 'max':
    case 'min':
    case 'same':
      return { op: of.op, of: of.of.map(formulaJson) }
    case 'during':
      return formulaJson(of.of)
    case 'where':
      return { op: 'where', any: formulaJson(of.any), of: formulaJson(of.of) }
    case 'power':
      return { op: 'power', of: formulaJson(of.of), exponent: formulaJson(of.exponent) }
    default:
      return assertNever(of)
  }
}

function wordText(
  leaf:
    | { readonly op: 'number'; readonly value: Decimal }
    | { readonly op: 'name'; readonly label: string; readonly before: string; readonly after: string },
): LeafText {
  if (leaf.op === 'number') return { text: toPlain(leaf.value) }
  return { text: [leaf.before, leaf.label, leaf.after].filter(Boolean).join(' ') }
}

function plainText({ value }: ValueLeaf): LeafText {
  const text = toPlain(value.abs())
  return { text, negative: value.isNegative() && text !== '0' }
}
