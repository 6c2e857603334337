import { withAsciiDashes } from '../../base/dashes.ts'
import { parseYear, printYear } from '../../base/financial-year.ts'
import { withoutUnseen } from '../../diagnostics/characters.ts'
import { either, type Mend, ofShort } from './mend.ts'
import { parseSelector } from './years.ts'

/** `2018`, `17/18`, `2017/19`, `2017-2018`, `FY18/19`, `2018/19 £m`, `Apr-18`, `01/04/2018` and `43191` as a financial year. */
export const mendYear = ofShort((text: string): Mend => {
  const tidy = tidied(text)
  return yearIn(tidy) ?? yearIn(withoutWords(tidy))
})

/** `2019/20-2022/23`, `2019/20 to 2022/23`, `2021/22 onwards` or a mistyped year, as the years of a part of a value. */
export const mendYears = ofShort((text: string): Mend => {
  const tidy = tidied(text)
  const single = yearIn(tidy)
  if (single !== undefined) return single
  const [, since, onwards] =
    /^from (\S+)$|^(?:from )?(\S+?) ?(?:\+|onwards?|on|and (?:after|later|beyond|onwards?)|[-/])$/i.exec(tidy) ?? []
  const open = since ?? onwards
  const from = open === undefined ? undefined : sure(open)
  if (from !== undefined) return `${from}..`
  const ends = endsOf(tidy)?.map((end) => (end === '' ? '' : sure(end)))
  const years = ends === undefined || ends.includes(undefined) ? undefined : ends.join('..')
  if (years !== undefined && parseSelector(years) !== undefined) return years
  return yearIn(withoutWords(tidy))
})

function tidied(text: string): string {
  return withAsciiDashes(withoutUnseen(text)).replace(/\s+/g, ' ').trim()
}

/** The two ends of a range, parted by dots, by a word, or by a dash between two whole years. */
function endsOf(text: string): readonly string[] | undefined {
  const ends = text.split(/ ?(?:\.{2,3}|…|\bto\b) ?/i)
  if (ends.length === 2) return ends
  if (ends.length > 2) return undefined
  const [, first, second] = /^(\d{4}(?:[/-]\d{2,4})?) ?- ?(\d{4}(?:[/-]\d{2,4})?)$/.exec(text) ?? []
  return first === undefined || second === undefined ? undefined : [first, second]
}

/** A year of a range, where it is one year and no other. */
function sure(text: string): string | undefined {
  const year = yearIn(text)
  return year?.includes(' ') === true ? undefined : year
}

/** A year with a unit, a word or a column's kind beside it. What stands beside it may hold no figure of its own. */
function withoutWords(text: string): string {
  const [, first] =
    /^(?:[^\d]*[\s(])?((?:FY ?)?\d{4}[/-]\d{2,4}|(?:FY ?)?\d{2}\/\d{2})(?:[\s(,:*†‡A-Z].*)?$/i.exec(text) ?? []
  const rest = first === undefined ? '' : text.replace(first, '').replace(/\b1?000s?\b|\(\d\)$/g, '')
  return first === undefined || /\d/.test(rest) ? '' : first
}

function yearIn(text: string): string | undefined {
  const day = dateIn(text)
  if (day !== undefined) return either(day.map((start) => printYear(start)))
  const [, long, short, second] = /^(?:FY)? ?(?:(\d{4})|(\d{2}))(?: ?[/-] ?(\d{4}|\d{2}))?(?:\.0+)?$/i.exec(text) ?? []
  const first = long ?? short
  if (first === undefined || (short !== undefined && second === undefined && !/^FY/i.test(text))) return undefined
  const start = Number(long ?? `20${short}`)
  // 2019-2022 is a range of years, not one of them.
  if (second?.length === 4 && Number(second) !== start + 1) return undefined
  // To some FY19 ends in 2019, to others it starts there.
  if (second === undefined && /^FY/i.test(text)) return either([printYear(start - 1), printYear(start)])
  const year = printYear(start)
  return parseYear(year) === undefined ? undefined : year
}

const monthNames = 'jan feb mar apr may jun jul aug sep oct nov dec'.split(' ')

/**
 * The years that a date may stand for, the one it lies in first. A spreadsheet makes a date of `2010/11`, the first of November
 * 2010, and of `10/11`, the tenth.
 */
function dateIn(text: string): readonly number[] | undefined {
  const [, dayIn = '1', named, ofYear] = /^(?:(\d{1,2})[ -])?([a-z]{3})[a-z]*[ -](\d{4}|\d{2})$/i.exec(text) ?? []
  if (named !== undefined && ofYear !== undefined) return dated(whole(ofYear), monthOf(named), Number(dayIn))
  const [, dayOf, inMonth] = /^(\d{1,2})[ -]([a-z]{3})[a-z]*$/i.exec(text) ?? []
  if (dayOf !== undefined && inMonth !== undefined)
    return monthOf(inMonth) === Number(dayOf) + 1 ? [2000 + Number(dayOf)] : undefined
  const [, year, month, day] = /^(\d{4})[-/](\d{2})[-/](\d{2})(?:[T ][\d:.]+Z?)?$/.exec(text) ?? []
  if (year !== undefined) return dated(Number(year), Number(month), Number(day))
  const [, one, two, last] = /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4}|\d{2})$/.exec(text) ?? []
  if (last !== undefined) return dayAndMonth(Number(one), Number(two), whole(last))
  return /^[2-6]\d{4}(?:\.0+)?$/.test(text) ? serial(Number(text)) : undefined
}

/** The day first, as in the United Kingdom, unless the month first makes the first day of a financial year. */
function dayAndMonth(one: number, two: number, year: number): readonly number[] | undefined {
  const ours = dated(year, two, one)
  const isTurned = one === 4 && two === 1
  return isTurned && ours !== undefined ? [...ours, year] : ours
}

/** Days since the end of 1899, as a spreadsheet counts them. */
function serial(days: number): readonly number[] | undefined {
  const date = new Date(Date.UTC(1899, 11, 30 + days))
  return dated(date.getUTCFullYear(), date.getUTCMonth() + 1, date.getUTCDate())
}

function dated(year: number, month: number, day: number): readonly number[] | undefined {
  if (month < 1 || month > 12 || day < 1 || day > 31) return undefined
  return day === 1 ? firstOf(year, month) : [lying(year, month)]
}

function whole(year: string): number {
  return year.length === 2 ? 2000 + Number(year) : Number(year)
}

function firstOf(year: number, month: number): readonly number[] {
  return month === (year + 1) % 100 ? [...new Set([lying(year, month), year])] : [lying(year, month)]
}

function lying(year: number, month: number): number {
  return month < 4 ? year - 1 : year
}

/** 1 for January; 0 for what is no month. */
function monthOf(name: string): number {
  return monthNames.indexOf(name.toLowerCase()) + 1
}
