import type { Definition, ShareOrAmount } from '../definition/definition.ts'
import { fundingAndLines } from '../definition/keys/need.ts'
import { input, less, max, plus, previous, row, sum, times } from '../formula/build.ts'
import type { Numeric, Term } from '../formula/node.ts'
import { takenOff } from './held-of-funding.ts'
import { addingUp, again, always, asStep, money, needing, nothing, ofItem, type Row } from './row.ts'

/** METHODS.md, section 2: reserves. */
export function reserveRows({ reserves }: Definition): Row[] {
  return [
    always('reserves.total', 'Reserves', sum(...reserves.map(({ id }) => plus(row(`reserves.${id}`))))),
    ...reserves.flatMap((reserve) =>
      ofItem('reserves', reserve, [
        asStep('reserve', 'item', always(`reserves.${reserve.id}`, reserve.title, amountOf(reserve))),
      ]),
    ),
  ]
}

/** METHODS.md, section 2: the required surplus, what became of earlier ones, and what is available to spend. */
export function surplusRows({ surplus, streams }: Definition): Row[] {
  const drawdown = surplus.drawdown === undefined ? nothing : input(surplus.drawdown)
  const repayment = surplus.repayment === undefined ? nothing : input(surplus.repayment)
  // As a balance it is what earlier years leave, which rests on what they spend.
  const needs = surplus.basis === 'cumulative' ? fundingAndLines : (['funding'] as const)
  return [
    needing(needs, held(requiredRow(surplus))),
    // Of a member line by line a part of the in-year position is here, which is no one share of it.
    needing(
      fundingAndLines,
      addingUp(
        again(
          money('surplus.carried', 'Surplus carried forward', {
            base: surplus.broughtForward === undefined ? nothing : input(surplus.broughtForward),
            formula: sum(plus(previous('surplus.carried')), plus(row('in-year'))),
          }),
        ),
      ),
    ),
    held(always('surplus.repayment', 'Repayment of deficits', repayment)),
    held(always('surplus.drawdown', 'Drawdown of earlier surplus', drawdown)),
    needing(
      needs,
      addingUp(
        always(
          'available',
          'Available to spend',
          sum(plus(row('funding.total')), ...takenOff('available', { streams })),
        ),
      ),
    ),
  ]
}

/** What is held of funding or given up is a step of its own. */
function held(row: Row): Row {
  return asStep('reserve', 'row', row)
}

function requiredRow({ required, basis, broughtForward, drawdown }: Definition['surplus']): Row {
  const target = required === undefined ? nothing : amountOf(required)
  const reduced: Term[] = drawdown === undefined ? [] : [less(input(drawdown))]
  const label = 'Required surplus'
  if (basis === 'in-year') {
    return always('surplus.required', label, sum(plus(target), ...reduced))
  }
  // On this basis a deficit carried in must be made good even where no surplus is asked for. In the base year what is
  // carried is the amount brought forward, which already holds that year's result.
  const held = broughtForward === undefined ? nothing : input(broughtForward)
  const shortOf = (carried: Numeric): Numeric => sum(plus(max(nothing, sum(plus(target), less(carried)))), ...reduced)
  return money('surplus.required', label, { base: shortOf(held), formula: shortOf(previous('surplus.carried')) })
}

function amountOf({ share, amount, of }: ShareOrAmount): Numeric {
  if (amount !== undefined) return input(amount)
  return share === undefined ? nothing : times(input(share), row(of))
}
