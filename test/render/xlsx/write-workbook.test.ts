import { expect, it } from 'vitest'
import { mostInCell } from '../../../src/render/xlsx/cell-text.ts'
import { writeWorkbook } from '../../../src/render/xlsx/write-workbook.ts'
import type { Sheet, SheetCell, SheetChart, Workbook } from '../../../src/workbook/sheet.ts'
import { type ReadWorkbook, readWorkbook } from '../../support/read-workbook.ts'
import { all } from '../../support/xml.ts'

const amount = { is: 'amount', decimals: 1 } as const
const text = (value: string): SheetCell => ({ value, look: 'text' })

const sheetOf = (rows: readonly (readonly (SheetCell | undefined)[])[], also: Partial<Sheet> = {}): Sheet => ({
  name: 'Sheet',
  columns: [{ width: 20 }, { width: 12 }],
  rows: rows.map((cells) => ({ cells })),
  ...also,
})

const bookOf = (...sheets: readonly Sheet[]): Workbook => ({
  title: 'A plan & its "parts"',
  organisation: 'North <ICB>',
  sheets,
  names: [],
})

const writing = { style: 'model', timestamp: undefined, program: 'scenario 0.1.0' } as const

async function written(book: Workbook, timestamp?: string): Promise<ReadWorkbook> {
  return readWorkbook(await writeWorkbook(book, { ...writing, timestamp }))
}

it('a formula stands beside the value that the engine has for it, whatever that is', async () => {
  const cells: readonly SheetCell[] = [
    { look: 'calculated', formula: 'B2-0.5', value: -40.5, number: amount },
    { look: 'calculated', formula: 'IF(COUNT(B2)=1,B2,"")', value: '' },
    { look: 'check', formula: 'IF(B2>=0,"pass","FAIL")', value: 'pass' },
    { look: 'calculated', formula: 'B2>0', value: true },
  ]
  const read = (await written(bookOf(sheetOf(cells.map((cell) => [cell]))))).cells('Sheet')

  expect([...read.values()].map(({ value, formula }) => ({ value, formula }))).toEqual(
    cells.map(({ value, formula }) => ({ value, formula })),
  )
})

it('numbers come back to the last bit', async () => {
  const numbers = [0.1 + 0.2, 1 / 3, 1e-300, 123456789012345.67, -0.0000001, 5e-324, 1.7976931348623157e308]
  const read = (await written(bookOf(sheetOf(numbers.map((value) => [{ value, look: 'input' }]))))).cells('Sheet')

  expect([...read.values()].map(({ value }) => value)).toEqual(numbers)
})

it('a number that is none is a fault of the program, and never an empty cell', async () => {
  await expect(async () => written(bookOf(sheetOf([[{ value: Number.NaN, look: 'input' }]])))).rejects.toThrow()
})

it('text stays text, whatever a spreadsheet would make of it, and comes back as it was', async () => {
  const texts = [
    '=cmd|"/c calc"!A1',
    '+1',
    '-5',
    '@sum',
    '#REF!',
    '#N/A',
    '#DIV/0!',
    'TRUE',
    '2018/19',
    '1/2',
    '_x0041_',
    '\u0001control\u0007\u001f',
    '\ufffe\uffff',
    ' blanks ',
    'two\nlines\tand a tab',
    'مرحبا',
    '👩‍👩‍👧',
    `<b>&"'`,
    'x'.repeat(10_000),
    'z'.repeat(mostInCell),
  ]
  const book = await written(bookOf(sheetOf(texts.map((value) => [text(value)]))))
  const read = [...book.cells('Sheet').values()]

  expect(read.map(({ value }) => value)).toEqual(texts)
  expect(read.filter(({ formula, isError }) => formula !== undefined || isError)).toEqual([])
})

it('text that no cell can hold is cut and says so', async () => {
  const read = (await written(bookOf(sheetOf([[text('y'.repeat(40_000))]])))).cells('Sheet').get('A1')?.value

  expect(read).toHaveLength(mostInCell)
  expect(read).toMatch(/^y{32000,} \[cut: a cell holds 32767 of these 40000 characters\]$/)
})

