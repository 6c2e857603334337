import { epsilon } from '../../base/decimal.ts'
import type { FinancialYear } from '../../base/financial-year.ts'
import { listInWords } from '../../base/list-in-words.ts'
import type { Definition, Input } from '../../definition/definition.ts'
import type { OffItem } from '../../definition/layers/switched-off.ts'
import type { Entry } from '../../definition/values/entry.ts'
import { rowValueIfAny } from '../../open/project.ts'
import type { Hint } from '../hint.ts'
import { mostTold } from '../most-told.ts'
import { type SaidFigure, type Sentence, say } from '../sentence.ts'
import type { FiguresInView } from '../views/figures-in-view.ts'

/** So many of what stays are named. */
const mostNamed = 3

/**
 * Of a contract that is switched off: which savings and shifts stay that begin with it or later on the services in its scope, for they may
 * be what its provider was to make, and then nobody makes them without it; and what is left every year as shown, without those as well, and
 * with the contract where the command line took it out.
 */
export function withoutContract(figures: FiguresInView, hint: Hint): Sentence[] {
  const { definition } = figures.scenario
  const off = [...definition.off.values()].filter(isContract)
  return off.slice(0, mostTold).flatMap((item): Sentence[] => {
    const { path, id, held = [] } = item
    const at = (key: string): Entry | undefined => held.find((entry) => entry.path === `${path}.${key}`)
    const starts = plainValue(at('starts'))
    const stating = new Set(held.map((entry) => entry.path))
    const inScope = (line: string): boolean =>
      [`${path}.scope.${line}`, `${path}.scope.${line}.share`].some((one) => stating.has(one))
    const left = typeof starts === 'number' ? stayingIn(definition, inScope, starts) : []
    const settings = left.map((one) => `${one.path}.enabled=false`)
    const beside = besideShown(figures, item, settings)
    if (left.length === 0 && beside === undefined) return []
    const stated = plainValue(at('title'))
    const start = `Contract "${typeof stated === 'string' ? stated : id}" is switched off`
    const stands = beside === undefined ? [] : recurrentBeside(figures, beside)
    if (left.length === 0) return [say`${start}. ${stands}`]
    const rest = left.length - mostNamed
    const named = left.slice(0, rest > 1 ? mostNamed : left.length).map((one) => `"${one.title}"`)
    const all = listInWords(rest > 1 ? [...named, `${rest} others`] : named)
    const without = settings.flatMap((one) => ['--set', one])
    return [
      say`${start}, and what begins with it or later on the services in its scope stays in these figures: ${all}. ${stands}${beside === undefined ? '' : ' '}If that was the provider's to make, switch it off too: ${hint('run', ...without)}`,
    ]
  })
}

/** What is left every year as shown and in the plans beside it: `Recurrent headroom in 2029/30 is -£68.1m as shown, …`. */
function recurrentBeside(figures: FiguresInView, { shown, without, with: withIt }: Beside): Sentence {
  const start = say`Recurrent headroom in ${figures.yearText(figures.last)} is ${shown}`
  const those = without === undefined ? [] : say`, ${without} without that as well`
  const isSame = withIt?.value.minus(shown.value).abs().lte(epsilon) === true
  const other =
    withIt === undefined ? [] : isSame ? ', the same as with the contract' : say`, ${withIt} with the contract`
  return say`${start}${without === undefined && isSame ? '' : ' as shown'}${those}${other}.`
}

interface Beside {
  readonly shown: SaidFigure
  /** Without what stays of the contract as well. */
  readonly without: SaidFigure | undefined
  /** With the contract, where the command line took it out. */
  readonly with: SaidFigure | undefined
}

/** Recurrent headroom of the last year as shown and in the plans beside it; undefined where none of those can be read again. */
function besideShown(figures: FiguresInView, { span }: OffItem, more: readonly string[]): Beside | undefined {
  const { scenario, view, last } = figures
  const shown = figures.money('headroom.recurrent', last)
  const { settings } = scenario
  const of = (changed: readonly string[]): SaidFigure | undefined => {
    const other = scenario.again?.(changed)
    const value = other && rowValueIfAny(other.projection, 'headroom.recurrent', last)
    const viewed = value && view.money(value, last)
    return viewed && figures.amount(viewed, undefined)
  }
  if (shown === undefined) return undefined
  const without = more.length === 0 ? undefined : of([...settings, ...more])
  const isAsked = span.file.path === '--set'
  const withIt = isAsked ? of(settings.filter((one) => one !== span.file.text)) : undefined
  return without === undefined && withIt === undefined ? undefined : { shown, without, with: withIt }
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
