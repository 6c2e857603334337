import type { Decimal } from '../../base/decimal.ts'
import { printYear } from '../../base/financial-year.ts'
import { howOften } from '../../base/how-often.ts'
import { reckoner } from '../../engine/run.ts'
import type { Numeric } from '../../formula/node.ts'
import { askedCondition } from '../../questions/asked-condition.ts'
import { solve, usualInterval } from '../../questions/solve.ts'
import type { Bar, Tornado } from '../../questions/tornado.ts'
import { withInputs } from '../../questions/with-inputs.ts'
import type { Table } from '../document.ts'
import { movedInShort } from '../moved-words.ts'
import { sensitivityChapter } from '../sensitivity.ts'
import { labelWithin, type Sentence, say, sentenceText } from '../sentence.ts'
import { SolveWords } from '../solve-words.ts'
import { RowFigures, VariedWords } from '../varied-words.ts'
import { headed, type TableContent, unlessEmpty, wordsTable } from './content.ts'
import { headingOf } from './control.ts'
import { titled } from './titled.ts'
import type { AppendixTold, ToldScenario } from './told.ts'

/** So many figures of each scenario have a switching value worked out: those that move it most. */
const mostSwitched = 5

/** FC-13: what each figure moves, where the answer would switch, the span of the scenarios, and all at their worse ends at once. */
export function sensitivities({ all, made }: AppendixTold): TableContent | undefined {
  const having = all.flatMap((one) => {
    const { tornado } = one.register.register
    return tornado === undefined || tornado.bars.length === 0 ? [] : [{ one, tornado }]
  })
  return unlessEmpty({
    of: having.map(({ one }) => one),
    facts: [...spanOf(all), ...having.flatMap(({ one, tornado }) => stressOf(one, tornado))],
    tables: having.flatMap(({ one, tornado }) => {
      const { scenario, file, row, view, register } = one
      const answer = { scenario, file, row, index: register.index, tornado }
      const { tables } = sensitivityChapter(answer, view, made)
      return [
        ...tables.map((table) => headed(table, headingOf(`What ${labelWithin(row)} rests on, ${yearOf(one)}`, one))),
        ...switching(one, tornado),
      ]
    }),
    bars: having.flatMap(({ one, tornado }) => {
      const { scenario, file, row, view, register } = one
      return (
        sensitivityChapter({ scenario, file, row, index: register.index, tornado }, view, made).bars?.map((bar) =>
          titled(bar, one),
        ) ?? []
      )
    }),
    notes: [
      ['Each figure is moved alone, all others as stated. A range says how uncertain a figure is, a step does not.'],
      [
        'The stress test moves what is known, such as the budgets of the base year, as far as what is only assumed: it says what the arithmetic can come to, and no plan should be held against it.',
      ],
      [
        'A switching value is what a figure would have to be, alone, for the position of the last year to be nought or better.',
      ],
    ],
  })
}

function yearOf({ scenario, register }: ToldScenario): string {
  return printYear(scenario.definition.horizon.base + register.index)
}

/** The lowest and the highest answer among the scenarios. */
function spanOf(all: readonly ToldScenario[]): Sentence[] {
  const ends = all.flatMap((one) => {
    const value = one.register.register.tornado?.central
    return value === undefined ? [] : [{ one, value: new RowFigures(one.scenario, one.row, one.view).amount(value) }]
  })
  ends.sort((left, right) => left.value.value.comparedTo(right.value.value))
  const [low, high] = [ends[0], ends.at(-1)]
  if (low === undefined || high === undefined || low === high) return []
  const named = ({ one }: typeof low): string => `(${one.scenario.definition.title})`
  return [
    say`Across the scenarios ${labelWithin(low.one.row)} in ${yearOf(low.one)} lies between ${low.value} ${named(low)} and ${high.value} ${named(high)}.`,
  ]
}

/** Every figure at its worse end at once. */
function stressOf(one: ToldScenario, { bars }: Tornado): Sentence[] {
  const { scenario, row, view, register } = one
  const { projection } = scenario
  const { plan } = projection
  const formula: Numeric = { op: 'row', path: row.path, lag: 0 }
  const position = plan.position.get(row.path)
  const moved = bars.flatMap((bar) => {
    const changes = changedBy(bar, plan.inputPosition)
    return changes.length === 0 ? [] : [{ bar, changes }]
  })
  const worse = moved.flatMap(({ changes }) => changes)
  if (position === undefined || worse.length === 0) return []
  const run = withInputs(
    projection,
    worse.map(({ input }) => input),
    [position],
    register.index,
  )
  const value = reckoner(plan, formula)(run(worse.map(({ values }) => values)))(register.index)
  if (value === undefined) return []
  return [
    say`Stress test, and no likely downside: with every figure of ${scenario.definition.title} at its worse end at once (${movesInWords(moved.map(({ bar }) => bar))}), ${labelWithin(row)} in ${yearOf(one)} is ${new RowFigures(scenario, row, view).amount(value)}.`,
  ]
}

/** How many figures are moved by how much: `13 by 1 point, 10 by 10%`. */
function movesInWords(bars: readonly Bar[]): string {
  const counted = [
    ...howOften(bars.map((bar) => (bar.step === undefined ? ' within ranges' : ` by ${movedInShort(bar)}`))),
  ]
  return counted.map(([how, count]) => `${count}${how}`).join(', ')
}

type Changed = { readonly input: number; readonly values: readonly (Decimal | undefined)[] }

function changedBy(
  { varied, low, high, lowInput, highInput }: Bar,
  positions: ToldScenario['scenario']['projection']['plan']['inputPosition'],
): Changed[] {
  if (low === undefined || high === undefined) return []
  const series = varied.at(low.lt(high) ? lowInput : highInput)
  return varied.inputs.flatMap((input, at) => {
    const [position, values] = [positions.get(input), series[at]]
    return position === undefined || values === undefined ? [] : [{ input: position, values }]
  })
}

/** What each of the figures that matter most would have to be. */
function switching(one: ToldScenario, { bars }: Tornado): Table[] {
  const { scenario, file, row, view, register } = one
  const until = `${row.path} >= 0`
  const asked = askedCondition(scenario, '--until', until)
  if (row.unit !== 'money' || !('condition' in asked)) return []
  const rows = bars.slice(0, mostSwitched).flatMap(({ varied }): [string, string, string][] => {
    const interval = usualInterval(varied)
    if (interval === undefined) return []
    const solved = solve(scenario.projection, varied, asked.condition, register.index, interval)
    if (solved === undefined) return []
    const words = new VariedWords(scenario, varied, view)
    const told = new SolveWords({ scenario, file, varied, until, when: register.index, solved }, view)
    const found = told.must() ?? told.facts()[1]
    const stated = varied.how === 'value' ? sentenceText(words.number(varied.central)) : 'by year'
    return found === undefined ? [] : [[words.label, stated, sentenceText(found)]]
  })
  return rows.length === 0
    ? []
    : [
        wordsTable(
          headingOf(`Switching values: ${labelWithin(row)} of at least nought in ${yearOf(one)}`, one),
          ['As stated', 'Must be'],
          rows,
        ),
      ]
}
