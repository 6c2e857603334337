import { fc, test } from '@fast-check/vitest'
import { parse } from 'csv-parse/sync'
import { expect, it } from 'vitest'
import { readCells } from '../../src/definition/text/csv-cells.ts'
import { inOrder, outline, read, treeOf } from '../support/trees.ts'

const csv = (text: string): unknown => outline(treeOf(text, 'csv'))

it('reads a row a path into the tree that YAML gives', () => {
  const fromCsv = treeOf(
    [
      'path,value,2018/19,2019/20,2021/22..,source,note',
      'title,3% acute growth,,,,,',
      'extends,westminster.yaml,,,,,',
      'lines.acute.growth,3%,,,,"Health Foundation, 2019",activity',
      'savings.outpatients.amount,,2.0,1.5,,,',
      'shifts.frailty.release,"[0%, 40%, 70%]",,,,,',
    ].join('\n'),
    'csv',
  )
  const fromYaml = treeOf(
    `title: 3% acute growth
extends: westminster.yaml
lines: { acute: { growth: { value: 3%, source: "Health Foundation, 2019", note: activity } } }
savings: { outpatients: { amount: { 2018/19: 2.0, 2019/20: 1.5 } } }
shifts: { frailty: { release: [0%, 40%, 70%] } }
`,
    'yaml',
  )

  expect(inOrder(fromCsv)).toBe(inOrder(fromYaml))
})

it.each([
  ['path,value\ntitle, "a, ""b"" c" \nlines.a.base,\t"27.40"\t', 'behind a comma and before the end of a line'],
  [
    '"path" , "value"\r\n "title" , "a, ""b"" c"\r\n "lines.a.base" ,"27.40" \r\n',
    'on every side, with Windows line ends',
  ],
  ['path, "value"\n\ntitle,  "a, ""b"" c"\n  , \nlines.a.base, 27.40', 'beside cells without quotes'],
])('blanks round a quoted cell are none of it: %j, %s', (text) => {
  expect(csv(text)).toEqual({ title: 'a, "b" c', lines: { a: { base: '27.40' } } })
})

it('a text with a line break keeps it, blanks round its quotes or not', () => {
  expect(csv('path,value\ntitle, "a \n b" \nlines.a.base,1')).toEqual({ title: 'a \n b', lines: { a: { base: '1' } } })
})

it('a cell behind blanks and a quote has its place', () => {
  const { found } = read('path,value,source\nlines.acute.growth, "oops" , "a"', 'csv', true)

  // Behind 18 letters, a comma and a blank: the 21st place.
  expect(found.map(({ code, place, marks }) => [code, place, marks])).toEqual([['not-a-rate', '2:21', '"oops"']])
})

it('a header that is repeated says nothing new', () => {
  const text = 'path,value,source\ntitle,a,\npath,value,source\n\nunit,£m,\npath,value,source\n'
  expect(csv(text)).toEqual({ title: 'a', unit: '£m' })
  // Another row that begins like it is none.
  expect(read('path,value\npath,other', 'csv', true).found).toMatchObject([{ code: 'unknown-key', place: '2:1' }])
})

it.each([
  ['Westminster plan,,\n,,\npath,value,source\ntitle,a,\n', 'Line 3 does: delete what stands above it.'],
  ['sep=,\n"path","value"\ntitle,a\n', 'Line 2 does: delete what stands above it.'],
  ['a,b\ntitle,a\n', 'one of them must be "path".'],
])('a title above the header is told where the header stands: %j', (text, said) => {
  const { found } = read(text, 'csv')

  expect(found).toMatchObject([{ code: 'csv-no-path-column', place: '1:1' }])
  expect(found[0]?.message.endsWith(said)).toBe(true)
})

it('keeps every text as it is written', () => {
  expect(csv('path,value\ntitle," 3%, ""so"" said "\nlines.a.base,27.40\nlines.b.base,"1,234.5"\n')).toEqual({
    title: ' 3%, "so" said ',
    lines: { a: { base: '27.40' }, b: { base: '1,234.5' } },
  })
})

it('takes a line break inside a cell as one line feed, whichever way lines end', () => {
  expect(csv('path,value\r\ntitle,"a\r\nb"\r\n')).toEqual({ title: 'a\nb' })
})

it('takes a bracket for a list only where the key takes one', () => {
  expect(csv('path,value\ntitle,[draft] 3%\nextends,"[a.yaml, b.yaml]"\nchecks.a.message,{brace}\n')).toEqual({
    title: '[draft] 3%',
    extends: ['a.yaml', 'b.yaml'],
    checks: { a: { message: '{brace}' } },
  })
})

