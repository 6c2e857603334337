import { expect, it } from 'vitest'
import { runCli, type World } from '../support/run-cli.ts'

const small = `title: Small
years: { base: 2017/18, count: 3 }
funding:
  allocation: { title: Allocation, base: { value: 100, source: "Letter of March 2017" }, growth: 2% }
lines:
  acute:
    title: Acute
    setting: hospital
    base: 60
    growth:
      value: { 2018/19: 5%, default: 4% }
      source: Trend
      owner: Deputy CFO
      quality: amber
      note: Activity, not cost.
  community: { title: Community, setting: out-of-hospital, base: 40, growth: 0% }
savings:
  clinics: { title: Clinics, line: acute, amount: { 2018/19: 2 }, month: October, delivery: 50% }
`
const faster = `title: Faster
extends: small.yaml
lines: { acute: { growth: 6% } }
`
const world: World = { files: { 'small.yaml': small, 'faster.yaml': faster } }

/** To the inputs, unless the test says how far. */
const explain = (...words: readonly string[]): ReturnType<typeof runCli> =>
  runCli(['explain', ...words, ...(words.includes('--depth') ? [] : ['--depth', 'all'])], world)

it('walks from a deficit to the inputs, their places and sources', async () => {
  const { exit, out } = await explain('small.yaml', 'headroom', '2019/20')

  expect(exit).toBe(0)
  // By hand. Allocation: 100 x 1.02^2 = 104.04. Clinics, half delivered, half a year: 2018/19 2 x 50% x 6/12 = 0.5;
  // 2019/20 its other half, grown: 2 x 50% x 6/12 x 1.04 = 0.52. Acute: 60 x 1.05 - 0.5 = 62.5; 62.5 x 1.04 - 0.52 = 64.48.
  expect(out).toBe(`Headroom, 2019/20: (0.4) £ million, cash (small.yaml)
Small
The figure above is rounded. Figures below are exact.

Headroom = Available to spend [1] − Total spend [2]
         = 104.04 − 104.48
         = (0.44)

[1] Available to spend = Funding = Allocation = recurrent
    Nothing in this definition: Reserves; Repayment of deficits; Required
      surplus.
    recurrent = last year's recurrent × (1 + growth [1.1])
      in 2017/18 = base [1.2]
      2017/18                   100
      2018/19  100 × (1 + 2%) = 102
      2019/20  102 × (1 + 2%) = 104.04

  [1.1] Allocation, growth: 2% in 2018/19 to 2019/20
        funding.allocation.growth, small.yaml:4:98
        No source given.
  [1.2] Allocation, base: 100
        funding.allocation.base, small.yaml:4:51
        Source: Letter of March 2017.

[2] Total spend = Acute, spend [2.1] + Community, spend [2.2]
                = 64.48 + 40
                = 104.48

  [2.1] Acute, spend = cost of the services = recurrent
        recurrent = last year's recurrent × (1 + growth [2.1.1]) − Clinics,
                    delivered [2.1.2]
          in 2017/18 = base [2.1.3]
          2017/18                           60
          2018/19  60   × (1 + 5%) − 0.5  = 62.5
          2019/20  62.5 × (1 + 4%) − 0.52 = 64.48

    [2.1.1] Acute, growth:
            5% in 2018/19: small.yaml:11:25
            4% in 2019/20: small.yaml:11:38
          lines.acute.growth
          Source: Trend. Quality amber, owner Deputy CFO.
          Note: Activity, not cost.

    [2.1.2] Clinics, delivered = delivery [2.1.2.1] × (1 − (month [2.1.2.2] − 1)
                               ÷ 12) × planned [2.1.2.3] + full-year effect of
                               the year before [2.1.2.4]
            2018/19  50% × (1 − (7 − 1) ÷ 12) × 2 + 0    = 0.5
            2019/20  50% × (1 − (7 − 1) ÷ 12) × 0 + 0.52 = 0.52

      [2.1.2.1] Clinics, delivery:
              nothing in 2017/18, the base year
              50% in 2018/19 to 2019/20: small.yaml:18:93
            savings.clinics.delivery
            No source given.
      [2.1.2.2] Clinics, month: 7, written October
            savings.clinics.month, small.yaml:18:74
            6 of 12 months fall in the first year.

      [2.1.2.3] Clinics, planned = amount [2.1.2.3.1]
              in 2017/18 = nothing in the base year
              2017/18  0
              2018/19  2
              2019/20  0

        [2.1.2.3.1] Clinics, amount:
                2 in 2018/19: small.yaml:18:62
                nothing in 2019/20, not named
              savings.clinics.amount
              No source given.

      [2.1.2.4] Clinics, full-year effect of the year before
                  = last year's delivery [2.1.2.1] × ((month [2.1.2.2] − 1)
                  ÷ 12) × last year's planned [2.1.2.3]
                  × (1 + Acute, growth [2.1.1])
              2018/19   0  × ((7 − 1) ÷ 12) × 0 × (1 + 5%) = 0
              2019/20  50% × ((7 − 1) ÷ 12) × 2 × (1 + 4%) = 0.52

    [2.1.3] Acute, base: 60
          lines.acute.base, small.yaml:9:11
          No source given.

  [2.2] Community, spend = cost of the services = recurrent
        recurrent = last year's recurrent × (1 + growth [2.2.1])
          in 2017/18 = base [2.2.2]
          2017/18                             40
          2018/19 to 2019/20  40 × (1 + 0%) = 40

    [2.2.1] Community, growth: 0% in 2018/19 to 2019/20
          lines.community.growth, small.yaml:16:78
          No source given.
    [2.2.2] Community, base: 40
          lines.community.base, small.yaml:16:66
          No source given.
`)
})

