import { test } from '@fast-check/vitest'
import type { ValidateFunction } from 'ajv'
import { expect, it } from 'vitest'
import { schemas } from '../../../src/render/json/schemas/schemas.ts'
import { anySketch } from '../../support/any-definition.ts'
import { mixed, right, wrong } from '../../support/check-files.ts'
import { runCli } from '../../support/run-cli.ts'
import { schemaOf } from '../../support/schema-of.ts'
import { writeSketch } from '../../support/write-sketch.ts'

const files = { 'mixed.yaml': mixed, 'right.yaml': right, 'wrong.yaml': wrong, '-': right }
const shipped = [
  '3pct',
  'do-something',
  'icb',
  'mcp',
  'nw-london',
  'cost-study',
  'price-index',
  'risk-register',
  'uncertain',
  'westminster-place',
]
const on = (name: string): string => `scenarios/${name}.yaml`

/** Command lines whose answers together take every form that JSON has. */
const lines: readonly (readonly string[])[] = [
  ...shipped.map((name) => ['run', on(name)]),
  ...shipped.map((name) => ['check', on(name)]),
  ['run', 'right.yaml', '-', '--set', 'lines.acute.growth=1%'],
  ['run', on('icb'), '--prices', 'real', '--per-head', '--unit', '£k'],
  [
    'run',
    on('westminster-place'),
    '--by',
    'member',
    '--rows',
    'lines.*.spend',
    '--rows',
    'headroom',
    '--years',
    '2018/19',
  ],
  ['check', 'mixed.yaml', 'wrong.yaml', 'right.yaml'],
  ['check', 'mixed.yaml', '--strict', '--set', 'lines.acute.growth=5'],
  ['explain', on('3pct'), 'headroom', '2027/28', '--depth', 'all'],
  ['explain', on('mcp'), 'contracts.mcp.payment', '2024/25', '--depth', 'all'],
  ['explain', on('do-something'), 'out-of-hospital.envelope', '2022/23', '--prices', 'real', '--per-head'],
  ['explain', on('uncertain'), 'lines.acute.growth', '2022/23'],
  ['explain', on('westminster-place'), 'headroom', '2022/23'],
  ['explain', on('price-index'), 'prices.index', '2022/23'],
  ['compare', on('6pct'), on('3pct'), on('nil')],
  ['compare', on('mcp'), on('mcp-losses'), '--bridge', '2029/30'],
  ['compare', on('icb'), on('icb-no-release'), '--prices', 'real', '--per-head'],
  ['compare', on('mcp'), '--bridge', '2029/30'],
  ['compare', on('westminster-place'), '--bridge', '2027/28', '--row', 'headroom'],
  ['solve', on('3pct'), '--vary', 'lines.acute.growth', '--until', 'out-of-hospital.envelope >= 122.4'],
  ['solve', on('do-something'), '--vary', 'lines.*.growth', '--until', 'headroom >= 0', '--in', 'all'],
  ['solve', on('3pct'), '--vary', 'lines.acute.growth', '--until', 'headroom >= 1000', '--in', 'any'],
  ['review', on('looking-back')],
  ['review', on('looking-back'), '--row', 'funding.total', '--year', '2020/21', '--prices', 'real', '--per-head'],
  ['diff', on('icb'), on('icb-no-release')],
  ['diff', on('3pct'), on('3pct')],
  ['batch', 'scenarios/batch/growths.yaml'],
  ['appraise', on('options')],
  ['appraise', on('options-open')],
  ['sensitivity', on('3pct')],
  ['sensitivity', on('uncertain'), '--row', 'lines.acute.spend', '--year', '2020/21', '--per-head'],
  ['sensitivity', on('3pct'), '--grid', 'lines.acute.growth=0%..2%:1%', 'funding.allocation.growth=0%..1%:1%'],
  [
    'sensitivity',
    'right.yaml',
    '--set',
    'lines.acute.growth={ value: 0%, range: { low: -1%, high: 1% } }',
    '--sobol',
    '--samples',
    '64',
  ],
  [
    'sweep',
    on('3pct'),
    '--vary',
    'lines.acute.growth=0%..2%:1%',
    '--row',
    'headroom',
    '--row',
    'in-year',
    '--years',
    'all',
  ],
  ['simulate', on('uncertain'), '--draws', '512', '--workers', '1'],
  ['simulate', on('risk-register'), '--draws', '512', '--workers', '1', '--row', 'risks.expected'],
  ['assumptions', on('uncertain'), '--set', 'lines.acute.growth.2020/21=2%'],
  ['assumptions', on('do-something'), 'right.yaml', '--only', 'gaps', '--unit', '£k'],
  ['assumptions', on('westminster-place')],
  ['terms'],
  ['terms', 'headroom'],
  ['doctor'],
]