it('every part of the file is well-formed, with hostile text wherever text can stand', async () => {
  const nasty = `<&>"' \u0001 مرحبا ]]>`
  const book = await written({
    title: nasty,
    organisation: nasty,
    names: [{ name: 'lines.acute.growth', refers: "'It''s & here'!$B$1" }],
    sheets: [
      {
        ...sheetOf([[text(nasty), { value: 1, look: 'input' }]]),
        name: "It's & here",
        repeat: { from: 1, to: 1 },
        validations: [{ range: 'B1', is: 'list', of: '"<a>,b"', prompt: nasty.repeat(40) }],
        highlights: [{ range: 'A1', word: '"<', as: 'fail' }],
        charts: [
          {
            title: nasty,
            description: nasty,
            unit: nasty,
            categories: "'It''s & here'!$A$1:$B$1",
            years: [],
            series: [{ label: nasty, values: "'It''s & here'!$A$1:$B$1", points: [] }],
            over: { row: 3, column: 1, lastRow: 20, lastColumn: 2 },
          },
        ],
      },
    ],
  })

  expect(book.parts.length).toBeGreaterThan(10)
  for (const part of book.parts) expect(() => book.xml(part), part).not.toThrow()
})

it('sheets are set up to be read and printed: panes, titles of every page, A4 landscape in the width of a page, widths', async () => {
  const book = await written(
    bookOf(
      sheetOf([[text('a')], [undefined, { value: 1, look: 'working' }]], {
        name: 'People and prices',
        freeze: { rows: 2, columns: 1 },
        repeat: { from: 1, to: 2 },
      }),
    ),
  )
  const sheet = book.xml('xl/worksheets/sheet1.xml')
  const attributes = (name: string) => all(sheet, name).map((element) => element.attributes)

  expect(attributes('pane')).toMatchObject([{ xSplit: '1', ySplit: '2', topLeftCell: 'B3', state: 'frozen' }])
  expect(attributes('pageSetup')).toMatchObject([{ paperSize: '9', orientation: 'landscape', scale: '100' }])
  expect(attributes('col').map(({ width }) => width)).toEqual(['20', '12'])
  expect(book.names['_xlnm.Print_Titles']).toBe("'People and prices'!$A:$A,'People and prices'!$1:$2")
  expect(attributes('mergeCell')).toEqual([])
  expect(attributes('sheetProtection')).toEqual([])
})

it('a sheet is printed as large as the columns of its first block fit A4 on its side, and no cut goes through a column', async () => {
  const columns = (...widths: number[]) => widths.map((width) => ({ width }))
  const pagesOf = async (more: Partial<Sheet>) => {
    const book = await written(bookOf(sheetOf([[text('a')]], more)))
    const sheet = book.xml('xl/worksheets/sheet1.xml')
    const breaks = all(sheet, 'colBreaks').flatMap((own) => all(own, 'brk').map(({ attributes }) => attributes.id))
    return {
      scale: Number(all(sheet, 'pageSetup')[0]?.attributes.scale),
      breaks,
      titles: book.names['_xlnm.Print_Titles'],
      area: book.names['_xlnm.Print_Area'],
    }
  }
  const frozen = { freeze: { rows: 1, columns: 1 }, repeat: { from: 1, to: 1 } }

  // 10.89 inches are 1,045 pixels; 200 digits of 7.417 and a pixel for each of 2 columns are 1,485: 70%.
  expect(await pagesOf({ columns: columns(100, 100) })).toMatchObject({ scale: 70, breaks: [] })
  // 200 letters as wide as a digit that go on over the columns beside them: 1,483 pixels.
  const across = sheetOf([[{ value: 'n'.repeat(200), look: 'label' }]]).rows
  expect(await pagesOf({ columns: columns(20), rows: across })).toMatchObject({ scale: 70, breaks: [] })
  // The second block begins a page of its own, and with A again it fits one, too. What stands in no block is not printed.
  const blocks = [
    { from: 1, to: 2 },
    { from: 4, to: 4 },
  ]
  expect(await pagesOf({ columns: columns(40, 60, 9, 90), blocks, ...frozen })).toEqual({
    scale: 100,
    breaks: [],
    titles: "'Sheet'!$A:$A,'Sheet'!$1:$1",
    area: "'Sheet'!$A$1:$B$1,'Sheet'!$D$1:$D$1",
  })
  // 40 and 160 digits and a pixel are 1,484: 70%.
  expect(await pagesOf({ columns: columns(40, 60, 9, 160), blocks, ...frozen })).toMatchObject({
    scale: 70,
    breaks: [],
  })
  // Columns that do not stay in view are printed again where that is asked for.
  expect(await pagesOf({ columns: columns(40), repeat: frozen.repeat, repeatColumns: 2 })).toMatchObject({
    titles: "'Sheet'!$A:$B,'Sheet'!$1:$1",
  })
  // At the least scale, 54%, a page has 1,936 pixels, 261 digits: of ten columns of 40 six fit the first page. With A again five more do the
  // next.
  expect(await pagesOf({ columns: columns(...Array.from({ length: 12 }, () => 40)), ...frozen })).toMatchObject({
    scale: 54,
    breaks: ['6', '11'],
  })
})

