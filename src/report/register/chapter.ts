import type { FinancialYear } from '../../base/financial-year.ts'
import { fewestJudged, greenBelow, redFrom } from '../../questions/impact.ts'
import { answerChapter } from '../answer-chapter.ts'
import type { Chapter, Made } from '../document.ts'
import type { Sentence } from '../sentence.ts'
import type { View } from '../views/view.ts'
import { type RegisterAnswer, type ToldRegister, toldIn } from './answer.ts'
import { registerFacts } from './facts.ts'
import { registerRecords } from './records.ts'
import { registerTables } from './table.ts'

/** What a register is told beside. */
export interface Beside {
  /** The years that wide data has a column of: those of all registers of the answer. */
  readonly years: readonly FinancialYear[]
  /** Whether it is the last, after which what holds of all of them is said. */
  readonly isLast: boolean
}

/** The chapter of a register. */
export function registerChapter(answer: RegisterAnswer, view: View, { years, isLast }: Beside, made: Made): Chapter {
  const told = toldIn(answer, view)
  return answerChapter(answer.scenario, answer.file, view, made, {
    facts: [...registerFacts(told), ...chosenFact(told)],
    tables: registerTables(told),
    notes: isLast ? notesOfRegister(told) : [],
    records: () => registerRecords(told, years, made),
  })
}

function chosenFact({ chosen, listed, register }: ToldRegister): Sentence[] {
  return chosen === undefined ? [] : [[`Listed: ${listed.length} of ${register.all.length} (${chosen}).`]]
}

function notesOfRegister({ register, row, year }: ToldRegister): Sentence[] {
  const percent = (part: number): string => `${part * 100}%`
  if (register.tornado === undefined)
    return [
      ['There are too many figures to try each of them: no swing is measured. scenario sensitivity --grid tries two.'],
    ]
  return [
    [
      `Swing: how far apart ${row.path} in ${year} is at the low and at the high of a figure, all others as stated: by the range that it states, or else by a step (a point of a rate, a tenth of money, people and shares, unless asked otherwise). A range says how uncertain a figure is, a step does not.`,
    ],
    [
      `The word after a swing is the impact that it shows beside others of its kind: red from ${percent(redFrom)} of the widest on, green below ${percent(greenBelow)}; nothing where there are fewer than ${fewestJudged}. NOT AS MARKED: its author says red and it shows green, or the other way round.`,
    ],
    ['In order: the least evidence first, then impact as marked (red, amber, not marked, green), then swing.'],
  ]
}
