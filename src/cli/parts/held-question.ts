import { type MoneyUnit, moneyUnits } from '../../base/money-unit.ts'
import { type AskedWords, askedIn, mergedAsked } from '../asked-words.ts'
import type { CommonOptions, ShowOptions } from '../choices.ts'
import { mostDecimals } from '../options.ts'
import type { ViewOptions } from '../view-options.ts'
import type { MergedShown } from './parted-command.ts'

/** What every question that is asked in parts is made of, beside what is its own. */
export interface HeldQuestion
  extends ViewOptions,
    Pick<ShowOptions, 'decimals'>,
    Pick<CommonOptions, 'set' | 'allowOutside' | 'asked'> {
  readonly file: string
  readonly rows: readonly string[]
  readonly years: readonly string[]
}

/** A question as parts hold it: every option, those that were left out included. */
export function heldOptions(question: HeldQuestion): Readonly<Record<string, unknown>> {
  const { allowOutside, prices, perHead, unit, decimals, asked, ...own } = question
  return {
    ...own,
    allowOutside: allowOutside === true,
    prices: prices ?? null,
    perHead: perHead === true,
    unit: unit ?? null,
    decimals: decimals ?? null,
    asked: asked ?? null,
  }
}

/** That of a question which parts hold; undefined where it is none. */
export function heldQuestion(options: Readonly<Record<string, unknown>>): HeldQuestion | undefined {
  const { file, rows, years, set, allowOutside, prices, perHead, unit, decimals, asked } = options
  const money = moneyUnits.find((one) => one === unit)
  const isRight =
    typeof file === 'string' &&
    areTexts(rows) &&
    areTexts(years) &&
    areTexts(set) &&
    typeof allowOutside === 'boolean' &&
    typeof perHead === 'boolean' &&
    (prices === null || prices === 'cash' || prices === 'real') &&
    (unit === null || money !== undefined) &&
    (decimals === null || (areCounts([decimals]) && (decimals as number) <= mostDecimals))
  if (!isRight) return undefined
  return {
    file,
    rows,
    years,
    set,
    ...mergedAsked(askedIn(asked)),
    ...(allowOutside && { allowOutside }),
    ...(prices !== null && { prices }),
    ...(perHead && { perHead }),
    ...(money && { unit: money }),
    ...(decimals !== null && { decimals: decimals as number }),
  }
}

/** A question as it is told by who puts the parts together, whose options on showing come before those of the parts. */
export function asShown<Question extends HeldQuestion>(question: Question, shown: MergedShown): Question {
  const told: { unit?: MoneyUnit; decimals?: number; asked?: AskedWords } = mergedAsked(question.asked, shown.asked)
  if (shown.unit !== undefined) told.unit = shown.unit
  if (shown.decimals !== undefined) told.decimals = shown.decimals
  return { ...question, ...told }
}

/** Whether a value of JSON is a list of whole numbers, none below nought. */
export function areCounts(values: unknown): values is readonly number[] {
  return Array.isArray(values) && values.every((value) => Number.isSafeInteger(value) && value >= 0)
}

function areTexts(value: unknown): value is readonly string[] {
  return Array.isArray(value) && value.every((one) => typeof one === 'string')
}
