import { printYear } from '../../../base/financial-year.ts'
import { listYears } from '../../../definition/values/years.ts'
import type { FigureStep, InputStep } from '../../../explain/explanation.ts'
import { inYearOrder } from '../../../explain/in-year-order.ts'
import { textOf } from '../../../formula/print.ts'
import type { Unit } from '../../../formula/unit.ts'
import { unitAsData } from '../../../formula/unit-print.ts'
import type { Derivation } from '../../../report/document.ts'
import type { SheetCell } from '../../../workbook/sheet.ts'
import { conversionText, piecesOf, placeText, statementText, wordsOf } from '../../steps/phrases.ts'
import { sourceSentences } from '../../steps/sources.ts'
import { writtenVoice } from '../../steps/written-voice.ts'
import { figureCell, kindOf } from './figure-cell.ts'
import { type PublishedTable, words } from './table.ts'

type Cells = readonly (SheetCell | undefined)[]

/** How a figure was made: a row for every step in every year, down to the inputs with their sources. */
export function stepsTable({ explanation, decimals }: Derivation): PublishedTable {
  const { asked, steps, unit: money, conversions = [], why } = explanation
  const voice = writtenVoice(explanation)
  const valueCell = (value: Parameters<typeof figureCell>[0], unit: Unit | undefined): SheetCell | undefined =>
    unit === undefined ? undefined : figureCell(value, kindOf(unit, { money: decimals, percent: decimals }))
  const unitCell = (unit: Unit | undefined): SheetCell | undefined =>
    unit === undefined ? undefined : words(unitAsData(unit, money))
  const figureRows = (step: FigureStep): Cells[] =>
    inYearOrder(step.workings).map(({ working, reckoning: year }) => [
      words(step.number),
      words(step.label),
      words(step.path),
      words(printYear(year.year)),
      valueCell(year.value, step.unit),
      unitCell(step.unit),
      words(wordsOf(working, voice)),
      working.nothing === undefined ? words(textOf(piecesOf(year, voice))) : undefined,
      undefined,
      undefined,
    ])
  const inputRows = (step: InputStep): Cells[] =>
    step.input.statements.map((statement) => [
      words(step.number),
      words(step.label),
      words(step.path),
      words(listYears(statement.years)),
      valueCell(statement.value, step.unit),
      unitCell(step.unit),
      words(statementText(statement, step.unit, step.input, voice)),
      undefined,
      words(sourceSentences(step.input, '', new Map(), voice.refer).join(' ')),
      words(placeText(statement)),
    ])
  return {
    name: 'Steps',
    title: `${asked.label}, ${printYear(asked.year)}: how it is made`,
    about: [...why, ...conversions.map((conversion) => conversionText(conversion, voice))],
    heads: ['Step', 'Figure', 'Row or input', 'Year', 'Value', 'Unit', 'In words', 'Arithmetic', 'Source', 'Place'],
    rows: steps.flatMap((step) => (step.is === 'figure' ? figureRows(step) : inputRows(step))),
  }
}
