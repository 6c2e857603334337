import type { Definition } from '../definition/definition.ts'
import { input, plus, row, sum, times } from '../formula/build.ts'
import type { Term } from '../formula/node.ts'
import { addingUp, again, always, ofItem, type Row, yearOnYear } from './row.ts'

/** METHODS.md, section 10: what the commissioner pays each provider, and the change of that on the year before. */
export function providerRows({ lines }: Definition): Row[] {
  const partsOf = new Map<string, Term[]>()
  for (const line of lines)
    for (const { id, share } of line.providers) {
      const part = plus(times(input(share), row(`lines.${line.id}.spend`)))
      const known = partsOf.get(id)
      if (known === undefined) partsOf.set(id, [part])
      else known.push(part)
    }
  return [...partsOf].flatMap(([id, parts]) => {
    const income = `providers.${id}.income`
    const title = id.charAt(0).toUpperCase() + id.slice(1).replaceAll('-', ' ')
    return ofItem('providers', { id, title }, [
      addingUp(always(income, `${title}, income from the commissioner`, sum(...parts))),
      again(addingUp(yearOnYear(`providers.${id}.change`, `${title}, change of income on the year before`, income))),
    ])
  })
}
