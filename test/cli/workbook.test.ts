import { expect, it } from 'vitest'
import { readWorkbook } from '../support/read-workbook.ts'
import { runCli } from '../support/run-cli.ts'

const base = `
title: Small
years: { base: 2017/18, count: 2 }
funding: { main: { base: 100, growth: 10% } }
lines:
  acute: { setting: hospital, base: 60, growth: 10% }
`
const files = {
  'base.yaml': base,
  'slow.yaml': 'extends: base.yaml\ntitle: Slow\nlines: { acute: { growth: 1% } }\n',
  'more.yaml': 'extends: base.yaml\ntitle: More\nlines: { other: { setting: other, base: 1, growth: 0% } }\n',
}

/** The bytes of a file that a command wrote. */
async function bookOf(args: readonly string[], target: string): Promise<ReturnType<typeof readWorkbook>> {
  const { bytes, exit, err } = await runCli([...args, '-o', target], { files })
  expect([exit, err]).toEqual([0, ''])
  return readWorkbook(bytes.get(target) ?? new Uint8Array())
}

it('run writes the model itself: inputs to change, and every figure a formula with the value of the engine', async () => {
  const book = await bookOf(['run', 'base.yaml', '--set', 'lines.acute.growth=5%', '-q'], 'plan.xlsx')
  const lines = [...book.cells('Lines')]
  const row = /\d+/.exec(lines.find(([, { value }]) => value === 'lines.acute.spend')?.[0] ?? '')?.[0]

  expect(book.names['lines.acute.growth']).toMatch(/^Inputs!\$G\$\d+$/)
  // 60 x 1.05 x 1.05.
  expect(book.cells('Lines').get(`J${row}`)).toMatchObject({ value: 66.15, isError: false })
  expect(book.cells('Lines').get(`J${row}`)?.formula).toMatch(/^IF\(ISNUMBER\(J\d+\),J\d+,""\)$/)
})

it('compare writes scenarios that share their rows as one model, with a list to choose among them', async () => {
  const book = await bookOf(['compare', 'base.yaml', 'slow.yaml', '-q'], 'both.xlsx')
  const cover = [...book.cells('Cover').values()].map(({ value }) => value)

  expect(cover).toEqual(expect.arrayContaining(['Scenario shown', 'base', 'slow']))
  expect(book.part('xl/worksheets/sheet1.xml')).toContain('<dataValidation type="list"')
})

it('scenarios that do not share their rows are refused with the rows, and told how to have a workbook each', async () => {
  const { exit, err, written } = await runCli(['run', 'base.yaml', 'more.yaml', '-o', 'plan.xlsx'], { files })

  expect(exit).toBe(2)
  expect(err).toContain('lines.other (not in base)')
  expect(err).toContain("scenario run base.yaml more.yaml -o '{scenario}.xlsx'")
  expect(written.size).toBe(0)
})

it('what chooses among figures does not go with the model, and does with values to publish', async () => {
  const asked = ['run', 'base.yaml', '--rows', 'headroom', '--years', 'all', '-q', '-o', 'plan.xlsx']
  const live = await runCli(asked, { files })
  const published = await runCli([...asked, '--xlsx-style', 'publish'], { files })
  const nowhere = await runCli(['run', 'base.yaml', '--xlsx-style', 'publish'], { files })

  expect([live.exit, live.err]).toEqual([
    2,
    'scenario: A live workbook holds the whole model, every row and year in cash, and in the unit that its definition is in, so that what is typed into it reads as it does there: drop --rows and --years, or add --xlsx-style publish, which writes values and takes them.\n',
  ])
  expect([published.exit, published.written.has('plan.xlsx')]).toEqual([0, true])
  expect([nowhere.exit, nowhere.err]).toEqual([2, expect.stringContaining('--xlsx-style goes with a workbook')])
})

it('a terminal is sent no bytes, and a pipe is', async () => {
  const asked = ['run', 'base.yaml', '--format', 'xlsx', '-q']
  const terminal = await runCli(asked, { files, columns: 80 })
  const published = await runCli([...asked, '--xlsx-style', 'publish'], { files, columns: 80 })
  const refusal = 'scenario: xlsx is not text, and a terminal cannot show it: name a file with -o.\n'

  expect([terminal.exit, terminal.err, terminal.out]).toEqual([2, refusal, ''])
  expect([published.exit, published.err, published.out]).toEqual([2, refusal, ''])
  expect((await runCli(asked, { files })).exit).toBe(0)
})

