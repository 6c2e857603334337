import type { Scenario } from '../open/open.ts'
import { onOneOffMoney } from '../report/checks/check-counts.ts'
import { deficitsOf } from '../report/checks/check-summary.ts'
import { columnLetters } from './address.ts'
import { verdicts, type WrittenCheck } from './check-rows.ts'
import { type CountedCheck, verdictOf } from './counted-checks.ts'
import { saidOneOff, yearsOnOneOff } from './one-off-money.ts'
import { saidUnidentified } from './planned-savings.ts'
import { type Said, saidAll, saidCount, saidIf, verbatim } from './said.ts'
import type { SheetCell } from './sheet.ts'
import type { Summarised } from './summary.ts'
import { cellsInYears } from './summary-rows.ts'
import { plainColumn } from './timeline.ts'

/** Where a check says what kind it is: what is built in asks the arithmetic, all others ask the plan. */
const kindColumn = 4
const builtIn = 'Built in'

/** A count that the sheet of checks has near its head: a formula, given the rows between which checks stand, and what it comes to now. */
export interface StandingCount {
  readonly label: string
  readonly formula: (from: number, to: number) => string
  readonly value: number
}

/** How the workbook stands: checks that fail and that warn, and apart from each other what is wrong with the arithmetic and with the plan. */
export interface PlanStanding {
  readonly failing: StandingCount
  readonly warning: StandingCount
  readonly arithmetic: StandingCount
  readonly conditions: StandingCount
  /** In how many projected years the plan does not balance; undefined where it has no such position. */
  readonly short: StandingCount | undefined
  /** In how many of the others it balances only with money of single years, and what that is called; undefined where there is none such. */
  readonly oneOff: (StandingCount & { readonly called: Said }) | undefined
  /** What the plan rests on that nobody has found yet, to go on after whether it balances; undefined where all is found in every scenario. */
  readonly rests: Said | undefined
}

/** `inYear` is the position that balances or does not, undefined where the scenario has none; `savings` are those in its plan, `oneOff` what is given for single years. */
export function planStandingOf(
  checks: readonly WrittenCheck[],
  counted: readonly CountedCheck[],
  { inYear, savings, oneOff, negligible }: Pick<Summarised, 'inYear' | 'savings' | 'oneOff' | 'negligible'>,
  scenario: Scenario,
): PlanStanding {
  const found = [
    ...counted.map((check) => ({ kind: builtIn, word: verdictOf(check) })),
    ...checks.map(({ test, verdict }) => ({ kind: test.kind, word: verdict?.value })),
  ]
  const down = (column: number, from: number, to: number): string =>
    `$${columnLetters(column)}$${from}:$${columnLetters(column)}$${to}`
  const ofWord = (label: string, word: string): StandingCount => ({
    label,
    value: found.filter((one) => one.word === word).length,
    formula: (from, to) => `COUNTIF(${down(plainColumn, from, to)},"${word}")`,
  })
  const ofKind = (from: number, to: number, kind: string, word: string): string =>
    `COUNTIFS(${down(kindColumn, from, to)},"${kind}",${down(plainColumn, from, to)},"${word}")`
  const { count } = scenario.definition.horizon
  return {
    failing: ofWord('Checks that fail', verdicts.error),
    warning: ofWord('Checks that warn', verdicts.warn),
    arithmetic: {
      label: 'Checks of the arithmetic and of inputs that fail',
      value: found.filter(({ kind, word }) => kind === builtIn && word === verdicts.error).length,
      formula: (from, to) => ofKind(from, to, builtIn, verdicts.error),
    },
    conditions: {
      label: 'Conditions of the plan that do not hold, failing or warning',
      value: found.filter(({ kind, word }) => kind !== builtIn && (word === verdicts.error || word === verdicts.warn))
        .length,
      formula: (from, to) =>
        [verdicts.error, verdicts.warn].map((word) => ofKind(from, to, `<>${builtIn}`, word)).join('+'),
    },
    short: inYear && {
      label: 'Projected years in which the plan does not balance',
      value: deficitsOf(scenario).length,
      formula: () => (count === 0 ? '0' : `COUNTIF(${cellsInYears(inYear.settled, 1, count)},"<0")`),
    },
    oneOff: inYear &&
      oneOff && {
        label: 'Projected years in which it balances only with money of single years',
        value: onOneOffMoney(scenario)?.years ?? 0,
        formula: () => yearsOnOneOff(oneOff, inYear, negligible, scenario),
        called: saidOneOff(oneOff, scenario),
      },
    rests: savings && saidUnidentified(savings, scenario),
  }
}

