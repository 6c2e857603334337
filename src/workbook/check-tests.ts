import { assertNever } from '../base/assert-never.ts'
import { poundsIn } from '../base/money-unit.ts'
import { oneLine } from '../base/one-line.ts'
import { type AuthorTest, canBeAsked, heldIn, testOf } from '../checks/author-test.ts'
import type { How } from '../checks/measure.ts'
import { isInScope, scopeInWords } from '../checks/scope.ts'
import { input, row } from '../formula/build.ts'
import type { Numeric } from '../formula/node.ts'
import { shownUnit } from '../formula/shown-unit.ts'
import type { Unit } from '../formula/unit.ts'
import { agreesWith } from '../model/controls.ts'
import type { ModelCheck } from '../model/model-check.ts'
import { measuredOf } from '../model/row.ts'
import type { Scenario } from '../open/open.ts'
import { rowAt } from '../open/project.ts'

/** A check of a model, told as comparisons that a workbook can make. */
export interface CheckTest {
  readonly id: string
  readonly title: string
  readonly kind: 'Built in' | 'Rule' | 'Stated total' | 'Own check'
  readonly severity: 'error' | 'warn'
  /** Whether one year that holds is enough. */
  readonly isAny: boolean
  /** Undefined for what its figures cannot answer. */
  readonly asks: CheckAsks | undefined
  /** What its author says where it fails, or why it cannot be answered. */
  readonly note: string
}

export type CheckAsks = Comparing | Joining

/** Comparisons of which all must hold (`and`), one (`or`), or all that are asked in a year (`each`). */
interface Joining {
  readonly op: 'and' | 'or' | 'each'
  readonly of: readonly CheckAsks[]
}

/** One figure held against another, in some years. */
export interface Comparing {
  readonly op: 'compare'
  readonly how: How
  readonly left: Numeric
  readonly right: Numeric
  /** How far apart they may be and still count as equal. */
  readonly tolerance: Numeric | undefined
  /** Asked only where this is above nought. */
  readonly when: Numeric | undefined
  /** By index from the base year. */
  readonly years: readonly boolean[]
  /** So many years before its own it looks: it is not asked before there are any. */
  readonly lag: number
  readonly unit: Unit
  readonly text: string
  /** Set where `left` is the least or the largest of those figures that there are: one without a value is passed over. */
  readonly isOfThose?: true
}

/** The checks of a model, in their order. */
export function checkTests({ model, definition, projection }: Scenario): CheckTest[] {
  const { count, base } = definition.horizon
  const inYears = (isIn: (index: number) => boolean): boolean[] =>
    Array.from({ length: count + 1 }, (_, index) => isIn(index))
  const unitOf = (path: Parameters<typeof rowAt>[1]): Unit => rowAt(projection, path)?.unit ?? 'money'
  return model.checks.map((check: ModelCheck): CheckTest => {
    switch (check.kind) {
      case 'rule': {
        const of = check.tests.map(
          ({ measured, how, limit, when, years }): Comparing => ({
            op: 'compare',
            how,
            left: row(measured),
            right: row(limit),
            tolerance: undefined,
            when: when === undefined ? undefined : row(when),
            years: inYears((index) => years.includes(index)),
            lag: 0,
            unit: unitOf(measured),
            text: rowAt(projection, measured)?.label ?? measured,
          }),
        )
        const { id, title, failing, severity } = check
        return { id, title, kind: 'Rule', severity, isAny: false, asks: together('each', of), note: failing }
      }
      case 'control': {
        const { control, row: stated, year, amount, tolerance } = check
        const asks: Comparing = {
          op: 'compare',
          how: 'equal to',
          left: row(stated.path),
          right: input(amount),
          tolerance: input(tolerance),
          when: undefined,
          years: inYears((index) => index === year),
          lag: 0,
          unit: stated.unit,
          text: stated.label,
        }
        return {
          id: `controls.${control.id}`,
          title: agreesWith(stated.label, control),
          kind: 'Stated total',
          severity: 'error',
          isAny: false,
          asks,
          note: '',
        }
      }
      case 'off':
        return {
          id: check.id,
          title: check.title,
          kind: check.of === 'author' ? 'Own check' : 'Stated total',
          severity: check.severity,
          isAny: false,
          asks: undefined,
          note: check.notTestable ?? 'It names what is switched off.',
        }
      case 'author': {
        const { id, title, that, scope, severity, message, notTestable, condition } = check
        const years = inYears((index) => isInScope(scope, base + index, base))
        const own = testOf(condition, projection, poundsIn(definition.unit))
        return {
          id: `checks.${id}`,
          title: `${title ?? oneLine(that)}${scopeInWords(
            scope,
            heldIn(
              own,
              years.flatMap((is, index) => (is ? [index] : [])),
            ),
          )}`,
          kind: 'Own check',
          severity,
          isAny: scope === 'any',
          asks: notTestable === undefined ? askedOf(own, years, { projection }) : undefined,
          note: notTestable ?? message ?? '',
        }
      }
      default:
        return assertNever(check)
    }
  })
}

function askedOf(test: AuthorTest, years: readonly boolean[], scenario: Pick<Scenario, 'projection'>): CheckAsks {
  if (test.op !== 'compare') return { op: test.op, of: test.of.map((part) => askedOf(part, years, scenario)) }
  const { how, left, scaled, lag, text = '' } = test
  const rowOf = (path: Parameters<typeof rowAt>[1]): ReturnType<typeof rowAt> => rowAt(scenario.projection, path)
  const unit = shownUnit(
    left,
    (path) => rowOf(path)?.unit,
    (path) => {
      const own = rowOf(path)
      return own && measuredOf(own).dimension
    },
  )
  return {
    op: 'compare',
    how,
    left: scaled.left,
    right: scaled.right,
    tolerance: undefined,
    when: undefined,
    // Of years of which nothing is known that came out it asks nothing.
    years: years.map((isIn, index) => isIn && canBeAsked({ lag: 0, actuals: test.actuals }, index)),
    lag,
    unit,
    text,
  }
}

/** Comparisons as one question; undefined of none. */
export function together(op: Joining['op'], of: readonly CheckAsks[]): CheckAsks | undefined {
  const [only] = of
  return of.length < 2 ? only : { op, of }
}
