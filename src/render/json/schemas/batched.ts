import { documentOf, exactly, flag, list, orNull, said, text, whole } from './shapes.ts'

/** What `scenario batch --json` prints. */
export const batchedSchema = documentOf('Runs of scenario batch --json', {
  command: { const: 'batch' },
  passed: said('Whether every run is done.', flag),
  runs: list(
    exactly({
      run: said('The scenario and its cases.', text),
      scenario: said('The file of the scenario.', text),
      outcome: { enum: ['written', 'wrong'] },
      exit: said('The exit code of the run.', whole),
      files: said('The files that were written.', list(text)),
      said: said('Why it is wrong.', orNull(text)),
    }),
  ),
})
