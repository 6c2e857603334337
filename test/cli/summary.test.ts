import { expect, it } from 'vitest'
import { runCli } from '../support/run-cli.ts'

const three = ['scenarios/6pct.yaml', 'scenarios/3pct.yaml', 'scenarios/nil.yaml']

async function run(...args: string[]): Promise<string> {
  const { exit, out } = await runCli(['run', ...args, '-q'])
  expect(exit).toBe(0)
  return out
}

it('several scenarios begin with what compares them, on one axis', async () => {
  const out = await run(...three)

  expect(out.startsWith('Scenarios side by side\n')).toBe(true)
  expect(out.indexOf('Assumed')).toBeGreaterThan(out.indexOf('A 6% acute growth   B 3% acute growth'))
})

it('what stands side by side says whose it is and which years are assumed, or each of them where they are not one', async () => {
  const flat = (text: string): string => text.replace(/\s+/g, ' ')

  expect(flat(await run(...three, '--summary'))).toContain(
    'Scenarios side by side NHS Central London (Westminster) CCG; £ million, cash; funding assumed from 2018/19 2017/18',
  )
  const compared = flat((await runCli(['compare', 'scenarios/3pct.yaml', 'scenarios/nil.yaml', '-q'])).out)
  expect(compared).toMatch(
    /^NHS Central London \(Westminster\) CCG: Nil acute growth against 3% acute growth £ million, cash; funding assumed from 2018\/19; /,
  )
})

it('scenarios of two organisations are told apart by name', async () => {
  const definition = (title: string, organisation: string): string =>
    `title: ${title}\norganisation: ${organisation}\nyears: { base: 2017/18, count: 1 }\nfunding: { a: { base: 1, growth: 0% } }\nlines: { x: { setting: other, base: 1, growth: 0% } }\n`
  const files = { 'a.yaml': definition('A', 'North CCG'), 'b.yaml': definition('B', 'South CCG') }

  const { out } = await runCli(['run', 'a.yaml', 'b.yaml', '--summary', '-q'], { files })
  expect(out).toContain('Whose figures they are: A, North CCG; B, South CCG.')
})

// 4.3% less of Acute, and 19.2 less spent: one sign for both in the table.
it('a table of compare has one sign for what is less, and its sentences another', async () => {
  const { out } = await runCli(['compare', 'scenarios/3pct.yaml', 'scenarios/mcp.yaml', '-q'])

  expect(out).toMatch(/^Acute +151\.9 +145\.3 +\(6\.5\) +\(4\.3%\)$/m)
  expect(out).toMatch(/^Total spend +346\.6 +327\.5 +\(19\.2\) +\(5\.5%\)$/m)
  // 73.2 less 54.1 would be 19.1.
  expect(out.replace(/\s+/g, ' ')).toContain(
    'is £19.2m better than in 3% acute growth, before rounding: -£54.1m instead of -£73.2m',
  )
})

it('--summary is only that', async () => {
  const [out, whole] = [await run(...three, '--summary'), await run(...three)]

  // What the authors declare is told by no chapter here, so that it stands above the table.
  const table = out.indexOf('Scenarios side by side')
  expect(out.slice(0, table)).toMatch(/^Status: Worked example\. .*\n\n$/s)
  expect(whole.startsWith(out.slice(table, out.indexOf('Files, in this order')))).toBe(true)
  expect(out).not.toMatch(/Rules and checks|Notes/)
})

// Funding is 273.4 in every year of all three: their growth is told by no table here.
it('--summary says how funding is assumed to grow, once where it is the same in all', async () => {
  const flat = (text: string): string => text.replace(/\s+/g, ' ')
  const told = 'recurrent funding does not grow (-1.0% per head in cash, -2.0% in total in real terms: 2017/18 prices'

  const alike = flat(await run(...three, '--summary'))
  expect(alike.split('Assumed')).toHaveLength(2)
  expect(alike).toContain(`starts at 0. Assumed: ${told}`)
  expect(flat(await run(...three, '--summary', '--prices', 'real'))).toContain(
    'Assumed, in cash: recurrent funding does not grow',
  )

  const grown = flat(await run('scenarios/3pct.yaml', 'scenarios/nil.yaml', 'scenarios/pace-3pct.yaml', '--summary'))
  expect(grown).toContain(`Assumed for 3% acute growth and Nil acute growth: ${told}`)
  expect(grown).toMatch(/Assumed for 3% acute growth[^:]*: recurrent funding grows 1\.\d% a year/)
})

