import { listInWords } from '../../base/list-in-words.ts'
import type { DefinitionOfOptions } from '../../definition/appraisal/of-options.ts'
import { inputLabel } from '../../explain/input-label.ts'
import { inMember } from '../../model/in-member.ts'
import type { Varied } from '../../questions/varied.ts'

/**
 * What a figure of options is called, and in which of them it is another one: a figure of a file that options share is one figure, and moves in
 * all of them.
 */
export function switchedLabel(definition: DefinitionOfOptions, { inputs }: Varied): string {
  const { members } = definition
  const labels = new Set<string>()
  const whose = new Set<string>()
  for (const { path } of inputs) {
    const option = members.find(({ id }) => path.startsWith(inMember(id, '')))
    if (option === undefined) labels.add(inputLabel(path, definition))
    else {
      labels.add(inputLabel(path.slice(inMember(option.id, '').length), option.definition))
      whose.add(option.title)
    }
  }
  const [first = '', ...others] = labels
  const named = others.length > 1 ? `${first} and ${others.length} more stated with it` : listInWords([...labels])
  if (whose.size === 0) return named
  return `${named}, in ${whose.size === members.length ? 'every option' : listInWords([...whose])}`
}
