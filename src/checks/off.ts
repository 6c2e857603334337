import { offInWords } from '../definition/layers/switched-off.ts'
import type { OffCheck } from '../model/off-checks.ts'
import type { CheckResult } from './result.ts'

/** What comes of a check that names what is switched off: it is not tested, and says what is off and where. */
export function offResult({ of, id, title, severity, span, restsOn, notTestable }: OffCheck): CheckResult {
  return {
    id,
    kind: of,
    title,
    outcome: 'not-tested',
    severity,
    year: undefined,
    row: undefined,
    measured: undefined,
    unit: 'index',
    limit: undefined,
    tolerance: undefined,
    detail: notTestable ?? offInWords(restsOn),
    ...(notTestable === undefined ? { isOff: true } : { isWaived: true }),
    span,
  }
}
