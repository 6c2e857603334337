import { moneyUnits } from '../base/money-unit.ts'
import type { CollectionKey, GroupKey, Key, Kind, LaterKey, ValueKey } from './key-types.ts'

/** Without a prototype, so that only names written here are found: not `toString`. */
const table = <T>(entries: { readonly [name: string]: T }): { readonly [name: string]: T } =>
  Object.assign(Object.create(null), entries)

type Extra = Partial<Omit<ValueKey, 'is' | 'kind' | 'text'>>

const value = (kind: Kind, text: string, extra: Extra = {}): ValueKey => ({ is: 'value', kind, text, ...extra })
const words = (text: string, extra: Extra = {}): ValueKey => value('text', text, { plainOnly: true, ...extra })
const name = (kind: Kind, text: string, extra: Extra = {}): ValueKey => value(kind, text, { plainOnly: true, ...extra })
const byYear = (kind: Kind, cover: ValueKey['cover'] & string, text: string, extra: Extra = {}): ValueKey =>
  value(kind, text, { cover, list: 'years', ...extra })
const group = (text: string, keys: GroupKey['keys'], extra: Partial<GroupKey> = {}): GroupKey => ({
  is: 'group',
  text,
  keys: table(keys),
  ...extra,
})
const item = (text: string, keys: GroupKey['keys'], extra: Partial<GroupKey> = {}): GroupKey =>
  group(
    text,
    { ...keys, enabled: name('flag', 'false drops an inherited item.', { default: 'true' }) },
    { item: true, provenance: true, ...extra },
  )
const collection = (text: string, of: Key, extra: Partial<CollectionKey> = {}): CollectionKey => ({
  is: 'collection',
  text,
  of,
  ...extra,
})
const later = (text: string): LaterKey => ({ is: 'later', text })

const title = words('What people read; the id where it is left out.')
const month = value('month', 'The month it starts: April, 7 or M7. April is month 1.', { default: 'April' })
const recurrent = value('flag', 'Whether it stays in the years that follow.', { default: 'true' })

const change = (text: string): GroupKey =>
  item(
    text,
    {
      title,
      line: name('id', 'The spend line it falls on.', { required: true }),
      new: byYear(
        'money',
        'starts',
        'The increment in the year it starts, full year. Later years keep it and it grows with the line.',
      ),
      level: byYear('money', 'flow', 'The total for each year. It does not grow with the line.'),
      'per-head': byYear('pounds', 'flow', 'A level in pounds for each resident of that year, whatever the unit is.'),
      recurrent,
      month,
    },
    { exclusive: [['new', 'level', 'per-head']], oneOf: ['new', 'level', 'per-head'] },
  )

/**
 * Every key of a definition, as data: the reader, the JSON Schema, `--set` and the key reference all come from this table.
 * The formulas behind the keys are in METHODS.md.
 */
