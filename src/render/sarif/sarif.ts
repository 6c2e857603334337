import type { CheckResult } from '../../checks/result.ts'
import type { Span } from '../../diagnostics/span.ts'
import { countsInWords } from '../../report/checks/check-words.ts'
import type { Chapter, Made, Mark, Problem } from '../../report/document.ts'
import { lineText } from '../../report/sentence.ts'
import { inParts, type Renderer } from '../renderer.ts'
import { artifactOf, lineOf, placeOf, root, uriOf } from './place.ts'
import { checkRule, plain, problemRule, type Rule, Rules } from './rules.ts'

/** GitHub refuses a report with more results, and one that is above 10 MB when it is compressed. */
const most = 25_000
const mostBytes = 9_000_000

type Level = 'error' | 'warning' | 'note'

interface Finding {
  readonly level: Level
  readonly rule: Rule
  readonly message: string
  readonly span: Span | undefined
  /** Where what it is about is stated, which is no part of what it is: a fingerprint outlives a figure that moves to another file. */
  readonly statedAt?: Span | undefined
  /** The file that it is of, where it has no place of its own. */
  readonly path: string
  readonly related?: { readonly note: string; readonly span: Span }
  /** What tells it from other findings, wherever it stands in its file. */
  readonly mark: string
}

interface CheckFinding extends Finding {
  readonly kind: CheckResult['kind']
}

interface Part {
  readonly path: string
  readonly inputs: Chapter['inputs']
  readonly problems: readonly Problem[]
  readonly checks: readonly CheckFinding[]
}

/**
 * SARIF 2.1.0, which code scanning reads: a result for each error and warning of a definition and for each check that does
 * not pass, the worst first. What passes is in none, because readers take every result for a fault.
 */
export const render: Renderer = inParts<Part>({
  part: ({ path, inputs, problems, name, data }) => ({
    path,
    inputs,
    problems,
    checks: checkFindings(name, path, data.checks),
  }),
  join: (parts, { problems, verdict }, made) => {
    const checks = parts
      .flatMap((part) => part.checks)
      .sort((left, right) => kinds.indexOf(left.kind) - kinds.indexOf(right.kind))
    const paths = new Map(
      parts.flatMap((part) => part.problems.map(({ diagnostic }) => [diagnostic, part.path] as const)),
    )
    const told = problems.map((problem) =>
      problemFinding(problem, paths.get(problem.diagnostic) ?? parts[0]?.path ?? '-'),
    )
    const found: Finding[] = [...told, ...checks]
    const sorted = levels.flatMap((level) => found.filter((finding) => finding.level === level))
    const rules = new Rules()
    const { lines, left } = resultLines(sorted, rules, made)
    const missing = left === 0 ? [] : [leftOut(left)]
    const summary = [
      ...(verdict === undefined ? [] : [verdict.words ?? countsInWords(verdict.counts)]),
      ...missing,
    ].join(' ')
    const before = { $schema: schema, version: '2.1.0' }
    const run = {
      tool: { driver: { name: 'scenario', version: made.version, semanticVersion: made.version, rules: rules.list() } },
      automationDetails: { id: `scenario/${made.command}/` },
      invocations: [{ executionSuccessful: true, toolExecutionNotifications: [notification(summary, left)] }],
      originalUriBaseIds: { [root]: { description: { text: 'The folder that the command was run in.' } } },
      artifacts: artifacts(parts, made),
      columnKind: 'utf16CodeUnits',
    }
    const head = JSON.stringify({ ...before, runs: [run] }, null, 2)
    const end = '\n    }\n  ]\n}'
    return [
      head.slice(0, -end.length),
      ',\n      "results": [',
      lines.map((line) => `\n        ${line}`).join(','),
      lines.length === 0 ? ']' : '\n      ]',
      `${end}\n`,
    ]
  },
})

