import { describe, expect, it } from 'vitest'
import { Decimal, toPlain } from '../../src/base/decimal.ts'
import { rowName } from '../../src/formula/node.ts'
import { NoGrid } from '../../src/questions/answers-at.ts'
import { type Grid, gridOf } from '../../src/questions/grid.ts'
import { variedBy } from '../../src/questions/varied.ts'
import { projectText } from '../support/project-text.ts'

/** By hand: headroom of 2018/19 is 100 (1 + g) - 60 (1 + a) - 40. */
const text = `title: Plain
years: { base: 2017/18, count: 1 }
population: { base: 1000 }
funding: { allocation: { title: Allocation, base: 100, growth: 0% } }
lines:
  acute: { title: Acute, setting: hospital, base: 60, growth: 0% }
  community: { title: Community, setting: out-of-hospital, base: 40, growth: 0% }
`

function gridAt(down: string, across: string): Grid {
  const { projection, model } = projectText(text).scenario
  const side = (path: string): Grid['down'] => ({
    varied: variedBy(model, path),
    numbers: ['0', '0.1'].map((number) => new Decimal(number)),
  })
  return gridOf(projection, { op: 'row', path: rowName('headroom'), lag: 0 }, 1, side(down), side(across))
}

it('has the answer at every pair, the first figure down', () => {
  // By hand: acute 0% and 10% cost 60 and 66; funding 0% and 10% is 100 and 110.
  expect(
    gridAt('lines.acute.growth', 'funding.allocation.growth').values.map((own) =>
      own.map((value) => value && toPlain(value)),
    ),
  ).toEqual([
    ['0', '10'],
    ['-6', '4'],
  ])
})

describe('spans no grid', () => {
  it.each([
    ['population.base', 'lines.acute.growth', 'population.base has no effect'],
    ['lines.acute.growth', 'lines.acute.growth', 'the same figure'],
    ['lines.*.growth', 'lines.acute.growth', 'share one'],
  ])('%s and %s', (down, across, why) => {
    expect(() => gridAt(down, across)).toThrow(NoGrid)
    expect(() => gridAt(down, across)).toThrow(why)
  })
})
