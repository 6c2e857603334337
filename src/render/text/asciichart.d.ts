/** asciichart 1.5.25 ships no types. Only what the chart uses of it. */
declare module 'asciichart' {
  export interface PlotSettings {
    readonly min: number
    readonly max: number
    /** Rows between min and max. Left out, it is the range of the values, whatever that costs. */
    readonly height: number
    /** Columns for labels and axis, left of the lines. */
    readonly offset: number
    readonly format: (value: number) => string
  }

  export function plot(series: readonly number[], settings: PlotSettings): string
}
