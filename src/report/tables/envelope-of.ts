import type { Definition } from '../../definition/definition.ts'
import type { RowPath } from '../../model/row-path.ts'

/** The row of the money for care out of hospital. */
export const envelope = 'out-of-hospital.envelope' satisfies RowPath

/** Whether that row tells people anything: without a line of care out of hospital it is headroom by another name. */
export function hasEnvelope({ lines }: Pick<Definition, 'lines'>): boolean {
  return lines.some(({ setting }) => setting === 'out-of-hospital')
}
