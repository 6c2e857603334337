import { visible } from '../diagnostics/visible.ts'
import type { Scenario } from '../open/open.ts'
import type { Command } from './sentence.ts'

/** How a reader started the program, and what a command that is told to them repeats of theirs. */
export interface Started {
  /** What is typed to start it: `npx scenario`. */
  readonly program: string
  /** Options that a definition is read by, such as `--set`. */
  readonly reading: readonly string[]
  /** Options on how money is shown, which `check` does not take. */
  readonly showing: readonly string[]
  /** Options on which rows are shown. */
  readonly choosing: readonly string[]
}

/** Where nobody started it: a script that uses the library. */
export const unstarted: Started = { program: 'scenario', reading: [], showing: [], choosing: [] }

export type Verb =
  | 'run'
  | 'appraise'
  | 'explain'
  | 'check'
  | 'terms'
  | 'init'
  | 'simulate'
  | 'sensitivity'
  | 'review'
  | 'assumptions'

/** Makes a command about one scenario that works as it is typed: its file, then what is asked of it. */
export type Hint = (verb: Verb, ...after: readonly string[]) => Command

/** Commands about a scenario, for whoever started the program so. */
export function hintsOf({ files, name }: Scenario, started: Started): Hint {
  const path = files.at(-1)?.source?.path ?? name
  return (verb, ...after) => commandOf(started, verb, path, ...after)
}

/** A command that works as it is typed, with the words in quotes that a shell would read, and with the reader's own options. */
export function commandOf({ program, reading, showing }: Started, verb: Verb, ...words: readonly string[]): Command {
  const options = verb === 'terms' ? [] : verb === 'check' ? reading : [...showing, ...reading]
  const [file = '', ...rest] = words
  const all = words.length === 0 ? options : [asFile(file), ...rest, ...options]
  return { is: 'command', text: [program, verb, ...all.map(quotedForShell)].join(' ') }
}

/** The words of a command line as they are typed, in quotes where a shell would read them. */
export function commandLine(words: readonly string[]): string {
  return ['scenario', ...words].map(quotedForShell).join(' ')
}

/** The name of a file where an option may stand; that of standard input as it is typed. */
function asFile(path: string): string {
  if (path === '<stdin>') return '-'
  return path.startsWith('-') && path !== '-' ? `./${path}` : path
}

/** A word as a shell takes it: in quotes where it holds what a shell would read, and spelled out where it holds what a terminal would obey. */
export function quotedForShell(word: string): string {
  if (/^[\w./:=@%+,£-]+$/.test(word)) return word
  return visible(word) === word
    ? `'${word.replaceAll("'", String.raw`'\''`)}'`
    : `$'${[...word].map(spelled).join('')}'`
}

function spelled(character: string): string {
  if (character === "'" || character === '\\') return `\\${character}`
  if (visible(character) === character) return character
  return [...new TextEncoder().encode(character)].map((byte) => `\\x${byte.toString(16).padStart(2, '0')}`).join('')
}
