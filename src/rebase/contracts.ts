import { type Decimal, one } from '../base/decimal.ts'
import { printYear } from '../base/financial-year.ts'
import type { Contract, ScopePart } from '../definition/definition.ts'
import { digitsOf, peopleText } from './digits.ts'
import type { Rolling } from './rolling.ts'

/** Contracts: those that are over are left out, and of those that were agreed or begun is stated what they go on from. */
export function rollContracts(rolling: Rolling): void {
  const { definition, draft, index } = rolling
  const over = new Set<string>()
  draft.deleteAll(new Set(definition.contracts.map(({ id }) => `contracts.${id}.agreed`)))
  for (const contract of definition.contracts) {
    if (contract.ends <= index) over.add(`contracts.${contract.id}`)
    else rollContract(rolling, contract)
  }
  draft.deleteAll(over)
  draft.finished.push(...over)
}

function rollContract(rolling: Rolling, contract: Contract): void {
  const { draft, base, index } = rolling
  const { id, from, starts, priced } = contract
  const path = `contracts.${id}`
  const isAgreed = priced <= index && (priced < index || from < index || starts <= index)
  rollScope(rolling, contract, isAgreed)
  rollLists(rolling, contract)
  if (isAgreed) stateAgreed(rolling, contract)
  else if (from < index && draft.has(`${path}.shadow`)) draft.revalue(`${path}.shadow`, printYear(base))
}

/** Of a line whose price is agreed the year that set it says nothing any more. */
function rollScope({ draft, base, index }: Rolling, { id, scope, priced }: Contract, isAgreed: boolean): void {
  for (const part of scope) {
    const path = `contracts.${id}.scope.${part.line}`
    if (part.joins !== undefined && part.joins <= index) draft.delete(`${path}.from`)
    if (part.priced === undefined || !draft.has(`${path}.priced`)) continue
    if (part.priced < index) draft.delete(`${path}.priced`)
    else if (part.priced === index && part.priced >= priced) draft.revalue(`${path}.priced`, printYear(base))
  }
  if (isAgreed) draft.delete(`contracts.${id}.priced`)
}

/** People of lists that were counted last before the new base year are those that it starts with. */
function rollLists({ definition, draft, index, at }: Rolling, { id, lists, counted }: Contract): void {
  if (counted.every((is) => is)) return
  const { base } = definition.horizon
  for (const { id: list, people } of lists) {
    const path = `contracts.${id}.lists.${list}`
    if (draft.get(path) === undefined || typeof draft.get(path)?.value === 'string') continue
    const byYear = people.values.flatMap((value, year): [string, string][] => {
      const own = year === index ? at(`contracts.${id}.list-people.${list}`) : value
      return year >= index && own !== undefined ? [[printYear(base + year), peopleText(own)]] : []
    })
    draft.revalue(path, Object.fromEntries(byYear))
  }
}

function stateAgreed(rolling: Rolling, contract: Contract): void {
  const { draft, index, at, projected } = rolling
  const { id, value, capitation, counted, scope, beyond, starts } = contract
  const path = `contracts.${id}`
  const agreed = `${path}.agreed`
  if (value === undefined && capitation?.by !== 'prices')
    for (const part of scope) {
      const price = agreedPrice(rolling, contract, part)
      if (price !== undefined) draft.set(`${agreed}.price.${part.line}`, { value: digitsOf(price), about: projected() })
    }
  const moved = capitation?.by === 'weights' ? (at(`${path}.people-index`) ?? one) : one
  const level = (at(`${path}.index`) ?? one).times(moved)
  draft.set(`${agreed}.index`, { value: digitsOf(level), about: projected() })
  if (capitation !== undefined && counted.some((is) => !is))
    for (const { id: group } of capitation.groups) {
      const people = at(`${path}.people.${group}`)
      if (people !== undefined)
        draft.set(`${agreed}.people.${group}`, { value: peopleText(people), about: projected() })
    }
  if (starts <= index)
    for (const { line } of beyond) {
      const expected = at(`${path}.counterfactual.${line}`)
      if (expected !== undefined)
        draft.set(`${agreed}.counterfactual.${line}`, { value: digitsOf(expected), about: projected() })
    }
}

/** The price of a line in the money of the pricing year, where a year before the new base year set it. */
function agreedPrice({ index, at }: Rolling, contract: Contract, part: ScopePart): Decimal | undefined {
  const { id, priced, agreed } = contract
  const known = agreed?.price.get(part.line)?.values[0]
  if (known !== undefined) return known
  const year = part.priced ?? priced
  const share = part.share.values[0]
  const recurrent = at(`lines.${part.line}.recurrent`, year)
  if (year >= index || share === undefined || recurrent === undefined) return undefined
  const own = share.times(recurrent)
  if (year === priced && agreed?.index === undefined) return own
  const moved = (at(`contracts.${id}.index`, year) ?? one).times(
    contract.capitation === undefined ? one : (at(`contracts.${id}.people-index`, year) ?? one),
  )
  return own.div(moved)
}
