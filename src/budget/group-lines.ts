import { type Decimal, zero } from '../base/decimal.ts'
import { withoutBlanks } from '../definition/text/csv-cells.ts'
import { readPlain } from '../definition/values/scalar.ts'
import { diagnose, type Tell } from '../diagnostics/catalogue.ts'
import { watchErrors } from '../diagnostics/watch-errors.ts'
import type { BudgetLine } from './budget-lines.ts'
import { idFrom, type Mapped, type Mapping, settingKey } from './mapping.ts'
import { calledNoSpend, isCalledTarget } from './no-spend.ts'
import type { Budget } from './read-budget.ts'

/** A line or a stream of a definition, with the budget lines in it. */
export interface StartedItem {
  readonly id: string
  readonly title: string
  /** Of a line, where the care is; undefined where nobody said. */
  readonly setting: string | undefined
  /** What its budget lines come to, as they stand in the file. */
  readonly pounds: Decimal
  readonly parts: readonly BudgetLine[]
}

/** What becomes of every line of a budget. */
export interface GroupedBudget {
  readonly lines: readonly StartedItem[]
  readonly funding: readonly StartedItem[]
  /** Money held in reserve, which is no spend. */
  readonly reserves: readonly StartedItem[]
  /** Budget lines that the mapping leaves out. */
  readonly leftOut: readonly BudgetLine[]
  /** Budget lines that a mapping does not name: they are in a line of their own. */
  readonly notMapped: readonly BudgetLine[]
}

interface Group {
  readonly as: 'line' | 'funding' | 'reserve'
  /** Whether a mapping gives its id, which then stays as it is. */
  readonly isMapped: boolean
  id: string
  title: string
  setting: string | undefined
  pounds: Decimal
  readonly parts: BudgetLine[]
}

const notMappedId = 'not-mapped'

/**
 * Put the lines of a budget into those of a definition, by a mapping or else by their names. None is dropped: what a mapping does not
 * name goes into one line that says so. Undefined where something is wrong.
 */
export function groupLines(
  { file, lines }: Budget,
  mapping: Mapping | undefined,
  tell: Tell,
): GroupedBudget | undefined {
  const { tell: watch, hasErrors } = watchErrors(tell)
  const groups = new Groups()
  const leftOut: BudgetLine[] = []
  const notMapped: BudgetLine[] = []
  const toldOf = new Set<string>()
  // Savings that are still to be made, as the row calls itself, and nobody says what it is.
  const isRefused = (line: BudgetLine): boolean =>
    mapping?.get(line.key) === undefined && isCredit(line) && isCalledTarget(line.key)
  for (const line of lines) {
    const mapped = mapping?.get(line.key)
    if (isRefused(line)) watch(diagnose('budget-target', line.span, { name: line.name }))
    const setting = mapped?.setting ?? settingOf(line, watch)
    if (mapped?.as === 'left-out') leftOut.push(line)
    else if (mapping === undefined || mapped !== undefined) {
      groups.add(line, mapped, setting)
      const called = mapped === undefined && !isCredit(line) ? calledNoSpend(line.key) : undefined
      if (called !== undefined && !toldOf.has(line.key))
        watch(diagnose('budget-no-spend', line.span, { name: line.name, called }))
      toldOf.add(line.key)
    } else {
      notMapped.push(line)
      if (!toldOf.has(line.key)) watch(diagnose('not-mapped', line.span, { name: line.name }))
      toldOf.add(line.key)
    }
  }
  const all = groups.finished()
  const spend = all.filter(({ as }) => as === 'line')
  const without = spend.filter(({ setting }) => setting === undefined)
  const [first] = without
  if (first?.parts[0] !== undefined)
    watch(diagnose('no-setting', first.parts[0].span, { first: first.title, count: without.length, of: spend.length }))
  const rest: readonly StartedItem[] =
    notMapped.length === 0
      ? []
      : [
          {
            id: groups.free(notMappedId),
            title: 'Not mapped',
            setting: 'other',
            pounds: sum(notMapped),
            parts: notMapped,
          },
        ]
  const items = [...spend, ...rest]
  if (items.length === 0) watch(diagnose('budget-without-table', { file, start: 0, end: 0 }, { lacks: 'lines' }))
  if (items.length > 0 && sum(items).lte(0))
    watch(diagnose('budget-negative', items[0]?.parts[0]?.span, { lines: items.length, isNought: sum(items).isZero() }))
  else
    for (const item of items)
      if (isCredit(item) && !item.parts.every(isRefused))
        watch(diagnose('budget-credit', item.parts[0]?.span, { name: item.title }))
  for (const item of all)
    if (item.as === 'reserve' && isCredit(item))
      watch(diagnose('budget-reserve', item.parts[0]?.span, { name: item.title }))
  return hasErrors()
    ? undefined
    : {
        lines: items,
        funding: all.filter(({ as }) => as === 'funding'),
        reserves: all.filter(({ as }) => as === 'reserve'),
        leftOut,
        notMapped,
      }
}

