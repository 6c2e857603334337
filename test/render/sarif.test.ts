import { readFileSync } from 'node:fs'
import { Ajv, type AnySchema } from 'ajv'
import { expect, it } from 'vitest'
import { catalogue } from '../../src/diagnostics/catalogue.ts'
import { help } from '../../src/diagnostics/help.ts'
import { offScreen } from '../../src/render/page.ts'
import { renderWhole } from '../../src/render/renderer.ts'
import { render } from '../../src/render/sarif/sarif.ts'
import { checkChapter, checkTogether } from '../../src/report/check.ts'
import type { CheckItem, Mark } from '../../src/report/document.ts'
import { mixed, right, wrong } from '../support/check-files.ts'
import { made } from '../support/made.ts'
import { projectText } from '../support/project-text.ts'
import { runCli, type World } from '../support/run-cli.ts'

const schema = JSON.parse(readFileSync('test/support/sarif-2.1.0.schema.json', 'utf8')) as AnySchema
const isUri = (text: string): boolean => URL.canParse(text, 'file:///a/') && !/[\s\\"<>]/.test(text)
const accepts = new Ajv({
  strict: false,
  // One of its patterns is one only by the older rules.
  unicodeRegExp: false,
  formats: { uri: (text: string) => URL.canParse(text), 'uri-reference': isUri, 'date-time': true },
}).compile(schema)

interface Result {
  readonly ruleId: string
  readonly ruleIndex: number
  readonly level: string
  readonly message: { readonly text: string }
  readonly locations?: readonly {
    readonly physicalLocation: { readonly artifactLocation: object; readonly region: object }
  }[]
  readonly relatedLocations?: readonly object[]
  readonly partialFingerprints: Readonly<Record<string, string>>
}

interface Run {
  readonly tool: {
    readonly driver: { readonly rules: readonly { readonly id: string; readonly help: { readonly text: string } }[] }
  }
  readonly results: readonly Result[]
  readonly artifacts: readonly {
    readonly location: { readonly uri: string }
    readonly hashes: Readonly<Record<string, string>>
  }[]
  readonly invocations: readonly {
    readonly toolExecutionNotifications: readonly {
      readonly level: string
      readonly message: { readonly text: string }
    }[]
  }[]
}

const files = { 'mixed.yaml': mixed, 'right.yaml': right, 'wrong.yaml': wrong }

async function report(argv: readonly string[], world: World = {}): Promise<Run> {
  const { out } = await runCli(['check', ...argv, '--reporter', 'sarif'], {
    ...world,
    files: { ...files, ...world.files },
  })
  const log = JSON.parse(out) as { runs: Run[] }
  expect(accepts(log), JSON.stringify(accepts.errors)).toBe(true)
  const [run] = log.runs
  if (run === undefined) throw new Error('There is no run')
  return run
}

const printsOf = ({ results }: Run): string[] =>
  results.map(({ partialFingerprints }) => Object.values(partialFingerprints).join())

it('the test holds a report against the schema', () => {
  const least = { version: '2.1.0', runs: [{ tool: { driver: { name: 'a' } }, results: [{ message: { text: 'b' } }] }] }

  expect(accepts(least)).toBe(true)
  expect(accepts({ ...least, runs: [{ ...least.runs[0], result: [] }] })).toBe(false)
  expect(accepts({ ...least, runs: [{ ...least.runs[0], results: [{ message: { text: 'b' }, level: 'bad' }] }] })).toBe(
    false,
  )
})

it('has a result for each finding that the other reporters have, the worst first', async () => {
  const run = await report(['mixed.yaml', 'wrong.yaml', 'right.yaml'])
  const github = (await runCli(['check', 'mixed.yaml', 'wrong.yaml', 'right.yaml', '--reporter', 'github'], { files }))
    .out
  const annotations = github.split('\n').filter((line) => /^::(?:error|warning) /.test(line))

  expect(run.results).toHaveLength(annotations.length)
  expect(run.results.map(({ level, ruleId }) => `${level} ${ruleId}`)).toEqual([
    'error unknown-key',
    ...(annotations.length === 8 ? ['error missing-one-of'] : []),
    'error rules.surplus',
    'error rules.contingency',
    'error controls.spend',
    'error checks.affordable',
    'warning checks.soft',
    'note checks.untested',
  ])
})

it('places a result by line and column from its start to its end', async () => {
  const { results } = await report(['wrong.yaml', 'mixed.yaml'])
  const at = (rule: string): unknown => results.find(({ ruleId }) => ruleId === rule)?.locations?.[0]?.physicalLocation

  // `growht` stands in columns 42 to 47 of line 6.
  expect(at('unknown-key')).toEqual({
    artifactLocation: { uri: 'wrong.yaml', uriBaseId: '%SRCROOT%' },
    region: { startLine: 6, startColumn: 42, endLine: 6, endColumn: 48 },
  })
})

// `1%` stands in columns 31 and 32 of line 7 as what is required, in 44 and 45 of line 6 as the share that is held.
const required = { startLine: 7, startColumn: 31, endLine: 7, endColumn: 33 }
const held = { startLine: 6, startColumn: 44, endLine: 6, endColumn: 46 }

it('places a rule of business where what it asks for is stated, by the names that a file has for it', async () => {
  const placesOf = async (argv: readonly string[], world: World = {}): Promise<unknown[]> =>
    (await report(argv, world)).results
      .filter(({ ruleId }) => ruleId.startsWith('rules.'))
      .map(({ ruleId, locations }) => [ruleId, locations?.[0]?.physicalLocation])
  const inFile = (region: object): object => ({
    artifactLocation: { uri: 'mixed.yaml', uriBaseId: '%SRCROOT%' },
    region,
  })

  const stated = [
    ['rules.surplus', inFile(required)],
    ['rules.contingency', inFile(held)],
  ]
  expect(await placesOf(['mixed.yaml'])).toEqual(stated)
  // What a scenario has of another file is stated there.
  const world = { files: { 'high.yaml': 'extends: mixed.yaml\ntitle: High\n' } }
  expect(await placesOf(['high.yaml'], world)).toEqual(stated)
  // What the command line states stands in no file.
  expect(await placesOf(['mixed.yaml', '--set', 'surplus.required.share=2%'])).toEqual([
    ['rules.surplus', inFile({ startLine: 1, startColumn: 1 })],
    ['rules.contingency', inFile(held)],
  ])
})

it('places a check of one item where the item is first stated, and on the same line in github and junit', async () => {
  const negative = `${right}savings: { cut: { line: acute, amount: { 2018/19: 150 }, source: s } }\n`
  const world = { files: { 'negative.yaml': negative } }
  const { results } = await report(['negative.yaml'], world)
  const region = results.find(({ ruleId }) => ruleId.startsWith('arithmetic.'))?.locations?.[0]?.physicalLocation.region
  const told = async (reporter: string): Promise<string> =>
    (await runCli(['check', 'mixed.yaml', '--reporter', reporter], { files })).out

  // `base: 100` of line 6: `  acute: { title: Acute, setting: hospital, base: ` has 50 characters.
  expect(region).toEqual({ startLine: 6, startColumn: 51, endLine: 6, endColumn: 54 })
  expect(await told('github')).toContain('file=mixed.yaml,line=7,col=31,title=mixed rules.surplus')
  expect(await told('junit')).toMatch(/name="rules\.contingency: [^>]* line="6"/)
})

it('says of each rule that is broken what it is about', async () => {
  const { tool, results } = await report(['wrong.yaml', 'mixed.yaml'])

  for (const { ruleId, ruleIndex } of results) expect(tool.driver.rules[ruleIndex]?.id).toBe(ruleId)
  expect(tool.driver.rules.find(({ id }) => id === 'unknown-key')?.help.text).toBe(help['unknown-key'])
  expect(new Set(tool.driver.rules.map(({ id }) => id)).size).toBe(tool.driver.rules.length)
})

it('there is a sentence or two about every problem of the catalogue', () => {
  expect(Object.keys(help).sort()).toEqual(Object.keys(catalogue()).sort())
  for (const [code, text] of Object.entries(help)) expect(text, code).toMatch(/^(?:[A-Z]|--)[^\n]{15,200}\.$/)
  expect(new Set(Object.values(help)).size).toBe(Object.keys(help).length)
})

it('keeps the fingerprint of a finding where lines and items are added beside it', async () => {
  const before = await report(['mixed.yaml', 'wrong.yaml'])
  const changed = {
    'mixed.yaml': `# A note\n\n${mixed.replace('base: 35', 'base: 35.5')}`,
    'wrong.yaml': wrong.replace('lines:\n', 'lines:\n  other: { setting: other, base: 1, growth: 0%, source: s }\n'),
  }
  const after = await report(['mixed.yaml', 'wrong.yaml'], { files: changed })

  expect(printsOf(after)).toEqual(printsOf(before))
  expect(after.results.map(({ locations }) => locations)).not.toEqual(before.results.map(({ locations }) => locations))
  expect(new Set(printsOf(before)).size).toBe(before.results.length)
})

it('tells findings of one kind on like lines apart', async () => {
  const twice = right
    .replace('growth: 0%, source: s }\nlines', 'growth: 3, source: s }\nlines')
    .replace(
      'checks:',
      '  other: { setting: other, base: 1, growth: 3, source: s }\n  more: { setting: other, base: 1, growth: 3, source: s }\nchecks:',
    )
  const run = await report(['twice.yaml'], { files: { 'twice.yaml': twice } })

  expect(run.results.map(({ ruleId }) => ruleId)).toEqual(['not-a-rate', 'not-a-rate', 'not-a-rate'])
  expect(new Set(printsOf(run)).size).toBe(3)
})

it('names files by their way from the working folder, as addresses are written, and tells no folder of this machine', async () => {
  const path = 'a b/ü%:#?.yaml'
  const run = await report([path, `${process.cwd()}/mixed.yaml`], {
    files: { [path]: wrong, [`${process.cwd()}/mixed.yaml`]: mixed },
  })

  expect(run.artifacts.map(({ location }) => location.uri)).toEqual(['mixed.yaml'])
  expect(JSON.stringify(run)).not.toContain(process.cwd())
  expect(run.results[0]?.locations?.[0]?.physicalLocation.artifactLocation).toMatchObject({
    uri: 'a%20b/%C3%BC%25%3A%23%3F.yaml',
  })
  // A way out of the folder is a way all the same.
  const outside = await report(['/elsewhere/wrong.yaml'], { files: { '/elsewhere/wrong.yaml': wrong } })
  expect(outside.results[0]?.locations?.[0]?.physicalLocation.artifactLocation).toMatchObject({
    uri: expect.stringMatching(/^\.\.\/.*elsewhere\/wrong\.yaml$/),
  })
})

it('gives the hash of every file that was read', async () => {
  const { artifacts } = await report(['scenarios/3pct.yaml'])

  expect(artifacts.map(({ location }) => location.uri).sort()).toEqual([
    'scenarios/3pct.yaml',
    'scenarios/westminster.yaml',
  ])
  for (const { hashes } of artifacts) expect(hashes['sha-256']).toMatch(/^[0-9a-f]{64}$/)
})

it('places a problem of --set in the file that it changes, and names no file for standard input', async () => {
  const set = await report(['right.yaml', '--set', 'lines.acute.growth=5'])
  const piped = await report(['-'], { files: { '-': wrong } })

  expect(set.results[0]?.locations?.[0]?.physicalLocation).toEqual({
    artifactLocation: { uri: 'right.yaml', uriBaseId: '%SRCROOT%' },
    region: { startLine: 1, startColumn: 1 },
  })
  expect(piped.results[0]?.locations).toBeUndefined()
})

it('names the other place where a problem has two', async () => {
  const double = `${right}title: Again\n`
  const { results } = await report(['double.yaml'], { files: { 'double.yaml': double } })

  expect(results[0]?.relatedLocations).toEqual([
    {
      physicalLocation: {
        artifactLocation: { uri: 'double.yaml', uriBaseId: '%SRCROOT%' },
        region: { startLine: 1, startColumn: 1, endLine: 1, endColumn: 6 },
      },
      message: { text: 'first given here' },
    },
  ])
})

it('leaves no argument and no link in a message, whatever the text of a definition', async () => {
  const odd = right.replace('"headroom = 0"', '"headroom > 0", message: "{0} [a](b) { 2018/19: 1 } [0%, 40%]"')
  const { results } = await report(['odd.yaml'], { files: { 'odd.yaml': odd } })

  expect(results[0]?.message.text).toContain('{ 0} [a] (b) { 2018/19: 1 } [0%, 40%]')
})

it('gives no more results than GitHub takes, the worst of them, and says how many are left out', async () => {
  const { scenario } = projectText(mixed)
  const chapter = checkChapter(
    { name: 'a', path: 'a.yaml', scenario, problems: [] },
    false,
    { unit: undefined, decimals: 1 },
    made('check', 'verdict'),
  )
  const item = (mark: Mark): CheckItem => {
    const found = chapter.data.checks.find((check) => check.mark === mark)
    if (found === undefined) throw new Error(`No check is marked ${mark}`)
    return { ...found, shown: found.shown, sentence: found.sentence }
  }
  // Warnings come first here, and last in the report.
  const reportOf = async (warned: number, failed: number): Promise<Run> => {
    const checks = [
      ...new Array<CheckItem>(warned).fill(item('warn')),
      ...new Array<CheckItem>(failed).fill(item('fail')),
    ]
    const chapters = [{ ...chapter, data: { figures: undefined, facts: [], checks } }]
    const document = { made: made('check', 'verdict'), chapters, ...checkTogether([], [], false) }
    const log = JSON.parse(renderWhole(render, document, offScreen).join('')) as { runs: Run[] }
    expect(accepts(log), JSON.stringify(accepts.errors)).toBe(true)
    return log.runs[0] as Run
  }
  const whole = await reportOf(20, 80)
  const cut = await reportOf(100, 25_000)

  expect(whole.results).toHaveLength(100)
  expect(cut.results.length).toBeLessThanOrEqual(25_000)
  expect(cut.results.every(({ level }) => level === 'error')).toBe(true)
  // Bound by its size: no file above 10 MB.
  expect(JSON.stringify(cut).length).toBeLessThan(10_000_000)
  const left = (25_100 - cut.results.length).toLocaleString('en-GB')
  expect(cut.invocations[0]?.toolExecutionNotifications).toEqual([
    { level: 'warning', message: { text: expect.stringContaining(`${left} more findings are not in this file`) } },
  ])
})

it('is a report without results where everything passes', async () => {
  const run = await report(['right.yaml'])

  expect(run.results).toEqual([])
  expect(run.invocations[0]?.toolExecutionNotifications[0]).toEqual({
    level: 'note',
    message: { text: 'Arithmetic: pass. Plan: balances in every year. 1 scenario, 11 checks: 11 passed.' },
  })
})

it('is written to a file by its extension', async () => {
  const { exit, out, written } = await runCli(['check', 'mixed.yaml', '-o', 'out/results.sarif'], { files })

  expect({ exit, out }).toEqual({ exit: 1, out: '' })
  expect(accepts(JSON.parse(written.get('out/results.sarif') ?? ''))).toBe(true)
  // The standard calls such files .sarif.json too, where the reporter is named.
  const named = await runCli(['check', 'mixed.yaml', '--reporter', 'sarif', '-o', 'results.sarif.json'], { files })
  expect(named.written.get('results.sarif.json')).toBe(written.get('out/results.sarif'))
})
