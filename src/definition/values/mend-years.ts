import { withAsciiDashes, withAsciiWidth } from '../../base/dashes.ts'
import { parseYear, printYear } from '../../base/financial-year.ts'
import { withoutUnseen } from '../../diagnostics/characters.ts'
import { eitherMend, type Mend, ofShort } from './mend-base.ts'
import { withoutNote } from './number-readings.ts'
import { parseSelector } from './years.ts'

/** `2018`, `17/18`, `2017/19`, `2017-2018`, `FY18/19`, `2018/19 £m`, `Apr-18`, `01/04/2018` and `43191` as a financial year. */
export const mendYear = ofShort((text: string): Mend => {
  const tidy = tidied(text)
  return yearIn(tidy) ?? yearIn(withoutWords(tidy))
})

/** `All`, `2019/20 to 2022/23` or a mistyped year, as the years in which a check must hold. */
export const mendIn = ofShort((text: string): Mend => {
  const [, word] = /^(all|any)(?: years?)?$|^(?:every|each) year$/i.exec(text.trim()) ?? [undefined, undefined]
  if (/^(?:every|each) year$/i.test(text.trim())) return 'all'
  return word?.toLowerCase() ?? mendYears(text)
})

/** `2019/20-2022/23`, `2019/20 to 2022/23`, `2021/22 onwards` or a mistyped year, as the years of a part of a value. */
export const mendYears = ofShort((text: string): Mend => {
  const tidy = tidied(text)
  const known = yearsIn(tidy)
  if (known !== undefined) return known
  const [, years = '', word = ''] = /^(.*[\d.+s]) (£\S*|\([^\d)]*\)|[a-z]+)$/i.exec(tidy) ?? []
  return (others.test(word) ? undefined : yearsIn(years)) ?? yearIn(withoutWords(tidy))
})

/** One year or a range of years with nothing beside them. */
function yearsIn(tidy: string): Mend {
  const known = spanOf(tidy) ?? yearIn(tidy)
  if (known !== undefined) return known
  const [, since, onwards] =
    /^(?:from |>= ?|\u2265 ?)(\S+)$|^(?:from )?(\S+?) ?(?:\+|onwards?|on|and (?:after|later|beyond|onwards?)|ff|[-/]>?|[→>])$/i.exec(
      tidy,
    ) ?? []
  const open = since ?? onwards
  const from = open === undefined ? undefined : sure(open)
  if (from !== undefined) return `${from}..`
  const ends = endsOf(tidy)?.map((end) => (end === '' ? '' : sure(end)))
  const years = ends === undefined || ends.includes(undefined) ? undefined : ends.join('..')
  return years !== undefined && parseSelector(years) !== undefined ? years : undefined
}

/** `2018-21`: from the first to the last, which to some is the year that starts in 2021 and to others the one that ends in it. */
function spanOf(text: string): Mend {
  const [, century, from, to] = /^(\d{2})(\d{2}) ?- ?(\d{2})$/.exec(text) ?? []
  const years = Number(to) - Number(from)
  if (years < 2 || Number.isNaN(years)) return undefined
  const first = Number(`${century}${from}`)
  return eitherMend([years - 1, years].map((more) => `${printYear(first)}..${printYear(first + more)}`))
}

