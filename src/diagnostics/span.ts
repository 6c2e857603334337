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

/** The 1-based line and column of an offset, as editors count them. */
export function positionAt(file: SourceFile, offset: number): Position {
  let line = 1
  let lineStart = 0
  for (let next = file.text.indexOf('\n'); next !== -1 && next < offset; next = file.text.indexOf('\n', next + 1)) {
    line++
    lineStart = next + 1
  }
  return { line, column: offset - lineStart + 1 }
}

/** Where a span starts, in the form that editors and CI turn into a link: `file:line:column`. */
export function place(span: Span): string {
  const { line, column } = positionAt(span.file, span.start)
  return `${span.file.path}:${line}:${column}`
}
