import { describe, expect, it } from 'vitest'
import { begunFrom, onOneLine } from '../support/begun.ts'

const budget = (...rows: string[]): string => ['Service,2017/18 budget £m', ...rows, ''].join('\n')

describe('totals do not count twice', () => {
  it.each([
    ['one at the end', ['A,1', 'B,2', 'Total,3'], '3', 'row 4'],
    ['one at the top', ['Total,3', 'A,1', 'B,2'], '3', 'row 2'],
    ['one without a name', ['A,1', 'B,2', ',3'], '3', 'row 4'],
    [
      'each section, and all',
      ['A,1', 'B,2', 'Total one,3', 'C,4', 'D,5', 'Sub-total,9', 'Grand total,12'],
      '12',
      'rows 4, 7 and 8',
    ],
    // 3 and 4 make 7, 5 and 6 make 11: the two of the second part are not all there is above.
    [
      'totals of totals',
      [
        'A,3',
        'Total A,3',
        'B,4',
        'Total B,4',
        'Total 1,7',
        'C,5',
        'Total C,5',
        'D,6',
        'Total D,6',
        'Total 2,11',
        'Total,18',
      ],
      '18',
      'rows 3, 5, 6, 8 and 10 to 12',
    ],
    [
      'a total before what it adds up, in sections',
      ['Acute total,3', 'A,1', 'B,2', '', 'Other total,9', 'C,4', 'D,5'],
      '12',
      'rows 2 and 6',
    ],
    ['a total of one line', ['A,1', 'A total,1', 'B,2'], '3', 'row 3'],
  ])('%s', async (_, rows, sum, said) => {
    const { millions, out } = await begunFrom(budget(...rows))

    expect(millions('spend.total')).toBe(sum)
    expect(onOneLine(out)).toContain(`so that nothing counts twice: ${said}.`)
  })

  it('a total that was rounded by itself is one, and how far it is off is told', async () => {
    // 1.4 + 2.4 + 1.4 = 5.2, rounded by itself to 5.3 from figures with more digits.
    const { millions, out } = await begunFrom(budget('A,1.4', 'B,2.4', 'C,1.4', 'Total,5.3'))

    expect(millions('spend.total')).toBe('5.2')
    expect(onOneLine(out)).toContain('Off by rounding: row 5 by £100,000.')
  })

  it.each([
    // Five lines of whole millions: 3 sqrt(6/12) = 2.1, so that 2 may be rounding and 3 is a row that is missing.
    ['five lines, two off', ['A,10', 'B,20', 'C,30', 'D,40', 'E,50', 'Total,152'], undefined],
    ['five lines, three off', ['A,10', 'B,20', 'C,30', 'D,40', 'E,50', 'Total,147'], '£147,000,000'],
    // Three lines: 3 sqrt(4/12) = 1.7. The two of the other section are no part of what is added up.
    ['a section, one off', ['A,10', 'B,20', 'C,31', 'Total,62', '', 'D,400', 'E,501'], undefined],
    ['a section, two off', ['A,10', 'B,20', 'C,31', 'Total,63', '', 'D,400', 'E,501'], '£63,000,000'],
    // A line and its total that round one figure are the same.
    ['one line, one off', ['A,10', 'Total,11', '', 'B,400', 'C,501'], '£11,000,000'],
  ])('rounding explains no more than three standard deviations of it: %s', async (_, rows, states) => {
    const { codes, err, exit, out } = await begunFrom(budget(...rows))

    expect(codes.filter((code) => code === 'budget-total')).toEqual(states === undefined ? [] : ['budget-total'])
    expect(exit).toBe(states === undefined ? 0 : 3)
    if (states === undefined) expect(onOneLine(out)).toContain('Off by rounding: row')
    else expect(onOneLine(err)).toContain(`calls itself a total and states ${states}`)
  })

  it('rounding of many lines is told as such no further', async () => {
    // A hundred lines of 10: 3 sqrt(101/12) = 8.7. At the very worst it could be 50.5, which nobody should take for rounding.
    const rows = Array.from({ length: 100 }, (_, at) => `Ward ${at + 1},10`)

    expect((await begunFrom(budget(...rows, 'Total,1008'))).exit).toBe(0)
    expect((await begunFrom(budget(...rows, 'Total,1009'))).codes).toContain('budget-total')
  })

  it('a total that is further off is an error, until a person says what it is', async () => {
    const rows = budget('A,1.4', 'B,2.4', 'Total,6.3')
    const wrong = await begunFrom(rows)
    const total = await begunFrom(rows, ['--is-total', 'total'])
    const line = await begunFrom(rows, ['--is-line', 'Total'])

    // 1.4 + 2.4 = 3.8
    expect(wrong.codes).toEqual(['budget-total'])
    expect(wrong.err).toContain('states £6,300,000; the rows it may add up come to £3,800,000')
    expect(total.millions('spend.total')).toBe('3.8')
    expect(onOneLine(total.out)).toContain('Marked as a total, and not the sum of rows beside it: row 4 (£6,300,000).')
    expect(total.out).not.toContain('Off by rounding')
    expect(line.millions('spend.total')).toBe('10.1')
  })

  it('a total that the budget marks as one is told where it is not the sum of rows beside it', async () => {
    const rows = (total: string): string =>
      `Service,Setting,2017/18 budget £m\nA,hospital,1.4\nB,other,2.4\nAll,total,${total}\n`
    const [wrong, right] = [await begunFrom(rows('6.3')), await begunFrom(rows('3.8'))]

    expect(wrong.millions('spend.total')).toBe('3.8')
    expect(onOneLine(wrong.out)).toContain('and not the sum of rows beside it: row 4 (£6,300,000).')
    expect(right.out).not.toContain('not the sum')
  })
})

