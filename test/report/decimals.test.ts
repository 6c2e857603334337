import { expect, it } from 'vitest'
import { runCli } from '../support/run-cli.ts'

async function screen(...args: string[]): Promise<string> {
  return (await runCli(['run', ...args, '--full'])).out.replace(/\s+/g, ' ')
}

// By hand for 3pct.yaml, 2027/28. Acute 113 x 1.03^10 = 151.86255, prescribing 22 x 1.03^10 = 29.56616, programme 16 and
// funding 273.4, so the envelope is 75.97129 from 122.4: -46.42871, -37.932%. Per head in real terms 0.620681 / 1.0098^10 /
// 1.02^10 = 0.620681 / 1.102436 / 1.218994 = 0.461864, so -53.814%. Growth per head 1 / 1.0098 - 1 = -0.970%, real
// 1 / 1.02 - 1 = -1.961%. To be found 73.23387 / 10 = 7.32339, of 273.4 that is 2.679%. To hold 122.4, funding of 319.82871:
// (319.82871 / 273.4)^(1/10) - 1 = 1.581%, 1.59% holds it; to balance, 346.63387: 2.402%, 2.41% does. Acute takes 151.86255 / 273.4 = 55.546% from 113 / 273.4 = 41.331%.
it('--decimals are those of every per cent in a sentence', async () => {
  const text = await screen('scenarios/3pct.yaml', '--decimals', '2')

  expect(text).toContain(
    'Acute grows 3.00% a year, recurrent funding does not grow (-0.97% per head in cash, -1.96% in total in real',
  )
  expect(text).toContain(': down £46.43m, 37.93%; per head in real terms down 53.81%.')
  expect(text).toContain('£7.32m (2.68% of recurrent funding) more a year on average.')
  expect(text).toContain(
    'recurrent funding must grow 1.59% a year (2.41% to need no savings), or Acute shrink 0.70% a year (+3.00% assumed',
  )
  expect(text).toContain('Acute takes 55.55% of funding, up from 41.33% in 2017/18.')
  expect(text).toContain('2017/18 prices, deflated by 2.00% a year')
})

it('--decimals may be fewer than usual', async () => {
  const text = await screen('scenarios/3pct.yaml', '--decimals', '0')

  expect(text).toContain(
    'Acute grows 3% a year, recurrent funding does not grow (-1% per head in cash, -2% in total in real terms: 2017/18 prices, deflated by 2% a year)',
  )
  expect(text).toContain('recurrent funding must grow 2% a year (3% to need no savings), or')
})

// Closing distances by METHODS.md, section 1: 2018/19 opens at 273.4 / 228.8 - 1 = 19.493%, that of the base year.
it('--decimals are those of distances from target', async () => {
  expect(await screen('scenarios/pace-of-change.yaml', '--decimals', '3')).toContain(
    '19.493% (£44.600m) above target in 2017/18',
  )
})

it('--decimals reach the probabilities of the risk register', async () => {
  const text = await screen('scenarios/risk-register.yaml', '--decimals', '1')

  expect(text).toMatch(/Risk register.* (\d+\.\d)%/)
  const register = text.slice(text.indexOf('Risk register'), text.indexOf('Rules and checks'))
  expect(register).toMatch(/\d+\.\d% /)
  expect(register).not.toMatch(/ \d+% /)
})

it('a row of whole numbers has no decimal places, and one that is not keeps them', async () => {
  const text = `title: A
years: { base: 2017/18, count: 1 }
funding: { all: { base: 100, growth: 0% } }
lines: { acute: { setting: hospital, base: 100, growth: 0% } }
prices: { base: 2017/18, deflator: 2% }
risks: { fire: { likelihood: 2, consequence: 5, probability: 10%, impact: { 2018/19: 1 } } }
`
  const { out } = await runCli(['run', 'a.yaml', '--rows', 'risks.*.score', '--rows', 'prices.index'], {
    files: { 'a.yaml': text },
  })

  expect(out).toMatch(/likelihood x consequence +10 +10$/m)
  expect(out).toMatch(/Price index +1\.000 +1\.020$/m)
})
