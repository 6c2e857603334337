import { expect, it } from 'vitest'
import { definitionKeys } from '../../src/definition/keys/keys.ts'
import { runCli } from '../support/run-cli.ts'

const first = `title: First
years: { base: 2017/18, count: 1 }
funding: { allocation: { base: 200, growth: 0% } }
lines:
  acute: { title: Acute, setting: hospital, base: 100, growth: 0% }
  community: { title: Community, setting: out-of-hospital, base: 50, growth: 0% }
`
const compared = async (second: string, more: Readonly<Record<string, string>> = {}): Promise<string> =>
  (
    await runCli(['compare', 'first.yaml', 'second.yaml', '-q', '--width', '500'], {
      files: { 'first.yaml': first, 'second.yaml': second, ...more },
    })
  ).out

it('two savings of one title are told apart by their ids, and what is of another kind by that alone', async () => {
  const out = await compared(`title: Second
extends: first.yaml
savings:
  beds: { title: Efficiency, line: acute, amount: { 2018/19: 5 } }
  visits: { title: Efficiency, line: community, amount: { 2018/19: 2 } }
pressures: { pay: { title: Efficiency, line: acute, level: { 2018/19: 1 } } }
`)
  expect(out).toContain(
    'with the saving "Efficiency" (beds); with the saving "Efficiency" (visits); with the pressure "Efficiency".',
  )
  expect(out).toMatch(/^Efficiency \(saving beds\) +no +yes +5\.0$/m)
  expect(out).toMatch(/^Efficiency \(saving visits\) +no +yes +2\.0$/m)
  expect(out).toMatch(/^Efficiency \(pressure\) +no +yes +\(1\.0\)$/m)
})

it('a change of an item says which one it is of, where another is called alike', async () => {
  const both = (beds: number, visits: number): string => `savings:
  beds: { title: Efficiency, line: acute, amount: { 2018/19: ${beds} } }
  visits: { title: Efficiency, line: community, amount: { 2018/19: ${visits} } }
`
  const files = { 'first.yaml': first + both(5, 2) }
  const out = await compared(`title: Second\nextends: first.yaml\n${both(6, 4)}`, files)
  expect(out).toMatch(/^Efficiency[^(]* \(saving beds\) .* 1\.0$/m)
  expect(out).toMatch(/^Efficiency[^(]* \(saving visits\) .* 2\.0$/m)
  expect(out).toMatch(/differs from First in 2 things: .*\(saving beds\).*; .*\(saving visits\)/)
})

it('a member that is called as its place is a member', async () => {
  const place = (members: string): string => `title: Whole\ncombine: { ${members} }\n`
  const out = await compared(place('a: { title: First, scenario: a.yaml }, b: { title: Whole, scenario: a.yaml }'), {
    'a.yaml': first,
    'first.yaml': place('a: { title: First, scenario: a.yaml }'),
  })
  expect(out).toContain('with the member "Whole".')
})

it('every section of items says what one of them is', () => {
  const without = Object.entries(definitionKeys.keys).flatMap(([name, key]) =>
    key.is === 'collection' && key.one === undefined ? [name] : [],
  )
  expect(without).toEqual([])
})
