import { expect, it } from 'vitest'
import { machineUnit, moneyUnits, poundsIn, unitInWords } from '../../src/base/money-unit.ts'

it.each([
  ['£', '1', 'GBP', '£'],
  ['£k', '1000', 'GBP k', '£ thousand'],
  ['£m', '1000000', 'GBP m', '£ million'],
  ['£bn', '1000000000', 'GBP bn', '£ billion'],
] as const)('%s is %s pounds, %s in data and %s for people', (unit, pounds, machine, words) => {
  expect(poundsIn(unit).toFixed()).toBe(pounds)
  expect(machineUnit(unit)).toBe(machine)
  expect(unitInWords(unit)).toBe(words)
})

it('each unit is a thousand of the one before', () => {
  for (const [index, unit] of moneyUnits.entries()) {
    const before = moneyUnits[index - 1]
    if (before !== undefined) expect(poundsIn(unit).div(poundsIn(before)).toFixed()).toBe('1000')
  }
})
