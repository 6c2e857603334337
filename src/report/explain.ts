import { printYear } from '../base/financial-year.ts'
import { once } from '../base/once.ts'
import { upperFirst } from '../base/upper-first.ts'
import type { Explanation } from '../explain/explanation.ts'
import { type PartByRates, ratesBehind } from '../explain/rates-behind.ts'
import { bareChapter } from './bare-chapter.ts'
import { placesWhole } from './bound.ts'
import type { Chapter, Made } from './document.ts'
import { hintsOf } from './hint.ts'
import { joined, type Sentence, say } from './sentence.ts'

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
function deeperOf(explanation: Explanation, levels: number, { started }: Made): Sentence[] {
  const { scenario, asked, isCut } = explanation
  if (!isCut) return []
  const hint = hintsOf(scenario, started)
  const to = (depth: string) => hint('explain', asked.path, printYear(asked.year), '--depth', depth)
  return [
    // Further down the rates are told step by step.
    ...(levels === 0 ? ratesBehind(explanation).map(ratesInWords) : []),
    ['A level further down: ', to(`${levels + 1}`)],
    ['Down to the inputs: ', to('all')],
  ]
}

/** `Withheld for outcomes in 2023/24 rests on 8% (outcomes, share).` */
function ratesInWords({ label, year, rates }: PartByRates): Sentence {
  const told = rates.map(({ path, label: name, value }) => {
    const places = Math.min(mostPlaces, placesWhole(value, 'rate', 0))
    return say`${{ is: 'rate', value, of: { rows: [path], year }, places }} (${name})`
  })
  return say`${upperFirst(label)} in ${printYear(year)} rests on ${joined(told, ', ')}.`
}

/** As many as the figures of an explanation have. */
const mostPlaces = 9
