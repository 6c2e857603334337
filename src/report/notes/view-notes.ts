import { printYear } from '../../base/financial-year.ts'
import { unitInWords } from '../../base/money-unit.ts'
import { everybodyCounted } from '../../model/row.ts'
import type { Scenario } from '../../open/open.ts'
import type { Origin } from '../figure.ts'
import { joined, type Sentence, say } from '../sentence.ts'
import type { Whose } from '../views/people-of.ts'
import { residents, type View } from '../views/view.ts'

/**
 * What a reader must know of money that is not plain cash: what it was divided by, whose people are counted in rows of members,
 * where some are shown, and what still is cash.
 */
export function viewNotes(scenario: Scenario, { isPerHead, cash }: View, shown: ReadonlySet<Whose>): Sentence[] {
  return [
    // First: a screen that has no room for all notes shows the checks all the same.
    [`Rules and checks are in cash (${unitInWords(cash.unit)}), because they are rules about cash.`],
    ...(isPerHead
      ? [
          headsNote(scenario),
          ...(['own', 'place', 'inner'] as const).flatMap((whose) => (shown.has(whose) ? [[notes[whose]]] : [])),
        ]
      : []),
  ]
}

const notes: Readonly<Record<Exclude<Whose, 'all'>, string>> = {
  own: "Rows marked (own people) are a member's own, by its own people: they do not add up to the place. A member that states no people has no such figure.",
  place: "Rows marked (place's people) are a member's part of the place, by the people of the place.",
  inner: 'Rows marked (people of ...) are a part of the place within this one that is named, by its people.',
}

function headsNote(scenario: Scenario): Sentence {
  const { base, count } = scenario.definition.horizon
  const people = [0, count].flatMap((index): Sentence[] => {
    const value = residents(scenario, index)
    const of: Origin = { rows: [everybodyCounted], year: base + index }
    return value === undefined ? [] : [say`${{ is: 'people', value, of, places: 0 }} in ${printYear(base + index)}`]
  })
  const numbers = people.length === 0 ? [] : say`: ${joined(people, ', ')}`
  return say`Per head: each year is divided by its own population${numbers}.`
}
