import { expect, it } from 'vitest'
import { runCli } from '../support/run-cli.ts'

/** Run the sound definition with settings of the command line, and list the problems as `column code: offer`. */
async function saidOf(...settings: readonly string[]): Promise<string[]> {
  const { exit, out, err } = await runCli([
    'run',
    'test/errors/sound.yaml',
    '--csv',
    ...settings.flatMap((setting) => ['--set', setting]),
  ])
  const heads = [...err.matchAll(/^(?:--set:1:(\d+)|(\S+)) - (error|warning) ([a-z-]+): (.*)$/gm)]
  if (heads.some(([, , , severity]) => severity === 'error')) expect({ exit, out }).toEqual({ exit: 3, out: '' })
  return heads.map(([, column, other, , code, message = '']) => {
    const offer = /Did you mean "?([^"?]+)"?\?/.exec(message)?.[1]
    return `${column ?? other} ${code}${offer === undefined ? '' : `: ${offer}`}`
  })
}

it.each<[string, string, string]>([
  ['no equals sign', 'lines.acute.growth', '1 set-syntax'],
  ['no path', '=4%', '1 set-syntax'],
  ['no value', 'lines.acute.growth=', '1 value-missing'],
  ['a value that says nothing', 'lines.acute.growth=~', '20 value-missing'],
  ['a misspelt key of the definition', 'lnes.acute.growth=4%', '1 unknown-path: lines'],
  ['a misspelt item', 'lines.acuet.growth=4%', '7 unknown-path: acute'],
  ['an item in capitals', 'lines.Acute.growth=4%', '7 unknown-path: acute'],
  ['a misspelt key of an item', 'lines.acute.grwoth=4%', '13 unknown-path: growth'],
  [
    'a misspelt driver, which would otherwise be a new one',
    'lines.community.drivers.demografic=2%',
    '25 unknown-path: demographic',
  ],
  ['a key of an item that does not exist', 'savings.beds.amount=3', '9 unknown-path'],
  ['what every object of the language has', 'lines.acute.constructor=4%', '13 unknown-path'],
  ['the source of a value', 'lines.acute.growth.source=Board', '20 unknown-path'],
  ['a value of the wrong kind', 'lines.acute.growth=4', '20 not-a-rate: 4%'],
  ['pounds that could be millions', 'lines.acute.base=£60', '18 pounds-or-unit'],
  ['a choice that is none', 'lines.acute.setting=hosptial', '21 not-a-choice: hospital'],
  ['a list that is too short', 'lines.acute.growth=[4%, 5%]', '20 list-length'],
  ['a list that is not closed', 'lines.acute.growth=[4%, 5%', '20 yaml-syntax'],
  ['a mistake inside a map of years', 'lines.acute.growth={ 2018/19: 4, default: 3% }', '31 not-a-rate: 4%'],
  ['a year that is none', 'lines.acute.growth.2020=4%', '20 not-a-year: 2020/21'],
  ['a year outside the horizon', 'lines.acute.growth.2040/41=4%', '20 year-outside-horizon'],
  [
    'a range that ends before it starts',
    'lines.acute.growth.2022/23..2019/20=4%',
    '20 backward-range: 2019/20..2022/23',
  ],
  ['the default of a value', 'lines.acute.growth.default=4%', '20 not-a-year'],
  ['a list for one year', 'lines.acute.growth.2020/21=[4%]', '28 expected-value'],
  ['a year of a value that has none', 'lines.acute.base.2020/21=61', '18 expected-one-value'],
  ['a year of an uplift and efficiency together', 'lines.community.drivers.price.2020/21=2%', '31 unknown-path'],
  [
    'a year of a shared driver, through the line that uses it',
    'lines.community.drivers.demographic.2020/21=2%',
    '37 year-of-shared-driver',
  ],
  ['a year of growth where a line has drivers', 'lines.community.growth.2020/21=2%', '32 missing-years'],
  ['an item as a whole', 'lines.acute=4%', '1 set-one-value'],
  ['a collection as a whole', 'lines=4%', '1 set-one-value'],
  ['what a file extends', 'extends=nil.yaml', '1 set-not-extends'],
  ['a base year that is none', 'years.base=2018', '12 not-a-year: 2018/19'],
  ['a unit that is none', 'unit=£M', '6 not-a-choice: £m'],
  ['a control character', 'title=\u001b[31mRed', '7 control-character'],
])('%s', async (_, setting, expected) => {
  expect(await saidOf(setting)).toEqual([expected])
})

