import { expect, it } from 'vitest'
import { load, project } from '../../src/index.ts'
import type { Scenario } from '../../src/open/open.ts'
import { ironCalculated } from '../support/iron-calc.ts'
import { liveBook } from '../support/live-book.ts'
import { projectText } from '../support/project-text.ts'
import { runCli } from '../support/run-cli.ts'
import { placeOf, typedInto } from '../support/sheet-cells.ts'
import { cellsOf } from '../support/workbook-cells.ts'

interface Answer {
  readonly scenarios: readonly [{ readonly facts: readonly string[] }]
}

/** The sentences of Summary, which a second engine must come to as well. */
const sentences = (text: string): readonly unknown[] => sentencesOf(projectText(text).scenario)

function sentencesOf(scenario: Scenario): readonly unknown[] {
  const book = liveBook(scenario)
  const calculated = ironCalculated(book)
  const first = cellsOf(book).filter(({ sheet, column }) => sheet === 'Summary' && column === 1)
  const row = (value: string): number => first.find(({ cell }) => cell.value === value)?.row ?? 0
  const told = first.filter((one) => one.row > row('What follows') && one.row < row('By year'))
  for (const { row: at, cell } of told) expect(calculated.get(placeOf('Summary', 1, at))).toBe(cell.value)
  return told.map(({ cell }) => cell.value)
}

const plan = (more: string): string => `
title: Plan
years: { base: 2017/18, count: 2 }
unit: £m
funding: { main: { base: 100, growth: 0% } }
lines:
  acute: { setting: hospital, base: 60, growth: 10%, title: Acute }
  community: { setting: out-of-hospital, base: 40, growth: 0% }
${more}
`

it('savings are further ones only where some are planned', () => {
  // Acute grows to 72.6: 112.6 of spend, of which 2 is saved in the other plan.
  expect(sentences(plan(''))).toContain(
    'If services grow as projected, recurrent savings of £12.6m a year must be found by 2019/20.',
  )
  expect(sentences(plan('savings: { s: { line: acute, amount: { 2019/20: 2 } } }'))).toContain(
    'If services grow as projected, further recurrent savings of £10.6m a year must be found by 2019/20.',
  )
})

it('what the one line of hospital care takes of funding is told by its name', () => {
  // 72.6 of 100, and 60 of 100.
  expect(sentences(plan(''))).toContain('Acute takes 73% of funding in 2019/20; 60% in 2017/18.')
})

it('money for care out of hospital is told per head in real terms where prices and people are known, and in real terms where prices are', () => {
  const prices = 'prices: { deflator: 2% }'
  // 40 falls to 27.4. In real terms 27.4 / 1.0404 = 26.34, of 40 down 34%; for 1.0201 times the people 25.82, down 35%.
  const start = 'Money for out-of-hospital care falls from £40.0m to £27.4m by 2019/20, down 32%'

  expect(sentences(plan(''))).toContain(`${start}.`)
  expect(sentences(plan(prices))).toContain(`${start}; in real terms down 34%.`)
  expect(sentences(plan(`${prices}\npopulation: { base: 1000, growth: 1% }`))).toContain(
    `${start}; per head in real terms down 35%.`,
  )
})

it('a contract is told by its price, what its services cost and what is paid, as the first screen tells it', () => {
  // Priced at the 40 of its services in the base year, which cost 40 still.
  expect(
    sentences(plan('contracts: { c: { title: Community, starts: 2018/19, scope: { community: 100% } } }')),
  ).toContain('Contract "Community": £40.0m in 2019/20 at cost.')
})

// 4% is withheld of 40 and half of it earned: 39.2 is paid, 0.8 less than the 40 that the services cost.
it('what is paid below the price is told beside the cost, and that its digits do not add up where they do not', () => {
  const contract = (more: string): string =>
    plan(`contracts: { c: { title: Community, starts: 2018/19, scope: { community: 100% }, ${more} } }`)

  expect(sentences(contract('outcomes: { share: 4%, achievement: 50% }'))).toContain(
    'Contract "Community": price £40.0m in 2019/20 for services projected at £40.0m, paid at £39.2m, £0.8m below cost (£1.6m over 2 years).',
  )
  // 40.252 is shown as 40.3, 40.252 x 0.98 = 39.44696 as 39.4 and the difference of 0.80504 as 0.8: 40.3 less 0.8 would be 39.5.
  expect(
    sentences(
      contract('outcomes: { share: 4%, achievement: 50% }').replace('base: 40, growth: 0%', 'base: 40.252, growth: 0%'),
    ),
  ).toContain(
    'Contract "Community": price £40.3m in 2019/20 for services projected at £40.3m, paid at £39.4m, £0.8m below cost, before rounding (£1.6m over 2 years).',
  )
})

