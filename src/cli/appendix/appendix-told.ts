import { printYear } from '../../base/financial-year.ts'
import { diagnose, type Tell } from '../../diagnostics/catalogue.ts'
import type { Scenario } from '../../open/open.ts'
import { registerOf } from '../../questions/register/register.ts'
import type { Pack, StatedText } from '../../report/appendix/pack.ts'
import type { AppendixFiles, AppendixTold, ToldAppraisal, ToldScenario } from '../../report/appendix/told.ts'
import type { Chapter, Made } from '../../report/document.ts'
import type { RegisterAnswer } from '../../report/register/answer.ts'
import { viewOf } from '../../report/views/view.ts'
import { readRow } from '../asked-figure.ts'
import type { CommonOptions, ShowOptions } from '../choices.ts'
import { dateOf } from '../choices.ts'
import { usualRow } from '../explain-question.ts'
import { type Host, UsageError } from '../host.ts'
import type { NamedFile } from '../read-scenarios.ts'
import { askedSimulation, drawBlocks, type SimulateQuestion, simulationAnswer } from '../simulate-question.ts'
import { readSteps, type StepOptions } from '../step-options.ts'
import { viewChoice } from '../view-options.ts'

/** What was asked of `scenario appendix`, as far as its figures rest on it. */
export interface ToldOptions extends CommonOptions, StepOptions, Pick<ShowOptions, 'unit' | 'decimals'> {}

/** A scenario that was opened, with its file. */
export interface OpenedScenario extends NamedFile {
  readonly scenario: Scenario
}

/** Draws of the chapter on uncertainty: enough for a percentile that a board reads. */
const draws = 2 ** 14

/** All that an appendix is told of, worked out once. A scenario that the manifest names and that is none is told. */
export async function appendixTold(
  opened: readonly OpenedScenario[],
  pack: Pack,
  appraisal: ToldAppraisal | undefined,
  files: AppendixFiles,
  options: ToldOptions,
  made: Made,
  host: Host,
  tell: Tell,
): Promise<AppendixTold | undefined> {
  const today = dateOf(options, host)
  const all: ToldScenario[] = []
  for (const one of opened) all.push(await toldScenario(one, options, made, today, host))
  const named = (stated: StatedText | undefined): ToldScenario | undefined => {
    const one = stated && all.find(({ scenario }) => scenario.name === stated.text)
    if (stated !== undefined && one === undefined) {
      const known = all.map(({ scenario }) => scenario.name)
      tell(diagnose('reference-scenario', stated.span, { name: stated.text, known }))
    }
    return one
  }
  const [counterfactual, preferred] = [named(pack.counterfactual), named(pack.preferred)]
  const first = counterfactual ?? all[0]
  if (first === undefined) return undefined
  return { pack, all, first, others: all.filter((one) => one !== first), preferred, appraisal, made, today, files }
}

async function toldScenario(
  { scenario, path }: OpenedScenario,
  options: ToldOptions,
  made: Made,
  today: string,
  host: Host,
): Promise<ToldScenario> {
  const view = viewOf(scenario, {
    ...viewChoice({ ...(options.unit && { unit: options.unit }) }),
    decimals: options.decimals,
  })
  const row = readRow(scenario, usualRow(scenario), path, options, host)
  const index = scenario.definition.horizon.count
  const register = registerOf(
    scenario,
    { formula: { op: 'row', path: row.path, lag: 0 }, index, steps: readSteps(options) },
    today,
  )
  const answer: RegisterAnswer = {
    scenario,
    file: path,
    row,
    index,
    register,
    listed: register.all,
    chosen: undefined,
    today,
  }
  const one = { scenario, file: path, view, row, register: answer }
  return { ...one, simulated: await simulated(one, options, made, host) }
}

/** The chapter of its simulation; undefined where nothing in it is uncertain. */
async function simulated(
  { scenario, file, view }: Omit<ToldScenario, 'simulated'>,
  { set, allowOutside, unit, decimals }: ToldOptions,
  made: Made,
  host: Host,
): Promise<Chapter | undefined> {
  const { horizon } = scenario.definition
  const question: SimulateQuestion = {
    file,
    set,
    rows: [],
    draws,
    seed: 1,
    sampler: 'sobol',
    risks: 'on',
    years: Array.from({ length: horizon.count + 1 }, (_, at) => printYear(horizon.base + at)),
    ...(allowOutside && { allowOutside }),
    ...(unit && { unit }),
    ...(decimals !== undefined && { decimals }),
  }
  const asked = simulationIfAny(scenario, question, host)
  if (asked === undefined) return undefined
  const drawn = await drawBlocks(
    asked.simulation,
    { from: 0, to: asked.simulation.blocks.length },
    () => false,
    true,
    host,
  )
  const opened = { path: file, name: scenario.name, scenario, projected: scenario, problems: [], reads: [] }
  return simulationAnswer(question, { opened, scenario, view }, asked, drawn).chapter(view, made)
}

/** A question that cannot be asked, because nothing states a range or there is no position to ask about, has no chapter. */
function simulationIfAny(
  scenario: Scenario,
  question: SimulateQuestion,
  host: Host,
): ReturnType<typeof askedSimulation> | undefined {
  try {
    return askedSimulation(scenario, question, host)
  } catch (problem) {
    if (problem instanceof UsageError) return undefined
    throw problem
  }
}
