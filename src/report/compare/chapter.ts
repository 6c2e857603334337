import { type Decimal, epsilon } from '../../base/decimal.ts'
import { type FinancialYear, printYear } from '../../base/financial-year.ts'
import { listInWords } from '../../base/list-in-words.ts'
import { once } from '../../base/once.ts'
import { isBesideRows } from '../../definition/keys/keys.ts'
import type { Row } from '../../model/row.ts'
import type { Scenario } from '../../open/open.ts'
import type { BridgeBetween } from '../../questions/bridge/between.ts'
import { differencesOf } from '../../questions/bridge/differences.ts'
import { bareChapter } from '../bare-chapter.ts'
import { BridgeReport, type ToldBridge } from '../bridge.ts'
import type { Chapter, Made, Projected, SideBySide } from '../document.ts'
import { sharedControl } from '../document-control.ts'
import { type FigureTable, figuresOf } from '../figures.ts'
import { hintsOf, type Started } from '../hint.ts'
import { declaredIn, declaredNotes } from '../notes/declared-notes.ts'
import { termNotes } from '../notes/term-notes.ts'
import type { Records } from '../records.ts'
import { type Sentence, say, unroundedAside } from '../sentence.ts'
import { belowCostFacts } from '../tables/contracts.ts'
import { Summary } from '../tables/summary.ts'
import { areDeflatedAlike, deflationOf } from '../views/deflated-alike.ts'
import { FiguresInView } from '../views/figures-in-view.ts'
import { basisOf, type View, type ViewChoice, viewOf } from '../views/view.ts'
import { afterOrganisation, sameInAll } from '../whose.ts'
import { checksApart } from './checks-apart.ts'
import { chosenBlocks } from './chosen-blocks.ts'
import { changeInWords, differencesInWords } from './differences-in-words.ts'
import { inseparable, ordered } from './inseparable.ts'
import { rowsData, tidyRecords, wideRecords } from './records.ts'
import { yearTable } from './year-table.ts'

/** A bridge from the first scenario to another one. */
export interface ComparedBridge {
  /** The place of the other among the scenarios. */
  readonly other: number
  readonly row: Row
  /** The year, by index from the base year. */
  readonly index: number
  readonly bridge: BridgeBetween
  /** By how much the row differs in every year that they share, by index, in the unit of the first. */
  readonly differences: readonly (Decimal | undefined)[]
  /** By how much what it adds up to by the last of them differs, where a row adds it up. */
  readonly toDate?: Decimal | undefined
}

/** What was compared. */
export interface ScenariosCompared {
  /** The first, against which the others are held, and these. */
  readonly scenarios: readonly Scenario[]
  /** The files as they were given. */
  readonly files: readonly string[]
  readonly choice: ViewChoice
  /** The years that people are shown, and those that data holds: all of them years that every scenario has. */
  readonly shownYears: readonly FinancialYear[]
  readonly dataYears: readonly FinancialYear[]
  /** The year, of those, of which all the usual rows are shown side by side. */
  readonly year: FinancialYear
  readonly rows: ((row: Row) => boolean) | undefined
  readonly bridges: readonly ComparedBridge[]
  /** Whether the bridge was asked for, so that data in columns holds it alone. */
  readonly isBridgeAsked: boolean
  /** Whether the row is the usual one, which is better the higher it is. */
  readonly isUsualRow: boolean
}

