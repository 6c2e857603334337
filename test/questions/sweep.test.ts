import { describe, expect, it } from 'vitest'
import { Decimal } from '../../src/base/decimal.ts'
import { rowName } from '../../src/formula/node.ts'
import { type AskedFigure, NoGrid, type VariedSide } from '../../src/questions/answers-at.ts'
import { combinationAt, combinationCount, exactSweeper } from '../../src/questions/sweep.ts'
import { SweptFigures } from '../../src/questions/swept-figures.ts'
import { variedBy } from '../../src/questions/varied.ts'
import { projectText } from '../support/project-text.ts'

/** By hand: headroom of 2018/19 is 100 (1 + f) - 60 (1 + a) - 40 (1 + c). */
const text = `title: Plain
years: { base: 2017/18, count: 1 }
population: { base: 1000 }
funding: { allocation: { title: Allocation, base: 100, growth: 0% } }
lines:
  acute: { title: Acute, setting: hospital, base: 60, growth: 0% }
  community: { title: Community, setting: out-of-hospital, base: 40, growth: 0% }
`
const { projection, model } = projectText(text).scenario
const side = (path: string, ...numbers: readonly string[]): VariedSide => ({
  varied: variedBy(model, path),
  numbers: numbers.map((number) => new Decimal(number)),
})
const asked = (path: string): AskedFigure => ({
  formula: { op: 'row', path: rowName(path), lag: 0 },
  index: 1,
})

const sides = [
  side('funding.allocation.growth', '0', '0.1'),
  side('lines.acute.growth', '0', '0.1', '0.2'),
  side('lines.community.growth', '0', '0.5'),
]

describe('combinations', () => {
  it('run in the order of the figures, the last fastest', () => {
    expect(combinationCount(sides)).toBe(12)
    expect([0, 1, 2, 5, 6, 11].map((number) => combinationAt(sides, number))).toEqual([
      [0, 0, 0],
      [0, 0, 1],
      [0, 1, 0],
      [0, 2, 1],
      [1, 0, 0],
      [1, 2, 1],
    ])
  })

  it('have the answers of each figure that is asked, in that order', () => {
    const { block, isExact } = exactSweeper(projection, sides, [asked('headroom'), asked('spend.total')])
    // By hand, of combinations 5 (0%, 20%, 50%) and 6 (10%, 0%, 0%): spend is 72 + 60 = 132 and 60 + 40 = 100.
    expect(isExact).toBe(true)
    expect(Array.from(block(5, 2), String)).toEqual(['-32', '132', '10', '100'])
  })

  it.each([
    [['population.base'], 'population.base has no effect'],
    [['lines.acute.growth', 'lines.acute.growth'], 'are the same figure'],
    [['lines.*.growth', 'funding.allocation.growth', 'lines.acute.growth'], 'or share one'],
  ])('there are none of %j', (paths, why) => {
    const ask = (): unknown =>
      exactSweeper(
        projection,
        paths.map((path) => side(path, '0')),
        [asked('headroom')],
      )

    expect(ask).toThrow(NoGrid)
    expect(ask).toThrow(why)
  })
})

describe('what people are told', () => {
  it('is how far each figure reaches, where first, and how often it is below nought or is none', () => {
    const figures = new SweptFigures(2, 3)
    figures.add([new Decimal(1), new Decimal(-1), new Decimal(-2), undefined])
    figures.add([new Decimal(-2), new Decimal(0), new Decimal(5), new Decimal(7)])

    expect(figures.combinations).toBe(4)
    expect(figures.first.map((values) => Array.from(values, String))).toEqual([
      ['1', '-1'],
      ['-2', 'undefined'],
      ['-2', '0'],
    ])
    expect(figures.of(0)).toMatchObject({
      least: { combination: 1 },
      largest: { combination: 3 },
      below: 2,
      without: 0,
    })
    expect(figures.of(1)).toMatchObject({
      least: { combination: 0 },
      largest: { combination: 3 },
      below: 1,
      without: 1,
    })
    expect(String(figures.of(1).largest?.value)).toBe('7')
  })
})
