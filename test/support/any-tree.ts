import { fc } from '@fast-check/vitest'
import {
  type CollectionKey,
  type GroupKey,
  type Key,
  type Kind,
  mustNameYears,
  type ValueKey,
} from '../../src/definition/keys/key-types.ts'
import { definitionKeys, provenanceKeys, rangeKeys } from '../../src/definition/keys/keys.ts'
import type { MapEntry, MapNode, Node, ScalarNode } from '../../src/definition/text/tree.ts'
import { keyOfYear } from '../../src/definition/values/rate-kind.ts'

/*
 * Trees that the reader accepts, made of the key table: every key now and then, every form of a value, every kind of text.
 * They are right key by key; as a whole they seldom make a scenario.
 */

const span = { file: { path: 'none', text: '' }, start: 0, end: 0 }

export const scalar = (text: string): ScalarNode => ({ is: 'scalar', text, span })
export const map = (entries: readonly (readonly [string, Node])[]): MapNode => ({
  is: 'map',
  entries: new Map(entries.map(([key, value]): [string, MapEntry] => [key, { key, keySpan: span, value }])),
  span,
})
export const list = (items: readonly Node[]): Node => ({ is: 'list', items, span })

const digits = fc.constantFrom('0', '3', '27.40', '113', '0.5', '12345678901234567.89', '1000')
const ids = fc.constantFrom(
  'acute',
  'community',
  'a',
  'mental-health',
  'x1',
  'value',
  'range',
  'source',
  'title',
  'default',
  'null',
  'base',
)
const years = fc.constantFrom(
  '2018/19',
  '2019/20',
  '2018-19',
  '2019/20..2022/23',
  '2021/22..',
  '..2020/21',
  '2099/00',
  'default',
)
const rates = digits.chain((text) => fc.constantFrom(`${text}%`, `-${text}%`, `+${text}%`, '0', '\u22121.1%'))
const awkward = fc.constantFrom(
  ...[
    'no',
    'true',
    '2018',
    '1.2',
    '.5',
    '0x1F',
    '=1+1',
    '-3',
    '@x',
    '+x',
    "'",
    '"',
    'a: b',
    'a #b',
    '# b',
    '- a',
    '? a',
    '[a',
    '{a}',
    '&a',
    '*a',
  ],
  ...[
    '!a',
    '|',
    '>',
    '%a',
    '`',
    'a,b',
    'a;b',
    ' a',
    'a ',
    '\ta',
    'a\n',
    '\na',
    'a\n\n b',
    'a\n\n\n',
    ' \n a',
    'a\\n',
    '---',
    '...',
    '<<',
    'null a',
  ],
  ...[
    '£ é 😀',
    '\u2028',
    '\ufeffa',
    'a\tb',
    'x'.repeat(200),
    'word '.repeat(60),
    ' word'.repeat(60),
    '- '.repeat(100),
    '['.repeat(100),
    ',',
  ],
)
// What the reader refuses in any text: control characters, marks that turn text round, halves of characters, nothing.
// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is left out
const refused = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069\p{Surrogate}]|^(?:~|null)?$/iu
const texts = fc
  .oneof(awkward, fc.string({ unit: 'grapheme', minLength: 1 }), fc.string({ unit: 'binary', minLength: 1 }))
  .filter((text) => !refused.test(text))

