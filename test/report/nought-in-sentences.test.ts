import { expect, it } from 'vitest'
import { runCli } from '../support/run-cli.ts'

const base = `title: Small differences
unit: £m
years: { base: 2017/18, count: 3 }
funding:
  allocation: { base: 100, growth: 0% }
lines:
  acute: { setting: hospital, base: 50.02, growth: 0% }
  community: { setting: out-of-hospital, base: 50, growth: 0% }
`

async function screen(text: string, ...args: string[]): Promise<string> {
  const { out } = await runCli(['run', 'a.yaml', '-q', ...args], { files: { 'a.yaml': text } })
  return out.replace(/\s+/g, ' ')
}

// 100 - 50.02 = 49.98 is left, 50 is spent: 0.02 is to be found, from the first year on. Where acute comes to 50.02 step by step it is
// 0.00667 more each year.
it('what is small is told with as many places as it takes', async () => {
  const text = await screen(base)

  expect(text).toContain(
    'Money for out-of-hospital care is £49.98m in 2020/21 as in 2017/18. In 2017/18 £50.00m is spent on it.',
  )
  expect(text).toContain('recurrent savings of £0.02m a year must be found by 2020/21, all of it as early as 2018/19.')
  const steps = base.replace('base: 50.02, growth: 0%', 'base: 50, amounts: [50, 50.01, 50.02]')
  expect(await screen(steps)).toContain('recurrent savings of £0.02m a year must be found by 2020/21: £0.01m (')
  expect(text).toContain(
    'To hold £49.98m in cash in 2020/21, recurrent funding must not fall (to need no savings: grow 0.01%).',
  )
  expect(text).toContain('a deficit in 3 of 3 years, at worst -£0.02m in 2018/19')
})

it.each([[], ['--plain'], ['--format', 'markdown']])('no sentence says nought of what is not: %j', async (...args) => {
  const { out } = await runCli(['run', 'a.yaml', '-q', ...args], { files: { 'a.yaml': base } })
  const sentences = out.split(/\n(?=\S)/).filter((line) => /^(- )?(Money|If|To hold|Acute takes)/.test(line))

  expect(sentences).toHaveLength(4)
  for (const sentence of sentences) expect(sentence.replace(/\s+/g, ' ')).not.toMatch(/\b0\.0(?!\d)/)
})

// Funding falls by 0.03 in three years; acute stays: 49.98 to 49.95.
it('a start and an end that differ do not read alike, and their difference is told', async () => {
  const text = await screen(base.replace('growth: 0% }\nlines', 'adjustments: { 2020/21: -0.03 }, growth: 0% }\nlines'))

  expect(text).toContain('falls from £49.98m to £49.95m by 2020/21: down £0.03m, 0.1%')
})

// 10.04 to 5.06 reads 10.0 to 5.1, and the change of 4.98 reads 5.0.
it('a difference that the digits shown do not give is said to be taken unrounded', async () => {
  const text = await screen(`title: T
years: { base: 2017/18, count: 1 }
funding: { a: { base: 20.04, growth: 0%, adjustments: { 2018/19: -4.98 } } }
lines:
  acute: { setting: hospital, base: 10, growth: 0% }
  community: { setting: out-of-hospital, base: 10.04, growth: 0% }
`)

  expect(text).toContain('falls from £10.0m to £5.1m by 2018/19: down £5.0m before rounding, 50%')
})
