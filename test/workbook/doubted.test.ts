import { describe, expect, it } from 'vitest'
import type { Scenario } from '../../src/open/open.ts'
import type { Workbook } from '../../src/workbook/sheet.ts'
import { baseColumn, columnAfter, plainColumn } from '../../src/workbook/timeline.ts'
import { ironCalculated } from '../support/iron-calc.ts'
import { liveBook } from '../support/live-book.ts'
import { projectText } from '../support/project-text.ts'
import { cellsByPlace, placeOf, typedInto } from '../support/sheet-cells.ts'

const plan = (growth: string): string => `
title: Plan
years: { base: 2017/18, count: 3 }
prices: { deflator: 2% }
funding: { main: { base: 100, growth: 1% } }
lines:
  acute: { title: Acute, setting: hospital, base: 60, growth: ${growth} }
  other: { setting: other, base: 40, growth: { 2018/19: 1%, 2019/20: 0%, 2020/21: 3% } }
savings: { scheme: { title: Scheme, line: acute, amount: { 2018/19: 1 } } }
`
const named = (name: string, growth: string): Scenario => ({ ...projectText(plan(growth)).scenario, name })
const count = 3

function rowOf(book: Workbook, path: string, sheet = 'Inputs'): number {
  const found = [...cellsByPlace(book).values()].find(
    (at) => at.sheet === sheet && at.column === 2 && at.cell.value === path,
  )
  return found?.row ?? 0
}

/** What is said beside an input, and what the two checks come to, after a figure is typed. */
function saidAfter(book: Workbook, path: string, column: number, value: number) {
  const row = rowOf(book, path)
  const calculated = ironCalculated(typedInto(book, new Map([[placeOf('Inputs', column, row), value]])))
  const checkOf = (own: string) => {
    const at = rowOf(book, own, 'Checks')
    return [plainColumn - 2, plainColumn, columnAfter({ count }, 2)].map((of) =>
      calculated.get(placeOf('Checks', of, at)),
    )
  }
  return {
    beside: [4, 5].map((at) => calculated.get(placeOf('Inputs', columnAfter({ count }, at), row))),
    allowed: checkOf('inputs.allowed'),
    likely: checkOf('inputs.likely'),
  }
}

const fine = [0, 'pass', '']

describe('of one scenario', () => {
  const book = liveBook(named('one', '2%'))
  const beyond = 'It is beyond 15% either way. Check the figure.'

  it('a likely figure has nothing said of it', () => {
    const none = { beside: ['', ''], allowed: fine, likely: fine }

    expect(saidAfter(book, 'lines.acute.growth', plainColumn, 0.15)).toEqual(none)
    expect(saidAfter(book, 'lines.acute.growth', plainColumn, -0.15)).toEqual(none)
  })

  it('growth of 400% warns in the words of the program, typed once or for a year', () => {
    const warned = {
      beside: ['unlikely', beyond],
      allowed: fine,
      likely: [1, 'warn', `Acute, growth: ${beyond}`],
    }

    expect(saidAfter(book, 'lines.acute.growth', plainColumn, 4)).toEqual(warned)
    expect(saidAfter(book, 'lines.acute.growth', baseColumn + 2, -0.16)).toEqual(warned)
    expect(saidAfter(book, 'lines.other.growth', baseColumn + 3, 4).beside).toEqual(['unlikely', beyond])
  })

  it('a figure that a definition would be refused for fails, and why is said', () => {
    const why = 'It must be at least -100%: what falls by more than all of itself would change its sign every year.'

    expect(saidAfter(book, 'lines.acute.growth', plainColumn, -1)).toMatchObject({ allowed: fine })
    expect(saidAfter(book, 'lines.acute.growth', plainColumn, -1.01)).toEqual({
      beside: ['refused', why],
      allowed: [1, 'FAIL', `Acute, growth: ${why}`],
      likely: fine,
    })
    // Of what is divided by, some must be left: exactly all is too much.
    expect(saidAfter(book, 'prices.deflator', plainColumn, -1).beside).toEqual([
      'refused',
      'It must be above -100%: nothing would be left to divide by.',
    ])
  })

  it('an amount named for its direction that is below nought is asked about', () => {
    expect(saidAfter(book, 'savings.scheme.amount', baseColumn + 1, -1).beside).toEqual([
      'unlikely',
      'It is a positive amount named for its direction, so a negative one turns it round. Check the sign.',
    ])
  })
})

it('what the definition states already and is unlikely is told in the workbook as it is issued', () => {
  const cells = cellsByPlace(liveBook(named('one', '20%')))
  const at = [...cells.values()].find(({ cell }) => cell.value === 'inputs.likely')

  expect(cells.get(placeOf('Checks', plainColumn, at?.row ?? 0))?.cell.value).toBe('warn')
})

it('a figure of a scenario that is not shown counts too', () => {
  const book = liveBook(named('one', '2%'), named('two', '3%'))
  const [, , second = 0] = [...cellsByPlace(book).values()]
    .filter(({ sheet, column, cell }) => sheet === 'Inputs' && column === 2 && cell.value === 'lines.acute.growth')
    .map(({ row }) => row)
  const calculated = ironCalculated(typedInto(book, new Map([[placeOf('Inputs', plainColumn, second), 4]])))

  expect(calculated.get(placeOf('Checks', plainColumn, rowOf(book, 'inputs.likely', 'Checks')))).toBe('warn')
})
