import { expect, it } from 'vitest'
import { problemsOf, sound } from '../support/problems-of.ts'
import { runCli } from '../support/run-cli.ts'

it('a file with eight different mistakes gives eight located errors in the order of the file, exit code 3 and no results', async () => {
  const text = `title: Eight mistakes
unit: £M
years: { base: 2017/18, count: ten }
funding:
  allocation: { base: "1,273.4", growth: 0 }
lines:
  acute:
    setting: hospitl
    base: 113
    growth: 3
  community:
    setting: out-of-hospital
    bsae: 160
    growth: 2%
savings:
  beds: { line: acute, amount: { 2018/19: 1, 2018: 2 }, delivery: 110% }
`
  const files = { 'definition.yaml': text }
  const { exit, out, err } = await runCli(['run', 'definition.yaml', '--csv'], { files })

  expect({ exit, out }).toEqual({ exit: 3, out: '' })
  expect(err).toMatch(/^definition\.yaml:2:7 - error not-a-choice: "£M" is not one of/)
  expect(await problemsOf(text)).toEqual([
    '2:7 not-a-choice',
    '3:32 not-a-whole-number',
    '5:23 not-money',
    '8:14 not-a-choice',
    '10:13 not-a-rate',
    '13:5 unknown-key',
    '16:46 bad-year-key',
    '16:67 not-a-share',
  ])
})

it('a base year that cannot be read hides no list of the wrong length and no name that is not there, and brings no slip of years', async () => {
  const text = `title: Six mistakes
years: { base: 2017/19, count: 4, confirmed: 2018/19 }
funding:
  allocation: { base: 1,273.4, growth: [0%, 1%, 2%] }
lines:
  acute:
    setting: hospital
    base: 113
    growth: { 2018/19: 3%, 2019/20: 3% }
  community: { setting: out-of-hospital, base: 160, drivers: { price: inflation } }
savings:
  beds: { line: acuet, amount: 3 }
  theatres: { line: acute, amount: { 2018/19: 2 }, delivery: 110% }
`
  expect(await problemsOf(text)).toEqual([
    '2:16 not-a-year',
    '4:23 comma-in-number',
    '4:40 list-length',
    '10:71 unknown-name',
    '12:17 unknown-name',
    '13:62 not-a-share',
  ])
  // How long a list should be is not known where the number of years is not.
  expect(await problemsOf(text.replace('count: 4', 'count: four'))).not.toContain('4:40 list-length')
})

it('mistakes that only the whole definition shows are told in one run as well', async () => {
  const text = `extends: sound.yaml
lines:
  acute:
    growth: { 2018/19: 4%, 2018/19..: 3% }
  prescribing:
    setting: prescribing
    growth: 3%
savings:
  beds: { line: acuet, amount: 2 }
reserves:
  contingency: { share: 0.5%, of: funding.alocation.recurrent }
checks:
  affordable: { that: "headrom >= 0" }
  thrift: { that: "headroom >= 3%" }
`
  expect(await problemsOf(text)).toEqual([
    '4:28 overlapping-years',
    '5:3 missing-key',
    '9:17 unknown-name',
    '9:32 which-year',
    '11:35 unknown-name',
    '14:20 unit-mismatch',
  ])
})

const extended = 'extends: sound.yaml\n'

