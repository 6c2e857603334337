/** Parts as an archive that holds them as they are. `declared` is the size that every part says it unpacks to, where that is another. */
export function packed(parts: ReadonlyMap<string, Uint8Array>, declared?: number): Uint8Array {
  const [locals, entries]: [Buffer[], Buffer[]] = [[], []]
  let at = 0
  for (const [name, bytes] of parts) {
    const own = Buffer.from(name)
    const local = Buffer.alloc(30)
    local.writeUInt32LE(0x04034b50, 0)
    local.writeUInt32LE(bytes.length, 18)
    local.writeUInt32LE(declared ?? bytes.length, 22)
    local.writeUInt16LE(own.length, 26)
    const entry = Buffer.alloc(46)
    entry.writeUInt32LE(0x02014b50, 0)
    entry.writeUInt32LE(bytes.length, 20)
    entry.writeUInt32LE(declared ?? bytes.length, 24)
    entry.writeUInt16LE(own.length, 28)
    entry.writeUInt32LE(at, 42)
    locals.push(local, own, Buffer.from(bytes))
    entries.push(entry, own)
    at += local.length + own.length + bytes.length
  }
  const directory = Buffer.concat(entries)
  const end = Buffer.alloc(22)
  end.writeUInt32LE(0x06054b50, 0)
  end.writeUInt16LE(parts.size, 8)
  end.writeUInt16LE(parts.size, 10)
  end.writeUInt32LE(directory.length, 12)
  end.writeUInt32LE(at, 16)
  return Buffer.concat([...locals, directory, end])
}
