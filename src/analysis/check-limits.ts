import type { Definition, Limit } from '../definition/definition.ts'
import { diagnose, type Report } from '../diagnostics/catalogue.ts'
import type { Span } from '../diagnostics/span.ts'
import { nearestRows } from '../formula/nearest-rows.ts'
import { inMember } from '../model/member-rows.ts'
import type { Model } from '../model/model.ts'

/** A row that a band or a cap is a share of. */
export interface LimitRow {
  readonly name: string
  readonly span: Span | undefined
  /** What the names of its rows begin with: nothing, or the member of a place that it belongs to. */
  readonly within: string
  readonly contract: string
}

/** Refuse a band or a cap that is a share of something that is no row of money. */
export function checkLimits(definition: Definition, { rows }: Model, report: Report): void {
  const limits = limitRows(definition)
  if (limits.length === 0) return
  const money = rows.filter(({ unit, working, overAllYears }) => unit === 'money' && !working && !overAllYears)
  const known = new Set(money.map(({ path }) => path))
  for (const { name, span, within } of limits) {
    if (known.has(within + name)) continue
    const others = [...known].flatMap((path) => (path.startsWith(within) ? [path.slice(within.length)] : []))
    report(diagnose('not-a-money-row', span, { name, known: nearestRows(name, others) }))
  }
}

/** Every row that a limit of a contract names, those of the members of a place among them. */
export function limitRows({ contracts, members, entries }: Definition, within = ''): LimitRow[] {
  if (members.length > 0)
    return members.flatMap(({ id, definition }) => limitRows(definition, `${within}${inMember(id, '')}`))
  return contracts.flatMap((contract) =>
    limitsOf(contract).flatMap(({ is, of }): LimitRow[] => {
      const span = entries.get(is.path.replace(/\.share$/, '.of'))?.span
      return of === undefined ? [] : [{ name: of, span, within, contract: contract.id }]
    }),
  )
}

function limitsOf({ gain, loss, beyond }: Definition['contracts'][number]): Limit[] {
  const shared = [gain, loss, ...beyond.flatMap((part) => [part.gain, part.loss])]
  return shared.flatMap((part) => [part?.band, part?.cap]).filter((limit) => limit !== undefined)
}