// The envelope is 273.4 less acute, prescribing and 16. In 2018/19, acute at 6%:
// 273.4 - 119.78 - 22.66 - 16 = 114.96; at 3%: 273.4 - 116.39 - 22.66 - 16 = 118.35, 3.39 more.
it('tells every key year of every scenario, and what it differs from the first by', async () => {
  const out = await run(...three, '--summary')

  expect(out).toMatch(/^ +2017\/18 +2018\/19 +2019\/20 +2022\/23 +2027\/28$/m)
  expect(out).toMatch(
    /^Out-of-hospital envelope\n6% acute growth +122\.4 +115\.0 .*\n3% acute growth +122\.4 +118\.4 .*\ndifference from the first +0\.0 +3\.4 /m,
  )
  for (const block of ['Headroom', 'Headroom to date', 'Further recurrent savings needed'])
    expect(out).toMatch(new RegExp(`^${block}\\n6% acute growth `, 'm'))
  expect(out.replace(/\s+/g, ' ')).toContain('In none of them is the envelope gone by the last year.')
  expect(out.replace(/\s+/g, ' ')).toContain(
    'Files, in this order: scenarios/6pct.yaml, scenarios/3pct.yaml, scenarios/nil.yaml.',
  )
})

it('names the year in which the envelope is gone, and what the command line changed', async () => {
  // At 12% acute comes to 113 x 1.12^7 = 249.8 in 2024/25: 273.4 - 249.8 - 27.1 - 16 is below nought; a year before 8.1 is left.
  const out = (
    await run('scenarios/3pct.yaml', 'scenarios/nil.yaml', '--summary', '--set', 'lines.acute.growth=12%')
  ).replace(/\s+/g, ' ')

  expect(out).toContain('3% acute growth, in 2024/25;')
  expect(out).toContain('Changed on the command line: lines.acute.growth=12%.')
})

it.each([['--plain'], ['--format', 'markdown']])('stands first for people everywhere: %j', async (...format) => {
  const out = await run(...three, '--summary', ...format)

  expect(out).toMatch(
    /^(?:- )?Status: Worked example\. [^\n]*\n(?:- )?Assumed: [^\n]*\n+(?:## )?Scenarios side by side/,
  )
  expect(out).toContain('difference from the first')
  expect(out).not.toMatch(/: \.$/m)
})

it.each([
  [
    [...three, '--summary', '--csv'],
    'Data holds the same figures of every scenario, exact: scenario run scenarios/6pct.yaml scenarios/3pct.yaml scenarios/nil.yaml --json --rows out-of-hospital.envelope --rows headroom ',
  ],
  [[...three, '--summary', '--json'], '--summary goes with table and markdown'],
  [['scenarios/3pct.yaml', '--summary'], 'give two files or more'],
  [[...three, '--summary', '-o', 'out/{scenario}.md'], 'one place for all of them'],
  [[...three, '--summary', '--rows', 'headroom'], 'drop --rows'],
])('%j says what to write instead', async (args, told) => {
  const { exit, err, out } = await runCli(['run', ...args])

  expect({ exit, out }).toEqual({ exit: 2, out: '' })
  expect(err).toContain(told)
})

it('in Markdown it tells the hash of every file it rests on, as the whole document does', async () => {
  const hashes = (out: string): string[] => out.match(/\S+, SHA-256 [0-9a-f]{64}/g) ?? []
  const [only, whole] = [await run(...three, '--summary', '-f', 'markdown'), await run(...three, '-f', 'markdown')]

  // The three files, and westminster.yaml and what it extends, which they share.
  expect(hashes(only).length).toBeGreaterThan(three.length)
  expect(hashes(only)).toEqual(hashes(whole))
})
