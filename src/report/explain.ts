import { once } from '../base/once.ts'
import type { Explanation } from '../explain/explanation.ts'
import type { Chapter, Made } from './document.ts'

/** The chapter of a scenario in the answer of `explain`: how one figure was made. `file` is as it was given. */
export function explainChapter(explanation: Explanation, file: string, decimals: number, made: Made): Chapter {
  const { scenario, asked, unit } = explanation
  const { definition } = scenario
  const inputs = once(() => made.inputs(scenario))
  return {
    name: scenario.name,
    path: file,
    title: asked.label,
    organisation: definition.organisation,
    definition: definition.title,
    basis: undefined,
    stamp: undefined,
    declared: [],
    facts: [],
    tables: [],
    charts: [],
    checks: [],
    notes: [],
    whole: undefined,
    derivation: { explanation, file, decimals },
    problems: [],
    data: { figures: undefined, facts: [], checks: [] },
    unit,
    cash: unit,
    settings: scenario.settings,
    get inputs() {
      return inputs()
    },
  }
}
