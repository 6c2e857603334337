import { printYear } from '../../base/financial-year.ts'
import { monthName } from '../../definition/values/scalar.ts'
import { yearsOf } from '../../definition/values/years.ts'
import type { Row } from '../../model/row.ts'
import { NoBridge } from '../../questions/bridge/no-bridge.ts'
import { bridgeOverTime } from '../../questions/bridge/over-time.ts'
import type { Chapter, Table } from '../document.ts'
import { hintsOf } from '../hint.ts'
import { divisorsOf, overTimeChapter } from '../over-time.ts'
import { labelWithin } from '../sentence.ts'
import { chosenTable } from '../tables/chosen-table.ts'
import { memberTables } from '../tables/members.ts'
import { riskTables } from '../tables/risks.ts'
import { basisOf } from '../views/view.ts'
import { headed, type TableContent, unlessEmpty, wordsTable } from './content.ts'
import { headingOf } from './control.ts'
import { titled } from './titled.ts'
import type { AppendixTold, ToldScenario } from './told.ts'

/** FC-8: what moves the position of each scenario from the base year to the last, kind by kind. */
export function bridges({ all, made }: AppendixTold): TableContent | undefined {
  const told = all.flatMap((one) => {
    const chapter = bridgeOf(one, made)
    return chapter === undefined ? [] : [{ one, chapter }]
  })
  if (told.length === 0) return undefined
  return {
    of: told.map(({ one }) => one),
    facts: told.flatMap(({ one, chapter }) =>
      chapter.facts.map((fact, at) => (at === 0 ? [`${one.scenario.definition.title}: `, ...fact] : fact)),
    ),
    tables: told.flatMap(({ one, chapter }) =>
      chapter.tables.map((table) => headed(table, headingOf(`Bridge of ${labelWithin(one.row)}`, one))),
    ),
    waterfalls: told.flatMap(({ one, chapter }) => (chapter.waterfalls ?? []).map((own) => titled(own, one))),
    notes: told[0]?.chapter.notes ?? [],
  }
}

function bridgeOf({ scenario, file, row, view }: ToldScenario, made: AppendixTold['made']): Chapter | undefined {
  const between = { from: 0, to: scenario.definition.horizon.count }
  try {
    const bridge = bridgeOverTime(scenario, row, between, divisorsOf(scenario, row, {}))
    // Notes stand once below the bridges of all scenarios, so that none of one alone is among them.
    return overTimeChapter({ scenario, file, row, ...between, bridge, doingNothing: undefined }, view, made)
  } catch (problem) {
    if (problem instanceof NoBridge) return undefined
    throw problem
  }
}

/** The rows of items that outputs list, year by year; nothing where there are none. */
function sectionTable(one: ToldScenario, what: string, isMeant: (row: Row) => boolean): Table[] {
  const { scenario, view } = one
  const table = chosenTable(
    scenario,
    yearsOf(scenario.definition.horizon),
    view,
    (row) => row.shown && row.member === undefined && row.item !== undefined && isMeant(row),
  )
  return table.rows.length === 0 ? [] : [headed(table, headingOf(what, one), basisOf(view))]
}

/** FC-9: savings and shifts of care, planned and delivered, with what they cost, and who answers for each. */
export function savingsSchedule({ all }: AppendixTold): TableContent | undefined {
  const having = all.filter(({ scenario: { definition } }) => definition.savings.length + definition.shifts.length > 0)
  return unlessEmpty({
    of: having,
    tables: having.flatMap((one) => [
      ...sectionTable(
        one,
        'Savings and shifts of care',
        ({ section }) => section === 'savings' || section === 'shifts',
      ),
      ...schemes(one),
    ]),
  })
}

/** What there is to know of each saving beside its figures. */
function schemes(one: ToldScenario): Table[] {
  const { lines, savings, horizon } = one.scenario.definition
  if (savings.length === 0) return []
  const titles = new Map(lines.map(({ id, title }) => [id, title]))
  return [
    wordsTable(
      headingOf('Schemes', one),
      ['Line', 'Starts', 'Recurrent', 'Identified', 'Owner'],
      savings.map(({ title, line, month, delayYears, recurrent, identified, amount, share, benchmark }) => {
        const stated = amount ?? share ?? benchmark?.close
        const first = stated?.values.findIndex((value) => value?.isZero() === false) ?? -1
        const year = first < 0 ? undefined : printYear(horizon.base + (benchmark?.from ?? first) + delayYears)
        return [
          title,
          titles.get(line) ?? line,
          [monthName(month.number), year].filter(Boolean).join(', '),
          recurrent ? 'yes' : 'no',
          identified ? 'yes' : 'no',
          stated?.entry?.provenance.owner ?? 'none',
        ]
      }),
    ),
  ]
}

/** FC-12: what each member of a place brings, and what each provider is paid. */
export function byOrganisation({ all, made }: AppendixTold): TableContent | undefined {
  const tables = all.flatMap((one) => [
    ...memberTables(one.scenario, one.view, hintsOf(one.scenario, made.started)).map((table) =>
      headed(table, headingOf(table.heading, one)),
    ),
    ...sectionTable(one, 'By provider', ({ section }) => section === 'providers'),
  ])
  return unlessEmpty({ of: all, tables })
}

/** FC-15: risks with likelihood, impact, expected value, owner and mitigation. */
export function risks({ all }: AppendixTold): TableContent | undefined {
  return unlessEmpty({
    of: all,
    tables: all.flatMap((one) =>
      riskTables(one.scenario, one.view).map((table) => headed(table, headingOf(table.heading, one))),
    ),
  })
}