it.each<[string, string, readonly string[]]>([
  [
    'a misspelt setting is not missing as well',
    'lines:\n  gp: { seting: other, base: 1, growth: 0 }\n',
    ['3:9 unknown-key'],
  ],
  [
    'a misspelt line in a file that changes another is one problem, and not a line that lacks much',
    'lines:\n  accute: { growth: 4% }\n',
    ['3:3 missing-key'],
  ],
  ['a missing base is one problem', 'lines:\n  gp: { setting: other, growth: 0 }\n', ['3:3 missing-key']],
  [
    'a misspelt growth leaves no line without growth',
    'lines:\n  gp: { setting: other, base: 0, growht: 0 }\n',
    ['3:34 unknown-key'],
  ],
  [
    'a growth that is no rate is not missing',
    'lines:\n  gp: { setting: other, base: 0, growth: 3 }\n',
    ['3:42 not-a-rate'],
  ],
  [
    'a base by year is not missing',
    'lines:\n  gp: { setting: other, base: [1, 2], growth: 0 }\n',
    ['3:31 expected-one-value'],
  ],
  [
    'a list that is too short leaves no years uncovered',
    'lines:\n  acute: { growth: [1%, 2%] }\n',
    ['3:20 list-length'],
  ],
  [
    'a value in a list that is no rate leaves its year covered',
    'lines:\n  acute: { growth: [1%, 2, 3%, 3%, 3%, 3%, 3%, 3%, 3%, 3%] }\n',
    ['3:25 not-a-rate'],
  ],
  [
    'ranges that overlap leave no years uncovered',
    'lines:\n  acute: { growth: { 2018/19..2020/21: 1%, 2020/21..: 2% } }\n',
    ['3:44 overlapping-years'],
  ],
  [
    'years that cannot be read may have covered the rest',
    'lines:\n  acute: { growth: { 2018: 1%, 2019/20: 2% } }\n',
    ['3:22 bad-year-key'],
  ],
  ['years beyond the count are a matter of the count alone', 'years: { count: 0 }\n', ['2:17 not-a-whole-number']],
  [
    'a savings line that does not exist',
    'savings:\n  s: { line: gp, amount: { 2018/19: 1 } }\n',
    ['3:14 unknown-name'],
  ],
  [
    'a line that cannot be read is known to those that name it',
    'lines:\n  gp: 113\nsavings:\n  s: { line: gp, amount: { 2018/19: 1 } }\n',
    ['3:7 expected-keys'],
  ],
  [
    'a line under a wrong id is known by the right one',
    'lines:\n  GP: { setting: other, base: 0, growth: 0 }\nsavings:\n  s: { line: gp, amount: { 2018/19: 1 } }\n',
    ['3:3 bad-id'],
  ],
  [
    'reading goes on inside an item whose id is wrong',
    'lines:\n  GP: { setting: other, base: 0, growth: 3 }\n',
    ['3:3 bad-id', '3:42 not-a-rate'],
  ],
  ['a line called total', 'lines:\n  total: { base: 3 }\n', ['3:3 reserved-id']],
  [
    'a target without its growth leaves its pace right',
    'funding:\n  bcf: { base: 1, target: { base: 1 }, pace: { close-by: 2020/21 } }\n',
    ['3:19 missing-key'],
  ],
  [
    'two forms at once are one problem',
    'lines:\n  acute: { growth: 1%, drivers: { prices: 1% }, amounts: { default: 60 } }\n',
    ['3:24 exclusive-keys'],
  ],
  [
    'a misspelt value key is not missing as well',
    'lines:\n  acute: { growth: { vlaue: 1%, source: x } }\n',
    ['3:22 unknown-key'],
  ],
  [
    'a misspelt part of a range',
    'lines:\n  acute: { growth: { value: 1%, range: { low: 0, hihg: 3% } } }\n',
    ['3:50 unknown-key'],
  ],
  [
    'a range that is no percentage',
    'lines:\n  acute: { growth: { value: 1%, range: { low: 0, high: 3 } } }\n',
    ['3:56 not-a-rate'],
  ],
  ['an alias of nothing', 'lines:\n  acute: { growth: *none }\n', ['3:20 unknown-alias']],
  [
    'a merge key may have brought what is missing',
    'lines:\n  gp:\n    <<: { base: 1 }\n    setting: other\n',
    ['4:5 merge-key'],
  ],
  ['an empty line', 'lines: { acute: }\n', ['2:10 nothing-inside']],
  [
    'gain of a contract without a term',
    'contracts:\n  c: { starts: 2018/19, scope: { acute: 50% }, gain: {} }\n',
    ['3:48 nothing-inside'],
  ],
  [
    'loss of a contract without a term',
    'contracts:\n  c: { starts: 2018/19, scope: { acute: 50% }, loss: {} }\n',
    ['3:48 nothing-inside'],
  ],
  [
    'outcomes of a contract without a term',
    'contracts:\n  c: { starts: 2018/19, scope: { acute: 50% }, outcomes: {} }\n',
    ['3:48 nothing-inside'],
  ],
  [
    'beyond of a contract without a term',
    'contracts:\n  c: { starts: 2018/19, scope: { acute: 50% }, beyond: {} }\n',
    ['3:48 nothing-inside'],
  ],
  [
    'lists of a contract without a term',
    'contracts:\n  c: { starts: 2018/19, scope: { acute: 50% }, lists: {} }\n',
    ['3:48 nothing-inside'],
  ],
  ['prices of which nothing is said', 'prices: {}\n', ['2:1 nothing-inside']],
  ['a required surplus of nothing', 'surplus: { required: {} }\n', ['2:12 nothing-inside']],
  [
    'groups of which all is switched off are not empty',
    'savings: {}\ncontracts:\n  c: { starts: 2018/19, scope: { acute: 50% }, beyond: { acute: { enabled: false, counterfactual: 1% } } }\n',
    [],
  ],
  ['nothing but an unknown key in a group is one problem', 'document: { vershun: 1 }\n', ['2:13 unknown-key']],
  ['no lines given as nothing', 'lines:\n', ['2:1 nothing-inside']],
  ['no lines given as a list', 'lines: []\n', ['2:8 expected-items']],
  [
    'drivers without a driver are no growth',
    'lines:\n  gp: { setting: other, base: 1, drivers: {} }\n',
    ['3:3 missing-one-of'],
  ],
  ['a colon without a space, in a block', 'lines:\n  gp:\n    setting:other\n', ['4:5 missing-space']],
  ['a colon without a space, in brackets', 'lines:\n  acute: { growth:4% }\n', ['3:12 missing-space']],
  ['tabs as indentation are one problem', 'lines:\n\tacute:\n\t\tgrowth: 4%\n', ['3:1 yaml-syntax']],
  ['a quotation mark that is not closed', 'title: "Not closed\nlines:\n  acute: { growth: 4% }\n', ['2:8 yaml-syntax']],
  [
    'a shared driver that is no rate is one problem for all its lines',
    'drivers: { demographic: 1 }\nlines:\n  gp: { setting: other, base: 0, drivers: { demographic: demographic } }\n',
    ['2:25 not-a-rate'],
  ],
  [
    'a shared driver with gaps is one problem for all its lines',
    'drivers: { demographic: { 2018/19: 1% } }\nlines:\n  gp: { setting: other, base: 0, drivers: { demographic: demographic } }\n',
    ['2:25 missing-years'],
  ],
  [
    'a population that cannot be read is there',
    'population: { base: [1, 2] }\ninvestments:\n  homes: { line: community, per-head: { 2018/19: 3 } }\n',
    ['2:21 expected-one-value'],
  ],
  [
    'a row of a line that cannot be read',
    'lines:\n  gp: { setting: other, base: 1, growth: 3 }\nchecks:\n  c: { that: "lines.pg.spend >= 0" }\n',
    ['3:42 not-a-rate'],
  ],
  ['a place made of what is none', 'combine: 3\n', ['2:10 expected-items']],
  ['a misspelt place', 'combien:\n  central: { scenario: sound.yaml }\n', ['2:1 unknown-key']],
  [
    'a place that extends a definition of one commissioner',
    'combine:\n  central: { scenario: sound.yaml }\n',
    ['sound.yaml 5:1 not-in-a-place'],
  ],
])('%s', async (_, text, expected) => {
  expect(await problemsOf(extended + text)).toEqual(expected)
})

