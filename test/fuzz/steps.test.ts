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
