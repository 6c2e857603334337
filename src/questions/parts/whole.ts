import { type Diagnostic, diagnose, type Tell } from '../../diagnostics/catalogue.ts'
import type { RunPart } from './part.ts'

/** The parts of one whole run in the order of their shards; undefined, with the reasons told, where they are not that. */
export function wholeOf<Part extends RunPart>(parts: readonly Part[], tell: Tell): readonly Part[] | undefined {
  const [first] = parts
  if (first === undefined) return undefined
  const problems: Diagnostic[] = []
  const byNumber = new Map<number, Part>()
  for (const part of parts) {
    const what = unlike(first, part)
    const other = byNumber.get(part.shard.number)
    if (what !== undefined)
      problems.push(diagnose('unlike-parts', undefined, { path: part.path, other: first.path, what }))
    else if (other !== undefined)
      problems.push(diagnose('part-twice', undefined, { path: part.path, other: other.path, shard: inWords(part) }))
    else byNumber.set(part.shard.number, part)
  }
  const { of } = first.shard
  const numbers = [...byNumber.keys()].sort((one, another) => one - another)
  if (problems.length === 0 && numbers.length < of) {
    const missing = missingOf(numbers, of).map((number) => `${number}/${of}`)
    problems.push(diagnose('part-missing', undefined, { missing, path: first.path }))
  }
  problems.forEach(tell)
  return problems.length > 0 ? undefined : numbers.flatMap((number) => byNumber.get(number) ?? [])
}

function inWords({ shard: { number, of } }: RunPart): string {
  return `${number} of ${of}`
}

/** The first numbers that are missing: a message names so many at most. */
const mostMissing = 100

function missingOf(numbers: readonly number[], of: number): number[] {
  const there = new Set(numbers)
  const missing: number[] = []
  for (let number = 1; number <= of && missing.length < mostMissing; number++)
    if (!there.has(number)) missing.push(number)
  return missing
}

/** In what two parts are of unlike runs; undefined where they are of one. */
function unlike(one: RunPart, other: RunPart): string | undefined {
  if (one.command !== other.command) return `the one is of ${other.command}, the other of ${one.command}`
  if (one.shard.of !== other.shard.of) return `the one is ${inWords(other)}, the other ${inWords(one)}`
  const option = firstUnlike(one.options, other.options)
  if (option !== undefined) return `they were asked with unlike ${option}`
  if (one.seed !== other.seed) return 'their seeds are unlike'
  const input = firstUnlike(one.inputs, other.inputs)
  if (input !== undefined) return `${input} was not the same for both`
  return JSON.stringify(one.files) === JSON.stringify(other.files) ? undefined : 'their files were not the same'
}

/** The first name under which two lists of values hold unlike ones, or only one holds any. */
function firstUnlike(
  one: Readonly<Record<string, unknown>>,
  other: Readonly<Record<string, unknown>>,
): string | undefined {
  const names = new Set([...Object.keys(one), ...Object.keys(other)])
  return [...names].find((name) => JSON.stringify(one[name]) !== JSON.stringify(other[name]))
}
