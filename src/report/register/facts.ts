import { howOften } from '../../base/how-often.ts'
import { listInWords } from '../../base/list-in-words.ts'
import { offInWords } from '../../definition/layers/switched-off.ts'
import { markOverruled, saysIllustrative } from '../../definition/values/quality.ts'
import type { Registered } from '../../questions/register/assumption.ts'
import { many } from '../checks/check-words.ts'
import { isOutturn } from '../held-words.ts'
import { nameWithin } from '../name-within.ts'
import { joined, type Sentence, say } from '../sentence.ts'
import type { RegisterAnswer, ToldRegister } from './answer.ts'
import { gapCounts } from './gap-counts.ts'
import { swingInWords } from './swing-words.ts'
import { assumptionLabel } from './words.ts'

/** So many assumptions are named in a sentence. */
const mostNamed = 5
/** So many of the widest swings are told. */
const mostSwings = 3

/** What the register of a scenario comes to: how good the evidence is, what it lacks, and what a board should look at first. */
export function registerFacts(answer: ToldRegister): Sentence[] {
  const { register, scenario } = answer
  const figures = register.all.filter(({ kind }) => kind === 'figure')
  const count = (isMeant: (one: Registered) => boolean): number => figures.filter(isMeant).length
  const quality = (mark: string | undefined): number => count((one) => one.quality === mark)
  const marks = [
    ...(['green', 'amber', 'red', 'illustrative'] as const).map((mark) => [quality(mark), mark] as const),
    [quality(undefined), 'not marked'] as const,
  ].flatMap(([number, mark]) => (number === 0 ? [] : [`${number} ${mark}${overruled(figures, mark)}`]))
  const named = (ones: readonly Registered[]): string => {
    const shown = ones.slice(0, mostNamed).map((one) => nameWithin(one.path, assumptionLabel(one, scenario)))
    const rest = ones.length - shown.length
    return [...shown, ...(rest > 0 ? [`${rest} more`] : [])].join('; ')
  }
  const pressing = figures.filter(
    ({ quality: mark, impact, gaps }) =>
      impact === 'red' && (mark === 'red' || mark === 'illustrative' || gaps.includes('no source')),
  )
  const contradicted = register.all.filter((one) => one.isContradicted)
  const open = [
    [count((one) => one.impact === undefined), 'without a mark of impact'],
    [count(({ entry }) => entry?.provenance.date === undefined), 'without a date'],
    [
      count(({ impact, entry }) => (impact === 'red' || impact === 'amber') && entry?.provenance.range === undefined),
      'marked red or amber in impact without a range',
    ],
  ] as const
  const also = open.flatMap(([number, what]) => (number === 0 ? [] : [`${number} ${what}`]))
  const targets = register.all.filter(({ kind }) => kind === 'target').length
  const actuals = register.all.filter(({ kind }) => kind === 'actual').length
  const isOut = scenario.model.actuals.every(isOutturn)
  const others = [
    ...(targets === 0 ? [] : [many(targets, 'stated total')]),
    ...(actuals === 0
      ? []
      : [`${isOut ? 'actual figures of' : 'figures that are held against'} ${many(actuals, 'row')}`]),
  ]
  const beside = others.length === 0 ? '' : `; ${listInWords(others)} beside them, on which no figure rests`
  return [
    ...widestSwings(answer),
    [`${many(figures.length, 'assumption')}${marks.length === 0 ? '' : `, by quality: ${marks.join(', ')}`}${beside}.`],
    gapSentence(answer),
    ...documentOverdue(answer),
    ...(pressing.length === 0
      ? []
      : [[`Little evidence and red impact (${pressing.length}): ${named(pressing)}.`] as Sentence]),
    ...(contradicted.length === 0
      ? []
      : [[`Impact as marked and swing disagree (${contradicted.length}): ${named(contradicted)}.`] as Sentence]),
    ...(also.length === 0 ? [] : [[`Also: ${listInWords(also)}.`] as Sentence]),
    ...changed(register.all),
    ...off(answer),
  ]
}

