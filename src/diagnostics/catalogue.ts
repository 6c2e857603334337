import { countText } from '../base/count-text.ts'
import { listInWords, mostListed } from '../base/list-in-words.ts'
import { firstUnseen, withArticle } from './characters.ts'
import type { Span } from './span.ts'
import { type DidYouMean, suggestionsIn } from './suggest.ts'
import { quotable, visible } from './visible.ts'

export type Severity = 'error' | 'warning'

interface Rule<A> {
  readonly severity: Severity
  readonly message: Message<A>
}
type Message<A> = (args: A, didYouMean: DidYouMean) => string

const error = <A>(message: Message<A>): Rule<A> => ({ severity: 'error', message })
const warning = <A>(message: Message<A>): Rule<A> => ({ severity: 'warning', message })

interface Name {
  readonly name: string
}
interface Found {
  readonly text: string
}

interface Mend {
  /** What the author probably meant, ready to be written in its place. */
  readonly mend?: string | undefined
}
/** A node that is not what its key takes: `a list`, `a plain value`, `named keys`. */
/** A cell of a budget with a sign too many. `size` is its amount without one; of a ledger, in which column it stands. */
type BudgetSign = Found & { size: string } & (
    | { in?: never }
    | { in: 'debit' | 'credit'; columns: { debit: string; credit: string } }
  )
interface Form {
  readonly found?: string
}

/** The mend where there is one, or else how such a thing is written. */
function mended({ mend }: Mend, otherwise: string, before = ''): string {
  return mend === undefined ? otherwise : `${before}Did you mean ${mend}?`
}

/** Names in words; `count` of them, where only as many as are told were looked for. */
function list(all: readonly string[], join: 'and' | 'or' = 'or', count = all.length): string {
  const names = all.slice(0, mostListed).map((name) => quotable(name, mostQuoted))
  if (count > names.length) return `${names.join(', ')} and ${count - names.length} others`
  return listInWords(names, join)
}

/** What leads to what, and in the end back to the first: of a long one its two ends. */
function circle(all: readonly string[]): string {
  const names = all.length <= mostListed ? all : [...all.slice(0, mostListed / 2), '...', ...all.slice(-mostListed / 2)]
  return names.map((name) => quotable(name, mostQuoted)).join(' > ')
}

function thereIs(names: readonly string[]): string {
  return names.length === 0 ? '' : ` There ${names.length === 1 ? 'is' : 'are'} ${list(names, 'and')}.`
}

/** Members of a place that do not state what the others do. */
function stateNone(members: readonly string[]): string {
  return `${list(members, 'and')} ${members.length === 1 ? 'states' : 'state'} none`
}

function theirs(members: readonly string[]): string {
  return members.length === 1 ? 'its definition' : 'their definitions'
}

/** The nearest unit by its letters is a thousand times another. */
function isUnit(choice: string): boolean {
  return choice.startsWith('£')
}

function count(number: number, thing: string): string {
  return `${number} ${thing}${number === 1 ? '' : 's'}`
}

function place(path: string): string {
  return path === '' ? 'A definition' : path
}

/**
 * Every problem that can be reported, the only place with message text. Codes are public: renaming one is a breaking
 * change. Each has a case in test/errors. A message says what was found, what was expected and what to write instead.
 */
