import type { Diagnostic } from '../diagnostics/catalogue.ts'
import { formatDiagnostic } from '../diagnostics/format.ts'
import { type Exit, exit } from './exit.ts'

const most = 50

/** Problems of one command, each once, in the order of files and of places in them. */
export class Problems {
  private readonly found: Diagnostic[] = []
  private readonly seen = new Set<string>()
  private readonly strict: boolean

  constructor(strict: boolean) {
    this.strict = strict
  }

  /** Note a problem; the same one of a shared file is noted once. */
  readonly tell = (diagnostic: Diagnostic): void => {
    const { span, code, message } = diagnostic
    const identity = `${textOf(diagnostic)}:${span?.start}:${code}:${message}`
    if (this.seen.has(identity)) return
    this.seen.add(identity)
    this.found.push(diagnostic)
  }

  /** Whether a diagnostic stops its scenario. */
  isError({ severity }: Diagnostic): boolean {
    return severity === 'error' || this.strict
  }

  /** Problems, without those that a caller does not want to mention. */
  list(wanted: (diagnostic: Diagnostic) => boolean = () => true): readonly Diagnostic[] {
    const texts = [...new Set(this.found.map(textOf))]
    const ranks = new Map(texts.map((text, rank) => [text, rank]))
    const rank = (diagnostic: Diagnostic): number => ranks.get(textOf(diagnostic)) ?? 0
    return this.found
      .filter(wanted)
      .map((diagnostic, index) => ({ diagnostic, index }))
      .sort(
        (left, right) =>
          rank(left.diagnostic) - rank(right.diagnostic) || start(left) - start(right) || left.index - right.index,
      )
      .map(({ diagnostic }) => diagnostic)
  }

  /** Problems as text for standard error: at most fifty, errors before warnings, and the count of the rest. */
  text(wanted?: (diagnostic: Diagnostic) => boolean): string {
    const all = this.list(wanted)
    const errorsFirst = [...all.filter((one) => this.isError(one)), ...all.filter((one) => !this.isError(one))]
    const chosen = new Set(errorsFirst.slice(0, most))
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

function start({ diagnostic }: { diagnostic: Diagnostic }): number {
  return diagnostic.span?.start ?? -1
}
