import { withAsciiDashes, withAsciiWidth } from '../../base/dashes.ts'
import { Decimal } from '../../base/decimal.ts'
import { moneyUnitOf, poundsIn } from '../../base/money-unit.ts'
import { eitherMend, type Mend, ofShort } from './mend-base.ts'
import { mendDate } from './mend-date.ts'
import { numberOf, type Signed, signOf, withoutNote } from './number-readings.ts'

/**
 * `3 %`, `3,0%`, `(3.0%)`, `3%-` and `.5%` as a rate. A bare number is told with every rate that it may stand for: per cent, a
 * fraction below one, a factor near one, an index near a hundred.
 */
export const mendRate = ofShort((text: string): Mend => ratesOf(text, true))

/** The same for a share, which is no growth: neither a factor nor an index. */
export const mendShare = ofShort((text: string): Mend => ratesOf(text, false))

/** Parts of a rate that people write without the sign of per cent: what one of them is in per cent. */
const partsOfPercent = /\s*(?:(bps?|basis points?)|\u2030)$/i

function ratesOf(text: string, grows: boolean): Mend {
  const [ending = '', points] = partsOfPercent.exec(text) ?? []
  if (ending !== '') {
    const signed = signOf(text.slice(0, -ending.length))
    const number = signed === undefined ? undefined : numberOf(signed.rest)
    const rate = number === undefined ? undefined : new Decimal(number).div(points === undefined ? 10 : 100)
    if (signed === undefined || rate === undefined || (!grows && (signed.sign !== '' || rate.gt(100)))) return undefined
    return `${signed.sign === '' ? '' : '-'}${rate.toFixed()}%`
  }
  const tidy = withoutNote(withAsciiWidth(text).trim())
    .replace(/^\s*%\s*(?=[\d.,]+\s*$)(.*)$/, '$1%')
    .replace(/\s*(?:p\.?a\.?|(?:a |per |each |\/ ?)(?:year|yr|annum))\s*$/i, '')
    .replace(/\s*(?:per ?cent|percent|pct|pc)(?=\s*\)?\s*$)/i, '%')
  if (isNought(tidy.replace('%', ''))) return '0%'
  const signed = signOf(tidy)
  const isPerCent = signed?.rest.endsWith('%') === true
  const figures = isPerCent ? signed.rest.slice(0, -1).trim() : signed?.rest
  // No rate needs marks for thousands, and a decimal comma has three figures behind it seldom.
  const number = figures === undefined || /^[1-9]\d*,\d{3}$/.test(figures) ? undefined : numberOf(figures)
  if (signed === undefined || number === undefined || number.length > 40) return undefined
  const rates = isPerCent ? [new Decimal(number)] : bareRates(new Decimal(number), signed, grows)
  const fitting = grows ? rates : rates.filter((rate) => rate.lte(100) && (signed.sign === '' || rate.isZero()))
  const written = fitting.map((rate) => (rate.eq(number) ? number : rate.toFixed()))
  const minus = signed.sign === '' ? '' : '-'
  return eitherMend(written.map((rate) => `${minus}${rate}%`.replace('--', '')))
}

/** The rates in per cent, without their sign, that a number without a sign of per cent may stand for. */
function bareRates(number: Decimal, { sign, isScientific }: Signed, grows: boolean): Decimal[] {
  const fraction = number.times(100)
  // Nobody types an exponent: a program holds rates as fractions.
  if (number.lt(1)) {
    const below = isScientific ? [fraction] : [fraction, number]
    return grows && sign === '' && number.gte(0.8) && !isScientific ? [...below, fraction.minus(100)] : below
  }
  // 1 is 1%, 100% or, as a factor, no growth.
  if (number.eq(1)) return []
  if (!grows || sign !== '') return [number]
  if (number.lte(1.25)) return [number, fraction.minus(100)]
  return number.gte(80) && number.lte(125) && !number.eq(100) ? [number, number.minus(100)] : [number]
}

