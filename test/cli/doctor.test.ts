import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { environment } from '../../src/cli/environment.ts'
import { exit } from '../../src/cli/exit.ts'
import type { Machine } from '../../src/cli/machine.ts'
import { nodeMachine } from '../../src/cli/machine.ts'
import { forgedMachine } from '../support/forged-machine.ts'
import { runCli, type World } from '../support/run-cli.ts'
import { schemaOf } from '../support/schema-of.ts'

/** One scenario, where it does not matter which come with the program. */
const small = { 'small/scenarios/sound.yaml': readFileSync('test/errors/sound.yaml', 'utf8') }

const run = async (other: Partial<Machine> = {}, world: World = {}, ...args: string[]): ReturnType<typeof runCli> =>
  await runCli(['doctor', ...args], {
    ...world,
    files: { ...small, ...world.files },
    machine: { ...forgedMachine, home: 'small', ...other },
  })

it('says how everything is, a verdict each', async () => {
  const { exit: status, out, err } = await run({ home: '.' })
  const count = readdirSync('scenarios').filter((name) => /\.(?:yaml|csv)$/.test(name)).length

  expect({ status, err }).toEqual({ status: exit.ok, err: '' })
  expect(out).toBe(`ok    scenario 0.1.0
ok    Node 20.19.0; 20.19 or later is needed
ok    linux, x64
ok    Characters are UTF-8 (en_GB.UTF-8)
ok    Locale en-GB, time zone Europe/London: results depend on neither
ok    Width 80, because this is no terminal; --width changes it
ok    Colour is off: this is no terminal
ok    Files can be written in /tmp
ok    Settings come from the command line and from NO_COLOR, FORCE_COLOR, TERM,
      SOURCE_DATE_EPOCH and npm_command; there is no file of them. Set: none
ok    LibreOffice is found to open and recalculate workbooks: /usr/bin/soffice
note  A browser is not found; it is only of use to look at pages and print them
ok    All ${count} scenarios in scenarios pass
`)
})

it.each<[string, Partial<Machine>, World, number, string]>([
  [
    'an old Node',
    { node: '20.18.3' },
    {},
    1,
    'FAIL  Node 20.18.3; 20.19 or later is needed. Install Node 20.19 or later.',
  ],
  ['a later Node of a smaller minor version', { node: '22.1.0' }, {}, 0, 'ok    Node 22.1.0;'],
  ['characters that are not UTF-8', { language: 'C' }, {}, 0, 'warn  The environment says C, so'],
  ['no character set', { language: '' }, {}, 0, 'warn  The environment names no character set, so'],
  [
    'no place for temporary files',
    { temporary: { path: '/tmp', failure: 'the disk is full' } },
    {},
    0,
    'warn  No file can be written in /tmp: the disk is full. Set',
  ],
  [
    'a date that is none',
    {},
    { env: { SOURCE_DATE_EPOCH: 'today' } },
    1,
    'FAIL  SOURCE_DATE_EPOCH is "today". It must be a whole number of seconds.',
  ],
  ['no colour', {}, { env: { NO_COLOR: '1' }, columns: 80 }, 0, 'Colour is off: NO_COLOR is set'],
  ['a terminal', {}, { columns: 200 }, 0, 'Width 200, that of the terminal'],
  ['colour that is forced', {}, { env: { FORCE_COLOR: '1' } }, 0, 'Colour is on: FORCE_COLOR is 1'],
  ['a variable that is set', {}, { env: { TERM: 'dumb' }, columns: 200 }, 0, 'Set: TERM=dumb (dumb for neither'],
  [
    'scenarios that are missing',
    { home: 'test/nowhere' },
    {},
    1,
    'FAIL  No scenarios are found in test/nowhere/scenarios. Install',
  ],
])('%s', async (_, other, world, status, said) => {
  const outcome = await run(other, world)

  expect(outcome.exit).toBe(status)
  // Colour is taken off, which is no part of the words.
  const plain = outcome.out.replaceAll(new RegExp(`${String.fromCharCode(27)}\\[\\d+(?:;\\d+)*m`, 'g'), '')
  expect(plain.replace(/\s+/g, ' ')).toContain(said.replace(/\s+/g, ' '))
})

it('names shipped scenarios that do not pass', async () => {
  const home = 'broken'
  const sound = readFileSync('test/errors/sound.yaml', 'utf8')
  const files = {
    'broken/scenarios/good.yaml': sound,
    'broken/scenarios/bad.yaml': 'title: Bad\n',
    'broken/scenarios/README.md': 'x',
  }
  const { exit: status, out } = await run({ home }, { files })

  expect(status).toBe(exit.findings)
  expect(out.replace(/\s+/g, ' ')).toContain('FAIL 1 of 2 scenarios in broken/scenarios do not pass: bad.yaml.')
})

describe('for programs', () => {
  it('is JSON with a verdict, and the exit code says the same', async () => {
    const good = await run({}, {}, '--json')
    const bad = await run({ node: '18.0.0' }, {}, '--json')

    const accepts = await schemaOf('doctor')
    for (const { out } of [good, bad]) expect(accepts(JSON.parse(out)), JSON.stringify(accepts.errors)).toBe(true)
    expect(JSON.parse(good.out)).toMatchObject({ schemaVersion: 1, command: 'doctor', passed: true })
    expect(JSON.parse(bad.out)).toMatchObject({ passed: false })
    expect((JSON.parse(bad.out) as { checks: object[] }).checks).toContainEqual({
      id: 'node',
      verdict: 'fail',
      found: 'Node 18.0.0; 20.19 or later is needed',
      advice: 'Install Node 20.19 or later.',
    })
    expect([good.exit, bad.exit]).toEqual([exit.ok, exit.findings])
  })

  it('a warning fails under --strict', async () => {
    expect((await run({ language: 'C' }, {}, '--strict')).exit).toBe(exit.findings)
  })
})

it('every variable that the program reads is told of, and no other', () => {
  const sources = readdirSync('src/cli', { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.ts'))
  // What the machine is like is no setting of the program.
  const read = sources
    .filter((name) => name !== 'machine.ts')
    .flatMap((name) => [...readFileSync(`src/cli/${name}`, 'utf8').matchAll(/\benv(?:\.|: \{ )([A-Za-z_]+)/g)])
    .map(([, name = '']) => name)
    // What ~ stands for is no setting of the program either.
    .filter((name) => name !== 'HOME')

  expect([...new Set(read)].sort()).toEqual(Object.keys(environment).sort())
})

it('the real machine is one', () => {
  const { node, temporary, find } = nodeMachine()

  expect(node).toBe(process.versions.node)
  expect(temporary.failure).toBeUndefined()
  expect(find(['a-program-that-nobody-has'])).toBeUndefined()
  expect(find(['sh', 'cmd'])).toMatch(/sh|cmd/)
})
