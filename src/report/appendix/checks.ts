import { checksOf } from '../../checks/checks.ts'
import { countChecks } from '../checks/check-counts.ts'
import { checkItem } from '../checks/check-item.ts'
import { rulesNotStated } from '../checks/check-summary.ts'
import { balanceInWords, outcomesInWords } from '../checks/check-words.ts'
import type { CheckItem, CheckRemark } from '../document.ts'
import { lineText } from '../sentence.ts'
import { type TableContent, wordsTable } from './content.ts'
import { headingOf } from './control.ts'
import type { AppendixTold, ToldScenario } from './told.ts'

/** What came of a check, as a table says it; a note is none. */
const outcomes: Readonly<Record<CheckRemark['mark'], string>> = {
  pass: 'pass',
  fail: 'FAIL',
  warn: 'warning',
  'not-tested': 'not tested',
  note: 'note',
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
    notes: [
      [
        'A check is of every year that it can be of, unless it names some. What is found is of the first year in which it fails, or else of the one that comes nearest to failing, the first of several alike.',
      ],
      [`The same stands in ${files.checks}, for programs. Who signs stands in FC-1.`],
    ],
  }
}

/** How the checks of a scenario came out, and whether its plan balances, which are two questions. */
export function checksInWords({ scenario }: ToldScenario): string {
  const counts = countChecks([scenario], false)
  const balance = counts.positions.length === 0 ? '' : ` (the plan ${balanceInWords(counts.positions)})`
  return `${outcomesInWords(counts)}${balance}`
}
