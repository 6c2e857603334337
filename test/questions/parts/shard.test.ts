import { fc, test } from '@fast-check/vitest'
import { expect, it } from 'vitest'
import { shareOf } from '../../../src/questions/parts/shard.ts'

it('ten pieces in three shares are three, three and four', () => {
  expect([1, 2, 3].map((number) => shareOf({ number, of: 3 }, 10))).toEqual([
    { from: 0, to: 3 },
    { from: 3, to: 6 },
    { from: 6, to: 10 },
  ])
})

test.prop([fc.integer({ min: 1, max: 200 }), fc.integer({ min: 0, max: 1e12 })])(
  'shares follow each other from the first piece to the last, none larger than another by more than one',
  (of, total) => {
    const shares = Array.from({ length: of }, (_, at) => shareOf({ number: at + 1, of }, total))
    const sizes = shares.map(({ from, to }) => to - from)

    expect(shares[0]?.from).toBe(0)
    expect(shares.at(-1)?.to).toBe(total)
    expect(shares.slice(1).map(({ from }) => from)).toEqual(shares.slice(0, -1).map(({ to }) => to))
    expect(Math.max(...sizes) - Math.min(...sizes)).toBeLessThanOrEqual(1)
  },
)
