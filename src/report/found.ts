import type { CheckResult } from '../checks/result.ts'
import type { CheckItem, Together } from './document.ts'
import type { Sentence } from './sentence.ts'

/** What one thing was held against that is no row of a model: a file against its record, a run against its task. */
interface Found {
  readonly id: string
  /** What must hold. */
  readonly title: string
  readonly holds: boolean
  readonly detail: string
  readonly sentence: Sentence
}

/** What was found as a check, for reporters that tell a case for each. */
export function foundItem({ id, title, holds, detail, sentence }: Found): CheckItem {
  const outcome = holds ? 'pass' : 'fail'
  const found: CheckResult = {
    id,
    kind: 'proof',
    title,
    outcome,
    severity: 'error',
    year: undefined,
    row: undefined,
    measured: undefined,
    unit: 'index',
    limit: undefined,
    tolerance: undefined,
    detail,
    span: undefined,
  }
  return {
    mark: outcome,
    title,
    measured: [],
    limit: undefined,
    remarks: [],
    sentence,
    found,
    foundIn: '£',
    shown: found,
  }
}

/** What was found of many things, `failed` of them otherwise than they must be; those with `problems` could not be held at all. */
interface AllFound extends Pick<Together, 'problems'> {
  readonly words: string
  readonly passes: boolean
  readonly of: number
  readonly failed: number
}

/** What is said of all of them together, for the same reporters. */
export function foundTogether({ words, passes, of, failed, problems }: AllFound): Together {
  const wrong = problems.length
  const counts = {
    scenarios: of,
    wrong,
    checks: of - wrong,
    passed: of - wrong - failed,
    failed,
    warned: 0,
    notTested: 0,
    withoutSource: 0,
    arithmeticPassed: 0,
    arithmeticFailed: 0,
    positions: [],
  }
  return {
    summary: undefined,
    verdict: { isStrict: false, passes, words, counts, withoutSource: [] },
    problems,
  }
}
