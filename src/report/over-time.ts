import { type Decimal, toPlain } from '../base/decimal.ts'
import { printYear } from '../base/financial-year.ts'
import { upperFirst } from '../base/upper-first.ts'
import { placesOf } from '../formula/unit-print.ts'
import { paidAfterShadow, type Row } from '../model/row.ts'
import type { Scenario } from '../open/open.ts'
import { valueAt } from '../open/project.ts'
import { addsUp, type Bridge, type BridgeStep } from '../questions/bridge/bridge.ts'
import { type DoingNothing, growthIn } from '../questions/bridge/do-nothing.ts'
import type { Between } from '../questions/bridge/no-bridge.ts'
import type { Divisor } from '../questions/bridge/revalued.ts'
import { answerChapter } from './answer-chapter.ts'
import { waterfallOf } from './bridge.ts'
import type { Chapter, Made, Table, TableRow, Waterfall } from './document.ts'
import type { Records } from './records.ts'
import { labelWithin, type SaidFigure, type Sentence, say, sentenceText, unroundedAside, upOrDown } from './sentence.ts'
import { byItem, byKind, kindInWords, labelBeside, type StepGroup, totalOf } from './step-words.ts'
import { RowFigures } from './varied-words.ts'
import { basisOf, moneyOfFigures, priceLevel, residents, type View, type ViewChoice } from './views/view.ts'
import { headWords, pricesAside } from './views/view-words.ts'

/** A bridge over time that was asked for: of which row, between which years by index from the base year. */
export interface OverTimeAnswer extends Between {
  readonly scenario: Scenario
  /** The file as it was given. */
  readonly file: string
  readonly row: Row
  readonly bridge: Bridge
  readonly doingNothing: DoingNothing | undefined
}

/** What amounts of a row are divided by in a view; nothing in cash and in total. */
export function divisorsOf(scenario: Scenario, { people, unit }: Row, { prices, perHead }: ViewChoice): Divisor[] {
  return [
    ...(prices === 'real'
      ? [{ kind: 'prices', by: (index) => priceLevel(scenario, index) } as const satisfies Divisor]
      : []),
    ...(perHead === true && unit === 'money'
      ? [{ kind: 'people', by: (index) => residents(scenario, index, people.path) } as const satisfies Divisor]
      : []),
  ]
}

/** A start that is less than one part in so many of the end is no measure of the change. */
const leastPart = 5

/** People are shown so many items of each kind; what is left of the kind stands in one line. */
const mostItems = 12

/** The chapter of a bridge over time: how far the row moves, what moves it, kind by kind, and all steps in a table. */
export function overTimeChapter(answer: OverTimeAnswer, asked: View, made: Made): Chapter {
  const view = viewOfRow(asked, answer.row)
  const told = new OverTimeWords(answer, view)
  return answerChapter(answer.scenario, answer.file, view, made, {
    facts: told.facts(),
    tables: [told.table()],
    waterfalls: told.waterfall(),
    notes: told.notes(),
    basis: basisOf(view, answer.row),
    records: () => told.records(made),
  })
}

/** Pounds for each person are that whichever unit of money is asked for, and are not for each person once more. */
function viewOfRow(view: View, { unit }: Row): View {
  if (unit !== 'pounds') return view
  return {
    ...view,
    unitWords: '£ a head',
    unit: '£ per head',
    machineUnit: 'GBP per head',
    decimals: placesOf(unit, { money: view.decimals, percent: view.percentPlaces(1) }),
    isPerHead: false,
  }
}

/** The words and figures of one bridge. */
class OverTimeWords {
  private readonly answer: OverTimeAnswer
  private readonly view: View
  private readonly figures: RowFigures

  constructor(answer: OverTimeAnswer, view: View) {
    this.answer = answer
    this.view = view
    this.figures = new RowFigures(answer.scenario, answer.row, view)
  }

  /** What steps in real terms are: a board would take their growth for real growth. */
  private inRealTerms(): Sentence[] {
    if (!this.view.isReal) return []
    return [
      say`The steps are what changed in cash, told in ${this.view.prices}: growth has the rise of prices in it, and money that stands still in cash, though it buys less, is no step.`,
    ]
  }

  facts(): Sentence[] {
    const { bridge, row } = this.answer
    const { start, steps, end } = bridge
    const change = end.minus(start)
    const [heads, prices] = [headWords(this.view), pricesAside(this.view)]
    const amount = (value: Decimal): SaidFigure => this.figures.amount(value)
    const head = change.isZero()
      ? say`${row.label} is ${amount(end)}${heads} in ${this.last} as in ${this.first}${prices}.`
      : say`${row.label} ${change.isNegative() ? 'falls' : 'rises'} from ${amount(start)} in ${this.first} to ${amount(end)}${heads} in ${this.last}${prices}: ${upOrDown(amount(change))}${this.inPerCent(change)}.`
    const kinds = [...byKind(steps)].sort(([, one], [, other]) => other.value.abs().comparedTo(one.value.abs()))
    return [
      head,
      ...this.inRealTerms(),
      ...kinds.map(([kind, group]) => kindInWords(kind, group.steps, amount, row.item)),
    ]
  }

