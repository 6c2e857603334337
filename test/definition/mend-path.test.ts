import { expect, it } from 'vitest'
import { mendPath } from '../../src/definition/layers/mend-path.ts'
import { runCli } from '../support/run-cli.ts'

const base = `title: Base
years: { base: 2017/18, count: 2 }
funding: { a: { base: 10, growth: 0% } }
lines: { l: { setting: other, base: 10, growth: 0% } }
`
const files = { 'Plans/base.yaml': base, 'Plans/Old/North.csv': '', 'west.yml': base }

it.each<[string, string]>([
  ['..\\Plans\\base.yaml', 'Folders are parted by /. Did you mean ../Plans/base.yaml?'],
  ['Base.yaml', 'Did you mean base.yaml?'],
  ['BASE.YAML', 'Did you mean base.yaml?'],
  ['base', 'Did you mean base.yaml?'],
  ['bsae.yaml', 'Did you mean base.yaml?'],
  ['old/north.csv', 'Did you mean Old/North.csv?'],
  ['old\\NORTH', 'Folders are parted by /. Did you mean Old/North.csv?'],
  ['../WEST', 'Did you mean ../west.yml?'],
  ['https://example.org/base.yaml', 'It is an address of the web; only files are read'],
  ['file:///base.yaml', 'It is an address of the web'],
  ['~/base.yaml', '"~" is not read; write the path from the folder'],
  ['~ann/base.yaml', '"~" is not read'],
])('extends and combine: %s', async (path, said) => {
  const child = { ...files, 'Plans/child.yaml': `title: C\nextends: ${JSON.stringify(path)}\n` }
  const place = { ...files, 'Plans/child.yaml': `title: C\ncombine:\n  a: { scenario: ${JSON.stringify(path)} }\n` }
  for (const all of [child, place]) {
    const { exit, err } = await runCli(['check', 'Plans/child.yaml'], { files: all })
    expect(exit).toBe(4)
    expect(err).toContain(said)
  }
})

it.each<[string, string]>([
  ['plans/base.yaml', 'Did you mean Plans/base.yaml?'],
  ['Plans\\base.yaml', 'Did you mean Plans/base.yaml?'],
  ['Plans/base', 'Did you mean Plans/base.yaml?'],
  ['base', 'Did you mean Plans/base.yaml?'],
  ['BASE.yaml', 'Did you mean Plans/base.yaml?'],
])('the command line: %s', async (path, said) => {
  expect((await runCli(['run', path], { files })).err).toContain(said)
})

it('a bare name is looked for one folder down, where one folder alone has such a file', () => {
  const folders: Readonly<Record<string, readonly string[]>> = {
    '.': ['north', 'south', 'notes', 'a.yaml'],
    north: ['plan.yaml', 'own.csv', 'bench'],
    south: ['plan.yaml'],
  }
  const list = (folder: string): readonly string[] | undefined => folders[folder]
  expect(mendPath('own', '.', list)).toEqual({ mend: 'north/own.csv' })
  // Two have it, what is no definition is none, and a mistyped name is looked for where it was said to be.
  for (const name of ['plan', 'bench', 'onw', 'x/own']) expect(mendPath(name, '.', list)).toEqual({})
})

it('nothing is offered that is not there', () => {
  expect(mendPath('elsewhere.yaml', '.', () => ['base.yaml'])).toEqual({})
  expect(mendPath('C:\\Users\\x.yaml', '.', () => [])).toEqual({ why: 'Folders are parted by /' })
})