it('reads a map in one cell where the key takes one', () => {
  expect(
    csv('path,value,source\nyears,"{ base: 2017/18, count: 5 }",\nlines.a.growth,"{ default: 2%, 2018/19: 3% }",x\n'),
  ).toEqual({
    years: { base: '2017/18', count: '5' },
    lines: { a: { growth: { value: { default: '2%', '2018/19': '3%' }, source: 'x' } } },
  })
})

it('reads one year by a path, quoted because of its stroke', () => {
  expect(csv('path,value\n"lines.acute.growth.""2018/19""",3%\n"lines.acute.growth.""2019/20..""",2%\n')).toEqual({
    lines: { acute: { growth: { '2018/19': '3%', '2019/20..': '2%' } } },
  })
})

it('reads rows of a value and of its years together', () => {
  expect(csv('path,value,2018/19,source\nlines.a.growth,,3%,x\n"lines.a.growth.""2019/20..""",2%,,\n')).toEqual({
    lines: { a: { growth: { value: { '2018/19': '3%', '2019/20..': '2%' }, source: 'x' } } },
  })
})

it('takes what is known of a group from a row of the group, at its place among the keys', () => {
  const tree = treeOf(
    'path,value,source,quality\nlines.a.title,Acute,,\nlines.a,,Board paper,amber\nlines.a.base,113,,\n',
    'csv',
  )

  expect(inOrder(tree)).toBe(
    inOrder(treeOf('lines: { a: { title: Acute, source: Board paper, quality: amber, base: 113 } }', 'yaml')),
  )
})

it('reads what is known of a value and how far it may range', () => {
  const header = 'path,value,source,owner,date,quality,impact,note,low,high,interval,shape,sd,min,mode,max,persistence'
  expect(csv(`${header}\nlines.a.growth,3%,s,o,2018-06-01,amber,red,n,1%,6%,80%,normal,1%,0%,3%,7%,0.5\n`)).toEqual({
    lines: {
      a: {
        growth: {
          value: '3%',
          source: 's',
          owner: 'o',
          date: '2018-06-01',
          quality: 'amber',
          impact: 'red',
          note: 'n',
          range: {
            low: '1%',
            high: '6%',
            interval: '80%',
            shape: 'normal',
            sd: '1%',
            min: '0%',
            mode: '3%',
            max: '7%',
            persistence: '0.5',
          },
        },
      },
    },
  })
})

it('reads a driver as a rate, a name, or an uplift less an efficiency', () => {
  const rows = ['lines.a.drivers.d,demographic', 'lines.a.drivers.p.uplift,4.15%', 'lines.a.drivers.p.efficiency,2%']
  expect(csv(['path,value', ...rows].join('\n'))).toEqual({
    lines: { a: { drivers: { d: 'demographic', p: { uplift: '4.15%', efficiency: '2%' } } } },
  })
})

it('reads an uplift less an efficiency in one cell, with its source', () => {
  expect(csv('path,value,source\nlines.a.drivers.p,"{ uplift: 4.15%, efficiency: 2% }",Guidance\n')).toEqual({
    lines: { a: { drivers: { p: { source: 'Guidance', uplift: '4.15%', efficiency: '2%' } } } },
  })
})

it.each([
  ['columns in another order', 'source,2018/19,path,value\n,,title,x\ns,3%,lines.a.growth,\n'],
  ['Windows line ends', 'path,value,2018/19,source\r\ntitle,x,,\r\nlines.a.growth,,3%,s\r\n'],
  ['no line end at the end', 'path,value,2018/19,source\ntitle,x,,\nlines.a.growth,,3%,s'],
  ['blank rows', '\n,,,\n\npath,value,2018/19,source\n\n,,,\ntitle,x,,\n , ,,\nlines.a.growth,,3%,s\n\n\n'],
  ['blank columns without a name', ',path,value,,2018/19,source,,\n,title,x,,,,,\n,lines.a.growth,,,3%,s,,\n'],
  ['every cell in quotes', '"path","value","2018/19","source"\n"title","x","",""\n"lines.a.growth","","3%","s"\n'],
])('reads the same from a file with %s', (_, text) => {
  expect(csv(text)).toEqual({ title: 'x', lines: { a: { growth: { value: { '2018/19': '3%' }, source: 's' } } } })
})

