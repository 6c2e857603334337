import { epsilon, zero } from '../../base/decimal.ts'
import { listInWords } from '../../base/list-in-words.ts'
import { lackingOf, statesNo } from '../../definition/keys/need.ts'
import { inMembers } from '../../model/row-path.ts'
import type { RankedOption } from '../../questions/appraise/appraise.ts'
import { joined, type Sentence, say } from '../sentence.ts'
import { fallsShort } from './falls-short.ts'
import type { AppraisalFigures } from './figures.ts'
import { whatDiffers } from './what-differs.ts'

/** What several options are called, in one list. */
export function titlesOf(options: readonly RankedOption[]): string {
  return listInWords(options.map(({ title }) => title))
}

/** Which options the money lasts for in the last year, what each leaves of it, and which fall short on the way there. */
export function affordabilityFact(figures: AppraisalFigures): Sentence[] {
  const { options } = figures.answer.appraised
  const told = options.flatMap((option) => {
    const path = inMembers([option.id], 'headroom')
    const value = figures.value(path)
    return value === undefined ? [] : [{ option, path, value }]
  })
  if (told.length === 0) return []
  // Without funding, or without lines, there is no headroom, so that no verdict speaks of it.
  const unknown = options.filter((option) => !told.some((one) => one.option === option))
  const affordable = told.filter(({ value }) => !fallsShort(value)).map(({ option }) => option)
  const others = told.filter(({ value }) => fallsShort(value)).map(({ option }) => option)
  const verdict = verdictOf(affordable, others, unknown.length === 0, figures.yearText(figures.last))
  const left = told.map(({ option, path, value }) => say`${figures.amount(value, path)} with ${option.title}`)
  return [
    say`${verdict}: headroom, in cash and not discounted, is ${joined(left, ', ')}.`,
    ...atFullPrice(
      figures,
      told.map(({ option }) => option),
    ),
    ...whatDiffers(
      figures,
      told.map(({ option }) => option),
    ),
    ...affordable.flatMap((option) => shortBefore(figures, option)),
    ...unknown.map((option) => unknownFact(figures, option)),
  ]
}

/** Headroom is what is left with contracts as they are paid: what is left of options whose contracts cost another sum at their full price. */
function atFullPrice(figures: AppraisalFigures, options: readonly RankedOption[]): Sentence[] {
  const full = options.flatMap((option) => {
    const path = inMembers([option.id], 'headroom.recurrent')
    const [paid, recurrent, apart] = (['headroom', 'headroom.recurrent', 'underlying.contracts'] as const).map((row) =>
      figures.value(inMembers([option.id], row)),
    )
    if (paid === undefined || recurrent === undefined || apart === undefined || apart.abs().lte(epsilon)) return []
    // What one year alone brings would lie between as well.
    if (recurrent.minus(paid).minus(apart).abs().gt(epsilon)) return []
    return [say`${figures.amount(recurrent, path)} with ${option.title}`]
  })
  return full.length === 0
    ? []
    : [say`Contracts are counted as paid; at their full price headroom is ${joined(full, ', ')}.`]
}

/** All are spoken of together only where something is known of each. */
function verdictOf(
  affordable: readonly RankedOption[],
  others: readonly RankedOption[],
  areAll: boolean,
  year: string,
): string {
  if (areAll && affordable.length === 0) return `No option is affordable in ${year}`
  if (areAll && others.length === 0) return `Every option is affordable in ${year}`
  const said = affordable.length === 0 ? [] : [`${titlesOf(affordable)} ${are(affordable)} affordable`]
  if (others.length > 0)
    said.push(`${titlesOf(others)} ${are(others)} not${affordable.length === 0 ? ' affordable' : ''}`)
  return `In ${year} ${said.join(', and ')}`
}

/** What an option has no headroom for want of. */
function unknownFact(figures: AppraisalFigures, { id, title }: RankedOption): Sentence {
  const isStated = (path: 'funding.total' | 'spend.total'): boolean =>
    figures.value(inMembers([id], path)) !== undefined
  const lacking = lackingOf({ funding: isStated('funding.total'), lines: isStated('spend.total') })
  const why = lacking.length === 0 ? 'has no figure of headroom' : statesNo(lacking)
  return [`${title} ${why}, so nothing is known of whether it is affordable.`]
}

function are(options: readonly RankedOption[]): string {
  return options.length === 1 ? 'is' : 'are'
}

/** What the last year does not say of an option: that the money does not last in a year before it. */
function shortBefore(figures: AppraisalFigures, { id, title }: RankedOption): Sentence[] {
  const path = inMembers([id], 'headroom')
  const before = Array.from({ length: figures.last - 1 }, (_, at) => at + 1)
  const first = before.find((index) => fallsShort(figures.value(path, index) ?? zero))
  return first === undefined ? [] : [[`${title} falls short before then, first in ${figures.yearText(first)}.`]]
}
