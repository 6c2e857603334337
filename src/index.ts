import { toPlain } from './base/decimal.ts'
import { parseYear } from './base/financial-year.ts'
import { checksOf } from './checks/checks.ts'
import type { CheckResult } from './checks/result.ts'
import { nodeFiles } from './cli/node-files.ts'
import { type Files, Loader } from './definition/layers/load.ts'
import type { Diagnostic } from './diagnostics/catalogue.ts'
import { formatDiagnostic } from './diagnostics/format.ts'
import { scenarioNames } from './open/names.ts'
import { projectScenario, type ReadScenario, readScenario, type Scenario } from './open/open.ts'
import { rowCalled, valueAt } from './open/project.ts'
import { render as renderWide } from './render/csv/csv.ts'
import { render as renderTidy } from './render/csv/tidy.ts'
import { offScreen } from './render/page.ts'
import { type Renderer, renderWhole } from './render/renderer.ts'
import type { Asked } from './report/asked.ts'
import type { Made } from './report/document.ts'
import { type FigureTable, figuresOf } from './report/figures.ts'
import { unstarted } from './report/hint.ts'
import { runChapter } from './report/run.ts'
import { viewOf } from './report/views/view.ts'

export type { CheckResult } from './checks/result.ts'
export type { Definition } from './definition/definition.ts'
export type { Diagnostic } from './diagnostics/catalogue.ts'
export type { FigureTable } from './report/figures.ts'
export type { Workbook } from './workbook/sheet.ts'

export interface LoadOptions {
  /** `path=value` changes, laid over everything, as `--set` does. */
  readonly set?: readonly string[]
  /** Let `extends` leave the working directory. */
  readonly allowOutside?: boolean
  /** The text of the definition, where it is in no file; `path` then only names it and anchors `extends`. */
  readonly text?: string
  /** The date that review dates are held against, ISO 8601; today where it is left out. */
  readonly today?: string
}

/** A definition that was read and found right, with the warnings it gave. */
export interface LoadedScenario extends ReadScenario {
  readonly warnings: readonly Diagnostic[]
}

/** The exact figures of a scenario. */
export interface Projected {
  readonly scenario: Scenario
  /**
   * The value of a row in a financial year (`2023/24`) as exact decimal text: money in the unit of the definition, rates
   * as fractions, positions positive when there is money left. Undefined where the row has no value in that year.
   * Throws a RangeError for a row or a year that does not exist.
   */
  readonly value: (row: string, year: string) => string | undefined
  /** Every row and year, as CSV and JSON hold them. */
  readonly figures: FigureTable
  /** Every check with the value measured. */
  readonly checks: readonly CheckResult[]
  /** Results that are allowed and probably not meant. */
  readonly warnings: readonly Diagnostic[]
}

/** What is wrong with a definition: every problem, each with its place. The message is what the command prints. */
export class DefinitionError extends Error {
  readonly diagnostics: readonly Diagnostic[]

  constructor(diagnostics: readonly Diagnostic[]) {
    super(diagnostics.map((diagnostic) => formatDiagnostic(diagnostic)).join('\n'))
    this.name = 'DefinitionError'
    this.diagnostics = diagnostics
  }
}

/**
 * Read a definition with all it extends and check it, as `scenario run` does.
 *
 * @throws DefinitionError with every problem found.
 */
export function load(path: string, options: LoadOptions = {}): LoadedScenario {
  const { text, set = [], allowOutside = false, today = new Date().toISOString().slice(0, 10) } = options
  const files = nodeFiles()
  const own: Files =
    text === undefined
      ? files
      : {
          ...files,
          read: (name, most) => (name === path ? { ok: true, bytes: Buffer.from(text) } : files.read(name, most)),
        }
  const diagnostics: Diagnostic[] = []
  const [name = path] = scenarioNames([path])
  const read = readScenario(new Loader(own, { set, allowOutside }), { path, name, today }, (diagnostic) => {
    diagnostics.push(diagnostic)
  })
  if (read === undefined) throw new DefinitionError(diagnostics.filter(({ severity }) => severity === 'error'))
  return { ...read, warnings: diagnostics }
}

/**
 * Project a scenario in exact decimals.
 *
 * @throws DefinitionError where rows depend on one another in the same year.
 */
export function project(loaded: ReadScenario): Projected {
  const problems: Diagnostic[] = []
  const projection = projectScenario(loaded, (diagnostic) => {
    problems.push(diagnostic)
  })
  if (projection === undefined) throw new DefinitionError(problems)
  const scenario: Scenario = { ...loaded, projection }
  return {
    scenario,
    warnings: problems,
    value: (row, year) => valueIn(scenario, row, year),
    get figures() {
      return figuresOf(scenario, everything(scenario), viewOf(scenario))
    },
    get checks() {
      return checksOf(scenario)
    },
  }
}

/** Wide CSV, a column a year, of some projected scenarios: the text that `scenario run --csv` prints. */
export function toCsv(...projected: readonly Projected[]): string {
  return textOf(renderWide, projected)
}

/** Tidy CSV, a row a figure: the text that `scenario run --format tidy` prints. */
export function toTidyCsv(...projected: readonly Projected[]): string {
  return textOf(renderTidy, projected)
}

/** What a document of a script is made by, of which CSV says nothing. */
const made: Made = {
  command: 'run',
  answer: 'results',
  version: '',
  started: unstarted,
  settings: [],
  timestamp: undefined,
  workingDirectory: '',
  asked: undefined,
  inputs: () => ({}),
  values: () => ({}),
}

function textOf(renderer: Renderer, projected: readonly Projected[]): string {
  const chapters = projected.map(({ scenario }) => runChapter(scenario, everything(scenario), made))
  const document = { made, chapters, summary: undefined, verdict: undefined, problems: [] }
  return renderWhole(renderer, document, offScreen).join('')
}

/** Every row that is listed, in every year, in cash. */
function everything({ definition: { horizon } }: Scenario): Asked {
  const years = Array.from({ length: horizon.count + 1 }, (_, index) => horizon.base + index)
  return { view: {}, years, rows: undefined, isByMember: false }
}

function valueIn({ projection, definition: { horizon } }: Scenario, row: string, year: string): string | undefined {
  const start = parseYear(year)
  if (start === undefined || start < horizon.base || start > horizon.base + horizon.count) {
    throw new RangeError(`${year} is not a year of this scenario`)
  }
  const own = rowCalled(projection, row)
  if (own === undefined) throw new RangeError(`no row is called "${row}"`)
  const value = valueAt(projection, own.path, start - horizon.base)
  return value === undefined ? undefined : toPlain(value)
}
