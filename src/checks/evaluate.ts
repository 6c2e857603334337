import { type Decimal, epsilon } from '../base/decimal.ts'
import { type FinancialYear, printYear } from '../base/financial-year.ts'
import { poundsIn } from '../base/money-unit.ts'
import { oneLine } from '../base/one-line.ts'
import { upperFirst } from '../base/upper-first.ts'
import { walk } from '../formula/node.ts'
import { readingFactor } from '../formula/scale.ts'
import { shownUnit } from '../formula/shown-unit.ts'
import type { Unit } from '../formula/unit.ts'
import type { ParsedCheck } from '../model/author-checks.ts'
import { measuredOf } from '../model/row.ts'
import type { Scenario } from '../open/open.ts'
import { type Projection, rowAt } from '../open/project.ts'
import { missingIn, whyFormula } from '../open/why.ts'
import { ofAssumedYear } from './assumed.ts'
import { type AuthorPart, type AuthorTest, canBeAsked, heldIn, testOf } from './author-test.ts'
import { holds, marginOf, type Reading, spreadOf } from './measure.ts'
import { offResult } from './off.ts'
import type { CheckResult } from './result.ts'
import { isInScope, scopeInWords } from './scope.ts'

/** The author's checks, each evaluated in the years of its scope. */
export function evaluateChecks(scenario: Scenario): CheckResult[] {
  return scenario.model.checks.flatMap((check) => {
    if (check.kind === 'off' && check.of === 'author') return [offResult(check)]
    return check.kind === 'author' ? [evaluate(check, scenario)] : []
  })
}

/** What a test says of one year, and the comparison that decides it. `held` is undefined where it cannot be asked. */
interface Finding {
  readonly held: boolean | undefined
  readonly part: AuthorPart
  readonly reading: Reading
}

function evaluate(check: ParsedCheck, { definition, projection, model }: Scenario): CheckResult {
  const { condition, scope, severity, id, thatSpan, notTestable } = check
  const { base, count } = definition.horizon
  const test = testOf(condition, projection, poundsIn(definition.unit))
  const years = Array.from({ length: count + 1 }, (_, index) => base + index).filter((year) =>
    isInScope(scope, year, base),
  )
  const findings = years.map((year) => ask(test, year - base, projection))
  const decided = scope === 'any' ? decideAny(findings) : decideAll(findings)
  const isAsked = notTestable === undefined && decided?.held !== undefined
  const outcome = !isAsked ? 'not-tested' : decided.held ? 'pass' : 'fail'
  const shown = decided ?? findings[0]
  const unit = shown === undefined ? 'index' : unitOf(shown.part, projection)
  const factor = readingFactor(unit, shown?.part.scale, poundsIn(definition.unit))
  const inUnit = (value: Decimal | undefined): Decimal | undefined => value?.times(factor)
  const limit = inUnit(shown?.reading.limit)
  const asked = findings.filter(({ held }) => held !== undefined).map(({ reading }) => reading)
  const isSimple = test.op === 'compare' && scope !== 'any'
  const spread = outcome === 'fail' && isSimple ? spreadOf(asked, epsilon, base) : undefined
  const year = shown === undefined ? undefined : base + shown.reading.index
  return {
    id: `checks.${id}`,
    kind: 'author',
    title: `${check.title ?? oneLine(check.that)}${scopeInWords(
      scope,
      heldIn(
        test,
        years.map((year) => year - base),
      ),
    )}`,
    outcome,
    severity,
    year,
    ...(shown !== undefined && isOfHeld(shown.part)
      ? ofProvisional(shown, model.actuals)
      : // A limit that may still change is told beside a figure of the plan, whose year may be assumed.
        {
          ...ofAssumedYear(definition, year),
          ...(shown !== undefined && mayChange(shown, model.actuals) ? { isLimitProvisional: true } : {}),
        }),
    ...(spread === undefined ? {} : { spread: { ...spread, measured: inUnit(spread.measured) ?? spread.measured } }),
    row: shown?.part.left.op === 'row' ? shown.part.left.path : undefined,
    measured: inUnit(shown?.reading.measured),
    unit,
    limit: shown === undefined || limit === undefined ? undefined : { how: shown.part.how, value: limit },
    tolerance: undefined,
    detail: outcome === 'pass' ? undefined : (notTestable ?? explain(check, shown, test, projection, base)),
    ...(notTestable === undefined ? {} : { isWaived: true }),
    span: thatSpan,
  }
}

/** Whether what is measured reads figures that the plan is held against, and not only its limit. */
function isOfHeld({ left }: AuthorPart): boolean {
  return walk(left).some(({ op }) => op === 'input')
}

