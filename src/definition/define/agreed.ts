import type { Agreed, Input, ScopePart } from '../definition.ts'
import type { Reader } from './reader.ts'

const groups = 'population.groups'

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
  const inScope = new Set(scope.map(({ line }) => line))
  const each = (name: string, unit: 'money' | 'people', knows: (id: string) => boolean, what: string, of: string) =>
    new Map(
      reader.items(`${path}.${name}`).map((id): [string, Input] => {
        const at = `${path}.${name}.${id}`
        if (!knows(id) && !reader.stands(`${of}.${id}`)) reader.refuseName(reader.spanOf(at), what, id, of)
        return [id, reader.one(at, unit)]
      }),
    )
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
    price: isPriced
      ? each('price', 'money', (line) => inScope.has(line), 'line in scope', `${contract}.scope`)
      : new Map(),
    index: reader.has(`${path}.index`) ? reader.one(`${path}.index`, 'index') : undefined,
    people: isCounted
      ? each('people', 'people', (id) => reader.hasItem(groups, id), 'group of people', groups)
      : new Map(),
    counterfactual: each(
      'counterfactual',
      'money',
      (line) => reader.hasItem(beyond, line),
      'line beyond the scope',
      beyond,
    ),
  }
}
