import { printYear } from '../../base/financial-year.ts'
import type { Scenario } from '../../open/open.ts'
import { rowNamed, valueAt } from '../../open/project.ts'
import { withoutSource } from '../../open/warnings.ts'
import type { Asked } from '../asked.ts'
import type { Table } from '../document.ts'
import { type Hint, hintsOf, type Started } from '../hint.ts'
import { labelWithin, type Sentence } from '../sentence.ts'
import { foldedLines } from '../tables/fold-lines.ts'
import { FiguresInView } from '../views/figures-in-view.ts'
import { type Whose, whoseOf } from '../views/people-of.ts'
import { isPlain, type View } from '../views/view.ts'
import { blankNotes } from './blank-notes.ts'
import { absentNote, partlyNote, priceNote, qualityNote } from './definition-notes.ts'
import { termNotes } from './term-notes.ts'
import { viewNotes } from './view-notes.ts'

/** What a reader must know of the figures shown, in the order of their weight. */
export function notesOf(
  scenario: Scenario,
  asked: Asked,
  view: View,
  tables: readonly Table[],
  started: Started,
): Sentence[] {
  const hint = hintsOf(scenario, started)
  const { definition } = scenario
  const { members, lines, contracts, horizon } = definition
  const { years, rows } = asked
  const all = horizon.count + 1
  const note = (when: boolean, ...sentence: Sentence): Sentence[] => (when ? [sentence] : [])
  const shown: Sentence[] =
    years.length < all ? [[`All ${all} years: `, hint('run', '--years', 'all', ...started.choosing)]] : []
  const isUsual = rows === undefined
  const inView = [
    ...(isUsual || view.isReal ? priceNote(new FiguresInView(scenario, view)) : []),
    ...(isPlain(view) ? [] : viewNotes(scenario, view, whoseShown(scenario, asked))),
  ]
  // Tables beside the first tell their own.
  const meant = termNotes(scenario, tables.slice(0, 1))
  if (!isUsual)
    return [...shown, ...blankNotes(scenario, years, rows, hint), ...inView, ...meant, ...sourceNote(scenario, hint)]
  const isOwn = members.length === 0
  return [
    // First, because a first screen may have room for no more.
    ...meant,
    ...shown,
    ['Figures are calculated unrounded and rounded for display. Negative figures stand in brackets.'],
    ...note(
      foldedLines(scenario).some(({ ids }) => ids.length > 1),
      'Small lines are folded into their setting. Every row: ',
      hint('run', '--rows', '*'),
    ),
    ...inView,
    ...note(
      isOwn && lines.some(({ benchmarks }) => benchmarks.length > 0),
      'Benchmarks of lines: ',
      hint('run', '--rows', 'lines.*.benchmarks.*'),
    ),
    ...note(isOwn && contracts.length > 0, `${providerNote} Contract rows: `, hint('run', '--rows', 'contracts.*')),
    ...qualityNote(definition),
    ...sourceNote(scenario, hint),
    ...partlyNote(scenario),
    ...absentNote(definition),
    ...howMade(scenario, hint),
  ]
}

const providerNote = "A provider's result assumes that its cost is the projected cost of the lines in scope."

/** How to ask for what lies behind a figure: headroom, or in a scenario without it the first row that has one in the last year. */
function howMade({ definition: { horizon }, projection }: Scenario, hint: Hint): Sentence[] {
  const { base, count } = horizon
  const usual = rowNamed(projection, 'headroom')
  const rows = [...(usual === undefined ? [] : [usual]), ...projection.model.rows]
  const row = rows.find(({ path, shown }) => shown && valueAt(projection, path, count) !== undefined)
  if (count === 0 || row === undefined) return []
  return [[`How ${labelWithin(row)} is made: `, hint('explain', row.path, printYear(base + count))]]
}

/** Whose people are counted, per head, in the rows that a reader sees beside those of what is projected. */
function whoseShown({ definition, projection }: Scenario, { rows, isByMember }: Asked): Set<Whose> {
  const chosen = rows === undefined ? [] : projection.model.rows.filter((row) => row.unit === 'money' && rows(row))
  const parts = isByMember ? definition.members.map(({ lines }): Whose => (lines === undefined ? 'own' : 'place')) : []
  return new Set([...chosen.map((row) => whoseOf(row)), ...parts])
}

function sourceNote({ files }: Scenario, hint: Hint): Sentence[] {
  const entries = files.flatMap(({ layer }) => (layer === undefined ? [] : [...layer.entries.values()]))
  const missing = withoutSource(entries).length
  if (missing === 0) return []
  const name = missing === 1 ? 'names' : 'name'
  return [[`${missing} of the values in these definitions ${name} no source. Which: `, hint('check')]]
}
