import { listInWords } from '../base/list-in-words.ts'
import { type ChartName, chartNames, type NamedChart } from '../report/chart-data.ts'
import { UsageError } from './host.ts'
import type { Output } from './output.ts'

/** Which picture an SVG holds. */
export interface ChartOption {
  readonly chart?: ChartName
}

/** Refuse a chart where nothing holds one. */
export function refuseChartWithout({ chart }: ChartOption, outputs: readonly Output[]): void {
  if (chart !== undefined && !outputs.some(({ format }) => format.needs === 'charts'))
    throw new UsageError('--chart goes with a picture: name an -o that ends in .svg, or add --format svg.')
}

/** Refuse an output that would hold a chart which its answer does not have. Throws a `UsageError` that says which there are. */
export function refuseUndrawn({ format }: Output, { chart }: ChartOption, drawn: () => readonly NamedChart[]): void {
  if (format.needs !== 'charts') return
  const all = drawn()
  const names = chartNames.filter((name) => all.some((one) => one.name === name))
  if (names.length === 0) throw new UsageError(`This answer has no chart that ${format.name} could hold.`)
  if (chart !== undefined && !names.includes(chart))
    throw new UsageError(`This answer has no ${chart} chart. It has ${listInWords(names)}.`)
}
