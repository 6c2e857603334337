import type { FinancialYear } from '../base/financial-year.ts'
import { poundsIn } from '../base/money-unit.ts'
import type { Contract, Definition } from '../definition/definition.ts'
import { at, divide, during, input, plus, poundsFactor, previous, row, sum, times } from '../formula/build.ts'
import type { Numeric, Source, Term } from '../formula/node.ts'
import { groupPath } from './people-and-prices.ts'
import {
  agreedIn,
  always,
  asStep,
  type InForce,
  inForce,
  inUnit,
  money,
  partedBy,
  type Row,
  stayingWithMember,
  working,
} from './row.ts'

/** A contract by itself, or one whose price follows people. */
type Capitated = Contract & { readonly capitation: NonNullable<Contract['capitation']> }

export function isCapitated(contract: Contract): contract is Capitated {
  return contract.capitation !== undefined
}

/** What the people of the last count come to, beside those of the pricing year: what the price is multiplied by. */
export function peopleIndexPath(contract: string): string {
  return `contracts.${contract}.people-index`
}

/** The year in whose money a contract is priced; undefined where it was agreed before the plan begins. */
export function pricedIn({ priced, agreed }: Contract, baseYear: FinancialYear): FinancialYear | undefined {
  return agreed === undefined ? baseYear + priced : undefined
}

/** The row of all people as a contract last counted them, each weighed, or at the price of its group. */
export function everyonePath({ id, capitation }: Pick<Capitated, 'id' | 'capitation'>) {
  return capitation.by === 'prices' ? (`contracts.${id}.people-value` as const) : (`contracts.${id}.people` as const)
}

/** The price of a contract that states one for each person of a group: that of the people of the pricing year. */
export function pricedByPeople(contract: Capitated, baseYear: number): Numeric {
  return at(everyonePath(contract), baseYear + contract.priced)
}

/**
 * METHODS.md, section 8: people as a contract counts them. Each group is weighed, or priced, and counted anew in the years that
 * are stated; the price follows them all, and each group has its part of it.
 */
export function capitationRows(
  contract: Contract,
  { horizon, unit }: Pick<Definition, 'horizon' | 'unit'>,
  valued: InForce,
): Row[] {
  if (!isCapitated(contract)) return []
  const { id, title, capitation, priced } = contract
  const path = `contracts.${id}`
  const { by, groups } = capitation
  const inPounds = by === 'prices'
  const counted = (group: string): Numeric => row(countedPath(id, group))
  const weighed = (people: Numeric, each: Numeric): Numeric => {
    const all = times(people, each)
    return inPounds ? divide(all, poundsFactor(poundsIn(unit))) : all
  }
  const all = sum(...groups.map((group): Term => plus(weighed(counted(group.id), input(group.each)))))
  const value = row(`${path}.value`)
  const allPath = everyonePath(contract)
  const everybody = sum(...groups.map((group): Term => plus(counted(group.id))))
  // What people come to at prices agreed once is money in the prices of that year, whichever year they are counted in.
  const everyone = inPounds
    ? agreedIn(
        pricedIn(contract, horizon.base),
        always(allPath, `${title}, people ${countedInWords(contract)}, at the prices of the pricing year`, all),
      )
    : inUnit('people', always(allPath, `${title}, people weighted by need, ${countedInWords(contract)}`, all))
  return [
    ...groups.map((group) =>
      partedBy(
        'group of people',
        inForce(
          valued,
          always(
            `${path}.segments.${group.id}`,
            `${title}, budget of ${group.title}`,
            divide(times(value, weighed(counted(group.id), input(group.each))), row(allPath)),
          ),
        ),
      ),
    ),
    stayingWithMember(
      inForce(
        valued,
        inUnit(
          'pounds',
          always(
            `${path}.per-head`,
            `${title}, price for each person ${countedInWords(contract)}`,
            divide(times(value, poundsFactor(poundsIn(unit))), everybody),
          ),
        ),
      ),
    ),
    working(
      inUnit(
        'index',
        always(
          peopleIndexPath(id),
          `${title}, people ${countedInWords(contract)}, over those of its pricing year`,
          divide(row(allPath), at(allPath, horizon.base + priced)),
        ),
      ),
    ),
    working(everyone),
    ...groups.map((group) =>
      working(
        inUnit(
          'people',
          asCounted(
            contract,
            countedPath(id, group.id),
            `${title}, ${group.title} ${countedInWords(contract)}`,
            row(groupPath(group.id)),
            contract.agreed?.people.get(group.id),
          ),
        ),
      ),
    ),
  ]
}

/** As of when people are that a price follows: projected, but for those of a count before the base year, which are stated. */
export function countedInWords({ agreed }: Pick<Contract, 'agreed'>): string {
  return agreed !== undefined && agreed.people.size > 0 ? 'as last counted' : 'as projected at the last recount'
}

/** A number of people as it was in the last year in which it was counted. */
export function asCounted({ counted }: Contract, path: string, label: string, people: Numeric, before?: Source): Row {
  if (before === undefined && counted.every((is) => is)) return asStep('people', 'row', always(path, label, people))
  const others = counted.map((is) => !is)
  return asStep(
    'people',
    'row',
    money(path, label, {
      base: before === undefined ? people : input(before),
      formula: sum(plus(during(counted, people, 'nothing')), plus(during(others, previous(path), 'nothing'))),
    }),
  )
}

function countedPath(contract: string, group: string): string {
  return `contracts.${contract}.people.${group}`
}
