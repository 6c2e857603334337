import { envelope, hasEnvelope } from '../../model/care-settings.ts'
import type { Scenario } from '../../open/open.ts'
import { rowNamed } from '../../open/project.ts'
import { changesBetween } from '../../questions/changes.ts'
import { sharedCount } from '../../questions/compare.ts'
import { reachedRows } from '../../questions/reached.ts'
import { type DefinitionsDiffered, definitionDiffChapter } from '../../report/diff/definition-diff.ts'
import { readRow } from '../asked-figure.ts'
import { refuseUnlike } from '../compare-scenarios.ts'
import { bridgesOf } from '../comparison-of.ts'
import { type Exit, exit, worse } from '../exit.ts'
import { type Host, UsageError } from '../host.ts'
import { isForPeople, type Output } from '../output.ts'
import { Problems } from '../problems.ts'
import { openAll } from '../read-scenarios.ts'
import { readYear } from '../read-varied.ts'
import { shownYears } from '../shown-years.ts'
import { exitOfChecks } from '../strict-checks.ts'
import { viewable, viewChoice } from '../view-options.ts'
import type { DiffOptions } from './diff-options.ts'
import { writeDiff } from './write-diff.ts'

/** Open two versions of a definition, say what changed and what it did, and write that to every output. */
export async function diffDefinitions(
  files: readonly [string, string],
  options: DiffOptions,
  outputs: readonly Output[],
  host: Host,
): Promise<Exit> {
  const choice = viewChoice(options)
  const problems = new Problems(options.strict === true)
  const opened = openAll(files, options, host, problems).map((one) => viewable(one, choice, problems))
  host.err(problems.text((problem) => problems.isError(problem)))
  const [first, second] = opened.flatMap(({ scenario }) => scenario ?? [])
  if (first === undefined || second === undefined) return problems.exit
  const differed = differedOf([first, second], files, options, host)
  const chapter: Parameters<typeof writeDiff>[2] = (output) => {
    const decimals = isForPeople(output) ? options.decimals : undefined
    return (made) => definitionDiffChapter({ ...differed, choice: { ...choice, decimals } }, made)
  }
  const written = await writeDiff(outputs, opened, chapter, options, host)
  const found = differed.changes.length === 0 ? exit.ok : exit.findings
  return worse(worse(problems.exit, written), worse(found, exitOfChecks([second], options, host)))
}

function differedOf(
  scenarios: readonly [Scenario, Scenario],
  files: readonly [string, string],
  options: DiffOptions,
  host: Host,
): DefinitionsDiffered {
  const choice = viewChoice(options)
  const [first] = scenarios
  const count = sharedCount(scenarios)
  const [shortest = first] = scenarios.filter(({ definition }) => definition.horizon.count === count)
  const differed = {
    scenarios,
    files,
    choice,
    changes: changesBetween(...scenarios),
    shownYears: shownYears(shortest, options.years ?? 'key'),
  }
  const unlike = unlikeness(scenarios, options)
  if (unlike !== undefined) return { ...differed, reached: [], bridges: [], unlike }
  const asked =
    options.bridge === undefined
      ? undefined
      : readYear(options.bridge, '--bridge', { ...first.definition.horizon, count })
  const names = options.row.length > 0 ? [...new Set(options.row)] : usualRows(scenarios)
  const bridges = names.flatMap((name) => {
    const [row] = scenarios.map((scenario, at) => readRow(scenario, name, files[at] ?? scenario.name, options, host))
    return row === undefined ? [] : bridgesOf(scenarios, row, asked ?? count, asked === undefined, choice, false)
  })
  return { ...differed, reached: reachedRows(...scenarios), bridges, unlike: undefined }
}

/** What a board asks about: what is left, and the money for care out of hospital, where both versions have them. */
function usualRows(scenarios: readonly Scenario[]): string[] {
  const has = (path: 'headroom' | typeof envelope): boolean =>
    scenarios.every(
      ({ definition, projection }) =>
        rowNamed(projection, path) !== undefined && (path !== envelope || hasEnvelope(definition)),
    )
  return (['headroom', envelope] as const).filter(has)
}

/** Why figures of the two cannot be held against each other: then only what is stated is. */
function unlikeness(scenarios: readonly Scenario[], options: DiffOptions): string | undefined {
  try {
    refuseUnlike(scenarios, viewChoice(options))
    return undefined
  } catch (problem) {
    if (!(problem instanceof UsageError)) throw problem
    return `Figures are not held against each other: ${problem.message}`
  }
}
