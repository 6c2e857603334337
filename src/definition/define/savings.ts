import { Decimal } from '../../base/decimal.ts'
import { printYear } from '../../base/financial-year.ts'
import type { ClosedGap, Month, Saving } from '../definition.ts'
import { defineMonth, defineStartedMonth } from './months.ts'
import type { Reader } from './reader.ts'

/** Savings schemes. A delay in months is resolved into a month and whole years here. */
export function defineSavings(reader: Reader): Saving[] {
  return reader.items('savings').map((id) => {
    const path = `savings.${id}`
    const start = (reader.plain<number>(`${path}.month`) ?? 1) - 1 + (reader.plain<number>(`${path}.delay`) ?? 0)
    const line = reader.reference(`${path}.line`, 'spend line', 'lines')
    const planned = {
      amount: reader.series(`${path}.amount`, 'money'),
      share: reader.series(`${path}.share`, 'share'),
      benchmark: defineClosedGap(reader, path, line),
    }
    const month = defineMonth(reader, path, (start % 12) + 1)
    const recurrent = reader.plain<boolean>(`${path}.recurrent`) ?? true
    return {
      id,
      title: reader.text(`${path}.title`) ?? id,
      line,
      ...planned,
      month,
      delayYears: Math.floor(start / 12),
      delivery: reader.series(`${path}.delivery`, 'share'),
      recurrent,
      started: recurrent ? defineStarted(reader, path, month) : undefined,
      identified: reader.plain<boolean>(`${path}.identified`) ?? true,
      cost: reader.series(`${path}.cost`, 'money'),
      costLine: reader.has(`${path}.cost-line`) ? reader.reference(`${path}.cost-line`, 'spend line', 'lines') : line,
    }
  })
}

/** The tranche of the base year: of one that began in April nothing is still to come, so that it is told as unused. */
function defineStarted(reader: Reader, saving: string, own: Month): Saving['started'] {
  const path = `${saving}.started`
  const month = defineStartedMonth(reader, path, own)
  if (month === undefined) return undefined
  const delivery = reader.has(`${path}.delivery`) ? reader.one(`${path}.delivery`, 'share') : undefined
  return { planned: reader.one(`${path}.planned`, 'money'), delivery, month }
}

function defineClosedGap(reader: Reader, saving: string, line: string): ClosedGap | undefined {
  const path = `${saving}.benchmark`
  if (!reader.merged.groups.has(path)) return undefined
  const to = reader.reference(`${path}.to`, `benchmark of ${line}`, `lines.${line}.benchmarks`)
  const from = reader.projectedYear(`${path}.from`)
  const until = reader.projectedYear(`${path}.until`)
  const close = reader.one(`${path}.close`, 'share')
  if (from === undefined || until === undefined) return undefined
  if (until < from)
    reader.refuse('year-order', reader.entry(`${path}.until`)?.span, {
      path: `${path}.until`,
      year: printYear(until),
      must: `not be before ${printYear(from)}, the first year`,
    })
  const { base } = reader.horizon
  const years = new Decimal(until - from + 1)
  return {
    to,
    close,
    years: reader.setting(
      `${path}.until`,
      reader.everyYear(() => years),
    ),
    from: from - base,
    until: until - base,
  }
}