/**
 * `1_000`, `1.234,5`, `017`, `.5`, `1e3`, `£(2.3)m`, `2.0-`, `£113 million` as an amount of money; `accepts` is the grammar of
 * amounts. Its size is never another: marks that may be for thousands or for a decimal are no mend.
 */
export const mendMoney = ofShort((text: string, accepts: (text: string) => boolean): Mend => {
  if (isNought(text)) return '0'
  const signed = signOf(text.replace(/GBP|\bpounds\b/i, '£').replace(/£\s*['’]?000s?(?![\d.,])/i, '£k'))
  const [, before, figures, behind] = /^([^\d.]*)([\d.](?:.*[\d.])?)(.*)$/.exec(signed?.rest ?? '') ?? []
  const number = figures === undefined ? undefined : numberOf(figures)
  if (signed === undefined || number === undefined) return undefined
  const unit = `${before}${behind}`.trim()
  const scale = unit === '' ? '' : moneyUnitOf(unit.startsWith('£') ? unit : `£${unit.replace('£', '')}`)?.slice(1)
  if (scale === undefined) return undefined
  const amount = unit.includes('£') ? poundsOf(number, scale) : `${number}${scale}`
  const mend = signed.sign === '()' ? `(${amount})` : `${signed.sign}${amount}`
  return mend !== text && accepts(mend) ? mend : undefined
})

/** Pounds in full with their scale, which says them in the unit of any file: `£273400000` is `£273.4m`. */
function poundsOf(number: string, scale: string): string {
  const value = new Decimal(number)
  const [own, by] = value.gte('1e9') ? ['bn', '1e9'] : ['m', '1e6']
  return scale === '' && value.gte('1e6') ? `£${value.div(by).toFixed()}${own}` : `£${number}${scale}`
}

/** A dash alone, with a pound sign before it or not: how a spreadsheet shows nought in its accounting format. */
export function isDash(text: string): boolean {
  return text.length < 10 && /^£?\s*-\s*$/.test(withAsciiDashes(text))
}

/** A dash, or the word for it in accounts. */
function isNought(text: string): boolean {
  return isDash(text) || /^(?:nil|zero|nought)$/i.test(text.trim())
}

/** `220,562`, `220562.0`, `220k` or `2.20562E+05` as a whole number of people. */
export const mendPeople = ofShort((text: string): Mend => {
  const signed = signOf(text.replace(/\s*(?:people|persons|residents|patients)$/i, ''))
  const [, figures = '', scale = ''] = /^([\d.].*?)\s*(k|thousand|m|million)?$/i.exec(signed?.rest ?? '') ?? []
  const unit = moneyUnitOf(`£${scale}`)
  if (signed?.sign !== '' || unit === undefined || !/^[1-9]|^0\.\d/.test(figures)) return undefined
  // A point before three figures may be for thousands: nobody counts people in thousandths, but programs print 5.000 for 5.
  const inThousands = scale === '' ? figures.replace(/^(\d{1,3})\.(\d{3})$/, '$1$2') : figures
  const people = [inThousands, figures].flatMap((written) => {
    const number = numberOf(written)
    return number === undefined ? [] : [poundsIn(unit).times(number)]
  })
  const whole = people.filter((one) => one.isInteger() && one.gt(0) && one.toFixed() !== text)
  return eitherMend(whole.map((one) => one.toFixed()))
})

/**
 * `5.0` or `3 - possible` as a whole number, and `5 years` where it counts years or months: as many of what it counts, if that is a
 * whole number of them.
 */
export const mendWhole = ofShort(
  (text: string, from: number, to: number, counts: 'month' | 'year' | undefined): Mend => {
    const [, scored] = /^(\d{1,4})\s*[-\u2013:(]\s*[a-z][a-z ]*\)?$/i.exec(text) ?? []
    const [written = '', unit] = /\s*(?:(years?|yrs?|y)|months?|mths?)$/i.exec(text) ?? []
    if (written !== '' && counts === undefined) return undefined
    const signed = signOf(scored ?? text.slice(0, text.length - written.length))
    const number = signed?.sign === '' ? numberOf(signed.rest) : undefined
    if (number === undefined) return undefined
    const isInYears = written === '' ? counts === 'year' : unit !== undefined
    const inMonths = new Decimal(number).times(isInYears ? 12 : 1)
    const whole = (counts === 'year' ? inMonths.div(12) : written === '' ? new Decimal(number) : inMonths).toFixed()
    const fits = /^\d{1,4}$/.test(whole) && Number(whole) >= from && Number(whole) <= to
    return fits && whole !== text ? whole : undefined
  },
)

/** `101,8` or `1.018E+02` as a number. */
export const mendNumber = ofShort((text: string): Mend => {
  const signed = signOf(text)
  const number = signed === undefined ? undefined : numberOf(signed.rest)
  if (signed === undefined || number === undefined || number.length > 40) return undefined
  return `${signed.sign === '' ? '' : '-'}${number}`
})

/** `1%..5%`, `1% to 5%`, `1% - 5%` or a list of two as the keys of a range; of `±2%` nobody knows what it is of. */
export function mendRange(texts: readonly string[]): Mend {
  const [only = '', ...others] = texts
  const ends =
    others.length > 0 ? texts : only.length > longestRange ? [] : only.split(/ ?(?:\.{2,3}|…|\bto\b|[-\u2013\u2014]) ?/)
  const [low = '', high = ''] = ends
  return ends.length === 2 && isEnd.test(low) && isEnd.test(high) ? `{ low: ${low}, high: ${high} }` : undefined
}

const longestRange = 100
const isEnd = /^[+-]?\d+(?:\.\d+)?(?:%|k|m|bn)?$/

/** `growth:3%`, which YAML takes for one word. */
export const mendSpace = ofShort((text: string): Mend => {
  const [, key, value] = /^([a-z][a-z0-9-]*|\d{4}[/-]\d{2}):(\S.*)$/.exec(text) ?? []
  return key === undefined || value === undefined || value.startsWith('//') ? undefined : `${key}: ${value}`
})

/** `yes`, `on`, `1` and their opposites as a flag. */
export const mendFlag = ofShort((text: string): Mend => {
  const word = text.toLowerCase()
  if (['yes', 'y', 'on', '1', '1.0', 'true', 't', '.true.'].includes(word)) return 'true'
  return ['no', 'n', 'off', '0', '0.0', 'false', 'f', '.false.'].includes(word) ? 'false' : undefined
})

/** `Oct` or `Octobre` as a month, by its first three letters; `M07`, `07`, `m7` and `P7` as the month of that number. */
export const mendMonth = ofShort((text: string, months: readonly string[]): Mend => {
  const [, inYear] = mendDate(text)?.split(' ')[0]?.split('-') ?? []
  if (inYear !== undefined && !/[a-z]/i.test(text)) return named(months[(Number(inYear) + 8) % 12])
  const number = /^(?:m|month|p|period)?[\s-]*0?([1-9]|1[0-2])(?:\.0+)?$/i.exec(text)?.[1]
  if (number !== undefined) return `M${number}`
  // One word, and a year perhaps: of "Apr/May" or "Decide later" no month is offered.
  const [, word] = /^([a-z]{3,9})\.?(?:[\s-]+'?(?:\d{2}|\d{4}))?$/i.exec(text) ?? []
  return named(word && months.find((name) => name.startsWith(word.slice(0, 3).toLowerCase())))
})

function named(month: string | undefined): Mend {
  return month === undefined ? undefined : month.charAt(0).toUpperCase() + month.slice(1)
}

/** `£000` as the unit that it names, where that is one of the choices. */
export const mendChoice = ofShort((text: string, choices: readonly string[]): Mend => {
  // Behind the unit the head of a table may say at which prices: `£m (cash)`, `£ million, 2017/18 prices`.
  const unit = moneyUnitOf(text) ?? moneyUnitOf(text.replace(/\s*[(,;].*$/, ''))
  return unit !== undefined && choices.includes(unit) ? unit : undefined
})
