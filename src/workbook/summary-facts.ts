import { type Decimal, zero } from '../base/decimal.ts'
import { printYear } from '../base/financial-year.ts'
import type { Scenario } from '../open/open.ts'
import { absolute, columnLetters } from './address.ts'
import type { SheetLine } from './line.ts'
import type { KindOfNumber } from './number-kind.ts'
import { type Said, saidAll, saidIf, saidMoney, saidPercent, verbatim } from './said.ts'
import type { SheetCell } from './sheet.ts'
import { cellInYear, type SummaryRow, type SummaryRows } from './summary-rows.ts'
import { columnOfYear, headingRow, plainColumn } from './timeline.ts'

/** The rows that sentences are about, asked for before they have their places, so that everything they rest on is written. */
export interface FactRows {
  readonly envelope: SummaryRow | undefined
  readonly requirement: SummaryRow | undefined
  readonly toDate: SummaryRow | undefined
  readonly hospital: SummaryRow | undefined
  readonly funding: SummaryRow | undefined
  readonly spend: SummaryRow | undefined
}

export function factRows(rows: SummaryRows): FactRows {
  return {
    envelope: rows.of('out-of-hospital.envelope'),
    requirement: rows.of('savings.requirement'),
    toDate: rows.of('headroom.to-date'),
    hospital: rows.of('hospital.spend'),
    funding: rows.of('funding.total'),
    spend: rows.of('spend.total'),
  }
}

/**
 * What follows from the figures, in sentences that are formulas: they say another thing when an input is changed. A sentence whose
 * figures have no value is empty. `negligible` is the cell of what counts as nothing beside the money of a year.
 */
export function factCells(
  facts: FactRows,
  negligible: SheetLine,
  scenario: Scenario,
  kindOf: KindOfNumber,
): SheetCell[] {
  if (scenario.definition.horizon.count === 0) return []
  const writer = new FactWriter(facts, negligible, scenario, kindOf('money').decimals)
  return [writer.envelope(), writer.requirement(), writer.toDate(), writer.share()].flatMap((cell) => cell ?? [])
}

/** A figure of a sentence: its cell, and the value that it has now. */
interface Figure {
  readonly cell: string
  readonly value: Decimal | undefined
}

class FactWriter {
  private readonly facts: FactRows
  private readonly scenario: Scenario
  private readonly decimals: number
  private readonly last: number
  /** What counts as nothing, as a formula. */
  private readonly nothing: string

  constructor(facts: FactRows, negligible: SheetLine, scenario: Scenario, decimals: number) {
    this.facts = facts
    this.scenario = scenario
    this.decimals = decimals
    this.last = scenario.definition.horizon.count
    const whole = facts.funding ?? facts.spend
    const part = absolute(negligible.sheet, plainColumn, negligible.row)
    this.nothing = whole === undefined ? '0' : `${part}*ABS(${this.of(whole, this.last).cell})`
  }

  envelope(): SheetCell | undefined {
    const { envelope } = this.facts
    if (envelope === undefined) return undefined
    const [from, to] = [this.of(envelope, 0), this.of(envelope, this.last)]
    const [start, end] = [from.value ?? zero, to.value ?? zero]
    const moves = (way: string, change: string): Said =>
      saidAll(
        verbatim(`${way} from `),
        this.money(from),
        verbatim(' to '),
        this.money(to),
        verbatim(' by '),
        this.year(this.last),
        saidIf(
          `${from.cell}>0`,
          start.gt(0),
          saidAll(
            verbatim(`, ${change} `),
            saidPercent(
              `ABS(${to.cell}-${from.cell})/${from.cell}`,
              start.gt(0) ? end.minus(start).abs().div(start) : zero,
            ),
          ),
          verbatim(''),
        ),
      )
    const stays = saidAll(
      verbatim('is '),
      this.money(to),
      verbatim(' in '),
      this.year(this.last),
      verbatim(' as in '),
      this.year(0),
    )
    return this.where(
      [from, to],
      verbatim('Money for out-of-hospital care '),
      this.ifLess(to, from, moves('falls', 'down'), this.ifLess(from, to, moves('rises', 'up'), stays)),
      verbatim('.'),
    )
  }

  requirement(): SheetCell | undefined {
    const { requirement } = this.facts
    if (requirement === undefined) return undefined
    const needed = this.of(requirement, this.last)
    return this.where(
      [needed],
      verbatim('If services grow as projected, '),
      this.ifLess(
        nought,
        needed,
        saidAll(verbatim('recurrent savings of '), this.money(needed), verbatim(' a year must be found by ')),
        verbatim('no further recurrent savings are needed by '),
      ),
      this.year(this.last),
      verbatim('.'),
    )
  }

  toDate(): SheetCell | undefined {
    const { toDate } = this.facts
    if (toDate === undefined) return undefined
    const total = this.of(toDate, this.last)
    return this.where(
      [total],
      verbatim('Headroom added up from '),
      this.year(1),
      verbatim(' to '),
      this.year(this.last),
      this.ifLess(total, nought, verbatim(' is a shortfall of '), verbatim(' comes to ')),
      this.size(total),
      verbatim('.'),
    )
  }

  share(): SheetCell | undefined {
    const { hospital, funding } = this.facts
    if (hospital === undefined || funding === undefined) return undefined
    const figures = [0, this.last].map((index) => [this.of(hospital, index), this.of(funding, index)] as const)
    const [start, end] = figures.map(([spend, all]): Said => {
      const isFunded = all.value?.gt(0) === true
      const part = isFunded ? (spend.value ?? zero).div(all.value ?? zero) : zero
      return saidIf(`${all.cell}>0`, isFunded, saidPercent(`${spend.cell}/${all.cell}`, part), verbatim('no part'))
    }) as [Said, Said]
    return this.where(
      figures.flat(),
      verbatim('Hospital care takes '),
      end,
      verbatim(' of funding in '),
      this.year(this.last),
      verbatim('; '),
      start,
      verbatim(' in '),
      this.year(0),
      verbatim('.'),
    )
  }

  private of({ settled, valueIn }: SummaryRow, index: number): Figure {
    return { cell: cellInYear(settled, index, true), value: valueIn(index) }
  }

  private year(index: number): Said {
    return {
      formula: `$${columnLetters(columnOfYear(index))}$${headingRow}`,
      text: printYear(this.scenario.definition.horizon.base + index),
    }
  }

  private money(figure: Figure): Said {
    return this.ifLess(figure, nought, saidAll(verbatim('-'), this.size(figure)), this.size(figure))
  }

  private size({ cell, value = zero }: Figure): Said {
    return saidMoney(`ABS(${cell})`, value.abs(), this.scenario.definition.unit, this.decimals)
  }

  /** One of two parts, by whether a figure is less than another one by more than rounding leaves. */
  private ifLess(one: Figure, other: Figure, then: Said, otherwise: Said): Said {
    const isLess = (one.value ?? zero).lt(other.value ?? zero)
    return saidIf(`${one.cell}<${other.cell}-${this.nothing}`, isLess, then, otherwise)
  }

  /** A sentence that is told only where its figures have a value. */
  private where(figures: readonly Figure[], ...parts: readonly Said[]): SheetCell {
    const areThere = figures.every(({ value }) => value !== undefined)
    const test = `AND(${figures.map(({ cell }) => `ISNUMBER(${cell})`).join()})`
    const { formula, text } = saidIf(test, areThere, saidAll(...parts), verbatim(''))
    return { formula, value: text, look: 'label' }
  }
}

const nought: Figure = { cell: '0', value: zero }