const kinds: Record<Exclude<Kind, 'choice'>, fc.Arbitrary<string>> = {
  text: texts,
  // A path that looks like a list is written into CSV as a list of one, which means the same.
  path: texts.filter((text) => !text.trimStart().startsWith('[')),
  formula: texts,
  id: ids.filter((id) => id !== 'null'),
  rate: rates,
  share: fc.constantFrom('0', '0%', '100%', '33.3%', '+5%'),
  driver: fc.oneof(rates, fc.constantFrom('demographic', 'true')),
  'people-rate': fc.oneof(rates, fc.constant('population')),
  limit: fc.oneof(digits, fc.constantFrom('1%', '100%', '450k')),
  stated: digits.chain((text) => fc.constantFrom(text, `-${text}`, `(${text})`, `£${text}m`, `${text}%`)),
  money: digits.chain((text) => fc.constantFrom(text, `-${text}`, `(${text})`, `£${text}m`, `${text}k`)),
  pounds: digits,
  people: fc.constantFrom('0', '220562'),
  whole: fc.constantFrom('0', '1', '10', '100'),
  number: digits,
  score: fc.constantFrom('very poor', 'Good', 'excellent', '1', '5'),
  year: fc.constantFrom('2017/18', '2017-18', '2099/00'),
  month: fc.constantFrom('April', 'october', '7', 'M12'),
  flag: fc.constantFrom('true', 'false'),
  date: fc.constantFrom('2027-03-31', '2024-02-29'),
  row: fc.constantFrom('funding.total', 'headroom', 'lines.acute.spend'),
  in: fc.constantFrom('all', 'any', '2019/20', '2019/20..2022/23', '2021/22..'),
}

export function anyText(key: ValueKey): fc.Arbitrary<string> {
  if (key.kind === 'choice') return fc.constantFrom(...(key.choices ?? []))
  if (key.range !== undefined) return fc.constantFrom(...key.range).map(String)
  return kinds[key.kind].filter((text) => isWithin(key, text))
}

