import { expect, it } from 'vitest'
import { runCli } from '../support/run-cli.ts'

const member = (year: string, rest = ''): string => `title: Member
years: { base: 2017/18, count: 2 }
population: { base: 1000, growth: 0% }
funding: { allocation: { base: 100, growth: 0% } }
lines: { acute: { setting: hospital, base: 90, growth: 0% } }
responsibilities: { gp: { title: Family doctors, funding: allocation, line: acute, from: ${year}, amount: 3 } }
${rest}
`
const files = {
  'early.yaml': member('2018/19'),
  'late.yaml': member('2019/20', 'surplus: { required: { share: 1% } }'),
  'p.yaml': 'title: Place\ncombine: { a: { scenario: early.yaml }, b: { scenario: late.yaml } }\n',
  'held.yaml': member('2018/19', 'reserves: { held: { amount: 2 } }'),
  'with-held.yaml': 'title: Place\ncombine: { a: { scenario: early.yaml }, h: { scenario: held.yaml } }\n',
  'mixed.yaml': 'title: Place\ncombine: { b: { scenario: late.yaml }, h: { scenario: held.yaml } }\n',
  'bare.yaml': 'title: Place\ncombine: { a: { scenario: early.yaml } }\n',
}
const screen = async (...args: readonly string[]): Promise<string> =>
  (await runCli(['run', ...args], { files, env: { NO_COLOR: '1' } })).out.replace(/\s+/g, ' ')

it('services of one name that members move in different years are told for each of them', async () => {
  expect(await screen('p.yaml')).toContain(
    'Family doctors, 2018/19: £3.0m of spend with as much funding; 2019/20: £3.0m of spend with as much funding. Growth rates leave these moves out.',
  )
  // 3,000,000 for 2,000 people.
  expect(await screen('p.yaml', '--per-head')).toContain('2019/20: £1,500 per head of spend with as much funding.')
  expect(await screen('late.yaml')).toContain(
    'Family doctors, 2019/20: £3.0m of spend with as much funding. Growth rates leave the move out.',
  )
})

it('a place of which a member states a required surplus does not say that none is stated', async () => {
  const text = await screen('p.yaml', '--full')

  expect(text).toContain('b: The in-year surplus is at least the required one')
  expect(text).not.toContain('this place state no')
  // The other one is not lost: 100 of funding for 90 of services and 3 more with as much funding leave no deficit.
  expect(text).toContain('note Business rules: a states no required surplus and no contingency ')
  expect(await screen('bare.yaml', '--full')).toContain(
    'Business rules: the members of this place state no required surplus and no contingency',
  )
  // Money is held in reserve there: that it is no contingency is all that nobody said.
  expect(await screen('with-held.yaml', '--full')).toContain(
    'Business rules: the members of this place state no required surplus, and no reserve is marked as contingency (kind: contingency)',
  )
  expect(await screen('mixed.yaml', '--full')).toContain(
    'note Business rules: h states no required surplus, and no reserve is marked as contingency (kind: contingency)',
  )
})

it('rules of a member of which a part belongs to the place are about its own figures, and say so', async () => {
  const member = (lines: number, rest = ''): string => `title: Member
years: { base: 2017/18, count: 1 }
population: { base: 1000, growth: 0% }
funding: { allocation: { base: 100, growth: 0% } }
lines: { acute: { setting: hospital, base: ${lines}, growth: 0% } }
${rest}
`
  const own = {
    'ruled.yaml': member(99, 'surplus: { required: { share: 2% } }'),
    'free.yaml': member(103),
    'inner.yaml': 'title: Inner\ncombine: { w: { title: West, scenario: ruled.yaml, share: 100% } }\n',
    'p.yaml': `title: Place
combine:
  whole: { title: Whole, scenario: ruled.yaml, share: 100% }
  west: { title: West, scenario: ruled.yaml, share: 20% }
  some: { title: Some, scenario: ruled.yaml, residents: 250 }
  line: { title: Line, scenario: ruled.yaml, lines: { acute: 100%, funding: 100% } }
  inner: { title: Inner, scenario: inner.yaml, share: 50% }
  free: { title: Free, scenario: free.yaml, share: 10% }
`,
  }
  const { out } = await runCli(['run', 'p.yaml', '--full'], { files: own, env: { NO_COLOR: '1' } })
  const text = out.replace(/\s+/g, ' ')

  // 100 - 99 = 1, and 2% of 100 is asked for, of every one of them, whatever belongs here.
  const told = 'The in-year surplus is less than the required one: £1.0m in 2018/19; it must be at least £2.0m'
  expect(text).toContain(`Whole: ${told}`)
  for (const name of ['West', 'Some', 'Line', 'Inner: West'])
    expect(text).toContain(`${name} (its own figures, whole): ${told}`)
  // 100 - 103.
  expect(text).toContain(
    'Business rules: Free (its own figures, whole) states no required surplus and no contingency. The in-year position is a deficit in 1 of 1 years, at worst -£3.0m in 2018/19',
  )
})

