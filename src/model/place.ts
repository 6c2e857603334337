import type { Definition } from '../definition/definition.ts'
import { input, less, plus, previous, row, sum, toDate } from '../formula/build.ts'
import type { Term } from '../formula/node.ts'
import { inMember, memberRows } from './member-rows.ts'
import { peopleAndPriceRows } from './people-and-prices.ts'
import { recomputed } from './place-rates.ts'
import { always, nothing, type Row } from './row.ts'
import { fullYearRows, shareRows, type Weighed, weigh } from './weights.ts'

/** The order in which the rows of a model are listed, by the first part of their name. */
const sections =
  'funding responsibilities reserves surplus available lines spend savings shifts pressures investments headroom out-of-hospital in-year underlying do-nothing-gap contracts risks providers population prices'.split(
    ' ',
  )

/**
 * METHODS.md, section 11: a place made of its members. Money and people are multiplied by what of each member belongs here
 * and added; rates, distances and shares are worked out again from the added rows. Every row of a member stays, under the
 * member's name.
 */
export function placeRows(definition: Definition, rowsOf: (member: Definition) => readonly Row[]): Row[] {
  const members = definition.members.map((member) => ({ ...weigh(member), rows: rowsOf(member.definition) }))
  const own = stated(definition)
  const found = new Map<string, Row[]>()
  for (const { rows } of members) {
    for (const one of rows) {
      if (staysInMember(one) || own.has(one.path)) continue
      const known = found.get(one.path)
      if (known === undefined) found.set(one.path, [one])
      else known.push(one)
    }
  }
  const combined = [...found].flatMap(([path, rows]) => combine(path, rows, members, definition) ?? [])
  const inOrder = [...combined, ...own.values()].sort((left, right) => sectionOf(left) - sectionOf(right))
  return [
    ...inOrder,
    ...transferRows(definition),
    ...members.flatMap(({ member, rows }) => [
      ...memberRows(member.id, member.title, rows),
      ...[...shareRows(member), ...fullYearRows(member)].map((one) => ({ ...one, member: member.id })),
      ...afterTransfers(member.id, member.title, definition, members),
    ]),
  ]
}

/** What is of one member only: its members, the transfers among these, its measures, and steps on the way but for targets. */
function staysInMember({ path, working, member, overAllYears }: Row): boolean {
  const isStep = working && !path.endsWith('.opening-target')
  return isStep || member !== undefined || overAllYears || path.startsWith('transfers.')
}

function sectionOf({ path }: Row): number {
  return sections.indexOf(path.split('.')[0] ?? '')
}

/** People and prices that the place states itself, in the place of those of its members. */
function stated(definition: Definition): Map<string, Row> {
  const { population, prices } = definition
  const wanted = [
    ...(population === undefined ? [] : ['population.total']),
    ...((prices.deflator ?? prices.index) === undefined ? [] : ['prices.index']),
  ]
  return new Map(peopleAndPriceRows(definition).flatMap((one) => (wanted.includes(one.path) ? [[one.path, one]] : [])))
}

/** One row of the place: the same-named rows of its members together. Undefined where nothing can be said of them. */
function combine(
  path: string,
  rows: readonly Row[],
  members: readonly (Weighed & { readonly rows: readonly Row[] })[],
  definition: Definition,
): Row | undefined {
  const [first] = rows
  if (first === undefined) return undefined
  const having = members.filter((member) => member.rows.some((one) => one.path === path))
  const again = recomputed(path, having, members, definition)
  if (again === 'left-out') return undefined
  if (again !== undefined) return { ...first, ...again, term: undefined }
  const parts = (wanted: (row: Row) => unknown, lag?: number): Term[] =>
    having.flatMap(({ part, rows: own }) => {
      const one = own.find((candidate) => candidate.path === path)
      const of = one !== undefined && wanted(one) !== undefined ? part(path, lag) : undefined
      return of === undefined ? [] : [plus(of)]
    })
  const base = rows.some((one) => one.base !== undefined) ? sum(...parts((one) => one.base)) : undefined
  const formula = rows.some((one) => one.formula !== undefined) ? sum(...parts((one) => one.formula)) : undefined
  const same = rows.every((one) => one.formula !== undefined && one.base !== undefined)
  const term = having.length === 1 ? first.term : undefined
  return { ...first, ...total(path, { base: same ? formula : base, formula }), term }
}

/**
 * Rows that run on from year to year are not simply added. The savings still to be found are: what one member has left over
 * finds nothing for another, because that would take a pooled budget.
 */
function total(path: string, added: Pick<Row, 'base' | 'formula'>): Pick<Row, 'base' | 'formula'> {
  if (path === 'surplus.carried')
    return { base: added.base, formula: sum(plus(previous('surplus.carried')), plus(row('in-year'))) }
  if (path === 'headroom.to-date') return { base: undefined, formula: toDate('headroom') }
  const running = /^((?:savings\..+)\.)to-date$|^(shifts\..+\.net)-to-date$/.exec(path)
  if (running !== null) return { base: undefined, formula: toDate(running[2] ?? `${running[1]}delivered`) }
  return added
}

/** Transfers between members: each one's amount, and their sum, which is nothing. */
function transferRows({ transfers, members }: Definition): Row[] {
  if (transfers.length === 0) return []
  return [
    ...transfers.map(({ id, title, amount }) => always(`transfers.${id}.amount`, title, input(amount))),
    always(
      'transfers.total',
      'Transfers between members, which sum to nothing',
      sum(...members.map(({ id }) => plus(row(inMember(id, 'transfers'))))),
    ),
  ]
}

/** What a member receives from the others less what it gives, and what that leaves of its part of headroom. */
function afterTransfers(id: string, title: string, { transfers }: Definition, members: readonly Weighed[]): Row[] {
  const received = transfers.filter(({ to }) => to === id).map(({ id: one }) => plus(row(`transfers.${one}.amount`)))
  const given = transfers.filter(({ from }) => from === id).map(({ id: one }) => less(row(`transfers.${one}.amount`)))
  const own = members.find(({ member }) => member.id === id)?.part('headroom') ?? nothing
  const rows = [
    always(inMember(id, 'transfers'), `${title}: transfers received less given`, sum(...received, ...given)),
    always(
      inMember(id, 'headroom-here'),
      `${title}: its part of headroom, after transfers`,
      sum(plus(own), plus(row(inMember(id, 'transfers')))),
    ),
  ]
  return rows.map((one) => ({ ...one, member: id }))
}
