import { listInWords } from '../../base/list-in-words.ts'
import { isPercent } from '../../formula/unit-print.ts'
import { leftOutActuals } from '../../model/actuals.ts'
import type { Scenario } from '../../open/open.ts'
import { type Hindsight, mostLookedBackOn } from '../../questions/review/hindsight.ts'
import { heldFigures, isOutturn } from '../held-words.ts'
import { joined, type SaidFigure, type Sentence, say } from '../sentence.ts'
import { VariedWords } from '../varied-words.ts'
import { isPlain, type View } from '../views/view.ts'
import type { ReviewFigures } from './figures.ts'

/** How the plan did, row by row: by how much it was out, how that grew, what would have had to be true. */
export function reviewFacts(scenario: Scenario, rows: readonly ReviewFigures[], view: View): Sentence[] {
  const left = leftOutActuals(scenario.model, scenario.definition).length
  const stated = scenario.model.actuals.length + left
  const ofThem = left === 0 ? '' : `, of which ${left} ${left === 1 ? 'is' : 'are'} not compared`
  const held = `${heldFigures(scenario.model)}, of ${stated === 1 ? '1 row' : `${stated} rows`}${ofThem}.`
  return [[held], ...heldAgainst(rows), ...rows.flatMap((row) => factsOf(scenario, row, view))]
}

/** What authors call the figures, where it is not the outturn of the row itself, and how good they call the evidence. */
function heldAgainst(rows: readonly ReviewFigures[]): Sentence[] {
  return rows.flatMap(({ label, evidence, asked: { figures } }): Sentence[] => {
    const { title } = figures.actual
    const marked = evidence === undefined ? '' : ` Evidence: ${evidence}.`
    if (isOutturn(figures)) return marked === '' ? [] : [[`${label}:${marked}`]]
    return [[`${label} is held against "${title}".${marked}`]]
  })
}

function factsOf(scenario: Scenario, row: ReviewFigures, view: View): Sentence[] {
  const { year } = row
  if (year === undefined) return [[`${row.label} has no figure to compare in the year asked about.`]]
  const when = `${row.yearText(year.index)}${row.isProvisional(year.index) ? ' (provisional)' : ''}`
  const came = row.isOutturn
    ? say`${row.label} was ${row.said(year.actual)} in ${when}`
    : say`${row.label} is held against ${row.said(year.actual)} in ${when}`
  const out = year.variance.isZero()
    ? 'as projected'
    : say`${varianceWords(row, year.variance, year.share)} than projected${row.bearing === undefined ? '' : `, ${row.bearing}`}`
  const toDate =
    year.toDate === undefined || row.review.years.filter(({ index }) => index > 0).length < 2
      ? undefined
      : year.toDate.isZero()
        ? say`; to date as projected`
        : say`; to date ${varianceWords(row, year.toDate, undefined)}`
  return [
    say`${came}, ${out}${toDate}.`,
    ...growthFact(row, view),
    ...hindsightFact(scenario, row, view),
    ...errorFact(row, view),
  ]
}

/** `£1.2m (1.9%) more`: the sign is said in words. */
function varianceWords(row: ReviewFigures, variance: ReviewVariance, share: ReviewVariance | undefined): Sentence {
  const part = share === undefined ? undefined : say` (${percent(share, 1)} of the plan)`
  return say`${row.size(variance)}${part} ${variance.isNegative() ? 'less' : 'more'}`
}

type ReviewVariance = SaidFigure['value']

function percent(value: ReviewVariance, places: number): SaidFigure {
  return { is: 'rate', value, of: undefined, places, isSize: true }
}

function growthFact(row: ReviewFigures, view: View): Sentence[] {
  const { year } = row
  if (year?.impliedGrowth === undefined || year.assumedGrowth === undefined) return []
  const places = view.percentPlaces(2)
  const rate = (value: ReviewVariance): SaidFigure => ({ is: 'rate', value, of: undefined, places, isSigned: true })
  return [
    say`Its growth in ${row.yearText(year.index)}: ${rate(year.impliedGrowth)} ${row.isOutturn ? 'came out' : 'by what it is held against'}, ${rate(year.assumedGrowth)} was assumed.`,
  ]
}

