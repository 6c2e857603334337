import { type Decimal, zero } from '../base/decimal.ts'
import { diagnose, type Tell } from '../diagnostics/catalogue.ts'
import { watchErrors } from '../diagnostics/watch-errors.ts'
import type { BudgetLine } from './budget-lines.ts'
import { idFrom, type Mapped, type Mapping, type RowSetting, tellTwoSettings } from './mapping.ts'
import { calledNoSpend, isCalledTarget } from './no-spend.ts'
import { ownSetting } from './own-setting.ts'
import type { Budget } from './read-budget.ts'

/** A line or a stream of a definition, with the budget lines in it. */
export interface StartedItem {
  readonly id: string
  readonly title: string
  /** Of a line, where the care is; undefined where nobody said. */
  readonly setting: string | undefined
  /** Whether it is a reserve that is held as a contingency. */
  readonly isContingency: boolean
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
  /** Budget lines that the mapping, or the budget itself, leaves out. */
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
  /** What was said of it first. */
  said: RowSetting | undefined
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
  const groups = new Groups(watch)
  const leftOut: BudgetLine[] = []
  const notMapped: BudgetLine[] = []
  const toldOf = new Set<string>()
  const others = new Set<BudgetLine>()
  // Savings that are still to be made, as the row calls itself, and nobody says what it is.
  const isRefused = (line: BudgetLine): boolean =>
    !others.has(line) && mapping?.rows.get(line.key) === undefined && isCredit(line) && isCalledTarget(line.key)
  for (const line of lines) {
    const mapped = mapping?.rows.get(line.key)
    const said = mapped?.setting ?? ownOf(line, mapped, watch)
    // What the budget itself says is no spend needs no mapping.
    const isOther = said !== undefined && said.as !== 'line' && said.as !== 'total'
    if (isOther) others.add(line)
    if (isRefused(line)) watch(diagnose('budget-target', line.span, { name: line.name }))
    if (said?.as === 'left-out') leftOut.push(line)
    else if (mapping === undefined || mapped !== undefined || isOther) {
      groups.add(line, mapped, said)
      const called = mapped === undefined && !isOther && !isCredit(line) ? calledNoSpend(line.key) : undefined
      if (called !== undefined && !toldOf.has(line.key))
        watch(diagnose('budget-no-spend', line.span, { name: line.name, called }))
      toldOf.add(line.key)
    } else {
      notMapped.push(line)
      if (!toldOf.has(line.key))
        watch(diagnose('not-mapped', line.span, { name: line.name, isNamed: mapping.unfilled.has(line.key) }))
      toldOf.add(line.key)
    }
  }
  const all = groups.finished().map(startedOf)
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
            isContingency: false,
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
  private readonly tell: Tell
  private readonly groups = new Map<string, Group>()
  private readonly ids = new Map<string, number>()

  constructor(tell: Tell) {
    this.tell = tell
  }

  add(line: BudgetLine, mapped: Mapped | undefined, said: RowSetting | undefined): void {
    const as = said?.as === 'funding' ? 'funding' : isHeld(said) ? 'reserve' : 'line'
    // Two ways to be known, so that no id of a mapping meets the name of a row.
    const isMapped = mapped?.id !== undefined
    const key = isMapped ? `${as} ${mapped.id}` : `${as} named ${line.key}`
    const known = this.groups.get(key)
    if (known === undefined) {
      const id = mapped?.id ?? idFrom(line.name) ?? `line-${line.row}`
      const title = mapped?.title ?? (mapped?.id === undefined ? line.name : '')
      this.groups.set(key, { as, isMapped, id, title, said, pounds: line.pounds, parts: [line] })
      return
    }
    known.pounds = known.pounds.plus(line.pounds)
    known.parts.push(line)
    // A contingency is held to a rule that another reserve is not, so that one cannot be both.
    if (as === 'reserve' && said !== undefined && known.said !== undefined && known.said.as !== said.as)
      tellTwoSettings(known.title || known.id, said, known.said, this.tell)
    known.said ??= said
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

/** What a row says of itself: no total comes this far, and what a mapping puts into a line is in it. */
function ownOf(line: BudgetLine, mapped: Mapped | undefined, tell: Tell): RowSetting | undefined {
  const own = ownSetting(line, tell)
  return own?.as === 'total' || (own?.as === 'left-out' && mapped !== undefined) ? undefined : own
}

function isHeld(said: RowSetting | undefined): boolean {
  return said?.as === 'reserve' || said?.as === 'contingency'
}

function startedOf({ said, ...group }: Group): StartedItem & Pick<Group, 'as'> {
  return {
    ...group,
    setting: said?.as === 'line' ? said.text : undefined,
    isContingency: said?.as === 'contingency',
  }
}

function sum(items: readonly { readonly pounds: Decimal }[]): Decimal {
  return items.reduce((total, { pounds }) => total.plus(pounds), zero)
}