it.each(['mcp', 'mcp-losses', 'mcp-segments', 'west-london'])(
  'the sentences about the contracts of %s are those of the first screen',
  async (name) => {
    const path = `scenarios/${name}.yaml`
    const { facts } = (JSON.parse((await runCli(['run', path, '--json', '-q'])).out) as Answer).scenarios[0]
    const told = sentencesOf(project(load(path)).scenario)

    const contracts = facts.filter((fact) => fact.startsWith('Contract "'))
    expect(contracts.length).toBeGreaterThan(0)
    for (const fact of contracts) expect(told).toContain(fact)
  },
)

it('headroom as contracts are paid stands beside headroom at their full price, as the first screen tells it', async () => {
  const book = sentencesOf(project(load('scenarios/mcp.yaml')).scenario)
  const { out } = await runCli(['run', 'scenarios/mcp.yaml', '--format', 'json'])
  const facts = (JSON.parse(out) as Answer).scenarios[0].facts
  const shortfall = 'Shortfall in 2029/30: £70.2m with contracts as paid, £73.2m at their full price.'

  expect(facts).toContain(shortfall)
  expect(book).toContainEqual(expect.stringContaining(`${shortfall} Headroom added up`))
})

it('what an earlier year needs more than the last is told beside it, with its year', () => {
  // Acute is 60, 72 and 58 of the 60 that funding leaves for it: 12 are needed in 2018/19, and none in 2019/20.
  const early = (last: string): string =>
    plan('').replace('base: 60, growth: 10%', `base: 60, amounts: { 2018/19: 72, 2019/20: ${last} }`)
  const start = 'If services grow as projected, '

  expect(sentences(early('58'))).toContain(
    `${start}recurrent savings of £12.0m a year must be found by 2018/19. In 2019/20 recurrent headroom is £2.0m: no further savings are needed.`,
  )
  expect(sentences(early('64'))).toContain(
    `${start}recurrent savings of £4.0m a year must be found by 2019/20; £12.0m must be found as early as 2018/19.`,
  )
  expect(sentences(early('72'))).toContain(`${start}recurrent savings of £12.0m a year must be found by 2019/20.`)
})

it('headroom that is not what recurs says from which of them savings are counted', () => {
  // 100 and 5 of one year, of which acute leaves 105 - 112.6 = -7.6; of what recurs 100 - 112.6 = -12.6 is left.
  const once = plan('').replace('growth: 0% } }', 'growth: 0%, non-recurrent: { 2019/20: 5 } } }')
  expect(sentences(once)).toContainEqual(
    expect.stringMatching(
      /^Headroom in 2019\/20 is -£7\.6m; savings are counted from recurrent headroom, -£12\.6m\. Headroom added up/,
    ),
  )
  expect(sentences(plan(''))).toContainEqual(expect.stringMatching(/^Headroom added up/))
})

it.each(['icb', 'do-something'])(
  'Summary of %s says what of its plan nobody has found, what is there without that, and what meets a year, as the first screen does',
  async (name) => {
    const path = `scenarios/${name}.yaml`
    const { facts } = (JSON.parse((await runCli(['run', path, '--json', '-q'])).out) as Answer).scenarios[0]
    const told = sentencesOf(project(load(path)).scenario).join(' ')

    const asked = facts.filter((fact) => /^If services grow|^The figures rest on/.test(fact))
    const [need = ''] = asked
    // How much more a year that is on average stands on the first screen alone.
    for (const fact of [need.replace(/: £[^:]* a year on average/, ''), ...asked.slice(1)]) expect(told).toContain(fact)
    expect(asked.join(' ')).toMatch(/ unidentified.* without it/)
  },
)

const open = plan(
  'savings: { a: { line: acute, amount: { 2018/19: 10 } }, b: { line: acute, amount: { 2019/20: 30 }, identified: false } }',
)

