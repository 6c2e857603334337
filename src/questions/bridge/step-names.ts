import type { Definition } from '../../definition/definition.ts'
import { inputLabel } from '../../explain/input-label.ts'
import { owned } from '../../explain/member-path.ts'
import type { Numeric } from '../../formula/node.ts'
import type { Row } from '../../model/row.ts'
import type { BridgeStep } from './bridge.ts'

/** What a step of a bridge is called, of which kind it is, and whose it is. */
export type StepName = Omit<BridgeStep, 'value'>

type StatedFigure = Extract<Numeric, { op: 'input' }>

/** What the change of a row is called, as the row says itself. A row that says nothing is a stated figure under its own name. */
export function nameOfRow(row: Row, definition: Definition): StepName {
  const { path, label, step, formula } = row
  const kind = step?.kind ?? 'input'
  const of = itemOf(row, definition)
  if (step?.called === 'figure' && formula?.op === 'input')
    return nameOfFigure({ ...formula, step: { kind } }, row, definition)
  if (step?.called !== 'item' || of === undefined) return { path, kind, label, of }
  return { path: of.path, kind, label: of.title, of }
}

/** What moves a row beside the changes of what it adds up: what these are multiplied by, or what is no sum. */
export function nameOfRest(row: Row, definition: Definition): StepName {
  const { path, label, step } = row
  return { path, kind: step?.kind ?? 'input', label: `${label}, by itself`, of: itemOf(row, definition) }
}

/** What a stated figure is called, as the formula says that holds it, for the row whose formula that is. */
export function nameOfFigure({ input, step }: StatedFigure, holder: Row, definition: Definition): StepName {
  const path = step?.path ?? input.path
  return { path, kind: step?.kind ?? 'input', label: inputLabel(path, definition), of: itemOf(holder, definition) }
}

/** The item that a row belongs to, after the titles of the members that it stands under. */
function itemOf({ item }: Row, definition: Definition): StepName['of'] {
  return item && { path: item.path, title: `${owned(item.path, definition).titles}${item.title}` }
}
