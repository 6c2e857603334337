import { expect, it } from 'vitest'
import { chartLines, highlights, looksIn } from '../../../src/render/xlsx/looks.ts'

/** Relative luminance of a colour, as the accessibility guidelines define it. */
function luminance(hex: string): number {
  const [red = 0, green = 0, blue = 0] = [0, 2, 4].map((at) => {
    const part = Number.parseInt(hex.slice(at, at + 2), 16) / 255
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4
  })
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue
}

function contrast(one: string, other: string): number {
  const [light = 0, dark = 0] = [luminance(one), luminance(other)].sort((left, right) => right - left)
  return (light + 0.05) / (dark + 0.05)
}

it('contrast is worked out as the guidelines have it', () => {
  // Black on white is 21:1, and #767676 the lightest grey that reaches 4.5 on white.
  expect(contrast('000000', 'FFFFFF')).toBeCloseTo(21, 5)
  expect(contrast('767676', 'FFFFFF')).toBeCloseTo(4.54, 2)
})

it.each(
  (['model', 'publish'] as const).flatMap((style) =>
    [...Object.entries(looksIn(style)), ...Object.entries(highlights)].map(([name, look]) => ({ style, name, look })),
  ),
)('text of $name can be read on its ground ($style)', ({ look }) => {
  const ground = look.fill?.type === 'pattern' ? (look.fill.fgColor?.rgb ?? 'FFFFFF') : 'FFFFFF'

  expect(contrast(look.font?.color?.rgb ?? 'FFFFFF', ground)).toBeGreaterThanOrEqual(4.5)
})

it('lines of a chart stand out from white, and differ in dash', () => {
  for (const { color } of chartLines) expect(contrast(color, 'FFFFFF')).toBeGreaterThanOrEqual(3)
  expect(new Set(chartLines.map(({ dash }) => dash)).size).toBe(chartLines.length)
})
