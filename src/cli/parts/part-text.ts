import manifest from '../../../package.json' with { type: 'json' }
import type { PartIdentity } from '../../questions/parts/part.ts'
import type { Shard } from '../../questions/parts/shard.ts'
import { ownMaker } from '../maker.ts'

/** The format of parts, which goes up when it changes. */
export const partFormat = 3

/** The build that writes parts and reads them: of one version there may be several, which need not agree. Null where none was made. */
export const partBuild: string | null = ownMaker.build ?? null

/** A part of more bytes is not written: whoever puts parts together holds several times as much while it is read. */
export const mostPartBytes = 128 * 2 ** 20

/** The same for people. */
export const mostPartInWords = '128 MiB'

/** What stands before the hash of all that stands before it. */
export const beforeHash = '  "sha256": "'

/** What stands after the hash. */
export const afterHash = '"\n}\n'

/** A hash of texts that come one after the other. */
export function textHash(): { readonly add: (text: string) => void; readonly digest: () => string } {
  const hash = process.getBuiltinModule('node:crypto').createHash('sha256')
  return { add: (text) => void hash.update(text, 'utf8'), digest: () => hash.digest('hex') }
}

/** The text of a part, piece by piece: its payload is JSON that the command makes, and is not held. */
export class PartText {
  private readonly hash = textHash()
  private bytes = 0

  /** Whether it has grown larger than a part may be. */
  get isTooLarge(): boolean {
    return this.bytes > mostPartBytes
  }

  /** What stands before the payload. */
  opening({ command, options, seed, inputs, files }: PartIdentity, shard: Shard): string {
    const keys = {
      part: partFormat,
      program: manifest.name,
      version: manifest.version,
      build: partBuild,
      command,
      shard,
      options,
      seed,
      inputs,
      files,
    }
    const lines = Object.entries(keys).map(([name, value]) => `  ${JSON.stringify(name)}: ${JSON.stringify(value)},\n`)
    return this.payload(`{\n${lines.join('')}  "payload": `)
  }

  /** A piece of the payload. */
  payload(text: string): string {
    this.hash.add(text)
    this.bytes += Buffer.byteLength(text)
    return text
  }

  /** What stands after the payload. */
  closing(): string {
    const end = this.payload(',\n')
    return `${end}${beforeHash}${this.hash.digest()}${afterHash}`
  }
}
