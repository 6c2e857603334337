import { dirname, join } from 'node:path'
import type { Piece } from '../render/renderer.ts'
import type { WriteFailure } from './host.ts'
import { reasonOf } from './node-files.ts'

// What writing a file and writing a folder share.

/** Do something to files; why it could not be done, or undefined. */
export function tried(action: () => void): WriteFailure {
  try {
    action()
    return undefined
  } catch (problem) {
    return reasonOf(problem)
  }
}

export function bytesOf(piece: Piece): Uint8Array {
  return typeof piece === 'string' ? Buffer.from(piece, 'utf8') : piece
}

/** A hidden name beside a place. Random, because processes that share a folder may share a process number too. */
export function partName(target: string): string {
  const random = `${Math.random().toString(36).slice(2)}${Math.random().toString(36).slice(2)}`
  return join(dirname(target), `.${process.pid}-${random}.part`)
}
