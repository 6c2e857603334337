import type { Appraisal, Definition } from '../definition.ts'

/** A definition whose members are the options that it appraises. */
export type DefinitionOfOptions = Definition & { readonly appraisal: Appraisal }

/** Whether the members of a definition are options, which are alternatives, and not parts of a place, which are added. */
export function isOfOptions(definition: Definition): definition is DefinitionOfOptions {
  const { appraisal, members, merged } = definition
  return appraisal !== undefined && members.length > 0 && !merged.groups.has('combine')
}
