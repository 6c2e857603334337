import { describe, expect, it } from 'vitest'
import { runCli } from '../support/run-cli.ts'

const told = async (...words: readonly string[]): Promise<string> =>
  (await runCli(['run', ...words, '--width', '100'])).out.replace(/\s+/g, ' ')

describe('a contract that is switched off', () => {
  it('is said to leave what begins with it on the services in its scope, with the command that takes it out', async () => {
    const out = await told('scenarios/mcp.yaml', '--set', 'contracts.mcp.enabled=false')
    expect(out).toContain(
      'Contract "Multispecialty community provider" is switched off, and what begins with it or later on the services in its scope stays in these figures: "The provider\'s own efficiency, mental health", "The provider\'s own efficiency, community" and "Planned care and frailty pathways".',
    )
    const [, command = ''] = /switch it off too: scenario (run scenarios\/mcp\.yaml (?:--set \S+ ?)+)/.exec(out) ?? []
    const without = await runCli(command.trim().split(' '))
    expect(without.exit, without.err).toBe(0)
    // -68.1 as shown; the command beside it answers -76.8, and the plan with the contract has -73.2.
    expect(out).toContain('The title is that of the plan before the change.')
    expect(out).toContain(
      'Recurrent headroom in 2029/30 is -£68.1m as shown, -£76.8m without that as well, -£73.2m with the contract.',
    )
    expect(without.out).toMatch(/^Headroom .*\(76\.8\)$/m)
    expect((await runCli(['run', 'scenarios/mcp.yaml'])).out).toMatch(/^Recurrent headroom .*\(73\.2\)$/m)
    expect(without.out).not.toContain("The provider's own efficiency")
  })

  it('is not said to where it is on, or where nothing begins with it', async () => {
    expect(await told('scenarios/mcp.yaml')).not.toContain('is switched off')
    // Enhanced primary care has savings of nobody in its scope.
    const out = await told('scenarios/mcp.yaml', '--set', 'contracts.enhanced-primary-care.enabled=false')
    expect(out).not.toContain('stays in these figures')
    expect(out).toContain(
      'Contract "Partnership in Practice (primary care)" is switched off. Recurrent headroom in 2029/30 is -£73.2m, the same as with the contract.',
    )
  })
})

it('the share of hospital care in a place says whose funding it is of', async () => {
  expect(await told('scenarios/westminster-place.yaml')).toContain(
    "Acute takes 36% of funding, up from 29% in 2017/18. That is of all the place's funding, Westminster City Council included, which states no hospital care.",
  )
})

// Reserves of 2035/36 are £12.1m; with the full-year effects recurrent headroom of £5.7m comes to the underlying £18.3m.
it('what recurrent headroom and the underlying position differ by is said below the table', async () => {
  expect(await told('scenarios/icb.yaml')).toContain(
    'Savings go by recurrent headroom, £5.7m in 2035/36; the underlying position, £18.3m, adds back reserves (£12.1m) and full-year effects still to come (£0.4m).',
  )
  expect(await told('scenarios/3pct.yaml')).not.toContain('adds back')
})

describe('"and without funding?"', () => {
  it('is answered with what is left, where the command line asks', async () => {
    const { exit, out } = await runCli(['run', 'scenarios/3pct.yaml', '--set', 'funding.allocation.enabled=false'])
    expect(exit).toBe(0)
    expect(out).toContain('Total spend rises from £273.4m in 2017/18 to £346.6m by 2027/28')
    expect(out).not.toMatch(/^Headroom/m)
  })

  it('stays an error in a file, and where money is held back of it', async () => {
    const files = {
      'off.yaml': 'title: Off\nextends: scenarios/3pct.yaml\nfunding: { allocation: { enabled: false } }\n',
    }
    expect((await runCli(['run', 'off.yaml'], { files })).err).toContain(
      'nothing-inside: Everything in funding is switched off. Switch a part of it on, or delete the key.',
    )
    const asked = await runCli(['run', 'scenarios/do-something.yaml', '--set', 'funding.allocation.enabled=false'])
    expect(asked.err).toContain('needs-stated: "reserves" rests on funding')
  })
})

// The scenario states 2.15% and then 1% for nine years: 1.0215 x 1.01^9 = 1.1172, 11.7% in all and 1.1% a year.
it('prices alone have a sentence and a picture', async () => {
  const { out } = await runCli(['run', 'scenarios/price-index.yaml'])
  expect(out.replace(/\s+/g, ' ')).toContain(
    'The price index rises from 1.000 in 2024/25 to 1.117 in 2034/35: up 11.7%, 1.1% a year on average.',
  )
  expect(out).toContain('A Price index: 1.000 in 2024/25 (lowest), 1.117 in 2034/35 (highest)')
})

it('people alone have a sentence', async () => {
  const files = {
    'p.yaml': 'title: People\nyears: { base: 2017/18, count: 2 }\npopulation: { base: 1000, growth: 10% }\n',
  }
  const { out } = await runCli(['run', 'p.yaml'], { files })
  expect(out.replace(/\s+/g, ' ')).toContain(
    'The population rises from 1,000 in 2017/18 to 1,210 in 2019/20: up 21.0%, 10.0% a year on average.',
  )
})

describe('a balance brought forward', () => {
  // Funding of 10 and 9 of spend leave 1 in the year: -2 + 1 = -1. A thousand people: £2,000 and £1,000 a head.
  const plan = (count: number, spend = 9): Record<string, string> => ({
    'plan.yaml': `title: Plan
unit: £m
years: { base: 2017/18, count: ${count} }
population: { base: 1000, growth: 0% }
funding: { allocation: { base: 10, growth: 0% } }
surplus: { brought-forward: -2 }
lines: { acute: { title: Acute, setting: hospital, base: ${spend}, growth: 0% } }
`,
  })
  const said = async (files: Record<string, string>, ...words: readonly string[]): Promise<string> =>
    (await runCli(['run', 'plan.yaml', '-q', '--width', '300', ...words], { files })).out.replace(/\s+/g, ' ')

  it('stands beside the headroom added up where that is told, and by itself where it is not', async () => {
    expect(await said(plan(2))).toContain(
      'Beside that, a deficit of £2.0m is brought forward from 2017/18: the balance carried forward from 2019/20 is £0.0m.',
    )
    const alone = await said(plan(1))
    expect(alone).toContain(
      'A deficit of £2.0m is brought forward from 2017/18: the balance carried forward from 2018/19 is -£1.0m.',
    )
    expect(alone).not.toContain('Beside that')
    // Nothing is left over in any year, so that nothing adds up.
    expect(await said(plan(2, 10))).not.toContain('Beside that')
  })

  it('says of both of its amounts that they are per head', async () => {
    expect(await said(plan(1), '--per-head')).toContain(
      'A deficit of £2,000 per head is brought forward from 2017/18: the balance carried forward from 2018/19 is -£1,000 per head.',
    )
  })
})
