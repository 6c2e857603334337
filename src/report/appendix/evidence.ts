import { toldIn } from '../register/answer.ts'
import { registerChapter } from '../register/chapter.ts'
import { registersTogether } from '../register/together.ts'
import type { Sentence } from '../sentence.ts'
import { checkRow, checksIn } from './checks.ts'
import { headed, type TableContent, wordsTable } from './content.ts'
import { headingOf } from './control.ts'
import type { AppendixTold } from './told.ts'

/** FC-3: what is assumed, with its evidence: all of the scenario that is preferred, else of the counterfactual, and where the others assume otherwise. */
export function keyAssumptions(told: AppendixTold): TableContent {
  const { all, first, others, preferred, made, files } = told
  const shown = preferred ?? first
  const { tables, facts, notes } = registerChapter(shown.register, shown.view, { years: [], isLast: true }, made)
  const unlike = registersTogether(
    all.map(({ register, view }) => toldIn(register, view)),
    made,
  )
  const changes = told.pack.controls.get('changes') ?? first.scenario.definition.document.get('changes')
  const figures = shown.register.register.all.filter(({ kind }) => kind === 'figure')
  const ownerless = figures.filter(({ gaps }) => gaps.includes('no owner')).length
  return {
    of: all,
    notRecorded: ownerless === 0 ? [] : [`the owners of ${ownerless} of ${figures.length} assumptions`],
    facts: [
      ...facts.map((fact, at): Sentence => (at === 0 ? [`${shown.scenario.definition.title}: `, ...fact] : fact)),
      ...(changes === undefined ? [] : [[`Changed since the version before: ${changes}`] as Sentence]),
    ],
    tables: [
      ...(unlike === undefined ? [] : [unlike.table]),
      ...tables.map((table) => headed(table, headingOf(table.heading, shown))),
    ],
    notes: [
      ...notes,
      ...(others.length === 0
        ? []
        : [
            [`The tables by evidence are of ${shown.scenario.name}; ${files.assumptions} has those of every scenario.`],
          ]),
    ],
  }
}

/** FC-16: stated totals, each against the model. */
export function reconciliation({ all }: AppendixTold): TableContent | undefined {
  const found = all.flatMap((one) => {
    const rows = checksIn(one).filter(({ found: { kind } }) => kind === 'control')
    return rows.length === 0 ? [] : [{ one, rows }]
  })
  if (found.length === 0) return undefined
  return {
    of: found.map(({ one }) => one),
    tables: found.map(({ one, rows }) =>
      wordsTable(
        headingOf('Stated totals against the model', one),
        ['In the model', 'Stated', 'Outcome'],
        rows.map(checkRow),
      ),
    ),
  }
}
