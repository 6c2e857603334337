import type { Command, Option } from 'commander'

/** What stands on a command line behind the name of its command, up to the word that is to be completed. */
export interface Typed {
  /** The option whose value the word is; undefined where it is an option itself or an argument. */
  readonly option: Option | undefined
  /** What stands before the value in the same word: `--reporter=`. */
  readonly before: string
  /** The word, or the part of it that is the value, as far as it is typed. */
  readonly word: string
  /** Which of the arguments the word is, and those before it. */
  readonly position: number
  readonly given: readonly string[]
  /** The options given so far. */
  readonly options: ReadonlySet<Option>
  /** Whether nothing but arguments follows. */
  readonly isArguments: boolean
}

/** Read the words behind the name of a command, the last of which is to be completed. */
export function typedWords(words: readonly string[], command: Command): Typed {
  const given: string[] = []
  const options = new Set<Option>()
  let open: Option | undefined
  let isArguments = false
  for (const word of words.slice(0, -1)) {
    if (open !== undefined && !(open.variadic && word.startsWith('-'))) {
      if (!open.variadic) open = undefined
      continue
    }
    open = undefined
    if (isArguments || word === '-' || !word.startsWith('-')) given.push(word)
    else if (word === '--') isArguments = true
    else {
      const option = optionOf(word, command)
      if (option !== undefined) options.add(option)
      if (option !== undefined && takesValue(option) && !word.includes('=')) open = option
    }
  }
  const last = words.at(-1) ?? ''
  const joined = isArguments || open !== undefined || !last.startsWith('--') ? -1 : last.indexOf('=')
  const option = joined < 0 ? open : optionOf(last, command)
  const [before, word] = joined < 0 ? ['', last] : [last.slice(0, joined + 1), last.slice(joined + 1)]
  return { option, before, word, position: given.length, given, options, isArguments }
}

function optionOf(word: string, command: Command): Option | undefined {
  const name = word.split('=', 1)[0]
  return command.options.find(({ long, short }) => long === name || short === name)
}

/** Whether a value follows an option. */
export function takesValue({ required, optional }: Option): boolean {
  return required || optional
}
