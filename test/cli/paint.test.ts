import { describe, expect, it } from 'vitest'
import { paintFor } from '../../src/cli/paint.ts'

/** The 256 colours of xterm from 16 on are a cube with these levels of red, green and blue. */
const levels = [0, 95, 135, 175, 215, 255]

/** Relative luminance, as WCAG 2.2 defines it. */
function luminance(index: number): number {
  const at = index - 16
  const parts = [Math.floor(at / 36), Math.floor(at / 6) % 6, at % 6].map((level) => (levels[level] ?? 0) / 255)
  const [red = 0, green = 0, blue = 0] = parts.map((part) =>
    part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4,
  )
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue
}

const colourOf = (text: string): number => Number(/\[38;5;(\d+)m/.exec(text)?.[1])

describe('colours of a terminal', () => {
  it('can be read on a white ground and on a black one where it has 256', () => {
    const { deficit, pass, fail, series } = paintFor({ TERM: 'xterm-256color' })
    const told = [deficit, pass, fail, ...[0, 1, 2, 3, 4].map((index) => series(index))]
    for (const paint of told) {
      const own = luminance(colourOf(paint('a')))
      expect(1.05 / (own + 0.05)).toBeGreaterThan(4)
      expect((own + 0.05) / 0.05).toBeGreaterThan(4)
    }
    expect(new Set([0, 1, 2, 3, 4].map((index) => colourOf(series(index)('a')))).size).toBe(5)
    expect(series(5)('a')).toBe(series(0)('a'))
  })

  it.each([{ TERM: 'xterm' }, {}, { TERM: 'xterm-256color', FORCE_COLOR: '1' }])(
    'are those of its theme for %j',
    (env) => {
      expect(paintFor(env).deficit('a')).toBe('\u001b[31ma\u001b[39m')
    },
  )

  it.each([{ COLORTERM: 'truecolor' }, { WT_SESSION: 'x' }, { TERM: 'xterm', FORCE_COLOR: '2' }])(
    'are 256 for %j',
    (env) => {
      expect(colourOf(paintFor(env).pass('a'))).toBe(28)
    },
  )
})
