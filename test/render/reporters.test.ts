import { expect, it } from 'vitest'
import { mixed, right, wrong } from '../support/check-files.ts'
import { runCli } from '../support/run-cli.ts'
import { all, type Element, readXml } from '../support/xml.ts'

const files = { 'mixed.yaml': mixed, 'right.yaml': right, 'wrong.yaml': wrong }

async function report(
  reporter: string,
  paths: readonly string[],
  options: readonly string[] = [],
  more: Record<string, string> = {},
): Promise<string> {
  return (await runCli(['check', ...paths, '--reporter', reporter, ...options], { files: { ...files, ...more } })).out
}

function named(root: Element, name: string): Element {
  const found = all(root, 'testcase').find(({ attributes }) => attributes.name?.startsWith(`${name}:`))
  if (found === undefined) throw new Error(`There is no case ${name}`)
  return found
}

it('writes JUnit XML with a suite for each scenario and a case for each check', async () => {
  const root = readXml(await report('junit', ['mixed.yaml', 'right.yaml']))
  const suites = all(root, 'testsuite')

  // Fourteen checks and eight, and a case for each definition.
  expect(root.name).toBe('testsuites')
  expect(root.attributes).toMatchObject({ tests: '30', failures: '4', errors: '0', skipped: '1', time: '0' })
  expect(suites.map(({ attributes }) => attributes)).toMatchObject([
    { name: 'mixed', file: 'mixed.yaml', tests: '18', failures: '4', errors: '0', skipped: '1', time: '0' },
    { name: 'right', file: 'right.yaml', tests: '12', failures: '0', errors: '0', skipped: '0', time: '0' },
  ])
  for (const suite of suites) {
    const cases = all(suite, 'testcase')
    const count = (name: string): string => String(cases.flatMap((one) => all(one, name)).length)
    expect(suite.attributes).toMatchObject({
      tests: `${cases.length}`,
      failures: count('failure'),
      skipped: count('skipped'),
    })
    expect(new Set(cases.map(({ attributes }) => `${attributes.classname} ${attributes.name}`)).size).toBe(cases.length)
  }
})

it('tells in a failure what was measured, its limit and the tolerance, to the last digit', async () => {
  const root = readXml(await report('junit', ['mixed.yaml']))
  const control = all(named(root, 'controls.spend'), 'failure')[0]
  const surplus = all(named(root, 'rules.surplus'), 'failure')[0]

  expect(control?.text).toBe('measured: 95 GBP m in 2017/18\nlimit: equal to 95.004 GBP m\ntolerance: 0.001 GBP m')
  expect(control?.attributes).toEqual({
    message:
      'Total spend does not agree with the stated total "spend": £95.000m in 2017/18; it must be equal to £95.004m, within £0.001m',
    type: 'control',
  })
  // 102.01 - 1.0201 - 101.15 against 1% of 102.01.
  expect(surplus?.text).toBe('measured: -0.1601 GBP m in 2019/20\nlimit: at least 1.0201 GBP m')
  // The check stands on line 12 of the file.
  expect(named(root, 'checks.affordable').attributes).toMatchObject({
    classname: 'mixed.checks',
    file: 'mixed.yaml',
    line: '12',
    time: '0',
  })
  expect(all(named(root, 'checks.affordable'), 'failure')[0]?.text).toContain('Board: 100% of it, "must" hold.')
})

it('measures what passes too, and does not count a warning as a failure', async () => {
  const root = readXml(await report('junit', ['mixed.yaml']))
  const soft = named(root, 'checks.soft')

  expect(all(named(root, 'arithmetic.lines-sum'), 'system-out')[0]?.text).toContain('measured: 95 GBP m in 2017/18')
  expect(all(soft, 'failure')).toEqual([])
  expect(all(soft, 'system-out')[0]?.text).toMatch(/^warning: Does not hold: headroom\.share >= 2%/)
  expect(all(named(root, 'checks.untested'), 'skipped')).toHaveLength(1)
})

it('counts warnings and untested checks as failures under --strict', async () => {
  const root = readXml(await report('junit', ['mixed.yaml'], ['--strict']))

  expect(root.attributes).toMatchObject({ failures: '6', skipped: '0' })
  expect(all(named(root, 'checks.soft'), 'failure')).toHaveLength(1)
  expect(all(named(root, 'checks.untested'), 'failure')).toHaveLength(1)
})

