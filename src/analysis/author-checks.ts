import type { AuthorCheck, Control, Definition } from '../definition/definition.ts'
import { type Diagnostic, diagnose, type Report } from '../diagnostics/catalogue.ts'
import { printYear } from '../base/financial-year.ts'
import { parseSelector } from '../definition/years.ts'
import { checkUnits } from '../formula/check-units.ts'
import { nearestRows } from '../formula/nearest-rows.ts'
import { type Condition, isCondition, walk } from '../formula/node.ts'
import { parseFormula } from '../formula/parse.ts'
import type { Model } from '../model/model.ts'

/** A check of the author's with its formula read. */
export interface ParsedCheck extends AuthorCheck {
  readonly condition: Condition
}

/**
 * Read the formulas of an author's checks and the rows of the controls against the rows of the model. `partial` says that
 * the definition has errors, so that a row may be missing through no fault of the formula.
 */
export function parseChecks(definition: Definition, model: Model, partial: boolean, report: Report): ParsedCheck[] {
  const shown = model.rows.filter(({ working }) => !working)
  const rows = shown.map(({ path }) => path)
  const units = new Map(shown.map(({ path, unit }) => [path, unit]))
  const known: Report = (diagnostic: Diagnostic) => {
    if (!(partial && diagnostic.code === 'unknown-row')) report(diagnostic)
  }
  for (const control of definition.controls) checkControl(control, definition, rows, known)
  return definition.checks.flatMap((check): ParsedCheck[] => {
    const { that, thatSpan } = check
    checkScope(check, definition, report)
    const formula = parseFormula(that, thatSpan, rows, report)
    if (formula === undefined) return []
    checkUnits(formula, (path) => units.get(path), rows, thatSpan, known)
    for (const node of walk(formula)) {
      if (node.op === 'at') checkYear(node.year, node.span ?? thatSpan, definition, report)
    }
    if (isCondition(formula)) return [{ ...check, condition: formula }]
    report(diagnose('not-a-condition', thatSpan, {}))
    return []
  })
}

function checkControl({ row, rowSpan, year }: Control, definition: Definition, rows: readonly string[], report: Report): void {
  if (!rows.includes(row)) report(diagnose('unknown-row', rowSpan, { name: row, known: nearestRows(row, rows) }))
  checkYear(year, rowSpan, definition, report)
}

function checkScope({ scope, scopeSpan }: AuthorCheck, definition: Definition, report: Report): void {
  const selector = scope === 'all' || scope === 'any' ? undefined : parseSelector(scope)
  if (selector?.is !== 'years') return
  for (const year of [selector.from, selector.to]) {
    if (year !== undefined) checkYear(year, scopeSpan, definition, report)
  }
}

function checkYear(year: number, span: AuthorCheck['thatSpan'], { horizon }: Definition, report: Report): void {
  const last = horizon.base + horizon.count
  if (year >= horizon.base && year <= last) return
  report(diagnose('year-not-shown', span, { year: printYear(year), first: printYear(horizon.base), last: printYear(last) }))
}
