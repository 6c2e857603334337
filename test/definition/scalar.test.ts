import { expect, it } from 'vitest'
import { Decimal } from '../../src/base/decimal.ts'
import type { Kind, ValueKey } from '../../src/definition/keys/key-types.ts'
import type { Notation } from '../../src/definition/text/tree.ts'
import { readPlain } from '../../src/definition/values/scalar.ts'
import type { Diagnostic } from '../../src/diagnostics/catalogue.ts'

interface Reading {
  readonly value: string | undefined
  readonly unit: string | undefined
  readonly problems: readonly Diagnostic[]
}

function read(kind: Kind, text: string, notation: Notation = 'yaml', extra: Partial<ValueKey> = {}): Reading {
  const problems: Diagnostic[] = []
  const key: ValueKey = { is: 'value', kind, text: 'A value.', ...extra }
  const span = { file: { path: 'a.yaml', text }, start: 0, end: text.length }
  const { value, unit } = readPlain(key, 'a.value', { is: 'scalar', text, span }, notation, (problem) =>
    problems.push(problem),
  )
  return {
    value: value instanceof Decimal ? value.toFixed() : value === undefined ? undefined : String(value),
    unit,
    problems,
  }
}

/** Kind, text as written, what it means. Rates and shares are fractions: 3% is 0.03. */
it.each<[Kind, string, string]>([
  ['rate', '3%', '0.03'],
  ['rate', '-1.1%', '-0.011'],
  ['rate', '+0.5%', '0.005'],
  ['rate', '\u22121.1%', '-0.011'],
  ['rate', '0', '0'],
  ['rate', '0.0', '0'],
  ['rate', '-0', '0'],
  ['rate', '250%', '2.5'],
  ['rate', '0.98%', '0.0098'],
  ['rate', '0.000000000000000000000000001%', '0.00000000000000000000000000001'],
  ['share', '0%', '0'],
  ['share', '100%', '1'],
  ['share', '85%', '0.85'],
  ['driver', '2.15%', '0.0215'],
  ['driver', 'demographic', 'demographic'],
  ['money', '113', '113'],
  ['money', '27.4', '27.4'],
  ['money', '27.40', '27.4'],
  ['money', '-2.0', '-2'],
  ['money', '\u22122.0', '-2'],
  ['money', '+2', '2'],
  ['money', '(5.0)', '-5'],
  ['money', '(£5m)', '-5'],
  ['money', '12345678901234567.89', '12345678901234567.89'],
  ['people', '220562', '220562'],
  ['people', '0', '0'],
  ['whole', '10', '10'],
  ['whole', '0', '0'],
  ['number', '101.8', '101.8'],
  ['number', '-1', '-1'],
  ['year', '2017/18', '2017'],
  ['year', '2017-18', '2017'],
  ['year', '2099/00', '2099'],
  ['month', 'April', '1'],
  ['month', 'october', '7'],
  ['month', '7', '7'],
  ['month', 'M12', '12'],
  ['flag', 'true', 'true'],
  ['flag', 'false', 'false'],
  ['date', '2027-03-31', '2027-03-31'],
  ['date', '2028-02-29', '2028-02-29'],
  ['id', 'mental-health', 'mental-health'],
  ['row', 'funding.total', 'funding.total'],
  ['in', 'all', 'all'],
  ['in', '2019/20..', '2019/20..'],
  ['text', 'no', 'no'],
  ['text', '2017 \u2212 2027', '2017 \u2212 2027'],
  ['formula', 'headroom \u2212 1 > 0', 'headroom - 1 > 0'],
  ['text', 'Ωmega – “quoted”', 'Ωmega – “quoted”'],
])('%s: %s is read as %s', (kind, text, value) => {
  expect(read(kind, text)).toMatchObject({ value, problems: [] })
})

it.each([
  ['£113m', '113', '£m'],
  ['450k', '450', '£k'],
  ['£1.2bn', '1.2', '£bn'],
  ['£220', '220', '£'],
  ['-£2m', '-2', '£m'],
  ['113', '113', undefined],
])('the unit that %s names is kept', (text, value, unit) => {
  expect(read('money', text)).toMatchObject({ value, unit })
})

