import { oneLine } from '../base/one-line.ts'
import type { AuthorCheck, Control } from '../definition/definition.ts'
import type { OffItem } from '../definition/layers/switched-off.ts'
import type { Span } from '../diagnostics/span.ts'
import { agreesWith } from './controls.ts'

/** A check or a stated total that names what is switched off, so that it cannot be tested. */
export interface OffCheck {
  readonly kind: 'off'
  readonly of: 'author' | 'control'
  /** `checks.<id>` or `controls.<id>`. */
  readonly id: string
  /** What an author calls it, or the condition; of a stated total, what its title says of its row. */
  readonly title: string
  readonly severity: 'error' | 'warn'
  readonly span: Span
  readonly restsOn: OffItem
  /** Why the figures could not answer it anyway, where the author says so. */
  readonly notTestable: string | undefined
}

/** A check of the author's that names what is switched off. */
export function offCheck(
  { id, title, that, thatSpan, severity, notTestable }: AuthorCheck,
  restsOn: OffItem,
): OffCheck {
  const own = title ?? oneLine(that)
  return { kind: 'off', of: 'author', id: `checks.${id}`, title: own, severity, span: thatSpan, restsOn, notTestable }
}

/** A stated total of a row of what is switched off. */
export function offControl(control: Control, restsOn: OffItem): OffCheck {
  const { id, row, rowSpan } = control
  return {
    kind: 'off',
    of: 'control',
    id: `controls.${id}`,
    title: agreesWith(row, control),
    severity: 'error',
    span: rowSpan,
    restsOn,
    notTestable: undefined,
  }
}
