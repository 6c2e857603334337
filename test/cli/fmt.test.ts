import { readdirSync, readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { runCli } from '../support/run-cli.ts'

const mixed = 'years: { base: 2017/18, count: 2 }\ntitle: A\n'
const tidy = 'title: A\nyears: { base: 2017/18, count: 2 }\n'
const wrong = 'titel: A\nyears: { base: 2017/18 }\n'
const shipped = readdirSync('scenarios').filter((name) => /\.(?:yaml|csv)$/.test(name))

it('writes a file anew where something changes, and says which', async () => {
  const { exit, out, err, written } = await runCli(['fmt', 'mixed.yaml', 'tidy.yaml', './mixed.yaml'], {
    files: { 'mixed.yaml': mixed, 'tidy.yaml': tidy },
  })

  expect({ exit, out, err }).toEqual({ exit: 0, out: '', err: 'formatted mixed.yaml\n' })
  expect([...written]).toEqual([['mixed.yaml', tidy]])
})

it('lists with --check what would change and writes nothing', async () => {
  const files = { 'mixed.yaml': mixed, 'tidy.yaml': tidy }
  const { exit, out, err, written } = await runCli(['fmt', '--check', 'mixed.yaml', 'tidy.yaml'], { files })

  expect({ exit, out, err, written: written.size }).toEqual({ exit: 1, out: 'mixed.yaml\n', err: '', written: 0 })
  expect((await runCli(['fmt', '--check', 'tidy.yaml'], { files })).exit).toBe(0)
})

it('writes the manifest of an appendix in the order of its keys, and refuses one that is wrong', async () => {
  const chapters = 'chapters:\n  fc-10: { not-applicable: Revenue only. } # why\n'
  const files = { 'pack.yaml': `${chapters}title: A case\n`, 'wrong.yaml': 'titel: A case\n' }
  const { exit, written } = await runCli(['fmt', '--of', 'appendix-manifest', 'pack.yaml'], { files })

  expect(exit).toBe(0)
  expect(written.get('pack.yaml')).toBe(`title: A case\n${chapters}`)
  expect((await runCli(['fmt', '--of', 'appendix-manifest', 'wrong.yaml'], { files })).exit).toBe(3)
  const shippedPack = ['fmt', '--of', 'appendix-manifest', '--check', 'scenarios/packs/appendix.yaml']
  expect(await runCli(shippedPack)).toMatchObject({ exit: 0, out: '' })
})

it('leaves a wrong file alone with its errors, and goes on with the others', async () => {
  const { exit, err, written } = await runCli(['fmt', 'wrong.yaml', 'gone.yaml', 'mixed.yaml'], {
    files: { 'wrong.yaml': wrong, 'mixed.yaml': mixed },
  })

  expect(exit).toBe(4)
  expect(err).toContain('wrong.yaml:1:1 - error unknown-key: A definition has no "titel". Did you mean "title"?\n')
  expect(err).toContain('gone.yaml does not exist')
  expect([...written.keys()]).toEqual(['mixed.yaml'])
  expect((await runCli(['fmt', 'wrong.yaml', '--check'], { files: { 'wrong.yaml': wrong } })).exit).toBe(3)
})

it('reads standard input and writes standard output, changed or not', async () => {
  expect(await runCli(['fmt', '-'], { files: { '-': mixed } })).toMatchObject({ exit: 0, out: tidy, err: '' })
  expect(await runCli(['fmt', '-'], { files: { '-': tidy } })).toMatchObject({ exit: 0, out: tidy, err: '' })
  expect(await runCli(['fmt', '-', '--check'], { files: { '-': mixed } })).toMatchObject({ exit: 1, out: '-\n' })
  expect(await runCli(['fmt', '-'], { files: { '-': wrong } })).toMatchObject({ exit: 3, out: '' })
})

it('keeps the mark by which Excel knows that CSV is UTF-8', async () => {
  const csv = '\ufeffpath,value\nunit,£m\ntitle,A\n'
  const { written } = await runCli(['fmt', 'a.csv'], { files: { 'a.csv': csv } })

  expect(written.get('a.csv')).toBe('\ufeffpath,value\ntitle,A\nunit,£m\n')
})

it('says when a file cannot be written', async () => {
  const { exit, err } = await runCli(['fmt', 'mixed.yaml'], {
    files: { 'mixed.yaml': mixed },
    unwritable: 'the disk is full',
  })

  expect({ exit, err }).toEqual({ exit: 4, err: 'scenario: mixed.yaml cannot be written: the disk is full.\n' })
})

it('the shipped scenarios stand in the house order', async () => {
  expect(shipped.length).toBeGreaterThan(20)
  expect(await runCli(['fmt', '--check', ...shipped.map((name) => `scenarios/${name}`)])).toMatchObject({
    exit: 0,
    out: '',
    err: '',
  })
})

it.each(shipped)('%s gives the same figures after its keys were turned round and put in order again', async (name) => {
  const text = readFileSync(`scenarios/${name}`, 'utf8')
  const path = `scenarios/turned-${name}`
  // The parts of the file in the opposite order, as far as no alias stands among them.
  const parts = text.split(/^(?=[a-z#])/m)
  const turned = name.endsWith('.yaml') && !/[&*][a-z]/.test(text) ? [...parts].reverse().join('') : text
  const formatted = (await runCli(['fmt', '-'], { files: { '-': turned } })).out
  const figures = async (of: string): Promise<unknown> => {
    const { exit, out } = await runCli(['run', path, '--csv'], { files: { [path]: of } })
    return { exit, out }
  }

  expect(await figures(formatted)).toEqual(await figures(text))
})
