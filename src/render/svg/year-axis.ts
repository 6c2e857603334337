import { type FinancialYear, printYear } from '../../base/financial-year.ts'
import { html, type Markup } from '../html/markup.ts'
import { spreadYears } from '../spread-years.ts'
import { box, px, stroke, writing } from './frame.ts'
import { typeSizes, widthInPixels } from './text-size.ts'

/** The years of a drawing, which are the base year and which are assumed. */
export interface DrawnYears {
  readonly years: readonly FinancialYear[]
  readonly base?: FinancialYear | undefined
  readonly assumedFrom?: FinancialYear | undefined
}

/** Where a drawing of years stands, in pixels. */
export interface Plot {
  readonly left: number
  readonly right: number
  readonly top: number
  readonly bottom: number
}

/** Where years stand along the foot of a drawing. */
export interface YearPlaces {
  /** By position of the year. */
  readonly x: readonly number[]
  readonly labelled: readonly number[]
}

const small = { size: typeSizes.small }
/** Half of a label of a year, which is as wide as any other. */
export const halfYear = widthInPixels('2017/18', small) / 2
/** Below the plot: the years, and what is told of them. */
const yearsHeight = 26
const toldHeight = 20

/** The room below a plot that years take. */
export function yearsBelow({ base, assumedFrom }: DrawnYears): number {
  return yearsHeight + (base === undefined && assumedFrom === undefined ? 0 : toldHeight)
}

/** Spread years over a plot, in proportion to the time between them. */
export function yearPlaces({ years }: DrawnYears, { left, right }: Plot): YearPlaces {
  const first = years[0] ?? 0
  const elapsed = years.map((year) => year - first)
  const total = elapsed.at(-1) ?? 0
  const x = elapsed.map((count) => left + (total === 0 ? 0.5 : count / total) * (right - left))
  return { x, labelled: spreadYears(elapsed, x, 2 * halfYear + 10) }
}

/** The ground under the years that are assumed: from halfway between the last that is not and the first that is. */
export function assumedGround({ years, assumedFrom }: DrawnYears, { x }: YearPlaces, plot: Plot): Markup | undefined {
  const start = assumedStart({ years, assumedFrom }, { x })
  return start === undefined ? undefined : html`${box([start, plot.top], [plot.right, plot.bottom], 'assumed')}`
}

/** Where the assumed years begin. */
function assumedStart({ years, assumedFrom }: DrawnYears, { x }: Pick<YearPlaces, 'x'>): number | undefined {
  if (assumedFrom === undefined) return undefined
  const at = years.findIndex((year) => year >= assumedFrom)
  const [own, before] = [x[at], x[at - 1]]
  if (own === undefined) return undefined
  return before === undefined ? own : (own + before) / 2
}

/** Ticks and names of years below a plot, and under them which is the base year and which are assumed. */
export function yearAxisMarkup(drawn: DrawnYears, places: YearPlaces, { right, bottom }: Plot): Markup {
  const { years, base } = drawn
  const { x, labelled } = places
  const ticks = x.map((at, index) => stroke([at, bottom], [at, bottom + (labelled.includes(index) ? 6 : 3)], 'rule'))
  const names = labelled.map((index) => writing(printYear(years[index] ?? 0), x[index] ?? 0, bottom + 20, 'middle'))
  const told: Markup[] = []
  const row = bottom + yearsHeight
  let free = Number.NEGATIVE_INFINITY
  const baseAt = base === undefined ? -1 : years.indexOf(base)
  if (baseAt >= 0) {
    const text = 'base year'
    const width = widthInPixels(text, small)
    const start = Math.max(0, (x[baseAt] ?? 0) - width / 2)
    told.push(writing(text, start, row + 14, 'second'))
    free = start + width + 10
  }
  const start = assumedStart(drawn, places)
  if (start !== undefined) {
    const text = 'assumed'
    const from = Math.max(free, start)
    told.push(
      html`<path d="M${px(Math.max(start, free))} ${px(row + 1)}H${px(right)}" class="rule" stroke-width="1"/>\n`,
    )
    told.push(writing(text, Math.min(from, right - widthInPixels(text, small)), row + 14, 'second'))
  }
  return html`${ticks}${names}${told}`
}
