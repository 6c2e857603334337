import type { FinancialYear } from '../../base/financial-year.ts'
import { listInWords } from '../../base/list-in-words.ts'
import type { Definition, Input } from '../../definition/definition.ts'
import type { OffItem } from '../../definition/layers/switched-off.ts'
import type { Entry } from '../../definition/values/entry.ts'
import type { Hint } from '../hint.ts'
import { mostTold } from '../most-told.ts'
import { type Sentence, say } from '../sentence.ts'
import type { FiguresInView } from '../views/figures-in-view.ts'

/** So many of what stays are named. */
const mostNamed = 3

/**
 * Of a contract that is switched off: which savings and shifts stay that begin with it or later on the services in its scope. They may be
 * what its provider was to make, and then nobody makes them without it.
 */
export function withoutContract({ scenario: { definition } }: FiguresInView, hint: Hint): Sentence[] {
  const off = [...definition.off.values()].filter(isContract)
  return off.slice(0, mostTold).flatMap((item): Sentence[] => {
    const { path, id, held = [] } = item
    const at = (key: string): Entry | undefined => held.find((entry) => entry.path === `${path}.${key}`)
    const starts = plainValue(at('starts'))
    const stating = new Set(held.map((entry) => entry.path))
    const inScope = (line: string): boolean =>
      [`${path}.scope.${line}`, `${path}.scope.${line}.share`].some((one) => stating.has(one))
    if (typeof starts !== 'number') return []
    const left = stayingIn(definition, inScope, starts)
    if (left.length === 0) return []
    const stated = plainValue(at('title'))
    const title = typeof stated === 'string' ? stated : id
    const rest = left.length - mostNamed
    const named = left.slice(0, rest > 1 ? mostNamed : left.length).map((one) => `"${one.title}"`)
    const all = listInWords(rest > 1 ? [...named, `${rest} others`] : named)
    const without = left.flatMap((one) => ['--set', `${one.path}.enabled=false`])
    return [
      say`Contract "${title}" is switched off, and what begins with it or later on the services in its scope stays in these figures: ${all}. If that was the provider's to make, switch it off too: ${hint('run', ...without)}`,
    ]
  })
}

/** Of one definition: what a member of a place has off is told of the member. */
function isContract({ collection, member }: OffItem): boolean {
  return collection === 'contracts' && member === undefined
}

function plainValue(entry: Entry | undefined): unknown {
  return entry?.content.form === 'plain' ? entry.content.plain.value : undefined
}

/** What still acts on some lines and begins in a year or later. */
function stayingIn(
  { savings, shifts, horizon }: Definition,
  isInScope: (line: string) => boolean,
  starts: FinancialYear,
): readonly { readonly path: string; readonly title: string }[] {
  const first = starts - horizon.base
  const isLate = (values: Input | undefined, delay: number): boolean => {
    const begun = values?.values.findIndex((value) => value !== undefined && !value.isZero()) ?? -1
    return begun !== -1 && begun + delay >= first
  }
  return [
    ...savings.flatMap(({ id, title, line, amount, share, benchmark, delayYears }) =>
      isInScope(line) &&
      (isLate(amount ?? share, delayYears) || (benchmark !== undefined && benchmark.from + delayYears >= first))
        ? [{ path: `savings.${id}`, title }]
        : [],
    ),
    ...shifts.flatMap(({ id, title, from, to, amount, share, delay }) =>
      (isInScope(from) || isInScope(to)) && isLate(amount ?? share, delay) ? [{ path: `shifts.${id}`, title }] : [],
    ),
  ]
}
