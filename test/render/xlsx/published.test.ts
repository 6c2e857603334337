import { parse } from 'csv-parse/sync'
import { describe, expect, it } from 'vitest'
import { type ReadWorkbook, readWorkbook } from '../../support/read-workbook.ts'
import { runCli } from '../../support/run-cli.ts'
import { all } from '../../support/xml.ts'

async function workbookOf(
  argv: readonly string[],
  files: Readonly<Record<string, string>> = {},
): Promise<ReadWorkbook> {
  // Of a run and a comparison a workbook is the live model, unless values to be published are asked for.
  const style = argv[0] === 'run' || argv[0] === 'compare' ? ['--xlsx-style', 'publish'] : []
  const { exit, err, bytes } = await runCli([...argv, ...style, '-o', 'out.xlsx'], { files })
  const written = bytes.get('out.xlsx')
  if (exit !== 0 || written === undefined) throw new Error(err)
  return readWorkbook(written)
}

/** Column and row of a cell, from 1. */
function positionOf(cell: string): readonly [column: number, row: number] {
  const [, letters = '', row = ''] = /^([A-Z]+)(\d+)$/.exec(cell) ?? []
  return [[...letters].reduce((column, letter) => column * 26 + letter.charCodeAt(0) - 64, 0), Number(row)]
}

/** The sheets of a workbook with their tables: what the file says of them. */
function tablesIn(book: ReadWorkbook) {
  return book.sheetNames.map((name, at) => {
    const sheet = book.xml(`xl/worksheets/sheet${at + 1}.xml`)
    const relations = `xl/worksheets/_rels/sheet${at + 1}.xml.rels`
    const targets = book.parts.includes(relations)
      ? all(book.xml(relations), 'Relationship').flatMap(({ attributes: { Target = '' } }) =>
          Target.includes('/tables/') ? [Target.replace('..', 'xl')] : [],
        )
      : []
    return { name, sheet, cells: book.cells(name), tables: targets.map((target) => book.xml(target)) }
  })
}

const commands: readonly (readonly string[])[] = [
  ['run', 'scenarios/mcp.yaml'],
  ['run', 'scenarios/nil.yaml', 'scenarios/6pct.yaml'],
  ['run', 'scenarios/westminster-place.yaml', '--by', 'member'],
  ['check', 'scenarios/3pct.yaml', 'scenarios/icb.yaml'],
  ['explain', 'scenarios/icb.yaml', 'headroom', '2027/28'],
  ['compare', 'scenarios/nil.yaml', 'scenarios/6pct.yaml'],
  ['compare', 'scenarios/6pct.yaml'],
  ['solve', 'scenarios/3pct.yaml', '--vary', 'lines.acute.growth', '--until', 'headroom >= 0', '--in', '2027/28'],
  ['sensitivity', 'scenarios/uncertain.yaml'],
  ['simulate', 'scenarios/uncertain.yaml', '--draws', '1000'],
  ['sweep', 'scenarios/3pct.yaml', '--vary', 'lines.acute.growth=1%..3%:1%', '--row', 'headroom', '--year', '2027/28'],
  ['terms'],
]

