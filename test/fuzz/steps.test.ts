import { expect, it } from 'vitest'
import { countSteps, grownTooMuch, type Steps } from '../support/count-steps.ts'
import { sizeable } from '../support/hostile.ts'
import { runCli } from '../support/run-cli.ts'

/*
 * Four times as much of anything takes about four times the steps, from the bytes of a definition to the words on the screen. What looks at
 * every item for every other one takes sixteen times as many in one place of the program, however quick that place is.
 */

const size = 4000

it.each(sizeable.map((shape) => [shape.file, shape.name, shape] as const))(
  '%s: no place in the program takes steps with the square of the %s',
  async (file, _, { text }) => {
    const steps = (verb: string, of: number): Promise<Steps> =>
      countSteps(async () => {
        const { exit, err } = await runCli([verb, file], { files: { [file]: text(of) } })
        if (exit > 1) throw new Error(err)
      })
    for (const verb of ['run', 'check'])
      expect(grownTooMuch(await steps(verb, size), await steps(verb, 4 * size))).toEqual([])
  },
)

it('diff takes no steps with the square of the items that one of two definitions alone has', async () => {
  const lines = (count: number): string =>
    Array.from({ length: count }, (_, at) => `  line-${at}: { setting: other, base: 1, growth: 2% }\n`).join('')
  const plan = (count: number): string => `title: Plan\nyears: { base: 2017/18, count: 1 }\nlines:\n${lines(count)}`
  const steps = (count: number): Promise<Steps> =>
    countSteps(async () => {
      const files = { 'a.yaml': plan(2 * count), 'b.yaml': plan(count) }
      const { exit, err } = await runCli(['diff', 'a.yaml', 'b.yaml'], { files })
      if (exit !== 1) throw new Error(err)
    })
  await steps(20)

  expect(grownTooMuch(await steps(100), await steps(400))).toEqual([])
})

it('review takes no steps with the square of the rows of which something came out', async () => {
  const plan = (count: number): string =>
    [
      'title: Plan',
      'years: { base: 2017/18, count: 2 }',
      'funding: { allocation: { base: 1, growth: 1% } }',
      'lines:',
      ...Array.from({ length: count }, (_, at) => `  line-${at}: { setting: other, base: 1, growth: 2% }`),
      'actuals:',
      // What comes out is unlike from line to line, so that those furthest out are not the first.
      ...Array.from(
        { length: count },
        (_, at) => `  out-${at}: { row: lines.line-${at}.spend, amounts: { 2018/19: 1.${100 + at} } }`,
      ),
      '',
    ].join('\n')
  const steps = (count: number): Promise<Steps> =>
    countSteps(async () => {
      const { exit, out, err } = await runCli(['review', 'a.yaml'], { files: { 'a.yaml': plan(count) } })
      if (exit !== 0) throw new Error(err)
      expect(out.replaceAll(/\s+/g, ' ')).toContain(
        `asked of the 50 rows that came out furthest from the plan, in per cent of it, and of ${count - 50} others not`,
      )
    })
  await steps(60)

  expect(grownTooMuch(await steps(100), await steps(400))).toEqual([])
})