  /** The change in per cent, where it starts above nought, at no less than a fifth of the end, and does not end below it. */
  private inPerCent(change: Decimal): Sentence {
    const { start, end } = this.answer.bridge
    if (start.lte(0) || end.isNegative() || start.times(leastPart).lt(end)) return []
    const places = this.view.percentPlaces(0)
    return say`, ${{ is: 'rate', value: change.div(start), of: undefined, places, isSize: true }}`
  }

  table(): Table {
    const { bridge, row } = this.answer
    const rows: TableRow[] = []
    let so = bridge.start
    const add = (label: string, value: Decimal, kind: string, within: TableRow['within']): void => {
      so = so.plus(value)
      rows.push({
        role: 'item',
        label,
        ...(within === undefined ? {} : { within }),
        cells: [this.figures.cell(value), this.figures.cell(so), { is: 'text', text: kind }],
      })
    }
    const end = (label: string, value: Decimal): void => {
      rows.push({
        role: 'position',
        label,
        cells: [this.figures.cell(value), this.figures.cell(value), { is: 'text', text: '' }],
      })
    }
    end(`${row.label}, ${this.first}`, bridge.start)
    for (const [kind, { steps }] of byKind(bridge.steps)) {
      const items = byItem(steps, row.item)
      const shown = items.length === mostItems + 1 ? items : items.slice(0, mostItems)
      for (const item of shown)
        for (const step of item.steps) add(labelBeside(step, row.item), step.value, kind, withinOfStep(step, item))
      const rest = items.slice(shown.length)
      if (rest.length > 0) add(`${rest.length} others`, totalOf(rest), kind, undefined)
    }
    end(`${row.label}, ${this.last}`, bridge.end)
    return {
      heading: '',
      basis: basisOf(this.view, this.answer.row),
      decimals: this.view.decimals,
      percentDecimals: this.view.percentPlaces(1),
      columns: ['amount', 'so far', 'kind'].map((label) => ({ label, note: '' })),
      rows,
      additions: [{ total: rows.length - 1, parts: rows.slice(0, -1).map((_, at) => ({ row: at, sign: 1 as const })) }],
      notes: [],
    }
  }

  waterfall(): Waterfall[] {
    const { bridge, row } = this.answer
    const inView = (value: Decimal): Decimal => this.figures.inView(value)
    return waterfallOf(
      {
        title: `What moved ${labelWithin(row)}, ${this.first} to ${this.last}`,
        unit: basisOf(this.view, this.answer.row),
        decimals: this.view.decimals,
        is: row.unit,
        money: row.unit === 'money' ? moneyOfFigures(this.view) : '£',
        start: { label: this.first, value: inView(bridge.start) },
        end: { label: this.last, value: inView(bridge.end) },
      },
      [...byKind(bridge.steps)].flatMap(([kind, { steps }]) =>
        byItem(steps, row.item).map((item) => ({
          label: item.steps.length === 1 ? labelOfOnly(item, row.item) : `${item.title}, ${kind}`,
          value: inView(item.value),
        })),
      ),
    )
  }

  notes(): Sentence[] {
    const { bridge, row } = this.answer
    const drivers = byItem(
      bridge.steps.filter(({ kind }) => kind === 'growth'),
      row.item,
    ).some(({ steps }) => steps.length > 1)
    return [
      addsUp(bridge)
        ? ['The start and the steps come to the end exactly; only what is shown is rounded.']
        : ['The start and the steps do not come to the end: this is a fault of the program.'],
      ...(bridge.steps.some(({ kind }) => kind === 'growth')
        ? [['A change of an earlier year grows with its line, and what it grows by counts as growth.']]
        : []),
      ...this.besideNothing(),
      ...this.savedUnderContract(),
      ...(drivers ? [['What drivers of a line make together is shared among them equally.']] : []),
      ...(row.item !== undefined && bridge.steps.filter(({ of }) => of?.path === row.item?.path).length > 1
        ? [['What figures that multiply one another make together is shared among them equally.']]
        : []),
      ...this.laterStart(),
      ...([...byKind(bridge.steps).values()].some(({ steps }) => byItem(steps, row.item).length > mostItems + 1)
        ? [[`The ${mostItems} largest of each kind are shown; --csv and --json hold all.`]]
        : []),
      ...(this.view.isReal || this.view.isPerHead
        ? [[`What moved is divided as ${this.last} is; what was there in ${this.first} is first brought to that.`]]
        : []),
    ]
  }

