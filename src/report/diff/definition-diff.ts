import { type Decimal, epsilon, toPlain } from '../../base/decimal.ts'
import { type FinancialYear, printYear } from '../../base/financial-year.ts'
import { once } from '../../base/once.ts'
import { checksOf } from '../../checks/checks.ts'
import type { Scenario } from '../../open/open.ts'
import type { DefinitionChange } from '../../questions/changes.ts'
import type { ReachedRow } from '../../questions/reached.ts'
import { bareChapter } from '../bare-chapter.ts'
import { BridgeReport } from '../bridge.ts'
import type { ComparedBridge } from '../compare/chapter.ts'
import { changeInWords } from '../compare/differences-in-words.ts'
import type { Chapter, Made } from '../document.ts'
import { type Sentence, say } from '../sentence.ts'
import { ofVersions, Summary } from '../tables/summary.ts'
import { RowFigures } from '../varied-words.ts'
import { basisOf, type View, type ViewChoice, viewOf } from '../views/view.ts'
import { viewed } from '../views/viewed.ts'
import { changesInWords, countsOfChanges } from './change-words.ts'
import { type FirstReached, firstReached, reachedInWords } from './reached-words.ts'

/** Two versions of a definition, what is different between them, and what that does. */
export interface DefinitionsDiffered {
  /** As it was, and as it is now. */
  readonly scenarios: readonly [Scenario, Scenario]
  /** The files as they were given. */
  readonly files: readonly [string, string]
  readonly changes: readonly DefinitionChange[]
  readonly choice: ViewChoice
  readonly shownYears: readonly FinancialYear[]
  /** The rows that have other values now, those nearest to what was changed first; none where the two are not held against each other. */
  readonly reached: readonly ReachedRow[]
  /** How each row that was asked about becomes what it is now. */
  readonly bridges: readonly ComparedBridge[]
  /** Why the figures of the two are not held against each other; undefined where they are. */
  readonly unlike: string | undefined
}

const [before, after] = ['before', 'now'] as const

/** The chapter of a diff of two definitions: what changed, and what it did, in sentences, by year and by step. */
export function definitionDiffChapter(differed: DefinitionsDiffered, made: Made): Chapter {
  const { scenarios, files, changes, choice, unlike } = differed
  const [first, second] = scenarios
  const unit = choice.perHead === true ? undefined : (choice.unit ?? first.definition.unit)
  const view = viewOf(first, { ...choice, unit })
  const reports = differed.bridges.map((one) => ({ ...one, report: reportOf(one, scenarios, view) }))
  const facts = once((): Sentence[] =>
    changes.length === 0
      ? [['The two definitions are alike: no figure, no word and no source differs.']]
      : [
          countsOfChanges(changes),
          ...(unlike === undefined ? [] : [[unlike]]),
          ...changesInWords(changes, true),
          ...reports.flatMap((one) => effectOf(one, first)),
          ...(unlike !== undefined || reports.some(({ differences }) => differences.some(isMoved))
            ? []
            : reachedInWords(nearest(), differed.reached, first.definition.horizon.base)),
          ...checksInWords(first, second),
          ...changesInWords(changes, false),
        ],
  )
  const nearest = once(() => firstReached(scenarios, differed.reached, { ...choice, unit }))
  const side = once(() => {
    if (unlike !== undefined || !reports.some(({ differences }) => differences.some(isMoved))) return undefined
    const summary = new Summary({ ...choice, unit: view.isPerHead ? undefined : view.cash.unit })
    for (const [scenario, title] of [
      [first, before],
      [second, after],
    ] as const)
      summary.add({ ...scenario, definition: { ...scenario.definition, title } }, differed.shownYears)
    return summary.sideBySide(ofVersions, true)
  })
  const inputs = once(() => ({ ...made.inputs(first), ...made.inputs(second) }))
  const { title } = second.definition
  return {
    ...bareChapter(second.name, `What changed in ${title}`),
    path: files.join(', '),
    organisation: second.definition.organisation,
    definition: title,
    basis: unlike === undefined && changes.length > 0 ? basisOf(view) : undefined,
    declared:
      first.settings.length === 0 ? [] : [[`Changed on the command line in both: ${first.settings.join('; ')}.`]],
    get facts() {
      return facts()
    },
    get tables() {
      const moved = reports.filter(({ bridge, differences }) => bridge.steps.length > 0 && differences.some(isMoved))
      return [
        ...[side()?.table].flatMap((table) =>
          table === undefined ? [] : [{ ...table, heading: 'Before and now', mayFold: true as const }],
        ),
        ...moved.map(({ report }) => ({ ...report.table(), mayFold: true as const })),
      ]
    },
    get pictures() {
      return side()?.charts ?? []
    },
    get waterfalls() {
      return reports.flatMap(({ report }) => report.waterfall())
    },
    get notes() {
      return notesOf(reports.some(({ bridge }) => bridge.steps.length > 1))
    },
    data: {
      figures: undefined,
      get facts() {
        return facts()
      },
      checks: [],
      get records() {
        return {
          columns: ['path', 'label', 'change', 'part', 'years', 'was', 'now'],
          rows: changes.map(({ path, label, is, part, years, was, now }) => [path, label, is, part, years, was, now]),
          data: dataOf(differed, reports, nearest(), view, made),
        }
      },
    },
    unit: view.unit,
    cash: view.cash.unit,
    settings: first.settings,
    get inputs() {
      return inputs()
    },
    get values() {
      return { ...made.values(first), ...made.values(second) }
    },
  }
}

