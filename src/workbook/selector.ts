import type { Scenario } from '../open/open.ts'
import { absolute, columnLetters } from './address.ts'
import type { Alike } from './alike.ts'
import { listedNames } from './listed-names.ts'
import type { SheetCell, SheetRow, Validation } from './sheet.ts'

/** Which of several scenarios a workbook shows: one cell that a reader chooses in, and the list that it is chosen from. */
export interface ScenarioChoice {
  /** The rows that it takes on its sheet, from the one it was given on. */
  readonly rows: readonly SheetRow[]
  readonly validation: Validation
  /** The title of the scenario that is shown, and its place in the list, for other sheets. */
  readonly title: Pick<SheetCell, 'value' | 'formula'>
  readonly number: Pick<SheetCell, 'value' | 'formula'>
  /** What is told of the scenario that is shown, by its name in `tellings`. */
  readonly told: (name: string) => Pick<SheetCell, 'value' | 'formula'>
}

/** What is told of a scenario beside its title, by name: its status, its limitations. */
export type ToldOfScenario = (scenario: Scenario) => ReadonlyMap<string, string>

/** What is said of a scenario that does not state something that another one does. */
const notStated = 'not stated'

/** The column of the choice, and those of the names that it is made among and of what is told of each. */
const choiceColumn = 2
const nameColumn = 1
const toldColumn = 2

/** A selector on a sheet, from a row of it on. The first scenario is chosen. */
export function selectorOn(
  sheet: string,
  from: number,
  scenarios: Alike<Scenario>,
  telling: ToldOfScenario,
): ScenarioChoice {
  const [first] = scenarios
  const told = scenarios.map(telling)
  const names = [...new Set(told.flatMap((one) => [...one.keys()]))]
  const toldOf = (at: number, name: string): string => told[at]?.get(name) ?? notStated
  // What all of them say needs no choice.
  const differing = names.filter((name) => scenarios.some((_, at) => toldOf(at, name) !== toldOf(0, name)))
  /** Cells of a column, one for each scenario, below the heading of a block of them. */
  const block = (column: number, at: number): string => {
    const start = from + 2 + at * (scenarios.length + 1)
    return `${absolute(sheet, column, start)}:$${columnLetters(column)}$${start + scenarios.length - 1}`
  }
  const choice = absolute(sheet, choiceColumn, from)
  const list = block(nameColumn, 0)
  const found = `MATCH(${choice},${list},0)`
  const ifFound = (then: string, otherwise: string): string => `IF(ISNUMBER(${found}),${then},${otherwise})`
  const listed = listedNames(scenarios.map(({ name }) => name))
  return {
    rows: [
      {
        cells: [
          { value: 'Scenario shown', look: 'label' },
          { value: listed[0] ?? first.name, look: 'choice' },
          { value: 'Choose another one here: every sheet follows.', look: 'note' },
        ],
      },
      ...rowsOf('Scenario', 'Title', (at) => scenarios[at]?.definition.title ?? ''),
      ...differing.flatMap((name) => rowsOf('Scenario', name, (at) => toldOf(at, name))),
    ],
    validation: {
      range: `${columnLetters(choiceColumn)}${from}`,
      is: 'list',
      of: list,
      prompt: 'The scenario that all sheets show.',
    },
    title: {
      value: first.definition.title,
      formula: ifFound(`INDEX(${block(toldColumn, 0)},${found})`, '"No scenario of the list is chosen"'),
    },
    number: { value: 1, formula: ifFound(found, '""') },
    told: (name) => {
      const value = toldOf(0, name)
      const at = differing.indexOf(name)
      return at < 0 ? { value } : { value, formula: ifFound(`INDEX(${block(toldColumn, at + 1)},${found})`, '""') }
    },
  }

  /** A heading, and a row for each scenario. */
  function rowsOf(head: string, of: string, text: (at: number) => string): SheetRow[] {
    return [
      {
        cells: [
          { value: head, look: 'heading' },
          { value: of, look: 'heading' },
        ],
      },
      ...scenarios.map(
        ({ name }, at): SheetRow => ({
          cells: [
            { value: listed[at] ?? name, look: 'text' },
            { value: text(at), look: 'text' },
          ],
        }),
      ),
    ]
  }
}
