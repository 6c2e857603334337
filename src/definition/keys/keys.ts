import { moneyUnits } from '../../base/money-unit.ts'
import { impacts, marksOfImpact } from '../values/impact.ts'
import { marksOfQuality, qualities } from '../values/quality.ts'
import { actualKeys } from './actuals.ts'
import { appraisalKeys } from './appraisal.ts'
import {
  aboveNought,
  byYear,
  collection,
  group,
  growth,
  item,
  name,
  someInside,
  someLeft,
  stays,
  table,
  title,
  value,
  wholly,
  words,
} from './build.ts'
import { contractKeys } from './contracts.ts'
import type { GroupKey, ValueKey } from './key-types.ts'
import { lineKeys } from './lines.ts'
import { fundingKeys, reserveKeys, responsibilityKeys, surplusKeys } from './money-in.ts'
import type { Need } from './need.ts'
import { peopleGroupKeys } from './people-groups.ts'
import { combineKeys, transferKeys } from './place.ts'
import { investmentKeys, pressureKeys, riskKeys, savingKeys, shiftKeys } from './plan.ts'

/**
 * Every key of a definition, as data: the reader, the JSON Schema, `--set` and the key reference all come from this table.
 * The formulas behind the keys are in METHODS.md.
 */
export const definitionKeys: GroupKey = group(
  'A scenario definition.',
  {
    title: words('The name of the scenario, as people read it.', { required: true, ofPlace: true }),
    description: words('What the scenario is for.', { ofPlace: true }),
    organisation: words('The commissioner.', { ofPlace: true }),
    extends: name('path', 'One file or a list; the later one wins; relative to this file.', {
      list: 'several',
      ofPlace: true,
    }),
    unit: name('choice', 'The unit of every bare amount, and of money in results.', {
      choices: moneyUnits,
      default: '£m',
      ofPlace: true,
      methods: 'Conventions',
    }),
    years: group(
      'The horizon.',
      {
        base: name('year', 'The base year: nothing happens in it.', { required: true }),
        count: name('whole', 'How many years are projected, 1 to 100.', {
          default: '10',
          range: [1, 100],
          counts: 'year',
        }),
        confirmed: name('year', 'The last year whose funding is confirmed; later ones are marked assumed.'),
        rolled: group('That the base year was rolled forward from an earlier one: rebase writes it.', {
          from: name('year', 'The base year of the plan that projected this one.', { required: true }),
          actuals: words('What of the base year is an actual figure; where it is left out all of it is as projected.'),
          'balance-apart': name(
            'flag',
            'Whether the balance brought forward is as projected, though actual figures set bases that it would rest on; where it is left out beside `actuals`, a balance that is stated is taken to be.',
          ),
          'actual-spend': name('flag', 'Whether an actual figure set the base of a line.', { default: 'false' }),
          outturn: name(
            'flag',
            'Whether `actuals` are what came out, and none a figure whose author calls it another thing.',
            { default: 'false' },
          ),
          unidentified: words('Savings that the bases count as found though nobody had identified them, in words.'),
        }),
      },
      { ofPlace: true, methods: 'Conventions' },
    ),
    prices: group(
      'The price base of real terms.',
      {
        base: name('year', 'The year whose prices real terms are stated in; the base year where it is left out.'),
        deflator: growth('The price change of each year on the year before.', { lowest: someLeft, label: 'Deflator' }),
        index: byYear('number', 'every', 'The price index of each year, the base year included, at any level.', {
          lowest: aboveNought,
          label: 'Price index',
        }),
        publisher: words('Who publishes the deflator.'),
        vintage: words('Which edition of it.'),
      },
      {
        exclusive: [['deflator', 'index']],
        provenance: true,
        ofPlace: true,
        ofFirstOption: true,
        methods: '10. People and prices',
      },
    ),
    population: group(
      'The people the commissioner is responsible for.',
      {
        base: value('people', 'People in the base year.', { lowest: aboveNought }),
        growth: growth('Change of each year on the year before.', {
          default: '0',
          lowest: someLeft,
          label: 'Population growth',
        }),
        groups: peopleGroupKeys,
      },
      { provenance: true, ofPlace: true, methods: '10. People and prices' },
    ),
    drivers: collection(
      'Shared rates that lines refer to by name.',
      () => growth('The change of each year.', { label: '{id} driver' }),
      { one: 'driver', methods: '3. Spend lines' },
    ),
    funding: fundingKeys,
    responsibilities: responsibilityKeys,
    reserves: reserveKeys,
    surplus: surplusKeys,
    lines: lineKeys,
    savings: savingKeys,
    shifts: shiftKeys,
    pressures: pressureKeys,
    investments: investmentKeys,
    contracts: contractKeys,
    risks: riskKeys,
    combine: combineKeys,
    transfers: transferKeys,
    correlations: collection(
      'How far figures that have a range are high and low together, by pairs of their paths: "lines.acute.growth ~ drivers.pay".',
      () =>
        value(
          'number',
          'From -1, where one is high as the other is low, to 1, where both are; 0 where neither tells of the other.',
          {
            lowest: wholly[0],
            highest: wholly[1],
          },
        ),
      { names: 'pairs', ofPlace: true, besideRows: true, one: 'correlation', methods: 'Uncertainty' },
    ),
    measures: collection(
      "The author's own measures.",
      () =>
        item('A measure.', {
          title,
          formula: name('formula', 'The formula, such as "lines.acute.spend / funding.total".', { required: true }),
          unit: words('What it is measured in: money, rate, share, people, index, pounds, or words of your own.', {
            required: true,
          }),
        }),
      { ofPlace: true, one: 'measure', methods: '12. Checks' },
    ),
    controls: collection(
      'Stated totals that a row must meet.',
      () =>
        item('A stated total.', {
          row: name('row', 'The row.', { required: true }),
          year: name('year', 'The year; the base year where it is left out.'),
          amount: value('stated', 'The stated amount; of a row of rates a rate.', { required: true }),
          tolerance: name('stated', 'How far off it may be; half the last digit given where it is left out.'),
        }),
      { ofPlace: true, besideRows: true, one: 'stated total', methods: '12. Checks' },
    ),
    actuals: actualKeys,
    checks: collection(
      "The author's checks.",
      () =>
        item('A check.', {
          title: words('What people read; the condition where it is left out.'),
          that: name('formula', 'The condition.', { required: true }),
          in: name('in', '`all` projected years, `any` of them, a year, or a range.', { default: 'all' }),
          severity: name('choice', 'Whether a failure is an error or a warning.', {
            choices: ['error', 'warn'],
            default: 'error',
          }),
          message: words('What to say when it fails.'),
          'not-testable': words('Why these figures cannot answer it; it is then reported as not tested.'),
        }),
      { ofPlace: true, besideRows: true, one: 'check', methods: '12. Checks' },
    ),
    appraisal: appraisalKeys,
    document: group(
      'Document control.',
      {
        version: words('The version.', { ofThePlan: true }),
        status: words('Draft, final and so on.', { ofThePlan: true }),
        owner: words('Who answers for it.'),
        approvals: words('Who approved it, and when.', { ofThePlan: true }),
        'review-by': name('date', 'When it must be looked at again.'),
        assurance: words('What has been checked.', { ofThePlan: true }),
        limitations: words('What it cannot be used for.', { ofThePlan: true }),
        changes: words('What has changed since the version before.', { ofThePlan: true }),
      },
      { ofPlace: true, ofFirstOption: true, besideRows: true },
    ),
  },
  {
    exclusive: [
      ['combine', 'lines'],
      ['combine', 'funding'],
    ],
  },
)

