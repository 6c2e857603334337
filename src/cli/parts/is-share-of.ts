import { cellEnds, cellRank } from '../../engine/sampling/cells.ts'
import type { Drawn } from '../../questions/simulate/drawing.ts'
import type { Simulation } from '../../questions/simulate/simulation.ts'
import type { Tallied, TalliedRow, TalliedYear } from '../../questions/simulate/tally.ts'
import type { HeldShare } from './parted-command.ts'

/** Whether what was drawn can be of these blocks of a simulation: each once, in order, with counts that hold together. */
export function isShareOf(
  { blocks, central, figures }: Simulation,
  { tallied, cut, filled }: Drawn,
  { from, to }: HeldShare,
  rows: number,
): boolean {
  const years = central[0]?.length ?? 0
  let next = from
  for (const one of tallied) {
    const count = one.rows[0]?.years[0]?.sums.length ?? 0
    const own = blocks.slice(next, next + count)
    const isOwn =
      one.firstBlock === next &&
      count > 0 &&
      own.length === count &&
      own.every(({ replicate }) => replicate === one.replicate) &&
      one.draws === added(own.map((block) => block.count)) &&
      one.rows.length === rows
    if (!isOwn || !one.rows.every((row) => isRowWhole(row, one, count, years))) return false
    next += count
  }
  return (
    next === to &&
    to <= blocks.length &&
    cut.length === figures.length &&
    filled.length === figures.length &&
    cut.every((count, at) => count <= (filled[at] ?? 0))
  )
}

/** Whether the counts of a row hold together. */
function isRowWhole(
  { years, firstBelow, told }: TalliedRow,
  { draws }: Tallied,
  blocks: number,
  count: number,
): boolean {
  if (years.length !== count || firstBelow.length !== count || told.length !== count) return false
  let fallen = 0
  return years.every((year, index) => {
    const first = firstBelow[index] as number
    const known = told[index] as number
    const below = draws - year.missing - year.atOrAboveZero
    fallen += first
    // The base year falls in no draw. Of a draw that lost its value nothing is told, so that what is below nought fell by then or is lost.
    const isTold =
      index === 0
        ? first === 0 && known === 0
        : first <= below && fallen <= known && known <= draws && below <= fallen + draws - known
    return isTold && isYearWhole(year, draws, blocks)
  })
}

/** Sums are added in another order than what they are held to. */
const slack = 1e-9

function isYearWhole(
  { cells, missing, atOrAboveZero, sums, least, most }: TalliedYear,
  draws: number,
  blocks: number,
): boolean {
  let [counted, above, noughts, low, high] = [0, 0, 0, 0, 0]
  let before = Number.NEGATIVE_INFINITY
  for (let at = 0; at < cells.length; at += 2) {
    const [cell, count] = [cells[at] as number, cells[at + 1] as number]
    const rank = cellRank(cell)
    if (rank <= before || count === 0) return false
    before = rank
    const [near, far] = cellEnds(cell)
    counted += count
    low += count * Math.max(near, least)
    high += count * Math.min(far, most)
    if (rank >= 0) above += count
    // The highest of the cells below nought holds the nought that has a minus.
    if (rank === -1) noughts = count
    const isFirst = at === 0
    const isLast = at === cells.length - 2
    if (isFirst && !(near <= least && least <= far)) return false
    if (isLast && !(near <= most && most <= far)) return false
  }
  const sum = added(sums)
  const room = slack * Math.max(Math.abs(least), Math.abs(most)) * counted
  return (
    sums.length === blocks &&
    counted + missing === draws &&
    above <= atOrAboveZero &&
    atOrAboveZero <= above + noughts &&
    (counted === 0 || (least <= most && low - room <= sum && sum <= high + room))
  )
}

function added(counts: Iterable<number>): number {
  let sum = 0
  for (const count of counts) sum += count
  return sum
}
