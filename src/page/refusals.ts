import type { Diagnostic, ProblemCode } from '../diagnostics/catalogue.ts'
import type { Span } from '../diagnostics/span.ts'

/**
 * In the place of `diagnose` in the program of a page: the catalogue has the words for every mistake in a file, an eighth of all that a
 * page may weigh, and a reader of a page can only make these. The same is refused; fewer words are spent on it.
 */
export function refusal(
  code: ProblemCode,
  span: Span | undefined,
  args: Readonly<Record<string, unknown>>,
): Diagnostic {
  const said: Said = (name) => (typeof args[name] === 'string' ? args[name] : '')
  return {
    code,
    severity: code === 'year-outside-horizon' ? 'warning' : 'error',
    message: messages[code]?.(said) ?? 'This figure cannot be used here.',
    ...(span === undefined ? {} : { span }),
  } as Diagnostic
}

/** In the place of `saidOf`: a page tells nothing of a member of a place. */
export function asItIs(problem: Diagnostic): Diagnostic {
  return problem
}

/** An argument of a problem that is a text. */
type Said = (name: string) => string

const aRate = (): string => 'Write a rate as a number, such as 2.5 or -1.'

const messages: Partial<Record<ProblemCode, (said: Said) => string>> = {
  'value-missing': () => 'A number is missing.',
  'beyond-bounds': (said) => `It must be ${said('must')}: ${said('outcome')}.`,
  'not-positive': () => 'It must be above nought.',
  'over-whole': (said) => `${said('what')}. Together they can be at most 100%.`,
  'groups-differ': (said) => `The groups come to ${said('groups')} people, and ${said('whole')} are stated as a whole.`,
  'people-in-price-twice': () => 'The price would follow people twice.',
  'not-a-rate': aRate,
  'not-a-driver': aRate,
  'not-a-people-rate': aRate,
  'not-a-share': () => 'Write a share from 0 to 100.',
  'not-money': () => 'Write an amount as a number, such as 113.5, without commas.',
  'not-people': () => 'Write people as a whole number, without commas.',
  'not-a-number': () => 'Write a number, such as 1.25.',
  'too-many-digits': () => 'That has more digits than are calculated with.',
  'pounds-or-unit': (said) => `Amounts are in ${said('unit')}: write it without the pound sign.`,
  'nothing-to-part': (said) => `Services that a contract pays for would cost nothing in ${said('year')}.`,
  'nothing-to-grow': (said) => `What something grows with would be nothing in ${said('year')}.`,
  'target-of-nothing': (said) => `The target would be nothing or less in ${said('year')}.`,
  'wrong-member': (said) => `${said('why')}.`,
}
