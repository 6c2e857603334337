import { listYears } from '../definition/values/years.ts'
import { type ActualFigures, isTitled } from '../model/actuals.ts'
import type { Model } from '../model/model.ts'

/** The years of which some row has an actual figure, by index from the base year, and those of them in which some figure may still change. */
export function heldYears({ actuals }: Pick<Model, 'actuals'>): {
  readonly held: readonly number[]
  readonly provisional: readonly number[]
} {
  const held = new Set(
    actuals.flatMap(({ values }) => values.flatMap((value, index) => (value === undefined ? [] : [index]))),
  )
  const provisional = new Set(actuals.flatMap(({ actual }) => actual.provisional))
  return { held: inOrder(held), provisional: inOrder(provisional) }
}

/** Whether an author gave figures a title of their own: then they may stand for what came out, and nothing may call them actual. */
export function isOutturn({ actual }: Pick<ActualFigures, 'actual'>): boolean {
  return !isTitled(actual)
}

/** What figures are held and for which years: `Actual figures are held for 2019/20 (provisional: 2019/20)`. */
export function heldFigures(model: Pick<Model, 'actuals' | 'horizon'>): string {
  const are = model.actuals.every(isOutturn)
    ? 'Actual figures are held for'
    : 'Figures to hold the plan against stand for'
  return `${are} ${heldInWords(model)}`
}

/** Years of a model in words: `2019/20 to 2023/24 (provisional: 2023/24)`. Empty where nothing came out yet. */
function heldInWords(model: Pick<Model, 'actuals' | 'horizon'>): string {
  const { held, provisional } = heldYears(model)
  const named = (indices: readonly number[]): string =>
    listYears(indices.map((index) => model.horizon.base + index)).replace(/, ([^,]*)$/, ' and $1')
  return `${named(held)}${provisional.length === 0 ? '' : ` (provisional: ${named(provisional)})`}`
}

function inOrder(indices: ReadonlySet<number>): readonly number[] {
  return [...indices].sort((one, other) => one - other)
}
