import type { Scenario } from '../open/open.ts'
import { columnLetters } from './address.ts'
import type { Alike } from './alike.ts'
import { doubtRange, doubts } from './doubted.ts'
import { framed, type Head, onTimeline, sectionRow } from './frame.ts'
import { allInputs, rowOfBlock } from './input-blocks.ts'
import { afterColumns, columnsOnOrder, namesOf, shownRow, statedRow } from './input-rows.ts'
import { inputValidations } from './input-validations.ts'
import { changed, changedRanges, ofIssued, typedOver, vouchedRange } from './issued.ts'
import { issuedRows } from './issued-rows.ts'
import { widthOfLabels, widthOfPaths } from './labels.ts'
import type { SheetLine } from './line.ts'
import { missing, missingRange } from './missing.ts'
import { inputsSheet, type PlacedInputs, rowOfPart } from './place-inputs.ts'
import type { ScenarioChoice } from './selector.ts'
import type { NumberKind, Sheet, SheetCell, SheetRow } from './sheet.ts'
import { plainColumn } from './timeline.ts'

/** The columns that say where in the blocks of scenarios a row finds its figures. */
const orderColumn = plainColumn - 2
const positionColumn = plainColumn - 1

const whole: NumberKind = { is: 'general', decimals: 0 }

/**
 * The sheet of inputs. Of several scenarios the first block is the one that is shown: every formula reads it, and it reads the block of
 * the scenario that is chosen, below.
 */
export function inputSheet(
  { parts }: PlacedInputs,
  scenarios: Alike<Scenario>,
  selector: ScenarioChoice | undefined,
  growth: SheetLine,
  head: Head,
): Sheet {
  const [{ definition }] = scenarios
  const width = selector === undefined ? 1.5 : 6.5
  const names = parts.flatMap((part) => (part.is === 'heading' ? [] : [namesOf(part, 0, definition)]))
  const named = (column: number): string[] => names.map((cells) => String(cells[column]?.value ?? ''))
  const blocks = selector === undefined ? [rowOfPart(0)] : scenarios.map((_, at) => rowOfBlock(parts.length, at))
  const asked = allInputs(parts.length, scenarios.length)
  const issued = issuedRows(parts, scenarios, asked.to + 1, head.kindOf)
  const validations = blocks.flatMap((start, at) => inputValidations(parts, at, start))
  return framed(
    {
      name: inputsSheet,
      about:
        'Cells with blue figures on yellow may be changed, and everything follows. What holds in all years is typed once, in column G.',
      before: [
        ['Input', widthOfLabels(named(0))],
        ['Path', widthOfPaths(named(1))],
        ['Unit', 9],
        ['Kind', 10],
        [selector === undefined ? '' : 'No.', width],
        [selector === undefined ? '' : 'Stands', width],
        ['All years', 11],
      ],
      after: afterColumns(parts),
      notPrinted: columnsOnOrder,
      rows: selector === undefined ? single : several(selector),
    },
    head,
    {
      validations,
      // What was issued is there to hold the rows above against.
      ...(issued.rows.length === 0 ? {} : { printedTo: asked.to }),
      highlights: [
        { range: missingRange(definition.horizon, asked.from, asked.to), word: missing, as: 'fail' },
        ...changedRanges(asked, definition.horizon).flatMap((range) =>
          [changed, typedOver].map((word) => ({ range, word, as: 'warn' as const })),
        ),
        { range: vouchedRange(asked, columnsOnOrder, definition.horizon), word: ofIssued, as: 'warn' },
        { range: doubtRange(asked, definition.horizon), word: doubts.refused, as: 'fail' },
        { range: doubtRange(asked, definition.horizon), word: doubts.unlikely, as: 'warn' },
      ],
    },
  )

  function* single(): Iterable<SheetRow> {
    for (const [at, part] of parts.entries())
      yield statedRow(part, 0, { row: rowOfPart(at), issued: issued.rowOf(0, at) }, definition, growth, head.kindOf)
    yield* issued.rows
  }

  /** The block that is shown, how it is chosen, and a block for each scenario. */
  function several({ number }: ScenarioChoice): () => Iterable<SheetRow> {
    const size = parts.length + 1
    const choice = rowOfPart(parts.length)
    const first = rowOfBlock(parts.length, 0)
    const last = first + scenarios.length * size - 1
    const fixed = (label: string, cell: SheetCell): SheetRow => ({
      cells: onTimeline([{ value: label, look: 'label' }, ...empty, cell], []),
    })
    return function* () {
      for (const [at, part] of parts.entries()) {
        const row = shownRow(part, rowOfPart(at), definition, head.kindOf, {
          first,
          last,
          position: `$${columnLetters(positionColumn)}${rowOfPart(at)}`,
        })
        yield part.is === 'heading'
          ? row
          : { cells: row.cells.map((cell, column) => orderCell(cell, column + 1, at, choice)) }
      }
      yield fixed('Number of the scenario that is shown', { ...number, look: 'calculated', number: whole })
      yield fixed('Rows from one scenario to the next', { value: size, look: 'fixed', number: whole })
      for (const [at, scenario] of scenarios.entries()) {
        yield sectionRow(`${at + 1}. ${scenario.name}: ${scenario.definition.title}`)
        const start = rowOfBlock(parts.length, at)
        for (const [order, part] of parts.entries())
          yield statedRow(
            part,
            at,
            { row: start + order, issued: issued.rowOf(at, order) },
            scenario.definition,
            growth,
            head.kindOf,
          )
      }
      yield* issued.rows
    }
  }
}

const empty = Array.from({ length: plainColumn - 2 }, () => undefined)

/** The cells that say which row of a block is meant, and where that of the chosen scenario stands among all of them. */
function orderCell(cell: SheetCell | undefined, column: number, at: number, choice: number): SheetCell | undefined {
  if (column === orderColumn) return { value: at + 1, look: 'note', number: whole }
  if (column !== positionColumn) return cell
  const plain = `$${columnLetters(plainColumn)}`
  const order = `${columnLetters(orderColumn)}${rowOfPart(at)}`
  return {
    value: at + 1,
    formula: `IF(ISNUMBER(${plain}$${choice}),(${plain}$${choice}-1)*${plain}$${choice + 1}+${order},"")`,
    look: 'note',
    number: whole,
  }
}
