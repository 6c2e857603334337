import { expect, it } from 'vitest'
import { ironCalculated } from '../support/iron-calc.ts'
import { liveBook } from '../support/live-book.ts'
import { rolledScenario } from '../support/rolled-scenario.ts'
import { apartIn } from '../support/same-cells.ts'

/* What was begun before the base year is live in a workbook as everything else is. */
it.each([
  ['do-something', 2020],
  ['savings-programme-slipped', 2018],
  ['mcp', 2021],
  ['mcp-segments', 2022],
  ['icb', 2027],
])('IronCalc calculates every cell of %s, rolled forward to %d, as the engine does', (name, to) => {
  const book = liveBook(rolledScenario(name, to))
  const calculated = ironCalculated(book)

  expect(calculated.size).toBeGreaterThan(50)
  expect(apartIn(book, (place) => calculated.get(place)).slice(0, 10)).toEqual([])
})
