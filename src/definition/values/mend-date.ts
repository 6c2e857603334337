import { withAsciiDashes, withAsciiWidth } from '../../base/dashes.ts'
import { withoutUnseen } from '../../diagnostics/characters.ts'
import { eitherMend, type Mend, ofShort } from './mend-base.ts'
import { withoutNote } from './number-readings.ts'

const monthNames = 'jan feb mar apr may jun jul aug sep oct nov dec'.split(' ')

/**
 * `31/03/2027`, `31 March 2027`, `2027/3/31`, `46477` as a date, the day first as in the United Kingdom; where the month may stand
 * first as well, both are told.
 */
export const mendDate = ofShort((text: string): Mend => {
  const tidy = withoutNote(withAsciiWidth(withAsciiDashes(withoutUnseen(text))).trim())
    .replace(/^(?:mon|tues?|wed|thu(?:rs)?|fri|sat|sun)[a-z]*[\s,]+/i, '')
    .replace(/(\d)(?:st|nd|rd|th)\b/i, '$1')
    .replace(/[T ]\d{1,2}:[\d:.]*Z?$/, '')
  return eitherMend(readings(tidy).filter(isDate))
})

function readings(text: string): readonly string[] {
  if (/^[2-6]\d{4}(?:\.0+)?$/.test(text)) return [serial(Number(text))]
  const [, year, inYear, ofMonth] =
    /^(\d{4})(\d{2})(\d{2})$/.exec(text) ?? /^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})$/.exec(text) ?? []
  if (year !== undefined) return [iso(year, inYear, ofMonth)]
  const [, one, two, last] = /^(\d{1,2})[-/.](\d{1,2})[-/.](\d{4}|\d{2})$/.exec(text) ?? []
  // Nobody who writes the month first writes points.
  if (last !== undefined) return [iso(last, two, one), ...(text.includes('.') ? [] : [iso(last, one, two)])]
  const [, day, month, ofYear] = /^(\d{1,2})[-\s]([a-z]{3})[a-z]*[-\s,]+(\d{4}|\d{2})$/i.exec(text) ?? []
  if (ofYear !== undefined) return [iso(ofYear, monthOf(month), day)]
  const [, first, second, third] = /^([a-z]{3})[a-z]*\s(\d{1,2}),?\s(\d{4})$/i.exec(text) ?? []
  return third === undefined ? [] : [iso(third, monthOf(first), second)]
}

function iso(year = '', month = '', day = ''): string {
  return `${year.length === 2 ? `20${year}` : year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`
}

/** Days since the end of 1899, as a spreadsheet counts them. */
function serial(days: number): string {
  return new Date(Date.UTC(1899, 11, 30 + days)).toJSON().slice(0, 10)
}

function monthOf(name = ''): string {
  return String(monthNames.indexOf(name.toLowerCase()) + 1)
}

/** Whether a text is a day of the calendar, ISO 8601. */
export function isDate(text: string): boolean {
  return /^\d{4}-\d{2}-\d{2}$/.test(text) && new Date(`${text}T00:00:00Z`).toJSON()?.slice(0, 10) === text
}
