import { relative } from 'node:path/posix'
import { positionAt, type Span } from '../../diagnostics/span.ts'
import { pathFrom, siteOf } from '../site.ts'

/** What relative addresses start from: readers put in the root of the repository. */
export const root = '%SRCROOT%'

/** A file as a report names it: by its way from the working directory, so that no report tells where that is. */
export function artifactOf(path: string, workingDirectory: string): object {
  return { uri: uriOf(path, workingDirectory), uriBaseId: root }
}

export function uriOf(path: string, workingDirectory: string): string {
  const from = pathFrom(workingDirectory, path)
  const way = from.startsWith('/') ? relative(workingDirectory.replaceAll('\\', '/'), from) : from
  return way
    .split('/')
    .map((part) => encodeURIComponent(part.replace(/\p{Surrogate}/gu, '\ufffd')))
    .join('/')
}

/** Where a span is; of a problem without one the start of a file. Undefined for what stands in no file. */
export function placeOf(span: Span | undefined, fallback: string, workingDirectory: string): object | undefined {
  const site = siteOf(span, fallback, workingDirectory) ?? siteOf(undefined, fallback, workingDirectory)
  if (site === undefined) return undefined
  const isOwn = span !== undefined && siteOf(span, '-', workingDirectory) !== undefined
  const path = isOwn ? span.file.path : fallback
  const start = { startLine: isOwn ? site.line : 1, startColumn: isOwn ? site.column : 1 }
  const end = isOwn && span.end > span.start ? positionAt(span.file, span.end) : undefined
  return {
    physicalLocation: {
      artifactLocation: artifactOf(path, workingDirectory),
      region: { ...start, ...(end && { endLine: end.line, endColumn: end.column }) },
    },
  }
}

/** The line that a span starts on, which goes where it goes when lines are added above it. */
export function lineOf({ file, start }: Span): string {
  const from = start === 0 ? 0 : file.text.lastIndexOf('\n', start - 1) + 1
  const to = file.text.indexOf('\n', start)
  return file.text.slice(from, Math.min(from + longestLine, to === -1 ? file.text.length : to)).trim()
}
const longestLine = 200
