import type { MoneyUnit } from '../base/money-unit.ts'
import type { Unit } from '../formula/unit.ts'
import type { BarChart, Chapter, Chart, FanChart, Table, Waterfall } from './document.ts'

/** What a picture is called where one is asked for by name; where none is, the first of these that there is. */
export const chartNames = [
  'cost',
  'envelope',
  'spend',
  'bridge',
  'tornado',
  'fan',
  'grid',
  'contract',
  'review',
] as const
export type ChartName = (typeof chartNames)[number]

/** One answer at every pair of two numbers: a table of figures of one unit. */
export interface GridData {
  readonly title: string
  readonly table: Table
  readonly is: Unit
  readonly money: MoneyUnit | undefined
}

/** A chart of any kind: what it is drawn from. */
export type ChartData =
  | { readonly is: 'lines'; readonly of: Chart }
  | { readonly is: 'bridge'; readonly of: Waterfall }
  | { readonly is: 'tornado'; readonly of: BarChart }
  | { readonly is: 'fan'; readonly of: FanChart }
  | { readonly is: 'grid'; readonly of: GridData }

/** A chart, and what it is called. */
export interface NamedChart {
  readonly name: ChartName
  readonly data: ChartData
}

/** Every chart of a chapter, in its order, by name. */
export function chartsIn(
  chapter: Pick<Chapter, 'charts' | 'pictures' | 'waterfalls' | 'bars' | 'fans' | 'tables' | 'grids'>,
): NamedChart[] {
  const { charts, pictures = [], waterfalls = [], bars = [], fans = [], tables, grids = [] } = chapter
  return [
    ...namedLines([...charts, ...pictures]),
    ...waterfalls.map((of): NamedChart => ({ name: 'bridge', data: { is: 'bridge', of } })),
    ...bars.map((of): NamedChart => ({ name: 'tornado', data: { is: 'tornado', of } })),
    ...fans.map((of): NamedChart => ({ name: 'fan', data: { is: 'fan', of } })),
    ...[...tables, ...grids].flatMap(gridOf),
  ]
}

/** Every chart of a chapter, in its order, whatever it is called, grids apart: each cell of one stands in a table of its own. */
export function drawnIn({ charts, waterfalls = [], bars = [], fans = [] }: Drawn): ChartData[] {
  return [
    ...charts.map((of): ChartData => ({ is: 'lines', of })),
    ...waterfalls.map((of): ChartData => ({ is: 'bridge', of })),
    ...bars.map((of): ChartData => ({ is: 'tornado', of })),
    ...fans.map((of): ChartData => ({ is: 'fan', of })),
  ]
}

type Drawn = Pick<Chapter, 'charts' | 'waterfalls' | 'bars' | 'fans'>

/** Charts of lines by name; those that have none are in no picture by itself. */
export function namedLines(charts: readonly Chart[]): NamedChart[] {
  return charts.flatMap((of) => (of.name === undefined ? [] : [{ name: of.name, data: { is: 'lines', of } }]))
}

function gridOf(table: Table): NamedChart[] {
  if (table.grid === undefined) return []
  const { title, is, money } = table.grid
  return [{ name: 'grid', data: { is: 'grid', of: { title, table, is, money } } }]
}
