import { basename, dirname, join } from 'node:path'
import { listInWords } from '../../base/list-in-words.ts'
import { diagnose } from '../../diagnostics/catalogue.ts'
import type { VerifiedFile } from '../../report/proof.ts'
import type { Host } from '../host.ts'
import { changedFiles, changedInputs } from '../verify/changes.ts'
import { firstDifference } from '../verify/first-difference.ts'
import { folderOf } from '../verify/folder-of.ts'
import { ownProvenance, type RecordedResult, recordedIn, utf8In } from '../verify/recorded.ts'
import { type RunLine, remade } from '../verify/remake.ts'
import { unverified } from '../verify/verify-file.ts'
import { verifyWorkbook } from '../verify/workbook/verify-workbook.ts'
import { filesListedIn, manifestName } from './manifest-file.ts'
import { wordLines } from './word-lines.ts'

/** Whether a result is the manifest of an appendix, which speaks for the whole folder. */
export function isAppendix({ path, bytes }: Pick<RecordedResult, 'path' | 'bytes'>): boolean {
  return basename(path) === manifestName && filesListedIn(utf8In(bytes)) !== undefined
}

/**
 * The files that the manifests of appendices among some files speak for: they are verified with these. One that does not record how it was
 * made is not verified, and so speaks for none.
 */
export function spokenFor(
  files: readonly Pick<RecordedResult, 'path' | 'bytes'>[],
  host: Pick<Host, 'read'>,
): ReadonlySet<string> {
  return new Set(
    files.flatMap(({ path, bytes }) => {
      if (!isAppendix({ path, bytes }) || recordedIn(path, bytes, host) === undefined) return []
      return (filesListedIn(utf8In(bytes)) ?? []).map(({ name }) => join(dirname(path), name))
    }),
  )
}

/**
 * Make a whole appendix again from what its manifest records, and hold every file of the folder against it. One answer is given for the
 * folder where it follows, or where what it rests on has changed; else one for each file that was edited.
 */
export async function verifyAppendix(result: RecordedResult, run: RunLine, host: Host): Promise<VerifiedFile[]> {
  const { path, bytes, provenance } = result
  const folder = dirname(path)
  const { version, build } = provenance
  const whole = { ...unverified(folder), madeBy: { version, build } }
  const cannot = (why: string): VerifiedFile[] => [
    { ...whole, problem: diagnose('not-made-again', undefined, { path: folder, why }) },
  ]
  if (Object.hasOwn(provenance.inputs, '<stdin>')) return cannot('a definition came from standard input')
  const found = folderOf(path, provenance, host)
  if ('missing' in found) {
    const { missing } = found
    return cannot(`${listInWords(missing)} ${missing.length === 1 ? 'is' : 'are'} not there`)
  }
  const made = await remade(provenance, false, found.folder, run, host)
  if ('why' in made) return cannot(made.why.replace(/\.$/, ''))
  const now = ownProvenance(made.bytes)
  const about = {
    ...whole,
    leadsFrom: found.leadsFrom,
    changed: now === undefined ? [] : changedInputs(provenance, now),
    changedFiles: now === undefined ? [] : changedFiles(provenance, now),
  }
  // Exact figures tell the most, and what lists the files the least.
  const names = [...new Set([...made.inside.keys(), ...(filesListedIn(utf8In(bytes)) ?? []).map(({ name }) => name)])]
  const inOrder = [...names.filter((name) => name.endsWith('.csv')), ...names.filter((name) => !name.endsWith('.csv'))]
  const differing = inOrder.flatMap((name) => heldAgainst(name, folder, made.inside.get(name), host))
  const [first] = differing
  if (first === undefined) return [{ ...about, isSame: true }]
  if (about.changedFiles.length === 0) return differing.map((one) => ({ ...about, ...one }))
  const { difference, path: where } = first
  const told = difference && { ...difference, what: `${difference.what} (${where})` }
  return [{ ...about, difference: told }]
}

/** What came of one file; nothing where it is the same. */
function heldAgainst(
  name: string,
  folder: string,
  now: Uint8Array | undefined,
  host: Host,
): Pick<VerifiedFile, 'path' | 'problem' | 'workbook' | 'difference'>[] {
  const path = join(folder, name)
  const read = host.read(path)
  const nothing = { path, problem: undefined, workbook: undefined, difference: undefined }
  if (!read.ok) return [{ ...nothing, problem: diagnose('file-not-found', undefined, { path, extended: false }) }]
  if (now === undefined) return [nothing]
  if (Buffer.from(read.bytes).equals(Buffer.from(now))) return []
  if (name.endsWith('.docx')) {
    const [was, is] = [wordLines(read.bytes), wordLines(now)]
    return [{ ...nothing, difference: was === undefined || is === undefined ? undefined : firstDifference(was, is) }]
  }
  const workbook = verifyWorkbook(read.bytes, now)
  if (workbook?.isSame === true) return []
  return [
    workbook === undefined
      ? { ...nothing, difference: firstDifference(utf8In(read.bytes), utf8In(now)) }
      : { ...nothing, workbook: workbook.proof, difference: workbook.first },
  ]
}
