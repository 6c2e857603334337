import { type Decimal, epsilon, zero } from '../base/decimal.ts'
import { type How, holds, marginOf, type Reading } from '../checks/measure.ts'
import type { Numeric } from '../formula/node.ts'
import type { Unit } from '../formula/unit.ts'
import type { Scenario } from '../open/open.ts'
import { type ByYear, valuesOfFormula } from '../open/project.ts'
import { type Alike, eachOf } from './alike.ts'
import {
  type CheckRow,
  type ComparedRows,
  holdsText,
  joinedText,
  joinedValue,
  marginText,
  roomLabel,
  roomOf,
} from './check-conditions.ts'
import type { CheckAsks, CheckTest, Comparing } from './check-tests.ts'
import { SheetLine } from './line.ts'
import type { ModelRows } from './model-rows.ts'
import type { Writing } from './named-cells.ts'
import { valuesOfThose, writeOfThose } from './of-those.ts'
import type { Text } from './text.ts'
import { baseColumn, lastColumn, plainColumn } from './timeline.ts'
import { inCell } from './written.ts'

/** A check with its rows: the first says year by year whether it holds; undefined where it cannot be asked. */
export interface WrittenCheck {
  readonly test: CheckTest
  readonly line: SheetLine
  readonly rows: readonly CheckRow[]
  readonly verdict: { readonly text: Text; readonly value: string } | undefined
  /** What was measured in the year that decides, and against what: of a single comparison. */
  readonly decides: Deciding | undefined
}

interface Deciding {
  readonly unit: Unit
  readonly how: How
  readonly index: number | undefined
  /** What a row of the sheet holds in that year, from the cells of the row; nothing where no year decides. */
  readonly inYear: (cells: Text) => Text
  readonly measured: CheckRow
  readonly limit: CheckRow
}

/** A condition with its rows: whether it holds, and of a comparison what is measured, against what, and the room between them. */
interface Condition {
  readonly top: CheckRow
  readonly compared: { readonly measured: CheckRow; readonly limit: CheckRow; readonly margin: CheckRow } | undefined
}

/** What comes of a check that fails: a word that is counted, or one that only warns. */
const failing = { error: 'FAIL', warn: 'warn' } as const
export const verdicts = { ...failing, pass: 'pass', notTested: 'not tested' } as const

/** Writes the checks of scenarios that are alike, each with the rows that it needs. */
export class CheckWriter {
  private readonly scenarios: Alike<Scenario>
  private readonly rows: ModelRows

  constructor(scenarios: Alike<Scenario>, rows: ModelRows) {
    this.scenarios = scenarios
    this.rows = rows
  }

  write(tests: Alike<CheckTest>): WrittenCheck {
    const [test] = tests
    if (test.asks === undefined)
      return { test, line: new SheetLine(), rows: [], verdict: undefined, decides: undefined }
    const written: CheckRow[] = []
    const condition = this.asked(
      eachOf(tests, ({ asks }) => asks as CheckAsks),
      test,
      '',
      written,
    )
    const { top } = condition
    const [{ projection }] = this.scenarios
    const { count } = projection.model.horizon
    const range = { line: top.line, from: { fixed: baseColumn }, to: { fixed: lastColumn({ count }) } }
    const held = Array.from({ length: count + 1 }, (_, index) => top.valueIn(index)).filter((one) => one !== undefined)
    const isHeld = test.isAny ? held.includes(1) : !held.includes(0)
    const bad = failing[test.severity]
    const verdict = {
      text: [
        ...(['IF(COUNT(', range, ')=0,'] satisfies Text),
        `"${verdicts.notTested}",IF(${test.isAny ? 'MAX' : 'MIN'}(`,
        range,
        `)=1,"${verdicts.pass}","${bad}"))`,
      ] satisfies Text,
      value: held.length === 0 ? verdicts.notTested : isHeld ? verdicts.pass : bad,
    }
    return { test, line: top.line, rows: written, verdict, decides: this.deciding(test, condition) }
  }

  /** Write what is asked, each part before what it rests on. */
  private asked(asked: Alike<CheckAsks>, test: CheckTest, label: string, written: CheckRow[]): Condition {
    const [first] = asked
    if (first.op === 'compare') return this.comparing(asked as Alike<Comparing>, test, label, written)
    const top: CheckRow = {
      line: new SheetLine(),
      label,
      unit: undefined,
      base: undefined,
      projected: undefined,
      valueIn: (index) =>
        joinedValue(
          first.op,
          parts.map((part) => part.valueIn(index)),
        ),
    }
    written.push(top)
    const parts: CheckRow[] = first.of.map((_, at) => {
      const part = eachOf(asked, (one) => ('of' in one ? one.of[at] : one) as CheckAsks)
      return this.asked(part, test, partLabel(first.of[at]), written).top
    })
    const cells = parts.map(({ line }): Text => [{ line, column: { lag: 0 } }])
    for (const years of ['base', 'projected'] as const)
      if (parts.every((part) => part[years] !== undefined)) top[years] = joinedText(first.op, cells)
    return { top, compared: undefined }
  }