it('makes an error of a definition that cannot be read, beside the others', async () => {
  const root = readXml(await report('junit', ['wrong.yaml', 'right.yaml']))
  const [suite] = all(root, 'testsuite')
  const error = all(named(root, 'definition'), 'error')[0]

  expect(root.attributes).toMatchObject({ tests: '13', failures: '0', errors: '1' })
  expect(suite?.attributes).toMatchObject({ name: 'wrong', tests: '1', errors: '1' })
  expect(error?.attributes.type).toBe('unknown-key')
  expect(error?.text).toContain(
    'wrong.yaml:6:42 - error unknown-key: lines.acute has no "growht". Did you mean "growth"?\n',
  )
})

it('holds any text that a definition or a file name may hold', async () => {
  const odd = right.replace('"headroom = 0"', '"headroom > 0", message: "]]> <b>&amp; \\u0022\\u0027 \\U0001F600"')
  // XML cannot hold control characters, half a surrogate pair, or U+FFFE.
  const path = 'o\u0001d\ud800d\ufffe "1".yaml'
  const root = readXml(await report('junit', [path], [], { [path]: odd }))

  expect(all(root, 'testsuite')[0]?.attributes).toMatchObject({ name: 'odd "1"', file: 'odd "1".yaml' })
  expect(all(named(root, 'checks.balanced'), 'failure')[0]?.text).toContain(`]]> <b>&amp; "' \u{1F600}`)
})

it('refuses in a test what is not well-formed, so that the tests above can fail', () => {
  const head = '<?xml version="1.0" encoding="UTF-8"?>\n'
  for (const bad of [
    '<a>',
    '<a></b>',
    '<a b="1" b="2"/>',
    '<a>&</a>',
    '<a b="<"/>',
    '<a>\u0001</a>',
    '<a/><b/>',
    '<a>]]></a>',
    '<a>\ud800</a>',
  ]) {
    expect(() => readXml(head + bad), bad).toThrow()
  }
  expect(readXml(`${head}<a b="&lt;&#10;"><c/>x&amp;y</a>`)).toEqual({
    name: 'a',
    attributes: { b: '<\n' },
    children: [{ name: 'c', attributes: {}, children: [], text: '' }],
    text: 'x&y',
  })
})

it('stamps a time only where SOURCE_DATE_EPOCH fixes one', async () => {
  const run = (env: Record<string, string>): ReturnType<typeof runCli> =>
    runCli(['check', 'right.yaml', '--reporter', 'junit'], { files, env })

  expect((await run({})).out).not.toMatch(/timestamp|hostname/)
  // 1527811200 seconds are 1 June 2018, midnight.
  expect((await run({ SOURCE_DATE_EPOCH: '1527811200' })).out).toContain('timestamp="2018-06-01T00:00:00"')
  expect(await run({ SOURCE_DATE_EPOCH: 'today' })).toMatchObject({ exit: 2, out: '' })
})

it('writes the same bytes on every run', async () => {
  for (const reporter of ['junit', 'github', 'sarif', 'json']) {
    const first = await report(reporter, ['mixed.yaml', 'wrong.yaml', 'right.yaml'])
    expect(await report(reporter, ['mixed.yaml', 'wrong.yaml', 'right.yaml'])).toBe(first)
  }
})

it('annotates the lines of a change for GitHub, definition errors first, then the worst checks', async () => {
  const lines = (await report('github', ['mixed.yaml', 'wrong.yaml'])).trimEnd().split('\n')

  expect(lines.map((line) => /^::(\w+)(?:.*?title=(.*?))?::/.exec(line)?.slice(1).join(' '))).toEqual([
    ...lines
      .filter((line) => line.includes('file=wrong.yaml'))
      .map((line) => `error ${/title=(.*?)::/.exec(line)?.[1]}`),
    'error mixed rules.surplus',
    'error mixed rules.contingency',
    'error mixed controls.spend',
    'error mixed checks.affordable',
    'warning mixed checks.soft',
    'warning mixed checks.untested',
    'notice scenario check',
  ])
  expect(lines[0]).toMatch(/^::error file=wrong\.yaml,line=6,col=42,title=unknown-key::lines\.acute has no "growht"\./)
  expect(lines).toContain(
    '::error file=mixed.yaml,line=12,col=23,title=mixed checks.affordable::Does not hold: headroom >= 0 in every projected year: -£1.2m in 2019/20; it must be at least £0.0m. Board: 100%25 of it, "must" hold.',
  )
  // A rule stands where what it asks for is stated: `share: 1%`.
  expect(lines).toContain(
    '::error file=mixed.yaml,line=6,col=44,title=mixed rules.contingency::A part of the contingency is spent: £0.9m in 2019/20; it must be at least £1.0m',
  )
})

