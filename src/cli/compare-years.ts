import type { Scenario } from '../open/open.ts'
import { growthDoingNothing } from '../questions/bridge/do-nothing.ts'
import { NoBridge, usualYears } from '../questions/bridge/no-bridge.ts'
import { bridgeOverTime } from '../questions/bridge/over-time.ts'
import type { Format } from '../render/formats.ts'
import { divisorsOf, overTimeChapter } from '../report/over-time.ts'
import { type Answer, answerQuestion } from './answer-question.ts'
import { readRow } from './asked-figure.ts'
import type { CompareOptions } from './compare-scenarios.ts'
import type { Exit } from './exit.ts'
import { type Host, UsageError } from './host.ts'
import { modelDrafts } from './model-options.ts'
import { outputsOf } from './outputs.ts'
import { readYear } from './read-varied.ts'
import { viewChoice } from './view-options.ts'

/** Tell what moved a row of one scenario from one year to a later one, and write it to every output. */
export async function compareYears(
  [file = '']: readonly string[],
  options: CompareOptions,
  formats: readonly Format[],
  host: Host,
): Promise<Exit> {
  if (options.rows.length > 0 || options.years !== undefined)
    throw new UsageError(
      '--rows and --years go with several scenarios. Of one, --row, --from and --bridge say what is told.',
    )
  const modelOf = await modelDrafts('compare', outputsOf(options, formats), [file], options, host)
  const answer = (scenario: Scenario): Answer => answerOf(scenario, file, options, host)
  return answerQuestion('compare', file, options, formats, answer, host, modelOf)
}

function answerOf(scenario: Scenario, file: string, options: CompareOptions, host: Host): Answer {
  const { horizon } = scenario.model
  const row = readRow(scenario, options.row ?? 'headroom', file, options, host)
  const { from, to } = usualYears(scenario, row, {
    ...(options.from === undefined ? {} : { from: readYear(options.from, '--from', horizon) }),
    ...(options.bridge === undefined ? {} : { to: readYear(options.bridge, '--bridge', horizon) }),
  })
  try {
    const divisors = divisorsOf(scenario, row, viewChoice(options))
    const bridge = bridgeOverTime(scenario, row, { from, to }, divisors)
    const doingNothing = growthDoingNothing(scenario, row, { from, to }, divisors)
    return {
      chapter: (view, made) => overTimeChapter({ scenario, file, row, from, to, bridge, doingNothing }, view, made),
      isFinding: false,
    }
  } catch (problem) {
    if (problem instanceof NoBridge) throw new UsageError(problem.message)
    throw problem
  }
}
