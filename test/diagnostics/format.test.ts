import { expect, it } from 'vitest'
import { diagnose } from '../../src/diagnostics/catalogue.ts'
import { codeFrame, formatDiagnostic } from '../../src/diagnostics/format.ts'
import { place, positionAt } from '../../src/diagnostics/span.ts'
import { spanOf } from '../support/span-of.ts'

function frameOf(text: string, part: string): string[] {
  return codeFrame(spanOf('a.yaml', text, part)).split('\n')
}

it('tells the place, the code, the message, and marks the thing in its line', () => {
  const text = 'lines:\n  acute:\n    growht: 3%\n'
  const known = ['growth', 'drivers']

  expect(
    formatDiagnostic(
      diagnose('unknown-key', spanOf('3pct.yaml', text, 'growht'), { parent: 'lines.acute', name: 'growht', known }),
    ),
  ).toBe(`3pct.yaml:3:5 - error unknown-key: lines.acute has no "growht". Did you mean "growth"?
2 |   acute:
3 |     growht: 3%
  |     ^^^^^^`)
})

it('a warning is called an error where it counts as one', () => {
  const warning = diagnose('unused-input', spanOf('a.yaml', 'drivers', 'drivers'), { path: 'drivers.x' })

  expect(formatDiagnostic(warning)).toContain('a.yaml:1:1 - warning unused-input: ')
  expect(formatDiagnostic(warning, true)).toContain('a.yaml:1:1 - error unused-input: ')
})

it('a problem of no file names the program', () => {
  expect(formatDiagnostic(diagnose('file-not-found', undefined, { path: 'a.yaml', extended: false }))).toBe(
    'scenario - error file-not-found: a.yaml does not exist.',
  )
})

it('another place that explains the problem follows it', () => {
  const text = 'acute: 1\nacute: 2\n'
  const second = { ...spanOf('a.yaml', text, 'acute'), start: 9, end: 14 }
  const related = { note: 'first given here', span: spanOf('a.yaml', text, 'acute') }

  expect(
    formatDiagnostic(diagnose('duplicate-key', second, { name: 'acute' }, related))
      .split('\n')
      .at(-1),
  ).toBe('a.yaml:1:1 - first given here')
})

it('the first line has no line before it, and a blank line before is left out', () => {
  expect(frameOf('title: x\n', 'x')).toEqual(['1 | title: x', '  |        ^'])
  expect(frameOf('\ntitle: x\n', 'x')).toEqual(['2 | title: x', '  |        ^'])
  expect(frameOf('lines:\n   \ntitle: x\n', 'x')).toEqual(['3 | title: x', '  |        ^'])
})

it('line numbers of unlike length stay in one column', () => {
  const text = `${'# a comment\n'.repeat(8)}years:\nbase: 2018\n`

  expect(frameOf(text, '2018')).toEqual([' 9 | years:', '10 | base: 2018', '   |       ^^^^'])
})

it('a tab is shown as two spaces, so that the caret stands under the thing', () => {
  expect(frameOf('a:\n\tb:\tcd\n', 'cd')).toEqual(['1 | a:', '2 |   b:  cd', '  |       ^^'])
  expect(frameOf('a\tb: c\n', 'a\tb')).toEqual(['1 | a  b: c', '  | ^^^^'])
})

it('the carriage return of a Windows line end is not shown', () => {
  expect(frameOf('a: b\r\nc: de\r\n', 'de')).toEqual(['1 | a: b', '2 | c: de', '  |    ^^'])
})

it('wide characters take two columns and combining marks none', () => {
  // Two wide characters, four columns; then "e" with a combining acute accent, one column.
  expect(frameOf('title: 病院 x\n', 'x')).toEqual(['1 | title: 病院 x', `  | ${' '.repeat(12)}^`])
  expect(frameOf('title: 病院\n', '病院')).toEqual(['1 | title: 病院', '  |        ^^^^'])
  expect(frameOf('cafe\u0301: x\n', 'x')).toEqual(['1 | cafe\u0301: x', '  |       ^'])
})