export const definitionKeys: GroupKey = group('A scenario definition.', {
  title: words('The name of the scenario, as people read it.', { required: true }),
  description: words('What the scenario is for.'),
  organisation: words('The commissioner.'),
  extends: name('path', 'One file or a list; the later one wins; relative to this file.', { list: 'several' }),
  unit: name('choice', 'The unit of every bare amount, and of money in results.', {
    choices: moneyUnits,
    default: '£m',
  }),
  years: group('The horizon.', {
    base: name('year', 'The base year: nothing happens in it.', { required: true }),
    count: name('whole', 'How many years are projected, 1 to 100.', { default: '10', range: [1, 100] }),
    confirmed: name('year', 'The last year whose funding is confirmed; later ones are marked assumed.'),
  }),
  prices: group(
    'The price base of real terms.',
    {
      base: name('year', 'The year whose prices real terms are stated in; the base year where it is left out.'),
      deflator: byYear('rate', 'every', 'The price change of each year on the year before.'),
      index: byYear('number', 'every', 'The price index of each year, the base year included, at any level.'),
      publisher: words('Who publishes the deflator.'),
      vintage: words('Which edition of it.'),
    },
    { exclusive: [['deflator', 'index']], provenance: true },
  ),
  population: group(
    'The people the commissioner is responsible for.',
    {
      base: value('people', 'People in the base year.'),
      growth: byYear('rate', 'every', 'Change of each year on the year before.', { default: '0' }),
    },
    { provenance: true },
  ),
  drivers: collection('Shared rates that lines refer to by name.', byYear('rate', 'every', 'The change of each year.')),
  funding: collection(
    'Streams of money in.',
    item(
      'A stream of funding.',
      {
        title,
        base: value('money', 'The recurrent amount in the base year.', { required: true }),
        growth: byYear('rate', 'every', 'Change of the recurrent amount on the year before.'),
        amounts: byYear('money', 'every', 'The recurrent amount of each projected year.'),
        target: later('The fair share of the stream.'),
        pace: later('Pace of change towards the target.'),
        adjustments: byYear('money', 'flow', 'A change of the recurrent amount in that year, after growth; it stays.'),
        'non-recurrent': byYear('money', 'flow', 'Money for that year only.'),
        for: later('The lines a ring-fenced stream is for.'),
        underspend: later('Whether the underspend of a ring-fenced stream is kept or lost.'),
      },
      {
        exclusive: [
          ['growth', 'amounts', 'target'],
          ['growth', 'amounts', 'pace'],
        ],
        oneOf: ['growth', 'amounts'],
      },
    ),
    { required: true },
  ),
  responsibilities: later('Services that move to or from the commissioner with their money.'),
  reserves: collection(
    'Money held back.',
    item(
      'A reserve.',
      {
        title,
        share: byYear('share', 'flow', 'Its share of `of`.'),
        amount: byYear('money', 'flow', 'Its amount.'),
        of: name('row', 'The funding row the share is of.', { default: 'funding.total' }),
        kind: name('choice', 'What it is held for.', {
          choices: ['contingency', 'non-recurrent', 'other'],
          default: 'other',
        }),
      },
      { exclusive: [['share', 'amount']], oneOf: ['share', 'amount'] },
    ),
  ),
  surplus: group(
    'The surplus the commissioner must make, and what became of earlier ones.',
    {
      required: group(
        'The surplus to be made.',
        {
          share: byYear('share', 'flow', 'Its share of `of`.'),
          amount: byYear('money', 'flow', 'Its amount.'),
          of: name('row', 'The funding row the share is of.', { default: 'funding.total' }),
        },
        { exclusive: [['share', 'amount']], provenance: true },
      ),
      basis: name('choice', 'Whether it is made each year, or kept as a balance.', {
        choices: ['in-year', 'cumulative'],
        default: 'in-year',
      }),
      'brought-forward': value('money', 'The surplus carried out of the base year.', { default: '0' }),
      drawdown: byYear('money', 'flow', 'Earlier surplus that may be spent in the year.'),
      repayment: byYear('money', 'flow', 'Repayment of an earlier deficit.'),
    },
    { provenance: true },
  ),
  lines: collection(
    'Lines of spend.',
    item(
      'A line of spend.',
      {
        title,
        setting: name('choice', 'Where the care is.', {
          choices: ['hospital', 'out-of-hospital', 'prescribing', 'other'],
          required: true,
        }),
        base: value('money', 'The amount in the base year.', { required: true }),
        'base-adjustments': collection(
          'Steps from the budget to the recurrent amount of the base year.',
          value('money', 'Added to the base.'),
        ),
        growth: byYear('rate', 'every', 'All-in change on the year before.'),
        drivers: collection('What moves the line; drivers multiply.', {
          is: 'either',
          text: 'A rate, the name of a shared driver, or an uplift less an efficiency.',
          value: byYear('driver', 'every', 'A rate, or the name of a shared driver.'),
          group: group(
            'A price uplift less an efficiency, netted by subtraction.',
            {
              uplift: byYear('rate', 'every', 'The uplift.', { required: true }),
              efficiency: byYear('rate', 'every', 'Positive; it is taken off the uplift.', { required: true }),
            },
            { provenance: true },
          ),
        }),
        amounts: byYear('money', 'every', 'The recurrent amount of each projected year.'),
        adjustments: byYear('money', 'flow', 'A recurrent change in that year, after growth.'),
        'non-recurrent': byYear('money', 'flow', 'Spend of that year only.'),
        activity: later('Activity, for unit cost.'),
        providers: later('Shares of the line by provider.'),
        benchmarks: later('What comparable commissioners spend.'),
      },
      { exclusive: [['growth', 'drivers', 'amounts']], oneOf: ['growth', 'drivers', 'amounts'] },
    ),
    { required: true },
  ),
  savings: collection(
    'Savings schemes.',
    item(
      'A savings scheme.',
      {
        title,
        line: name('id', 'The spend line that is reduced.', { required: true }),
        amount: byYear('money', 'starts', 'The full-year amount of the tranche that starts in the year.'),
        share: byYear('share', 'starts', 'The tranche as a share of the opening recurrent spend of the line.'),
        benchmark: later('A part of the gap to a benchmark.'),
        month,
        delay: value('whole', 'Months added to the start of every tranche.', { default: '0' }),
        delivery: byYear(
          'share',
          'default',
          'The part of the plan that is delivered, by the year its tranche starts.',
          {
            default: '100%',
          },
        ),
        recurrent,
        identified: value('flag', 'false for a saving that nobody has found yet.', { default: 'true' }),
        cost: byYear('money', 'flow', 'The one-off cost of delivering it, in the year it falls.'),
        'cost-line': name('id', 'The line that bears the cost; the line of the scheme where it is left out.'),
      },
      { exclusive: [['amount', 'share', 'benchmark']], oneOf: ['amount', 'share'] },
    ),
  ),
  shifts: collection(
    'Shifts of care from one line to another.',
    item(
      'A shift of care.',
      {
        title,
        from: name('id', 'The line that the activity leaves.', { required: true }),
        to: name('id', 'The line that takes it on.', { required: true }),
        amount: byYear('money', 'starts', 'The value of the activity that moves in the year.'),
        share: byYear('share', 'starts', 'The value as a share of the opening recurrent spend of the from-line.'),
        release: value('share', 'The cumulative share of cost released in the year of the shift, the year after, ...', {
          list: 'ages',
          default: '100%',
        }),
        delivery: value('share', 'The part of the release that happens.', { default: '100%' }),
        reprovision: byYear('rate', 'default', 'What the new service costs, of the value moved.', { default: '100%' }),
        delay: value('whole', 'Years added to the start of every part.', { default: '0' }),
      },
      { exclusive: [['amount', 'share']], oneOf: ['amount', 'share'] },
    ),
  ),
  pressures: collection('Unavoidable costs; part of doing nothing.', change('A pressure.')),
  investments: collection('Costs of choice; no part of doing nothing.', change('An investment.')),
  contracts: later('Whole-population contracts.'),
  risks: later('The risk register.'),
  correlations: later('Correlations between inputs, for simulation.'),
  measures: later("The author's own measures."),
  checks: collection(
    "The author's checks.",
    item(
      'A check.',
      {
        that: name('formula', 'The condition, such as "headroom >= 0".', { required: true }),
        in: name('in', '`all` projected years, `any` of them, a year, or a range.', { default: 'all' }),
        severity: name('choice', 'Whether a failure is an error or a warning.', {
          choices: ['error', 'warn'],
          default: 'error',
        }),
        message: words('What to say when it fails.'),
      },
      {},
    ),
  ),
  controls: collection(
    'Stated totals that a row must meet.',
    item('A control total.', {
      row: name('row', 'The row.', { required: true }),
      year: name('year', 'The year; the base year where it is left out.'),
      amount: value('money', 'The stated amount.', { required: true }),
      tolerance: name('money', 'How far off it may be; half the last digit given where it is left out.'),
    }),
  ),
  combine: later('Other definitions that make up this place or system.'),
  transfers: later('Transfers between the members of a place or system.'),
  appraisal: later('The appraisal of options.'),
  document: group('Document control.', {
    version: words('The version.'),
    status: words('Draft, final and so on.'),
    owner: words('Who answers for it.'),
    approvals: words('Who approved it, and when.'),
    'review-by': name('date', 'When it must be looked at again.'),
    assurance: words('What has been checked.'),
    limitations: words('What it cannot be used for.'),
    changes: words('What has changed since the version before.'),
  }),
})

/** Keys of a value with provenance, beside `value` and `range`. */
export const provenanceKeys: { readonly [name: string]: ValueKey } = table({
  source: words('Where the figure comes from.'),
  owner: words('Who answers for it.'),
  date: name('date', 'When it was set.'),
  quality: name('choice', 'How good the evidence is.', { choices: ['green', 'amber', 'red'] }),
  impact: name('choice', 'How much it matters.', { choices: ['green', 'amber', 'red'] }),
  note: words('Anything the reader must know.'),
})

/** Keys of a `range`. Those marked `same` take the kind of the value itself. */
export const rangeKeys: { readonly [name: string]: ValueKey | 'same' } = table<ValueKey | 'same'>({
  low: 'same',
  high: 'same',
  interval: name('share', 'How much of the distribution lies between low and high.', { default: '80%' }),
  shape: name('choice', 'The distribution.', {
    choices: ['normal', 'triangular', 'pert', 'uniform'],
    default: 'normal',
  }),
  sd: 'same',
  min: 'same',
  mode: 'same',
  max: 'same',
  persistence: name('number', '1: one draw for all years; 0: a new draw each year.', { default: '1' }),
})
