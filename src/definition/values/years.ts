import { type FinancialYear, parseYear, printYear } from '../../base/financial-year.ts'

/** Which years a part of a by-year value is for. Open ends are undefined. */
export type Selector =
  | { readonly is: 'years'; readonly from: FinancialYear | undefined; readonly to: FinancialYear | undefined }
  | { readonly is: 'default' }

/** The base year and the projected years after it. Index 0 is the base year. */
export interface Horizon {
  readonly base: FinancialYear
  readonly count: number
}

/** Read `2019/20`, `2019/20..2022/23`, `2021/22..`, `..2020/21` or `default`. Undefined for anything else. */
export function parseSelector(text: string): Selector | undefined {
  if (text === 'default') return { is: 'default' }
  const [first = '', second, ...rest] = text.split('..')
  if (rest.length > 0) return undefined
  const from = parseYear(first)
  if (second === undefined) return from === undefined ? undefined : { is: 'years', from, to: from }
  const to = parseYear(second)
  if (from === undefined && first !== '') return undefined
  if (to === undefined && second !== '') return undefined
  return from === undefined && to === undefined ? undefined : { is: 'years', from, to }
}

/** Whether a selector names the year itself; `default` names none. */
export function names(selector: Selector, year: FinancialYear): boolean {
  return selector.is === 'years' && (selector.from ?? year) <= year && year <= (selector.to ?? year)
}

/** Every year of a horizon, the base year first. */
export function yearsOf({ base, count }: Horizon): FinancialYear[] {
  return Array.from({ length: count + 1 }, (_, index) => base + index)
}

/** Years as people write them, runs joined: `2019/20, 2021/22 to 2024/25`. */
export function listYears(years: readonly FinancialYear[]): string {
  const runs: [number, number][] = []
  for (const year of years) {
    const last = runs.at(-1)
    if (last !== undefined && last[1] === year - 1) last[1] = year
    else runs.push([year, year])
  }
  return runs.map(([from, to]) => (from === to ? printYear(from) : `${printYear(from)} to ${printYear(to)}`)).join(', ')
}
