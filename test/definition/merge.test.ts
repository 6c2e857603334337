import { expect, it } from 'vitest'
import { define } from '../../src/definition/define/define.ts'
import type { Definition, Input } from '../../src/definition/definition.ts'
import { Loader } from '../../src/definition/layers/load.ts'
import type { Diagnostic } from '../../src/diagnostics/catalogue.ts'
import { formatDiagnostic } from '../../src/diagnostics/format.ts'
import { memoryFiles } from '../support/memory-files.ts'

/** Three projected years keep the tables of values short: 2018/19, 2019/20 and 2020/21. */
const parent = `title: Parent
years: { base: 2017/18, count: 3 }
drivers: { demographic: 1% }
funding:
  allocation: { base: 100, growth: 0% }
lines:
  acute: { setting: hospital, base: 60, growth: 3% }
  community:
    setting: out-of-hospital
    base: 40
    drivers:
      demographic: demographic
      price: { uplift: 3%, efficiency: 2% }
`

interface Read {
  readonly definition: Definition
  readonly problems: readonly string[]
}

/** Read a definition over its parents and tell the codes of its problems. */
function read(text: string, { files = {}, set = [] }: { files?: Record<string, string>; set?: string[] } = {}): Read {
  const memory = memoryFiles(new Map(Object.entries({ 'parent.yaml': parent, ...files, 'child.yaml': text })))
  const problems: Diagnostic[] = []
  const tell = (problem: Diagnostic): void => {
    problems.push(problem)
  }
  const { merged, unit, files: order } = new Loader(memory, { set }).load('child.yaml', tell)
  const outer = order.at(-1)?.source
  const definition =
    merged === undefined || outer === undefined
      ? undefined
      : define(merged, unit, { file: outer, start: 0, end: 0 }, tell)
  if (definition === undefined) throw new Error(problems.map((problem) => formatDiagnostic(problem)).join('\n'))
  return { definition, problems: problems.map(({ code }) => code) }
}

/** The projected years of an input, as decimals. */
function years(input: Input | undefined): string[] | undefined {
  return input?.values.slice(1).map((value) => value?.toFixed() ?? '-')
}

function growthOfAcute({ definition, problems }: Read): string[] | undefined {
  expect(problems).toEqual([])
  return years(definition.lines[0]?.growth)
}

const child = 'extends: parent.yaml\n'

it('what a file says stands over what it extends, and the rest is inherited', () => {
  const { definition, problems } = read(`${child}title: Child\nlines:\n  acute: { growth: 4% }\n`)

  expect(problems).toEqual([])
  expect(definition.title).toBe('Child')
  expect(years(definition.lines[0]?.growth)).toEqual(['0.04', '0.04', '0.04'])
  expect(definition.lines[0]?.base.values[0]?.toFixed()).toBe('60')
  expect(definition.lines.map(({ id }) => id)).toEqual(['acute', 'community'])
})

it('a value is replaced whole, its years and its source with it', () => {
  const files = {
    'middle.yaml': `${child}lines:\n  acute: { growth: { value: { 2018/19: 9%, default: 5% }, source: Old, quality: red } }\n`,
  }
  const { definition } = read('extends: middle.yaml\nlines:\n  acute: { growth: 4% }\n', { files })
  const growth = definition.lines[0]?.growth

  expect(years(growth)).toEqual(['0.04', '0.04', '0.04'])
  expect(growth?.entry?.provenance).toEqual({})
})

it.each<[string, string, readonly string[], Partial<Record<'growth' | 'amounts', string[]>>]>([
  ['drivers in place of growth', 'drivers: { activity: 2% }', ['activity'], {}],
  ['amounts in place of growth', 'amounts: [61, 62, 63]', [], { amounts: ['61', '62', '63'] }],
  ['growth in place of growth', 'growth: 5%', [], { growth: ['0.05', '0.05', '0.05'] }],
])('of forms that exclude each other the later file has the say: %s', (_, form, drivers, { growth, amounts }) => {
  const { definition, problems } = read(`${child}lines:\n  acute: { ${form} }\n`)
  const [acute] = definition.lines

  expect(problems).toEqual([])
  expect(acute?.drivers.map(({ name }) => name)).toEqual(drivers)
  expect({ growth: years(acute?.growth), amounts: years(acute?.amounts) }).toEqual({ growth, amounts })
})

