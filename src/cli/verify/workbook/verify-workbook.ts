import type { FoundDifference, WorkbookProof } from '../../../report/proof.ts'
import { beginsAsArchive, openArchive } from './archive.ts'
import { differenceInBooks, type FoundCell } from './book-difference.ts'
import { readBook } from './read-book.ts'

/** What is found of a workbook that is held against the same made again. */
export interface FoundInWorkbook {
  /** Whether every part of it is the same, byte for byte: the packing of the parts is that of the machine, and no content. */
  readonly isSame: boolean
  readonly first: FoundDifference | undefined
  readonly proof: WorkbookProof & { readonly typed: readonly FoundCell[] }
}

/** Hold a workbook against the same made again; undefined where the two are no workbooks. Their bytes differ. */
export function verifyWorkbook(was: Uint8Array, is: Uint8Array): FoundInWorkbook | undefined {
  if (!beginsAsArchive(is)) return undefined
  const [before, now] = [openArchive(was), openArchive(is)]
  if (typeof before === 'string' || typeof now === 'string') return undefined
  const isSame =
    before.size === now.size && [...now].every(([name, part]) => Buffer.from(part).equals(before.get(name) ?? none))
  const [old, made] = [readBook(before), readBook(now)]
  const isExact = old.savedBy === made.savedBy
  const { first, typed, isUncalculated } = differenceInBooks(old, made, isExact)
  return { isSame, first, proof: { savedBy: isExact ? undefined : old.savedBy, typed, isUncalculated } }
}

const none = new Uint8Array()
