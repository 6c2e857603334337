import { one } from '../base/decimal.ts'
import { grouped } from '../base/grouped.ts'
import type { Contract, Definition, Limit, ScopePart } from '../definition/definition.ts'
import { fundingAndLines } from '../definition/keys/need.ts'
import {
  at,
  divide,
  during,
  input,
  less,
  max,
  min,
  number,
  onePlus,
  plus,
  previous,
  row,
  stated,
  sum,
  times,
  where,
} from '../formula/build.ts'
import type { Numeric, Term } from '../formula/node.ts'
import type { StatedStep } from '../formula/step-kind.ts'
import { beyondRows, beyondTotal } from './beyond.ts'
import { boardTerms } from './board-terms.ts'
import { asCounted, capitationRows, isCapitated, peopleIndexPath, pricedByPeople, pricedIn } from './capitation.ts'
import { limitOf } from './limit.ts'
import { populationGrowthPath } from './people-and-prices.ts'
import {
  agreedIn,
  always,
  asStep,
  explained,
  type InForce,
  inForce,
  inUnit,
  money,
  needing,
  nothing,
  ofItem,
  ofPlaceToo,
  onOneSide,
  paidOnlyFrom,
  partedBy,
  type Row,
  rate,
  working,
  yearsFrom,
} from './row.ts'

// What a bridge over time calls the figures of a contract.
const byTerms: StatedStep = { kind: 'contract' }
const byPeople: StatedStep = { kind: 'people' }
const byPrices: StatedStep = { kind: 'prices' }
const byEfficiency: StatedStep = { kind: 'efficiency' }

/** METHODS.md, section 8: whole-population contracts. A shadow year is calculated and shown, and not paid. */
export function contractRows(definition: Definition): Row[] {
  const { contracts, lines } = definition
  if (contracts.length === 0) return []
  // Added up once, for what each contract is a share of: there may be thousands of both.
  const cost = sum(...lines.map(({ id }) => plus(row(`lines.${id}.cost`))))
  return [
    working(always('spend.cost', 'Cost of all services', cost)),
    ...contracts.flatMap((contract) => rowsOf(contract, definition)),
  ]
}

function paymentOf(path: string): Numeric {
  return sum(
    plus(row(`${path}.value`)),
    less(row(`${path}.withheld`)),
    plus(row(`${path}.earned`)),
    less(row(`${path}.gain-to-commissioner`)),
    plus(row(`${path}.loss-to-commissioner`)),
    plus(row(`${path}.beyond`)),
  )
}

