import { expect, it } from 'vitest'
import { runCli } from '../support/run-cli.ts'

const yaml = 'title: A\nlines:\n  acute:\n    growth: 3% # a comment\n'
const plain = 'title: A\n\nlines:\n  acute:\n    growth: 3%\n'
const csv = 'path,value\ntitle,A\nlines.acute.growth,3%\n'

it('writes the other notation to standard output, and says that comments are left out', async () => {
  const files = { 'a.yaml': yaml, 'a.csv': csv }

  expect(await runCli(['convert', 'a.yaml'], { files })).toMatchObject({
    exit: 0,
    out: csv,
    err: 'scenario: the comments of a.yaml are left out.\n',
  })
  expect(await runCli(['convert', 'a.csv'], { files })).toMatchObject({ exit: 0, out: plain, err: '' })
  expect(await runCli(['convert', 'a.yaml', '--quiet'], { files })).toMatchObject({ exit: 0, out: csv, err: '' })
})

it('tells CSV from YAML on standard input', async () => {
  expect(await runCli(['convert', '-'], { files: { '-': csv } })).toMatchObject({ exit: 0, out: plain })
  expect(await runCli(['convert', '-'], { files: { '-': plain } })).toMatchObject({ exit: 0, out: csv })
})

it('tidies a definition in its own notation', async () => {
  const files = { 'a.csv': 'value,path,note\r\nA,title,\r\n,,\r\n3%,lines.acute.growth,\r\n' }

  expect((await runCli(['convert', 'a.csv', '--to', 'csv'], { files })).out).toBe(csv)
})

it('writes to a file, its notation from its extension, and nothing to standard output', async () => {
  const files = { 'a.yaml': plain, 'a.csv': csv }
  const toCsv = await runCli(['convert', 'a.yaml', '-o', 'out/b.CSV'], { files })
  const toYml = await runCli(['convert', 'a.csv', '-o', 'b.yml'], { files })
  const asAsked = await runCli(['convert', 'a.yaml', '-o', 'b.txt', '--to', 'yaml'], { files })

  expect(toCsv).toMatchObject({ exit: 0, out: '', err: '' })
  expect([...toCsv.written]).toEqual([['out/b.CSV', csv]])
  expect([...toYml.written]).toEqual([['b.yml', plain]])
  expect([...asAsked.written]).toEqual([['b.txt', plain]])
})

it('converts one file as it stands, without what it extends', async () => {
  const { exit, out } = await runCli(['convert', 'a.yaml'], {
    files: { 'a.yaml': 'title: A\nextends: nowhere.yaml\n' },
  })

  expect(exit).toBe(0)
  expect(out).toBe('path,value\ntitle,A\nextends,nowhere.yaml\n')
})

it.each([
  [
    'a.yaml',
    'title: A\nlines: { acute: { growht: 3%, base: x } }\n',
    ['a.yaml:2:19 - error unknown-key', 'a.yaml:2:37 - error not-money'],
  ],
  ['a.yaml', 'title: [a\n', ['a.yaml:1:8 - error yaml-syntax']],
  ['a.csv', 'path,value\ntitle,A\nlines.acute.base,x\n', ['a.csv:3:18 - error not-money']],
  ['a.csv', 'path,value\ntitle,"A\n', ['a.csv:2:7 - error csv-syntax']],
])('writes nothing of %s when it is wrong, and says where', async (name, text, expected) => {
  const { exit, out, err, written } = await runCli(['convert', name, '-o', 'b.csv'], { files: { [name]: text } })

  expect(exit).toBe(3)
  expect(out).toBe('')
  expect([...written]).toEqual([])
  expect(err.split('\n').flatMap((line) => /^\S+ - error [a-z-]+/.exec(line)?.[0] ?? [])).toEqual(expected)
})

it.each([
  [['convert', 'a.yaml', '-o', 'b.txt'], 'Add --to yaml or --to csv.'],
  [['convert', 'a.yaml', '-o', 'b.csv', '--to', 'yaml'], 'do not agree'],
  [['convert', 'a.yaml', '-o', 'a.yaml'], 'would overwrite the definition a.yaml. Name another file.'],
  [
    ['convert', 'a.yaml', '-o', './a.yaml', '--to', 'yaml'],
    'would overwrite the definition a.yaml. Name another file.',
  ],
  [['convert', 'a.yaml', '-o', ''], '-o needs the name of a file.'],
  [['convert', 'a.yaml', '--to', 'json'], 'Allowed choices are yaml, csv.'],
  [['convert'], "missing required argument 'file'"],
])('does not understand scenario %j', async (argv, message) => {
  const { exit, out, err, written } = await runCli(argv, { files: { 'a.yaml': plain } })

  expect(exit).toBe(2)
  expect(err).toContain(message)
  expect(out).toBe('')
  expect([...written]).toEqual([])
})

it('says that a file is not there, or cannot be written', async () => {
  expect(await runCli(['convert', 'none.yaml'])).toMatchObject({ exit: 4, out: '' })
  const { exit, err } = await runCli(['convert', 'a.yaml', '-o', 'b.csv'], {
    files: { 'a.yaml': plain },
    unwritable: 'the disk is full',
  })
  expect({ exit, err }).toEqual({ exit: 4, err: 'scenario: b.csv cannot be written: the disk is full.\n' })
})

it.each(['every-key', 'every-key-other', 'every-key-place'])(
  'a definition with every key means the same in both notations: %s',
  async (name) => {
    const yaml = `test/errors/${name}.yaml`
    const csv = `test/errors/${name}.csv`
    const back = `test/errors/${name}-again.yaml`
    const first = await runCli(['convert', yaml, '--quiet'])
    const second = await runCli(['convert', csv], { files: { [csv]: first.out } })
    const third = await runCli(['convert', back], { files: { [back]: second.out } })

    expect(third).toMatchObject({ exit: 0, out: first.out })
    const { out } = await runCli(['run', yaml, '--csv'])
    expect(out).not.toBe('')
    expect((await runCli(['run', csv, '--csv'], { files: { [csv]: first.out } })).out).toBe(out)
    expect((await runCli(['run', yaml, '--csv'], { files: { [yaml]: second.out } })).out).toBe(out)
  },
)

it('explains itself', async () => {
  const { exit, out } = await runCli(['convert', '--help'])

  expect(exit).toBe(0)
  expect(out).toContain('scenario convert scenarios/3pct.yaml -o scenarios/3pct.csv')
})
