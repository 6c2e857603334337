import type { Definition, Line } from '../definition/definition.ts'
import type { RowPath } from './row-path.ts'

/** The row of the money for care out of hospital. */
export const envelope = 'out-of-hospital.envelope' satisfies RowPath

/** The lines of one setting of care. */
export function linesIn({ lines }: Pick<Definition, 'lines'>, setting: Line['setting']): readonly Line[] {
  return lines.filter((line) => line.setting === setting)
}

/** Whether the envelope tells people anything: without a line of care out of hospital it is headroom by another name. */
export function hasEnvelope(definition: Pick<Definition, 'lines'>): boolean {
  return linesIn(definition, 'out-of-hospital').length > 0
}
