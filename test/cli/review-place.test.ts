import { expect, it } from 'vitest'
import { runCli } from '../support/run-cli.ts'

const member = (unit: string, base: number, actuals: string): string => `title: A member
unit: ${unit}
years: { base: 2017/18, count: 4 }
funding: { allocation: { base: ${base}, growth: 0% } }
lines: { acute: { title: Acute, setting: hospital, base: ${base}, growth: 3% } }
actuals: { acute: { ${actuals} } }
`
// Acute of 100 is projected at 103 and 106.09; in £k a hundred thousand of them.
const files = {
  'a.yaml': member('£m', 100, 'row: lines.acute.spend, amounts: { 2018/19: 104, 2019/20: 105.09 }'),
  'b.yaml': member(
    '£k',
    100_000,
    'row: lines.acute.spend, amounts: { 2018/19: 102000, 2021/22: 120000 }, provisional: [2018/19]',
  ),
  'place.yaml':
    'title: Both\nyears: { base: 2017/18, count: 3 }\ncombine: { a: { scenario: a.yaml }, b: { scenario: b.yaml } }\n',
}
const reviewed = async (place: string): Promise<{ exit: number; out: string; err: string }> =>
  runCli(['review', 'place.yaml', '--format', 'csv', '-q'], { files: { ...files, 'place.yaml': place } })
const rowsOf = (out: string): string[][] =>
  out
    .trimEnd()
    .split('\n')
    .slice(1)
    .map((line) => line.replace(/"[^"]*"/g, 'label').split(','))
    .map(([, row = '', , year = '', , , actual = '', provisional = '', variance = '']) => [
      row,
      year,
      actual,
      provisional,
      variance,
    ])

it('what came out of the members of a place is held against their own rows, in the unit and the years of the place', async () => {
  const { exit, out, err } = await reviewed(files['place.yaml'])
  expect({ exit, err }).toEqual({ exit: 0, err: '' })
  expect(rowsOf(out)).toEqual([
    ['members.a.lines.acute.spend', '2018/19', '104', 'no', '1'],
    ['members.a.lines.acute.spend', '2019/20', '105.09', 'no', '-1'],
    ['members.b.lines.acute.spend', '2018/19', '102', 'yes', '-1'],
  ])
})

it('what the place says of such a row itself goes before', async () => {
  const own = 'actuals: { a: { row: members.a.lines.acute.spend, amounts: { 2018/19: 105 } } }\n'
  const { out } = await reviewed(files['place.yaml'] + own)
  expect(rowsOf(out)).toEqual([
    ['members.a.lines.acute.spend', '2018/19', '105', 'no', '2'],
    ['members.b.lines.acute.spend', '2018/19', '102', 'yes', '-1'],
  ])
})

it('the place says that actual figures are held, and of which years', async () => {
  const { out } = await runCli(['run', 'place.yaml', '-q', '--width', '200'], { files })
  expect(out).toContain('Actual figures are held for 2018/19 to 2019/20 (provisional: 2018/19)')
})

it('a figure in another unit than its row is refused where the member states it', async () => {
  const wrong = member('£m', 100, 'row: lines.acute.growth, amounts: { 2018/19: 4 }')
  const { exit, err } = await runCli(['review', 'place.yaml'], { files: { ...files, 'a.yaml': wrong } })
  expect(exit).toBe(3)
  expect(err).toMatch(/^a\.yaml:6:\d+ - error not-a-rate/m)
})

it('a rate that would have had to be another is told with the years that it holds for', async () => {
  const { out } = await runCli(['review', 'a.yaml', '-q', '--width', '300'], { files })
  // 100 x 1.025134^2 = 105.09.
  expect(out).toContain(
    'To come to that, Acute, growth would have had to be 2.51% a year in each of the 2 years to 2019/20 where 3.00% was assumed.',
  )
  expect(out).toContain(
    'Acute, spend was £105.1m in 2019/20, £1.0m (0.9% of the plan) less than projected; to date as projected.',
  )
})
