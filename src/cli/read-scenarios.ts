import { Loader } from '../definition/layers/load.ts'
import type { Diagnostic } from '../diagnostics/catalogue.ts'
import { scenarioNames } from '../open/names.ts'
import { openScenario, type Scenario } from '../open/open.ts'
import type { OptionFile } from '../open/options-of-files.ts'
import { type CommonOptions, dateOf } from './choices.ts'
import type { Host } from './host.ts'
import { notingReads } from './noted-reads.ts'
import type { Problems } from './problems.ts'

/** A file of the command line, and the shortest name that tells it from the others. */
export interface NamedFile {
  readonly path: string
  readonly name: string
  /** Where it is the first of several that are the options of one appraisal: all of them. */
  readonly options?: readonly OptionFile[] | undefined
}

/** A file of the command line and the scenario it holds; undefined where it is wrong. */
export interface Opened extends NamedFile {
  readonly scenario: Scenario | undefined
  /** The same, where only warnings under `--strict` stand against it. */
  readonly projected: Scenario | undefined
  readonly problems: readonly Diagnostic[]
  /** The files that were read for it and for none before it, also where it is wrong. */
  readonly reads: readonly string[]
}

/** The files of the command line with their names. */
export function namedFiles(paths: readonly string[]): NamedFile[] {
  const names = scenarioNames(paths)
  return paths.map((path, index) => ({ path, name: names[index] ?? path }))
}

/**
 * Read, check and project one file after the other, each when it is asked for, so that a caller who lets go of a scenario
 * never holds more than one. A parent that files share is read once. Problems are noted, and one bad file does not stop the rest.
 */
export function* openEach(
  files: readonly NamedFile[],
  options: CommonOptions,
  host: Host,
  problems: Problems,
): Generator<Opened, void> {
  const noted = notingReads(host)
  const loader = new Loader(noted.host, { set: options.set, allowOutside: options.allowOutside === true })
  const today = dateOf(options, host)
  for (const { path, name, options: together } of files) {
    const found: Diagnostic[] = []
    const projected = openScenario(loader, { path, name, today, options: together }, (diagnostic) => {
      found.push(diagnostic)
      problems.tell(diagnostic)
    })
    const failed = found.some((diagnostic) => problems.isError(diagnostic))
    yield { path, name, scenario: failed ? undefined : projected, projected, problems: found, reads: [...noted.paths] }
    noted.paths.clear()
    loader.release(path)
  }
}

/** The same for every file at once, for commands that weigh all of them together. */
export function openAll(
  paths: readonly string[],
  options: CommonOptions,
  host: Host,
  problems: Problems,
): readonly Opened[] {
  return [...openEach(namedFiles(paths), options, host, problems)]
}
