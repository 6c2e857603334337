import { expect, it } from 'vitest'
import { runCli } from '../support/run-cli.ts'

/** What is told of a value that stands where the funding of the base year does. */
async function told(value: string): Promise<readonly string[]> {
  const files = {
    'a.yaml': `title: A
years: { base: 2017/18, count: 2 }
funding: { allocation: { base: ${value}, growth: 1% } }
lines: { acute: { setting: hospital, base: 60, growth: 3% } }
`,
  }
  const { err } = await runCli(['run', 'a.yaml', '-q'], { files })
  return err.split('\n').flatMap((line) => / error (.*)$/.exec(line)?.[1] ?? [])
}

it.each([
  ['220,562', '"220,562" is more than one. Did you mean 220562?'],
  ['1,273.4', '"1,273.4" is more than one. Did you mean 1273.4?'],
  ['1,234,567', '"1,234,567" is more than one. Did you mean 1234567?'],
  ['3,5', '"3,5" is more than one. Did you mean 3.5?'],
  ['£1,200m', '"£1,200m" is more than one. Did you mean £1200m?'],
  ['1,25,3', '"1,25,3" is more than one.'],
  ['1.234.567,8', '"1.234.567,8" is more than one. Did you mean 1234567.8?'],
  ['1 234,5', '"1 234,5" is more than one. Did you mean 1234.5?'],
  ['0,500', '"0,500" is more than one. Did you mean 0.500?'],
  // Thousands do not part so, and a decimal comma seldom.
  ['1234,567', '"1234,567" is more than one.'],
  ['(1,234)', '"(1,234)" is more than one. Did you mean (1234)?'],
  ['£(1,234)k', '"£(1,234)k" is more than one. Did you mean £(1234)k?'],
  ['1,234-', '"1,234-" is more than one. Did you mean 1234-?'],
])('%s between braces is one number, and not a key that is not known', async (value, text) => {
  expect(await told(value)).toEqual([`comma-in-number: A comma parts entries here, so that ${text}`])
})

it('a number in quotes, a text and keys that are parted by commas without blanks are what they are', async () => {
  expect(await told('100,title: Money')).toEqual([])
  expect(await told('{ value: 100, source: "Table 1,2 of the plan" }')).toEqual([])
})

it('in a list the comma of a number is told from those between items by the blanks behind these', async () => {
  const files = (list: string): { files: Record<string, string> } => ({
    files: {
      'a.yaml': `title: A
years: { base: 2017/18, count: 3 }
funding: { allocation: { base: 100, amounts: ${list} } }
lines: { acute: { setting: hospital, base: 60, growth: 3% } }
`,
    },
  })
  const { exit, err } = await runCli(['run', 'a.yaml', '-q'], files('[1,200, 1,300, 1,400]'))
  expect(exit).toBe(3)
  expect(err.match(/comma-in-number/g)).toHaveLength(3)
  expect(err).not.toContain('list-length')
  for (const list of ['[100,200,300]', '[100, 200, 300]', '[100, 2.5, 300]'])
    expect((await runCli(['run', 'a.yaml', '-q'], files(list))).exit, list).toBeLessThan(2)
})
