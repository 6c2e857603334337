import { grouped } from '../base/grouped.ts'
import type { Definition, PlaceMember, Transfer } from '../definition/definition.ts'
import { isOfPlace } from '../definition/keys/keys.ts'
import { input, less, plus, row, sum } from '../formula/build.ts'
import type { Numeric } from '../formula/node.ts'
import { type LackOf, lacksOfPlace } from './absent.ts'
import { combineRows, takingPartIn } from './combine-rows.ts'
import { inMember } from './in-member.ts'
import { type Having, memberParts } from './member-parts.ts'
import { definitionInPlace, memberRows } from './member-rows.ts'
import type { Model } from './model.ts'
import { always, nothing, partOfPlace, type Row } from './row.ts'
import { rowsOfSections, type Section } from './sections.ts'

/** The rows and inputs of a model, and what the rows that it does not have lack. */
export type ModelParts = Pick<Model, 'rows' | 'inputs'> & { readonly lacks: LackOf }

/**
 * METHODS.md, section 11: a place made of its members. How the rows of one name become one row of the place, each row says
 * itself. Every row and every input of a member stays, under the member's name.
 */
export function placeModel(
  definition: Definition,
  sections: readonly Section[],
  modelOf: (member: Definition) => ModelParts,
): ModelParts {
  const members = definition.members.map((member) => having(member, definition, modelOf))
  const own = new Map<string, Row>(statedRows(definition, sections).map((one) => [one.path, one]))
  const lacks = lacksOfPlace(members.map(({ member: { id, title }, lacks: one }) => ({ id, title, lacks: one })))
  const found = new Map<string, Having[]>()
  for (const one of members) {
    for (const [path, { combine, member }] of one.own) {
      if (combine.how === 'own' || member !== undefined || own.has(path) || lacks.has(path)) continue
      const known = found.get(path)
      if (known === undefined) found.set(path, [one])
      else known.push(one)
    }
  }
  const takingPart = takingPartIn(members)
  const combined = [...found].flatMap(
    ([path, those]) => combineRows(path, those, members, takingPart, definition) ?? [],
  )
  const received = grouped(definition.transfers, ({ to }) => to)
  const given = grouped(definition.transfers, ({ from }) => from)
  const order = new Map(sections.map(({ name }, index) => [name, index]))
  const sectionOf = ({ section }: Row): number => order.get(section) ?? sections.length
  return {
    rows: [
      ...[...combined, ...own.values()].sort((left, right) => sectionOf(left) - sectionOf(right)),
      ...transferRows(definition),
      ...members.flatMap((one) => [
        ...one.named.values(),
        ...one.parts.steps.map((step) => partOfPlace(one.member.id, step)),
        ...afterTransfers(one, received.get(one.member.id) ?? [], given.get(one.member.id) ?? []),
      ]),
    ],
    inputs: [...definition.inputs, ...members.flatMap((one) => one.inputs)],
    lacks,
  }
}

export function having(
  member: PlaceMember,
  place: Definition,
  modelOf: (member: Definition) => ModelParts,
): Having & Pick<ModelParts, 'inputs' | 'lacks'> {
  const model = modelOf(definitionInPlace(member, place))
  const { named, inputs } = memberRows(member, model, place.horizon)
  const own = new Map(model.rows.map((one) => [one.path, one]))
  return { member, named, inputs, own, lacks: model.lacks, parts: memberParts(member, { own, named }) }
}

/** What the place states itself, in the place of its members: people and prices. */
export function statedRows(definition: Definition, sections: readonly Section[]): Row[] {
  const own = sections.filter(({ name }) => isOfPlace(name))
  return rowsOfSections(definition, own).filter(({ base }) => base !== undefined)
}

/** Transfers between members: each one's amount, and their sum, which is nothing. */
function transferRows({ transfers, members }: Definition): Row[] {
  if (transfers.length === 0) return []
  const rows = [
    ...transfers.map(({ id, title, amount }) => always(`transfers.${id}.amount`, title, input(amount))),
    always(
      'transfers.total',
      'Transfers between members, which sum to nothing',
      sum(...members.map(({ id }) => plus(row(inMember(id, 'transfers'))))),
    ),
  ]
  return rows.map((one) => ({ ...one, section: 'transfers', combine: { how: 'own' } }))
}

/** What a member receives from the others less what it gives, and what that leaves of its part of headroom. */
function afterTransfers(
  { member: { id, title }, parts, lacks }: Having & Pick<ModelParts, 'lacks'>,
  received: readonly Transfer[],
  given: readonly Transfer[],
): Row[] {
  const amountOf = ({ id: one }: Transfer): Numeric => row(`transfers.${one}.amount`)
  const moved = sum(...received.map((one) => plus(amountOf(one))), ...given.map((one) => less(amountOf(one))))
  const headroom = always(
    inMember(id, 'headroom-here'),
    `${title}: its part of headroom, after transfers`,
    sum(plus(parts.of('headroom') ?? nothing), plus(row(inMember(id, 'transfers')))),
  )
  const rows = [
    always(inMember(id, 'transfers'), `${title}: transfers received less given`, moved),
    ...(lacks.has('headroom') ? [] : [headroom]),
  ]
  return rows.map((one) => ({ ...partOfPlace(id, one), section: 'transfers' }))
}