describe.each(commands.map((argv) => ({ argv, line: argv.join(' ') })))('$line -o out.xlsx', ({ argv }) => {
  it('is set out as accessible spreadsheets are: one table a sheet from column A, known by name, nothing merged, empty or below', async () => {
    const sheets = tablesIn(await workbookOf(argv))
    const names = sheets.flatMap(({ tables }) => tables.map(({ attributes }) => attributes.name))

    expect(sheets.slice(0, 2).map(({ name }) => name)).toEqual(['Cover', 'Contents'])
    expect(new Set(names).size).toBe(names.length)
    for (const { name, sheet, cells, tables } of sheets) {
      expect([...name].length, name).toBeLessThanOrEqual(31)
      expect(cells.get('A1')?.value, name).toEqual(expect.stringMatching(/\S/))
      expect(all(sheet, 'mergeCell')).toEqual([])
      expect(all(sheet, 'row').filter(({ attributes }) => attributes.hidden === '1')).toEqual([])
      const positions = [...cells.keys()].map(positionOf)
      const rows = new Set(positions.map(([, row]) => row))
      // No row is empty.
      expect([...rows].sort((left, right) => left - right)).toEqual(Array.from(rows, (_, at) => at + 1))
      expect(tables.length).toBe(name === 'Cover' ? 0 : 1)
      for (const table of tables) {
        const [from = '', to = ''] = (table.attributes.ref ?? '').split(':')
        const [[left, top], [right, bottom]] = [positionOf(from), positionOf(to)]
        const heads = all(table, 'tableColumn').map(({ attributes }) => attributes.name)
        const shown = [...cells].filter(([at]) => positionOf(at)[1] === top).map(([, { value }]) => value)

        expect(left).toBe(1)
        expect(bottom).toBe(Math.max(...rows))
        expect(bottom).toBeGreaterThan(top)
        expect(right).toBe(Math.max(...positions.map(([column]) => column)))
        // A program that opens the file repairs it where these differ.
        expect(shown).toEqual(heads)
        expect(new Set(heads.map((head) => head?.toLowerCase())).size).toBe(heads.length)
      }
    }
  })

  it('holds values alone, none of them an error', async () => {
    const book = await workbookOf(argv)
    const cells = book.sheetNames.flatMap((name) => [...book.cells(name).values()])

    expect(cells.length).toBeGreaterThan(10)
    expect(cells.filter(({ formula, isError }) => formula !== undefined || isError)).toEqual([])
  })

  it('has contents that name every table', async () => {
    const book = await workbookOf(argv)
    const listed = [...book.cells('Contents')].filter(([at]) => /^A/.test(at)).map(([, { value }]) => value)

    expect(listed.slice(-book.sheetNames.length + 2)).toEqual(book.sheetNames.slice(2))
  })
})

it.each(['3pct', 'mcp', 'icb', 'uncertain', 'westminster-place'])(
  'every figure of %s is the number nearest to the one in CSV, and empty where that is',
  async (name) => {
    const argv = ['run', `scenarios/${name}.yaml`]
    const cells = (await workbookOf(argv)).cells('All figures')
    const [heads = [], ...rows]: string[][] = parse((await runCli([...argv, '--csv'])).out)
    const top = [...cells].find(([, { value }]) => value === 'Row')?.[0]
    if (top === undefined) throw new Error('There are no heads')
    const [, first] = positionOf(top)
    // CSV has the scenario before the row; letters from A.
    const letter = (column: number): string => String.fromCharCode(64 + column)

    expect(rows.length).toBeGreaterThan(50)
    expect(
      rows.map((_, at) =>
        heads.slice(1).map((_head, column) => cells.get(`${letter(column + 1)}${first + 1 + at}`)?.value ?? ''),
      ),
    ).toEqual(rows.map(([, ...row]) => row.map((cell, column) => (column < 4 || cell === '' ? cell : Number(cell)))))
  },
)

const hostile = (title: string): string => `title: ${JSON.stringify(title)}
organisation: ${JSON.stringify(title)}
years: { base: 2017/18, count: 2 }
funding: { allocation: { base: 100, growth: 2% } }
lines:
  acute: { title: ${JSON.stringify(title)}, setting: hospital, base: 60, growth: 5% }
  other: { title: "=1+1", setting: out-of-hospital, base: 40, growth: 0% }
`