/** Whether a figure lies within the bounds that its key has of its own; a word does. */
function isWithin({ lowest, highest }: ValueKey, text: string): boolean {
  const figure = Number(text.replace(/[\u2212(]/, '-').replaceAll(/[^-.\d]/g, '')) / (text.endsWith('%') ? 100 : 1)
  if (Number.isNaN(figure)) return true
  const fits = (side: number, included: boolean): boolean => side > 0 || (side === 0 && included)
  return (
    (lowest === undefined || fits(figure - lowest.at, lowest.included)) &&
    (highest === undefined || fits(highest.at - figure, highest.included))
  )
}

const anyPlain = (key: ValueKey): fc.Arbitrary<Node> => anyText(key).map(scalar)

/** Entries for some of the names, in the order of the table or, with `shuffled`, in any. */
function some(
  parts: Readonly<Record<string, fc.Arbitrary<Node>>>,
  shuffled: boolean,
): fc.Arbitrary<(readonly [string, Node])[]> {
  const names = shuffled
    ? fc.shuffledSubarray(Object.keys(parts), { maxLength: Math.min(5, Object.keys(parts).length) })
    : fc.subarray(Object.keys(parts))
  return names.chain((chosen) =>
    fc.tuple(...chosen.map((name) => (parts[name] as fc.Arbitrary<Node>).map((node) => [name, node] as const))),
  )
}

const about = some(
  Object.fromEntries(Object.entries(provenanceKeys).map(([name, key]) => [name, anyPlain(key)])),
  false,
)

function anyRange(key: ValueKey): fc.Arbitrary<Node> {
  const one = anyPlain(keyOfYear(key))
  const { interval, shape, persistence } = rangeKeys as Record<string, ValueKey>
  const forms = fc.constantFrom(['low', 'high'], ['sd'], ['min', 'mode', 'max'])
  const others = some(
    {
      interval: anyPlain(interval as ValueKey),
      shape: anyPlain(shape as ValueKey),
      persistence: anyPlain(persistence as ValueKey),
    },
    false,
  )
  return fc.tuple(forms, one, others).map(([names, node, rest]) => {
    const given = new Map([...names.map((name) => [name, node] as const), ...rest])
    return map(
      Object.keys(rangeKeys).flatMap((name) => (given.has(name) ? [[name, given.get(name) as Node] as const] : [])),
    )
  })
}

/** A point of a line, its two figures in either order. */
function anyPoint(part: fc.Arbitrary<Node>): fc.Arbitrary<Node> {
  return fc
    .tuple(fc.constantFrom(['at', 'growth'], ['growth', 'at']), part, part)
    .map(([[first = '', second = ''], left, right]) =>
      map([
        [first, left],
        [second, right],
      ]),
    )
}

/** A value in any of its forms. What is known of it stands in the order of the table, as CSV has it. */
export function anyValue(key: ValueKey): fc.Arbitrary<Node> {
  const part = anyPlain(keyOfYear(key))
  // Whoever asks in which year it starts refuses a plain value.
  const forms = mustNameYears(key) || key.list === 'points' ? [] : [anyPlain(key)]
  if (key.list === 'points') forms.push(fc.array(anyPoint(part), { minLength: 1, maxLength: 4 }).map(list))
  else if (key.list !== undefined) forms.push(fc.array(part, { minLength: 1, maxLength: 4 }).map(list))
  if (key.cover !== undefined) {
    // What came out is of years that are named.
    const named = key.cover === 'known' ? years.filter((text) => text !== 'default') : years
    const chosen = fc.uniqueArray(named, { minLength: 1, maxLength: 4 })
    forms.push(
      chosen.chain((names) => fc.tuple(...names.map((name) => part.map((node) => [name, node] as const)))).map(map),
    )
  }
  const content = fc.oneof(...forms)
  if (key.plainOnly === true) return content
  const stated = fc.tuple(content, about, fc.option(anyRange(key))).map(([value, known, range]) => {
    // CSV cannot tell a value of which nothing is known from a plain one; they mean the same.
    if (known.length === 0 && range === null) return value
    return map([['value', value], ...known, ...(range === null ? [] : [['range', range] as const])])
  })
  return fc.oneof(content, stated)
}

function anyGroup(key: GroupKey): fc.Arbitrary<MapNode> {
  const known = Object.entries(key.keys)
  const parts = Object.fromEntries(known.map(([name, child]) => [name, anyNode(child)]))
  const rivals = (left: string, right: string): boolean =>
    left !== right && (key.exclusive ?? []).some((set) => set.includes(left) && set.includes(right))
  const below = some(parts, true).map((entries) => {
    const kept: string[] = []
    for (const [name] of entries) if (!kept.some((other) => rivals(name, other))) kept.push(name)
    return entries.filter(([name]) => kept.includes(name))
  })
  if (key.provenance !== true) return below.map(map)
  // What is known of the whole stands together, before, between or behind the keys.
  const ofGroup = about.map((entries) => entries.filter(([name]) => !(name in key.keys)))
  return fc
    .tuple(below, ofGroup, fc.nat(5))
    .map(([entries, known, at]) => map([...entries.slice(0, at), ...known, ...entries.slice(at)]))
}

const pairs = fc.constantFrom('a.growth ~ b.growth', 'drivers.pay ~ lines.acute.drivers.price.uplift', 'a ~ b', 'b ~ a')

function anyItems({ of, names: named }: CollectionKey): fc.Arbitrary<Node> {
  const names = fc.uniqueArray(named === 'pairs' ? pairs : ids, { maxLength: 3 })
  return names
    .chain((chosen) => fc.tuple(...chosen.map((name) => anyNode(of).map((node) => [name, node] as const))))
    .map(map)
}

function anyNode(key: Key): fc.Arbitrary<Node> {
  switch (key.is) {
    case 'value':
      return anyValue(key)
    case 'group':
      return anyGroup(key)
    case 'collection':
      return anyItems(key)
    case 'either':
      // A group of this kind without any of its keys is read as a value.
      return fc.oneof(
        anyValue(key.value),
        anyGroup(key.group).filter((node) => [...node.entries.keys()].some((name) => name in key.group.keys)),
      )
  }
}

/** A definition that the reader accepts key by key. */
export const anyTree: fc.Arbitrary<MapNode> = anyGroup(definitionKeys).filter(({ entries }) => entries.size > 0)
