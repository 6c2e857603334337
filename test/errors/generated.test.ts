import { expect, it } from 'vitest'
import { runCli } from '../support/run-cli.ts'

/** What the program says of a file that cannot be stored as text, or is too large to be. */
async function saidOf(definition: string | Uint8Array): Promise<string> {
  const { exit, out, err } = await runCli(['run', 'definition.yaml', '--csv'], {
    files: { 'definition.yaml': definition },
  })

  expect({ exit, out }).toEqual({ exit: 3, out: '' })
  return err
}

it('control-character: an escape sequence in the text', async () => {
  expect(await saidOf('title: \u001b[31mRed\u001b[0m\n')).toBe(
    `definition.yaml:1:8 - error control-character: The text has a control character (U+001B). Delete it; it would not show in a report.
1 | title: \ufffd[31mRed\ufffd[0m
  |        ^
`,
  )
})

it('control-character: a mark that turns the direction of text round', async () => {
  // U+202E makes what follows read from right to left on screen: "xlsx" would show as "xslx".
  expect(await saidOf('extends: test/errors/sound.yaml\ntitle: Board \u202egnp\n')).toBe(
    `definition.yaml:2:8 - error control-character: The text has a right-to-left override (U+202E). Delete it; it would not show in a report.
1 | extends: test/errors/sound.yaml
2 | title: Board \ufffdgnp
  |        ^^^^^^^^^^
`,
  )
})

it('not-utf8: a file saved in the code page of Windows', async () => {
  // 0xA3 is the pound sign of Windows-1252, and no UTF-8.
  expect(await saidOf(new Uint8Array([...Buffer.from('title: '), 0xa3, ...Buffer.from('113m\n')]))).toBe(
    `definition.yaml:1:8 - error not-utf8: The file is not UTF-8 text: perhaps it was saved as ANSI or Windows-1252. Save it as "UTF-8" or "CSV UTF-8".
1 | title: \ufffd113m
  |        ^
`,
  )
})

it.each([
  ['little-endian', new Uint8Array([0xff, 0xfe, 0x74, 0x00])],
  ['big-endian', new Uint8Array([0xfe, 0xff, 0x00, 0x74])],
])('not-utf8: a file saved as UTF-16, %s', async (_, bytes) => {
  expect(await saidOf(bytes)).toBe(
    'definition.yaml:1:1 - error not-utf8: The file is not UTF-8 text (it is UTF-16). Save it as "UTF-8" or "CSV UTF-8".\n',
  )
})

it('file-too-large: a file of a million bytes and one', async () => {
  expect(await saidOf(`title: ${'x'.repeat(999_993)}\n`)).toBe(
    'definition.yaml:1:1 - error file-too-large: The file has more than 1,000,000 bytes, the most that a definition has. Is it the right file?\n',
  )
})

it('budget-too-long: a ledger of ten thousand lines', async () => {
  const rows = Array.from({ length: 10_000 }, (_, index) => `Line ${index},other,${index}`)
  const budget = `Service,Setting,2017/18 budget £\n${rows.join('\n')}\n`
  const { exit, out, err, written } = await runCli(['init', 'made', '--from', 'budget.csv'], {
    files: { 'budget.csv': budget },
  })

  expect({ exit, out, written: written.size }).toEqual({ exit: 3, out: '', written: 0 })
  expect(err).toBe(
    'budget.csv:1:1 - error budget-too-long: A definition of 10,000 lines would have more than the 10,000 items, or the 1,000,000 bytes, that are read. Group them with --mapping; --write-mapping writes one to fill in.\n',
  )
})

it('nested-too-deeply: brackets 65 deep', async () => {
  // 7 characters of "title: " and 63 brackets inside the map of the file come before the one that is too deep.
  const said = await saidOf(`title: ${'['.repeat(64)}${']'.repeat(64)}\n`)

  expect(said).toMatch(
    /^definition\.yaml:1:71 - error nested-too-deeply: The file nests deeper than 64 levels; a definition needs 6\.\n/,
  )
})

it('nested-too-deeply: a hundred thousand brackets neither take long nor overflow', async () => {
  expect(await saidOf('['.repeat(100_000))).toMatch(/^definition\.yaml:1:65 - error nested-too-deeply: /)
})

it('too-many-parts: a list of a hundred thousand values that only the package reads', async () => {
  // The tab makes it no simple YAML. Each value and its comma come to four parts: three signs of the reader and a word.
  const said = await saidOf(`title: a\tb\nlist: [${'x, '.repeat(100_000)}]\n`)

  expect(said).toMatch(
    /^definition\.yaml:2:\d+ - error too-many-parts: The file has more than 300,000 words, signs and spaces\./,
  )
  expect(said.match(/ - error /g)).toHaveLength(1)
})

it('too-many-aliases: each alias of the one before, doubled', async () => {
  const levels = Array.from({ length: 40 }, (_, index) => `a${index + 1}: &a${index + 1} [*a${index}, *a${index}]\n`)
  const said = await saidOf(`a0: &a0 [lol]\n${levels.join('')}`)

  expect(said.match(/error too-many-aliases: The file uses more than 50 aliases, or expands too far\./g)).toHaveLength(
    1,
  )
})

/** A sound definition with so many lines, of the keys besides. */
function withLines(count: number, keys = 'setting: other, base: 1, growth: 0%', years = 1): string {
  const lines = Array.from({ length: count }, (_, index) => `  l${index}: { ${keys} }\n`)
  return `title: Many\nyears: { base: 2017/18, count: ${years} }\nfunding: { allocation: { base: ${count}, growth: 0% } }\nlines:\n${lines.join('')}`
}

