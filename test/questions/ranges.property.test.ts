import { test } from '@fast-check/vitest'
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { runCli } from '../support/run-cli.ts'

/** Figures of every kind, each with a place for a range. */
const figures = [
  ['lines.acute.growth', '3%', ['1%', '3%', '6%', '-2%', '-1%', '+1%', '0']],
  ['lines.community.growth', '{ 2018/19: 1%, default: 2% }', ['1%', '-1%', '+1%', '+2%', '0', '-200%']],
  ['lines.acute.base', '60', ['58', '60', '63', '£58m', '£63000k', '-1', '+2', '0']],
  ['population.base', '1000', ['900', '1000', '1100', '-5']],
  ['savings.clinics.delivery', '{ default: 80% }', ['-30%', '+30%', '30%', '0']],
  ['savings.clinics.amount', '{ 2018/19: 1 }', ['-0.5', '+£100k', '1', '0']],
  ['funding.allocation.growth', '2%', ['1%', '2%', '3%', '-100%', '-101%']],
  ['reserves.contingency.share', '0.5%', ['0%', '0.5%', '1%', '100%', '-1%', '101%']],
] as const

type Stated = readonly [path: string, value: string, range: string | undefined]

const anyFigure = fc.constantFrom(...figures).chain(([path, value, ends]) => {
  const end = fc.constantFrom(...ends)
  const shape = fc.constantFrom(
    '',
    '',
    '',
    ', shape: normal',
    ', shape: uniform',
    ', shape: triangular',
    ', shape: pert',
  )
  const more = fc.constantFrom('', '', ', interval: 50%', ', persistence: 0.5', ', persistence: 2')
  return fc
    .tuple(
      fc.oneof(
        fc.tuple(end, end).map(([low, high]) => `low: ${low}, high: ${high}`),
        end.map((sd) => `sd: ${sd}`),
        fc.tuple(end, end).map(([min, max]) => `min: ${min}, max: ${max}`),
        fc
          .tuple(end, end)
          .map(([min, max]) => `min: ${min}, mode: ${value.startsWith('{') ? '0' : value}, max: ${max}`),
      ),
      shape,
      more,
    )
    .map((parts): Stated => [path, value, `{ ${parts.join('')} }`])
})

function definitionWith(stated: readonly Stated[]): string {
  const ranges = new Map(stated.map(([path, , range]) => [path, range]))
  const of = (path: string): string => {
    const value = figures.find(([own]) => own === path)?.[1] ?? ''
    const range = ranges.get(path)
    return range === undefined ? value : `{ value: ${value}, source: Plan, range: ${range} }`
  }
  return `title: Uncertain
unit: £m
years: { base: 2017/18, count: 3 }
population: { base: ${of('population.base')}, growth: 1% }
funding: { allocation: { base: 100, growth: ${of('funding.allocation.growth')} } }
reserves: { contingency: { share: ${of('reserves.contingency.share')} } }
lines:
  acute: { setting: hospital, base: ${of('lines.acute.base')}, growth: ${of('lines.acute.growth')} }
  community: { setting: out-of-hospital, base: 40, growth: ${of('lines.community.growth')} }
pressures: { winter: { line: acute, per-head: { 2018/19: 1000 } } }
savings:
  clinics: { line: acute, amount: ${of('savings.clinics.amount')}, delivery: ${of('savings.clinics.delivery')} }
`
}

let accepted = 0
let refused = 0

test.prop([fc.array(anyFigure, { minLength: 1, maxLength: 2 })], { numRuns: 300 })(
  'whatever ranges check accepts, sensitivity answers; what it refuses, it refuses as well',
  async (stated) => {
    const files = { 'definition.yaml': definitionWith(stated) }
    const check = await runCli(['check', 'definition.yaml'], { files })
    const asked = await runCli(['sensitivity', 'definition.yaml', '--csv'], { files })

    if (check.exit === 3) {
      refused++
      expect(asked.exit).toBe(3)
    } else {
      accepted++
      expect({ exit: asked.exit, err: asked.err.match(/ - error .*/g) }).toEqual({ exit: 0, err: null })
      expect(asked.out).toContain(',range,')
    }
  },
)

it('both came to be tried', () => {
  expect(Math.min(accepted, refused)).toBeGreaterThan(10)
})
