import { listInWords } from '../../base/list-in-words.ts'
import { diagnose } from '../../diagnostics/catalogue.ts'
import type { VerifiedFile } from '../../report/proof.ts'
import type { Host } from '../host.ts'
import { changedFiles, changedInputs } from './changes.ts'
import { firstDifference } from './first-difference.ts'
import { folderOf } from './folder-of.ts'
import { ownProvenance, type RecordedResult, recordedIn, utf8In } from './recorded.ts'
import { type RunLine, remade } from './remake.ts'
import { typedBesides } from './workbook/typed-besides.ts'
import { verifyWorkbook } from './workbook/verify-workbook.ts'

/** Make a result again from what it records, and hold the two against each other, byte for byte. */
export async function verifyFile(result: RecordedResult, run: RunLine, host: Host): Promise<VerifiedFile> {
  const { path, bytes, provenance, isBeside } = result
  const { version, build, inputs } = provenance
  const madeBy = { version, build }
  const cannot = (why: string): VerifiedFile => ({
    ...unverified(path),
    madeBy,
    problem: diagnose('not-made-again', undefined, { path, why }),
  })
  if (Object.hasOwn(inputs, '<stdin>')) return cannot('its definition came from standard input')
  const found = folderOf(path, provenance, host)
  if ('missing' in found) {
    const { missing } = found
    return cannot(`${listInWords(missing)} ${missing.length === 1 ? 'is' : 'are'} not there`)
  }
  const made = await remade(provenance, isBeside, found.folder, run, host)
  if ('why' in made) return cannot(made.why.replace(/\.$/, ''))
  const hasSameBytes = Buffer.from(bytes).equals(Buffer.from(made.bytes))
  const workbook = hasSameBytes ? undefined : verifyWorkbook(bytes, made.bytes)
  const isSame = hasSameBytes || workbook?.isSame === true
  const isText = workbook === undefined
  const now = made.beside === undefined ? ownProvenance(made.bytes) : recordedBeside(path, made)
  const changed = now === undefined ? [] : changedInputs(provenance, now)
  const files = now === undefined ? [] : changedFiles(provenance, now)
  const proof = workbook && {
    ...workbook.proof,
    typed: files.length === 0 ? workbook.proof.typed : typedBesides(workbook.proof.typed, provenance.values, changed),
  }
  return {
    ...unverified(path),
    madeBy,
    leadsFrom: found.leadsFrom,
    isSame,
    workbook: isSame ? undefined : proof,
    difference: isSame ? undefined : isText ? firstDifference(utf8In(bytes), utf8In(made.bytes)) : workbook.first,
    changed,
    changedFiles: files,
  }
}

/** What the file beside a result records that was made again. */
function recordedBeside(
  path: string,
  { bytes, beside }: { readonly bytes: Uint8Array; readonly beside: Uint8Array | undefined },
): RecordedResult['provenance'] | undefined {
  const files = { read: () => ({ ok: true as const, bytes: beside ?? new Uint8Array() }) }
  return recordedIn(path, bytes, files)?.provenance
}

/** A file of which nothing is known yet. */
export function unverified(path: string): VerifiedFile {
  return {
    path,
    madeBy: undefined,
    leadsFrom: undefined,
    problem: undefined,
    isSame: false,
    workbook: undefined,
    difference: undefined,
    changed: [],
    changedFiles: [],
  }
}
