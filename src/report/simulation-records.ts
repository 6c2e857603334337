import { type Decimal, toPlain } from '../base/decimal.ts'
import { printYear } from '../base/financial-year.ts'
import type { Made } from './document.ts'
import { statusOf } from './figures.ts'
import type { Records, RecordValue } from './records.ts'
import type { SimulationAnswer } from './simulation-answer.ts'
import type { MovedMiddle } from './simulation-middle.ts'
import type { SimulatedWords } from './simulation-words.ts'
import { nameCells, nameColumns, yearCells, yearColumns } from './tidy-columns.ts'
import type { View } from './views/view.ts'
import { viewed } from './views/viewed.ts'

const columns = [...nameColumns, ...yearColumns, 'statistic', 'standard_error', 'value', 'status']

/** The statistics of a simulation for machines. */
export function simulationRecords(
  answer: SimulationAnswer,
  told: readonly SimulatedWords[],
  moved: readonly MovedMiddle[],
  view: View,
  made: Made,
): Records {
  const { scenario, draws, asked, seed, how, figures, risks } = answer
  const { base } = scenario.definition.horizon
  const rows = told.flatMap((words): RecordValue[][] => {
    const { row } = words.told
    const { unit, priceBase } = viewed(view, row)
    return [...words.statistics()].map(({ index, statistic, value, error }) => {
      const year = base + index
      const status = value === undefined ? 'not-applicable' : statusOf(year, scenario)
      return [
        ...nameCells(scenario.name, { row, unit, priceBase }),
        ...yearCells(year),
        statistic,
        error,
        value,
        status,
      ]
    })
  })
  const text = (value: Decimal | undefined): string | null => (value === undefined ? null : toPlain(value))
  return {
    columns,
    rows,
    wide: wideOf(answer, told, view),
    data: {
      scenario: scenario.name,
      title: scenario.definition.title,
      draws,
      draws_asked: asked,
      seed,
      sampler: how,
      figures,
      risks,
      partial: answer.isPartial,
      rows: told.map((words) => {
        const { row } = words.told
        const { unit, priceBase } = viewed(view, row)
        const byYear = new Map<
          number,
          Record<string, { readonly value: string | null; readonly standard_error: string | null }>
        >()
        for (const { index, statistic, value, error } of words.statistics()) {
          const own = byYear.get(index) ?? {}
          own[statistic] = { value: text(value), standard_error: text(error) }
          byYear.set(index, own)
        }
        return {
          row: row.path,
          label: row.label,
          unit,
          price_base: priceBase,
          middle_moved_by: middleOf(moved.find((one) => one.words === words)),
          years: [...byYear].map(([index, statistics]) => ({ year: printYear(base + index), statistics })),
        }
      }),
      set: scenario.settings,
      inputs: made.inputs(scenario),
    },
  }
}

/** The figure that moves the middle of a row most: at the middle of its draws alone the row is no more what it is as stated. */
function middleOf(moved: MovedMiddle | undefined): object | null {
  if (moved === undefined) return null
  const { figure, middle, answer, stated, words } = moved
  const { varied } = figure
  return {
    figure: varied.path,
    how: varied.how,
    stated: varied.how === 'shift' ? null : toPlain(varied.central),
    middle: toPlain(middle),
    row_at_middle: toPlain(words.viewedValue(answer)),
    row_as_stated: toPlain(words.viewedValue(stated)),
  }
}

/** The same with a column a year: a line for each statistic, and one below it for its standard error where it has one. */
function wideOf(
  { scenario }: SimulationAnswer,
  told: readonly SimulatedWords[],
  view: View,
): Pick<Records, 'columns' | 'rows'> {
  const { base, count } = scenario.definition.horizon
  const years = Array.from({ length: count + 1 }, (_, index) => index)
  const rows = told.flatMap((words): RecordValue[][] => {
    const { row } = words.told
    const { unit, priceBase } = viewed(view, row)
    const byStatistic = new Map<string, { values: (Decimal | undefined)[]; errors: (Decimal | undefined)[] }>()
    const all = [...words.statistics()]
    // The base year has fewer of them: their order is that of the last.
    for (const { statistic } of all.filter(({ index }) => index === count))
      byStatistic.set(statistic, { values: [], errors: [] })
    for (const { index, statistic, value, error } of all) {
      const own = byStatistic.get(statistic) ?? { values: [], errors: [] }
      own.values[index] = value
      own.errors[index] = error
      byStatistic.set(statistic, own)
    }
    return [...byStatistic].flatMap(([statistic, { values, errors }]) => {
      const line = (figure: string, of: readonly (Decimal | undefined)[]): RecordValue[] => [
        ...nameCells(scenario.name, { row, unit, priceBase }),
        statistic,
        figure,
        ...years.map((index) => of[index]),
      ]
      const isKnown = years.some((index) => errors[index] !== undefined)
      return [line('value', values), ...(isKnown ? [line('standard_error', errors)] : [])]
    })
  })
  return {
    columns: [...columns.slice(0, 5), 'statistic', 'figure', ...years.map((index) => printYear(base + index))],
    rows,
  }
}
