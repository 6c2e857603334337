import { describe, expect, it } from 'vitest'
import { normalQuantile } from '../../../src/base/normal.ts'
import { inJavaScript, type Loops, loopsIn } from '../../../src/engine/loops/loops.ts'
import { fixShape, shape } from '../../../src/engine/loops/numbers.ts'
import { mixed } from '../../../src/engine/sampling/hash.ts'
import { normalEnds } from '../../../src/engine/sampling/normal-cells.ts'
import { quantileTable, writeShape } from '../../../src/engine/sampling/quantile.ts'
import { Space, type Views } from '../../../src/engine/wasm/space.ts'

/** What a loop leaves in memory, and gives, as WebAssembly and as JavaScript: bytes that must be the same. */
function bothWays(
  bytes: number,
  prepare: (views: Views, at: number) => void,
  run: (loops: Loops, at: number) => unknown,
): void {
  const [web, plain] = [true, false].map((isWeb) => {
    const space = new Space()
    const at = space.take(bytes, 65_536)
    const views = space.views()
    prepare(views, at)
    const loops = isWeb ? loopsIn(space) : inJavaScript(space)
    const given = run(loops, at)
    return { given, bytes: Buffer.from(views.i32.buffer, at, bytes).toString('base64') }
  })
  expect(web?.given).toBe(plain?.given)
  expect(web?.bytes === plain?.bytes).toBe(true)
}

/** Numbers that look like normal draws, some of them far out. */
function fillDraws({ f32 }: Views, at: number, count: number): void {
  for (let own = 0; own < count; own++) {
    const bits = mixed(own + at)
    f32[(at >> 2) + own] = own % 50 === 0 ? ((bits >>> 24) - 128) / 10 : normalQuantile((bits + 0.5) / 2 ** 32)
  }
}

it('this runtime has WebAssembly, without which there is nothing to compare', () => {
  expect(new Space().isShared).toBe(true)
})

describe('as WebAssembly and as JavaScript, to the last bit', () => {
  it.each([-0.5, -0.123, 0, 0.4999])('cells are spread at %d', (place) => {
    bothWays(
      65_536,
      (views, at) => fillDraws(views, at, 8192),
      (loops, at) => loops.spreadCells(at, at + 32_768, place),
    )
  })

  it.each([16, 256, 4096])('%d numbers are gathered', (count) => {
    bothWays(
      65_536,
      (views, at) => {
        fillDraws(views, at, 4096)
        for (let bit = 0; bit < 16; bit++) views.i32[((at + 16_384) >> 2) + bit] = 4 * (mixed(bit) & 4095)
      },
      (loops, at) => loops.gatherPoints(at + 4 * 1234, at + 32_768, at + 16_384, count),
    )
  })

  it.each([1, 2, 5])('sums of %d terms, and then of one', (terms) => {
    bothWays(
      65_536,
      (views, at) => {
        fillDraws(views, at, 8192)
        const [list, first] = [at + 49_152, at + 49_152 + 64]
        for (let term = 0; term < terms; term++) {
          views.i32[(first >> 2) + 2 * term] = at + 4096 * term
          views.f32[(first >> 2) + 2 * term + 1] = Math.sin(term + 1)
        }
        views.i32.set([at + 40_960, first, first + 8 * terms, 0, at + 45_056, first, first + 8], list >> 2)
      },
      (loops, at) => loops.weightedSums(at + 49_152, at + 49_152 + 32, 1024),
    )
  })

  const triangular = quantileTable(
    (u) => (u < 0.25 ? Math.sqrt(u * 4) - 1 : 3 - Math.sqrt((1 - u) * 12)),
    normalQuantile(0.25),
  )
  const normal = { is: 'normal', centre: 0.012, spread: 0.008 } as const
  it.each([
    ['line', normal],
    ['lineCut', normal],
    ['curve', triangular],
    ['curveCut', triangular],
  ] as const)('%s', (name, quantile) => {
    for (const count of [4, 7, 2048])
      bothWays(
        65_536,
        (views, at) => {
          fillDraws(views, at, 2048)
          writeShape(quantile, { added: 0.3, least: 0.31, most: 0.315 }, views, at + 8192)
          fixShape(views.f32, at + 8192)
          expect(shape.size).toBeLessThan(1024)
          if (quantile.is === 'table') views.f32.set(quantile.pieces, (at + 9216) >> 2)
        },
        (loops, at) => loops[name](at + 32_768, at, at + 8192, at + 9216, count),
      )
  })

  it('the cells at the ends', () => {
    for (const rest of [0, 1, 500_000, 2 ** 20 - 1])
      bothWays(
        65_536,
        (views, at) => {
          fillDraws(views, at, 8192)
          views.f64.set(normalEnds(), (at + 32_768) >> 3)
        },
        (loops, at) => loops.endCellNumbers(at + 32_768, at, rest),
      )
  })

  /** Draws of which some are below nought, some nought of either sign, and some missing. */
  const fillFigures = ({ f64 }: Views, at: number, count: number): void => {
    for (let own = 0; own < count; own++) {
      const kind = mixed(own) % 9
      f64[(at >> 3) + own] =
        kind === 0 ? Number.NaN : kind === 1 ? 0 : kind === 2 ? -0 : normalQuantile((own + 0.5) / count)
    }
  }

  it('what is kept of draws', () => {
    for (const count of [2, 5, 512])
      bothWays(
        65_536,
        (views, at) => {
          fillFigures(views, at, 512)
          for (let own = 0; own < 512; own++)
            views.i32.fill(own % 3 === 0 ? 0 : -1, (at + 8192) / 4 + 2 * own, (at + 8192) / 4 + 2 * own + 2)
          views.f64.fill(Number.POSITIVE_INFINITY, (at + 16_384 + 16) >> 3, (at + 16_384 + 32) >> 3)
          views.f64.fill(Number.NEGATIVE_INFINITY, (at + 16_384 + 32) >> 3, (at + 16_384 + 48) >> 3)
        },
        (loops, at) => loops.keepDraws(at, at + 8192, at + 16_384, count),
      )
  })

  it('counts of cells, up to a number whose page is not there, and taken out again', () => {
    for (const isThere of [true, false])
      bothWays(
        524_288,
        (views, at) => {
          fillFigures(views, at, 4096)
          const pages = new Uint16Array(views.i32.buffer, at + 65_536, 65_536)
          for (let own = 0; own < 4096; own++) {
            const first = (views.i32[(at >> 2) + 2 * own + 1] as number) >>> 16
            pages[first] = own > 2000 && !isThere ? 0 : 1 + (first % 200)
          }
          pages[0] = 1
        },
        (loops, at) => {
          const left = loops.countCells(at, at + 65_536, at + 196_608, 4096)
          if (isThere) loops.takeCounts(at + 196_608 + 1024 * (1 + (0x3fe0 % 200)), 0x3fe000, 1, at + 460_000)
          else loops.takeCounts(at + 196_608 + 1024 * (1 + (0xbfe0 % 200)), 0xbfe000, -1, at + 460_000)
          return left
        },
      )
  })
})
