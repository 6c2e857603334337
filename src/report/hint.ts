import type { Scenario } from '../open/open.ts'

/** Makes a command about one scenario that works as it is typed: `run`, with options after the file. */
export type Hint = (verb: 'run' | 'explain' | 'check', ...after: readonly string[]) => string

/** Commands about a scenario, for whoever started the program as `program`: with its file and what `--set` changed. */
export function hintsOf({ files, name, settings }: Scenario, program = 'scenario'): Hint {
  const path = files.at(-1)?.source?.path ?? name
  const sets = settings.flatMap((setting) => ['--set', setting])
  return (verb, ...after) => [program, ...[verb, path, ...after, ...sets].map(quoted)].join(' ')
}

/** A word as a shell takes it: in quotes where it holds what a shell would read. */
function quoted(word: string): string {
  return /^[\w./:=@%+,-]+$/.test(word) ? word : `'${word.replaceAll("'", String.raw`'\''`)}'`
}
