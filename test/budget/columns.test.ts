import { describe, expect, it } from 'vitest'
import { begunFrom, onOneLine } from '../support/begun.ts'

const read = async (budget: string, ...args: string[]): Promise<string> => {
  const { out, err } = await begunFrom(budget, args)
  return onOneLine(out === '' ? err : out)
}

describe('the columns are found', () => {
  it.each([
    ['by content alone', 'Thing,Money\nAcute,113\n', 'Names from "Thing", amounts from "Money"'],
    [
      'with codes passed over',
      'Cost centre,Account description,Budget\n1001,Acute,113\n',
      'Names from "Account description", amounts from "Budget"',
    ],
    [
      'by the words of a heading',
      'Directorate,Service,Annual budget,WTE\nA,Acute,113,4\n',
      'Names from "Service", amounts from "Annual budget"',
    ],
    ['whichever comes first', 'Budget,Description\n113,Acute\n', 'Names from "Description", amounts from "Budget"'],
    [
      'below titles',
      'North CCG,,\nBudget report,,\n\nService,Budget\nAcute,113\n',
      'Names from "Service", amounts from "Budget"',
    ],
    [
      'below titles of two cells',
      'North CCG,Budget report\nService,Budget\nAcute,113\n',
      'Names from "Service", amounts from "Budget"',
    ],
    [
      'below what a report was asked for',
      'Month,12\nService,Budget\nAcute,113\n',
      'Above the names of the columns, so not read: row 1.',
    ],
    ['as debit and credit', 'Description,Debit,Credit\nAcute,113,\nOther,,3\n', 'amounts from "Debit" less "Credit"'],
    [
      'under a heading with quotes and a line break',
      '"Service\nline",Budget\nAcute,113\n',
      'Names from "Service line", amounts from "Budget"',
    ],
  ])('%s', async (_, budget, said) => {
    expect(await read(budget, '--unit', '£m', '--base', '2017/18')).toContain(said)
  })

  it.each([
    ['its name', 'forecast'],
    ['its letter', 'C'],
  ])('as a person says, by %s', async (_, column) => {
    const budget = 'Service,Budget,Forecast\nAcute,113,115\n'

    expect(await read(budget, '--amount-column', column, '--unit', '£m', '--base', '2017/18')).toContain(
      'amounts from "Forecast"',
    )
  })
})

describe('nothing is guessed', () => {
  it.each([
    [
      'two amounts',
      'Service,Annual budget,YTD budget\nAcute,113,50\n',
      [],
      '"Annual budget" (column B) and "YTD budget" (column C). Say which with --amount-column',
    ],
    [
      'two names',
      'Service,Description,Budget\nA,Acute,113\n',
      [],
      '"Service" (column A) and "Description" (column B). Say which with --line-column',
    ],
    [
      'a balance beside debit and credit',
      'Description,Debit,Credit,Balance\nAcute,113,,113\n',
      [],
      '"Debit" (column B), "Credit" (column C) and "Balance" (column D)',
    ],
    [
      'two columns of one name',
      'Service,Budget,Budget\nAcute,113,115\n',
      ['--amount-column', 'budget'],
      '"Budget" (column B) and "Budget" (column C)',
    ],
    [
      'a name that no column has',
      'Service,Budget\nAcute,113\n',
      ['--amount-column', 'Plan'],
      'No column is called "Plan". There are "Service" (column A) and "Budget" (column B).',
    ],
  ])('%s', async (_, budget, args, said) => {
    const { exit, out, written, err } = await begunFrom(budget, ['--unit', '£m', '--base', '2017/18', ...args])

    expect({ exit, out, written: written.size }).toEqual({ exit: 3, out: '', written: 0 })
    expect(err).toContain(said)
  })
})

