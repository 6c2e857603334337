/** What can never be below nought, in the order in which checks tell of it: the id of the check and what it says. */
export const neverNegative = {
  lines: { id: 'lines-not-negative', title: 'No line is below zero' },
  funding: { id: 'funding-not-negative', title: 'No funding is below zero' },
  contracts: { id: 'contracts-not-negative', title: 'No contract is below zero' },
  population: { id: 'population-not-negative', title: 'The population is not below zero' },
} as const

/** That a row can never be below nought, and which rows of an item are told of before others that are the same. */
export interface NeverNegative {
  readonly what: keyof typeof neverNegative
  readonly rank: number
}
