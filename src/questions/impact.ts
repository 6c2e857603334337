import type { Impact } from '../definition/values/impact.ts'
import type { Bar } from './tornado.ts'

/** The parts of the widest swing from which one is what the answer turns on, and below which it is marginal. */
export const redFrom = 0.25
export const greenBelow = 0.025
/** Fewer swings of a kind than these say nothing of one another. */
export const fewestJudged = 3

/**
 * The impact that each swing shows, as an author would mark it: red from a quarter of the widest on, green below a fortieth. Ranges are held
 * against ranges and steps against steps, because a range says how uncertain a figure is and a step does not. Where there are fewer
 * than three of a kind, or a figure has no swing, nothing is said.
 */
export function measuredImpacts(bars: readonly Bar[]): ReadonlyMap<Bar, Impact> {
  const measured = bars.filter(({ low, high }) => low !== undefined && high !== undefined)
  const judged = (['range', 'step'] as const).flatMap((basis) => {
    const alike = measured.filter((bar) => bar.basis === basis)
    const [widest] = [...alike].sort((one, other) => other.swing.comparedTo(one.swing))
    if (widest === undefined || alike.length < fewestJudged || widest.swing.isZero()) return []
    return alike.map((bar): [Bar, Impact] => [bar, shown(bar.swing.div(widest.swing).toNumber())])
  })
  return new Map(judged)
}

function shown(part: number): Impact {
  return part >= redFrom ? 'red' : part < greenBelow ? 'green' : 'amber'
}

/** Whether the impact that an author marks is the opposite of the one that is measured. */
export function isContradicted(stated: string | undefined, measured: Impact | undefined): boolean {
  return (stated === 'red' && measured === 'green') || (stated === 'green' && measured === 'red')
}
