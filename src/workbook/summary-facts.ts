import { Decimal, epsilon, one, zero } from '../base/decimal.ts'
import { sumOf } from '../base/sum-of.ts'
import { upperFirst } from '../base/upper-first.ts'
import type { Contract } from '../definition/definition.ts'
import { linesIn } from '../model/care-settings.ts'
import type { Scenario } from '../open/open.ts'
import { ofWholePlace } from '../report/facts/hospital.ts'
import { mostTold } from '../report/most-told.ts'
import { lastCounted } from '../report/tables/contract-people.ts'
import { isStartTold, leastBorne, ownContracts } from '../report/tables/contracts.ts'
import type { Head } from './frame.ts'
import type { SheetLine } from './line.ts'
import { type Said, saidAll, saidCount, saidIf, saidMoney, saidPercent, verbatim } from './said.ts'
import { type CellFigure, nought, SentenceWriter } from './sentence-writer.ts'
import type { SheetCell } from './sheet.ts'
import { cellInYear, type SummaryRow, type SummaryRows } from './summary-rows.ts'
import { type SavingsRows, SavingsWriter } from './summary-savings.ts'

/** The rows that sentences are about, asked for before they have their places, so that everything they rest on is written. */
export interface FactRows {
  readonly envelope: SummaryRow | undefined
  readonly savings: SavingsRows | undefined
  readonly toDate: SummaryRow | undefined
  /** Headroom as contracts are paid, headroom that recurs, from which savings are counted, and what contracts are paid below or above their price. */
  readonly positions: readonly [paid: SummaryRow, recurrent: SummaryRow, contracts: SummaryRow] | undefined
  /** The spend of every line of hospital care, empty where there are none or too many to add up in a sentence. */
  readonly hospital: readonly SummaryRow[]
  readonly funding: SummaryRow | undefined
  readonly spend: SummaryRow | undefined
  readonly people: SummaryRow | undefined
  readonly prices: SummaryRow | undefined
  readonly contracts: readonly ContractRows[]
}

/** The row that says how much money of a year is. */
function wholeOf({ funding, spend }: FactRows): SummaryRow | undefined {
  return funding ?? spend
}

/** A contract with what is asked for it, what its services cost, what is paid, what that is beside the cost, and what of a loss is borne. */
interface ContractRows {
  readonly contract: Contract
  readonly price: SummaryRow
  readonly cost: SummaryRow
  readonly payment: SummaryRow
  readonly beside: SummaryRow
  readonly borne: SummaryRow | undefined
  /** The price for each of the people counted, where it follows them. */
  readonly each: SummaryRow | undefined
}

/** More lines than these are not added up in a sentence: a formula has at most 8,192 characters. */
const mostAdded = 40

export function factRows(rows: SummaryRows, scenario: Scenario, savings: SavingsRows | undefined): FactRows {
  const lines = linesIn(scenario.definition, 'hospital')
  const hospital = lines.flatMap(({ id }) => rows.of(`lines.${id}.spend`) ?? [])
  const [paid, recurrent, contracts] = (['headroom', 'headroom.recurrent', 'underlying.contracts'] as const).map(
    (path) => rows.of(path),
  )
  return {
    positions: paid && recurrent && contracts && [paid, recurrent, contracts],
    envelope: rows.of('out-of-hospital.envelope'),
    savings,
    toDate: rows.of('headroom.to-date'),
    hospital: hospital.length === lines.length && lines.length <= mostAdded ? hospital : [],
    funding: rows.of('funding.total'),
    spend: rows.of('spend.total'),
    people: rows.of('population.total'),
    prices: rows.of('prices.index'),
    contracts: ownContracts(scenario)
      .slice(0, mostTold)
      .flatMap((contract): ContractRows[] => {
        const [price, cost, payment, beside, borne] = (
          ['value', 'cost', 'payment', 'provider-result', 'loss-to-commissioner'] as const
        ).map((what) => rows.of(`contracts.${contract.id}.${what}`))
        if (price === undefined || cost === undefined || payment === undefined || beside === undefined) return []
        const each = contract.capitation && rows.of(`contracts.${contract.id}.per-head`)
        return [{ contract, price, cost, payment, beside, borne, each }]
      }),
  }
}

