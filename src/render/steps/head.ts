import type { Decimal } from '../../base/decimal.ts'
import { printYear } from '../../base/financial-year.ts'
import { unitInWords } from '../../base/money-unit.ts'
import type { Explanation, Reckoning, Step } from '../../explain/explanation.ts'
import { leavesOf } from '../../formula/expression.ts'
import type { Unit } from '../../formula/unit.ts'
import { areWhole, figureText, isAmount, isPercent, placesOf } from '../../formula/unit-print.ts'
import { type Digits, digitsFor, exactText } from './exact-text.ts'
import type { Voice } from './phrases.ts'

/** The digits that suit all the money of an explanation. */
export function digitsOf(explanation: Explanation): Digits {
  return digitsFor(allValues(explanation).flatMap(({ value, unit }) => (unit === 'money' ? [value] : [])))
}

/** A figure that is printed, with what it is in. */
interface Printed {
  readonly value: Decimal
  readonly unit: Unit | undefined
}

function allValues({ steps, conversions = [] }: Explanation): Printed[] {
  const converted = conversions.flatMap(({ arithmetic }) => (arithmetic === undefined ? [] : [arithmetic]))
  return [...steps.flatMap(valuesOf), ...valuesIn(converted, 'money')]
}

function valuesOf(step: Step): Printed[] {
  const { unit } = step
  if (step.is === 'input')
    return step.input.statements.flatMap(({ value }) => (value === undefined ? [] : [{ value, unit }]))
  return step.workings.flatMap(({ years }) => valuesIn(years, unit))
}

function valuesIn(years: readonly Reckoning[], unit: Unit | undefined): Printed[] {
  return years.flatMap(({ of, value }) => [
    { value, unit },
    ...leavesOf(of).map((leaf) => ({ value: leaf.value, unit: leaf.op === 'number' ? undefined : leaf.unit })),
  ])
}

/** What money is in: `£ million, cash`. */
function moneyInWords(unit: Explanation['unit']): string {
  return `${unitInWords(unit)}, cash`
}

/** What the money that was asked for is in, which is real where its own formula makes it so: `£ million, 2017/18 prices`. */
function askedInWords({ asked, unit }: Explanation): string {
  if (asked.realPrices === undefined) return moneyInWords(unit)
  return `${unitInWords(unit)}, ${printYear(asked.realPrices)} prices`
}

/** The headline: the figure that was asked for, its year, its unit and the file. */
export function titleOf(explanation: Explanation, file: string, decimals: number, voice: Voice): string {
  const { asked } = explanation
  return `${asked.label}, ${printYear(asked.year)}: ${headline(explanation, decimals, voice)} (${file})`
}

/** The scenario, and how its figures are shown. */
export function aboutOf(explanation: Explanation, decimals: number, voice: Voice): string[] {
  const { title, organisation } = explanation.scenario.definition
  return [
    organisation === undefined ? title : `${title}, ${organisation}`,
    notesOf(explanation, decimals, voice).join(' '),
  ].filter(Boolean)
}

/** A figure rounded as people read it, with its unit. A word as it is told. */
function headline(explanation: Explanation, decimals: number, { words, brackets }: Voice): string {
  const { asked, steps, why } = explanation
  const { value, unit: own } = asked
  const [first] = steps
  if (why.length > 0) return 'no value'
  if (value === undefined || own === undefined) {
    const statement = first?.is === 'input' ? first.input.statements[0] : undefined
    return statement?.said ?? statement?.written ?? ''
  }
  const places = areWhole(own, [value]) ? 0 : placesOf(own, { money: decimals, percent: decimals })
  const manner = {
    told: own === 'money' ? 'bare' : 'whole',
    negative: brackets && isAmount(own) ? undefined : words.negative,
  } as const
  const text = figureText(value, own, places, manner)
  return own === 'money' ? `${text} ${askedInWords(explanation)}` : text
}

function isRealStep(step: Step): boolean {
  return step.is === 'figure' && step.realPrices !== undefined
}

/** What is rounded, and what money is in where the headline does not say so. */
function notesOf(explanation: Explanation, decimals: number, { digits }: Voice): string[] {
  const { asked, unit, steps } = explanation
  const { value, unit: own } = asked
  const places = own === undefined ? 0 : placesOf(own, { money: decimals, percent: decimals })
  const isRounded =
    value !== undefined && own !== undefined && !value.toDecimalPlaces(isPercent(own) ? places + 2 : places).eq(value)
  const isShortened = allValues(explanation).some((one) => exactText(one.value, one.unit, digits).isShortened)
  const isUntold = own !== 'money' || asked.realPrices !== undefined
  const isCashStep = (step: Step): boolean => step.unit === 'money' && !isRealStep(step)
  const otherwise = steps.some(isRealStep) ? ', but for what is in the prices of one year' : ''
  const most = `${digits.moneyPlaces} decimal places where they have more`
  return [
    ...(isUntold && steps.some(isCashStep) ? [`Money is in ${moneyInWords(unit)}${otherwise}.`] : []),
    ...(isRounded ? ['The figure above is rounded.'] : []),
    ...(isShortened ? [`Figures below are exact, or to ${most}.`] : isRounded ? ['Figures below are exact.'] : []),
  ]
}
