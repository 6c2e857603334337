import { inflateRawSync } from 'node:zlib'

/** The parts of an archive, by their names, in the order of its directory. */
export type Archive = ReadonlyMap<string, Uint8Array>

/** Bounds on what an archive may say of itself: far above any workbook that the program writes, far below what a machine holds. */
const mostBytes = 256 * 2 ** 20
const mostParts = 10_000

const entrySign = 0x02014b50
const endSign = 0x06054b50
const partSign = 0x04034b50
const entrySize = 46
const endSize = 22
const partSize = 30
/** The longest remark that may stand after the end. */
const mostRemark = 0xffff

const stored = 0
const deflated = 8
const isEncrypted = 1

/** Whether bytes begin as an archive does, such as a workbook. */
export function beginsAsArchive(bytes: Uint8Array): boolean {
  return bytes.length > endSize && viewOf(bytes).getUint32(0, true) === partSign
}

/**
 * Open an archive whole; or why it cannot be. What its directory says of its size is held against the bounds before anything is
 * unpacked, and no part is unpacked beyond what is said of it.
 */
export function openArchive(bytes: Uint8Array): Archive | string {
  const entries = directoryOf(bytes)
  if (typeof entries === 'string') return entries
  const total = entries.reduce((sum, { size }) => sum + size, 0)
  if (total > mostBytes)
    return `it says that it unpacks to ${Math.ceil(total / 2 ** 20).toLocaleString('en-GB')} MiB, and a workbook to be verified has at most ${mostBytes / 2 ** 20} MiB`
  const parts = new Map<string, Uint8Array>()
  for (const entry of entries) {
    const part = unpacked(bytes, entry)
    if (part === undefined || parts.has(entry.name)) return broken
    parts.set(entry.name, part)
  }
  return parts
}

const broken = 'it begins as a workbook does, but its parts are not in order'

interface Entry {
  readonly name: string
  readonly method: number
  readonly packed: number
  readonly size: number
  readonly at: number
}

function viewOf(bytes: Uint8Array): DataView {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
}

/** What the directory at the end of an archive lists. */
function directoryOf(bytes: Uint8Array): Entry[] | string {
  const view = viewOf(bytes)
  const end = endOf(view)
  if (end === undefined) return broken
  const count = view.getUint16(end + 10, true)
  if (count > mostParts)
    return `it has ${count.toLocaleString('en-GB')} parts, and a workbook to be verified at most ${mostParts.toLocaleString('en-GB')}`
  const entries: Entry[] = []
  let at = view.getUint32(end + 16, true)
  for (let index = 0; index < count; index++) {
    if (at + entrySize > end || view.getUint32(at, true) !== entrySign) return broken
    if ((view.getUint16(at + 8, true) & isEncrypted) !== 0) return 'it is locked with a password'
    const nameLength = view.getUint16(at + 28, true)
    entries.push({
      name: new TextDecoder().decode(bytes.subarray(at + entrySize, at + entrySize + nameLength)),
      method: view.getUint16(at + 10, true),
      packed: view.getUint32(at + 20, true),
      size: view.getUint32(at + 24, true),
      at: view.getUint32(at + 42, true),
    })
    at += entrySize + nameLength + view.getUint16(at + 30, true) + view.getUint16(at + 32, true)
  }
  return entries
}

function endOf(view: DataView): number | undefined {
  const last = view.byteLength - endSize
  for (let at = last; at >= Math.max(0, last - mostRemark); at--) if (view.getUint32(at, true) === endSign) return at
  return undefined
}

function unpacked(bytes: Uint8Array, { method, packed, size, at }: Entry): Uint8Array | undefined {
  const view = viewOf(bytes)
  if (at + partSize > bytes.length || view.getUint32(at, true) !== partSign) return undefined
  const start = at + partSize + view.getUint16(at + 26, true) + view.getUint16(at + 28, true)
  if (start + packed > bytes.length) return undefined
  const own = bytes.subarray(start, start + packed)
  if (method === stored) return packed === size ? own : undefined
  if (method !== deflated) return undefined
  try {
    const part = inflateRawSync(own, { maxOutputLength: Math.max(size, 1) })
    return part.length === size ? part : undefined
  } catch {
    return undefined
  }
}
