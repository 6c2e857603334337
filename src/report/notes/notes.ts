import { listYears } from '../../definition/values/years.ts'
import type { Scenario } from '../../open/open.ts'
import { withoutSource } from '../../open/warnings.ts'
import type { Asked } from '../asked.ts'
import type { Table } from '../document.ts'
import type { Sentence } from '../sentence.ts'
import { foldedLines } from '../tables/fold-lines.ts'
import { FiguresInView } from '../views/figures-in-view.ts'
import { type Whose, whoseOf } from '../views/people-of.ts'
import { isPlain, type View } from '../views/view.ts'
import { blankNotes } from './blank-notes.ts'
import { absentNote, priceNote, qualityNote } from './definition-notes.ts'
import { termNotes } from './term-notes.ts'
import { viewNotes } from './view-notes.ts'

/** What a reader must know of the figures shown, in the order of their weight. */
export function notesOf(scenario: Scenario, asked: Asked, view: View, tables: readonly Table[]): Sentence[] {
  const { definition } = scenario
  const { members, lines, contracts, horizon } = definition
  const { years, rows } = asked
  const all = horizon.count + 1
  const note = (when: boolean, text: string): Sentence[] => (when ? [[text]] : [])
  const shown = years.length < all ? [[`Years shown: ${listYears(years)}. All ${all} with --years all.`]] : []
  const isUsual = rows === undefined
  const inView = [
    ...(isUsual || view.isReal ? priceNote(new FiguresInView(scenario, view)) : []),
    ...(isPlain(view) ? [] : viewNotes(scenario, view, whoseShown(scenario, asked))),
  ]
  const meant = termNotes(scenario, tables)
  if (!isUsual) return [...shown, ...blankNotes(scenario, years, rows), ...inView, ...meant, ...sourceNote(scenario)]
  const isOwn = members.length === 0
  return [
    ...shown,
    ['Figures are calculated unrounded and rounded for display. Deficits stand in brackets.'],
    ...note(
      foldedLines(scenario).some(({ ids }) => ids.length > 1),
      foldedNote,
    ),
    ...inView,
    ...note(isOwn && lines.some(({ benchmarks }) => benchmarks.length > 0), benchmarkNote),
    ...note(isOwn && contracts.length > 0, providerNote),
    ...meant,
    ...qualityNote(definition),
    ...sourceNote(scenario),
    ...absentNote(definition),
    ...note(horizon.count > 0, 'How a figure was made: scenario explain <file> <row> <year>.'),
  ]
}

const foldedNote = "Small lines are folded into their setting. Every row: --rows '*', or --csv."
const benchmarkNote = "Benchmarks are stated for some lines: --rows 'lines.*.benchmarks.*'."
const providerNote =
  "A provider's result assumes that its cost is the projected cost of the lines in scope. Contract rows: --rows 'contracts.*'."

/** Whose people are counted, per head, in the rows that a reader sees beside those of what is projected. */
function whoseShown({ definition, projection }: Scenario, { rows, isByMember }: Asked): Set<Whose> {
  const chosen = rows === undefined ? [] : projection.model.rows.filter((row) => row.unit === 'money' && rows(row))
  const parts = isByMember ? definition.members.map(({ lines }): Whose => (lines === undefined ? 'own' : 'place')) : []
  return new Set([...chosen.map((row) => whoseOf(row)), ...parts])
}

function sourceNote({ files }: Scenario): Sentence[] {
  const entries = files.flatMap(({ layer }) => (layer === undefined ? [] : [...layer.entries.values()]))
  const missing = withoutSource(entries).length
  if (missing === 0) return []
  const name = missing === 1 ? 'names' : 'name'
  return [[`${missing} of the values in these definitions ${name} no source; "scenario check" lists them.`]]
}
