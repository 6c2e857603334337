import type { Command } from 'commander'
import type { Format } from '../render/formats.ts'

/** A command line as it was typed: its command, what that is about, and the options that a result may rest on with their values. */
export interface AskedWords {
  readonly verb: string
  readonly operands: readonly string[]
  /** In the order of their names, so that the order in which they were typed is none of a result. */
  readonly options: readonly (readonly [name: string, ...value: string[]])[]
}

/** Options that no result rests on: where it goes, what is told beside it, who works it out. */
const beside: ReadonlySet<string> = new Set([
  '--output',
  '--format',
  '--reporter',
  '--csv',
  '--json',
  '--provenance',
  '--draws-out',
  '--workers',
  '--shard',
  '--quiet',
  '--debug',
  '--color',
  '--no-color',
])

/** Options that only some readers' formats heed. */
const ofReaders: Readonly<Record<string, readonly Format['readers'][]>> = {
  '--width': ['screen'],
  '--plain': ['screen'],
  '--ascii': ['screen'],
  '--decimals': ['screen', 'people'],
  '--brief': ['screen', 'people'],
  '--full': ['screen', 'people'],
  '--summary': ['screen', 'people'],
  '--excel': ['spreadsheet'],
}

/** Formats that heed an option which others of their readers do not. */
const alsoOf: Readonly<Record<string, readonly string[]>> = { '--width': ['svg'] }

/** Options that only formats of these names heed. */
const ofFormats: Readonly<Record<string, readonly string[]>> = { '--chart': ['svg'], '--xlsx-style': ['xlsx'] }

/** Have a command hand over what was asked of it among its options. */
export function keepAsked(command: Command): void {
  const options: [string, ...string[]][] = []
  for (const option of command.options) {
    const name = option.long ?? option.flags
    if (beside.has(name)) continue
    command.on(`option:${option.name()}`, (value?: string) => {
      options.push(value === undefined || value === null ? [name] : [name, value])
    })
  }
  command.hook('preAction', () => {
    const asked: AskedWords = { verb: command.name(), operands: command.args, options: inOrder(options) }
    command.setOptionValue('asked', asked)
  })
}

function inOrder(options: AskedWords['options']): AskedWords['options'] {
  return [...options].sort(([one], [other]) => (one < other ? -1 : one === other ? 0 : 1))
}

/** What was asked, as of a date where none was named, so that the answer of another day is the same. */
export function askedOn(asked: AskedWords, date: string): AskedWords {
  if (asked.options.some(([name]) => name === '--as-of')) return asked
  return { ...asked, options: inOrder([...asked.options, ['--as-of', date]]) }
}

/** What is asked of parts together, as an option: what was asked of each, told as whoever puts them together asks. */
export function mergedAsked(part: AskedWords | undefined, merging?: AskedWords): { readonly asked?: AskedWords } {
  if (part === undefined) return {}
  const told = merging?.options ?? []
  const own = new Set(told.map(([name]) => name))
  return { asked: { ...part, options: inOrder([...part.options.filter(([name]) => !own.has(name)), ...told]) } }
}

/**
 * The words that ask for a result again, in its format, on standard output. `operands` are those of the whole command line unless
 * the result is of fewer.
 */
export function wordsOf(
  { verb, operands, options }: AskedWords,
  { name, readers }: Format,
  word: '--format' | '--reporter',
  own = operands,
): string[] {
  const heeded = options.filter(
    ([option]) =>
      ((ofReaders[option] ?? [readers]).includes(readers) || alsoOf[option]?.includes(name) === true) &&
      (ofFormats[option] ?? [name]).includes(name),
  )
  const files = own.map((operand) => (operand.startsWith('-') && operand !== '-' ? `./${operand}` : operand))
  return [verb, ...files, ...heeded.flat(), word, name]
}

/** What was asked as a part holds it; undefined where that is none. */
export function askedIn(value: unknown): AskedWords | undefined {
  const asked = value as Partial<AskedWords> | null | undefined
  const areWords = (words: unknown): boolean =>
    Array.isArray(words) && words.every((word: unknown) => typeof word === 'string')
  const isRight =
    typeof asked?.verb === 'string' &&
    areWords(asked.operands) &&
    Array.isArray(asked.options) &&
    asked.options.every((option) => areWords(option) && option.length > 0)
  return isRight ? (asked as AskedWords) : undefined
}
