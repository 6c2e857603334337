import { commandOf } from '../report/hint.ts'
import { Batch, type Draft } from './batch.ts'
import { type Exit, exit, worse } from './exit.ts'
import type { Host } from './host.ts'
import { isForPeople, type Output } from './output.ts'
import { Problems } from './problems.ts'
import { startedBy } from './program.ts'
import { type NamedFile, namedFiles, openEach } from './read-scenarios.ts'
import { RunFacts } from './run-facts.ts'
import type { RunOptions } from './run-options.ts'
import { tellFailed } from './strict-checks.ts'
import { viewable, viewChoice } from './view-options.ts'

/**
 * Project scenarios one after the other and write their results. Throws a `UsageError`, with nothing written, where what was
 * asked for cannot be shown.
 */
export async function runScenarios(
  paths: readonly string[],
  outputs: readonly Output[],
  options: RunOptions,
  draftOf: (output: Output, only?: NamedFile) => Draft,
  host: Host,
): Promise<Exit> {
  const choice = viewChoice(options)
  const started = startedBy(options, host)
  const isQuiet = options.quiet === true
  const problems = new Problems(options.strict === true)
  const files = namedFiles(paths)
  const facts = new RunFacts(options, (verb, ...after) => commandOf(started, verb, ...paths, ...after).text)
  const batch = new Batch(outputs, files, draftOf, isQuiet, host)
  try {
    for (const read of openEach(files, options, host, problems)) {
      const opened = viewable(read, choice, problems)
      if (opened.scenario !== undefined) facts.note(opened.scenario)
      await batch.add(opened)
    }
    facts.refuse(outputs)
    const forPeople = outputs.some(isForPeople)
    host.err(
      problems.text((diagnostic) => {
        if (problems.isError(diagnostic)) return true
        return !isQuiet && (forPeople || diagnostic.code !== 'missing-sources')
      }),
    )
    if (!isQuiet) host.err(facts.unlikePricesNote(outputs))
    const written = await batch.write(isQuiet)
    // What people read is stamped; under --strict it is an error as well, and the exit code has its reason where errors stand.
    const isStrict = options.strict === true
    if (facts.failed.length > 0 && (isStrict || (!forPeople && !isQuiet))) tellFailed(facts.failed, options, host)
    return worse(worse(problems.exit, written), facts.isUnsettled ? exit.findings : exit.ok)
  } finally {
    batch.discard()
  }
}
