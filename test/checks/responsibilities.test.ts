import { expect, it } from 'vitest'
import { checksOf } from '../../src/checks/checks.ts'
import type { CheckResult } from '../../src/checks/result.ts'
import { projectText } from '../support/project-text.ts'

const check = (...moved: readonly string[]): CheckResult | undefined => {
  const lines = moved.map((text, at) => `  move-${at}: { funding: allocation, line: acute, ${text} }\n`)
  const { scenario } = projectText(`title: Moved
years: { base: 2017/18, count: 3 }
funding: { allocation: { base: 100, growth: 0% } }
lines: { acute: { setting: hospital, base: 90, growth: 0% } }
responsibilities:
${lines.join('')}`)
  return checksOf(scenario).find(({ rule }) => rule === 'responsibilities')
}

it('three moves of one year are one year, and the furthest apart of them is told', () => {
  const found = check(
    'from: 2019/20, amount: 5, funding-amount: 4.5',
    'from: 2019/20, amount: 3',
    'from: 2019/20, amount: 2, funding-amount: 1',
  )

  expect(found).toMatchObject({ outcome: 'fail', year: 2019 })
  // Half a million short of 5, and a million short of 2.
  expect([found?.measured?.toNumber(), found?.limit?.value.toNumber()]).toEqual([1, 2])
  expect(found?.spread).toBeUndefined()
})

it('the first year that fails is told, in whatever order they are written', () => {
  const found = check(
    'from: 2020/21, amount: 5, funding-amount: 2',
    'from: 2019/20, amount: 3',
    'from: 2018/19, amount: 2, funding-amount: 1',
  )

  expect(found).toMatchObject({ outcome: 'fail', year: 2018, spread: { failed: 2, of: 3, year: 2020 } })
  // 2 against 5 is three apart, 1 against 2 is one.
  expect(found?.spread?.measured.toNumber()).toBe(2)
})
