import { describe, expect, it } from 'vitest'
import { Decimal } from '../../src/base/decimal.ts'
import { isContradicted, measuredImpacts } from '../../src/questions/impact.ts'
import type { Bar } from '../../src/questions/tornado.ts'

const bar = (basis: Bar['basis'], swing: number, isKnown = true): Bar => ({
  varied: {} as Bar['varied'],
  basis,
  interval: undefined,
  step: undefined,
  isByPercentiles: false,
  isCut: false,
  lowInput: new Decimal(0),
  highInput: new Decimal(0),
  low: isKnown ? new Decimal(0) : undefined,
  high: new Decimal(swing),
  swing: new Decimal(isKnown ? swing : 0),
})

const shown = (bars: readonly Bar[]): unknown[] => {
  const impacts = measuredImpacts(bars)
  return bars.map((one) => impacts.get(one))
}

describe('the impact that a swing shows', () => {
  it('is red from a quarter of the widest on and green below a fortieth', () => {
    // Of 40: a quarter is 10, a fortieth 1.
    expect(shown([40, 10, 9.99, 1, 0.99, 0].map((swing) => bar('step', swing)))).toEqual([
      'red',
      'red',
      'amber',
      'amber',
      'green',
      'green',
    ])
  })

  it('is told by ranges among ranges and by steps among steps', () => {
    const bars = [
      bar('range', 1000),
      bar('range', 4),
      bar('range', 300),
      bar('step', 4),
      bar('step', 2),
      bar('step', 0.05),
    ]
    expect(shown(bars)).toEqual(['red', 'green', 'red', 'red', 'red', 'green'])
  })

  it('is not told of fewer than three of a kind, of what has no value, nor where nothing moves', () => {
    expect(shown([bar('range', 5), bar('range', 4)])).toEqual([undefined, undefined])
    expect(shown([bar('step', 0), bar('step', 0), bar('step', 0)])).toEqual([undefined, undefined, undefined])
    expect(shown([bar('step', 5), bar('step', 5), bar('step', 5), bar('step', 9, false)]).at(-1)).toBeUndefined()
  })
})

it.each([
  ['red', 'green', true],
  ['green', 'red', true],
  ['amber', 'red', false],
  ['red', 'amber', false],
  ['green', 'green', false],
  [undefined, 'red', false],
  ['red', undefined, false],
] as const)('marked %s and measured %s: contradicted %s', (stated, measured, is) => {
  expect(isContradicted(stated, measured)).toBe(is)
})
