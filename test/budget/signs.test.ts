import { fc, test } from '@fast-check/vitest'
import { describe, expect, it } from 'vitest'
import { defuse, undefuse } from '../../src/base/defuse.ts'
import { keyOfName } from '../../src/budget/budget-lines.ts'
import { begunFrom, onOneLine } from '../support/begun.ts'

/** What the line Acute, of 10,000, and a second row come to in thousands; undefined where the second row is refused. */
async function sumOf(header: string, row: string): Promise<string | undefined> {
  const { codes, text, millions } = await begunFrom(`Service,${header}\nAcute,"10,000",\nOther,${row}\n`, [
    '--base',
    '2017/18',
  ])
  if (text !== '') return millions('spend.total')
  expect(codes).toEqual(['budget-sign'])
  return undefined
}

// 10,000 thousand is 10m; 6,000 more or less is 16m or 4m.
const [more, less, refused] = ['16', '4', undefined]

describe('one column of amounts, debits above nought', () => {
  it.each([
    ['6000', more],
    ['6000 DR', more],
    ['-6000', less],
    ['(6000)', less],
    ['6000-', less],
    ['6000 CR', less],
    ['-6000 CR', less],
    ['(6000) CR', less],
    ['6000- CR', less],
    ['-6000 DR', refused],
    ['(6000) DR', refused],
    ['6000- DR', refused],
  ])('%s', async (cell, sum) => {
    expect(await sumOf('2017/18 budget £000,', `${cell},`)).toBe(sum)
  })
})

describe('a ledger of two columns', () => {
  it.each([
    // A size, or the side of the column once more.
    ['debit', '6000', more],
    ['debit', '6000 DR', more],
    ['credit', '6000', less],
    ['credit', '6000 CR', less],
    // CR counts as its size, whatever other sign there is.
    ['credit', '-6000 CR', less],
    ['credit', '(6000) CR', less],
    ['credit', '6000- CR', less],
    // A reversal, or the side once more: the two are twice the amount apart.
    ['credit', '-6000', refused],
    ['credit', '(6000)', refused],
    ['credit', '6000-', refused],
    ['debit', '-6000', refused],
    ['debit', '(6000)', refused],
    ['debit', '6000-', refused],
    // The side of the other column.
    ['credit', '6000 DR', refused],
    ['debit', '6000 CR', refused],
    ['debit', '-6000 CR', refused],
    ['debit', '(6000) CR', refused],
    ['debit', '6000- CR', refused],
    // Two sides in one cell.
    ['credit', '-6000 DR', refused],
    ['credit', '(6000) DR', refused],
    ['credit', '6000- DR', refused],
    ['debit', '-6000 DR', refused],
    ['debit', '(6000) DR', refused],
    ['debit', '6000- DR', refused],
  ])('%s %s', async (side, cell, sum) => {
    expect(await sumOf('Debit £000,Credit £000', side === 'debit' ? `${cell},` : `,${cell}`)).toBe(sum)
  })

  it.each(['(0)', '-0', '0 DR', '0 CR', '-'])('%s is nought in either column', async (cell) => {
    expect(await sumOf('Debit £000,Credit £000', `${cell},${cell}`)).toBe('10')
  })
})

it('credits that all stand below nought in their column are credits of that size, and that is told', async () => {
  const ledger = (...credits: string[]) =>
    `Service,Debit £,Credit £\nAcute,10000,\n${credits.map((credit, at) => `Grant ${at},,"${credit}"`).join('\n')}\n`
  const begun = (...credits: string[]) => begunFrom(ledger(...credits), ['--base', '2017/18'])
  const all = await begun('(1,500.50)', '-2', '0', '£250-')
  const told = 'No amount in "Credit £" stands above nought: each is read as a credit of its size.'

  // 10,000 less 1,500.50, 2 and 250.
  expect(onOneLine(all.out + all.err)).toContain('come to £8,247.50')
  expect(onOneLine(all.out + all.err)).toContain(told)
  // With a plain one among them the sign may be a reversal, as it may where there is but one.
  for (const credits of [['(1,500.50)', '2'], ['(1,500.50)', '2 CR'], ['(1,500.50)'], ['(5)', '7 DR']])
    expect((await begun(...credits)).codes).toContain('budget-sign')
  const plain = await begun('1,500.50', '2')
  expect(onOneLine(plain.out + plain.err)).not.toContain('is read as a credit of its size')
})

it('a total is no second credit: it proves nothing of the sign of the one that it adds up', async () => {
  const begun = (more: string, ...args: string[]) =>
    begunFrom(`Service,Debit £,Credit £\nAcute,1000000,\nIncome correction,,-200000\n${more}`, [
      '--base',
      '2017/18',
      ...args,
    ])
  expect((await begun('')).codes).toEqual(['budget-sign'])
  // A row that calls itself a total, one without a name, and one that a person says is one.
  expect((await begun('Total,1000000,-200000\n')).codes).toContain('budget-sign')
  expect((await begun(',1000000,-200000\n')).codes).toContain('budget-sign')
  expect((await begun('All in,1000000,-200000\n', '--is-total', 'All in')).codes).toContain('budget-sign')
  // A second line is a second credit: 1,000,000 less 200,000 and 50,000.
  const two = await begun('Grant,,-50000\nTotal,1000000,-250000\n')
  expect(onOneLine(two.out + two.err)).toContain('come to £750,000')
  // A total that shows its credits without a sign says something else than the lines do.
  expect((await begun('Grant,,-50000\nTotal,1000000,250000\n')).codes).toContain('budget-sign')
})

it('what is refused is told with both readings, and every such cell at once', async () => {
  const one = await begunFrom('Service,2017/18 budget £\nAcute,10\nRent,(7) DR\n')
  const two = await begunFrom('Service,Debit £,Credit £\nAcute,10,\nRent,"(1,700.50)",\nGrant,,-2\nFee,,3\n', [
    '--base',
    '2017/18',
  ])

  expect(onOneLine(one.err)).toContain('Write 7 DR if it is a debit, or 7 CR if it is a credit.')
  expect(two.codes).toEqual(['budget-sign', 'budget-sign'])
  expect(onOneLine(two.err)).toContain(
    'Write 1700.5 in "Debit £" if it is a debit, or in "Credit £" if it is a credit.',
  )
  expect(one.written.size + two.written.size).toBe(0)
})

const names = fc.oneof(fc.string(), fc.stringMatching(/^['" =+@-]{0,6}[a-c]?$/))

test.prop([names])('a text comes back from being defused, and a name is known either way', (name) => {
  expect(undefuse(defuse(name))).toBe(name)
  expect(keyOfName(defuse(name))).toBe(keyOfName(name))
})
