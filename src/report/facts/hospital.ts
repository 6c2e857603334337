import { upperFirst } from '../../base/upper-first.ts'
import { rowValue, rowValueIfAny } from '../../open/project.ts'
import { type Sentence, saidText, say } from '../sentence.ts'
import type { FiguresInView } from '../views/figures-in-view.ts'

/** What hospital care takes of funding, at the end and at the start. */
export function hospitalShare(figures: FiguresInView): Sentence[] {
  const { scenario, last } = figures
  const { definition, projection } = scenario
  const lines = definition.lines.filter(({ setting }) => setting === 'hospital')
  const [only] = lines
  if (only === undefined) return []
  const [from, to] = [0, last].map((index) => figures.percent('hospital.share', index, 0))
  // Of funding below nought nothing is a share.
  const isFunded = [0, last].every((index) => rowValue(projection, 'funding.total', index)?.gt(0) === true)
  if (from === undefined || to === undefined || !isFunded) return []
  const name = upperFirst(lines.length === 1 ? only.title : 'Hospital care')
  const base = figures.yearText(0)
  // Services that moved in or out with their money change the share without any growth.
  if (hasMoved(figures)) return [say`${name} takes ${to} of funding with services that moved; ${from} in ${base}.`]
  if (saidText(from) === saidText(to)) return [say`${name} takes ${to} of funding, as in ${base}.`]
  return [say`${name} takes ${to} of funding, ${to.value.gt(from.value) ? 'up' : 'down'} from ${from} in ${base}.`]
}

/** Whether services moved to or from hospital lines by the last year. */
function hasMoved({ scenario: { projection }, last }: FiguresInView): boolean {
  return Array.from({ length: last }, (_, index) => rowValueIfAny(projection, 'hospital.moved', index + 1)).some(
    (moved) => moved?.isZero() === false,
  )
}