it('every setting is checked, in the order of the command line', async () => {
  expect(await saidOf('lines.acute.growth=4', 'lines.acuet.growth=4%', 'lines.acute.base=x')).toEqual([
    '20 not-a-rate: 4%',
    '7 unknown-path: acute',
    '18 not-money',
  ])
})

it('two settings with the like mistake at the like place are two problems', async () => {
  expect(await saidOf('lines.acute.growth=4', 'funding.allocation.growth=4')).toEqual([
    '20 not-a-rate: 4%',
    '27 not-a-rate: 4%',
  ])
  expect(await saidOf('lines.acute.growth=4', 'lines.acute.growth= 4')).toEqual([
    '20 not-a-rate: 4%',
    '21 not-a-rate: 4%',
  ])
})

it('spaces around the equals sign mean nothing', async () => {
  expect(await saidOf('lines.acute.growth = 4%')).toEqual([])
})

it('the mistakes of the file and of the command line are told together', async () => {
  const { err } = await runCli([
    'run',
    'test/errors/not-a-flag/scenario.yaml',
    '--csv',
    '--set',
    'lines.acute.growth=4',
  ])

  expect(err.match(/ - error [a-z-]+/g)).toEqual([' - error not-a-flag', ' - error not-a-rate'])
})

const other = 'test/errors/every-key.yaml'
const place = 'test/errors/every-key-place.yaml'

/** The rows of a definition with settings of the command line, by name; `refused` where it says that they are wrong. */
async function rowsOf(path: string, ...settings: readonly string[]): Promise<ReadonlyMap<string, readonly string[]>> {
  const wanted = ['--rows', '*', ...(path === place ? ['--rows', 'members.*'] : [])]
  const { exit, out, err } = await runCli([
    'run',
    path,
    '--csv',
    ...wanted,
    ...settings.flatMap((setting) => ['--set', setting]),
  ])
  expect(exit, err).toBe(0)
  const [header, ...lines] = out.trimEnd().split('\n')
  const first = header?.split(',').indexOf('2017/18') ?? 0
  // A label in quotes may hold commas; the name of the row stands before it and the years behind it.
  return new Map(
    lines.map((line) => {
      const cells = line.replace(/"[^"]*"/g, '').split(',')
      return [cells[1] ?? '', cells.slice(first)]
    }),
  )
}

async function refusalOf(path: string, setting: string): Promise<string[]> {
  const { exit, out, err } = await runCli(['run', path, '--csv', '--set', setting])
  expect({ exit, out }).toEqual({ exit: 3, out: '' })
  return [...err.matchAll(/^--set:1:(\d+) - error ([a-z-]+): /gm)].map(([, column, code]) => `${column} ${code}`)
}

it('the index of a contract moves with the inflation that is set', async () => {
  // With productivity taken out, inflation is all that the two differ by.
  const before = await rowsOf(other, 'contracts.mcp.index.productivity=0', 'contracts.mcp.index.inflation=0')
  const after = await rowsOf(other, 'contracts.mcp.index.productivity=0', 'contracts.mcp.index.inflation=3%')
  const value = (rows: typeof before, year: number): number => Number(rows.get('contracts.mcp.value')?.[year])

  // Two years after the year that is priced.
  expect(value(after, 3) / value(before, 3)).toBeCloseTo(1.03 ** 2, 12)
})

it('the share of a line in scope is set, and takes the place of the year that it joins', async () => {
  const cost = async (...settings: readonly string[]): Promise<number> =>
    Number((await rowsOf(other, ...settings)).get('contracts.mcp.cost')?.[3])
  const spend = Number((await rowsOf(other)).get('lines.mental-health.recurrent')?.[3])

  // A line that joins in 2021/22 is not in scope in 2020/21, until a plain share takes the place of the year.
  expect((await cost('contracts.mcp.scope.community=25%')) * 2).toBeCloseTo(await cost(), 12)
  expect((await cost('contracts.mcp.scope.mental-health=50%')) - (await cost())).toBeCloseTo(spend / 2, 12)
  expect(await refusalOf(other, 'contracts.mcp.scope.comunity=50%')).toEqual(['21 unknown-path'])
  expect(await refusalOf(other, 'contracts.mcp.scope.community=101%')).toEqual(['31 not-a-share'])
  expect(await refusalOf(other, 'contracts.mcp.scope.community.2020/21=50%')).toEqual(['31 expected-one-value'])
})

