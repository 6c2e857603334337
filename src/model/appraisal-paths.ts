import type { ItemId } from '../definition/definition.ts'
import type { RowPath } from './row-path.ts'

/** The factors that years are discounted by: of cash, and of effects on health. */
export const factorPaths = { cash: 'appraisal.factor', health: 'appraisal.health-factor' } as const satisfies Readonly<
  Record<string, RowPath>
>

/** What turns cash of a year into the prices of the base. */
export const pricesPath = 'appraisal.prices' satisfies RowPath

/** The sum of the factors over the life. */
export const annuityPath = 'appraisal.annuity' satisfies RowPath

/** A figure that each option has, by the name that follows that of the option. */
export type OptionFigure = Exclude<
  RowPath extends infer Path ? (Path extends `appraisal.${string}.${infer Figure}` ? Figure : never) : never,
  `${string}.${string}`
>

/** The row of a figure of an option. */
export function optionPath<Figure extends OptionFigure>(
  option: ItemId,
  figure: Figure,
): `appraisal.${ItemId}.${Figure}` {
  return `appraisal.${option}.${figure}`
}

/** The row of a benefit of an option: what it is worth in each year, or discounted and added up. */
export function benefitPath<Of extends 'amount' | 'present-to-date'>(
  option: ItemId,
  benefit: ItemId,
  of: Of,
): `appraisal.${ItemId}.benefits.${ItemId}.${Of}` {
  return `appraisal.${option}.benefits.${benefit}.${of}`
}