it('a character that takes two units of the text moves the caret by its width alone', () => {
  expect(frameOf('title: 🏥 x\n', 'x')).toEqual(['1 | title: 🏥 x', `  | ${' '.repeat(10)}^`])
})

it('of a part over several lines the first line is marked', () => {
  expect(frameOf('title: one\n  two\nlines: x\n', 'one\n  two')).toEqual(['1 | title: one', '  |        ^^^'])
})

it('blanks at the end of a part are not marked, but blanks alone are', () => {
  expect(frameOf('a: b  \n', 'b  ')).toEqual(['1 | a: b', '  |    ^'])
  expect(frameOf('\t\tb: c\n', '\t\t')).toEqual(['1 |     b: c', '  | ^^^^'])
})

it('an empty part speaks of the whole file, and no line is shown', () => {
  expect(codeFrame({ file: { path: 'a.yaml', text: 'title: x' }, start: 0, end: 0 })).toBe('')
})

it('a line of 120 columns is shown whole', () => {
  const text = `${'a'.repeat(116)}: xy`

  expect(frameOf(text, 'xy')).toEqual([`1 | ${text}`, `  | ${' '.repeat(118)}^^`])
})

it('a longer line is cut to the 40 columns before the fault and those after it, 120 in all', () => {
  const text = `${'a'.repeat(200)}XY${'b'.repeat(200)}`

  // 40 + 2 + 78 are 120.
  expect(frameOf(text, 'XY')).toEqual([`1 | ...${'a'.repeat(40)}XY${'b'.repeat(78)}...`, `  | ${' '.repeat(43)}^^`])
})

it('a fault longer than the line is cut itself', () => {
  expect(frameOf(`x: ${'9'.repeat(300)}`, '9'.repeat(300))).toEqual([
    `1 | x: ${'9'.repeat(117)}...`,
    `  |    ${'^'.repeat(117)}`,
  ])
})

it('a cut counts columns and not characters', () => {
  // 100 wide characters before the fault: 20 of them fill 40 columns.
  const text = `${'院'.repeat(100)}X`

  expect(frameOf(text, 'X')).toEqual([`1 | ...${'院'.repeat(20)}X`, `  | ${' '.repeat(43)}^`])
})

it('a long line before the faulty one is left out', () => {
  expect(frameOf(`${'a'.repeat(121)}: b\nc: d\n`, 'd')).toEqual(['2 | c: d', '  |    ^'])
})

it('nothing that a terminal would obey is printed', () => {
  const text = 'title: \u001b[2J\u009b1m\u202e\n'
  const said = formatDiagnostic(
    diagnose('not-a-rate', spanOf('a\u001b.yaml', text, '\u001b[2J'), { text: '\u001b[2J\nx' }),
  )

  expect(said).toBe(`a\ufffd.yaml:1:8 - error not-a-rate: "\ufffd[2J x" is not a rate. Write it as 3%, -1.1% or 0.
1 | title: \ufffd[2J\ufffd1m\ufffd
  |        ^^^^`)
})

it('a long text is quoted in part, and a character is not cut in two', () => {
  const { message } = diagnose('not-a-date', undefined, { text: `${'x'.repeat(96)}🏥🏥🏥` })

  expect(message).toBe(`"${'x'.repeat(96)}..." is not a date. Write it as 2027-03-31.`)
})

it('a place counts lines from 1, and columns from 1 in units of UTF-16 as editors do', () => {
  const file = { path: 'a.yaml', text: 'a\n🏥bc\n' }

  expect(positionAt(file, 0)).toEqual({ line: 1, column: 1 })
  expect(positionAt(file, 1)).toEqual({ line: 1, column: 2 })
  expect(positionAt(file, 2)).toEqual({ line: 2, column: 1 })
  expect(positionAt(file, 4)).toEqual({ line: 2, column: 3 })
  expect(positionAt(file, 7)).toEqual({ line: 3, column: 1 })
  expect(place({ file, start: 4, end: 5 })).toBe('a.yaml:2:3')
})
