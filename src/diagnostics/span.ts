/** A text that was read, under the name the reader knows it by: a path, `<stdin>` or `--set`. */
export interface SourceFile {
  readonly path: string
  readonly text: string
}

/** A part of a source file, as offsets in UTF-16 units; `end` is not included. */
export interface Span {
  readonly file: SourceFile
  readonly start: number
  readonly end: number
}

export interface Position {
  readonly line: number
  readonly column: number
}

/** Where the lines of a file start, found once for all the places that are asked for. */
const starts = new WeakMap<SourceFile, readonly number[]>()

/** The 1-based line and column of an offset, as editors count them. */
export function positionAt(file: SourceFile, offset: number): Position {
  const lines = lineStarts(file)
  // The last line that starts at the offset or before it.
  let [low, high] = [0, lines.length - 1]
  while (low < high) {
    const middle = Math.ceil((low + high) / 2)
    if ((lines[middle] ?? 0) <= offset) low = middle
    else high = middle - 1
  }
  return { line: low + 1, column: offset - (lines[low] ?? 0) + 1 }
}

function lineStarts(file: SourceFile): readonly number[] {
  const known = starts.get(file)
  if (known !== undefined) return known
  const found = [0]
  for (let next = file.text.indexOf('\n'); next !== -1; next = file.text.indexOf('\n', next + 1)) found.push(next + 1)
  starts.set(file, found)
  return found
}

/** A place in a file as data writes it. */
export interface Site extends Position {
  readonly file: string
}

/** Where a span starts, in the form that editors and CI turn into a link: `file:line:column`. */
export function place(span: Span): string {
  const { line, column } = positionAt(span.file, span.start)
  return `${span.file.path}:${line}:${column}`
}
