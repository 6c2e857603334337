import { scoreWords } from '../appraisal/scores.ts'
import { exampleOf } from '../values/example.ts'
import type { Bound, Kind, ValueKey } from './key-types.ts'

/** A JSON Schema, draft 7. */
export interface JsonSchema {
  readonly [keyword: string]: unknown
}

const decimal = '(?:0|[1-9]\\d*)(?:\\.\\d+)?'
const sign = '[+\\-\u2212]?'
const zero = `${sign}0(?:\\.0+)?`
const id = '[a-z][a-z0-9-]*'
const months = 'April May June July August September October November December January February March'.split(' ')

/** `2017/18` and `2017-18`, not `2017/19`: each tens digit with the nine years inside it and the one that leaves it. */
const year = `(?:19|[2-9]\\d)(?:${Array.from({ length: 10 }, (_, ten) => {
  const pairs = Array.from({ length: 9 }, (_, one) => `${one}[/-]${ten}${one + 1}`)
  return `${ten}(?:${[...pairs, `9[/-]${(ten + 1) % 10}0`].join('|')})`
}).join('|')})`
const years = `${year}(?:\\.\\.(?:${year})?)?|\\.\\.${year}`

const just100 = '100(?:\\.0+)?'
const above100 = '100\\.0*[1-9]\\d*|(?:10[1-9]|1[1-9]\\d|[2-9]\\d\\d|[1-9]\\d{3,})(?:\\.\\d+)?'
const above1 = '1\\.0*[1-9]\\d*|(?:[2-9]|[1-9]\\d+)(?:\\.\\d+)?'
const noughtOrBelow = '^(?:[-(\u2212]|\\+?£?0(?:\\.0+)?(?:k|m|bn)?$)'

const belowNought = '^[-(\u2212].*[1-9]'

/** What stands for a missing value, and control characters, which no text may hold. */
const missing = '(?:~|[Nn][Uu][Ll][Ll])?'
const controls = '\\u0000-\\u0008\\u000b\\u000c\\u000e-\\u001f\\u007f-\\u009f\\u202a-\\u202e\\u2066-\\u2069'
const anyText = `^(?!${missing}$)[^${controls}]*$`

const exactly = (...alternatives: readonly string[]): string => `^(?:${alternatives.join('|')})$`
const anyCase = (word: string): string =>
  [...word].map((letter) => `[${letter.toUpperCase()}${letter.toLowerCase()}]`).join('')

/** Text that an editor may take for a number or a flag, since it does not know that every scalar here is text. */
const words: JsonSchema = { type: ['string', 'number', 'boolean'], pattern: anyText }
const matching = (...alternatives: readonly string[]): JsonSchema => ({
  type: 'string',
  pattern: exactly(...alternatives),
})
/**
 * A name, which may be `true`: an editor takes that for a flag. Said by what it is not, so that no editor offers flags
 * where a name belongs.
 */
const named = (...alternatives: readonly string[]): JsonSchema => ({
  not: { type: ['object', 'array', 'null', 'number'] },
  pattern: exactly(...alternatives),
})
/** A quantity as a number of JSON or as a text that is no number. */
const quantity = (...alternatives: readonly string[]): JsonSchema => ({
  type: ['number', 'string'],
  pattern: exactly(...alternatives),
})
/** The one number that may stand for a rate. `3` and `0.03` could each mean 3%. */
const orZero: JsonSchema = { type: ['string', 'number'], minimum: 0, maximum: 0 }

