import { type MoneyUnit, machineUnit, poundsIn } from '../base/money-unit.ts'
import type { AuthorMeasure, Definition } from '../definition/definition.ts'
import { type OffItem, offInWords } from '../definition/layers/switched-off.ts'
import { type Diagnostic, diagnose, type Tell } from '../diagnostics/catalogue.ts'
import { checkUnits, type Found, type IsTold } from '../formula/check-units.ts'
import { isCondition, walk } from '../formula/node.ts'
import { parseFormula } from '../formula/parse.ts'
import { onOneScale } from '../formula/scale.ts'
import {
  type Dimension,
  dimensionInWords,
  dimensionOf,
  type Measured,
  measuredIn,
  pure,
  realPricesOf,
  sameDimension,
  type Unit,
} from '../formula/unit.ts'
import type { Absent, KnownRows } from './absent.ts'
import { addedUpIn } from './adds-up.ts'
import { checkYear, isNotStated, knownRows, refuseTorn } from './author-checks.ts'
import { OffRows } from './off-rows.ts'
import { always, canBeNamed, measuredOf, type Row } from './row.ts'

/** The units that an author may name; any other words are taken as they are, for what is no money. */
const named: readonly Unit[] = ['money', 'rate', 'share', 'people', 'index', 'pounds']

/**
 * Add the author's measures to a model as rows of their own, after all others. A measure may name any row and any year,
 * other measures among them. Problems are reported, and the measure is then left out; one that rests on what is switched
 * off is left out with a warning, and counts as switched off itself.
 */
export function withMeasures<M extends KnownRows>(model: M, definition: Definition, partial: boolean, tell: Tell): M {
  const { measures } = definition
  if (measures.length === 0) return model
  const read = new MeasureReader(model, definition, partial)
  const off = new Map(model.off)
  const rows = measures.flatMap((measure) => {
    const { row, problems, restsOn } = read.measure(measure)
    for (const problem of problems) tell(problem)
    if (restsOn !== undefined) off.set(pathOf(measure), restsOn)
    return row ?? []
  })
  return { ...model, rows: [...model.rows, ...rows], off }
}

/** Nobody builds measures so many upon one another, and each is read before the one that names it. */
const deepest = 200

/** A measure that was read, with the problems found in it. */
interface Read {
  readonly row: Row | undefined
  readonly problems: readonly Diagnostic[]
  /** What is switched off, where it rests on that. */
  readonly restsOn: OffItem | undefined
}

/** Reads each measure after those it names, because what they are measured in is known from their formulas only. */
class MeasureReader {
  private readonly definition: Definition
  private readonly partial: boolean
  private readonly paths: readonly string[]
  private readonly units: ReadonlyMap<string, Unit>
  private readonly measured: Map<string, Measured>
  private readonly addedUpBy: (path: string) => readonly string[]
  private readonly measures: ReadonlyMap<string, AuthorMeasure>
  private readonly read = new Map<AuthorMeasure, Read>()
  private readonly open = new Set<AuthorMeasure>()
  private readonly offRows: OffRows
  private readonly absent: Absent

  constructor({ rows, off, absent }: KnownRows, definition: Definition, partial: boolean) {
    this.offRows = new OffRows(off)
    this.absent = absent
    const { measures, unit: money } = definition
    const shown = rows.filter(canBeNamed)
    this.definition = definition
    this.partial = partial
    this.measures = new Map(measures.map((measure) => [pathOf(measure), measure]))
    this.paths = [...shown.map(({ path }) => path), ...this.measures.keys()]
    this.units = new Map([
      ...shown.map(({ path, unit }) => [path, unit] as const),
      ...measures.map((measure) => [pathOf(measure), unitOf(measure, money)] as const),
    ])
    this.measured = new Map(shown.map((row) => [row.path, measuredOf(row)]))
    const known = new Map<string, Row>(shown.map((row) => [row.path, row]))
    this.addedUpBy = addedUpIn((path) => known.get(path) ?? this.readAt(path)?.row)
  }

  measure(measure: AuthorMeasure): Read {
    const known = this.read.get(measure)
    if (known !== undefined) return known
    const problems: Diagnostic[] = []
    this.open.add(measure)
    const result = { ...this.rowOf(measure, (problem) => problems.push(problem)), problems }
    this.open.delete(measure)
    this.read.set(measure, result)
    return result
  }

  /** A measure of that path; undefined for one that is being read, which closes a circle. */
  private readAt(path: string): Read | undefined {
    const measure = this.measures.get(path)
    return measure === undefined || this.open.has(measure) ? undefined : this.measure(measure)
  }

  /** What a row is measured in. Of a measure that is being read, which closes a circle, its unit alone is known. */
  private measuredIn(path: string): Measured | undefined {
    const known = this.measured.get(path)
    const measure = this.measures.get(path)
    if (known !== undefined || measure === undefined) return known
    const row = this.readAt(path)?.row
    return row === undefined ? measuredIn(unitOf(measure, this.definition.unit)) : measuredOf(row)
  }

