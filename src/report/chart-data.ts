import type { Chart } from './document.ts'

/** A chart of any kind: what it is drawn from. */
export type ChartData = { readonly is: 'lines'; readonly of: Chart }
