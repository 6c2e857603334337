import { Decimal, zero } from '../base/decimal.ts'
import { sumOf } from '../base/sum-of.ts'
import type { Scenario } from '../open/open.ts'
import { headroomWithoutUnidentified } from '../questions/without-unidentified.ts'
import { half, toFind } from '../report/facts/savings.ts'
import { absolute } from './address.ts'
import { type Alike, eachOf } from './alike.ts'
import type { SheetLine } from './line.ts'
import { type MetRows, saidMetBy } from './met-by.ts'
import type { PlannedSavings } from './planned-savings.ts'
import { type Said, saidAll, saidIf, saidPercent, verbatim } from './said.ts'
import { type CellFigure, nought, SentenceWriter } from './sentence-writer.ts'
import type { SheetCell } from './sheet.ts'
import type { Stated } from './stated.ts'
import type { SummaryRow, SummaryRows } from './summary-rows.ts'
import { plainColumn } from './timeline.ts'

/** The rows that the sentences about savings to be found are about. */
export interface SavingsRows {
  readonly requirement: SummaryRow
  readonly recurrent: SummaryRow
  /** New savings of the plan; undefined where all of them are identified in every scenario. */
  readonly planned: PlannedSavings | undefined
  /** Recurrent headroom of the last year if none of the others is ever found, which the program has to calculate again: by scenario, as issued. */
  readonly without: { readonly line: SheetLine; readonly value: Decimal } | undefined
  readonly met: MetRows | undefined
}

export function savingsRows(
  rows: SummaryRows,
  stated: Stated,
  scenarios: Alike<Scenario>,
  savings: PlannedSavings | undefined,
  { inYear, headroom, streams }: { readonly [Part in keyof MetRows]: MetRows[Part] | undefined },
): SavingsRows | undefined {
  const [requirement, recurrent] = (['savings.requirement', 'headroom.recurrent'] as const).map((path) => rows.of(path))
  if (requirement === undefined || recurrent === undefined) return undefined
  return {
    requirement,
    recurrent,
    planned: savings,
    without: savings && withoutOpen(stated, scenarios),
    met: inYear && headroom && streams && { inYear, headroom, streams },
  }
}

function withoutOpen(stated: Stated, scenarios: Alike<Scenario>): SavingsRows['without'] {
  const found = scenarios.map(headroomWithoutUnidentified)
  if (found.every((value) => value === undefined)) return undefined
  const values = eachOf(scenarios, (scenario) => headroomWithoutUnidentified(scenario) ?? zero)
  const label = 'Recurrent headroom of the last year without unidentified savings, as the program had it'
  return { line: stated.number(label, '', values), value: values[0] }
}

/** Writes what must be found, and what a plan rests on that nobody has found yet, as the first screen tells it. */
export class SavingsWriter extends SentenceWriter {
  private readonly rows: SavingsRows
  private readonly needed: CellFigure
  private readonly recurrent: CellFigure
  /** What an earlier year needs that is most. */
  private readonly most: CellFigure

  constructor(
    rows: SavingsRows,
    whole: SummaryRow | undefined,
    negligible: SheetLine,
    scenario: Scenario,
    decimals: number,
  ) {
    super(whole, negligible, scenario, decimals)
    this.rows = rows
    this.needed = this.of(rows.requirement, this.last)
    this.recurrent = this.of(rows.recurrent, this.last)
    this.most =
      this.last < 2
        ? nought
        : { cell: `MAX(${this.range(rows.requirement, 1, this.last - 1)})`, value: Decimal.max(...this.earlier) }
  }

  /** `changes` is the cell of how many inputs are not as issued. */
  cells(changes: string): SheetCell[] {
    const figures = [this.needed, this.recurrent]
    const start = [verbatim('If services grow as projected, '), this.found(), verbatim('.')]
    const later = this.later(changes)
    return this.rows.planned === undefined
      ? [this.where(figures, ...start, this.ifEarlierOnly(saidAll(verbatim(' '), later), verbatim('')))]
      : [this.where(figures, ...start), this.where(figures, later)]
  }

  private found(): Said {
    const { needed, most } = this
    const kind = toFind(this.scenario.definition)
    const end = saidAll(
      verbatim(`${kind} of `),
      this.money(needed),
      verbatim(' a year must be found by '),
      this.year(this.last),
    )
    const atOnce = this.ifLess(nought, needed, end, this.noneNeeded())
    if (this.last < 2) return atOnce
    const early = this.ifLess(
      nought,
      needed,
      saidAll(end, verbatim('; '), this.money(most), verbatim(' must be found as early as ')),
      saidAll(verbatim(`${kind} of `), this.money(most), verbatim(' a year must be found by ')),
    )
    return this.ifLess(needed, most, saidAll(early, this.yearOfMost()), atOnce)
  }

  private noneNeeded(): Said {
    const { planned } = this.rows
    const year = this.year(this.last)
    const none = saidAll(
      verbatim('recurrent headroom in '),
      year,
      verbatim(' is '),
      this.there(),
      verbatim(': no further savings are needed by then'),
    )
    // What is there is told by the sentence that follows.
    const open = (all: SummaryRow): Said =>
      saidAll(
        verbatim('no savings are needed by '),
        year,
        verbatim(' beyond the '),
        this.money(this.over(all)),
        verbatim(' to be saved over the years'),
      )
    return planned === undefined ? none : this.ifOpen(planned, open(planned.all), none)
  }

