import { commentClosing, commentOpening } from '../../render/provenance-comment.ts'
import { recordIn } from '../../render/xlsx/record-properties.ts'
import type { ResultProvenance } from '../../report/result-provenance.ts'
import type { Host } from '../host.ts'
import { isRecord } from '../parts/read-part.ts'
import { sideFileEnding, sideFileOf } from '../side-files.ts'
import { beginsAsArchive, openArchive } from './workbook/archive.ts'
import { propertiesIn } from './workbook/read-book.ts'

/** A result with what it records of how it was made. */
export interface RecordedResult {
  readonly path: string
  readonly bytes: Uint8Array
  readonly provenance: ResultProvenance
  /** Whether what was recorded stands in a file beside it. */
  readonly isBeside: boolean
}

/**
 * What a file records of how it was made: in itself, or in the file beside it. Undefined where it records nothing that the program
 * wrote; `path` is told as the caller gave it.
 */
export function recordedIn(path: string, bytes: Uint8Array, host: Pick<Host, 'read'>): RecordedResult | undefined {
  if (path.endsWith(sideFileEnding)) {
    const target = path.slice(0, -sideFileEnding.length)
    const read = host.read(target)
    const provenance = provenanceIn(parsed(utf8In(bytes)))
    return read.ok && provenance !== undefined
      ? { path: target, bytes: read.bytes, provenance, isBeside: true }
      : undefined
  }
  const own = ownProvenance(bytes)
  if (own !== undefined) return { path, bytes, provenance: own, isBeside: false }
  const beside = host.read(sideFileOf(path))
  const provenance = beside.ok ? provenanceIn(parsed(utf8In(beside.bytes))) : undefined
  return provenance && { path, bytes, provenance, isBeside: true }
}

/** What a result records itself: JSON under a key, Markdown and a page in a comment at the end, a workbook in its properties. */
export function ownProvenance(bytes: Uint8Array): ResultProvenance | undefined {
  if (beginsAsArchive(bytes)) {
    const archive = openArchive(bytes)
    return typeof archive === 'string' ? undefined : provenanceIn(parsed(recordIn(propertiesIn(archive))))
  }
  const text = utf8In(bytes)
  if (text.startsWith('{')) {
    const whole = parsed(text)
    return isRecord(whole) ? provenanceIn(whole.provenance) : undefined
  }
  const start = text.lastIndexOf(commentOpening)
  if (start < 0 || !text.endsWith(commentClosing)) return undefined
  return provenanceIn(parsed(text.slice(start + commentOpening.length, -commentClosing.length)))
}

/** A text without what it records, for the search for a figure that differs. */
export function withoutProvenance(text: string): string {
  const start = text.lastIndexOf(commentOpening)
  return start < 0 ? text : text.slice(0, start)
}

export function utf8In(bytes: Uint8Array): string {
  return new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes)
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

function provenanceIn(value: unknown): ResultProvenance | undefined {
  if (!isRecord(value)) return undefined
  const { program, version, build, command, scenario, timestamp, inputs, values } = value
  const isText = (one: unknown): boolean => typeof one === 'string'
  const areTexts = (one: unknown): boolean => isRecord(one) && Object.values(one).every(isText)
  const isRight =
    program === 'scenario' &&
    isText(version) &&
    (build === undefined || isText(build)) &&
    Array.isArray(command) &&
    command.length > 0 &&
    command.every(isText) &&
    (scenario === undefined || isText(scenario)) &&
    (timestamp === undefined || isText(timestamp)) &&
    areTexts(inputs) &&
    isRecord(values) &&
    Object.values(values).every(areTexts)
  return isRight ? (value as unknown as ResultProvenance) : undefined
}
