import {
  decimal,
  exactly,
  flag,
  inputs,
  list,
  orNull,
  resultOf,
  said,
  scenario,
  set,
  site,
  text,
  unit,
  whole,
  year,
} from './shapes.ts'

const problem = exactly({
  code: said('Such as unknown-key.', text),
  severity: { enum: ['error', 'warning'] },
  message: text,
  ...site,
})

const check = exactly({
  id: said('Such as arithmetic.lines-sum, rules.surplus, controls.<id> or checks.<id>.', text),
  kind: { enum: ['arithmetic', 'rule', 'control', 'author'] },
  title: text,
  mark: said('How it counts, --strict included.', { enum: ['pass', 'fail', 'warn', 'not-tested'] }),
  outcome: { enum: ['pass', 'fail', 'not-tested'] },
  severity: { enum: ['error', 'warn'] },
  year: said('The year measured: the first that fails, or the one nearest to failing.', orNull(year)),
  measured: orNull(decimal),
  unit,
  limit: orNull(
    exactly({
      how: { enum: ['at least', 'at most', 'above', 'below', 'equal to', 'other than'] },
      value: orNull(decimal),
    }),
  ),
  tolerance: orNull(decimal),
  detail: said("The author's message, or which line it is.", orNull(text)),
  ...site,
})

/** What `scenario check --json` prints. */
export const verdictSchema = resultOf('Verdict of scenario check --json', {
  command: { const: 'check' },
  strict: flag,
  passed: said('Whether every definition is right and no check failed.', flag),
  counts: exactly({
    scenarios: whole,
    wrong: said('Definitions with an error.', whole),
    checks: whole,
    passed: whole,
    failed: whole,
    warned: whole,
    not_tested: whole,
    without_source: said('Values that name no source.', whole),
  }),
  scenarios: list(
    exactly({
      scenario,
      path: text,
      title: said('Null where the definition could not be read.', orNull(text)),
      unit: orNull(unit),
      inputs,
      set,
      problems: list(problem),
      checks: list(check),
    }),
  ),
  without_source: list(exactly({ path: said('The path of the value.', text), ...site })),
})
