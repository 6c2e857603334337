import { expect, it } from 'vitest'
import { Loader } from '../../src/definition/layers/load.ts'
import { openScenario } from '../../src/open/open.ts'
import { rebase } from '../../src/rebase/rolled-files.ts'
import { ironCalculated } from '../support/iron-calc.ts'
import { liveBook } from '../support/live-book.ts'
import { diskFiles, overlaid } from '../support/overlaid-files.ts'
import { apartIn } from '../support/same-cells.ts'

const today = '2026-11-22'

/* What was begun before the base year is live in a workbook as everything else is. */
it.each([
  ['do-something', 2020],
  ['savings-programme-slipped', 2018],
  ['mcp', 2021],
  ['mcp-segments', 2022],
  ['icb', 2027],
])('IronCalc calculates every cell of %s, rolled forward to %d, as the engine does', (name, to) => {
  const [path, target] = [`scenarios/${name}.yaml`, 'scenarios/rolled.yaml']
  const rebased = rebase(diskFiles, {}, { path, to, target, today }, () => {})
  const files = overlaid(new Map((rebased?.files ?? []).map((file) => [file.path, file.text])))
  const scenario = openScenario(new Loader(files, {}), { path: target, name: 'rolled', today }, () => {})
  if (scenario === undefined) throw new Error('It is no plan')
  const book = liveBook(scenario)
  const calculated = ironCalculated(book)

  expect(calculated.size).toBeGreaterThan(50)
  expect(apartIn(book, (place) => calculated.get(place)).slice(0, 10)).toEqual([])
})
