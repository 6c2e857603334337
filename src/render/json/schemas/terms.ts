import { methodsFile } from '../../../base/methods-file.ts'
import { documentOf, exactly, list, orNull, said, text, whole } from './shapes.ts'

/** What `scenario terms --json` prints. */
export const termsSchema = documentOf('Terms of scenario terms --json', {
  terms: list(
    exactly({
      name: text,
      rows: said('The rows it is of; <id> stands for the name of an item.', list(text)),
      words: said('Other words by which people look for it.', list(text)),
      meaning: text,
      formula: orNull(text),
      unit: orNull(text),
      sign: said('What a figure above nought says.', orNull(text)),
      section: said(`The section of ${methodsFile}.`, whole),
    }),
  ),
})
