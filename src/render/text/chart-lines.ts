import { plot } from 'asciichart'

/** A point of a line: the column of its year, and its height in rows and parts of a row. */
export interface Point {
  readonly column: number
  readonly height: number
}

/** A character of a line, in rows from the bottom. */
export interface Stroke {
  readonly column: number
  readonly row: number
  readonly glyph: string
}

/** The row on which a height is drawn: the nearest, as asciichart rounds. */
export function nearestRow(height: number): number {
  return Math.round(height)
}

/**
 * Draw one unbroken line through two or more points with asciichart. Everything that asciichart does badly is kept from
 * it: it sees one line at a time, heights between 0 and `top` instead of money, a set height, no label and no gap.
 */
export function strokes(points: readonly Point[], top: number): Stroke[] {
  const start = points[0]?.column ?? 0
  const edges = edgesOf(points)
  const text = plot(edges, { min: 0, max: top, height: top, offset: 1, format: () => ' ' })
  const found: Stroke[] = []
  text.split('\n').forEach((line, down) => {
    // Column 0 holds its axis, in which the first value and a mirrored zero are marked. The chart has an axis of its own.
    for (let at = 1; at < edges.length && at < line.length; at++) {
      const glyph = line.charAt(at)
      if (glyph !== ' ') found.push({ column: start + at - 1, row: top - down, glyph })
    }
  })
  return found
}

/**
 * Heights at the left and right edge of every column: asciichart draws one column from each height to the next. A year
 * takes a column in which the line is level, so that its letter stands on its value; between years the line is straight.
 * Years in neighbouring columns leave no room for that.
 */
function edgesOf(points: readonly Point[]): number[] {
  return points.flatMap(({ column, height }, index) => {
    const next = points[index + 1]
    if (next === undefined) return [height, height]
    const between = next.column - column - 1
    return [height, ...Array.from({ length: between }, (_, at) => height + ((next.height - height) * at) / between)]
  })
}

const glyphs = ' ╵╶╰╷│╭├╴╯─┴╮┤┬┼'

/**
 * Lay a stroke over another so that both stay visible: `─` and `│` make `┼`. The place of a glyph in the list is the sum
 * of its arms: 1 up, 2 right, 4 down, 8 left.
 */
export function crossed(under: string, over: string): string {
  return glyphs[glyphs.indexOf(under) | glyphs.indexOf(over)] ?? over
}
