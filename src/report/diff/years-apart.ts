import { parseYear } from '../../base/financial-year.ts'
import { grouped } from '../../base/grouped.ts'
import { listInWords } from '../../base/list-in-words.ts'
import { listYears } from '../../definition/values/years.ts'
import type { Sentence } from '../sentence.ts'
import type { SavedResult } from './saved.ts'

/** Years of a scenario that only one of two results has: those of the first, and those of the second, in order. */
export interface YearsApart {
  /** Empty where the results are of one scenario each, whatever the two are called. */
  readonly scenario: string
  readonly years: readonly [readonly string[], readonly string[]]
}

/** The years that only one of two results has, for the scenarios that both hold and in which there are any. */
export function yearsApart(
  [first, second]: readonly [SavedResult, SavedResult],
  isSingle: boolean,
): readonly YearsApart[] {
  const [before, after] = [yearsIn(first, isSingle), yearsIn(second, isSingle)]
  return [...before].flatMap(([scenario, own]) => {
    const other = after.get(scenario)
    if (other === undefined) return []
    const years = [beyond(own, other), beyond(other, own)] as const
    return years.some(({ length }) => length > 0) ? [{ scenario, years }] : []
  })
}

function yearsIn({ rows }: SavedResult, isSingle: boolean): ReadonlyMap<string, ReadonlySet<string>> {
  const byScenario = grouped(rows, ({ scenario }) => (isSingle ? '' : scenario))
  return new Map(
    [...byScenario].map(([scenario, own]) => [scenario, new Set(own.flatMap(({ values }) => [...values.keys()]))]),
  )
}

function beyond(own: ReadonlySet<string>, other: ReadonlySet<string>): string[] {
  return [...own].filter((year) => !other.has(year)).sort()
}

/** Which years only one of the two has, in sentences. */
export function yearsApartInWords(apart: readonly YearsApart[]): Sentence[] {
  return apart.flatMap(({ scenario, years }) =>
    years.flatMap((alone, at): Sentence[] => {
      if (alone.length === 0) return []
      const of = scenario === '' ? '' : ` of ${scenario}`
      const which = at === 0 ? 'first' : 'second'
      const known = alone.map(parseYear)
      const named = known.every((year) => year !== undefined) ? listYears(known) : listInWords(alone)
      return [[`${named}${of} ${alone.length === 1 ? 'is' : 'are'} in the ${which} result alone.`]]
    }),
  )
}