/** The chapter of a comparison: what is different, what that does, the figures side by side, and how the one becomes the other. */
export function compareChapter(comparison: ScenariosCompared, made: Made): Chapter {
  const told = new ComparedWords(comparison, made.started)
  const { scenarios, files } = comparison
  const [first] = scenarios as [Scenario]
  const { definition, settings } = first
  const inputs = once(() => Object.assign({}, ...scenarios.map((one) => made.inputs(one))) as Record<string, string>)
  const side = once(() => told.sideBySide())
  const facts = once(() => told.facts())
  const shared = sameInAll(scenarios.map(({ definition }) => ({ definition, title: definition.title })))
  return {
    ...bareChapter(
      first.name,
      shared.organisation === undefined ? told.title : afterOrganisation(told.title, shared.organisation),
    ),
    path: files.join(', '),
    organisation: definition.organisation,
    control: sharedControl(scenarios.map((one) => one.definition)),
    definition: definition.title,
    basis: [basisOf(told.view), shared.assumed ?? []].flat().join('; '),
    get declared() {
      const changed = settings.length === 0 ? [] : [[`Changed on the command line: ${settings.join('; ')}.`]]
      return [
        ...changed,
        ...declaredNotes(
          scenarios.map((one) => declaredIn(one.definition)),
          scenarios.map((one) => one.definition.title),
        ),
      ]
    },
    get facts() {
      return facts()
    },
    get tables() {
      return told.tables(side())
    },
    get charts() {
      return side()?.charts ?? []
    },
    get together() {
      return side()
    },
    get waterfalls() {
      return told.bridges.flatMap(({ report }) => report.waterfall())
    },
    // Of rows that were asked for there is nothing more to tell.
    projected: comparison.rows === undefined ? projectedIn(comparison) : [],
    get notes() {
      return [...shared.notes, ...termNotes(first, told.tables(side()).slice(0, 1)), ...told.notes()]
    },
    data: {
      figures: undefined,
      get facts() {
        return facts()
      },
      checks: [],
      get records() {
        return told.records(made)
      },
    },
    unit: told.view.unit,
    cash: told.view.cash.unit,
    settings,
    get inputs() {
      return inputs()
    },
    get values() {
      return Object.assign({}, ...scenarios.map((one) => made.values(one))) as Chapter['values']
    },
  }
}

/** What a comparison says beside its tables: in what scenarios differ and what that does, and how the first becomes each of the others. */
export interface ToldComparison {
  readonly facts: readonly Sentence[]
  readonly bridges: readonly ToldBridge[]
}

/** The same words and bridges as the chapter of a comparison has, for what sets them out in its own way. */
export function toldComparison(comparison: ScenariosCompared, started: Started): ToldComparison {
  const told = new ComparedWords(comparison, started)
  return { facts: told.facts(), bridges: told.bridges.map((one) => one.told) }
}

/** Each scenario as a whole, in the unit of the first and in all its years. */
function projectedIn({ scenarios, choice, dataYears: years }: ScenariosCompared): readonly Projected[] {
  const unit = choice.perHead === true ? undefined : (choice.unit ?? scenarios[0]?.definition.unit)
  const view = { ...choice, unit }
  return scenarios.map((scenario) => ({ scenario, asked: { view, years, rows: undefined, isByMember: false } }))
}

class ComparedWords {
  readonly view: View
  readonly bridges: readonly (ComparedBridge & {
    readonly told: ToldBridge
    readonly report: BridgeReport
    readonly scenario: Scenario
  })[]
  private readonly comparison: ScenariosCompared
  private readonly first: Scenario
  private readonly views: readonly View[]
  private readonly started: Started

  constructor(comparison: ScenariosCompared, started: Started) {
    this.started = started
    const { scenarios, choice, bridges } = comparison
    const [first] = scenarios as [Scenario]
    this.comparison = comparison
    this.first = first
    const unit = choice.perHead === true ? undefined : (choice.unit ?? first.definition.unit)
    this.views = scenarios.map((one) => viewOf(one, { ...choice, unit }))
    this.view = this.views[0] as View
    this.bridges = bridges.map((one) => {
      const other = scenarios[one.other] as Scenario
      const { row, index, bridge } = one
      const told = {
        bridge,
        inRun: contractsInRun(bridge, first, other),
        scenario: first,
        row,
        heading: `${row.label} in ${this.yearText(index)}, from ${first.definition.title} to ${other.definition.title}`,
        startLabel: first.definition.title,
        endLabel: other.definition.title,
        notes: ordered(bridge),
        changes: bridge.differences.map((of) => {
          const [only, ...more] = of
          return only === undefined || more.length > 0 ? undefined : changeInWords(first, other, only)
        }),
      }
      return { ...one, scenario: other, told, report: new BridgeReport(told, this.view) }
    })
  }

  get title(): string {
    const [, ...others] = this.comparison.scenarios
    return `${listInWords(others.map(({ definition }) => definition.title))} against ${this.first.definition.title}`
  }

  /** In what each differs from the first, what that does to the row, and why. */
  facts(): Sentence[] {
    const { scenarios, isUsualRow } = this.comparison
    const [, ...others] = scenarios
    const effects = others.flatMap((other, at) => {
      const differences = differencesOf(this.first, other).filter(
        ({ place: { key } }) => !isBesideRows(key) && key !== 'years',
      )
      const own = this.bridges.filter((one) => one.other === at + 1)
      return [
        differencesInWords(this.first, other, differences),
        ...own.flatMap((one) => this.effect(one, differences.length > 1)),
      ]
    })
    // Headroom may be better by what a provider loses, or in a plan that breaks a rule.
    return isUsualRow ? [...effects, ...this.belowCost(), ...checksApart(scenarios)] : effects
  }

