import type { Scenario } from '../open/open.ts'
import type { ToldComparison } from '../report/compare/chapter.ts'
import { aboutSheet, type MadeBy } from './about.ts'
import { type Alike, eachOf } from './alike.ts'
import { bridgeSheet } from './bridge-sheet.ts'
import { builtInTests } from './built-in-tests.ts'
import { askedRows, calculationSheet, placeRows } from './calculations.ts'
import { changedCounts } from './changed-inputs.ts'
import { CheckWriter } from './check-rows.ts'
import { type CheckTest, checkTests } from './check-tests.ts'
import {
  changesCell,
  changesOfShown,
  checkSheet,
  placeChecks,
  type SheetCounts,
  standingCells,
} from './checks-sheet.ts'
import { doubtsCounted, missingCounted } from './counted-checks.ts'
import { coverSheet, coverWith } from './cover.ts'
import { coverRows } from './cover-rows.ts'
import { doubtedIn } from './doubted-inputs.ts'
import type { Head } from './frame.ts'
import { allInputs } from './input-blocks.ts'
import { inputSheet } from './inputs-sheet.ts'
import { ModelRows } from './model-rows.ts'
import { numberKinds } from './number-kind.ts'
import { placeInputs } from './place-inputs.ts'
import type { Workbook } from './sheet.ts'
import { sourcesSheet } from './sources.ts'
import { planStandingOf } from './standing.ts'
import { summarise, summarySheetOf } from './summary.ts'

/**
 * Scenarios as a workbook that is the model itself: change an input, and every figure follows. Several share its sheets, and one of them
 * is shown at a time; they must be alike (`unlikeIn`). What formulas have for values is the first one's.
 * `decimals` are those of money and per cent that were asked for; `compared` is how the first differs from the others.
 */
export function liveWorkbook(
  scenarios: Alike<Scenario>,
  made: MadeBy,
  decimals?: number,
  compared?: ToldComparison,
): Workbook {
  const [first] = scenarios
  const rows = new ModelRows(scenarios)
  for (const { path, shown } of first.model.rows) if (shown) rows.add(path)
  const writer = new CheckWriter(scenarios, rows)
  const tests = eachOf(
    scenarios,
    (scenario) => new Map([...builtInTests(scenario), ...checkTests(scenario)].map((test) => [test.id, test])),
  )
  const checks = [...tests[0].values()].map((test) =>
    writer.write(eachOf(tests, (own): CheckTest => own.get(test.id) ?? test)),
  )
  const summarised = summarise(scenarios, rows)
  const growth = rows.likelyGrowth()
  rows.settleOpen()
  const calculations = placeRows(rows.all)
  const inputs = placeInputs(scenarios, rows.stated)
  const { horizon } = first.definition
  const everyInput = allInputs(inputs.parts.length, scenarios.length)
  const counted = [
    missingCounted([everyInput, ...calculations.map((sheet) => askedRows(sheet, horizon))], horizon),
    ...doubtsCounted(everyInput, doubtedIn(inputs.parts, scenarios, growth), horizon),
  ]
  const counts: SheetCounts = {
    changes: changedCounts(inputs, scenarios),
    counted,
    standing: planStandingOf(checks, counted, summarised, first),
  }
  placeChecks(checks, counts)
  const { failing, counted: checked, standing } = standingCells(counts, horizon.count)
  const { cover, selector } = coverSheet(scenarios)
  const head: Head = {
    scenario: first,
    shown:
      selector === undefined ? { value: first.definition.title, look: 'note' } : { ...selector.title, look: 'note' },
    failing,
    changed: changesCell(counts),
    changes: changesOfShown(counts),
    kindOf: numberKinds(first.definition.unit, decimals),
  }
  const sheets = [
    summarySheetOf(summarised, scenarios, head),
    ...(compared === undefined ? [] : [bridgeSheet(compared, summarised.negligible, head)]),
    inputSheet(inputs, scenarios, selector, growth, head),
    ...calculations.map((sheet) => calculationSheet(sheet, head)),
    checkSheet(checks, counts, head),
    sourcesSheet(scenarios),
    aboutSheet(summarised, scenarios, made, head),
  ]
  const contents = coverRows(
    scenarios,
    sheets.map(({ name }) => name),
    selector,
    { ...head, failing: checked, standing, version: made.version },
  )
  return {
    title: first.definition.title,
    organisation: first.definition.organisation,
    footer: scenarios.map(({ definition }) => definition.title).join('; '),
    sheets: [coverWith(cover, contents), ...sheets],
    names: inputs.names,
  }
}
