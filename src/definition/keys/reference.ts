import { listInWords } from '../../base/list-in-words.ts'
import { othersOf } from '../layers/child-key.ts'
import { boundInWords } from '../values/bounds.ts'
import { exampleOf } from '../values/example.ts'
import type { GroupKey, Key, Kind, ValueKey } from './key-types.ts'
import { definitionKeys, provenanceKeys, rangeKeys } from './keys.ts'

/** What is to be known of one key: where it stands, what it is, what it takes, and within what limits. */
export interface KeyEntry {
  /** `savings.<id>.delivery`; `<id>` is a name of the author's choice, `<value>` any value of a definition. */
  readonly path: string
  readonly text: string
  /** `a share, one for all years or by year`; of a group or a collection what it holds. */
  readonly takes: string
  readonly isRequired: boolean
  readonly default: string | undefined
  /** `at least -100%`, `1 to 100`, `instead of growth or drivers`. */
  readonly limits: readonly string[]
  /** How it is written; undefined for what holds keys of its own. */
  readonly example: string | undefined
}

/** The keys under one key of the definition itself. */
export interface KeySection {
  readonly name: string
  /** The heading of METHODS.md that says what becomes of it; undefined where nothing is reckoned from it. */
  readonly methods: string | undefined
  readonly entries: readonly KeyEntry[]
}

/** Every key there is, in the order of the key table; last what any value may carry. */
export function keyReference(): readonly KeySection[] {
  const sections = Object.entries(definitionKeys.keys).map(
    ([name, key]): KeySection => ({
      name,
      methods: 'methods' in key ? key.methods : undefined,
      entries: entriesOf(key, name, definitionKeys, name),
    }),
  )
  const carried = Object.entries(provenanceKeys).flatMap(([name, key]) => entriesOf(key, `<value>.${name}`))
  const spread = Object.entries(rangeKeys).flatMap(([name, key]) =>
    entriesOf(key === 'same' ? ofItsValue : key, `<value>.range.${name}`),
  )
  return [...sections, { name: '<value>', methods: 'Uncertainty', entries: [...carried, ...spread] }]
}

const ofItsValue: ValueKey = { is: 'value', kind: 'number', text: 'A level of the range, written as the value is.' }

function entriesOf(key: Key, path: string, within?: GroupKey, name = ''): KeyEntry[] {
  switch (key.is) {
    case 'value':
      return [valueEntry(key, path, within, name)]
    case 'group':
      return [holderEntry(key, path, 'keys of its own', within, name), ...inside(key, path)]
    case 'collection': {
      const item = key.names === 'pairs' ? `${path}."<path> ~ <path>"` : `${path}.<id>`
      return [holderEntry(key, path, 'named items', within, name), ...entriesOf(key.of, item)]
    }
    case 'either':
      return [{ ...valueEntry(key.value, path, within, name), text: key.text }, ...inside(key.group, path)]
  }
}

function inside(group: GroupKey, path: string): KeyEntry[] {
  return Object.entries(group.keys).flatMap(([name, key]) => entriesOf(key, `${path}.${name}`, group, name))
}

function holderEntry(
  key: { readonly text: string; readonly required?: true },
  path: string,
  takes: string,
  within: GroupKey | undefined,
  name: string,
): KeyEntry {
  const limits = insteadOf(within, name)
  return {
    path,
    text: key.text,
    takes,
    isRequired: key.required === true,
    default: undefined,
    limits,
    example: undefined,
  }
}

function valueEntry(key: ValueKey, path: string, within: GroupKey | undefined, name: string): KeyEntry {
  const { lowest, highest, range } = key
  const bounds = [lowest, highest].flatMap((bound) => (bound === undefined ? [] : [boundInWords(key, bound)]))
  return {
    path,
    text: key.text,
    takes: key === ofItsValue ? 'as its value' : `${what(key)}${how(key)}`,
    isRequired: key.required === true,
    default: key.default,
    limits: [...bounds, ...(range === undefined ? [] : [range.join(' to ')]), ...insteadOf(within, name)],
    example: key === ofItsValue || key.kind === 'text' ? undefined : exampleOf(key),
  }
}

/** What a key stands in place of: of those only one may be given. */
function insteadOf(within: GroupKey | undefined, name: string): string[] {
  const others = within === undefined ? [] : [...new Set(othersOf(within, name))]
  return others.length === 0 ? [] : [`instead of ${listInWords(others, 'or')}`]
}

const kinds: Readonly<Record<Exclude<Kind, 'choice'>, string>> = {
  text: 'text',
  path: 'the path of a file',
  id: 'an id',
  rate: 'a rate',
  share: 'a share',
  driver: 'a rate or the name of a shared driver',
  'people-rate': 'a rate or the word population',
  limit: 'a share or an amount of money',
  stated: 'an amount or a rate',
  money: 'money, in the unit of the file',
  pounds: 'pounds',
  people: 'a number of people',
  whole: 'a whole number',
  number: 'a number',
  score: 'a score, from very poor to excellent or 1 to 5',
  year: 'a financial year',
  month: 'a month',
  flag: 'true or false',
  date: 'a date',
  row: 'the name of a row',
  formula: 'a formula',
  in: 'all, any, a year or a range of years',
}

function what({ kind, choices = [], list }: ValueKey): string {
  if (list === 'points') return 'points, each a distance and a growth'
  return kind === 'choice' ? listInWords(choices, 'or') : kinds[kind]
}

/** Whether it may vary by year, and what becomes of years that are not named. */
function how({ cover, list }: ValueKey): string {
  switch (cover) {
    case 'every':
      return ', one for all years or by year, every projected year covered'
    case 'flow':
      return ', one for all years or by year; nothing in years not named'
    case 'default':
      return ', one for all years or by year; the default in years not named'
    case 'starts':
      return ', by year: it must say in which it starts'
    case 'known':
      return ', by year: it must say of which; of others nothing is known'
    default:
      return list === 'several' ? ', one or a list' : list === 'ages' ? ', one or a list by age' : ''
  }
}

/**
 * The entries that are meant by a path (`savings.outpatients.delivery`, `lines.<id>.growth`, `savings`, with all below it) or by
 * the name of a key (`delivery`). Empty where there is none.
 */
export function keysFor(asked: string): readonly KeySection[] {
  const parts = asked.split('.')
  const fits = (path: string): boolean => {
    const own = path.split('.')
    return own.length >= parts.length && parts.every((part, at) => own[at] === part || own[at] === '<id>')
  }
  const readings = [fits, (path: string) => parts.length === 1 && path.split('.').at(-1) === asked]
  for (const isMeant of readings) {
    const found = keyReference().flatMap(({ entries, ...section }) => {
      const meant = entries.filter(({ path }) => isMeant(path))
      return meant.length === 0 ? [] : [{ ...section, entries: meant }]
    })
    if (found.length > 0) return found
  }
  return []
}
