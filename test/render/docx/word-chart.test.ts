import { expect, it } from 'vitest'
import { Decimal } from '../../../src/base/decimal.ts'
import { chartPart } from '../../../src/render/docx/chart-part.ts'
import type { WordChart } from '../../../src/render/docx/word.ts'
import { wordChart } from '../../../src/render/docx/word-chart.ts'
import { readXml } from '../../support/xml.ts'

const money = { unit: '£ million, cash', decimals: 1, is: 'money', money: '£m' } as const

function bridge(start: number, steps: readonly number[]): WordChart | undefined {
  const part = (label: string, value: number) => ({ label, value: new Decimal(value) })
  const end = steps.reduce((sum, step) => sum + step, start)
  const of = {
    title: 'What moved it',
    ...money,
    start: part('Start', start),
    steps: steps.map((step, at) => part(`Step ${at + 1}`, step)),
    end: part('End', end),
  }
  return wordChart({ is: 'bridge', of })
}

/** The series of a chart as text: its label, then a value for each bar, a dash where there is none. */
function written(chart: WordChart | undefined): string[] | undefined {
  return chart?.series.map(({ label, values }) => `${label}: ${values.map((value) => value ?? '-').join(' ')}`)
}

it('a bridge that goes through nought has a part of each step on either side of it', () => {
  // 10, less 15 is -5, and 8 more is 3: the first step takes 10 above nought and 5 below, the second gives 5 below and 3 above.
  const chart = bridge(10, [-15, 8])

  expect(chart?.categories).toEqual(['Start £10.0m', 'Step 1 −£15.0m', 'Step 2 +£8.0m', 'End £3.0m'])
  expect(written(chart)).toEqual([
    'As it stands: 10 - - 3',
    'More: - - 3 -',
    'More: - - -5 -',
    'Less: - 10 - -',
    'Less: - -5 - -',
  ])
})

it('a step that begins away from nought stands on what is not seen', () => {
  // -10 to -15 begins at -10 and is 5 long; -15 to -12 ends at -12 and is 3 long.
  expect(written(bridge(-10, [-5, 3]))).toEqual([
    'Where it begins: - -10 -12 -',
    'As it stands: -10 - - -12',
    'More: - - -3 -',
    'Less: - -5 - -',
  ])
})

it('the bars of a tornado go from what is stated to the low and to the high', () => {
  const bars = [{ label: 'Growth', low: new Decimal(-2), high: new Decimal('4.5'), isApart: false }]
  const chart = wordChart({
    is: 'tornado',
    of: { title: 'What it rests on', ...money, centre: new Decimal(1), bars, kinds: undefined },
  })

  expect(chart).toMatchObject({ form: { from: '1', areApart: false }, categories: ['Growth'] })
  expect(written(chart)).toEqual(['At its low: -2', 'At its high: 4.5'])
  const part = chart && chartPart(chart)
  expect(part).toContain('<c:crossesAt val="1"/>')
  expect(part).toContain('<c:barDir val="bar"/><c:grouping val="clustered"/>')
})

it('neither end of a tornado covers the other where both lie on one side of what is stated', () => {
  const overlap = (low: number, high: number): string | undefined => {
    const bars = [
      { label: 'Growth', low: new Decimal(-2), high: new Decimal(4), isApart: false },
      { label: 'Prices', low: new Decimal(low), high: new Decimal(high), isApart: false },
    ]
    const of = { title: 'What it rests on', ...money, centre: new Decimal(1), bars, kinds: undefined }
    const chart = wordChart({ is: 'tornado', of })
    return chart && /<c:overlap val="(\d+)"/.exec(chartPart(chart))?.[1]
  }

  expect(overlap(-1, 3)).toBe('100')
  expect(overlap(2, 5)).toBe('0')
  expect(overlap(0, -3)).toBe('0')
  // At one of its ends nothing changes.
  expect(overlap(1, 5)).toBe('100')
})

it('the part of a chart is markup whatever its names are', () => {
  const chart = bridge(1, [2])
  const hostile = chart && { ...chart, title: '</c:t><b>', categories: ['<a>', '&', '"', "'"] }

  expect(() => readXml(chartPart(hostile as WordChart).replace(' standalone="yes"', ''))).not.toThrow()
})