it('gives every cell its place in the file, past accents, quotes and line breaks', () => {
  const text = 'path,value,2018/19\ntitle,"£ ""é"" 😀\nx",\nlines.a.growth,,three\nlines.b.base,oops,\n'

  expect(read(text, 'csv', true).found).toMatchObject([
    { code: 'not-a-rate', place: '4:17', marks: 'three' },
    { code: 'not-money', place: '5:14', marks: 'oops' },
  ])
})

it('gives a part of a list its place inside the cell', () => {
  const text = 'path,value\nshifts.x.release,"[""0%"", 40, 70%]"\n'

  expect(read(text, 'csv', true).found).toMatchObject([{ code: 'not-a-share', place: '2:28', marks: '40' }])
})

it.each([
  [
    'a column that is neither known nor a year',
    'path,value,sorce\ntitle,x,',
    [['csv-unknown-column', '1:12', 'sorce']],
  ],
  ['a year that does not exist', 'path,value,2018/20\ntitle,x,', [['csv-unknown-column', '1:12', '2018/20']]],
  ['a column twice', 'path,value,value\ntitle,x,', [['csv-duplicate-column', '1:12', 'value']]],
  ['no column of paths', 'value,source\nx,y', [['csv-no-path-column', '1:1', 'value']]],
  ['semicolons', 'path;value\ntitle;x', [['csv-syntax', '1:1', 'path;value']]],
  ['tabs', 'path\tvalue\ntitle\tx', [['csv-syntax', '1:1', 'path\tvalue']]],
  ['semicolons and quotes', '"path";"value"\n"title";"x, y"', [['csv-syntax', '1:1', '"path";"value"']]],
  ['tabs and quotes', 'path\tvalue\ntitle\t"x ""y"""', [['csv-syntax', '1:1', 'path\tvalue']]],
  ['a path twice', 'path,value\ntitle,x\ntitle,y', [['duplicate-key', '3:1', 'title']]],
  [
    'a year by column and by path',
    'path,value,2018/19\nlines.a.growth,,1%\n"lines.a.growth.""2018/19""",2%,',
    [['duplicate-key', '3:30', '2%']],
  ],
  [
    'a group in one cell and in rows',
    'path,value\nyears,{base: 2017/18}\nyears.base,2018/19',
    [['duplicate-key', '3:7', 'base']],
  ],
  ['a plain value and years', 'path,value,2018/19\nlines.a.growth,3%,2%', [['csv-value-and-years', '2:19', '2%']]],
  ['a plain value for a group', 'path,value\nlines.a,5\nlines.a.base,3', [['expected-keys', '2:9', '5']]],
  ['a row too long', 'path,value\nlines.a.base,1,234.5', [['csv-ragged', '2:16', '234.5']]],
  ['a row too long, its last cell blank', 'path,value,note\nlines.a.base,1,234.5,', [['csv-ragged', '2:22', '']]],
  ['a row too short', 'path,value,source\ntitle,x', [['csv-ragged', '2:1', 'title,x']]],
  ['a value without a path', 'path,value\n,5', [['csv-no-path', '2:2', '5']]],
  ['a value in a column without a name', 'path,value,\ntitle,x,y', [['csv-cell-without-column', '2:9', 'y']]],
  [
    'a path with a stroke',
    'path,value\nlines.a.growth.2018/19,3%',
    [['csv-bad-path', '2:1', 'lines.a.growth.2018/19']],
  ],
  ['a path that ends in a dot', 'path,value\nlines.a.,3%', [['csv-bad-path', '2:1', 'lines.a.']]],
  ['a path with two dots', 'path,value\nlines..a,3%', [['csv-bad-path', '2:1', 'lines..a']]],
  ['a path of 65 parts', `path,value\n${'a.'.repeat(64)}a,x`, [['nested-too-deeply', '2:1', `${'a.'.repeat(64)}a`]]],
  ['__proto__ in a path', 'path,value\nlines.__proto__.base,3', [['forbidden-key', '2:7', '__proto__']]],
  ['constructor in a path', 'path,value\nlines.constructor.base,3', [['forbidden-key', '2:7', 'constructor']]],
  ['toString in a path', 'path,value\nlines.toString.base,3', [['forbidden-key', '2:7', 'toString']]],
  ['a quote inside a bare cell', 'path,value\ntitle,5" pipe\nunit,£m', [['csv-syntax', '2:8', '"']]],
  ['text behind a closing quote', 'path,value\ntitle,"a" b\nunit,£m', [['csv-syntax', '2:9', '"']]],
  ['a quote inside the header', 'path,va"lue\ntitle,a', [['csv-syntax', '1:8', '"']]],
  ['a quote that is never closed', 'path,value\ntitle,"a\nunit,£m\n', [['csv-syntax', '2:7', '"']]],
  ['a list that is never closed', 'path,value\nextends,"[a, b"', [['yaml-syntax', '2:10', '[']]],
  ['a list nested too deeply', `path,value\nextends,"${'['.repeat(65)}"`, [['nested-too-deeply', '2:74', '[']]],
  ['a merge key in a cell', 'path,value\nyears,"{ <<: x }"', [['merge-key', '2:10', '<<']]],
  ['nothing at all', '', [['empty-definition', '1:1', '']]],
  ['blank rows alone', '\n,,\n', [['empty-definition', '1:1', '']]],
  ['a header alone', 'path,value\n', [['empty-definition', '1:1', '']]],
])('refuses %s', (_, text, expected) => {
  expect(read(text, 'csv').found.map(({ code, place, marks }) => [code, place, marks])).toEqual(expected)
})

