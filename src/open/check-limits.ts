import { printYear } from '../base/financial-year.ts'
import { type DefinitionOfOptions, isOfOptions } from '../definition/appraisal/of-options.ts'
import type { Definition, Limit } from '../definition/definition.ts'
import { offAt, offInWords } from '../definition/layers/switched-off.ts'
import { diagnose, type Tell } from '../diagnostics/catalogue.ts'
import type { Span } from '../diagnostics/span.ts'
import { nearestRows } from '../formula/nearest-rows.ts'
import { isNotStated } from '../model/author-checks.ts'
import { valuedFrom } from '../model/contracts.ts'
import { inMember } from '../model/in-member.ts'
import type { Model } from '../model/model.ts'
import type { Row } from '../model/row.ts'

/** A row that a band or a cap of a contract, or an addition to the cost of an option, is a share of. */
export interface LimitRow {
  readonly name: string
  readonly span: Span | undefined
  /** The key that names it. */
  readonly path: string
  /** What the names of its rows begin with: nothing, or the member of a place that it belongs to. */
  readonly within: string
  /** What has the limit: `contracts.mcp`. */
  readonly holder: string
  /** The first and the last year in which the limit is read, by index from the base year. */
  readonly years: readonly [number, number]
}

/**
 * Refuse a band or a cap that is a share of what is no row of money, or of one that ends before the contract does. `partial`
 * says that the definition has errors.
 */
export function checkLimits(
  definition: Definition,
  { rows, absent }: Pick<Model, 'rows' | 'absent'>,
  partial: boolean,
  tell: Tell,
): void {
  const limits = limitRows(definition)
  if (limits.length === 0) return
  const money = rows.filter(({ unit, shown, overAllYears }) => unit === 'money' && shown && !overAllYears)
  const known = new Map<string, Row>(money.map((row) => [row.path, row]))
  for (const { name, span, path, within, holder, years } of limits) {
    const row = known.get(within + name)
    if (row !== undefined) {
      const index = firstWithout(row, years)
      const year = index === undefined ? undefined : printYear(definition.horizon.base + index)
      if (year !== undefined) tell(diagnose('limit-not-in-force', span, { name, contract: holder, year }))
      continue
    }
    const item = offAt(definition.off, within + name)
    if (item !== undefined) {
      tell(diagnose('switched-off', span, { what: `This names the row "${name}"`, off: offInWords(item) }))
      continue
    }
    if (span !== undefined && isNotStated(absent, within + name, span, partial, tell)) continue
    const others = (): string[] =>
      [...known.keys()].flatMap((path) => (path.startsWith(within) ? [path.slice(within.length)] : []))
    tell(diagnose('not-a-money-row', span, { path, name, known: () => nearestRows(name, others()) }))
  }
}

/** Every row that a limit names, those of the members of a place, and of options, among them. */
export function limitRows(definition: Definition, within = ''): LimitRow[] {
  const { contracts, members } = definition
  if (members.length > 0)
    return [
      ...(isOfOptions(definition) ? additionRows(definition) : []),
      ...members.flatMap(({ id, definition: own }) => limitRows(own, `${within}${inMember(id, '')}`)),
    ]
  return contracts.flatMap((contract) =>
    limitsOf(contract).flatMap(({ of, ofSpan: span, ofPath: path }): LimitRow[] =>
      of === undefined || path === undefined
        ? []
        : [
            {
              name: of,
              span,
              path,
              within,
              holder: `contracts.${contract.id}`,
              years: [valuedFrom(contract), contract.ends],
            },
          ],
    ),
  )
}

/** The rows that what is added to the cost of options is a share of. */
function additionRows({ appraisal, horizon }: DefinitionOfOptions): LimitRow[] {
  return appraisal.options.flatMap(({ id, optimismBias, contingency }) =>
    [...optimismBias, ...contingency].flatMap(({ of, ofSpan: span, ofPath: path }): LimitRow[] => {
      const holder = `appraisal.options.${id}`
      const years = [appraisal.base, horizon.count] as const
      return of === '' ? [] : [{ name: of, span, path, within: inMember(id, ''), holder, years }]
    }),
  )
}

/** The first of some years in which a row is not in force and so has no value. */
function firstWithout({ formula }: Row, [from, to]: LimitRow['years']): number | undefined {
  if (formula?.op !== 'during' || formula.otherwise === 'nothing') return undefined
  for (let index = from; index <= to; index++) if (formula.inForce[index] !== true) return index
  return undefined
}

function limitsOf({ gain, loss, beyond }: Definition['contracts'][number]): Limit[] {
  const shared = [gain, loss, ...beyond.flatMap((part) => [part.gain, part.loss])]
  return shared.flatMap((part) => [part?.band, part?.cap]).filter((limit) => limit !== undefined)
}
