import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { exit } from '../../src/cli/exit.ts'
import { runCli, type World } from '../support/run-cli.ts'
import { shellWords, typedCommands } from '../support/typed-commands.ts'

const program = 'npx scenario'
const env = { npm_command: 'exec', NO_COLOR: '1' }
const shipped = readdirSync('scenarios').filter((name) => /\.(yaml|csv)$/.test(name))

/** What a command tells people, in lines that nothing breaks. */
async function told(argv: readonly string[], world: World = {}): Promise<string> {
  const { out, err } = await runCli(argv, { ...world, env, columns: 1000 })
  // Markdown tells commands as the installed program is started, in spans of code.
  return `${out.replaceAll(/`scenario (?=run|explain|check|terms)/g, `\`${program} `)}\n${err}`
}

/** Run every command of a text as it would be typed, each once, and return them. */
async function typed(texts: readonly string[], world: World = {}): Promise<string[]> {
  const commands = new Map(
    texts.flatMap((text) => typedCommands(text, program)).map((words) => [words.join(' '), words]),
  )
  for (const [line, words] of commands) {
    const { exit: status, err } = await runCli(words, { ...world, env })
    expect([exit.ok, exit.findings], `${line}\n${err}`).toContain(status)
  }
  return [...commands.keys()]
}

it.each(shipped)('every command that %s tells of works as it is typed', async (name) => {
  const path = `scenarios/${name}`
  const asked = [
    ['run', path],
    ['run', path, '--plain', '--years', 'key'],
    ['run', path, '--full', '--format', 'markdown', '--years', 'key'],
    ['run', path, '--rows', '*', '--years', 'key', '--width', '1000'],
    ['check', path],
    ['explain', path, 'headroom', '2018/19'],
    ['explain', path, 'spend.total', '2020/21', '--depth', '1', '--format', 'markdown'],
  ]
  const texts = await Promise.all(asked.map((argv) => told(argv)))
  const commands = await typed(texts)

  expect(commands.length).toBeGreaterThan(2)
  for (const text of texts) {
    // Nothing is left of a command that is not whole, and no blank that a shell would take for a letter.
    const rest = text
      .split('\n')
      .map((line) => line.split(program)[0])
      .join('\n')
    expect(rest).not.toMatch(/(?<![\w-])--[a-z]/)
    expect(rest).not.toMatch(/scenario (run|explain|check|terms) /)
    expect(text).not.toContain('\u00a0')
  }
})

const wrong = readdirSync('test/errors', { withFileTypes: true }).flatMap((entry) =>
  entry.isDirectory() ? [entry.name] : [],
)

it.each(wrong)('every command that the message %s tells of is understood', async (code) => {
  const folder = `test/errors/${code}`
  const own = `${folder}/command.txt`
  const file = ['yaml', 'csv'].map((ending) => `${folder}/scenario.${ending}`).find((path) => existsSync(path)) ?? ''
  const argv = existsSync(own) ? readFileSync(own, 'utf8').trim().split(' ') : ['run', file]

  for (const words of typedCommands(await told(argv), program))
    expect((await runCli(words, { env })).exit, words.join(' ')).not.toBe(exit.usage)
})

const plan = `title: A plan
years: { base: 2017/18, count: 3 }
population: { base: 1000 }
prices: { deflator: 2% }
funding: { a: { base: 100, growth: 0% } }
lines:
  acute: { setting: hospital, base: 60, growth: 2% }
  care: { setting: out-of-hospital, base: 40, growth: 1% }
`

it('a command repeats what the reader set, the view that was asked for, and names that a shell would part', async () => {
  const name = "the board's plan.yaml"
  const world = { files: { [name]: plan } }
  const argv = [
    'run',
    name,
    '--set',
    'title=A new plan',
    '--prices',
    'real',
    '--decimals',
    '2',
    '--rows',
    'lines.*.spend',
  ]
  const text = await told([...argv, '--years', '2017/18,2020/21'], world)

  expect(await typed([text], world)).toContain(
    `run ${name} --years all --rows lines.*.spend --prices real --decimals 2 --set title=A new plan`,
  )
  expect(text).toContain(String.raw`npx scenario run 'the board'\''s plan.yaml' --years all --rows 'lines.*.spend'`)
})

it('a question that lacks something is answered with one that can be typed', async () => {
  const name = 'a plan.yaml'
  const world = { files: { [name]: plan } }
  const texts = await Promise.all(
    [
      ['explain', name],
      ['explain', name, 'headroom'],
      ['explain', name, '2018/19'],
      ['explain', name, '2018/19', 'headroom'],
      ['explain', name, 'nothing', '2018/19'],
      ['explain'],
      ['check', name, '--prices', 'real'],
      ['terms', 'nothing like it'],
      ['run', name, 'scenarios/3pct.yaml', '--summary', '--csv'],
    ].map((argv) => told(argv, world)),
  )

  for (const text of texts) expect(await typed([text], world), text).not.toEqual([])
})

it('the help of every command, and its examples, are typed as the program was started', async () => {
  for (const verb of ['run', 'explain', 'check', 'terms', 'convert', 'schema']) {
    const text = await told([verb, '--help'])
    expect(text).toContain(`Usage: ${program} ${verb} `)
    expect(text).toMatch(new RegExp(`^${program} ${verb} `, 'm'))
    expect(text.replaceAll(program, '')).not.toMatch(/\bscenario (run|explain|check|terms|convert|schema) /)
  }
  expect(await told(['--help'])).toContain(`\nStart with: ${program} run scenarios/3pct.yaml\n`)
})

it.each([
  ["run 'a b.yaml' --rows '*'", ['run', 'a b.yaml', '--rows', '*']],
  [String.raw`run 'it'\''s.yaml'`, ['run', "it's.yaml"]],
])('%s is read as a shell reads it', (text, words) => {
  expect(shellWords(text)).toEqual(words)
})

it('only a screen tells commands as its reader started the program: a file is the same whoever makes it', async () => {
  const words = ['run', 'scenarios/3pct.yaml', '-o', '-', '-o', 'out.txt', '-o', 'out.md'] as const
  const [own, npx] = [await runCli(words), await runCli(words, { env: { npm_command: 'exec' } })]

  expect(npx.out).toContain('npx scenario run scenarios/3pct.yaml --full')
  expect(own.out).not.toContain('npx')
  expect([...npx.written]).toEqual([...own.written])
})
