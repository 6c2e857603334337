import type { Scenario } from '../../open/open.ts'
import type { Hint } from '../hint.ts'
import type { Sentence } from '../sentence.ts'
import { contractFacts } from '../tables/contracts.ts'
import { riskFact } from '../tables/risks.ts'
import { FiguresInView } from '../views/figures-in-view.ts'
import type { View } from '../views/view.ts'
import { assumed } from './assumed.ts'
import { distances } from './distances.ts'
import { envelopeFacts } from './envelope.ts'
import { headroomApart } from './headroom-apart.ts'
import { hospitalShare } from './hospital.ts'
import { moves } from './moves.ts'
import { pricesAndPeople } from './prices-and-people.ts'
import { addedNeeds, toBeFound, unidentified } from './savings.ts'
import { costOfServices } from './spend.ts'
import { headroomToDate } from './to-date.ts'
import { toHold } from './to-hold.ts'
import { withoutContract } from './without-contract.ts'

/**
 * What a scenario says, in sentences with figures: first what is assumed, then what follows for care out of hospital.
 * Every amount is of the view, by its own year; what is worked out from amounts is worked out from those.
 */
export function factsOf(scenario: Scenario, view: View, hint: Hint): Sentence[] {
  const figures = new FiguresInView(scenario, view)
  return [
    assumed(figures),
    costOfServices(figures),
    pricesAndPeople(figures),
    envelopeFacts(figures),
    toBeFound(figures),
    headroomApart(figures),
    addedNeeds(figures),
    headroomToDate(figures),
    unidentified(figures),
    toHold(figures),
    hospitalShare(figures),
    moves(figures, hint),
    distances(figures, hint),
    contractFacts(figures, hint),
    withoutContract(figures, hint),
    riskFact(figures),
  ].flat()
}
