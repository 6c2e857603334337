import { expect, it } from 'vitest'
import { Decimal } from '../../src/base/decimal.ts'
import { fundingThatHolds } from '../../src/questions/hold-envelope.ts'
import { projectText } from '../support/project-text.ts'
import { runCli } from '../support/run-cli.ts'

/** What is printed, with its line breaks taken out, so that a sentence can be looked for. */
async function screen(...args: string[]): Promise<string> {
  return (await runCli(['run', 'scenarios/3pct.yaml', ...args])).out.replace(/\s+/g, ' ')
}

// By hand for 3pct.yaml, 2027/28: prices 1.02^10 = 1.218994; people 220,562 x 1.0098^10 = 243,156, 1.102435 times those of
// 2017/18. Envelope 122.4, then 75.971; requirement 122.4 x 1.218994 - 75.971 = 73.234; funding 273.4.

it('in real terms every amount is in the prices of the price base', async () => {
  const text = await screen('--prices', 'real')

  expect(text).toContain('£ million, 2017/18 prices; funding assumed from 2018/19')
  expect(text).toContain('Assumed, in cash: Acute grows 3.0% a year')
  // 75.971 / 1.218994 = 62.323; 62.323 - 122.4 = -60.077; / 122.4 = -49%.
  expect(text).toContain(
    'falls from £122.4m to £62.3m by 2027/28, in 2017/18 prices: down £60.1m, 49%; per head in real terms down 54%.',
  )
  // 73.234 / 1.218994 = 60.077, 6.0 a year; funding is 273.4 / 1.218994 = 224.283, and 6.0077 / 224.283 = 2.7%.
  expect(text).toContain(
    'savings of £60.1m a year in 2017/18 prices must be found by 2027/28: £6.0m (2.7% of recurrent funding then) more a year on average',
  )
  // 122.4 x 1.218994 = 149.205 must be left, 73.234 more than is: (273.4 + 73.234) / 273.4 = 1.26786 = 1.0240^10.
  expect(text).toContain(
    'To hold £122.4m in 2017/18 prices in 2027/28, recurrent funding in cash must grow 2.41% a year (also to need no savings), or',
  )
  expect(text).toContain('Acute takes 56% of funding, up from 41% in 2017/18.')
})

it('per head every amount is in pounds for each resident of its year', async () => {
  const text = await screen('--per-head')

  expect(text).toContain('£ per head, cash; funding assumed from 2018/19')
  expect(text).toContain('Assumed, in cash and in total: Acute grows 3.0% a year')
  // 122.4m / 220,562 = £554.9; 75.971m / 243,156 = £312.4; -242.5, / 554.9 = -44%.
  expect(text).toContain(
    'falls from £555 to £312 per head by 2027/28: down £243, 44%; per head in real terms down 54%.',
  )
  // 73.234m / 243,156 = £301.2.
  expect(text).toContain('savings of £301 per head a year must be found by 2027/28: £30 (')
  // 122.4 x 1.102435 = 134.938, 58.967 more than is left: (273.4 + 58.967) / 273.4 = 1.21568 = 1.0197^10.
  expect(text).toContain(
    'To hold £555 per head in cash in 2027/28, total recurrent funding must grow 1.98% a year (2.41% to need no savings), or',
  )
})

it('both at once say neither twice', async () => {
  const text = await screen('--prices', 'real', '--per-head')

  // £312.4 / 1.218994 = £256.3; -298.6, / 554.9 = -54%.
  expect(text).toContain('falls from £555 to £256 per head by 2027/28, in 2017/18 prices: down £299, 54%.')
  expect(text).not.toContain('per head in real terms')
  // 122.4 x 1.218994 x 1.102435 = 164.489, 88.518 more: (273.4 + 88.518) / 273.4 = 1.32377 = 1.0284^10: 2.9% holds it.
  expect(text).toContain(
    'To hold £555 per head in 2017/18 prices in 2027/28, total recurrent funding in cash must grow 2.85% a year (2.41% to need no savings), or',
  )
})

const plan = `title: Plan
years: { base: 2017/18, count: 2 }
prices: { base: 2017/18, deflator: 10% }
population: { base: 1000, growth: 0% }
unit: £k
funding: { allocation: { base: 121, growth: { 2018/19: 0%, 2019/20: 21% } } }
lines:
  acute: { setting: hospital, base: 21, growth: 0% }
  community: { setting: out-of-hospital, base: 100, growth: 0% }
savings:
  found: { line: acute, amount: { 2018/19: 11 } }
  unfound: { line: acute, amount: { 2019/20: 12.1 }, identified: false }
`

