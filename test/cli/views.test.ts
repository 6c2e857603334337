import { parse } from 'csv-parse/sync'
import { expect, it } from 'vitest'
import { runCli } from '../support/run-cli.ts'

// Prices rise 25% a year and people from 1,000 to 1,250, so 100 of £k is worth 80 and then 64; £100 a head, £80, £80.
const small = `title: Small
unit: £k
years: { base: 2017/18, count: 2 }
prices: { base: 2017/18, deflator: { value: 25%, source: s } }
population: { base: 1000, growth: { 2018/19: 25%, 2019/20: 0% }, source: s }
funding: { allocation: { base: 100, growth: 0%, source: s } }
lines:
  acute: { setting: hospital, base: 60, growth: 10%, source: s }
  community: { setting: out-of-hospital, base: 40, growth: 0%, source: s }
`
const files = {
  'a.yaml': small,
  'later.yaml': small.replace('prices: { base: 2017/18', 'prices: { base: 2018/19'),
  'steeper.yaml': small.replace('25%, source', '30%, source'),
  'bare.yaml': small.replace(/(prices|population): .*\n/g, ''),
  'people.yaml': small.replace(/prices: .*\n/, ''),
}

const run = (...args: readonly string[]): ReturnType<typeof runCli> => runCli(['run', ...args], { files })

/** Everything printed with its line breaks taken out. */
const flat = (text: string): string => text.replace(/\s+/g, ' ')

it.each([
  { args: ['--prices', 'real'], row: 'GBP k,real 2017/18,100,80,64' },
  { args: ['--prices', 'real', '--unit', '£'], row: 'GBP,real 2017/18,100000,80000,64000' },
  { args: ['--per-head'], row: 'GBP per head,cash,100,80,80' },
  { args: ['--per-head', '--prices', 'real'], row: 'GBP per head,real 2017/18,100,64,51.2' },
  { args: ['--prices', 'cash'], row: 'GBP k,cash,100,100,100' },
])('CSV with $args holds money so viewed, exact, and says what it is', async ({ args, row }) => {
  const { exit, out } = await run('a.yaml', '--csv', '--rows', 'funding.total', ...args, '--decimals', '3')

  expect(exit).toBe(0)
  expect(out).toBe(`scenario,row,label,unit,price_base,2017/18,2018/19,2019/20\na,funding.total,Funding,${row}\n`)
})

it('what is not money is the same in every view', async () => {
  const rows = ['population.total', 'prices.index', 'lines.acute.growth', 'headroom.share'].flatMap((row) => [
    '--rows',
    row,
  ])
  const cash = await run('a.yaml', '--csv', ...rows)
  const viewed = await run('a.yaml', '--csv', ...rows, '--prices', 'real', '--per-head')

  expect(parse(cash.out)).toHaveLength(5)
  expect(viewed.out).toBe(cash.out)
})

it('tidy CSV, JSON and its lines say the unit and the price base of every row', async () => {
  const view = ['--rows', 'funding.total', '--prices', 'real', '--per-head']
  const [tidy, json, lines] = await Promise.all(
    ['tidy', 'json', 'ndjson'].map((format) => run('a.yaml', '--format', format, ...view)),
  )

  expect(tidy?.out.split('\n')[2]).toBe(
    'a,funding.total,Funding,GBP per head,real 2017/18,2018/19,2018-04-01,2019-03-31,64,',
  )
  const [scenario] = JSON.parse(json?.out ?? '').scenarios
  expect(scenario).toMatchObject({
    unit: '£ per head',
    rows: [{ unit: 'GBP per head', price_base: 'real 2017/18', values: ['100', '64', '51.2'] }],
  })
  expect(JSON.parse(lines?.out.split('\n')[2] ?? '')).toMatchObject({
    unit: 'GBP per head',
    price_base: 'real 2017/18',
    value: '51.2',
  })
})

it.each([
  { args: ['--prices', 'real'], basis: '£ thousand, 2017/18 prices', row: /^Funding +100 +80 +64 +\(36\)/m },
  { args: ['--per-head'], basis: '£ per head, cash', row: /^Funding +100 +80 +80 +\(20\)/m },
  {
    args: ['--prices', 'real', '--per-head', '--decimals', '1'],
    basis: '£ per head, 2017/18 prices',
    row: /^Funding +100\.0 +64\.0 +51\.2 +\(48\.8\)/m,
  },
])('the table with $args: $basis above it and above the chart', async ({ args, basis, row }) => {
  const { out } = await run('a.yaml', ...args)

  expect(out.split(basis)).toHaveLength(3)
  expect(out).toMatch(row)
  expect(flat(out)).toContain('Rules and checks are in cash (£ thousand)')
})

