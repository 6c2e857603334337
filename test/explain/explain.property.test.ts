import { readFileSync } from 'node:fs'
import { fc, test } from '@fast-check/vitest'
import { expect, it } from 'vitest'
import { toPlain } from '../../src/base/decimal.ts'
import type { MoneyUnit } from '../../src/base/money-unit.ts'
import { explain } from '../../src/explain/explain.ts'
import { rowName } from '../../src/formula/node.ts'
import type { Scenario } from '../../src/open/open.ts'
import { valueAt } from '../../src/open/project.ts'
import { anySketch } from '../support/any-definition.ts'
import { explanationJson } from '../support/explanation-json.ts'
import { projectText } from '../support/project-text.ts'
import { recompute } from '../support/recompute.ts'
import { writeSketch } from '../support/write-sketch.ts'

const shipped = (name: string): string => readFileSync(`scenarios/${name}.yaml`, 'utf8')
const parents = { 'westminster.yaml': shipped('westminster'), '3pct.yaml': shipped('3pct') }

/** Savings with months and delays, shifts released late, a cumulative surplus, amounts a head, levels, lines by amounts. */
const everything = `
title: Everything at once
years: { base: 2017/18, count: 4 }
prices: { deflator: 2% }
population: { base: 220562, growth: 0.98% }
drivers: { demographic: { 2018/19: 1.1%, default: 0.9% } }
funding:
  allocation: { base: 273.4, growth: 1.5%, adjustments: { 2019/20: -1.2 }, non-recurrent: { 2017/18: 2, 2018/19: 1 } }
  council: { base: 12, amounts: [12.5, 12.5, 13, 13] }
reserves:
  contingency: { share: 0.5%, of: funding.allocation.recurrent }
  risk: { amount: { 2018/19: 1.5 } }
surplus:
  required: { share: 1%, of: funding.total }
  basis: cumulative
  brought-forward: 2.2
  drawdown: { 2019/20: 0.7 }
  repayment: { 2020/21: 0.3 }
lines:
  acute: { setting: hospital, base: 113, base-adjustments: { winter: 1.5 }, drivers: { demographic: demographic, price: { uplift: 2.1%, efficiency: 1.1% } } }
  community: { setting: out-of-hospital, base: 122.4, growth: 2%, non-recurrent: { 2017/18: 0.4, 2020/21: 0.8 } }
  prescribing: { setting: prescribing, base: 30, amounts: [31, 32.5, 32.5, 33] }
savings:
  clinics: { line: acute, amount: { 2018/19: 2, 2019/20: 1.5 }, month: October, delay: 8, delivery: { 2018/19: 80%, default: 90% }, cost: { 2018/19: 0.4 }, cost-line: community }
  medicines: { line: prescribing, share: { 2018/19..: 1% }, month: July }
  once: { line: community, amount: { 2019/20: 0.6 }, recurrent: false, identified: false }
shifts:
  frailty: { from: acute, to: community, share: { 2018/19..2019/20: 1% }, release: [0%, 40%, 70%], delivery: 90%, reprovision: 76%, delay: 1 }
  clinics: { from: acute, to: community, amount: { 2018/19: 1 } }
pressures:
  winter: { line: acute, new: { 2018/19: 0.8 }, month: December }
investments:
  homes: { line: community, per-head: { 2018/19: 3, 2019/20..: 1.5 } }
  hub: { line: community, level: { 2019/20..: 0.5 } }
`

/** Every figure of an explanation comes out again, and the first is the figure of the projection. */
function expectToRecompute(scenario: Scenario, path: string, index: number, unit?: MoneyUnit): void {
  const explanation = explain(scenario, { path, year: scenario.definition.horizon.base + index, unit })
  if (explanation === undefined) throw new Error(`${path} is not explained`)
  const { asked } = explanation
  const json = explanationJson(explanation)
  const figures = recompute(json)
  const exact = valueAt(scenario.projection, rowName(path), index)
  if (unit === undefined) expect(asked.value?.toString(), `${path} ${index}`).toBe(exact?.toString())
  expect(figures.length > 0, `${path} ${index}`).toBe(exact !== undefined)
  expect(explanation.why.length > 0, `${path} ${index}`).toBe(exact === undefined)
  for (const { row, year, printed, reckoned } of figures) {
    // Thirty significant digits are printed, so figures above one may differ in the digits after these.
    const apart = printed.minus(reckoned).div(printed.abs().plus(1))
    expect(
      apart.abs().lt('1e-25'),
      `${path} ${index}: ${row} in ${year} ${toPlain(printed)} ${toPlain(reckoned)}`,
    ).toBe(true)
  }
}

it('every row of a scenario with something of everything recomputes in every year', () => {
  const { scenario } = projectText(everything)
  for (const { path } of scenario.model.rows)
    for (let index = 0; index <= 4; index++) expectToRecompute(scenario, path, index)
})

it.each(['£', '£bn'] as const)('every row recomputes when money is shown in %s', (unit) => {
  const { scenario } = projectText(everything)
  for (const { path } of scenario.model.rows) expectToRecompute(scenario, path, 4, unit)
})

it.each(['£', '£k'])('every row of a definition in %s recomputes when money is shown in £m', (unit) => {
  const { scenario } = projectText(`${everything}unit: ${unit}\n`)
  for (const { path } of scenario.model.rows) expectToRecompute(scenario, path, 4, '£m')
})

it.each(['3pct', 'do-something', 'icb', 'section-13'])(
  'every row of scenarios/%s.yaml recomputes in the base year, the first and the last',
  (name) => {
    const { scenario } = projectText(shipped(name), { files: parents })
    for (const { path } of scenario.model.rows) for (const index of [0, 1, 10]) expectToRecompute(scenario, path, index)
  },
)

test.prop([anySketch, fc.nat(), fc.nat()])('any row of any definition recomputes in any year', (sketch, row, year) => {
  const { scenario } = projectText(writeSketch(sketch))
  const rows = scenario.model.rows
  expectToRecompute(scenario, rows[row % rows.length]?.path ?? '', year % (sketch.count + 1))
})
