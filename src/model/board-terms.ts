/** A term that a board may not know: a report in which it appears tells what it means. */
export interface BoardTerm {
  readonly name: string
  /** As a phrase without a full stop. */
  readonly meaning: string
  /** The same at its full length, where a report has no room for that. */
  readonly inFull?: string
}

/** The words that rows say of themselves, and that the glossary tells in full. */
export const boardTerms = {
  envelope: {
    name: 'Out-of-hospital envelope',
    meaning: 'the money left for such care once all else is paid',
    inFull: 'the money left for out-of-hospital care once reserves and every other line are paid',
  },
  recurrentHeadroom: {
    name: 'Recurrent headroom',
    meaning: 'what is left every year: no one-offs, contracts at full price',
  },
  underlying: { name: 'Underlying position', meaning: 'what is left without one-offs, changes counted in full' },
  fullYearEffect: {
    name: 'Full-year effect',
    meaning: 'what a change begun part way through a year adds in the next, where it grows with its line',
  },
  shadow: { name: 'Shadow', meaning: 'a year in which a contract is calculated and shown, and not paid' },
  discountFactor: {
    name: 'Discount factor',
    meaning: 'what a pound of a later year counts for in the base of the appraisal',
  },
  optimismBias: {
    name: 'Optimism bias',
    meaning: 'what is added to a cost because plans of its kind have turned out dearer than they said',
  },
  netPresentCost: {
    name: 'Net present cost',
    meaning:
      'what an option costs beyond the counterfactual over all years, in real terms, later years counting for less',
  },
  equivalentAnnualCost: {
    name: 'Equivalent annual cost',
    meaning: 'the same amount in each year of the life that comes to the same present cost',
  },
  switchingValue: {
    name: 'Switching value',
    meaning: 'what one figure would have to be, all others as stated, for options to change places',
  },
  weighted: {
    name: 'Weighted by need',
    meaning: 'each group of people counted by what one of it costs beside the others',
  },
} as const satisfies Readonly<Record<string, BoardTerm>>
