import { printYear } from '../base/financial-year.ts'
import { once } from '../base/once.ts'
import type { Scenario } from '../open/open.ts'
import type { Format } from '../render/formats.ts'
import { renderWhole } from '../render/renderer.ts'
import { chartsIn } from '../report/chart-data.ts'
import { compareChapter } from '../report/compare/chapter.ts'
import { commandOf } from '../report/hint.ts'
import type { ViewChoice } from '../report/views/view.ts'
import type { QuestionOptions } from './answer-question.ts'
import { Batch, type Draft } from './batch.ts'
import { refuseUndrawn } from './chart-option.ts'
import type { YearChoice } from './choices.ts'
import { type AskedComparison, comparisonOf } from './comparison-of.ts'
import { type Exit, worse } from './exit.ts'
import { type Host, UsageError } from './host.ts'
import { madeOf } from './made-of.ts'
import { type ModelOptions, modelDrafts } from './model-options.ts'
import { isForPeople, type Output, ofAll } from './output.ts'
import { outputsOf } from './outputs.ts'
import { pageOf } from './page-of.ts'
import { Problems } from './problems.ts'
import { startedBy } from './program.ts'
import { openAll } from './read-scenarios.ts'
import { RunFacts } from './run-facts.ts'
import { sideText } from './side-files.ts'
import { exitOfChecks } from './strict-checks.ts'
import { viewable, viewChoice } from './view-options.ts'

/** What was asked of `scenario compare`. */
export interface CompareOptions extends QuestionOptions, ModelOptions, AskedComparison {
  readonly from?: string
  readonly rows: readonly string[]
}

/** Open scenarios, hold them against the first and write what comes of it to every output. */
export async function compareScenarios(
  files: readonly string[],
  options: CompareOptions,
  formats: readonly Format[],
  host: Host,
): Promise<Exit> {
  if (options.from !== undefined)
    throw new UsageError('--from goes with one scenario, whose bridge leads from that year to another.')
  const outputs = outputsOf(options, formats)
  const modelOf = await modelDrafts('compare', outputs, files, options, host)
  const each = outputs.find((output) => !ofAll(output))
  if (each !== undefined)
    throw new UsageError(`-o ${each.target}: a comparison is of all files together, in one result.`)
  const choice = viewChoice(options)
  const quiet = options.quiet === true
  const problems = new Problems(options.strict === true)
  const opened = openAll(files, options, host, problems).map((one) => viewable(one, choice, problems))
  const scenarios = opened.flatMap(({ scenario }) => scenario ?? [])
  const forPeople = outputs.some(isForPeople)
  host.err(
    problems.text(
      (problem) => problems.isError(problem) || (!quiet && forPeople && problem.code !== 'missing-sources'),
    ),
  )
  if (scenarios.length < opened.length) return problems.exit
  const facts = new RunFacts(
    {
      ...options,
      years: options.years as YearChoice,
    },
    (verb, ...after) => commandOf(startedBy(options, host), verb, ...files, ...after).text,
  )
  for (const scenario of scenarios) facts.note(scenario)
  facts.refuse(outputs)
  refuseUnlike(scenarios, choice)
  // What cannot be told is known before anything is written; of the model alone nothing is told.
  const comparison = outputs.every((output) => modelOf(output) !== undefined)
    ? undefined
    : comparisonOf(scenarios, files, options, choice, host)
  const told = (output: Output): Draft => {
    const made = madeOf('compare', 'records', output, options, host)
    const decimals = isForPeople(output) ? options.decimals : undefined
    const chapter = once(() => {
      if (comparison === undefined) throw new Error('Nothing was compared')
      // Only a screen may have no room for all years.
      const shownYears = output.format.readers === 'screen' ? comparison.shownYears : comparison.dataYears
      return compareChapter({ ...comparison, shownYears, choice: { ...choice, decimals } }, made)
    })
    return {
      add: () => {},
      text: async () => {
        const [{ render }, page] = await Promise.all([output.format.load(), pageOf(output, options, host)])
        refuseUndrawn(output, options, () => chartsIn(chapter()))
        const document = { made, chapters: [chapter()], summary: undefined, verdict: undefined, problems: [] }
        return renderWhole(render, document, page)
      },
      madeFrom: () => sideText(made, [chapter()]),
    }
  }
  const draftOf = (output: Output): Draft => modelOf(output) ?? told(output)
  const batch = new Batch(outputs, opened, draftOf, true, host)
  for (const one of opened) await batch.add(one)
  const written = worse(problems.exit, await batch.write(true))
  return worse(written, exitOfChecks(scenarios, options, host))
}

/** Figures of unlike units, prices or years are no differences. */
export function refuseUnlike(scenarios: readonly Scenario[], { unit, perHead }: ViewChoice): void {
  const [first, ...others] = scenarios as [Scenario, ...Scenario[]]
  const own = first.definition
  for (const { name, definition } of others) {
    if (definition.horizon.base !== own.horizon.base)
      throw new UsageError(
        `${first.name} begins in ${printYear(own.horizon.base)} and ${name} in ${printYear(definition.horizon.base)}: scenarios of unlike base years are not compared. Give both one years.base, with the figures of that year.`,
      )
    if (definition.prices.base !== own.prices.base)
      throw new UsageError(
        `${first.name} is in ${printYear(own.prices.base)} prices and ${name} in ${printYear(definition.prices.base)} prices: scenarios of unlike price bases are not compared. Give them one prices.base.`,
      )
    if (definition.unit !== own.unit && unit === undefined && perHead !== true)
      throw new UsageError(
        `${first.name} is in ${own.unit} and ${name} in ${definition.unit}: say in which to compare them, with --unit ${own.unit}.`,
      )
  }
}
