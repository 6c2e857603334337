import { type Decimal, epsilon } from '../../base/decimal.ts'
import { printYear } from '../../base/financial-year.ts'
import { howOften } from '../../base/how-often.ts'
import { listInWords } from '../../base/list-in-words.ts'
import { upperFirst } from '../../base/upper-first.ts'
import { isOfOptions } from '../../definition/appraisal/of-options.ts'
import type { Definition } from '../../definition/definition.ts'
import { partedSaid } from '../../definition/said-before.ts'
import type { Entry } from '../../definition/values/entry.ts'
import { marksOfQuality, qualities, qualityOf } from '../../definition/values/quality.ts'
import type { Span } from '../../diagnostics/span.ts'
import type { RowPath } from '../../model/row-path.ts'
import { baseApart } from '../../open/base-apart.ts'
import type { Scenario } from '../../open/open.ts'
import { type Projection, rowValueIfAny, valueAt } from '../../open/project.ts'
import { heldFigures, isOutturn } from '../held-words.ts'
import type { Hint } from '../hint.ts'
import { type Sentence, say } from '../sentence.ts'
import type { FiguresInView } from '../views/figures-in-view.ts'
import { headWords, priceWords } from '../views/view-words.ts'
import { viewed } from '../views/viewed.ts'

/** What the author says of the definition itself: a reader must not lose its status and limitations. */
export function documentNote({ document }: Definition): Sentence[] {
  const told = ['status', 'limitations', 'assurance'].flatMap((name) => {
    const text = document.get(name)
    return text === undefined ? [] : [{ name: upperFirst(name), text }]
  })
  const [first, ...others] = told.map(({ text }) => partedSaid(text).mark)
  // What was all said of an earlier plan says so once.
  const mark = others.every((other) => other === first) ? first : undefined
  const words = told.map(
    ({ name, text }) => `${name}: ${(mark === undefined ? text : partedSaid(text).said).replace(/\.$/, '')}.`,
  )
  return told.length === 0 ? [] : [[[...(mark === undefined ? [] : [`${mark}.`]), ...words].join(' ')]]
}

/** That the base year is no outturn, where a plan of an earlier one projected it; `joined` goes on from it. */
export function rolledNote({ rolled, horizon, contracts }: Definition, joined: Sentence = []): Sentence[] {
  const base = printYear(horizon.base)
  // What such a contract pays stands in the place of what its services cost.
  const paid = contracts.some(({ starts }) => starts <= 0)
    ? ', but for spend under contract: figures of such lines are taken as what the services cost, and the contract pays its price'
    : ''
  const told = rolled.map(({ of, from, actuals, isOutturn, unidentified }): Sentence => {
    const [what, all, rest] = of === undefined ? ['Rolled', '', ''] : [`${of} is rolled`, ' of it', ' of it']
    const start = `${what} forward from ${printYear(from)}`
    const unfound =
      unidentified === undefined
        ? ''
        : ` Its bases count as found savings that nobody had identified: ${unidentified}${/\.$/.test(unidentified) ? '' : '.'}`
    if (actuals === undefined) return [`${start}: ${base}${all} is as the plan projected it, and no outturn.${unfound}`]
    const figures = isOutturn
      ? 'actual figures'
      : 'figures that it was held against, no outturn unless their source is one,'
    const set = `in ${base} ${figures} set ${actuals}`
    const under = of === undefined ? paid : ''
    return [`${start}: ${set}. All else${rest} is as the plan projected it, and no outturn${under}.${unfound}`]
  })
  const last = told.at(-1)
  return last === undefined || joined.length === 0 ? told : [...told.slice(0, -1), say`${last} ${joined}`]
}

/** That headroom of the base year is no finding, where figures it was held against set some bases and lines and funding lie apart. */
export function joinedNote(figures: FiguresInView): Sentence {
  const { scenario, view } = figures
  if (!scenario.definition.rolled.some(({ actuals }) => actuals !== undefined)) return []
  const [spend, funding] = [
    rowValueIfAny(scenario.projection, 'spend.total', 0),
    rowValueIfAny(scenario.projection, 'funding.total', 0),
  ]
  const position: RowPath = 'headroom'
  const headroom = figures.money(position, 0)
  if (headroom === undefined || baseApart(spend, funding) === undefined) return []
  const what = headroom.value.isNegative() ? 'A shortfall' : 'Headroom'
  const size = say`${{ ...headroom, isSize: true }}${headWords(view)}${priceWords(view)}`
  const there = say`${what} of ${size} in ${figures.yearText(0)}`
  // Where it is known what came out, only what lies between can come of joining.
  const held = scenario.model.actuals.find(({ row }) => row.path === position)
  const came = held?.values[0]
  if (held === undefined || came === undefined)
    return say`${there} may come of joining the two, and is no finding; headroom of later years goes on from it.`
  const value = viewed(view, held.row).value(came, 0)
  if (value === undefined || value.minus(headroom.value).abs().lte(epsilon)) return []
  const outturn = { ...headroom, value }
  const beside = isOutturn(held) ? say`where ${outturn} came out` : say`held against ${outturn}`
  return say`${there}, ${beside}: what lies between may come of joining the two, and headroom of later years goes on from the first.`
}

