import { printYear } from '../../base/financial-year.ts'
import { healthSchedule, type ScheduleName, scheduleCalled } from '../../definition/appraisal/schedules.ts'
import { answerChapter } from '../answer-chapter.ts'
import type { Chapter, Made } from '../document.ts'
import { hintsOf } from '../hint.ts'
import { qualityNote } from '../notes/definition-notes.ts'
import { termNotes } from '../notes/term-notes.ts'
import type { Sentence } from '../sentence.ts'
import type { View } from '../views/view.ts'
import { appraisalFacts } from './facts.ts'
import { type AppraisalAnswer, AppraisalFigures } from './figures.ts'
import { appraisalPictures } from './pictures.ts'
import { appraisalRecords } from './records.ts'
import { appraisalTables } from './tables.ts'

/** The chapter of an appraisal: the answer in sentences, then scores, cost, affordability, and what would change the ranking. */
export function appraiseChapter(answer: AppraisalAnswer, view: View, made: Made, isBrief: boolean): Chapter {
  const figures = new AppraisalFigures(answer, view)
  const tables = appraisalTables(figures, isBrief)
  const chapter = answerChapter(answer.scenario, answer.file, view, made, {
    facts: appraisalFacts(figures),
    tables,
    notes: isBrief ? [] : [...notesOfAppraisal(figures, made), ...termNotes(answer.scenario, tables)],
    records: () => appraisalRecords(figures, made),
  })
  // Each table says what its own money is in: cash, real or discounted.
  return {
    ...chapter,
    basis: undefined,
    get pictures() {
      return appraisalPictures(figures)
    },
  }
}

function notesOfAppraisal({ answer: { scenario, appraised, file } }: AppraisalFigures, made: Made): Sentence[] {
  const { definition, isDiscounted, options } = appraised
  const hint = hintsOf(scenario, made.started)
  const [option] = options.filter(({ id }) => id !== definition.appraisal.counterfactual)
  const isOneFile = file === scenario.files.at(-1)?.source?.path
  return [
    ...(isDiscounted ? scheduleNote(definition.entries.get('appraisal.schedule')?.content) : []),
    ['Figures are calculated unrounded and rounded for display. Amounts below nought stand in brackets.'],
    ...qualityNote(definition),
    ...(isDiscounted && option !== undefined && isOneFile
      ? [
          [
            'How a figure is made: ',
            hint('explain', `appraisal.${option.id}.net-present-cost`, yearOf(definition)),
          ] as const,
        ]
      : []),
  ]
}

function yearOf({ horizon }: AppraisalAnswer['appraised']['definition']): string {
  return printYear(horizon.base + horizon.count)
}

/** Which schedule is used, and where it is from. */
function scheduleNote(
  content: { readonly form: string; readonly plain?: { readonly value: unknown } } | undefined,
): Sentence[] {
  const name = content?.plain?.value as ScheduleName | undefined
  if (name === undefined) return [['Discounted by a schedule of the definition.']]
  const { title, source } = scheduleCalled(name)
  const warning =
    name === healthSchedule ? ' These are rates for effects on health; cash is discounted by the standard ones.' : ''
  return [[`Discounted by ${title}: ${source}.${warning}`]]
}
