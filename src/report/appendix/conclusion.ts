import { hasEnvelope } from '../../model/care-settings.ts'
import { bareChapter } from '../bare-chapter.ts'
import type { Chapter } from '../document.ts'
import { answerInBrief } from '../facts/answer.ts'
import { whenGone } from '../facts/envelope.ts'
import { joined, lineText, lowerFirst, type Sentence, say } from '../sentence.ts'
import { FiguresInView } from '../views/figures-in-view.ts'
import type { AppendixTold } from './told.ts'

/**
 * What a board reads first: what each scenario leaves, how far that is from what services would cost, and when the money is gone. Undefined
 * where no scenario comes to any of it.
 */
export function conclusion({ all, preferred, appraisal }: AppendixTold): Chapter | undefined {
  const each = all.map(({ scenario, view }) => new FiguresInView(scenario, view))
  const gone = each.map((figures) => goneOf(figures, money))
  // What is so of all is said once.
  const isAlike = each.length > 1 && new Set(gone.map(lineText)).size === 1
  const [first] = each
  const ofAll = isAlike && first !== undefined ? goneOf(first, `In each of them ${lowerFirst(money)}`) : []
  const facts = each.flatMap((figures, at) => {
    const own = isAlike ? [] : (gone[at] ?? [])
    const told = joined([...answerInBrief(figures), ...(own.length === 0 ? [] : [own])], ' ')
    // Without an appraisal nothing is preferred to anything.
    const part = appraisal !== undefined && all[at] === preferred ? ', preferred' : ''
    const named = each.length === 1 ? '' : `${figures.scenario.definition.title}${part}: `
    return told.length === 0 ? [] : [say`${named}${told}`]
  })
  if (facts.length === 0) return undefined
  const title = each.length === 1 ? 'What would be left' : 'What each scenario would leave'
  return { ...bareChapter('conclusion', title), facts: [...facts, ...(ofAll.length === 0 ? [] : [ofAll])] }
}

const money = 'The money for care out of hospital'

function goneOf(figures: FiguresInView, what: string): Sentence {
  return hasEnvelope(figures.scenario.definition) ? whenGone(figures, what) : []
}
