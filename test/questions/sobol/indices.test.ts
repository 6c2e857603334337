import { describe, expect, it } from 'vitest'
import { scrambledBy } from '../../../src/engine/sampling/scramble.ts'
import { directionsOf } from '../../../src/engine/sampling/sobol.ts'
import { rowName } from '../../../src/formula/node.ts'
import { type Indices, indicesOf } from '../../../src/questions/sobol/indices.ts'
import { NoIndices, sobolIndices } from '../../../src/questions/sobol/sobol.ts'
import { projectText } from '../../support/project-text.ts'

const points = 4096

/** Indices of a function of figures that are even between nought and one. */
function indices(size: number, of: (x: readonly number[]) => number): readonly Indices[] {
  const columns = Array.from({ length: 2 * size }, (_, at) => {
    const { point } = scrambledBy(directionsOf(at), 17 + at)
    return Array.from({ length: points }, (__, number) => (point(number) + 0.5) / 2 ** 32)
  })
  const answers = (isOther: (figure: number) => boolean): Float64Array =>
    Float64Array.from({ length: points }, (_, at) =>
      of(Array.from({ length: size }, (__, figure) => columns[figure + (isOther(figure) ? size : 0)]?.[at] as number)),
    )
  const mixed = Array.from({ length: size }, (_, own) => answers((figure) => figure === own))
  return indicesOf({ one: answers(() => false), other: answers(() => true), mixed }, 1)?.indices ?? []
}

describe('indices known in closed form', () => {
  it("Ishigami's function", () => {
    // sin x1 + 7 sin^2 x2 + 0.1 x3^4 sin x1 over -pi..pi (Ishigami and Homma, 1990): 0.3139, 0.4424, 0; totals 0.5576, 0.4424, 0.2437.
    const found = indices(3, (u) => {
      const [one = 0, two = 0, three = 0] = u.map((own) => Math.PI * (2 * own - 1))
      return Math.sin(one) + 7 * Math.sin(two) ** 2 + 0.1 * three ** 4 * Math.sin(one)
    })
    const expected = [
      [0.3139, 0.5576],
      [0.4424, 0.4424],
      [0, 0.2437],
    ] as const
    for (const [at, [first, total]] of expected.entries()) {
      expect(Math.abs((found[at]?.first.value ?? Number.NaN) - first)).toBeLessThan(0.015)
      expect(Math.abs((found[at]?.total.value ?? Number.NaN) - total)).toBeLessThan(0.015)
      expect(found[at]?.first.low).toBeLessThanOrEqual(first + 0.001)
      expect(found[at]?.first.high).toBeGreaterThanOrEqual(first - 0.001)
      expect(found[at]?.total.low).toBeLessThanOrEqual(total)
      expect(found[at]?.total.high).toBeGreaterThanOrEqual(total)
    }
  })

  it("Sobol's g-function", () => {
    // The product of (|4 x - 2| + a) / (1 + a): V[i] = 1 / (3 (1 + a)^2), V = product of (1 + V[i]) - 1, S = V[i] / V,
    // total = V[i] x product of the others' (1 + V[j]) / V.
    const a = [0, 1, 4.5, 9]
    const parts = a.map((own) => 1 / (3 * (1 + own) ** 2))
    const whole = parts.reduce((product, part) => product * (1 + part), 1)
    const found = indices(a.length, (u) =>
      u.reduce((product, own, at) => (product * (Math.abs(4 * own - 2) + (a[at] ?? 0))) / (1 + (a[at] ?? 0)), 1),
    )
    for (const [at, part] of parts.entries()) {
      expect(Math.abs((found[at]?.first.value ?? Number.NaN) - part / (whole - 1))).toBeLessThan(0.02)
      expect(Math.abs((found[at]?.total.value ?? Number.NaN) - (part * whole) / (1 + part) / (whole - 1))).toBeLessThan(
        0.02,
      )
    }
  })
})

const text = (more = '', sd = 3): string => `title: Plain
years: { base: 2017/18, count: 2 }
population: { base: 1000, growth: 0% }
funding: { allocation: { title: Allocation, base: 100, growth: 0% } }
lines:
  acute: { title: Acute, setting: hospital, base: { value: 60, range: { sd: ${sd} } }, growth: 0% }
  community: { title: Community, setting: out-of-hospital, base: { value: 30, range: { sd: 4 } }, growth: { value: 0%, range: { sd: 1%, persistence: 0 } } }
${more}`

describe('indices of a scenario', () => {
  const asked = (definition: string, index = 2): ReturnType<typeof sobolIndices> =>
    sobolIndices(
      projectText(definition).scenario.model,
      { op: 'row', path: rowName('headroom'), lag: 0 },
      index,
      1024,
      1,
    )

  it('are the parts of the variance: two independent amounts, 9 and 16 of 25', () => {
    // In the base year growth counts for nothing.
    const { figures } = asked(text(), 0)
    expect(figures.map(({ figure }) => figure.varied.path)).toEqual([
      'lines.community.base',
      'lines.acute.base',
      'lines.community.growth',
    ])
    expect(figures[2]?.indices.total.value).toBe(0)
    expect(Math.abs((figures[0]?.indices.first.value ?? 0) - 16 / 25)).toBeLessThan(0.03)
    expect(Math.abs((figures[1]?.indices.total.value ?? 0) - 9 / 25)).toBeLessThan(0.03)
  })

  it('of a figure drawn anew each year are of all its draws together', () => {
    // 30 (1 + g1) (1 + g2), of sd 30 x 0.01 x sqrt 2 nearly: 0.18 beside 9 and 16 and a little.
    const growth = asked(text()).figures.find(({ figure }) => figure.varied.path === 'lines.community.growth')
    expect(Math.abs((growth?.indices.total.value ?? 0) - 0.18 / 25.18)).toBeLessThan(0.003)
  })

  it.each([
    ['correlated', text('correlations: { "lines.acute.base ~ lines.community.base": 0.5 }\n'), 'correlated'],
    ['certain', text().replaceAll(/, range: \{[^}]*\}/g, ''), 'states a range'],
    ['the same', text().replaceAll(/sd: \d+/g, 'sd: 0'), 'the same whatever'],
  ])('there are none where figures are %s', (_name, definition, why) => {
    expect(() => asked(definition)).toThrow(NoIndices)
    expect(() => asked(definition)).toThrow(why)
  })
})
