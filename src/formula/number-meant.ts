import { moneyUnitOf } from '../base/money-unit.ts'
import { numberOf, signOf } from '../definition/values/number-readings.ts'

/** What stands where a number was meant, and what is wrong with it, as a sentence goes on. */
interface Meant {
  readonly found: string
  readonly why: string
}

/** No number is as long, and no more of a formula is looked at. */
const longest = 60

const blanks = "[ \\u00a0\\u2009\\u202f']"
const amount = /£? ?\.?\d[\w.,%]*(?:(?<=\de)[+-]\d+)?(?: ?(?:million|billion|thousand|mn|bn|m|k)\b)?/iy
const parted = new RegExp(`\\d{1,3}(?:${blanks}\\d{3})+(?![\\w%])(?:[.,]\\d+)?`, 'y')
const commas = /\d{1,3}(?:,\d{3})+(?:\.\d+)?%?(?![\w.])|\d[\d.]*,\d+%?(?![\w.])/y
const thousands = /\d{1,3}(?:,\d{3})+(?![\w%])(?:\.\d+)?/y

/**
 * What is wrong with a number at a place of a formula that has marks for thousands or a comma for the decimal: formulas would read it
 * as two. Among the arguments of a function, which commas part too, it may be meant for two. Undefined where there is none.
 */
export function partedNumber(text: string, at: number, inCall: boolean): Meant | undefined {
  const found = matchAt(parted, text, at) ?? matchAt(inCall ? thousands : commas, text, at)
  if (found === undefined) return undefined
  const number = numberOf(found.replace('%', ''))
  if (number === undefined) return { found, why: `"${found}" is not a number such as 27.4 or 3%` }
  const mend = `write ${number}${found.endsWith('%') ? '%' : ''}`
  if (!inCall || !found.includes(',')) return { found, why: `"${found}" is no number here: ${mend}` }
  return { found, why: `"${found}" may be one number or several: ${mend}, or a blank behind each comma` }
}

/** What stands at a place where a number was probably meant, with what to write in its place; undefined where nothing does. */
export function numberMeant(text: string, at: number): Meant | undefined {
  const rest = text.slice(at, at + longest)
  const found = matchAt(amount, rest, 0)?.replace(/[.,]?\s*$/, '')
  if (found === undefined) return undefined
  const [, pound, figures = '', scale = ''] = /^(£? ?)(.*?) ?(%|[a-z]+)?$/i.exec(found) ?? []
  const number = numberOf(signOf(figures)?.rest ?? '')
  if (scale === '%' && number !== undefined && pound === '')
    return { found, why: `"${found}" is no rate here: write ${number}%` }
  const unit = moneyUnitOf(`£${scale}`)
  if (number === undefined || unit === undefined || found === `£${figures}`) return noMend(found, pound)
  if (pound === '' && scale === '') return { found, why: `"${found}" is no number here: write ${number}` }
  const isAlone =
    /(?:^|[^\w\s])\s*\(\s*$/.test(text.slice(Math.max(0, at - longest), at)) && /^\s*\)/.test(rest.slice(found.length))
  const mend = isAlone ? `-${number} or ${number}` : number
  const below = isAlone ? ', and is below zero where accounts put it in brackets' : ''
  return {
    found,
    why: `"${found}" has a unit, and a number here is in that of its row${below}: write ${mend} where that is ${unit}`,
  }
}

function noMend(found: string, pound: string | undefined): Meant {
  if (pound !== '')
    return { found, why: 'an amount has no pound sign here: it is a bare number, in the unit of its row' }
  return { found, why: `"${found}" is not a number such as 27.4 or 3%` }
}

function matchAt(pattern: RegExp, text: string, at: number): string | undefined {
  pattern.lastIndex = at
  return pattern.exec(text)?.[0]
}
