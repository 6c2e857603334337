import type { Horizon } from '../definition/values/years.ts'
import { absolute, columnLetters } from './address.ts'
import { verdicts } from './check-rows.ts'
import { doubtAt, doubts } from './doubted.ts'
import { onTimeline } from './frame.ts'
import { labelCell } from './labels.ts'
import { type AskedRows, countedMissing, missingCheck } from './missing.ts'
import type { NumberKind, SheetCell, SheetRow } from './sheet.ts'
import { columnAfter, plainColumn } from './timeline.ts'

/** A check that counts rows of other sheets which say of themselves that something is wrong: none may. */
export interface CountedCheck {
  readonly path: string
  readonly title: string
  readonly severity: 'error' | 'warn'
  /** What is counted, sheet by sheet; each has a row of its own where there is more than one. */
  readonly parts: readonly CountedPart[]
}

interface CountedPart {
  readonly label: string
  /** How many there are, and what is said of the first: formulas, and what they come to now. */
  readonly count: string
  readonly first: string
  readonly found: number
  readonly firstFound: string
}

/** That no figure is missing: how many rows lack one, and what the first of them is, sheet by sheet. */
export function missingCounted(asked: readonly AskedRows[], horizon: Horizon): CountedCheck {
  return {
    ...missingCheck,
    severity: 'error',
    parts: asked.map((own): CountedPart => {
      const [lacking] = own.lacking
      return {
        ...countedMissing(own, horizon),
        label: `Rows of ${own.sheet} that lack a number`,
        found: own.lacking.length,
        firstFound: lacking === undefined ? '' : `${own.sheet}: ${lacking}`,
      }
    }),
  }
}

/** Rows of inputs of which something is said: how many, and of the first what it is called and what is said. */
export interface DoubtedRows {
  readonly refused: readonly string[]
  readonly unlikely: readonly string[]
}

/** That no input is one that a definition is refused for, and that none is allowed and probably not meant. */
export function doubtsCounted(
  { sheet, from, to }: Omit<AskedRows, 'lacking'>,
  { refused, unlikely }: DoubtedRows,
  horizon: Horizon,
): CountedCheck[] {
  const down = (column: number): string => `${absolute(sheet, column, from)}:$${columnLetters(column)}$${to}`
  const words = down(columnAfter(horizon, doubtAt))
  const part = (word: string, found: readonly string[]): CountedPart => {
    const at = `MATCH("${word}",${words},0)`
    const said = `INDEX(${down(1)},${at})&": "&INDEX(${down(columnAfter(horizon, doubtAt + 1))},${at})`
    return {
      label: '',
      count: `COUNTIF(${words},"${word}")`,
      first: `IF(ISNUMBER(${at}),${said},"")`,
      found: found.length,
      firstFound: found[0] ?? '',
    }
  }
  return [
    {
      path: 'inputs.allowed',
      title: 'No input is one that a definition is refused for',
      severity: 'error',
      parts: [part(doubts.refused, refused)],
    },
    {
      path: 'inputs.likely',
      title: 'No input is probably a slip',
      severity: 'warn',
      parts: [part(doubts.unlikely, unlikely)],
    },
  ]
}

/** How many rows of the sheet of checks it takes. */
export function rowsTaken({ parts }: CountedCheck): number {
  return parts.length === 1 ? 1 : parts.length + 1
}

/** What comes of it now. */
export function verdictOf({ parts, severity }: CountedCheck): string {
  return parts.every(({ found }) => found === 0) ? verdicts.pass : verdicts[severity]
}

const whole: NumberKind = { is: 'count', decimals: 0 }

/** Its rows, of which the first stands in a row of the sheet. */
export function countedRows(check: CountedCheck, row: number, horizon: Horizon): SheetRow[] {
  const { path, title, severity, parts } = check
  const measured = columnLetters(plainColumn - 2)
  const remark = columnLetters(columnAfter(horizon, 2))
  const years = Array.from({ length: horizon.count + 1 }, () => undefined)
  const [only] = parts
  const isOne = parts.length === 1 && only !== undefined
  const from = row + 1
  const firstOf = parts.map((_, at) => `IF(${measured}${from + at}>0,${remark}${from + at},`).join('')
  const here = `${measured}${row}`
  const total: SheetCell = {
    value: parts.reduce((sum, { found }) => sum + found, 0),
    formula: isOne ? only.count : `SUM(${measured}${from}:${measured}${from + parts.length - 1})`,
    look: 'calculated',
    number: whole,
  }
  return [
    {
      cells: onTimeline(
        [
          labelCell(title),
          { value: path, look: 'path' },
          undefined,
          { value: 'Built in', look: 'note' },
          total,
          { value: 0, look: 'note-right', number: whole },
          {
            value: verdictOf(check),
            formula: `IF(${here}=0,"${verdicts.pass}","${verdicts[severity]}")`,
            look: 'check',
          },
        ],
        years,
        [
          undefined,
          { value: 'equal to', look: 'note' },
          {
            value: parts.map(({ firstFound }) => firstFound).find((text) => text !== '') ?? '',
            formula: isOne ? only.first : `${firstOf}""${')'.repeat(parts.length)}`,
            look: 'note',
          },
        ],
      ),
    },
    ...(isOne ? [] : parts).map(
      ({ label, count, first, found, firstFound }): SheetRow => ({
        cells: onTimeline(
          [
            labelCell(label, true),
            undefined,
            undefined,
            { value: 'working', look: 'note' },
            { value: found, formula: count, look: 'working', number: whole },
          ],
          years,
          [undefined, undefined, { value: firstFound, formula: first, look: 'note' }],
        ),
        isWorking: true,
      }),
    ),
  ]
}