it.each<[string, string, readonly string[]]>([
  ['an empty file', '', ['1:1 empty-definition']],
  ['a file of comments', '# Only\n# comments\n', ['1:1 empty-definition']],
  ['a word in place of a definition', 'hello\n', ['1:1 expected-keys']],
  ['a list in place of a definition', '- title: x\n- lines: y\n', ['1:1 expected-keys']],
  [
    'a place with lines of its own is one problem',
    'title: Both\ncombine:\n  west: { scenario: sound.yaml }\nlines: { gp: { setting: other, base: 1, growth: 1% } }\n',
    ['4:1 exclusive-keys'],
  ],
  ['a place without a member', 'title: Nobody\ncombine: {}\n', ['2:1 nothing-inside']],
  [
    'a member of no line',
    'title: One\ncombine:\n  west: { scenario: sound.yaml, lines: {} }\n',
    ['3:33 nothing-inside'],
  ],
  [
    'a member of lines that cannot be read',
    'title: One\ncombine:\n  west: { scenario: sound.yaml, lines: [acute] }\n',
    ['3:40 expected-items'],
  ],
  [
    'a place in prices of a year beyond its own',
    'title: One\nyears: { count: 2 }\nprices: { base: 2020/21 }\ncombine:\n  west: { scenario: sound.yaml }\n',
    ['3:17 price-base-outside'],
  ],
  ['a place of members that cannot be read', 'title: Nobody\ncombine: [sound.yaml]\n', ['2:10 expected-items']],
  ['a member without its definition', 'title: One\ncombine:\n  central: { share: 50% }\n', ['3:3 missing-key']],
  [
    'a member without its definition, beside one that has it',
    'title: One\ncombine:\n  west: { scenario: sound.yaml }\n  central: { share: 50% }\n',
    ['4:3 missing-key'],
  ],
  [
    'a member whose file is missing hides no slip of the place',
    'title: One\ncombine:\n  west: { scenario: sond.yaml }\n  central: { share: 50% }\n',
    ['3:21 file-not-found', '4:3 missing-key'],
  ],
  ['a misspelt place by itself', 'title: One\ncombien:\n  west: { scenario: sound.yaml }\n', ['2:1 unknown-key']],
  ['a title alone', 'title: Nothing else\n', ['1:1 missing-key']],
  ['a misspelt extends may have brought everything', 'extend: sound.yaml\n', ['1:1 unknown-key']],
  ['an extends that is no path', 'extends: { file: sound.yaml }\n', ['1:10 expected-value']],
  ['an extends without a file', 'extends:\n', ['1:1 value-missing']],
])('%s', async (_, text, expected) => {
  expect(await problemsOf(text)).toEqual(expected)
})

