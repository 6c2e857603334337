import { Decimal } from '../../base/decimal.ts'
import type { Control } from '../definition.ts'
import { inDefinitionUnit, isShare } from '../values/series.ts'
import type { Reader } from './reader.ts'

/** Control totals. A tolerance that is left out is half the last digit of the amount as it was written. */
export function defineControls(reader: Reader): Control[] {
  return reader.items('controls').flatMap((id): Control[] => {
    const path = `controls.${id}`
    const row = reader.plain<string>(`${path}.row`)
    const entry = reader.entry(`${path}.amount`)
    if (row === undefined || entry?.content.form !== 'plain') return []
    const amount = reader.one(`${path}.amount`, 'money')
    const places = /\.(\d+)/.exec(entry.content.plain.text)?.[1]?.length ?? 0
    const isRate = isShare(entry.content.plain)
    const halfDigit = new Decimal(10).pow(-places).div(isRate ? 200 : 2)
    const half = inDefinitionUnit({ ...entry.content.plain, value: halfDigit }, entry, reader.unit) ?? halfDigit
    return [
      {
        id,
        row,
        rowSpan: reader.spanOf(`${path}.row`),
        year: reader.plain<number>(`${path}.year`) ?? reader.horizon.base,
        yearSpan: reader.entry(`${path}.year`)?.span ?? reader.spanOf(`${path}.row`),
        amount,
        tolerance: reader.has(`${path}.tolerance`)
          ? reader.one(`${path}.tolerance`, 'money')
          : reader.constant(`${path}.tolerance`, 'money', half),
        halfDigit,
      },
    ]
  })
}
