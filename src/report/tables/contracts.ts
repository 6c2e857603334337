import { epsilon, zero } from '../../base/decimal.ts'
import { type FinancialYear, printYear } from '../../base/financial-year.ts'
import { grouped } from '../../base/grouped.ts'
import { sumOf } from '../../base/sum-of.ts'
import type { Contract, ItemId } from '../../definition/definition.ts'
import type { Row } from '../../model/row.ts'
import type { RowPath } from '../../model/row-path.ts'
import type { Scenario } from '../../open/open.ts'
import { rowNamed } from '../../open/project.ts'
import type { Table } from '../document.ts'
import type { Hint } from '../hint.ts'
import { firstTold, mostTold } from '../most-told.ts'
import { type SaidFigure, type Sentence, say, toldApart, unroundedAside } from '../sentence.ts'
import { FiguresInView } from '../views/figures-in-view.ts'
import { basisOf, type View } from '../views/view.ts'
import { headWords, priceWords } from '../views/view-words.ts'
import { lastCounted, segmentTables, shadowNote } from './contract-people.ts'
import { scopeTable } from './contract-scope.ts'
import { addTerms } from './contract-terms.ts'
import { joinedLater } from './price-steps.ts'
import { TableBuilder } from './table-builder.ts'

/**
 * The first whole-population contracts: the price, what the services cost, what is paid, who gains, and the terms by year; then
 * what is in scope.
 */
export function contractTables(scenario: Scenario, years: readonly FinancialYear[], view: View): Table[] {
  const titles = new Map<string, string>(scenario.definition.lines.map(({ id, title }) => [id, title]))
  const told = ownContracts(scenario).slice(0, mostTold)
  if (told.length === 0) return []
  const figures = new FiguresInView(scenario, view)
  const terms = grouped(scenario.projection.model.views(), ({ item }) => item?.path ?? '')
  return told.flatMap((contract) => [
    tableOf(contract, titles, figures, years, termsOf(contract, terms.get(`contracts.${contract.id}`) ?? [], view)),
    ...segmentTables(contract, figures, yearsOf(contract, years, scenario.definition.horizon.base)),
    scopeTable(contract, (line) => titles.get(line) ?? line, figures),
  ])
}

/** The contracts of a definition. Those of the members of a place are told of with the members. */
export function ownContracts({ definition }: Scenario): readonly Contract[] {
  return definition.members.length > 0 ? [] : definition.contracts
}

function tableOf(
  contract: Contract,
  titles: ReadonlyMap<string, string>,
  figures: FiguresInView,
  years: readonly FinancialYear[],
  terms: readonly Row[],
): Table {
  const { id, title } = contract
  const { scenario, view } = figures
  const { base } = scenario.definition.horizon
  const table = new TableBuilder(scenario, yearsOf(contract, years, base), view)
  const price = table.row('item', 'Indexed price', [`contracts.${id}.value`])
  const steps = [
    table.rowIfAny('Less withheld for outcomes', [`contracts.${id}.withheld`], -1),
    table.rowIfAny('Earned by outcomes', [`contracts.${id}.earned`], 1),
    table.rowIfAny('Less gain to the commissioner', [`contracts.${id}.gain-to-commissioner`], -1),
    table.rowIfAny('Loss to the commissioner', [`contracts.${id}.loss-to-commissioner`], 1),
    table.rowIfAny('For lines beyond the scope', [`contracts.${id}.beyond`], 1),
  ].flatMap((row) => row ?? [])
  const payment = table.row('total', 'Payment', [`contracts.${id}.payment`])
  table.adds(payment, [price, ...steps])
  const cost = table.row('item', 'Projected cost of the services', [`contracts.${id}.cost`])
  const result = table.row('position', "Provider's result", [`contracts.${id}.provider-result`])
  table.adds(result, [payment], [cost])
  table.row('position', "Whole commissioner's position at the full price", [`contracts.${id}.affordability`])
  const constants = addTerms(contract, terms, table, figures)
  return table.build({
    heading: `Contract: ${title}`,
    basis: `${basisOf(view)}; ${termInWords(contract, base)}`,
    isChangeShown: false,
    noteOf: (year) => shadowNote(contract, year - base),
    notes: [...constants, ...joinedLater(contract, titles, base).map((told): Sentence => [told])],
  })
}