const kinds: Record<Exclude<Kind, 'choice' | 'whole'>, JsonSchema> = {
  text: words,
  path: words,
  formula: words,
  id: named(id),
  row: named(`${id}(?:\\.[a-z0-9][a-z0-9-]*)*`),
  rate: { ...orZero, pattern: exactly(`${sign}${decimal}%`, zero) },
  share: { ...orZero, pattern: exactly(`${zero}%?`, '\\+?(?:100(?:\\.0+)?|[1-9]?\\d(?:\\.\\d+)?)%') },
  driver: {
    not: { type: ['object', 'array', 'null'] },
    minimum: 0,
    maximum: 0,
    pattern: exactly(id, `${sign}${decimal}%`, zero),
  },
  'people-rate': { ...orZero, pattern: exactly('population', `${sign}${decimal}%`, zero) },
  limit: quantity(
    `${sign}£?${decimal}(?:k|m|bn)?`,
    `\\(£?${decimal}(?:k|m|bn)?\\)`,
    '\\+?(?:100(?:\\.0+)?|[1-9]?\\d(?:\\.\\d+)?)%',
  ),
  money: quantity(`${sign}£?${decimal}(?:k|m|bn)?`, `\\(£?${decimal}(?:k|m|bn)?\\)`),
  stated: quantity(`${sign}£?${decimal}(?:k|m|bn)?`, `\\(£?${decimal}(?:k|m|bn)?\\)`, `${sign}${decimal}%`),
  pounds: quantity(`${sign}£?${decimal}(?:k|m|bn)?`, `\\(£?${decimal}(?:k|m|bn)?\\)`),
  // As a program prints people it reckoned: with four decimals or more. JSON does not tell how many were written.
  people: { type: ['number', 'string'], minimum: 0, pattern: exactly('(?:0|[1-9]\\d*)(?:\\.\\d{4,})?') },
  number: quantity(`${sign}${decimal}`),
  score: {
    anyOf: [
      { enum: scoreWords },
      { type: 'integer', minimum: 1, maximum: 5 },
      matching('[1-5]', ...scoreWords.map((words) => words.split(' ').map(anyCase).join(' '))),
    ],
  },
  year: matching(year),
  month: {
    anyOf: [
      { enum: months },
      { type: 'integer', minimum: 1, maximum: 12 },
      matching('M?(?:[1-9]|1[0-2])', ...months.map(anyCase)),
    ],
  },
  flag: { type: ['boolean', 'string'], pattern: exactly('true', 'false') },
  date: matching('\\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\\d|3[01])'),
  in: matching('all', 'any', years),
}

/** The schema of one plain value of a kind, as an editor sees it that reads YAML into numbers, flags and text. */
export function kindSchema(key: ValueKey): JsonSchema {
  const { kind, choices = [], range: [minimum, maximum] = [0, 1200] } = key
  if (kind === 'choice') return { enum: choices }
  if (kind === 'whole') return { type: ['integer', 'string'], minimum, maximum, pattern: exactly('0|[1-9]\\d{0,3}') }
  if (kind === 'text' || kind === 'month' || kind === 'score') return kinds[kind]
  const bounds = boundSchemas(key)
  return { ...kinds[kind], examples: [exampleOf(key)], ...(bounds.length === 0 ? {} : { allOf: bounds }) }
}

/** The name of a kind within its bounds: what keys of one name take is the same. */
export function kindName({ kind, lowest, highest }: ValueKey): string {
  const whole = kind === 'number' ? 1 : 100
  const at = (bound: Bound): string => `${bound.at < 0 ? 'minus-' : ''}${Math.abs(bound.at * whole)}`
  const from = lowest === undefined ? '' : `-${lowest.included ? 'from' : 'above'}-${at(lowest)}`
  const to = highest === undefined ? '' : `-${highest.included ? 'to' : 'below'}-${at(highest)}`
  return `${kind}${from}${to}`
}

/** What lies beyond the bounds of a key, ruled out as a number and as text. */
function boundSchemas({ kind, lowest, highest }: ValueKey): JsonSchema[] {
  const without = (pattern: string): JsonSchema => ({ not: { type: 'string', pattern } })
  if (kind === 'number' && highest !== undefined)
    return [{ minimum: lowest?.at, maximum: highest.at }, without(`^[-+\u2212]?(?:${above1})$`)]
  const beyond100 = (bound: Bound): string => (bound.included ? above100 : `${above100}|${just100}`)
  return [
    ...(lowest?.at === 0 && !lowest.included ? [{ exclusiveMinimum: 0 }, without(noughtOrBelow)] : []),
    ...(lowest?.at === 0 && lowest.included ? [{ minimum: 0 }, without(belowNought)] : []),
    ...(lowest?.at === -1 ? [without(`^[-\u2212](?:${beyond100(lowest)})%$`)] : []),
    ...(highest?.at === 1 ? [without(`^\\+?(?:${beyond100(highest)})%$`)] : []),
  ]
}

/** The names that the parts of a value by year may have. */
export const yearsSchema = matching(years, 'default')
export const namedYearsSchema = matching(years)

/** The ids that items may have: not the names that are reserved, nor those that every object of a program has. */
export const idProperty = `^(?!(?:total|constructor|prototype)$)${id}$`
