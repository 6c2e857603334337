import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import {
  type GroupKey,
  type Key,
  type Kind,
  mustNameYears,
  type ValueKey,
} from '../../src/definition/keys/key-types.ts'
import { definitionKeys } from '../../src/definition/keys/keys.ts'
import { childKey, namesIn, settleKey } from '../../src/definition/layers/child-key.ts'
import { readYaml } from '../../src/definition/text/read-yaml.ts'
import type { MapNode, Node } from '../../src/definition/text/tree.ts'
import { writeFlow } from '../../src/definition/text/write-yaml.ts'
import type { ProblemCode } from '../../src/diagnostics/catalogue.ts'
import { runCli } from '../support/run-cli.ts'

/*
 * Every key of the key table misspelt, misplaced, of the wrong kind and out of range, one slip at a time in a definition
 * that is right otherwise. Each slip is one error at its place, and nothing else is said.
 */

const folder = 'test/errors'
const files = ['every-key.yaml', 'every-key-other.yaml', 'every-key-place.yaml', 'every-key-options.yaml'].map(
  (name) => `${folder}/${name}`,
)

/** A key of the table where it stands in one of the files. */
interface Use {
  readonly file: string
  readonly text: string
  readonly path: string
  readonly name: string
  readonly key: Key
  readonly keyStart: number
  readonly value: Node
  /** The maps around it with their keys, the nearest first. */
  readonly around: readonly { readonly key: Key; readonly node: MapNode; readonly name: string }[]
  /** Whether the author gave it its name. */
  readonly isItem: boolean
}

function usesIn(file: string): Use[] {
  const text = readFileSync(file, 'utf8')
  const tree = readYaml({ path: file, text }, (problem) => {
    throw new Error(problem.message)
  })
  const visit = (key: Key, node: Node, path: readonly string[], around: Use['around']): Use[] => {
    const own = settleKey(key, namesIn(node))
    if (node.is !== 'map' || own.is === 'value') return []
    const here = [{ key: own, node, name: path.at(-1) ?? '' }, ...around]
    return [...node.entries.values()].flatMap(({ key: name, keySpan, value }): Use[] => {
      const child = childKey(own, name)
      if (child === undefined) throw new Error(`${file}: nothing is called ${[...path, name].join('.')}`)
      const names = [...path, name]
      const use = { file, text, path: names.join('.'), name, key: child, keyStart: keySpan.start, value }
      return [{ ...use, around: here, isItem: own.is === 'collection' }, ...visit(child, value, names, here)]
    })
  }
  return tree === undefined ? [] : visit(definitionKeys, tree, [], [])
}

const all = files.flatMap(usesIn)
/** The first use of each key in each form. */
const uses = all.filter((use, index) => all.findIndex((other) => formOf(other) === formOf(use)) === index)
const named = uses.filter(({ isItem }) => !isItem)

/** The path of a use in the key table: `*` for what the author names. */
function patternOf({ around, isItem, name }: Use): string {
  const names = around.slice(0, -1).map((parent, index) => {
    const outer = around[index + 1]
    return outer?.key.is === 'collection' ? '*' : parent.name
  })
  return [...names.reverse(), isItem ? '*' : name].join('.')
}

/** The key with the form it is given in, where it may have two. */
function formOf(use: Use): string {
  return `${patternOf(use)}${use.key.is === 'either' ? ` as a ${settleKey(use.key, namesIn(use.value)).is}` : ''}`
}

/** Every key of the table by its pattern. */
function patternsIn(key: Key, path: readonly string[]): string[] {
  const here = path.join('.')
  switch (key.is) {
    case 'group':
      return [here, ...Object.entries(key.keys).flatMap(([name, child]) => patternsIn(child, [...path, name]))]
    case 'collection':
      return [here, ...patternsIn(key.of, [...path, '*'])]
    case 'either':
      return [`${here} as a value`, `${here} as a group`, ...patternsIn(key.group, path).slice(1)]
    case 'value':
      return [here]
  }
}