const wording = () => ({
  // Files
  'file-not-found': error(
    (a: { path: string; extended: boolean; why?: string; mend?: string }) =>
      `${a.path} does not exist.${a.why === undefined ? (a.extended ? ' A path starts from the folder of the file it stands in.' : '') : ` ${a.why}.`}${a.mend === undefined ? '' : ` Did you mean ${a.mend}?`}`,
  ),
  'cannot-read': error((a: { path: string; why: string }) => `${a.path} cannot be read: ${a.why}.`),
  'no-part': error(
    (a: { path: string; why: string }) => `${a.path} is no part: ${a.why}. Parts are written with --shard.`,
  ),
  'no-record': error(
    (a: { path: string; why: string }) =>
      `${a.path} cannot be verified: ${a.why}. Workbooks, JSON, Markdown and HTML record what they were made from; CSV does with --provenance.`,
  ),
  'manifest-shape': error(
    (a: { path: string; takes: string; found: string }) => `${a.path} takes ${a.takes}, not ${a.found}.`,
  ),
  'manifest-lacks': error((a: { key: string }) => `A manifest needs "${a.key}:", a list of files.`),
  'manifest-output': error((a: { target: string; why: string }) => `"${a.target}" cannot be written: ${a.why}.`),
  'manifest-too-long': error(
    (a: { count: number; most: number }) =>
      `The cases multiply to ${a.count.toLocaleString('en-GB')} runs; a manifest has at most ${a.most.toLocaleString('en-GB')}.`,
  ),
  'outputs-meet': error(
    (a: { target: string; one: string; other: string }) =>
      `${a.target} is asked for twice, or is a file that is read: for ${a.one}, and ${a.other}. Put {scenario} and the names under "set", in braces, into it.`,
  ),
  'appendix-chapter': error(
    (a: Name & { known: readonly string[] }, didYouMean) =>
      `"${a.name}" is no chapter of the appendix.${didYouMean(a.name, a.known) || ` There are ${list(a.known, 'and')}; a chapter of your own needs a title.`}`,
  ),
  'appendix-appraisal': error(
    (a: { path: string }) =>
      `${a.path} is no definition of options: the appraisal of an appendix is of a file with "appraisal: { options: ... }" and without lines.`,
  ),
  'manifest-of-others': error(
    (a: { named: readonly string[]; known: readonly string[] }) =>
      `This manifest was found beside the first definition and speaks of ${list(a.named, 'and')}; the appendix is of ${list(a.known, 'and')}. Name the manifest that is meant: --manifest <file>. --checklist says what it must hold.`,
  ),
  'table-without-data': error(
    (a: { id: string; title: string; lacks: string }) =>
      `${a.id.toUpperCase()} ${a.title} has nothing to show: no scenario ${a.lacks}. State that, or say in the manifest why it does not apply: "chapters: { ${a.id}: { not-applicable: ... } }".`,
  ),
  'reason-beside-data': error(
    (a: { id: string; what: string }) =>
      `${a.id} is said not to apply, and ${a.what}. Take the reason out; narrative goes into "text".`,
  ),
  'bad-reference': error(
    (a: Found & { why: string; form: string }) => `"${a.text}" does not refer to a figure: ${a.why}. Write ${a.form}.`,
  ),
  'reference-scenario': error((a: Name & { known: readonly string[]; row?: string }, didYouMean) =>
    a.name === ''
      ? `It is not said of which scenario this figure is. Write its name before the row, as in {{ ${a.known[0] ?? ''} ${a.row ?? 'headroom'} ... }}, or state "preferred:" in the manifest.`
      : `No scenario of this appendix is called "${a.name}".${didYouMean(a.name, a.known) || ` There ${a.known.length === 1 ? 'is' : 'are'} ${list(a.known, 'and')}.`}`,
  ),
  'reference-year': error(
    (a: { year: string; first: string; last: string } & Name) =>
      `${a.year} lies outside ${a.name}, which has ${a.first} to ${a.last}.`,
  ),
  'reference-unit': error(
    (a: { row: string; unit: string; is: string }) =>
      `${a.row} is ${a.is} and cannot be told in ${a.unit}. Take the unit out.`,
  ),
  'reference-without-value': error((a: { why: string }) => `There is no figure to put here. ${a.why}`),
  'no-result': error(
    (a: { path: string; why: string }) =>
      `${a.path} is no result that can be compared: ${a.why}. diff reads what run writes as JSON, csv or tidy.`,
  ),
  'not-made-again': error((a: { path: string; why: string }) => `${a.path} cannot be made again: ${a.why}.`),
  'rebase-year': error((a: { year: string; first: string; last: string }) =>
    a.first === a.last
      ? `The plan cannot be rolled forward to ${a.year}: only ${a.first}, its base year, has years after it.`
      : `The plan cannot be rolled forward to ${a.year}: name a year from ${a.first}, its base year, to ${a.last}, which leaves a year to project.`,
  ),
  'cannot-rebase': error(
    (a: { year: string; why: string }) =>
      `The plan cannot be rolled forward to ${a.year} so that it gives the same figures: ${a.why}${/[.?]$/.test(a.why) ? '' : '.'}`,
  ),
  'part-changed': error(
    (a: { path: string }) => `${a.path} is not as it was written: it was changed, or cut off. Make that part again.`,
  ),
  'part-version': error(
    (a: { path: string; found: string; own: string }) =>
      `${a.path} was written by version ${a.found} of the program, and this is ${a.own}. Make all parts, and merge them, with one build of one version.`,
  ),
  'unlike-parts': error(
    (a: { path: string; other: string; what: string }) =>
      `${a.path} and ${a.other} are no parts of one run: ${a.what}. Make them again with one command over the same files.`,
  ),
  'part-twice': error(
    (a: { path: string; other: string; shard: string }) =>
      `${a.path} is part ${a.shard}, which ${a.other} is already. Give each part once.`,
  ),
  'part-missing': error(
    (a: { missing: readonly string[]; path: string }) =>
      `${a.missing.length === 1 ? 'A part is' : 'Parts are'} missing beside ${a.path}: ${list(a.missing, 'and')}. Make ${a.missing.length === 1 ? 'it' : 'them'} with --shard.`,
  ),
  'outside-directory': error(
    (a: { path: string }) => `${a.path} lies outside the working folder. Give --allow-outside if that is meant.`,
  ),
  'file-too-large': error(
    () => 'The file has more than 1,000,000 bytes, the most that a definition has. Is it the right file?',
  ),
  'not-utf8': error((a: { why: string }) => `The file is not UTF-8 text${a.why}. Save it as "UTF-8" or "CSV UTF-8".`),
  'wrong-kind-of-file': error(
    (a: { what: string; mend: string }) => `The file is ${a.what}, not a definition. ${a.mend}.`,
  ),
  'control-character': error(
    (a: { code: string }) =>
      `The text has ${a.code.startsWith('U+') ? `a control character (${a.code})` : withArticle(a.code)}. Delete it; it would not show in a report.`,
  ),
  'empty-definition': error(
    () => 'The file holds no definition. Begin with its title, as in "title: 3% acute growth".',
  ),
  'nested-too-deeply': error(
    (a: { limit: number }) => `The file nests deeper than ${a.limit} levels; a definition needs 6.`,
  ),
  'too-many-parts': error(
    (a: { limit: number }) =>
      `The file has more than ${countText(a.limit)} words, signs and spaces. No definition needs as many: is it the right file?`,
  ),
  'too-many-items': error((a: { limit: number; ofParts: boolean }) =>
    a.ofParts
      ? `With this one the items of the definition, with what it extends, have more than ${countText(a.limit)} parts, such as drivers, providers and lines in scope. Add several up in one.`
      : `With this one the definition, with what it extends, has more than ${countText(a.limit)} items, such as lines, streams, savings and contracts. Add several up in one, or make members of a place of it, each a file of its own.`,
  ),
  'too-many-figures': error(
    (a: { rows: number; years: number; limit: number; isPlace: boolean }) =>
      `The plan comes to ${countText(a.rows)} rows in ${a.years} years, ${countText(a.rows * a.years)} figures; at most ${countText(a.limit)} are calculated. ${
        a.isPlace
          ? 'Project fewer years, or add several members up in one definition, and take that.'
          : 'Project fewer years, add several lines or contracts up in one, or make members of a place of it, each a file of its own.'
      }`,
  ),
  'yaml-syntax': error((a: { why: string }) => `This cannot be read as YAML: ${a.why}.`),
  'yaml-version': error(() => 'A definition is YAML 1.2. Delete the %YAML directive.'),
  'second-document': error(() => 'A file holds one definition. Put what follows "---" in a file of its own.'),
  'unknown-tag': error(
    (a: { tag: string }) => `A definition has no tags such as ${a.tag}. Delete it: every value is read by its key.`,
  ),
  'unknown-alias': error(
    (a: Name) => `No anchor "&${a.name}" comes before this alias. Write the value itself, or put the text in quotes.`,
  ),
  'too-many-aliases': error(
    (a: { limit: number }) =>
      `The file uses more than ${a.limit} aliases, or expands too far. Use "extends" or "drivers" to share values.`,
  ),
  'merge-key': error(() => 'A merge key "<<" is not read. Use "extends".'),
  'key-not-text': error(() => 'A key must be plain text, such as "acute".'),
  'forbidden-key': error((a: Name) => `"${a.name}" cannot be a name. Choose another.`),
  'duplicate-key': error((a: Name) => `"${a.name}" is given twice. Keep one of them.`),
  'csv-syntax': error((a: { why: string }) => `This is not CSV: ${a.why}.`),
  'csv-no-path-column': error(
    (a: { line?: number }) =>
      `The first row must name the columns, and one of them must be "path".${a.line === undefined ? '' : ` Line ${a.line} does: delete what stands above it.`}`,
  ),
  'csv-unknown-column': error(
    (a: Name & Mend & { known: readonly string[] }, didYouMean) =>
      `"${a.name}" is neither a column of a definition nor a year.${a.mend === undefined ? didYouMean(a.name, a.known) || ' Write a year as 2017/18.' : ` Did you mean ${a.mend}?`}`,
  ),
  'csv-duplicate-column': error((a: Name) => `The column "${a.name}" stands twice. Keep one of them.`),
  'csv-ragged': error(
    (a: { row: number; cells: number; columns: number }) =>
      `Row ${a.row} has ${a.cells} ${a.cells === 1 ? 'cell' : 'cells'}, the header ${a.columns}. ${
        a.cells < a.columns
          ? 'End a row with a comma for every cell that is empty, so that none is thought to be lost.'
          : 'A figure with a comma must be quoted: "1,234.5".'
      }`,
  ),
  'csv-cell-without-column': error(
    () => 'This cell stands in a column without a name. Name the column or empty the cell.',
  ),
  'csv-bad-path': error(
    (a: Found & Mend) =>
      `"${a.text}" is not a path. ${mended(a, 'Write it as lines.acute.growth, other characters in quotes: lines.acute.growth."2018/19".')}`,
  ),
  'csv-no-path': error(() => 'This row has values and no path. Write the path of the value, or empty the row.'),
  'csv-value-and-years': error(() => 'A value is plain or by year, not both. Empty one of the cells.'),

  // Budgets that a definition is begun from
  'budget-without-table': error(
    (a: { lacks: 'names' | 'amounts' | 'lines' }) =>
      ({
        names:
          'No row above the first amount names the columns. Put a row there such as "Budget line,2017/18 budget £000".',
        amounts: 'The file has no row with a name and an amount. It takes a table of budget lines with their amounts.',
        lines: 'No row is left as a line of spend: each is a total, funding, held in reserve, or left out.',
      })[a.lacks],
  ),
  'budget-column': error(
    (a: { which: 'line' | 'amount'; columns: readonly string[]; isNone: boolean; asked?: string | undefined }) => {
      const [option, holds] =
        a.which === 'line' ? ['--line-column', 'the names of the budget lines'] : ['--amount-column', 'the amounts']
      if (a.asked !== undefined && a.isNone)
        return `No column is called "${a.asked}". There are ${list(a.columns, 'and')}.`
      return a.isNone
        ? `No column seems to hold ${holds}. Say which with ${option}: ${list(a.columns)}.`
        : `More than one column may hold ${holds}: ${list(a.columns, 'and')}. Say which with ${option}.`
    },
  ),
  'budget-unit': error((a: { found: readonly string[]; asked?: string }) =>
    a.asked !== undefined
      ? `--unit says ${a.asked}, and the column of the amounts ${list(a.found, 'and')}. Say the same, or mend the name of the column.`
      : `${a.found.length === 0 ? 'Nothing says' : `${list(a.found, 'and')} are named, so it is not clear`} which unit the amounts are in. Say it with --unit: £, £000 or £m.`,
  ),
  'budget-year': error(
    (a: { isSeveral: boolean }) =>
      `${a.isSeveral ? 'Several years are named, so it is not clear' : 'Nothing says'} which financial year the amounts are of. Say it with --base, as in --base 2017/18.`,
  ),
  'budget-without-name': error(
    (a: { row: number; amount: string }) =>
      `Row ${a.row} states ${a.amount} and no name, and is not the sum of the rows beside it. Name the budget line, or empty the row.`,
  ),
  'budget-total': error(
    (a: { row: number; states: string; sum: string } & Name) =>
      `Row ${a.row} calls itself a total and states ${a.states}; the rows it may add up come to ${a.sum}. Mend the file; or say what the row is with --is-line or --is-total and its name.`,
  ),
  'perhaps-total': error(
    (a: { row: number; first: number; last: number } & Name) =>
      `Row ${a.row} is exactly the sum of rows ${a.first} to ${a.last}: as a line it would count them twice. Say what it is: --is-total or --is-line, with its name "${a.name}".`,
  ),
  'budget-sign': error((a: BudgetSign) =>
    a.in === undefined
      ? `"${a.text}" says a debit and an amount below nought, so it may be spend or money off it. Write ${a.size} DR if it is a debit, or ${a.size} CR if it is a credit.`
      : `"${a.text}" stands in the column of ${a.in}s with a sign of its own, so it may be a debit or a credit. Write ${a.size} in "${a.columns.debit}" if it is a debit, or in "${a.columns.credit}" if it is a credit.`,
  ),
  'budget-negative': error(
    (a: { lines: number; isNought: boolean }) =>
      `The ${count(a.lines, 'line')} of spend ${a.lines === 1 ? 'comes' : 'come'} to ${a.isNought ? 'nought' : 'less than nought'}. Where funding is among them, say which rows are funding with --mapping; where spend stands with a minus sign in the file, give --negate.`,
  ),
  'budget-credit': warning(
    (a: Name) =>
      `"${a.name}" stands below nought, so it is read as a credit that is taken off spend (kind: credit), the same in every year: its growth is 0%. A rebate or a recharge that moves with a line belongs in that line, where --mapping puts it. A savings target belongs under "savings" in the definition: leave it out by the mapping. Only an allocation is funding.`,
  ),
  'budget-reserve': error(
    (a: Name) =>
      `"${a.name}" is mapped as a reserve and stands below nought. A reserve sets money aside: map it to what it is, or leave it out and write it under "savings" where it is a target.`,
  ),
  'budget-target': error(
    (a: Name) =>
      `"${a.name}" stands below nought and is called like savings to be made: as a line of spend it would count as found in every year. Leave it out by --mapping and write it under "savings" in the definition, with "identified: false" where nobody has found it; or map it to the line that it is money off.`,
  ),
  'budget-no-spend': warning((a: { called: 'reserve' | 'funding' } & Name) =>
    a.called === 'reserve'
      ? `"${a.name}" is called like money held in reserve, and is read as a line of spend that grows. Say so by --mapping, with "reserve" for its setting, or "contingency" where it is held against a deficit; where it is spent, map it to a line.`
      : `"${a.name}" is called like money in, and is read as a line of spend. Say so by --mapping, with "funding" for its setting; where it is spent, map it to a line.`,
  ),
  'budget-row-twice': warning(
    (a: { row: number; first: number } & Name) =>
      `Row ${a.row} says the same as row ${a.first} in every cell. Both are counted: take one out if it stands twice by mistake.`,
  ),
  'budget-too-long': error(
    (a: { lines: number }) =>
      `A definition of ${countText(a.lines)} lines would have more than the 10,000 items, or the 1,000,000 bytes, that are read. Group them with --mapping; --write-mapping writes one to fill in.`,
  ),
  'not-mapped': warning(
    (a: { isNamed: boolean } & Name) =>
      `The mapping ${a.isNamed ? `names "${a.name}" and gives it no line and no setting` : `does not name "${a.name}"`}. Its amount is kept in the line "Not mapped".`,
  ),
  'no-setting': warning(
    (a: { first: string; count: number; of: number }) =>
      `${a.count === a.of ? `No line says` : `${a.count} of ${count(a.of, 'line')} do not say`} where the care is, the first of them "${a.first}": "setting: other" stands there, so nothing counts as out-of-hospital. Write it in the definition, or give --mapping.`,
  ),
  'mapping-columns': error(
    () => 'The first row of a mapping must name its columns: "budget" and "line" or "setting", and perhaps "title".',
  ),
  'mapping-without-budget': error(
    (a: Name) => `"${a.name}" is given no budget line. Name in "budget" the line of the budget that it is about.`,
  ),
  'mapping-two-settings': error(
    (a: { line: string; setting: string; other: string }) =>
      `${a.line} is said to be ${a.setting} here and ${a.other} before. A line has one setting.`,
  ),
  'mapping-unused': warning(
    (a: Name & { known: readonly string[] }, didYouMean) =>
      `The budget has no line "${a.name}".${didYouMean(a.name, a.known) || ' Take it out, or write it as the budget does.'}`,
  ),

  // Shape
  'unknown-key': error(
    (a: { parent: string } & Name & { known: readonly string[]; mend?: string }, didYouMean) =>
      `${place(a.parent)} has no "${a.name}".${mended(a, '', ' ') || didYouMean(a.name, a.known) || ` It takes ${list([...a.known].sort(), 'and')}.`}`,
  ),
  'misplaced-key': error(
    (a: { path: string } & Name) =>
      `"${a.name}" stands among the items of ${a.path}, and is a key of one of them. Put it into the item it belongs to.`,
  ),
  'expected-keys': error((a: { path: string; known: readonly string[]; mend?: string } & Form) =>
    a.path === ''
      ? `A definition is made of keys such as ${list(
          a.known.map((name) => `"${name}:"`),
          'and',
        )}, not of ${a.found ?? 'a plain value'}.`
      : `${a.path} takes keys of its own, not ${a.found ?? 'a plain value'}: ${list(a.known, 'and')}.${mended(a, '', ' ')}`,
  ),
  'expected-items': error(
    (a: { path: string } & Form) =>
      `${a.path} takes named items, each on a line of its own below it, not ${a.found ?? 'a plain value'}.`,
  ),
  'comma-in-number': error(
    (a: Found & Mend) => `A comma parts entries here, so that "${a.text}" is more than one.${mended(a, '', ' ')}`,
  ),
  'comma-in-text': error(
    (a: Found) => `A comma parts entries here, so that "${a.text}" is more than one. Put it in quotes.`,
  ),
  'missing-space': error(
    (a: Found & { mend: string }) => `"${a.text}" is one word to YAML. Put a space after the colon: "${a.mend}".`,
  ),
  'expected-value': error(
    (a: { path: string } & Form) => `${a.path} takes one value, not ${a.found ?? 'a list or keys'}.`,
  ),
  'expected-one-value': error(
    (a: { path: string } & Form) => `${a.path} takes one value for all years, not ${a.found ?? 'a list or years'}.`,
  ),
  'expected-points': error(
    (a: { path: string; example: string }) =>
      `${a.path} takes a list of points, each with a distance and a growth. Write ${a.example}.`,
  ),
  'value-missing': error((a: { path: string; example?: string }) => {
    if (a.example === undefined)
      return `${a.path} has no value. An empty value never means zero: write 0 if that is meant.`
    return `${a.path} has no value. Write one${a.example === '' ? '' : `, such as ${a.example}`}, or delete the key.`
  }),
  'nothing-inside': error((a: { path: string; isOff?: boolean }) =>
    a.isOff === true
      ? `Everything in ${a.path} is switched off. Switch a part of it on, or delete the key.`
      : `${a.path} is empty. Write what belongs to it below, indented, or delete the key.`,
  ),
  'missing-value-key': error(
    (a: { path: string; example: string }) =>
      `${a.path} says where its value comes from and not what it is. Add it as "value: ${a.example}".`,
  ),
  'years-beside-source': error(
    (a: { path: string } & Name & { example: string }) =>
      `${a.path} has years beside what is known of the value. Put them under "value": ${a.example}.`,
  ),
  'bad-id': error(
    (a: Name & Mend) =>
      `"${a.name}" is not an id: use small letters, digits and hyphens, starting with a letter.${a.mend === undefined ? '' : ` Did you mean ${a.mend}?`}`,
  ),
  'reserved-id': error((a: Name) => `"${a.name}" is reserved for totals. Choose another id.`),
  'exclusive-keys': error(
    (a: { path: string; given: readonly string[] }) =>
      `${a.path} has ${list(
        a.given.map((name) => `"${name}"`),
        'and',
      )} at once. Keep one of them.`,
  ),
  'missing-key': error(
    (a: {
      path: string
      names: readonly string[]
      /** What the key is for, where it is only one. */
      what: string
      oneOf: readonly string[]
      /** Another item whose id this one may be a slip of. */
      close?: string
    }) => {
      const quoted = list(
        a.names.map((name) => `"${name}"`),
        'and',
      )
      const needs = `${place(a.path)} needs ${quoted}${a.oneOf.length === 0 ? '' : `, and one of ${list(a.oneOf)}`}`
      const which = a.names.length === 1 && a.oneOf.length === 0 ? `${needs}: ${a.what}.` : `${needs}.`
      if (a.close !== undefined) return `${which} Did you mean "${a.close}"?`
      return a.path === '' && a.names.length > 1 ? `${which} Write them, or extend a file that has them.` : which
    },
  ),
  'missing-one-of': error(
    (a: { path: string; names: readonly string[] }) => `${a.path} needs one of ${list(a.names)}.`,
  ),

  // Values
  'not-a-rate': error((a: Found & Mend & { named?: string }) =>
    a.named !== undefined
      ? `"${a.text}" is not a rate. Write it as 3%, -1.1% or 0; ${a.named}.`
      : `"${a.text}" is not a rate. ${mended(a, 'Write it as 3%, -1.1% or 0.')}${a.mend !== undefined && /\d\W*$/.test(a.text) && !/[%％]/.test(a.text) ? ' A rate is written with its per cent sign.' : ''}`,
  ),
  'not-a-share': error(
    (a: Found & Mend) => `"${a.text}" is not a share. ${mended(a, 'A share lies between 0% and 100%, as in 85%.')}`,
  ),
  'not-money': error(
    (a: Found & Mend) =>
      `"${a.text}" is not an amount of money. ${mended(a, 'Write 113, 27.4, -2.0, (5.0), £113m or 450k.')}`,
  ),
  'pounds-or-unit': error(
    (a: Found & { unit: string; bare: string; inPounds?: string }) =>
      `"${a.text}" could mean pounds or ${a.unit}, the unit of this definition. Write ${a.inPounds === undefined ? `${a.bare} if it is in ${a.unit}, or give the scale, as in £113m or £450k` : `${a.inPounds} if it is in pounds, ${a.bare} if it is in ${a.unit}`}.`,
  ),
  'not-people': error(
    (a: Found & Mend) => `"${a.text}" is not a number of people. ${mended(a, 'Write a whole number such as 100000.')}`,
  ),
  'not-a-whole-number': error(
    (a: Found & Mend & { from: number; to: number; counts: 'month' | 'year' | undefined }) =>
      `"${a.text}" is not a whole number${a.counts === undefined ? '' : ` of ${a.counts}s`} from ${a.from} to ${a.to}.${mended(a, '', ' ')}`,
  ),
  'not-a-number': error((a: Found & Mend) => `"${a.text}" is not a number. ${mended(a, 'Write it as 100 or 101.8.')}`),
  'error-cell': error(
    (a: Found) =>
      `"${a.text}" is ${/^(?:#|Err:)/.test(a.text) ? 'an error of the spreadsheet that this comes from' : 'how a program writes that it has no value'}. Mend it there, and write the value itself.`,
  ),
  'formula-cell': error(
    (a: Found) => `"${a.text}" is a formula of a spreadsheet, kept as text. Write the value that it comes to.`,
  ),
  'too-many-digits': error((a: Found) => `"${a.text}" has more than 36 digits. Round it.`),
  'not-a-year': error((a: Found & Mend) => `"${a.text}" is not a financial year. ${mended(a, 'Write it as 2017/18.')}`),
  'not-a-month': error(
    (a: Found & Mend) => `"${a.text}" is not a month. ${mended(a, 'Write October, 7 or M7; April is 1.')}`,
  ),
  'not-a-flag': error(
    (a: Found & Mend) => `"${a.text}" is neither true nor false.${a.mend === undefined ? '' : ` Write ${a.mend}.`}`,
  ),
  'not-a-date': error((a: Found & Mend) => `"${a.text}" is not a date. ${mended(a, 'Write it as 2027-03-31.')}`),
  'not-a-choice': error(
    (a: Found & Mend & { choices: readonly string[] }, didYouMean) =>
      `"${a.text}" is not one of ${list(a.choices)}.${mended(a, a.choices.every(isUnit) ? '' : didYouMean(a.text, a.choices), ' ')}`,
  ),
  'not-years': error(
    (a: Found & Mend) =>
      `"${a.text}" says no years. ${mended(a, 'Write all, any, a year such as 2019/20 or a range such as 2019/20..2022/23.')}`,
  ),
  'not-a-driver': error(
    (a: Found & Mend) =>
      `"${a.text}" is neither a rate such as 3% nor the id of a shared driver.${a.mend === undefined ? '' : ` Did you mean ${a.mend}?`}`,
  ),
  'not-a-people-rate': error(
    (a: Found & Mend) =>
      `"${a.text}" is neither a rate such as 1% nor the word population, which stands for the definition's own.${mended(a, '', ' ')}`,
  ),
  'not-a-row-name': error(
    (a: Found) => `"${a.text}" is not the name of a row. Row names are written as funding.total.`,
  ),
  'bad-year-key': error(
    (a: Found & Mend & { known: readonly string[] }, didYouMean) =>
      `"${a.text}" is not a year, a range of years or "default".${a.mend === undefined ? didYouMean(a.text, a.known) || ' Write 2019/20, 2019/20..2022/23, 2021/22.. or default.' : ` Did you mean ${a.mend}?`}`,
  ),
  'backward-range': error(
    (a: Found) => `The range ${a.text} ends before it starts. Did you mean ${a.text.split('..').reverse().join('..')}?`,
  ),
  'overlapping-years': error(
    (a: { path: string; years: string }) => `${a.path} gives ${a.years} more than once. Give each year once.`,
  ),
  'not-a-pair': error(
    (a: Name & Mend) =>
      `"${a.name}" does not name two figures.${mended(a, ' Write their paths with " ~ " between them, as in "lines.acute.growth ~ lines.prescribing.growth".', ' ')}`,
  ),
  'no-such-figure': error(
    (a: Name & { known: readonly string[] }, didYouMean) =>
      `The definition states no figure "${a.name}" that could be correlated with another.${didYouMean(a.name, a.known)}`,
  ),
  'correlated-without-range': error(
    (a: { path: string }) =>
      `${a.path} has no range, so that it is never high or low with another. Give it one, or take this correlation out.`,
  ),
  'correlated-with-itself': error((a: { one: string; other: string }) =>
    a.one === a.other
      ? `${a.one} stands on both sides; a correlation is of two figures.`
      : `${a.one} and ${a.other} are one figure, stated in one place; a correlation is of two.`,
  ),
  'correlated-twice': error(
    (a: { one: string; other: string }) =>
      `The correlation of ${a.one} and ${a.other} is given twice, in whichever order they stand. Keep one of them.`,
  ),
  'too-many-correlated': error(
    (a: { count: number; limit: number }) =>
      `${countText(a.count)} figures are correlated with one another, directly or through others; at most ${a.limit} can be. Take the weakest correlations out.`,
  ),
  'correlations-contradict': error((a: { pairs: readonly string[]; factor: string; figures: number }) =>
    a.pairs.length === 0
      ? `The correlations of these ${a.figures} figures contradict one another: no figures can have all of them. Each of them times ${a.factor} they could have.`
      : `These correlations contradict one another: no ${a.figures} figures can have all of them. The nearest that they can have: ${a.pairs.join(', ')}.`,
  ),
  'correlation-left-out': warning(
    (a: { pair: string; why: string }) => `The correlation "${a.pair}" is left out: ${a.why}.`,
  ),
  'range-order': error((a: { low: string; high: string }) => `In a range, ${a.low} must not be above ${a.high}.`),
  'range-incomplete': error(
    () => 'A range needs low and high, or sd, or min and max (and mode where the shape is triangular or pert).',
  ),

  'range-not-taken': error((a: { path: string; why: string }) => `${a.path} takes no range: ${a.why}.`),
  'range-mixed': error(
    (a: { given: readonly string[] }) =>
      `A range is one of four: low and high, and interval where that is not 80%; sd; min and max, with shape uniform; min, mode and max, with shape triangular or pert. This one has ${list(a.given, 'and')}.`,
  ),
  'offset-without-sign': error(
    (a: { path: string; name: string; text: string }) =>
      `${a.path} is stated by year, so that its range is what is added to every year. Write ${a.name} with its sign, as in +${a.text} or -${a.text}.`,
  ),
  'level-with-sign': error(
    (a: { path: string; name: string; text: string }) =>
      `${a.path} is one value, so that its range is from one level to another: ${a.name} has no plus. Only of a value by year it is what is added.`,
  ),
  'range-of-other-kind': error(
    (a: { path: string; name: string; isShare: boolean }) =>
      `${a.path} is ${a.isShare ? 'a share' : 'an amount'}, so that ${a.name} of its range must be one too.`,
  ),
  'value-outside-range': error(
    (a: { path: string; value: string; low: string; high: string; from: string; to: string; isByYear: boolean }) =>
      a.isByYear
        ? `The range of ${a.path} adds ${a.from} to ${a.to} to every year; nothing added, which is what is stated, must lie within ${a.low} and ${a.high}.`
        : `${a.path} is ${a.value}, which must lie within ${a.low} and ${a.high} of its range, ${a.from} to ${a.to}.`,
  ),
  'mode-not-value': error((a: { path: string; value: string; mode: string; isByYear: boolean }) =>
    a.isByYear
      ? `${a.path} is stated by year, so that its range is what is added to every year, and the likeliest is nothing. Write mode: 0.`
      : `${a.path} is ${a.value}, and the mode of its range ${a.mode}; the value is the likeliest. Write mode: ${a.value}, or change the value.`,
  ),

  // The definition as a whole
  'extends-cycle': error(
    (a: { files: readonly string[] }) =>
      `Files extend one another in a circle: ${circle(a.files)}. Take one "extends" out.`,
  ),
  'set-syntax': error(
    (a: Mend) =>
      `--set takes path=value${a.mend === undefined ? ', such as lines.acute.growth=4%.' : `. Did you mean ${a.mend}?`}`,
  ),
  'set-not-extends': error(
    () => '--set changes values, and "extends" is read before them. Write a file that extends what you want.',
  ),
  'set-undone': error(
    (a: { path: string; by: string }) =>
      `${a.path} would change nothing: ${a.by}, set after it, takes its place. Put it last, or leave one of them out.`,
  ),
  'set-one-value': error((a: { path: string; known: readonly string[] }) =>
    a.known.length === 0
      ? `${a.path} is not one value, and there is nothing in it to change.`
      : `${a.path} is not one value. Name what is to change in it: ${list(a.known)}.`,
  ),
  'year-of-shared-driver': error(
    (a: { path: string; shared: string; year: string }) =>
      `${a.path} is the shared driver "${a.shared}", so it has no year of its own. Set drivers.${a.shared}.${a.year} for every line that uses it.`,
  ),
  'unknown-path': error((a: { path: string; part: string; known: readonly string[] }, didYouMean) =>
    /(?<!\d{4})\//.test(a.part)
      ? `${a.path} does not exist in this definition: the parts of a path are parted by full stops. Did you mean ${a.path.replace(/(?<!\d{4})\//g, '.')}?`
      : `${a.path} does not exist in this definition: there is no "${a.part}".${didYouMean(a.part, a.known) || thereIs(a.known)}`,
  ),
  'unknown-name': error(
    (a: Name & { what: string; known: readonly string[] }, didYouMean) =>
      `No ${a.what} is called "${a.name}".${didYouMean(a.name, a.known) || thereIs(a.known)}`,
  ),
  'switched-off': error(
    (a: { what: string; off: string }) => `${a.what}, and ${a.off}. Switch it on, or take out what names it.`,
  ),
  'set-switched-off': warning((a: { path: string; off: string }) => `${a.path} changes nothing: ${a.off}.`),
  'measure-switched-off': warning(
    (a: { path: string; off: string }) => `${a.path} is left out, because it rests on what is switched off: ${a.off}.`,
  ),
  'missing-years': error(
    (a: { path: string; years: string }) =>
      `${a.path} says nothing for ${a.years}. Every projected year needs a value; "default" covers the rest.`,
  ),
  'held-in-part': warning(
    (a: { path: string; years: string }) =>
      `${a.path} says nothing of ${a.years}, for which nothing is held then. Write "default: 0" where that is meant, with a per cent sign for a share.`,
  ),
  'list-length': error(
    (a: { path: string; given: number; wanted: number }) =>
      `${a.path} lists ${count(a.given, 'value')} for ${count(a.wanted, 'projected year')}. Give exactly one a year.`,
  ),
  'which-year': error(
    (a: { path: string; example: string }) => `${a.path}: in which year does it start? Write { ${a.example} }.`,
  ),
  'actual-without-year': error(
    (a: { path: string; example: string }) =>
      `${a.path}: of which year is it? What came out is known year by year. Write { ${a.example} }.`,
  ),
  'actual-twice': error(
    (a: { path: string; row: string; other: string }) =>
      `${a.path} is of ${a.row}, and so is ${a.other}. Put the years of both under one of them.`,
  ),
  'provisional-without-actual': error(
    (a: { path: string; year: string; held: string }) =>
      `${a.path} names ${a.year}, of which there is no figure. There are figures of ${a.held}.`,
  ),
  'needs-population': error(
    (a: { path: string }) =>
      `${a.path} rests on the number of residents, and the definition has no population. Add "population: { base: 100000 }".`,
  ),
  'groups-differ': error(
    (a: { whole: string; groups: string; apart: string }) =>
      `population.base is ${a.whole} and the groups come to ${a.groups}, ${a.apart} apart. Make them agree, or leave population.base out.`,
  ),
  'groups-left-out': error(
    (a: { path: string; groups: readonly string[]; count: number }) =>
      `${a.path} says nothing of ${list(a.groups, 'and', a.count)}. Give each group a number; 0 if its people count for nothing here.`,
  ),
  'needs-groups': error(
    (a: { path: string }) =>
      `${a.path} rests on groups of people, and the definition has no population.groups. Add the groups, each with its people in the base year.`,
  ),
  'people-in-price-twice': error(
    (a: { path: string }) =>
      `${a.path} moves the price with people, and capitation or segments do so too. Leave it out: people would count twice.`,
  ),
  'people-twice': error(
    (a: { path: string; first: string }) =>
      `${a.path} weighs people, and so does the driver ${a.first}: the people of a line are weighed once. Give one of them a rate.`,
  ),
  'needs-stated': error(
    (a: { what: string; needs: readonly string[]; lacks: string }) =>
      `${a.what}, and this definition ${a.lacks}. Add ${list(
        a.needs.map((need) => `"${need}"`),
        'and',
      )}, or take this out.`,
  ),
  'row-not-stated': error(
    (a: Name & { why: string }) =>
      `There is no row "${a.name}": ${a.why}. Add what it rests on, or take out what names it.`,
  ),
  'nothing-to-show': error(
    () =>
      'This definition has nothing to show: it states neither funding nor lines, and no people, prices, risks or measures. Add what it is about, or extend a file that has it.',
  ),
  'needs-target': error(
    (a: { path: string }) =>
      `${a.path} follows the distance from a target, and the stream has none. Add "target: { base: 240, growth: 3% }".`,
  ),
  'not-positive': error((a: { path: string }) => `${a.path} must be above zero.`),
  'beyond-bounds': error(
    (a: { path: string; value: string; must: string; outcome: string }) =>
      `${a.path} is ${a.value}; it must be ${a.must}: ${a.outcome}.`,
  ),
  'points-order': error(
    (a: { path: string }) =>
      `The distances in ${a.path} must rise from one point to the next. Put the points in order.`,
  ),
  'ring-fenced-twice': error(
    (a: { line: string; streams: readonly string[] }) =>
      `${list(a.streams, 'and')} are both ring-fenced for ${a.line}, so that its spend would count against both. Keep it in one.`,
  ),
  'responsibility-with-amounts': error(
    (a: { path: string; amounts: string }) =>
      `${a.path} changes what ${a.amounts} states as a whole. Put it into the amounts.`,
  ),
  'year-not-projected': error(
    (a: { path: string; year: string; first: string; last: string }) =>
      `${a.path} is ${a.year}, which is not one of the projected years, ${a.first} to ${a.last}.`,
  ),
  'year-order': error(
    (a: { path: string; year: string; must: string }) => `${a.path} is ${a.year}; it must ${a.must}.`,
  ),
  'named-twice': error((a: { path: string; name: string }) => `${a.path} names "${a.name}" twice. Name it once.`),
  'over-whole': error((a: { what: string }) => `${a.what}. Together they can be at most 100%.`),
  'share-and-amount': error(
    (a: { path: string }) => `${a.path} is a share in some years and an amount in others. Give one or the other.`,
  ),
  'cap-years': error(
    (a: { path: string; years: string }) =>
      `${a.path} says nothing for ${a.years}, and a cap of nothing would share nothing. Give every year of the contract.`,
  ),
  'nothing-in-scope': error(
    (a: { path: string; year: string }) =>
      `${a.path} holds nothing in ${a.year}, the start of the contract. Let a line join by then, or start later.`,
  ),
  'nothing-to-part': error(
    (a: { path: string; year: string }) =>
      `The services in ${a.path} cost nothing in ${a.year}, so that nothing says on which lines its payment falls. Start the contract in a year in which they cost something.`,
  ),
  'nothing-to-grow': error(
    (a: { path: string; row: string; year: string }) =>
      `${a.path} rests on the growth of ${a.row}, which is not above zero in ${a.year}: from nothing there is no growth. Check what is taken out of it.`,
  ),
  'target-of-nothing': error(
    (a: { path: string; year: string }) =>
      `${a.path} is not above zero in ${a.year}, so that no distance from it can be told. Check the steps in it.`,
  ),
  'limit-not-in-force': error(
    (a: { name: string; contract: string; year: string }) =>
      `${a.name} has no value in ${a.year}, a year of ${a.contract}. Name a row that has one in every year of it.`,
  ),
  'beyond-in-scope': error(
    (a: { path: string; line: string }) =>
      `${a.path} shares in a line that is in the scope of the contract already. Take ${a.line} out of one of them.`,
  ),
  'not-in-a-place': error(
    (a: Name) =>
      `A definition that combines others has no "${a.name}" of its own. Put it into the definition of a member.`,
  ),
  'not-beside-options': error(
    (a: Name) =>
      `A definition of options has no "${a.name}" of its own. Put it into the definition of an option, or take the options out.`,
  ),
  'missing-score': error(
    (a: { path: string; criterion: string }) =>
      `${a.path} says nothing for "${a.criterion}", and a total over the other criteria would rank it by less than the rest. Add "${a.criterion}: { score: good }".`,
  ),
  'amount-of-unmonetised': error(
    (a: { path: string }) =>
      `${a.path} is unmonetised and has an amount. Take the amount out, or give it the class of benefits that it is.`,
  ),
  'appraisal-without-prices': error(
    (a: { year: string }) =>
      `The appraisal is in real terms, and in ${a.year} its options have no prices, or prices that differ. Add "prices: { deflator: 2% }" to this file, with the rates you use.`,
  ),
  'only-in-a-place': error(
    (a: { path: string }) =>
      `${a.path} moves money between members, and this definition has no "combine". Put it into the definition of the place.`,
  ),
  'member-cycle': error(
    (a: { files: readonly string[] }) =>
      `Definitions are members of one another in a circle: ${circle(a.files)}. Take one of them out.`,
  ),
  'too-many-members': error(
    (a: { limit: number; of: string }) =>
      `With this one the place comes to more than ${countText(a.limit)} ${a.of}, those of members that are places included. Add several up in one definition, and take that.`,
  ),
  'unlike-members': error(
    (a: { what: string; here: string; there: string; why: string }) =>
      `The ${a.what} is ${a.here} and ${a.there}: ${a.why}. Make them alike, or leave one out.`,
  ),
  'wrong-member': error((a: { path: string; why: string }) => `${a.path}: ${a.why}.`),
  'same-member': error((a: { path: string }) => `${a.path} moves money from a member to itself. Name two members.`),
  'no-deflator': error((a: { members: readonly string[] }) =>
    a.members.length === 0
      ? '--prices real needs prices, and this definition states none. Add "prices: { deflator: 2% }", with the rates you use.'
      : `--prices real needs prices of every member, and ${stateNone(a.members)}. Add "prices: { deflator: 2% }" to ${theirs(a.members)}, or state prices in the place itself.`,
  ),
  'unlike-prices': error(
    (a: { year: string; why: string }) =>
      `--prices real needs prices that are the same for all members, and in ${a.year} they are not: ${a.why} State "prices" in the place itself.`,
  ),
  'no-population': error((a: { members: readonly string[] }) =>
    a.members.length === 0
      ? '--per-head needs residents, and this definition states none. Add "population: { base: 100000 }".'
      : `--per-head needs the residents of every member, and ${stateNone(a.members)}. Add "population: { base: 100000 }" to ${theirs(a.members)}, or state it in the place itself.`,
  ),
  'needs-surplus-form': error((a: { path: string }) => `${a.path} needs "share" or "amount", as in "share: 1%".`),
  'adjustments-with-amounts': error(
    (a: { path: string }) => `${a.path} stands beside "amounts", which state the whole. Add it to the amounts.`,
  ),
  'recurrent-with-level': error(
    (a: { path: string; form: string }) => `${a.path} goes with "new" only; "${a.form}" states each year by itself.`,
  ),
  'confirmed-outside': error(
    (a: { year: string; first: string; last: string }) =>
      `${a.year} is not one of the years of this definition, ${a.first} to ${a.last}.`,
  ),
  'price-base-outside': error(
    (a: { year: string; first: string; last: string }) =>
      `${a.year} cannot be the price base: it is not one of the years of this definition, ${a.first} to ${a.last}.`,
  ),
  'same-line': error((a: { path: string }) => `${a.path} shifts care from a line to itself. Name two lines.`),
  'release-falls': error(
    (a: { path: string }) =>
      `${a.path} is cumulative, so it cannot fall from one year to the next. Write it as [0%, 40%, 70%].`,
  ),
  'missing-index-base': error(
    (a: { path: string; years: string }) =>
      `${a.path} says nothing for ${a.years}. An index needs the base year, the year of the price base, and every projected year.`,
  ),
  'circular-rows': error((a: { rows: readonly string[]; ofMeasures: boolean }) =>
    a.ofMeasures
      ? `A measure cannot rest on itself, in any year: ${circle(a.rows)}. Name a row here that does not rest on it.`
      : `These rows depend on one another in the same year: ${circle(a.rows)}. Name a row here that does not rest on the others.`,
  ),

  // Formulas
  'formula-syntax': error((a: { why: string }) => `This formula cannot be read: ${a.why}.`),
  'unknown-row': error(
    (a: Name & { known: readonly string[]; minus?: string }, didYouMean) =>
      `No row is called "${a.name}".${a.minus === undefined ? '' : ` A minus needs spaces: did you mean "${a.minus}"?`}${a.minus !== undefined ? '' : didYouMean(a.name, a.known) || ' Rows have names such as headroom or lines.acute.spend.'}`,
  ),
  'no-actual': error(
    (a: Name & { known: readonly string[] }, didYouMean) =>
      `Nothing is stated that came out of ${a.name}.${a.known.length === 0 ? ' Add it under "actuals".' : didYouMean(a.name, a.known) || ` There are actual figures of ${list(a.known, 'and')}.`}`,
  ),
  'unit-mismatch': error(
    (a: { doing: string; left: string; right: string }) =>
      `The formula ${a.doing} ${a.left} and ${a.right}. Compare and add like with like.`,
  ),
  'pattern-matches-nothing': error((a: { pattern: string; mend?: string }) =>
    a.mend === undefined
      ? `No row matches ${a.pattern}. A sum over nothing would always be zero.`
      : `No row matches ${a.pattern}. Did you mean ${a.mend}, with spaces round the sign?`,
  ),
  'counts-twice': error(
    (a: { pattern: string; row: string }) =>
      `${a.pattern} takes in ${a.row} as well as the rows it adds up, so it counts them twice. Write ${a.row} instead.`,
  ),
  'number-for-rate': error((a: Found) => `${a.text} stands beside a rate, where 1 is 100%. Did you mean ${a.text}%?`),
  'number-of-two-scales': error(
    (a: Found & { unit: string }) =>
      `${a.text} stands beside amounts in pounds and amounts in ${a.unit}, so it may be either. Make measures with "unit: pounds" of the amounts in ${a.unit}, and name those.`,
  ),
  'money-for-other': error(
    (a: Found & { row: string }) => `${a.text} is money, and ${a.row} is not. Write the bare number.`,
  ),
  'check-without-rows': error(
    () => 'This check names no row, so it says nothing of the scenario. Name one, as in "headroom >= 0".',
  ),
  'not-a-condition': error(() => 'A check needs a condition, such as "headroom >= 0".'),
  'not-a-measure': error(
    () => 'A measure needs a figure, such as "lines.acute.spend / funding.total", not a condition.',
  ),
  'unit-of-measure': error(
    (a: { path: string; written: string; found: string; own: readonly string[] }) =>
      `${a.path} is declared as ${a.written}, and its formula gives ${a.found}.${a.own.length === 0 ? '' : ` Write ${list(a.own.map((unit) => `"unit: ${unit}"`))}.`}`,
  ),
  'not-a-money-row': error(
    (a: { path: string } & Name & { known: readonly string[] }, didYouMean) =>
      `${a.path} names "${a.name}", which is not a row of money.${didYouMean(a.name, a.known)}`,
  ),
  'year-not-shown': error(
    (a: { year: string; first: string; last: string }) =>
      `${a.year} is not one of the years of this definition, ${a.first} to ${a.last}.`,
  ),

  // Warnings
  'year-outside-horizon': warning(
    (a: { year: string; path: string }) =>
      `${a.year} lies outside the projected years, so this part of ${a.path} changes nothing.`,
  ),
  'override-changes-nothing': warning(
    (a: { path: string }) => `${a.path} has the same value as in the file it extends. Delete it, or change it.`,
  ),
  'unused-input': warning((a: { path: string }) => `No result depends on ${a.path}. Delete it, or refer to it.`),
  'negative-amount': warning(
    (a: { path: string; value: string }) =>
      `${a.path} is ${a.value}. It is a positive amount named for its direction, so a negative one turns it round. Check the sign.`,
  ),
  'delayed-beyond-horizon': warning(
    (a: { path: string; years: string; last: string }) =>
      `With its delay, what ${a.path} states for ${a.years} starts after ${a.last}, the last projected year, and changes nothing.`,
  ),
  'limit-of-nothing': warning(
    (a: { path: string; of: string; years: string }) =>
      `${a.path} is a share of ${a.of}, which is nothing in ${a.years}: nothing would be shared. Check that it is stated.`,
  ),
  'benchmark-met': warning(
    (a: {
      path: string
      benchmark: string
      year: string
      standing: string
      years: string
      cost?: string | undefined
    }) =>
      `${a.path} closes the gap to ${a.benchmark}, and in ${a.year} the line already stands ${a.standing}. A scheme closes the gap of that year, and there is none, so it saves nothing in ${a.years}.${a.cost === undefined ? '' : ` Its cost still counts, ${a.cost}.`} Check the benchmark and its sign, or take the scheme out.`,
  ),
  'measure-not-calculated': warning(
    (a: { path: string; years: string; why: string }) =>
      `${a.path} has no value in ${a.years}: ${a.why}. Its cells are blank there.`,
  ),
  'perhaps-pounds': warning(
    (a: {
      path: string
      size: string
      unit: string
      also: string
      inPounds: string
      inThousands: string
      inUnit: string
    }) =>
      `${a.path} comes to ${a.size}, read in ${a.unit} as this definition has it${a.also}. Write ${a.inPounds} if it is in pounds${a.inThousands}, ${a.inUnit} if it is as it stands.`,
  ),
  'implausible-growth': warning(
    (a: { path: string; value: string; years: string }) =>
      `${a.path} is beyond 15% either way in ${a.years}, beginning with ${a.value}. Check the figure.`,
  ),
  'implausible-savings': warning(
    (a: { share: string; year: string }) =>
      `Savings planned for ${a.year} are ${a.share} of recurrent funding. Commissioners have rarely planned above 4%.`,
  ),
  'unbalanced-base': warning(
    (a: { lines: string; funding: string; share: string; rolledFrom: string | undefined; isJoined: boolean }) =>
      `In the base year the lines come to ${a.lines} and funding to ${a.funding}, ${a.share} apart. ${
        a.rolledFrom === undefined
          ? 'Check that both cover the same services.'
          : `The plan was rolled forward from ${a.rolledFrom}: this is what it comes to by then${a.isJoined ? ', figures held of some bases joined to projected ones of the others: two histories, so that the difference may come of joining them, and is no finding' : ''}. If bases were changed since, check that both cover the same services.`
      }`,
  ),
  'review-overdue': warning(
    (a: { date: string; today: string }) => `This definition was to be reviewed by ${a.date}; today is ${a.today}.`,
  ),
  'values-overdue': warning(
    (a: { count: number; first: string; date: string; today: string }) =>
      `${a.count === 1 ? '1 value was' : `${a.count} values were`} to be reviewed by now (${a.first} by ${a.date}${a.count === 1 ? '' : ' and others'}); today is ${a.today}.`,
  ),
  'missing-sources': warning(
    (a: { count: number; first: string }) =>
      `${a.count === 1 ? '1 value has' : `${a.count} values have`} no source (${a.first}${a.count === 1 ? '' : ' and others'}).`,
  ),
})

