import { expect, it } from 'vitest'
import { exit } from '../../src/cli/exit.ts'
import { type Outcome, runCli } from '../support/run-cli.ts'

const study = `title: Cost study
years: { base: 2017/18, count: 2 }
lines:
  acute: { title: Acute, setting: hospital, base: 100, growth: 10% }
  community: { title: Community, setting: out-of-hospital, base: 40, growth: 5% }
`
const allocation = `title: Allocation
years: { base: 2017/18, count: 2 }
funding:
  core: { title: Core, base: 200, growth: 2% }
`
const files = {
  'study.yaml': study,
  'allocation.yaml': allocation,
  'whole.yaml': `${study}funding:\n  core: { title: Core, base: 140, growth: 0% }\n`,
  'prices.yaml': 'title: Prices\nyears: { base: 2017/18, count: 2 }\nprices: { deflator: 10% }\n',
  'place.yaml':
    'title: Place\ncombine:\n  a: { title: Central, scenario: whole.yaml }\n  b: { title: Council, scenario: study.yaml }\n',
}
const run = async (...argv: string[]): Promise<Outcome> => await runCli(argv, { files })

/** What a reader would call a position: none may be named where there is none. */
const positions =
  /headroom|envelope|surplus.carried|surplus \/|deficit\b|savings to be found|underlying|in-year|do-nothing-gap/i

it.each([
  ['study.yaml'],
  ['study.yaml', '--full'],
  ['study.yaml', '--brief'],
  ['study.yaml', '--plain'],
  ['study.yaml', '--csv'],
  ['study.yaml', '--format', 'tidy'],
  ['study.yaml', '--json'],
  ['study.yaml', '--format', 'markdown'],
  ['study.yaml', '--years', '2018/19'],
  ['study.yaml', '--rows', '*'],
  ['allocation.yaml', '--csv'],
  ['allocation.yaml', '--json'],
  ['prices.yaml', '--full'],
  ['prices.yaml', '--csv'],
])('run %s %s speaks of no position', async (...argv) => {
  const { exit: status, out } = await run('run', ...argv)

  expect(status).toBe(exit.ok)
  expect(out).not.toMatch(positions)
})

it('a cost study says what it costs, in a sentence and in a table', async () => {
  const { out } = await run('run', 'study.yaml', '--brief')

  // 100 x 1.1^2 = 121 and 40 x 1.05^2 = 44.1: 165.1, which is 25.1 more than 140, or 17.9%.
  expect(out.replace(/\s+/g, ' ')).toContain(
    'Total spend rises from £140.0m in 2017/18 to £165.1m by 2019/20: up £25.1m, 18%.',
  )
  expect(out).toMatch(/^Total spend +140\.0 +152\.0 +165\.1 +25\.1$/m)
})

it('prices alone are the table', async () => {
  const { out } = await run('run', 'prices.yaml', '--brief')

  expect(out).toMatch(/^Price index +1\.000 +1\.100 +1\.210$/m)
})

it('scenarios of which one has no funding are compared by what they have', async () => {
  const { exit: status, out } = await run('run', 'whole.yaml', 'study.yaml', '--summary')
  const of = (heading: string): string => (out.split(`\n${heading}`)[1] ?? '').split('\n\n')[0] ?? ''

  expect(status).toBe(exit.ok)
  expect(of('Headroom\n').match(/Cost study/g)).toHaveLength(1)
  expect(of('Total spend').match(/Cost study/g)).toHaveLength(2)
  expect(out).toContain('Cost study: the definition states no funding.')
})

it.each([
  [
    ['run', 'study.yaml', '--rows', 'headroom.recurrent'],
    'No row matches "headroom.recurrent": the definition states no funding (study.yaml).',
  ],
  [
    ['run', 'allocation.yaml', '--rows', 'headroom*'],
    'No row matches "headroom*": the definition states no lines (allocation.yaml).',
  ],
  [
    ['run', 'study.yaml', '--rows', 'funding.*'],
    'No row matches "funding.*": the definition states no funding (study.yaml).',
  ],
  [
    ['run', 'prices.yaml', '--rows', 'lines.*.spend'],
    'No row matches "lines.*.spend": the definition states no lines (prices.yaml).',
  ],
  [['run', 'place.yaml', '--rows', 'headroom'], 'No row matches "headroom": Council states no funding (place.yaml).'],
  [
    ['explain', 'study.yaml', 'headroom.recurrent', '2018/19'],
    'There is no "headroom.recurrent": the definition states no funding (study.yaml).',
  ],
] as const)('%j is refused with what is not stated', async (argv, said) => {
  const { exit: status, err } = await run(...argv)

  expect(status).toBe(exit.usage)
  expect(err).toContain(said)
})

