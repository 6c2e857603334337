import type { Definition } from '../../definition/definition.ts'
import { inputLabel } from '../../explain/input-label.ts'
import { owned } from '../../explain/member-path.ts'
import type { Numeric } from '../../formula/node.ts'
import type { StepKind } from '../../formula/step-kind.ts'
import type { Row } from '../../model/row.ts'

/** What a step of a bridge is called, and of which kind it is. */
export interface StepName {
  readonly path: string
  readonly kind: StepKind
  readonly label: string
}

export type StatedFigure = Extract<Numeric, { op: 'input' }>

/** What the change of a row is called, as the row says itself. A row that says nothing is a stated figure under its own name. */
export function nameOfRow({ path, label, step, item, formula }: Row, definition: Definition): StepName {
  const kind = step?.kind ?? 'input'
  if (step?.called === 'figure' && formula?.op === 'input')
    return { path: formula.input.path, kind, label: inputLabel(formula.input.path, definition) }
  if (step?.called !== 'item' || item === undefined) return { path, kind, label }
  return { path: item.path, kind, label: `${owned(item.path, definition).titles}${item.title}` }
}

/** What moves a row beside the changes of what it adds up: what these are multiplied by, or what is no sum. */
export function nameOfRest({ path, label, step }: Row): StepName {
  return { path, kind: step?.kind ?? 'input', label: `${label}, by itself` }
}

/** What a stated figure is called, as the formula says that holds it. */
export function nameOfFigure({ input, step }: StatedFigure, definition: Definition): StepName {
  const path = step?.path ?? input.path
  return { path, kind: step?.kind ?? 'input', label: inputLabel(path, definition) }
}