/** What is said of a file that was changed: there is no result. */
async function saidOf(file: string, text: string): Promise<string> {
  const { exit, out, err } = await runCli(['run', file, '--csv'], { files: { [file]: text } })
  expect({ exit, out }, text).toEqual({ exit: 3, out: '' })
  expect(err).not.toMatch(/\n\s+at |fault of the program/)
  return err
}

/** The problems that are told, as `line:column code`, with the file where it is another one. */
function problemsIn(said: string, file: string): string[] {
  const heads = [...said.matchAll(/^(\S+?)(?::(\d+:\d+))? - (?:error|warning) ([a-z0-9-]+): /gm)]
  return heads.map(([, name, place, code]) => `${name === file ? '' : `${name} `}${place} ${code}`)
}

async function problemsOf(file: string, text: string): Promise<string[]> {
  return problemsIn(await saidOf(file, text), file)
}

/** Put another text in the place of a part of the file, and say where it begins. */
function put({ text }: Use, start: number, end: number, other: string): { text: string; place: string } {
  const before = text.slice(0, start).split('\n')
  const place = `${before.length}:${(before.at(-1) ?? '').length + 1}`
  return { text: text.slice(0, start) + other + text.slice(end), place }
}

it('the files to make slips in have nothing wrong in them', async () => {
  for (const file of files) {
    const { exit, err } = await runCli(['run', file, '--csv'])
    expect({ exit, err: err.match(/ - (?:error|warning) .*/g) }, file).toEqual({ exit: 0, err: null })
  }
})

it('every key of the table stands in one of the files, in each of its forms', () => {
  // What the years of a place would be is stated by a place as by any definition.
  const wanted = patternsIn(definitionKeys, []).filter((pattern) => pattern !== '')
  expect(wanted.filter((pattern) => !uses.some((use) => formOf(use) === pattern))).toEqual([])
})

// Misspelt

/** Slips of the hand: the first two letters changed round, one left out, one twice. */
function misspellings(name: string): string[] {
  const middle = Math.floor(name.length / 2)
  const forms = [
    name.slice(0, middle - 1) + name.charAt(middle) + name.charAt(middle - 1) + name.slice(middle + 1),
    name.slice(0, middle) + name.slice(middle + 1),
    name.slice(0, middle) + name.charAt(middle) + name.slice(middle),
  ]
  return [...new Set(forms)].filter((form) => form !== name && form.length > 1)
}

it.each(named.map((use) => [use.path, use] as const))('%s misspelt', async (path, use) => {
  const [parent] = use.around
  const siblings = parent?.key.is === 'group' ? Object.keys(parent.key.keys) : []
  for (const slip of misspellings(use.name)) {
    if (siblings.includes(slip)) continue
    const { text, place } = put(use, use.keyStart, use.keyStart + use.name.length, slip)
    const said = await saidOf(use.file, text)
    expect(problemsIn(said, use.file), `${path}: ${slip}`).toEqual([`${place} unknown-key`])
    expect(said).toContain(`has no "${slip}". Did you mean "${use.name}"?`)
  }
})

// Misplaced

/** The text of a value on one line. */
function flowOf({ key, value }: Use): string {
  return value.is === 'scalar' ? `${JSON.stringify(value.text)}` : writeFlow(key, value)
}

/** Put a key into a map, before its first one. */
function putInto(use: Use, { entries }: MapNode): { text: string; place: string; value: string } {
  const [first] = entries.values()
  const start = first?.keySpan.start ?? 0
  const margin = ' '.repeat(start - use.text.lastIndexOf('\n', start - 1) - 1)
  const { text, place } = put(use, start, start, `${use.name}: ${flowOf(use)}\n${margin}`)
  const [line, column] = place.split(':')
  return { text, place, value: `${line}:${Number(column) + use.name.length + 2}` }
}