/** The terms that stand by year: what is in scope has a table of its own, and in a view of it per head the price is that already. */
function termsOf({ id }: Contract, rows: readonly Row[], { isPerHead }: View): readonly Row[] {
  const inScope: readonly RowPath[] = [`contracts.${id}.fully-in-scope`, `contracts.${id}.partly-in-scope`]
  return rows.filter(({ path, unit }) => !inScope.some((other) => other === path) && !(isPerHead && unit === 'pounds'))
}

/** The years shown that a contract is in force, its first, its first paid and its last among them. */
function yearsOf({ from, starts, ends }: Contract, years: readonly FinancialYear[], base: FinancialYear): number[] {
  const own = [from, starts, ends].map((index) => base + index)
  const shown = years.filter((year) => year - base >= from && year - base <= ends)
  return [...new Set([...shown, ...own])].sort((left, right) => left - right)
}

function termInWords({ from, starts, ends, priced, agreed }: Contract, base: FinancialYear): string {
  const shadow =
    from === starts
      ? ''
      : `${from === starts - 1 ? '' : `${printYear(base + from)} to `}${printYear(base + starts - 1)} in shadow, `
  const paid =
    starts === ends ? `in ${printYear(base + starts)}` : `from ${printYear(base + starts)} to ${printYear(base + ends)}`
  return `${shadow}paid ${paid}, priced ${agreed === undefined ? 'in' : 'before'} ${printYear(base + priced)}`
}

/** What each contract promises, what its services cost and what it pays beside that, in its last year. */
export function contractFacts(figures: FiguresInView, hint: Hint): Sentence[] {
  const sentences = ownContracts(figures.scenario).flatMap((contract) =>
    contractInWords(
      figures,
      contract,
      `Contract "${contract.title}"${isStartTold(contract) ? ` from ${figures.yearText(contract.starts)}` : ''}:`,
    ),
  )
  return firstTold(sentences, 'contracts', hint('run', '--rows', 'contracts.*'))
}

/** Whether the first paid year is neither the first projected one nor the one that is told. */
export function isStartTold({ starts, ends }: Contract): boolean {
  return starts > 1 && starts !== ends
}

/**
 * The same of several scenarios, each with its title: of those contracts alone that one of them pays below their cost in their last year or
 * in several. Of all that have such a contract it is told, because what one pays says little without what the others do.
 */
export function belowCostFacts(all: readonly FiguresInView[], hint: (scenario: Scenario) => Hint): Sentence[] {
  const told = new Set(
    all.flatMap((figures) =>
      ownContracts(figures.scenario).flatMap((one) => (isBelowCost(figures, one) ? [one.id] : [])),
    ),
  )
  return all.flatMap((figures) => {
    const { scenario } = figures
    const sentences = ownContracts(scenario).flatMap((contract) =>
      told.has(contract.id)
        ? contractInWords(figures, contract, `${scenario.definition.title}, contract "${contract.title}":`)
        : [],
    )
    return firstTold(sentences, 'contracts', hint(scenario)('run', '--rows', 'contracts.*'))
  })
}

function isBelowCost(figures: FiguresInView, contract: Contract): boolean {
  const below = yearsBelowCost(figures, contract)
  return below.length > 1 || below[0]?.index === contract.ends
}

/** What one contract comes to, after what it is called; nothing where it has no price or cost. */
function contractInWords(figures: FiguresInView, contract: Contract, called: string): Sentence[] {
  const { view } = figures
  const { id, ends } = contract
  const [price, cost] = [figures.money(`contracts.${id}.value`, ends), figures.money(`contracts.${id}.cost`, ends)]
  const beside = figures.money(`contracts.${id}.provider-result`, ends)
  if (price === undefined || cost === undefined || beside === undefined) return []
  const payment = figures.money(`contracts.${id}.payment`, ends)
  const isAtCost = [payment?.value.minus(price.value), beside.value].every((apart) => apart?.abs().lte(epsilon))
  const when = figures.yearText(ends)
  if (isAtCost)
    return [
      say`${called} ${price}${headWords(view)}${priceWords(view)} in ${when}${forEach(figures, contract)} at cost${belowOverYears(figures, contract)}.`,
    ]
  const [asked, needed] = toldApart([price, cost])
  const paid = { ...(payment ?? price), places: price.places }
  const rounded = needed === undefined ? '' : unroundedAside(needed, beside, paid)
  return [
    say`${called} price ${asked}${headWords(view)}${priceWords(view)} in ${when}${forEach(figures, contract)} for services projected at ${needed}${howPaid(figures, id, ends, price, beside)} ${besideCost(beside, rounded)}${belowOverYears(figures, contract)}.`,
  ]
}