it('a pace that is set takes the place of another form, and keeps the target', async () => {
  const closed = await rowsOf(other, 'funding.allocation.pace.close-by=2025/26')
  // Index 8 is 2025/26.
  expect(Number(closed.get('funding.allocation.distance')?.[8])).toBeCloseTo(0, 12)

  const pointed = await rowsOf(other, 'funding.primary-care.pace.by-distance=[{ at: 5%, growth: 2% }]')
  expect(Number(pointed.get('funding.primary-care.growth')?.[1])).toBeCloseTo(0.02, 12)

  expect(await refusalOf(other, 'funding.allocation.pace.close-by=2016/17')).toEqual(['34 year-order'])
  expect(await refusalOf(other, 'funding.allocation.pace.close-by.2020/21=2025/26')).toEqual(['34 expected-one-value'])
  expect(await refusalOf(other, 'funding.allocation.pace.by-distance=5%')).toEqual(['37 expected-points'])
  expect(await refusalOf(other, 'funding.allocation.pace.by-distance=[{ at: 5%, growth: 2 }]')).toEqual([
    '56 not-a-rate',
  ])
  expect(await refusalOf(other, 'funding.allocation.pace.by-distance.2020/21=5%')).toEqual(['37 expected-one-value'])
  expect(await refusalOf(other, 'funding.better-care.pace.close-by=2025/26')).toEqual(['1 needs-target'])
})

it('growth that is set takes the place of a pace and its target', async () => {
  const rows = await rowsOf(other, 'funding.primary-care.growth=3%')

  expect(Number(rows.get('funding.primary-care.growth')?.[1])).toBeCloseTo(0.03, 12)
})

it('one year of the impact of a risk is set, the others stay', async () => {
  const impact = async (...settings: readonly string[]): Promise<(readonly string[])[]> => {
    const rows = await rowsOf(other, ...settings)
    return [rows.get('risks.host-list.before-mitigation')?.slice(2, 5) ?? []]
  }

  // 30% of 0.5, and of 3.
  expect(await impact()).toEqual([['0', '0.15', '0.15']])
  expect(await impact('risks.host-list.impact.2020/21=3')).toEqual([['0', '0.9', '0.15']])
  expect(await refusalOf(other, 'risks.host-list.impact.2020/21=x')).toEqual(['32 not-money'])
  expect(await refusalOf(other, 'risks.nobody.impact.2020/21=3')).toEqual(['7 unknown-path'])
  expect(await refusalOf(other, 'risks.host-list.likelihood=6')).toEqual(['28 not-a-whole-number'])
})

it('a limit is set in either form', async () => {
  // With so much productivity in the price there is a loss to bear.
  const borne = async (...settings: readonly string[]): Promise<string[]> => [
    ...((await rowsOf(other, 'contracts.mcp.index.productivity=50%', ...settings)).get(
      'contracts.mcp.loss-to-provider',
    ) ?? []),
  ]

  expect(await borne('contracts.mcp.loss.cap=0')).not.toEqual(await borne('contracts.mcp.loss.cap=5'))
  expect(await borne('contracts.mcp.loss.cap.share=0')).toEqual(await borne('contracts.mcp.loss.cap=0'))
  expect(await refusalOf(other, 'contracts.mcp.loss.cap=two')).toEqual(['24 not-money'])
  expect(await refusalOf(other, 'contracts.mcp.loss.cap.of=headrom')).toEqual(['27 not-a-money-row'])
})

it('the part of a member is set, and takes the place of another form of it', async () => {
  const share = async (...settings: readonly string[]): Promise<number> => {
    const rows = await rowsOf(place, ...settings)
    const [whole, own] = ['funding.total', 'members.south.funding.total'].map((name) => Number(rows.get(name)?.[1]))
    return (whole ?? 0) / (own ?? 1)
  }
  // North and south are the same definition; of west, which is another, nothing is taken.
  const alone = ['combine.west.enabled=false', 'combine.north.share=0%'] as const

  expect(await share(...alone, 'combine.south.share=50%')).toBeCloseTo(0.5, 12)
  expect(await share(...alone, 'combine.south.residents=110281')).toBeCloseTo(0.5, 5)
  expect(await refusalOf(place, 'combine.south.residents=220563')).toEqual(['25 wrong-member'])
  expect(await refusalOf(place, 'combine.south.share=150%')).toEqual(['21 not-a-share'])
  expect(await refusalOf(place, 'combine.sauth.share=50%')).toEqual(['9 unknown-path'])
  expect(await refusalOf(place, 'lines.acute.growth=3%')).toEqual(['7 unknown-path'])
})
