import { once } from '../base/once.ts'
import type { Scenario } from '../open/open.ts'
import type { BarChart, Chapter, Chart, FanChart, Made, Table, Waterfall } from './document.ts'
import { documentNote, rolledNote } from './notes/definition-notes.ts'
import type { Records } from './records.ts'
import type { Sentence } from './sentence.ts'
import { basisOf, type View } from './views/view.ts'

/** What is said in the answer to a question of one scenario. */
export interface AnswerParts {
  readonly facts: readonly Sentence[]
  readonly tables: readonly Table[]
  readonly charts?: readonly Chart[]
  readonly bars?: readonly BarChart[]
  readonly fans?: readonly FanChart[]
  readonly waterfalls?: readonly Waterfall[]
  readonly notes: readonly Sentence[]
  /** What its money is in, where that is not what the view says of all rows. */
  readonly basis?: string
  /** The same for machines, made when it is read. */
  readonly records: () => Records
}

/** The chapter of an answer: the sentences first, then what they rest on. `file` is as it was given. */
export function answerChapter(
  scenario: Scenario,
  file: string,
  view: View,
  made: Made,
  {
    facts,
    tables,
    charts = [],
    bars = [],
    waterfalls = [],
    fans = [],
    notes,
    basis = basisOf(view),
    records,
  }: AnswerParts,
): Chapter {
  const { definition, settings } = scenario
  const inputs = once(() => made.inputs(scenario))
  return {
    name: scenario.name,
    path: file,
    title: definition.title,
    organisation: definition.organisation,
    control: definition.document,
    definition: definition.title,
    basis,
    stamp: undefined,
    declared: [
      ...(settings.length === 0 ? [] : [[`Changed on the command line: ${settings.join('; ')}.`]]),
      ...rolledNote(definition),
      ...documentNote(definition),
    ],
    facts,
    tables,
    charts,
    bars,
    fans,
    waterfalls,
    checks: [],
    notes,
    whole: undefined,
    derivation: undefined,
    problems: [],
    data: {
      figures: undefined,
      facts,
      checks: [],
      get records() {
        return records()
      },
    },
    unit: view.unit,
    cash: view.cash.unit,
    settings,
    get inputs() {
      return inputs()
    },
    get values() {
      return made.values(scenario)
    },
  }
}