type Catalogue = ReturnType<typeof wording>
export type ProblemCode = keyof Catalogue
/**
 * What a message needs. A mend of the text and the names that are known may be worked out when the message is: of many problems
 * few are ever shown.
 */
export type Args<C extends ProblemCode> = Later<Parameters<Catalogue[C]['message']>[0]>
type Later<A> = {
  [K in keyof A]: K extends 'mend'
    ? A[K] | ((text: string) => string | undefined)
    : K extends 'known'
      ? A[K] | (() => A[K])
      : A[K]
}

let known: Catalogue | undefined

/** The catalogue, made when it is first asked for: most runs have nothing to report. */
export function catalogue(): Catalogue {
  known ??= wording()
  return known
}

/** A problem as data. Text, colour and layout are decided by whoever prints it. */
export interface Diagnostic {
  readonly code: ProblemCode
  readonly severity: Severity
  readonly message: string
  /** Where; absent for a problem of the whole command, such as a file that is not there. */
  readonly span?: Span
  /** Another place that explains the problem, such as the first of two keys. */
  readonly related?: Related
}

/** A place that explains a problem, and how. */
interface Related {
  readonly note: string
  readonly span: Span
}

/** Where problems go as they are found. */
export type Tell = (diagnostic: Diagnostic) => void