interface Answer {
  readonly line: string
  readonly command: string
  readonly document: unknown
}

let known: Promise<readonly Answer[]> | undefined

/** The answers to all lines, made once; those that are refused are left out, as long as every command has some. */
function answers(): Promise<readonly Answer[]> {
  known ??= (async () => {
    const all: Answer[] = []
    for (const line of lines) {
      const { exit, out, err } = await runCli([...line, '--json'], { files })
      if (out !== '') all.push({ line: line.join(' '), command: line[0] ?? '', document: JSON.parse(out) })
      else if (exit !== 2) throw new Error(`${line.join(' ')}: ${err}`)
    }
    all.push(...(await ofFiles()))
    return all
  })()
  return known
}

/** What is made of files that other commands wrote: results that are verified, and parts that are merged. */
async function ofFiles(): Promise<Answer[]> {
  const sweep = ['sweep', 'right.yaml', '--vary', 'lines.acute.growth=0%..2%:1%']
  const parts = await Promise.all(
    ['1/2', '2/2'].map(
      async (shard, at) => (await runCli([...sweep, '--shard', shard, '-o', `part-${at}.json`], { files })).written,
    ),
  )
  const made = (await runCli(['run', 'right.yaml', '-o', 'right.json'], { files })).written.get('right.json') ?? ''
  const beside = {
    ...files,
    ...Object.fromEntries(parts.flatMap((written) => [...written])),
    'right.json': made,
    'other.json': made.replaceAll('"100"', '"101"'),
    'broken.json': made.replace('"run"', '"nothing"'),
  }
  const ask = async (...line: readonly string[]): Promise<Answer> => {
    const { out, err } = await runCli([...line, '--json'], { files: beside })
    if (out === '') throw new Error(`${line.join(' ')}: ${err}`)
    return { line: line.join(' '), command: line[0] ?? '', document: JSON.parse(out) }
  }
  return [
    await ask('merge', 'part-0.json', 'part-1.json'),
    await ask('verify', 'right.json', 'other.json'),
    await ask('verify', 'broken.json'),
  ]
}

const accepted = (accepts: ValidateFunction, document: unknown): string =>
  accepts(document) ? 'yes' : JSON.stringify(accepts.errors?.slice(0, 4))

it('every answer holds to the schema of its command', async () => {
  const found: string[] = []
  for (const { line, command, document } of await answers()) {
    const outcome = accepted(await schemaOf(command), document)
    if (outcome !== 'yes') found.push(`${line}: ${outcome}`)
  }

  expect(found).toEqual([])
  expect([...new Set((await answers()).map(({ command }) => command))].sort()).toEqual(Object.keys(schemas).sort())
}, 120_000)

it('a key that is misspelt, missing or added, at any depth, holds to none', async () => {
  for (const { line, command, document } of await answers()) {
    const accepts = await schemaOf(command)
    expect(accepts(document), line).toBe(true)
    for (const { spoilt, what } of spoiltOf(document)) expect(accepts(spoilt), `${line}: ${what}`).toBe(false)
  }
}, 240_000)

it('a number in place of a decimal as text, and another schema version, hold to none', async () => {
  for (const { line, command, document } of await answers()) {
    const accepts = await schemaOf(command)
    expect(accepts({ ...(document as object), schemaVersion: 2 }), line).toBe(false)
    const numbers = leaves(document, []).filter(({ value }) => /^-?\d+\.\d+$/.test(String(value)))
    for (const { way, value } of numbers.slice(0, 20)) {
      const spoilt = changedAt(document, way, (holder, name) =>
        Array.isArray(holder)
          ? holder.map((item, at) => (String(at) === name ? Number(value) : item))
          : { ...holder, [name]: Number(value) },
      )
      expect(accepts(spoilt), `${line}: ${way.join('.')}`).toBe(false)
    }
  }
}, 120_000)

type Way = readonly (string | number)[]

function leaves(node: unknown, way: Way): { readonly way: Way; readonly value: unknown }[] {
  if (typeof node === 'string') return [{ way, value: node }]
  if (typeof node !== 'object' || node === null) return []
  return Object.entries(node).flatMap(([name, value]) =>
    leaves(value, [...way, Array.isArray(node) ? Number(name) : name]),
  )
}

