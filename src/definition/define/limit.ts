import type { Limit } from '../definition.ts'
import type { Content } from '../values/entry.ts'
import { type BaseYear, isShare, spread } from '../values/series.ts'
import { listYears, names } from '../values/years.ts'
import type { Reader } from './reader.ts'

/** The years, by index, in which a cap must be known. */
interface InForce {
  readonly from: number
  readonly ends: number
}

/**
 * A band or a cap: an amount, a share of what the rule names, or a share of a row. A year that a band leaves out has none;
 * a cap must say every year in force, because a cap of nothing would share nothing. Undefined where it is left out.
 */
export function defineLimit(
  reader: Reader,
  path: string,
  inForce: InForce | undefined,
  baseYear: BaseYear = 'named',
): Limit | undefined {
  const entry = reader.entry(path)
  if (entry === undefined) {
    const of = reader.plainIfThere<string>(`${path}.of`)
    const share = reader.series(`${path}.share`, 'share', baseYear)
    if (share === undefined || of === undefined) return undefined
    refuseGaps(reader, share.path, share.entry?.content, inForce)
    const ofSpan = reader.entry(`${path}.of`)?.span
    return { is: share, of: of === 'funding' ? 'funding.total' : of, ofSpan, ofPath: `${path}.of` }
  }
  const { content, overlay = [] } = entry
  refuseGaps(reader, path, content, inForce)
  const shares = [...plainsOf(content), ...overlay.map(({ plain }) => plain)].map(isShare)
  if (shares.includes(true) && shares.includes(false)) reader.refuse('share-and-amount', entry.span, { path })
  const values = spread(entry, reader.horizon, reader.unit, baseYear, reader.tell)
  return {
    is: reader.figure(path, shares.includes(true) ? 'share' : 'money', values),
    of: undefined,
    ofSpan: undefined,
    ofPath: undefined,
  }
}

function refuseGaps(reader: Reader, path: string, content: Content | undefined, inForce: InForce | undefined): void {
  if (inForce === undefined || content?.form !== 'years') return
  if (content.partial === true || content.parts.some(({ selector }) => selector.is === 'default')) return
  const { base } = reader.horizon
  const years = Array.from({ length: inForce.ends - inForce.from + 1 }, (_, index) => base + inForce.from + index)
  const gaps = years.filter((year) => !content.parts.some(({ selector }) => names(selector, year)))
  if (gaps.length > 0) reader.refuse('cap-years', reader.entry(path)?.span, { path, years: listYears(gaps) })
}

function plainsOf(content: Content): readonly { readonly text: string }[] {
  if (content.form === 'plain') return [content.plain]
  if (content.form === 'list') return content.items
  return content.form === 'years' ? content.parts.map(({ plain }) => plain) : []
}
