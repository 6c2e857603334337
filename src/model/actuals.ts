import { Decimal } from '../base/decimal.ts'
import { isOfOptions } from '../definition/appraisal/of-options.ts'
import type { Actual, Definition, Input } from '../definition/definition.ts'
import type { ValueKey } from '../definition/keys/key-types.ts'
import { plainsOf, refuseWithoutScale } from '../definition/values/bare-pounds.ts'
import type { Entry } from '../definition/values/entry.ts'
import { mendRate } from '../definition/values/mend.ts'
import type { Plain } from '../definition/values/scalar.ts'
import { isShare, spread } from '../definition/values/series.ts'
import { type Args, diagnose, type ProblemCode, type Tell } from '../diagnostics/catalogue.ts'
import { nearestRows } from '../formula/nearest-rows.ts'
import type { Unit } from '../formula/unit.ts'
import type { KnownRows } from './absent.ts'
import { isNotStated, knownRows } from './author-checks.ts'
import { inMember } from './in-member.ts'
import { OffRows } from './off-rows.ts'
import { canBeNamed, type Row } from './row.ts'

/** What came out of one row of the model: `values` by year from the base year, in the unit of the row, undefined where nothing is known. */
export interface ActualFigures {
  readonly actual: Actual
  readonly row: Row
  /** The figures as an input in the unit of the row, on which nothing rests. */
  readonly input: Input
  readonly values: readonly (Decimal | undefined)[]
}

/** Whether an author gave figures a title of their own, which says what they are: nothing else may then call them actual. */
export function isTitled({ id, title }: Pick<Actual, 'id' | 'title'>): boolean {
  return title !== id
}

/**
 * Give a model what came out of its rows. A row that is not there is refused, and so is an amount in another unit than its row;
 * what came out of a row that is switched off is left out, and so is what a member says of a row that it has and the place has not, such
 * as a measure of its own (`leftOutActuals` says which). `ownRows` gives the rows that a member has by itself. `partial` says that the definition has errors, so that a row may be missing for that.
 */
export function withActuals<M extends KnownRows & { readonly inputs: readonly Input[] }>(
  model: M,
  definition: Definition,
  ownRows: (member: Definition) => KnownRows,
  partial: boolean,
  tell: Tell,
): M & { readonly actuals: readonly ActualFigures[] } {
  const stated = statedOf(definition)
  if (stated.length === 0) return { ...model, actuals: [] }
  const shown = model.rows.filter(canBeNamed)
  const rows = new Map<string, Row>(shown.map((row) => [row.path, row]))
  const offRows = new OffRows(model.off)
  const sound = knownRows(partial, tell)
  const refuse = (name: string, { rowSpan }: Actual, known: () => string[]): void =>
    sound(diagnose('unknown-row', rowSpan, { name, known: () => nearestRows(name, known()) }))
  const actuals = stated.flatMap(({ actual, stated, owner, isOfMember, within }): ActualFigures[] => {
    const row = rows.get(actual.row)
    if (row !== undefined) return [within(figuresOf(actual, row, owner, tell))]
    if (offRows.behind(actual.row) !== undefined) return []
    if (isNotStated(model.absent, actual.row, actual.rowSpan, partial, tell)) return []
    if (!isOfMember) {
      refuse(actual.row, actual, () => [...rows.keys()])
      return []
    }
    // As the member by itself has it: of a row that it has the place may have none.
    const own = ownRows(owner)
    const named = own.rows.filter(canBeNamed).map(({ path }): string => path)
    const isKnown = named.includes(stated) || new OffRows(own.off).behind(stated) !== undefined
    if (!isKnown && !isNotStated(own.absent, stated, actual.rowSpan, partial, tell)) refuse(stated, actual, () => named)
    return []
  })
  const own = new Map(actuals.map(({ input }) => [input.path, input]))
  return { ...model, actuals, inputs: model.inputs.map((one) => own.get(one.path) ?? one) }
}

/** What came out of a row that nothing is held against, by the name that the row would have. */
export interface LeftOutActual {
  readonly row: string
  /** Whether it is switched off; else it is a row of a member that its place does not have. */
  readonly isOff: boolean
}

/** What is stated to have come out, by the definition or by its members, and is held against no row. */
export function leftOutActuals(
  { actuals, off }: Pick<KnownRows, 'off'> & { readonly actuals: readonly ActualFigures[] },
  definition: Definition,
): LeftOutActual[] {
  const known = new Set<string>(actuals.map(({ row }) => row.path))
  const offRows = new OffRows(off)
  return statedOf(definition).flatMap(({ actual: { row } }): LeftOutActual[] =>
    known.has(row) ? [] : [{ row, isOff: offRows.behind(row) !== undefined }],
  )
}