describe('the unit', () => {
  it.each([
    ['Budget £000', 'in £ thousand by the name of that column'],
    ["Budget (£'000s)", 'in £ thousand by the name of that column'],
    ['Budget £m', 'in £ million by the name of that column'],
    ['Budget (£ million)', 'in £ million by the name of that column'],
    ['Budget £', 'in £ by the name of that column'],
    ['Budget (GBP)', 'in £ by the name of that column'],
    ['Budget (000s)', 'in £ thousand by the name of that column'],
  ])('of "%s"', async (heading, said) => {
    expect(await read(`Service,${heading}\nAcute,113\n`, '--base', '2017/18')).toContain(said)
  })

  it('may stand in a title or in the cells', async () => {
    expect(await read('All figures in £000,\n\nService,Budget\nAcute,113\n', '--base', '2017/18')).toContain(
      'in £ thousand by the title above the table',
    )
    expect(await read('Service,Budget\nAcute,£113m\nOther,£450k\n', '--base', '2017/18')).toContain(
      'in £ by the signs in the cells',
    )
  })

  it('of cells is kept by each: £113m and £450k are 113.45 million', async () => {
    const { millions } = await begunFrom('Service,Budget\nAcute,£113m\nOther,£450k\n', ['--base', '2017/18'])

    expect(millions('spend.total')).toBe('113.45')
  })

  it.each([
    // An amount in a title is no unit, nor is a note mark, nor a million beside a bare figure.
    ['Plan of £273m,\n\nService,Budget\nAcute,113\n', []],
    ['Service,Budget (m)\nAcute,113\n', []],
    ['Service,Budget\nAcute,£113m\nOther,22\n', []],
    ['Service,Budget £000\nAcute,113\n', ['--unit', '£m']],
  ])('is asked for rather than guessed: %s', async (budget, args) => {
    const { exit, codes, written } = await begunFrom(budget, ['--base', '2017/18', ...args])

    expect({ exit, codes, written: written.size }).toEqual({ exit: 3, codes: ['budget-unit'], written: 0 })
  })
})

describe('the year', () => {
  it.each([
    ['Service,2017/18 Budget £m\nAcute,113\n', 'for 2017/18 by the name of that column'],
    ['Service,Budget 2017-18 £m\nAcute,113\n', 'for 2017/18 by the name of that column'],
    ['Service,Budget 2017/2018 £m\nAcute,113\n', 'for 2017/18 by the name of that column'],
    ['Month 12 2017/18,\n\nService,Budget £m\nAcute,113\n', 'for 2017/18 by the title above the table'],
  ])('of %j', async (budget, said) => {
    expect(await read(budget)).toContain(said)
  })

  it('is asked for where two are named', async () => {
    const { codes, err } = await begunFrom('2016/17 to 2017/18,\n\nService,Budget £m\nAcute,113\n')

    expect(codes).toEqual(['budget-year'])
    expect(err).toContain('Several years are named')
  })
})

it('a cell that is no amount is told where it stands, and nothing is written', async () => {
  const { exit, err, written } = await begunFrom(
    'Service,2017/18 budget £m\nAcute,113\nOther,tbc\nMore,#REF!\nLast,5\n',
  )

  expect({ exit, written: written.size }).toEqual({ exit: 3, written: 0 })
  expect(err).toContain('budget.csv:3:7 - error not-money: "tbc"')
  expect(err).toContain('budget.csv:4:6 - error error-cell: "#REF!"')
})

it('a first line without its amount is told, and not taken for the names of the columns', async () => {
  const { codes, err } = await begunFrom('Service,2017/18 budget £m\nAcute,tbc\nOther,22\n')
  const bare = await begunFrom('Thing,Money\nAcute,tbc\nOther,22\n', ['--unit', '£m', '--base', '2017/18'])

  expect(codes).toEqual(['not-money'])
  expect(err).toContain('budget.csv:2:7')
  // Either of the two rows may name the columns.
  expect(bare.codes).toEqual(['budget-without-table'])
})

it('a name of a column that would not show in a source is told', async () => {
  expect((await begunFrom('Service,2017/18 budget \u202e£m\nAcute,5\n')).codes).toEqual(['control-character'])
})

it('a thousands comma without quotes is told as a row of another length', async () => {
  const { codes, exit } = await begunFrom('Service,2017/18 budget £000\nAcute,113,000\n')

  expect({ exit, codes }).toEqual({ exit: 3, codes: ['csv-ragged'] })
})

it('names that stand once more at the top of a page say nothing new', async () => {
  const { millions } = await begunFrom('Service,2017/18 budget £m\nAcute,113\nService,2017/18 budget £m\nOther,22\n')

  expect(millions('spend.total')).toBe('135')
})

it.each([
  [';', 'semicolons'],
  ['\t', 'tabs'],
  ['|', 'upright strokes'],
])('columns that are parted by %j are told as such', async (mark, name) => {
  const rows = [
    ['Service', '2017/18 budget £000'],
    ['Acute', '113,000'],
    ['Other', '22,5'],
  ]
  const { exit, codes, err } = await begunFrom(`${rows.map((row) => row.join(mark)).join('\n')}\n`)

  expect({ exit, codes }).toEqual({ exit: 3, codes: ['csv-syntax'] })
  expect(err).toContain(`its columns are parted by ${name}; save it with commas`)
})
