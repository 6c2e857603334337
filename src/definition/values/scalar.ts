import { withAsciiDashes, withAsciiMinus } from '../../base/dashes.ts'
import { Decimal } from '../../base/decimal.ts'
import { isDigitAt } from '../../base/digit.ts'
import { type FinancialYear, parseYear } from '../../base/financial-year.ts'
import type { MoneyUnit } from '../../base/money-unit.ts'
import { upperFirst } from '../../base/upper-first.ts'
import { type Args, diagnose, type ProblemCode, type Tell } from '../../diagnostics/catalogue.ts'
import { nameOf } from '../../diagnostics/characters.ts'
import { scoreOf, scoreWords } from '../appraisal/scores.ts'
import type { Bound, Kind, ValueKey } from '../keys/key-types.ts'
import { isMissing, type Notation, type ScalarNode } from '../text/tree.ts'
import { beyondOf, boundInWords } from './bounds.ts'
import { exampleOf } from './example.ts'
import { idPattern, nearestId } from './id.ts'
import {
  isDash,
  mendChoice,
  mendFlag,
  mendMoney,
  mendMonth,
  mendNumber,
  mendPeople,
  mendRate,
  mendShare,
  mendWhole,
} from './mend.ts'
import { isDate, mendDate } from './mend-date.ts'
import { mendIn, mendYear } from './mend-years.ts'
import { parseSelector } from './years.ts'

/** What a text became: a decimal for quantities (a rate of 3% is 0.03), a number for years and months, text or a flag. */
export type ScalarValue = Decimal | FinancialYear | string | boolean

/** One read value. `value` is undefined where the text was refused and the problem already reported. */
export interface Plain {
  readonly text: string
  readonly node: ScalarNode
  readonly value: ScalarValue | undefined
  /** The unit that the text itself names, as in `£113m`. */
  readonly unit?: MoneyUnit
}

type Outcome =
  | { value: ScalarValue; unit?: MoneyUnit }
  | { [C in ProblemCode]: { code: C; args: Args<C> } }[ProblemCode]

const refuse = <C extends ProblemCode>(code: C, args: Args<C>): Outcome => ({ code, args }) as unknown as Outcome

const integer = '(?:0|[1-9]\\d*)'
const decimal = `${integer}(?:\\.\\d+)?`
const rate = new RegExp(`^[+-]?${decimal}%$`)
const zeroOnly = /^[+-]?0(?:\.0+)?$/
const money = new RegExp(
  `^(?<open>\\()?(?<sign>[+-])?(?<pound>£)?(?<digits>${decimal})(?<scale>k|m|bn)?(?<close>\\))?$`,
)
const plainNumber = new RegExp(`^[+-]?${decimal}$`)
const grouped = /^([+(-]*£?)(\d{1,3}(?:,\d{3})+)((?:\.\d+)?(?:k|m|bn)?\)?)$/
/**
 * People are whole, but for those that a projection left: it rounds nothing. These have four decimals at least, because a point before
 * three figures is for thousands.
 */
const wholeOrProjected = /^(?:0|[1-9]\d*)(?:\.\d{4,})?$/
const months = 'april may june july august september october november december january february march'.split(' ')
const rowPattern = /^[a-z][a-z0-9-]*(\.[a-z0-9][a-z0-9-]*)*$/
/** So that every figure, and a rate divided by 100, is held exactly in 40 digits. */
const mostDigits = 36
/** The name of a month by its place in the financial year, April being 1. */
export function monthName(month: number): string {
  return upperFirst(months[month - 1] ?? '')
}

/**
 * Read the text of a scalar as the kind of its key, reporting what cannot be read. Nothing passes through a binary
 * fraction: digits go from the text into the decimal as they stand.
 */
