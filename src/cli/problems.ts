import type { Diagnostic, ProblemCode } from '../diagnostics/catalogue.ts'
import { formatDiagnostic } from '../diagnostics/format.ts'
import { type Exit, exit } from './exit.ts'

const most = 50

/** What was found at one place: one problem, which need not be put into words to be told from others, or the words of several. */
type Here = Diagnostic | Set<string>

/** Problems of one command, each once, in the order of files and of places in them. */
export class Problems {
  private readonly found: Diagnostic[] = []
  /** By the text they stand in and by their place in it. */
  private readonly seen = new Map<string, Map<number, Here>>()
  private readonly strict: boolean
  private readonly answered: ReadonlySet<ProblemCode>

  /** `answered` are warnings that the answer itself tells of, so that they are no errors even where others are. */
  constructor(strict: boolean, answered: readonly ProblemCode[] = []) {
    this.strict = strict
    this.answered = new Set(answered)
  }

  /** Note a problem; the same one of a shared file is noted once. */
  readonly tell = (diagnostic: Diagnostic): void => {
    const text = textOf(diagnostic)
    const within = this.seen.get(text) ?? new Map<number, Here>()
    this.seen.set(text, within)
    const here = within.get(startOf(diagnostic))
    if (here === undefined) within.set(startOf(diagnostic), diagnostic)
    else {
      const words = here instanceof Set ? here : new Set([inWords(here)])
      if (words.has(inWords(diagnostic))) return
      within.set(startOf(diagnostic), words.add(inWords(diagnostic)))
    }
    this.found.push(diagnostic)
  }

  /** Whether a diagnostic stops its scenario. */
  isError({ severity, code }: Diagnostic): boolean {
    return severity === 'error' || (this.strict && !this.answered.has(code))
  }

  /** Problems, without those that a caller does not want to mention. */
  list(wanted: (diagnostic: Diagnostic) => boolean = () => true): readonly Diagnostic[] {
    const ranks = new Map([...this.seen.keys()].map((text, rank) => [text, rank]))
    const rank = (diagnostic: Diagnostic): number => ranks.get(textOf(diagnostic)) ?? 0
    return this.found.filter(wanted).sort((left, right) => rank(left) - rank(right) || startOf(left) - startOf(right))
  }

  /** Problems as text for standard error: at most fifty, errors before warnings, and the count of the rest. */
  text(wanted?: (diagnostic: Diagnostic) => boolean): string {
    const all = this.list(wanted)
    const errors = all.filter((one) => this.isError(one))
    const chosen = new Set(errors.slice(0, most))
    for (const one of all) if (chosen.size < most) chosen.add(one)
    const shown = all.filter((one) => chosen.has(one)).map((one) => `${formatDiagnostic(one, this.strict)}\n`)
    const more = all.length - shown.length
    const rest = more > 0 ? [`... and ${more} more ${more === 1 ? 'problem' : 'problems'}.\n`] : []
    return [...shown, ...rest].join('')
  }

  /** The exit code that the errors call for. */
  get exit(): Exit {
    const errors = this.found.filter((diagnostic) => this.isError(diagnostic))
    if (errors.length === 0) return exit.ok
    const unreadable = errors.some(({ code }) => code === 'file-not-found' || code === 'cannot-read')
    return unreadable ? exit.io : exit.badInput
  }
}

/** The text that a problem stands in: a file by its path, or one `--set` of several by what it says. */
function textOf({ span }: Diagnostic): string {
  if (span === undefined) return ''
  return span.file.path === '--set' ? `--set ${span.file.text}` : span.file.path
}

function inWords({ code, message }: Diagnostic): string {
  return `${code}:${message}`
}

function startOf({ span }: Diagnostic): number {
  return span?.start ?? -1
}
