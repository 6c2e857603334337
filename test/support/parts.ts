import { createHash } from 'node:crypto'
import { runCli, type World } from './run-cli.ts'

/** The parts of a command in `of` shares, by name: `part-1.json` and so on. */
export async function partsOf(
  words: readonly string[],
  of: number,
  world: World = {},
): Promise<Readonly<Record<string, string>>> {
  const parts: Record<string, string> = {}
  for (let number = 1; number <= of; number++) {
    const name = `part-${number}.json`
    const { exit, err, written } = await runCli([...words, '--shard', `${number}/${of}`, '-o', name], world)
    if (exit !== 0) throw new Error(err)
    parts[name] = written.get(name) ?? ''
  }
  return parts
}

/** A part with some of its text changed, and the hash at its end made to fit again: what only who means harm would write. */
export function forged(part: string, from: string | RegExp, to: string): string {
  const stated = part.slice(0, part.lastIndexOf('  "sha256": "'))
  const before = stated.replace(from, to)
  if (from !== '' && before === stated) throw new Error(`The part has no ${from}`)
  return `${before}  "sha256": "${createHash('sha256').update(before).digest('hex')}"\n}\n`
}
