import { expect, it } from 'vitest'
import type { Diagnostic } from '../../src/diagnostics/catalogue.ts'
import type { Span } from '../../src/diagnostics/span.ts'
import { parseFormula } from '../../src/formula/parse.ts'
import { prefix } from '../support/prefix.ts'

const rows = [
  'headroom',
  'headroom.recurrent',
  'lines.acute.spend',
  'lines.acute.growth',
  'lines.community.spend',
  'reserves.total',
  'reserves.contingency',
]

/** Read a formula that stands in a file as it is, or as `file` says. */
function read(
  text: string,
  file = text,
): { shape: string | undefined; problems: { code: string; message: string; marked: string }[] } {
  const problems: Diagnostic[] = []
  const span: Span = { file: { path: 'definition.yaml', text: file }, start: 0, end: file.length }
  const formula = parseFormula(
    text,
    span,
    rows,
    (problem) => problems.push(problem),
    (path) => (path === 'reserves.total' ? ['reserves.contingency'] : []),
    () => false,
    { base: 2017, count: 10 },
  )
  return {
    shape: formula === undefined ? undefined : prefix(formula),
    problems: problems.map(({ code, message, span: at }) => ({
      code,
      message,
      marked: at === undefined ? '' : at.file.text.slice(at.start, at.end),
    })),
  }
}

it.each([
  // or > and > not > comparison, from what binds least
  ['a > 1 or b > 2 and c > 3', '(or (> a 1) (and (> b 2) (> c 3)))'],
  ['a > 1 and b > 2 or c > 3', '(or (and (> a 1) (> b 2)) (> c 3))'],
  ['(a > 1 or b > 2) and c > 3', '(and (or (> a 1) (> b 2)) (> c 3))'],
  ['not a > 1 and b > 2', '(and (not (> a 1)) (> b 2))'],
  ['not (a > 1 and b > 2)', '(not (and (> a 1) (> b 2)))'],
  ['not not a > 1', '(not (not (> a 1)))'],
  ['not a > 1 or b > 2', '(or (not (> a 1)) (> b 2))'],
  // comparison > sums > products > unary minus
  ['a + b >= c * d', '(>= (+ a b) (* c d))'],
  ['a + b * c', '(+ a (* b c))'],
  ['a * b + c', '(+ (* a b) c)'],
  ['(a + b) * c', '(* (+ a b) c)'],
  ['-a * b', '(* (neg a) b)'],
  ['-a + b', '(+ (neg a) b)'],
  ['a - -b', '(- a (neg b))'],
  ['--a', '(neg (neg a))'],
  // powers bind tightest, and group from the right
  ['-a ^ 2', '(neg (^ a 2))'],
  ['a * b ^ 2', '(* a (^ b 2))'],
  ['a ^ b ^ c', '(^ a (^ b c))'],
  ['a ^ -2', '(^ a (neg 2))'],
  ['(a + b) ^ (1 / 3)', '(^ (+ a b) (/ 1 3))'],
  ['a * -3%', '(* a (neg 3%))'],
  // sums and products group from the left
  ['a - b - c', '(- (- a b) c)'],
  ['a - (b - c)', '(- a (- b c))'],
  ['a / b / c', '(/ (/ a b) c)'],
  ['a / b * c', '(* (/ a b) c)'],
  ['a - b + c', '(+ (- a b) c)'],
  // every comparison
  ['a = 1', '(= a 1)'],
  ['a != 1', '(!= a 1)'],
  ['a<1', '(< a 1)'],
  ['a<=1', '(<= a 1)'],
  ['a>1', '(> a 1)'],
  ['a>=1', '(>= a 1)'],
])('%s groups as %s', (text, shape) => {
  expect(read(text)).toEqual({ shape, problems: [] })
})

