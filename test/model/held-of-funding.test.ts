import { expect, it } from 'vitest'
import type { Definition } from '../../src/definition/definition.ts'
import { addedBackToUnderlying, heldOfFunding, heldRows, takenOff } from '../../src/model/held-of-funding.ts'
import { projectText } from '../support/project-text.ts'

const { definition } = projectText(`title: Held
years: { base: 2017/18, count: 1 }
funding: { mental: { base: 14, growth: 0%, for: [mental], underspend: lost } }
lines: { mental: { setting: other, base: 10, growth: 0% } }
`).scenario

const rowsOff = (position: Parameters<typeof takenOff>[0], of: Definition = definition): unknown[] =>
  takenOff(position, of).map(({ sign, of: term }) => [sign, term.op === 'row' ? term.path : term.op])

// METHODS.md, sections 2 and 7: what each position is less.
it.each([
  ['available', ['reserves.total', 'surplus.repayment', 'surplus.required', 'funding.mental.lost']],
  ['in-year', ['reserves.total', 'surplus.repayment', 'funding.mental.lost']],
  ['headroom.recurrent', ['reserves.total', 'surplus.required', 'surplus.drawdown', 'funding.mental.lost-recurrent']],
  ['underlying', ['funding.mental.lost-recurrent']],
] as const)('%s is less what METHODS says of it', (position, rows) => {
  expect(rowsOff(position)).toEqual(rows.map((path) => [-1, path]))
})

it('tables and sentences tell the same', () => {
  expect(heldRows).toEqual(['reserves.total', 'surplus.repayment', 'surplus.required', 'funding.lost'])
  expect(addedBackToUnderlying.map(([path]) => path)).toEqual([
    'reserves.total',
    'surplus.required',
    'surplus.drawdown',
  ])
})

it('what is taken off the in-year position has a step by which the underlying one has it back', () => {
  for (const { row, off, addedBack } of heldOfFunding(definition))
    expect([row, addedBack !== undefined]).toEqual([row, off.includes('in-year')])
})