export function readPlain(key: ValueKey, path: string, node: ScalarNode, notation: Notation, tell: Tell): Plain {
  if (node.refused === true) return { text: node.text, node, value: undefined }
  if (isMissing(node)) {
    const error = errorBehind(node)
    if (error !== undefined) {
      tell(diagnose('error-cell', error.span, { text: error.text }))
      return { text: node.text, node, value: undefined }
    }
    const example = key.kind === 'text' ? '' : exampleOf(key)
    tell(diagnose('value-missing', node.span, quantities.has(key.kind) ? { path } : { path, example }))
    return { text: node.text, node, value: undefined }
  }
  const read = readText(key, node.text, notation)
  const outcome = refuseBeyond(key, path, node.text, read) ?? read
  if ('code' in outcome) {
    const isNamed = outcome.code === 'not-a-rate' && mendRate(node.text) === undefined
    const named = isNamed ? namedRate(path, node.text) : undefined
    tell(
      named === undefined
        ? diagnose(outcome.code, node.span, outcome.args)
        : diagnose('not-a-rate', node.span, { text: node.text, named }),
    )
    return { text: node.text, node, value: undefined }
  }
  return { text: node.text, node, ...outcome }
}

/** What to say where the name of a rate stands that is stated elsewhere: it can be named among the drivers of a line only. */
function namedRate(path: string, text: string): string | undefined {
  // Names are in small letters, however somebody writes them: GDP.
  const small = text.toLowerCase()
  const name = rowPattern.test(small) ? small.slice(small.lastIndexOf('.') + 1) : ''
  if (!idPattern.test(name)) return undefined
  const [collection, , key, ...rest] = path.split('.')
  return collection === 'lines' && key === 'growth' && rest.length === 0
    ? `if it is a shared driver, or is made one, write "drivers: { ${name}: ${name} }" in the place of "growth"`
    : 'a rate that is stated elsewhere can be named among the drivers of a line only'
}

function refuseBeyond(key: ValueKey, path: string, text: string, outcome: Outcome): Outcome | undefined {
  const value = 'value' in outcome ? outcome.value : undefined
  const bound = value instanceof Decimal ? beyondOf(key, value) : undefined
  if (bound === undefined) return undefined
  return beyondBound(key, path, text, bound)
}

/** What to say of a value that lies beyond a bound of its key. */
export function beyondBound(
  key: ValueKey,
  path: string,
  text: string,
  bound: Bound,
): { code: 'not-positive'; args: Args<'not-positive'> } | { code: 'beyond-bounds'; args: Args<'beyond-bounds'> } {
  const isNought = bound.at === 0 && !bound.included
  return isNought
    ? { code: 'not-positive', args: { path } }
    : { code: 'beyond-bounds', args: { path, value: text, must: boundInWords(key, bound), outcome: bound.why } }
}

/** The value of a text that the program itself wrote, such as a default. */
export function knownValue(key: ValueKey, text: string): ScalarValue {
  const outcome = readText(key, text, 'yaml')
  if ('code' in outcome) throw new Error(`"${text}" is not a ${key.kind}`)
  return outcome.value
}

function readText(key: ValueKey, source: string, notation: Notation): Outcome {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is looked for
  const control = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/.exec(source)
  if (control !== null) return refuse('control-character', { code: nameOf(control[0]) })
  // Nearly every figure begins with a digit, before which stands no minus and with which no cell of these begins.
  if (quantities.has(key.kind) && isDigitAt(source, 0)) return readers[key.kind](source, key, notation)
  const text = withMinus(key.kind, source)
  return refuseCell(key.kind, text, notation) ?? readers[key.kind](text, key, notation)
}

/**
 * The error of a spreadsheet that stands where a value is missing: to YAML its `#` begins a comment. Nothing else stands in such a
 * comment.
 */
function errorBehind({ span }: ScalarNode): { readonly text: string; readonly span: ScalarNode['span'] } | undefined {
  errorAsComment.lastIndex = span.end
  const [whole, text] = errorAsComment.exec(span.file.text) ?? []
  if (whole === undefined || text === undefined) return undefined
  const end = span.end + whole.length
  return { text, span: { ...span, start: end - text.length, end } }
}

