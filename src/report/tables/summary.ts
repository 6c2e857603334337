import type { Decimal } from '../../base/decimal.ts'
import { type FinancialYear, printYear } from '../../base/financial-year.ts'
import { hasFailedCheck } from '../../checks/checks.ts'
import type { Horizon } from '../../definition/values/years.ts'
import type { RowPath } from '../../model/row-path.ts'
import type { Scenario } from '../../open/open.ts'
import type { Addition, Chart, Made, SideBySide, Table, TableRow } from '../document.ts'
import type { Cell } from '../figure.ts'
import { areDeflatedAlike, type Deflation, deflationOf } from '../views/deflated-alike.ts'
import { FiguresInView } from '../views/figures-in-view.ts'
import { basisOf, type View, type ViewChoice, viewOf } from '../views/view.ts'

const envelope = 'out-of-hospital.envelope'

/** What scenarios are compared by, in the order in which it is told. */
const measures: readonly { readonly label: string; readonly path: RowPath }[] = [
  { label: 'Out-of-hospital envelope', path: envelope },
  { label: 'Headroom', path: 'headroom' },
  { label: 'Headroom to date', path: 'headroom.to-date' },
  { label: 'Recurrent savings still to be found', path: 'savings.requirement' },
]

/** More lines than these in one chart nobody can tell apart. */
const mostDrawn = 10

/** What is kept of a scenario: figures by year, of the years shown, and of all years of the envelope. */
interface Line {
  readonly title: string
  readonly path: string
  readonly horizon: Horizon
  readonly hasFailed: boolean
  readonly years: readonly FinancialYear[]
  readonly cells: readonly ReadonlyMap<FinancialYear, Cell>[]
  readonly envelope: ReadonlyMap<FinancialYear, Decimal>
  readonly deflation: Deflation | undefined
}

/**
 * The out-of-hospital envelope, headroom, headroom to date and the savings still to be found of several scenarios, side by
 * side in the years shown, with what each differs from the first by; from scenarios that come one at a time. Money is in one
 * unit, that of the first where none is asked for. Real terms are of one price base: unlike ones are refused before it comes
 * to this.
 */
export class Summary {
  private readonly choice: ViewChoice
  private readonly lines: Line[] = []
  private settings: readonly string[] = []
  private first: View | undefined
  private readonly inputsOf: Made['inputs']
  private readonly inputs: Record<string, string> = {}

  /** With what tells the hashes of files, where no chapter of a scenario does. */
  constructor(choice: ViewChoice, inputsOf: Made['inputs'] = () => ({})) {
    this.choice = choice
    this.inputsOf = inputsOf
  }

  add(scenario: Scenario, years: readonly FinancialYear[]): void {
    const { title, horizon } = scenario.definition
    const view = viewOf(scenario, { ...this.choice, unit: this.choice.unit ?? this.first?.cash.unit })
    this.first ??= view
    this.settings = scenario.settings
    Object.assign(this.inputs, this.inputsOf(scenario))
    const figures = new FiguresInView(scenario, view)
    const all = Array.from({ length: horizon.count + 1 }, (_, index) => horizon.base + index)
    this.lines.push({
      title,
      path: scenario.files.at(-1)?.source?.path ?? scenario.name,
      horizon,
      hasFailed: hasFailedCheck(scenario),
      years,
      cells: measures.map(({ path }) => new Map(years.map((year) => [year, figures.cell(path, year - horizon.base)]))),
      envelope: new Map(
        all.flatMap((year) => {
          const value = figures.money(envelope, year - horizon.base)?.value
          return value === undefined ? [] : [[year, value] as const]
        }),
      ),
      deflation: view.isReal ? deflationOf(scenario) : undefined,
    })
  }

