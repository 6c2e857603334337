import { boardTerms } from '../board-terms.ts'
import { amount, figures, type Meaning, word } from './entry.ts'

const cost = 'positive where it costs more than the counterfactual'

/** METHODS.md, section 13: options held against one another. */
export const appraisal: readonly Meaning[] = [
  ...figures(13, 'index', [
    [
      boardTerms.discountFactor.name,
      'appraisal.factor appraisal.health-factor',
      boardTerms.discountFactor.meaning,
      "last year's factor / (1 + discount rate); 1 in the base of the appraisal; effects on health have rates of their own",
      amount,
    ],
    [
      'Prices of the appraisal',
      'appraisal.prices',
      'what turns money of a year into the prices of the base of the appraisal',
      'price index of the base / price index of the year',
      amount,
    ],
    [
      'Sum of discount factors',
      'appraisal.annuity',
      'the discount factors of the life, added up',
      'sum over the years of the life of the discount factor',
      amount,
    ],
    [
      'Weighted score',
      'appraisal.<id>.score',
      'how well an option does on the criteria, from 1, very poor, to 5, excellent',
      'sum of weight x score / sum of weights',
      amount,
    ],
  ]),
  ...figures(13, 'money', [
    [
      'Option, cost of its services',
      'appraisal.<id>.cost',
      'what the services of an option cost in cash, before payments that move money between public bodies',
      'cost of each line, added up',
      amount,
    ],
    [
      'Incremental cost',
      'appraisal.<id>.incremental',
      'what an option costs beyond the counterfactual in a year, in the prices of the base of the appraisal',
      "(cost of the option's services - cost of the counterfactual's) x prices of the appraisal",
      cost,
    ],
    [
      'Present cost',
      'appraisal.<id>.present appraisal.<id>.present-to-date',
      'incremental cost discounted to the base of the appraisal: of a year, or added up to it',
      'incremental cost x discount factor',
      cost,
    ],
    [
      boardTerms.optimismBias.name,
      'appraisal.<id>.optimism-bias appraisal.<id>.optimism-bias-to-date',
      boardTerms.optimismBias.meaning,
      'upper bound x (1 - part mitigated) x the row it is on, less that of the counterfactual; to date discounted and added up',
      cost,
    ],
    [
      'Contingency of an option',
      'appraisal.<id>.contingency appraisal.<id>.contingency-to-date',
      'what is added for what cannot be foreseen',
      'share x the row it is on, less that of the counterfactual; to date discounted and added up',
      cost,
    ],
    [
      boardTerms.netPresentCost.name,
      'appraisal.<id>.net-present-cost',
      boardTerms.netPresentCost.meaning,
      'present cost + optimism bias + contingency, each discounted and added up over all years',
      `${cost}; options rank by it, the lowest first`,
      ['NPC'],
    ],
    [
      'Net present value',
      'appraisal.<id>.net-present-value',
      'the net present cost seen from the other side: what an option saves',
      '- net present cost',
      'positive where it costs less than the counterfactual',
      ['NPV'],
    ],
    [
      boardTerms.equivalentAnnualCost.name,
      'appraisal.<id>.equivalent-annual-cost',
      boardTerms.equivalentAnnualCost.meaning,
      'the part of the net present cost that falls in the life / sum of discount factors',
      cost,
    ],
    [
      'Benefit',
      'appraisal.<id>.benefits.<id>.amount appraisal.<id>.benefits.<id>.present-to-date',
      'what a good effect of an option is worth: of a year in the prices of the base, or discounted and added up; never added to a cost',
      'amount stated x discount factor, added up',
      amount,
    ],
  ]),
  word(13, 'Counterfactual', 'the option that the others are held against, most often going on as now', [
    'business as usual',
  ]),
  word(13, 'Switching value', boardTerms.switchingValue.meaning, ['break-even']),
  word(
    13,
    'Class of a benefit',
    'cash-releasing, whose money can be spent elsewhere and is in the cost already; non-cash-releasing, such as time of staff; societal, for people outside; unmonetised, told in words',
    ['cash-releasing', 'non-cash-releasing', 'societal', 'unmonetised'],
  ),
]