it('too-many-items: ten thousand lines and a stream', async () => {
  expect(await saidOf(withLines(10_000))).toBe(
    `definition.yaml:10004:3 - error too-many-items: With this one the definition, with what it extends, has more than 10,000 items, such as lines, streams, savings and contracts. Add several up in one, or make members of a place of it, each a file of its own.
10003 |   l9998: { setting: other, base: 1, growth: 0% }
10004 |   l9999: { setting: other, base: 1, growth: 0% }
      |   ^^^^^
`,
  )
})

it('too-many-items: nine thousand lines over ten years are worked out', async () => {
  const { exit } = await runCli(['run', 'x.yaml', '--csv'], { files: { 'x.yaml': withLines(9000, undefined, 10) } })

  expect(exit).toBe(0)
})

it('too-many-items: a line of ten thousand and one drivers', async () => {
  const drivers = Array.from({ length: 10_001 }, (_, index) => `d${index}: 0%`).join(', ')

  expect(await saidOf(withLines(1, `setting: other, base: 1, drivers: { ${drivers} }`))).toContain(
    ' - error too-many-items: With this one the items of the definition, with what it extends, have more than 10,000 parts, such as drivers, providers and lines in scope. Add several up in one.\n',
  )
})

it('too-many-items: files that extend one another count together', async () => {
  // Nine thousand streams upon a thousand lines and a stream.
  const streams = Array.from({ length: 9000 }, (_, index) => `  s${index}: { base: 0, growth: 0% }\n`).join('')
  const files = { 'lines.yaml': withLines(1000), 'both.yaml': `extends: lines.yaml\nfunding:\n${streams}` }
  const { exit, out, err } = await runCli(['run', 'both.yaml', '--csv'], { files })

  expect({ exit, out }).toEqual({ exit: 3, out: '' })
  expect(err).toContain('both.yaml:1:1 - error too-many-items: ')
  expect(err.match(/ - error /g)).toHaveLength(1)
})

it('too-many-figures: twelve hundred lines over a hundred years', async () => {
  const said = await saidOf(withLines(1200, undefined, 100))

  expect(said).toMatch(
    /^definition\.yaml:2:25 - error too-many-figures: The plan comes to \d,\d{3} rows in 101 years, \d{3},\d{3} figures; at most 660,000 are calculated\. Project fewer years, /,
  )
  expect(said.match(/ - error /g)).toHaveLength(1)
})

it('too-many-figures: five hundred lines over fifty years are worked out', async () => {
  const drawn = withLines(500, 'setting: other, base: 1, growth: 0%, providers: { p: 50% }', 50)
  const { exit } = await runCli(['run', 'x.yaml', '--csv'], { files: { 'x.yaml': drawn } })

  expect(exit).toBe(0)
})

it('too-many-figures: a place of five members of a thousand lines over a hundred years', async () => {
  const members = ['a', 'b', 'c', 'd', 'e'].map((id) => `  ${id}: { scenario: m.yaml }\n`)
  const files = { 'm.yaml': withLines(1000, undefined, 90), 'x.yaml': `title: P\ncombine:\n${members.join('')}` }
  const { exit, out, err } = await runCli(['run', 'x.yaml'], { files })

  expect({ exit, out }).toEqual({ exit: 3, out: '' })
  expect(err).toMatch(
    /^x\.yaml:1:1 - error too-many-figures: The plan comes to \d\d,\d{3} rows in 91 years, \d,\d{3},\d{3} figures; at most 2,500,000 are calculated\. Project fewer years, or add several members up in one definition, and take that\.$/m,
  )
  expect(err.match(/ - error /g)).toHaveLength(1)
})

it('file-not-found: of thousands of files that are not there a hundred are looked for', async () => {
  const names = Array.from({ length: 3000 }, (_, index) => `f${index}.yaml`)
  const { exit, out, err } = await runCli(['run', 'x.yaml'], {
    files: { 'x.yaml': `extends: [${names.join(', ')}]\n${withLines(1)}` },
  })

  expect({ exit, out }).toEqual({ exit: 4, out: '' })
  expect(err.match(/ - error file-not-found/g)).toHaveLength(50)
  expect(err).toContain('... and 50 more problems.')
})

it.each([
  ['9990/91', 10, '9989/90'],
  ['9999/00', 1, '9998/99'],
])('year-order: from %s %i years go beyond the last year that can be written', async (base, count, most) => {
  const said = await saidOf(`title: Plan\nyears: { base: ${base}, count: ${count} }\n`)

  expect(said).toContain(
    `definition.yaml:2:16 - error year-order: years.base is ${base}; it must be at most ${most}, so that the last projected year is no later than 9999/00.`,
  )
})

it('year-order: the last year that can be written is projected', async () => {
  expect(await saidOf('title: Plan\nyears: { base: 9998/99, count: 1 }\n')).not.toContain('year-order')
})

it('init projects no year that cannot be written', async () => {
  const { exit, err, written } = await runCli(['init', 'made', '--base', '9995/96', '--years', '5'])

  expect({ exit, written: written.size }).toEqual({ exit: 2, written: 0 })
  expect(err).toContain('9995/96 and 5 more go beyond 9999/00, the last year that can be written')
})
