import type { Scenario } from '../open/open.ts'
import type { Piece } from '../render/renderer.ts'
import { type Exit, exit, worse } from './exit.ts'
import type { Host, Staged } from './host.ts'
import { fileOf, type Output, ofAll } from './output.ts'
import type { NamedFile, Opened } from './read-scenarios.ts'
import { sideFileOf } from './side-files.ts'
import { TakenPlaces } from './taken-places.ts'
import { putInPlace, writeResult } from './write-result.ts'

/** A result in the making. It takes its scenarios one at a time and keeps of each only what its format needs. */
export interface Draft {
  readonly add: (scenario: Scenario) => void | Promise<void>
  /** The whole text, in pieces. */
  readonly text: () => readonly Piece[] | Promise<readonly Piece[]>
  /** What it was made from, for a file beside it; asked once the text is made. */
  readonly madeFrom?: () => string
}

/** A file of one scenario that stands beside its place. */
interface Ready {
  readonly target: string
  readonly staged: Staged
}

/** What comes of one output: a draft of all scenarios, or a file of each. */
interface Result {
  readonly output: Output
  readonly draft: Draft | undefined
  readonly ready: Ready[]
}

/** After so many scenarios the event loop has its turn, because only there Ctrl-C is heard. */
const turn = 10

/**
 * The results of one command, from scenarios that come one at a time. A target with `{scenario}` is one file for each
 * scenario that is right; any other holds them all, and is held back where one of them is wrong. Files are written beside
 * their places as they are made, and put there once the whole command is known to be right.
 */
export class Batch {
  private readonly files: readonly NamedFile[]
  private readonly draftOf: (output: Output, only?: NamedFile) => Draft
  private readonly host: Host
  private readonly isWatched: boolean
  private readonly places: TakenPlaces
  private readonly results: readonly Result[]
  private readonly wrong: string[] = []
  private seen = 0

  /** Throws a `UsageError` where results would meet in one file, or overwrite a definition. */
  constructor(
    outputs: readonly Output[],
    files: readonly NamedFile[],
    draftOf: (output: Output, only?: NamedFile) => Draft,
    quiet: boolean,
    host: Host,
  ) {
    this.files = files
    this.draftOf = draftOf
    this.host = host
    this.isWatched = !quiet && files.length > 20 && outputs.some(({ target }) => target !== '-') && host.errIsTerminal()
    this.places = new TakenPlaces(outputs, files, host)
    this.results = outputs.map((output) => ({
      output,
      draft: ofAll(output) ? draftOf(output) : undefined,
      ready: [],
    }))
  }

  /**
   * Take in the next file, and make what is of it alone. Throws a `UsageError` where a result would overwrite a file that it
   * rests on.
   */
  async add({ scenario, path, name, reads }: Opened): Promise<void> {
    for (const one of reads) this.places.reads('definition', one)
    if (scenario === undefined) this.wrong.push(path)
    else {
      for (const { output, draft, ready } of this.results) {
        if (draft === undefined) ready.push(...(await this.make(output, { path, name }, scenario)))
        // What is held back in the end need not be made.
        else if (this.wrong.length === 0) await draft.add(scenario)
      }
    }
    this.seen++
    const isTurn = this.seen % turn === 0
    if (this.isWatched && (isTurn || this.seen === this.files.length))
      this.host.err(`\r${this.seen} of ${this.files.length} scenarios`)
    if (isTurn) await new Promise((resolve) => setImmediate(resolve))
  }

  private async make(output: Output, file: NamedFile, scenario: Scenario): Promise<Ready[]> {
    const draft = this.draftOf(output, file)
    await draft.add(scenario)
    const pieces = await draft.text()
    return resultFiles(output, fileOf(output, file.name), pieces, draft).map((one) => ({
      target: one.target,
      staged: this.host.stage(one.target, one.pieces),
    }))
  }

  /** Put everything in its place, in order. A batch tells on standard error how it went. */
  async write(quiet: boolean): Promise<Exit> {
    if (this.isWatched) this.host.err('\n')
    const outcomes: Exit[] = []
    const held: string[] = []
    // Where no scenario is right there is nothing to write.
    for (const { output, draft, ready } of this.right === 0 ? [] : this.results) {
      const { target } = output
      if (draft === undefined) {
        for (let next = ready.shift(); next !== undefined; next = ready.shift())
          outcomes.push(putInPlace(next.target, next.staged, this.host))
      } else if (this.wrong.length > 0) {
        if (target !== '-') held.push(target)
      } else {
        for (const file of resultFiles(output, target, await draft.text(), draft)) {
          const outcome = writeResult(file.target, file.pieces, this.host)
          if (target !== '-') outcomes.push(outcome)
        }
      }
    }
    if (outcomes.length + held.length > 0)
      this.tell(outcomes.filter((outcome) => outcome === exit.ok).length, held, quiet)
    return outcomes.reduce(worse, exit.ok)
  }

  private get right(): number {
    return this.seen - this.wrong.length
  }

  private tell(written: number, held: readonly string[], quiet: boolean): void {
    const { wrong, seen, right } = this
    if (wrong.length === 0 && (quiet || seen === 1)) return
    const all = `${right} of ${seen} scenarios right, ${written} ${written === 1 ? 'file' : 'files'} written`
    const bad = wrong.length === 0 ? '' : `; wrong: ${wrong.join(', ')}`
    const not = held.length === 0 ? '' : `; not written: ${held.join(', ')}`
    this.host.err(`${all}${bad}${not}.\n`)
  }

  /** Take away what stands beside its place, the last first, as the first made the folders. After `write` there is nothing. */
  discard(): void {
    const ready = this.results.flatMap((result) => result.ready.splice(0))
    for (const { staged } of ready.reverse()) staged.drop()
  }
}

/** What is written of a result: its text, and what it was made from where that stands beside it. */
function resultFiles(
  { hasSideFile }: Output,
  target: string,
  pieces: readonly Piece[],
  { madeFrom }: Draft,
): readonly { readonly target: string; readonly pieces: readonly Piece[] }[] {
  if (hasSideFile !== true || madeFrom === undefined) return [{ target, pieces }]
  return [
    { target, pieces },
    { target: sideFileOf(target), pieces: [madeFrom()] },
  ]
}
