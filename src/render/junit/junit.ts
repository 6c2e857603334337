import { toPlain } from '../../base/decimal.ts'
import { printYear } from '../../base/financial-year.ts'
import type { MoneyUnit } from '../../base/money-unit.ts'
import type { CheckResult } from '../../checks/result.ts'
import { formatDiagnostic } from '../../diagnostics/format.ts'
import { unitAsData } from '../../formula/unit-print.ts'
import type { Chapter, CheckItem, Made, Mark } from '../../report/document.ts'
import { lineText } from '../../report/sentence.ts'
import { inParts, type Renderer } from '../renderer.ts'
import { pathFrom, siteOf } from '../site.ts'

/**
 * JUnit XML: a suite for each scenario; in it a case for its definition and one for each check. No two readers of the
 * format agree on what may be left out, so class names and times are there. Times are 0, so that the same run gives the
 * same bytes.
 */
export const render: Renderer = inParts({
  part: suite,
  join: (suites, _together, { command }) => [whole(suites, command)],
})

function whole(suites: readonly Suite[], command: string): string {
  const sum = (of: (one: Suite) => number): number => suites.reduce((so, one) => so + of(one), 0)
  const counts = {
    tests: sum(({ tests }) => tests),
    failures: sum(({ failures }) => failures),
    errors: sum(({ errors }) => errors),
    skipped: sum(({ skipped }) => skipped),
  }
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<testsuites${attributes({ name: `scenario ${command}`, ...counts, time: 0 })}>`,
    ...suites.flatMap(({ lines }) => lines),
    '</testsuites>',
    '',
  ].join('\n')
}

interface Suite {
  readonly tests: number
  readonly failures: number
  readonly errors: number
  readonly skipped: number
  readonly lines: readonly string[]
}

function suite(chapter: Chapter, made: Made): Suite {
  const { name, path, problems } = chapter
  const { checks } = chapter.data
  const count = (wanted: Mark): number => checks.filter(({ mark }) => mark === wanted).length
  const counts = {
    tests: checks.length + 1,
    failures: count('fail'),
    errors: problems.some(({ isError }) => isError) ? 1 : 0,
    skipped: count('not-tested'),
  }
  const file = pathFrom(made.workingDirectory, path)
  return {
    ...counts,
    lines: [
      `  <testsuite${attributes({ name, file, ...counts, time: 0, timestamp: made.timestamp })}>`,
      '    <properties>',
      `      <property${attributes({ name: 'scenario.version', value: made.version })}/>`,
      ...(made.answer === 'proof'
        ? []
        : [
            `      <property${attributes({ name: 'scenario.checks', value: `${checks.length}, and one test more: that the definition is read` })}/>`,
          ]),
      ...properties(chapter),
      '    </properties>',
      ...definitionCase(chapter, made),
      ...checks.flatMap((check) => checkCase(check, chapter, made)),
      '  </testsuite>',
    ],
  }
}

function properties({ inputs, settings }: Chapter): string[] {
  const hashes = Object.entries(inputs).map(([path, hash]) => [`sha256 ${path}`, hash] as const)
  return [...hashes, ...settings.map((value) => ['set', value] as const)].map(
    ([name, value]) => `      <property${attributes({ name, value })}/>`,
  )
}

function definitionCase({ name, path, problems }: Chapter, { workingDirectory, answer }: Made): string[] {
  const errors = problems.flatMap(({ diagnostic, isError }) => (isError ? [diagnostic] : []))
  const [first] = errors
  const at = siteOf(first?.span, path, workingDirectory)
  const head = attributes({
    ...(answer === 'proof'
      ? { classname: `${name}.record`, name: 'record: the file can be made again' }
      : { classname: `${name}.definition`, name: 'definition: it is read without error' }),
    file: at?.file,
    line: at?.line,
    time: 0,
  })
  if (first === undefined) return [`    <testcase${head}/>`]
  // Each counts as an error, whatever it is without --strict.
  const text = errors.map((error) => formatDiagnostic(error, true)).join('\n')
  return [
    `    <testcase${head}>`,
    `      <error${attributes({ message: first.message, type: first.code })}>${escapeXml(text)}</error>`,
    '    </testcase>',
  ]
}

/** The class of a check, by which readers group the cases. */
const classes: Readonly<Record<CheckResult['kind'], string>> = {
  arithmetic: 'arithmetic',
  rule: 'rules',
  control: 'controls',
  author: 'checks',
  proof: 'record',
}

function checkCase(
  { mark, shown, statedAt, sentence }: CheckItem,
  chapter: Chapter,
  { workingDirectory }: Made,
): string[] {
  const { name, path, cash } = chapter
  const at = siteOf(statedAt ?? shown.span, path, workingDirectory)
  const head = attributes({
    classname: `${name}.${classes[shown.kind]}`,
    name: `${shown.id}: ${shown.title}`,
    file: at?.file,
    line: at?.line,
    time: 0,
  })
  const message = lineText(sentence)
  const text = escapeXml(figures(shown, cash))
  const within = {
    pass: `<system-out>${text}</system-out>`,
    // A warning fails no build, so it must not be counted as a failure either.
    warn: `<system-out>${escapeXml(`warning: ${message}\n`)}${text}</system-out>`,
    fail: `<failure${attributes({ message, type: shown.kind })}>${text}</failure>`,
    'not-tested': `<skipped${attributes({ message })}/>`,
  }[mark]
  return [`    <testcase${head}>`, `      ${within}`, '    </testcase>']
}

/** Every digit of what was measured, of its limit and of the tolerance. */
function figures({ kind, measured, year, limit, tolerance, detail, unit }: CheckResult, cash: MoneyUnit): string {
  if (kind === 'proof') return detail ?? ''
  const inUnit = unit === 'index' ? '' : ` ${unitAsData(unit, cash)}`
  return [
    `measured: ${measured === undefined ? 'no value' : `${toPlain(measured)}${inUnit}`}${year === undefined ? '' : ` in ${printYear(year)}`}`,
    ...(limit === undefined ? [] : [`limit: ${limit.how} ${toPlain(limit.value)}${inUnit}`]),
    ...(tolerance === undefined ? [] : [`tolerance: ${toPlain(tolerance)}${inUnit}`]),
    ...(detail === undefined ? [] : [detail]),
  ].join('\n')
}

function attributes(values: Readonly<Record<string, string | number | undefined>>): string {
  return Object.entries(values)
    .flatMap(([name, value]) =>
      value === undefined
        ? []
        : [` ${name}="${escapeXml(String(value)).replace(/[\t\n]/g, (space) => `&#${space.charCodeAt(0)};`)}"`],
    )
    .join('')
}

/** Text as XML 1.0 holds it: what it cannot hold at all is left out, half a surrogate pair included. */
function escapeXml(text: string): string {
  return (
    text
      // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what XML 1.0 cannot hold
      .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|\p{Surrogate}/gu, '')
      .replaceAll('&', '&amp;')
      .replaceAll('<', '&lt;')
      .replaceAll('>', '&gt;')
      .replaceAll('"', '&quot;')
      .replaceAll("'", '&apos;')
      // A reader would make a line end of it.
      .replaceAll('\r', '&#13;')
  )
}
