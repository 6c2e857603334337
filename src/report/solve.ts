import { type Decimal, toPlain } from '../base/decimal.ts'
import { printYear } from '../base/financial-year.ts'
import { once } from '../base/once.ts'
import type { Chapter, Made } from './document.ts'
import type { Records } from './records.ts'
import { type SolveAnswer, SolveWords } from './solve-words.ts'
import { basisOf, type View } from './views/view.ts'

/** The chapter of an answer of `solve`: the answer in sentences, then what comes of the numbers that matter. */
export function solveChapter(answer: SolveAnswer, view: View, made: Made): Chapter {
  const { scenario, file } = answer
  const { definition } = scenario
  const told = new SolveWords(answer, view)
  const facts = told.facts()
  const inputs = once(() => made.inputs(scenario))
  return {
    name: scenario.name,
    path: file,
    title: definition.title,
    organisation: definition.organisation,
    definition: definition.title,
    basis: basisOf(view),
    stamp: undefined,
    declared: scenario.settings.length === 0 ? [] : [[`Changed on the command line: ${scenario.settings.join('; ')}.`]],
    facts,
    tables: [told.table()],
    charts: [],
    checks: [],
    notes: told.notes(),
    whole: undefined,
    derivation: undefined,
    problems: [],
    data: {
      figures: undefined,
      facts,
      checks: [],
      get records() {
        return recordsOf(answer, told.label, made)
      },
    },
    unit: view.unit,
    cash: view.cash.unit,
    settings: scenario.settings,
    get inputs() {
      return inputs()
    },
  }
}

function recordsOf({ scenario, varied, until, when, solved }: SolveAnswer, label: string, made: Made): Records {
  const { base } = scenario.definition.horizon
  const year = typeof when === 'number' ? printYear(base + when) : when
  const [low, high] = [solved.points[0], solved.points.at(-1)]
  const text = (value: Decimal | undefined): string | null => (value === undefined ? null : toPlain(value))
  return {
    columns: ['path', 'target', 'year', varied.how, 'side', 'central', 'difference'],
    rows: solved.solutions.map(({ number, side }) => [
      varied.path,
      until,
      year,
      number,
      side,
      varied.central,
      number.minus(varied.central),
    ]),
    data: {
      scenario: scenario.name,
      title: scenario.definition.title,
      path: varied.path,
      label,
      target: until,
      year,
      interval: { low: text(solved.interval.low), high: text(solved.interval.high) },
      central: text(varied.central),
      solutions: solved.solutions.map(({ number, side }) => ({ [varied.how]: text(number), side })),
      true_as_stated: solved.points.some(({ is, isTrue }) => is === 'stated' && isTrue),
      row_at_low: text(low?.value),
      row_at_high: text(high?.value),
      set: scenario.settings,
      inputs: made.inputs(scenario),
    },
  }
}
