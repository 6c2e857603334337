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
  'bare.yaml': 'title: Place\ncombine: { a: { scenario: early.yaml } }\n',
}
const screen = async (...args: readonly string[]): Promise<string> =>
  (await runCli(['run', ...args], { files, env: { NO_COLOR: '1' } })).out.replace(/\s+/g, ' ')

it('services of one name that members move in different years are told for each of them', async () => {
  expect(await screen('p.yaml')).toContain(
    'Family doctors, 2018/19: 3.0 of spend with as much funding; 2019/20: 3.0 of spend with as much funding. Growth rates leave these moves out.',
  )
  // 3,000,000 for 2,000 people.
  expect(await screen('p.yaml', '--per-head')).toContain('2019/20: £1,500 per head of spend with as much funding.')
  expect(await screen('late.yaml')).toContain(
    'Family doctors, 2019/20: 3.0 of spend with as much funding. Growth rates leave the move out.',
  )
})

it('a place of which a member states a required surplus does not say that none is stated', async () => {
  const text = await screen('p.yaml')

  expect(text).toContain('b: The in-year surplus is at least the required one')
  expect(text).not.toContain('states no required surplus')
  expect(await screen('bare.yaml')).toContain('this definition states no required surplus and no contingency')
})
