import { expect, it } from 'vitest'
import { projectText } from '../support/project-text.ts'

const definition = (risks: string): string => `
title: Risks
years: { base: 2017/18, count: 3 }
funding: { allocation: { base: 110, growth: 0% } }
lines: { acute: { setting: hospital, base: 100, growth: 0% } }
risks: ${risks}`

const winter =
  'winter: { probability: 50%, line: acute, impact: { 2018/19: 8, 2019/20: 4 }, likelihood: 4, consequence: 3, mitigation: { text: More beds, probability: 75%, impact: { 2018/19: 4 } } }'

it('the expected value of a risk is probability times impact, less the same of its mitigation', () => {
  const { years } = projectText(definition(`{ ${winter} }`))

  // 0.5 x 8; 0.5 x 4.
  expect(years('risks.winter.before-mitigation')).toEqual(['0', '4', '2', '0'])
  // 0.75 x 4.
  expect(years('risks.winter.mitigated')).toEqual(['0', '3', '0', '0'])
  expect(years('risks.winter.expected')).toEqual(['0', '1', '2', '0'])
})

it('the score is likelihood times consequence, and stands in no sum', () => {
  const { years, rows } = projectText(definition(`{ ${winter}, plain: { probability: 10%, impact: 1 } }`))

  // 4 x 3.
  expect(years('risks.winter.score')).toEqual(['12', '12', '12', '12'])
  expect(rows).not.toContain('risks.plain.score')
})

it('risks are totalled beside headroom, and never inside it', () => {
  const { years } = projectText(definition(`{ ${winter}, rates: { probability: 100%, impact: 2 } }`))

  // A plain impact is of every projected year: 1 + 2; 2 + 2; 0 + 2.
  expect(years('risks.total')).toEqual(['0', '3', '4', '2'])
  expect(years('headroom')).toEqual(['10', '10', '10', '10'])
  expect(years('headroom.risk-adjusted')).toEqual(['10', '7', '6', '8'])
  expect(years('lines.acute.spend')).toEqual(['100', '100', '100', '100'])
})

it('a mitigation works for certain unless its probability is given, and saves nothing unless its impact is', () => {
  const { years } = projectText(
    definition(
      '{ sure: { probability: 50%, impact: 8, mitigation: { text: Act, impact: 3 } }, words: { probability: 50%, impact: 8, mitigation: { text: Watch } } }',
    ),
  )

  // 0.5 x 8 - 3; 0.5 x 8.
  expect(years('risks.sure.expected')).toEqual(['0', '1', '1', '1'])
  expect(years('risks.words.expected')).toEqual(['0', '4', '4', '4'])
})

it('a risk that cannot happen is expected to cost nothing', () => {
  const { years } = projectText(definition('{ never: { probability: 0%, impact: 8 } }'))

  expect(years('risks.total')).toEqual(['0', '0', '0', '0'])
})
