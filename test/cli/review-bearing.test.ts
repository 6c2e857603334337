import { expect, it } from 'vitest'
import { runCli } from '../support/run-cli.ts'

const plan = `title: Plan
unit: £m
years: { base: 2017/18, count: 2 }
funding: { allocation: { title: Allocation, base: 100, growth: 0% } }
lines:
  care: { title: Care, setting: hospital, base: 50, growth: 2% }
  home: { title: Home, setting: out-of-hospital, base: 20, growth: 0%, activity: { base: 100, unit: visits, growth: 0% } }
savings: { beds: { title: Beds, line: care, amount: { 2018/19: 1 } } }
actuals:
  funding: { row: funding.total, amounts: { 2018/19: 103 } }
  care: { row: lines.care.spend, amounts: { 2018/19: 52 } }
  beds: { row: savings.total, amounts: { 2018/19: 0.5 } }
  left: { row: in-year, amounts: { 2018/19: 28 } }
  envelope: { row: out-of-hospital.envelope, amounts: { 2018/19: 60 } }
  visits: { row: lines.home.activity, amounts: { 2018/19: 110 } }
`

const told = async (): Promise<string> =>
  (await runCli(['review', 'plan.yaml', '-q', '--width', '200'], { files: { 'plan.yaml': plan } })).out

// 100 of funding, 51 - 1 = 50 of care, 20 at home: 30 are left.
it('says of each row whether what came out leaves more or less, and nothing of one that does not tell', async () => {
  const out = await told()
  expect(out).toContain('Funding was £103.0m in 2018/19, £3.0m (3.0% of the plan) more than projected, favourable.')
  expect(out).toContain('Care, spend was £52.0m in 2018/19, £2.0m (4.0% of the plan) more than projected, adverse.')
  // A total that nothing reads takes after the savings that it adds up, and a position after what it is made of.
  expect(out).toContain(
    'New savings in the year was £0.5m in 2018/19, £0.5m (50.0% of the plan) less than projected, adverse.',
  )
  expect(out).toMatch(
    /In-year surplus \/ \(deficit\) was £28\.0m in 2018\/19, £2\.0m \(6\.7% of the plan\) less than projected, adverse\./,
  )
  // The envelope is what is left and what is spent; visits cost nothing in this plan.
  expect(out).toContain('£10.0m (20.0% of the plan) more than projected.')
  expect(out).toContain('(10.0% of the plan) more than projected.')
  expect(out).toContain('Favourable is a variance that leaves the commissioner more in its year')
})

it('a rate that nobody would believe is no answer', async () => {
  const text = (came: number, year: string): string => `title: Plan
unit: £m
years: { base: 2017/18, count: 2 }
lines: { care: { title: Care, setting: hospital, base: 50, growth: 2% } }
actuals: { care: { row: lines.care.spend, amounts: { ${year}: ${came} } } }
`
  const run = async (came: number, year = '2019/20'): Promise<string> =>
    (await runCli(['review', 'plan.yaml', '-q', '--width', '200'], { files: { 'plan.yaml': text(came, year) } })).out

  // 60.5 / 50 is 1.1 x 1.1; 64.98 / 50 would be 1.14 x 1.14, and 12% is ten points above 2%. One year alone may be anything.
  expect(await run(60.5)).toContain('Care, growth would have had to be 10.00% a year in each of the 2 years to 2019/20')
  expect(await run(57, '2018/19')).toContain('Care, growth would have had to be 14.00% where 2.00% was assumed')
  const out = await run(64.98)
  expect(out).toContain('nothing from -8.00% to 12.00% of Care, growth would have done, year after year')
  expect(out).toContain('none plausible')
  expect(out).not.toContain('had to be 14.00%')
})
