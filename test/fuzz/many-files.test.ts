import { expect, it } from 'vitest'
import { countSteps, grownTooMuch, type Steps } from '../support/count-steps.ts'
import { runCli } from '../support/run-cli.ts'

/*
 * Twice as many files take about twice the steps, whether a definition extends them side by side, one upon another, or
 * is a place that they are the members of.
 */

type Files = Readonly<Record<string, string>>
const numbers = (count: number): number[] => Array.from({ length: count }, (_, index) => index)
const files = (entries: readonly (readonly [string, string])[]): Files => Object.fromEntries(entries)

const base = `title: Base
years: { base: 2017/18, count: 2 }
funding: { allocation: { base: 100, growth: 0% } }
lines:
  acute: { setting: hospital, base: 60, growth: 3% }
`
const extending = (count: number): Files =>
  files([
    ['base.yaml', base],
    ...numbers(count).map(
      (at) => [`b${at}.yaml`, `lines: { l${at}: { setting: other, base: 1, growth: 1% } }\n`] as const,
    ),
    [
      'x.yaml',
      `title: X\nextends: [base.yaml, ${numbers(count)
        .map((at) => `b${at}.yaml`)
        .join(', ')}]\n`,
    ],
  ])
const upon = (count: number): Files =>
  files([
    ['b0.yaml', base],
    ...numbers(count).map((at) => [`b${at + 1}.yaml`, `extends: b${at}.yaml\ntitle: X${at}\n`] as const),
    ['x.yaml', `extends: b${count}.yaml\n`],
  ])
const sharing = (count: number): Files => ({
  'base.yaml': base,
  'x.yaml': `title: X
combine:
${numbers(count)
  .map((at) => `  m${at}: { scenario: base.yaml, share: 50% }\n`)
  .join('')}transfers:
${numbers(count)
  .map((at) => `  t${at}: { from: m${at}, to: m${(at + 1) % count}, amount: 1 }\n`)
  .join('')}`,
})
const unlike = (count: number): Files =>
  files([
    ...numbers(count).map(
      (at) =>
        [
          `m${at}.yaml`,
          `title: M${at}
years: { base: 2017/18, count: 2 }
funding: { f${at}: { base: 100, target: { base: 110, growth: 1% }, pace: { close-by: 2019/20 } } }
lines:
  l${at}: { setting: hospital, base: 60, growth: 3% }
`,
        ] as const,
    ),
    [
      'x.yaml',
      `title: X\ncombine:\n${numbers(count)
        .map((at) => `  m${at}: { scenario: m${at}.yaml }\n`)
        .join('')}`,
    ],
  ])

it.each([
  ['files side by side', extending, 100],
  ['files one upon another', upon, 100],
  ['members of a place that are one file, with transfers', sharing, 15],
  ['members of a place that have nothing in common', unlike, 15],
] as const)('no place in the program takes steps with the square of the %s', async (_, make, count) => {
  const steps = (of: number): Promise<Steps> =>
    countSteps(async () => {
      const { exit, err } = await runCli(['run', 'x.yaml'], { files: make(of) })
      if (exit > 1) throw new Error(err)
    })
  expect(grownTooMuch(await steps(count), await steps(4 * count))).toEqual([])
})

it('files one upon another may be thousands', async () => {
  const { exit, out } = await runCli(['run', 'x.yaml'], { files: upon(10_000) })

  expect(exit).toBe(0)
  expect(out).toMatch(/^X9999/)
})

it('a member is read and defined once, however often a place and the places in it name its file', async () => {
  const place = (member: string): string =>
    `title: Place\ncombine:\n${numbers(7)
      .map((at) => `  m${at}: { scenario: ${member}, share: 10% }\n`)
      .join('')}`
  const defined = async (path: string): Promise<number> => {
    const all = { 'x.yaml': place('district.yaml'), 'district.yaml': place('base.yaml'), 'base.yaml': base }
    const steps = await countSteps(async () => {
      const { exit, err } = await runCli(['run', path], { files: all })
      if (exit > 1) throw new Error(err)
    })
    return [...steps]
      .filter(([at]) => at.startsWith('definition/define/define.ts define@'))
      .reduce((most, [, count]) => Math.max(most, count), 0)
  }

  expect(await defined('base.yaml')).toBe(1)
  expect(await defined('x.yaml')).toBe(3)
})

it('a place names its members once, and those of places in it, up to a number that is told at the first one beyond', async () => {
  const run = (count: number) => runCli(['run', 'x.yaml'], { files: sharing(count) })

  expect((await run(100)).exit).toBeLessThan(2)
  const { exit, err } = await run(900)
  expect(exit).toBe(3)
  expect(err.split('\n')[0]).toMatch(/^x\.yaml:503:21 - error too-many-members: .* more than 500 members/)
})

it('nothing is built of a definition with errors that nothing is held against', async () => {
  const broken = base.replace('growth: 3%', 'growth: x')
  const rowsBuilt = async (text: string): Promise<number> => {
    const steps = await countSteps(() => runCli(['check', 'x.yaml'], { files: { 'x.yaml': text } }))
    return [...steps]
      .filter(([place]) => place.startsWith('model/lines.ts rowsOf@'))
      .reduce((sum, [, count]) => sum + count, 0)
  }

  expect(await rowsBuilt(broken)).toBe(0)
  expect(await rowsBuilt(base)).toBeGreaterThan(0)
  // A misspelt row is told all the same.
  const checked = `${broken}checks: { c: { that: headrom >= 0 } }\n`
  expect(await rowsBuilt(checked)).toBeGreaterThan(0)
})
