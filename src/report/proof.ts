import { listInWords } from '../base/list-in-words.ts'
import type { Diagnostic } from '../diagnostics/catalogue.ts'
import { bareChapter } from './bare-chapter.ts'
import type { Chapter, Together } from './document.ts'
import { foundItem, foundTogether } from './found.ts'
import type { Records } from './records.ts'
import type { Maker } from './result-provenance.ts'
import type { Sentence } from './sentence.ts'

/** The first figure that differs between what a file holds and what is made now, each as it is written. */
export interface FoundDifference {
  /** What it is of: `headroom in 2027/28`. */
  readonly what: string
  readonly was: string
  readonly is: string
}

/** A figure that a definition states otherwise than it did; undefined where it did not, or does no longer, state it. */
export interface ChangedInput {
  readonly scenario: string
  readonly path: string
  readonly was: string | undefined
  readonly is: string | undefined
}

/** A cell of a workbook that holds another figure than was written there. */
export interface TypedCell {
  /** `Inputs!G7`. */
  readonly cell: string
  /** What it is of: the path of an input, or the words of its row and column. */
  readonly what: string
  /** Whether a formula gave way to it. */
  readonly isFormula: boolean
  readonly was: string
  readonly is: string
}

/** What can be told of a workbook that differs. */
export interface WorkbookProof {
  /** The program that saved it after it was made, as it calls itself; undefined where none did. */
  readonly savedBy: string | undefined
  /** Where files have changed since, only what cannot come of that. */
  readonly typed: readonly TypedCell[]
  /** Whether no formula holds what it comes to, because the program that saved it works out nothing. */
  readonly isUncalculated: boolean
}

/** A folder that the paths of a result lead from, which is not the working folder. */
export interface LeadsFrom {
  readonly folder: string
  /** Files of the working folder that have the same paths and another content. */
  readonly notRead: readonly string[]
  /** Whether each of these is as it was recorded. */
  readonly areRecorded: boolean
}

/** What came of making a result again. */
export interface VerifiedFile {
  readonly path: string
  /** What it says it was made by; undefined where that could not be read. */
  readonly madeBy: Maker | undefined
  /** Where the paths that it records lead from; undefined where that is the working folder. */
  readonly leadsFrom: LeadsFrom | undefined
  /** Set where it cannot be made again. */
  readonly problem: Diagnostic | undefined
  readonly isSame: boolean
  /** Set for a workbook that differs. */
  readonly workbook: WorkbookProof | undefined
  /** Undefined where all figures are the same. */
  readonly difference: FoundDifference | undefined
  readonly changed: readonly ChangedInput[]
  /** Files that it rests on and that are others than they were. */
  readonly changedFiles: readonly string[]
}

/** What was verified. */
export interface Verified {
  readonly files: readonly VerifiedFile[]
  /** Files of a folder that record nothing, which were not looked at. */
  readonly without: readonly string[]
  /** This program. */
  readonly own: Maker
}

/** So many changed figures are told one by one, and so many files that record nothing. */
const mostTold = 6

/** Whether everything that was asked about follows from what it records. */
export function allFollow({ files }: Pick<Verified, 'files'>): boolean {
  return files.every(({ isSame }) => isSame)
}

/** What is said of all the files in one sentence without a full stop. */
export function proofInWords({ files }: Verified): string {
  const same = files.filter(({ isSame }) => isSame).length
  const wrong = files.filter(({ problem }) => problem !== undefined).length
  const differ = files.length - same - wrong
  const rest = [
    ...(differ === 0 ? [] : [`${differ} ${differ === 1 ? 'differs' : 'differ'}`]),
    ...(wrong === 0 ? [] : [`${wrong} cannot be made again`]),
  ]
  const one = files.length === 1 ? 'file follows' : 'files follow'
  return [
    `${same} of ${files.length} ${one} from what ${files.length === 1 ? 'it records' : 'they record'}`,
    ...rest,
  ].join(', ')
}

