import { expect, it } from 'vitest'
import { runCli } from '../support/run-cli.ts'

const plan = `title: Risks
years: { base: 2017/18, count: 3 }
prices: { deflator: 5% }
population: { base: 1000000, growth: 5% }
funding:
  main: { title: Main, base: 200, growth: 2% }
lines:
  acute: { title: Acute, setting: hospital, base: 200, growth: 1% }
risks:
  demand: { title: Demand, probability: 100%, impact: { 2018/19: 10.0, 2019/20: 10.1, 2020/21: 10.2 } }
`

async function screen(...args: string[]): Promise<string> {
  return (await runCli(['run', 'plan.yaml', ...args], { files: { 'plan.yaml': plan } })).out.replace(/\s+/g, ' ')
}

it('in cash a risk is at its worst in the year of its largest amount', async () => {
  const text = await screen()

  expect(text).toMatch(/ Demand 100% 10\.2 10\.2 0\.0 10\.2 2020\/21 /)
  expect(text).toMatch(/ All risks 10\.2 10\.2 0\.0 10\.2 2020\/21 If all/)
  expect(text).toContain('Headroom less the expected value of the one risk, £10.2m, is -£4.0m in 2020/21.')
})

// 10.0 / 1.05 = 9.5238, 10.1 / 1.05^2 = 9.1610 and 10.2 / 1.05^3 = 8.8111: the largest is the first.
it('in real terms a risk is at its worst in the year of its largest amount in real terms', async () => {
  const text = await screen('--prices', 'real')

  expect(text).toMatch(/ Demand 100% 9\.5 9\.5 0\.0 9\.5 2018\/19 /)
  expect(text).toMatch(/ All risks 9\.5 9\.5 0\.0 9\.5 2018\/19 All risks, last year 8\.8 8\.8 0\.0 8\.8 2020\/21 /)
  expect(text).toMatch(
    /the expected value of the one risk, £8\.8m .*\(at worst £9\.5m, in 2018\/19\), is -£3\.5m in 2020\/21/,
  )
})

// The same of a million people who grow by 5% a year: £9.52 in 2018/19, £9.16 and £8.81.
it('per head a risk is at its worst in the year of its largest amount per head', async () => {
  const text = await screen('--per-head', '--decimals', '2')

  expect(text).toMatch(/ Demand 100\.00% 9\.52 9\.52 0\.00 9\.52 2018\/19 /)
  expect(text).toMatch(
    / All risks 9\.52 9\.52 0\.00 9\.52 2018\/19 All risks, last year 8\.81 8\.81 0\.00 8\.81 2020\/21 /,
  )
  expect(text).toMatch(
    /the expected value of the one risk, £8\.81 .*\(at worst £9\.52, in 2018\/19\), is -£3\.47 in 2020\/21/,
  )
})

// What is worst in a view may be neither first nor last: 10, 11 and 10.2 are 9.5238, 9.9773 and 8.8111.
it('of several years the worst is found in between as well, and of other risks together', async () => {
  const files = { 'plan.yaml': plan.replace('10.1', '11') }
  const { out } = await runCli(['run', 'plan.yaml', '--prices', 'real'], { files })

  expect(out).toMatch(/All risks +10\.0 +10\.0 +0\.0 +10\.0 +2019\/20/)
})

// In prices of 2018/19 the index of 2019/20 is 91 / 90 and that of 2020/21 92 / 90, neither of which ends: 9.0, 9.1 and 9.2
// are 9.0 in each year.
it('of years that are alike but for the last digit of a division the worst is the first', async () => {
  const own = plan
    .replace('deflator: 5%', 'base: 2018/19, index: { 2017/18: 89, 2018/19: 90, 2019/20: 91, 2020/21: 92 }')
    .replace('{ 2018/19: 10.0, 2019/20: 10.1, 2020/21: 10.2 }', '{ 2018/19: 9.0, 2019/20: 9.1, 2020/21: 9.2 }')
  const { out } = await runCli(['run', 'plan.yaml', '--prices', 'real'], { files: { 'plan.yaml': own } })

  expect(out).toMatch(/All risks +9\.0 +9\.0 +0\.0 +9\.0 +2018\/19/)
})
