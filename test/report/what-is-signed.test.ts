import { expect, it } from 'vitest'
import { runCli } from '../support/run-cli.ts'

async function told(...args: string[]): Promise<string> {
  return (await runCli([...args, '-q'])).out.replace(/\s+/g, ' ')
}

const contracted = (cost: string): string => `title: A
years: { base: 2017/18, count: 1 }
funding: { all: { base: 400, growth: 0% } }
lines:
  community: { setting: out-of-hospital, base: 100, amounts: [${cost}] }
  acute: { setting: hospital, base: 200, growth: 0% }
contracts: { mcp: { title: Provider, starts: 2018/19, value: 100, scope: { community: 100% }, gain: { share: 50% }, loss: { share: 50% } } }
`

it('a first screen names what is warned of, where there is no room for more of it', async () => {
  expect(await told('run', 'scenarios/mcp.yaml')).toMatch(
    /Checks: \d+ passed, 2 warnings, 1 not tested\. Plan: does not balance in 12 of 12 years\. Do not hold \(warnings\): The year balances before the provider starts from 2018\/19 to 2019\/20; The commissioner can pay the price in full from 2020\/21 to 2029\/30\./,
  )
})

// 25 + 14 + 10 + 6 + 7 + 7 + 7 + 10 + 10 + 10 = 106 of 131.2 are to be identified: 81%. The three siblings have 106 and 110 of theirs.
it('a balance says which part of its savings nobody has found', async () => {
  expect(await told('check', 'scenarios/icb.yaml')).toMatch(
    /Plan: balances in every year, in 2 of 10 years only with deficit support, 81% of savings unidentified\. 1 scenario/,
  )
  expect(await told('run', 'scenarios/icb.yaml')).toContain(
    'Plan: balances in every year, in 2 of 10 years only with deficit support, 81% of savings unidentified.',
  )
  expect(await told('check', 'scenarios/icb.yaml', 'scenarios/icb-no-release.yaml')).toContain(
    'balances in every year, 2 of 2 scenarios with savings unidentified',
  )
})

it('funding that never recurs is told apart, and when it ends', async () => {
  const text = await told('run', 'scenarios/icb.yaml')
  expect(text).toContain('Of which deficit support 30.0 20.0 10.0 0.0 0.0 (30.0)')
  expect(text).toContain('Deficit support is not recurrent: it ends with £10.0m in 2027/28.')
  expect(await told('run', 'scenarios/3pct.yaml')).not.toContain('Of which')
})

// Half of the 20 that services cost less than the price of 100 is kept back, so that 90 is paid for 80; half of 20 more is borne: 110 for 120.
it.each([
  ['80', 'Services under contract include £10.0m paid above their cost in 2018/19.'],
  ['120', 'Services under contract stand at what is paid, £10.0m below cost in 2018/19.'],
])('lines under contract are told at what is paid, with services that cost %s', async (cost, sentence) => {
  const { out } = await runCli(['run', 'a.yaml', '-q'], { files: { 'a.yaml': contracted(cost) } })
  expect(out.replace(/\s+/g, ' ')).toContain(sentence)
})

it('nothing is said where they cost what is paid', async () => {
  const { out } = await runCli(['run', 'a.yaml', '-q'], { files: { 'a.yaml': contracted('100') } })
  expect(out).not.toContain('Services under contract')
  expect(out.replace(/\s+/g, ' ')).toContain('Contract "Provider": £100.0m in 2018/19 at cost.')
})

// Recurrent headroom leaves out what is paid below the price, which is 2.959: 70.2 and 73.2.
it('a shortfall with contracts as paid stands beside that at their full price', async () => {
  expect(await told('run', 'scenarios/mcp.yaml')).toContain(
    'Shortfall in 2029/30: £70.2m with contracts as paid, £73.2m at their full price.',
  )
})

it('rows of one contract say that their digits need not add up, and that two ways to part its price are alternatives', async () => {
  const rows = ['--rows', 'contracts.mcp.*']
  expect(await told('run', 'scenarios/mcp.yaml', ...rows)).toContain('Rounded figures may not add up')
  expect(await told('run', 'scenarios/mcp-segments.yaml', ...rows)).toContain(
    'budgets by list and by group of people are alternatives, each of the whole price.',
  )
  expect(await told('run', 'scenarios/mcp.yaml', ...rows)).not.toContain('alternatives')
})

