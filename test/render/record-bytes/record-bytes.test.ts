import { fc, test } from '@fast-check/vitest'
import { describe, expect, it } from 'vitest'
import { twelveDigits } from '../../../src/base/twelve-digits.ts'
import { RecordBytes } from '../../../src/render/record-bytes/record-bytes.ts'

/** Figures as bytes, each with its lead, as the text that they are. */
function told(figures: readonly number[], leads = figures.map(() => ({ text: '', factor: 1 }))): string {
  const bytes = RecordBytes.of(3, leads, '\n')
  if (bytes === undefined) throw new Error('This runtime has no WebAssembly, without which there is nothing to test')
  const pieces: Uint8Array[] = []
  const asText = (at: number): string => `>${leads[at]?.text}[${figures[at]}]\n`
  bytes.write('>', 0, Float64Array.from(figures), asText, (piece) => pieces.push(piece))
  bytes.flush((piece) => pieces.push(piece))
  return Buffer.concat(pieces).toString('utf8')
}

const lines = (figures: readonly number[]): string => figures.map((figure) => `>${twelveDigits(figure)}\n`).join('')

describe('a figure in bytes is the one in text', () => {
  it('at powers of ten, of two and halves of the last digit, and beside them', () => {
    const besides = (figure: number): number[] => {
      const [own] = [Float64Array.of(figure)]
      const bits = new BigInt64Array(own.buffer)
      return [-2n, -1n, 0n, 1n, 2n].map((step) => {
        const next = BigInt64Array.of((bits[0] as bigint) + step)
        return new Float64Array(next.buffer)[0] as number
      })
    }
    const tens = Array.from({ length: 21 }, (_, at) => 10 ** (at - 9))
    const twos = Array.from({ length: 72 }, (_, at) => 2 ** (at - 33))
    const halves = [100_000_000_000.5, 100_000_000_001.5, 999_999_999_998.5, 0.000_488_281_25, 1.000_000_000_005]
    const sizes = [...tens, ...twos, ...halves, 9.999_999_999_994_9, 9.999_999_999_995, 99.999_999_999_95]
    const figures = sizes.filter((size) => size < 9e11 || size === 999_999_999_998.5).flatMap(besides)
    const signed = [0, -0, ...figures, ...figures.map((figure) => -figure)]

    expect(told(signed)).toBe(lines(signed))
  })

  test.prop([
    fc.array(
      fc.double({ min: -9.99e11, max: 9.99e11, noNaN: true }).filter((one) => one === 0 || Math.abs(one) >= 1e-10),
    ),
  ])('of any common size', (figures) => {
    expect(told(figures)).toBe(lines(figures))
  })

  test.prop([fc.array(fc.tuple(fc.integer({ min: -1e12, max: 1e12 }), fc.integer({ min: 0, max: 12 })))])(
    'and of few digits',
    (parts) => {
      const figures = parts
        .map(([whole, places]) => whole / 10 ** places)
        .filter((one) => one === 0 || (Math.abs(one) >= 1e-10 && Math.abs(one) < 9.99e11))

      expect(told(figures)).toBe(lines(figures))
    },
  )
})

it('what has no value or an uncommon size is asked for as text, in its place', () => {
  const sizes = [1, Number.NaN, 2, 1e12, 1e-11, -1e300, Number.POSITIVE_INFINITY, 3]

  expect(told(sizes)).toBe('>1\n>[NaN]\n>2\n>[1000000000000]\n>[1e-11]\n>[-1e+300]\n>[Infinity]\n>3\n')
})

it('a lead stands before its figure, which its factor multiplies', () => {
  const leads = [
    { text: 'Ærø, ', factor: 1000 },
    { text: '', factor: 1e-3 },
    { text: `${'a long lead '.repeat(9)}`, factor: -1 },
  ]

  expect(told([0.25, 12.5, 7], leads)).toBe(`>Ærø, 250\n>0.0125\n>${'a long lead '.repeat(9)}-7\n`)
})

it('goes on where what it holds is full, whatever the figures', () => {
  const figures = Array.from({ length: 50_000 }, (_, at) => (at % 7 === 3 ? Number.NaN : Math.sqrt(at)))
  const text = figures.map((figure) => (Number.isNaN(figure) ? '>[NaN]\n' : `>${twelveDigits(figure)}\n`)).join('')

  expect(told(figures) === text).toBe(true)
})

it('leaves records that are too long to others', () => {
  expect(RecordBytes.of(3, [{ text: 'x'.repeat(20_000), factor: 1 }], '\n')).toBeUndefined()
})
