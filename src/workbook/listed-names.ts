import { howOften } from '../base/how-often.ts'

/**
 * Names as a list of a spreadsheet can tell them apart: it looks at no case, takes some signs for any letter, and turns what reads like a
 * number, a date or a truth into one as soon as it is chosen. Such a name has its place in the list behind it, in brackets, or the next
 * number that makes it like no other. Throws where two names are alike all the same.
 */
export function listedNames(names: readonly string[]): readonly string[] {
  const count = howOften(names.map((name) => name.toLowerCase()))
  const taken = new Set(count.keys())
  // Where the search for a free number went on to, so that names that are all alike are each looked at once.
  const tried = new Map<string, number>()
  const listed = names.map((name, at) => {
    if (count.get(name.toLowerCase()) === 1 && !isMistaken(name)) return name
    const plain = name.replaceAll(/[*?~]/g, '_')
    let number = Math.max(at + 1, tried.get(plain.toLowerCase()) ?? 0)
    while (taken.has(`${plain} (${number})`.toLowerCase())) number++
    tried.set(plain.toLowerCase(), number + 1)
    taken.add(`${plain} (${number})`.toLowerCase())
    return `${plain} (${number})`
  })
  if (new Set(listed.map((name) => name.toLowerCase())).size < names.length)
    throw new Error('Two scenarios of a list have one name')
  return listed
}

/** Whether a spreadsheet may take a name for something else than a text. */
function isMistaken(name: string): boolean {
  if (/[*?~]/.test(name) || /^[=+\-@#']/.test(name)) return true
  // Numbers with their signs, dates and times, of whatever order; months; yes and no.
  if (/^[\d\s.,:/%£$€()+-]*(?:e\d+|[ap]m?)?$/i.test(name)) return true
  return /^(?:true|false)$/i.test(name) || (/\d/.test(name) && hasMonth(name))
}

function hasMonth(name: string): boolean {
  return /jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec/i.test(name) && name.length <= 20
}
