import type { Decimal } from '../../base/decimal.ts'
import type { Plan } from '../../engine/plan.ts'
import { inputsBehind } from '../../engine/rerun.ts'
import type { Condition } from '../../formula/node.ts'
import type { Row } from '../../model/row.ts'
import type { Scenario } from '../../open/open.ts'
import { type Solved, solve, usualInterval } from '../solve.ts'
import { allVaried, type Varied } from '../varied.ts'

/** What one assumption would have had to be, all others as they are, for a row to come to what came out. */
export interface Hindsight {
  readonly varied: Varied
  /** Its solutions: none where nothing that was looked at would have done. */
  readonly solved: Solved
}

/** What was asked, and how many assumptions more there are than were. */
export interface Hindsights {
  readonly asked: readonly Hindsight[]
  readonly left: number
}

/** So many assumptions are asked about: a total rests on those of all its lines. */
const mostAsked = 12

/**
 * Which rates of the definition would have had to be what for a row to come to `actual` in a year: each in turn, by `solve`. Of a row of
 * one thing, such as a line, they are its own and those that it shares, and not those of others like it.
 */
export function hindsightOf({ model, projection }: Scenario, row: Row, index: number, actual: Decimal): Hindsights {
  const condition: Condition = {
    op: 'compare',
    how: '>=',
    left: { op: 'row', path: row.path, lag: 0 },
    right: { op: 'number', value: actual, percent: false },
  }
  const { plan } = projection
  const position = plan.position.get(row.path)
  const behind = inputsBehind(plan, position === undefined ? [] : [position])
  const rates = allVaried(model).filter(
    (varied) => isReached(varied, plan, behind) && isRateOfEveryYear(varied) && !isOfAnother(varied, row),
  )
  const asked = rates.slice(0, mostAsked).flatMap((varied): Hindsight[] => {
    const interval = usualInterval(varied)
    const solved = interval && solve(projection, varied, condition, index, interval)
    return solved === undefined ? [] : [{ varied, solved }]
  })
  return { asked, left: Math.max(0, rates.length - mostAsked) }
}

function isReached({ inputs }: Varied, plan: Plan, behind: ReadonlySet<number>): boolean {
  return inputs.some((input) => {
    const position = plan.inputPosition.get(input)
    return position !== undefined && behind.has(position)
  })
}

/** Whether it is a rate by which something changes year after year: growth, a driver, an uplift. */
function isRateOfEveryYear({ inputs }: Varied): boolean {
  return inputs.some(({ unit, entry }) => unit === 'rate' && entry?.key.cover === 'every')
}

/** Whether it is of another thing of the kind that the row is of: the growth of another line. */
function isOfAnother({ inputs }: Varied, { item }: Row): boolean {
  if (item === undefined) return false
  const kind = `${item.path.slice(0, item.path.lastIndexOf('.'))}.`
  return inputs.every(({ path }) => path.startsWith(kind) && !path.startsWith(`${item.path}.`))
}
