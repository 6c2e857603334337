import { listInWords } from '../base/list-in-words.ts'
import type { Scenario } from '../open/open.ts'
import { isUnsettled } from '../report/checks/verdict.ts'
import { commandOf } from '../report/hint.ts'
import type { CommonOptions } from './choices.ts'
import { type Exit, exit } from './exit.ts'
import type { Host } from './host.ts'
import { type Repeated, startedBy } from './program.ts'

/**
 * What the checks of scenarios make of the exit code, on every command that tells of figures: under `--strict` one that fails, only warns
 * or could not be tested is a finding, and the reason stands where errors stand.
 */
export function exitOfChecks(
  scenarios: readonly Scenario[],
  options: Repeated & Pick<CommonOptions, 'strict'>,
  host: Host,
): Exit {
  const failed = options.strict === true ? scenarios.filter(isUnsettled) : []
  if (failed.length === 0) return exit.ok
  tellFailed(
    failed.map(({ name, files }) => ({ name, path: files.at(-1)?.source?.path ?? name })),
    options,
    host,
  )
  return exit.findings
}

/** Say on standard error which scenarios have failed checks, and the command that tells which those are. */
export function tellFailed(
  failed: readonly { readonly name: string; readonly path: string }[],
  options: Repeated & Pick<CommonOptions, 'strict'>,
  host: Host,
): void {
  const isStrict = options.strict === true
  const paths = failed.map(({ path }) => path)
  const which = commandOf(startedBy(options, host), 'check', ...paths, ...(isStrict ? ['--strict'] : [])).text
  host.err(
    `CHECKS FAILED${isStrict ? ' under --strict' : ''} in ${listInWords(failed.map(({ name }) => name))}. Which: ${which}\n`,
  )
}
