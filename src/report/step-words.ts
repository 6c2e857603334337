import { type Decimal, zero } from '../base/decimal.ts'
import { grouped } from '../base/grouped.ts'
import { upperFirst } from '../base/upper-first.ts'
import { type StepKind, stepKinds } from '../formula/step-kind.ts'
import type { Row } from '../model/row.ts'
import type { BridgeStep } from '../questions/bridge/bridge.ts'
import { joined, type SaidFigure, type Sentence, say } from './sentence.ts'

/**
 * What people call the steps of each kind, as the subject of a sentence, and whether that is one thing or several; and what those of the
 * item that is asked about, where that is something else.
 */
const kinds: Readonly<Record<StepKind, readonly [words: string, isOne: boolean, ofAsked?: string]>> = {
  funding: ['Funding', true],
  growth: ['Growth', true],
  people: ['The number of people', true],
  saving: ['Savings', false],
  shift: ['Shifts of care', false],
  pressure: ['Pressures', false],
  investment: ['Investments', false],
  responsibility: ['Changes of responsibility', false],
  contract: ['Contracts', false, 'Its terms and scope'],
  'non-recurrent': ['What counts in one year only', true],
  reserve: ['What is held back or lost', true],
  adjustment: ['Adjustments of lines', false],
  prices: ['Prices', false],
  efficiency: ['Efficiency', true],
  input: ['Other figures', false],
}

/** Steps of one kind, or of one item, and what they come to. */
export interface StepGroup {
  readonly title: string
  readonly steps: readonly BridgeStep[]
  readonly value: Decimal
}

/** The steps of each kind that moves the row, in the order of the kinds. */
export function byKind(steps: readonly BridgeStep[]): ReadonlyMap<StepKind, StepGroup> {
  const found = grouped(steps, ({ kind }) => kind)
  return new Map(
    stepKinds.flatMap((kind) => {
      const own = found.get(kind)
      return own === undefined ? [] : [[kind, { title: kinds[kind][0], steps: own, value: totalOf(own) }] as const]
    }),
  )
}

/**
 * The steps of each item, and each step that is no item's, the largest first: what drivers bring to a line stands together. Of the item
 * that the row asked for belongs to each step stands by itself, without the title that everybody knows.
 */
export function byItem(steps: readonly BridgeStep[], asked: Row['item']): StepGroup[] {
  return [...grouped(steps, ({ of, path }) => (of === undefined || of.path === asked?.path ? path : of.path)).values()]
    .map((own): StepGroup => {
      const [first] = own
      const title = own.length === 1 ? nameOf(first, asked) : (first?.of?.title ?? '')
      return { title, steps: own, value: totalOf(own) }
    })
    .sort((one, other) => other.value.abs().comparedTo(one.value.abs()))
}

/** What a step is called beside others of its kind: growth by the line that grows. */
function nameOf(step: BridgeStep | undefined, asked: Row['item']): string {
  const isOfLine = step?.kind === 'growth' || step?.kind === 'adjustment'
  return (isOfLine ? step?.of?.title : undefined) ?? (step === undefined ? '' : labelBeside(step, asked))
}

/** The label of a step, without the title of the item that is asked about. */
export function labelBeside({ label, of }: BridgeStep, asked: Row['item']): string {
  const title = `${of?.title}, `
  return of !== undefined && of.path === asked?.path && label.startsWith(title)
    ? upperFirst(label.slice(title.length))
    : label
}

/** So many of one kind are named in a sentence. */
const mostNamed = 3

/** What the steps of one kind do together, and which of them do most of it: `Growth takes £5.0m: Acute £3.0m; Prescribing £2.0m.` */
export function kindInWords(
  kind: StepKind,
  steps: readonly BridgeStep[],
  amount: (value: Decimal) => SaidFigure,
  asked: Row['item'],
): Sentence {
  const [all, isOne, ofAsked = all] = kinds[kind]
  const words = asked !== undefined && steps.every(({ of }) => of?.path === asked.path) ? ofAsked : all
  const total = totalOf(steps)
  const does = total.isNegative() ? (isOne ? 'takes' : 'take') : isOne ? 'adds' : 'add'
  const size = (value: Decimal): SaidFigure => amount(total.isNegative() ? value.neg() : value)
  const groups = byItem(steps, asked)
  const [first] = groups
  const head = say`${words} ${does} ${size(total)}`
  // What brings the start to the prices or the people of the end is the kind itself.
  if (first === undefined || steps.every(({ path }) => path === kind)) return say`${head}.`
  if (groups.length === 1) return say`${head}: ${first.title}.`
  const named = groups.length === mostNamed + 1 ? groups : groups.slice(0, mostNamed)
  const rest = groups.slice(named.length)
  const parts = named.map(({ title, value }) => say`${title} ${size(value)}`)
  const others = rest.length === 0 ? [] : [say`${`${rest.length} others`} ${size(totalOf(rest))}`]
  return say`${head}: ${joined([...parts, ...others], '; ')}.`
}

export function totalOf(parts: readonly { readonly value: Decimal }[]): Decimal {
  return parts.reduce((so, { value }) => so.plus(value), zero)
}