const errorAsComment = /:?[ \t]+(#(?:[A-Z][A-Z0-9_/]*[!?]|N\/A))(?=[ \t]*(?:\r?\n|$))/y
const errorCell = /^#(?:[A-Z][A-Z0-9_/]*[!?]|N\/A)$/
const noNumber = /^(?:#[A-Z#].*|Err:\d{3}|[+-]?(?:nan|inf|infinity)|<na>|none|n\/a|na)$/i
const formulaCell = /^(?:=|[@+-][A-Z]+\(|[+-]\$?[A-Z]{1,3}\$?\d)/

/** What a spreadsheet or a program leaves where it has no value, or where it kept a formula as text. */
function refuseCell(kind: Kind, text: string, notation: Notation): Outcome | undefined {
  if (!quantities.has(kind)) {
    if (notation === 'csv' && errorCell.test(text)) return refuse('error-cell', { text })
    return worded.has(kind) || !text.startsWith('=') ? undefined : refuse('formula-cell', { text })
  }
  const mayBeName = (kind === 'driver' || kind === 'people-rate') && idPattern.test(text)
  if (noNumber.test(text) && !mayBeName) return refuse('error-cell', { text })
  return formulaCell.test(text) ? refuse('formula-cell', { text }) : undefined
}

/** The kinds of text in which an equals sign may stand first. */
const worded: ReadonlySet<Kind> = new Set(['text', 'path', 'formula'])

/** The kinds of text that become a decimal. */
export const quantities: ReadonlySet<Kind> = new Set([
  'rate',
  'share',
  'driver',
  'people-rate',
  'limit',
  'stated',
  'money',
  'pounds',
  'number',
  'score',
  'people',
  'whole',
])

/**
 * Word processors write a minus as U+2212, an en dash or a hyphen that does not break. Each is a minus before a figure and in a
 * formula; in a text it stays what it is.
 */
function withMinus(kind: Kind, source: string): string {
  if (kind === 'formula') return withAsciiDashes(source)
  return quantities.has(kind) ? withAsciiMinus(source) : source
}

const readers: Record<Kind, (text: string, key: ValueKey, notation: Notation) => Outcome> = {
  text: (text) => ({ value: text }),
  path: (text) => ({ value: text }),
  formula: (text) => ({ value: text }),
  id: (text) => {
    // What begins with no letter would lose what it begins with.
    const mend = /^[a-z]/i.test(text) ? nearestId(text) : undefined
    return idPattern.test(text)
      ? { value: text }
      : refuse('bad-id', mend === undefined ? { name: text } : { name: text, mend })
  },
  row: (text) => (rowPattern.test(text) ? { value: text } : refuse('not-a-row-name', { text })),
  rate: (text) => readRate(text),
  share: (text) => {
    const outcome = readRate(text)
    if (!('value' in outcome))
      return outcome.code === 'not-a-rate' ? refuse('not-a-share', { text, mend: mendShare }) : outcome
    const share = outcome.value as Decimal
    return share.lt(0) || share.gt(1) ? refuse('not-a-share', { text }) : outcome
  },
  driver: (text) => {
    if (idPattern.test(text)) return { value: text }
    // The path of a shared driver is known by its last part.
    const mend = /^(?:drivers\.)?([a-z][a-z0-9-]*)$/i.exec(text)?.[1]?.toLowerCase()
    if (mend !== undefined) return refuse('not-a-driver', { text, mend })
    return /\d/.test(text) ? readRate(text) : refuse('not-a-driver', { text })
  },
  'people-rate': (text) => {
    if (text === 'population') return { value: text }
    if (/\d/.test(text)) return readRate(text)
    return refuse('not-a-people-rate', { text, mend: /^population$/i.test(text) ? 'population' : undefined })
  },
  limit: (text, key, notation) => (/%$/.test(text) ? readers.share(text, key, notation) : readMoney(text, notation)),
  stated: (text, _, notation) => (/[%\uff05]/.test(text) ? readRate(text) : readMoney(text, notation)),
  money: (text, _, notation) => readMoney(text, notation),
  pounds: (text, _, notation) => readMoney(text, notation),
  people: (text, _, notation) => {
    const digits = ungroup(text, notation)
    return wholeOrProjected.test(digits) ? decimalOf(digits, text) : refuse('not-people', { text, mend: mendPeople })
  },
  whole: (text, key) => {
    const [from, to] = key.range ?? [0, 1200]
    const fits = /^(?:0|[1-9]\d{0,3})$/.test(text) && Number(text) >= from && Number(text) <= to
    return fits
      ? { value: Number(text) }
      : refuse('not-a-whole-number', {
          text,
          from,
          to,
          counts: key.counts,
          mend: (written) => mendWhole(written, from, to, key.counts),
        })
  },
  number: (text) =>
    plainNumber.test(text) ? decimalOf(text, text) : refuse('not-a-number', { text, mend: mendNumber }),
  score: (text) => {
    const score = scoreOf(text)
    return score === undefined
      ? refuse('not-a-choice', { text, choices: scoreWords, mend: (written) => mendChoice(written, scoreWords) })
      : { value: new Decimal(score) }
  },
  year: (text) => readYear(text),
  month: (text) => {
    const named = months.indexOf(text.toLowerCase()) + 1
    if (named > 0) return { value: named }
    const number = /^M?([1-9]|1[0-2])$/.exec(text)?.[1]
    return number === undefined
      ? refuse('not-a-month', { text, mend: (written) => mendMonth(written, months) })
      : { value: Number(number) }
  },
  flag: (text, _, notation) => {
    // A spreadsheet saves them in capitals.
    const word = notation === 'csv' && /^(?:TRUE|FALSE)$/.test(text) ? text.toLowerCase() : text
    return word === 'true' || word === 'false'
      ? { value: word === 'true' }
      : refuse('not-a-flag', { text, mend: mendFlag })
  },
  date: (text) => (isDate(text) ? { value: text } : refuse('not-a-date', { text, mend: mendDate })),
  choice: (text, key) => {
    const choices = key.choices ?? []
    return choices.includes(text)
      ? { value: text }
      : refuse('not-a-choice', { text, choices, mend: (written) => mendChoice(written, choices) })
  },
  in: (text) => {
    if (text === 'all' || text === 'any') return { value: text }
    const selector = parseSelector(text)
    return selector === undefined || selector.is === 'default'
      ? refuse('not-years', { text, mend: mendIn })
      : { value: text }
  },
}

function readRate(text: string): Outcome {
  if (rate.test(text)) return decimalOf(text.slice(0, -1), text, 100)
  if (zeroOnly.test(text)) return { value: new Decimal(0) }
  return refuse('not-a-rate', { text, mend: mendRate })
}

function readMoney(text: string, notation: Notation): Outcome {
  // So a spreadsheet saves nought in its accounting format.
  if (notation === 'csv' && isDash(text)) return { value: new Decimal(0) }
  return parseMoney(text, notation) ?? refuse('not-money', { text, mend: (written) => mendMoney(written, isMoney) })
}

function isMoney(text: string): boolean {
  const outcome = parseMoney(text, 'yaml')
  return outcome !== undefined && 'value' in outcome
}

/** Undefined for what is no amount at all. */
function parseMoney(text: string, notation: Notation): Outcome | undefined {
  const parts = money.exec(ungroup(text, notation))?.groups
  if (parts === undefined || (parts.open === undefined) !== (parts.close === undefined)) return undefined
  if (parts.open !== undefined && parts.sign !== undefined) return refuse('not-money', { text })
  const digits = `${parts.open !== undefined || parts.sign === '-' ? '-' : ''}${parts.digits}`
  const outcome = decimalOf(digits, text)
  if ('code' in outcome) return outcome
  const unit =
    parts.scale === undefined ? (parts.pound === undefined ? undefined : '£') : (`£${parts.scale}` as MoneyUnit)
  return unit === undefined ? outcome : { ...outcome, unit }
}

function readYear(text: string): Outcome {
  const year = parseYear(text)
  if (year !== undefined) return { value: year }
  return refuse('not-a-year', { text, mend: mendYear })
}

/** Thousands commas are how a spreadsheet saves figures; in YAML they are too easily a slip for a list. */
export function ungroup(text: string, notation: Notation): string {
  const [, head, digits, tail] = notation === 'csv' ? (grouped.exec(text) ?? []) : []
  return digits === undefined ? text : `${head}${digits.replaceAll(',', '')}${tail}`
}

function decimalOf(digits: string, text: string, divisor = 1): Outcome {
  if (digits.length > mostDigits && digits.replace(/[^\d]/g, '').length > mostDigits)
    return refuse('too-many-digits', { text: shorten(text) })
  const value = new Decimal(digits)
  return { value: divisor === 1 ? value : value.div(divisor) }
}

function shorten(text: string): string {
  return text.length > 40 ? `${text.slice(0, 37)}...` : text
}