const qualityText = `How good the evidence is. ${marksOfQuality.map((mark) => `${mark}: ${qualities[mark]}`).join('; ')}. A value whose source says illustrative counts as that, whatever its mark.`

/** Whether a place states what stands under a key of the definition itself; everything else belongs to its members. */
export function isOfPlace(name: string): boolean {
  const key = definitionKeys.keys[name]
  return key !== undefined && 'ofPlace' in key && key.ofPlace !== undefined
}

/** Whether a definition of options states it, as a place does but for what only a place has. */
export function isOfOptionsToo(name: string): boolean {
  const key = definitionKeys.keys[name]
  return key !== undefined && 'ofPlace' in key && key.ofPlace === true
}

/** Whether an appraisal of several files has what stands under a key from the first of them. */
export function isOfFirstOption(name: string): boolean {
  const key = definitionKeys.keys[name]
  return key !== undefined && 'ofFirstOption' in key && key.ofFirstOption === true
}

/** Whether what stands under a key of the definition stands beside the rows, so that they are the same without it. */
export function isBesideRows(name: string): boolean {
  const key = definitionKeys.keys[name]
  return key !== undefined && 'besideRows' in key && key.besideRows === true
}

/** What must be stated for a key of the definition to have a meaning: of `reserves` funding. */
export function needsOfKey(name: string): readonly Need[] {
  const key = definitionKeys.keys[name]
  return key !== undefined && 'needs' in key && key.needs !== undefined ? key.needs : []
}

/** Keys of a value with provenance, beside `value` and `range`. */
export const provenanceKeys: { readonly [name: string]: ValueKey } = table({
  source: words('Where the figure comes from.'),
  owner: words('Who answers for it.'),
  date: name('date', 'When it was set.'),
  quality: name('choice', qualityText, { choices: [...marksOfQuality] }),
  impact: name(
    'choice',
    `How much it matters. ${marksOfImpact.map((mark) => `${mark}: ${impacts[mark]}`).join('; ')}.`,
    {
      choices: [...marksOfImpact],
    },
  ),
  'review-by': name('date', 'When it must be looked at again.'),
  note: words('Anything the reader must know.'),
})

/** Keys of a `range`. Those marked `same` take the kind of the value itself. */
export const rangeKeys: { readonly [name: string]: ValueKey | 'same' } = table<ValueKey | 'same'>({
  low: 'same',
  high: 'same',
  interval: name('share', 'How much of the distribution lies between low and high.', {
    default: '80%',
    lowest: someInside[0],
    highest: someInside[1],
  }),
  shape: name('choice', 'The distribution.', {
    choices: ['normal', 'triangular', 'pert', 'uniform'],
    default: 'normal',
  }),
  sd: 'same',
  min: 'same',
  mode: 'same',
  max: 'same',
  persistence: name('number', '1: one draw for all years; 0: a new draw each year; between: part of it stays.', {
    default: '1',
    lowest: stays[0],
    highest: stays[1],
  }),
})
