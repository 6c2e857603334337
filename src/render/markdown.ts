import type { Report } from '../report/report.ts'
import { cellText, misadds, roundingNote } from './cells.ts'

/** Reports as GitHub-flavoured Markdown, ready for a business case. */
export function renderMarkdown(
  reports: readonly Report[],
  summary: Report['table'] | undefined,
  provenance: readonly string[],
): string {
  const blocks = reports.map(section)
  const all =
    summary === undefined
      ? blocks
      : [
          ...blocks,
          [`## ${escapeText(summary.heading)}`, '', `**${escapeText(summary.basis)}**`, '', ...pipeTable(summary)],
        ]
  return `${[...all.map((lines) => lines.join('\n')), provenance.map((line) => `<sub>${escapeText(line)}</sub>  `).join('\n')].join('\n\n')}\n`
}

function section(report: Report): string[] {
  const { title, organisation, basis, stamp, facts, table, blocks, checks } = report
  const notes = [...(misadds(table) ? [roundingNote] : []), ...report.notes]
  return [
    `# ${escapeText(organisation === undefined ? title : `${organisation}: ${title}`)}`,
    ...(stamp === undefined ? [] : ['', `**${stamp}**`]),
    '',
    `**Figures in ${escapeText(basis)}.**`,
    ...(facts.length === 0 ? [] : ['', ...facts.map((fact) => `- ${escapeText(fact)}`)]),
    '',
    ...pipeTable(table),
    ...blocks.flatMap(({ table: own, notes: said }) => [
      '',
      `### ${escapeText(own.heading)}`,
      '',
      `**${escapeText(own.basis)}**`,
      '',
      ...pipeTable(own),
      ...(said.length === 0 ? [] : ['', ...said.map((note) => `- ${escapeText(note)}`)]),
    ]),
    ...(checks.length === 0
      ? []
      : [
          '',
          '| Check | Outcome |',
          '| :-- | :-- |',
          ...checks.map(({ outcome, text }) => `| ${escapeCell(text)} | ${outcome} |`),
        ]),
    ...(notes.length === 0 ? [] : ['', ...notes.map((note) => `- ${escapeText(note)}`)]),
  ]
}

function pipeTable(table: Report['table']): string[] {
  const { columns, rows } = table
  const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`
  const head = columns.map(({ label, note }) => (note === '' ? label : `${label} (${note})`))
  return [
    line(['', ...head]),
    line([':--', ...columns.map(() => '--:')]),
    ...rows
      .filter(({ role }) => role !== 'gap')
      .map(({ role, label, cells }) => {
        const texts = [escapeCell(label), ...cells.map((cell) => cellText(cell, table))]
        return line(role === 'item' ? texts : texts.map((text) => (text === '' ? '' : `**${text}**`)))
      }),
  ]
}

function escapeCell(text: string): string {
  return escapeText(text).replaceAll('|', '\\|')
}

/** Text that an author wrote must not turn into mark-up or HTML. */
export function escapeText(text: string): string {
  return text.replace(/\s+/g, ' ').replace(/[\\`*_{}[\]<>#]/g, '\\$&')
}
