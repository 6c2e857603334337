import { expect, it } from 'vitest'
import { Decimal } from '../../src/base/decimal.ts'
import {
  at,
  divide,
  during,
  input,
  less,
  max,
  min,
  number,
  plus,
  power,
  previous,
  row,
  same,
  sum,
  times,
  toDate,
  where,
} from '../../src/formula/build.ts'
import type { Numeric, Source } from '../../src/formula/node.ts'
import { SheetLine } from '../../src/workbook/line.ts'
import type { NamedCells, Writing } from '../../src/workbook/named-cells.ts'
import { inColumn, placed } from '../../src/workbook/text.ts'
import { CellTranslator } from '../../src/workbook/translate.ts'

// Rows a, b and c stand in rows 11 to 13 of the sheet that is written; their settled forms in 21 to 23; inputs in the same rows of Inputs.
// The base year is in column H, so that the first projected year is I; numbers stand in column G of Inputs.
const horizon = { base: 2017, count: 10 }
const sheet = 'Lines'
const lines = new Map<string, SheetLine>()
const lineAt = (name: string, number: number): SheetLine => {
  const line = lines.get(`${name} ${number}`) ?? new SheetLine()
  line.place(name, number)
  lines.set(`${name} ${number}`, line)
  return line
}
const numberOf = (path: string): number => path.charCodeAt(0) - 96
const cells: NamedCells = {
  row: (path) => lineAt(sheet, 10 + numberOf(path)),
  settled: (path) => lineAt(sheet, 20 + numberOf(path)),
  exact: (path) => lineAt(sheet, 10 + numberOf(path)),
  leaves: () => false,
  input: ([{ path }]) => lineAt('Inputs', 10 + numberOf(path)),
  number: () => lineAt('Inputs', 90),
  lag: () => lineAt('Inputs', 91),
  flags: () => lineAt('Inputs', 92),
  negligible: () => lineAt('Inputs', 93),
}
const a: Source = { path: 'a', unit: 'money', values: [] }

interface How {
  readonly years?: Writing['years']
  readonly isLate?: boolean
  readonly column?: number
}

/** A formula in the first projected year, unless another is asked for, and the parts of it that have rows of their own. */
function written(
  formula: Numeric,
  { years = 'projected', isLate = false, column = years === 'base' ? 0 : 1 }: How = {},
) {
  const apart: number[] = []
  const translator = new CellTranslator({
    years,
    isLate,
    horizon,
    cells,
    apart: () => lineAt(sheet, 50 + apart.push(0)),
  })
  const text = translator.cell([formula])
  return { text: text && inColumn(placed(text, sheet), column), apart: apart.length }
}

const textOf = (formula: Numeric, how?: How): string | undefined => written(formula, how).text
const two = number(new Decimal(2))
const one = number(new Decimal(1))
const third = [false, false, false, true, true]

