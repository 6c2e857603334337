import type { Definition, Limit } from '../definition/definition.ts'
import { diagnose, type Report } from '../diagnostics/catalogue.ts'
import { nearestRows } from '../formula/nearest-rows.ts'
import type { Model } from '../model/model.ts'

/** Refuse a band or a cap that is a share of something that is no row of money. */
export function checkLimits({ contracts, entries }: Definition, { rows }: Model, report: Report): void {
  if (contracts.length === 0) return
  const money = rows.filter(({ unit, working, overAllYears }) => unit === 'money' && !working && !overAllYears)
  const known = new Set(money.map(({ path }) => path))
  for (const { is, of } of contracts.flatMap(limitsOf)) {
    if (of === undefined || known.has(of)) continue
    const span = entries.get(is.path.replace(/\.share$/, '.of'))?.span
    report(diagnose('not-a-money-row', span, { name: of, known: nearestRows(of, [...known]) }))
  }
}

function limitsOf({ gain, loss, beyond }: Definition['contracts'][number]): Limit[] {
  const shared = [gain, loss, ...beyond.flatMap((part) => [part.gain, part.loss])]
  return shared.flatMap((part) => [part?.band, part?.cap]).filter((limit) => limit !== undefined)
}
