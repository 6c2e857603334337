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

/** The column of the choice and of the names that it is made among. */
const choiceColumn = 2

/** A selector on a sheet, from a row of it on. The first scenario is chosen. */
export function selectorOn(
  sheet: string,
  from: number,
  scenarios: Alike<Scenario>,
  telling: ToldOfScenario,
): ScenarioChoice {
  const [first] = scenarios
  const names = from + 2
  const letters = columnLetters(choiceColumn)
  const choice = absolute(sheet, choiceColumn, from)
  const list = `${absolute(sheet, choiceColumn, names)}:$${letters}$${names + scenarios.length - 1}`
  const told = scenarios.map(telling)
  const namesTold = [...new Set(told.flatMap((one) => [...one.keys()]))]
  const beside = (at: number): string => list.replaceAll(`$${letters}$`, `$${columnLetters(choiceColumn + at)}$`)
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
      {
        cells: [
          { value: 'Scenarios', look: 'heading' },
          { value: 'Name', look: 'heading' },
          { value: 'Title', look: 'heading' },
          ...namesTold.map((name): SheetCell => ({ value: name, look: 'heading' })),
        ],
      },
      ...scenarios.map(
        ({ name, definition }, at): SheetRow => ({
          cells: [
            { value: at + 1, look: 'note', number: { is: 'general', decimals: 0 } },
            { value: listed[at] ?? name, look: 'label' },
            { value: definition.title, look: 'text' },
            ...namesTold.map((name): SheetCell => ({ value: told[at]?.get(name) ?? notStated, look: 'text' })),
          ],
        }),
      ),
    ],
    validation: { range: `${letters}${from}`, is: 'list', of: list, prompt: 'The scenario that all sheets show.' },
    title: {
      value: first.definition.title,
      formula: ifFound(`INDEX(${beside(1)},${found})`, '"No scenario of the list is chosen"'),
    },
    number: { value: 1, formula: ifFound(found, '""') },
    told: (name) => ({
      value: told[0]?.get(name) ?? notStated,
      formula: ifFound(`INDEX(${beside(2 + namesTold.indexOf(name))},${found})`, '""'),
    }),
  }
}