function tidied(text: string): string {
  return withoutNote(withAsciiWidth(withAsciiDashes(withoutUnseen(text))))
    .replace(/['’‘]/g, '')
    .replace(/[\u2044\u2215]/g, '/')
    .replace(/\s+/g, ' ')
    .trim()
}

/** The two ends of a range, parted by dots, by a word, or by a dash between two whole years. */
function endsOf(text: string): readonly string[] | undefined {
  const ends = text.split(/ ?(?:\.{2,3}|…|\b(?:up )?to\b|\buntil\b|\btill\b|\bthrough\b) ?/i)
  if (ends.length === 2) return ends
  if (ends.length > 2) return undefined
  const [, first, second] =
    /^((?:FY ?)?\d{4}(?:[/-]\d{2,4})?|FY ?\d{2}[/-]\d{2}) ?[-:] ?((?:FY ?)?\d{4}(?:[/-]\d{2,4})?|FY ?\d{2}[/-]\d{2})$/i.exec(
      text,
    ) ?? []
  return first === undefined || second === undefined ? undefined : [first, second]
}

/** A year of a range, where it is one year and no other. */
function sure(text: string): string | undefined {
  const year = yearIn(text)
  return year?.includes(' ') === true ? undefined : year
}

/** Words beside a year that mean others than that one. */
const others = /\b(?:after|post|until|till?|up|to|before|pre|since|beyond|later|etc|ff|and)\b|ff$|[→>≥<≤&+]/i

/** A year with a unit, a word or a column's kind beside it. What stands beside it may hold no figure of its own. */
function withoutWords(text: string): string {
  if (others.test(text)) return ''
  const [, first] =
    /^(?:[^\d]*[\s(])?((?:FY ?)?\d{4}[/-]\d{2,4}|(?:FY ?)?\d{2}\/\d{2})(?:[\s(,:*†‡A-Z].*)?$/i.exec(text) ?? []
  const rest = first === undefined ? '' : text.replace(first, '').replace(/\b1?000s?\b|\(\d\)$/g, '')
  return first === undefined || /\d/.test(rest) ? '' : first
}

function yearIn(text: string): string | undefined {
  const day = dateIn(dayOf(text))
  if (day !== undefined) return eitherMend(day.map((start) => printYear(start)))
  const [, prefix = '', first, mark = '', second] =
    /^(FY|X)? ?(\d{4}|\d{2})(?:( ?[/\\_.:-] ?| ?)(\d{4}|\d{2}))?(?:\.0+)?$/i.exec(text) ?? []
  if (first === undefined) return undefined
  const start = whole(first)
  const isFinancial = /^FY$/i.test(prefix)
  if (second !== undefined) return years(consecutive(start, mark.trim(), second))
  if (first.length === 2 && !isFinancial) return undefined
  // To some FY19 ends in 2019, to others it starts there.
  return years(isFinancial ? [start - 1, start] : [start, ...unparted(first)])
}

/** `1819`, of two years without a mark between them. */
function unparted(text: string): readonly number[] {
  const [first, second] = [Number(text.slice(0, 2)), Number(text.slice(2))]
  return text.length === 4 && second === first + 1 ? [2000 + first] : []
}

/** The years that two figures may stand for; none where they are a range. */
function consecutive(start: number, mark: string, second: string): readonly number[] {
  const end = second.length === 4 ? Number(second) : start - (start % 100) + Number(second)
  if (end === start + 1 || end + 100 === start + 1) return [start]
  if (second.length === 4 || !/^[/-]$/.test(mark)) return []
  // One of the two is mistyped; or it is a month of a year.
  if ([-2, -1, 1].includes(end - 1 - start)) return [Math.min(start, end - 1), Math.max(start, end - 1)]
  return dated(start, Number(second), 1) ?? []
}

function years(starts: readonly number[]): string | undefined {
  return eitherMend(starts.map((start) => printYear(start)).filter((year) => parseYear(year) !== undefined))
}

/** A date without what may stand round it: `year ended 31 March 2019`, `Sun 1st April 2018`, `01/04/2018 00:00`. */
function dayOf(text: string): string {
  return text
    .replace(/^(?:y\/?e|year (?:ended|ending|to)|12 months to) (?=(?:31)?[ /.-]?(?:mar|0?3\b))/i, '')
    .replace(/^(?:mon|tues?|wed|thu(?:rs)?|fri|sat|sun)[a-z]*,? /i, '')
    .replace(/^(\d{1,2})(?:st|nd|rd|th)\b/i, '$1')
    .replace(/ \d{1,2}:\d{2}(?::\d{2})?$/, '')
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

/** Of two figures the century, as spreadsheets take it: from 70 on the last one. */
function whole(year: string): number {
  return year.length === 4 ? Number(year) : Number(year) + (Number(year) < 70 ? 2000 : 1900)
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