/** Kind, text, code of the problem, and what is offered in its place. */
it.each<[Kind, string, string, string | undefined]>([
  ['rate', '3', 'not-a-rate', '3%'],
  ['rate', '0.03', 'not-a-rate', '3% or 0.03%'],
  ['rate', '-0.011', 'not-a-rate', '-1.1% or -0.011%'],
  ['rate', '1', 'not-a-rate', undefined],
  ['rate', '3 %', 'not-a-rate', '3%'],
  ['rate', '.5%', 'not-a-rate', '0.5%'],
  ['rate', '-.5%', 'not-a-rate', '-0.5%'],
  ['rate', '03%', 'not-a-rate', '3%'],
  ['rate', '2,5%', 'not-a-rate', '2.5%'],
  ['rate', '3 per cent', 'not-a-rate', '3%'],
  ['rate', '“3%”', 'not-a-rate', '3%'],
  ['rate', '3%%', 'not-a-rate', undefined],
  ['rate', '3% a year', 'not-a-rate', '3%'],
  ['rate', '1e-2', 'not-a-rate', '1%'],
  ['rate', 'high', 'not-a-rate', undefined],
  ['rate', '%', 'not-a-rate', undefined],
  ['rate', 'NaN', 'error-cell', undefined],
  ['rate', 'Infinity', 'error-cell', undefined],
  ['rate', '0x10', 'not-a-rate', undefined],
  ['share', '-1%', 'not-a-share', undefined],
  ['share', '100.1%', 'not-a-share', undefined],
  ['share', '0.85', 'not-a-share', '85% or 0.85%'],
  ['share', '85', 'not-a-share', '85%'],
  ['driver', '3', 'not-a-rate', '3%'],
  ['driver', 'Demographic', 'not-a-driver', 'demographic'],
  ['money', '1_000', 'not-money', '1000'],
  ['money', '1,234.5', 'not-money', '1234.5'],
  ['money', '017', 'not-money', '17'],
  ['money', '1e3', 'not-money', '1000'],
  ['money', '1.5E6', 'not-money', '1500000'],
  ['money', '.5', 'not-money', '0.5'],
  ['money', '-.5', 'not-money', '-0.5'],
  ['money', '5.', 'not-money', '5'],
  ['money', '£ 113 m', 'not-money', '£113m'],
  ['money', '113 million', 'not-money', '113m'],
  ['money', '£1.2 billion', 'not-money', '£1.2bn'],
  ['money', '450 thousand', 'not-money', '450k'],
  ['money', '£113M', 'not-money', '£113m'],
  ['money', '(5.0', 'not-money', undefined],
  ['money', '(-5.0)', 'not-money', undefined],
  ['money', '$5m', 'not-money', undefined],
  ['money', '3%', 'not-money', undefined],
  ['money', 'TBC', 'not-money', undefined],
  ['money', '١١٣', 'not-money', undefined],
  ['people', '-1', 'not-people', undefined],
  ['people', '220562.5', 'not-people', undefined],
  ['people', '220,562', 'not-people', '220562'],
  ['people', '220 562', 'not-people', '220562'],
  ['people', '0220562', 'not-people', undefined],
  ['whole', '10.0', 'not-a-whole-number', '10'],
  ['whole', '-1', 'not-a-whole-number', undefined],
  ['whole', 'ten', 'not-a-whole-number', undefined],
  ['number', '101,8', 'not-a-number', '101.8'],
  ['number', '2%', 'not-a-number', undefined],
  ['year', '2017/19', 'not-a-year', '2017/18 or 2018/19'],
  ['year', '17/18', 'not-a-year', '2017/18'],
  ['year', '2018', 'not-a-year', '2018/19'],
  ['year', '2017/2018', 'not-a-year', '2017/18'],
  ['year', 'FY2017/18', 'not-a-year', '2017/18'],
  ['year', '18', 'not-a-year', undefined],
  ['year', '1066/67', 'not-a-year', undefined],
  ['year', 'next year', 'not-a-year', undefined],
  ['month', '13', 'not-a-month', undefined],
  ['month', '0', 'not-a-month', undefined],
  ['month', 'Oct', 'not-a-month', 'October'],
  ['month', 'Sept.', 'not-a-month', 'September'],
  ['flag', 'yes', 'not-a-flag', 'true'],
  ['flag', 'no', 'not-a-flag', 'false'],
  ['flag', 'on', 'not-a-flag', 'true'],
  ['flag', '1', 'not-a-flag', 'true'],
  ['flag', 'TRUE', 'not-a-flag', 'true'],
  ['flag', 'maybe', 'not-a-flag', undefined],
  ['date', '31/03/2027', 'not-a-date', '2027-03-31'],
  ['date', '1.4.2027', 'not-a-date', '2027-04-01'],
  ['date', '31/02/2027', 'not-a-date', undefined],
  ['date', '2027-02-29', 'not-a-date', undefined],
  ['date', '2027-3-1', 'not-a-date', '2027-03-01'],
  ['date', 'soon', 'not-a-date', undefined],
  ['id', 'Mental Health', 'bad-id', 'mental-health'],
  ['id', '2nd', 'bad-id', undefined],
  ['id', 'mental\u2212health', 'bad-id', 'mental-health'],
  ['row', 'Funding', 'not-a-row-name', undefined],
  ['row', 'funding..total', 'not-a-row-name', undefined],
  ['in', 'default', 'not-years', undefined],
  ['in', '2019', 'not-years', '2019/20'],
  ['text', 'a\u0000b', 'control-character', undefined],
  ['text', 'a\u001b[31m', 'control-character', undefined],
  ['text', 'a\u202eb', 'control-character', undefined],
])('%s: %j is refused as %s, and %s is offered', (kind, text, code, mend) => {
  const { value, problems } = read(kind, text)

  expect(value).toBeUndefined()
  expect(problems.map((problem) => problem.code)).toEqual([code])
  const offered = /Did you mean (.+)\?|neither true nor false\. Write (.+)\./.exec(problems[0]?.message ?? '')
  expect(offered?.[1] ?? offered?.[2]).toBe(mend)
})

