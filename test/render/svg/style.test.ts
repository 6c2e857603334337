import { expect, it } from 'vitest'
import { dark, light } from '../../../src/render/html/colours.ts'
import { chartStyle, darkChart, lightChart } from '../../../src/render/svg/style.ts'
import { contrast } from '../../support/contrast.ts'

it.each([
  ['light', light, lightChart],
  ['dark', dark, darkChart],
] as const)(
  '%s: names stand out by 4.5 to 1 and marks by 3 to 1, on the ground and where years are assumed',
  (_, { ground, text, second, rule }, { lines, assumed }) => {
    for (const behind of [ground, assumed]) {
      for (const colour of [...lines, text, second])
        expect(contrast(colour, behind), `${colour} on ${behind}`).toBeGreaterThanOrEqual(4.5)
      expect(contrast(rule, behind)).toBeGreaterThanOrEqual(3)
    }
  },
)

it('asks for nothing from anywhere, and has the colours of both grounds', () => {
  expect(chartStyle).not.toMatch(/url|@import|expression/)
  for (const colour of [...lightChart.lines, ...darkChart.lines]) expect(chartStyle).toContain(colour)
})

it.each([
  ['light', light, lightChart],
  ['dark', dark, darkChart],
] as const)(
  '%s: what lies on bands and cells stands out from each of them',
  (_, { text }, { lines, bands, up, down }) => {
    for (const behind of bands) {
      // The row as stated, and the middle of the draws.
      for (const mark of [lines[2], text])
        expect(contrast(mark, behind), `${mark} on ${behind}`).toBeGreaterThanOrEqual(3)
    }
    for (const behind of [...up, ...down]) expect(contrast(text, behind), behind).toBeGreaterThanOrEqual(4.5)
  },
)
