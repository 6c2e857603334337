import type { Agreed, Input, ScopePart } from '../definition.ts'
import type { Reader } from './reader.ts'

const groups = 'population.groups'

/** Whether something is said to have been agreed of a contract before the base year, even if it cannot be read. */
export function isAgreedBefore(reader: Reader, contract: string): boolean {
  return reader.stands(`${contract}.agreed`)
}

/**
 * What was agreed of a contract before the base year; undefined where nothing is said of it. What another key of the contract makes
 * useless, such as the price of a line beside one stated price, is not read, and is told as unused.
 */
export function defineAgreed(
  reader: Reader,
  contract: string,
  scope: readonly ScopePart[],
  starts: number | undefined,
): Agreed | undefined {
  const path = `${contract}.agreed`
  if (!reader.merged.groups.has(path)) return undefined
  const isPriced = !reader.has(`${contract}.value`) && !reader.stands(`${contract}.segments`)
  const isCounted = reader.stands(`${contract}.segments`) || reader.stands(`${contract}.capitation`)
  const inScope = new Set<string>(scope.map(({ line }) => line))
  const each = (
    name: string,
    unit: 'money' | 'people',
    knows: (id: string) => boolean,
    what: string,
    of: string,
    isRead = true,
  ): Map<string, Input> => {
    const ids = reader.items(`${path}.${name}`)
    for (const id of ids)
      if (!knows(id) && !reader.stands(`${of}.${id}`))
        reader.refuseName(reader.spanOf(`${path}.${name}.${id}`), what, id, of)
    return new Map(isRead ? ids.map((id) => [id, reader.one(`${path}.${name}.${id}`, unit)]) : [])
  }
  const beyond = `${contract}.beyond`
  if (starts !== undefined && starts <= 0)
    for (const line of reader.items(beyond))
      if (!reader.stands(`${path}.counterfactual.${line}`))
        reader.missing(
          path,
          `counterfactual.${line}`,
          'what it would have cost in the base year without the contract, which had started by then',
        )
  return {
    price: each('price', 'money', (line) => inScope.has(line), 'line in scope', `${contract}.scope`, isPriced),
    index: reader.has(`${path}.index`) ? reader.one(`${path}.index`, 'index') : undefined,
    people: each('people', 'people', (id) => reader.hasItem(groups, id), 'group of people', groups, isCounted),
    counterfactual: each(
      'counterfactual',
      'money',
      (line) => reader.hasItem(beyond, line),
      'line beyond the scope',
      beyond,
    ),
  }
}