  /** What goes on after what must be found: of a plan that is open, what it rests on. */
  private later(changes: string): Said {
    const { planned } = this.rows
    const head = saidAll(verbatim('In '), this.year(this.last), verbatim(' recurrent headroom is '), this.there())
    const none = saidAll(head, verbatim(': no further savings are needed.'))
    if (planned === undefined) return none
    const amount = this.money(this.over(planned.all))
    return this.ifOpen(
      planned,
      saidAll(
        this.ifLess(
          nought,
          this.needed,
          saidAll(verbatim('The figures rest on '), amount, verbatim(' of new savings over the years, ')),
          saidAll(head, verbatim(' with '), amount, verbatim(' to be saved, ')),
        ),
        this.money(this.over(planned.open)),
        this.mostOf(planned),
        verbatim(' unidentified'),
        this.without(planned, changes),
        verbatim('.'),
      ),
      this.ifEarlierOnly(none, verbatim('')),
    )
  }

  /** What unidentified savings are worth in the last year, and what is there without them. Once inputs are changed nobody knows but the program. */
  private without(planned: PlannedSavings, changes: string): Said {
    const { without } = this.rows
    if (without === undefined) return verbatim('')
    const there: CellFigure = {
      cell: absolute(without.line.sheet, plainColumn, without.line.row),
      value: without.value,
    }
    const all = this.recurrent
    const worth: CellFigure = {
      cell: `(${all.cell}-${there.cell})`,
      value: (all.value ?? zero).minus(without.value),
    }
    const open = this.over(planned.open)
    const shown = ({ value = zero }: CellFigure): Decimal => value.toDecimalPlaces(this.decimals, Decimal.ROUND_HALF_UP)
    const { decimals } = this
    const then = (after: string): Said =>
      saidIf(
        `ROUND(ROUND(${worth.cell},${decimals})-ROUND(${open.cell},${decimals}),${decimals})=0`,
        shown(worth).eq(shown(open)),
        verbatim(''),
        saidAll(verbatim(', worth '), this.money(worth), verbatim(` by then${after}`)),
      )
    const year = this.year(this.last)
    const exact = this.ifLess(
      nought,
      this.needed,
      saidAll(
        verbatim('; without it'),
        then(','),
        verbatim(' recurrent headroom in '),
        year,
        verbatim(' is '),
        this.money(there),
      ),
      saidAll(then(''), verbatim(': '), this.money(there), verbatim(' without it'), this.unrounded(there, worth, all)),
    )
    const asIssued = saidAll(
      verbatim('; as issued, before inputs were changed, recurrent headroom in '),
      year,
      verbatim(' was '),
      this.money(there),
      verbatim(' without it'),
    )
    return saidIf(`${changes}=0`, true, exact, asIssued)
  }

  /** Where most of the plan is open, its share: ` (81%)`. */
  private mostOf({ all, open }: PlannedSavings): Said {
    const [whole, part] = [this.over(all), this.over(open)]
    const share = whole.value?.gt(0) === true ? (part.value ?? zero).div(whole.value) : zero
    const formula = `${part.cell}/${whole.cell}`
    return saidIf(
      `${part.cell}>${whole.cell}-${part.cell}`,
      share.gt(half),
      saidAll(verbatim(' ('), saidPercent(formula, share), verbatim(')')),
      verbatim(''),
    )
  }

  private there(): Said {
    const { recurrent } = this
    const isNil = (recurrent.value ?? zero).isZero()
    return saidIf(`ABS(${recurrent.cell})<=${this.nothing}`, isNil, verbatim('nil'), this.money(recurrent))
  }

  private ifOpen({ open }: PlannedSavings, then: Said, otherwise: Said): Said {
    const { cell, value = zero } = this.over(open)
    return saidIf(`${cell}<>0`, !value.isZero(), then, otherwise)
  }

  /** One of two parts, by whether nothing is to be found by the last year, but something in one before. */
  private ifEarlierOnly(then: Said, otherwise: Said): Said {
    if (this.last < 2) return otherwise
    return this.ifLess(nought, this.needed, otherwise, this.ifLess(this.needed, this.most, then, otherwise))
  }

  /** The year in which most is to be found, with what meets it. */
  private yearOfMost(): Said {
    const { most, earlier } = this
    const { requirement, met } = this.rows
    const of = this.last - 1
    const range = this.range(requirement, 1, of)
    const index = 1 + earlier.findIndex((one) => most.value?.eq(one) === true)
    const year = this.yearOf(most, range, 1, of, earlier)
    const position = `MATCH(${most.cell},${range},0)`
    return met === undefined
      ? year
      : saidAll(year, saidMetBy(met, { of, position, index, needed: most.cell }, this.nothing, this.scenario))
  }

  private get earlier(): Decimal[] {
    return Array.from({ length: this.last - 1 }, (_, at) => this.rows.requirement.valueIn(at + 1) ?? zero)
  }

  /** A row added up over the projected years. */
  private over(row: SummaryRow): CellFigure {
    const values = Array.from({ length: this.last }, (_, at) => row.valueIn(at + 1))
    return { cell: `SUM(${this.range(row, 1, this.last)})`, value: sumOf(values) ?? zero }
  }
}