it('a file that extends one that is missing is not told what that one would have held', async () => {
  expect(await problemsOf('extends: sond.yaml\nlines:\n  acute: { growth: 4% }\n')).toEqual(['1:10 file-not-found'])
})

it('a file that is missing is told wherever it is asked for', async () => {
  const both = {
    'a.yaml': 'extends: missing.yaml\ntitle: A\n',
    'b.yaml': '# B\ntitle: B\nextends: missing.yaml\n',
    'place.yaml': 'title: Place\ncombine:\n  west: { scenario: missing.yaml }\n',
  }
  const { out } = await runCli(['check', '--json', 'a.yaml', 'b.yaml', 'place.yaml', 'missing.yaml'], { files: both })
  const { scenarios } = JSON.parse(out) as { scenarios: { problems: Record<string, unknown>[] }[] }

  expect(
    scenarios.map(({ problems }) => problems.map(({ file, line, column, code }) => [file, line, column, code])),
  ).toEqual([
    [['a.yaml', 1, 10, 'file-not-found']],
    [['b.yaml', 3, 10, 'file-not-found']],
    [['place.yaml', 3, 21, 'file-not-found']],
    [[null, null, null, 'file-not-found']],
  ])
})

it('a file that is missing is told under the path by which it is asked for', async () => {
  const files = { 'sub/b.yaml': 'extends: ../missing.yaml\n' }
  const { err } = await runCli(['run', 'missing.yaml', 'sub/b.yaml', '--csv'], { files })

  expect(err).toContain('scenario - error file-not-found: missing.yaml does not exist.\n')
  expect(err).toContain('sub/b.yaml:1:10 - error file-not-found: missing.yaml does not exist. A path starts from')
})

it('a file that is missing and that several extend is told in each of them', async () => {
  const files = { 'left.yaml': 'extends: sond.yaml\n', 'right.yaml': 'title: Right\nextends: sond.yaml\n' }

  expect(await problemsOf('extends: [left.yaml, right.yaml]\n', { files })).toEqual([
    'left.yaml 1:10 file-not-found',
    'right.yaml 2:10 file-not-found',
  ])
})

it('a file that cannot be read is told wherever it is asked for', async () => {
  const files = { 'left.yaml': 'extends: test/errors\n', 'right.yaml': 'title: Right\nextends: test/errors\n' }

  expect(await problemsOf('extends: [left.yaml, right.yaml]\n', { files })).toEqual([
    'left.yaml 1:10 cannot-read',
    'right.yaml 2:10 cannot-read',
  ])
})

it('the mistakes of the file and of the one it extends are told together, its own first', async () => {
  const files = { 'base.yaml': `${extended}lines:\n  acute: { bsae: 61 }\n` }

  expect(await problemsOf('extends: base.yaml\nlines:\n  acute: { growth: 4 }\n', { files })).toEqual([
    '3:20 not-a-rate',
    'base.yaml 3:12 unknown-key',
  ])
})