it('names the file that gave a value, and --set where it was changed', async () => {
  const inherited = await explain('faster.yaml', 'lines.acute.growth', '2019/20')
  const changed = await explain(
    'faster.yaml',
    'lines.acute.recurrent',
    '2019/20',
    '--set',
    'lines.acute.growth.2019/20=3%',
  )

  expect(inherited.out).toContain('Acute, growth: 6% in 2019/20\nlines.acute.growth, faster.yaml:3:27\n')
  expect(changed.out).toContain('6% in 2018/19: faster.yaml:3:27\n')
  expect(changed.out).toContain('3% in 2019/20: --set\n')
  expect(changed.out).toContain('Acute, base: 60\n    lines.acute.base, small.yaml:9:11\n')
})

it('an input that is no row is explained as an input', async () => {
  const amount = await explain('small.yaml', 'savings.clinics.amount', '2018/19')
  const month = await explain('small.yaml', 'savings.clinics.month', '2018/19')
  const leftOut = await explain('small.yaml', 'savings.clinics.recurrent', '2018/19')

  expect(amount.out).toBe(`Clinics, amount, 2018/19: 2.0 £ million, cash (small.yaml)
Small

Clinics, amount: 2 in 2018/19
savings.clinics.amount, small.yaml:18:62
No source given.
`)
  expect(month.out).toContain('Clinics, month, 2018/19: October (small.yaml)\n')
  expect(leftOut.out).toContain('Clinics, recurrent: yes, the default\nsavings.clinics.recurrent\n')
})

it('a shared driver is followed from the line that names it', async () => {
  const files = {
    'driven.yaml': `${small.replace('growth: 0%', 'drivers: { ageing: demographic }')}drivers: { demographic: 1% }\n`,
  }
  const { out } = await runCli(
    ['explain', 'driven.yaml', 'lines.community.drivers.ageing', '2018/19', '--depth', 'all'],
    { files },
  )

  expect(out).toContain(
    'Community, ageing = demographic driver: 1% in 2018/19\ndrivers.demographic, driven.yaml:19:25\n',
  )
})

it('a row that was left without a value says why and is no error', async () => {
  const growth = await explain('small.yaml', 'lines.acute.growth', '2017/18')
  const people = await explain('small.yaml', 'funding.growth-per-head', '2018/19', '--json')

  expect(growth.exit).toBe(0)
  expect(growth.out).toContain(
    'Acute, growth has no value in 2017/18, the base year: it is a change on the year\nbefore.\n',
  )
  expect(people.exit).toBe(0)
  expect(JSON.parse(people.out)).toMatchObject({
    value: null,
    steps: [],
    why: [
      'Growth of recurrent funding per head has no value in 2018/19.',
      'Population has no value in 2018/19.',
      'The definition gives no population.',
    ],
  })
})

