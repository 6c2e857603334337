import { countText } from '../base/count-text.ts'
import { listInWords } from '../base/list-in-words.ts'
import { powerOfTwoFrom } from '../base/power-of-two.ts'
import type { Entry } from '../definition/values/entry.ts'
import { qualityOf } from '../definition/values/quality.ts'
import { percentiles } from '../questions/simulate/estimates.ts'
import { replicates } from '../questions/simulate/simulation.ts'
import { answerChapter } from './answer-chapter.ts'
import type { Chapter, Made } from './document.ts'
import type { Sentence } from './sentence.ts'
import { digits, type SimulationAnswer } from './simulation-answer.ts'
import { drawnTable } from './simulation-drawn.ts'
import { heldSentence } from './simulation-held.ts'
import { middleSentences, movedMiddles } from './simulation-middle.ts'
import { simulationRecords } from './simulation-records.ts'
import { SimulatedWords } from './simulation-words.ts'
import { basisOf, type View } from './views/view.ts'

export function simulationChapter(answer: SimulationAnswer, view: View, made: Made): Chapter {
  const told = answer.rows.map((row) => new SimulatedWords(answer, row, view))
  const [first] = answer.rows.map(({ row }) => row)
  const isOneBasis = answer.rows.every(({ row }) => row.realPrices === first?.realPrices)
  const moved = movedMiddles(answer, told)
  return answerChapter(answer.scenario, answer.file, view, made, {
    facts: [
      caveat(answer),
      drawnSentence(answer),
      ...heldSentence(answer.scenario, view),
      ...tooFew(answer),
      ...middleSentences(answer, moved, view, made),
      ...told.flatMap((row) => row.facts()),
    ],
    tables: [...told.map((row) => row.table()), ...drawnTable(answer.scenario, answer.drawn, view)],
    fans: told.map((row) => row.fan()),
    notes: [...told.flatMap((row) => row.notes()), ...answer.remarks, ...sharedRisks(answer), ...closingNotes(answer)],
    basis: basisOf(view, isOneBasis ? first : undefined),
    records: () => simulationRecords(answer, told, moved, view, made),
  })
}

/** Whether a figure is illustrative, by its mark or by what its source says, as a register counts it. */
function isIllustrative(entry: Entry | undefined): boolean {
  return entry !== undefined && qualityOf(entry.provenance) === 'illustrative'
}

/** What a spread is and is not, told before it: a reader who goes no further must not take it for a forecast. */
function caveat({ drawn, figures, risks }: SimulationAnswer): Sentence {
  const right = [...(figures === 0 ? [] : ['the ranges stated']), ...(risks === 0 ? [] : ['the chances of the risks'])]
  const marked = drawn.filter(({ varied }) => isIllustrative(varied.inputs[0]?.entry)).length
  const illustrative =
    marked === 0
      ? ''
      : ` ${marked === figures && figures > 1 ? 'All' : marked} of the ${figures} figures drawn ${marked === 1 ? 'is' : 'are'} illustrative: chosen, not found.`
  return [
    `This is no forecast: it is how far the answer spreads if ${listInWords(right)} are right. ${figures === 0 ? 'Figures themselves are' : 'What has no range is'} taken as certain.${illustrative}`,
  ]
}

/** So many draws must lie beyond the outermost percentile in each replicate, so that what they differ by says how far it is out. */
const enoughBeyond = 10

/** Draws that are too few for the percentiles that are told. */
function tooFew({ draws }: SimulationAnswer): Sentence[] {
  const [outermost] = percentiles
  const least = powerOfTwoFrom(Math.ceil((enoughBeyond * replicates * 100) / outermost))
  const beyond = Math.floor((draws * outermost) / 100)
  if (draws >= least) return []
  const rest = beyond === 0 ? 'not one draw' : beyond === 1 ? 'one draw' : `${beyond} draws`
  return [
    [
      `${countText(draws)} draws are few: P${outermost} and P${100 - outermost} rest on ${rest} each, so that they, and their standard errors, are rough. --draws ${countText(least)} is enough to read them.`,
    ],
  ]
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
      `Seed ${seed}, ${how === 'sobol' ? 'scrambled Sobol points in 16 replicates' : 'random draws in 16 replicates'}; worked out in binary fractions and told to ${digits} digits. Percentiles are read from counts in cells no wider than a 4,096th of what they hold.`,
    ],
  ]
}