it('checks are in cash in every view', async () => {
  const checked = `${small}controls: { all: { row: funding.total, year: 2019/20, amount: 100, source: s } }\n`
  const world = { files: { 'a.yaml': checked } }
  const { out } = await runCli(['run', 'a.yaml', '--prices', 'real', '--per-head', '--full'], world)

  expect(flat(out)).toContain('pass Funding agrees with the stated total "all": £100k in 2019/20')
})

it('chosen rows say what they were divided by, and rates beside them keep their places', async () => {
  const { out } = await run('a.yaml', '--rows', 'headroom', '--rows', 'headroom.share', '--per-head', '--unit', '£m')
  expect(out).toBe('')

  const perHead = await run('a.yaml', '--rows', 'funding.total', '--prices', 'real', '--per-head')
  expect(flat(perHead.out)).toContain('Real terms: 2017/18 prices, deflated by 25.0% a year.')
  expect(flat(perHead.out)).toContain('divided by its own population: 1,000 in 2017/18, 1,250 in 2019/20.')
  const rates = await runCli(['run', 'scenarios/3pct.yaml', '--rows', 'funding.growth-per-head', '--per-head'])
  expect(rates.out).toMatch(/\(1\.0%\)/)
})

it('plain cash says nothing of views', async () => {
  const { out } = await run('a.yaml')

  expect(out).not.toContain('Rules and checks are in cash')
  expect(out).not.toContain('Per head: ')
})

it('side by side, scenarios are in one view', async () => {
  const { out } = await run('a.yaml', 'steeper.yaml', '--prices', 'real', '--per-head', '--plain')

  // Envelope: 100 - 60 x 1.21 = 27.4 of £k for 1,250 people; / 1.25^2 = £14.0 and / 1.3^2 = £13.0. £40 before.
  const [one, other, difference] = out.slice(out.indexOf('Out-of-hospital envelope.')).split('\n').slice(1)
  expect(one).toMatch(/^Small: 2017\/18 40; .* 2019\/20 14\.$/)
  expect(other).toMatch(/^Small: 2017\/18 40; .* 2019\/20 13\.$/)
  expect(difference).toMatch(/^difference from the first: 2017\/18 0; .* 2019\/20 \(1\)\.$/)
})

it('unlike deflators of one price base go together, and that is said', async () => {
  const { exit, out, err } = await run('a.yaml', 'steeper.yaml', '--prices', 'real')
  const note = 'These scenarios have unlike deflators, so their real terms compare only with care: a and steeper.\n'

  // Round figures bring warnings with them, before the note.
  expect(exit).toBe(0)
  expect(err.endsWith(`\n${note}`)).toBe(true)
  expect(flat(out)).toContain('£ thousand, 2017/18 prices, each by its own deflator')
  expect((await run('a.yaml', 'a.yaml', '--prices', 'real')).out).not.toContain('each by its own deflator')
  expect((await run('a.yaml', 'steeper.yaml', '--csv', '--prices', 'real')).err.endsWith(note)).toBe(true)
  expect((await run('a.yaml', 'steeper.yaml', '--csv', '--prices', 'real', '--quiet')).err).toBe('')
  expect((await run('a.yaml', 'steeper.yaml', '--prices', 'real', '-o', '{scenario}.csv')).err).not.toContain('unlike')
})

it('unlike price bases never meet in one result, and each may have a file of its own', async () => {
  const together = await run('a.yaml', 'later.yaml', '--csv', '--prices', 'real')
  const apart = await run('a.yaml', 'later.yaml', '--prices', 'real', '--rows', 'funding.total', '-o', '{scenario}.csv')

  expect(together).toMatchObject({ exit: 2, out: '' })
  expect(together.err).toBe(
    'scenario: a is in 2017/18 prices and later in 2018/19 prices: real terms of unlike price bases do not go together. Give them one prices.base, or a file each with {scenario} in -o.\n',
  )
  expect(apart.exit).toBe(0)
  // Over the prices of 2018/19, 100 is worth 100 x 1.25 = 125, 100, 80.
  expect(apart.written.get('later.csv')).toContain('GBP k,real 2018/19,125,100,80\n')
  expect((await run('a.yaml', 'later.yaml', '--csv')).exit).toBe(0)
  expect((await run('a.yaml', 'later.yaml', '--csv', '--per-head')).exit).toBe(0)
})

