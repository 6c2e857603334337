import { treeOf } from '../budget/plain-tree.ts'
import { formatDefinition } from '../definition/format/format-definition.ts'
import { readYaml } from '../definition/text/read-yaml.ts'
import { writeYaml } from '../definition/text/write-yaml.ts'
import { visible } from '../diagnostics/visible.ts'
import type { DefinitionDraft } from './draft.ts'

/** A draft as the text of a definition in the house order, below comments that say what it is. */
export function definitionText(draft: DefinitionDraft, comments: readonly string[]): string {
  const head = comments.map((text) => `# ${visible(text)}\n`).join('')
  const file = { path: 'the definition', text: `${head}${writeYaml(treeOf(draft.content), 'yaml')}` }
  const tree = readYaml(file, (problem) => {
    throw new Error(problem.message)
  })
  if (tree === undefined) throw new Error('The definition cannot be read')
  return formatDefinition(file, tree, 'yaml')
}
