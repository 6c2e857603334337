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
  ['a key that is not supported yet', 'appraisal.budget=fixed', '1 not-supported-yet'],
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