/** What came of one file, in a sentence without a full stop. */
export function fileInWords(file: VerifiedFile, own: Maker): string {
  const { path, isSame, problem, difference, workbook, leadsFrom } = file
  const by = makerInWords(file, own)
  if (problem !== undefined) return problem.message.replace(/\.$/, '')
  const folder = leadsFrom === undefined ? '' : `. ${folderInWords(leadsFrom)}`
  if (isSame) return `${path} follows from what it records${by}${folder}`
  const first = difference && `${difference.what} is ${difference.was} in the file and ${difference.is} now`
  const saved = workbook?.savedBy
  const told =
    saved !== undefined
      ? `${path} was saved by ${saved || 'another program'} after it was made, and ${savedInWords(workbook, first)}`
      : first === undefined
        ? `${path} differs, in no figure`
        : `${path} differs: ${first}`
  return `${told}${by}. ${causeInWords(file, own)}${folder}`
}

/** Whether a file was made by this program, and by which other in words. */
function isOwn({ madeBy }: VerifiedFile, own: Maker): boolean {
  return madeBy === undefined || (madeBy.version === own.version && madeBy.build === own.build)
}

function makerInWords(file: VerifiedFile, own: Maker): string {
  const { madeBy } = file
  if (madeBy === undefined || isOwn(file, own)) return ''
  return madeBy.version === own.version
    ? ` (made by another build of version ${own.version})`
    : ` (made by version ${madeBy.version}, verified by ${own.version})`
}

/** Where the paths of a file lead from, so that nobody takes one file for another of its name. */
function folderInWords({ folder, notRead, areRecorded }: LeadsFrom): string {
  const from = `Paths lead from the folder ${folder}`
  if (notRead.length === 0) return from
  const [stands, was, content] =
    notRead.length === 1
      ? ['stands', 'was', areRecorded ? 'as it was recorded' : 'with other content']
      : ['stand', 'were', areRecorded ? 'as they were recorded' : 'with other content']
  return `${from}; ${listInWords(notRead)} ${stands} in the working folder too, ${content}, and ${was} not read`
}

/** Whether the figures of a workbook that another program saved are those that it should hold, to go on after `and`. */
function savedInWords(workbook: WorkbookProof | undefined, first: string | undefined): string {
  const figures = workbook?.isUncalculated === true ? 'its inputs' : 'its figures'
  const left = workbook?.isUncalculated === true ? ', and what its formulas come to was left out' : ''
  return first === undefined
    ? `${figures} are those of what it records${left}`
    : `${figures} are not those of what it records${left}: ${first}`
}

/** What was typed into a workbook. Another build may write other cells, so that nothing can be told of one of those. */
function typedOf(file: VerifiedFile, own: Maker): readonly TypedCell[] {
  const { workbook } = file
  return workbook === undefined || !isOwn(file, own) ? [] : workbook.typed
}

function typedInWords(typed: readonly TypedCell[]): string {
  const told = typed.slice(0, mostTold).map(({ cell, what, isFormula, was, is }) => {
    const held = isFormula ? `a formula that comes to ${was}` : was
    return `${what} (${cell}) is ${is} and was ${held}`
  })
  const more = typed.length - told.length
  return `Typed into the workbook: ${[...told, ...(more === 0 ? [] : [`${more} more`])].join('; ')}`
}

/** Why a file differs, as far as what it records can tell. */
function causeInWords(file: VerifiedFile, own: Maker): string {
  const { madeBy, workbook } = file
  const typed = typedOf(file, own)
  const causes = [typed.length === 0 ? undefined : typedInWords(typed), sinceInWords(file)].filter(
    (cause) => cause !== undefined,
  )
  if (causes.length > 0) return causes.join('. ')
  if (workbook?.savedBy !== undefined) return 'No file that it rests on has changed'
  if (!isOwn(file, own))
    return `No file that it rests on has changed: the two ${madeBy?.version === own.version ? 'builds' : 'versions'} give different results, or it was edited`
  return 'No file that it rests on has changed: it was edited after it was made'
}

/** What the file rests on that has changed since it was made; undefined where nothing has. */
function sinceInWords({ changed, changedFiles }: VerifiedFile): string | undefined {
  const changes = inputChangesInWords(changed)
  const told = changes.slice(0, mostTold)
  const more = changes.length - told.length
  const inputs = [...told, ...(more === 0 ? [] : [`${more} more`])].join('; ')
  const files = listInWords(changedFiles)
  if (changed.length > 0) return `Changed since: ${inputs}${files === '' ? '' : ` (${files})`}`
  if (changedFiles.length === 0) return undefined
  return `${files} ${changedFiles.length === 1 ? 'has' : 'have'} changed, but no figure that it rests on`
}

