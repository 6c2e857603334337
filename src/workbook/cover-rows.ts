import { printYear } from '../base/financial-year.ts'
import { unitInWords } from '../base/money-unit.ts'
import type { Scenario } from '../open/open.ts'
import { controlInWords } from '../report/document-control.ts'
import { rolledNote } from '../report/notes/definition-notes.ts'
import { lineText } from '../report/sentence.ts'
import { sheetPrefix } from './address.ts'
import type { Alike } from './alike.ts'
import { type Head, sectionRow } from './frame.ts'
import type { ScenarioChoice } from './selector.ts'
import type { SheetCell, SheetRow } from './sheet.ts'

/** What the cover tells below the choice of the scenario: what the plan is, how the workbook is used, what colours mean, what is where. */
export function coverRows(
  scenarios: Alike<Scenario>,
  sheets: readonly string[],
  selector: ScenarioChoice | undefined,
  {
    failing,
    changed,
    standing,
    version,
  }: Pick<Head, 'failing' | 'changed'> & { readonly standing: SheetCell; readonly version: string },
): SheetRow[] {
  const [{ definition }] = scenarios
  const { horizon, unit } = definition
  const last = horizon.base + horizon.count
  const told = new Set(scenarios.flatMap((scenario) => [...toldOf(scenario).keys()]))
  const own = toldOf(scenarios[0])
  const facts: readonly (readonly [string, string])[] = [
    ['Years', `${printYear(horizon.base)}, the base year, to ${printYear(last)}`],
    ['Money', unitInWords(unit)],
    ['Made by', `scenario ${version}`.trim()],
    [
      'Signs',
      'Amounts are above nought and named for their direction. Positions are above nought where money is left, in brackets where it is short.',
    ],
  ]
  return [
    { cells: [] },
    sectionRow('The plan'),
    row({ value: 'How it stands', look: 'label' }, standing),
    row({ value: 'Checks', look: 'label' }, failing),
    row({ value: 'Inputs', look: 'label' }, changed),
    ...[...told].map((name) =>
      row(
        { value: name, look: 'label' },
        { ...(selector === undefined ? { value: own.get(name) ?? '' } : selector.told(name)), look: 'text' },
      ),
    ),
    ...facts.map(([name, text]) => row({ value: name, look: 'label' }, { value: text, look: 'text' })),
    { cells: [] },
    sectionRow('How to use this workbook'),
    ...how.map(([name, text]) => row({ value: name, look: 'label' }, { value: text, look: 'text' })),
    { cells: [] },
    sectionRow('What cells look like'),
    ...looks.map(([sample, text]) => row({ ...sample }, { value: text, look: 'text' })),
    { cells: [] },
    sectionRow('Sheets'),
    ...sheets.map((name) => row({ value: name, look: 'label', link: `${sheetPrefix(name)}A1` })),
  ]
}

/** What a scenario says of itself: its status, what limits it, how far its funding is confirmed. */
export function toldOf({ definition }: Scenario): ReadonlyMap<string, string> {
  const { document, prices, confirmed } = definition
  return new Map([
    ...rolledNote(definition).map((note) => ['Base year', lineText(note)] as const),
    ...controlInWords(document),
    ...(confirmed === undefined
      ? []
      : [['Funding', `confirmed to ${printYear(confirmed)}, assumed after it`] as const]),
    ['Prices', `cash; where a row says real, those of ${printYear(prices.base)}`],
  ])
}

function row(...cells: readonly SheetCell[]): SheetRow {
  return { cells }
}

const how: readonly (readonly [string, string])[] = [
  [
    'To change',
    'Type into a cell on Inputs that is blue on yellow: every figure, sentence, check and chart follows, but for what is marked as stored.',
  ],
  [
    'To put back',
    'Inputs marks what is not as issued, and has beside it what it was; About tells which figures differ from those the program had.',
  ],
  [
    'To read',
    'A row has one formula over all projected years. Rows marked working are steps on the way: fold them at the left.',
  ],
  ['Empty cells', 'A cell without a value is empty, and so is what rests on it.'],
]

const amount = { is: 'amount', decimals: 1 } as const

/** A sample of each look, with what it means. */
const looks: readonly (readonly [SheetCell, string])[] = [
  [{ value: 12.3, look: 'input', number: amount }, 'Input: blue on yellow. It may be changed.'],
  [
    { value: 12.3, look: 'fixed', number: amount },
    'Fixed: on green. Stated, and not to be changed here; change it in the definition.',
  ],
  [{ value: 12.3, look: 'calculated', number: amount }, 'Calculated: black. The formula of every projected year.'],
  [{ value: 12.3, look: 'base-year', number: amount }, 'Base year: on grey, where its formula is another one.'],
  [
    { value: 12.3, look: 'stored', number: amount },
    'Stored: slanted, on violet. What the program had; it does not follow.',
  ],
  [{ value: 12.3, look: 'working', number: amount }, 'Working: grey. A step on the way to a figure.'],
  [{ value: 'pass', look: 'check' }, 'Check: the word says how it went, green for pass and red for fail.'],
]