const schema = 'https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json'
const levels: readonly Level[] = ['error', 'warning', 'note']
/** A failed sum casts doubt on everything, so arithmetic comes before the rules, and these before the author's checks. */
const kinds: readonly CheckResult['kind'][] = ['arithmetic', 'rule', 'control', 'author']
const ofMark: Readonly<Record<Mark, Level | undefined>> = {
  pass: undefined,
  fail: 'error',
  warn: 'warning',
  'not-tested': 'note',
}

function checkFindings(name: string, path: string, checks: Chapter['data']['checks']): CheckFinding[] {
  return checks.flatMap(({ mark, shown, statedAt, sentence }): CheckFinding[] => {
    const level = ofMark[mark]
    if (level === undefined) return []
    const { kind, span } = shown
    return [
      {
        kind,
        level,
        rule: checkRule(shown),
        message: `${name}: ${lineText(sentence)}`,
        span,
        statedAt,
        path,
        mark: `${name} ${shown.id}`,
      },
    ]
  })
}

function problemFinding({ diagnostic, isError }: Problem, path: string): Finding {
  const { code, message, span, related } = diagnostic
  return {
    level: isError ? 'error' : 'warning',
    rule: problemRule(code),
    message,
    span,
    path,
    ...(related && { related }),
    mark: span === undefined ? message : lineOf(span),
  }
}

/** Every finding on a line of its own, as many as readers take. */
function resultLines(
  findings: readonly Finding[],
  rules: Rules,
  made: Made,
): { readonly lines: string[]; readonly left: number } {
  const encoder = new TextEncoder()
  const seen = new Map<string, number>()
  const lines: string[] = []
  let bytes = 0
  for (const finding of findings) {
    const line = JSON.stringify(result(finding, rules, seen, made))
    bytes += encoder.encode(line).length
    if (lines.length === most || bytes > mostBytes) break
    lines.push(line)
  }
  return { lines, left: findings.length - lines.length }
}

function result(finding: Finding, rules: Rules, seen: Map<string, number>, made: Made): object {
  const { level, rule, message, span, statedAt, path, related } = finding
  const { workingDirectory } = made
  const at = placeOf(statedAt ?? span, path, workingDirectory)
  const other = related && placeOf(related.span, path, workingDirectory)
  return {
    ruleId: rule.id,
    ruleIndex: rules.indexOf(rule),
    level,
    message: { text: plain(message) },
    ...(at && { locations: [at] }),
    ...(other && { relatedLocations: [{ ...other, message: { text: plain(related.note) } }] }),
    partialFingerprints: { 'scenarioFinding/v1': fingerprint(finding, seen, workingDirectory) },
  }
}

/**
 * What a finding is, whatever its line: its rule, its file and the text of its line or the name of its check, and which of
 * several such it is.
 */
function fingerprint({ rule, span, path, mark }: Finding, seen: Map<string, number>, workingDirectory: string): string {
  const name = `${rule.id} ${uriOf(span?.file.path ?? path, workingDirectory)} ${mark}`
  const nth = (seen.get(name) ?? 0) + 1
  seen.set(name, nth)
  return `${name} #${nth}`
}

function leftOut(left: number): string {
  return `${left.toLocaleString('en-GB')} more ${left === 1 ? 'finding is' : 'findings are'} not in this file: GitHub takes at most ${most.toLocaleString('en-GB')}, and no file above 10 MB. The worst are here.`
}

function notification(text: string, left: number): object {
  return { level: left === 0 ? 'note' : 'warning', message: { text: plain(text) } }
}

/** Every file that was read, with its hash. */
function artifacts(parts: readonly Part[], { workingDirectory }: Made): object[] {
  const hashes = new Map(parts.flatMap(({ inputs }) => Object.entries(inputs)))
  return [...hashes].flatMap(([path, hash]) =>
    path === '-' || path === '<stdin>'
      ? []
      : [{ location: artifactOf(path, workingDirectory), hashes: { 'sha-256': hash } }],
  )
}
