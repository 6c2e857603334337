import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { terminalPicture } from '../../src/render/svg/terminal.ts'
import { expectGolden } from '../support/golden.ts'
import { runCli } from '../support/run-cli.ts'

const picture = 'test/golden/expected/pictures/terminal.svg'

const words = ['run', 'scenarios/6pct.yaml', 'scenarios/3pct.yaml', 'scenarios/nil.yaml', '--summary']

it('the picture of the terminal is what the program prints now', async () => {
  const { exit, out } = await runCli([...words, '--color'], { columns: 100 })

  expect(exit).toBe(0)
  expectGolden(
    picture,
    terminalPicture(out, {
      typed: ['scenario', ...words].join(' '),
      description:
        'Three scenarios side by side in a terminal: a table of the out-of-hospital envelope and of headroom by year, and a chart of the envelope of each.',
      columns: 100,
    }),
  )
})

it.each([picture, 'test/golden/expected/charts/growths.envelope.svg'])('the README shows %s', (path) => {
  expect(readFileSync('README.md', 'utf8')).toContain(`](${path})`)
})