  /** Contracts that one of them pays below their cost. */
  private belowCost(): Sentence[] {
    const { scenarios } = this.comparison
    const all = scenarios.map((scenario, at) => new FiguresInView(scenario, this.views[at] as View))
    return belowCostFacts(all, (scenario) => hintsOf(scenario, this.started))
  }

  private effect(one: (typeof this.bridges)[number], isExplained: boolean): Sentence[] {
    const { report, row, index, bridge, differences, toDate } = one
    const label = row.label
    const year = this.yearText(index)
    const { title } = this.first.definition
    const [start, end] = [report.amount(bridge.start), report.amount(bridge.end)]
    const how = (value: Decimal): string =>
      this.comparison.isUsualRow ? (value.isNegative() ? 'worse' : 'better') : value.isNegative() ? 'lower' : 'higher'
    const isSame = report.moved.abs().lte(epsilon)
    const size = report.distance(report.moved)
    const rounded = unroundedAside(start, report.amount(report.moved), end)
    const last = differences.length - 1
    const most = differences.reduce(
      (found, value, at) => (value !== undefined && value.abs().gt(differences[found]?.abs() ?? 0) ? at : found),
      index,
    )
    // A year that is not the last is told for a reason.
    const why = most === index && index !== last ? ', when the two differ most,' : ''
    const now = isSame
      ? say`${label} in ${year} is the same as in ${title}: ${end}.`
      : say`${label} in ${year}${why} is ${size} ${how(report.moved)} than in ${title}${rounded}: ${end} instead of ${start}.`
    const peak = differences[most]
    const isPeak = most !== index && peak !== undefined && peak.abs().gt(report.moved.abs().times('1.5'))
    const largest = isPeak
      ? [say`The difference is largest in ${this.yearText(most)}: ${report.distance(peak)} ${how(peak)}.`]
      : []
    const left = differences[last]
    const inAll =
      index === last || toDate === undefined || toDate.abs().lte(epsilon)
        ? []
        : [
            say`Added up from ${this.yearText(1)} to ${this.yearText(last)} it is ${report.distance(toDate)} ${how(toDate)}.`,
          ]
    const later =
      index === last || left === undefined || (isPeak && most === last)
        ? []
        : left.abs().lte(epsilon)
          ? [say`By ${this.yearText(last)} nothing is left of the difference.`]
          : [say`In ${this.yearText(last)} it is ${report.distance(left)} ${how(left)}.`]
    const isWhole = bridge.steps.length === 1 && !isExplained
    return [
      now,
      ...(isWhole ? [] : report.reasons()),
      ...inseparable(this.first, one, this.started),
      ...largest,
      ...later,
      ...inAll,
    ]
  }

  sideBySide(): SideBySide | undefined {
    const { scenarios, choice, shownYears, rows } = this.comparison
    if (rows !== undefined) return undefined
    const summary = new Summary({ ...choice, unit: this.view.isPerHead ? undefined : this.view.cash.unit })
    for (const scenario of scenarios) summary.add(scenario, shownYears)
    return summary.sideBySide(undefined, true)
  }

  tables(side: SideBySide | undefined): Chapter['tables'] {
    const { scenarios, rows, shownYears, year } = this.comparison
    // Without a step there is nothing to show between two ends that are the same.
    const bridges = this.bridges.filter(({ bridge }) => bridge.steps.length > 0).map(({ report }) => report.table())
    if (rows !== undefined) {
      const titles = scenarios.map(({ definition }) => definition.title)
      return [chosenBlocks(this.figures(shownYears), titles, shownYears, this.view), ...bridges]
    }
    const [, ...others] = scenarios
    const seen = (at: number): { readonly scenario: Scenario; readonly view: View } => ({
      scenario: scenarios[at] as Scenario,
      view: this.views[at] as View,
    })
    return [
      ...(side === undefined ? [] : [side.table]),
      ...others.map((_, at) => yearTable(seen(0), seen(at + 1), year)),
      ...bridges,
    ]
  }

