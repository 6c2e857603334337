import { isOfOptions } from '../definition/appraisal/of-options.ts'
import type { PlaceMember } from '../definition/definition.ts'
import { diagnose, type Tell } from '../diagnostics/catalogue.ts'

/** Refuse an option of which there is nothing to appraise, or which is an appraisal itself. */
export function refuseOption({ id, span, definition }: PlaceMember, tell: Tell): void {
  const refuse = (why: string): void => tell(diagnose('wrong-member', span, { path: `appraisal.options.${id}`, why }))
  if (isOfOptions(definition)) refuse('its definition holds options itself; name one that is projected')
  else if (definition.lines.length === 0) refuse('its definition states no lines, so that it has no cost')
}