/** That what it reads of figures the plan is held against may still change. Whether funding is assumed says nothing of these. */
function ofProvisional(finding: Finding, actuals: Scenario['model']['actuals']): { readonly isProvisional?: true } {
  return mayChange(finding, actuals) ? { isProvisional: true } : {}
}

function mayChange({ part, reading }: Finding, actuals: Scenario['model']['actuals']): boolean {
  const read = new Set(part.actuals.map(({ path }) => path))
  return actuals.some(({ input, actual }) => read.has(input.path) && actual.provisional.includes(reading.index))
}

/** Every year must hold: the first that does not, or else the one nearest to failing. Undefined where none can be asked. */
function decideAll(findings: readonly Finding[]): Finding | undefined {
  const asked = findings.filter(({ held }) => held !== undefined)
  return asked.find(({ held }) => held === false) ?? extreme(asked, 'least')
}

/** One year must hold: the first that does, or else the one nearest to holding. */
function decideAny(findings: readonly Finding[]): Finding | undefined {
  const asked = findings.filter(({ held }) => held !== undefined)
  return asked.find(({ held }) => held === true) ?? extreme(asked, 'greatest')
}

/** The finding with the least or the greatest margin; the first, where they are not of the same comparison. */
function extreme(findings: readonly Finding[], which: 'least' | 'greatest'): Finding | undefined {
  const [first] = findings
  if (first === undefined || findings.some(({ part }) => part !== first.part)) return first
  return findings.reduce((best, finding) => {
    const [margin, so] = [marginOf(finding.reading), marginOf(best.reading)]
    if (margin === undefined) return best
    return so === undefined || (which === 'least' ? margin.lt(so) : margin.gt(so)) ? finding : best
  }, first)
}

/**
 * Ask a test in one year. What looks back beyond the base year cannot be asked, and says neither yes nor no: `and` is
 * still false if another part is, `or` still true.
 */
function ask(test: AuthorTest, index: number, projection: Projection): Finding {
  if (test.op === 'compare') return compare(test, index)
  const findings = test.of.map((part) => ask(part, index, projection))
  const decisive = findings.find(({ held }) => held === (test.op === 'or'))
  return decisive ?? findings.find(({ held }) => held === undefined) ?? (findings[0] as Finding)
}

function compare(part: AuthorPart, index: number): Finding {
  const canAsk = canBeAsked(part, index)
  const reading: Reading = {
    index,
    measured: canAsk ? part.leftIn(index) : undefined,
    how: part.how,
    limit: canAsk ? part.rightIn(index) : undefined,
  }
  return { held: canAsk ? holds(reading, epsilon) : undefined, part, reading }
}

/** The unit that people read a comparison in. */
function unitOf({ left }: AuthorPart, projection: Projection): Unit {
  return shownUnit(
    left,
    (path) => rowAt(projection, path)?.unit,
    (path) => {
      const row = rowAt(projection, path)
      return row && measuredOf(row).dimension
    },
  )
}

/** The author's message, which part of the condition fails, and what has no value. */
function explain(
  { message }: ParsedCheck,
  finding: Finding | undefined,
  test: AuthorTest,
  projection: Projection,
  base: FinancialYear,
): string | undefined {
  if (finding === undefined) return message
  const { held, part, reading } = finding
  const notes: string[] = message === undefined ? [] : [message]
  if (held === undefined)
    notes.push(
      reading.index < part.lag
        ? `It looks back beyond ${printYear(base)}`
        : 'No actual figure that it reads is held of these years',
    )
  else if (reading.measured === undefined || reading.limit === undefined)
    notes.push(missing(part, reading.index, projection))
  if (test.op !== 'compare' && part.text !== undefined && held === false) notes.push(`What fails is ${part.text}`)
  return notes.length === 0 ? undefined : notes.reduce((so, note) => `${so.replace(/\.$/, '')}. ${note}`)
}

/** Why a comparison has no value, and the cause behind that where the definition lacks something. */
function missing({ left, right }: AuthorPart, index: number, projection: Projection): string {
  for (const side of [left, right]) {
    const own = whyFormula(projection, side, index)
    if (own !== undefined) return upperFirst(own)
    const found = missingIn(projection, side, index)
    if (found === undefined) continue
    const [path, at] = found
    const lacks = rowAt(projection, path)?.lacks
    return [
      `${path} has no value in ${at === index ? 'that year' : printYear(projection.model.horizon.base + at)}`,
      lacks,
    ]
      .flatMap((one) => one ?? [])
      .join('. ')
  }
  return 'It has no value'
}
