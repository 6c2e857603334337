import type { ChartSeries } from '../../report/document.ts'

/** How a line is drawn, its colour apart, which its class says: no two are alike, so that none is told by colour alone. */
export interface LineLook {
  readonly width: number
  /** Lengths of strokes and of gaps; undefined for a line without any. */
  readonly dash: string | undefined
}

const lines: readonly LineLook[] = [
  { width: 4, dash: undefined },
  { width: 3, dash: '0 6' },
  { width: 2.5, dash: '9 4' },
  { width: 1.75, dash: undefined },
  { width: 2.5, dash: '12 4 1 4' },
  { width: 2, dash: '4 4' },
  { width: 2.5, dash: '18 5' },
  { width: 2.5, dash: '0 10' },
  { width: 2, dash: '12 4 1 4 1 4' },
  { width: 2, dash: '16 4 5 4' },
  { width: 1.5, dash: '7 3' },
  { width: 1.5, dash: '2 3' },
]

/** What was issued, behind what is shown now. */
export const ghostLook: LineLook = { width: 1.5, dash: '4 3' }

const own: Readonly<Record<NonNullable<ChartSeries['is']>, number>> = { left: 0, services: 1, hospital: 2 }

/** Which look a line has: that of what it is of, or the next one. */
export function lookOf({ is }: Pick<ChartSeries, 'is'>, at: number): number {
  return is === undefined ? at % lines.length : own[is]
}

export function lineLook(look: number): LineLook {
  return lines[look] ?? { width: 2, dash: undefined }
}
