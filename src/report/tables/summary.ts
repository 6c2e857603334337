import type { Decimal } from '../../base/decimal.ts'
import { type FinancialYear, printYear } from '../../base/financial-year.ts'
import { hasFailedCheck } from '../../checks/checks.ts'
import type { Definition } from '../../definition/definition.ts'
import type { Horizon } from '../../definition/values/years.ts'
import { envelope, hasEnvelope } from '../../model/care-settings.ts'
import type { RowPath } from '../../model/row-path.ts'
import type { Scenario } from '../../open/open.ts'
import { type YearMarks, yearMarksOf, yearsToldApart } from '../chart-years.ts'
import type { Addition, Chart, Made, SideBySide, Table, TableRow } from '../document.ts'
import { answerInBrief } from '../facts/answer.ts'
import { assumedStart, fundingAssumed } from '../facts/assumed.ts'
import { type OpenPlan, openPlan } from '../facts/savings.ts'
import type { Cell } from '../figure.ts'
import { assumedNotes, declaredIn, declaredNotes } from '../notes/declared-notes.ts'
import { joined, type Sentence, say, sentenceText } from '../sentence.ts'
import { areDeflatedAlike, type Deflation, deflationOf } from '../views/deflated-alike.ts'
import { FiguresInView } from '../views/figures-in-view.ts'
import { basisOf, moneyOfFigures, type View, type ViewChoice, viewOf } from '../views/view.ts'
import { pricesAside } from '../views/view-words.ts'
import { sameInAll } from '../whose.ts'

interface Measure {
  readonly label: string
  readonly path: RowPath
}

/** What scenarios are compared by, in the order in which it is told. */
const measures: readonly Measure[] = [
  { label: 'Out-of-hospital envelope', path: envelope },
  { label: 'Headroom', path: 'headroom' },
  { label: 'Headroom to date', path: 'headroom.to-date' },
  { label: 'Further recurrent savings needed', path: 'savings.requirement' },
]

/** What they are compared by as well where one of them does not state what the first rest on. */
const parts: readonly Measure[] = [
  { label: 'Funding', path: 'funding.total' },
  { label: 'Total spend', path: 'spend.total' },
  { label: 'Out-of-hospital spend', path: 'out-of-hospital.spend' },
  { label: 'Price index', path: 'prices.index' },
]

/** What is said of those that stand side by side. */
interface SideWords {
  /** What a figure less that of the first is called. */
  readonly apart: string
  /** What is said where the envelope of none of them is gone; undefined where nothing is. */
  readonly noneGone: string | undefined
}

const ofScenarios: SideWords = {
  apart: 'difference from the first',
  noneGone: 'In none of them is the envelope gone by the last year.',
}

/** The words for two versions of one plan. */
export const ofVersions: SideWords = { apart: 'change', noneGone: undefined }

/** More lines than these in one chart nobody can tell apart. */
const mostDrawn = 10

/** What is kept of a scenario: figures by year, of the years shown, and of all years of the envelope. */
interface Line {
  readonly title: string
  /** Whose it is, and which of its years are assumed. */
  readonly definition: Pick<Definition, 'organisation' | 'confirmed' | 'horizon' | 'streams'>
  readonly path: string
  readonly horizon: Horizon
  readonly marks: YearMarks
  readonly hasFailed: boolean
  readonly years: readonly FinancialYear[]
  /** By year, of each row that it has. */
  readonly cells: ReadonlyMap<RowPath, ReadonlyMap<FinancialYear, Cell>>
  /** What the chart may be of, in every year. */
  readonly drawn: ReadonlyMap<RowPath, ReadonlyMap<FinancialYear, Decimal>>
  /** Why there is no envelope; undefined where there is one. */
  readonly without: string | undefined
  readonly deflation: Deflation | undefined
  /** What it comes to, in words. */
  readonly answer: readonly Sentence[]
  /** The savings in its plan, and those of them that nobody has identified; undefined where all are. */
  readonly open: OpenPlan | undefined
  /** What its author declares of it, and how its funding is assumed to grow, where no chapter tells that. */
  readonly declared: string
  readonly funding: string
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
  private readonly made: Pick<Made, 'inputs' | 'values'> | undefined
  private readonly isAlone: boolean
  private readonly inputs: Record<string, string> = {}
  private readonly values: Record<string, Record<string, string>> = {}