/**
 * What follows from the figures, in sentences that are formulas: they say another thing when an input is changed. A sentence whose
 * figures have no value is empty. `negligible` is the cell of what counts as nothing beside the money of a year, `changes` that of how many
 * inputs are not as issued.
 */
export function factCells(
  facts: FactRows,
  negligible: SheetLine,
  scenario: Scenario,
  { kindOf, changes }: Pick<Head, 'kindOf' | 'changes'>,
): SheetCell[] {
  if (scenario.definition.horizon.count === 0) return []
  const { decimals } = kindOf('money')
  const writer = new FactWriter(facts, negligible, scenario, decimals)
  return [
    writer.envelope(),
    ...(facts.savings === undefined
      ? []
      : new SavingsWriter(facts.savings, wholeOf(facts), negligible, scenario, decimals).cells(changes)),
    writer.toDate(),
    writer.share(),
    ...facts.contracts.map((contract) => writer.contract(contract)),
  ].flatMap((cell) => cell ?? [])
}

class FactWriter extends SentenceWriter {
  private readonly facts: FactRows

  constructor(facts: FactRows, negligible: SheetLine, scenario: Scenario, decimals: number) {
    super(wholeOf(facts), negligible, scenario, decimals)
    this.facts = facts
  }

  envelope(): SheetCell | undefined {
    const { envelope } = this.facts
    if (envelope === undefined) return undefined
    const [from, to] = [this.of(envelope, 0), this.of(envelope, this.last)]
    const [start, end] = [from.value ?? zero, to.value ?? zero]
    const real = this.inRealTerms(from, to)
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
        real.told,
      )
    const stays = saidAll(
      verbatim('is '),
      this.money(to),
      verbatim(' in '),
      this.year(this.last),
      verbatim(' as in '),
      this.year(0),
      real.told,
    )
    return this.where(
      [from, to, ...real.rests],
      verbatim('Money for out-of-hospital care '),
      this.ifLess(to, from, moves('falls', 'down'), this.ifLess(from, to, moves('rises', 'up'), stays)),
      verbatim('.'),
    )
  }

  /** The change in per cent in real terms, for each resident where they are known, and the figures that it rests on besides. */
  private inRealTerms(
    from: CellFigure,
    to: CellFigure,
  ): { readonly told: Said; readonly rests: readonly CellFigure[] } {
    const { prices, people } = this.facts
    const isKnown = (row: SummaryRow): boolean => [0, this.last].every((index) => row.valueIn(index)?.gt(0) === true)
    const none = { told: verbatim(''), rests: [] }
    if (prices === undefined || !isKnown(prices)) return none
    const isPerHead = people !== undefined && isKnown(people)
    const by = isPerHead ? [prices, people] : [prices]
    const [atStart, atEnd] = [0, this.last].map((index) => by.map((row) => this.of(row, index))) as [
      CellFigure[],
      CellFigure[],
    ]
    const product = (figures: readonly CellFigure[]): Decimal =>
      figures.reduce((so, { value = one }) => so.times(value), one)
    const cells = (figures: readonly CellFigure[]): string => figures.map(({ cell }) => cell).join('*')
    const [start, end] = [from.value ?? zero, to.value ?? zero]
    const rests = [...atStart, ...atEnd]
    const isTold = start.gt(0)
    const rate = isTold
      ? end
          .times(product(atStart))
          .div(start.times(product(atEnd)))
          .minus(one)
      : zero
    const formula = `${to.cell}*${cells(atStart)}/(${from.cell}*${cells(atEnd)})-1`
    const told = saidIf(
      `AND(${[from, ...rests].map(({ cell }) => `${cell}>0`).join()})`,
      isTold,
      saidAll(
        verbatim(isPerHead ? '; per head in real terms ' : '; in real terms '),
        saidIf(`${formula}<0`, rate.lt(0), verbatim('down '), verbatim('up ')),
        saidPercent(`ABS(${formula})`, rate.abs()),
      ),
      verbatim(''),
    )
    return { told, rests }
  }

  toDate(): SheetCell | undefined {
    const { toDate } = this.facts
    if (toDate === undefined) return undefined
    const total = this.of(toDate, this.last)
    return this.where(
      [total],
      this.apart(),
      verbatim('Headroom added up from '),
      this.year(1),
      verbatim(' to '),
      this.year(this.last),
      this.ifLess(total, nought, verbatim(' is a shortfall of '), verbatim(' comes to ')),
      this.size(total),
      verbatim('.'),
    )
  }

  /** Headroom of the last year beside that which recurs, where they differ: else nobody sees how the savings above follow from the rows below. */
  private apart(): Said {
    const { positions } = this.facts
    if (positions === undefined) return verbatim('')
    const figures = positions.map((row) => this.of(row, this.last)) as [CellFigure, CellFigure, CellFigure]
    const [paid, recurrent, contracts] = figures
    const [now, then, part] = figures.map(({ value = zero }) => value) as [Decimal, Decimal, Decimal]
    const between = `${recurrent.cell}-${paid.cell}`
    const year = saidAll(verbatim(' in '), this.year(this.last))
    const both = (one: (figure: CellFigure) => Said): Said =>
      saidAll(year, verbatim(': '), one(paid), verbatim(' with contracts as paid, '), one(recurrent))
    const headroom = saidAll(
      verbatim('Headroom'),
      both((figure) => this.money(figure)),
    )
    const shortfall = saidAll(
      verbatim('Shortfall'),
      both((figure) => this.size(figure)),
    )
    const ofContracts = saidAll(
      this.ifLess(paid, nought, this.ifLess(recurrent, nought, shortfall, headroom), headroom),
      verbatim(' at their full price. '),
    )
    const ofMore = saidAll(
      verbatim('Headroom'),
      year,
      verbatim(' is '),
      this.money(paid),
      verbatim('; savings are counted from recurrent headroom, '),
      this.money(recurrent),
      verbatim('. '),
    )
    const told = saidIf(
      `ABS(${between}-${contracts.cell})<=${this.nothing}`,
      then.minus(now).minus(part).abs().lte(epsilon),
      ofContracts,
      ofMore,
    )
    return saidIf(
      `AND(${figures.map(({ cell }) => `ISNUMBER(${cell})`).join()})`,
      figures.every(({ value }) => value !== undefined),
      saidIf(`ABS(${between})>${this.nothing}`, then.minus(now).abs().gt(epsilon), told, verbatim('')),
      verbatim(''),
    )
  }

  share(): SheetCell | undefined {
    const { hospital, funding } = this.facts
    if (hospital.length === 0 || funding === undefined) return undefined
    const { definition } = this.scenario
    const figures = [0, this.last].map((index) => [this.total(hospital, index), this.of(funding, index)] as const)
    const [only, ...others] = linesIn(definition, 'hospital')
    const name = only === undefined || others.length > 0 ? 'Hospital care' : upperFirst(only.title)
    const [start, end] = figures.map(([spend, all]): Said => {
      const isFunded = all.value?.gt(0) === true
      const part = isFunded ? (spend.value ?? zero).div(all.value ?? zero) : zero
      return saidIf(`${all.cell}>0`, isFunded, saidPercent(`${spend.cell}/${all.cell}`, part), verbatim('no part'))
    }) as [Said, Said]
    return this.where(
      figures.flat(),
      verbatim(`${name} takes `),
      end,
      verbatim(' of funding in '),
      this.year(this.last),
      verbatim('; '),
      start,
      verbatim(' in '),
      this.year(0),
      verbatim(`.${ofWholePlace(definition)}`),
    )
  }

  /** What a contract promises, what its services cost and what it pays beside that, in its last year: the sentence of the first screen. */
  contract({ contract, price, cost, payment, beside, borne, each }: ContractRows): SheetCell {
    const { title, starts, ends } = contract
    const [asked, needed, paid, more] = [price, cost, payment, beside].map((row) => this.of(row, ends)) as [
      CellFigure,
      CellFigure,
      CellFigure,
      CellFigure,
    ]
    const loss = borne === undefined ? nought : this.of(borne, ends)
    const paidAt = saidAll(
      verbatim(', paid at '),
      this.money(paid),
      saidIf(
        `${leastBorne}*${loss.cell}>ABS(${more.cell})`,
        (loss.value ?? zero).times(leastBorne).gt((more.value ?? zero).abs()),
        saidAll(verbatim(' ('), this.size(loss), verbatim(" of it goes towards the provider's loss), ")),
        verbatim(', '),
      ),
    )
    const besidePrice = verbatim(', ')
    const atPrice = this.ifLess(
      more,
      nought,
      besidePrice,
      this.ifLess(nought, more, besidePrice, verbatim('; it pays ')),
    )
    const head = each && this.of(each, ends)
    const forEach =
      head === undefined
        ? []
        : [
            verbatim(', '),
            saidMoney(`ABS(${head.cell})`, (head.value ?? zero).abs(), '£', 2),
            verbatim(' a head of the people counted in '),
            this.year(lastCounted(contract, ends)),
            verbatim(','),
          ]
    const differs = (way: string): Said =>
      saidAll(this.size(more), verbatim(` ${way} cost`), this.unrounded(needed, more, paid))
    const promised = saidAll(
      verbatim('price '),
      this.money(asked),
      verbatim(' in '),
      this.year(ends),
      ...forEach,
      verbatim(' for services projected at '),
      this.money(needed),
      this.ifLess(asked, paid, paidAt, this.ifLess(paid, asked, paidAt, atPrice)),
      this.ifLess(
        more,
        nought,
        differs('below'),
        this.ifLess(nought, more, differs('above'), verbatim('what they cost')),
      ),
    )
    const atCost = saidAll(this.money(asked), verbatim(' in '), this.year(ends), ...forEach, verbatim(' at cost'))
    const isNone = (one: Decimal): boolean => one.abs().lte(epsilon)
    return this.where(
      [asked, needed, paid, more, ...(head === undefined ? [] : [head])],
      verbatim(`Contract "${title}"`),
      ...(isStartTold(contract) ? [verbatim(' from '), this.year(starts)] : []),
      verbatim(': '),
      saidIf(
        `AND(ABS(${asked.cell}-${paid.cell})<=${this.nothing},ABS(${more.cell})<=${this.nothing})`,
        isNone((asked.value ?? zero).minus(paid.value ?? zero)) && isNone(more.value ?? zero),
        atCost,
        promised,
      ),
      this.belowOverYears(contract, beside),
      verbatim('.'),
    )
  }

  /** What is paid below cost over the years, and in the worst, where that is more than one. */
  private belowOverYears({ starts, ends }: Contract, beside: SummaryRow): Said {
    if (ends === starts) return verbatim('')
    const years = Array.from({ length: ends - starts + 1 }, (_, at) => starts + at)
    const results = years.map((index) => beside.valueIn(index) ?? zero)
    const below = results.filter((value) => value.lt(epsilon.neg()))
    const least = Decimal.min(...results)
    const range = this.range(beside, starts, ends)
    const worst = { cell: `MIN(${range})`, value: least }
    const isBelow = `"<"&-${this.nothing}`
    // The last year has been told.
    const isLastWorst = `${cellInYear(beside.settled, ends, true)}=${worst.cell}`
    const worstYear = this.yearOf(worst, range, starts, ends, results)
    return saidIf(
      `COUNTIF(${range},${isBelow})>1`,
      below.length > 1,
      saidAll(
        verbatim(' ('),
        this.size({ cell: `SUMIF(${range},${isBelow})`, value: sumOf(below) }),
        saidIf(
          `${cellInYear(beside.settled, ends, true)}<-${this.nothing}`,
          results.at(-1)?.lt(epsilon.neg()) === true,
          verbatim(' over '),
          verbatim(' below over '),
        ),
        saidCount(`COUNTIF(${range},${isBelow})`, below.length),
        verbatim(' years'),
        saidIf(
          isLastWorst,
          results.at(-1)?.eq(least) === true,
          verbatim(''),
          saidAll(verbatim(', '), this.size(worst), verbatim(' at worst, in '), worstYear),
        ),
        verbatim(')'),
      ),
      verbatim(''),
    )
  }
}