/** Make a diagnostic of a code of the catalogue with the arguments its message needs. */
export function diagnose<C extends ProblemCode>(
  code: C,
  span: Span | undefined,
  args: Args<C>,
  related?: Related,
): Diagnostic {
  const rule = catalogue()[code] as Rule<Args<C>>
  return new Problem(code, rule as Rule<unknown>, args, span, related)
}

/** The same problem at another place: of a text that stands inside a file. */
export function movedTo(problem: Diagnostic, move: (span: Span) => Span): Diagnostic {
  return problem instanceof Problem ? problem.moved(move) : problem
}

/** The same problem, said of somebody by name: of a member of a place, whose name is the author's own text. */
export function saidOf(problem: Diagnostic, whose: string): Diagnostic {
  return problem instanceof Problem ? problem.saidOf(`${quotable(whose, mostOwn)}: `) : problem
}

/** Put into words when somebody asks for them: of many thousand problems a person is shown the first. */
class Problem implements Diagnostic {
  readonly code: ProblemCode
  declare readonly span?: Span
  declare readonly related?: Related
  private readonly rule: Rule<unknown>
  private readonly args: unknown
  private readonly before: string
  private words: string | undefined

  constructor(
    code: ProblemCode,
    rule: Rule<unknown>,
    args: unknown,
    span: Span | undefined,
    related: Related | undefined,
    before = '',
  ) {
    this.code = code
    this.rule = rule
    this.args = args
    this.before = before
    if (span !== undefined) this.span = span
    if (related !== undefined) this.related = related
  }