it('a reader is sent to the file where the methods stand', async () => {
  expect((await runCli(['terms', 'envelope'])).out).toContain('Rule     src/METHODS.md, section 7')
})

// Headroom of 5.7 against 59.5 is 937% more: that says only that 5.7 is little.
it('per cent of what is near nought is not meaningful, in every format', async () => {
  const words = ['compare', 'scenarios/icb.yaml', 'scenarios/icb-capitated.yaml']
  expect(await told(...words)).toContain('Headroom 5.7 59.5 53.7 n/m')
  expect(await told(...words, '--format', 'markdown')).toContain(
    '| **Headroom** | **5.7** | **59.5** | **53.7** | **n/m** |',
  )
  const { rows } = JSON.parse((await runCli([...words, '--format', 'json', '-q'])).out)
  const headroom = rows.find(({ row }: { row: string }) => row === 'headroom')
  expect(headroom.scenarios[1].difference_part.at(-1)).toBeNull()
})

it('what a suite of tests holds beside the checks is said', async () => {
  const { out } = await runCli(['check', 'scenarios/3pct.yaml', '--reporter', 'junit'])
  expect(out).toContain('<testsuite name="3pct" file="scenarios/3pct.yaml" tests="15"')
  expect(out).toContain('name="scenario.checks" value="14, and one test more: that the definition is read"')
})

// Acute 1,311.2 of 2,893.5 less specialised funding is 48%; 1,010 of 2,045 is 49%; both hospital lines of all funding are 52%.
it('what hospital care takes is told like for like where services moved in with their money', async () => {
  expect(await told('run', 'scenarios/icb.yaml')).toContain(
    'Hospital care takes 52% of funding, 48% without what moved in; 49% in 2025/26.',
  )
})

// 100 - 106 = -6 in the first year but for support of 8; 100 - 95 = 5 in the second.
it('a plan that balances only with money of single years says in how many, and with what', async () => {
  const plan = `title: A
years: { base: 2017/18, count: 2 }
funding:
  all: { base: 100, growth: 0% }
  support: { title: Deficit support, base: 0, growth: 0%, non-recurrent: { 2018/19: 8 } }
lines: { acute: { setting: hospital, base: 100, amounts: [106, 95] } }
`
  const { out } = await runCli(['check', 'a.yaml', '-q'], { files: { 'a.yaml': plan } })
  expect(out.replace(/\s+/g, ' ')).toContain(
    'Plan: balances in every year, in 1 of 2 years only with deficit support. 1 scenario',
  )
  // 106 - 100 must be found for good, which 8 covers. A saving of 1 in the plan leaves 5 further, and 100 - 94 in the year after.
  const screen = async (text: string): Promise<string> =>
    (await runCli(['run', 'a.yaml', '-q'], { files: { 'a.yaml': text } })).out.replace(/\s+/g, ' ')
  expect(await screen(plan)).toContain(
    'projected, recurrent savings of £6.0m a year must be found by 2018/19 (met then by deficit support). In 2019/20 recurrent headroom is £5.0m: no further savings are needed.',
  )
  // A surplus of 4 that is asked for leaves headroom of 102 - 4 - 106 + 6, two short: nothing has met what is needed.
  const asked = plan.replace('lines:', 'surplus: { required: { amount: 4 } }\nlines:')
  expect(await screen(asked)).toContain('recurrent savings of £10.0m a year must be found by 2018/19. In 2019/20')
  const saving = 'savings: { s: { title: S, line: acute, amount: { 2018/19: 1 } } }\n'
  expect(await screen(`${plan}${saving}`)).toContain(
    'projected, further recurrent savings of £5.0m a year must be found by 2018/19 (met then by deficit support). In 2019/20 recurrent headroom is £6.0m: no further savings are needed.',
  )
  // With 5 of support the year is 1 short: nothing meets it.
  expect(await screen(plan.replace('2018/19: 8', '2018/19: 5'))).toContain(
    'recurrent savings of £6.0m a year must be found by 2018/19. In 2019/20',
  )
})