it('a mistake in a file that several extend is told once', async () => {
  const files = {
    'base.yaml': `${extended}lines:\n  acute: { growth: 3 }\n`,
    'left.yaml': 'extends: base.yaml\n',
    'right.yaml': 'extends: base.yaml\n',
  }

  expect(await problemsOf('extends: [left.yaml, right.yaml]\n', { files })).toEqual(['base.yaml 3:20 not-a-rate'])
})

it('a circle of three files is one problem, at the extends that closes it', async () => {
  const files = { 'b.yaml': 'extends: c.yaml\n', 'c.yaml': 'title: C\nextends: definition.yaml\n' }

  expect(await problemsOf('extends: b.yaml\n', { files })).toEqual(['c.yaml 2:10 extends-cycle'])
})

it('a file that extends itself', async () => {
  expect(await problemsOf('title: A\nextends: definition.yaml\n')).toEqual(['2:10 extends-cycle'])
})

it('line ends of Windows move no place', async () => {
  expect(await problemsOf('extends: sound.yaml\r\nlines:\r\n  acute:\r\n    growth: 3\r\n')).toEqual([
    '4:13 not-a-rate',
  ])
})

it('a folder in place of a file', async () => {
  const { exit, err } = await runCli(['run', 'test/errors', '--csv'])

  expect({ exit, err }).toEqual({
    exit: 4,
    err: 'scenario - error cannot-read: test/errors cannot be read: it is a folder.\n',
  })
})

it('a value of 5,000 characters is quoted in part', async () => {
  const text = `${extended}lines:\n  acute: { growth: ${'9'.repeat(5000)}, base: 3% }\n`
  const { err } = await runCli(['run', 'definition.yaml', '--csv'], {
    files: { 'sound.yaml': sound, 'definition.yaml': text },
  })

  expect(await problemsOf(text)).toEqual(['3:20 not-a-rate', '3:5028 not-money'])
  expect(Math.max(...err.split('\n').map((line) => line.length))).toBeLessThan(260)
})

it('more than fifty problems are counted and not all printed', async () => {
  const lines = Array.from(
    { length: 60 },
    (_, index) => `  line-${index}: { setting: other, base: 1, growth: 3 }\n`,
  ).join('')
  const { err } = await runCli(['run', 'definition.yaml'], {
    files: { 'sound.yaml': sound, 'definition.yaml': `${extended}lines:\n${lines}` },
  })

  expect(err.match(/ - error not-a-rate: /g)).toHaveLength(50)
  expect(err).toMatch(/\n\.\.\. and 11 more problems\.\n$/)
})

it('a text that its own commas parted is one problem, and says nothing of what it is part of', async () => {
  const told = (line: string): Promise<string[]> => problemsOf(`extends: sound.yaml\nlines:\n  acute: { ${line} }\n`)
  expect(await told('growth: 4%, title: Acute, critical, and the rest')).toEqual(['3:31 comma-in-text'])
  expect(await told('growth: { value: 4%, source: Plan, annex, quality: amber }')).toEqual(['3:41 comma-in-text'])
  // A figure goes on in no name, and a name near a key is a slip of it.
  expect(await told('growth: 4%, colour')).toEqual(['3:24 unknown-key'])
  expect(await told('setting: hospital, enabeld')).toContain('3:31 unknown-key')
  // In quotes a text ends with them, and a key that is known lacks its value.
  expect(await told('growth: 4%, title: "Acute", critical')).toEqual(['3:40 unknown-key'])
  expect(await told('growth: 4%, setting')).toEqual(['3:24 value-missing'])
  expect(await told("growth: 4%, title: 'Acute, critical'")).toEqual([])
})

it('a key that is written in other words of its own is offered, and nothing is said of what it would have stated', async () => {
  const text = `title: Years apart
base-year: 2017/18
year-count: 2
funding: { allocation: { base: 160, growth: 1% } }
lines: { acute: { setting: hospital, base: 160, growth: [1%, 2%, 3%] } }
`
  expect(await problemsOf(text)).toEqual(['2:1 unknown-key', '3:1 unknown-key'])
  expect(await problemsOf(text.replace('base-year: 2017/18\nyear-count', 'years'))).toEqual(['2:8 expected-keys'])
})
