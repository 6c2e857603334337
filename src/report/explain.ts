import { printYear } from '../base/financial-year.ts'
import { once } from '../base/once.ts'
import type { Explanation } from '../explain/explanation.ts'
import { bareChapter } from './bare-chapter.ts'
import type { Chapter, Made } from './document.ts'
import { hintsOf } from './hint.ts'
import type { Sentence } from './sentence.ts'

/** The chapter of a scenario in the answer of `explain`: how one figure was made. `file` is as it was given, `levels` how far down it was asked for. */
export function explainChapter(
  explanation: Explanation,
  file: string,
  decimals: number,
  made: Made,
  levels = 0,
): Chapter {
  const { scenario, asked, unit } = explanation
  const { definition } = scenario
  const inputs = once(() => made.inputs(scenario))
  return {
    ...bareChapter(scenario.name, asked.label),
    path: file,
    organisation: definition.organisation,
    control: definition.document,
    definition: definition.title,
    derivation: { explanation, file, decimals, deeper: deeperOf(explanation, levels, made) },
    unit,
    cash: unit,
    settings: scenario.settings,
    get inputs() {
      return inputs()
    },
    get values() {
      return made.values(scenario)
    },
  }
}

/** The commands that go a level further down, and down to the inputs; none where an explanation ends there. */
function deeperOf({ scenario, asked, isCut }: Explanation, levels: number, { started }: Made): Sentence[] {
  if (!isCut) return []
  const hint = hintsOf(scenario, started)
  const to = (depth: string) => hint('explain', asked.path, printYear(asked.year), '--depth', depth)
  return [
    ['A level further down: ', to(`${levels + 1}`)],
    ['Down to the inputs: ', to('all')],
  ]
}
