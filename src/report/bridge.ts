import { Decimal, epsilon, toPlain } from '../base/decimal.ts'
import type { Row } from '../model/row.ts'
import type { Scenario } from '../open/open.ts'
import { addsUp, type Bridge, type BridgeStep } from '../questions/bridge/bridge.ts'
import type { Table, TableRow, Waterfall } from './document.ts'
import type { Cell } from './figure.ts'
import { nameWithin } from './name-within.ts'
import type { RecordValue } from './records.ts'
import { joined, labelWithin, type SaidFigure, type Sentence, say, sentenceText } from './sentence.ts'
import { RowFigures } from './varied-words.ts'
import { basisOf, moneyOfFigures, type View } from './views/view.ts'

/** A bridge as it is told: from what to what, and of which row. */
export interface ToldBridge {
  readonly bridge: Bridge
  /** The scenario whose unit of money its values are in. */
  readonly scenario: Scenario
  readonly row: Row
  readonly heading: string
  readonly startLabel: string
  readonly endLabel: string
  /** What a step is from and to, in the order of the steps; undefined where a step has no such words. */
  readonly changes?: readonly (readonly [string, string] | undefined)[]
  /** Steps, by place, that a run of the scenario of a title tells otherwise. */
  readonly inRun?: readonly StepInRun[]
  /** What else is said below its table. */
  readonly notes?: readonly string[]
}

/** What an item does beside all else in the scenario that has it: the row with it less the row without it. */
export interface StepInRun {
  readonly at: number
  readonly value: Decimal
  readonly title: string
  /** Whether the bridge leads away from that scenario, so that its step leaves the item out. */
  readonly isLeftOut: boolean
}

/** A waterfall holds so many steps; those that move the row least are drawn together. */
const mostDrawn = 12
/** So many steps are named in a sentence. */
const mostNamed = 3

/** A waterfall of steps, those that move least drawn together; none where nothing moves. */
export function waterfallOf(frame: Omit<Waterfall, 'steps'>, steps: Waterfall['steps']): Waterfall[] {
  if (steps.every(({ value }) => value.abs().lte(epsilon))) return []
  const most = steps.length > mostDrawn ? mostDrawn - 1 : mostDrawn
  const bySize = [...steps].sort((one, other) => other.value.abs().comparedTo(one.value.abs()))
  const drawn = new Set(bySize.slice(0, most))
  const left = steps.filter((step) => !drawn.has(step))
  const others = left.reduce<Decimal>((sum, { value }) => sum.plus(value), new Decimal(0))
  return [
    {
      ...frame,
      steps: [
        ...steps.filter((step) => drawn.has(step)),
        ...(left.length === 0 ? [] : [{ label: `${left.length} others together`, value: others }]),
      ],
    },
  ]
}

/** The words, the table and the picture of one bridge. */
export class BridgeReport {
  private readonly told: ToldBridge
  private readonly view: View
  private readonly figures: RowFigures

  constructor(told: ToldBridge, view: View) {
    this.told = told
    this.view = view
    this.figures = new RowFigures(told.scenario, told.row, view)
  }

  /** The difference of the ends. */
  get moved(): Decimal {
    const { start, end } = this.told.bridge
    return end.minus(start)
  }

  /** A value of the row in words. */
  amount(value: Decimal): SaidFigure {
    return this.figures.amount(value)
  }

  /** How far apart two values of the row are, without a sign. */
  distance(value: Decimal): Sentence {
    return this.figures.difference(value, { isSize: true })
  }

  /** What moves the row, the largest first. */
  reasons(): Sentence[] {
    const steps = this.bySize.filter(({ value }) => value.abs().gt(epsilon))
    const [only, second] = steps
    if (only === undefined)
      return this.told.bridge.steps.length === 0 ? [] : [['None of what is different moves it in that year.']]
    if (second === undefined) return [say`All of it comes from ${this.named(only)}.`]
    const [named, rest] = [steps.slice(0, mostNamed), steps.slice(mostNamed)]
    const parts = named.map((step): Sentence => say`${this.named(step)} ${this.movedBy(step.value)}`)
    const left = rest.reduce<Decimal>((sum, { value }) => sum.plus(value), new Decimal(0))
    const others: Sentence[] =
      rest.length === 0
        ? []
        : [say`${`${rest.length}`} ${rest.length === 1 ? 'other' : 'others together'} ${this.movedBy(left)}`]
    return [say`What moves it: ${joined([...parts, ...others], '; ')}.`, ...this.inRun((step) => named.includes(step))]
  }

  /** What a scenario itself has of a step that is a mean over all orders of change, where the two are unlike as they are printed. */
  private inRun(isTold: (step: BridgeStep) => boolean): Sentence[] {
    const { bridge, inRun = [] } = this.told
    return inRun.flatMap(({ at, value, title, isLeftOut }) => {
      const step = bridge.steps[at]
      if (step === undefined || !isTold(step)) return []
      const [mean, own, alike] = [step.value, value, isLeftOut ? value.neg() : value].map((one) => this.movedBy(one))
      if (mean === undefined || own === undefined || alike === undefined) return []
      if (sentenceText(mean) === sentenceText(alike)) return []
      const label = this.labelOf(step)
      return [
        isLeftOut
          ? say`${label}: to leave it out is ${mean}, the mean over all orders of change; in ${title} itself, beside all else there, to have it is ${own}.`
          : say`${label}: ${mean} is the mean over all orders of change; in ${title} itself, beside all else there, it is ${own}.`,
      ]
    })
  }