  /** With what tells what a scenario rests on, where no chapter of a scenario does; `isAlone` where no chapter follows at all. */
  constructor(choice: ViewChoice, made?: Pick<Made, 'inputs' | 'values'>, isAlone = false) {
    this.choice = choice
    this.made = made
    this.isAlone = isAlone
  }

  add(scenario: Scenario, years: readonly FinancialYear[]): void {
    const { title, horizon } = scenario.definition
    const view = viewOf(scenario, { ...this.choice, unit: this.choice.unit ?? this.first?.cash.unit })
    this.first ??= view
    this.settings = scenario.settings
    Object.assign(this.inputs, this.made?.inputs(scenario))
    Object.assign(this.values, this.made?.values(scenario))
    const figures = new FiguresInView(scenario, view)
    const isTold = ({ path }: Measure): boolean =>
      figures.hasFormula(path) && (path !== envelope || hasEnvelope(scenario.definition))
    const all = Array.from({ length: horizon.count + 1 }, (_, index) => horizon.base + index)
    const { organisation, confirmed, streams } = scenario.definition
    this.lines.push({
      title,
      definition: { organisation, confirmed, horizon, streams },
      path: scenario.files.at(-1)?.source?.path ?? scenario.name,
      horizon,
      marks: yearMarksOf(scenario),
      hasFailed: hasFailedCheck(scenario),
      years,
      cells: new Map(
        [...measures, ...parts]
          .filter(isTold)
          .map(({ path }) => [path, new Map(years.map((year) => [year, figures.cell(path, year - horizon.base)]))]),
      ),
      drawn: new Map(
        charted.filter(isTold).map(({ path }) => [
          path,
          new Map(
            all.flatMap((year) => {
              const value = figures.money(path, year - horizon.base)?.value
              return value === undefined ? [] : [[year, value] as const]
            }),
          ),
        ]),
      ),
      without: scenario.model.absent.why(envelope),
      answer: answerInBrief(figures),
      open: openPlan(figures),
      deflation: view.isReal ? deflationOf(scenario) : undefined,
      declared: this.isAlone ? declaredIn(scenario.definition) : '',
      funding: this.isAlone ? sentenceText(fundingAssumed(figures) ?? []) : '',
    })
  }

  /** Undefined where there are not several. What stands above may say already whose they are: `isNamed`. */
  sideBySide(words: SideWords = ofScenarios, isNamed = false): SideBySide | undefined {
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
      declared: [
        ...declaredNotes(
          lines.map(({ declared }) => declared),
          titles,
        ),
        ...assumedNotes(
          assumedStart(view),
          lines.map(({ funding }) => funding),
          titles,
        ),
      ],
      answers: lines.map(({ answer: told }, at) => ({ title: titles[at] ?? '', told })),
      table: tableOf(lines, titles, view, this.settings, words, isNamed),
      charts: chartsOf(lines, titles, view),
      ...(words === ofScenarios && { asked: { choice: this.choice, years: lines.map((line) => line.years), isNamed } }),
      inputs: this.inputs,
      values: this.values,
    }
  }
}

