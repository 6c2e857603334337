import { parse } from 'csv-parse/sync'
import type { FoundDifference } from '../../report/proof.ts'
import { differenceInData } from './data-difference.ts'
import { differenceInLines } from './line-difference.ts'
import { withoutProvenance } from './recorded.ts'

/**
 * The first figure that differs between a text and the same made again; undefined where no figure does. Which format they are of is
 * told by how they begin, because a name says little of a file.
 */
export function firstDifference(was: string, is: string): FoundDifference | undefined {
  if (was === is) return undefined
  if (is.startsWith('{')) {
    const [before, now] = [recordsIn(was), recordsIn(is)]
    if (before !== undefined && now !== undefined) return differenceInData(before, now)
    return { what: 'the form of the file', was: 'no JSON', is: 'JSON' }
  }
  const [first = ''] = is.split('\n', 1)
  if (is.includes('\n| :--') || !first.includes(','))
    return differenceInLines(withoutProvenance(was), withoutProvenance(is))
  return differenceInCells(was, is) ?? differenceInLines(was, is)
}

/** A JSON document without what it records, or the objects of one that has one a line. */
function recordsIn(text: string): unknown {
  try {
    const { provenance: _, ...rest } = JSON.parse(text) as Record<string, unknown>
    return rest
  } catch {
    try {
      return text
        .split('\n')
        .filter((line) => line !== '')
        .map((line) => JSON.parse(line) as unknown)
    } catch {
      return undefined
    }
  }
}

/** Columns that say what a line is of. */
const naming: ReadonlySet<string> = new Set(['scenario', 'row', 'step', 'statistic', 'year', 'path'])

/** The first cell that differs, by the words of its line and the name of its column. */
function differenceInCells(was: string, is: string): FoundDifference | undefined {
  const cellsOf = (text: string): string[][] | undefined => {
    try {
      return parse(text, { bom: true, relax_column_count: true }) as string[][]
    } catch {
      return undefined
    }
  }
  const [before, now] = [cellsOf(was), cellsOf(is)]
  if (before === undefined || now === undefined) return undefined
  const [head = []] = now
  for (const [at, line] of now.entries()) {
    const old = before[at] ?? []
    const column = line.findIndex((cell, index) => cell !== old[index])
    if (column >= 0 || old.length > line.length) {
      const where = column < 0 ? line.length : column
      const named = line.filter((cell, index) => index < where && cell !== '' && naming.has(head[index] ?? ''))
      const words = named.length > 0 ? named : line.slice(0, Math.min(where, 1))
      return {
        what: `${words.length === 0 ? `line ${at + 1}` : words.join(', ')}${at === 0 ? '' : ` in ${head[where] ?? `column ${where + 1}`}`}`,
        was: old[where] ?? 'nothing',
        is: line[where] ?? 'nothing',
      }
    }
  }
  return before.length > now.length
    ? { what: `line ${now.length + 1}`, was: (before[now.length] ?? []).join(','), is: 'nothing' }
    : undefined
}
