import { padRight, textWidth, wrap } from '../base/text-width.ts'
import type { Block, CheckLine, Report } from '../report/report.ts'
import { cellText, misadds, roundingNote, toAscii } from './cells.ts'
import { drawChart } from './chart.ts'
import type { Layout } from './paint.ts'
import { textTable } from './text-table.ts'

/** Reports as text for a terminal, a block each, with a summary where there are several. */
export function renderTable(reports: readonly Report[], summary: Report['table'] | undefined, layout: Layout): string {
  const shown = layout.ascii ? reports.map(inAscii) : reports
  const blocks = shown.map((report) => (layout.plain ? linear(report, layout) : screen(report, layout)))
  const all = summary === undefined ? blocks : [...blocks, summaryBlock(summary, layout)]
  const rule = layout.plain ? '' : `${layout.paint.muted((layout.ascii ? '-' : '─').repeat(layout.width))}\n`
  return all.map((lines) => `${lines.join('\n')}\n`).join(`\n${rule}`)
}

/** The words of a report in ASCII, before they are laid out, because GBP is wider than £. */
function inAscii(report: Report): Report {
  return {
    ...report,
    basis: toAscii(report.basis),
    facts: report.facts.map(toAscii),
    checks: report.checks.map(({ outcome, text }) => ({ outcome, text: toAscii(text) })),
    notes: report.notes.map(toAscii),
  }
}

function screen(report: Report, layout: Layout): string[] {
  const { width, paint } = layout
  const { facts, table, chart, checks } = report
  const { decimals } = table
  const notes = [...(misadds(table) ? [roundingNote] : []), ...report.notes]
  return [
    ...heading(report, layout),
    ...(facts.length === 0 ? [] : ['', ...facts.flatMap((fact) => hanging('', fact, width))]),
    '',
    ...textTable(table, layout),
    ...report.blocks.flatMap((block) => ['', ...blockLines(block, layout)]),
    ...(chart === undefined ? [] : ['', ...drawChart({ ...chart, decimals }, layout)]),
    ...(checks.length === 0
      ? []
      : ['', paint.heading('Rules and checks'), ...checks.flatMap((check) => checkLines(check, layout))]),
    ...(notes.length === 0
      ? []
      : ['', paint.heading('Notes'), ...notes.flatMap((note) => hanging('- ', note, width).map(paint.muted))]),
  ]
}

/** Title at the left and basis at the right where both fit a line; the stamp of failed checks above everything. */
function heading({ title, organisation, basis, stamp }: Report, { width, paint }: Layout): string[] {
  const name = organisation === undefined ? title : `${organisation}: ${title}`
  const room = width - textWidth(basis) - 2
  const lines =
    textWidth(name) <= room
      ? [`${paint.heading(padRight(name, room + 2))}${paint.muted(basis)}`]
      : [...wrap(name, width).map(paint.heading), ...wrap(basis, width).map(paint.muted)]
  return [...(stamp === undefined ? [] : [paint.fail(stamp)]), ...lines]
}

function checkLines({ outcome, text }: CheckLine, { width, paint }: Layout): string[] {
  const word = padRight(outcome, 'not tested'.length)
  const style = outcome === 'pass' ? paint.pass : outcome === 'not tested' ? paint.muted : paint.fail
  const [first = '', ...rest] = wrap(text, width - 12)
  return [`${style(word)}  ${first}`, ...rest.map((line) => `            ${line}`)]
}

function hanging(mark: string, text: string, width: number): string[] {
  const indent = ' '.repeat(textWidth(mark))
  return wrap(text, width - indent.length).map((line, index) => `${index === 0 ? mark : indent}${line}`)
}

function blockLines({ table, notes }: Block, layout: Layout): string[] {
  const said = layout.ascii ? notes.map(toAscii) : notes
  return [
    ...summaryBlock(table, layout),
    ...said.flatMap((note) => hanging('', note, layout.width).map(layout.paint.muted)),
  ]
}

function summaryBlock(table: Report['table'], layout: Layout): string[] {
  const basis = layout.ascii ? toAscii(table.basis) : table.basis
  if (layout.plain) return [`${table.heading}: ${basis}.`, ...sentences(table)]
  const { width, paint } = layout
  return [paint.heading(table.heading), ...wrap(basis, width).map(paint.muted), '', ...textTable(table, layout)]
}

/** One record a line, to be read aloud from top to bottom. */
function linear(report: Report, layout: Layout): string[] {
  const { title, organisation, basis, stamp, facts, table, checks, chart } = report
  const notes = [...(misadds(table) ? [roundingNote] : []), ...report.notes]
  return [
    ...(stamp === undefined ? [] : [`${stamp}.`]),
    `${organisation === undefined ? title : `${organisation}: ${title}`}.`,
    `Unit and price base: ${basis}.`,
    ...facts,
    ...sentences(table),
    ...report.blocks.flatMap(({ table: own, notes: said }) => [...summaryBlock(own, layout), ...said]),
    ...(chart === undefined ? [] : drawChart({ ...chart, decimals: table.decimals }, layout)),
    ...checks.map(({ outcome, text }) => `Check, ${outcome}: ${text.replace(/\.$/, '')}.`),
    ...notes.map((note) => `Note: ${note}`),
  ]
}

function sentences(table: Report['table']): string[] {
  const { columns, rows } = table
  return rows
    .filter(({ role }) => role !== 'gap')
    .map(({ label, cells }) => {
      const figures = cells.flatMap((cell, index) => {
        const text = cellText(cell, table)
        const { label: name = '', note = '' } = columns[index] ?? {}
        return text === '' ? [] : [`${name}${note === '' ? '' : ` (${note})`} ${text}`]
      })
      return `${label}: ${figures.join('; ')}.`
    })
}
