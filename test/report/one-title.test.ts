import { expect, it } from 'vitest'
import { runCli } from '../support/run-cli.ts'

const definition = `title: Twins
years: { base: 2017/18, count: 2 }
funding:
  care: { title: Care, base: 100, growth: 0% }
lines:
  care: { title: Care, setting: hospital, base: 40, growth: 0% }
  care-b: { title: Care, setting: out-of-hospital, base: 30, growth: 0% }
  other: { title: Other, setting: other, base: 30, growth: 0% }
contracts:
  one: { title: Provider, starts: 2018/19, scope: { care: 10% } }
  two: { title: Provider, starts: 2018/19, scope: { care: 10% } }
risks:
  first: { title: Demand, probability: 50%, impact: { 2018/19: 2 } }
  second: { title: Demand, probability: 50%, impact: { 2018/19: 4 } }
`
const files = { 'twins.yaml': definition }
const run = async (...args: string[]): Promise<string> => (await runCli(['run', ...args, '-q'], { files })).out

it('items of one kind that have one title are told apart by their names', async () => {
  const out = await run('twins.yaml', '--full')

  expect(out).toMatch(/^Care \(care\) +40\.0/m)
  expect(out).toMatch(/^Care \(care-b\) +30\.0/m)
  expect(out).toMatch(/^Other +30\.0/m)
  expect(out).toMatch(/^Contract: Provider \(one\)$/m)
  expect(out).toMatch(/^Contract: Provider \(two\)$/m)
  expect(out).toMatch(/^Demand \(first\) /m)
  expect(out).toMatch(/^Demand \(second\) /m)
})

it('so are the rows of a line in data, and the members of a place', async () => {
  const place = 'title: P\ncombine: { a: { title: A, scenario: twins.yaml }, b: { title: A, scenario: twins.yaml } }\n'
  const { out } = await runCli(['run', 'p.yaml', '--full', '-q'], { files: { ...files, 'p.yaml': place } })

  expect(await run('twins.yaml', '--csv')).toContain(',lines.care-b.recurrent,"Care (care-b), recurrent",')
  expect(out).toMatch(/^A \(a\) /m)
  expect(out).toMatch(/^A \(b\) /m)
})

it('rows of unlike kinds that have one label are told apart by their kinds', async () => {
  const out = await run('scenarios/icb.yaml', '--rows', '*.growth', '--width', '200')

  expect(out.replace(/\s+/g, ' ')).toMatch(/Specialised services, growth \(funding\)/)
  expect(out.replace(/\s+/g, ' ')).toMatch(/Specialised services, growth \(lines\)/)
  expect(out).toMatch(/^Acute, growth +\d/m)
})