it('of several scenarios Bridge has what compare says, stored, and steps that the sheet adds up itself', async () => {
  const own = { ...files, 'cut.yaml': 'extends: slow.yaml\ntitle: Cut\nfunding: { main: { base: 90 } }\n' }
  const args = ['compare', 'base.yaml', 'slow.yaml', 'cut.yaml']
  const { bytes } = await runCli([...args, '-q', '-o', 'all.xlsx'], { files: own })
  const { out } = await runCli([...args, '--json'], { files: own })
  const told = JSON.parse(out)
  const sheet = [...readWorkbook(bytes.get('all.xlsx') ?? new Uint8Array()).cells('Bridge')]
  const [values, texts] = ['F', 'A'].map((letter) =>
    sheet.filter(([at]) => at.startsWith(letter)).map(([, { value }]) => value),
  )
  const bridges = told.bridges as { start: string; end: string; steps: { label: string; value: string }[] }[]

  expect(bridges.map(({ steps }) => steps.length)).toEqual([1, 2])
  for (const { start, end, steps } of bridges)
    expect(values?.join()).toContain([start, ...steps.map(({ value }) => value), end].map(Number).join())
  // Acute care of 60 grows by 10% to 72.6 in two years, and by 1% to 61.206: headroom of 121 - 72.6 is 11.394 better.
  expect(values?.slice(1, 4).map((value) => Number(value).toFixed(3))).toEqual(['48.400', '11.394', '59.794'])
  expect(values?.filter((value) => value === 'adds up')).toHaveLength(2)
  expect(texts).toEqual(
    expect.arrayContaining([
      'Slow differs from Small in one thing: acute, growth 1% instead of 10%.',
      'Headroom in 2019/20 is £11.4m better than in Small: £59.8m instead of £48.4m.',
    ]),
  )
})

it('Bridge is of the row and the year that are asked for, and of one scenario, which has none, they are refused', async () => {
  const asked = ['compare', 'base.yaml', 'slow.yaml', '--row', 'spend.total', '--bridge', '2018/19', '-q']
  const book = await bookOf(asked, 'both.xlsx')
  const cells = [...book.cells('Bridge')]
  const values = cells.filter(([at]) => at.startsWith('F')).map(([, { value }]) => value)
  const texts = cells.filter(([at]) => at.startsWith('A')).map(([, { value }]) => String(value))
  const alone = await runCli(['compare', 'base.yaml', '--bridge', '2018/19', '-q', '-o', 'one.xlsx'], { files })
  const nowhere = await runCli([...asked.slice(0, 3), '--row', 'nothing', '-q', '-o', 'both.xlsx'], { files })

  // Acute care of 60 grows by 10% to 66 in a year, and by 1% to 60.6: spend is 5.4 less.
  expect(values.slice(1, 4).map((value) => Number(value).toFixed(3))).toEqual(['66.000', '-5.400', '60.600'])
  expect(texts.join('\n')).toContain('Total spend in 2018/19')
  expect([alone.exit, alone.err]).toEqual([2, expect.stringContaining('drop --bridge, or add --xlsx-style publish')])
  expect([nowhere.exit, nowhere.err, nowhere.written.size]).toEqual([2, expect.stringContaining('nothing'), 0])
})

it('and Summary has for each of the others what it has more than the first, as a formula over what is stored', async () => {
  const book = await bookOf(['run', 'base.yaml', 'slow.yaml', '-q'], 'both.xlsx')
  const cells = book.cells('Summary')
  const rowOf = (label: string): string =>
    /\d+/.exec([...cells].find(([, { value }]) => value === label)?.[0] ?? '')?.[0] ?? ''
  const [first, other, apart] = ['Headroom, base', 'Headroom, slow', 'slow less base: Headroom'].map(rowOf)

  expect(cells.get(`J${apart}`)?.formula).toBe(
    `IF(AND(ISNUMBER(J${other}),ISNUMBER(J$${first})),J${other}-J$${first},"")`,
  )
  expect(Number(cells.get(`J${apart}`)?.value).toFixed(3)).toBe('11.394')
})