it('savings over the years add up amounts that are each of their own year', async () => {
  const run = async (...args: string[]): Promise<string> =>
    (await runCli(['run', 'a.yaml', '--decimals', '1', ...args], { files: { 'a.yaml': plan } })).out.replace(
      /\s+/g,
      ' ',
    )

  // 11 / 1.1 + 12.1 / 1.21 = 10 + 10.
  expect(await run('--prices', 'real')).toContain(
    'the £20.0k to be saved over the years, in 2017/18 prices, £10.0k unidentified: £30.1k without it.',
  )
  // £11,000 and £12,100 for a thousand people; without the second 48.51 - 12.1 = 36.41 are left, and / 1.21 = 30.09.
  expect(await run('--per-head')).toContain(
    'the £23.1 to be saved over the years, £12.1 (52.4%) unidentified: £36.4 without it.',
  )
  // Headroom 121 x 1.21 - 100 - (21 - 11 - 12.1) = 48.51; / 1.21 = 40.1 (40.09).
  expect(await run('--prices', 'real')).toContain(
    'recurrent headroom in 2019/20 is £40.1k in 2017/18 prices: no savings are needed',
  )
})

it('without a population money that rises in cash is told in real terms, however it is viewed', async () => {
  const files = { 'a.yaml': level.replace('growth: 10%', 'growth: 5%') }
  const run = async (...args: string[]): Promise<string> =>
    (await runCli(['run', 'a.yaml', ...args], { files })).out.replace(/\s+/g, ' ')

  // 60 x 1.05^2 = 66.15, 10.25% more; / 1.1^2 = 54.669, 8.9% less than 60.
  expect(await run()).toContain('rises from £60.0m to £66.2m by 2019/20: up £6.2m, 10%; in real terms down 9%.')
  expect(await run('--prices', 'real')).toContain('£54.7m by 2019/20, in 2017/18 prices: down £5.3m, 9%.')
})

it('money that stays as it is in cash is told in real terms', async () => {
  const { out } = await runCli(['run', 'a.yaml'], { files: { 'a.yaml': level.replace('growth: 10%', 'growth: 0%') } })

  // 1 / 1.21 = 0.826, 17% less.
  expect(out.replace(/\s+/g, ' ')).toContain('is £60.0m in 2019/20 as in 2017/18; in real terms down 17%.')
})

it('without a deflator nothing is said of real terms', async () => {
  const text = level.replace(/^prices.*\n/m, '').replace('growth: 10%', 'growth: 5%')
  const { out } = await runCli(['run', 'a.yaml'], { files: { 'a.yaml': text } })

  expect(out.replace(/\s+/g, ' ')).toContain('by 2019/20: up £6.2m, 10%. ')
})

const level = `title: Level
years: { base: 2017/18, count: 2 }
prices: { base: 2017/18, deflator: 10% }
funding: { allocation: { base: 60, growth: 10% } }
lines:
  community: { setting: out-of-hospital, base: 60, growth: 0% }
`

it('what keeps up with prices is the same at the end as at the start', async () => {
  const { out } = await runCli(['run', 'a.yaml', '--prices', 'real'], { files: { 'a.yaml': level } })
  const text = out.replace(/\s+/g, ' ')

  expect(text).toContain('Money for out-of-hospital care is £60.0m in 2019/20 as in 2017/18, in 2017/18 prices.')
  expect(text).toContain(
    'To hold £60.0m in 2017/18 prices in 2019/20, recurrent funding in cash must grow 10.00% a year.',
  )
})

it('the growth that holds the envelope times a factor leaves that much, and 1 is the envelope in cash', () => {
  const growthFor = (factor: string): string | undefined =>
    fundingThatHolds(projectText(level).scenario, new Decimal(factor))?.toFixed(6)

  // The envelope is all of the funding: 60 x 1.21 = 72.6 is reached by 10% a year, 60 by none, 60 x 0.81 by -10%.
  expect(growthFor('1.21')).toBe('0.100000')
  expect(growthFor('1')).toBe('0.000000')
  expect(growthFor('0.81')).toBe('-0.100000')
})
