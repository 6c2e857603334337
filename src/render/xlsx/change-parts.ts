import { crc32, deflateRawSync, inflateRawSync } from 'node:zlib'

// The package that writes workbooks gives whole archives only. What it leaves out of a part is put in here: the archive is its own, so
// that nothing is asked of it which a stranger's would need.

const centralSign = 0x02014b50
const endSize = 22
const centralSize = 46
const localSize = 30
const deflated = 8

/** Where numbers stand in the entry of the directory and in the head of a part. */
const central = { method: 10, crc: 16, packed: 20, size: 24, name: 28, extra: 30, remark: 32, at: 42 } as const
const local = { method: 8, crc: 14, packed: 18, size: 22, name: 26, extra: 28 } as const

/** An archive with other text in some of its parts: `changeOf` gives what is done to the part of a name, and undefined for one that stays. */
export function changeParts(
  bytes: Uint8Array,
  changeOf: (name: string) => ((text: string) => string) | undefined,
): Uint8Array {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const end = bytes.length - endSize
  const count = view.getUint16(end + 10, true)
  const parts: Uint8Array[] = []
  const directory: Uint8Array[] = []
  let at = view.getUint32(end + 16, true)
  let offset = 0
  for (let index = 0; index < count; index++) {
    if (view.getUint32(at, true) !== centralSign) throw new Error('The archive of a workbook is not in order')
    const size = centralSize + view.getUint16(at + central.name, true) + view.getUint16(at + central.extra, true)
    const entry = bytes.slice(at, at + size + view.getUint16(at + central.remark, true))
    const name = Buffer.from(entry.subarray(centralSize, centralSize + view.getUint16(at + central.name, true)))
    const start = view.getUint32(at + central.at, true)
    const data =
      start + localSize + view.getUint16(start + local.name, true) + view.getUint16(start + local.extra, true)
    let head = bytes.subarray(start, data)
    let packed = bytes.subarray(data, data + view.getUint32(at + central.packed, true))
    const change = changeOf(name.toString())
    if (change !== undefined) {
      const isPacked = view.getUint16(at + central.method, true) === deflated
      const text = Buffer.from(change(Buffer.from(isPacked ? inflateRawSync(packed) : packed).toString()))
      packed = deflateRawSync(text)
      head = head.slice()
      const told = { crc: crc32(text), packed: packed.length, size: text.length }
      describe(head, local, told)
      describe(entry, central, told)
    }
    new DataView(entry.buffer).setUint32(central.at, offset, true)
    parts.push(head, packed)
    directory.push(entry)
    offset += head.length + packed.length
    at += entry.length
  }
  const last = bytes.slice(end)
  const told = new DataView(last.buffer)
  told.setUint32(
    12,
    directory.reduce((sum, entry) => sum + entry.length, 0),
    true,
  )
  told.setUint32(16, offset, true)
  return new Uint8Array(Buffer.concat([...parts, ...directory, last]))
}

/** Write into a head what its part is now. */
function describe(
  head: Uint8Array,
  where: { readonly method: number; readonly crc: number; readonly packed: number; readonly size: number },
  told: { readonly crc: number; readonly packed: number; readonly size: number },
): void {
  const view = new DataView(head.buffer, head.byteOffset)
  view.setUint16(where.method, deflated, true)
  view.setUint32(where.crc, told.crc, true)
  view.setUint32(where.packed, told.packed, true)
  view.setUint32(where.size, told.size, true)
}
