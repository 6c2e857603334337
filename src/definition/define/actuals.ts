import { type FinancialYear, printYear } from '../../base/financial-year.ts'
import { diagnose } from '../../diagnostics/catalogue.ts'
import type { Actual, Input } from '../definition.ts'
import { listYears } from '../values/years.ts'
import type { Reader } from './reader.ts'

/** What came out, row by row. Whether there are such rows, and what they are measured in, only the model knows. */
export function defineActuals(reader: Reader): Actual[] {
  const stated = reader.items('actuals').flatMap((id): Actual[] => {
    const path = `actuals.${id}`
    const row = reader.plain<string>(`${path}.row`)
    const amounts = reader.series(`${path}.amounts`, 'money', 'named')
    const isRecurrent = reader.plain<boolean>(`${path}.recurrent`) ?? true
    if (row === undefined || amounts === undefined) return []
    const provisional = defineProvisional(reader, path, amounts)
    const title = reader.text(`${path}.title`) ?? id
    return [{ id, title, row, rowSpan: rowSpan(reader, path), amounts, provisional, isRecurrent }]
  })
  refuseTwice(reader, stated)
  return stated
}

function rowSpan(reader: Reader, path: string): Actual['rowSpan'] {
  return reader.entry(`${path}.row`)?.span ?? reader.spanOf(path)
}

/** The years whose figures may still change, by index: each must have one. */
function defineProvisional(reader: Reader, path: string, { values }: Input): number[] {
  const at = `${path}.provisional`
  const { base } = reader.horizon
  const content = reader.entry(at)?.content
  const named = content?.form === 'list' ? content.items : content?.form === 'plain' ? [content.plain] : []
  const held = values.flatMap((value, index) => (value === undefined ? [] : [base + index]))
  const seen = new Set<FinancialYear>()
  return named.flatMap(({ value, node }) => {
    if (typeof value !== 'number') return []
    if (seen.has(value)) reader.refuse('named-twice', node.span, { path: at, name: printYear(value) })
    seen.add(value)
    if (values[value - base] === undefined && held.length > 0)
      reader.refuse('provisional-without-actual', node.span, {
        path: at,
        year: printYear(value),
        held: listYears(held),
      })
    return [value - base]
  })
}

/** Of one row there is one set of actual figures: of two nobody could say which came out. */
function refuseTwice(reader: Reader, stated: readonly Actual[]): void {
  const first = new Map<string, Actual>()
  for (const actual of stated) {
    const other = first.get(actual.row)
    if (other === undefined) first.set(actual.row, actual)
    else
      reader.tell(
        diagnose(
          'actual-twice',
          actual.rowSpan,
          { path: `actuals.${actual.id}`, row: actual.row, other: `actuals.${other.id}` },
          { note: 'first given here', span: other.rowSpan },
        ),
      )
  }
}
