import type { MoneyUnit } from '../base/money-unit.ts'
import { checksOf } from '../checks/checks.ts'
import { isAmount } from '../formula/unit-print.ts'
import type { Row } from '../model/row.ts'
import type { Scenario } from '../open/open.ts'
import type { Asked } from './asked.ts'
import { chartsOf } from './chart.ts'
import { countChecks } from './checks/check-counts.ts'
import { checkItem } from './checks/check-item.ts'
import { failedChecks, stampOf, strictNote, summariseChecks } from './checks/check-summary.ts'
import { checkCountsInWords, namedInWords, untestedInWords } from './checks/check-words.ts'
import type {
  Chapter,
  ChapterData,
  Chart,
  CheckCounts,
  CheckItem,
  CheckRemark,
  Made,
  Projected,
  Table,
} from './document.ts'
import type { DocumentControl } from './document-control.ts'
import { answerOf } from './facts/answer.ts'
import { factsOf } from './facts/facts.ts'
import { type FigureTable, figuresOf } from './figures.ts'
import { type Hint, hintsOf } from './hint.ts'
import {
  actualsNote,
  besideBaseNote,
  documentNote,
  evidenceInBrief,
  joinedNote,
  optionsNote,
  rolledNote,
} from './notes/definition-notes.ts'
import { notesOf } from './notes/notes.ts'
import { termsApart } from './notes/term-notes.ts'
import { picturesOf } from './pictures.ts'
import { type Sentence, sentenceText } from './sentence.ts'
import { benchmarkTables } from './tables/benchmarks.ts'
import { chosenTable } from './tables/chosen-table.ts'
import { contractTables } from './tables/contracts.ts'
import { mainTable } from './tables/main-table.ts'
import { memberTable } from './tables/member-table.ts'
import { memberTables } from './tables/members.ts'
import { riskTables } from './tables/risks.ts'
import { FiguresInView } from './views/figures-in-view.ts'
import { basisOf, type View, viewOf } from './views/view.ts'
import { assumedIn, scenarioHeading } from './whose.ts'

/** The chapter of a scenario in the answer of `run`: what a board needs of it, in the order in which it needs it. */
export function runChapter(scenario: Scenario, asked: Asked, made: Made): Chapter {
  return new RunChapter(scenario, asked, made)
}

/** A scenario that cannot be read again. */
function unread({ again: _, ...scenario }: Scenario): Scenario {
  return scenario
}

/**
 * A class, because each part is made when it is first read: getters of an object literal would be a shape of their own for every
 * scenario, which holds the scenario until the whole heap is cleared.
 */
class RunChapter implements Chapter {
  readonly name: string
  readonly path: string
  readonly title: string
  readonly organisation: string | undefined
  readonly control: DocumentControl
  readonly definition: string
  readonly basis: string
  readonly unit: string
  readonly cash: MoneyUnit
  readonly settings: readonly string[]
  readonly problems = []
  readonly derivation = undefined
  readonly data: ChapterData
  private readonly scenario: Scenario
  private readonly asked: Asked
  private readonly made: Made
  private readonly hint: Hint
  private readonly view: View
  private readonly isUsual: boolean
  private shown: readonly Table[] | undefined

  constructor(scenario: Scenario, asked: Asked, made: Made) {
    const { definition, settings, name, files } = scenario
    const view = viewOf(scenario, asked.view)
    this.name = name
    this.path = files.at(-1)?.source?.path ?? name
    this.title = scenarioHeading(definition)
    this.organisation = definition.organisation
    this.control = definition.document
    this.definition = definition.title
    this.basis = [...basisOfShown(scenario, asked, view), assumedIn(definition)].join('; ')
    this.unit = view.unit
    this.cash = view.cash.unit
    this.settings = settings
    this.hint = hintsOf(scenario, made.started)
    this.data = new RunData(scenario, asked, view, this.hint)
    this.scenario = scenario
    this.asked = asked
    this.made = made
    this.view = view
    this.isUsual = asked.rows === undefined
  }

  get stamp(): string | undefined {
    return stampOf(this.scenario, this.asked.isStrict)
  }

  get declared(): readonly Sentence[] {
    const { scenario, asked, hint } = this
    const figures = new FiguresInView(scenario, this.view)
    return [
      // First, because a page tells it above the answer, and what is declared below it.
      ...changedOf(scenario),
      ...optionsNote(scenario.definition, hint),
      ...strictNote(scenario, asked.isStrict === true, hint),
      ...rolledNote(scenario.definition, joinedNote(figures)),
      ...besideBaseNote(figures),
      ...documentNote(scenario.definition),
      ...actualsNote(scenario, hint),
    ]
  }

  get answer(): readonly Sentence[] {
    return this.isUsual ? answerOf(this.scenario, this.view) : []
  }

  get facts(): readonly Sentence[] {
    if (!this.isUsual) return []
    if (this.asked.isBrief !== true) return this.data.facts
    const evidence = this.evidence
    return [...this.data.facts, this.verdict, ...(evidence === undefined ? [] : [[evidence]])]
  }