describe('a row that is the sum of its neighbours and does not say so', () => {
  it.each([
    ['above', ['Hospital,113.4', 'A,80.3', 'B,33.1', 'Other,22'], 'Row 2 is exactly the sum of rows 3 to 4'],
    ['below', ['A,80.3', 'B,33.1', 'Hospital,113.4', 'Other,22'], 'Row 4 is exactly the sum of rows 2 to 3'],
  ])('is told where it stands %s them, and taken for what a person says', async (_, rows, said) => {
    const wrong = await begunFrom(budget(...rows))
    const total = await begunFrom(budget(...rows), ['--is-total', 'hospital'])
    const line = await begunFrom(budget(...rows), ['--is-line', 'Hospital'])

    expect({ exit: wrong.exit, codes: wrong.codes, written: wrong.written.size }).toEqual({
      exit: 3,
      codes: ['perhaps-total'],
      written: 0,
    })
    expect(wrong.err).toContain(said)
    // 80.3 + 33.1 + 22 = 135.4, and 113.4 more
    expect(total.millions('spend.total')).toBe('135.4')
    expect(line.millions('spend.total')).toBe('248.8')
  })

  it('is left alone where so many rows of so few digits are one by chance', async () => {
    const rows = Array.from({ length: 12 }, (_, index) => `Line ${'abcdefghijkl'[index]},${[1, 2, 3][index % 3]}`)

    // Each 3 is 1 + 2; 4 times 6 is 24.
    expect((await begunFrom(budget(...rows))).millions('spend.total')).toBe('24')
  })

  it('a nought adds nothing: 5, 0 and 5 are three lines', async () => {
    expect((await begunFrom(budget('A,5.5', 'B,0', 'C,5.5'))).millions('spend.total')).toBe('11')
  })
})

it('a name on the command line that no row has is told, with the nearest', async () => {
  const { codes, err } = await begunFrom(budget('Hospital,1', 'B,7'), ['--is-line', 'Hospitel'])

  expect(codes).toContain('mapping-unused')
  expect(err).toContain('Did you mean "Hospital"?')
})
