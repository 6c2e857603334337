import type { Diagnostic } from '../../diagnostics/catalogue.ts'
import { checkInWords, countsInWords } from '../../report/check-words.ts'
import type { Mark, Verdict } from '../../report/verdict.ts'
import { type Location, locate, type Making } from './reporter.ts'

/** GitHub shows ten annotations of each kind for a step and drops the rest. */
const most = 10

interface Annotation {
  readonly level: 'error' | 'warning'
  readonly at: Location | undefined
  readonly title: string
  readonly message: string
}

/**
 * Workflow commands that GitHub shows beside the lines of a change: at most ten errors and ten warnings, the worst first,
 * then one notice with the counts and what was left out.
 */
export function renderGithub(verdict: Verdict, making: Making): string {
  const all = [...problemsOf(verdict, making), ...checksOf(verdict, making)]
  const shown = (level: Annotation['level']): Annotation[] =>
    all.filter((annotation) => annotation.level === level).slice(0, most)
  const listed = [...shown('error'), ...shown('warning')]
  const left = all.length - listed.length
  const rest = left === 0 ? '' : ` ${left} more ${left === 1 ? 'is' : 'are'} not shown here.`
  const notice = `::notice title=scenario check::${data(countsInWords(verdict.counts) + rest)}`
  return [...listed.map(command), notice, ''].join('\n')
}

/** Definition errors come before failed checks: what a wrong definition calculates says little. */
function problemsOf({ strict }: Verdict, { problems, workingDirectory }: Making): Annotation[] {
  return problems.map(({ severity, span, code, message }: Diagnostic) => ({
    level: strict || severity === 'error' ? 'error' : 'warning',
    at: span === undefined ? undefined : locate(span, '-', workingDirectory),
    title: code,
    message,
  }))
}

const kinds = ['arithmetic', 'rule', 'control', 'author']
const levels: Readonly<Record<Mark, Annotation['level'] | undefined>> = {
  pass: undefined,
  fail: 'error',
  warn: 'warning',
  'not-tested': 'warning',
}

/** A failed sum casts doubt on everything, so arithmetic comes before the rules, and these before the author's checks. */
function checksOf({ scenarios }: Verdict, { decimals, workingDirectory }: Making): Annotation[] {
  const found = scenarios.flatMap(({ name, path, unit, checks }) =>
    checks.flatMap(({ check, mark }) => {
      const level = levels[mark]
      if (level === undefined) return []
      const at = locate(check.span, path, workingDirectory)
      return [
        { kind: check.kind, level, at, title: `${name} ${check.id}`, message: checkInWords(check, { unit, decimals }) },
      ]
    }),
  )
  return found.sort((left, right) => kinds.indexOf(left.kind) - kinds.indexOf(right.kind))
}

function command({ level, at, title, message }: Annotation): string {
  const place = at === undefined ? '' : `file=${property(at.file)},line=${at.line},col=${at.column},`
  return `::${level} ${place}title=${property(title)}::${data(message)}`
}

function data(text: string): string {
  return text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A')
}

function property(text: string): string {
  return data(text).replaceAll(':', '%3A').replaceAll(',', '%2C')
}
