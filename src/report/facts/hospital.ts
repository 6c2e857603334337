import { listInWords } from '../../base/list-in-words.ts'
import { upperFirst } from '../../base/upper-first.ts'
import type { Definition } from '../../definition/definition.ts'
import { linesIn } from '../../model/care-settings.ts'
import { rowValue, rowValueIfAny } from '../../open/project.ts'
import { type Sentence, saidText, say } from '../sentence.ts'
import type { FiguresInView } from '../views/figures-in-view.ts'

/** What hospital care takes of funding, at the end and at the start. */
export function hospitalShare(figures: FiguresInView): Sentence[] {
  const { scenario, last } = figures
  const { definition, projection } = scenario
  const lines = linesIn(definition, 'hospital')
  const [only] = lines
  if (only === undefined) return []
  const [from, to] = [0, last].map((index) => figures.percent('hospital.share', index, 0))
  // Of funding below nought nothing is a share.
  const isFunded = [0, last].every((index) => rowValue(projection, 'funding.total', index)?.gt(0) === true)
  if (from === undefined || to === undefined || !isFunded) return []
  const name = upperFirst(lines.length === 1 ? only.title : 'Hospital care')
  const base = figures.yearText(0)
  // Services that moved in or out with their money change the share without any growth.
  const whole = ofWholePlace(definition)
  if (hasMoved(figures)) {
    const there = [0, last].map((index) => figures.percent('hospital.share-there', index, 0))
    const [before, after] = there
    // Like for like only where all that moved came to lines and streams that held nothing.
    if (before === undefined || after === undefined || !before.value.eq(from.value))
      return [say`${name} takes ${to} of funding with services that moved; ${from} in ${base}.${whole}`]
    // All of funding first: that share a reader can work out from the table.
    return [say`${name} takes ${to} of funding, ${after} without what moved in; ${before} in ${base}.${whole}`]
  }
  if (saidText(from) === saidText(to)) return [say`${name} takes ${to} of funding, as in ${base}.${whole}`]
  const way = to.value.gt(from.value) ? 'up' : 'down'
  return [say`${name} takes ${to} of funding, ${way} from ${from} in ${base}.${whole}`]
}

/** So many members are named. */
const mostNamed = 3

/** Of a place: whose money the share is of as well, although they pay for no hospital care. A council's would else be taken for health money. */
export function ofWholePlace({ members }: Definition): string {
  const others = members.filter(
    ({ definition }) => definition.streams.length > 0 && linesIn(definition, 'hospital').length === 0,
  )
  if (others.length === 0) return ''
  const rest = others.length - mostNamed
  const named = others.slice(0, rest > 1 ? mostNamed : others.length).map(({ title }) => title)
  const all = listInWords(rest > 1 ? [...named, `${rest} others`] : named)
  return ` That is of all the place's funding, ${all} included, which ${others.length === 1 ? 'states' : 'state'} no hospital care.`
}

/** Whether services moved to or from hospital lines by the last year. */
function hasMoved({ scenario: { projection }, last }: FiguresInView): boolean {
  return Array.from({ length: last }, (_, index) => rowValueIfAny(projection, 'hospital.moved', index + 1)).some(
    (moved) => moved?.isZero() === false,
  )
}