  get severity(): Severity {
    return this.rule.severity
  }

  get message(): string {
    this.words ??= this.before + inWords(this.rule, this.args, this.span)
    return this.words
  }

  moved(move: (span: Span) => Span): Problem {
    const { code, rule, args, span, related, before } = this
    const other = related && { ...related, span: move(related.span) }
    return new Problem(code, rule, args, span && move(span), other, before)
  }

  saidOf(whose: string): Problem {
    const { code, rule, args, span, related } = this
    return new Problem(code, rule, args, span, related, whose)
  }
}

function inWords<A>({ message }: Rule<A>, args: A, span: Span | undefined): string {
  const { didYouMean, note } = suggestionsIn(span?.file)
  return visible(message(shortened(args), didYouMean)) + unseenIn(args) + note()
}

/** Names what does not show in a text or a name that a message quotes: otherwise it quotes the very thing that it asks for. */
function unseenIn<A>(args: A): string {
  const { text, name, part } = args as { readonly text?: string; readonly name?: string; readonly part?: string }
  for (const quoted of [text, name, part]) {
    const found = quoted === undefined ? undefined : firstUnseen(quoted.slice(0, mostQuoted))
    if (found !== undefined) return ` It holds ${found.name}, which does not show: take that out.`
  }
  return ''
}

/** A message quotes what was found, and a file may hold a text of any length where a figure should be. */
const mostQuoted = 100
/** Arguments that are the program's own words, with a name of the author's in them at most. */
const own: readonly string[] = ['off', 'named', 'why', 'what', 'must', 'outcome', 'here', 'there']
const mostOwn = 400

function shortened<A>(args: A): A {
  const { text } = args as { readonly text?: string }
  const cut = Object.entries(args as object).map(([name, given]) => {
    const value: unknown = typeof given === 'function' ? given(text) : given
    return [name, typeof value === 'string' ? quotable(value, own.includes(name) ? mostOwn : mostQuoted) : value]
  })
  return Object.fromEntries(cut) as A
}
