import { type Decimal, toPlain } from '../base/decimal.ts'
import { printYear } from '../base/financial-year.ts'
import { unitAsData } from '../formula/unit-print.ts'
import { answerChapter } from './answer-chapter.ts'
import type { Chapter, Made } from './document.ts'
import type { Records } from './records.ts'
import { type SolveAnswer, SolveWords } from './solve-words.ts'
import { variedNumber } from './varied-words.ts'
import { basisOf, type View } from './views/view.ts'

/** The chapter of an answer of `solve`: the answer in sentences, then what comes of the numbers that matter. */
export function solveChapter(answer: SolveAnswer, view: View, made: Made): Chapter {
  const told = new SolveWords(answer, view)
  return answerChapter(answer.scenario, answer.file, view, made, {
    facts: told.facts(),
    tables: [told.table()],
    notes: told.notes(),
    basis: basisOf(view, answer.solved.subject.row),
    records: () => recordsOf(answer, told.label, view, made),
  })
}

function recordsOf(
  { scenario, varied, until, when, solved }: SolveAnswer,
  label: string,
  view: View,
  made: Made,
): Records {
  const own = (value: Decimal): Decimal => variedNumber(varied, value, view)
  const told = (value: Decimal | undefined): Decimal | undefined =>
    value && solved.subject.unit === 'money' ? view.cash.money(value) : value
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
      own(number),
      side,
      own(varied.central),
      own(number.minus(varied.central)),
    ]),
    data: {
      scenario: scenario.name,
      title: scenario.definition.title,
      path: varied.path,
      label,
      target: until,
      year,
      interval: { low: text(own(solved.interval.low)), high: text(own(solved.interval.high)) },
      unit: unitAsData(varied.unit, view.cash.unit),
      row_unit: unitAsData(solved.subject.unit, view.cash.unit),
      central: text(own(varied.central)),
      solutions: solved.solutions.map(({ number, side }) => ({ [varied.how]: text(own(number)), side })),
      true_as_stated: solved.points.some(({ is, isTrue }) => is === 'stated' && isTrue),
      row_at_low: text(told(low.value)),
      row_at_high: text(told(high.value)),
      set: scenario.settings,
      inputs: made.inputs(scenario),
    },
  }
}
