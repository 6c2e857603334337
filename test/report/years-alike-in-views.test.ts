import { expect, it } from 'vitest'
import { runCli } from '../support/run-cli.ts'

// In prices of 2018/19 the index of 2019/20 is 92 / 90 and that of 2020/21 91 / 90, neither of which ends.
const plan = (acute: string): string => `title: Alike
years: { base: 2017/18, count: 3 }
prices: { base: 2018/19, index: { 2017/18: 89, 2018/19: 90, 2019/20: 92, 2020/21: 91 } }
funding: { main: { title: Main, base: 100, amounts: [100, 100, 100] } }
lines:
  acute: { title: Acute, setting: hospital, base: 80, amounts: ${acute} }
  community: { title: Community, setting: out-of-hospital, base: 20, amounts: [20, 20, 20] }
`

async function screen(acute: string): Promise<string> {
  const files = { 'plan.yaml': plan(acute) }
  return (await runCli(['run', 'plan.yaml', '--prices', 'real'], { files })).out.replace(/\s+/g, ' ')
}

// Spend beyond funding is 9.0, 9.2 and 9.1: 9.0 in each year in real terms, so that no year asks for more than the last, and none for less.
it('what must be found is no more in an earlier year for the last digit of a division', async () => {
  const text = await screen('[89, 89.2, 89.1]')

  expect(text).toContain(
    'recurrent savings of £9.0m a year in 2018/19 prices must be found by 2020/21, all of it as early as 2018/19.',
  )
  expect(text).not.toContain('; £')
})

// What is left for out-of-hospital care is 8.9, 9.0, 9.1 and 9.2: 9.0 in each year in real terms.
it('money that is alike in every year has no lowest year', async () => {
  const { out } = await runCli(['run', 'plan.yaml', '--prices', 'real'], {
    files: {
      'plan.yaml': plan('[91, 90.9, 90.8]')
        .replace('2019/20: 92, 2020/21: 91', '2019/20: 91, 2020/21: 92')
        .replace('base: 80', 'base: 91.1')
        .replace('base: 20,', 'base: 8.9,'),
    },
  })

  expect(out.replace(/\s+/g, ' ')).toContain(
    'Money for out-of-hospital care is £9.0m in 2020/21 as in 2017/18, in 2018/19 prices.',
  )
})