/** How many of those of a quality their authors mark otherwise, by mark: a source that says illustrative counts more than a mark does. */
function overruled(figures: readonly Registered[], mark: string): string {
  const marks = figures.flatMap(({ quality, entry }) =>
    quality === mark && entry !== undefined ? (markOverruled(entry.provenance) ?? []) : [],
  )
  const counts = [...howOften(marks)].map(([other, number]) => `${number} marked ${other}`)
  return counts.length === 0 ? '' : ` by their sources (${counts.join(', ')})`
}

/** The figures with which the answer moves most. */
function widestSwings(told: ToldRegister): Sentence[] {
  const { register, scenario, row, year } = told
  const widest = (register.tornado?.bars ?? []).slice(0, mostSwings).filter(({ swing }) => !swing.isZero())
  if (widest.length === 0) return []
  const named = widest.map((bar): Sentence => {
    const { path } = bar.varied
    return say`${nameWithin(path, assumptionLabel({ path, also: [] }, scenario))} (${swingInWords(bar, told)})`
  })
  return [say`${row.label} in ${year} moves most with ${joined(named, '; ')}.`]
}

/** What is lacking, each counted among what it is of: of assumptions, and of stated totals apart. */
function gapSentence(told: ToldRegister): Sentence {
  const { figures, totals, pastReview } = gapCounts(told)
  const lacking = [
    `${figures.noSource} of ${figures.count} without a source${onlyIllustrative(told)}`,
    `${figures.noOwner} of ${figures.count} without an owner`,
    ...(hasReviews(told) ? [`${pastReview} past the review date on ${told.today}`] : []),
  ]
  const beside =
    totals.count === 0
      ? ''
      : `; of ${many(totals.count, 'stated total')} ${totals.noSource} without a source and ${totals.noOwner} without an owner`
  return [`Gaps: ${listInWords(lacking)}${beside}${hasReviews(told) ? '' : '; no review date is set'}.`]
}

/** How many sources say no more than that a figure was chosen, not found. */
function onlyIllustrative({ register: { all } }: ToldRegister): string {
  const count = all.filter(
    ({ kind, entry }) => kind === 'figure' && saysIllustrative(entry?.provenance.source ?? ''),
  ).length
  return count === 0 ? '' : ` (${count} of the sources say that the figure is illustrative)`
}

/** Whether a date of the register says anything: without dates by which to look at something again it is like any other. */
export function hasReviews({ register, scenario }: RegisterAnswer): boolean {
  const isDated = register.all.some(({ entry }) => entry?.provenance['review-by'] !== undefined)
  return isDated || scenario.definition.document.has('review-by')
}

/** That the whole definition was to be looked at again by now. */
function documentOverdue({ scenario, today }: RegisterAnswer): Sentence[] {
  const date = scenario.definition.document.get('review-by')
  return date !== undefined && date < today
    ? [[`The definition as a whole was to be reviewed by ${date}; this register is of ${today}.`]]
    : []
}

/** How much came of later files and of the command line. */
function changed(all: readonly Registered[]): Sentence[] {
  const replaced = all.filter(({ lineage }) => (lineage?.replaced.length ?? 0) > 0).length
  return replaced === 0 ? [] : [[`${many(replaced, 'value')} replaced what an earlier file says; each says what.`]]
}

/** What is switched off, and so not listed. */
function off({ scenario: { definition } }: RegisterAnswer): Sentence[] {
  const items = [...definition.off.values()]
  return items.length === 0 ? [] : [[`Not listed: ${items.map(offInWords).join('; ')}.`]]
}

/** Whether something that is listed, or the definition as a whole, lacks what a register must have. */
export function hasGaps(answer: RegisterAnswer): boolean {
  return answer.listed.some(({ gaps }) => gaps.length > 0) || documentOverdue(answer).length > 0
}
