import type { Command, Option } from 'commander'
import type { Done } from '../done.ts'
import { type Exit, exit } from '../exit.ts'
import type { Host } from '../host.ts'
import { type Candidate, fitting, type Offer, values } from './offer.ts'
import { offerOfArgument, offerOfOption } from './offers.ts'
import { shellWords } from './shell-words.ts'
import { type Typed, takesValue, typedWords } from './typed.ts'

/** What is known of a command before it is loaded. */
interface Verb {
  readonly summary: string
  readonly load: () => Promise<{ readonly command: (host: Host, done: Done, run: Run) => Command }>
}

/** How a command has another one run. */
type Run = (argv: readonly string[], host: Host) => Promise<Exit>

type Verbs = Readonly<Record<string, Verb>>

/**
 * Answer a shell that asks what may stand at its cursor: `words run plan.yaml --r`, `next run plan.yaml` where the
 * word at the cursor is still empty, which PowerShell cannot pass, or `line "scenario run --r" "--r"` for
 * bash, which breaks words at signs of its own. The first line of the answer says what follows: values, with `nospace` where
 * more belongs to the same word, or `files` with extensions. Each value stands on a line, with a tab and what it is.
 * Whatever is wrong: nothing, and never an error, because a person is typing.
 */
export async function complete(argv: readonly string[], verbs: Verbs, host: Host): Promise<Exit> {
  try {
    const [how, ...rest] = argv
    const [line = '', own = ''] = rest
    const words = how === 'line' ? shellWords(line).slice(1) : how === 'next' ? [...rest, ''] : rest
    const word = words.at(-1) ?? ''
    const offer = await offerFor(words, verbs, host)
    // Bash replaces the part of a word behind its last sign alone.
    const kept = how === 'line' && word.endsWith(own) ? word.length - own.length : 0
    host.out(inLines(offer, word, kept))
  } catch {
    return exit.ok
  }
  return exit.ok
}

async function offerFor(words: readonly string[], verbs: Verbs, host: Host): Promise<Offer> {
  const commands = Object.entries(verbs).map(([value, { summary }]) => ({ value, text: summary }))
  const [name = '', ...rest] = words
  if (rest.length === 0)
    return name.startsWith('-') ? values(['--help', '--version']) : { is: 'values', values: commands }
  const verb = Object.hasOwn(verbs, name) ? verbs[name] : undefined
  if (verb === undefined) return values([])
  const command = (await verb.load()).command(
    host,
    () => {},
    async () => exit.ok,
  )
  const said = typedWords(rest, command)
  if (said.option !== undefined && takesValue(said.option))
    return behind(said, await offerOfOption(said.option, said, commands, host))
  if (!said.isArguments && said.word.startsWith('-') && said.before === '') return optionsOf(command, said)
  const argument =
    command.registeredArguments[said.position] ?? command.registeredArguments.findLast(({ variadic }) => variadic)
  return argument === undefined ? values([]) : offerOfArgument(argument, said, commands, host)
}

/** Where option and value are one word, the option stands before each value. */
function behind({ before }: Typed, offer: Offer): Offer {
  if (before === '' || offer.is !== 'values') return offer
  return { is: 'values', values: offer.values.map((one) => ({ ...one, value: before + one.value })) }
}

/** The options that a command shows in its help, but for those that are there already. */
function optionsOf({ options }: Command, said: Typed): Offer {
  const isSpent = (option: Option): boolean => said.options.has(option) && !Array.isArray(option.defaultValue)
  const own = options.flatMap((option): Candidate[] =>
    option.hidden || isSpent(option) ? [] : [{ value: option.long ?? option.short ?? '', text: option.description }],
  )
  return { is: 'values', values: [...own, { value: '--help', text: 'print what it does' }] }
}

function inLines(offer: Offer, word: string, kept: number): string {
  if (offer.is === 'nothing') return ''
  if (offer.is === 'files') return `${['files', ...offer.extensions].join(' ')}\n`
  // What a shell would have to quote cannot be typed on by its keys.
  const found = fitting(offer.values, word).filter(({ value }) => /^[^\s"'\\$`!*?;&|<>()[\]{}]+$/.test(value))
  if (found.length === 0) return ''
  const isOpen = found.some(({ value }) => /[.=]$/.test(value))
  const lines = found.map(({ value, text }) => [value.slice(kept), text].filter((part) => part !== '').join('\t'))
  return `${[`values${isOpen ? ' nospace' : ''}`, ...lines].join('\n')}\n`
}
