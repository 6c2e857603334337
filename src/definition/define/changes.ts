import type { Change, Month } from '../definition.ts'
import { defineMonth, defineStartedMonth } from './months.ts'
import type { Reader } from './reader.ts'

/** Pressures or investments. */
export function defineChanges(reader: Reader, kind: Change['kind']): Change[] {
  return reader.items(kind).flatMap((id): Change[] => {
    const path = `${kind}.${id}`
    const line = reader.reference(`${path}.line`, 'spend line', 'lines')
    const form = (['new', 'level', 'per-head'] as const).find((name) => reader.has(`${path}.${name}`))
    if (form === undefined) return []
    const values = reader.series(`${path}.${form}`, form === 'per-head' ? 'pounds' : 'money')
    if (values === undefined) return []
    for (const name of ['recurrent', 'month']) {
      const entry = reader.entry(`${path}.${name}`)
      if (form !== 'new' && entry !== undefined)
        reader.refuse('recurrent-with-level', entry.keySpan, { path: entry.path, form })
    }
    if (form === 'per-head') reader.needPopulation(values.path)
    const recurrent = reader.plain<boolean>(`${path}.recurrent`) ?? true
    const month = defineMonth(reader, path, reader.plain<number>(`${path}.month`) ?? 1)
    return [
      {
        id,
        title: reader.text(`${path}.title`) ?? id,
        kind,
        line,
        form,
        values,
        recurrent,
        month,
        started: defineBegun(reader, `${path}.started`, form, recurrent, month),
      },
    ]
  })
}

/** What of a pressure or an investment was begun by the base year. Where nothing of it is still to come it is told as unused. */
function defineBegun(
  reader: Reader,
  path: string,
  form: Change['form'],
  recurrent: boolean,
  own: Month,
): Change['started'] {
  if (!reader.merged.groups.has(path)) return undefined
  // A level has no month, and one that is stated is told as unused.
  const month = form !== 'new' ? own : recurrent ? defineStartedMonth(reader, path, own) : undefined
  return month && { amount: reader.one(`${path}.amount`, 'money'), month }
}
