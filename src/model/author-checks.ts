import { toPlain } from '../base/decimal.ts'
import { printYear } from '../base/financial-year.ts'
import { type MoneyUnit, poundsIn } from '../base/money-unit.ts'
import type { AuthorCheck, Control, Definition, Input } from '../definition/definition.ts'
import type { OffItem } from '../definition/layers/switched-off.ts'
import { isShare } from '../definition/values/series.ts'
import { parseSelector } from '../definition/values/years.ts'
import { type Diagnostic, diagnose, type ProblemCode, type Tell } from '../diagnostics/catalogue.ts'
import type { Span } from '../diagnostics/span.ts'
import { checkUnits, type IsTold } from '../formula/check-units.ts'
import { nearestRows } from '../formula/nearest-rows.ts'
import { type Condition, isCondition, walk } from '../formula/node.ts'
import { parseFormula } from '../formula/parse.ts'
import { bothOnOneScale, type OnTorn } from '../formula/scale.ts'
import type { Measured } from '../formula/unit.ts'
import type { Absent, KnownRows } from './absent.ts'
import { addedUpIn } from './adds-up.ts'
import { type OffCheck, offCheck } from './off-checks.ts'
import { OffRows } from './off-rows.ts'
import { canBeNamed, measuredOf, type Row } from './row.ts'

/** What came out of a row, as far as a formula reads it. */
interface CameOut {
  readonly row: Pick<Row, 'path'>
  readonly input: Input
}

/** A check of the author's with its formula read. */
export interface ParsedCheck extends AuthorCheck {
  readonly kind: 'author'
  readonly condition: Condition
}

/** Faults that may come of a row that is missing only because the definition has errors. */
const ofMissingRows: readonly ProblemCode[] = ['unknown-row', 'pattern-matches-nothing']

/**
 * Read the formulas of an author's checks and the rows of the controls against the rows of the model. `partial` says that
 * the definition has errors, so that a row may be missing through no fault of the formula.
 */
export function parseChecks(
  definition: Definition,
  { rows: all, off, absent, actuals }: KnownRows & { readonly actuals: readonly CameOut[] },
  partial: boolean,
  tell: Tell,
): (ParsedCheck | OffCheck)[] {
  if (definition.controls.length + definition.checks.length === 0) return []
  const shown = all.filter(canBeNamed)
  const rows = shown.map(({ path }) => path)
  const known = new Map<string, Row>(shown.map((row) => [row.path, row]))
  const rowOf = (path: string): Measured | undefined => {
    const row = known.get(path)
    return row && measuredOf(row)
  }
  const sound = knownRows(partial, tell)
  const addedUpBy = addedUpIn((path) => known.get(path))
  const offRows = new OffRows(off)
  const cameOut = new Map(actuals.map(({ row: { path }, input }) => [path as string, input]))
  for (const control of definition.controls)
    if (
      known.has(control.row) ||
      (offRows.behind(control.row) === undefined && !isNotStated(absent, control.row, control.rowSpan, partial, tell))
    )
      checkControl(control, definition, known, sound)
  return definition.checks.flatMap((check): (ParsedCheck | OffCheck)[] => {
    const { that, thatSpan } = check
    checkScope(check, definition, tell)
    let clean = !partial
    const watch: Tell = (diagnostic) => {
      clean = false
      sound(diagnostic)
    }
    let restsOn: OffItem | undefined
    const isTold: IsTold = (name, span) => {
      const item = offRows.behind(name)
      restsOn ??= item
      return item !== undefined || isNotStated(absent, name, span, partial, watch)
    }
    const formula = parseFormula(that, thatSpan, rows, watch, addedUpBy, isTold, definition.horizon, cameOut)
    if (formula === undefined) return []
    checkUnits(
      formula,
      (path) => known.get(path)?.unit,
      rows,
      thatSpan,
      watch,
      (path) => rowOf(path)?.dimension,
      isTold,
    )
    const nodes = walk(formula)
    for (const node of nodes) {
      if (node.op === 'at') checkYear(node.year, node.span ?? thatSpan, definition, tell)
    }
    if (!isCondition(formula)) {
      tell(diagnose('not-a-condition', thatSpan, {}))
      return []
    }
    if (restsOn !== undefined) return [offCheck(check, restsOn)]
    if (
      clean &&
      !nodes.some((node) => node.op === 'row' || node.op === 'at' || node.op === 'years' || node.op === 'input')
    ) {
      tell(diagnose('check-without-rows', thatSpan, {}))
    }
    if (clean) {
      const onTorn = refuseTorn(definition.unit, thatSpan, watch)
      for (const node of nodes)
        if (node.op === 'compare')
          bothOnOneScale(node.left, node.right, { rowOf, pounds: poundsIn(definition.unit), onTorn })
    }
    return [{ ...check, kind: 'author', condition: formula }]
  })
}