it('growth in place of inherited drivers drops them all, pairs included', () => {
  const { definition, problems } = read(`${child}lines:\n  community: { growth: 2% }\n`)

  // Nothing refers to the shared driver any more, but it stands in the parent, which may serve others.
  expect(problems).toEqual([])
  expect(definition.lines[1]?.drivers).toEqual([])
  expect(years(definition.lines[1]?.growth)).toEqual(['0.02', '0.02', '0.02'])
})

it('drivers of the later file join those of the earlier one', () => {
  const { definition } = read(`${child}lines:\n  community: { drivers: { non-demographic: 0.5% } }\n`)

  expect(definition.lines[1]?.drivers.map(({ name }) => name)).toEqual(['demographic', 'price', 'non-demographic'])
})

it('a rate takes the place of an inherited uplift and efficiency', () => {
  const { definition, problems } = read(`${child}lines:\n  community: { drivers: { price: 1.5% } }\n`)
  const price = definition.lines[1]?.drivers.find(({ name }) => name === 'price')

  expect(problems).toEqual([])
  expect(price?.is === 'rate' && years(price.rate)).toEqual(['0.015', '0.015', '0.015'])
})

it('an uplift and efficiency take the place of an inherited rate', () => {
  const files = { 'middle.yaml': `${child}lines:\n  acute: { drivers: { price: 1.5% } }\n` }
  const { definition, problems } = read(
    'extends: middle.yaml\nlines:\n  acute: { drivers: { price: { uplift: 4%, efficiency: 2% } } }\n',
    { files },
  )
  const [price] = definition.lines[0]?.drivers ?? []

  expect(problems).toEqual([])
  expect(price?.is === 'netted' && [years(price.uplift), years(price.efficiency)]).toEqual([
    ['0.04', '0.04', '0.04'],
    ['0.02', '0.02', '0.02'],
  ])
})

it('groups of people take the place of an inherited rate or shared driver, and the other way round', () => {
  const people = 'population: { groups: { old: { base: 10, growth: 10% }, rest: { base: 90, growth: 0% } } }\n'
  const byPeople = (name: string): string =>
    `lines:\n  community: { drivers: { ${name}: { groups: { old: 4, rest: 1 } } } }\n`
  const files = { 'middle.yaml': `${child}${people}${byPeople('demographic')}` }
  const formsIn = ({ definition, problems }: Read): unknown => [
    ...problems,
    ...(definition.lines[1]?.drivers.map(({ is, name }) => `${name} ${is}`) ?? []),
  ]

  expect(formsIn(read('extends: middle.yaml\n', { files }))).toEqual(['demographic people', 'price netted'])
  expect(formsIn(read(`${child}${people}lines: { community: { drivers: { price: 1% } } }`, {}))).toEqual([
    'demographic rate',
    'price rate',
  ])
  const rate = { 'middle.yaml': `${child}${people}lines: { community: { drivers: { price: 1% } } }` }
  expect(formsIn(read(`extends: middle.yaml\n${byPeople('price')}`, { files: rate }))).toEqual([
    'demographic rate',
    'price people',
  ])
  expect(
    formsIn(read('extends: middle.yaml\nlines: { community: { drivers: { demographic: 2% } } }\n', { files })),
  ).toEqual(['demographic rate', 'price netted'])
})