  /** What is switched off behind a row that is not there, or behind a measure that was left out. */
  private offBehind(name: string): OffItem | undefined {
    return this.readAt(name)?.restsOn ?? this.offRows.behind(name)
  }

  private rowOf(measure: AuthorMeasure, tell: Tell): Omit<Read, 'problems'> {
    let restsOn: OffItem | undefined
    const isTold: IsTold = (name, span) => {
      const item = this.offBehind(name)
      restsOn ??= item
      return item !== undefined || isNotStated(this.absent, name, span, this.partial, tell)
    }
    const row = this.readRow(measure, isTold, tell)
    if (restsOn === undefined) return { row, restsOn }
    const path = pathOf(measure)
    tell(diagnose('measure-switched-off', measure.formulaSpan, { path, off: offInWords(restsOn) }))
    return { row: undefined, restsOn }
  }

  private readRow(measure: AuthorMeasure, isTold: IsTold, tell: Tell): Row | undefined {
    const { title, formula: text, formulaSpan } = measure
    const { definition, paths } = this
    if (this.open.size > deepest) {
      tell(
        diagnose('formula-syntax', formulaSpan, { why: `more than ${deepest} measures rest on it, one upon another` }),
      )
      return undefined
    }
    let isClean = true
    const watch = knownRows(this.partial, (problem) => {
      isClean = false
      tell(problem)
    })
    const formula = parseFormula(text, formulaSpan, paths, watch, this.addedUpBy, isTold, definition.horizon)
    if (formula === undefined) return undefined
    const unitOfRow = (path: string): Unit | undefined => this.units.get(path)
    // A measure that was left out is a row that is not there.
    const dimensionOfRow = (path: string): Dimension | undefined =>
      this.readAt(path)?.restsOn === undefined ? this.measuredIn(path)?.dimension : undefined
    const found = checkUnits(formula, unitOfRow, paths, formulaSpan, watch, dimensionOfRow, isTold)
    for (const node of walk(formula))
      if (node.op === 'at') checkYear(node.year, node.span ?? formulaSpan, definition, tell)
    if (isCondition(formula)) {
      tell(diagnose('not-a-measure', formulaSpan, {}))
      return undefined
    }
    const unit = unitOf(measure, definition.unit)
    refuseOtherUnit(measure, unit, found, definition.unit, watch)
    const { formula: scaled, scale } = onOneScale(formula, unit === 'declared' ? undefined : measuredIn(unit).scale, {
      rowOf: (path) => this.measuredIn(path),
      pounds: poundsIn(definition.unit),
      onTorn: isClean ? refuseTorn(definition.unit, formulaSpan, watch) : undefined,
    })
    const realPrices = unit === 'money' && typeof found !== 'string' ? realPricesOf(found) : undefined
    const isFound = isClean && typeof found !== 'string'
    return {
      ...always(pathOf(measure), title, scaled),
      unit,
      isTitled: true,
      words: unit === 'declared' ? ownWords(measure.unit, found) : undefined,
      measured: isFound ? { dimension: found, scale: scale ?? 0 } : undefined,
      realPrices,
      overAllYears: true,
      joinsYears: true,
      combine: { how: 'own' },
      section: 'measures',
    }
  }
}

function pathOf({ id }: AuthorMeasure): string {
  return `measures.${id}`
}

/** No view takes prices out of what has a unit of the author's own, so that its words say what it is in. */
function ownWords(words: string, found: Found): string {
  const isCash = typeof found !== 'string' && found.isCash
  return isCash && !/\bcash\b/i.test(words) ? `${words}, cash` : words
}

function unitOf({ unit }: AuthorMeasure, money: MoneyUnit): Unit {
  if (unit === money || unit === machineUnit(money)) return 'money'
  return named.find((name) => name === unit) ?? 'declared'
}

/** The unit that is declared must be that of the formula. Words of the author's are for what has no unit of ours. */
function refuseOtherUnit(
  { id, unit: written, unitSpan }: AuthorMeasure,
  unit: Unit,
  found: Found,
  money: MoneyUnit,
  tell: Tell,
): void {
  if (typeof found === 'string') return
  const isMoney = unit === 'money' && realPricesOf(found) !== undefined
  const isFree = unit === 'declared' && !hasOwnUnit(found)
  if (isMoney || isFree || (unit !== 'declared' && sameDimension(found, dimensionOf(unit)))) return
  const name = named.find((other) => sameDimension(found, dimensionOf(other)))
  const own = realPricesOf(found) !== undefined || name === 'money' ? ['money', money] : [name ?? []].flat()
  tell(
    diagnose('unit-of-measure', unitSpan, {
      path: `measures.${id}`,
      written,
      found: dimensionInWords(found),
      own: sameDimension(found, pure) ? ['rate', 'share', 'index'] : own,
    }),
  )
}

/** Whether it would be scaled or deflated if the program knew its unit, so that it must. */
function hasOwnUnit(found: Dimension): boolean {
  return (
    realPricesOf(found) !== undefined ||
    (['money', 'people', 'pounds'] as const).some((unit) => sameDimension(found, dimensionOf(unit)))
  )
}