/** What would have had to be true. Of several assumptions each is told with all others as they are. */
function hindsightFact(scenario: Scenario, row: ReviewFigures, view: View): Sentence[] {
  const { hindsight, index } = row.asked
  if (hindsight === undefined || index === undefined || hindsight.asked.length === 0) return []
  const found = hindsight.asked.filter(({ solved }) => solved.solutions.length > 0)
  const first = found[0] ?? hindsight.asked[0]
  if (first === undefined) return []
  // Only what would have done is another way to it.
  const rest = Math.max(0, found.length - 1)
  const more =
    rest === 0
      ? undefined
      : say`, or ${rest === 1 ? 'one other assumption' : `one of ${rest} others`} another value (table below)`
  return [
    say`To come to that, ${mustHaveBeen(scenario, first, row, view)}${isPlain(view) ? '' : ', in cash as the definition states it'}${more}.`,
  ]
}

/** `acute, growth would have had to be 5.02% where 3.00% was assumed`. */
function mustHaveBeen(
  scenario: Scenario,
  { varied, solved, years }: Hindsight,
  row: ReviewFigures,
  view: View,
): Sentence {
  const words = new VariedWords(scenario, varied, view)
  const { solutions, interval } = solved
  if (solutions.length === 0)
    return say`nothing from ${words.number(interval.low)} to ${words.number(interval.high)} of ${words.within} would have done, year after year`
  const must = joined(
    solutions.map(({ number }) => words.number(number)),
    ' or ',
  )
  return varied.how === 'value'
    ? say`${words.within} would have had to be ${must}${yearsHeld(row, years)} where ${words.number(varied.central)} was assumed`
    : say`${words.within} would have had to be ${must} in every year for which it is stated`
}

/** For which years a rate would have had to be that; nothing of the first projected year alone. */
function yearsHeld(row: ReviewFigures, years: readonly number[]): string {
  const [first = 0, second] = years
  const last = years.at(-1) ?? 0
  if (second === undefined) return last > 1 ? ` in ${row.yearText(last)}` : ''
  if (last - first >= years.length) return ` a year in ${listInWords(years.map((index) => row.yearText(index)))}`
  const from = first > 1 ? `from ${row.yearText(first)} ` : ''
  return ` a year in each of the ${years.length} years ${from}to ${row.yearText(last)}${withoutFigure(row, years)}`
}

/** Which of those years no figure is held of: what the rate would have had to be need not lie among those of the table. */
function withoutFigure(row: ReviewFigures, years: readonly number[]): string {
  const held = new Set(row.review.years.map(({ index }) => index))
  const without = years.filter((index) => !held.has(index))
  // Of rates whose own years are none of those held nothing seems to contradict.
  if (without.length === 0 || without.length === years.length) return ''
  const which =
    without.length > 2 ? `${without.length} of them` : listInWords(without.map((index) => row.yearText(index)))
  return ` (${which}, of which no figure is held, counted in)`
}

function errorFact(row: ReviewFigures, view: View): Sentence[] {
  const { error } = row.review
  if (error === undefined || error.years < 2) return []
  const { bias, meanAbsolute, years } = error
  if (meanAbsolute.isZero())
    return [
      [`Over ${years} years ${row.isOutturn ? 'what came out' : 'what it is held against'} is what was projected.`],
    ]
  const isRate = isPercent(row.asked.figures.row.unit)
  const places = view.percentPlaces(isRate ? 2 : 1)
  const size = (value: ReviewVariance): Sentence => (isRate ? row.size(value) : [percent(value, places)])
  const side = bias.isZero() ? ['neither above nor below'] : say`${size(bias)} ${bias.isNegative() ? 'below' : 'above'}`
  return [
    say`Over ${String(years)} years the projection lay on average ${side} ${row.isOutturn ? 'what came out' : 'what it is held against'}${isRate ? '' : ', in per cent of that'}; it was out by ${size(meanAbsolute)} a year, whichever way.`,
  ]
}