it('what a font says stands in the order of the published schema: bold, italic, underlined, size, colour, name', async () => {
  const looks = ['title', 'note', 'stored', 'heading', 'input', 'check'] as const
  const linked = { value: 'there', look: 'label', link: "'Sheet'!A1" } as const
  const book = await written(bookOf(sheetOf([[...looks.map((look) => ({ value: 'a', look })), linked]])))
  const fonts = all(book.xml('xl/styles.xml'), 'fonts').flatMap((list) => all(list, 'font'))
  // CT_Font of the schema of spreadsheets, of which this much is used.
  const order = ['b', 'i', 'u', 'sz', 'color', 'name']
  const told = fonts.map(({ children }) => children.map(({ name }) => name))

  expect(told.length).toBeGreaterThan(looks.length)
  for (const names of told) expect(names).toEqual(order.filter((name) => names.includes(name)))
})

it('a chart is not cut by the end of a page: where it does not fit it begins one', async () => {
  const rowsBefore = (count: number) => Array.from({ length: count }, () => [text('a')])
  const chart = (row: number): SheetChart => ({
    title: 'Headroom',
    description: '',
    unit: '£ million',
    categories: 'Lines!$A$1:$B$1',
    years: ['2017/18', '2018/19'],
    series: [{ label: 'Headroom', values: 'Lines!$A$2:$B$2', points: [1, -2.5] }],
    over: { row, column: 1, lastRow: row + 22, lastColumn: 2 },
  })
  const breaksWith = async (rows: number): Promise<(string | undefined)[]> => {
    const book = await written(bookOf(sheetOf(rowsBefore(rows), { charts: [chart(rows + 2)] })))
    const sheet = book.xml('xl/worksheets/sheet1.xml')
    return all(sheet, 'rowBreaks').flatMap((own) => all(own, 'brk').map(({ attributes }) => attributes.id))
  }

  // A page has 506 points, with what is spared; a row has 14, and the chart and the row above it 359: 10 rows and it are 499. 36 rows and it are
  // 863, which at 60% have 843: on a page of its own.
  expect(await breaksWith(10)).toEqual([])
  expect(await breaksWith(36)).toEqual(['36'])
})

it('rows that stand together are not cut by the end of a page, unless they are taller than one', async () => {
  const rows = Array.from({ length: 130 }, () => [text('a')])
  const breaksWith = async (together: NonNullable<Sheet['together']>): Promise<(string | undefined)[]> => {
    const book = await written(bookOf(sheetOf(rows, { together })))
    const sheet = book.xml('xl/worksheets/sheet1.xml')
    return all(sheet, 'rowBreaks').flatMap((own) => all(own, 'brk').map(({ attributes }) => attributes.id))
  }

  // A page has 506 points, with what is spared, and a row 14, so 36 rows: to row 36 they fit, to row 40 they do not, and every end is said.
  expect(await breaksWith([{ from: 30, to: 36 }])).toEqual(['36', '72', '108'])
  expect(await breaksWith([{ from: 30, to: 40 }])).toEqual(['29', '65', '101'])
  // The next page begins with row 30 and ends with row 65.
  expect(
    await breaksWith([
      { from: 30, to: 40 },
      { from: 60, to: 65 },
      { from: 66, to: 70 },
    ]),
  ).toEqual(['29', '65', '101'])
  expect(
    await breaksWith([
      { from: 30, to: 40 },
      { from: 60, to: 66 },
    ]),
  ).toEqual(['29', '59', '95'])
  expect(await breaksWith([{ from: 30, to: 70 }])).toEqual(['36', '72', '108'])
  expect(await breaksWith([])).toEqual([])
})

