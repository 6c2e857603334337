/**
 * What stands on one side of nought in every year, in the order in which checks tell of it: the id of the check, what it says, which
 * side that is, and what an author may have meant whose base year is on the other.
 */
export const oneSided = {
  lines: {
    id: 'lines-not-negative',
    title: 'No line is below zero',
    how: 'at least',
    meant: 'a rebate or other income that is taken off spend says kind: credit',
  },
  credits: {
    id: 'credits-not-positive',
    title: 'No credit is above zero',
    how: 'at most',
    meant: 'a credit is stated below zero, and spend does not say kind: credit',
  },
  funding: { id: 'funding-not-negative', title: 'No funding is below zero', how: 'at least', meant: undefined },
  contracts: { id: 'contracts-not-negative', title: 'No contract is below zero', how: 'at least', meant: undefined },
  population: {
    id: 'population-not-negative',
    title: 'The population is not below zero',
    how: 'at least',
    meant: undefined,
  },
} as const

/** That a row stands on one side of nought, and which rows of an item are told of before others that are the same. */
export interface OneSided {
  readonly what: keyof typeof oneSided
  readonly rank: number
}
