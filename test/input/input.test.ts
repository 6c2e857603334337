import { readdirSync, readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { runCli } from '../support/run-cli.ts'

/*
 * Definitions as people, spreadsheets and programs write them, each with what is to be said of it. What is read has its
 * figures worked by hand.
 */

const root = 'test/input'

const refused: readonly (readonly [string, ...string[]])[] = [
  ['bracket-inside-unit/a.csv', 'Did you mean (£2.3m)?'],
  ['bracket-inside-unit/b.csv', 'Did you mean (£2.3m)?'],
  ['bracket-inside-unit/c.csv', 'Did you mean -£2.3m?'],
  ['bracket-inside-unit/d.csv', 'Did you mean (2.3m)?'],
  ['bracketed-rate/a.csv', 'Did you mean -3.0%?'],
  ['bracketed-rate/b.csv', 'Did you mean -3%?'],
  ['colon-without-space/a.yaml', 'a.yaml:12:5 - ', 'a space is missing after the colon: "growth: 3%"'],
  ['csv-year-range-headers/endash.csv', '"2018–19"', 'Did you mean 2018/19?', 'Did you mean 2021/22..?'],
  ['csv-year-range-headers/long.csv', 'Did you mean 2018/19?', 'Did you mean 2021/22..?'],
  ['csv-year-range-headers/onwards.csv', 'Did you mean 2021/22..?'],
  ['csv-year-range-headers/unit.csv', '"2018/19 £m"', 'Did you mean 2018/19?', 'Did you mean 2019/20?'],
  ['decimal-comma-money/both.csv', 'Did you mean 1234.5?'],
  ['decimal-comma-money/comma.csv', 'Did you mean 273.4?'],
  ['decimal-comma-money/comma.yaml', 'Did you mean 273.4?'],
  ['decimal-comma-money/nought.csv', 'Did you mean 0.5?'],
  ['growth-below-minus-100/a.yaml', 'lines.acute.growth is -150%; it must be at least -100%'],
  ['growth-below-minus-100/p.yaml', 'prices.deflator is -100%; it must be above -100%'],
  ['month-with-nought/a.yaml', 'Did you mean M7?'],
  ['month-with-nought/b.yaml', 'Did you mean M7?'],
  ['month-with-nought/c.yaml', 'Did you mean M7?'],
  ['nbsp-after-colon/a.yaml', 'a.yaml:6:10 - ', 'no-break space (U+00A0)'],
  ['nbsp-after-colon/b.yaml', 'b.yaml:6:3 - ', 'no-break space (U+00A0)'],
  ['pounds-in-full/a.csv', 'Write £273.4m if it is in pounds, 273,400,000 if it is in £m.'],
  ['spreadsheet-error-cells/formula.csv', '"=SUM(A1:A3)" is a formula of a spreadsheet, kept as text. Write the value'],
  ['spreadsheet-error-cells/na.csv', '"#N/A" is an error of the spreadsheet', 'write the value itself'],
  ['spreadsheet-error-cells/ref.csv', '"#REF!" is an error of the spreadsheet', 'write the value itself'],
  ['tab-text-file/book.tsv', 'parted by tabs; save it with commas, as "CSV UTF-8"'],
  ['tab-text-file/semi.txt', 'parted by semicolons; save it with commas, as "CSV UTF-8"'],
  ['tab-text-file/unicode.txt', 'parted by tabs; save it with commas, as "CSV UTF-8"'],
  ['unit-in-thousands/a.yaml', 'Did you mean £k?'],
  ['unit-in-thousands/b.yaml', 'Did you mean £k?'],
  ['unit-in-thousands/c.yaml', 'Did you mean £m?'],
  ['unit-in-thousands/d.yaml', 'Did you mean £m?'],
  ['whole-number-as-float/count.csv', 'Did you mean 5?'],
  ['whole-number-as-float/people.csv', 'Did you mean 220562?'],
  ['whole-number-as-float/rate.csv', 'Did you mean 1.5%?'],
  ['whole-number-as-float/sci.csv', 'Did you mean 220562?'],
  ['workbook-given/book.xlsx', 'is an Excel workbook (.xlsx)', 'Save its sheet as "CSV UTF-8"'],
  ['workbook-given/old.xls', 'such as an Excel workbook (.xls)', 'Save its sheet as "CSV UTF-8"'],
  ['workbook-given/paper.pdf', 'The file is a PDF'],
  ['workbook-given/renamed.csv', 'is an Excel workbook (.xlsx)', 'Save its sheet as "CSV UTF-8"'],
  ['years-beside-source/a.yaml', 'Put them under "value": { value: { 2018/19..: 3% }, source: ... }'],
]

it.each(refused)('%s is refused, and the mend is given', async (file, ...said) => {
  const { exit, out, err } = await runCli(['run', `${root}/${file}`, '-q'])

  expect({ exit, out }).toEqual({ exit: 3, out: '' })
  for (const text of said) expect(err).toContain(text)
  // Each at its place: file, line and column.
  expect(err).toMatch(new RegExp(`^${root}/${file}:\\d+:\\d+ - error `))
})

/** A row and its figures, the base year first. */
const read: readonly (readonly [string, string, readonly string[]])[] = [
  ['accounting-nil-dash/nil.csv', 'lines.acute.non-recurrent', ['0', '0', '-1234', '0']],
  ['accounting-padding/padded.csv', 'headroom', ['0', '0', '0', '0']],
  ['dash-lookalikes/en.csv', 'funding.allocation.total', ['-2', '-2', '-2', '-2', '-2', '-2']],
  ['dash-lookalikes/nbhyphen.csv', 'funding.allocation.total', ['-2', '-2', '-2', '-2', '-2', '-2']],
  // A fall of 3% a year.
  ['dash-lookalikes/rate.csv', 'lines.acute.growth', ['', '-0.03', '-0.03', '-0.03', '-0.03', '-0.03']],
  ['dash-lookalikes/formula.yaml', 'funding.allocation.total', ['273.4', '273.4', '273.4', '273.4', '273.4', '273.4']],
]

it.each(read)('%s is read', async (file, row, figures) => {
  const { exit, out, err } = await runCli(['run', `${root}/${file}`, '--csv', '-q', '--rows', row])

  expect({ exit, err }).toEqual({ exit: 0, err: '' })
  expect(out.trim().split('\n')[1]?.split(',').slice(-figures.length)).toEqual(figures)
})

it('a check with an en dash for a minus is one', async () => {
  const { out } = await runCli(['check', `${root}/dash-lookalikes/formula.yaml`])

  // Headroom falls to -32.8, which is above -50.
  expect(out).toContain('headroom >= -50')
})

it.each([
  ['headroom >= (50)', 'a.yaml:3:27 - ', 'write -50 or 50'],
  ['headroom + ((50)) >= 0', 'a.yaml:3:', 'write -50 or 50'],
  ['lines.acute.growth >= (3%)', '(3%) is 3% in a formula', 'write -3% or 3%'],
  ['headroom >= £50', 'an amount has no pound sign here'],
  ['headroom >= -\u200b50', 'zero-width space (U+200B)'],
])('the formula %s is refused, and the mend is given', async (formula, ...said) => {
  const files = { 'a.yaml': `extends: test/errors/sound.yaml\nchecks:\n  c: { that: "${formula}" }\n` }
  const { exit, err } = await runCli(['run', 'a.yaml', '-q'], { files })

  expect(exit).toBe(3)
  for (const text of said) expect(err).toContain(text)
})

it.each(['(headroom) >= -50', '(headroom + 50) >= 0', 'max(headroom, 5) >= -(headroom)'])(
  'the formula %s is read',
  async (formula) => {
    const files = { 'a.yaml': `extends: test/errors/sound.yaml\nchecks:\n  c: { that: "${formula}" }\n` }
    expect(await runCli(['run', 'a.yaml', '-q', '--csv'], { files })).toMatchObject({ exit: 0, err: '' })
  },
)

it.each(['£000', "£'000", '£000s'])('--unit %s is told its nearest meaning', async (unit) => {
  const { exit, err } = await runCli(['run', `${root}/accounting-padding/padded.csv`, '--unit', unit])

  expect(exit).toBe(2)
  expect(err).toContain('Did you mean £k?')
})

it.each([
  [['run', 'test/errors/sound.yaml', '--years', '2018–19'], 'Did you mean 2018/19?'],
  [['run', 'test/errors/sound.yaml', '--years', '2018/19 onwards'], 'Did you mean 2018/19..?'],
  [['run', 'test/errors/sound.yaml', '--as-of', '31/03/2027'], 'Did you mean 2027-03-31?'],
  [['explain', 'test/errors/sound.yaml', 'headroom', '2018-2019'], 'such as 2018/19.'],
])('%j is told what was meant', async (words, said) => {
  const { exit, err } = await runCli(words)

  expect(exit).toBe(2)
  expect(err).toContain(said)
})

it('in a few lines: what is said of one file is said once', async () => {
  for (const [file] of refused.filter(([name]) => /^(?:tab|workbook|years|nbsp|colon)/.test(name))) {
    const { err } = await runCli(['run', `${root}/${file}`, '-q'])
    expect(err.split(' - error ')).toHaveLength(2)
  }
})

it('each file is tried', () => {
  const files = readdirSync(root, { withFileTypes: true }).flatMap((entry) =>
    entry.isDirectory() ? readdirSync(`${root}/${entry.name}`).map((file) => `${entry.name}/${file}`) : [],
  )
  expect([...refused, ...read].map(([file]) => file).sort()).toEqual(files.sort())
  for (const file of files) expect(readFileSync(`${root}/${file}`).length).toBeGreaterThan(0)
})
