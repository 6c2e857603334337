import type { Explained, Reckoning } from './explanation.ts'

/** The years of all workings of a row in their order, each with the working it is of: a row may be one thing and another by turns. */
export function inYearOrder(
  workings: readonly Explained[],
): readonly { readonly working: Explained; readonly reckoning: Reckoning }[] {
  return workings
    .flatMap((working) => working.years.map((reckoning) => ({ working, reckoning })))
    .sort((one, other) => one.reckoning.year - other.reckoning.year)
}