it('escapes what would end a GitHub command or one of its properties', async () => {
  const odd = right.replace('"headroom = 0"', '"headroom > 0", message: "a: b, 5%\\r\\n::error::c"')
  const path = 'o,d:d%\r\n.yaml'
  const out = await report('github', [path], [], { [path]: odd })

  expect(out.split(/[\r\n]/).filter((line) => line.includes('::'))).toHaveLength(2)
  expect(out).toContain('::error file=o%2Cd%3Ad%25%0D%0A.yaml,line=8,col=21,title=o%2Cd%3Ad%25%0D%0A checks.balanced::')
  expect(out).toContain('a: b, 5%25')
})

it('gives GitHub at most ten errors and ten warnings, and counts the rest', async () => {
  const checks = Array.from(
    { length: 12 },
    (_, index) =>
      `  e${index}: { that: "headroom > ${index}" }\n  w${index}: { that: "headroom > ${index}", severity: warn }\n`,
  )
  const many = right.replace(/ {2}balanced:.*\n/, checks.join(''))
  const lines = (await report('github', ['many.yaml'], [], { 'many.yaml': many })).trimEnd().split('\n')

  expect(lines.map((line) => line.slice(2, 5)).join(' ')).toBe(`${'err '.repeat(10)}${'war '.repeat(10)}not`)
  expect(lines.at(-1)).toBe(
    '::notice title=scenario check::Arithmetic: pass. Plan: balances in every year. 1 scenario, 34 checks: 10 passed, 12 failed, 12 warnings. 4 more are not shown here.',
  )
})

it('names no file for a definition from standard input or a setting of the command line', async () => {
  const { out } = await runCli(['check', '-', '--reporter', 'github', '--set', 'lines.acute.growth=5'], {
    files: { '-': right },
  })

  expect(out).toMatch(/^::error title=not-a-rate::/)
})

it('writes JSON with decimals as text', async () => {
  const json = JSON.parse(await report('json', ['mixed.yaml', 'wrong.yaml']))
  const [first, second] = json.scenarios
  const check = (id: string): unknown => first.checks.find((one: { id: string }) => one.id === id)

  expect(json).toMatchObject({ schemaVersion: 1, program: 'scenario', command: 'check', passed: false, strict: false })
  expect(json.counts).toEqual({
    scenarios: 2,
    wrong: 1,
    checks: 17,
    passed: 11,
    failed: 4,
    warned: 1,
    not_tested: 1,
    without_source: 0,
  })
  expect(first).toMatchObject({
    scenario: 'mixed',
    path: 'mixed.yaml',
    title: 'Small & <odd>, 100%',
    unit: 'GBP m',
    problems: [],
  })
  expect(Object.keys(first.inputs)).toEqual(['mixed.yaml'])
  expect(check('rules.contingency')).toMatchObject({
    mark: 'fail',
    outcome: 'fail',
    severity: 'error',
    year: '2019/20',
    // 1.0201 - 0.1601
    measured: '0.86',
    unit: 'GBP m',
    limit: { how: 'at least', value: '1.0201' },
    tolerance: null,
    file: null,
  })
  expect(check('checks.affordable')).toMatchObject({
    measured: '-1.1802',
    file: 'mixed.yaml',
    line: 12,
    column: 23,
    detail: 'Board: 100% of it, "must" hold.',
  })
  expect(check('checks.untested')).toMatchObject({ mark: 'not-tested', measured: null, limit: null })
  expect(second).toMatchObject({ scenario: 'wrong', title: null, unit: null, checks: [] })
  expect(second.problems[0]).toMatchObject({
    code: 'unknown-key',
    severity: 'error',
    file: 'wrong.yaml',
    line: 6,
    column: 42,
  })
})

it('lists in JSON where values have no source', async () => {
  const json = JSON.parse(await report('json', ['bare.yaml'], [], { 'bare.yaml': right.replace(', source: s', '') }))

  expect(json.without_source).toEqual([
    { path: 'funding.allocation.base', file: 'bare.yaml', line: 4, column: 23 },
    { path: 'funding.allocation.growth', file: 'bare.yaml', line: 4, column: 36 },
  ])
})

it('gives money in the unit that is asked for', async () => {
  const json = JSON.parse(await report('json', ['mixed.yaml'], ['--unit', '£']))

  expect(json.scenarios[0].unit).toBe('GBP')
  expect(json.scenarios[0].checks[0]).toMatchObject({ measured: '95000000', unit: 'GBP', tolerance: '0.005' })
})
