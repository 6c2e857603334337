import { expect, it } from 'vitest'
import { allWhole, fitted, mostLines, type Part } from '../../src/render/text/first-screen.ts'

const lines = (count: number, text: string): string[] => Array.from({ length: count }, () => text)
const neverLaid = (): never => {
  throw new Error('There is no room for this')
}

it('lays out nothing that is known to have no room, and the largest form that has', () => {
  const head = lines(mostLines - 10, 'head')
  const chart: Part = {
    what: 'the chart',
    rank: 1,
    first: 2,
    // Ten lines are free, of which one says what is left out.
    forms: [() => lines(5, 'small'), () => lines(9, 'fits'), neverLaid, neverLaid],
    fewest: (form) => [5, 9, 10, 20][form] ?? 0,
  }

  expect(fitted(head, [chart], (left) => (left.size === 0 ? [] : ['left out']))).toEqual([
    ...head,
    ...lines(9, 'fits'),
    'left out',
  ])
})

it('asks whether all stands whole of what is known before of what must be laid out', () => {
  const checks: Part = { what: 'checks', rank: 0, forms: [neverLaid], fewest: () => 7 }
  const notes: Part = { what: 'notes', rank: 1, forms: [() => ['note']] }

  expect(allWhole([checks, notes], 6)).toBeUndefined()
  expect(allWhole([{ ...checks, forms: [() => lines(7, 'check')] }, notes], 8)).toEqual([...lines(7, 'check'), 'note'])
})