it('what goes on to one more page is printed a little smaller, or on one page, where it can be read so', async () => {
  const pagesWith = async (count: number) => {
    const rows = Array.from({ length: count }, () => [text('a')])
    const sheet = (await written(bookOf(sheetOf(rows)))).xml('xl/worksheets/sheet1.xml')
    return Number(all(sheet, 'pageSetup')[0]?.attributes.scale)
  }

  // A page has 506 points, with what is spared, and a row 14: 36 rows fit. At 60% a page has 843 points, 60 rows.
  expect(await pagesWith(36)).toBe(100)
  // 37 rows are 518 points: 97%. 60 rows are 840: 60%.
  expect(await pagesWith(37)).toBe(97)
  expect(await pagesWith(60)).toBe(60)
  // 61 rows are two pages. 74 are three, and two at 97%; 100 are three, and two only at 72%, which saves less than it costs.
  expect(await pagesWith(61)).toBe(100)
  expect(await pagesWith(74)).toBe(97)
  expect(await pagesWith(100)).toBe(100)
})

it('the foot of a page says what the workbook is, which sheet and which page of how many, whatever its title holds', async () => {
  const footOf = async (more: Partial<Workbook>) => {
    const book = await written({ ...bookOf(sheetOf([[text('a')]])), ...more })
    return all(book.xml('xl/worksheets/sheet1.xml'), 'oddFooter')[0]?.text
  }

  expect(await footOf({ title: 'Plan A & B <draft>' })).toBe('&LPlan A && B <draft>&C&A&RPage &P of &N')
  expect(await footOf({ title: 'Plan', footer: 'Two\nplans' })).toBe('&LTwo plans&C&A&RPage &P of &N')
  expect((await footOf({ title: 'x'.repeat(10_000) }))?.length).toBeLessThan(255)
})

it('what stands below the last row to be printed is left out of print', async () => {
  const rows = Array.from({ length: 5 }, () => [text('a')])
  const areaOf = async (more: Partial<Sheet>) =>
    (await written(bookOf(sheetOf(rows, { columns: [{ width: 9 }, { width: 9 }], ...more })))).names['_xlnm.Print_Area']

  expect(await areaOf({ printedTo: 3 })).toBe("'Sheet'!$A$1:$B$3")
  expect(await areaOf({})).toBeUndefined()
})

it('a chart carries the values of its cells, for a viewer that reads none', async () => {
  const book = await written(
    bookOf(
      sheetOf([[text('a')]], {
        charts: [
          {
            title: 'Headroom',
            description: '',
            unit: '£ million',
            categories: 'Lines!$A$1:$B$1',
            years: ['2017/18', '2018/19 <planned>'],
            series: [{ label: 'Headroom', values: 'Lines!$A$2:$B$2', points: [1, -2.5] }],
            over: { row: 3, column: 1, lastRow: 20, lastColumn: 2 },
          },
        ],
      }),
    ),
  )
  const chart = book.xml('xl/charts/chart1.xml')
  const cached = (name: string) =>
    all(chart, name).flatMap((own) => [
      all(own, 'c:ptCount')[0]?.attributes.val,
      ...all(own, 'c:v').map(({ text: value }) => value),
    ])

  expect(cached('c:strCache')).toEqual(['2', '2017/18', '2018/19 <planned>'])
  expect(cached('c:numCache')).toEqual(['2', '1', '-2.5'])
})

it('a row is as high as the lines of its texts, and the band of a section goes across', async () => {
  const words = 'Ten words that stand in a column of twenty digits'
  const sheet = (
    await written(
      bookOf(
        sheetOf([
          [text('One line')],
          // 49 letters, most of them narrower than a digit, in a column of 20 digits: three lines.
          [text(words)],
          [text(`${words}\n${words}`)],
          // What does not wrap takes one line, however long.
          [{ value: words.repeat(5), look: 'label' }],
          [{ value: 'Money', look: 'section' }],
        ]),
      ),
    )
  ).xml('xl/worksheets/sheet1.xml')
  const heights = all(sheet, 'row').map(({ attributes }) => Number(attributes.ht))

  // Letters of ten points, 1.32 of that to a line.
  expect(heights).toEqual([14, 40, 80, 14, 14])
  expect(all(sheet, 'row').at(-1)?.children.length).toBe(2)
})

