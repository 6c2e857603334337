import { describe, expect, it } from 'vitest'
import { Decimal } from '../../src/base/decimal.ts'
import { offScreen } from '../../src/render/page.ts'
import { drawFan } from '../../src/render/text/fan.ts'
import type { FanChart } from '../../src/report/document.ts'

const line = (...values: readonly number[]): Decimal[] => values.map((value) => new Decimal(value))

const chart: FanChart = {
  title: 'Headroom',
  unit: '£ million, cash',
  years: [2017, 2018, 2019],
  is: 'money',
  decimals: 1,
  bands: [
    { holds: 0.9, low: line(0, -20, -40), high: line(0, 20, 40) },
    { holds: 0.5, low: line(0, -10, -20), high: line(0, 10, 20) },
  ],
  middle: line(0, 0, 0),
  central: line(0, 5, 10),
}

describe('a fan', () => {
  it('has its bands one in the other, the middle through them and a dot a year for what is stated', () => {
    const lines = drawFan(chart, { ...offScreen, width: 40, ascii: true })
    const drawn = lines.filter((row) => /[|+]/.test(row))

    expect(lines.slice(0, 3)).toEqual([
      'Headroom',
      'GBP million, cash; . 90% of draws, : 50%',
      'of draws, = the middle, o as stated',
    ])
    expect(lines.at(-1)?.trim()).toMatch(/^2017\/18 +2018\/19 +2019\/20$/)
    // From 40 down to -40 in 17 rows, 5 a row: the wide band is all of them, the narrow one 20 to -20, as stated is 10, the middle nought.
    expect(drawn.map((row) => row.at(-1)).join('')).toBe('....::o:=::::....')
    for (const row of lines) expect(row.length).toBeLessThanOrEqual(40)
  })

  it('draws nothing in plain text or of no values, and no picture where there is no room', () => {
    expect(drawFan(chart, { ...offScreen, plain: true })).toEqual([])
    const none = [undefined, undefined, undefined]
    expect(drawFan({ ...chart, bands: [], middle: none, central: none }, offScreen)).toEqual([])
    expect(drawFan(chart, { ...offScreen, width: 26 }).some((row) => row.includes('┤'))).toBe(false)
  })
})
