import { expect, it } from 'vitest'
import { projectText } from '../support/project-text.ts'

const plain = `title: Plain
years: { base: 2017/18, count: 1 }
funding: { core: { base: 100, growth: 0% } }
reserves: { contingency: { share: 1% }, winter: { share: 1% } }
lines:
  acute: { setting: hospital, base: 60, growth: 0%, non-recurrent: { 2018/19: 1 } }
  community: { setting: out-of-hospital, base: 30, growth: 0% }
  nursing: { setting: out-of-hospital, base: 5, growth: 0% }
`
const place = 'title: Place\ncombine: { west: { scenario: west.yaml }, east: { scenario: east.yaml, share: 50% } }\n'
const files = { 'west.yaml': plain, 'east.yaml': plain }

/** What a check with a formula is refused for, or `accepted`. */
function told(formula: string, text = plain, more = ''): string {
  try {
    projectText(`${text}${more}checks: { mine: { that: ${formula} > -1 } }\n`, text === place ? { files } : {})
    return 'accepted'
  } catch (problem) {
    return /takes in (\S+) as well as the rows it adds up/.exec(String(problem))?.[1] ?? String(problem)
  }
}

it.each([
  ['sum(reserves.*)', 'reserves.total'],
  ['sum(funding.*l)', 'funding.total'],
  // Out-of-hospital spend adds up lines, whatever it is called.
  ['sum(*.spend)', 'out-of-hospital.spend'],
  // Cost is recurrent and non-recurrent.
  ['sum(lines.acute.*c*)', 'lines.acute.cost'],
])('%s counts twice, because of %s', (formula, row) => {
  expect(told(formula)).toBe(row)
})

it.each(['sum(lines.*.spend)', 'sum(reserves.*nt*)', 'sum(*.non-recurrent)', 'sum(funding.*.total)', 'sum(*in-year)'])(
  '%s counts nothing twice',
  (formula) => {
    expect(told(formula)).toBe('accepted')
  },
)

it('a row of a place adds up those of its members, and what they add up', () => {
  expect(told('sum(*reserves.winter)', place)).toBe('reserves.winter')
  expect(told('sum(reserves.*)', place)).toBe('reserves.total')
  expect(told('sum(members.*.reserves.winter)', place)).toBe('accepted')
  expect(told('sum(members.west.reserves.*)', place)).toBe('members.west.reserves.total')
})

it('a measure that adds up others counts twice beside them, in whatever order they stand', () => {
  const measures = `measures:
  both: { formula: measures.one + measures.other, unit: money }
  one: { formula: lines.acute.spend, unit: money }
  other: { formula: lines.community.spend, unit: money }
  apart: { formula: measures.one - measures.other, unit: money }
`
  expect(told('sum(measures.*)', plain, measures)).toBe('measures.both')
  expect(told('sum(measures.o*)', plain, measures)).toBe('accepted')
  expect(told('sum(measures.*t) + headroom', plain, measures)).toBe('accepted')
  const all = '  all: { formula: sum(measures.*o*), unit: money }\n'
  expect(told('measures.all', plain, measures + all)).toBe('measures.both')
})

it('a measure that adds up another one over years counts twice beside it, to date and of all years alike', () => {
  const measures = `measures:
  one: { formula: lines.acute.spend, unit: money }
  ever: { formula: sum(measures.one), unit: money }
`
  expect(told('sum(measures.*)', plain, measures)).toBe('measures.ever')
  expect(told('sum(*headroom*)')).toBe('headroom.to-date')
  expect(told('sum(measures.o*) + measures.ever', plain, measures)).toBe('accepted')
})