/** The years in which what is paid is below cost, by index, and by how much, below nought. */
function yearsBelowCost(
  figures: FiguresInView,
  { id, starts, ends }: Contract,
): { readonly index: number; readonly result: SaidFigure }[] {
  return Array.from({ length: ends - starts + 1 }, (_, at) => starts + at).flatMap((index) => {
    const result = figures.money(`contracts.${id}.provider-result`, index)
    return result?.value.lt(epsilon.neg()) ? [{ index, result }] : []
  })
}

/** What a price that follows people is for each of those who were counted last, by its last year; nothing of another price. */
function forEach(figures: FiguresInView, contract: Contract): Sentence {
  const { id, capitation, ends } = contract
  const row = rowNamed(figures.scenario.projection, `contracts.${id}.per-head`)
  const each = row && figures.ofRow(row, ends)
  // Of a view of it per head the price is that already, of all residents.
  if (capitation === undefined || each === undefined || figures.view.isPerHead) return []
  return say`, ${{ ...each, told: 'whole' }} of the people counted in ${figures.yearText(lastCounted(contract, ends))},`
}

/** What is paid where that is not the price, and what of it is borne of the provider's loss; before what that is beside the cost. */
function howPaid(figures: FiguresInView, id: ItemId, index: number, price: SaidFigure, beside: SaidFigure): Sentence {
  const payment = figures.money(`contracts.${id}.payment`, index)
  if (payment === undefined || payment.value.minus(price.value).abs().lte(epsilon))
    return [beside.value.abs().lte(epsilon) ? '; it pays' : ',']
  const borne = figures.money(`contracts.${id}.loss-to-commissioner`, index)
  return borne === undefined || borne.value.times(leastBorne).lte(beside.value.abs())
    ? say`, paid at ${payment},`
    : say`, paid at ${payment} (${borne} of it goes towards the provider's loss),`
}

/** What is borne of a loss goes without saying where so many times as much is within what is paid beside the cost. */
export const leastBorne = 12

/** What is paid below cost over the years, and in the worst, where that is more than one: the last year alone may be a mild one. */
function belowOverYears(figures: FiguresInView, contract: Contract): Sentence {
  const { id, ends } = contract
  const path: RowPath = `contracts.${id}.provider-result`
  const below = yearsBelowCost(figures, contract)
  const worst = below.reduce(
    (so, one) => (so && so.result.value.lt(one.result.value.minus(epsilon)) ? so : one),
    below[0],
  )
  if (worst === undefined || below.length < 2) return []
  const size = (figure: SaidFigure): SaidFigure => ({ ...figure, isSize: true })
  const contiguous = below.every(({ index }, at) => index === (below[0]?.index ?? 0) + at)
  const [first, end] = [below[0]?.index ?? 0, below.at(-1)?.index ?? 0]
  const of = { rows: [path], year: figures.yearAt(end), from: figures.yearAt(first) }
  const sum = figures.amount(sumOf(below.map(({ result }) => result.value)) ?? zero, contiguous ? of : undefined)
  // Per head, years are divided by other people each, and do not add up.
  const isPerHead = figures.view.isPerHead
  const years = `${below.length} years`
  // Of a last year that is below cost itself, it has been said.
  const under = below.at(-1)?.index === ends ? '' : ' below'
  const inAll = isPerHead ? say`below in ${years}` : say`${size(sum)}${under} over ${years}`
  // The last year has been told.
  if (worst.index === ends) return say` (${inAll})`
  return say` (${inAll}, ${size(worst.result)} at worst, in ${figures.yearText(worst.index)})`
}

/** What is paid less what the services cost, in words. */
function besideCost(beside: SaidFigure, rounded: string): Sentence {
  if (beside.value.abs().lte(epsilon)) return ['what they cost']
  return say`${{ ...beside, isSize: true }} ${beside.value.isNegative() ? 'below' : 'above'} cost${rounded}`
}