/** What a key one level up may mean there as well: a driver may be called uplift, and a line share. */
const alsoRight = ['lines.community.drivers.price.uplift', 'lines.community.drivers.price.efficiency']
const alsoNamed = ['contracts.mcp.scope.mental-health.share']
/** One level up it is a driver of that name, and each group in it a year that is none. */
const toldInside = ['lines.frailty.drivers.people.groups']
/** One level up it is an index of another kind, and given twice. */
const toldTwice = ['contracts.alliance.agreed.index']

it.each(
  named
    .filter(({ around, path }) => around.length > 1 && ![...alsoRight, ...toldInside, ...toldTwice].includes(path))
    .map((use) => [use.path, use] as const),
)('%s one level up', async (path, use) => {
  const [, above] = use.around
  if (above === undefined) throw new Error(`${path} has nothing above it`)
  const { text, place, value } = putInto(use, above.node)
  const [problem, ...others] = await problemsOf(use.file, text)
  expect(others, path).toEqual([])
  // Where the group above has a key of that name as well it is given twice, or beside one that it excludes; where it takes
  // items of any name and the key may be one, its value is none.
  const [at, code] = problem?.split(' ') ?? []
  if (above.key.is === 'collection' && above.key.of.is === 'group') expect(problem).toBe(`${place} misplaced-key`)
  else if (above.key.is === 'collection') expect([place, value], `${path}: ${problem}`).toContain(at)
  else if (use.name in (above.key as GroupKey).keys) expect(code).toMatch(/^(?:duplicate-key|exclusive-keys)$/)
  else expect(problem).toBe(`${place} unknown-key`)
})

/** Uses that can be taken away from where they stand: something else stays there, and above there is no such key. */
const movable = named.filter(({ around: [own, above], name, path }) => {
  const isTaken = above === undefined || (above.key.is === 'group' && name in above.key.keys)
  return !isTaken && ![...alsoRight, ...alsoNamed].includes(path) && (own?.node.entries.size ?? 0) > 1
})

it.each(movable.map((use) => [use.path, use] as const))('%s taken one level up', async (path, use) => {
  const [, above] = use.around
  if (above === undefined) throw new Error(`${path} has nothing above it`)
  const { text, place } = putInto(use, above.node)
  // What was put in before it has moved it down.
  const start = text.lastIndexOf('\n', use.keyStart + text.length - use.text.length) + 1
  const end = use.value.span.end + text.length - use.text.length
  const taken = text.slice(0, start) + text.slice(text[end - 1] === '\n' ? end : text.indexOf('\n', end) + 1)
  const problems = await problemsOf(use.file, taken)

  // That it is missing where it was is no news.
  expect(problems.length, `${path}: ${problems.join(', ')}`).toBe(1)
  if (above.key.is === 'group') expect(problems).toEqual([`${place} unknown-key`])
})

it.each(named.map((use) => [use.path, use] as const))('%s under another parent', async (_, use) => {
  const root = use.around.at(-1)?.node as MapNode
  const parents = ['document', 'years', 'transfers'].flatMap((name) => {
    const value = root.entries.get(name)?.value
    const key = definitionKeys.keys[name]
    return value?.is === 'map' && key?.is === 'group' && !(use.name in key.keys) ? [value] : []
  })
  const [parent] = parents
  // The files that are small have no such parent: there the key stands in a group of its own.
  const { text, place } = parent === undefined ? put(use, 0, 0, `document: { ${use.name}: x }\n`) : putInto(use, parent)
  expect(await problemsOf(use.file, text)).toEqual([`${parent === undefined ? '1:13' : place} unknown-key`])
})

// Of the wrong kind