it.each([
  [
    'reserves',
    'reserves:\n  r: { share: 1% }\n',
    '"reserves" rests on funding, and this definition states no funding.',
  ],
  [
    'a surplus',
    'surplus:\n  required: { share: 1% }\n',
    '"surplus" rests on funding, and this definition states no funding.',
  ],
  [
    'an allocation as an index',
    'contracts:\n  c: { starts: 2018/19, scope: { community: 100% }, index: allocation }\n',
    'contracts.c.index rests on the growth of funding, and this definition states no funding.',
  ],
  [
    'a check',
    'checks:\n  c: { that: headroom >= 0 }\n',
    'There is no row "headroom": the definition states no funding.',
  ],
  [
    'a pattern',
    'checks:\n  c: { that: "sum(funding.*.total) >= 0" }\n',
    'There is no row "funding.*.total": the definition states no funding.',
  ],
  [
    'a measure',
    'measures:\n  m: { formula: spend.total / funding.total, unit: share }\n',
    'There is no row "funding.total": the definition states no funding.',
  ],
  [
    'a stated total',
    'controls:\n  c: { row: headroom, amount: 1 }\n',
    'There is no row "headroom": the definition states no funding.',
  ],
  [
    'a cap',
    'contracts:\n  c: { starts: 2018/19, scope: { community: 100% }, index: { inflation: 1% }, gain: { share: 50%, cap: { share: 1%, of: available } } }\n',
    'There is no row "available": the definition states no funding.',
  ],
])('%s in a cost study is refused in its place, once', async (_, text, said) => {
  const { exit: status, err } = await runCli(['run', 'x.yaml', '--csv', '--quiet'], {
    files: { 'x.yaml': study + text },
  })

  expect(status).toBe(exit.badInput)
  expect(err).toContain(said)
  expect(err.match(/ - error /g)).toHaveLength(1)
  expect(err).toMatch(/^x\.yaml:\d+:\d+ - error /)
})

it.each([
  [
    'savings',
    'savings:\n  s: { line: acute, amount: 1 }\n',
    '"savings" rests on lines, and this definition states no lines.',
  ],
  ['a ring-fence', '', 'This names the spend line "acute", and this definition states no lines.'],
])('%s in an allocation is refused in its place, once', async (_, text, said) => {
  const own = text === '' ? allocation.replace('growth: 2%', 'growth: 2%, for: [acute]') : allocation + text
  const { exit: status, err } = await runCli(['run', 'x.yaml', '--csv', '--quiet'], { files: { 'x.yaml': own } })

  expect(status).toBe(exit.badInput)
  expect(err).toContain(said)
  expect(err.match(/ - error /g)).toHaveLength(1)
})

it('check tells of no rule and no position', async () => {
  const { exit: status, out } = await run('check', 'study.yaml', 'prices.yaml', '--quiet')

  expect(status).toBe(exit.ok)
  expect(out).not.toMatch(positions)
})

it('a cost study and its CSV give the same figures', async () => {
  const { out: csv } = await run('convert', 'study.yaml', '--to', 'csv')
  const { out } = await runCli(['run', 'study.csv', '--csv', '--quiet'], { files: { 'study.csv': csv } })
  const { out: own } = await run('run', 'study.yaml', '--csv', '--quiet')

  expect(out).toBe(own)
})

it('funding alone has no rows for people and prices that are not stated', async () => {
  const { out } = await run('run', 'allocation.yaml')
  expect(out).toContain('Growth of recurrent funding')
  expect(out).not.toMatch(/recurrent funding (?:per head|in real)/)
})