it('one half of an inherited pair may change alone', () => {
  const { definition, problems } = read(`${child}lines:\n  community: { drivers: { price: { efficiency: 1% } } }\n`)
  const price = definition.lines[1]?.drivers.find(({ name }) => name === 'price')

  expect(problems).toEqual([])
  expect(price?.is === 'netted' && [price.uplift, price.efficiency].map((input) => input.values[1]?.toFixed())).toEqual(
    ['0.03', '0.01'],
  )
})

it('half a pair in place of a rate lacks the other half', () => {
  const files = { 'middle.yaml': `${child}lines:\n  acute: { drivers: { price: 1.5% } }\n` }

  expect(
    read('extends: middle.yaml\nlines:\n  acute: { drivers: { price: { uplift: 4% } } }\n', { files }).problems,
  ).toEqual(['missing-key'])
})

it('two forms in one file are an error, and both are known', () => {
  const { definition, problems } = read(`${child}lines:\n  acute: { growth: 4%, drivers: { activity: 2% } }\n`)

  expect(problems).toEqual(['exclusive-keys'])
  expect(definition.lines[0]?.drivers.map(({ name }) => name)).toEqual(['activity'])
  expect(years(definition.lines[0]?.growth)).toEqual(['0.04', '0.04', '0.04'])
})

it('an item that is not enabled is gone, and comes back whole where it is enabled again', () => {
  const files = { 'middle.yaml': `${child}lines:\n  acute: { enabled: false }\n` }
  const gone = read('extends: middle.yaml\n', { files })
  const back = read('extends: middle.yaml\nlines:\n  acute: { enabled: true }\n', { files })

  expect(gone.definition.lines.map(({ id }) => id)).toEqual(['community'])
  expect(back.definition.lines.map(({ id }) => id)).toEqual(['acute', 'community'])
  expect(growthOfAcute(back)).toEqual(['0.03', '0.03', '0.03'])
  expect([...gone.problems, ...back.problems]).toEqual([])
})

it('an item that is not enabled need not be complete', () => {
  const { definition, problems } = read(`${child}lines:\n  dental: { enabled: false, setting: other }\n`)

  expect(problems).toEqual([])
  expect(definition.lines).toHaveLength(2)
})

it('of several parents the later one wins, and the file over both', () => {
  const files = {
    'a.yaml': 'lines:\n  acute: { growth: 4%, base: 61 }\n',
    'b.yaml': 'lines:\n  acute: { growth: 5% }\n',
  }

  expect(growthOfAcute(read('extends: [parent.yaml, a.yaml, b.yaml]\n', { files }))).toEqual(['0.05', '0.05', '0.05'])
  expect(growthOfAcute(read('extends: [parent.yaml, b.yaml, a.yaml]\n', { files }))).toEqual(['0.04', '0.04', '0.04'])
  const own = read('extends: [parent.yaml, a.yaml, b.yaml]\nlines:\n  acute: { growth: 6% }\n', { files })
  expect(growthOfAcute(own)).toEqual(['0.06', '0.06', '0.06'])
  expect(own.definition.lines[0]?.base.values[0]?.toFixed()).toBe('61')
})

it('a file that two parents extend is laid down once, below both', () => {
  const files = {
    'left.yaml': `${child}lines:\n  acute: { growth: 4% }\n`,
    'right.yaml': `${child}lines:\n  community: { base: 41 }\n`,
  }
  const diamond = read('extends: [left.yaml, right.yaml]\n', { files })

  // Right says nothing of acute: what it inherits does not undo what left says.
  expect(diamond.problems).toEqual([])
  expect(growthOfAcute(diamond)).toEqual(['0.04', '0.04', '0.04'])
  expect(diamond.definition.lines[1]?.base.values[0]?.toFixed()).toBe('41')
})