/** What a word is refused as where a value of some kind belongs. Any word is a text, a path is looked for. */
const wordRefused: Record<Exclude<Kind, 'text' | 'path'>, ProblemCode> = {
  id: 'bad-id',
  rate: 'not-a-rate',
  share: 'not-a-share',
  driver: 'not-a-driver',
  'people-rate': 'not-a-people-rate',
  limit: 'not-money',
  stated: 'not-money',
  money: 'not-money',
  pounds: 'not-money',
  people: 'not-people',
  whole: 'not-a-whole-number',
  number: 'not-a-number',
  score: 'not-a-choice',
  year: 'not-a-year',
  month: 'not-a-month',
  flag: 'not-a-flag',
  date: 'not-a-date',
  choice: 'not-a-choice',
  row: 'not-a-row-name',
  formula: 'formula-syntax',
  in: 'not-years',
}

function wrongKinds(given: Key): (readonly [string, ProblemCode])[] {
  const key = given.is === 'either' ? given.value : given
  const isValue = given.is !== 'either'
  switch (key.is) {
    case 'group':
      return [
        ['3', 'expected-keys'],
        ['word', 'expected-keys'],
        ['[1, 2]', 'expected-keys'],
        ['', 'nothing-inside'],
      ]
    case 'collection':
      return [
        ['3', 'expected-items'],
        ['word', 'expected-items'],
        ['[1, 2]', 'expected-items'],
        ['', 'nothing-inside'],
      ]
    case 'value': {
      const { kind, cover, list, plainOnly } = key
      const one: ProblemCode = plainOnly === true ? 'expected-value' : 'expected-one-value'
      const word: ProblemCode | undefined = kind === 'text' || kind === 'path' ? undefined : wordRefused[kind]
      return [
        ...(word === undefined
          ? []
          : [['two words', list === 'points' ? 'expected-points' : word] as [string, ProblemCode]]),
        ['{ wrong: 1 }', list === 'points' ? 'expected-points' : cover === undefined ? one : 'bad-year-key'],
        // A list by year that is no such list has the wrong length as well.
        ...(list === 'years'
          ? []
          : ([
              ['[[1]]', list === 'points' ? 'expected-points' : list === undefined ? one : 'expected-value'],
            ] as const)),
        ['', 'value-missing'],
        ...(isValue ? [] : [['~', 'value-missing'] as [string, ProblemCode]]),
      ]
    }
    default:
      return []
  }
}

it.each(uses.map((use) => [formOf(use), use] as const))('%s of the wrong kind', async (_, use) => {
  const { start, end } = use.value.span
  for (const [wrong, code] of wrongKinds(use.key)) {
    const { text, place } = put(use, start, end, wrong)
    const [line, column] = place.split(':').map(Number)
    const problems = await problemsOf(use.file, text)
    const [at, found] = problems[0]?.split(' ') ?? []
    expect({ codes: [found, ...problems.slice(1)], wrong }).toEqual({ codes: [code], wrong })
    const [foundLine, foundColumn] = at?.split(':').map(Number) ?? []
    // At the value or inside it; where there is none, at its key, which may stand on the line before.
    if (wrong === '') expect([line, (line ?? 0) - 1]).toContain(foundLine)
    else {
      expect(foundLine).toBe(line)
      expect(foundColumn).toBeGreaterThanOrEqual(column ?? 0)
      expect(foundColumn).toBeLessThan((column ?? 0) + wrong.length)
    }
  }
})

// Out of range

/** What lies outside the range of a kind, with the code it is refused by. */
function outOfRange(key: ValueKey): (readonly [string, ProblemCode])[] {
  return [...beyondKind(key), ...(key.list === 'points' ? [] : beyondBounds(key))]
}

