import type { CheckResult } from '../../checks/result.ts'
import type { Site } from '../../diagnostics/span.ts'
import { countsInWords } from '../../report/checks/check-words.ts'
import type { Chapter, Made, Mark, Problem } from '../../report/document.ts'
import { lineText } from '../../report/sentence.ts'
import { inParts, type Renderer } from '../renderer.ts'
import { siteOf } from '../site.ts'

/** GitHub shows ten annotations of each kind for a step and drops the rest. */
const most = 10

interface Annotation {
  readonly level: 'error' | 'warning'
  readonly at: Site | undefined
  readonly title: string
  readonly message: string
}

interface CheckNote extends Annotation {
  readonly kind: CheckResult['kind']
}

/**
 * Workflow commands that GitHub shows beside the lines of a change: at most ten errors and ten warnings, the worst first,
 * then one notice with the counts and what was left out.
 */
export const render: Renderer = inParts({
  part: checkNotes,
  join: (parts, { problems, verdict }, made) => {
    // A failed sum casts doubt on everything, so arithmetic comes before the rules, and these before the author's checks.
    const checks = parts.flat().sort((left, right) => kinds.indexOf(left.kind) - kinds.indexOf(right.kind))
    // Definition errors come before failed checks: what a wrong definition calculates says little.
    const all: Annotation[] = [...problems.map((problem) => problemNote(problem, made)), ...checks]
    const shown = (level: Annotation['level']): Annotation[] =>
      all.filter((annotation) => annotation.level === level).slice(0, most)
    const listed = [...shown('error'), ...shown('warning')]
    const left = all.length - listed.length
    const rest = left === 0 ? [] : [`${left} more ${left === 1 ? 'is' : 'are'} not shown here.`]
    const counted = verdict === undefined ? [] : [verdict.words ?? countsInWords(verdict.counts)]
    const notice = `::notice title=scenario ${made.command}::${data([...counted, ...rest].join(' '))}`
    return [[...listed.map(command), notice, ''].join('\n')]
  },
})

function problemNote({ diagnostic, isError }: Problem, { workingDirectory }: Made): Annotation {
  const { span, code, message } = diagnostic
  const at = span === undefined ? undefined : siteOf(span, '-', workingDirectory)
  return { level: isError ? 'error' : 'warning', at, title: code, message }
}

const kinds: readonly CheckResult['kind'][] = ['arithmetic', 'rule', 'control', 'author', 'proof']
const levels: Readonly<Record<Mark, Annotation['level'] | undefined>> = {
  pass: undefined,
  fail: 'error',
  warn: 'warning',
  'not-tested': 'warning',
}

function checkNotes({ name, path, data: { checks } }: Chapter, { workingDirectory }: Made): CheckNote[] {
  return checks.flatMap(({ mark, shown, statedAt, sentence }): CheckNote[] => {
    const level = levels[mark]
    if (level === undefined) return []
    const at = siteOf(statedAt ?? shown.span, path, workingDirectory)
    return [{ kind: shown.kind, level, at, title: `${name} ${shown.id}`, message: lineText(sentence) }]
  })
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