type Reported = ComparedBridge & { readonly report: BridgeReport }

function reportOf(one: ComparedBridge, [first, second]: DefinitionsDiffered['scenarios'], view: View): BridgeReport {
  const { row, index, bridge } = one
  return new BridgeReport(
    {
      bridge,
      scenario: first,
      row,
      heading: `${row.label} in ${printYear(first.definition.horizon.base + index)}, step by step`,
      startLabel: before,
      endLabel: after,
      changes: bridge.differences.map((of) => {
        const [only, ...more] = of
        return only === undefined || more.length > 0 ? undefined : changeInWords(first, second, only)
      }),
    },
    view,
  )
}

function isMoved(value: Decimal | undefined): boolean {
  return value !== undefined && value.abs().gt(epsilon)
}

/** What the changes do to a row, in the year that tells most and in the others. */
function effectOf({ report, row, index, bridge, differences }: Reported, { definition }: Scenario): Sentence[] {
  const { base } = definition.horizon
  if (!differences.some(isMoved)) return [say`${row.label} is the same in every year.`]
  const year = printYear(base + index)
  const way = report.moved.isNegative() ? 'lower' : 'higher'
  const [start, end] = [report.amount(bridge.start), report.amount(bridge.end)]
  const now = isMoved(report.moved)
    ? say`${row.label} in ${year} is now ${end}; it was ${start}: ${report.distance(report.moved)} ${way}.`
    : say`${row.label} in ${year} is the same as it was: ${end}.`
  const from = differences.findIndex(isMoved)
  const first = from === index ? [] : [say`It differs from ${printYear(base + from)} on.`]
  return [now, ...report.reasons(), ...first]
}

/** Checks of which another thing came of it than before. */
function checksInWords(first: Scenario, second: Scenario): Sentence[] {
  const before = new Map(checksOf(first).map((check) => [check.id, check.outcome]))
  return checksOf(second).flatMap(({ id, title, outcome }): Sentence[] => {
    const was = before.get(id)
    if (was === undefined || was === outcome) return []
    return [[`The check "${title}" ${outcomes[outcome]} now; it ${pastOutcomes[was]} before.`]]
  })
}

const outcomes = { pass: 'passes', fail: 'FAILS', 'not-tested': 'is not tested' } as const
const pastOutcomes = { pass: 'passed', fail: 'failed', 'not-tested': 'was not tested' } as const

function notesOf(hasSteps: boolean): Sentence[] {
  return hasSteps
    ? [
        [
          'A step is what its change moves the row by, as the mean over all orders in which the changes may be made one after the other (Shapley value), so that none depends on the order.',
        ],
      ]
    : []
}

function dataOf(
  { scenarios, files, changes, unlike, reached }: DefinitionsDiffered,
  reports: readonly Reported[],
  nearest: readonly FirstReached[],
  view: View,
  made: Made,
): object {
  const [first] = scenarios
  const { base } = first.definition.horizon
  const versions = scenarios.map((scenario, at) => ({
    scenario: scenario.name,
    title: scenario.definition.title,
    file: files[at],
    inputs: made.inputs(scenario),
  }))
  return {
    command: 'diff',
    of: 'definitions',
    alike: changes.length === 0,
    was: versions[0],
    now: versions[1],
    unit: view.unit,
    prices: view.priceBase,
    set: first.settings,
    unlike: unlike ?? null,
    changes: changes.map(({ path, label, is, part, years, was, now, count }) => ({
      path,
      label,
      change: is,
      part,
      years: years ?? null,
      was: was ?? null,
      now: now ?? null,
      values: count,
    })),
    rows_reached: reached.length,
    first_reached: nearest.map(({ row, index, was, now }) => ({
      row: row.path,
      label: row.label,
      unit: viewed(view, row).unit,
      year: printYear(base + index),
      was: was === undefined ? null : toPlain(was.value),
      now: now === undefined ? null : toPlain(now.value),
    })),
    effects: reports.map(({ row, index, differences, report }) => ({
      row: row.path,
      label: row.label,
      years: differences.map((_, at) => printYear(base + at)),
      differences: differences.map((value) =>
        value === undefined ? null : toPlain(new RowFigures(first, row, view).inView(value)),
      ),
      year: printYear(base + index),
      ...report.data(),
    })),
  }
}
