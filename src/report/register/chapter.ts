import { countText } from '../../base/count-text.ts'
import type { FinancialYear } from '../../base/financial-year.ts'
import { fewestJudged, greenBelow, redFrom } from '../../questions/impact.ts'
import { mostFigures } from '../../questions/tornado.ts'
import { answerChapter } from '../answer-chapter.ts'
import type { Chapter, Made } from '../document.ts'
import { hintsOf } from '../hint.ts'
import { type Sentence, say } from '../sentence.ts'
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
    facts: [...tooManyFacts(told, made), ...registerFacts(told), ...chosenFact(told)],
    tables: registerTables(told),
    notes: isLast ? notesOfRegister(told) : [],
    records: () => registerRecords(told, years, made),
  })
}

function chosenFact({ chosen, listed, register }: ToldRegister): Sentence[] {
  return chosen === undefined ? [] : [[`Listed: ${listed.length} of ${register.all.length} (${chosen}).`]]
}

/** That swings are not measured, of how many figures, and how to have those of a part. */
function tooManyFacts({ register: { tooMany }, listed, row, year, scenario }: ToldRegister, made: Made): Sentence[] {
  if (tooMany === undefined) return []
  const [figures, most] = [countText(tooMany.figures), countText(mostFigures)]
  if (tooMany.tried > 0)
    return [
      [
        `Swings are measured of ${countText(tooMany.tried)} of ${figures} figures alone, those that --paths names: with which of all of them ${row.label} in ${year} moves most is not known, and no impact is judged.`,
      ],
    ]
  const first = listed.find(({ isUntried }) => isUntried)?.path
  const part = first?.slice(0, first.lastIndexOf('.')).concat('.*')
  const why = `Swings are not measured: ${figures} figures could be varied, each in runs of its own, and at most ${most} are tried at once.`
  return part === undefined
    ? [[why]]
    : [say`${why} Those of a part: ${hintsOf(scenario, made.started)('assumptions', '--paths', part)}`]
}

function notesOfRegister({ register: { tooMany }, row, year }: ToldRegister): Sentence[] {
  const percent = (part: number): string => `${part * 100}%`
  if (tooMany?.tried === 0) return []
  const swing: Sentence[] = [
    [
      `Swing: how far apart ${row.path} in ${year} is at the low and at the high of a figure, all others as stated: by the range that it states, or else by a step (a point of a rate, a tenth of money, people and shares, unless asked otherwise). A range says how uncertain a figure is, a step does not.`,
    ],
  ]
  if (tooMany !== undefined) return swing
  return [
    ...swing,
    [
      `The word after a swing is the impact that it shows beside others of its kind: red from ${percent(redFrom)} of the widest on, green below ${percent(greenBelow)}; nothing where there are fewer than ${fewestJudged}. NOT AS MARKED: its author says red and it shows green, or the other way round.`,
    ],
    ['In order: the least evidence first, then impact as marked (red, amber, not marked, green), then swing.'],
  ]
}
