import type { ParsedCheck } from './author-checks.ts'
import type { ControlCheck } from './controls.ts'
import type { OffCheck } from './off-checks.ts'
import type { RuleCheck } from './rules.ts'

/** What must hold of the rows of a model: business rules, stated totals, the author's conditions. */
export type ModelCheck = RuleCheck | ControlCheck | OffCheck | ParsedCheck