it('names the row of a spreadsheet, blank rows and line breaks inside cells counted as one does', () => {
  const text = 'path,value\n\ntitle,"a\nb"\n\nunit,£m,,\n'

  // Rows: 1 header, 2 blank, 3 title (over two lines), 4 blank, 5 unit.
  expect(read(text, 'csv').found).toMatchObject([
    { place: '6:9', message: expect.stringContaining('Row 5 has 4 cells, the header 2.') },
  ])
})

it('reports everything that is wrong with a file in one go', () => {
  const text = [
    'path,value,2018/19,sorce',
    'lines.a.growth,3 %,,',
    'lines.b.base,oops,,',
    ',5,,',
    'lines.a.growth,2%,,',
    'lines.c.base,1,234.5,,',
    'lines.d.growht,3%,,',
    'lines.e.base,5"5,,',
    'lines.f.base,nil,,',
  ].join('\n')

  expect(
    read(text, 'csv', true)
      .found.map(({ code, place }) => `${place} ${code}`)
      .sort(),
  ).toEqual([
    '1:20 csv-unknown-column',
    '2:16 not-a-rate',
    '3:14 not-money',
    '4:2 csv-no-path',
    '5:1 duplicate-key',
    '6:16 csv-value-and-years',
    '6:23 csv-ragged',
    '7:9 unknown-key',
    '8:15 csv-syntax',
    '9:14 not-money',
  ])
})

it('stops at 1,000 rows of another length, and never in silence', () => {
  const rows = Array.from({ length: 1500 }, (_, index) => `drivers.d${index},1%\n`).join('')

  // The first row is blank and has three cells, all others have two, as the header: the 1,001st after it is on line 1002.
  expect(read(`,,\npath,value\n${rows}`, 'csv').found).toMatchObject([{ code: 'csv-syntax', place: '1002:1' }])
  expect(read(`path,value\n${rows}`, 'csv').found).toEqual([])
})

it('does not miss what a part that was refused may have held', () => {
  const { tree } = read('path,value\nlines.a.growth.2018/19,3%\nlines.a.base,3\n', 'csv')

  expect(tree).toMatchObject({ partial: true })
})

const piece = fc.constantFrom('a', ' ', ',', ',,', '\n', '\r\n', '\n\n', 'path', '3%', '#', ';', '\t', '\ufeff', '£')

test.prop([fc.array(piece, { maxLength: 30 }).map((parts) => parts.join(''))])(
  'text without a quotation mark is parted as the package parts it, each cell at its place',
  (text) => {
    const rows: string[][] = []
    const file = { path: 'a.csv', text }
    const take = ({
      cells,
    }: {
      readonly cells: readonly { readonly text: string; readonly span: { start: number; end: number } }[]
    }): void => {
      rows.push(cells.map((cell) => cell.text))
      expect(cells.map(({ span }) => text.slice(span.start, span.end))).toEqual(rows.at(-1))
    }
    readCells(file, take, () => {})
    const options = { record_delimiter: ['\r\n', '\n'], relax_column_count: true, skip_empty_lines: true }
    const whole = parse(text, options) as string[][]

    expect(rows).toEqual(whole.filter((cells) => cells.some((cell) => cell.trim() !== '')))
  },
)

it('blanks round a header, a path and a figure are layout, and those round words stay', () => {
  const padded =
    'path , value,\t2018/19 , source \n" lines.a.base "," 1,234 ",, Annex \nlines.a.growth, , 3% ,\ntitle, x ,,\n'
  const plain = 'path,value,2018/19,source\nlines.a.base,"1,234",, Annex \nlines.a.growth,,3%,\ntitle, x ,,\n'

  expect(csv(padded)).toEqual(csv(plain))
})