  /** Whose savings are that lie in the scope of a contract: a reader would take all of them for the commissioner's. */
  private savedUnderContract(): Sentence[] {
    const { bridge, scenario } = this.answer
    const { savings, contracts } = scenario.definition
    if (!bridge.steps.some(({ kind }) => kind === 'contract')) return []
    const covered = new Set(contracts.flatMap(({ scope }) => scope.map(({ line }) => line)))
    const within = new Set(savings.flatMap(({ id, line }) => (covered.has(line) ? [`savings.${id}`] : [])))
    const isWithin = bridge.steps.some(({ kind, of }) => kind === 'saving' && of !== undefined && within.has(of.path))
    if (!isWithin) return []
    return [
      [
        'While a contract is paid, what is saved in the services that it covers lowers their cost and not its price: it stays with the provider but for what is shared, and what stays there is taken back under "Contracts", together with all else that the contract pays beside their cost.',
      ],
    ]
  }

  /** How the growth of the bridge and the do-nothing gap, which readers hold against one another, go together. */
  private besideNothing(): Sentence[] {
    const { bridge, doingNothing } = this.answer
    if (doingNothing === undefined) return []
    const { growth, gap } = doingNothing
    const own = growthIn(bridge.steps)
    const amount = (value: Decimal): SaidFigure => this.figures.amount(value)
    const [here, nothing] = [amount(own.neg()), amount(growth.neg())]
    if (own.isZero() || sentenceText([here]) === sentenceText([nothing])) return []
    const apart = own.minus(growth)
    const why = apart.isPositive()
      ? say`what earlier savings and other changes took out does not grow, which avoids ${amount(apart)}`
      : say`what earlier changes added grows too, by ${amount(apart.neg())}`
    const rounded = unroundedAside(here, amount(apart), nothing)
    return [
      say`Growth takes ${here} here and ${nothing} if nothing is done${rounded}: ${why}. The do-nothing gap in ${this.last} is ${amount(gap)}.`,
    ]
  }

  records(made: Made): Records {
    const { scenario, row, bridge, from, to } = this.answer
    const inView = (value: Decimal): Decimal => this.figures.inView(value)
    const ends = (kind: 'start' | 'end', value: Decimal) => ({ path: kind, kind, value })
    const { base } = scenario.definition.horizon
    const years = { from: printYear(base + from), to: printYear(base + to) }
    const all = [ends('start', bridge.start), ...bridge.steps, ends('end', bridge.end)]
    return {
      columns: ['scenario', 'row', 'from', 'to', 'step', 'kind', 'value'],
      rows: all.map(({ path, kind, value }) => [
        scenario.name,
        row.path,
        years.from,
        years.to,
        path,
        kind,
        inView(value),
      ]),
      data: {
        scenario: scenario.name,
        title: scenario.definition.title,
        row: row.path,
        label: row.label,
        ...years,
        unit: this.view.unit,
        price_base: this.view.priceBase,
        start: toPlain(inView(bridge.start)),
        steps: bridge.steps.map(({ path, kind, label, value }) => ({
          step: path,
          kind,
          label,
          value: toPlain(inView(value)),
        })),
        end: toPlain(inView(bridge.end)),
        adds_up: addsUp(bridge),
        set: scenario.settings,
        inputs: made.inputs(scenario),
      },
    }
  }

  /** A row may have no value in the base year, and none in the last: a bridge leads between the years that it has. */
  private laterStart(): Sentence[] {
    const { scenario, row, from, to } = this.answer
    const { base, count } = scenario.definition.horizon
    const isMissing = (index: number): boolean => valueAt(scenario.projection, row.path, index) === undefined
    return [
      ...(from > 0 && from === paidAfterShadow(row) && !isMissing(from - 1)
        ? [
            [
              `${this.first} is the first year that is paid; in ${printYear(base + from - 1)} it is in shadow, calculated and not paid.`,
            ],
          ]
        : []),
      ...(from > 0 && isMissing(from - 1)
        ? [[`${this.first} is the first year in which there is a figure; there is none in ${printYear(base)}.`]]
        : []),
      ...(to < count && isMissing(to + 1)
        ? [[`${this.last} is the last year in which there is a figure; there is none in ${printYear(base + count)}.`]]
        : []),
    ]
  }

  private get first(): string {
    return this.yearAt(this.answer.from)
  }

  private get last(): string {
    return this.yearAt(this.answer.to)
  }

  /** A year in words: one in shadow says so, since its figure is of money that nobody is paid. */
  private yearAt(index: number): string {
    const { scenario, row } = this.answer
    const year = printYear(scenario.definition.horizon.base + index)
    return index < (paidAfterShadow(row) ?? 0) ? `${year} (in shadow, not paid)` : year
  }
}

/** The label of the one step that a group has. */
function labelOfOnly({ steps: [step], title }: StepGroup, asked: Row['item']): string {
  return step === undefined ? title : labelBeside(step, asked)
}

/** What several steps of one item stand under. */
function withinOfStep({ of, label }: BridgeStep, { steps }: StepGroup): TableRow['within'] {
  const title = `${of?.title}, `
  if (of === undefined || steps.length === 1 || !label.startsWith(title)) return undefined
  return { path: of.path, title: of.title, label: upperFirst(label.slice(title.length)) }
}