// 30 of the 40 planned are open. Acute is (66 - 10) x 1.1 - 30 = 31.6: 28.4 is left with them, and -1.6 without the 30.
it('what a plan needs no more of, but rests on, is said with its open part', () => {
  const start = 'If services grow as projected, recurrent headroom in 2019/20 is '
  expect(sentences(open).join(' ')).toContain(
    'If services grow as projected, no savings are needed by 2019/20 beyond the £40.0m to be saved over the years. In 2019/20 recurrent headroom is £28.4m with £40.0m to be saved, £30.0m (75%) unidentified: -£1.6m without it.',
  )
  expect(sentences(open.replace(', identified: false', '')).join(' ')).toContain(
    `${start}£28.4m: no further savings are needed by then.`,
  )
})

// 6% of growth: (63.6 - 10) x 1.06 - 30 = 26.816 is spent on acute, of 60.
it('once an input is changed, what is there without unidentified savings is said to be as issued, and all else follows', () => {
  const book = liveBook(projectText(open).scenario)
  const cells = [...cellsOf(book)].filter(({ sheet }) => sheet === 'Inputs')
  const growth = cells.find(
    ({ row, cell }) =>
      cell.value === 'lines.acute.growth' &&
      cells.some((one) => one.row === row && one.column === 7 && one.cell.look === 'input'),
  )
  const calculated = ironCalculated(typedInto(book, new Map([[placeOf('Inputs', 7, growth?.row ?? 0), 0.06]])))
  const told = [...calculated].filter(([at]) => at.startsWith('Summary!A')).map(([, text]) => text)

  expect(told).toContain(
    'If services grow as projected, no savings are needed by 2019/20 beyond the £40.0m to be saved over the years.',
  )
  expect(told).toContain(
    'In 2019/20 recurrent headroom is £33.2m with £40.0m to be saved, £30.0m (75%) unidentified; as issued, before inputs were changed, recurrent headroom in 2019/20 was -£1.6m without it.',
  )
})

// Acute is 72 of the 60 that funding leaves for it in 2018/19, and 58 in 2019/20.
it('what a year is met by is told where it is as much as the year needs, each by its name', () => {
  const met = (support: number, grant: number): string =>
    plan('')
      .replace('base: 60, growth: 10%', 'base: 60, amounts: { 2018/19: 72, 2019/20: 58 }')
      .replace(
        'growth: 0% } }',
        `growth: 0% }, support: { title: Support, base: 0, growth: 0%, non-recurrent: { 2018/19: ${support} } }, grant: { title: Grant, base: 0, growth: 0%, non-recurrent: { 2018/19: ${grant} } } }`,
      )
  const start = 'If services grow as projected, recurrent savings of £12.0m a year must be found by 2018/19'
  const end = '. In 2019/20 recurrent headroom is £2.0m: no further savings are needed.'

  expect(sentences(met(7, 6))).toContain(`${start} (met then by support and grant)${end}`)
  expect(sentences(met(0, 12))).toContain(`${start} (met then by grant)${end}`)
  expect(sentences(met(7, 4))).toContain(`${start}${end}`)
})

it.each([
  ['icb', ['Less reserves', 'Less repayment of deficits', 'Less required surplus', 'Less ring-fence underspend']],
  ['do-something', ['Less reserves']],
  ['westminster-place', []],
])(
  'on Summary of %s funding less what is held of it is what is available, and nothing stands there that no input states',
  (name, held) => {
    const book = liveBook(project(load(`scenarios/${name}.yaml`)).scenario)
    const calculated = ironCalculated(book)
    const cells = cellsOf(book).filter(({ sheet }) => sheet === 'Summary')
    const rowOf = (path: string): number =>
      cells.find(({ column, cell }) => column === 2 && cell.value === path)?.row ?? 0
    const [from, to] = [rowOf('funding.total'), rowOf('available')]
    const rows = Array.from({ length: to - from - 1 }, (_, at) => from + 1 + at)
    expect(rows.map((row) => cells.find((one) => one.row === row && one.column === 1)?.cell.value)).toEqual(held)
    const at = (row: number, column: number): number => Number(calculated.get(placeOf('Summary', column, row)))
    for (let column = 8; column <= 18; column++) {
      const less = rows.reduce((sum, row) => sum + at(row, column), 0)
      expect(at(from, column)).toBeGreaterThan(100)
      expect(at(from, column) - less).toBeCloseTo(at(to, column), 9)
    }
  },
)
