import type { Command } from 'commander'
import { once } from '../base/once.ts'
import type { Scenario } from '../open/open.ts'
import type { OptionFile } from '../open/options-of-files.ts'
import type { Format } from '../render/formats.ts'
import { renderWhole } from '../render/renderer.ts'
import { chartsIn } from '../report/chart-data.ts'
import type { Chapter, Made } from '../report/document.ts'
import { type View, viewOf } from '../report/views/view.ts'
import { Batch, type Draft } from './batch.ts'
import { type ChartOption, refuseUndrawn } from './chart-option.ts'
import type { CommonOptions, ShowOptions } from './choices.ts'
import { type Exit, exit, worse } from './exit.ts'
import type { Host } from './host.ts'
import { madeOf } from './made-of.ts'
import { addCommonOptions, addOutputOptions, addShowOptions, addViewOptions } from './options.ts'
import type { Output } from './output.ts'
import { formatNames, type OutputOptions, outputsOf } from './outputs.ts'
import { pageOf } from './page-of.ts'
import { Problems } from './problems.ts'
import type { Repeated } from './program.ts'
import { namedFiles, type Opened, openEach } from './read-scenarios.ts'
import { sideText } from './side-files.ts'
import { exitOfChecks } from './strict-checks.ts'
import { type ViewOptions, viewable, viewChoice } from './view-options.ts'

/** Options of a command that asks a question of one scenario. */
export interface QuestionOptions extends CommonOptions, ShowOptions, ViewOptions, OutputOptions {}

/** Add the options that every question takes: which format, where to, and those on reading and showing. */
export function addQuestionOptions(command: Command, formats: readonly Format[], strict?: string): Command {
  return addShowOptions(addViewOptions(addCommonOptions(addOutputOptions(command, formatNames(formats)), strict)))
}

/** An answer: its chapter in a view, and whether it fails under `--strict`, its scenario's checks apart. */
export interface Answer {
  readonly chapter: (view: View, made: Made) => Chapter
  readonly isFinding: boolean
  /** Set where Ctrl-C ended it early: what is known goes to standard output, marked, and to no file. */
  readonly isStopped?: boolean
}

/**
 * Open the scenario of a question, answer it and write the answer to every output. `answer` throws a `UsageError` where the
 * question cannot be asked of it. `draftInstead` gives the draft of an output that holds something else than the answer.
 */
export async function answerQuestion(
  command: string,
  file: string,
  options: QuestionOptions,
  formats: readonly Format[],
  answer: (scenario: Scenario) => Answer,
  host: Host,
  draftInstead?: (output: Output) => Draft | undefined,
): Promise<Exit> {
  const outputs = outputsOf(options, formats)
  const asked = openQuestion(file, options, host)
  if ('exit' in asked) return asked.exit
  return tellAnswer(command, asked, answer(asked.scenario), outputs, options, host, draftInstead)
}

/** Write an answer to every output. One that was ended early goes to standard output alone. */
export async function tellAnswer(
  command: string,
  { opened, scenario, view }: OpenedQuestion,
  { chapter, isFinding, isStopped = false }: Answer,
  outputs: readonly Output[],
  options: Repeated & Pick<CommonOptions, 'strict' | 'quiet'> & ShowOptions & ChartOption & { readonly excel?: true },
  host: Host,
  draftInstead?: (output: Output) => Draft | undefined,
): Promise<Exit> {
  const quiet = options.quiet === true
  const told = (output: Output): Draft => {
    const made = madeOf(command, 'records', output, options, host)
    const own = once(() => chapter(view, made))
    return {
      add: () => {},
      text: async () => {
        const [{ render }, page] = await Promise.all([output.format.load(), pageOf(output, options, host)])
        refuseUndrawn(output, options, () => chartsIn(own()))
        const document = { made, chapters: [own()], summary: undefined, verdict: undefined, problems: [] }
        return renderWhole(render, document, page)
      },
      madeFrom: () => sideText(made, [own()]),
    }
  }
  const draftOf = (output: Output): Draft => draftInstead?.(output) ?? told(output)
  const kept = isStopped ? outputs.filter(({ target }) => target === '-') : outputs
  const batch = new Batch(kept, [opened], draftOf, quiet, host)
  await batch.add(opened)
  const written = await batch.write(quiet)
  if (isStopped) return exit.interrupted
  const found = options.strict === true && isFinding ? exit.findings : exit.ok
  return worse(worse(written, found), exitOfChecks([scenario], options, host))
}

/** The scenario that a question is asked of, and how it is viewed. */
export interface OpenedQuestion {
  readonly opened: Opened
  readonly scenario: Scenario
  readonly view: View
}

/**
 * Open the scenario of a question and tell its problems; the exit code where it is wrong. `together` are the files that are options of
 * one appraisal, the file of the question first.
 */
export function openQuestion(
  file: string,
  options: CommonOptions & ShowOptions & ViewOptions,
  host: Host,
  together?: readonly OptionFile[],
): OpenedQuestion | { readonly exit: Exit } {
  const choice = viewChoice(options)
  const quiet = options.quiet === true
  const problems = new Problems(options.strict === true)
  const [named] = namedFiles([file])
  const [read] = named === undefined ? [] : openEach([{ ...named, options: together }], options, host, problems)
  const opened = read && viewable(read, choice, problems)
  host.err(problems.text((problem) => problems.isError(problem) || (!quiet && problem.code !== 'missing-sources')))
  const scenario = opened?.scenario
  if (opened === undefined || scenario === undefined) return { exit: problems.exit }
  return { opened, scenario, view: viewOf(scenario, { ...choice, decimals: options.decimals }) }
}