it('a bare amount is in the unit of its own file, and results in that of the outermost', () => {
  // 61,500 thousand are 61.5 million; 40 million are 40,000 thousand.
  const thousands = read(`${child}unit: £k\nlines:\n  acute: { base: 61500 }\n`)
  const lower = { 'low.yaml': parent.replace('title: Parent', 'title: Parent\nunit: £k') }
  const millions = read('extends: low.yaml\nunit: £m\nlines:\n  acute: { base: 61.5 }\n', { files: lower })

  expect(thousands.definition.unit).toBe('£k')
  expect(thousands.definition.lines.map(({ base }) => base.values[0]?.toFixed())).toEqual(['61500', '40000'])
  expect(millions.definition.unit).toBe('£m')
  expect(millions.definition.lines.map(({ base }) => base.values[0]?.toFixed())).toEqual(['61.5', '0.04'])
})

it('a file that names no unit has that of what it extends', () => {
  const files = { 'low.yaml': `${child}unit: £k\n`, 'plain.yaml': 'description: No unit here\n' }
  const one = read('extends: low.yaml\nlines:\n  acute: { base: 61500 }\n', { files })
  const two = read('extends: [low.yaml, plain.yaml]\nlines:\n  acute: { base: 61500 }\n', { files })

  for (const { definition } of [one, two]) {
    expect(definition.unit).toBe('£k')
    expect(definition.lines[0]?.base.values[0]?.toFixed()).toBe('61500')
  }
})

it('an amount that names its unit is the same in every file', () => {
  const { definition } = read(`${child}unit: £k\nlines:\n  acute: { base: £61.5m }\n  community: { base: 40000k }\n`)

  expect(definition.lines.map(({ base }) => base.values[0]?.toFixed())).toEqual(['61500', '40000'])
})

it('£61 is pounds where amounts are in pounds, and refused where it could be £m', () => {
  const pounds = { 'pounds.yaml': parent.replace('title: Parent', 'title: Parent\nunit: £') }

  expect(
    read('extends: pounds.yaml\nlines:\n  acute: { base: £61 }\n', {
      files: pounds,
    }).definition.lines[0]?.base.values[0]?.toFixed(),
  ).toBe('61')
  expect(read(`${child}lines:\n  acute: { base: £61 }\n`).problems).toEqual(['pounds-or-unit'])
  expect(read(`${child}unit: £k\nlines:\n  acute: { base: £61 }\n`).problems).toEqual(['pounds-or-unit'])
})

it('the command line stands over every file', () => {
  const text = `${child}lines:\n  acute: { growth: 4% }\n`

  expect(growthOfAcute(read(text, { set: ['lines.acute.growth=7%'] }))).toEqual(['0.07', '0.07', '0.07'])
  expect(growthOfAcute(read(text, { set: ['lines.acute.growth=7%', 'lines.acute.growth=8%'] }))).toEqual([
    '0.08',
    '0.08',
    '0.08',
  ])
})

it('a form on the command line drops the forms of the files', () => {
  const { definition } = read(child, { set: ['lines.acute.amounts=[61, 62, 63]'] })

  expect(definition.lines[0]?.growth).toBeUndefined()
  expect(years(definition.lines[0]?.amounts)).toEqual(['61', '62', '63'])
})

it('a rate on the command line takes the place of an uplift and efficiency', () => {
  const { definition } = read(child, { set: ['lines.community.drivers.price=1.5%'] })
  const price = definition.lines[1]?.drivers.find(({ name }) => name === 'price')

  expect(price?.is === 'rate' && years(price.rate)).toEqual(['0.015', '0.015', '0.015'])
})

it.each<[string, string, string[]]>([
  ['a plain value', '4%', ['0.04', '0.09', '0.04']],
  ['a list', '[4%, 5%, 6%]', ['0.04', '0.09', '0.06']],
  ['a map of years', '{ 2018/19: 4%, 2019/20..: 6% }', ['0.04', '0.09', '0.06']],
  ['a map with a default', '{ default: 4% }', ['0.04', '0.09', '0.04']],
  ['a value with its source', '{ value: 4%, source: Board }', ['0.04', '0.09', '0.04']],
])('one year on the command line changes that year of %s and keeps the rest', (_, written, expected) => {
  const text = `${child}lines:\n  acute: { growth: ${written} }\n`

  expect(growthOfAcute(read(text, { set: ['lines.acute.growth.2019/20=9%'] }))).toEqual(expected)
})

