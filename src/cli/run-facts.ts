import { printYear } from '../base/financial-year.ts'
import { listInWords } from '../base/list-in-words.ts'
import { hasFailedCheck } from '../checks/checks.ts'
import { offInWords } from '../definition/layers/switched-off.ts'
import type { Selector } from '../definition/values/years.ts'
import type { Model } from '../model/model.ts'
import { OffRows } from '../model/off-rows.ts'
import type { Scenario } from '../open/open.ts'
import { isUnsettled } from '../report/checks/verdict.ts'
import { areDeflatedAlike, type Deflation, deflationOf } from '../report/views/deflated-alike.ts'
import { rowChooser } from './choices.ts'
import { UsageError } from './host.ts'
import { isForPeople, type Output, ofAll } from './output.ts'
import { rowsMeant } from './row-meant.ts'
import type { RunOptions } from './run-options.ts'
import { shownYears } from './shown-years.ts'

/**
 * What must be known of all the scenarios of a run together. It is noted as they pass, so that none has to be held: whether
 * what was asked for is in any of them, whether they go into one result, and which have failed checks.
 */
export class RunFacts {
  /** Scenarios that a check fails of; under --strict also those of which one only warns or could not be tested. */
  readonly failed: { readonly name: string; readonly path: string }[] = []
  /** Whether a check fails, only warns or could not be tested; asked only under --strict. */
  isUnsettled = false
  private readonly options: RunOptions
  /** A command about the same files. */
  private readonly command: (verb: 'run', ...after: readonly string[]) => string
  private count = 0
  /** What was asked for and stands in none of them so far. */
  private years: readonly Selector[]
  private rows: readonly string[]
  private readonly why = new Map<string, string>()
  private readonly meant = new Map<string, string>()
  private readonly spans = new Set<string>()
  private withoutMembers: string | undefined
  private readonly deflations: Deflation[] = []

  constructor(options: RunOptions, command: (verb: 'run', ...after: readonly string[]) => string) {
    const { years, rows } = options
    this.options = options
    this.command = command
    this.rows = rows
    this.years = years === undefined || years === 'all' || years === 'key' ? [] : years
  }

  note(scenario: Scenario): void {
    const { definition, projection, files, name } = scenario
    const { horizon, members } = definition
    this.count++
    this.spans.add(`${printYear(horizon.base)} to ${printYear(horizon.base + horizon.count)}`)
    this.years = this.years.filter((selector) => shownYears(scenario, [selector]).length === 0)
    this.rows = this.rows.filter(
      (pattern) => ![...projection.model.rows, ...projection.model.views()].some(rowChooser([pattern])),
    )
    if (this.rows.length > 0) this.noteMissing(projection.model, files.at(-1)?.source?.path ?? name)
    for (const pattern of this.rows) {
      const meant = this.meant.has(pattern) ? undefined : rowsMeant(scenario, pattern)
      if (meant !== undefined) this.meant.set(pattern, meant)
    }
    if (members.length === 0) this.withoutMembers ??= name
    if (this.options.prices === 'real') this.deflations.push(deflationOf(scenario))
    const isFailed = this.options.strict === true ? isUnsettled(scenario) : hasFailedCheck(scenario)
    if (isFailed) this.failed.push({ name, path: scenario.files.at(-1)?.source?.path ?? name })
    if (this.options.strict === true) this.isUnsettled ||= isUnsettled(scenario)
  }

  /** Note why rows that stand in none of the scenarios so far are not there: switched off, or nothing stated that they rest on. */
  private noteMissing({ off, absent }: Model, file: string): void {
    const offRows = new OffRows(off)
    for (const pattern of this.rows) {
      const item = offRows.behind(pattern)
      const why = item === undefined ? absent.why(pattern) : offInWords(item)
      if (why !== undefined) this.why.set(pattern, item === undefined ? `${why} (${file})` : why)
    }
  }

  /** Refuse what cannot be shown of any scenario, or not of all in one result. Called before anything is in its place. */
  refuse(outputs: readonly Output[]): void {
    if (this.count === 0) return
    if (this.years.length > 0) {
      // A year that is asked for and not there must not be left out in silence.
      const spans = listInWords([...this.spans])
      throw new UsageError(`--years names a year outside these scenarios, which run ${spans}.`)
    }
    const [pattern] = this.rows
    if (pattern !== undefined) {
      const why = this.why.get(pattern)
      if (why !== undefined) throw new UsageError(`No row matches "${pattern}": ${why}.`)
      const meant = this.meant.get(pattern)
      if (meant !== undefined) throw new UsageError(`No row matches "${pattern}". Did you mean ${meant}?`)
      throw new UsageError(
        `No row matches "${pattern}". Rows have names such as headroom, lines.acute.spend or lines.*.spend.`,
      )
    }
    if (this.options.by === 'member' && this.withoutMembers !== undefined) {
      const name = this.withoutMembers
      throw new UsageError(`${name} combines no other definitions, so --by member has nothing to show of it.`)
    }
    if (outputs.some(ofAll)) this.refuseUnlikeBases()
    const length = (['brief', 'full'] as const).find((name) => this.options[name] === true)
    if (length !== undefined && !outputs.some(isForPeople)) {
      throw new UsageError(
        `--${length} goes with table and markdown, which people read. Data holds figures, facts and checks apart.`,
      )
    }
    if (this.options.summary === true) this.refuseSummary(outputs)
    if (this.options.excel === true && !outputs.some(({ format }) => format.readers === 'spreadsheet')) {
      throw new UsageError('--excel goes with CSV. Add --csv, or name an -o that ends in .csv.')
    }
  }

  /** What compares scenarios needs several in one result that people read. */
  private refuseSummary(outputs: readonly Output[]): void {
    if (!outputs.every(isForPeople)) {
      const rows = ['out-of-hospital.envelope', 'headroom', 'headroom.to-date', 'savings.requirement']
      throw new UsageError(
        `--summary goes with table and markdown, which people read. Data holds the same figures of every scenario, exact: ${this.command('run', '--json', ...rows.flatMap((row) => ['--rows', row]))}`,
      )
    }
    if (this.options.rows.length > 0) throw new UsageError('--summary has rows of its own: drop --rows, or --summary.')
    if (this.count < 2 || !outputs.every(ofAll))
      throw new UsageError('--summary compares scenarios: give two files or more, and one place for all of them.')
  }

  /** Real terms of unlike price bases must not stand side by side. */
  private refuseUnlikeBases(): void {
    const [first] = this.deflations
    const other = this.deflations.find(({ base }) => base !== first?.base)
    if (first === undefined || other === undefined) return
    throw new UsageError(
      `${first.name} is in ${first.base} prices and ${other.name} in ${other.base} prices: real terms of unlike price bases do not go together. Give them one prices.base, or a file each with {scenario} in -o.`,
    )
  }

  /** What to say of scenarios that go into one result and are deflated by unlike prices; empty where there are none. */
  unlikePricesNote(outputs: readonly Output[]): string {
    if (!outputs.some(ofAll) || areDeflatedAlike(this.deflations)) return ''
    const names = listInWords(this.deflations.map(({ name }) => name))
    return `These scenarios have unlike deflators, so their real terms compare only with care: ${names}.\n`
  }
}