it.each<[string, Numeric, string | undefined]>([
  ['a row', row('a'), 'IF(ISNUMBER(I11),I11,"")'],
  ['a row of the year before', previous('a'), 'IF(ISNUMBER(H11),H11,"")'],
  ['an input', input(a), 'IF(ISNUMBER(Inputs!I11),Inputs!I11,"")'],
  // What is said of no year before is nothing, and needs no value.
  ['an input of the year before', input(a, 1), 'SUM(Inputs!H11)'],
  [
    'an input of two years before, of which there may be none',
    input(a, 2),
    'IF(I$4>=Inputs!$G91,SUM(INDEX(Inputs!$H11:$R11,1,I$4-Inputs!$G91+1)),0)',
  ],
  [
    'a row of two years before, which then has no value',
    row('a', 2),
    'IF(I$4>=Inputs!$G91,IF(ISNUMBER(INDEX($H11:$R11,1,I$4-Inputs!$G91+1)),INDEX($H11:$R11,1,I$4-Inputs!$G91+1),""),"")',
  ],
  [
    'growth',
    times(previous('a'), sum(plus(one), plus(row('b')))),
    'IF(AND(ISNUMBER(H11),ISNUMBER(I12)),H11*(1+I12),"")',
  ],
  [
    'a number that is none of 0, 1 and 12',
    times(two, row('a')),
    'IF(AND(ISNUMBER(Inputs!$G90),ISNUMBER(I11)),Inputs!$G90*I11,"")',
  ],
  ['the months of a year', divide(row('a'), number(new Decimal(12))), 'IF(ISNUMBER(I11),I11/12,"")'],
  [
    'a sum in a sum that is taken away',
    sum(plus(row('a')), less(sum(plus(row('b')), less(row('c'))))),
    'IF(AND(ISNUMBER(I11),ISNUMBER(I12),ISNUMBER(I13)),I11-(I12-I13),"")',
  ],
  ['a sum of nothing', sum(), '0'],
  ['a cell that is read twice, asked for once', sum(plus(row('a')), plus(row('a'))), 'IF(ISNUMBER(I11),I11+I11,"")'],
  // Nothing is divided by what rounding leaves of a sum: the settled row is exactly 0 there.
  ['a share', divide(row('a'), row('b')), 'IF(AND(ISNUMBER(I11),ISNUMBER(I22)),IF(I22<>0,I11/I22,""),"")'],
  [
    'a share of a sum',
    divide(row('a'), sum(plus(row('b')), less(row('c')))),
    'IF(AND(ISNUMBER(I11),ISNUMBER(I12),ISNUMBER(I13)),IF(ABS(I12-I13)>Inputs!$G93*MAX(ABS(I12),ABS(I13)),I11/(I12-I13),""),"")',
  ],
  // MAX of a spreadsheet would leave out what has no value.
  ['the larger of two', max(row('a'), row('b')), 'IF(AND(ISNUMBER(I11),ISNUMBER(I12)),MAX(I11,I12),"")'],
  [
    'the smaller, times another',
    times(min(row('a'), row('b')), row('c')),
    'IF(AND(ISNUMBER(I11),ISNUMBER(I12),ISNUMBER(I13)),MIN(I11,I12)*I13,"")',
  ],
  ['in force in some years', during(third, row('a'), 'nothing'), 'IF(Inputs!I92=1,IF(ISNUMBER(I11),I11,""),0)'],
  ['without a value in others', during(third, row('a'), 'none'), 'IF(Inputs!I92=1,IF(ISNUMBER(I11),I11,""),"")'],
  ['in force in none of the projected years', during([true], row('a'), 'nothing'), '0'],
  ['in force in none, and then without a value', during([true], row('a'), 'none'), undefined],
  // What is out of force needs no value.
  [
    'a sum with a part that is in force in some years',
    sum(plus(row('a')), plus(during(third, row('b'), 'nothing'))),
    'IF(AND(ISNUMBER(I11),IF(Inputs!I92=1,ISNUMBER(I12),TRUE)),I11+IF(Inputs!I92=1,I12,0),"")',
  ],
  [
    'what counts where another is not nought',
    where(row('a'), row('b')),
    'IF(ISNUMBER(I21),IF(I21<>0,IF(ISNUMBER(I12),I12,""),0),"")',
  ],
  [
    'the same within a product',
    times(row('c'), where(row('a'), row('b'))),
    'IF(AND(ISNUMBER(I13),ISNUMBER(I21)),IF(IF(I21<>0,ISNUMBER(I12),TRUE),I13*IF(I21<>0,I12,0),""),"")',
  ],
  [
    'a value that two share',
    same(row('a'), row('b')),
    'IF(AND(ISNUMBER(I11),ISNUMBER(I12)),IF(ABS(I11-I12)<=Inputs!$G93*MAX(ABS(I11),ABS(I12)),I11,""),"")',
  ],
  // No root of what is below nought, which some spreadsheets have; nought to the power of nought is 1, and nothing is divided by nought.
  [
    'a power',
    power(row('a'), row('b')),
    'IF(AND(ISNUMBER(I11),ISNUMBER(I12)),IF(IF(I11=0,I12>=0,OR(I11>0,I12=INT(I12))),IF(ISNUMBER(IF(I12=0,1,I11^I12)),IF(I12=0,1,I11^I12),""),""),"")',
  ],
  ['a total to date', toDate('a'), 'IF(COUNT($I11:I11)=COLUMNS($I11:I11),SUM($I11:I11),"")'],
  ['the base year', at('a', 2017), 'IF(ISNUMBER($H11),$H11,"")'],
  // Not known before it has come.
  ['a later year', at('a', 2020), 'IF(I$4>=$K$4,IF(ISNUMBER($K11),$K11,""),"")'],
  ['a year beyond the last', at('a', 2040), undefined],
])('%s', (_, formula, text) => {
  expect(textOf(formula)).toBe(text)
})

it('the base year has nothing before it', () => {
  expect(textOf(previous('a'), { years: 'base' })).toBeUndefined()
  expect(textOf(sum(plus(row('a')), plus(previous('b'))), { years: 'base' })).toBeUndefined()
  expect(textOf(input(a, 1), { years: 'base' })).toBe('0')
  expect(textOf(toDate('a'), { years: 'base' })).toBe('0')
  expect(textOf(during([true], row('a'), 'none'), { years: 'base' })).toBe('IF(ISNUMBER(H11),H11,"")')
})

it('what is calculated once every year is may read any of them', () => {
  expect(textOf(at('a', 2020), { isLate: true })).toBe('IF(ISNUMBER($K11),$K11,"")')
  expect(
    textOf(
      { op: 'years', path: row('a').op === 'row' ? (row('a') as Extract<Numeric, { op: 'row' }>).path : never() },
      { isLate: true },
    ),
  ).toBe('IF(COUNT($I11:$R11)=COLUMNS($I11:$R11),SUM($I11:$R11),"")')
})

it('a long sum has rows of its own for its parts, each short enough, and so has one that is deep', () => {
  const long = written(
    sum(...Array.from({ length: 500 }, (_, index) => plus(row(index % 2 === 0 ? 'a' : 'b', index % 2)))),
  )
  const deep = written(Array.from({ length: 60 }).reduce<Numeric>((of) => max(min(of, row('b')), row('c')), row('a')))

  expect(long.apart).toBeGreaterThan(1)
  expect(long.text?.length).toBeLessThan(8192)
  expect(deep.apart).toBeGreaterThan(1)
  expect(deep.text?.match(/\(/g)?.length).toBeLessThan(64)
})

function never(): never {
  throw new Error('A row is a row')
}
