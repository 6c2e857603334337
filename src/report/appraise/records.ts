import { type Decimal, toPlain } from '../../base/decimal.ts'
import { printYear } from '../../base/financial-year.ts'
import { upperFirst } from '../../base/upper-first.ts'
import { scoreInWords } from '../../definition/appraisal/scores.ts'
import type { Made } from '../document.ts'
import { type FigureRow, type FigureTable, figuresOf, statusIn } from '../figures.ts'
import type { Records, RecordValue } from '../records.ts'
import { nameCells, nameColumns, yearCells, yearColumns } from '../tidy-columns.ts'
import { variedNumber } from '../varied-words.ts'
import type { AppraisalFigures } from './figures.ts'

/** A row of an appraisal with whose it is: that of an option under the bare name, the rest those of the whole. */
interface OwnedRow {
  readonly scenario: string
  readonly row: FigureRow
  readonly named: { readonly path: string; readonly label: string }
}

/** The answer for machines: its rows by year, and in JSON all of it. */
export function appraisalRecords(figures: AppraisalFigures, made: Made): Records {
  const { scenario, appraised } = figures.answer
  const { base, count } = scenario.definition.horizon
  const years = Array.from({ length: count + 1 }, (_, index) => base + index)
  const isOfAppraisal: (row: FigureRow['row']) => boolean = ({ section, shown }) => section === 'appraisal' && shown
  const table = figuresOf(scenario, { view: {}, years, rows: isOfAppraisal, isByMember: false }, figures.view)
  const rows = ownedRows(table)
  return {
    ...tidy(table, rows),
    wide: wide(table, rows),
    data: dataOf(figures, table, rows, made, appraised.definition.appraisal.base),
  }
}

function ownedRows(table: FigureTable): readonly OwnedRow[] {
  return table.rows.map((row): OwnedRow => {
    const { item, path, label } = row.row
    if (item === undefined) return { scenario: table.name, row, named: { path, label } }
    const after = path.slice(`appraisal.${item.id}.`.length)
    const own = label.startsWith(`${item.title}, `) ? label.slice(item.title.length + 2) : label
    return { scenario: item.id, row, named: { path: `appraisal.${after}`, label: upperFirst(own) } }
  })
}

function tidy(table: FigureTable, rows: readonly OwnedRow[]): Pick<Records, 'columns' | 'rows'> {
  return {
    columns: [...nameColumns, ...yearColumns, 'value', 'status'],
    rows: rows.flatMap(({ scenario, row, named }) =>
      table.years.map((year, at): readonly RecordValue[] => [
        ...nameCells(scenario, { ...row, row: named }),
        ...yearCells(year),
        row.values[at],
        statusIn(table, row, at),
      ]),
    ),
  }
}

function wide(table: FigureTable, rows: readonly OwnedRow[]): Pick<Records, 'columns' | 'rows'> {
  return {
    columns: [...nameColumns, ...table.years.map(printYear)],
    rows: rows.map(({ scenario, row, named }) => [
      ...nameCells(scenario, { ...row, row: named }),
      ...table.years.map((_, at) => row.values[at]),
    ]),
  }
}

const plain = (value: Decimal | undefined): string | null => (value === undefined ? null : toPlain(value))

function dataOf(
  figures: AppraisalFigures,
  table: FigureTable,
  rows: readonly OwnedRow[],
  made: Made,
  baseIndex: number,
): object {
  const { answer, view } = figures
  const { scenario, appraised } = answer
  const { appraisal, horizon } = appraised.definition
  const dataRow = ({ row, named }: OwnedRow): object => ({
    row: named.path,
    path: row.row.path,
    label: named.label,
    unit: row.unit,
    price_base: row.priceBase,
    values: table.years.map((_, at) => plain(row.values[at])),
  })
  const money = (value: Decimal | undefined): string | null => plain(value && view.cash.money(value))
  return {
    scenario: scenario.name,
    title: scenario.definition.title,
    budget: appraisal.budget,
    base: printYear(horizon.base + baseIndex),
    counterfactual: appraisal.counterfactual ?? null,
    unit: view.unit,
    years: table.years.map(printYear),
    criteria: appraisal.criteria.map(({ id, title, weight }) => ({ id, title, weight: plain(weight.values[0]) })),
    rows: rows.filter(({ row }) => row.row.item === undefined).map(dataRow),
    options: appraised.options.map((option) => ({
      option: option.id,
      title: option.title,
      comment: option.stated.comment ?? null,
      scores: option.stated.scores.map(({ criterion, score, comment }) => ({
        criterion,
        score: plain(score.values[0]),
        words: scoreInWords(score.values[0]?.toNumber() ?? 0),
        comment: comment ?? null,
      })),
      score: plain(option.score),
      rank_on_criteria: option.scoreRank ?? null,
      net_present_cost: money(option.cost),
      rank_on_cost: option.costRank ?? null,
      benefits: option.stated.benefits.map((benefit) => ({
        id: benefit.id,
        title: benefit.title,
        class: benefit.is,
        health: benefit.isHealth,
        comment: benefit.comment ?? null,
      })),
      rows: rows.filter(({ scenario: owner, row }) => row.row.item !== undefined && owner === option.id).map(dataRow),
    })),
    switching: appraised.switching.map(({ option, other, varied, at, interval }) => ({
      option,
      other,
      path: varied.path,
      how: varied.how,
      central: plain(variedNumber(varied, varied.central, view)),
      at: at === undefined ? null : plain(variedNumber(varied, at, view)),
      interval: {
        low: plain(variedNumber(varied, interval.low, view)),
        high: plain(variedNumber(varied, interval.high, view)),
      },
    })),
    weights: appraised.weights.map(({ criterion, weight, holds, below, above }) => ({
      criterion: criterion.id,
      weight: plain(weight),
      // A test that nothing could fail proves nothing.
      holds_halved: appraised.isByAnyWeights ? null : holds.halved,
      holds_doubled: appraised.isByAnyWeights ? null : holds.doubled,
      shared_below: below === undefined ? null : { weight: plain(below.weight), option: below.option },
      shared_above: above === undefined ? null : { weight: plain(above.weight), option: above.option },
    })),
    set: scenario.settings,
    inputs: made.inputs(scenario),
  }
}
