import { boardTerms } from '../board-terms.ts'
import { amount, change, figures, type Meaning, position, word } from './entry.ts'

/** METHODS.md, sections 8 and 9: contracts and risks. */
export const contractsAndRisks: readonly Meaning[] = [
  ...figures(8, 'money', [
    [
      'Contract, indexed price',
      'contracts.<id>.value contracts.<id>.price',
      'what a contract promises for the services in scope',
      'price of the pricing year x index',
      amount,
    ],
    [
      'Contract, cost',
      'contracts.<id>.cost',
      'what the services in scope are projected to cost',
      'sum over lines of share in scope x cost of the services',
      amount,
    ],
    [
      'Contract, withheld',
      'contracts.<id>.withheld',
      'what of the price is held back for outcomes',
      'indexed price x outcomes share',
      amount,
    ],
    [
      'Contract, earned',
      'contracts.<id>.earned',
      'what is paid for outcomes',
      'what is withheld, or may be paid on top, x achievement',
      amount,
    ],
    [
      'Contract, variance',
      'contracts.<id>.variance contracts.<id>.gain contracts.<id>.loss contracts.<id>.loss-in-band',
      'price against cost: a gain or a loss',
      'indexed price - cost',
      'positive for a gain',
    ],
    [
      'Gain to the commissioner',
      'contracts.<id>.gain-to-commissioner',
      "the commissioner's part of a gain",
      "(1 - provider's share) x (gain - band), at most the cap",
      amount,
    ],
    [
      'Loss to the commissioner',
      'contracts.<id>.loss-to-commissioner',
      "the part of the provider's loss that the commissioner bears",
      'loss - loss to the provider',
      amount,
    ],
    [
      'Loss to the provider',
      'contracts.<id>.loss-to-provider',
      'the part of a loss that the provider bears',
      "loss in the band + provider's share x the rest, at most the cap",
      amount,
    ],
    [
      'Beyond the scope',
      'contracts.<id>.beyond contracts.<id>.beyond.<id>',
      "the provider's share in what happens to lines outside the scope",
      'share x (what a line would have cost - what it costs)',
      'positive is paid to the provider',
    ],
    [
      'Contract, payment',
      'contracts.<id>.payment',
      'what the provider is paid',
      'indexed price - withheld + earned - gain to the commissioner + loss to the commissioner + beyond the scope',
      amount,
    ],
    [
      'Contract, adjustment',
      'contracts.<id>.adjustment contracts.<id>.adjustment-paid contracts.<id>.adjustment-recurrent contracts.<id>.adjustments.<id> contracts.<id>.adjustment-recurrent.<id>',
      'what a contract adds to the cost of the services',
      'payment - cost',
      'positive adds to spend',
    ],
    [
      'Provider, result',
      'contracts.<id>.provider-result',
      'what the provider is left with, if its cost is the projected cost',
      'payment - cost',
      'positive for a gain, in brackets for a loss',
    ],
    [
      'Affordability',
      'contracts.<id>.affordability',
      'what the commissioner as a whole has left with the price paid in full',
      'available to spend - everything outside the scope - indexed price',
      position,
    ],
    [
      'List, budget',
      'contracts.<id>.lists.<id>',
      'the part of the price for the people of one list',
      'indexed price x its people / people of all lists',
      amount,
    ],
    [
      'As it would have been',
      'contracts.<id>.counterfactual.<id>',
      'what a line beyond the scope would have cost without the contract',
      'recurrent spend of the year before the start x its growth, added up',
      amount,
    ],
  ]),
  ...figures(8, 'index', [
    [
      'Contract, index',
      'contracts.<id>.index contracts.<id>.counterfactual-index.<id>',
      'how the price moves from its pricing year on',
      "last year's index x (1 + growth of the index)",
      amount,
    ],
  ]),
  ...figures(8, 'rate', [
    [
      'Contract, growth of the index',
      'contracts.<id>.index-growth contracts.<id>.counterfactual-growth.<id>',
      'by how much the index moves in the year',
      '(1 + population) x (1 + inflation) x (1 - productivity) - 1, or growth of funding',
      change,
    ],
  ]),
  ...figures(8, 'people', [
    ['Contract, people', 'contracts.<id>.list-people', 'people on all lists', undefined, amount],
  ]),
  word(8, boardTerms.shadow.name, boardTerms.shadow.meaning, ['shadow year']),
  ...figures(9, 'money', [
    [
      'Expected value of risks',
      'risks.total',
      'what all risks together are expected to cost',
      'sum over risks of the net expected value',
      amount,
    ],
    [
      'Risk, net',
      'risks.<id>.expected',
      'what a risk is expected to cost, mitigation taken off',
      'gross - mitigated',
      'positive costs',
    ],
    [
      'Risk, gross',
      'risks.<id>.before-mitigation',
      'what a risk is expected to cost before anything is done about it',
      'probability x impact',
      'positive costs',
    ],
    [
      'Risk, mitigated',
      'risks.<id>.mitigated',
      'what a mitigation is expected to save',
      'probability of the mitigation x what it saves',
      amount,
    ],
  ]),
  ...figures(9, 'index', [
    [
      'Risk, score',
      'risks.<id>.score',
      'how serious a risk is, from 1 to 25',
      'likelihood x consequence, each 1 to 5',
      amount,
    ],
  ]),
]