/** What a reader must know of the figures. */
export function reviewNotes(scenario: Scenario, rows: readonly ReviewFigures[]): Sentence[] {
  const sources = rows.flatMap((row) =>
    row.source === undefined
      ? []
      : [`${row.isOutturn ? 'Actual figures' : 'Held against'}, ${row.label}: ${row.source}`],
  )
  const without = rows.flatMap((row) => (row.source === undefined ? [row.label] : []))
  const areOut = rows.every(({ isOutturn }) => isOutturn)
  const left = rows.filter(({ asked }) => (asked.hindsight?.left ?? 0) > 0)
  return [
    [
      `Variance is ${areOut ? 'actual less projected: above nought where more came out' : 'the figure that the plan is held against less what was projected: above nought where that figure is more'}; % of plan is the variance in per cent of what was projected${shareWords(rows)}. To date it is added up over the projected years of which a figure is held.`,
    ],
    [
      `Growth ${areOut ? 'that came out is on the actual figure' : 'by what the plan is held against is on the figure held'} of the year before, or on the projected one where there is none; worked from amounts that are stated rounded, it is as rounded as these.`,
    ],
    ...(rows.some(({ bearing }) => bearing !== undefined)
      ? [
          [
            'Favourable is a variance that leaves the commissioner more in its year, adverse one that leaves less, all else as the plan has it; of a row that by itself moves nothing that is left, nothing is said.',
          ] as Sentence,
        ]
      : []),
    ...(rows.some(({ asked }) => asked.hindsight !== undefined)
      ? [
          [
            'Each assumption that would have had to be another is told with all others as the plan has them; that it would have done says nothing of how likely it was.',
          ] as Sentence,
        ]
      : []),
    ...passedOverNote(rows),
    ...left.map(
      ({ label, asked }): Sentence => [
        `${label} rests on ${String(asked.hindsight?.left ?? 0)} further rates, which were not asked about.`,
      ],
    ),
    ...sources.map((source): Sentence => [`${source}${source.endsWith('.') ? '' : '.'}`]),
    ...(without.length === 0
      ? []
      : [
          [
            `No source is given for the ${areOut ? 'actual figures' : 'figures to hold against those'} of ${listInWords(without)}.`,
          ] as Sentence,
        ]),
    ...leftOutNotes(scenario),
  ]
}

/** How a deficit stands in per cent, where one was projected. */
function shareWords(rows: readonly ReviewFigures[]): string {
  const areTold = rows.filter(({ reviewed }) => reviewed.are !== 'rates').flatMap(({ review }) => review.years)
  return [
    areTold.some(({ projected, share }) => projected.isNegative() && share !== undefined)
      ? ': that of a deficit that shrank stands in brackets'
      : '',
    areTold.some(({ share }) => share === undefined)
      ? '; n/m: not meaningful, what was projected being nought or smaller than the variance'
      : '',
  ].join('')
}

/** That of many rows only those furthest out are asked about. */
function passedOverNote(rows: readonly ReviewFigures[]): Sentence[] {
  const passedOver = rows.filter(({ asked }) => asked.isPassedOver).length
  if (passedOver === 0) return []
  return [
    [
      `What would have had to be true is asked of the ${String(mostLookedBackOn)} rows that came out furthest from the plan, in per cent of it, and of ${String(passedOver)} others not; --row asks about any.`,
    ],
  ]
}

/** What is held against nothing: a row that is switched off, and a row that a member has and its place has not. */
function leftOutNotes({ definition, model }: Scenario): Sentence[] {
  const left = leftOutActuals(model, definition)
  const told = (why: string, isOff: boolean): Sentence[] => {
    const rows = left.flatMap((one) => (one.isOff === isOff ? [one.row] : []))
    return rows.length === 0 ? [] : [[`Not compared, because ${why}: ${listInWords(rows)}.`]]
  }
  return [
    ...told('it is switched off', true),
    ...told('the place has no such row (a measure of a member stands in that member alone)', false),
  ]
}
