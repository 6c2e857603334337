import { extname } from 'node:path'
import type { PartIdentity } from '../../questions/parts/part.ts'
import type { Shard } from '../../questions/parts/shard.ts'
import { formats } from '../../render/formats.ts'
import { type Exit, exit } from '../exit.ts'
import { type Host, UsageError } from '../host.ts'
import type { OutputOptions } from '../outputs.ts'
import { putInPlace } from '../write-result.ts'
import { mostPartInWords, PartText } from './part-text.ts'

/** Where a part goes: one `-o`, or standard output. Throws a `UsageError` where formats are asked for, which a part has none of. */
export function partTarget({ output, format, csv, json }: OutputOptions): string {
  if (format !== undefined || csv === true || json === true)
    throw new UsageError('--shard writes a part, which has one format: ask merge for the format of the whole.')
  const [target = '-', ...others] = output
  const extension = extname(target).toLowerCase()
  const claimed = formats.find(({ extensions }) => extensions.includes(extension))
  if (claimed !== undefined && claimed.name !== 'json')
    throw new UsageError(
      `-o ${target}: --shard writes a part, which is JSON: name a .json file, and ask merge for the format of the whole.`,
    )
  if (others.length > 0) throw new UsageError('--shard writes one part: give one -o.')
  return target
}

/**
 * Write a part as its payload comes, in pieces of JSON. `isStopped` says afterwards whether Ctrl-C cut the payload short: then there
 * is no part. Throws a `UsageError` where the share is larger than a part may be.
 */
export async function writePart(
  identity: PartIdentity,
  shard: Shard,
  payload: AsyncIterable<string>,
  isStopped: () => boolean,
  target: string,
  host: Host,
): Promise<Exit> {
  const file = target === '-' ? undefined : host.begin(target)
  const write = file === undefined ? host.out : file.write
  const text = new PartText()
  write(text.opening(identity, shard))
  for await (const piece of payload) {
    write(text.payload(piece))
    if (text.isTooLarge) break
  }
  if (text.isTooLarge) {
    file?.drop()
    throw new UsageError(
      `Part ${shard.number} of ${shard.of} is larger than ${mostPartInWords}, which is more than merge reads: do the work in more shares, such as --shard ${shard.number}/${shard.of * 4}.`,
    )
  }
  if (isStopped()) {
    file?.drop()
    host.err(`scenario: stopped before part ${shard.number} of ${shard.of} was whole; it is not written.\n`)
    return exit.interrupted
  }
  write(text.closing())
  return file === undefined ? exit.ok : putInPlace(target, file, host)
}
