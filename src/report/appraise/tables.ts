import { isMonetised } from '../../definition/appraisal/benefits.ts'
import { scoreInWords } from '../../definition/appraisal/scores.ts'
import type { Item } from '../../definition/definition.ts'
import { benefitPath, factorPaths, type OptionFigure, optionPath } from '../../model/appraisal-paths.ts'
import { boardTerms } from '../../model/board-terms.ts'
import { inMembers, type RowPath } from '../../model/row-path.ts'
import type { Column, Table, TableRow } from '../document.ts'
import type { Cell } from '../figure.ts'
import { type Sentence, say, sentenceText } from '../sentence.ts'
import { VariedWords } from '../varied-words.ts'
import { type AppraisalFigures, placeInWords } from './figures.ts'
import { switchedLabel } from './switched-label.ts'
import { shareAt, sharesNote, shareText } from './weight-shares.ts'

const text = (words: string): Cell => ({ is: 'text', text: words })
const column = (label: string, note = ''): Column => ({ label, note })
const words = (label: string): Column => ({ label, note: '', isWords: true })
const item = (label: string, cells: readonly Cell[]): TableRow => ({ role: 'item', label, cells })

/** The tables of an appraisal, in the order in which they are read. Discounted money and cash never share one. */
export function appraisalTables(figures: AppraisalFigures, isBrief: boolean): Table[] {
  const answer = [...scoreTable(figures), ...costTable(figures), ...affordabilityTable(figures)]
  if (isBrief) return answer
  return [
    ...answer,
    ...incrementalTable(figures),
    ...presentTable(figures),
    ...benefitTable(figures),
    ...switchingTable(figures),
    ...weightTable(figures),
    ...commentTable(figures),
  ]
}

function made(
  figures: AppraisalFigures,
  table: Pick<Table, 'heading' | 'basis' | 'columns' | 'rows'> & Partial<Table>,
): Table {
  return { decimals: figures.view.cash.decimals, percentDecimals: 0, additions: [], notes: [], ...table }
}

function scoreTable(figures: AppraisalFigures): Table[] {
  const { options, definition, weights } = figures.answer.appraised
  const { criteria } = definition.appraisal
  if (criteria.length === 0) return []
  const partOf = new Map(weights.map(({ criterion, part }) => [criterion.id, part]))
  const rows = criteria.map(({ id, title }): TableRow => {
    const part = partOf.get(id)
    return item(title, [
      part === undefined ? { is: 'blank' } : { is: 'share', value: part, of: undefined },
      ...options.map(({ stated }) => {
        const score = stated.scores.find((one) => one.criterion === id)?.score.values[0]
        return score === undefined ? text('') : text(scoreInWords(score.toNumber()))
      }),
    ])
  })
  return [
    made(figures, {
      heading: 'Criteria',
      basis: 'very poor 1, poor 2, satisfactory 3, good 4, excellent 5',
      columns: [column('weight'), ...options.map(({ title }) => column(title))],
      notes: sharesNote(weights.map(({ part }) => part)),
      rows: [
        ...rows,
        {
          role: 'position',
          label: 'Weighted score, 1 to 5',
          cells: [{ is: 'blank' }, ...options.map(({ id }) => figures.number(optionPath(id, 'score'), 0, 2))],
        },
        item('Rank on criteria', [{ is: 'blank' }, ...options.map(({ scoreRank }) => text(placeInWords(scoreRank)))]),
      ],
    }),
  ]
}