it('a row that divides by nothing names what it divides by', async () => {
  const files = { 'empty.yaml': small.replace('value: 100', 'value: 0') }
  const { out } = await runCli(['explain', 'empty.yaml', 'headroom.share', '2018/19', '--width', '200'], { files })

  expect(out).toContain('Headroom, share of funding has no value in 2018/19: it is divided by Funding, which is 0.\n')
})

it('a row that the definition has nothing for says so', async () => {
  const { out } = await explain('small.yaml', 'reserves.total', '2018/19')
  const base = await explain('small.yaml', 'savings.clinics.delivered', '2017/18')

  expect(out).toContain('Reserves = nothing, because the definition has nothing of the kind\n')
  expect(base.out).toContain('Clinics, delivered = nothing in the base year\n')
})

it('--depth stops on the way and says so', async () => {
  const { out } = await explain('small.yaml', 'headroom', '2018/19', '--depth', '0')

  // Allocation 100 x 1.02 = 102; acute 62.5 and community 40 are 102.5.
  expect(out).toBe(`Headroom, 2018/19: (0.5) £ million, cash (small.yaml)
Small

Headroom = Available to spend − Total spend
         = 102 − 102.5
         = (0.5)

A level further down: scenario explain small.yaml headroom 2018/19 --depth 1
Down to the inputs: scenario explain small.yaml headroom 2018/19 --depth all
`)
})

it('--decimals rounds the headline and leaves the figures below exact', async () => {
  const { out } = await explain('small.yaml', 'headroom', '2019/20', '--decimals', '0', '--depth', '0')

  expect(out).toContain('Headroom, 2019/20: 0 £ million, cash')
  expect(out).toContain('The figure above is rounded. Figures below are exact.')
  expect(out).toContain('= (0.44)\n')
})

it('--unit shows money in another unit, and says how it was written', async () => {
  const { out } = await explain('small.yaml', 'lines.acute.spend', '2018/19', '--unit', '£k')

  expect(out).toContain('Acute, spend, 2018/19: 62,500.0 £ thousand, cash')
  expect(out).toContain('2018/19  60,000 × (1 + 5%) − 500 = 62,500\n')
  expect(out).toContain('Acute, base: 60,000, written 60 in £ million\n')
})

it('pounds a head become the shown unit by the number of people', async () => {
  const files = {
    'head.yaml': `${small}population: { base: 1000 }\ninvestments: { homes: { title: Homes, line: community, per-head: { 2018/19: 3 } } }\n`,
  }
  const asked = ['explain', 'head.yaml', 'investments.homes.amount', '2018/19', '--depth', '0']

  // 3 pounds x 1,000 people = 3,000 pounds.
  expect((await runCli(asked, { files })).out).toContain('= 3 × 1,000 ÷ 1,000,000\n      = 0.003\n')
  expect((await runCli([...asked, '--unit', '£k'], { files })).out).toContain('= 3 × 1,000 ÷ 1,000\n      = 3\n')
  expect((await runCli([...asked, '--unit', '£'], { files })).out).toContain('= 3 × 1,000\n      = 3,000\n')
})

it('many terms stand under one another, and years beside one another as far as the room allows', async () => {
  const more = ['a', 'b', 'c'].map((id) => `  ${id}: { setting: other, base: 1000, growth: 0% }\n`).join('')
  const files = { 'wide.yaml': small.replace('savings:\n', `${more}savings:\n`) }
  const one = await runCli(['explain', 'wide.yaml', 'spend.total', '2018/19', '--depth', '0'], { files })
  const all = await runCli(['explain', 'wide.yaml', 'headroom.to-date', '2020/21', '--depth', '2', '--width', '48'], {
    files,
  })

  // 62.5 + 40 + 3 x 1,000 = 3,102.5
  expect(one.out).toContain(`Total spend =
  Acute, spend         62.5
  Community, spend     40
  a, spend          1,000
  b, spend          1,000
  c, spend          1,000
                    ───────
  Total spend       3,102.5
`)
  // Two years fit 48 columns. Acute: 64.48 x 1.04 = 67.0592 in 2020/21.
  expect(all.out).toContain('Acute, spend         62.5     64.48\n')
  expect(all.out).toContain('Total spend       3,102.5  3,104.48\n')
  expect(all.out).toContain('Acute, spend         67.0592\n')
  expect(all.out).toContain('Total spend       3,107.0592\n')
  expect(Math.max(...all.out.split('\n').map((line) => line.length))).toBeLessThanOrEqual(48)
})

