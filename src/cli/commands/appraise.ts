import { Command } from 'commander'
import { isOfOptions } from '../../definition/appraisal/of-options.ts'
import type { ItemId } from '../../definition/definition.ts'
import type { Scenario } from '../../open/open.ts'
import { appraise } from '../../questions/appraise/appraise.ts'
import { appraiseChapter } from '../../report/appraise/chapter.ts'
import { addChartOption } from '../add-chart-option.ts'
import { openQuestion, type QuestionOptions, tellAnswer } from '../answer-question.ts'
import type { ChartOption } from '../chart-option.ts'
import type { Done } from '../done.ts'
import type { Exit } from '../exit.ts'
import { type Host, UsageError } from '../host.ts'
import { addManual } from '../manual.ts'
import { addCommonOptions, addOutputOptions, addShowOptions } from '../options.ts'
import { isForPeople } from '../output.ts'
import { formatNames, formatsFor, outputsOf } from '../outputs.ts'
import { namedFiles } from '../read-scenarios.ts'
import manual from './appraise.md'

const formats = formatsFor('figures', 'charts')

interface AppraiseOptions extends QuestionOptions, ChartOption {
  readonly brief?: true
}

/** `scenario appraise <file...>`. */
export function command(host: Host, done: Done): Command {
  const own = new Command('appraise')
    .description(
      'Options against one another: scores on criteria, discounted cost against a counterfactual, ranks and what would change them.',
    )
    .argument('<file...>', 'a definition of options, or the definitions that are the options; - is standard input')
    .option('--brief', 'the answer, scores, cost and affordability alone, for people')
  const withOptions = addShowOptions(
    addCommonOptions(addOutputOptions(addChartOption(own, ['cost', 'envelope']), formatNames(formats))),
  )
  addManual(withOptions, manual, host)
  return own.action(async (files: string[], options: AppraiseOptions) =>
    done(await appraiseFiles(files, options, host)),
  )
}

async function appraiseFiles(files: readonly string[], options: AppraiseOptions, host: Host): Promise<Exit> {
  const outputs = outputsOf(options, formats)
  if (options.brief === true && !outputs.some(isForPeople))
    throw new UsageError('--brief goes with table and markdown, which people read.')
  const [path] = files as readonly [string, ...string[]]
  const named = namedFiles(files)
  const twice = files.find((file, at) => files.indexOf(file) !== at)
  if (twice !== undefined) throw new UsageError(`${twice} is given twice: an option is held against others.`)
  const options_ =
    files.length === 1 ? undefined : named.map(({ path: own, name }) => ({ id: name as ItemId, path: own }))
  const asked = openQuestion(path, options, host, options_)
  if ('exit' in asked) return asked.exit
  const { scenario } = asked
  const { definition } = scenario
  if (!isOfOptions(definition)) throw new UsageError(whyNothing(scenario, path))
  const appraised = appraise(definition, scenario.projection)
  const answer = {
    chapter: (view: Parameters<typeof appraiseChapter>[1], made: Parameters<typeof appraiseChapter>[2]) =>
      appraiseChapter({ scenario, file: files.join(', '), appraised }, view, made, options.brief === true),
    isFinding: false,
  }
  return tellAnswer('appraise', asked, answer, outputs, options, host)
}

function whyNothing({ definition }: Scenario, path: string): string {
  return definition.appraisal === undefined
    ? `${path} states no options to appraise. Give a file with "appraisal: { options: ... }", or several files that are the options.`
    : `${path} is a plan of its own. Give the other options as files beside it, or name all of them in "appraisal.options" of a file without lines.`
}