// 110 in the base year, 99 from the next: all that is missing is missing at once.
it('savings that are needed in full from an early year are not spread over the years', async () => {
  const plan = `title: A
years: { base: 2017/18, count: 5 }
funding: { all: { base: 110, growth: { 2018/19: -10%, 2019/20..: 0% } } }
lines: { acute: { setting: hospital, base: 110, growth: 0% } }
`
  const { out } = await runCli(['run', 'a.yaml', '-q', '--brief'], { files: { 'a.yaml': plan } })
  const told = out.replace(/\s+/g, ' ')
  expect(told).toContain('recurrent savings of £11.0m a year must be found by 2022/23, all of it as early as 2018/19.')
  expect(told).not.toContain('more a year on average')
})

// 3 in each of 2028/29 to 2030/31.
it('what is repaid of earlier deficits is told in all, and that what is owed stands in no row', async () => {
  expect(await told('run', 'scenarios/icb.yaml')).toContain(
    'Of earlier deficits £9.0m is repaid, 2028/29 to 2030/31; the debt is in no row.',
  )
  const stated = (surplus: string): string => `title: A
years: { base: 2017/18, count: 2 }
funding: { all: { base: 400, growth: 0% } }
lines: { acute: { setting: hospital, base: 300, growth: 0% } }
surplus: { ${surplus} }
`
  const run = async (surplus: string): Promise<string> =>
    (await runCli(['run', 'a.yaml', '-q'], { files: { 'a.yaml': stated(surplus) } })).out
  expect(await run('repayment: { 2019/20: 4 }, brought-forward: -4')).toContain(
    'Of earlier deficits £4.0m is repaid, in 2019/20.\n',
  )
  expect(await run('required: { amount: 1 }')).not.toContain('Of earlier deficits')
})

// The target of 1,782 grows by base growth alone; 0.5% is taken off three times: 1808 / 1782 = 1.01459, x (1.036 / 1.041) (1.034 / 1.039) (1.032 / 1.037) = 1.00001.
it('a distance too small for the digits that are told is within the last of them', async () => {
  expect(await told('run', 'scenarios/icb.yaml')).toContain(
    'Core services: 1.5% (£26.0m) above target in 2025/26, within 0.1% in 2035/36.',
  )
  const text = `title: A
years: { base: 2017/18, count: 1 }
funding: { core: { title: Core, base: 100.02, pace: { base-growth: 10%, convergence: 0% }, target: { base: 100, growth: 0% } } }
lines: { acute: { setting: hospital, base: 90, growth: 0% } }
`
  const { out } = await runCli(['run', 'a.yaml', '-q'], { files: { 'a.yaml': text } })
  expect(out).toContain('Core: within 0.1% of target in 2017/18, 10.0% (£10.0m) above it in 2018/19.')
})

// Switching such a scheme off asks the same in another way.
it.each([
  ['icb', 'to-be-identified', '-£123.6m without it, before rounding.'],
  ['do-something', 'to-be-identified', 'without it, worth £13.5m by then, recurrent headroom in 2027/28 is -£59.4m.'],
])('without savings that nobody has identified %s has what it has with %s switched off', async (name, id, said) => {
  const path = `scenarios/${name}.yaml`
  expect(await told('run', path)).toContain(said)
  const off = ['--set', `savings.${id}.enabled=false`]
  const { out } = await runCli(['run', path, '-q', '--csv', '--rows', 'headroom.recurrent', ...off])
  const last = Number(out.trim().split(',').at(-1))
  expect(said).toContain(`-£${last.toFixed(1).slice(1)}m`)
})

it('how good the evidence is, and what could not be tested, stand on a first screen and in brief', async () => {
  const evidence = 'Evidence for 36 values: 25 amber, 11 illustrative (chosen, not found).'
  const untested =
    'Not tested: Mental health investment standard, growth at least that of the allocation in every projected year.'
  for (const words of [[], ['--brief']]) expect(await told('run', 'scenarios/3pct.yaml', ...words)).toContain(evidence)
  expect(await told('run', 'scenarios/3pct.yaml', '--brief')).toContain(untested)
  // Where there is room.
  expect(await told('run', 'scenarios/savings-programme.yaml')).toContain(untested)
  // In full the note says what each mark means.
  expect(await told('run', 'scenarios/3pct.yaml', '--full')).not.toContain(evidence)
})
