/**
 * Names as a list of a spreadsheet can tell them apart: it looks at no case, takes some signs for any letter, and turns what reads like a
 * number, a date or a truth into one as soon as it is chosen. Such a name has its place in the list behind it, in brackets.
 */
export function listedNames(names: readonly string[]): readonly string[] {
  const count = new Map<string, number>()
  for (const name of names) count.set(name.toLowerCase(), (count.get(name.toLowerCase()) ?? 0) + 1)
  return names.map((name, at) => {
    const isPlain = count.get(name.toLowerCase()) === 1 && !isMistaken(name)
    return isPlain ? name : `${name.replaceAll(/[*?~]/g, '_')} (${at + 1})`
  })
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