it.each(['', '~', 'null', 'Null', 'NULL'])('%j says that the value is missing, and never zero', (text) => {
  for (const kind of ['rate', 'money', 'text', 'flag', 'people'] as const) {
    expect(read(kind, text)).toMatchObject({ value: undefined, problems: [{ code: 'value-missing' }] })
  }
})

it('thousands commas are read in CSV, where spreadsheets write them, if they part thousands', () => {
  expect(read('money', '1,234.5', 'csv')).toMatchObject({ value: '1234.5', problems: [] })
  expect(read('money', '(1,234,567)', 'csv')).toMatchObject({ value: '-1234567', problems: [] })
  expect(read('money', '£1,234k', 'csv')).toMatchObject({ value: '1234', unit: '£k', problems: [] })
  expect(read('people', '220,562', 'csv')).toMatchObject({ value: '220562', problems: [] })
  expect(read('money', '12,34', 'csv').problems).toMatchObject([{ code: 'not-money' }])
  expect(read('money', '1,23.4', 'csv').problems).toMatchObject([{ code: 'not-money' }])
})

it('36 digits are read and 37 are not', () => {
  expect(read('money', '9'.repeat(36))).toMatchObject({ value: '9'.repeat(36), problems: [] })
  expect(read('money', '9'.repeat(37)).problems).toMatchObject([{ code: 'too-many-digits' }])
  expect(read('rate', `0.${'1'.repeat(36)}%`).problems).toMatchObject([{ code: 'too-many-digits' }])
})

it('a whole number keeps to the range of its key', () => {
  const range: ValueKey['range'] = [1, 100]

  expect(read('whole', '100', 'yaml', { range })).toMatchObject({ value: '100', problems: [] })
  expect(read('whole', '0', 'yaml', { range }).problems[0]?.message).toBe('"0" is not a whole number from 1 to 100.')
  expect(read('whole', '101', 'yaml', { range }).problems).toHaveLength(1)
})

it.each([
  ['1 year', 'month', '12'],
  ['1.5 years', 'month', '18'],
  ['6 months', 'month', '6'],
  ['24 months', 'year', '2'],
  ['6 months', 'year', undefined],
  ['2 years', 'year', '2'],
  ['5.0', 'month', '5'],
  ['3 years', undefined, undefined],
] as const)('%s, counted in %ss, is offered as %s', (text, counts, mend) => {
  const [problem] = read('whole', text, 'yaml', counts === undefined ? {} : { counts }).problems
  expect(/Did you mean (.+)\?/.exec(problem?.message ?? '')?.[1]).toBe(mend)
  if (counts !== undefined) expect(problem?.message).toContain(`a whole number of ${counts}s from`)
})

it('a choice is one of its list, to the letter', () => {
  const choices = ['hospital', 'out-of-hospital', 'other']

  expect(read('choice', 'hospital', 'yaml', { choices })).toMatchObject({ value: 'hospital', problems: [] })
  expect(read('choice', 'Hospital', 'yaml', { choices }).problems[0]?.message).toBe(
    '"Hospital" is not one of hospital, out-of-hospital or other. Did you mean "hospital"?',
  )
})

it('a value that was refused as it was read is passed over in silence', () => {
  const problems: Diagnostic[] = []
  const span = { file: { path: 'a.yaml', text: '*x' }, start: 0, end: 2 }
  const key: ValueKey = { is: 'value', kind: 'rate', text: 'A rate.' }
  const { value } = readPlain(key, 'a', { is: 'scalar', text: '', span, refused: true }, 'yaml', (problem) =>
    problems.push(problem),
  )

  expect({ value, problems }).toEqual({ value: undefined, problems: [] })
})