  /** In brief, where no checks are listed: how they went, and what does not hold. */
  private get verdict(): Sentence {
    const { scenario, view, asked, hint } = this
    const counts = countChecks([scenario], asked.isStrict === true)
    const all = summariseChecks(scenario, view.cash, hint, asked.isStrict)
    const named = [...namedInWords(all), ...untestedInWords(all)]
    return [[`Checks: ${checkCountsInWords(counts)}`, ...named].join(' ')]
  }

  /** Kept, because the notes tell what the rows in them mean. */
  get tables(): readonly Table[] {
    this.shown ??= tablesOf(this.scenario, this.asked, this.view, this.hint)
    return this.shown
  }

  get charts(): readonly Chart[] {
    return this.isUsual && this.asked.isBrief !== true ? chartsOf(this.scenario, this.view) : []
  }

  /** Drawn only where they are asked for, whatever rows are. */
  get pictures(): readonly Chart[] {
    return picturesOf(this.scenario, this.view)
  }

  get checks(): readonly (CheckItem | CheckRemark)[] {
    const { scenario, view, asked, hint } = this
    if (asked.isBrief === true) return []
    return this.isUsual
      ? summariseChecks(scenario, view.cash, hint, asked.isStrict)
      : failedChecks(scenario, view.cash, hint, asked.isStrict)
  }

  get counts(): CheckCounts | undefined {
    const { scenario, asked } = this
    return this.isUsual && asked.isBrief !== true ? countChecks([scenario], asked.isStrict === true) : undefined
  }

  get notes(): readonly Sentence[] {
    return this.asked.isBrief === true
      ? []
      : notesOf(this.scenario, this.asked, this.view, this.tables, this.made.started)
  }

  get whole(): string | undefined {
    return this.asked.isFirstScreen === true ? sentenceText([this.hint('run', '--full')]) : undefined
  }

  get evidence(): string | undefined {
    return this.isUsual ? evidenceInBrief(this.scenario.definition) : undefined
  }

  get projected(): readonly Projected[] {
    const { scenario, asked } = this
    return this.isUsual && !asked.isByMember && asked.isBrief !== true ? [{ scenario, asked }] : []
  }

  get inputs(): Readonly<Record<string, string>> {
    return this.made.inputs(this.scenario)
  }

  get values(): Chapter['values'] {
    return this.made.values(this.scenario)
  }
}

class RunData implements ChapterData {
  private readonly scenario: Scenario
  /** What facts are told of. */
  private readonly told: Scenario
  private readonly asked: Asked
  private readonly view: View
  private readonly hint: Hint

  constructor(scenario: Scenario, asked: Asked, view: View, hint: Hint) {
    this.scenario = scenario
    this.told = asked.isChangeable === true ? unread(scenario) : scenario
    this.asked = asked
    this.view = view
    this.hint = hint
  }

  get figures(): FigureTable {
    return figuresOf(this.scenario, this.asked, this.view)
  }

  get facts(): readonly Sentence[] {
    return factsOf(this.told, this.view, this.hint)
  }

  get checks(): readonly CheckItem[] {
    const { scenario, view } = this
    return checksOf(scenario).map((check) => checkItem(check, scenario, view.cash, false))
  }
}

/** The usual table, or the one asked for; beside the usual one members, contracts, benchmarks and risks. */
function tablesOf(scenario: Scenario, { years, rows, isByMember, isBrief }: Asked, view: View, hint: Hint): Table[] {
  const main = isByMember
    ? memberTable(scenario, years, view, rows)
    : rows === undefined
      ? mainTable(scenario, years, view)
      : chosenTable(scenario, years, view, rows, true)
  if (rows !== undefined || isBrief === true) return [main]
  const beside = [
    ...memberTables(scenario, view, hint),
    ...contractTables(scenario, years, view),
    ...benchmarkTables(scenario, view, hint),
    ...riskTables(scenario, view),
  ]
  return [main, ...termsApart(scenario, main, beside)]
}

/** The unit and the price base of the money that is shown; nothing of rows that were asked for and have none. */
function basisOfShown({ projection }: Scenario, { rows }: Asked, view: View): string[] {
  if (rows === undefined && projection.model.rows.some(({ unit, shown }) => shown && isAmount(unit)))
    return [basisOf(view)]
  const { model, plan, values } = projection
  const hasAmounts = ({ path }: Row): boolean => {
    const position = plan.position.get(path)
    // What is calculated when it is asked for is taken to have a value.
    return position === undefined || values[position]?.some((value) => value !== undefined) === true
  }
  const shown = [...model.rows, ...model.views()].filter(
    (row) => isAmount(row.unit) && rows?.(row) !== false && hasAmounts(row),
  )
  if (shown.some(({ unit }) => unit === 'money')) return [basisOf(view)]
  return shown.length === 0 ? [] : [view.prices]
}

/** What the command line changed, which the title and the files do not tell. */
function changedOf({ settings, definition }: Scenario): Sentence[] {
  if (settings.length === 0) return []
  const isOff = [...definition.off.values()].some(({ span }) => span.file.path === '--set')
  const title = isOff ? ' The title is that of the plan before the change.' : ''
  return [[`Changed on the command line: ${settings.join('; ')}.${title}`]]
}
