import { bareChapter } from './bare-chapter.ts'
import type { Chapter, Table, Together } from './document.ts'
import { foundItem, foundTogether } from './found.ts'
import type { Sentence } from './sentence.ts'

/** What came of one run of a batch. */
export interface BatchedRun {
  readonly name: string
  readonly path: string
  readonly isWritten: boolean
  readonly files: readonly string[]
  /** What was said of it: why it was not written. */
  readonly said: string
  readonly exit: number
}

/** How many runs there were and how they went, without a full stop. */
export function batchInWords(runs: readonly BatchedRun[]): string {
  const written = runs.filter(({ isWritten }) => isWritten)
  const files = written.reduce((sum, one) => sum + one.files.length, 0)
  const wrong = runs.length - written.length
  const all = `${written.length} of ${runs.length} ${runs.length === 1 ? 'run' : 'runs'} done, ${files} ${files === 1 ? 'file' : 'files'} written`
  return wrong === 0 ? all : `${all}; ${wrong} ${wrong === 1 ? 'run is' : 'runs are'} wrong`
}

/** The answer of `batch` for people and for data: a row a run. */
export function batchChapter(runs: readonly BatchedRun[]): Chapter {
  const wrong = runs.filter(({ isWritten }) => !isWritten)
  return {
    ...bareChapter('batch', 'Batch'),
    facts: [
      [`${batchInWords(runs)}.`],
      ...wrong.map(({ name, said }): Sentence => [`${name} is wrong: ${firstLine(said)}`]),
    ],
    tables: [tableOf(runs)],
    data: {
      figures: undefined,
      facts: [],
      checks: [],
      records: {
        columns: ['run', 'scenario', 'outcome', 'files'],
        rows: runs.map(({ name, path, isWritten, files }) => [name, path, outcome(isWritten), files.join(' ')]),
        data: {
          command: 'batch',
          passed: wrong.length === 0,
          runs: runs.map(({ name, path, isWritten, files, said, exit }) => ({
            run: name,
            scenario: path,
            outcome: outcome(isWritten),
            exit,
            files: isWritten ? files : [],
            said: isWritten ? null : said,
          })),
        },
      },
    },
  }
}

function outcome(isWritten: boolean): string {
  return isWritten ? 'written' : 'wrong'
}

function tableOf(runs: readonly BatchedRun[]): Table {
  return {
    heading: 'Runs',
    basis: 'in the order of the manifest',
    decimals: 0,
    percentDecimals: 0,
    columns: [
      { label: 'outcome', note: '' },
      { label: 'files', note: '' },
    ],
    rows: runs.map(({ name, isWritten, files }) => ({
      role: 'item',
      label: name,
      cells: [
        { is: 'text', text: isWritten ? 'written' : 'WRONG' },
        { is: 'text', text: isWritten ? String(files.length) : '0' },
      ],
    })),
    additions: [],
    notes: [],
  }
}

/** The chapter of one run, for reporters that tell a case for each. */
export function batchedRunChapter({ name, path, isWritten, files, said }: BatchedRun): Chapter {
  const detail = isWritten ? `Written: ${files.join(', ')}` : said.trimEnd()
  const item = foundItem({
    id: 'run',
    title: 'The run is done and its files are written',
    holds: isWritten,
    detail,
    sentence: [isWritten ? `${name} is written` : `${name} is wrong: ${firstLine(said)}`],
  })
  return { ...bareChapter(name, name), path, data: { figures: undefined, facts: [], checks: [item] } }
}

/** What is said of all runs together, for the same reporters. */
export function batchTogether(runs: readonly BatchedRun[]): Together {
  const failed = runs.filter(({ isWritten }) => !isWritten).length
  return foundTogether({
    words: `${batchInWords(runs)}.`,
    passes: failed === 0,
    of: runs.length,
    failed,
    problems: [],
  })
}

function firstLine(text: string): string {
  return text.split('\n', 1)[0] ?? ''
}