  notes(): Sentence[] {
    const { scenarios, dataYears } = this.comparison
    const last = dataYears.at(-1) ?? 0
    const longer = scenarios.filter(({ definition: { horizon } }) => horizon.base + horizon.count > last)
    const isShort = scenarios.some(({ definition: { horizon } }) => horizon.base + horizon.count === last)
    const dropped = isShort
      ? longer.map(
          ({ name, definition: { horizon } }) => `${name} goes on to ${printYear(horizon.base + horizon.count)}`,
        )
      : []
    const isUnlike = this.view.isReal && !areDeflatedAlike(scenarios.map(deflationOf))
    return [
      ...(dropped.length === 0
        ? []
        : [[`Only years that all of them have are compared, to ${printYear(last)}: ${listInWords(dropped)}.`]]),
      ...(isUnlike
        ? [['Each is deflated by its own prices, which are unlike: their real terms compare only with care.']]
        : []),
      ...(this.bridges.some(({ bridge }) => bridge.steps.length > 1)
        ? [
            [
              'A step is what its change moves the row by, as the mean over all orders in which the changes may be made one after the other (Shapley value), so that none depends on the order.',
            ],
          ]
        : []),
      ...(this.comparison.rows === undefined
        ? [
            [
              '% of first is the difference in per cent of the first figure: that of a deficit that shrinks stands in brackets, as what is less does. n/m: not meaningful, the first figure being nought or smaller than the difference.',
            ],
          ]
        : []),
    ]
  }

  records(made: Made): Records {
    const { isBridgeAsked, dataYears, scenarios, files } = this.comparison
    const tables = once(() => this.figures(dataYears))
    const bridges = this.bridges.map(({ scenario, row, index, report }) => ({ scenario, row, index, report }))
    const columns = ['scenario', 'against', 'row', 'year', 'step', 'kind', 'value']
    const steps = bridges.flatMap(({ scenario, row, index, report }) =>
      report.records([scenario.name, this.first.name, row.path, this.yearText(index)]),
    )
    const dataOf = (): object => ({
      scenarios: scenarios.map((one, at) => ({
        scenario: one.name,
        title: one.definition.title,
        file: files[at],
        inputs: made.inputs(one),
      })),
      against: this.first.name,
      unit: this.view.unit,
      prices: this.view.priceBase,
      years: dataYears.map(printYear),
      set: this.first.settings,
      bridges: bridges.map(({ scenario, row, index, report }) => ({
        scenario: scenario.name,
        against: this.first.name,
        row: row.path,
        label: row.label,
        year: this.yearText(index),
        ...report.data(),
      })),
      rows: rowsData(tables()),
    })
    // A format reads one of them, and each is long.
    const told = once(() => (isBridgeAsked ? { columns, rows: steps } : tidyRecords(tables())))
    return {
      get columns() {
        return told().columns
      },
      get rows() {
        return told().rows
      },
      get wide() {
        return isBridgeAsked ? told() : wideRecords(tables())
      },
      get data() {
        return dataOf()
      },
    }
  }

  private figures(years: readonly FinancialYear[]): readonly FigureTable[] {
    const { scenarios, choice, rows } = this.comparison
    return scenarios.map((scenario, at) =>
      figuresOf(scenario, { view: choice, years, rows, isByMember: false }, this.views[at] as View),
    )
  }

  private yearText(index: number): string {
    return printYear(this.first.definition.horizon.base + index)
  }
}

/**
 * What a contract that only one of two has does beside all else in that one, by step. It pays more or less than its services cost, which
 * other changes alter, and a run tells by how much: not the mean that its step is.
 */
function contractsInRun(
  { steps, differences, beside }: BridgeBetween,
  first: Scenario,
  second: Scenario,
): NonNullable<ToldBridge['inRun']> {
  return steps.flatMap(({ path }, at) => {
    const only = differences[at]?.length === 1 ? differences[at][0]?.only : undefined
    if (only === undefined) return []
    const of = only === 'first' ? first : second
    const isContract = of.model.rows.some(({ item, step }) => item?.path === path && step?.kind === 'contract')
    const isLeftOut = only === 'first'
    // Beside the first alone the step is what leaving it out does.
    const value = isLeftOut ? beside[at]?.first?.neg() : beside[at]?.last
    return isContract && value !== undefined ? [{ at, value, title: of.definition.title, isLeftOut }] : []
  })
}