it.each([
  ['out-of-hospital.spend', 'out-of-hospital.spend'],
  ['headroom-5', 'headroom-5'],
  ['headroom - 5', '(- headroom 5)'],
  ['headroom -5', '(- headroom 5)'],
  ['lines.mental-health.spend - lines.acute.spend', '(- lines.mental-health.spend lines.acute.spend)'],
  ['lines.acute.spend*2', '(* lines.acute.spend 2)'],
  ['lines.acute.spend/2', '(/ lines.acute.spend 2)'],
  ['lines.2nd-wave.spend', 'lines.2nd-wave.spend'],
  ['and-more.spend', 'and-more.spend'],
])('a hyphen belongs to a name, and a minus needs spaces: %s is %s', (text, shape) => {
  expect(read(text)).toEqual({ shape, problems: [] })
})

it.each([
  ['growth(a)', '(- (/ a a[-1]) 1)'],
  ['growth(a + b)', '(- (/ (+ a b) (+ a[-1] b[-1])) 1)'],
  ['previous(a)', 'a[-1]'],
  ['previous(previous(a))', 'a[-2]'],
  ['previous(a / b)', '(/ a[-1] b[-1])'],
  ['at(a, 2027/28)', 'a@2027/28'],
  ['at(a, 2027-28)', 'a@2027/28'],
  ['at(growth(a), 2027/28)', '(- (/ a@2027/28 a@2026/27) 1)'],
  ['sum(a)', '(years a)'],
  ['sum(lines.*.spend)', '(+ lines.acute.spend lines.community.spend)'],
  [
    'growth(sum(lines.*.spend))',
    '(- (/ (+ lines.acute.spend lines.community.spend) (+ lines.acute.spend[-1] lines.community.spend[-1])) 1)',
  ],
  ['min(a, b, 3)', '(min a b 3)'],
  ['max(a)', '(max a)'],
  ['share(a, b + c)', '(/ a (+ b c))'],
  ['growth ( a )', '(- (/ a a[-1]) 1)'],
])('%s is %s', (text, shape) => {
  expect(read(text)).toEqual({ shape, problems: [] })
})

it('reads numbers as they are written, digit for digit', () => {
  expect(read('a = 12345678901234567.89').shape).toBe('(= a 12345678901234567.89)')
  expect(read('a = 0.10%').shape).toBe('(= a 0.1%)')
  // 1000/20 is no financial year, so it is a quotient.
  expect(read('1000/20').shape).toBe('(/ 1000 20)')
})