it('--ascii keeps to ASCII', async () => {
  const { out } = await explain('small.yaml', 'headroom', '2019/20', '--ascii')

  expect(out).toMatch(/^[\n -~]*$/)
  expect(out).toContain('Headroom, 2019/20: (0.4) GBP million, cash (small.yaml)\n')
  expect(out).toContain('2018/19  60   x (1 + 5%) - 0.5  = 62.5\n')
})

it('--plain has sentences and no signs', async () => {
  const { out } = await explain('small.yaml', 'headroom', '2019/20', '--plain')

  expect(out).toContain(`Headroom is Available to spend (step 1) minus Total spend (step 2).
104.04 minus 104.48 is minus 0.44.
`)
  expect(out).toContain(`Step 2.1. Acute, spend, that is cost of the services, that is recurrent.
Recurrent is last year's recurrent times (1 plus growth (step 2.1.1)) minus
Clinics, delivered (step 2.1.2).
In 2017/18 it is base (step 2.1.3).
2017/18: 60.
2018/19: 60 times (1 plus 5%) minus 0.5 is 62.5.
2019/20: 62.5 times (1 plus 4%) minus 0.52 is 64.48.
`)
  expect(out).not.toMatch(/[−×÷─[\]]/)
})

it('Markdown has a section a figure, and an author cannot put mark-up in', async () => {
  const files = { 'odd.yaml': small.replace('title: Clinics', 'title: "<b>Clinics|*A*</b>"') }
  const { out } = await runCli(
    ['explain', 'odd.yaml', 'lines.acute.spend', '2018/19', '--depth', 'all', '--format', 'markdown'],
    {
      files,
    },
  )

  expect(out).toMatch(/^# Acute, spend, 2018\/19: 62\.5 £ million, cash \(odd\.yaml\)\n/)
  expect(out).toContain('| 2018/19 | 60 × (1 + 5%) − 0.5 | 62.5 |\n')
  expect(out).toContain(
    '- \\[1\\] **Acute, growth**: 5% in 2018/19 (`odd.yaml:11:25`). Input `lines.acute.growth`. Source: Trend.',
  )
  expect(out).toContain('\\<b\\>Clinics|\\*A\\*\\</b\\>')
  expect(out).not.toContain('<b>')
  expect(out).toMatch(/<sub>odd\.yaml, SHA-256 [0-9a-f]{64}<\/sub>/)
})

it('-o writes each format to its file and leaves standard output empty', async () => {
  const { exit, out, written } = await explain(
    'small.yaml',
    'headroom',
    '2018/19',
    '-o',
    'h.json',
    '-o',
    'h.md',
    '-o',
    'h.txt',
  )

  expect([exit, out]).toEqual([0, ''])
  expect([...written.keys()]).toEqual(['h.json', 'h.md', 'h.txt'])
  expect(JSON.parse(written.get('h.json') ?? '')).toMatchObject({
    path: 'headroom',
    unit: 'GBP m',
    price_base: 'cash',
    year: '2018/19',
    value: '-0.5',
    complete: true,
  })
})

it('-o never overwrites the definition', async () => {
  const { exit, err, written } = await explain('small.yaml', 'headroom', '2018/19', '--json', '-o', 'small.yaml')

  expect(exit).toBe(2)
  expect(err).toContain('small.yaml would overwrite the definition small.yaml')
  expect(written.size).toBe(0)
})

it.each([
  ['no file', [], 'explain needs a file, a row and a year.'],
  [
    'no row',
    ['small.yaml'],
    'explain needs a row and a year from 2017/18 to 2020/21. Write: scenario explain small.yaml headroom 2020/21\nRows are headroom, ',
  ],
  [
    'no year',
    ['small.yaml', 'in-year'],
    'explain needs a year; this scenario has 2017/18 to 2020/21. Write: scenario explain small.yaml in-year 2020/21',
  ],
  [
    'a year alone',
    ['small.yaml', '2019/20'],
    'explain needs a row before the year; this scenario has 2017/18 to 2020/21.',
  ],
  [
    'the year before the row',
    ['small.yaml', '2019/20', 'headroom'],
    'Give the row before the year. Write: scenario explain small.yaml headroom 2019/20',
  ],
  [
    'a calendar year',
    ['small.yaml', 'headroom', '2019'],
    '"2019" is not a financial year. Write one from 2017/18 to 2020/21, such as 2019/20.',
  ],
  [
    'a year outside the scenario',
    ['small.yaml', 'headroom', '2021/22'],
    '2021/22 lies outside this scenario, which has 2017/18 to 2020/21.',
  ],
  [
    'a mistyped row',
    ['small.yaml', 'headrom', '2019/20'],
    'No row or input is called "headrom". Did you mean headroom?',
  ],
  [
    'a mistyped input',
    ['small.yaml', 'savings.clinics.amont', '2019/20'],
    'No row or input is called "savings.clinics.amont". Did you mean savings.clinics.amount',
  ],
  [
    'an id alone',
    ['small.yaml', 'acute', '2019/20'],
    'No row or input is called "acute". Did you mean lines.acute.do-nothing, ',
  ],
  ['a name like none', ['small.yaml', 'xyzzy', '2019/20'], 'No row or input is called "xyzzy". Rows are headroom, '],
  ['an unknown format', ['small.yaml', 'headroom', '2019/20', '--format', 'csv'], 'There is no format "csv".'],
  ['two rows', ['small.yaml', 'headroom', '2019/20', 'in-year'], 'too many arguments'],
])('%s is a usage error that says what to write', async (_, words, message) => {
  const { exit, out, err } = await explain(...words)

  expect([exit, out]).toEqual([2, ''])
  expect(err).toContain(message)
})

it('a wrong definition and a missing file are reported as everywhere', async () => {
  const files = { 'wrong.yaml': small.replace('growth: 0%', 'growth: 3') }
  const wrong = await runCli(['explain', 'wrong.yaml', 'headroom', '2019/20'], { files })
  const missing = await explain('nowhere.yaml', 'headroom', '2019/20')

  expect([wrong.exit, wrong.out]).toEqual([3, ''])
  expect(wrong.err).toContain('wrong.yaml:16:')
  expect([missing.exit, missing.out]).toEqual([4, ''])
})

it('a definition from standard input is called so', async () => {
  const { out } = await runCli(['explain', '-', 'headroom', '2018/19', '--depth', '0'], { files: { '-': small } })

  expect(out).toContain('Headroom, 2018/19: (0.5) £ million, cash (standard input)\n')
})

it('a failed check changes the exit code only under --strict', async () => {
  const files = {
    'short.yaml': `title: Short of one
years: { base: 2017/18, count: 1 }
funding: { a: { base: { value: 100, source: Letter }, growth: { value: 0%, source: Letter } } }
lines: { b: { setting: other, base: { value: 101, source: Accounts }, growth: { value: 0%, source: Plan } } }
checks: { affordable: { that: headroom >= 0 } }
`,
  }
  const asked = ['explain', 'short.yaml', 'headroom', '2018/19', '--depth', '0']
  const [plain, strict] = [await runCli(asked, { files }), await runCli([...asked, '--strict'], { files })]

  expect([plain.exit, strict.exit]).toEqual([0, 1])
  expect(strict.out).toBe(plain.out)
  expect(plain.out).toContain('= 100 − 101\n')
})

it('a working row is explained by its name', async () => {
  const shift = 'shifts: { frailty: { from: acute, to: community, amount: { 2018/19: 1 }, release: [0%, 100%] } }\n'
  const files = { 'shift.yaml': small + shift }
  const { out } = await runCli(['explain', 'shift.yaml', 'shifts.frailty.aged-1', '2019/20', '--depth', '0'], { files })

  // The value of 1 moved in 2018/19, a year on, grown as acute grows.
  expect(out).toContain('= 1 × (1 + 4%)\n')
  expect(out).toContain('= 1.04\n')
})

it('under --strict a check that its author says cannot be tested is no failure, as for run and check', async () => {
  const waived = `title: Waived
years: { base: 2017/18, count: 1 }
funding: { allocation: { base: 100, growth: 2%, source: s } }
lines: { acute: { setting: hospital, base: 95, growth: 2%, source: s } }
checks: { standard: { that: headroom >= 0, not-testable: a published line mixes services } }
`
  const failing = waived.replace('headroom >= 0, not-testable: a published line mixes services', 'headroom >= 100')
  const files = { 'waived.yaml': waived, 'failing.yaml': failing }
  const exits = async (file: string): Promise<number[]> => {
    const asked = [
      ['run', file],
      ['check', file],
      ['explain', file, 'headroom', '2018/19'],
    ]
    const outcomes = await Promise.all(asked.map((argv) => runCli([...argv, '--strict'], { files })))
    return outcomes.map(({ exit }) => exit)
  }

  expect(await exits('waived.yaml')).toEqual([0, 0, 0])
  expect(await exits('failing.yaml')).toEqual([1, 1, 1])
})

it('shows one level to people and everything to programs, unless --depth says otherwise', async () => {
  const asked = ['explain', 'small.yaml', 'headroom', '2019/20']
  const linesOf = async (...more: string[]): Promise<number> =>
    (await runCli([...asked, ...more], world)).out.split('"provenance": {')[0]?.split('\n').length ?? 0

  expect(await linesOf()).toBe(await linesOf('--depth', '0'))
  expect(await linesOf('--depth', '1')).toBeGreaterThan(await linesOf())
  expect(await linesOf('--depth', 'all')).toBeGreaterThan(await linesOf('--depth', '1'))
  expect(await linesOf('--json')).toBe(await linesOf('--json', '--depth', 'all'))
  expect(await linesOf('--json', '--depth', '0')).toBeLessThan(await linesOf('--json'))
  const payment = await runCli(['explain', 'scenarios/mcp.yaml', 'contracts.mcp.payment', '2023/24'])
  expect(payment.out.split('\n').length).toBeLessThanOrEqual(40)
})

it('a delay is told in what it counts, for data too', async () => {
  const delayed = small.replace('month: October', 'month: October, delay: 15')
  const asked = ['small.yaml', 'savings.clinics.delay', '2020/21'] as const
  const files = { files: { 'small.yaml': delayed } }
  const [text, json] = [
    await runCli(['explain', ...asked], files),
    await runCli(['explain', ...asked, '--format', 'json'], files),
  ]
  expect(text.out).toContain('Clinics, delay: 15 months')
  expect(json.out).toContain('"unit": "months"')
})

// The price of 100 less 8% of it withheld, and 90% of that earned: 99.2. The services cost 80; half of 20 is kept back, so that 89.2 is paid.
it('a figure that is a sum tells the rates that its parts rest on, and a level further down they are steps', async () => {
  const text = `title: A
years: { base: 2017/18, count: 1 }
funding: { all: { base: 400, growth: 0% } }
lines: { community: { setting: out-of-hospital, base: 100, amounts: [80] } }
contracts:
  mcp:
    title: Provider
    starts: 2018/19
    value: 100
    scope: { community: 100% }
    outcomes: { share: 8%, achievement: 90% }
    gain: { share: 50% }
`
  const run = (...words: readonly string[]): ReturnType<typeof runCli> =>
    runCli(['explain', 'a.yaml', 'contracts.mcp.payment', '2018/19', ...words], { files: { 'a.yaml': text } })
  const { out } = await run()
  expect(out).toMatch(/Provider, payment +89\.2\n/)
  expect(out).toContain(
    [
      '',
      'Withheld for outcomes in 2018/19 rests on 8% (outcomes, share).',
      'Earned by outcomes in 2018/19 rests on 90% (outcomes, achievement).',
      'Gain to the commissioner in 2018/19 rests on 50% (gain, share).',
      'A level further down:',
    ].join('\n'),
  )
  expect((await run('--depth', '1')).out).not.toContain('rests on')
})
