import { expect, it } from 'vitest'
import { priceNote } from '../../src/report/notes/definition-notes.ts'
import { FiguresInView } from '../../src/report/views/figures-in-view.ts'
import { viewOf } from '../../src/report/views/view.ts'
import { projectText } from '../support/project-text.ts'

const member = (deflator: string): string => `title: One
unit: £k
years: { base: 2017/18, count: 2 }
prices: { base: 2017/18, deflator: ${deflator} }
funding: { core: { base: 100, growth: 0% } }
lines: { acute: { setting: hospital, base: 100, growth: 0% } }
`

function note(second: string): string {
  const { scenario } = projectText(
    `title: Place
unit: £k
combine: { a: { scenario: a.yaml, share: 100% }, b: { scenario: b.yaml, share: 100% } }
`,
    { files: { 'a.yaml': member('2%'), 'b.yaml': member(second) } },
  )
  return JSON.stringify(priceNote(new FiguresInView(scenario, viewOf(scenario))))
}

it('prices that differ from a year on are told with that year', () => {
  expect(note('{ 2018/19: 2%, 2019/20: 3% }')).toContain(
    'No real terms: the prices of the members are not the same in 2019/20.',
  )
})

it('prices that are the same are told as such', () => {
  expect(note('2%')).toContain('Real terms: 2017/18 prices')
})