function costTable(figures: AppraisalFigures): Table[] {
  const { options, isDiscounted } = figures.answer.appraised
  if (!isDiscounted) return []
  const has = (figure: OptionFigure): boolean =>
    options.some(({ id }) => figures.value(optionPath(id, figure)) !== undefined)
  const parts = (
    [
      ['present-to-date', 'Services'],
      ['optimism-bias-to-date', 'Optimism bias'],
      ['contingency-to-date', 'Contingency'],
    ] as const
  ).filter(([figure]) => has(figure))
  const line = (label: string, figure: OptionFigure, role: TableRow['role'] = 'item'): TableRow => ({
    role,
    label,
    cells: options.map(({ id }) => figures.money(optionPath(id, figure))),
  })
  const { counterfactual, life, base } = figures.answer.appraised.definition.appraisal
  const against = options.find(({ id }) => id === counterfactual)?.title ?? ''
  const isWhole = base + life - 1 === figures.last
  return [
    made(figures, {
      heading: `Cost against ${against}`,
      basis: figures.discountedBasis,
      columns: options.map(({ title }) => column(title)),
      rows: [
        ...parts.map(([figure, label]) => line(label, figure)),
        line('Net present cost', 'net-present-cost', 'total'),
        line('Net present value', 'net-present-value'),
        line('Equivalent annual cost', 'equivalent-annual-cost'),
        item(
          'Rank on net present cost',
          options.map(({ costRank }) => text(placeInWords(costRank))),
        ),
      ],
      additions: [{ total: parts.length, parts: parts.map((_, row) => ({ row, sign: 1 as const })) }],
      notes: [
        [
          `Years ${figures.base} to ${figures.yearText(figures.last)}, the first undiscounted; the equivalent annual cost is over the ${life} years from ${figures.base} to ${figures.yearText(base + life - 1)}${isWhole ? '' : ', and of the cost of these years alone'}. Payments between public bodies are left out.`,
        ],
      ],
    }),
  ]
}

/** What each option leaves of the budget: cash, as the financial case has it. */
function affordabilityTable(figures: AppraisalFigures): Table[] {
  const { options } = figures.answer.appraised
  const lines = (
    [
      ['Funding', 'funding.total'],
      ['Spend', 'spend.total'],
      ['Headroom', 'headroom'],
      ['Headroom to date', 'headroom.to-date'],
      ['Out-of-hospital envelope', 'out-of-hospital.envelope'],
    ] as const
  ).filter(([, path]) => options.some(({ id }) => figures.value(inMembers([id], path)) !== undefined))
  if (lines.length === 0) return []
  return [
    made(figures, {
      heading: `Affordability, ${figures.yearText(figures.last)}`,
      basis: `${figures.view.unitWords}, cash, not discounted`,
      columns: options.map(({ title }) => column(title)),
      rows: lines.map(([label, path]) =>
        item(
          label,
          options.map(({ id }) => figures.money(inMembers([id], path))),
        ),
      ),
    }),
  ]
}

/** Years from the base on: all of them where they are few, else the first two, every fifth and the last. */
function shownYearsOf(figures: AppraisalFigures): readonly number[] {
  const { base } = figures.answer.appraised.definition.appraisal
  const all = Array.from({ length: figures.last - base + 1 }, (_, at) => base + at)
  return all.length <= 6
    ? all
    : all.filter((index) => index - base < 2 || (index - base) % 5 === 0 || index === figures.last)
}

function byYear(
  figures: AppraisalFigures,
  heading: string,
  basis: string,
  rows: readonly (readonly [string, RowPath, number?])[],
): Table[] {
  if (!figures.answer.appraised.isDiscounted) return []
  const years = shownYearsOf(figures)
  return [
    made(figures, {
      heading,
      basis,
      columns: years.map((index) => column(figures.yearText(index))),
      rows: rows.map(([label, path, places]) =>
        item(
          label,
          years.map((index) =>
            places === undefined ? figures.money(path, index) : figures.number(path, index, places),
          ),
        ),
      ),
    }),
  ]
}

function incrementalTable(figures: AppraisalFigures): Table[] {
  const rows = beside(figures).map(({ id, title }) => [title, optionPath(id, 'incremental')] as const)
  return byYear(figures, 'Cost of services beyond the counterfactual, by year', figures.realBasis, rows)
}

function presentTable(figures: AppraisalFigures): Table[] {
  const rows = beside(figures).flatMap(({ id, title }) => [
    [title, optionPath(id, 'present')] as const,
    [`${title}, to date`, optionPath(id, 'present-to-date')] as const,
  ])
  return byYear(figures, 'The same, discounted', figures.discountedBasis, [
    ['Discount factor', factorPaths.cash, 4],
    ...rows,
  ])
}

function beside({ answer: { appraised } }: AppraisalFigures): readonly Item[] {
  return appraised.options.filter(({ id }) => id !== appraised.definition.appraisal.counterfactual)
}