/**
 * Refuse a row, or a pattern of rows, that is not there because the definition does not state what it rests on; false for any
 * other name. A definition with errors may have stated it, so that of one nothing is told.
 */
export function isNotStated(absent: Absent, name: string, span: Span, partial: boolean, tell: Tell): boolean {
  const why = absent.why(name)
  if (why !== undefined && !partial) tell(diagnose('row-not-stated', span, { name, why }))
  return why !== undefined
}

/** A `Tell` that keeps to itself what may come of rows that are missing only because the definition has errors. */
export function knownRows(partial: boolean, tell: Tell): Tell {
  return (diagnostic: Diagnostic) => {
    if (!(partial && ofMissingRows.includes(diagnostic.code))) tell(diagnostic)
  }
}

/** Refuse a bare number beside amounts in pounds and amounts in the unit of the definition: it may be either. */
export function refuseTorn(unit: MoneyUnit, fallback: Span, tell: Tell): OnTorn {
  return (value, span) => tell(diagnose('number-of-two-scales', span ?? fallback, { text: toPlain(value), unit }))
}

function checkControl(
  { row, rowSpan, year, yearSpan, amount, tolerance }: Control,
  definition: Definition,
  rows: ReadonlyMap<string, Row>,
  tell: Tell,
): void {
  const found = rows.get(row)
  if (found === undefined) {
    tell(diagnose('unknown-row', rowSpan, { name: row, known: () => nearestRows(row, [...rows.keys()]) }))
  }
  const written = amount.entry?.content
  if (found !== undefined && found.unit !== 'money' && written?.form === 'plain' && written.plain.unit !== undefined) {
    tell(diagnose('money-for-other', amount.entry?.span, { text: written.plain.text, row }))
  }
  if (found !== undefined) for (const input of [amount, tolerance]) refuseRate(input, found, tell)
  checkYear(year, yearSpan, definition, tell)
}

/** Refuse a rate that is stated of a row of anything else. */
function refuseRate({ entry }: Input, { unit }: Row, tell: Tell): void {
  const written = entry?.content
  if (written?.form !== 'plain' || !isShare(written.plain) || written.plain.value === undefined) return
  if (unit === 'rate' || unit === 'share') return
  const code = unit === 'money' ? 'not-money' : 'not-a-number'
  tell(diagnose(code, entry?.span, { text: written.plain.text }))
}

function checkScope({ scope, scopeSpan }: AuthorCheck, definition: Definition, tell: Tell): void {
  const selector = scope === 'all' || scope === 'any' ? undefined : parseSelector(scope)
  if (selector?.is !== 'years') return
  const { from, to } = selector
  for (const year of [from, to]) {
    if (year !== undefined) checkYear(year, scopeSpan, definition, tell)
  }
  // A range that holds no year would let every check pass.
  if (from !== undefined && to !== undefined && from > to) tell(diagnose('backward-range', scopeSpan, { text: scope }))
}

/** Refuse a year that is not one of the definition's. */
export function checkYear(year: number, span: AuthorCheck['thatSpan'], { horizon }: Definition, tell: Tell): void {
  const last = horizon.base + horizon.count
  if (year >= horizon.base && year <= last) return
  tell(
    diagnose('year-not-shown', span, { year: printYear(year), first: printYear(horizon.base), last: printYear(last) }),
  )
}
