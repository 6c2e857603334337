import { once } from '../base/once.ts'
import { yearsOf } from '../definition/values/years.ts'
import type { ProblemCode } from '../diagnostics/catalogue.ts'
import type { Scenario } from '../open/open.ts'
import { registerOf } from '../questions/register/register.ts'
import type { Format } from '../render/formats.ts'
import { renderWhole } from '../render/renderer.ts'
import { type RegisterAnswer, toldIn } from '../report/register/answer.ts'
import { registerChapter } from '../report/register/chapter.ts'
import { hasGaps, hasReviews } from '../report/register/facts.ts'
import { registersTogether } from '../report/register/together.ts'
import { type View, viewOf } from '../report/views/view.ts'
import type { QuestionOptions } from './answer-question.ts'
import { readRow, rowInView } from './asked-figure.ts'
import { askedOn } from './asked-words.ts'
import { Batch, type Draft } from './batch.ts'
import { dateOf } from './choices.ts'
import { type Exit, exit, worse } from './exit.ts'
import { usualRow } from './explain-question.ts'
import type { Host } from './host.ts'
import { madeOf } from './made-of.ts'
import { isForPeople, type Output } from './output.ts'
import { outputsOf } from './outputs.ts'
import { pageOf } from './page-of.ts'
import { Problems } from './problems.ts'
import { type NamedFile, openAll } from './read-scenarios.ts'
import { readYear } from './read-varied.ts'
import { choiceInWords, chosenOf, isAtPaths, type RegisterChoice, refuseUnknownPaths } from './register-choice.ts'
import { sideText } from './side-files.ts'
import { readSteps, type StepOptions } from './step-options.ts'
import { viewable, viewChoice } from './view-options.ts'

/** What was asked of `scenario assumptions`, its outputs among it. */
export interface RegisterOptions extends QuestionOptions, StepOptions, RegisterChoice {
  readonly row?: string
  readonly year?: string
}

/** Warnings that a register answers itself, in more words. */
const answered: readonly ProblemCode[] = ['missing-sources', 'values-overdue', 'review-overdue']

/** Write the register of each file, and what several assume unlike one another. Under `--strict` a gap in what is listed is a finding. */
export async function writeRegisters(
  paths: readonly string[],
  options: RegisterOptions,
  formats: readonly Format[],
  host: Host,
): Promise<Exit> {
  const outputs = outputsOf(options, formats)
  const choice = viewChoice(options)
  const isQuiet = options.quiet === true
  const problems = new Problems(options.strict === true, answered)
  const opened = openAll(paths, options, host, problems).map((one) => viewable(one, choice, problems))
  host.err(
    problems.text(
      (problem) => problems.isError(problem) || (!isQuiet && !answered.some((code) => code === problem.code)),
    ),
  )
  const asked = new Map<Scenario, Asked>()
  for (const { scenario, path } of opened)
    if (scenario !== undefined) asked.set(scenario, askedOf(scenario, path, options, host))
  const answers = [...asked.values()].map(({ answer }) => answer)
  if (answers.length > 0)
    refuseUnknownPaths(
      answers.map(({ register }) => register.all),
      options,
    )
  // What depends on the day is made again as of the same day.
  const isDated = answers.some(hasReviews)
  const dated =
    isDated && options.asked !== undefined
      ? { ...options, asked: askedOn(options.asked, answers[0]?.today ?? '') }
      : options
  const batch = new Batch(outputs, opened, (output, only) => draftOf(output, asked, dated, host, only), isQuiet, host)
  try {
    for (const one of opened) await batch.add(one)
    const written = worse(problems.exit, await batch.write(isQuiet))
    return worse(written, options.strict === true && answers.some(hasGaps) ? exit.findings : exit.ok)
  } finally {
    batch.discard()
  }
}

/** The register of a scenario, and how it is viewed. */
interface Asked {
  readonly answer: RegisterAnswer
  readonly view: View
}

function askedOf(scenario: Scenario, file: string, options: RegisterOptions, host: Host): Asked {
  const { horizon } = scenario.model
  const row = readRow(scenario, options.row ?? usualRow(scenario), file, options, host)
  const index = options.year === undefined ? horizon.count : readYear(options.year, '--year', horizon)
  const today = dateOf(options, host)
  const of = { formula: rowInView(scenario, row, options), index, steps: readSteps(options) }
  const isAsked = options.paths.length === 0 ? undefined : isAtPaths(options)
  const register = registerOf(scenario, of, today, isAsked)
  const listed = chosenOf(register.all, options)
  const view = viewOf(scenario, { ...viewChoice(options), decimals: options.decimals })
  return {
    answer: { scenario, file, row, index, register, listed, chosen: choiceInWords(options), today },
    view,
  }
}

/** A result that holds the registers of its scenarios: data under the years of all of them, people shown what differs first. */
function draftOf(
  output: Output,
  asked: ReadonlyMap<Scenario, Asked>,
  options: RegisterOptions,
  host: Host,
  only?: NamedFile,
): Draft {
  const all: Asked[] = []
  const made = madeOf('assumptions', 'register', output, options, host, only)
  const chapters = once(() => {
    const years = new Set(all.flatMap(({ answer }) => yearsOf(answer.scenario.definition.horizon)))
    const columns = [...years].sort((one, other) => one - other)
    return all.map(({ answer, view }, at) =>
      registerChapter(answer, view, { years: columns, isLast: at === all.length - 1 }, made),
    )
  })
  return {
    add: (scenario) => {
      const own = asked.get(scenario)
      if (own !== undefined) all.push(own)
    },
    text: async () => {
      const [{ render }, page] = await Promise.all([output.format.load(), pageOf(output, options, host)])
      const told = all.map(({ answer, view }) => toldIn(answer, view))
      const summary = isForPeople(output) ? registersTogether(told, made) : undefined
      return renderWhole(render, { made, chapters: chapters(), summary, verdict: undefined, problems: [] }, page)
    },
    madeFrom: () => sideText(made, chapters()),
  }
}
