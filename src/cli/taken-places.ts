import type { ReadFile } from '../definition/layers/load.ts'
import { type Host, UsageError } from './host.ts'
import { fileOf, type Output, ofAll } from './output.ts'
import { placeholder, refuseUnknownPlaceholder } from './placeholder.ts'
import type { NamedFile } from './read-scenarios.ts'
import { filesOf } from './side-files.ts'

/** What the files that a command reads are. */
export type WhatIsRead = 'definition' | 'part' | 'budget' | 'mapping' | 'manifest' | 'verified result'

/** What a place is for: a file that is read, or a result. */
interface Use {
  readonly is: WhatIsRead | 'result'
  readonly path: string
  /** What to do where a result meets another file, if not what `-o` offers. */
  readonly mend?: string
  /** Whose result it is, where a command makes them for many. */
  readonly of?: string
}

const ofOutput = `Choose another -o, or put ${placeholder} in it.`

/** The places of the files that one command reads and writes. None may be both, and no two results may meet in one. */
export class TakenPlaces {
  private readonly host: Host
  /** By real path. */
  private readonly uses = new Map<string, Use>()
  private readonly known = new Set<string>()

  /** Throws a `UsageError` where results would meet in one file, or overwrite a file of the command line. */
  constructor(
    outputs: readonly Pick<Output, 'target' | 'hasSideFile'>[],
    files: readonly NamedFile[],
    host: Host,
    is: WhatIsRead = 'definition',
  ) {
    this.host = host
    for (const { target } of outputs) refuseUnknownPlaceholder(target)
    for (const { path } of files) this.reads(is, path)
    for (const output of outputs.flatMap(filesOf)) {
      const { target } = output
      if (!ofAll(output)) {
        for (const { name } of files) this.take({ is: 'result', path: fileOf(output, name) })
      } else if (target !== '-') this.take({ is: 'result', path: target })
    }
  }

  /** Note the files that a scenario rests on. Throws a `UsageError` where a result would overwrite one of them. */
  read(files: readonly ReadFile[]): void {
    for (const { source } of files) if (source !== undefined) this.reads('definition', source.path)
  }

  /** Note one file that is written for somebody; whose place it is already, where it is taken, for callers that say so at a place of a file. */
  takenBy(path: string, of: string): string | undefined {
    const other = this.meet({ is: 'result', path, of })
    return other && (other.of ?? other.path)
  }

  /** Note a file that is read, whatever it is. Standard input is none. Throws a `UsageError` where a result would overwrite it. */
  reads(is: WhatIsRead, path: string): void {
    if (path === '-' || path === '<stdin>' || this.known.has(path)) return
    this.known.add(path)
    this.take({ is, path })
  }

  /** Note a file that is written in one place whatever is read. Throws a `UsageError` where it would overwrite another. */
  writes(path: string): void {
    if (path !== '-') this.take({ is: 'result', path, mend: 'Name another file.' })
  }

  private take(use: Use): void {
    const other = this.meet(use)
    if (other === undefined) return
    const { path: target, mend = ofOutput } = use.is === 'result' ? use : other
    const read = [use, other].find(({ is }) => is !== 'result')
    const what = read === undefined ? 'another result of this command' : `the ${read.is} ${read.path}`
    throw new UsageError(`${target} would overwrite ${what}. ${mend}`)
  }

  /** Take a place; what it is for already, where the two cannot share it. */
  private meet(use: Use): Use | undefined {
    const real = this.host.real(use.path)
    const other = this.uses.get(real)
    if (other === undefined) this.uses.set(real, use)
    return other !== undefined && (use.is === 'result' || other.is === 'result') ? other : undefined
  }
}
