import type { OffItem } from '../definition/layers/switched-off.ts'
import type { Diagnostic, Tell } from '../diagnostics/catalogue.ts'
import type { SourceFile } from '../diagnostics/span.ts'
import type { Condition } from '../formula/node.ts'
import { parseChecks } from '../model/author-checks.ts'
import type { Scenario } from '../open/open.ts'

/** A condition of the command line, or why there is none: what is wrong with it, or that it rests on what is switched off. */
export type AskedCondition =
  | { readonly condition: Condition }
  | { readonly problems: readonly Diagnostic[]; readonly off?: OffItem }

/** Read a condition as an author's check is read. `option` is where it was given, for messages. */
export function askedCondition(scenario: Scenario, option: string, text: string): AskedCondition {
  const file: SourceFile = { path: option, text }
  const span = { file, start: 0, end: text.length }
  const problems: Diagnostic[] = []
  const tell: Tell = (diagnostic) => problems.push(diagnostic)
  const check = {
    id: 'asked',
    title: undefined,
    that: text,
    thatSpan: span,
    scope: 'all',
    scopeSpan: span,
    severity: 'error',
    message: undefined,
    notTestable: undefined,
  } as const
  const { definition, model } = scenario
  const [parsed] = parseChecks({ ...definition, checks: [check], controls: [] }, model, false, tell)
  if (problems.length > 0 || parsed === undefined) return { problems }
  return parsed.kind === 'off' ? { problems, off: parsed.restsOn } : { condition: parsed.condition }
}
