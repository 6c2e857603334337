import type { DefinitionOfOptions } from '../definition/appraisal/of-options.ts'
import type { Definition } from '../definition/definition.ts'
import { fundingAndLines } from '../definition/keys/need.ts'
import { type Lack, lacksOfPlace } from './absent.ts'
import { appraisalRows } from './appraisal.ts'
import { combineRows, takingPartIn } from './combine-rows.ts'
import { having, type ModelParts, statedRows } from './place.ts'
import { ofSection } from './row.ts'
import type { Section } from './sections.ts'

/**
 * METHODS.md, section 13: options side by side. Every row and every input of an option stays, under its name among the members.
 * They are alternatives, so that no row of theirs is added; what they share are prices, and what is made of them are the rows of
 * the appraisal. Of all else a definition of options states nothing.
 */
export function optionsModel(
  definition: DefinitionOfOptions,
  sections: readonly Section[],
  modelOf: (member: Definition) => ModelParts,
): ModelParts {
  const options = definition.members.map((member) => having(member, definition, modelOf))
  const stated = statedRows(definition, sections)
  const known = new Set<string>(stated.map(({ path }) => path))
  const takingPart = takingPartIn(options)
  const shared = [...new Set(options.flatMap(({ own }) => [...own.values()].flatMap(sharedPath)))]
    .filter((path) => !known.has(path))
    .flatMap((path) => combineRows(path, options, options, takingPart, definition) ?? [])
  const rows = [
    ...stated,
    ...shared,
    ...ofSection('appraisal', appraisalRows(definition, options)),
    ...options.flatMap(({ named }) => [...named.values()]),
  ]
  const there = new Set<string>(rows.map(({ path }) => path))
  // What an option itself lacks stands under its name; everything else that it has is lacking here.
  const lacks = new Map<string, Lack>(
    lacksOfPlace(options.map(({ member: { id, title }, lacks: own }) => ({ id, title, lacks: own }))),
  )
  for (const { own, lacks: lacking } of options)
    for (const path of [...own.keys(), ...lacking.keys()])
      if (!there.has(path)) lacks.set(path, { needs: fundingAndLines })
  return { rows, inputs: [...definition.inputs, ...options.flatMap(({ inputs }) => inputs)], lacks }
}

/** What all members of anything share, where they state the same: prices. */
function sharedPath({ path, combine, member, section }: ReturnType<typeof statedRows>[number]): string[] {
  return combine.how === 'same' && member === undefined && section === 'prices' ? [path] : []
}
