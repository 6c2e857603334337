import { matcher } from '../../formula/pattern.ts'
import { areSameResults, resultDiffChapter } from '../../report/diff/result-diff.ts'
import type { SavedResult } from '../../report/diff/saved.ts'
import type { ResultProvenance } from '../../report/result-provenance.ts'
import { type Exit, exit, worse } from '../exit.ts'
import { type Host, UsageError } from '../host.ts'
import { hashOf } from '../input-hashes.ts'
import type { Output } from '../output.ts'
import { Problems } from '../problems.ts'
import { changedInputs } from '../verify/changes.ts'
import type { DiffOptions } from './diff-options.ts'
import { readSavedResult } from './saved-result.ts'
import { writeDiff } from './write-diff.ts'

/** Read two saved results, say what differs between them, and write that to every output. */
export async function diffResults(
  files: readonly { readonly path: string; readonly bytes: Uint8Array }[],
  options: DiffOptions,
  outputs: readonly Output[],
  host: Host,
): Promise<Exit> {
  refuseUnknown(options)
  const problems = new Problems(false)
  const [first, second] = files.flatMap(({ path, bytes }): readonly SavedResult[] => {
    const read = readSavedResult(path, bytes, host, problems.tell)
    return read === undefined ? [] : [read]
  })
  host.err(problems.text())
  if (first === undefined || second === undefined) return problems.exit
  const tests = options.row.map((pattern) => matcher(pattern))
  const asked = (row: string): boolean => tests.some((test) => test(row))
  const known = [...first.rows, ...second.rows]
  const unknown = options.row.find((_, at) => !known.some(({ row }) => tests[at]?.(row)))
  if (unknown !== undefined) throw new UsageError(`--row ${unknown}: neither of the two results holds such a row.`)
  const [was, is] = [first.provenance, second.provenance]
  const differed = {
    results: [first, second] as const,
    asked,
    isAsked: options.row.length > 0,
    inputs: Object.fromEntries(files.map(({ path, bytes }) => [path, hashOf(bytes)])),
    changedInputs: was === undefined || is === undefined ? [] : changedInputs(was, underOneName(was, is)),
  }
  const written = await writeDiff(outputs, files, () => (made) => resultDiffChapter(differed, made), options, host)
  return worse(written, areSameResults(differed) ? exit.ok : exit.findings)
}

/** Of one scenario each, what the later states under the name of the earlier: its file may have been renamed. */
function underOneName(was: ResultProvenance, is: ResultProvenance): ResultProvenance {
  const [own, theirs] = [Object.keys(was.values), Object.values(is.values)]
  const [name] = own
  const [values] = theirs
  if (name === undefined || values === undefined || own.length > 1 || theirs.length > 1) return is
  return { ...is, values: { [name]: values } }
}

/** What is read of a definition is not asked of a result, which is as it was saved. */
function refuseUnknown({ set, prices, perHead, unit, bridge, years }: DiffOptions): void {
  const given = [
    ...(set.length > 0 ? ['--set'] : []),
    ...(prices === undefined ? [] : ['--prices']),
    ...(perHead === undefined ? [] : ['--per-head']),
    ...(unit === undefined ? [] : ['--unit']),
    ...(bridge === undefined ? [] : ['--bridge']),
    ...(years === undefined ? [] : ['--years']),
  ]
  if (given.length > 0)
    throw new UsageError(`${given.join(' and ')} cannot be asked of saved results, which are as they were saved.`)
}