function rowsOf(contract: Contract, definition: Definition): readonly Row[] {
  const baseYear = definition.horizon.base
  const { id, title, from, starts, ends } = contract
  const path = `contracts.${id}`
  const shown: InForce = { from, ends, otherwise: 'none' }
  const valued: InForce = { from: valuedFrom(contract), ends, otherwise: 'none' }
  const paid: InForce = { from: starts, ends, otherwise: 'nothing' }
  const value = row(`${path}.value`)
  const cost = row(`${path}.cost`)
  const inTerm = (name: string, label: string, formula: Numeric): Row =>
    inForce(valued, always(`${path}.${name}`, `${title}, ${label}`, formula))
  const step = (name: string, label: string, formula: Numeric): Row => working(inTerm(name, label, formula))
  const term = (name: string, label: string, formula: Numeric): Row =>
    asStep('contract', 'row', inTerm(name, label, formula))
  const { outcomes, lists } = contract
  const left = [plus(row('available')), plus(cost), plus(row(`${path}.adjustment-paid`)), less(row('spend.total'))]
  const people = isCapitated(contract) ? [row(peopleIndexPath(id))] : []
  const formula = times(row(`${path}.price`), row(`${path}.index`), ...people)
  const price = partedBy('whole', onOneSide('contracts', inTerm('value', 'indexed price', formula)))
  const all: Row[] = [
    from < starts ? explained(boardTerms.shadow, price) : price,
    inForce(shown, always(`${path}.cost`, `${title}, projected cost of the services`, inScope(contract, 'cost'))),
    term(
      'withheld',
      'withheld for outcomes',
      outcomes?.isWithin === true ? times(value, stated(byTerms, outcomes.share)) : nothing,
    ),
    term('earned', 'earned by outcomes', earned(contract)),
    inTerm('variance', 'price less cost', sum(plus(value), less(cost))),
    term('gain-to-commissioner', 'gain to the commissioner', gainToCommissioner(contract)),
    term(
      'loss-to-commissioner',
      'loss to the commissioner',
      sum(plus(row(`${path}.loss`)), less(row(`${path}.loss-to-provider`))),
    ),
    term('loss-to-provider', 'loss to the provider', lossToProvider(contract)),
    inTerm('beyond', 'share in lines beyond the scope', beyondTotal(contract)),
    ...beyondRows(contract, baseYear, valued),
    onOneSide('contracts', inTerm('payment', 'payment', paymentOf(path))),
    inForce(
      shown,
      always(`${path}.adjustment`, `${title}, payment less cost of what is paid`, row(`${path}.adjustment-paid`)),
    ),
    inTerm('provider-result', "provider's result", sum(plus(row(`${path}.payment`)), less(cost))),
    ...(
      [
        ['affordability', "whole commissioner's position at the full price", value],
        [
          'affordability-paid',
          "whole commissioner's position at the larger of price and payment",
          max(value, row(`${path}.payment`)),
        ],
      ] as const
    ).map(([name, label, asked]) => needing(fundingAndLines, inTerm(name, label, sum(...left, less(asked))))),
    ...lists.map((list) =>
      partedBy(
        'list',
        inTerm(
          `lists.${list.id}`,
          `budget of ${list.id}`,
          divide(times(value, row(listPath(id, list.id))), row(`${path}.list-people`)),
        ),
      ),
    ),
    ...capitationRows(contract, definition, valued),
    ...(lists.length === 0
      ? []
      : [
          working(
            inUnit(
              'people',
              always(
                `${path}.list-people`,
                `${title}, people on all lists`,
                sum(...lists.map((list) => plus(row(listPath(id, list.id))))),
              ),
            ),
          ),
          ...lists.map((list) =>
            working(
              inUnit(
                'people',
                asCounted(contract, listPath(id, list.id), `${title}, people of ${list.id}`, input(list.people)),
              ),
            ),
          ),
        ]),
    step('gain', 'gain', max(nothing, row(`${path}.variance`))),
    step('loss', 'loss', max(nothing, sum(less(row(`${path}.variance`))))),
    ...bandRows(contract),
    agreedIn(
      pricedIn(contract, baseYear),
      step('price', 'price in the money of its pricing year', priceOf(contract, baseYear)),
    ),
    ...indexRows(contract),
    ...adjustmentRows(contract, paid),
  ]
  return ofItem('contracts', contract, paidOnlyFrom({ there: from, from: starts }, all))
}

/** The price is not known before the year that sets it, nor a counterfactual before the year it grows from. */
export function valuedFrom({ from, starts, priced, beyond }: Contract): number {
  return Math.max(from, priced, beyond.length === 0 ? 0 : starts - 1)
}

/** Some row of each line, the part in scope. */
function inScope(contract: Contract, name: string): Numeric {
  return sum(...contract.scope.map((part) => plus(times(shareOf(contract, part), row(`lines.${part.line}.${name}`)))))
}

/** The share of a line in scope: nothing before the line joins. */
function shareOf({ id, ends }: Contract, part: ScopePart): Numeric {
  const own = ownShare(id, part)
  return part.joins === undefined ? own : during(yearsFrom(part.joins, ends), own, 'nothing')
}

function ownShare(id: string, { line, share }: ScopePart): Numeric {
  return stated(byScope(id, line), share)
}

/** What a line brings when it joins, as a step. */
function byScope(contract: string, line: string): StatedStep {
  return { ...byTerms, path: `contracts.${contract}.scope.${line}` }
}

function priceOf(contract: Contract, baseYear: number): Numeric {
  const { value, scope, priced } = contract
  if (value !== undefined) return stated(byTerms, value)
  if (isCapitated(contract) && contract.capitation.by === 'prices') return pricedByPeople(contract, baseYear)
  return sum(
    ...scope.map((part) => {
      const agreed = contract.agreed?.price.get(part.line)
      if (agreed !== undefined) return plus(from(part, contract, stated(byScope(contract.id, part.line), agreed)))
      // Where the index has come from elsewhere, the base year sets the price as any later year does.
      const own = part.priced ?? priced
      return plus(
        own === priced && contract.agreed?.index === undefined
          ? times(shareOf(contract, part), at(`lines.${part.line}.recurrent`, baseYear + priced))
          : pricedLater(contract, part, baseYear, own),
      )
    }),
  )
}

