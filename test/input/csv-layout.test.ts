import { expect, it } from 'vitest'
import { runCli } from '../support/run-cli.ts'

/* How the rows of a CSV and their paths are laid out by people. */

async function said(rows: string): Promise<string> {
  const files = { 'a.csv': `path,value,2018/19,note\n${rows}` }
  const { exit, err } = await runCli(['run', 'a.csv', '-q'], { files })
  expect(exit).toBe(3)
  return err
}

it.each([
  ['lines . acute . base', 'lines.acute.base'],
  ['lines. acute.base', 'lines.acute.base'],
  ['lines / acute / base', 'lines.acute.base'],
  ['Lines > acute > base'.toLowerCase(), 'lines.acute.base'],
  ['lines: acute: base', 'lines.acute.base'],
  ['lines.acute.growth.2018/19', 'lines.acute.growth."2018/19"'],
])('the path %j is told as it should be written', async (path, mend) => {
  expect(await said(`${path},1,,\n`)).toContain(`"${path}" is not a path. Did you mean ${mend}?`)
})

it('a part that is missing is no layout', async () => {
  expect(await said('lines . . base,1,,\n')).toContain('is not a path. Write it as lines.acute.growth')
})

it('of a row with too few cells nobody is told to quote a comma', async () => {
  const few = await said('title,Base\n')

  expect(few).toContain('Row 2 has 2 cells, the header 4. End a row with a comma for every cell that is empty')
  expect(few).not.toContain('1,234.5')
})

it('of a row with too many cells everybody is', async () => {
  expect(await said('lines.acute.base,1,234.5,,\n')).toContain(
    'Row 2 has 5 cells, the header 4. A figure with a comma must be quoted: "1,234.5".',
  )
})
