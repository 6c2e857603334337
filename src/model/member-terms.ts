import type { YearsInForce } from '../formula/years-in-force.ts'
import type { Having } from './member-parts.ts'
import { inMember } from './member-rows.ts'
import type { Row } from './row.ts'

/** The years in which one at least of the rows is in force; undefined for every year. */
export function unionOf(rows: readonly Row[]): YearsInForce | undefined {
  const terms = rows.flatMap(({ term }) => term ?? [])
  const [first] = terms
  if (first === undefined || terms.length < rows.length) return undefined
  const last = Math.max(...terms.map(({ inForce }) => inForce.length))
  const inForce = Array.from({ length: last }, (_, index) => terms.some((term) => term.inForce[index] === true))
  return { inForce, otherwise: first.otherwise }
}

/** Whether a row is without a value in years in which the row of the place has one. */
export function isShorter(own: YearsInForce | undefined, whole: YearsInForce | undefined): boolean {
  if (own === undefined || own.otherwise === 'nothing') return false
  return whole === undefined || whole.inForce.some((isInForce, index) => isInForce && own.inForce[index] !== true)
}

export function inTermPath(member: string, path: string): string {
  return inMember(member, `in-term.${path}`)
}

/** The part of each row of a member that the place has for longer: outside its own years it adds nothing. */
export function inTermRows({ member, own, named, parts }: Having, combined: ReadonlyMap<string, Row>): Row[] {
  return [...own.values()].flatMap((one): Row[] => {
    const [as, whole] = [named.get(one.path), combined.get(one.path)]
    if (as === undefined || one.term === undefined || whole === undefined || !isShorter(one.term, whole.term)) return []
    const of = parts.of(one.path)
    if (of === undefined) return []
    const formulas = { base: one.base && of, formula: one.formula && of }
    const term = { ...one.term, otherwise: 'nothing' as const }
    return [
      {
        ...as,
        ...formulas,
        path: inTermPath(member.id, one.path),
        label: `${as.label}, part in its term`,
        term,
        shown: false,
      },
    ]
  })
}
