import type { FinancialYear } from '../base/financial-year.ts'
import { lastYear, parseYear, printYear } from '../base/financial-year.ts'
import { moneyUnitOf } from '../base/money-unit.ts'
import type { SaidOfBudget } from '../budget/read-budget.ts'
import type { Diagnostic, Tell } from '../diagnostics/catalogue.ts'
import type { SourceFile } from '../diagnostics/span.ts'
import type { Dialogue } from './dialogue.ts'
import { type Exit, exit } from './exit.ts'
import type { Host } from './host.ts'
import { UsageError } from './host.ts'
import { type OpenedBudget, openBudget, openMapping, openText } from './init-budget.ts'
import { type InitOptions, saidOfBudget } from './init-options.ts'
import { Problems } from './problems.ts'

/** What a definition is begun from: what the command line says, and a person at a terminal where it says nothing. */
export interface Answered {
  readonly title: string
  readonly organisation: string | undefined
  readonly base: FinancialYear
  readonly years: number
  readonly budget: OpenedBudget | undefined
}

/** Ctrl-C, or the end of what there is to read. */
class Ended extends Error {}

/** Find out what a definition is begun from; an exit code where something is wrong, which is told, or the person ended it. */
export async function askForStart(options: InitOptions, host: Host): Promise<Answered | { readonly exit: Exit }> {
  const isAsking = options.input && host.isAttended() && options.from !== '-'
  if (!isAsking) return answer(options, undefined, host)
  const dialogue = host.converse()
  try {
    host.err('Enter alone takes what stands in brackets; Ctrl-C ends this, and nothing is written.\n')
    return await answer(options, dialogue, host)
  } catch (problem) {
    if (!(problem instanceof Ended)) throw problem
    host.err('\nscenario: ended; nothing was written.\n')
    return { exit: exit.interrupted }
  } finally {
    dialogue.close()
  }
}

async function answer(
  options: InitOptions,
  dialogue: Dialogue | undefined,
  host: Host,
): Promise<Answered | { readonly exit: Exit }> {
  const organisation = options.organisation ?? (dialogue && (await put(dialogue, 'Organisation', '', asText)))
  const from =
    options.from ??
    (dialogue && (await put(dialogue, 'A CSV file of budget lines with amounts, if there is one', '', asText)))
  let opened: OpenedBudget | undefined
  if (from === undefined || from === '') refuseWithoutBudget(options)
  else {
    const problems = new Problems(options.strict === true)
    opened = await openAsking(from, options, dialogue, host, problems.tell)
    host.err(problems.text((problem) => problems.isError(problem) || options.quiet !== true))
    if (opened === undefined || problems.exit !== exit.ok) return { exit: problems.exit }
  }
  const today = yearOfDay(host.today())
  const base =
    opened?.budget.base.value ??
    options.base ??
    (dialogue ? await put(dialogue, 'Base year, as 2026/27', printYear(today), asYear) : today)
  const years = options.years ?? (dialogue ? await put(dialogue, 'Years to project, 1 to 100', '10', asCount) : 10)
  if (base + years > lastYear)
    throw new UsageError(
      `--years: ${printYear(base)} and ${years} more go beyond ${printYear(lastYear)}, the last year that can be written.`,
    )
  const named = organisation === undefined || organisation === '' ? undefined : organisation
  return { title: options.title ?? 'First draft', organisation: named, base, years, budget: opened }
}

/** Open a budget; where its unit, its year or a column cannot be told, a person at a terminal is asked for it. */
async function openAsking(
  path: string,
  options: InitOptions,
  dialogue: Dialogue | undefined,
  host: Host,
  tell: Tell,
): Promise<OpenedBudget | undefined> {
  const file = openText(path, host, tell)
  const mapping = options.mapping === undefined ? undefined : openMapping(options.mapping, host, tell)
  if (file === undefined || (options.mapping !== undefined && mapping === undefined)) return undefined
  let said = saidOfBudget(options)
  for (;;) {
    const problems: Diagnostic[] = []
    const opened = openBudget(file, said, mapping, (problem) => problems.push(problem))
    const more = dialogue && opened === undefined ? await askMore(problems, said, dialogue, file) : undefined
    if (more === undefined) {
      for (const problem of problems) tell(problem)
      return opened
    }
    said = more
  }
}

/** Ask for what the first problem is about, where a person can say it; undefined for any other. */
async function askMore(
  problems: readonly Diagnostic[],
  said: SaidOfBudget,
  dialogue: Dialogue,
  { path }: SourceFile,
): Promise<SaidOfBudget | undefined> {
  const first = problems.find(({ severity }) => severity === 'error')
  switch (first?.code) {
    case 'budget-unit':
      return said.unit === undefined
        ? { ...said, unit: await put(dialogue, `Unit of the amounts in ${path} (£, £000 or £m)`, '', moneyUnitOf) }
        : undefined
    case 'budget-year':
      return { ...said, base: await put(dialogue, `Financial year of the amounts in ${path}, as 2026/27`, '', asYear) }
    default:
      return undefined
  }
}

/** What is said of a budget means nothing without one. */
function refuseWithoutBudget(options: InitOptions): void {
  const about = {
    '--mapping': options.mapping,
    '--line-column': options.lineColumn,
    '--amount-column': options.amountColumn,
    '--unit': options.unit,
    '--is-total': options.isTotal[0],
    '--is-line': options.isLine[0],
    '--negate': options.negate,
  }
  const given = Object.entries(about).find(([, value]) => value !== undefined)?.[0]
  if (given !== undefined) throw new UsageError(`${given} is about a budget. Name its file with --from.`)
}

/** Ask until the answer can be read. Enter alone takes the usual answer, where there is one. */
async function put<T>(
  dialogue: Dialogue,
  question: string,
  usual: string,
  read: (text: string) => T | undefined,
): Promise<T> {
  for (let again = ''; ; again = 'That cannot be read. ') {
    const given = await dialogue.ask(`${again}${question}${usual === '' ? '' : ` [${usual}]`}: `)
    if (given === undefined) throw new Ended()
    const text = given.trim() === '' ? usual : given.trim()
    const value = read(text)
    if (value !== undefined) return value
  }
}

function asText(text: string): string {
  return text
}

function asYear(text: string): FinancialYear | undefined {
  return parseYear(text)
}

function asCount(text: string): number | undefined {
  return /^(?:[1-9]\d?|100)$/.test(text) ? Number(text) : undefined
}

/** The financial year that a day is in: it begins on 1 April. */
function yearOfDay(day: string): FinancialYear {
  const year = Number(day.slice(0, 4))
  return day.slice(5) >= '04-01' ? year : year - 1
}
