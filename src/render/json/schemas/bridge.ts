import { stepKinds } from '../../../formula/step-kind.ts'
import { decimal, exactly, flag, list, said, text } from './shapes.ts'

/** How one value of a row becomes another: start, steps that add up, end. */
export const bridge = {
  start: decimal,
  steps: list(
    exactly({
      step: said('The path of an input or of an item.', text),
      kind: { enum: [...stepKinds] },
      label: text,
      value: said('By how much it moves the row.', decimal),
    }),
  ),
  end: decimal,
  adds_up: said('Whether start and steps come to the end.', flag),
}
