import type { MapEntry, MapNode } from '../text/tree.ts'
import type { Movable } from './arrange.ts'
import { bare } from './blanks.ts'
import type { Lines } from './lines.ts'

/** An entry of a map in blocks, which is whole lines of the file. */
export interface LineBlock extends Movable {
  readonly entry: MapEntry
  /** Set where its value is a map in blocks too. */
  readonly inner: MapNode | undefined
  /** Where the blanks and comments above it begin, where it begins, and the line below its last. */
  readonly gap: number
  readonly first: number
  readonly after: number
}

/** The entries of a map in blocks, of which the parts above and below take the lines up to `from` and from `to`. */
export function blocksOf(map: MapNode, from: number, to: number, lines: Lines): readonly LineBlock[] {
  const entries = [...map.entries.values()]
  const firsts = entries.map(({ keySpan }) => lines.lineOf(keySpan.start))
  let gap = from
  return entries.map((entry, index): LineBlock => {
    const first = firsts[index] ?? to
    const below = firsts[index + 1] ?? to
    const inner = innerOf(entry, below, lines)
    const after = inner === undefined ? endOf(entry, first, below, lines) : endOfInner(inner, first, below, lines)
    const block = {
      entry,
      inner,
      gap,
      first,
      after,
      name: entry.key,
      start: lines.startOf(first),
      end: lines.startOf(after),
    }
    gap = after
    return block
  })
}

/** Whether a value stands in its own entry, which ends at a place. What an alias stands for comes before that. */
export function isOwn({ keySpan, value }: MapEntry, end: number): boolean {
  return value.span.start >= keySpan.end && value.span.start < end
}

function innerOf(entry: MapEntry, below: number, lines: Lines): MapNode | undefined {
  const { value } = entry
  const isInner = value.is === 'map' && isOwn(entry, lines.startOf(below)) && lines.isInBlocks(value)
  return isInner && lines.lineOf(value.span.start) > lines.lineOf(entry.keySpan.start) ? value : undefined
}

function endOf(entry: MapEntry, first: number, below: number, lines: Lines): number {
  if (isOwn(entry, lines.startOf(below))) return lines.endOf(entry.value, below)
  let line = below
  while (line > first + 1 && lines.isGap(line - 1)) line--
  return line
}

/** Comments below a map belong to it as long as they are no further out than its keys. */
function endOfInner(map: MapNode, first: number, below: number, lines: Lines): number {
  const last = [...map.entries.values()].at(-1)
  if (last === undefined) return first + 1
  const own = lines.lineOf(last.keySpan.start)
  const inner = innerOf(last, below, lines)
  let end = inner === undefined ? endOf(last, own, below, lines) : endOfInner(inner, own, below, lines)
  for (let line = end; line < below; line++) {
    if (bare(lines.at(line)) === '') continue
    if (lines.indentOf(line) < lines.columnOf(last.keySpan.start)) break
    end = line + 1
  }
  return end
}

/** The line below the last one of some blocks. */
export function endOfAll(blocks: readonly LineBlock[]): number {
  return Math.max(...blocks.map(({ after }) => after))
}
