import { documentOf, exactly, flag, list, orNull, said, text } from './shapes.ts'

/** What `scenario verify --json` prints. */
export const verifiedSchema = documentOf('Proof of scenario verify --json', {
  command: { const: 'verify' },
  passed: said('Whether every file follows from what it records.', flag),
  files: list(
    exactly({
      file: text,
      outcome: { enum: ['same', 'differs', 'not-made-again'] },
      made_by: said('The version of the program that made it.', orNull(text)),
      build: said('The build of that version.', orNull(text)),
      verified_by: text,
      read_from: said('The folder that its paths lead from, where that is not the working folder.', orNull(text)),
      not_read: said('Files of the working folder that have the same paths and another content.', list(text)),
      difference: said(
        'The first figure that differs, each as it is written.',
        orNull(exactly({ what: text, was: text, is: text })),
      ),
      changed_inputs: list(exactly({ scenario: text, path: text, was: orNull(text), is: orNull(text) })),
      changed_files: list(text),
      saved_by: said('Of a workbook: the program that saved it after it was made.', orNull(text)),
      typed_cells: said(
        'Of a workbook that rests on the same files as when it was made: cells that hold another figure than was written.',
        list(exactly({ cell: text, what: text, held_formula: flag, was: text, is: text })),
      ),
      problem: orNull(exactly({ code: text, message: text })),
    }),
  ),
  without_record: said('Files in which nothing is recorded.', list(text)),
})
