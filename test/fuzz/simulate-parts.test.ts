import { fc, test } from '@fast-check/vitest'
import { expect, it } from 'vitest'
import { forged, partsOf } from '../support/parts.ts'
import { runCli } from '../support/run-cli.ts'

const definition = `title: Own
unit: £m
years: { base: 2017/18, count: 2 }
funding: { allocation: { title: Allocation, base: 100, growth: 0% } }
lines:
  acute: { title: Acute, setting: hospital, base: 100, growth: { value: 3%, range: { low: 1%, high: 6% } } }
risks:
  flu: { title: Flu, likelihood: 3, consequence: 3, probability: 50%, impact: { 2018/19: 0, 2019/20: 40 } }
`
const words = ['simulate', 'own.yaml', '--draws', '64', '--seed', '7', '--row', 'headroom'] as const
const parts = await partsOf(words, 2, { files: { 'own.yaml': definition } })
const names = Object.keys(parts)
const whole = await runCli([...words, '--csv'], { files: { 'own.yaml': definition } })
const own = parts['part-2.json'] ?? ''

type Json = null | boolean | number | string | Json[] | { [key: string]: Json }
type Steps = readonly (string | number)[]

/** The way to everything in a value. */
function waysIn(value: Json, way: Steps = []): Steps[] {
  const entries: (readonly [string | number, Json])[] = Array.isArray(value)
    ? value.map((one, at) => [at, one] as const)
    : value !== null && typeof value === 'object'
      ? Object.entries(value)
      : []
  return [...(way.length === 0 ? [] : [way]), ...entries.flatMap(([step, one]) => waysIn(one, [...way, step]))]
}

const { sha256: _, ...held } = JSON.parse(own) as { readonly [key: string]: Json }
const ways = waysIn(held)

/** Something else in the place of what stands there. */
const other: fc.Arbitrary<(old: Json) => Json | undefined> = fc.oneof(
  fc.constant(() => undefined),
  fc
    .constantFrom<Json>(null, true, '', 'x', [], {}, [[]], -1, 0, 1, 0.5, 2 ** 24, 2 ** 53, 1e300)
    .map((one) => () => one),
  fc.integer({ min: -3, max: 3 }).map((by) => (old: Json) => (typeof old === 'number' ? old + by : [old])),
  fc.constant((old: Json) => (Array.isArray(old) ? [...old, ...old] : typeof old === 'string' ? `${old}0` : { old })),
  fc.constant((old: Json) => (Array.isArray(old) ? old.slice(1) : old)),
  fc.constant((old: Json) => (Array.isArray(old) ? old.toReversed() : old)),
)

/** The part with what stands at the end of a way made something else. */
function changedAt(value: Json, [step, ...rest]: Steps, to: (old: Json) => Json | undefined): Json {
  const copy = structuredClone(value) as { [key: string]: Json }
  if (step === undefined) return copy
  const old = copy[step] as Json
  const made = rest.length === 0 ? to(old) : changedAt(old, rest, to)
  if (made !== undefined) copy[step] = made
  else if (Array.isArray(copy)) copy.splice(step as number, 1)
  else delete copy[step]
  return copy
}

/** A part as the program lays it out, with its hash made to fit. */
function written(value: Json): string {
  const lines = Object.entries(value as { [key: string]: Json }).map(
    ([name, one]) => `  ${JSON.stringify(name)}: ${JSON.stringify(one)}`,
  )
  return forged(`{\n${lines.join(',\n')},\n  "sha256": ""\n}\n`, '', '')
}

/** Whoever forges how large the draws are, or how many were cut, has them so; nothing holds them to anything finer than their cells. */
const notCounted: ReadonlySet<unknown> = new Set(['sums', 'least', 'most', 'cells', 'cut', 'filled'])

it('lays a part out as the program does', async () => {
  const files = { ...parts, 'part-2.json': written(held as Json) }

  expect(await runCli(['merge', ...names, '--csv'], { files })).toEqual(whole)
})

test.prop([fc.constantFrom(...ways), other], { numRuns: 600 })(
  'a simulated part in which anything is something else, with its hash made to fit, is refused by name or gives the same',
  async (way, to) => {
    const changed = changedAt(held as Json, way, to)
    fc.pre(JSON.stringify(changed) !== JSON.stringify(held))
    const files = { ...parts, 'part-2.json': written(changed) }
    const { exit, out, err } = await runCli(['merge', ...names, '--csv'], { files })

    if (exit === 0) {
      if (!way.some((step) => notCounted.has(step))) expect(out).toBe(whole.out)
      expect(out.split('\n').length).toBe(whole.out.split('\n').length)
      expect(out).not.toMatch(/NaN|Infinity|undefined/)
      return
    }
    expect([exit, out]).toEqual([3, ''])
    expect(err).toMatch(/^scenario - error [a-z-]+: .*part-[12]\.json /)
  },
)

test.prop([fc.nat(own.length - 1), fc.nat(40), fc.constantFrom('', '0', '7', '"', 'null', '\n', '\u0000')], {
  numRuns: 150,
})('a damaged one is refused by name, and nothing is told', async (at, length, by) => {
  const changed = own.slice(0, at) + by + own.slice(at + length)
  fc.pre(changed !== own)
  const { exit, out, err } = await runCli(['merge', ...names, '--csv'], { files: { ...parts, 'part-2.json': changed } })

  expect([exit, out]).toEqual([3, ''])
  expect(err).toMatch(/^scenario - error (?:no-part|part-changed|part-version): part-2\.json /)
})

it('all parts of which ask for what the definition does not have are refused by name', async () => {
  const files = Object.fromEntries(
    names.map((name) => [name, forged(parts[name] ?? '', '"rows":["headroom"]', '"rows":["headrom"]')]),
  )
  const { exit, out, err } = await runCli(['merge', ...names], { files })

  expect([exit, out]).toEqual([3, ''])
  expect(err).toMatch(/^scenario - error no-part: part-1\.json is no part: what it asks .*headrom/)
})
