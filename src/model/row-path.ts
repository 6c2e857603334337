import type { ItemId } from '../definition/definition.ts'
import type { RowName } from '../formula/node.ts'
import { withinMembers } from './in-member.ts'

/**
 * The rows that the program asks for by name outside `model/`, each written here and nowhere else: what is not in this list
 * does not compile, and a test asks the models of the shipped scenarios for every one. `<id>` stands for the name of an item.
 */
export const namedRows = [
  'funding.total',
  'funding.recurrent',
  'funding.growth',
  'funding.growth-per-head',
  'funding.growth-real',
  'funding.growth-average',
  'funding.growth-per-head-average',
  'funding.growth-real-average',
  'funding.lost',
  'funding.<id>.total',
  'funding.<id>.recurrent',
  'funding.<id>.growth',
  'funding.<id>.lost',
  'funding.<id>.lost-recurrent',
  'funding.<id>.target',
  'funding.<id>.distance',
  'funding.<id>.above-target',
  'responsibilities.<id>.funding',
  'responsibilities.<id>.spend',
  'reserves.total',
  'reserves.<id>',
  'surplus.repayment',
  'surplus.required',
  'surplus.drawdown',
  'surplus.carried',
  'available',
  'lines.<id>.spend',
  'lines.<id>.recurrent',
  'lines.<id>.do-nothing',
  'lines.<id>.growth',
  'lines.<id>.weighted-people',
  'lines.<id>.benchmarks.<id>.variance',
  'spend.total',
  'spend.do-nothing',
  'spend.recurrent',
  'out-of-hospital.spend',
  'out-of-hospital.envelope',
  'savings.total',
  'savings.unidentified',
  'savings.<id>.planned',
  'savings.requirement',
  'savings.requirement-yearly',
  'savings.requirement-yearly-share',
  'savings.total-to-date',
  'savings.unidentified-share',
  'savings.unidentified-to-date',
  'hospital.moved',
  'hospital.spend',
  'hospital.share',
  'hospital.share-there',
  'hospital.growth',
  'hospital.growth-average',
  'headroom',
  'headroom.recurrent',
  'headroom.to-date',
  'headroom.risk-adjusted',
  'in-year',
  'underlying',
  'underlying.full-year-effects',
  'underlying.non-recurrent-funding',
  'underlying.repayment',
  'underlying.lost',
  'underlying.contracts',
  'underlying.non-recurrent-spend',
  'underlying.non-recurrent-savings',
  'do-nothing-gap',
  'contracts.<id>.value',
  'contracts.<id>.cost',
  'contracts.<id>.people',
  'contracts.<id>.people-value',
  'contracts.<id>.per-head',
  'contracts.<id>.segments.<id>',
  'contracts.<id>.withheld',
  'contracts.<id>.earned',
  'contracts.<id>.gain-to-commissioner',
  'contracts.<id>.loss-to-commissioner',
  'contracts.<id>.beyond',
  'contracts.<id>.payment',
  'contracts.<id>.adjustment-paid',
  'contracts.<id>.adjustment-recurrent',
  'contracts.<id>.adjustments.<id>',
  'contracts.<id>.provider-result',
  'contracts.<id>.affordability',
  'contracts.<id>.affordability-paid',
  'contracts.<id>.fully-in-scope',
  'contracts.<id>.partly-in-scope',
  'risks.<id>.expected',
  'risks.<id>.score',
  'risks.<id>.before-mitigation',
  'risks.<id>.mitigated',
  'risks.<id>.happens',
  'risks.all-happen',
  'risks.total',
  'transfers.<id>.amount',
  'population.total',
  'prices.index',
  'appraisal.factor',
  'appraisal.health-factor',
  'appraisal.prices',
  'appraisal.annuity',
  'appraisal.<id>.score',
  'appraisal.<id>.cost',
  'appraisal.<id>.incremental',
  'appraisal.<id>.present',
  'appraisal.<id>.present-to-date',
  'appraisal.<id>.optimism-bias',
  'appraisal.<id>.optimism-bias-to-date',
  'appraisal.<id>.contingency',
  'appraisal.<id>.contingency-to-date',
  'appraisal.<id>.net-present-cost',
  'appraisal.<id>.net-present-value',
  'appraisal.<id>.equivalent-annual-cost',
  'appraisal.<id>.benefits.<id>.amount',
  'appraisal.<id>.benefits.<id>.present-to-date',
] as const

type Filled<Name extends string> = Name extends `${infer Before}<id>${infer After}`
  ? `${Before}${ItemId}${Filled<After>}`
  : Name

/** The path of a row that the program knows by name. */
export type RowPath = Filled<(typeof namedRows)[number]>

declare const ofMember: unique symbol

/** The path of such a row of a member of a place: only `inMembers` makes one. */
export type MemberRowPath = string & { readonly [ofMember]: true }

/** A row that the program knows by name, of what is projected or of a member of it. */
export type NamedPath = RowPath | MemberRowPath

/** A row that may be asked for: one that the program knows by name, or a name that a row or a formula holds. */
export type KnownRow = NamedPath | RowName

/** The row of that name that a member has, by way of the members around it, the outermost first; of nobody, the row itself. */
export function inMembers(members: readonly string[], path: RowPath): NamedPath {
  return members.length === 0 ? path : (withinMembers(members, path) as MemberRowPath)
}