  table(): Table {
    const { bridge, heading, startLabel, endLabel, row, changes } = this.told
    const { decimals, percentPlaces } = this.view
    const hasChanges = changes?.some((change) => change !== undefined) === true
    const wordsOf = (index: number): readonly Cell[] => {
      if (!hasChanges) return []
      const [from, to] = changes?.[index] ?? []
      return [from, to].map((text) => (text === undefined ? blank : { is: 'text', text }))
    }
    const rows: TableRow[] = [
      {
        role: 'total',
        label: startLabel,
        cells: [...(hasChanges ? [blank, blank] : []), this.figures.cell(bridge.start)],
      },
      ...bridge.steps.map(
        (step, index): TableRow => ({
          role: 'item',
          label: step.label,
          cells: [...wordsOf(index), this.figures.apart(step.value)],
        }),
      ),
      { role: 'total', label: endLabel, cells: [...(hasChanges ? [blank, blank] : []), this.figures.cell(bridge.end)] },
    ]
    return {
      heading,
      basis: `${row.unit === 'money' ? `${basisOf(this.view, row)}; ` : ''}each step as it moves ${labelWithin(row)}`,
      decimals,
      percentDecimals: percentPlaces(2),
      columns: (hasChanges ? ['from', 'to', 'moves it by'] : ['moves it by']).map((label) => ({ label, note: '' })),
      rows,
      additions: [{ total: rows.length - 1, parts: rows.slice(0, -1).map((_, at) => ({ row: at, sign: 1 as const })) }],
      notes: [
        [this.check],
        ...this.inRun((step) => !this.isNamed(step)),
        ...(this.told.notes ?? []).map((note): Sentence => [note]),
      ],
    }
  }

  waterfall(): Waterfall[] {
    const { bridge, heading, startLabel, endLabel, row } = this.told
    const inView = (value: Decimal): Decimal => this.figures.inView(value)
    return waterfallOf(
      {
        title: heading,
        unit: row.unit === 'money' ? basisOf(this.view, row) : '',
        decimals: this.view.decimals,
        is: row.unit,
        money: moneyOfFigures(this.view),
        start: { label: startLabel, value: inView(bridge.start) },
        end: { label: endLabel, value: inView(bridge.end) },
      },
      bridge.steps.map(({ label, value }) => ({ label, value: inView(value) })),
    )
  }

  /** Start, steps and end as records: what stands before `step`, then the step, its kind and its value. */
  records(before: readonly RecordValue[]): RecordValue[][] {
    const { start, steps, end } = this.told.bridge
    return [
      [...before, 'start', 'start', this.figures.inView(start)],
      ...steps.map(({ path, kind, value }) => [...before, path, kind, this.figures.inView(value)]),
      [...before, 'end', 'end', this.figures.inView(end)],
    ]
  }

  data(): object {
    const { start, steps, end } = this.told.bridge
    const text = (value: Decimal): string => toPlain(this.figures.inView(value))
    return {
      start: text(start),
      steps: steps.map(({ path, kind, label, value }) => ({ step: path, kind, label, value: text(value) })),
      end: text(end),
      adds_up: addsUp(this.told.bridge),
    }
  }

  private get check(): string {
    return addsUp(this.told.bridge)
      ? 'Check: start and steps add up to the end, exactly.'
      : 'CHECK FAILED: start and steps do not add up to the end. This is a fault of the program.'
  }

  private get bySize(): readonly BridgeStep[] {
    return [...this.told.bridge.steps].sort((one, other) => other.value.abs().comparedTo(one.value.abs()))
  }

  private named(step: BridgeStep): string {
    const change = this.told.changes?.[this.told.bridge.steps.indexOf(step)]
    const label = this.labelOf(step)
    if (change === undefined || isPresence(change) || change.includes(eachYear)) return label
    return `${label} (${countBeside(change[0], change[1])} to ${change[1]})`
  }

  /** Whether the sentence of what moves the row names a step. */
  private isNamed(step: BridgeStep): boolean {
    return this.bySize.slice(0, mostNamed).includes(step)
  }

  /** A step within a sentence. What is joined begins with whatever states the most money. */
  private labelOf({ path, label, isJoined }: BridgeStep): string {
    return isJoined === true ? label : nameWithin(path, label)
  }

  /** By how much a step moves the row, with its sign. */
  private movedBy(value: Decimal): Sentence {
    return this.figures.difference(value, { isSigned: true })
  }
}

/** What an item that only one of two has is from and to. */
export const present = { with: 'yes', without: 'no' } as const

/** What stands for values that are another one in each year. */
export const eachYear = 'by year'

/** A count beside another one of the same, which has the unit: `0` beside `12 months`. */
export function countBeside(text: string, other: string): string {
  const [, count] = counted.exec(text) ?? []
  return count !== undefined && counted.test(other) ? count : text
}

const counted = /^([\d,]+) [a-z]+$/

function isPresence([from, to]: readonly [string, string]): boolean {
  return (from === present.with && to === present.without) || (from === present.without && to === present.with)
}

const blank: Cell = { is: 'blank' }
