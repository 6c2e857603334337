import type { Decimal } from '../base/decimal.ts'
import { oneLine } from '../base/one-line.ts'
import type { Span } from '../diagnostics/span.ts'
import { type Comparison, type Condition, type Numeric, type RowName, type Source, walk } from '../formula/node.ts'
import { oriented } from '../formula/oriented.ts'
import { bothOnOneScale } from '../formula/scale.ts'
import type { Measured } from '../formula/unit.ts'
import { measuredOf } from '../model/row.ts'
import { type Projection, rowAt, valuesOfFormula } from '../open/project.ts'
import type { How } from './measure.ts'

/** A condition without `not`, its formulas resolved. */
export type AuthorTest = AuthorPart | { readonly op: 'and' | 'or'; readonly of: readonly AuthorTest[] }

/** One comparison. The side that varies stands on the left. */
export interface AuthorPart {
  readonly op: 'compare'
  readonly how: How
  readonly left: Numeric
  readonly right: Numeric
  /** The same on one scale. */
  readonly scaled: { readonly left: Numeric; readonly right: Numeric }
  readonly leftIn: (index: number) => Decimal | undefined
  readonly rightIn: (index: number) => Decimal | undefined
  /** How many years before its own a comparison looks. */
  readonly lag: number
  /** What came out that it reads: in a year of which that is not known it cannot be asked. */
  readonly actuals: readonly Source[]
  readonly text: string | undefined
  /** The scale both sides are on; undefined where neither has one. */
  readonly scale: number | undefined
}

/** An author's condition ready to be asked. `pounds` is the pounds in one of the definition's unit. */
export function testOf(condition: Condition, projection: Projection, pounds: Decimal, negated = false): AuthorTest {
  if (condition.op === 'not') return testOf(condition.of, projection, pounds, !negated)
  if (condition.op !== 'compare') {
    const of = condition.of.map((part) => testOf(part, projection, pounds, negated))
    return { op: negated === (condition.op === 'and') ? 'or' : 'and', of }
  }
  const { span } = condition
  const { left, right, how } = oriented(condition, negated)
  const rowOf = (path: RowName): Measured | undefined => {
    const row = rowAt(projection, path)
    return row && measuredOf(row)
  }
  const scaled = bothOnOneScale(left, right, { rowOf, pounds })
  const actuals = [left, right].flatMap((side) =>
    walk(side).flatMap((node) => (node.op === 'input' ? [node.input] : [])),
  )
  const lags = [left, right].flatMap((side) => walk(side).map((node) => (node.op === 'row' ? node.lag : 0)))
  return {
    op: 'compare',
    how: inWords[how],
    left,
    right,
    scaled,
    leftIn: valuesOfFormula(projection, scaled.left),
    rightIn: valuesOfFormula(projection, scaled.right),
    lag: Math.max(0, ...lags),
    actuals,
    text: span === undefined ? undefined : `${negated ? 'not ' : ''}${textOf(span)}`,
    scale: scaled.scale,
  }
}

function textOf({ file, start, end }: Span): string {
  return oneLine(file.text.slice(start, end))
}

const inWords: Readonly<Record<Comparison, How>> = {
  '=': 'equal to',
  '!=': 'other than',
  '<': 'below',
  '<=': 'at most',
  '>': 'above',
  '>=': 'at least',
}

/** Whether a comparison can be asked in a year: all that came out and that it reads is known, and what it looks back on is there. */
export function canBeAsked({ lag, actuals }: Pick<AuthorPart, 'lag' | 'actuals'>, index: number): boolean {
  return index >= lag && actuals.every(({ values }) => values[index] !== undefined)
}

/** In how many of some years a comparison is asked, where it is not in others because no figure to hold the plan against is there. */
export function heldIn(test: AuthorTest, indices: readonly number[]): number | undefined {
  // Of several together one may decide a year in which another cannot be asked.
  if (test.op !== 'compare') return undefined
  const inReach = indices.filter((index) => index >= test.lag)
  const asked = inReach.filter((index) => canBeAsked(test, index)).length
  return asked === 0 || asked === inReach.length ? undefined : asked
}
