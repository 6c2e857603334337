import { type Decimal, zero } from '../base/decimal.ts'
import type { How } from '../checks/measure.ts'
import type { Unit } from '../formula/unit.ts'
import type { Comparing } from './check-tests.ts'
import type { SheetLine } from './line.ts'
import type { Text } from './text.ts'
import { listed, onlyWhere } from './written.ts'

/** A row of the sheet of checks: whether something holds year by year, or what it holds of. */
export interface CheckRow {
  readonly line: SheetLine
  readonly label: string
  /** What its figures are; undefined for 1 where it holds and 0 where it does not. */
  readonly unit: Unit | undefined
  base: Text | undefined
  projected: Text | undefined
  readonly valueIn: (index: number) => Decimal | number | undefined
}

/** What a comparison is made of, each in a row of its own. */
export interface ComparedRows {
  readonly first: Comparing
  readonly measured: CheckRow
  readonly limit: CheckRow
  readonly tolerance: CheckRow | undefined
  readonly when: CheckRow | undefined
  readonly isAsked: readonly Text[]
  readonly negligible: Text
}

/** 1 where a comparison holds, 0 where it does not or a side has no value, nothing where it is not asked. */
export function holdsText({ first, measured, limit, tolerance, when, isAsked, negligible }: ComparedRows): Text {
  const [left, right] = [cellOf(measured), cellOf(limit)]
  const relative: Text = [...negligible, '*MAX(ABS(', ...left, '),ABS(', ...right, '))']
  const slack: Text = tolerance === undefined ? relative : [...cellOf(tolerance), '+', ...relative]
  const sides = [measured, limit, ...(tolerance === undefined ? [] : [tolerance])]
  const areThere: Text = ['AND(', ...listed(sides.map((side): Text => ['ISNUMBER(', ...cellOf(side), ')'])), ')']
  const asked = [
    ...isAsked,
    ...(when === undefined ? [] : [['IF(ISNUMBER(', ...cellOf(when), '),', ...cellOf(when), '>0)'] satisfies Text]),
  ]
  const core: Text = ['IF(', ...areThere, ',IF(', ...heldText(first.how, left, right, slack), ',1,0),0)']
  return onlyWhere(asked, core)
}

function heldText(how: How, left: Text, right: Text, slack: Text): Text {
  switch (how) {
    case 'at least':
      return [...left, '-', ...right, '>=-(', ...slack, ')']
    case 'at most':
      return [...left, '-', ...right, '<=', ...slack]
    case 'above':
      return [...left, '-', ...right, '>', ...slack]
    case 'below':
      return [...left, '-', ...right, '<-(', ...slack, ')']
    case 'equal to':
      return ['ABS(', ...left, '-', ...right, ')<=', ...slack]
    case 'other than':
      return ['ABS(', ...left, '-', ...right, ')>', ...slack]
  }
}

/** Whether a comparison fails where there is no room left at all. */
export function isStrict(how: How): boolean {
  return how === 'above' || how === 'below' || how === 'other than'
}

/** What the row of the room of a comparison is called. */
export function roomLabel(how: How): string {
  return isStrict(how) ? 'Room: it holds above nought' : 'Room: below nought it does not hold'
}

/**
 * How far a comparison is from failing, with what it may be out by. Its sign says what the verdict says, so what rounding leaves of nothing is
 * nothing.
 */
export function marginText({ first: { how }, measured, limit, tolerance }: ComparedRows, top: CheckRow): Text {
  const [left, right] = [cellOf(measured), cellOf(limit)]
  const sides = [top, measured, limit, ...(tolerance === undefined ? [] : [tolerance])]
  const conditions = sides.map((one): Text => ['ISNUMBER(', ...cellOf(one), ')'])
  const within: Text = tolerance === undefined ? [] : [isStrict(how) ? '-' : '+', ...cellOf(tolerance)]
  const room: Text = [...roomText(how, left, right), ...within]
  const rounded: Text = isStrict(how) ? [...room, ',MIN(0,', ...room, ')'] : ['MAX(0,', ...room, '),', ...room]
  return ['IF(AND(', ...listed(conditions), '),IF(', ...cellOf(top), '=1,', ...rounded, '),"")']
}

/** The same as the engine has it. */
export function roomOf(how: How, margin: Decimal, tolerance: Decimal, isHeld: boolean): Decimal {
  const room = isStrict(how) ? margin.minus(tolerance) : margin.plus(tolerance)
  if (room.isZero()) return zero
  const isOpposed = isStrict(how) ? !isHeld && !room.isNegative() : isHeld && room.isNegative()
  return isOpposed ? zero : room
}

function roomText(how: How, left: Text, right: Text): Text {
  switch (how) {
    case 'at least':
    case 'above':
      return [...left, '-', ...right]
    case 'at most':
    case 'below':
      return [...right, '-', ...left]
    case 'equal to':
      return ['-ABS(', ...left, '-', ...right, ')']
    case 'other than':
      return ['ABS(', ...left, '-', ...right, ')']
  }
}

function cellOf({ line }: CheckRow): Text {
  return [{ line, column: { lag: 0 } }]
}

export function joinedText(op: 'and' | 'or' | 'each', cells: readonly Text[]): Text {
  if (op === 'each') return ['IF(COUNT(', ...listed(cells), ')=0,"",MIN(', ...listed(cells), '))']
  const decisive = op === 'or' ? '1' : '0'
  const other = op === 'or' ? '0' : '1'
  const isDecided = listed(cells.map((cell): Text => [...cell, `=${decisive}`]))
  const areAsked = listed(cells.map((cell): Text => ['ISNUMBER(', ...cell, ')']))
  return ['IF(OR(', ...isDecided, `),${decisive},IF(AND(`, ...areAsked, `),${other},""))`]
}

/** What several comparisons come to in a year; undefined where that cannot be said. */
export function joinedValue(
  op: 'and' | 'or' | 'each',
  values: readonly (Decimal | number | undefined)[],
): number | undefined {
  const asked = values.filter((value) => value !== undefined)
  if (op === 'each') return asked.length === 0 ? undefined : asked.includes(0) ? 0 : 1
  const decisive = op === 'or' ? 1 : 0
  if (values.includes(decisive)) return decisive
  return asked.length < values.length ? undefined : 1 - decisive
}