/** So many figures of a base year are told that are not what it comes to. */
const mostBeside = 3

/** What came out in the base year of a plan that was rolled forward and is not what its bases come to. */
export function besideBaseNote(figures: FiguresInView): Sentence[] {
  const { scenario, view } = figures
  if (scenario.definition.rolled.length === 0) return []
  const told = scenario.model.actuals.flatMap((held): Sentence[] => {
    const { row, values } = held
    const came = values[0]
    const base = valueAt(scenario.projection, row.path, 0)
    if (row.unit !== 'money' || came === undefined || base === undefined || came.minus(base).abs().lte(epsilon))
      return []
    const [shown, value] = [figures.ofRow(row, 0), viewed(view, row).value(came, 0)]
    if (shown === undefined || value === undefined) return []
    return [
      say`${row.label} of ${figures.yearText(0)} ${isOutturn(held) ? 'came out at' : 'is held against'} ${{ ...shown, value }}${headWords(view)}${priceWords(view)}; the bases come to ${shown}${headWords(view)}${priceWords(view)}.`,
    ]
  })
  const more = told.length - mostBeside
  return [
    ...told.slice(0, mostBeside),
    ...(more > 0 ? [[`${more} more figures of that year are not what the bases come to.`] as Sentence] : []),
  ]
}

/** Of which years something came out: the figures of the plan stay what was projected. */
export function actualsNote({ model }: Scenario, hint: Hint): Sentence[] {
  if (model.actuals.length === 0) return []
  return [[`${heldFigures(model)}; the figures here are those of the plan: `, hint('review')]]
}

/** What a definition of options is, told before any figure of it: they are alternatives, so that nothing of theirs is added up. */
export function optionsNote(definition: Definition, hint: Hint): Sentence[] {
  if (!isOfOptions(definition)) return []
  const titles = listInWords(definition.members.map(({ title }) => title))
  return [
    [
      `These are options to choose between (${titles}) and no plan: here stands only what they share. To hold them against one another: `,
      hint('appraise'),
    ],
  ]
}

/** Why a register has fewer: it counts no stated total and no setting, and an alias with what it stands for. */
const ofRegister =
  'Each value that is stated under a name of its own is counted; scenario assumptions counts figures alone, and once what several names share.'

/** How many values have evidence of each quality, in few words: `Evidence for 90 values: 46 amber, 1 red, 43 illustrative (chosen, not found).` */
export function evidenceInBrief(definition: Definition): string | undefined {
  const counts = qualityCounts(definition)
  const told = marksOfQuality.flatMap((mark) => {
    const meaning = mark === 'illustrative' ? ` (${qualities[mark]})` : ''
    return counts.has(mark) ? [`${counts.get(mark)} ${mark}${meaning}`] : []
  })
  const count = [...counts.values()].reduce((sum, own) => sum + own, 0)
  return told.length === 0
    ? undefined
    : `Evidence for ${count === 1 ? 'one value' : `${count} values`}: ${told.join(', ')}.`
}

function qualityCounts(definition: Definition): ReadonlyMap<string, number> {
  return howOften(statedOnce(definition).flatMap(({ provenance }) => qualityOf(provenance) ?? []))
}

/** How good the evidence is, by the author's own marks and sources, and what each mark says. */
export function qualityNote(definition: Definition): Sentence[] {
  const counts = qualityCounts(definition)
  const told = marksOfQuality.flatMap((mark) =>
    counts.has(mark) ? [`${counts.get(mark)} ${mark} (${qualities[mark]})`] : [],
  )
  const count = [...counts.values()].reduce((sum, own) => sum + own, 0)
  const values = count === 1 ? 'one value' : `${count} values`
  return told.length === 0
    ? []
    : [
        [
          `Quality of the evidence of ${values}, as marked, except that a source which says "illustrative" counts as illustrative: ${told.join('; ')}. ${ofRegister}`,
        ],
      ]
}

