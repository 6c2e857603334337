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

it.each([
  ['a row that is misspelt', 'row: lines.acute.spent', 'unknown-row: No row is called "lines.acute.spent".'],
  ['a measure that is misspelt', 'row: measures.ratoi', 'unknown-row: No row is called "measures.ratoi".'],
])('%s is refused where the member states it, in a run of the place as in one of the member', async (_, row, said) => {
  const wrong = member('£m', 100, `${row}, amounts: { 2018/19: 104 }`)
  for (const file of ['a.yaml', 'place.yaml'])
    for (const verb of ['run', 'review']) {
      const { exit, err } = await runCli([verb, file, '-q'], { files: { ...files, 'a.yaml': wrong } })
      expect({ verb, file, exit }).toEqual({ verb, file, exit: 3 })
      expect(err).toMatch(/^a\.yaml:6:\d+ - error /m)
      expect(err.replace(/\s+/g, ' ')).toContain(said)
    }
})

it('a rate that would have had to be another is told with the years that it holds for', async () => {
  const { out } = await runCli(['review', 'a.yaml', '-q', '--width', '300'], { files })
  // 100 x 1.025134^2 = 105.09.
  expect(out).toContain(
    'To come to that, Acute, growth would have had to be 2.51% a year in each of the 2 years to 2019/20 where 3.00% was assumed.',
  )
  expect(out).toContain(
    'Acute, spend was £105.1m in 2019/20, £1.0m (0.9% of the plan) less than projected, favourable; to date as projected.',
  )
})

// What a member has and its place has not: measures of its own. What came out of them is for the member alone.
const measured = `${member('£m', 100, 'row: lines.acute.spend, amounts: { 2018/19: 104 }').trimEnd()}
measures: { ratio: { title: Ratio, unit: share, formula: lines.acute.spend / funding.total } }
`.replace(/^actuals: \{/m, 'actuals: { ratio: { row: measures.ratio, amounts: { 2018/19: 104% } },')
const ofMeasures = { ...files, 'a.yaml': measured }

it.each(['run', 'check', 'review', 'assumptions', 'compare'])(
  'a place of which a member has actual figures of its own measure is opened by %s',
  async (verb) => {
    const { exit, err } = await runCli([verb, 'place.yaml', ...(verb === 'compare' ? ['a.yaml'] : []), '-q'], {
      files: ofMeasures,
    })
    expect({ exit, err }).toEqual({ exit: 0, err: '' })
  },
)

it('a review of the place says what of a member it holds against nothing, and of how many rows figures are held', async () => {
  const { out } = await runCli(['review', 'place.yaml', '-q', '--width', '300'], { files: ofMeasures })
  expect(out).toContain(
    'Actual figures are held for 2018/19 (provisional: 2018/19), of 3 rows, of which 1 is not compared.',
  )
  expect(out).toContain(
    'Not compared, because the place has no such row (a measure of a member stands in that member alone): members.a.measures.ratio.',
  )
  const { out: alone } = await runCli(['review', 'a.yaml', '-q', '--width', '300'], { files: ofMeasures })
  expect(alone).toContain('Ratio was 104.00% in 2018/19')
  expect(alone).not.toContain('Not compared')
})

it('the same of a member of a member, under both names', async () => {
  const outer = 'title: Whole\nyears: { base: 2017/18, count: 3 }\ncombine: { both: { scenario: place.yaml } }\n'
  const { exit, out } = await runCli(['review', 'outer.yaml', '-q', '--width', '300'], {
    files: { ...ofMeasures, 'outer.yaml': outer },
  })
  expect(exit).toBe(0)
  expect(out).toContain('members.both.members.a.measures.ratio.')
})

it('a place of whose members nothing else came out says why there is nothing to review', async () => {
  const only = measured
    .replace(/, acute: \{ row: .*$/m, ' }')
    .replace(/^actuals: .*$/m, 'actuals: { ratio: { row: measures.ratio, amounts: { 2018/19: 104% } } }')
  const { exit, err } = await runCli(['review', 'place.yaml', '-q'], {
    files: {
      'a.yaml': only,
      'place.yaml': 'title: Whole\nyears: { base: 2017/18, count: 3 }\ncombine: { a: { scenario: a.yaml } }\n',
    },
  })
  expect(exit).toBe(2)
  expect(err).toContain(
    'place.yaml states nothing that came out of a row that it has: members.a.measures.ratio is left out.',
  )
})

it('what the place itself says of a row that is not there is refused', async () => {
  const own = 'actuals: { a: { row: members.a.measures.ratio, amounts: { 2018/19: 104% } } }\n'
  const { exit, err } = await runCli(['review', 'place.yaml', '-q'], {
    files: { ...ofMeasures, 'place.yaml': files['place.yaml'] + own },
  })
  expect(exit).toBe(3)
  expect(err).toContain('error unknown-row')
})

it('what came out of something that a member has switched off is told as the member tells it, and counted alike', async () => {
  const off = `${member('£m', 100, 'row: savings.fewer.saved, amounts: { 2018/19: 1 }').trimEnd()}
savings: { fewer: { title: Fewer, line: acute, amount: { 2018/19: 1 }, enabled: false } }
`.replace(/^actuals: \{/m, 'actuals: { growth: { row: lines.acute.growth, amounts: { 2018/19: 4% } },')
  const told = async (verb: string, file: string): Promise<string> =>
    (await runCli([verb, file, '-q', '--width', '300'], { files: { ...files, 'a.yaml': off } })).out.replace(
      /\s+/g,
      ' ',
    )
  const alone = await told('review', 'a.yaml')
  expect(alone).toContain('of 2 rows, of which 1 is not compared.')
  expect(alone).toContain('Not compared, because it is switched off: savings.fewer.saved.')
  // The place has two rows of this member and one of the other.
  const whole = await told('review', 'place.yaml')
  expect(whole).toContain('of 3 rows, of which 1 is not compared.')
  expect(whole).toContain('Not compared, because it is switched off: members.a.savings.fewer.saved.')
  expect(await told('assumptions', 'place.yaml')).toContain('actual figures of 3 rows')
})