  /** Undefined where there are not several. */
  sideBySide(): SideBySide | undefined {
    const { first: view, lines } = this
    const [first] = lines
    if (view === undefined || first === undefined || lines.length < 2) return undefined
    const { base, count } = first.horizon
    const isAlike = lines.every(({ horizon }) => horizon.base === base && horizon.count === count)
    const titles = lines.map(
      ({ title, horizon, hasFailed }) =>
        `${title}${isAlike ? '' : yearsOf(horizon)}${hasFailed ? ' (CHECKS FAILED)' : ''}`,
    )
    return {
      table: tableOf(lines, titles, view, this.settings),
      charts: chartsOf(lines, titles, view),
      inputs: this.inputs,
    }
  }
}

function tableOf(lines: readonly Line[], titles: readonly string[], view: View, settings: readonly string[]): Table {
  const years = [...new Set(lines.flatMap((line) => line.years))].sort((one, other) => one - other)
  const rows: TableRow[] = []
  const additions: Addition[] = []
  for (const [measure, { label }] of measures.entries()) {
    if (rows.length > 0) rows.push({ role: 'gap', label: '', cells: [] })
    rows.push({ role: 'total', label, cells: years.map(() => blank) })
    const top = rows.length
    for (const [at, line] of lines.entries()) {
      const cells = years.map((year) => line.cells[measure]?.get(year) ?? blank)
      rows.push({ role: 'item', label: titles[at] ?? line.title, cells })
      if (at === 0) continue
      const differences = cells.map((cell, column) => differenceOf(cell, rows[top]?.cells[column]))
      rows.push({ role: 'item', label: 'less the first', cells: differences })
      additions.push({
        total: rows.length - 1,
        parts: [
          { row: rows.length - 2, sign: 1 },
          { row: top, sign: -1 },
        ],
      })
    }
  }
  const deflations = lines.flatMap(({ deflation }) => deflation ?? [])
  const apart = areDeflatedAlike(deflations) ? '' : ', each by its own deflator'
  return {
    heading: 'Scenarios side by side',
    basis: `${basisOf(view)}${apart}`,
    decimals: view.decimals,
    percentDecimals: view.percentPlaces(1),
    columns: years.map((year) => ({ label: printYear(year), note: '' })),
    rows,
    additions,
    notes: [
      [`The envelope is first gone: ${lines.map((line, at) => `${titles[at]}, ${goneIn(line)}`).join('; ')}.`],
      ...(settings.length === 0 ? [] : [[`Changed on the command line: ${settings.join('; ')}.`]]),
      [`Files, in this order: ${lines.map(({ path }) => path).join(', ')}.`],
    ],
  }
}

const blank: Cell = { is: 'blank' }

/** What a figure is less another one of the same year; blank where either has none. */
function differenceOf(cell: Cell, first: Cell | undefined): Cell {
  return cell.is === 'money' && first?.is === 'money'
    ? { is: 'money', value: cell.value.minus(first.value), of: undefined }
    : blank
}

/** The first year in which nothing is left, or that there is none. */
function goneIn({ envelope: values, horizon }: Line): string {
  const first = [...values].find(([, value]) => value.lte(0))
  return first === undefined ? `not by ${printYear(horizon.base + horizon.count)}` : `in ${printYear(first[0])}`
}

/** The envelope of every scenario on one axis; none where there are too many to tell apart, or no years to draw. */
function chartsOf(lines: readonly Line[], titles: readonly string[], view: View): Chart[] {
  const all = lines.flatMap(({ horizon: { base, count } }) => [base, base + count])
  const [start, end] = [Math.min(...all), Math.max(...all)]
  if (start === end || lines.length > mostDrawn) return []
  const years = Array.from({ length: end - start + 1 }, (_, index) => start + index)
  return [
    {
      title: 'Out-of-hospital envelope',
      unit: basisOf(view),
      years,
      series: lines.map((line, at) => ({
        label: titles[at] ?? line.title,
        rows: [envelope],
        values: years.map((year) => line.envelope.get(year)),
      })),
      decimals: view.decimals,
    },
  ]
}

/** The first and the last year of a scenario, where those of others differ. */
function yearsOf({ base, count }: Horizon): string {
  return `, ${printYear(base)} to ${printYear(base + count)}`
}