it('a range of years on the command line, open or closed', () => {
  expect(growthOfAcute(read(child, { set: ['lines.acute.growth.2019/20..=9%'] }))).toEqual(['0.03', '0.09', '0.09'])
  expect(growthOfAcute(read(child, { set: ['lines.acute.growth...2019/20=9%'] }))).toEqual(['0.09', '0.09', '0.03'])
  expect(growthOfAcute(read(child, { set: ['lines.acute.growth.2018/19..2019/20=9%'] }))).toEqual([
    '0.09',
    '0.09',
    '0.03',
  ])
})

it('of two settings of one year the later stands; one that takes out another before it is refused', () => {
  const years = ['lines.acute.growth.2018/19..2019/20=8%', 'lines.acute.growth.2019/20=9%']

  expect(growthOfAcute(read(child, { set: years }))).toEqual(['0.08', '0.09', '0.03'])
  const twice = ['lines.acute.growth.2019/20=8%', 'lines.acute.growth.2019/20=9%']
  expect(growthOfAcute(read(child, { set: twice }))).toEqual(['0.03', '0.09', '0.03'])
  expect(read(child, { set: years.toReversed() }).problems).toEqual(['set-undone'])
  const whole = [...years, 'lines.acute.growth=7%']
  expect(read(child, { set: whole }).problems).toEqual(['set-undone', 'set-undone'])
})

it('a year that was changed on the command line is marked as such in the source', () => {
  const text = `${child}lines:\n  acute: { growth: { value: 4%, source: Board } }\n`
  const one = read(text, { set: ['lines.acute.growth.2019/20=9%'] })
  const all = read(text, { set: ['lines.acute.growth=9%'] })

  expect(one.definition.lines[0]?.growth?.entry?.provenance.source).toBe('Board; 2019/20 changed on the command line')
  expect(all.definition.lines[0]?.growth?.entry?.provenance.source).toBe('set on the command line')
})

it('a year of an amount that no file gives', () => {
  const { definition } = read(child, { set: ['lines.acute.adjustments.2019/20=2'] })

  expect(years(definition.lines[0]?.adjustments)).toEqual(['0', '2', '0'])
})

it('the command line may set the unit: what files say keeps its own', () => {
  const { definition } = read(child, { set: ['unit=£k', 'lines.acute.base=61500'] })

  expect(definition.lines.map(({ base }) => base.values[0]?.toFixed())).toEqual(['61500', '40000'])
})

it('the command line may drop an item, and add a driver', () => {
  expect(read(child, { set: ['lines.acute.enabled=false'] }).definition.lines.map(({ id }) => id)).toEqual([
    'community',
  ])
  expect(
    read(child, { set: ['lines.community.drivers.technology=0.5%'] }).definition.lines[1]?.drivers.map(
      ({ name }) => name,
    ),
  ).toEqual(['demographic', 'price', 'technology'])
})

it('provenance on a group is that of the values in it that state none; its owner and review date are also of those that do', () => {
  const { definition } = read(
    `${child}lines:\n  acute: { growth: 4%, base: { value: 61, source: Ledger }, source: Board, owner: Deputy CFO, review-by: 2027-03-31, note: Agreed }\n`,
  )
  const [acute] = definition.lines

  expect(acute?.growth?.entry?.provenance).toEqual({
    source: 'Board',
    owner: 'Deputy CFO',
    'review-by': '2027-03-31',
    note: 'Agreed',
  })
  expect(acute?.base.entry?.provenance).toEqual({
    source: 'Ledger',
    owner: 'Deputy CFO',
    'review-by': '2027-03-31',
  })
})
