/** The rate of some years, counted from the base of the appraisal, up to those of the next band. */
export interface Band {
  /** The first of them: 1 is the year after the base. */
  readonly from: number
  /** In per cent, as it is published. */
  readonly percent: string
}

/** A published schedule of discount rates. */
export interface Schedule {
  readonly title: string
  readonly bands: readonly Band[]
  /** Where its rates are from, with the date of the edition. */
  readonly source: string
}

/** Rates for effects on health: those of social time preference without the part for growing wealth. */
const health: readonly Band[] = [
  { from: 1, percent: '1.5' },
  { from: 31, percent: '1.29' },
  { from: 76, percent: '1.07' },
]

/**
 * Published schedules, as data. A definition reaches at most a hundred years from its base, so that bands from the 126th year
 * on are left out.
 */
const schedules = {
  'green-book-2026': {
    title: 'Green Book 2026',
    bands: [
      { from: 1, percent: '3.5' },
      { from: 31, percent: '3' },
      { from: 76, percent: '2.5' },
    ],
    source:
      'HM Treasury, The Green Book, February 2026, standard rates, as quoted by the Department for Transport in April 2026. A review of the rates ended on 30 June 2026: check for a later edition',
  },
  'green-book-2022': {
    title: 'Green Book 2022',
    bands: [
      { from: 1, percent: '3.5' },
      { from: 31, percent: '3' },
      { from: 76, percent: '2.5' },
    ],
    source: 'HM Treasury, The Green Book, 2022, annex 6, standard rates. Replaced by the edition of February 2026',
  },
  health: {
    title: 'Green Book 2026, health',
    bands: health,
    source:
      'HM Treasury, The Green Book, February 2026, rates for effects on health, as quoted by the Department for Transport in April 2026. For effects on health alone, never for cash',
  },
} as const satisfies Readonly<Record<string, Schedule>>

export type ScheduleName = keyof typeof schedules

export const scheduleNames = Object.keys(schedules) as readonly ScheduleName[]

export function scheduleCalled(name: ScheduleName): Schedule {
  return schedules[name]
}

/** The schedule for what is marked as an effect on health, whatever else is discounted by. */
export const healthSchedule: ScheduleName = 'health'
