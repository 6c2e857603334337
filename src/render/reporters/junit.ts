import { toPlain } from '../../base/decimal.ts'
import { printYear } from '../../base/financial-year.ts'
import { formatDiagnostic } from '../../diagnostics/format.ts'
import { unitAsData } from '../../formula/unit-print.ts'
import { checkInWords } from '../../report/check-words.ts'
import type { JudgedCheck, Mark, ScenarioVerdict, Verdict } from '../../report/verdict.ts'
import { locate, type Making, relativePath } from './reporter.ts'

/**
 * JUnit XML: a suite for each scenario; in it a case for its definition and one for each check. No two readers of the
 * format agree on what may be left out, so class names and times are there. Times are 0, so that the same run gives the
 * same bytes.
 */
export function renderJunit(verdict: Verdict, making: Making): string {
  const suites = verdict.scenarios.map((scenario) => suite(scenario, verdict, making))
  const sum = (of: (one: Suite) => number): number => suites.reduce((so, one) => so + of(one), 0)
  const counts = {
    tests: sum(({ tests }) => tests),
    failures: sum(({ failures }) => failures),
    errors: sum(({ errors }) => errors),
    skipped: sum(({ skipped }) => skipped),
  }
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<testsuites${attributes({ name: 'scenario check', ...counts, time: 0 })}>`,
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

function suite(scenario: ScenarioVerdict, { strict }: Verdict, making: Making): Suite {
  const { name, path, checks, errors } = scenario
  const count = (wanted: Mark): number => checks.filter(({ mark }) => mark === wanted).length
  const counts = {
    tests: checks.length + 1,
    failures: count('fail'),
    errors: errors.length === 0 ? 0 : 1,
    skipped: count('not-tested'),
  }
  const { timestamp, version } = making
  const head = { name, file: relativePath(path, making.workingDirectory), ...counts, time: 0, timestamp }
  return {
    ...counts,
    lines: [
      `  <testsuite${attributes(head)}>`,
      '    <properties>',
      `      <property${attributes({ name: 'scenario.version', value: version })}/>`,
      ...inputs(scenario, making),
      '    </properties>',
      ...definitionCase(scenario, strict, making),
      ...checks.flatMap((judged) => checkCase(judged, scenario, making)),
      '  </testsuite>',
    ],
  }
}

function inputs({ scenario }: ScenarioVerdict, { inputs: hashesOf }: Making): string[] {
  const hashes = scenario === undefined ? [] : Object.entries(hashesOf(scenario))
  const settings = (scenario?.settings ?? []).map((value): [string, string] => ['set', value])
  return [...hashes.map(([path, hash]): [string, string] => [`sha256 ${path}`, hash]), ...settings].map(
    ([name, value]) => `      <property${attributes({ name, value })}/>`,
  )
}

function definitionCase(
  { name, path, errors }: ScenarioVerdict,
  strict: boolean,
  { workingDirectory }: Making,
): string[] {
  const [first] = errors
  const at = locate(first?.span, path, workingDirectory)
  const head = attributes({
    classname: `${name}.definition`,
    name: 'definition: it is read without error',
    file: at?.file,
    line: at?.line,
    time: 0,
  })
  if (first === undefined) return [`    <testcase${head}/>`]
  const text = errors.map((error) => formatDiagnostic(error, strict)).join('\n')
  return [
    `    <testcase${head}>`,
    `      <error${attributes({ message: first.message, type: first.code })}>${escapeXml(text)}</error>`,
    '    </testcase>',
  ]
}

function checkCase(
  { check, mark }: JudgedCheck,
  { name, path, unit }: ScenarioVerdict,
  { decimals, workingDirectory }: Making,
): string[] {
  const at = locate(check.span, path, workingDirectory)
  const kind = check.id.split('.')[0]
  const head = attributes({
    classname: `${name}.${kind}`,
    name: `${check.id}: ${check.title}`,
    file: at?.file,
    line: at?.line,
    time: 0,
  })
  const message = checkInWords(check, { unit, decimals })
  const text = escapeXml(figures({ check, mark }, unit))
  const within = {
    pass: `<system-out>${text}</system-out>`,
    // A warning fails no build, so it must not be counted as a failure either.
    warn: `<system-out>${escapeXml(`warning: ${message}\n`)}${text}</system-out>`,
    fail: `<failure${attributes({ message, type: check.kind })}>${text}</failure>`,
    'not-tested': `<skipped${attributes({ message })}/>`,
  }[mark]
  return [`    <testcase${head}>`, `      ${within}`, '    </testcase>']
}

/** Every digit of what was measured, of its limit and of the tolerance. */
function figures({ check }: JudgedCheck, unit: ScenarioVerdict['unit']): string {
  const { measured, year, limit, tolerance, detail } = check
  const inUnit = check.unit === 'index' ? '' : ` ${unitAsData(check.unit, unit)}`
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
