import { boardTerms } from '../board-terms.ts'
import { amount, figures, type Meaning, position, word } from './entry.ts'

/** METHODS.md, section 7: what is left. */
export const positions: readonly Meaning[] = [
  ...figures(7, 'money', [
    [
      'Headroom',
      'headroom',
      'what is left of the year once everything planned is paid',
      'available to spend - total spend',
      position,
    ],
    [
      boardTerms.recurrentHeadroom.name,
      'headroom.recurrent',
      boardTerms.recurrentHeadroom.meaning,
      'recurrent funding - reserves - required surplus - drawdown - recurrent spend - what lasts of contracts - what is lost every year',
      position,
    ],
    [
      'Headroom to date',
      'headroom.to-date',
      'the headroom of all projected years so far, added up',
      'sum over years of headroom',
      position,
    ],
    [
      'Headroom less risks',
      'headroom.risk-adjusted',
      'headroom if risks cost what is expected of them',
      'headroom - expected value of risks',
      position,
    ],
    [
      'Out-of-hospital spend',
      'out-of-hospital.spend',
      'what is paid for care out of hospital',
      'sum over out-of-hospital lines of their spend',
      amount,
    ],
    [
      boardTerms.envelope.name,
      'out-of-hospital.envelope',
      boardTerms.envelope.inFull,
      'headroom + out-of-hospital spend; money of some years only, such as deficit support, is in it while it lasts',
      'positive where there is money for it, in brackets where the other lines cost more than the money available',
    ],
    [
      'In-year surplus / (deficit)',
      'in-year',
      'what the accounts of the year would show with reserves spent',
      'funding - reserves - repayment - ring-fence underspend - total spend',
      position,
    ],
    [
      boardTerms.underlying.name,
      'underlying',
      boardTerms.underlying.meaning,
      'recurrent funding - recurrent spend - what lasts of contracts - what is lost every year + full-year effects',
      position,
    ],
    [
      'Steps to the underlying position',
      'underlying.non-recurrent-funding underlying.reserves underlying.repayment underlying.lost underlying.contracts underlying.non-recurrent-spend underlying.non-recurrent-savings',
      'what leads from the in-year to the underlying position',
      undefined,
      'signed as it is added',
    ],
    [
      'Full-year effects still to come',
      'underlying.full-year-effects',
      boardTerms.fullYearEffect.meaning,
      'savings still to come - pressures and investments still to come',
      'positive where it improves the position',
    ],
    [
      'Do-nothing surplus / (gap)',
      'do-nothing-gap',
      'what would be left if nothing is done',
      'available to spend - total spend, do nothing',
      position,
    ],
  ]),
  ...figures(7, 'share', [
    ['Headroom, share of funding', 'headroom.share', 'headroom against funding', 'headroom / funding', position],
    [
      'Out-of-hospital spend, share of funding',
      'out-of-hospital.share',
      'what care out of hospital takes of funding',
      'out-of-hospital spend / funding',
      amount,
    ],
  ]),
  word(7, boardTerms.fullYearEffect.name, boardTerms.fullYearEffect.meaning, ['part-year effect']),
  word(7, 'Recurrent', 'comes again every year; what does not is non-recurrent, or one-off', [
    'non-recurrent',
    'one-off',
  ]),
  word(
    7,
    'Do nothing',
    'as services and funding grow, with pressures and without savings, shifts, investments or contracts',
  ),
  word(10, 'Real terms', 'in the prices of one stated year, so that only volume is left to change'),
  ...figures(11, 'money', [
    [
      'Transfers',
      'transfers.total transfers.<id>.amount members.<id>.transfers',
      'money that members of a place give one another',
      'received - given',
      'positive for what a member receives',
    ],
    [
      'Headroom here',
      'members.<id>.headroom-here',
      "a member's part of the headroom of its place",
      'share x its headroom + transfers',
      position,
    ],
  ]),
  ...figures(12, 'money', [
    [
      'Held for a business rule',
      'rules.contingency-held rules.non-recurrent-reserve-held',
      'what is set aside that a rule looks at',
      'sum over reserves of that kind',
      amount,
    ],
    [
      'Left of a reserve',
      'rules.contingency-left rules.non-recurrent-reserve-left',
      'what of a reserve the plan leaves unused',
      undefined,
      position,
    ],
    [
      'Loss that a provider is taken to bear',
      'rules.<id>.loss-limit',
      'beyond which a rule warns of what a contract pays below cost',
      '2% of the price, as a loss',
      position,
    ],
  ]),
  word(
    7,
    'Balance',
    'a plan balances in a year whose in-year position is no deficit, whatever savings are still to be found for the years after it',
    ['balances'],
  ),
  word(
    12,
    'Not meaningful (n/m)',
    'a percentage of a figure that is nought, or smaller than the difference, which would say that the figure is small and nothing else',
    ['n/m'],
  ),
  word(
    12,
    'Quality',
    'how good the evidence for a value is, as marked, except that a source which says "illustrative" counts as illustrative: green, published for this very figure; amber, published for something near it, or worked out from what is; red, a judgement or thin evidence; illustrative, chosen and not found',
    ['green', 'amber', 'red', 'rag', 'evidence'],
  ),
  word(
    12,
    'Illustrative',
    'chosen, not found; a value whose own source says so counts as that, never as green or amber',
  ),
  word(
    12,
    'Check',
    'a condition that the figures are held to: passed, failed, a warning where it is no fault of the arithmetic, or not tested where what it needs is not stated',
    ['rules and checks', 'warned of', 'not tested', 'does not hold', 'business rule'],
  ),
  word(12, 'Change', 'in a table: the last year shown less the first; blank for a row that has nothing in either', [
    '10 yrs',
  ]),
  word(12, 'Points', 'how far apart two rates are: 3.0% is 1.0 points above 2.0%', ['percentage points']),
  word(
    12,
    'Actual figure',
    'what a year came out at, held against what the plan projected; an outturn where its source is one',
    ['actual', 'came out', 'outturn'],
  ),
]