it('a transfer tells each amount with its years, as they are viewed', async () => {
  const text = 'transfers: { help: { title: Help, from: a, to: b, amount: { 2018/19: 2.2, 2019/20: 2.2 } } }\n'
  const priced = (year: string): string => member(year, 'prices: { base: 2017/18, deflator: 10% }')
  const world = {
    files: { 'early.yaml': priced('2018/19'), 'late.yaml': priced('2019/20'), 'p.yaml': `${files['p.yaml']}${text}` },
    env: { NO_COLOR: '1' },
  }
  const run = async (...args: string[]): Promise<string> =>
    (await runCli(['run', 'p.yaml', ...args], world)).out.replace(/\s+/g, ' ')

  expect(await run()).toContain('Help, a to b, £2.2m a year in 2018/19 to 2019/20.')
  // 2.2 / 1.1 and 2.2 / 1.21.
  expect(await run('--prices', 'real')).toContain('Help, a to b, £2.0m in 2018/19; £1.8m in 2019/20.')
})

it('in real terms the prices of services that move come after both amounts', async () => {
  const priced = member('2019/20', 'prices: { base: 2017/18, deflator: 10% }')
  const { out } = await runCli(['run', 'm.yaml', '--prices', 'real'], { files: { 'm.yaml': priced } })

  // 3 / 1.21.
  expect(out.replace(/\s+/g, ' ')).toContain(
    'Family doctors, 2019/20: £2.5m of spend with as much funding, in 2017/18 prices. Growth rates leave the move out.',
  )
})

it('an organisation that the title begins with is not named twice', async () => {
  expect(await screen('scenarios/council.yaml')).toMatch(/^Westminster City Council, health-related services /)
  expect(await screen('scenarios/3pct.yaml')).toMatch(/^NHS Central London \(Westminster\) CCG: 3% acute growth /)
})

it('hospital care is told with the services that moved where any member moves them to it, not the first alone', async () => {
  const moving = (line: string): string =>
    member('2018/19')
      .replace('line: acute', `line: ${line}`)
      .replace('growth: 0% } }\nresp', 'growth: 0% }, gp: { setting: other, base: 1, growth: 0% } }\nresp')
  const { out } = await runCli(['run', 'p.yaml'], {
    files: { 'early.yaml': moving('gp'), 'late.yaml': moving('acute'), 'p.yaml': files['p.yaml'] },
    env: { NO_COLOR: '1' },
  })

  // 90 + 93 of 206; 180 of 200.
  expect(out.replace(/\s+/g, ' ')).toContain('Acute takes 89% of funding with services that moved; 90% in 2017/18.')
})

it('evidence that several members take from one file is counted once', async () => {
  const marked = member('2018/19').replace('base: 90', 'base: { value: 90, source: Illustrative, quality: red }')
  const { out } = await runCli(['run', 'outer.yaml', '--full'], {
    files: {
      'marked.yaml': marked,
      'child.yaml':
        'extends: marked.yaml\ntitle: Child\nfunding: { allocation: { base: { value: 100, quality: green, source: Accounts } } }\n',
      'inner.yaml':
        'title: Inner\ncombine: { a: { scenario: marked.yaml, share: 40% }, b: { scenario: child.yaml } }\n',
      'outer.yaml': 'title: Outer\ncombine: { inner: { scenario: inner.yaml }, c: { scenario: marked.yaml } }\n',
    },
    env: { NO_COLOR: '1' },
  })

  expect(out.replace(/\s+/g, ' ')).toContain(
    'Quality of the evidence of 2 values, as marked, except that a source which says "illustrative" counts as illustrative: 1 green (published for this very figure); 1 illustrative (chosen, not found).',
  )
})

it('a transfer out of a member in deficit says so in the same sentence, of the years in which it gives', async () => {
  // a has 100 and spends 90 in 2018/19; with 15% growth a year 103.5 in 2018/19 and 119.0 in 2019/20.
  const short = member('2018/19').replace('base: 90, growth: 0%', 'base: 90, growth: 15%')
  const text = 'transfers: { help: { title: Help, from: a, to: b, amount: { 2019/20: 2 } } }\n'
  const world = (early: string): { files: Record<string, string>; env: Record<string, string> } => ({
    files: { 'early.yaml': early, 'late.yaml': member('2019/20'), 'p.yaml': `${files['p.yaml']}${text}` },
    env: { NO_COLOR: '1' },
  })
  const run = async (early: string): Promise<string> =>
    (await runCli(['run', 'p.yaml'], world(early))).out.replace(/\s+/g, ' ')

  expect(await run(short)).toContain('Help, a to b, £2.0m in 2019/20; a is itself in deficit in 2019/20.')
  expect(await run(member('2018/19'))).toContain('Help, a to b, £2.0m in 2019/20. ')
})
