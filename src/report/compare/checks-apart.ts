import { grouped } from '../../base/grouped.ts'
import { listInWords } from '../../base/list-in-words.ts'
import { checksOf } from '../../checks/checks.ts'
import type { CheckResult } from '../../checks/result.ts'
import type { Scenario } from '../../open/open.ts'
import { markOf } from '../checks/check-item.ts'
import { titleInWords } from '../checks/check-words.ts'
import { mostTold } from '../most-told.ts'
import type { Sentence } from '../sentence.ts'

/** Checks that fail, or only warn, in some of several scenarios and not in all of them: by name, with those in which they do. */
export function checksApart(scenarios: readonly Scenario[]): Sentence[] {
  const found = scenarios.map(unsettledIn)
  const keys = new Set(found.flatMap((one) => [...one.keys()]))
  const apart = [...keys].flatMap((key) => {
    const among = scenarios.flatMap(({ definition }, at) => {
      const check = found[at]?.get(key)
      return check === undefined ? [] : [{ title: definition.title, check }]
    })
    const [first] = among
    if (first === undefined || among.length === scenarios.length) return []
    return [{ mark: markOf(first.check, false), check: first.check, in: listInWords(among.map(({ title }) => title)) }]
  })
  return [...grouped(apart, (one) => `${one.mark} ${one.in}`).values()].flatMap((alike): Sentence[] => {
    const [first] = alike
    if (first === undefined) return []
    const does = first.mark === 'fail' ? ['a check fails', 'checks fail'] : ['a check warns', 'checks warn']
    const names = alike.slice(0, mostTold).map(({ check }) => titleInWords(check))
    const more = alike.length > mostTold ? `; ${alike.length - mostTold} more` : ''
    return [
      [
        `In ${first.in} alone ${alike.length === 1 ? does[0] : `${alike.length} ${does[1]}`}: ${names.join('; ')}${more}.`,
      ],
    ]
  })
}

/** The checks of a scenario that fail or warn, by how they do, by their name, and by their order where several have one. */
function unsettledIn(scenario: Scenario): ReadonlyMap<string, CheckResult> {
  const order = new Map<string, number>()
  return new Map(
    checksOf(scenario).flatMap((check) => {
      const at = (order.get(check.id) ?? 0) + 1
      order.set(check.id, at)
      const mark = markOf(check, false)
      return mark === 'fail' || mark === 'warn' ? [[`${mark} ${check.id} ${at}`, check] as const] : []
    }),
  )
}