it('a definition that states no deflator or no population is named, with what to add', async () => {
  const real = await run('bare.yaml', '--prices', 'real')
  const perHead = await run('bare.yaml', '--per-head', '--json')
  const both = await run('bare.yaml', '--per-head', '--prices', 'real')

  expect(real).toMatchObject({ exit: 3, out: '' })
  expect(real.err).toBe(
    'bare.yaml:1:1 - error no-deflator: --prices real needs prices, and this definition states none. Add "prices: { deflator: 2% }", with the rates you use.\n',
  )
  expect(perHead).toMatchObject({ exit: 3, out: '' })
  expect(perHead.err).toMatch(/^bare\.yaml:1:1 - error no-population: .*Add "population: \{ base: 100000 \}"\.\n$/)
  expect(both.err.match(/ - error /g)).toHaveLength(2)
  expect((await run('people.yaml', '--per-head')).exit).toBe(0)
})

it('in a batch the others are written, and what belongs together is not', async () => {
  const batch = await run('a.yaml', 'people.yaml', '--prices', 'real', '-o', 'out/{scenario}.csv')
  const together = await run('a.yaml', 'people.yaml', '--prices', 'real', '--csv')

  expect(batch).toMatchObject({ exit: 3, out: '' })
  expect([...batch.written.keys()]).toEqual(['out/a.csv'])
  expect(batch.err).toContain('1 of 2 scenarios right, 1 file written; wrong: people.yaml.')
  expect(together).toMatchObject({ exit: 3, out: '' })
})

it('what cannot be meant is a usage error in one line', async () => {
  for (const [args, message] of [
    [
      ['run', 'a.yaml', '--per-head', '--unit', '£m'],
      'Money per head is in pounds: give --per-head or --unit £m, not both.',
    ],
    [['run', 'a.yaml', '--prices', 'constant'], 'Allowed choices are cash, real.'],
    [['check', 'a.yaml', '--prices', 'real'], 'check holds rules in cash, so it takes no --prices and no --per-head'],
    [['check', 'a.yaml', '--per-head'], 'check holds rules in cash'],
  ] as const) {
    const { exit, out, err } = await runCli(args, { files })
    expect({ args, exit, out, lines: err.split('\n').length }).toEqual({ args, exit: 2, out: '', lines: 2 })
    expect(err).toMatch(/^scenario: /)
    expect(err).toContain(message)
  }
})

it.each([40, 80, 200])('at %i columns no line is wider in any view', async (width) => {
  for (const view of [['--prices', 'real'], ['--per-head'], ['--prices', 'real', '--per-head']]) {
    const { out } = await runCli(['run', 'scenarios/do-something.yaml', '--width', String(width), ...view])
    expect(Math.max(...out.split('\n').map((line) => line.length))).toBeLessThanOrEqual(width)
  }
})

it('--ascii has ASCII only per head', async () => {
  const { out } = await runCli(['run', 'scenarios/3pct.yaml', '--ascii', '--per-head'])

  expect(/[^\n -~]/.exec(out)).toBeNull()
  expect(out).toContain('from GBP 555 to GBP 312 per head')
})

it('a place of which some members state no prices or no people names those', async () => {
  const held = {
    ...files,
    'place.yaml':
      'title: Place\nunit: £k\ncombine: { a: { scenario: a.yaml }, bare: { title: East, scenario: bare.yaml }, other: { scenario: bare.yaml } }\n',
    'none.yaml': 'title: Place\nunit: £k\ncombine: { bare: { scenario: bare.yaml } }\n',
  }
  const errorOf = async (...args: string[]): Promise<string> =>
    (await runCli(['run', ...args, '--quiet'], { files: held })).err

  expect(await errorOf('place.yaml', '--prices', 'real')).toContain(
    'no-deflator: --prices real needs prices of every member, and East and other state none. Add "prices: { deflator: 2% }" to their definitions, or state prices in the place itself.',
  )
  expect(await errorOf('place.yaml', '--per-head')).toContain(
    'no-population: --per-head needs the residents of every member, and East and other state none. Add "population: { base: 100000 }" to their definitions, or state it in the place itself.',
  )
  expect(await errorOf('none.yaml', '--per-head')).toContain('this definition states none.')
  expect(await errorOf('none.yaml', '--prices', 'real')).toContain('this definition states none.')
})
