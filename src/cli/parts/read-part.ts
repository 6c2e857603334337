import manifest from '../../../package.json' with { type: 'json' }
import { diagnose, type Tell } from '../../diagnostics/catalogue.ts'
import type { KeptFile, RunPart } from '../../questions/parts/part.ts'
import type { Shard } from '../../questions/parts/shard.ts'
import type { Host } from '../host.ts'
import { keptBytes } from './kept-files.ts'
import { afterHash, beforeHash, mostPartBytes, mostPartInWords, partBuild, partFormat, textHash } from './part-text.ts'

/** Read a part; undefined, with the reason told, where a file is none, is of another version, or is not as it was written. */
export function readPart(path: string, host: Host, tell: Tell): RunPart | undefined {
  const read = host.read(path, mostPartBytes)
  if (!read.ok) {
    tell(
      read.missing
        ? diagnose('file-not-found', undefined, { path, extended: false })
        : diagnose('cannot-read', undefined, { path, why: read.why }),
    )
    return undefined
  }
  const refuse = (why: string): undefined => {
    tell(diagnose('no-part', undefined, { path, why }))
    return undefined
  }
  if (read.bytes.length > mostPartBytes) return refuse(`it is larger than ${mostPartInWords}, which no part is`)
  const text = textOf(read.bytes)
  if (text === undefined) return refuse('it is no UTF-8 text')
  const whole = parsed(text)
  if (whole === undefined && text.startsWith('{\n  "part": ')) {
    tell(diagnose('part-changed', undefined, { path }))
    return undefined
  }
  if (!isRecord(whole) || !Object.hasOwn(whole, 'part') || whole.program !== manifest.name)
    return refuse(whole === undefined ? 'it is no JSON' : 'it does not say that it is')
  if (whole.part !== partFormat || whole.version !== manifest.version || whole.build !== partBuild) {
    const found = typeof whole.version === 'string' ? whole.version : 'none'
    const [theirs, own] =
      found !== manifest.version
        ? [found, manifest.version]
        : whole.part !== partFormat
          ? [`${found}, format ${JSON.stringify(whole.part)},`, `format ${partFormat}`]
          : [`${found}, build ${buildInWords(whole.build)},`, `build ${buildInWords(partBuild)}`]
    tell(diagnose('part-version', undefined, { path, found: theirs, own }))
    return undefined
  }
  if (!isAsWritten(text)) {
    tell(diagnose('part-changed', undefined, { path }))
    return undefined
  }
  const part = partOf(path, whole)
  return part ?? refuse('it lacks what a part holds')
}

function buildInWords(build: unknown): string {
  return typeof build === 'string' ? build : 'none'
}

function textOf(bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes)
  } catch {
    return undefined
  }
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

/** Whether the hash at the end is that of all that stands before it. */
function isAsWritten(text: string): boolean {
  const at = text.lastIndexOf(beforeHash)
  if (at < 0) return false
  const hash = textHash()
  hash.add(text.slice(0, at))
  return text.slice(at) === `${beforeHash}${hash.digest()}${afterHash}`
}

function partOf(path: string, whole: Readonly<Record<string, unknown>>): RunPart | undefined {
  const { command, options, seed, inputs, payload } = whole
  const shard = shardIn(whole.shard)
  const files = filesIn(whole.files)
  const isRight =
    typeof command === 'string' &&
    isRecord(options) &&
    (seed === null || Number.isSafeInteger(seed)) &&
    isRecord(inputs) &&
    shard !== undefined &&
    files !== undefined &&
    Object.hasOwn(whole, 'payload')
  if (!isRight || !areHashesOf(inputs, files)) return undefined
  return {
    path,
    command,
    options,
    seed: seed as number | null,
    inputs: inputs as RunPart['inputs'],
    files,
    shard,
    payload,
  }
}

function shardIn(value: unknown): Shard | undefined {
  if (!isRecord(value)) return undefined
  const { number, of } = value
  if (!Number.isSafeInteger(number) || !Number.isSafeInteger(of)) return undefined
  const shard = { number: number as number, of: of as number }
  return shard.number >= 1 && shard.number <= shard.of ? shard : undefined
}

function filesIn(value: unknown): readonly KeptFile[] | undefined {
  if (!Array.isArray(value)) return undefined
  const isFile = (file: unknown): file is KeptFile =>
    isRecord(file) &&
    typeof file.text === 'string' &&
    (file.isBase64 === undefined || file.isBase64 === true) &&
    Array.isArray(file.paths) &&
    file.paths.length > 0 &&
    file.paths.every((path) => typeof path === 'string')
  return value.every(isFile) ? value : undefined
}

/** Whether every hash is that of a file that the part holds. */
function areHashesOf(inputs: Readonly<Record<string, unknown>>, files: readonly KeptFile[]): boolean {
  const { createHash } = process.getBuiltinModule('node:crypto')
  const hashes = new Set(files.map((file) => createHash('sha256').update(keptBytes(file)).digest('hex')))
  return Object.values(inputs).every((hash) => typeof hash === 'string' && hashes.has(hash))
}

/** Whether a value of JSON is an object. */
export function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