/** Just beyond the bounds that a key has of its own. An index must have all its years: see below. */
function beyondBounds({ kind, lowest, highest, cover }: ValueKey): (readonly [string, ProblemCode])[] {
  if (lowest?.at === 0) {
    // People below nought are refused by their kind.
    if (lowest.included && kind === 'rate' && cover === undefined) return [['-0.01%', 'beyond-bounds']]
    if (lowest.included) return kind === 'people' || cover !== undefined ? [] : [['-0.01', 'beyond-bounds']]
    const texts = kind === 'people' ? ['0'] : ['0', '-0.01']
    return cover === undefined ? texts.map((text) => [text, 'not-positive']) : []
  }
  if (kind === 'number' && highest !== undefined) return ['-1.01', '1.01'].map((text) => [text, 'beyond-bounds'])
  return [
    ...(lowest === undefined ? [] : ['-100.01%', '-150%', ...(lowest.included ? [] : ['-100%'])]),
    ...(highest === undefined ? [] : ['100.01%', '150%', ...(highest.included ? [] : ['100%'])]),
  ].map((text) => [text, 'beyond-bounds'])
}

function beyondKind({ kind, range, list }: ValueKey): (readonly [string, ProblemCode])[] {
  const [least, most] = range ?? [0, 1200]
  switch (kind) {
    case 'share':
      // A list by age has the share of the wrong age.
      return list === 'ages'
        ? [['[101%]', 'not-a-share']]
        : ['101%', '-1%', '100.1%'].map((text) => [text, 'not-a-share'])
    case 'limit':
      return ['101%', '-1%'].map((text) => [text, 'not-a-share'])
    case 'people':
      return ['-1', '0.5'].map((text) => [text, 'not-people'])
    case 'whole':
      return [least - 1, most + 1].map((number) => [String(number), 'not-a-whole-number'])
    case 'month':
      return ['0', '13'].map((text) => [text, 'not-a-month'])
    case 'date':
      return ['2027-13-01', '2027-02-30'].map((text) => [text, 'not-a-date'])
    case 'year':
      return ['2017/19', '1850/51'].map((text) => [text, 'not-a-year'])
    case 'rate':
    case 'driver':
    case 'people-rate':
      return list === 'points' ? [] : ['0.03', '3'].map((text) => [text, 'not-a-rate'])
    default:
      return []
  }
}