/** A formula from the year in which a line joins; in all years where it is in scope from the start. */
function from({ joins }: ScopePart, { ends }: Contract, formula: Numeric): Numeric {
  return joins === undefined ? formula : during(yearsFrom(joins, ends), formula, 'nothing')
}

/** A line priced by a later year: its spend of that year, in the money of the pricing year, so that the index returns it whole. */
function pricedLater(contract: Contract, part: ScopePart, baseYear: number, priced: number): Numeric {
  const { id, from, ends } = contract
  const year = baseYear + priced
  const moved = times(
    at(`contracts.${id}.index`, year),
    ...(isCapitated(contract) ? [at(peopleIndexPath(id), year)] : []),
  )
  const spend = divide(at(`lines.${part.line}.recurrent`, year), moved)
  return during(yearsFrom(Math.max(part.joins ?? from, from), ends), times(ownShare(id, part), spend), 'nothing')
}

/** The index is one until the pricing year, and moves from the year after. */
function indexRows({ id, title, index, priced, ends, agreed }: Contract): Row[] {
  const path = `contracts.${id}.index`
  const growth = `contracts.${id}.index-growth`
  const moved = inForce(
    { from: priced + 1, ends, otherwise: 'nothing' },
    rate(growth, `${title}, growth of the index`, index.is === 'allocation' ? row('funding.growth') : byFormula(index)),
  )
  return [
    working(
      inUnit(
        'index',
        money(path, `${title}, index`, {
          base: agreed?.index === undefined ? number(one) : input(agreed.index),
          formula: times(previous(path), onePlus(row(growth))),
        }),
      ),
    ),
    working(moved),
  ]
}

function byFormula({ population, inflation, productivity }: Extract<Contract['index'], { is: 'formula' }>): Numeric {
  const people =
    population === 'own'
      ? [onePlus(row(populationGrowthPath))]
      : population === undefined
        ? []
        : [onePlus(stated(byPeople, population))]
  const factors = [
    ...people,
    ...(inflation === undefined ? [] : [onePlus(stated(byPrices, inflation))]),
    ...(productivity === undefined ? [] : [sum(plus(number(one)), less(stated(byEfficiency, productivity)))]),
  ]
  return factors.length === 0 ? nothing : sum(plus(times(...factors)), less(number(one)))
}

function earned({ id, outcomes }: Contract): Numeric {
  if (outcomes === undefined) return nothing
  const path = `contracts.${id}`
  const most = outcomes.isWithin
    ? row(`${path}.withheld`)
    : times(row(`${path}.value`), stated(byTerms, outcomes.share))
  return outcomes.achievement === undefined ? most : times(most, stated(byTerms, outcomes.achievement))
}

function gainToCommissioner({ id, gain }: Contract): Numeric {
  const path = `contracts.${id}`
  if (gain.share === undefined) return nothing
  const part = sum(plus(number(one)), less(input(gain.share)))
  return capped(times(part, outside(row(`${path}.gain`), gain.band, path)), gain.cap, path)
}

function lossToProvider({ id, loss }: Contract): Numeric {
  const path = `contracts.${id}`
  const whole = row(`${path}.loss`)
  if (loss.share === undefined) return capped(whole, loss.cap, path)
  const shared = times(input(loss.share), outside(whole, loss.band, path))
  return capped(loss.band === undefined ? shared : sum(plus(row(`${path}.loss-in-band`)), plus(shared)), loss.cap, path)
}

/** The loss that the provider bears before any is shared: none in years in which it shares in no loss. */
function bandRows(contract: Contract): Row[] {
  const { id, title, loss, ends } = contract
  const { band, share } = loss
  if (band === undefined || share === undefined) return []
  const path = `contracts.${id}`
  const inBand = always(
    `${path}.loss-in-band`,
    `${title}, loss within the band`,
    where(input(share), min(row(`${path}.loss`), limitOf(band, row(`${path}.value`)))),
  )
  return [working(inForce({ from: valuedFrom(contract), ends, otherwise: 'nothing' }, inBand))]
}

/** What lies outside a band. */
function outside(amount: Numeric, band: Limit | undefined, path: string): Numeric {
  return band === undefined ? amount : max(nothing, sum(plus(amount), less(limitOf(band, row(`${path}.value`)))))
}

