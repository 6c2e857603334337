import { countText } from '../base/count-text.ts'
import { listInWords } from '../base/list-in-words.ts'
import { answerChapter } from './answer-chapter.ts'
import type { Chapter, Made } from './document.ts'
import type { Sentence } from './sentence.ts'
import { digits, type SimulationAnswer } from './simulation-answer.ts'
import { drawnTable } from './simulation-drawn.ts'
import { simulationRecords } from './simulation-records.ts'
import { SimulatedWords } from './simulation-words.ts'
import type { View } from './views/view.ts'

export function simulationChapter(answer: SimulationAnswer, view: View, made: Made): Chapter {
  const told = answer.rows.map((row) => new SimulatedWords(answer, row, view))
  return answerChapter(answer.scenario, answer.file, view, made, {
    facts: [drawnSentence(answer), ...told.flatMap((row) => row.facts())],
    tables: [...told.map((row) => row.table()), ...drawnTable(answer.scenario, answer.drawn, view)],
    fans: told.map((row) => row.fan()),
    notes: [...told.flatMap((row) => row.notes()), ...answer.remarks, ...sharedRisks(answer), ...closingNotes(answer)],
    records: () => simulationRecords(answer, told, view, made),
  })
}

function drawnSentence({ draws, asked, figures, risks, risksLeftOut, isPartial }: SimulationAnswer): Sentence {
  const of = [
    ...(figures === 0 ? [] : [`${figures} ${figures === 1 ? 'figure that states' : 'figures that state'} a range`]),
    ...(risks === 0 ? [] : [`${risks} ${risks === 1 ? 'risk that happens' : 'risks that happen'} or not`]),
  ]
  const left =
    risksLeftOut === 0
      ? ''
      : ` Risks are left out: ${risksLeftOut} in the register ${risksLeftOut === 1 ? 'is' : 'are'} not drawn.`
  const partial = isPartial ? 'Stopped before all draws were made: ' : ''
  const many = draws === asked ? '' : ` (${countText(asked)} were asked for; draws come in 16 times a power of two)`
  return [`${partial}${countText(draws)} draws${many} of ${listInWords(of)}; all other figures as stated.${left}`]
}

/** Risks of a line that a contract covers: the other side bears a part of them, which no expected value counts. */
function sharedRisks({ scenario: { definition }, risks }: SimulationAnswer): Sentence[] {
  const all = [definition, ...definition.members.map((member) => member.definition)]
  const isShared = all.some(({ contracts, risks: own }) => {
    const covered = new Set(contracts.flatMap(({ scope }) => scope.map(({ line }) => line)))
    return own.some(({ line }) => line !== undefined && covered.has(line))
  })
  if (risks === 0 || !isShared) return []
  return [
    [
      'A risk of a line that a contract covers is borne in part by the provider where the contract shares losses: on average less falls on the commissioner than the expected value of the register.',
    ],
  ]
}

function closingNotes({ seed, how }: SimulationAnswer): Sentence[] {
  return [
    [
      'The spread is that of the ranges stated, and of nothing else: it is no forecast, and what has no range is taken as certain.',
    ],
    [
      `Seed ${seed}, ${how === 'sobol' ? 'scrambled Sobol points in 16 replicates' : 'random draws in 16 replicates'}; worked out in binary fractions and told to ${digits} digits. Percentiles are read from counts in cells no wider than a 4,096th of what they hold.`,
    ],
  ]
}