  private comparing(asked: Alike<Comparing>, test: CheckTest, label: string, written: CheckRow[]): Condition {
    const [first] = asked
    const [{ projection }] = this.scenarios
    const valuesOf = (formula: Numeric): ByYear => valuesOfFormula(projection, formula)
    const steps: CheckRow[] = []
    const side = (
      what: string,
      of: (one: Comparing) => Numeric | undefined,
      unit = first.unit,
    ): CheckRow | undefined => {
      const formulas = eachOf(asked, of)
      const [own] = formulas
      if (own === undefined) return undefined
      const made: CheckRow = { ...blank(what, unit), valueIn: valuesOf(own) }
      for (const years of ['projected', 'base'] as const)
        made[years] = this.rows
          .writer(years, test.title, test.id, this.apart(steps, test, years))
          .settledCell(formulas as Alike)
      return made
    }
    const measured =
      first.isOfThose === true
        ? this.ofThose(asked, test, steps)
        : (side('What is measured', ({ left }) => left) as CheckRow)
    const limit = side(`It must be ${first.how}`, ({ right }) => right) as CheckRow
    const tolerance = side('Give or take', (one) => one.tolerance)
    const when = side('Asked where this is above nought', (one) => one.when)
    // Where none of those figures is, nothing can be below nought.
    const isThere = (index: number): boolean => first.isOfThose !== true || measured.valueIn(index) !== undefined
    const readingIn = (index: number): Reading | undefined => {
      if (!isThere(index)) return undefined
      const isAsked = first.years[index] === true && index >= first.lag
      if (!isAsked || (when !== undefined && !isAbove(when.valueIn(index)))) return undefined
      return {
        index,
        how: first.how,
        measured: measured.valueIn(index) as Decimal | undefined,
        limit: limit.valueIn(index) as Decimal | undefined,
      }
    }
    const toleranceIn = (index: number): Decimal =>
      tolerance === undefined ? epsilon : ((tolerance.valueIn(index) as Decimal | undefined) ?? zero)
    const top: CheckRow = {
      ...blank(label, undefined),
      valueIn: (index) => {
        const reading = readingIn(index)
        return reading && (holds(reading, toleranceIn(index)) ? 1 : 0)
      },
    }
    const margin: CheckRow = {
      ...blank(roomLabel(first.how), first.unit),
      valueIn: (index) => {
        const reading = readingIn(index)
        const own = reading && marginOf(reading)
        const within = tolerance === undefined ? zero : (tolerance.valueIn(index) as Decimal | undefined)
        return own && within && roomOf(first.how, own, within, top.valueIn(index) === 1)
      },
    }
    for (const years of ['base', 'projected'] as const) {
      const isAskedIn = this.isAsked(asked, years, test)
      const isAsked = isAskedIn && [...isAskedIn]
      // It looks back beyond the base year, and another part beside it does not.
      if (isAsked === undefined && years === 'base' && asked.some((one) => one.years[0] === true)) top.base = ['""']
      if (isAsked === undefined) continue
      if (first.isOfThose === true) isAsked.push(['ISNUMBER(', { line: measured.line, column: { lag: 0 } }, ')'])
      const rows: ComparedRows = { first, measured, limit, tolerance, when, isAsked, negligible: this.negligible }
      top[years] = holdsText(rows)
      margin[years] = marginText(rows, top)
    }
    written.push(top, measured, limit, ...[tolerance, when].filter((one) => one !== undefined), margin, ...steps)
    return { top, compared: { measured, limit, margin } }
  }

  private ofThose(asked: Alike<Comparing>, test: CheckTest, steps: CheckRow[]): CheckRow {
    const formulas = eachOf(asked, ({ left }) => left)
    const [{ unit, left }] = asked
    const [scenario] = this.scenarios
    const measured: CheckRow = { ...blank('What is measured', unit), valueIn: valuesOfThose(scenario, left) }
    writeOfThose(measured, formulas, this.rows, (number, from, to) => {
      const step: CheckRow = {
        ...blank(`${test.title}: part ${number}`, unit),
        valueIn: valuesOfThose(scenario, left, from, to),
      }
      steps.push(step)
      return step
    })
    return measured
  }

