import { expect, it } from 'vitest'
import { runCli } from '../support/run-cli.ts'

/* What a spreadsheet shows, pasted into YAML as it is, without quotes: to YAML a dash begins a list, and "#" a comment. */

/** What is told of a definition with this text where the funding of the base year stands. */
async function told(allocation: string): Promise<readonly string[]> {
  const files = {
    'a.yaml': `title: A
years: { base: 2017/18, count: 2 }
funding:
  allocation: ${allocation}
lines: { acute: { setting: hospital, base: 60, growth: 3% } }
`,
  }
  const { exit, err } = await runCli(['run', 'a.yaml', '-q'], { files })
  expect(exit).toBe(3)
  return err.split('\n').flatMap((line) => /^a\.yaml:(.*)$/.exec(line)?.[1] ?? [])
}

const dash = 'yaml-syntax: This cannot be read as YAML: a dash alone begins a list; for nought, write 0.'

it.each(['{ base: -, growth: 1% }', '{ growth: 1%, base: - }', '{ growth: 1%, base: -}'])(
  'a dash alone is told as one: %s',
  async (text) => {
    expect(await told(text)).toEqual([`4:${text.indexOf('-') + 15} - error ${dash}`])
  },
)

it('so is one on a line of its own, and a list that begins there is still told as a list', async () => {
  expect(await told('\n    base: -\n    growth: 1%')).toEqual([`5:11 - error ${dash}`])
  expect((await told('\n    base: - 1\n    growth: 1%')).join()).toContain('a list starts on a line of its own')
})

it.each(['#N/A', '#DIV/0!', '#NAME?', '#REF!'])('%s is an error of the spreadsheet, and no comment', async (error) => {
  const isError = `"${error}" is an error of the spreadsheet that this comes from`
  expect(await told(`\n    base: ${error}\n    growth: 1%`)).toEqual([
    `5:11 - error error-cell: ${isError}. Mend it there, and write the value itself.`,
  ])
  expect(await told(`{ base: ${error}, growth: 1% }`)).toEqual([
    `4:23 - error yaml-syntax: This cannot be read as YAML: ${isError}, and its "#" begins a comment here; write the value itself.`,
  ])
})

it('a comment is a comment, whatever it speaks of', async () => {
  expect((await told('\n    base: # see #N/A\n    growth: 1%')).join()).toContain('value-missing')
  expect((await told('\n    base: #N/A in the plan\n    growth: 1%')).join()).toContain('value-missing')
  expect((await told('{ base: 1, # of the plan\n    growth: 1%')).join()).toContain('this bracket is not closed')
})
