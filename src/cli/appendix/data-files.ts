import type { Piece } from '../../render/renderer.ts'
import type { AppendixFiles } from '../../report/appendix/told.ts'
import { exit } from '../exit.ts'
import { type Host, UsageError } from '../host.ts'
import type { RunLine } from '../verify/remake.ts'
import type { OpenedScenario, ToldOptions } from './appendix-told.ts'

/** A file of an appendix: its name and what is in it. */
export type NamedPieces = readonly [name: string, pieces: readonly Piece[]]

/**
 * The files of an appendix that other commands write: each is what a command line of its own would write, to the byte, so that nothing is
 * worked out in two ways.
 */
export async function dataFiles(
  opened: readonly OpenedScenario[],
  files: AppendixFiles,
  appraised: string | undefined,
  options: ToldOptions,
  run: RunLine,
  host: Host,
): Promise<NamedPieces[]> {
  const paths = opened.map(({ path }) => asFile(path))
  const reading = readingWords(options)
  const unit = options.unit === undefined ? [] : ['--unit', options.unit]
  const together = paths.length === 1 ? 'run' : 'compare'
  const [model, ...models] = files.models
  const workbooks =
    models.length === 0
      ? [{ name: model ?? '', line: [together, ...paths, ...reading] }]
      : files.models.map((name, at) => ({ name, line: ['run', paths[at] ?? '', ...reading] }))
  const charts =
    files.chart === undefined
      ? []
      : [{ name: files.chart, line: [together, ...paths, ...reading, ...unit, '--chart', 'envelope'] }]
  const lines = [
    ...workbooks,
    ...charts,
    { name: files.figures, line: ['run', ...paths, ...reading, ...unit, '--format', 'tidy'] },
    {
      name: files.assumptions,
      line: ['assumptions', ...paths, ...reading, ...unit, ...stepWords(options), '--format', 'csv'],
    },
    ...(files.appraisal === undefined || appraised === undefined
      ? []
      : [
          {
            name: files.appraisal,
            line: ['appraise', asFile(appraised), ...dated(options), ...unit, '--format', 'tidy'],
          },
        ]),
    { name: files.checks, line: ['check', ...paths, ...reading, ...unit] },
  ]
  const written: NamedPieces[] = []
  for (const { name, line } of lines)
    written.push([name, [await writtenBy([...line, '-o', name, '--quiet'], name, run, host)]])
  return written
}

/** What a command line writes to a file, kept in memory. */
async function writtenBy(line: readonly string[], name: string, run: RunLine, host: Host): Promise<Uint8Array> {
  const kept: Uint8Array[] = []
  let said = ''
  const begin: Host['begin'] = () => {
    const pieces: Piece[] = []
    return {
      write: (piece) => void pieces.push(piece),
      keep: () => {
        kept.push(Buffer.concat(pieces.map((piece) => Buffer.from(piece as Uint8Array))))
        return undefined
      },
      drop: () => {},
    }
  }
  const code = await run(line, {
    ...host,
    begin,
    stage: (path, pieces) => {
      const begun = begin(path)
      for (const piece of pieces) begun.write(piece)
      return begun
    },
    out: () => {},
    err: (text) => {
      said += text
    },
    errIsTerminal: () => false,
    columns: () => undefined,
  })
  const [bytes] = kept
  // A check that fails is told in the file, and in the appendix.
  if (bytes !== undefined && (code === exit.ok || code === exit.findings)) return bytes
  throw new UsageError(`${name} cannot be made: ${said.trim().replace(/^scenario: /, '')}`)
}

function readingWords(options: ToldOptions): string[] {
  return [...options.set.flatMap((change) => ['--set', change]), ...dated(options)]
}

/** Where files may lie, and the day that it is. What is changed on the command line is changed in the scenarios, not in an appraisal. */
function dated({ allowOutside, asOf }: ToldOptions): string[] {
  return [...(allowOutside === true ? ['--allow-outside'] : []), ...(asOf === undefined ? [] : ['--as-of', asOf])]
}

function stepWords({ stepRate, stepShare, stepMoney }: ToldOptions): string[] {
  return ['--step-rate', stepRate, '--step-share', stepShare, '--step-money', stepMoney]
}

/** The name of a file where an option may stand. */
function asFile(path: string): string {
  return path.startsWith('-') && path !== '-' ? `./${path}` : path
}
