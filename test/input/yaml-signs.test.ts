import { expect, it } from 'vitest'
import { runCli } from '../support/run-cli.ts'

/* Signs of YAML that come from another keyboard, or do not show, and what people write in their place. */

const right = `title: A
years: { base: 2017/18, count: 2 }
funding: { allocation: { base: 100, growth: 1% } }
lines:
  acute: { setting: hospital, base: 60, growth: { value: 3%, range: { low: 1%, high: 5% } } }
  community: { setting: out-of-hospital, base: 40, growth: 1% }
`

async function told(from: string, to: string): Promise<string> {
  expect(right).toContain(from)
  const { exit, err } = await runCli(['run', 'a.yaml', '-q'], { files: { 'a.yaml': right.replace(from, () => to) } })
  expect(exit, err).toBe(3)
  return err
}

it.each([
  ['title: A', 'title\uff1a A', 'a.yaml:1:1', '"\uff1a" is no colon (U+FF1A); write ":" and a space'],
  ['title: A', 'title\u2236 A', 'a.yaml:1:1', '"\u2236" is no colon (U+2236); write ":" and a space'],
  ['title: A', 'title = A', 'a.yaml:1:1', 'a key stands before a colon and a space, not "="'],
  ['title: A', 'title A', 'a.yaml:1:1', 'the colon is missing'],
  ['hospital, base', 'hospital\uff0c base', 'a.yaml:5:29', '"\uff0c" is no comma (U+FF0C); write ","'],
  ['  acute', '\u00a0 acute', 'a.yaml:5:1', 'it holds a no-break space (U+00A0), which does not show'],
  ['  acute', ' \u2003acute', 'a.yaml:5:2', 'it holds an em space (U+2003), which does not show'],
])('%j as %j', async (from, to, place, why) => {
  const err = await told(from, to)
  expect(err).toContain(`${place} - error yaml-syntax: `)
  expect(err).toContain(why)
})

it.each([
  ['1%..5%', '{ low: 1%, high: 5% }'],
  ['1% to 5%', '{ low: 1%, high: 5% }'],
  ['1% \u2013 5%', '{ low: 1%, high: 5% }'],
  ['-1%-5%', undefined],
  ['[1%, 5%]', '{ low: 1%, high: 5% }'],
  ['[1%, 3%, 5%]', undefined],
  ['\u00b12%', undefined],
])('a range as %s', async (text, mend) => {
  const err = await told('{ low: 1%, high: 5% }', text)
  expect(err).toContain('error expected-keys: range takes keys of its own')
  if (mend === undefined) expect(err).not.toContain('Did you mean')
  else expect(err).toContain(`Did you mean ${mend}?`)
})