it('a sheet with steps on the way says that its rows fold, and one without does not', async () => {
  const own = sheetOf([[text('a')]])
  const steps: Sheet = { ...own, name: 'Steps', rows: [...own.rows, { cells: [text('b')], isWorking: true }] }
  const book = await written(bookOf(own, steps))
  const levels = ['sheet1', 'sheet2'].map(
    (name) => all(book.xml(`xl/worksheets/${name}.xml`), 'sheetFormatPr')[0]?.attributes.outlineLevelRow,
  )

  expect(levels).toEqual([undefined, '1'])
})

it('a workbook is calculated anew when it is opened', async () => {
  const [calculation] = all((await written(bookOf(sheetOf([])))).xml('xl/workbook.xml'), 'calcPr')

  expect(calculation?.attributes.fullCalcOnLoad).toBe('1')
})

it('the choice of a list and the limits of a number stand on their cells, and verdicts are marked by their word', async () => {
  const book = await written(
    bookOf(
      sheetOf([[text('one')]], {
        validations: [
          { range: 'A1', is: 'list', of: 'Sheet!$A$1:$A$3', prompt: 'Choose a scenario' },
          { range: 'B1:B9', is: 'number', least: 0, most: 1, says: 'Is it so much?', isAsked: true },
          { range: 'C1', is: 'number', least: -1, says: 'It must be at least -100%.' },
        ],
        highlights: [{ range: 'D1:D9', word: 'FAIL', as: 'fail' }],
      }),
    ),
  )
  const sheet = book.xml('xl/worksheets/sheet1.xml')
  const [list, between, least] = all(sheet, 'dataValidation')

  expect(list?.attributes).toMatchObject({
    type: 'list',
    sqref: 'A1',
    prompt: 'Choose a scenario',
    showErrorMessage: '1',
  })
  expect(list && all(list, 'formula1')[0]?.text).toBe('Sheet!$A$1:$A$3')
  expect(between?.attributes).toMatchObject({ type: 'decimal', operator: 'between', sqref: 'B1:B9' })
  expect(between?.children.map((child) => child.text)).toEqual(['0', '1'])
  expect(between?.attributes).toMatchObject({ errorStyle: 'warning', error: 'Is it so much?' })
  expect(least?.attributes).toMatchObject({ operator: 'greaterThanOrEqual', error: 'It must be at least -100%.' })
  expect(least?.attributes.errorStyle ?? 'stop').toBe('stop')
  expect(all(sheet, 'cfRule').map((rule) => [rule.attributes.type, rule.children[0]?.text])).toEqual([
    ['cellIs', '"FAIL"'],
  ])
})

it('the same workbook gives the same bytes, and no day but one that was asked for', async () => {
  const book = bookOf(sheetOf([[text('a'), { value: 2, look: 'input', number: amount }]]))
  const bytes = await writeWorkbook(book, writing)

  expect(Buffer.compare(await writeWorkbook(book, writing), bytes)).toBe(0)
  expect(readWorkbook(bytes).part('docProps/core.xml')).toContain('1980-01-01T00:00:00Z</dcterms:modified>')
  expect((await written(book, '2026-11-28T09:30:00')).part('docProps/core.xml')).toContain(
    '2026-11-28T09:30:00Z</dcterms:modified>',
  )
})

it('an amount below zero stands in brackets, a rate with its sign', async () => {
  const styles = (
    await written(
      bookOf(
        sheetOf([
          [
            { value: -1, look: 'total', number: amount },
            { value: -1, look: 'total', number: { is: 'percent', decimals: 1 } },
          ],
        ]),
      ),
    )
  ).xml('xl/styles.xml')

  expect(all(styles, 'numFmt').map(({ attributes }) => attributes.formatCode)).toEqual([
    '#,##0.0_);(#,##0.0);#,##0.0_)',
    '0.0%_);-0.0%_);0.0%_)',
  ])
})