/** Whether an item of spend takes money off. */
export function isCredit({ pounds }: Pick<StartedItem, 'pounds'>): boolean {
  return pounds.isNegative() && !pounds.isZero()
}

class Groups {
  private readonly groups = new Map<string, Group>()
  private readonly ids = new Map<string, number>()

  add(line: BudgetLine, mapped: Mapped | undefined, setting: string | undefined): void {
    const as = mapped?.as === 'funding' || mapped?.as === 'reserve' ? mapped.as : 'line'
    // Two ways to be known, so that no id of a mapping meets the name of a row.
    const isMapped = mapped?.id !== undefined
    const key = isMapped ? `${as} ${mapped.id}` : `${as} named ${line.key}`
    const known = this.groups.get(key)
    if (known === undefined) {
      const id = mapped?.id ?? idFrom(line.name) ?? `line-${line.row}`
      const title = mapped?.title ?? (mapped?.id === undefined ? line.name : '')
      this.groups.set(key, { as, isMapped, id, title, setting, pounds: line.pounds, parts: [line] })
      return
    }
    known.pounds = known.pounds.plus(line.pounds)
    known.parts.push(line)
    known.setting ??= setting
    if (known.title === '') known.title = mapped?.title ?? ''
  }

  /** Every group with an id of its own; where nobody gave it a title, the name of its only row, or else its id in words. */
  finished(): readonly Group[] {
    const all = [...this.groups.values()]
    // Ids that a mapping gives come first, so that they stay as they are.
    for (const group of all) if (group.isMapped) this.ids.set(group.id, 1)
    for (const group of all) {
      if (!group.isMapped) group.id = this.free(group.id)
      const [only, ...others] = group.parts
      const isOne = group.title === '' && only !== undefined && others.every(({ key: other }) => other === only.key)
      if (isOne) group.title = only.name
      if (group.title === '') group.title = inWords(group.id)
    }
    return all
  }

  /** An id that is not taken: itself, or with a number behind it. */
  free(id: string): string {
    for (let number = (this.ids.get(id) ?? 0) + 1; ; number++) {
      const own = number === 1 ? id : `${id}-${number}`
      if (number > 1 && this.ids.has(own)) continue
      this.ids.set(id, number)
      if (own !== id) this.ids.set(own, 1)
      return own
    }
  }
}

function inWords(id: string): string {
  const text = id.replaceAll('-', ' ')
  return text.charAt(0).toUpperCase() + text.slice(1)
}

function settingOf({ setting }: BudgetLine, tell: Tell): string | undefined {
  if (setting === undefined) return undefined
  const { text, span } = withoutBlanks(setting)
  return readPlain(settingKey, 'setting', { is: 'scalar', text, span }, 'csv', tell).value as string | undefined
}

function sum(items: readonly { readonly pounds: Decimal }[]): Decimal {
  return items.reduce((total, { pounds }) => total.plus(pounds), zero)
}
