import { expect, it } from 'vitest'
import { type Lineage, lineagesOf } from '../../src/definition/layers/lineage.ts'
import { Loader } from '../../src/definition/layers/load.ts'
import { writtenText } from '../../src/definition/values/entry.ts'
import { memoryFiles } from '../support/memory-files.ts'

const parent = `title: Parent
unit: £k
years: { base: 2017/18, count: 3 }
funding: { allocation: { base: 100, growth: 0% } }
lines:
  acute:
    setting: hospital
    base: 60
    drivers: { people: 1%, price: { uplift: 3%, efficiency: 2% } }
  community: { setting: out-of-hospital, base: 40, growth: 2% }
`

/** What stands at a path and what it replaced, as text: `4% < 3% (parent)`. */
function lineage(path: string, files: readonly string[], set: readonly string[] = []): string | undefined {
  const named = files.map((text, at): [string, string] => [
    `${at}.yaml`,
    at === 0 ? text : `extends: ${at - 1}.yaml\n${text}`,
  ])
  const loader = new Loader(memoryFiles(new Map(named)), { set })
  const { merged } = loader.load(`${files.length - 1}.yaml`, () => {})
  if (merged === undefined) throw new Error('It was not read')
  const found = lineagesOf(merged).get(path)
  return found && told(found)
}

function told({ entry, replaced }: Lineage): string {
  const own = `${entry.path.split('.').at(-1)} ${writtenText(entry)} in ${entry.span.file.path}${entry.unit === undefined ? '' : ` ${entry.unit}`}`
  return replaced.length === 0 ? own : `${own} < [${replaced.map(told).join(' and ')}]`
}

it.each([
  ['a value that one file states', 'lines.community.growth', [parent], [], 'growth 2% in 0.yaml'],
  [
    'each file of a chain, in the unit of its own amounts',
    'lines.community.base',
    [parent, 'unit: £m\nlines: { community: { base: 41 } }', 'lines: { community: { base: 42 } }'],
    [],
    'base 42 in 2.yaml £m < [base 41 in 1.yaml £m < [base 40 in 0.yaml £k]]',
  ],
  [
    'an alternative that is a group, with all that stands in it',
    'lines.acute.growth',
    [parent, 'lines: { acute: { growth: 3% } }'],
    [],
    'growth 3% in 1.yaml < [people 1% in 0.yaml and uplift 3% in 0.yaml and efficiency 2% in 0.yaml]',
  ],
  [
    'the other form of a driver',
    'lines.acute.drivers.price',
    [parent, 'lines: { acute: { drivers: { price: 1% } } }'],
    [],
    'price 1% in 1.yaml < [uplift 3% in 0.yaml and efficiency 2% in 0.yaml]',
  ],
  [
    'the other form of a driver, turned round',
    'lines.acute.drivers.people.uplift',
    [parent, 'lines: { acute: { drivers: { people: { uplift: 2%, efficiency: 1% } } } }'],
    [],
    'uplift 2% in 1.yaml < [people 1% in 0.yaml]',
  ],
  [
    'a setting of the command line',
    'lines.community.growth',
    [parent, 'lines: { community: { growth: 3% } }'],
    ['lines.community.growth=4%'],
    'growth 4% in --set £k < [growth 3% in 1.yaml < [growth 2% in 0.yaml]]',
  ],
  [
    'some years of a value that are set on the command line',
    'lines.community.growth',
    [parent],
    ['lines.community.growth.2018/19=4%'],
    'growth 2% with 2018/19: 4% in 0.yaml < [growth 2% in 0.yaml]',
  ],
  [
    'a value that was dropped stands nowhere',
    'lines.acute.drivers.people',
    [parent, 'lines: { acute: { growth: 3% } }'],
    [],
    undefined,
  ],
])('tells of %s', (_, path, files, set, says) => {
  expect(lineage(path, files, set)).toBe(says)
})
