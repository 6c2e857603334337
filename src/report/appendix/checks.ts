import { checksOf } from '../../checks/checks.ts'
import { checkItem, markOf } from '../checks/check-item.ts'
import { rulesNotStated } from '../checks/check-summary.ts'
import type { CheckItem, Mark } from '../document.ts'
import { lineText } from '../sentence.ts'
import { type TableContent, wordsTable } from './content.ts'
import { headingOf } from './control.ts'
import type { AppendixTold, ToldScenario } from './told.ts'

/** What came of a check, as a table says it. */
const outcomes: Readonly<Record<Mark, string>> = {
  pass: 'pass',
  fail: 'FAIL',
  warn: 'warning',
  'not-tested': 'not tested',
}

/** Every check of a scenario with what came of it. */
export function checksIn({ scenario, view }: ToldScenario): CheckItem[] {
  return checksOf(scenario).map((check) => checkItem(check, scenario, view.cash, false))
}

/** A check as a row: what was checked, what was found, what it is held against, and the outcome. */
export function checkRow({ title, measured, limit, mark }: CheckItem): [string, string, string, string] {
  return [title, lineText(measured), limit === undefined ? '' : lineText(limit), outcomes[mark]]
}

/** FC-17: every check with its outcome, what was done to assure quality, and by whom. */
export function checksAndLog({ all, pack, files }: AppendixTold): TableContent {
  return {
    of: all,
    notRecorded: pack.log.length === 0 ? ['activities of the quality log'] : [],
    tables: [
      ...all.map((one) => {
        const remarks = rulesNotStated(one.scenario, one.view.cash).map(
          ({ sentence, mark }) => [lineText(sentence), '', '', outcomes[mark]] as const,
        )
        return wordsTable(
          headingOf('Checks', one),
          ['Found', 'Must be', 'Outcome'],
          [...checksIn(one).map(checkRow), ...remarks],
        )
      }),
      wordsTable(
        'Quality log',
        ['By', 'Date', 'Outcome'],
        pack.log.length === 0
          ? [['None recorded', '', '', '']]
          : pack.log.map(({ activity, by, date, outcome }) => [activity, by ?? '', date ?? '', outcome ?? '']),
      ),
    ],
    notes: [[`The same stands in ${files.checks}, for programs. Who signs stands in FC-1.`]],
  }
}

/** How the checks of a scenario came out, in words. */
export function checksInWords({ scenario, view }: ToldScenario): string {
  const counts = new Map<Mark, number>()
  const marks = [
    ...checksOf(scenario).map((check) => markOf(check, false)),
    ...rulesNotStated(scenario, view.cash).map(({ mark }) => mark),
  ]
  for (const mark of marks) counts.set(mark, (counts.get(mark) ?? 0) + 1)
  const order: readonly Mark[] = ['fail', 'warn', 'not-tested', 'pass']
  return order.flatMap((mark) => (counts.has(mark) ? [`${counts.get(mark)} ${outcomes[mark]}`] : [])).join(', ')
}
