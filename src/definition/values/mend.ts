import { Decimal } from '../../base/decimal.ts'
import { parseYear, printYear } from '../../base/financial-year.ts'

/**
 * What an author probably meant by a text that was refused, ready to be written in its place; undefined where that is a
 * guess. It is offered and never taken: a figure is only ever what somebody wrote.
 */
export type Mend = string | undefined

/** Nobody means a figure or a year by a longer text, and no offer is worth looking through a million characters for. */
const longest = 100

/** A mend that is only made of a text as short as what it is to become. */
function ofShort<A extends readonly unknown[]>(
  mend: (text: string, ...rest: A) => Mend,
): (text: string, ...rest: A) => Mend {
  return (text, ...rest) => (text.length > longest ? undefined : mend(text, ...rest))
}

const number = /^[+-]?\d+(?:\.\d+)?$/

/** `3`, `0.03`, `3 %` and `.5%` as a rate. A bare number below one is taken for a fraction. */
export const mendRate = ofShort((text: string): Mend => {
  const tidy = text
    .replace(/[\s“”‘’]/g, '')
    .replace(/per ?cent$/i, '%')
    .replace(/,(?=\d{1,2}%?$)/, '.')
  const bare = withLeadingZero(tidy.replace(/%$/, '')).replace(/^([+-]?)0+(?=\d)/, '$1')
  if (!number.test(bare) || bare.length > 40) return undefined
  const isFraction = !tidy.endsWith('%') && new Decimal(bare).abs().lt(1)
  return isFraction ? `${new Decimal(bare).times(100).toFixed()}%` : `${bare}%`
})

/** `1_000`, `1,234.5`, `017`, `.5`, `1e3`, `£113 million` as an amount of money; `accepts` is the grammar of amounts. */
export const mendMoney = ofShort((text: string, accepts: (text: string) => boolean): Mend => {
  const scaled = text
    .replace(/\s*(?:million|mn?)(?=\)?$)/i, 'm')
    .replace(/\s*(?:billion|bn)(?=\)?$)/i, 'bn')
    .replace(/\s*(?:thousand|k)(?=\)?$)/i, 'k')
  const plain = withLeadingZero(scaled.replace(/[,_\s“”‘’]/g, ''))
    .replace(/^(\(?[+-]?£?)0+(?=\d)/, '$1')
    .replace(/\.(?=\D*$)/, '')
  const power = /^([+-]?\d+(?:\.\d+)?)e\+?(\d{1,2})$/i.test(plain) ? new Decimal(plain).toFixed() : plain
  return power !== text && accepts(power) ? power : undefined
})

/** `220,562` or `220 562` as people. */
export const mendPeople = ofShort((text: string): Mend => {
  const digits = text.replace(/[,_\s]/g, '')
  return digits !== text && /^[1-9]\d*$/.test(digits) ? digits : undefined
})

/** `growth:3%`, which YAML takes for one word. */
export const mendSpace = ofShort((text: string): Mend => {
  const [, key, value] = /^([a-z][a-z0-9-]*|\d{4}[/-]\d{2}):(\S.*)$/.exec(text) ?? []
  return key === undefined || value === undefined || value.startsWith('//') ? undefined : `${key}: ${value}`
})

/** `2018`, `17/18`, `2017/19` and `2017-2018` as a financial year. */
export const mendYear = ofShort((text: string): Mend => {
  const [, long, short] = /^(?:FY)?\s*(?:(\d{4})|(\d{2}))(?:\D+\d{2,4})?$/i.exec(text) ?? []
  if (long === undefined && (short === undefined || !/\D/.test(text))) return undefined
  const year = printYear(Number(long ?? `20${short}`))
  return parseYear(year) === undefined ? undefined : year
})

/** `2019/20-2022/23`, `2019/20 to 2022/23`, `2019..2022` or a mistyped year, as the years of a part of a value. */
export const mendYears = ofShort((text: string): Mend => {
  const [first, second, ...rest] = text.split(/\s*(?:\.{2,3}|…|–|\bto\b|(?<=\d{2})\s*-\s*(?=\d{4}\D))\s*/)
  if (first === undefined || second === undefined || rest.length > 0) return mendYear(text)
  const ends = [first, second].map((end) => (end === '' || parseYear(end) !== undefined ? end : mendYear(end)))
  return ends.includes(undefined) || ends.join('') === '' ? undefined : ends.join('..')
})

/** `yes`, `on`, `1` and their opposites as a flag. */
export const mendFlag = ofShort((text: string): Mend => {
  const word = text.toLowerCase()
  if (['yes', 'y', 'on', '1', 'true'].includes(word)) return 'true'
  return ['no', 'n', 'off', '0', 'false'].includes(word) ? 'false' : undefined
})

/** `Oct` or `Octobre` as a month, by its first three letters. */
export const mendMonth = ofShort((text: string, months: readonly string[]): Mend => {
  const month = /^[a-z]{3}/i.test(text)
    ? months.find((name) => name.startsWith(text.slice(0, 3).toLowerCase()))
    : undefined
  return month === undefined ? undefined : month.charAt(0).toUpperCase() + month.slice(1)
})

/** `31/03/2027` as a date, the day first as in the United Kingdom. */
export const mendDate = ofShort((text: string): Mend => {
  const [, day, month, year] = /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})$/.exec(text) ?? []
  if (day === undefined || month === undefined) return undefined
  const date = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`
  return isDate(date) ? date : undefined
})

/** Whether a text is a day of the calendar, ISO 8601. */
export function isDate(text: string): boolean {
  return /^\d{4}-\d{2}-\d{2}$/.test(text) && new Date(`${text}T00:00:00Z`).toJSON()?.slice(0, 10) === text
}

function withLeadingZero(text: string): string {
  return text.replace(/^(\(?[+-]?£?)\./, '$10.')
}