function capped(amount: Numeric, cap: Limit | undefined, path: string): Numeric {
  return cap === undefined ? amount : min(amount, limitOf(cap, row(`${path}.value`)))
}

/** What is paid beyond the cost of the services: for the contract, for each line, and the part that lasts. */
function adjustmentRows(contract: Contract, paid: InForce): Row[] {
  const { id, title, scope } = contract
  const path = `contracts.${id}`
  const whole = `${path}.adjustment-paid`
  const part = (name: string, label: string, formula: Numeric): Row =>
    asStep('contract', 'item', working(inForce(paid, always(name, `${title}, ${label}`, formula))))
  const onLine = (one: ScopePart): Row =>
    part(
      adjustmentPath(id, one.line),
      `payment less cost, part on ${one.line}`,
      divide(times(row(whole), shareOf(contract, one), row(`lines.${one.line}.cost`)), row(`${path}.cost`)),
    )
  const lastingOnLine = (one: ScopePart): Row =>
    part(
      recurrentPath(id, one.line),
      `what lasts of it, part on ${one.line}`,
      divide(times(row(recurrentPath(id)), shareOf(contract, one), row(`lines.${one.line}.cost`)), row(`${path}.cost`)),
    )
  return [
    part(whole, 'payment less cost', sum(plus(row(`${path}.payment`)), less(row(`${path}.cost`)))),
    // A place has it too, because what its recurrent headroom comes to is checked with it.
    ofPlaceToo(
      part(
        recurrentPath(id),
        'price, or payment where that is more, less recurrent cost',
        // What the provider returns may not come again; what is paid on top of the price would have to be found every year.
        sum(plus(max(row(`${path}.value`), row(`${path}.payment`))), less(inScope(contract, 'recurrent'))),
      ),
    ),
    ...scope.map(onLine),
    ...scope.map(lastingOnLine),
  ]
}

/** The row of the people of a list, as last counted. */
function listPath(contract: string, list: string): string {
  return `contracts.${contract}.list-people.${list}`
}

/** The row of what a contract adds to the spend of a line beyond its cost. */
export function adjustmentPath(contract: string, line: string): string {
  return `contracts.${contract}.adjustments.${line}`
}

function recurrentPath(contract: string, line?: string): string {
  return `contracts.${contract}.adjustment-recurrent${line === undefined ? '' : `.${line}`}`
}

/** What contracts add to the recurrent spend of each line that is in scope of one. */
export function recurrentAdjustmentsByLine(contracts: readonly Contract[]): (line: string) => readonly Term[] {
  const parts = contracts.flatMap(({ id, scope }) => scope.map(({ line }) => ({ id, line })))
  const byLine = grouped(parts, ({ line }): string => line)
  return (line) => (byLine.get(line) ?? []).map(({ id }) => plus(row(recurrentPath(id, line))))
}

/** What contracts add to spend beyond cost, as far as it lasts. */
export function recurrentAdjustments(contracts: readonly Contract[]): Term[] {
  return contracts.map(({ id }) => plus(row(recurrentPath(id))))
}

/** What contracts are paid less their price in full, or what is paid where that is more: nought or below. */
export function paidBelowPrice(contracts: readonly Contract[]): Term[] {
  return contracts.map((contract) => {
    const [price, paid] = [row(`contracts.${contract.id}.value`), row(`contracts.${contract.id}.payment`)]
    return plus(whilePaid(contract, sum(plus(paid), less(max(price, paid)))))
  })
}

/**
 * The part in scope of what lines bear or save in one year only, while a contract is paid: a payment stands in the place of what the
 * services cost, so that the provider bears and keeps it.
 */
export function borneByProviders(contracts: readonly Contract[], ofLine: (line: string) => readonly Term[]): Term[] {
  return contracts.flatMap((contract) => {
    const parts = contract.scope.flatMap((part) => {
      const terms = ofLine(part.line)
      return terms.length === 0 ? [] : [plus(times(shareOf(contract, part), sum(...terms)))]
    })
    return parts.length === 0 ? [] : [plus(whilePaid(contract, sum(...parts)))]
  })
}

function whilePaid({ starts, ends }: Contract, formula: Numeric): Numeric {
  return during(yearsFrom(starts, ends), formula, 'nothing')
}
