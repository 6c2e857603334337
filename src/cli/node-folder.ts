import { mkdirSync, realpathSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import type { Piece } from '../render/renderer.ts'
import type { Staged, WriteFailure } from './host.ts'
import { bytesOf, partName, tried } from './node-writing.ts'

/**
 * A folder written whole beside its place, and moved there by a rename, so that a reader meets the folder that was there or the new one.
 * A link is followed to what it names.
 */
export function stageFolder(
  path: string,
  files: ReadonlyMap<string, readonly Piece[]>,
  unfinished: Set<string>,
): Staged {
  let failure: WriteFailure
  let target = path
  let beside: string | undefined
  const drop = (): void => {
    if (beside === undefined) return
    rmSync(beside, { force: true, recursive: true })
    unfinished.delete(beside)
    beside = undefined
  }
  const attempt = (action: () => void): void => {
    failure ??= tried(action)
    if (failure !== undefined) drop()
  }
  attempt(() => {
    const before = statSync(path, { throwIfNoEntry: false })
    target = before === undefined ? path.replace(/[\\/]+$/, '') : realpathSync(path)
    mkdirSync(dirname(target), { recursive: true })
    beside = partName(target)
    unfinished.add(beside)
    mkdirSync(beside)
    for (const [name, pieces] of files) writeFileSync(join(beside, name), Buffer.concat(pieces.map(bytesOf)))
  })
  return {
    keep: () => {
      const made = beside
      if (made === undefined || failure !== undefined) return failure
      attempt(() => moveInPlace(made, target, unfinished))
      if (failure === undefined) unfinished.delete(made)
      return failure
    },
    drop,
  }
}

/** Put a folder in the place of what is there. Where that fails, what was there is there again. */
function moveInPlace(made: string, target: string, unfinished: Set<string>): void {
  if (statSync(target, { throwIfNoEntry: false }) === undefined) {
    renameSync(made, target)
    return
  }
  const before = partName(target)
  renameSync(target, before)
  try {
    renameSync(made, target)
  } catch (problem) {
    renameSync(before, target)
    throw problem
  }
  unfinished.add(before)
  rmSync(before, { force: true, recursive: true })
  unfinished.delete(before)
}