  /** What must be so for a comparison to be asked in some of the years; an empty list where it always is, undefined where it never is. */
  private isAsked(asked: Alike<Comparing>, years: Writing['years'], test: CheckTest): readonly Text[] | undefined {
    const [{ projection }] = this.scenarios
    const { count } = projection.model.horizon
    const [{ lag }] = asked
    if (years === 'base')
      return lag === 0 && asked.some((one) => one.years[0] === true) ? this.flagged(asked, [0], test) : undefined
    const projected = Array.from({ length: count }, (_, index) => index + 1)
    const flags = this.flagged(asked, projected, test)
    if (flags === undefined || lag < 2) return flags
    const back: Text = [{ line: this.rows.lag(lag), column: { fixed: plainColumn } }]
    return [...flags, [{ yearIn: { lag: 0 } }, '>=', ...back]]
  }

  private flagged(asked: Alike<Comparing>, indices: readonly number[], { id }: CheckTest): readonly Text[] | undefined {
    const isIn = asked.flatMap(({ years }) => indices.map((index) => years[index] === true))
    if (isIn.every((is) => is)) return []
    if (!isIn.some((is) => is)) return undefined
    const [{ projection }] = this.scenarios
    const line = this.rows.stated.flags(
      eachOf(asked, ({ years }) => years),
      id,
      projection.model.horizon.count,
    )
    return [[{ line, column: { lag: 0 } }, '=1']]
  }

  private apart(steps: CheckRow[], test: CheckTest, years: Writing['years']): Writing['apart'] {
    const [{ projection }] = this.scenarios
    return ([formula], { text, stages }) => {
      const step: CheckRow = {
        ...blank(`${test.title}: part ${steps.length + 1}`, 'index'),
        valueIn: valuesOfFormula(projection, formula),
      }
      step[years] = inCell({ text, stages })
      steps.push(step)
      return step.line
    }
  }

  private get negligible(): Text {
    return [{ line: this.rows.negligible(), column: { fixed: plainColumn } }]
  }

  /** The year that decides: the first that fails, or else the one nearest to failing; where one is enough, the other way round. */
  private deciding({ asks, isAny, kind }: CheckTest, { top, compared }: Condition): Deciding | undefined {
    if (asks?.op !== 'compare' || compared === undefined) return undefined
    const { measured, limit, margin } = compared
    const [{ projection }] = this.scenarios
    const { count } = projection.model.horizon
    const cellsOf = ({ line }: CheckRow): Text => [
      { line, from: { fixed: baseColumn }, to: { fixed: lastColumn({ count }) } },
    ]
    const [held, room] = [cellsOf(top), cellsOf(margin)]
    const wanted = isAny ? 1 : 0
    // Of sums that agree none is nearer to failing: the first is as good as any.
    const isFirst = kind === 'Built in' && asks.how === 'equal to'
    const extreme = isAny ? 'MAX(' : 'MIN('
    const nearest: Text = isFirst ? ['1'] : ['MATCH(', extreme, ...room, '),', ...room, ',0)']
    const inYear = (cells: Text): Text => [
      ...([
        'IF(COUNTIF(',
        ...held,
        `,${wanted})>0,INDEX(`,
        ...cells,
        `,1,MATCH(${wanted},`,
        ...held,
        ',0)),',
      ] satisfies Text),
      ...(['IF(COUNT(', ...room, ')>0,INDEX(', ...cells, ',1,', ...nearest, '),""))'] satisfies Text),
    ]
    const index = decidingIndex(top, margin, count, isAny, isFirst)
    return { unit: asks.unit, how: asks.how, index, inYear, measured, limit }
  }
}

function decidingIndex(
  top: CheckRow,
  margin: CheckRow,
  count: number,
  isAny: boolean,
  isFirst: boolean,
): number | undefined {
  const indices = Array.from({ length: count + 1 }, (_, index) => index)
  const first = indices.find((index) => top.valueIn(index) === (isAny ? 1 : 0))
  if (first !== undefined) return first
  if (isFirst) return margin.valueIn(0) === undefined ? undefined : 0
  let best: { readonly index: number; readonly room: Decimal } | undefined
  for (const index of indices) {
    const room = margin.valueIn(index) as Decimal | undefined
    if (room === undefined) continue
    if (best === undefined || (isAny ? room.gt(best.room) : room.lt(best.room))) best = { index, room }
  }
  return best?.index
}

function blank(label: string, unit: Unit | undefined): Omit<CheckRow, 'valueIn'> {
  return { line: new SheetLine(), label, unit, base: undefined, projected: undefined }
}

function isAbove(value: Decimal | number | undefined): boolean {
  return typeof value === 'object' && value.gt(0)
}

function partLabel(asked: CheckAsks | undefined): string {
  if (asked?.op === 'compare') return asked.text
  return asked?.op === 'or' ? 'One of these' : 'All of these'
}
