import type { Diagnostic } from '../../diagnostics/catalogue.ts'
import { positionAt, type Span } from '../../diagnostics/span.ts'
import type { Scenario } from '../../open/open.ts'

/** What a reporter needs beside the verdict. */
export interface Making {
  readonly version: string
  /** Decimal places of figures in sentences; data carries every digit. */
  readonly decimals: number
  /** ISO 8601 without a zone, in universal time; only where the caller fixed it, so that the same run gives the same bytes. */
  readonly timestamp: string | undefined
  /** Problems of the whole command, each once, in the order of files. */
  readonly problems: readonly Diagnostic[]
  readonly workingDirectory: string
  /** SHA-256 of every file a scenario rests on, by path. */
  readonly inputs: (scenario: Scenario) => Readonly<Record<string, string>>
}

/** A place as data. Undefined for what is no file: standard input and `--set`. */
export function locate(span: Span | undefined, fallback: string, workingDirectory: string): Location | undefined {
  const path = span === undefined ? fallback : span.file.path
  if (path === '-' || path === '<stdin>' || path === '--set') return undefined
  const { line, column } = span === undefined ? { line: 1, column: 1 } : positionAt(span.file, span.start)
  return { file: relativePath(path, workingDirectory), line, column }
}

export interface Location {
  readonly file: string
  readonly line: number
  readonly column: number
}

/** A path as repositories write it: from the working directory, with forward slashes. */
export function relativePath(path: string, workingDirectory: string): string {
  const [slashed, root] = [path, workingDirectory].map((text) => text.replaceAll('\\', '/')) as [string, string]
  const inside = `${root.replace(/\/$/, '')}/`
  return (slashed.startsWith(inside) ? slashed.slice(inside.length) : slashed).replace(/^(\.\/)+/, '')
}
