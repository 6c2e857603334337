import { nearest } from '../base/nearest.ts'
import type { Span } from './span.ts'

export type Severity = 'error' | 'warning'

interface Rule<A> {
  readonly severity: Severity
  readonly message: (args: A) => string
}

const error = <A>(message: (args: A) => string): Rule<A> => ({ severity: 'error', message })
const warning = <A>(message: (args: A) => string): Rule<A> => ({ severity: 'warning', message })

interface Name {
  readonly name: string
}
interface Found {
  readonly text: string
}

function didYouMean(name: string, known: readonly string[]): string {
  const close = nearest(name, known)
  return close === undefined ? '' : ` Did you mean "${close}"?`
}

function list(names: readonly string[], join = 'or'): string {
  return names.length < 2 ? (names[0] ?? '') : `${names.slice(0, -1).join(', ')} ${join} ${names.at(-1)}`
}

function place(path: string): string {
  return path === '' ? 'A definition' : path
}

/**
 * Every problem that can be reported, the only place with message text. Codes are public: renaming one is a breaking
 * change. Each has a case in test/errors. A message says what was found, what was expected and what to write instead.
 */
export const catalogue = {
  // Files
  'file-not-found': error((a: { path: string }) => `${a.path} does not exist.`),
  'cannot-read': error((a: { path: string; why: string }) => `${a.path} cannot be read: ${a.why}.`),
  'outside-directory': error(
    (a: { path: string }) =>
      `${a.path} lies outside the working directory. Give --allow-outside if that is meant.`,
  ),
  'file-too-large': error((a: { bytes: number }) => `The file has ${a.bytes} bytes; a definition has at most 1,000,000.`),
  'not-utf8': error((a: { why: string }) => `The file is not UTF-8 text${a.why}. Save it as "UTF-8" or "CSV UTF-8".`),
  'control-character': error(
    (a: { code: string }) => `The text has a control character (${a.code}). Delete it; it would not show in a report.`,
  ),
  'empty-definition': error(() => 'The file holds no definition. Start with "title:".'),
  'nested-too-deeply': error((a: { limit: number }) => `The file nests deeper than ${a.limit} levels; a definition needs 6.`),
  'yaml-syntax': error((a: { why: string }) => `This is not YAML: ${a.why}.`),
  'yaml-version': error(() => 'A definition is YAML 1.2. Delete the %YAML directive.'),
  'second-document': error(() => 'A file holds one definition. Put what follows "---" in a file of its own.'),
  'unknown-tag': error((a: { tag: string }) => `A definition has no tags such as ${a.tag}. Delete it: every value is read by its key.`),
  'unknown-alias': error((a: Name) => `No anchor "&${a.name}" comes before this alias.`),
  'too-many-aliases': error((a: { limit: number }) => `The file uses more than ${a.limit} aliases, or expands too far. Use "extends" or "drivers" to share values.`),
  'merge-key': error(() => 'A merge key "<<" is not read. Use "extends".'),
  'key-not-text': error(() => 'A key must be plain text.'),
  'forbidden-key': error((a: Name) => `"${a.name}" cannot be a name.`),
  'duplicate-key': error((a: Name) => `"${a.name}" is given twice.`),
  'csv-syntax': error((a: { why: string }) => `This is not CSV: ${a.why}.`),
  'csv-no-path-column': error(() => 'The first row must name the columns, and one of them must be "path".'),
  'csv-unknown-column': error(
    (a: Name & { known: readonly string[] }) =>
      `"${a.name}" is neither a column of a definition nor a year.${didYouMean(a.name, a.known)} Write a year as 2017/18.`,
  ),
  'csv-duplicate-column': error((a: Name) => `The column "${a.name}" stands twice.`),
  'csv-ragged': error(
    (a: { row: number; cells: number; columns: number }) =>
      `Row ${a.row} has ${a.cells} cells, the header ${a.columns}. A figure with a comma must be quoted: "1,234.5".`,
  ),
  'csv-bad-path': error((a: Found) => `"${a.text}" is not a path such as lines.acute.growth.`),
  'csv-no-path': error(() => 'This row has values and no path.'),
  'csv-value-and-years': error(() => 'A value is plain or by year, not both. Empty one of the cells.'),

  // Shape
  'unknown-key': error(
    (a: { parent: string } & Name & { known: readonly string[] }) =>
      `${place(a.parent)} has no "${a.name}".${didYouMean(a.name, a.known) || ` It takes ${list([...a.known].sort(), 'and')}.`}`,
  ),
  'not-supported-yet': error((a: { path: string }) => `${a.path} is not supported yet. Take it out; it would change nothing.`),
  'expected-keys': error((a: { path: string; known: readonly string[] }) => `${place(a.path)} takes keys (${list(a.known)}), not a plain value.`),
  'expected-items': error((a: { path: string }) => `${a.path} takes named items, each on a line of its own, not a plain value or a list.`),
  'expected-value': error((a: { path: string }) => `${a.path} takes one value.`),
  'expected-one-value': error((a: { path: string }) => `${a.path} takes one value for all years, not a list or a map of years.`),
  'value-missing': error((a: { path: string }) => `${a.path} has no value. An empty value never means zero: write 0 if that is meant.`),
  'missing-value-key': error((a: { path: string }) => `${a.path} has provenance and no "value".`),
  'bad-id': error((a: Name) => `"${a.name}" is not an id: use small letters, digits and hyphens, starting with a letter.`),
  'reserved-id': error((a: Name) => `"${a.name}" is reserved for totals. Choose another id.`),
  'exclusive-keys': error(
    (a: { path: string; given: readonly string[] }) =>
      `${a.path} has ${list(a.given.map((name) => `"${name}"`), 'and')} at once. Keep one of them.`,
  ),
  'missing-key': error((a: { path: string; name: string; what: string }) => `${place(a.path)} needs "${a.name}": ${a.what}`),
  'missing-one-of': error((a: { path: string; names: readonly string[] }) => `${a.path} needs one of ${list(a.names)}.`),

  // Values
  'not-a-rate': error((a: Found & { mend?: string }) => `"${a.text}" is not a rate. ${a.mend === undefined ? 'Write it as 3%, -1.1% or 0.' : `Did you mean ${a.mend}? A rate is written with its per cent sign.`}`),
  'not-a-share': error((a: Found) => `${a.text} is not a share: shares lie between 0% and 100%.`),
  'not-money': error((a: Found & { mend?: string }) => `"${a.text}" is not an amount of money. ${a.mend === undefined ? 'Write 113, 27.4, -2.0, (5.0), £113m or 450k.' : `Did you mean ${a.mend}?`}`),
  'pounds-or-unit': error((a: Found & { unit: string }) => `"${a.text}" could mean pounds or ${a.unit}. Write ${a.text.replace(/[£\s]/g, '')} for ${a.unit}, or give the unit, as in £113m.`),
  'not-people': error((a: Found) => `"${a.text}" is not a number of people. Write a whole number such as 220562.`),
  'not-a-whole-number': error((a: Found & { from: number; to: number }) => `"${a.text}" is not a whole number from ${a.from} to ${a.to}.`),
  'not-a-number': error((a: Found) => `"${a.text}" is not a number. Write it as 100 or 101.8.`),
  'too-many-digits': error((a: Found) => `"${a.text}" has more than 36 digits.`),
  'not-a-year': error((a: Found & { mend?: string }) => `"${a.text}" is not a financial year.${a.mend === undefined ? ' Write it as 2017/18.' : ` Did you mean ${a.mend}?`}`),
  'not-a-month': error((a: Found) => `"${a.text}" is not a month. Write October, 7 or M7; April is 1.`),
  'not-a-flag': error((a: Found) => `"${a.text}" is neither true nor false.`),
  'not-a-date': error((a: Found) => `"${a.text}" is not a date. Write it as 2027-03-31.`),
  'not-a-choice': error((a: Found & { choices: readonly string[] }) => `"${a.text}" is not one of ${list(a.choices)}.${didYouMean(a.text, a.choices)}`),
  'not-years': error((a: Found) => `"${a.text}" is not all, any, a year or a range such as 2019/20..2022/23.`),
  'not-a-driver': error((a: Found) => `"${a.text}" is neither a rate such as 3% nor the id of a shared driver.`),
  'not-a-row-name': error((a: Found) => `"${a.text}" is not the name of a row, such as funding.total.`),
  'bad-year-key': error((a: Found & { known: readonly string[] }) => `"${a.text}" is not a year, a range of years or "default".${didYouMean(a.text, a.known) || ' Write 2019/20, 2019/20..2022/23, 2021/22.. or default.'}`),
  'backward-range': error((a: Found) => `The range ${a.text} ends before it starts.`),
  'overlapping-years': error((a: { path: string; years: string }) => `${a.path} gives ${a.years} more than once.`),
  'range-order': error((a: { low: string; high: string }) => `In a range, ${a.low} must not be above ${a.high}.`),
  'range-incomplete': error(() => 'A range needs low and high, or sd, or min and max (and mode where the shape is triangular or pert).'),

  // The definition as a whole
  'extends-cycle': error((a: { files: readonly string[] }) => `Files extend one another in a circle: ${a.files.join(' > ')}.`),
  'set-syntax': error(() => '--set takes path=value, such as lines.acute.growth=4%.'),
  'unknown-path': error((a: { path: string; part: string; known: readonly string[] }) => `${a.path} does not exist in this definition: there is no "${a.part}".${didYouMean(a.part, a.known)}`),
  'unknown-name': error((a: Name & { what: string; known: readonly string[] }) => `No ${a.what} is called "${a.name}".${didYouMean(a.name, a.known) || (a.known.length === 0 ? '' : ` There is ${list(a.known, 'and')}.`)}`),
  'missing-years': error((a: { path: string; years: string }) => `${a.path} says nothing for ${a.years}. Every projected year needs a value; "default" covers the rest.`),
  'list-length': error((a: { path: string; given: number; wanted: number }) => `${a.path} lists ${a.given} values for ${a.wanted} projected years. Give exactly one a year.`),
  'which-year': error((a: { path: string; example: string }) => `${a.path}: in which year does it start? Write { ${a.example} }.`),
  'needs-population': error((a: { path: string }) => `${a.path} is for each resident, and the definition has no population.base.`),
  'needs-surplus-form': error((a: { path: string }) => `${a.path} needs "share" or "amount".`),
  'adjustments-with-amounts': error((a: { path: string }) => `${a.path} stands beside "amounts", which state the whole. Add it to the amounts.`),
  'recurrent-with-level': error((a: { path: string; form: string }) => `${a.path} goes with "new" only; "${a.form}" states each year by itself.`),
  'confirmed-outside': error((a: { year: string; first: string; last: string }) => `${a.year} is not between ${a.first} and ${a.last}.`),
  'same-line': error((a: { path: string }) => `${a.path} shifts care from a line to itself.`),
  'release-falls': error((a: { path: string }) => `${a.path} is cumulative, so it cannot fall from one year to the next.`),
  'missing-index-base': error((a: { path: string; years: string }) => `${a.path} says nothing for ${a.years}. An index needs the base year, the year of the price base, and every projected year.`),
  'index-not-positive': error((a: { path: string }) => `${a.path} must be above zero in every year.`),
  'circular-rows': error((a: { rows: readonly string[] }) => `These rows depend on one another in the same year: ${a.rows.join(' > ')}.`),

  // Formulas
  'formula-syntax': error((a: { why: string }) => `This formula cannot be read: ${a.why}.`),
  'unknown-row': error((a: Name & { known: readonly string[] }) => `No row is called "${a.name}".${didYouMean(a.name, a.known)}`),
  'unit-mismatch': error((a: { doing: string; left: string; right: string }) => `The formula ${a.doing} ${a.left} and ${a.right}. Compare and add like with like.`),
  'not-a-condition': error(() => 'A check needs a condition, such as "headroom >= 0".'),
  'year-not-shown': error((a: { year: string; first: string; last: string }) => `${a.year} lies outside ${a.first} to ${a.last}.`),

  // Warnings
  'year-outside-horizon': warning((a: { year: string; path: string }) => `${a.year} lies outside the projected years, so this part of ${a.path} changes nothing.`),
  'override-changes-nothing': warning((a: { path: string }) => `${a.path} has the same value as the file it extends.`),
  'unused-input': warning((a: { path: string }) => `No result depends on ${a.path}.`),
  'implausible-growth': warning((a: { path: string; value: string; years: string }) => `${a.path} is ${a.value} in ${a.years}, beyond 15% either way. Check the figure.`),
  'implausible-savings': warning((a: { share: string; year: string }) => `Savings planned for ${a.year} are ${a.share} of recurrent funding. Commissioners have rarely planned above 4%.`),
  'unbalanced-base': warning((a: { lines: string; funding: string; share: string }) => `In the base year the lines come to ${a.lines} and funding to ${a.funding}, ${a.share} apart. Check that both cover the same services.`),
  'review-overdue': warning((a: { date: string; today: string }) => `This definition was to be reviewed by ${a.date}; today is ${a.today}.`),
  'missing-sources': warning((a: { count: number; first: string }) => `${a.count === 1 ? '1 value has' : `${a.count} values have`} no source (${a.first}${a.count === 1 ? '' : ' and others'}). "scenario check" lists them.`),
}

export type Code = keyof typeof catalogue
export type Args<C extends Code> = Parameters<(typeof catalogue)[C]['message']>[0]

/** A problem as data. Text, colour and layout are decided by whoever prints it. */
export interface Diagnostic {
  readonly code: Code
  readonly severity: Severity
  readonly message: string
  /** Where; absent for a problem of the whole command, such as a file that is not there. */
  readonly span?: Span
  /** Another place that explains the problem, such as the first of two keys. */
  readonly related?: { readonly note: string; readonly span: Span }
}

/** Where problems go as they are found. */
export type Report = (diagnostic: Diagnostic) => void

/** Make a diagnostic of a code of the catalogue with the arguments its message needs. */
export function diagnose<C extends Code>(
  code: C,
  span: Span | undefined,
  args: Args<C>,
  related?: Diagnostic['related'],
): Diagnostic {
  const rule = catalogue[code] as Rule<Args<C>>
  return {
    code,
    severity: rule.severity,
    message: rule.message(args),
    ...(span === undefined ? {} : { span }),
    ...(related === undefined ? {} : { related }),
  }
}