/** Benefits by class, each by itself: none is added to another or to a cost. */
function benefitTable(figures: AppraisalFigures): Table[] {
  const { options, isDiscounted } = figures.answer.appraised
  const rows = options.flatMap(({ id, title, stated }) =>
    stated.benefits.map((benefit): TableRow => {
      const isShown = isMonetised(benefit.is) && isDiscounted
      return item(`${title}: ${benefit.title}`, [
        text(benefit.is),
        isShown ? figures.money(benefitPath(id, benefit.id, 'present-to-date')) : text('not in money'),
        text(benefit.isHealth ? 'health rates' : isShown ? 'as cost' : ''),
      ])
    }),
  )
  if (rows.length === 0) return []
  return [
    made(figures, {
      heading: 'Benefits, never added to cost',
      basis: figures.discountedBasis,
      columns: [column('class'), column('worth'), column('discounted')],
      rows,
      notes: [
        [
          'What releases cash is in the cost of the option already; its line says how much, and must not be counted again.',
        ],
        ...options.flatMap(({ title, stated }) =>
          stated.benefits.flatMap(({ title: called, comment }): Sentence[] =>
            comment === undefined ? [] : [[`${title}, ${called}: ${comment}`]],
          ),
        ),
      ],
    }),
  ]
}

function switchingTable(figures: AppraisalFigures): Table[] {
  const { switching, options } = figures.answer.appraised
  if (switching.length === 0) return []
  const nameOf = (id: string): string => options.find((option) => option.id === id)?.title ?? id
  return [
    made(figures, {
      heading: 'Switching values',
      basis: 'where two options cost the same, all else as stated',
      columns: [words('options'), words('stated'), words('must be'), words('change')],
      rows: switching.map(({ option, other, varied, at, interval }) => {
        const own = new VariedWords(figures.answer.scenario, varied, figures.view)
        const told = (sentence: Sentence): Cell => text(sentenceText(sentence))
        const none = say`none from ${own.number(interval.low)} to ${own.number(interval.high)}`
        return item(switchedLabel(figures.answer.appraised.definition, varied), [
          text(`${nameOf(option)} and ${nameOf(other)}`),
          told(varied.how === 'value' ? own.number(varied.central) : ['by year']),
          told(at === undefined ? none : own.number(at)),
          told(
            at === undefined
              ? []
              : say`${own.distance(at.minus(varied.central))} ${at.lt(varied.central) ? 'less' : 'more'}`,
          ),
        ])
      }),
      notes: [
        [
          `Switching value: ${boardTerms.switchingValue.meaning}. Here are the four figures that each difference moves with most, each alone, found as scenario solve finds them; the value nearest to what is stated.`,
        ],
      ],
    }),
  ]
}

function weightTable(figures: AppraisalFigures): Table[] {
  const { weights, options, isByAnyWeights } = figures.answer.appraised
  // What no weights change needs no table of weights.
  if (weights.length === 0 || isByAnyWeights) return []
  const nameOf = (id: string): string => options.find((option) => option.id === id)?.title ?? id
  return [
    made(figures, {
      heading: 'Does the ranking on criteria hold?',
      basis: 'one weight is another, all others as stated; each is told as its share of all',
      columns: [words('weight'), words('halved'), words('doubled'), words('first place is shared at')],
      rows: weights.map((own) => {
        const { criterion, part, holds, below, above } = own
        const shared = [below, above].flatMap((one) =>
          one === undefined ? [] : [`${shareText(shareAt(own, one.weight))}, with ${nameOf(one.option)}`],
        )
        return item(criterion.title, [
          text(shareText(part)),
          text(holds.halved ? 'holds' : 'changes'),
          text(holds.doubled ? 'holds' : 'changes'),
          text(shared.length === 0 ? 'at no weight' : shared.join('; ')),
        ])
      }),
    }),
  ]
}

/** What is said of each option, and of its scores. */
function commentTable(figures: AppraisalFigures): Table[] {
  const { options, definition } = figures.answer.appraised
  const rows = options.flatMap(({ title, stated }): TableRow[] => [
    ...(stated.comment === undefined ? [] : [item(title, [text('as a whole'), text(stated.comment)])]),
    ...stated.scores.flatMap(({ criterion, comment }): TableRow[] => {
      const called = definition.appraisal.criteria.find(({ id }) => id === criterion)?.title ?? criterion
      return comment === undefined ? [] : [item(title, [text(called), text(comment)])]
    }),
  ])
  if (rows.length === 0) return []
  return [made(figures, { heading: 'Comments', basis: '', columns: [words('on'), words('comment')], rows })]
}
