import { epsilon } from '../base/decimal.ts'
import type { LivingPlans } from '../living/living-plans.ts'
import type { Changes } from '../living/living-scenario.ts'
import type { Chapter } from '../report/document.ts'
import { lineText, type SaidFigure } from '../report/sentence.ts'
import { element } from './dom.ts'

/** The figure that the answer begins with. */
export function mainFigure(answer: Chapter['answer']): SaidFigure | undefined {
  const [figure] = answer?.[0] ?? []
  return typeof figure === 'object' && figure.is !== 'command' ? figure : undefined
}

/** By how much the main figure differs from the figure as issued: `£20.7m more than as issued`. */
export function differenceInWords(now: SaidFigure | undefined, before: SaidFigure | undefined): string {
  if (now === undefined || before === undefined) return ''
  const apart = now.value.minus(before.value)
  if (apart.abs().lte(epsilon)) return 'The same as issued.'
  return `${lineText([{ ...now, value: apart, isSize: true }])} ${apart.isNegative() ? 'less' : 'more'} than as issued.`
}

/** What was changed, in two lines at most, with what comes of it. */
export function changedInWords(plans: LivingPlans, changes: Changes, difference: string): (Node | string)[] {
  if (changes.size === 0) return ['As issued.']
  const [first, ...others] = [...changes].map(([path, text]) => {
    const lever = plans.issued.lever(path)
    return plans.plan(path, text)?.words ?? `${lever?.label ?? path} ${lever?.words ?? ''} to ${text}`
  })
  const more = others.length === 0 ? '' : ` and ${others.length} more`
  return [element('strong', {}, 'Changed by you: '), `${first}${more}. ${difference}`]
}

/** Every change with the figure as issued, and the command that gives the same: for paper, which has no controls. */
export function allChanges(plans: LivingPlans, changes: Changes, command: string): Node[] {
  if (changes.size === 0) return []
  const items = [...changes].map(([path, text]) => {
    const lever = plans.issued.lever(path)
    const name = lever?.years === undefined ? lever?.label : `${lever.label}, ${lever.years}`
    const words = plans.plan(path, text)?.words ?? `${name ?? path}: ${text}; as issued ${lever?.words ?? ''}`
    return element('li', {}, words)
  })
  return [element('ul', {}, ...items), element('p', {}, 'The same figures: ', element('code', {}, command))]
}
