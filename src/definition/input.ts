import type { FinancialYear } from '../base/financial-year.ts'
import type { Entry } from './values/entry.ts'
import type { BaseYear, Series } from './values/series.ts'

/** What an input is measured in. `pounds` is pounds for each resident, whatever the unit of the definition. */
export type InputUnit =
  | 'money'
  | 'rate'
  | 'share'
  | 'people'
  | 'index'
  | 'price-index'
  | 'pounds'
  | 'activity'
  | 'unit-cost'
  | 'declared'

declare const ofItem: unique symbol

/**
 * The name of an item as the definition holds it: what an author chose. It is a type of its own, so that only such a name stands where the name
 * of a row has one: a word that the program puts there itself may be a row that does not exist.
 */
export type ItemId = string & { readonly [ofItem]: true }

declare const ofInput: unique symbol

/** The path of an input as it and its entry hold it: a type of its own, as the name of a row is. */
export type InputPath = string & { readonly [ofInput]: true }

/**
 * An input of the model: a value of the definition spread over the years, the base year first. Money is in the unit of
 * the definition, rates and shares are fractions (3% is 0.03).
 */
export interface Input {
  readonly path: InputPath
  readonly unit: InputUnit
  readonly values: Series
  /** How it was written and where; absent for a default. */
  readonly entry: Entry | undefined
  /**
   * How its values come of its entry: spread over the years with this said of the base year, or the one value in all of them. Absent
   * where they come of more than that, so that another entry asks for another definition.
   */
  readonly spread?: BaseYear | 'one'
  /**
   * Set for a month or a year that formulas reckon with. Another one changes the rows themselves, so that it must be read
   * again and the model built anew; every other figure may be changed in the model as it stands.
   */
  readonly isSetting?: true
  /** The year in whose prices an amount of money is stated; that of the money of each year where undefined. */
  readonly pricesOf?: FinancialYear
  /** Set for what a row is held against, and nothing rests on: a stated total and its tolerance, or what came out. */
  readonly target?: 'total' | 'actual'
  /** Set where it is one of a list that stands in one value: an age, or an end of a point of a line. */
  readonly part?: ListPart
}

/** Which part of a list an input is. */
export interface ListPart {
  /** Its place in the list, from 0. */
  readonly at: number
  /** Of a point: which of its two figures. */
  readonly of?: 'at' | 'growth'
  /** What its path adds to that of the value: `[2]`, `[2].at`; nothing where it is the only one. */
  readonly name: string
}

/** Something that has an id and a title. */
export interface Item {
  readonly id: ItemId
  readonly title: string
}