it.each([
  ['', 'it ends too early', ''],
  ['headroom >=', 'it ends too early', '='],
  ['headroom >= 0 and', 'it ends too early', 'd'],
  ['(headroom >= 0', '")" was expected', '0'],
  ['headroom >= 0)', '")" was not expected', ')'],
  ['headroom 0', '"0" was not expected', '0'],
  ['>= 0', '">=" was not expected', '>='],
  ['0 <= a <= 1', 'a comparison has two sides; join two comparisons with "and"', '<='],
  ['a and b > 1', '"and", "or" and "not" join conditions such as headroom >= 0', 'a'],
  ['b > 1 and a + c', '"and", "or" and "not" join conditions such as headroom >= 0', 'a + c'],
  ['not headroom', '"and", "or" and "not" join conditions such as headroom >= 0', 'headroom'],
  ['(a > 1) + 2', 'a condition is no number, so nothing can be added to it or held against it', 'a > 1'],
  ['(a > 1) = (b > 1)', 'a condition is no number, so nothing can be added to it or held against it', 'a > 1'],
  ['a == 1', '"==" has no meaning here; write =', '=='],
  ['a => 1', '"=>" has no meaning here; write >=', '=>'],
  ['a <> 1', '"<>" has no meaning here; write !=', '<>'],
  ['a ≥ 1', '"≥" has no meaning here; write >=', '≥'],
  ['a > 1 && b > 1', '"&&" has no meaning here; write and', '&&'],
  ['!a', '"!" has no meaning here; write not', '!'],
  ['Headroom >= 0', '"Headroom" has no meaning here; names are in small letters', 'Headroom'],
  ['a > £5m', '"£5m" has a unit, and a number here is in that of its row: write 5 where that is £m', '£5m'],
  ['a > £5', 'an amount has no pound sign here: it is a bare number, in the unit of its row', '£5'],
  [
    'a > £1,234.5k',
    '"£1,234.5k" has a unit, and a number here is in that of its row: write 1234.5 where that is £k',
    '£1,234.5k',
  ],
  ['a > (5)', '(5) is 5 in a formula, and minus 5 where accounts put it in brackets; write -5 or 5', '(5)'],
  ['a > 5m', '"5m" has a unit, and a number here is in that of its row: write 5 where that is £m', '5m'],
  ['a > .5', '".5" is no number here: write 0.5', '.5'],
  ['a > 017', '"017" is no number here: write 17', '017'],
  ['a > 1e3', '"1e3" is no number here: write 1000', '1e3'],
  ['a > 1.2.3', '"1.2.3" is not a number such as 27.4 or 3%', '1.2.3'],
  ['a > 1.5E+02', '"1.5E+02" is no number here: write 150', '1.5E+02'],
  ['a > 1,234', '"1,234" is no number here: write 1234', '1,234'],
  ['a > 1.234,5', '"1.234,5" is no number here: write 1234.5', '1.234,5'],
  ['a > 3,5%', '"3,5%" is no number here: write 3.5%', '3,5%'],
  ['a > 1 234', '"1 234" is no number here: write 1234', '1 234'],
  ['max(a, 1,234)', '"1,234" may be one number or several: write 1234, or a blank behind each comma', '1,234'],
  ['max(1,000, a)', '"1,000" may be one number or several: write 1000, or a blank behind each comma', '1,000'],
  ['a > 3 %', 'a per cent sign follows its number without a space, as in 3%', '%'],
  [
    'a > 1234567890123456789012345678901234567',
    'a number has at most 36 digits',
    '1234567890123456789012345678901234567',
  ],
  ['a > 2027/28', '"2027/28" was not expected; a year stands in at(row, 2027/28)', '2027/28'],
  ['at(a, 2027/29)', 'at takes a row and a year, as in at(headroom, 2027/28)', '2027'],
  ['at(a)', '"," was expected', ')'],
  ['growth(3)', 'growth takes a row, as in growth(funding.total)', '3'],
  ['sum(3)', 'sum takes a row, or a pattern such as lines.*.spend', '3'],
  ['lines.*.spend > 0', 'a pattern with * stands only in sum( )', '.*'],
  [
    'groth(a)',
    'there is no function "groth"; there are growth, previous, at, sum, average, average-growth, min, max, share and actual',
    'groth',
  ],
  ['headroom-sum(b) > 0', 'a minus needs spaces: write headroom - sum( ... )', 'headroom-sum'],
  ['a >= (50)', '(50) is 50 in a formula, and minus 50 where accounts put it in brackets; write -50 or 50', '(50)'],
  [
    'a >= (3.0%)',
    '(3.0%) is 3.0% in a formula, and minus 3.0% where accounts put it in brackets; write -3.0% or 3.0%',
    '(3.0%)',
  ],
  ['a >= 50-', 'a minus stands before its number: write -50', '-'],
  ['max(a, 50-) > 0', 'a minus stands before its number: write -50', ')'],
  ['a ** 2', '"**" has no meaning here; write ^', '**'],
  ['a ^ 101', 'an exponent is at most 100', '101'],
  ['a > 10^10^10', 'an exponent is at most 100', '10^10'],
  ['a > 9^9^9', 'an exponent is at most 100', '9^9'],
  ['a ^ (11 * 11)', 'an exponent is at most 100', '(11 * 11)'],
  ['a > ((10^100)^100)^100', 'a figure has at most 300 digits', '(10^100)^100'],
  ['sum(a, 2019/20..2018/19)', '2019/20..2018/19 ends before it starts', '2019/20..2018/19'],
  [
    'sum(a, 2018/19..2031/32)',
    '2031/32 lies outside this definition, which has 2017/18 to 2027/28',
    '2018/19..2031/32',
  ],
  ['average(a, b)', 'after the comma stand years, as in 2018/19..2020/21', 'b'],
  [
    'average-growth(a, 2019/20)',
    'average-growth is between two years, as in 2017/18..2022/23',
    'average-growth(a, 2019/20',
  ],
  [
    'a > 2018/19..2020/21',
    '"2018/19..2020/21" was not expected; years stand in sum(row, 2018/19..2020/21)',
    '2018/19..2020/21',
  ],
])('%s is refused, with the place', (text, why, marked) => {
  expect(read(text)).toEqual({
    shape: undefined,
    problems: [{ code: 'formula-syntax', message: `This formula cannot be read: ${why}.`, marked }],
  })
})