/** What is out of range for one key only, most of it a year: outside the horizon, or on the wrong side of another. */
const ofOneKey: Record<string, (readonly [string, ProblemCode])[]> = {
  'years.confirmed': [['2028/29', 'confirmed-outside']],
  'prices.base': [
    ['2016/17', 'price-base-outside'],
    ['2028/29', 'price-base-outside'],
  ],
  'prices.index': [['{ 2017/18: 100, default: 0 }', 'not-positive']],
  'funding.*.pace.by-distance': [
    ['[{ at: 5%, growth: 1% }, { at: -5%, growth: 3% }]', 'points-order'],
    ['[{ at: 5%, growth: 1% }, { at: 5%, growth: 3% }]', 'points-order'],
    ['[{ at: 5, growth: 1% }]', 'not-a-rate'],
    ['[{ at: 5%, growth: 1 }]', 'not-a-rate'],
    ['[{ at: 5%, grwoth: 1% }]', 'expected-points'],
    ['[{ at: 5% }]', 'expected-points'],
  ],
  'funding.*.pace.close-by': [
    ['2017/18', 'year-order'],
    ['2010/11', 'year-order'],
  ],
  'funding.*.for': [['[mental-health, nowhere]', 'unknown-name']],
  'responsibilities.*.from': [
    ['2017/18', 'year-not-projected'],
    ['2028/29', 'year-not-projected'],
  ],
  'lines.*.providers.*': [['99%', 'over-whole']],
  'savings.*.benchmark.to': [['nobody', 'unknown-name']],
  'savings.*.benchmark.from': [
    ['2017/18', 'year-not-projected'],
    ['2028/29', 'year-not-projected'],
    ['2023/24', 'year-order'],
  ],
  'savings.*.benchmark.until': [
    ['2017/18', 'year-not-projected'],
    ['2028/29', 'year-not-projected'],
    ['2018/19', 'year-order'],
  ],
  'contracts.*.starts': [
    ['2017/18', 'year-not-projected'],
    ['2028/29', 'year-not-projected'],
  ],
  'contracts.*.ends': [['2019/20', 'year-order']],
  'contracts.*.shadow': [
    ['2016/17', 'year-order'],
    ['2020/21', 'year-order'],
  ],
  'contracts.*.priced': [
    ['2016/17', 'year-order'],
    ['2021/22', 'year-order'],
  ],
  'contracts.*.scope.*.from': [
    ['2016/17', 'year-not-projected'],
    ['2028/29', 'year-not-projected'],
  ],
  'contracts.*.scope.*.priced': [
    ['2016/17', 'year-order'],
    ['2021/22', 'year-order'],
  ],
  'contracts.*.scope.*.share': [['95%', 'over-whole']],
  'contracts.*.gain.cap as a value': [
    ['{ 2020/21: 1 }', 'cap-years'],
    ['{ 2020/21: 1, default: 1% }', 'share-and-amount'],
  ],
  'contracts.*.loss.band as a value': [['{ 2020/21: 1, default: 1% }', 'share-and-amount']],
  'contracts.*.beyond.*.loss.cap as a value': [['{ 2020/21: 1 }', 'cap-years']],
  'contracts.*.beyond.*.gain.cap.of': [['lines.acute.growth', 'not-a-money-row']],
  'checks.*.in': [
    ['2028/29', 'year-not-shown'],
    ['2016/17..2020/21', 'year-not-shown'],
    ['2020/21..2019/20', 'backward-range'],
  ],
  'controls.*.year': [['2028/29', 'year-not-shown']],
  'controls.*.row': [['nothing.at.all', 'unknown-row']],
  'measures.*.formula': [
    ['headroom >= 0', 'not-a-measure'],
    ['headroom', 'unit-of-measure'],
    ['nothing / funding.total', 'unknown-row'],
  ],
  'measures.*.unit': [['money', 'unit-of-measure']],
  'combine.*.residents': [['220563', 'wrong-member']],
  'combine.*.scenario': [['every-key-place.yaml', 'member-cycle']],
  'transfers.*.to': [
    ['north', 'same-member'],
    ['nobody', 'unknown-name'],
  ],
  'transfers.*.from': [
    ['south', 'same-member'],
    ['nobody', 'unknown-name'],
  ],
}

const ranged = uses.flatMap((use) => {
  const value =
    use.key.is === 'either' && settleKey(use.key, namesIn(use.value)).is === 'value' ? use.key.value : use.key
  const slips = [...(value.is === 'value' ? outOfRange(value) : []), ...(ofOneKey[formOf(use)] ?? [])]
  return slips.length === 0 ? [] : ([[formOf(use), use, slips]] as const)
})

it('what is out of range for one key only is tried for keys that are there', () => {
  expect(Object.keys(ofOneKey).filter((pattern) => !uses.some((use) => formOf(use) === pattern))).toEqual([])
})

it.each(ranged)('%s out of range', async (_, use, slips) => {
  const { start, end } = use.value.span
  const isNamed = use.key.is === 'value' && mustNameYears(use.key)
  for (const [wrong, code] of slips) {
    // What starts in a year, or came out in one, says which.
    const written = isNamed ? `{ 2018/19: ${wrong} }` : wrong
    const { text, place } = put(use, start, end, written)
    const [line] = place.split(':')
    const problems = await problemsOf(use.file, text)
    expect({ written, problems: problems.length, code: problems[0] }).toEqual({
      written,
      problems: 1,
      code: expect.stringMatching(new RegExp(`^\\d+:\\d+ ${code}$`)),
    })
    // Where two things do not go together either may be the wrong one.
    const either: readonly ProblemCode[] = ['year-order', 'same-member', 'over-whole', 'unit-of-measure']
    if (!either.includes(code)) expect(problems[0]).toMatch(new RegExp(`^${line}:`))
  }
})
