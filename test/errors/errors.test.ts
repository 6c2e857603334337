import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { exit } from '../../src/cli/exit.ts'
import { catalogue, type ProblemCode } from '../../src/diagnostics/catalogue.ts'
import { expectGolden } from '../support/golden.ts'
import { runCli } from '../support/run-cli.ts'

const root = 'test/errors'
const codes = Object.keys(catalogue()) as ProblemCode[]
const cases = readdirSync(root, { withFileTypes: true }).flatMap((entry) => (entry.isDirectory() ? [entry.name] : []))

/** Cases that are no text, too much of it, or of one version of the program, to be kept: `generated.test.ts` and `parts.test.ts` make them. */
const generated: readonly ProblemCode[] = [
  'budget-too-long',
  'no-part',
  'part-changed',
  'part-missing',
  'part-twice',
  'part-version',
  'unlike-parts',
  'control-character',
  'file-too-large',
  'nested-too-deeply',
  'not-utf8',
  'too-many-aliases',
  'too-many-figures',
  'too-many-items',
  'too-many-parts',
]

it('each diagnostic of the catalogue has a case, and each case a diagnostic', () => {
  expect([...cases, ...generated].sort()).toEqual([...codes].sort())
})

it.each(cases)('%s', async (code) => {
  const { exit: status, out, err } = await runCli(argumentsOf(code))

  expectGolden(`${root}/${code}/expected.txt`, `${err}exit code ${status}\n`)
  expect(err).toContain(` ${code}: `)
  if (catalogue()[code as ProblemCode].severity === 'warning') {
    expect(status).toBe(exit.ok)
  } else {
    expect(out).toBe('')
    expect(status).toBe(code === 'file-not-found' || code === 'cannot-read' ? exit.io : exit.badInput)
  }
})

it.each(cases.filter((code) => catalogue()[code as ProblemCode].severity === 'warning'))(
  '%s is an error where warnings are, and is not mentioned where they are not wanted',
  async (code) => {
    const strict = await runCli([...argumentsOf(code), '--strict'])
    const quiet = await runCli([...argumentsOf(code), '--quiet'])

    expect(strict).toMatchObject({ exit: exit.badInput, out: '' })
    expect(strict.err).toContain(` - error ${code}: `)
    expect(strict.written.size).toBe(0)
    expect(quiet).toMatchObject({ exit: exit.ok, err: '' })
  },
)

/** `command.txt` holds the words of the command line; without it the definition is run to a data format. */
function argumentsOf(code: string): string[] {
  const command = `${root}/${code}/command.txt`
  if (existsSync(command)) return readFileSync(command, 'utf8').trim().split(' ')
  const name = ['yaml', 'csv']
    .map((extension) => `${root}/${code}/scenario.${extension}`)
    .find((path) => existsSync(path))
  return ['run', name ?? '', '--csv']
}
