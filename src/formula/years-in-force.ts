/** The years a row is in force, by index from the base year, and what it is in the others: nothing, or without a value. */
export interface YearsInForce {
  readonly inForce: readonly boolean[]
  readonly otherwise: 'nothing' | 'empty'
}