function tableOf(
  lines: readonly Line[],
  titles: readonly string[],
  view: View,
  settings: readonly string[],
  words: SideWords,
  isNamed: boolean,
): Table {
  const years = [...new Set(lines.flatMap((line) => line.years))].sort((one, other) => one - other)
  const rows: TableRow[] = []
  const additions: Addition[] = []
  const isWhole = lines.every(({ without }) => without === undefined)
  for (const { label, path } of isWhole ? measures : [...measures, ...parts]) {
    const having = lines.flatMap((line, at) => {
      const own = line.cells.get(path)
      return own === undefined ? [] : [{ own, at, title: titles[at] ?? line.title }]
    })
    if (having.length === 0) continue
    if (rows.length > 0) rows.push({ role: 'gap', label: '', cells: [] })
    rows.push({ role: 'total', label, cells: years.map(() => blank) })
    const top = rows.length
    for (const { own, at, title } of having) {
      const cells = years.map((year) => own.get(year) ?? blank)
      rows.push({ role: 'item', label: title, cells })
      // Without the first there is nothing to hold the others against.
      if (at === 0 || having[0]?.at !== 0) continue
      const differences = cells.map((cell, column) => differenceOf(cell, rows[top]?.cells[column]))
      rows.push({ role: 'item', label: words.apart, cells: differences })
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
  const { organisation, assumed, notes } = sameInAll(
    lines.map(({ definition, title }, at) => ({ definition, title: titles[at] ?? title })),
  )
  const whose = isNamed ? [] : [organisation ?? []].flat()
  return {
    heading: 'Scenarios side by side',
    basis: [...whose, `${basisOf(view)}${apart}`, ...(isNamed ? [] : [assumed ?? []].flat())].join('; '),
    decimals: view.decimals,
    percentDecimals: view.percentPlaces(1),
    columns: years.map((year) => ({ label: printYear(year), note: '' })),
    rows,
    additions,
    notes: [
      ...goneNote(lines, titles, words.noneGone),
      ...openNote(lines, titles, view),
      ...(settings.length === 0 ? [] : [[`Changed on the command line: ${settings.join('; ')}.`]]),
      ...(isNamed ? [] : notes),
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

/** When the envelope is gone, of each scenario that has one. */
function goneNote(lines: readonly Line[], titles: readonly string[], noneGone: SideWords['noneGone']): Sentence[] {
  const told = lines.flatMap((line, at) =>
    line.drawn.has(envelope) ? [`${titles[at]}, ${goneIn(line) ?? lastsTo(line)}`] : [],
  )
  const missing = lines.flatMap(({ without }, at) => (without === undefined ? [] : [`${titles[at]}: ${without}.`]))
  return [
    ...(told.length === 0
      ? []
      : told.length === lines.length && lines.every((line) => goneIn(line) === undefined)
        ? noneGone === undefined
          ? []
          : [[noneGone]]
        : [[`When the envelope is gone: ${told.join('; ')}.`]]),
    ...missing.map((text) => [text]),
  ]
}

/** That no further savings are needed is said of plans that count as found what nobody has identified yet. */
function openNote(lines: readonly Line[], titles: readonly string[], view: View): Sentence[] {
  const told = lines.flatMap(({ open, title }, at): Sentence[] =>
    open === undefined
      ? []
      : [say`${open.open}${open.most} of the ${open.planned} in the plan of ${titles[at] ?? title}`],
  )
  return told.length === 0
    ? []
    : [say`Savings not yet identified count as found, over the years${pricesAside(view)}: ${joined(told, '; ')}.`]
}

/** The first year in which nothing is left; undefined where there is none. */
function goneIn({ drawn }: Line): string | undefined {
  const first = [...(drawn.get(envelope) ?? [])].find(([, value]) => value.lte(0))
  return first && `in ${printYear(first[0])}`
}

function lastsTo({ horizon }: Line): string {
  return `not by ${printYear(horizon.base + horizon.count)}`
}

/** What a chart is of: the first of these that any scenario has. */
const charted: readonly (Measure & Pick<Chart, 'name'>)[] = [
  { label: 'Out-of-hospital envelope', path: envelope, name: 'envelope' },
  { label: 'Total spend', path: 'spend.total', name: 'spend' },
  { label: 'Funding', path: 'funding.total', name: 'spend' },
]

/** The envelope of every scenario that has one on one axis; none where there are too many to tell apart, or no years to draw. */
function chartsOf(lines: readonly Line[], titles: readonly string[], view: View): Chart[] {
  const all = lines.flatMap(({ horizon: { base, count } }) => [base, base + count])
  const [start, end] = [Math.min(...all), Math.max(...all)]
  if (start === end || lines.length > mostDrawn) return []
  const years = Array.from({ length: end - start + 1 }, (_, index) => start + index)
  const told = charted.find(({ path }) => lines.some(({ drawn }) => drawn.has(path)))
  if (told === undefined) return []
  return [
    {
      title: told.label,
      unit: basisOf(view),
      years,
      series: lines.flatMap((line, at) => {
        const own = line.drawn.get(told.path)
        if (own === undefined) return []
        return [{ label: titles[at] ?? line.title, rows: [told.path], values: years.map((year) => own.get(year)) }]
      }),
      decimals: view.decimals,
      money: moneyOfFigures(view),
      ...(told.name && { name: told.name }),
      ...yearsToldApart(
        years,
        lines.map(({ marks }) => marks),
      ),
    },
  ]
}

/** The first and the last year of a scenario, where those of others differ. */
function yearsOf({ base, count }: Horizon): string {
  return `, ${printYear(base)} to ${printYear(base + count)}`
}
