/**
 * The classes of benefits, as business cases keep them apart. What releases cash stands in the costs of the option already, what is
 * unmonetised is told in words, and none is ever added to cash.
 */
export const benefitClasses = ['cash-releasing', 'non-cash-releasing', 'societal', 'unmonetised'] as const
export type BenefitClass = (typeof benefitClasses)[number]

/** Whether a benefit of a class is put in money. */
export function isMonetised(is: BenefitClass): boolean {
  return is !== 'unmonetised'
}
