import { documentOf, exactly, flag, list, orNull, said, text } from './shapes.ts'

/** What `scenario doctor --json` prints. */
export const examinedSchema = documentOf('Findings of scenario doctor --json', {
  command: { const: 'doctor' },
  passed: said('Whether nothing failed; under --strict, whether nothing warns either.', flag),
  checks: list(
    exactly({
      id: said('What was looked at: node, characters, width, colour and so on.', text),
      verdict: said('note is for what is missing and only of use for something else.', {
        enum: ['ok', 'note', 'warn', 'fail'],
      }),
      found: text,
      advice: said('What to do about it.', orNull(text)),
    }),
  ),
})
