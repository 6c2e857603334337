import { type Decimal, toPlain } from '../base/decimal.ts'
import { printYear } from '../base/financial-year.ts'
import { answerChapter } from './answer-chapter.ts'
import type { Chapter, Made } from './document.ts'
import type { Records } from './records.ts'
import { type SolveAnswer, SolveWords } from './solve-words.ts'
import type { View } from './views/view.ts'

/** The chapter of an answer of `solve`: the answer in sentences, then what comes of the numbers that matter. */
export function solveChapter(answer: SolveAnswer, view: View, made: Made): Chapter {
  const told = new SolveWords(answer, view)
  return answerChapter(answer.scenario, answer.file, view, made, {
    facts: told.facts(),
    tables: [told.table()],
    notes: told.notes(),
    records: () => recordsOf(answer, told.label, made),
  })
}

function recordsOf({ scenario, varied, until, when, solved }: SolveAnswer, label: string, made: Made): Records {
  const { base } = scenario.definition.horizon
  const year = typeof when === 'number' ? printYear(base + when) : when
  const { low, high } = solved
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
      row_at_low: text(low.value),
      row_at_high: text(high.value),
      set: scenario.settings,
      inputs: made.inputs(scenario),
    },
  }
}
