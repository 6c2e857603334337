import { fc, test } from '@fast-check/vitest'
import { expect } from 'vitest'
import { Decimal, epsilon } from '../../src/base/decimal.ts'
import { anySketch, type Sketch } from '../support/any-definition.ts'
import { anyMember } from '../support/any-place.ts'
import { runCli } from '../support/run-cli.ts'
import { writeSketch } from '../support/write-sketch.ts'

/** A definition, or a place of one or two members, as the files that it takes. */
interface Given {
  readonly files: Readonly<Record<string, string>>
  readonly isPlace: boolean
}

const plain = (sketch: Sketch): Given => ({ files: { '': writeSketch(sketch) }, isPlace: false })

const anyPlain = anySketch.map(plain)
const anyShare = fc.constantFrom('', ', share: 40%')
const anyPlace = fc
  .array(fc.tuple(anyMember, anyShare, fc.constantFrom('north', 'south', 'west')), { minLength: 1, maxLength: 2 })
  .map((members): Given => {
    const byId = new Map(members.map(([sketch, share, id]) => [id, { sketch, share }]))
    const combine = Array.from(byId, ([id, { share }]) => `  ${id}: { scenario: NAME-${id}.yaml${share} }\n`).join('')
    const own = Array.from(byId, ([id, { sketch }]) => [`-${id}`, writeSketch(sketch)] as const)
    return { files: { '': `title: Place\ncombine:\n${combine}`, ...Object.fromEntries(own) }, isPlace: true }
  })
/** Two that are much alike: most parts of the one are those of the other. */
const anyAlike = fc
  .tuple(
    anySketch,
    anySketch,
    fc.constantFrom(
      ...([
        'lines',
        'streams',
        'savings',
        'shifts',
        'changes',
        'contracts',
        'risks',
        'reserves',
        'surplus',
        'population',
        'deflator',
        'count',
      ] as const),
    ),
  )
  .map(([one, other, part]): readonly [Given, Given] => [plain(one), plain({ ...one, [part]: other[part] })])
const anyPair = fc.oneof(
  anyAlike,
  fc.tuple(anyPlain, anyPlain),
  fc.tuple(anyPlace, anyPlace),
  fc.tuple(anyPlain, anyPlace),
  fc.tuple(anyPlace, anyPlain),
)

const named = (name: string, { files }: Given): readonly (readonly [string, string])[] =>
  Object.entries(files).map(([end, text]) => [`${name}${end}.yaml`, text.replaceAll('NAME', name)])

interface Bridge {
  readonly row: string
  readonly year: string
  readonly start: string
  readonly steps: readonly { readonly value: string; readonly label: string }[]
  readonly end: string
  readonly adds_up: boolean
}

test.prop([anyPair, fc.constantFrom([], ['--prices', 'real'], ['--per-head'], ['--unit', '£k'])], { numRuns: 60 })(
  'any two are compared, or the reason is told',
  async ([first, second], view) => {
    const files = Object.fromEntries([...named('one', first), ...named('two', second)])
    const asked = ['one.yaml', 'two.yaml', ...view]
    const { exit, out, err } = await runCli(['compare', ...asked, '--format', 'json'], { files })

    expect(exit, err).toBeLessThan(4)
    expect(`${out}${err}`).not.toMatch(/fault of the program|undefined|NaN| at .*\.ts:/)
    // A definition that is wrong by itself, or a view that one of them has not, is refused whole.
    if (exit >= 2) {
      expect(out === '' || exit === 3, out).toBe(true)
      return
    }
    const { bridges } = JSON.parse(out) as { readonly bridges: readonly Bridge[] }
    for (const { row, year, start, steps, end, adds_up } of bridges) {
      const values = [start, ...steps.map(({ value }) => value), new Decimal(end).neg().toFixed()]
      const sum = values.reduce<Decimal>((so, value) => so.plus(value), new Decimal(0))
      const largest = Decimal.max(1, ...values.map((value) => new Decimal(value).abs()))
      expect(adds_up).toBe(true)
      expect(sum.abs().lte(epsilon.times(largest)), sum.toFixed()).toBe(true)
      for (const [name, told] of [
        ['one.yaml', start],
        ['two.yaml', end],
      ] as const)
        expect(await figureOf(name, row, year, view, files)).toBe(told)
    }
    // People are told the same, in lines that fit.
    const text = await runCli(['compare', ...asked, '--width', '80'], { files })
    expect(text.exit, text.err).toBe(exit)
    expect(text.out.split('\n').filter((line) => [...line].length > 80)).toEqual([])
  },
  180_000,
)

async function figureOf(
  name: string,
  row: string,
  year: string,
  view: readonly string[],
  files: Readonly<Record<string, string>>,
): Promise<string | undefined> {
  const { out } = await runCli(['run', name, '--rows', row, '--years', year, ...view, '--format', 'tidy'], { files })
  return out.split('\n')[1]?.split(',')[8]
}