it.each(
  [
    '=cmd|"/c calc"!A1',
    '+1',
    '@sum',
    '#REF!',
    '_x0041_ [a]:*?/\\',
    "''''",
    'مرحبا بالعالم',
    '👩‍👩‍👧 of a plan',
    'X'.repeat(10_000),
    '<script>&amp;"',
  ].map((title) => ({ title, about: title.slice(0, 30) })),
)('a title of $about stays what it is, wherever it stands', async ({ title }) => {
  const book = await workbookOf(['run', 'a.yaml'], { 'a.yaml': hostile(title) })
  const cells = book.sheetNames.flatMap((name) => [...book.cells(name).values()])

  expect(cells.filter(({ formula, isError }) => formula !== undefined || isError)).toEqual([])
  expect([...book.cells('All figures').values()].map(({ value }) => value)).toContain(`${title}, spend`)
  expect([...book.cells('Main figures').values()].map(({ value }) => value)).toEqual(
    expect.arrayContaining([title, '=1+1']),
  )
  for (const part of book.parts) expect(() => book.xml(part), part).not.toThrow()
})

it('many scenarios are one table each, with a column that says which', async () => {
  const book = await workbookOf(['run', 'scenarios/nil.yaml', 'scenarios/3pct.yaml', 'scenarios/6pct.yaml'])
  const main = [...book.cells('Main figures')].filter(([at]) => /^A/.test(at)).map(([, { value }]) => value)

  expect(new Set(main.slice(-30))).toEqual(
    new Set(['nil', '3pct', '6pct'].filter((name) => main.slice(-30).includes(name))),
  )
  for (const name of ['nil', '3pct', '6pct']) expect(main.filter((value) => value === name).length).toBeGreaterThan(5)
})

it('the day is that of SOURCE_DATE_EPOCH, and the files are told with their hashes', async () => {
  const { bytes } = await runCli(['run', 'scenarios/3pct.yaml', '--xlsx-style', 'publish', '-o', 'a.xlsx'], {
    env: { SOURCE_DATE_EPOCH: '0' },
  })
  const book = readWorkbook(bytes.get('a.xlsx') ?? new Uint8Array())

  expect(book.part('docProps/core.xml')).toContain('1970-01-01T00:00:00Z</dcterms:modified>')
  expect([...book.cells('Made from').values()].map(({ value }) => value)).toEqual(
    expect.arrayContaining(['scenarios/3pct.yaml', expect.stringMatching(/^[0-9a-f]{64}$/)]),
  )
})

it('the cover tells the status of a plan and what limits it, what was changed for it, and the version of the program', async () => {
  const plan = `title: Plan
years: { base: 2017/18, count: 1 }
document:
  status: Draft
  version: 1.2
  owner: Director of finance
  review-by: 2027-03-31
  limitations: Core general practice is outside
funding: { main: { base: 100, growth: 1% } }
lines: { acute: { setting: hospital, base: 100, growth: 2% } }
`
  const book = await workbookOf(['run', 'plan.yaml', '--set', 'lines.acute.growth=3%'], { 'plan.yaml': plan })
  const told = [...book.cells('Cover').values()].map(({ value }) => String(value)).join('\n')

  for (const words of [
    'Status: Draft',
    'Made by scenario ',
    'Core general practice is outside',
    'lines.acute.growth=3%',
    'Version: 1.2.',
    'Owner: Director of finance.',
    'Review by: 2027-03-31.',
  ])
    expect(told).toContain(words)
  // Nothing is told twice.
  expect(told.split('Status: Draft')).toHaveLength(2)
})

it('the cover of several scenarios tells what all of them say alike of themselves, and nothing that one of them says alone', async () => {
  const plan = (version: string) => `title: Plan ${version}
years: { base: 2017/18, count: 1 }
document: { status: Draft, version: ${version} }
funding: { main: { base: 100, growth: 1% } }
lines: { acute: { setting: hospital, base: 100, growth: 2% } }
`
  const book = await workbookOf(['compare', 'a.yaml', 'b.yaml'], { 'a.yaml': plan('1.1'), 'b.yaml': plan('1.2') })
  const told = [...book.cells('Cover').values()].map(({ value }) => String(value)).join('\n')

  expect(told).toContain('Status: Draft.')
  expect(told).not.toContain('Version')
})