/** Maps from names of the author's choice: paths, files, scenarios. What they hold may have any name. */
const open = new Set(['inputs', 'values', 'range'])

/** A document with one key spoilt: of each kind of place the first. */
function spoiltOf(document: unknown): { readonly spoilt: unknown; readonly what: string }[] {
  const places = new Map<string, Way>()
  const visit = (node: unknown, way: Way, kind: string): void => {
    if (typeof node !== 'object' || node === null) return
    if (Array.isArray(node)) {
      for (const [at, item] of node.slice(0, 3).entries()) visit(item, [...way, at], `${kind}[]`)
      return
    }
    for (const [name, value] of Object.entries(node)) {
      const isOpen = open.has(String(way.at(-1))) || open.has(String(way.at(-2)))
      if (!isOpen && !places.has(`${kind}.${name}`)) places.set(`${kind}.${name}`, [...way, name])
      visit(value, [...way, name], `${kind}.${name}`)
    }
  }
  visit(document, [], '')
  return [...places].flatMap(([kind, way]) => [
    {
      what: `${kind} misspelt`,
      spoilt: changedAt(document, way, (holder, name) =>
        Object.fromEntries(Object.entries(holder).map(([key, value]) => [key === name ? `${key}_` : key, value])),
      ),
    },
    { what: `${kind} has one beside it`, spoilt: changedAt(document, way, (holder) => ({ ...holder, extra: 1 })) },
  ])
}

function changedAt(node: unknown, way: Way, change: (holder: object, name: string) => object): unknown {
  const [step, ...rest] = way
  if (step === undefined || typeof node !== 'object' || node === null) return node
  if (rest.length === 0) return change(node, String(step))
  if (Array.isArray(node)) return node.map((item, at) => (at === step ? changedAt(item, rest, change) : item))
  return { ...node, [step]: changedAt((node as Record<string, unknown>)[step], rest, change) }
}

it('there is a schema of every command that prints JSON, and of no other', async () => {
  const help = (await runCli(['--help'])).out
  const commands = Array.from(help.matchAll(/^ {2}([a-z]+) \[arguments/gm), ([, name]) => name ?? '')
  const withJson: string[] = []
  for (const name of commands) {
    if (/^ +(?:-\w, )?--json\b/m.test((await runCli([name, '--help'])).out)) withJson.push(name)
  }

  expect(commands.length).toBeGreaterThan(10)
  expect(Object.keys(schemas).sort()).toEqual(withJson.sort())
})

it.each(Object.keys(schemas))('schema --of %s prints a schema of draft 7', async (name) => {
  const { exit, out } = await runCli(['schema', '--of', name])
  const schema = JSON.parse(out) as Record<string, unknown>

  expect(exit).toBe(0)
  expect(schema).toMatchObject({
    $schema: 'http://json-schema.org/draft-07/schema#',
    title: expect.stringContaining(`scenario ${name}`),
  })
})

test.prop([anySketch], { numRuns: 12 })('answers about random definitions hold to their schemas', async (sketch) => {
  const own = { 'any.yaml': writeSketch(sketch) }
  const about = [
    ['run', 'any.yaml'],
    ['check', 'any.yaml'],
    ['explain', 'any.yaml', 'spend.total', '2018/19', '--depth', 'all'],
    ['compare', 'any.yaml', '--bridge', '2018/19', '--row', 'spend.total'],
    ['sensitivity', 'any.yaml', '--row', 'spend.total'],
  ]
  for (const line of about) {
    const { out, err } = await runCli([...line, '--json'], { files: own })
    if (out === '') throw new Error(err)
    expect(accepted(await schemaOf(line[0] ?? ''), JSON.parse(out)), line.join(' ')).toBe('yes')
  }
})

it('holds a diff of two saved results', async () => {
  const made = await runCli(['run', 'right.yaml', '--json'], { files })
  const { out } = await runCli(['diff', 'a.json', 'b.json', '--json'], {
    files: { 'a.json': made.out, 'b.json': made.out.replaceAll('"100"', '"101"') },
  })
  const validate = await schemaOf('diff')

  expect(validate(JSON.parse(out)), JSON.stringify(validate.errors)).toBe(true)
  expect(JSON.parse(out).rows.length).toBeGreaterThan(0)
})
