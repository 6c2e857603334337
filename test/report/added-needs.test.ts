import { expect, it } from 'vitest'
import { factsOf } from '../../src/report/facts/facts.ts'
import { hintsOf, unstarted } from '../../src/report/hint.ts'
import { sentenceText } from '../../src/report/sentence.ts'
import { viewOf } from '../../src/report/views/view.ts'
import { projectText } from '../support/project-text.ts'

const member = (funding: number): string => `title: One
unit: £k
years: { base: 2017/18, count: 1 }
funding: { core: { base: 100, amounts: [${funding}] } }
lines: { acute: { setting: hospital, base: 100, growth: 0% } }
`

function said(first: number, second: number): string {
  const { scenario } = projectText(
    `title: Place
unit: £k
combine:
  a: { scenario: a.yaml, share: 100% }
  b: { scenario: b.yaml, share: 100% }
`,
    { files: { 'a.yaml': member(first), 'b.yaml': member(second) } },
  )
  return factsOf(scenario, viewOf(scenario), hintsOf(scenario, unstarted)).map(sentenceText).join('\n')
}

// One is 10 short and the other has 30 left: 10 must be found beside recurrent headroom of 20.
it('savings that are needed beside recurrent headroom are explained', () => {
  expect(said(90, 130)).toContain(
    "what the members need, added up: one member's surplus does not pay for another's gap",
  )
})

it.each([
  [90, 80],
  [110, 130],
])('with funding of %i and %i there is nothing to explain', (first, second) => {
  expect(said(first, second)).not.toContain('what the members need')
})
