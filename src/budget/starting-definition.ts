import { printYear } from '../base/financial-year.ts'
import { meaning } from '../definition/text/meaning.ts'
import { readYaml } from '../definition/text/read-yaml.ts'
import { writeYaml } from '../definition/text/write-yaml.ts'
import { visible } from '../diagnostics/visible.ts'
import { treeOf } from './plain-tree.ts'
import type { FundingStart, LineStart, ReserveStart, StartBudget, StartContent } from './start.ts'
import { commentsOf, firstComment, lastComment } from './start-comments.ts'

const growthSource = 'Illustrative: put your own in its place, with its evidence'

/**
 * A definition to begin with, as text: in the order and the layout that the program itself writes, with comments that teach, every
 * figure that nobody stated marked as illustrative. `schema` is the path from it to the JSON Schema for editors. It is read again before it
 * is given: it says what it should, and no more.
 */
export function startingDefinition(start: StartContent, schema: string): string {
  const held = Object.fromEntries(start.reserves.map((one) => [one.id, reserveOf(one)]))
  const reserves =
    start.reserves.length === 0
      ? []
      : writeYaml(treeOf({ reserves: held }), 'yaml')
          .trimEnd()
          .split('\n')
  const comments = commentsOf(start, reserves)
  const tree = treeOf(contentsOf(start))
  const body = writeYaml(tree, 'yaml')
  const lines = body.split('\n').flatMap((line) => {
    const key = /^([a-z-]+):/.exec(line)?.[1]
    const above = key === undefined ? [] : (comments[key] ?? [])
    return [...above.map((text) => (text === '' ? '' : commented(text))), line]
  })
  const text = [
    `# yaml-language-server: $schema=${schema}`,
    ...firstComment(start).map(commented),
    ...lines,
    ...lastComment(start).map(commented),
    '',
  ].join('\n')
  const again = readYaml({ path: 'the definition', text }, () => {})
  if (again === undefined || meaning(again) !== meaning(tree))
    throw new Error('The definition would say something else')
  return text
}

function commented(text: string): string {
  // A file may be called anything, and a line end would end the comment.
  return text === '' ? '#' : `# ${visible(text)}`
}

function contentsOf(start: StartContent): object {
  const { title, organisation, unit, base, years, lines, funding, reserves, budget } = start
  const status = {
    status: 'Draft',
    limitations:
      budget === undefined
        ? 'Every figure is illustrative, until it is replaced.'
        : 'Growth and prices are illustrative, until they are replaced.',
  }
  return {
    title,
    ...(organisation === undefined ? {} : { organisation }),
    unit,
    years: { base: printYear(base), count: `${years}` },
    prices: {
      deflator: {
        value: '2%',
        source: "Illustrative: put HM Treasury's GDP deflator in its place",
        quality: 'illustrative',
      },
    },
    ...(funding.length === 0 ? {} : { funding: Object.fromEntries(funding.map((one) => [one.id, itemOf(one)])) }),
    // Reserves rest on funding: until that is stated they stand in a comment with it.
    ...(reserves.length === 0 || funding.length === 0
      ? {}
      : { reserves: Object.fromEntries(reserves.map((one) => [one.id, reserveOf(one)])) }),
    lines: Object.fromEntries(lines.map((one) => [one.id, lineOf(one)])),
    ...(budget === undefined ? {} : { controls: { budget: controlOf(budget) } }),
    ...(funding.length === 0 ? {} : { checks: { affordable: affordable } }),
    document: status,
  }
}

const affordable = {
  title: 'Services can be paid for in every year',
  that: 'headroom >= 0',
  in: 'all',
  severity: 'warn',
}

function reserveOf({ title, isContingency, base }: ReserveStart): object {
  return { title, ...(isContingency ? { kind: 'contingency' } : {}), amount: statedOf(base) }
}

function statedOf({ amount, source, quality, note }: FundingStart['base']): object {
  return {
    value: amount,
    source,
    ...(quality === undefined ? {} : { quality }),
    ...(note === undefined ? {} : { note }),
  }
}

function lineOf(line: LineStart): object {
  const { title, setting, isCredit } = line
  return { title, setting, ...(isCredit ? { kind: 'credit' } : {}), ...itemOf(line) }
}

function itemOf({ title, base, growth }: FundingStart): object {
  return {
    title,
    base: statedOf(base),
    growth: { value: growth, source: growthSource, quality: 'illustrative' },
  }
}

/** The lines must come to what the file does, now and after every edit. */
function controlOf({ name, spend, rows }: StartBudget): object {
  return {
    row: 'spend.total',
    amount: { value: spend, source: `${name}: the sum of ${rows} ${rows === 1 ? 'row' : 'rows'}` },
    tolerance: '0',
  }
}
