import { Loader } from '../definition/layers/load.ts'
import type { Diagnostic } from '../diagnostics/catalogue.ts'
import { scenarioNames } from '../open/names.ts'
import { openScenario, type Scenario } from '../open/open.ts'
import type { Host } from './host.ts'
import { type CommonOptions, dateOf } from './options.ts'
import type { Problems } from './problems.ts'

/** A file of the command line and the scenario it holds; undefined where it is wrong. */
export interface Opened {
  readonly path: string
  readonly name: string
  readonly scenario: Scenario | undefined
  /** The same, where only warnings under `--strict` stand against it. */
  readonly projected: Scenario | undefined
  readonly problems: readonly Diagnostic[]
}

/** Read, check and project every file, each parent once. Problems are noted, and one bad file does not stop the rest. */
export function readScenarios(
  paths: readonly string[],
  options: CommonOptions,
  host: Host,
  problems: Problems,
): Opened[] {
  const loader = new Loader(host, { set: options.set, allowOutside: options.allowOutside === true })
  const today = dateOf(options, host)
  const names = scenarioNames(paths)
  return paths.map((path, index) => {
    const name = names[index] ?? path
    const found: Diagnostic[] = []
    const projected = openScenario(loader, { path, name, today }, (diagnostic) => {
      found.push(diagnostic)
      problems.tell(diagnostic)
    })
    const failed = found.some((diagnostic) => problems.isError(diagnostic))
    return { path, name, scenario: failed ? undefined : projected, projected, problems: found }
  })
}