/** What has changed of each figure, told once of all the scenarios in which it changed so. */
export function inputChangesInWords(changed: readonly ChangedInput[]): string[] {
  const scenarios = new Map<string, string[]>()
  for (const { scenario, path, was, is } of changed) {
    const change =
      was === undefined
        ? `is stated now (${is})`
        : is === undefined
          ? `is stated no longer (${was})`
          : `was ${was} and is ${is}`
    const words = `${path} ${change}`
    const known = scenarios.get(words)
    if (known === undefined) scenarios.set(words, [scenario])
    else known.push(scenario)
  }
  const isOne = new Set(changed.map(({ scenario }) => scenario)).size === 1
  return Array.from(scenarios, ([words, own]) => (isOne ? words : `${words} in ${listInWords(own)}`))
}

/** The whole answer of `verify` for people and for data. */
export function proofChapter(verified: Verified): Chapter {
  const { files, without, own } = verified
  const others = files.filter(({ isSame }) => !isSame)
  const told = (file: VerifiedFile): Sentence => [`${fileInWords(file, own)}.`]
  return {
    ...bareChapter('verify', 'Do results follow from what they record?'),
    facts: [
      ...(files.length === 1 ? [] : [[`${proofInWords(verified)}.`]]),
      ...(others.length > 0 ? others : files).map(told),
    ],
    notes: without.length === 0 ? [] : [[withoutInWords(without)]],
    data: { figures: undefined, facts: [], checks: [], records: proofRecords(verified) },
  }
}

function withoutInWords(without: readonly string[]): string {
  const more = without.length - mostTold
  const names = more > 0 ? [...without.slice(0, mostTold), `${more} more`] : without
  return `Not looked at, because nothing is recorded in ${without.length === 1 ? 'it' : 'them'}: ${listInWords(names)}.`
}

function proofRecords({ files, without, own }: Verified): Records {
  return {
    columns: ['file', 'outcome'],
    rows: files.map((file) => [file.path, outcomeOf(file)]),
    data: {
      command: 'verify',
      passed: allFollow({ files }),
      files: files.map((file) => ({
        file: file.path,
        outcome: outcomeOf(file),
        made_by: file.madeBy?.version ?? null,
        build: file.madeBy?.build ?? null,
        verified_by: own.version,
        read_from: file.leadsFrom?.folder ?? null,
        not_read: file.leadsFrom?.notRead ?? [],
        difference: file.difference ?? null,
        changed_inputs: file.changed.map(({ scenario, path, was, is }) => ({
          scenario,
          path,
          was: was ?? null,
          is: is ?? null,
        })),
        changed_files: file.changedFiles,
        saved_by: file.workbook?.savedBy ?? null,
        typed_cells: typedOf(file, own).map(({ cell, what, isFormula, was, is }) => ({
          cell,
          what,
          held_formula: isFormula,
          was,
          is,
        })),
        problem: file.problem === undefined ? null : { code: file.problem.code, message: file.problem.message },
      })),
      without_record: without,
    },
  }
}

function outcomeOf({ isSame, problem }: VerifiedFile): 'same' | 'differs' | 'not-made-again' {
  return problem !== undefined ? 'not-made-again' : isSame ? 'same' : 'differs'
}

/** The chapter of one file, for reporters that tell a case for each. */
export function proofFileChapter(file: VerifiedFile, own: Maker): Chapter {
  const { path, problem, isSame } = file
  const detail = fileInWords(file, own)
  const item = foundItem({
    id: 'follows',
    title: 'The file follows from what it records',
    holds: isSame,
    detail,
    sentence: [detail],
  })
  return {
    ...bareChapter(path, path),
    path,
    problems: problem === undefined ? [] : [{ diagnostic: problem, isError: true }],
    data: { figures: undefined, facts: [], checks: problem === undefined ? [item] : [] },
  }
}

/** What is said of all files together, for the same reporters. */
export function proofTogether(verified: Verified): Together {
  const { files } = verified
  const problems = files.flatMap(({ problem }) =>
    problem === undefined ? [] : [{ diagnostic: problem, isError: true }],
  )
  const failed = files.filter(({ isSame, problem }) => !isSame && problem === undefined).length
  return foundTogether({
    words: `${proofInWords(verified)}.`,
    passes: allFollow(verified),
    of: files.length,
    failed,
    problems,
  })
}