/** The counts in the order in which the sheet of checks has them. */
export function standingCounts({
  failing,
  warning,
  arithmetic,
  conditions,
  short,
  oneOff,
}: PlanStanding): StandingCount[] {
  return [failing, warning, arithmetic, conditions, ...[short, oneOff].flatMap((count) => count ?? [])]
}

/** How many checks fail and how many warn. `cellOf` is where a count stands. */
export function failingCell(standing: PlanStanding, cellOf: (count: StandingCount) => string): SheetCell {
  const { formula, text } = saidFailing(standing, cellOf)
  return { formula, value: text, look: 'check' }
}

/**
 * The same as every sheet says at its head, with whether the plan does not balance: a plan of which no check fails may still be short in
 * every year. `years` is how many are projected.
 */
export function headCell(standing: PlanStanding, years: number, cellOf: (count: StandingCount) => string): SheetCell {
  const { short } = standing
  const { formula, text } = saidAll(
    saidFailing(standing, cellOf),
    ...(short === undefined
      ? []
      : [none(short, cellOf, verbatim(''), saidAll(verbatim('. Plan: '), saidShort(short, years, cellOf)))]),
  )
  return { formula, value: text, look: 'check' }
}

function saidFailing({ failing, warning }: PlanStanding, cellOf: (count: StandingCount) => string): Said {
  return saidAll(
    verbatim('Checks that fail: '),
    saidCount(cellOf(failing), failing.value),
    verbatim('; that warn: '),
    saidCount(cellOf(warning), warning.value),
  )
}

function saidShort(short: StandingCount, years: number, cellOf: (count: StandingCount) => string): Said {
  return saidAll(
    verbatim('does not balance in '),
    saidCount(cellOf(short), short.value),
    verbatim(` of ${years} ${years === 1 ? 'year' : 'years'}`),
  )
}

/** One of two parts, by whether a count is nought. */
function none(count: StandingCount, cellOf: (count: StandingCount) => string, then: Said, otherwise: Said): Said {
  return saidIf(`${cellOf(count)}=0`, count.value === 0, then, otherwise)
}

/** Whether the figures are right and whether the plan balances, which are two questions, as `check` tells them in its last line. */
export function standingCell(
  { arithmetic, conditions, short, oneOff, rests }: PlanStanding,
  years: number,
  cellOf: (count: StandingCount) => string,
): SheetCell {
  const one = (count: StandingCount, then: string, otherwise: string): Said =>
    saidIf(`${cellOf(count)}=1`, count.value === 1, verbatim(then), verbatim(otherwise))
  const ofYears = `${years} ${years === 1 ? 'year' : 'years'}`
  const told = (count: StandingCount): Said => saidCount(cellOf(count), count.value)
  // Beside years in which it does not balance, that nothing else is wrong would be read as praise.
  const lead = short === undefined ? '' : '; '
  const nothing = verbatim(`${lead}no condition of it fails`)
  const holding = short === undefined ? nothing : none(short, cellOf, nothing, verbatim(''))
  const { formula, text } = saidAll(
    verbatim('Arithmetic: '),
    none(
      arithmetic,
      cellOf,
      verbatim('pass'),
      saidAll(verbatim('FAIL in '), told(arithmetic), one(arithmetic, ' check', ' checks')),
    ),
    verbatim('. Plan: '),
    ...(short === undefined
      ? []
      : [
          none(short, cellOf, verbatim('balances in every year'), saidShort(short, years, cellOf)),
          ...(oneOff === undefined
            ? []
            : [
                none(
                  oneOff,
                  cellOf,
                  verbatim(''),
                  saidAll(verbatim(', in '), told(oneOff), verbatim(` of ${ofYears} only with `), oneOff.called),
                ),
              ]),
          ...(rests === undefined ? [] : [rests]),
        ]),
    none(
      conditions,
      cellOf,
      holding,
      saidAll(
        verbatim(lead),
        told(conditions),
        one(conditions, ' condition of it does not hold', ' conditions of it do not hold'),
      ),
    ),
    verbatim('.'),
  )
  return { formula, value: text, look: 'text' }
}