/** The values of a definition; of a place a value that several members have from one file once. */
function statedOnce(definition: Definition): Entry[] {
  if (definition.members.length === 0) return [...definition.entries.values()]
  const seen = new Map<Span['file'], Set<string>>()
  return statedIn(definition).filter(({ path, span: { file, start } }) => {
    const known = seen.get(file) ?? new Set()
    seen.set(file, known)
    // An alias stands where its anchor does, and is a value of its own.
    return known.size < known.add(`${start} ${path}`).size
  })
}

/** The values of a place and of its members, each by the path it has in its own definition. */
function statedIn({ entries, members }: Definition): Entry[] {
  const own = [...entries.values()]
  if (members.length === 0) return own
  return [
    ...own.filter(({ member }) => member === undefined),
    ...members.flatMap(({ definition }) => statedIn(definition)),
  ]
}

/** What real terms are, and whose series they rest on. */
export function priceNote(figures: FiguresInView): Sentence[] {
  const { scenario, last } = figures
  const { definition, projection } = scenario
  const { prices } = definition
  const real = realTerms(figures)
  if (real !== undefined) {
    const source = [prices.publisher, prices.vintage].filter(Boolean).join(', ')
    return [say`Real terms: ${real}${source === '' ? '' : ` (${source})`}.`]
  }
  const levels = levelsOf(projection, last)
  if (levels[prices.base - definition.horizon.base] === undefined)
    return [['No deflator is stated, so nothing is shown in real terms.']]
  const lost = levels.indexOf(undefined)
  return [[`No real terms: the prices of the members are not the same in ${figures.yearText(lost)}.`]]
}

/** The price base of real terms and what is deflated by: `2017/18 prices, deflated by 2.0% a year`; undefined where there are none. */
export function realTerms(figures: FiguresInView): Sentence | undefined {
  const { scenario, last } = figures
  const { prices, horizon, members } = scenario.definition
  const levels = levelsOf(scenario.projection, last)
  const isLost = members.length > 0 && levels.includes(undefined)
  if (isLost || levels[prices.base - horizon.base] === undefined) return undefined
  const values = levels.slice(1).map((level, index) => level && levels[index] && level.div(levels[index]).minus(1))
  const [first] = values
  // Rates worked out from levels differ in the last of forty digits.
  const isEven = first !== undefined && values.every((value) => value?.minus(first).abs().lte(epsilon))
  const by =
    isEven && prices.index === undefined
      ? say`deflated by ${figures.rate(first, 1, { rows: ['prices.index'], year: figures.yearAt(1), since: figures.yearAt(0) })} a year`
      : 'deflated by the series of the definition'
  return say`${printYear(prices.base)} prices, ${by}`
}

/** The level of prices by year. */
function levelsOf(projection: Projection, last: number): readonly (Decimal | undefined)[] {
  return Array.from({ length: last + 1 }, (_, index) => rowValueIfAny(projection, 'prices.index', index))
}

/** What the definition leaves out, so that a nought is not read as a forecast. */
export function absentNote(definition: Definition): Sentence[] {
  const { streams, lines, reserves, surplus, savings, shifts, changes, contracts, risks } = definition
  const held = [
    ...(reserves.length === 0 ? ['reserves'] : []),
    ...(surplus.required === undefined && surplus.basis !== 'cumulative' ? ['a required surplus'] : []),
  ]
  const onLines = [
    ...(savings.length === 0 ? ['savings'] : []),
    ...(shifts.length === 0 ? ['shifts of care'] : []),
    ...(changes.some(({ kind }) => kind === 'pressures') ? [] : ['pressures']),
    ...(changes.some(({ kind }) => kind === 'investments') ? [] : ['investments']),
    ...(contracts.length === 0 ? ['contracts'] : []),
  ]
  // What rests on funding or on lines cannot be there without them, and goes without saying.
  const missing = [
    ...(streams.length === 0 ? ['funding'] : held),
    ...(lines.length === 0 ? ['lines of spend'] : onLines),
    ...(risks.length === 0 ? ['risks'] : []),
  ]
  return missing.length === 0 ? [] : [[`Not in this definition: ${listInWords(missing, 'or')}.`]]
}

/** Of a place what a member does not state, so that nothing is told of the whole. */
export function partlyNote({ definition, model }: Scenario): Sentence[] {
  if (definition.members.length === 0 || isOfOptions(definition)) return []
  const told = (
    [
      ['funding', 'funding.total'],
      ['spend', 'spend.total'],
    ] as const
  ).flatMap(([what, path]) => {
    const why = model.absent.why(path)
    return why === undefined ? [] : [[`${why}, so that ${what} and what rests on it are not told of the whole place.`]]
  })
  return told
}