/** By the path of its figures, what a member says came out of a row of which the place says something itself, with the path of that. */
export function replacedActuals(definition: Definition): ReadonlyMap<string, string> {
  return new Map(allStated(definition).flatMap(({ path, by }) => (by === undefined ? [] : [[path, by]])))
}

/** What came out, as it is stated, the definition that states it, and how its figures stand in the whole. */
interface StatedActual {
  readonly actual: Actual
  /** The path of its figures. */
  readonly path: string
  /** The path of the figures that a place states of the same row itself, and that go before these. */
  readonly by: string | undefined
  /** The row as it is called where it is stated. */
  readonly stated: string
  readonly owner: Definition
  readonly isOfMember: boolean
  readonly within: (figures: ActualFigures) => ActualFigures
}

/** What a definition and its members say came out, as far as it counts. */
function statedOf(definition: Definition): StatedActual[] {
  return allStated(definition).filter(({ by }) => by === undefined)
}

/**
 * What a definition says came out, and what the members of a place say of their own rows, under the names that they have there; what the
 * place says of such a row itself goes before. Options are alternatives: what came out is no news of any of them.
 */
function allStated(definition: Definition): StatedActual[] {
  const own = definition.actuals.map(
    (actual): StatedActual => ({
      actual,
      path: `actuals.${actual.id}.amounts`,
      by: undefined,
      stated: actual.row,
      owner: definition,
      isOfMember: false,
      within: (figures) => figures,
    }),
  )
  if (isOfOptions(definition)) return own
  const named = new Map(own.map(({ actual, path }) => [actual.row, path]))
  const { count } = definition.horizon
  const ofMembers = definition.members.flatMap((member) =>
    allStated(member.definition).map((one): StatedActual => {
      const row = inMember(member.id, one.actual.row)
      return {
        actual: { ...one.actual, row },
        path: inMember(member.id, one.path),
        by: one.by === undefined ? named.get(row) : inMember(member.id, one.by),
        stated: one.stated,
        owner: one.owner,
        isOfMember: true,
        within: (figures) => {
          const { input, values } = one.within(figures)
          const path = inMember(member.id, input.path)
          return { ...figures, input: { ...input, path }, values: values.slice(0, count + 1) }
        },
      }
    }),
  )
  return [...own, ...ofMembers]
}

/** How the figures of a row are written. */
const kinds: Readonly<Record<Unit, ValueKey['kind']>> = {
  money: 'money',
  rate: 'rate',
  share: 'rate',
  people: 'number',
  index: 'number',
  'price-index': 'number',
  pounds: 'pounds',
  activity: 'number',
  'unit-cost': 'pounds',
  declared: 'number',
}

/** What was stated, in the unit of its row; a figure in another unit is refused. */
function figuresOf(actual: Actual, row: Row, { horizon, unit }: Definition, tell: Tell): ActualFigures {
  const { amounts } = actual
  const kind = kinds[row.unit]
  for (const plain of amounts.entry === undefined ? [] : statedIn(amounts.entry)) {
    refuseOtherUnit(plain, row, tell)
    if (kind === 'money') refuseWithoutScale(plain, amounts.entry?.unit ?? unit, tell)
  }
  if (amounts.entry === undefined || kind === 'money')
    return { actual, row, input: { ...amounts, target: 'actual' }, values: amounts.values }
  const entry = { ...amounts.entry, key: { ...amounts.entry.key, kind } }
  // What is wrong with its years was told when it was read.
  const values = spread(entry, horizon, unit, 'named', () => {})
  return { actual, row, input: { ...amounts, unit: row.unit, entry, values, target: 'actual' }, values }
}

/** Every figure of an entry that could be read. */
function statedIn(entry: Entry): Plain[] {
  const changed = (entry.overlay ?? []).map(({ plain }) => plain)
  return [...plainsOf({ ...entry, provenance: {} }), ...changed].filter(({ value }) => value !== undefined)
}

/** Refuse a rate of a row of amounts, and an amount of a row of rates: 2.9 of a rate would be 290%. */
function refuseOtherUnit(plain: Plain, { unit, path }: Row, tell: Tell): void {
  const refuse = <C extends ProblemCode>(code: C, args: Args<C>): void => tell(diagnose(code, plain.node.span, args))
  const { text } = plain
  const kind = kinds[unit]
  const isMoney = kind === 'money' || kind === 'pounds'
  if (kind === 'rate' && !isShare(plain)) {
    if (!(plain.value instanceof Decimal && plain.value.isZero())) refuse('not-a-rate', { text, mend: mendRate(text) })
  } else if (plain.unit !== undefined && !isMoney) refuse('money-for-other', { text, row: path })
  else if (kind !== 'rate' && isShare(plain)) refuse(isMoney ? 'not-money' : 'not-a-number', { text })
}