it('refuses a sum over a pattern that no row matches, because it would always be zero', () => {
  expect(read('sum(lines.*.spent) > 0').problems).toMatchObject([
    { code: 'pattern-matches-nothing', marked: 'lines.*.spent' },
  ])
})

it('refuses a sum over a pattern that takes in a total beside its parts', () => {
  expect(read('sum(reserves.*) > 0').problems).toMatchObject([{ code: 'counts-twice', marked: 'reserves.*' }])
  expect(read('sum(reserves.cont*) > 0').problems).toEqual([])
})

it.each([
  ['double quotes', '"headroom >= x >= 1"'],
  ['single quotes', "'headroom >= x >= 1'"],
  ['a folded block', '>-\n    headroom\n    >= x\n    >= 1\n'],
  ['plain over two lines', 'headroom >= x\n  >= 1'],
  ['a true minus sign', '"headroom \u2212 1 >= x >= 1"'],
])('points into a formula that stands in %s', (_, file) => {
  const text = file.includes('\u2212') ? 'headroom - 1 >= x >= 1' : 'headroom >= x >= 1'
  const [problem] = locate(text, file)

  // The second sign is the last one in the file.
  expect(problem?.span?.start).toBe(file.lastIndexOf('>='))
  expect(problem?.span?.end).toBe(file.lastIndexOf('>=') + 2)
})

it('points at the whole of a formula whose letters stand in the file as escapes', () => {
  const file = '"headroom \\u003e= x >= 1"'
  const [problem] = locate('headroom >= x >= 1', file)

  expect(problem?.span).toMatchObject({ start: 0, end: file.length })
})

function locate(text: string, file: string): Diagnostic[] {
  const problems: Diagnostic[] = []
  parseFormula(text, { file: { path: 'definition.yaml', text: file }, start: 0, end: file.length }, rows, (problem) =>
    problems.push(problem),
  )
  return problems
}

it('refuses a formula that nests too deeply or is too long, and does not run out of memory on it', () => {
  expect(read(`${'('.repeat(60)}a${')'.repeat(60)} > 0`).problems[0]?.message).toContain(
    'it nests deeper than 50 levels',
  )
  expect(read(`${'-'.repeat(60)}a > 0`).problems[0]?.message).toContain('it nests deeper than 50 levels')
  expect(read(`${'not '.repeat(60)}a > 0`).problems[0]?.message).toContain('it nests deeper than 50 levels')
  expect(read(`a${' / a'.repeat(100_000)} > 0`).problems[0]?.message).toContain('it has more than 500 words')
  // 249 divisions make 499 words.
  expect(read(`a${' / a'.repeat(248)} > 0`).problems).toEqual([])
  // Side by side they nest no deeper.
  expect(read(`(a)${' + (a)'.repeat(60)} > 0`).problems).toEqual([])
})

it('refuses formulas that come to too many rows, because growth of growth doubles them and a pattern takes in many', () => {
  const growth = (times: number): string => `${'growth('.repeat(times)}a${')'.repeat(times)} > 0`
  expect(read(growth(4)).problems).toEqual([])
  expect(read(growth(40)).problems).toMatchObject([{ code: 'formula-syntax' }])
  expect(read(growth(40)).problems[0]?.message).toContain(
    'more than 100,000 rows; make a measure of what several of them add up',
  )

  // 1,000 rows a formula: a hundred formulas may add them up, and one more may not.
  const many = Array.from({ length: 1000 }, (_, index) => `lines.l${index}.spend`)
  const told = Array.from({ length: 101 }, () => {
    const problems: Diagnostic[] = []
    parseFormula('sum(lines.*.spend) > 0', { file: { path: 'x.yaml', text: '' }, start: 0, end: 0 }, many, (problem) =>
      problems.push(problem),
    )
    return problems.length
  })
  expect(told.indexOf(1)).toBe(100)
})
