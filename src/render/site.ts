import { positionAt, type Site, type Span } from '../diagnostics/span.ts'

/** The site of a span, or the start of a file. Undefined for what is no file: standard input and `--set`. */
export function siteOf(span: Span | undefined, fallback: string, workingDirectory: string): Site | undefined {
  const path = span === undefined ? fallback : span.file.path
  if (path === '-' || path === '<stdin>' || path === '--set') return undefined
  const { line, column } = span === undefined ? { line: 1, column: 1 } : positionAt(span.file, span.start)
  return { file: pathFrom(workingDirectory, path), line, column }
}

/** A path as repositories write it: from the working directory, with forward slashes. */
export function pathFrom(workingDirectory: string, path: string): string {
  const slashed = path.replaceAll('\\', '/')
  const root = workingDirectory.replaceAll('\\', '/')
  const inside = root.endsWith('/') ? root : `${root}/`
  return (slashed.startsWith(inside) ? slashed.slice(inside.length) : slashed).replace(/^(\.\/)+/, '')
}
