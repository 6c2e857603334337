import type { Started } from '../report/hint.ts'
import type { CommonOptions, ShowOptions } from './choices.ts'
import type { Host } from './host.ts'
import type { RunOptions } from './run-options.ts'
import type { ViewOptions } from './view-options.ts'

/** What a reader types to start the program: npx says in the environment that it was it. */
export function programOf({ env }: Host): string {
  return env.npm_command === 'exec' ? 'npx scenario' : 'scenario'
}

/** Options of any command, as far as another command of the reader's repeats them. */
export type Repeated = Pick<CommonOptions, 'set' | 'allowOutside' | 'asked'> &
  Pick<ShowOptions, 'unit' | 'decimals'> &
  ViewOptions &
  Partial<Pick<RunOptions, 'rows' | 'by'>>

/** How the program was started, for commands that are told to the reader. */
export function startedBy(options: Repeated, host: Host): Started {
  const { set, allowOutside, unit, decimals, prices, perHead, rows = [], by } = options
  const given = (name: string, value: string | number | undefined): string[] =>
    value === undefined ? [] : [name, String(value)]
  return {
    program: programOf(host),
    reading: [...set.flatMap((change) => ['--set', change]), ...(allowOutside === true ? ['--allow-outside'] : [])],
    showing: [
      ...given('--prices', prices),
      ...(perHead === true ? ['--per-head'] : []),
      ...given('--unit', unit),
      ...given('--decimals', decimals),
    ],
    choosing: [...rows.flatMap((pattern) => ['--rows', pattern]), ...given('--by', by)],
  }
}
