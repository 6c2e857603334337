import { expect, it } from 'vitest'
import { Decimal } from '../../src/base/decimal.ts'
import { SweepRecords } from '../../src/cli/sweep-records.ts'
import { compiledSweeper } from '../../src/questions/compiled-sweep.ts'
import { combinationCount } from '../../src/questions/sweep.ts'
import { variedBy } from '../../src/questions/varied.ts'
import { recordFormat as csv } from '../../src/render/csv/records.ts'
import { recordFormat as json } from '../../src/render/json/json.ts'
import { recordFormat as ndjson } from '../../src/render/ndjson/ndjson.ts'
import { offScreen } from '../../src/render/page.ts'
import type { RecordFormat } from '../../src/render/record-writer.ts'
import type { SweptRow } from '../../src/report/sweep-answer.ts'
import { viewOf } from '../../src/report/views/view.ts'
import { made } from '../support/made.ts'
import { projectText } from '../support/project-text.ts'

const { scenario } = projectText(`title: Plain
unit: £m
years: { base: 2017/18, count: 2 }
population: { base: 1000 }
prices: { base: 2017/18, deflator: 3% }
funding: { allocation: { title: Allocation, base: 100, growth: 0% } }
lines:
  acute: { title: Acute, setting: hospital, base: 60, growth: 0% }
  community: { title: Community, setting: out-of-hospital, base: 40, growth: 0% }
`)

const asked: SweptRow[] = ['headroom', 'headroom.share', 'spend.total'].flatMap((name) =>
  scenario.model.rows
    .filter(({ path }) => path === name)
    .flatMap((row) => [1, 2].map((index) => ({ row, index, formula: { op: 'row', path: row.path, lag: 0 } as const }))),
)
/** From all of the funding gone, of which nothing is a share, to more. */
const path = { funding: 'funding.allocation.growth', acute: 'lines.acute.growth', community: 'lines.community.growth' }

/** All of a sweep in a format, in blocks of some combinations, its figures as binary fractions or as numbers one by one. */
function written(
  counts: readonly number[],
  format: RecordFormat,
  of: SweptRow[],
  size: number,
  isList: boolean,
): string {
  const sides = Object.values(path).map((name, at) => ({
    varied: variedBy(scenario.model, name),
    numbers: Array.from({ length: counts[at] ?? 1 }, (_, step) => new Decimal(step).times('0.0125').minus(1)),
  }))
  const sweeper = compiledSweeper(scenario.projection, sides, of)
  if (sweeper === undefined) throw new Error('It is not compiled')
  const answer = { scenario, file: 'plain.yaml', sides, asked: of, isExact: false }
  const view = viewOf(scenario, { prices: 'real', unit: '£k' })
  const records = new SweepRecords(answer, view, made('sweep', 'records'), format, offScreen)
  let text = records.head
  const count = combinationCount(sides)
  for (let from = 0; from < count; from += size) {
    const block = sweeper.block(from, Math.min(size, count - from))
    records.write(from, isList ? Array.from(block) : block, (piece) => {
      text += typeof piece === 'string' ? piece : Buffer.from(piece).toString('utf8')
    })
  }
  return text + records.end(0)
}

it.each([
  ['csv', csv],
  ['json', json],
  ['ndjson', ndjson],
] as const)('binary fractions are written as their text is: %s', (_, format) => {
  for (const [counts, of, size] of [
    [[3, 4, 2], asked, 24],
    [[3, 4, 2], asked, 5],
    // Lists of records that begin alike: by the last figure alone, and by two of them.
    [[3, 2, 1000], asked, 700],
    [[30, 40, 5], asked.slice(0, 1), 4096],
    [[1, 1, 1], asked.slice(0, 1), 4096],
  ] as const) {
    const text = written(counts, format, [...of], size, false)

    expect(text === written(counts, format, [...of], size, true)).toBe(true)
    expect(text.split('headroom').length - 1).toBeGreaterThanOrEqual(counts[0] * counts[1] * counts[2])
  }
})

it('holds what has no value, and the figures of every combination once', () => {
  const lines = written([2, 1, 2], csv, asked.slice(0, 4), 3, false).trimEnd().split('\n')

  // By hand: nothing is funded in 2018/19 at -100%, of which there is no share; nor is there any spend on either line.
  expect(lines.slice(0, 5)).toEqual([
    'funding.allocation.growth,lines.acute.growth,lines.community.growth,row,year,unit,price_base,value',
    ...asked.slice(0, 4).map(({ row, index }) => {
      const [unit, base] = row.unit === 'money' ? ['GBP k', 'real 2017/18'] : ['share', '']
      return `-1,-1,-1,${row.path},${2017 + index}/${18 + index},${unit},${base},${row.unit === 'money' ? 0 : ''}`
    }),
  ])
  expect(lines.length).toBe(1 + 2 * 2 * 4)
  expect(new Set(lines).size).toBe(lines.length)
})
