import type { Definition, PlaceMember } from '../definition/definition.ts'
import { input, less, plus, previous, row, sum, toDate } from '../formula/build.ts'
import type { Term } from '../formula/node.ts'
import type { YearsInForce } from '../formula/years-in-force.ts'
import { inMember, memberRows } from './member-rows.ts'
import { peopleAndPriceRows } from './people-and-prices.ts'
import { type Having, recomputed } from './place-rates.ts'
import { always, nothing, type Row } from './row.ts'
import { type Weighed, weigh } from './weights.ts'

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
  const members = definition.members.map((member) => membersRows(member, rowsOf(member.definition)))
  const own = stated(definition)
  const found = new Map<string, Row[]>()
  for (const { rows } of members) {
    for (const one of rows.values()) {
      if (staysInMember(one) || own.has(one.path)) continue
      const known = found.get(one.path)
      if (known === undefined) found.set(one.path, [one])
      else known.push(one)
    }
  }
  const combined = [...found].flatMap(([path, rows]) => combine(path, rows, members, definition) ?? [])
  const whole = new Map(combined.map((one) => [one.path, one]))
  const inOrder = [...combined, ...own.values()].sort((left, right) => sectionOf(left) - sectionOf(right))
  return [
    ...inOrder,
    ...transferRows(definition),
    ...members.flatMap((one) => [
      ...one.named,
      ...[...one.steps, ...inTermRows(one, whole)].map((step) => ({ ...step, member: one.member.id })),
      ...afterTransfers(one.member.id, one.member.title, definition, members),
    ]),
  ]
}

/** A member with its rows in their order as they stand in the place. */
interface Named extends Having {
  readonly named: readonly Row[]
}

/** A member with its rows: by the names they have in it, and as they stand in the place. */
function membersRows(member: PlaceMember, rows: readonly Row[]): Named {
  const named = memberRows(member.id, member.title, rows)
  const byName = new Map(rows.map(({ path }, index) => [path, named[index]]))
  return { ...weigh(member, (path) => byName.get(path)), rows: new Map(rows.map((one) => [one.path, one])), named }
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
  members: readonly Having[],
  definition: Definition,
): Row | undefined {
  const [first] = rows
  if (first === undefined) return undefined
  const having = members.filter((member) => member.rows.has(path))
  const again = recomputed(path, having, members, definition)
  if (again === 'left-out') return undefined
  if (again !== undefined) return { ...first, ...again, term: undefined }
  const term = unionOf(rows)
  const parts = (wanted: (row: Row) => unknown): Term[] =>
    having.flatMap((member) => {
      const one = member.rows.get(path)
      if (one === undefined || wanted(one) === undefined) return []
      const of = isShorter(one.term, term) ? row(inTermPath(member.member.id, path)) : member.part(path)
      return of === undefined ? [] : [plus(of)]
    })
  const base = rows.some((one) => one.base !== undefined) ? sum(...parts((one) => one.base)) : undefined
  const formula = rows.some((one) => one.formula !== undefined) ? sum(...parts((one) => one.formula)) : undefined
  const same = rows.every((one) => one.formula !== undefined && one.base !== undefined)
  return { ...first, ...total(path, { base: same ? formula : base, formula }), term }
}

/** The years in which one at least of the rows is in force; undefined for every year. */
function unionOf(rows: readonly Row[]): YearsInForce | undefined {
  const terms = rows.flatMap(({ term }) => term ?? [])
  const [first] = terms
  if (first === undefined || terms.length < rows.length) return undefined
  const last = Math.max(...terms.map(({ inForce }) => inForce.length))
  const inForce = Array.from({ length: last }, (_, index) => terms.some((term) => term.inForce[index] === true))
  return { inForce, otherwise: first.otherwise }
}

/** Whether a row is without a value in years in which the row of the place has one. */
function isShorter(own: YearsInForce | undefined, whole: YearsInForce | undefined): boolean {
  if (own === undefined || own.otherwise === 'nothing') return false
  return whole === undefined || whole.inForce.some((isInForce, index) => isInForce && own.inForce[index] !== true)
}

function inTermPath(member: string, path: string): string {
  return inMember(member, `in-term.${path}`)
}

/** The part of each row of a member that the place has for longer: outside its own years it adds nothing. */
function inTermRows({ member, rows, named, part }: Named, combined: ReadonlyMap<string, Row>): Row[] {
  return [...rows.values()].flatMap((own, index): Row[] => {
    const [as, whole] = [named[index], combined.get(own.path)]
    if (as === undefined || own.term === undefined || whole === undefined || !isShorter(own.term, whole.term)) return []
    const of = part(own.path)
    if (of === undefined) return []
    const formulas = { base: own.base && of, formula: own.formula && of }
    const term = { ...own.term, otherwise: 'nothing' as const }
    return [
      {
        ...as,
        ...formulas,
        path: inTermPath(member.id, own.path),
        label: `${as.label}, part in its term`,
        term,
        working: true,
      },
    ]
  })
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
