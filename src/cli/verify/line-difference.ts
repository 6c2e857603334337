import type { FoundDifference } from '../../report/proof.ts'

/** Longer texts are cut. */
const longest = 100

/**
 * The first figure that differs between two texts in lines: of a table of Markdown the cell, by its row and its column; where no cell
 * does, the line.
 */
export function differenceInLines(was: string, is: string): FoundDifference | undefined {
  const [before, now] = [was.split('\n'), is.split('\n')]
  let head: readonly string[] = []
  let first: FoundDifference | undefined
  for (const [at, line] of now.entries()) {
    if (now[at + 1]?.startsWith('| :--') === true || line.includes('scope="col"')) head = cellsOf(line)
    const old = before[at]
    if (old === line) continue
    const cell = old === undefined ? undefined : differenceInCells(old, line, head)
    if (cell !== undefined) return cell
    first ??= { what: `line ${at + 1}`, was: cut(old ?? 'nothing'), is: cut(line) }
  }
  if (first !== undefined || before.length <= now.length) return first
  return { what: `line ${now.length + 1}`, was: cut(before[now.length] ?? ''), is: 'nothing' }
}

/** The first cell of a row that differs; undefined where the two are no rows of one name. */
function differenceInCells(was: string, is: string, head: readonly string[]): FoundDifference | undefined {
  if (!isRow(was) || !isRow(is)) return undefined
  const [before, now] = [cellsOf(was), cellsOf(is)]
  const [label = ''] = now
  if (before[0] !== label || before.length !== now.length || label === '') return undefined
  const at = now.findIndex((cell, index) => cell !== before[index])
  if (at < 1) return undefined
  return {
    what: `${label} in ${head[at] ?? `column ${at + 1}`}`,
    was: before[at] || 'nothing',
    is: now[at] || 'nothing',
  }
}

/** Whether a line is a row of a table, in Markdown or on a page. */
function isRow(line: string): boolean {
  return line.startsWith('| ') || line.startsWith('<tr')
}

/** The cells of a row as they are read. */
function cellsOf(line: string): string[] {
  if (line.startsWith('<tr')) return line.split(/<\/t[hd]>/).map(readText)
  return line
    .slice(2, -2)
    .split(' | ')
    .map((cell) => cell.replaceAll('**', '').replaceAll('&emsp;', ''))
}

const escapes: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', '#39': "'" }

/** What is read of markup, without what is only for the ear. */
function readText(markup: string): string {
  return markup
    .replaceAll('<span class="aloud">minus </span>', '')
    .replace(/<[^<>]*>/g, '')
    .replace(/&(#?\w+);/g, (whole, name: string) => escapes[name] ?? whole)
    .trim()
}

function cut(line: string): string {
  const text = line.startsWith('<') ? readText(line) : line
  return `"${text.length > longest ? `${text.slice(0, longest - 1)}…` : text}"`
}
