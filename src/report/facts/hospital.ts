import type { Decimal } from '../../base/decimal.ts'
import { sumOf } from '../../base/sum-of.ts'
import { rowValue } from '../../open/project.ts'
import { type SaidFigure, type Sentence, saidText, say } from '../sentence.ts'
import type { FiguresInView } from '../views/figures-in-view.ts'

/** What hospital care takes of funding, at the end and at the start. */
export function hospitalShare(figures: FiguresInView): Sentence[] {
  const { scenario, last } = figures
  const { projection, definition } = scenario
  const lines = definition.lines.filter(({ setting }) => setting === 'hospital')
  const [only] = lines
  if (only === undefined) return []
  const shareAt = (index: number): SaidFigure | undefined => {
    const funding = rowValue(projection, 'funding.total', index)
    const spend = sumOf(lines.map(({ id }): Decimal | undefined => rowValue(projection, `lines.${id}.spend`, index)))
    if (funding === undefined || spend === undefined || funding.lte(0)) return undefined
    return figures.rate(spend.div(funding), 0, undefined)
  }
  const [from, to] = [shareAt(0), shareAt(last)]
  if (from === undefined || to === undefined) return []
  const name = upperFirst(lines.length === 1 ? only.title : 'Hospital care')
  const base = figures.yearText(0)
  // Services that moved in or out with their money change the share without any growth.
  if (definition.responsibilities.some(({ line }) => lines.some(({ id }) => id === line)))
    return [say`${name} takes ${to} of funding with the services that moved; before them, in ${base}, ${from}.`]
  if (saidText(from) === saidText(to)) return [say`${name} takes ${to} of funding, as in ${base}.`]
  return [say`${name} takes ${to} of funding, ${to.value.gt(from.value) ? 'up' : 'down'} from ${from} in ${base}.`]
}

function upperFirst(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1)
}
