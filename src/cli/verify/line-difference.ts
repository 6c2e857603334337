import { cutApart, cutTo } from '../../base/cut-apart.ts'
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
    first ??=
      old === undefined
        ? { what: `line ${at + 1}`, was: 'nothing', is: cut(line) }
        : differenceInLine(old, line, at + 1)
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
    .replaceAll('<i>minus </i>', '')
    .replace(/<[^<>]*>/g, '')
    .replace(/&(#?\w+);/g, (whole, name: string) => escapes[name] ?? whole)
    .trim()
}

/** So many words before those that differ are told, so that a reader finds them. */
const wordsBefore = 6
/** So many words that differ stand for themselves. */
const fewWords = 4

/** Where two lines of prose part: the words that differ, by those before them; both lines where much of them differs. */
function differenceInLine(was: string, is: string, line: number): FoundDifference {
  const [before, now] = [asRead(was), asRead(is)]
  const [old, own] = [before.split(' '), now.split(' ')]
  const most = Math.min(old.length, own.length)
  let from = 0
  while (from < most && old[from] === own[from]) from++
  let after = 0
  while (after < most - from && old[old.length - 1 - after] === own[own.length - 1 - after]) after++
  const [oldWords, ownWords] = [old.slice(from, old.length - after), own.slice(from, own.length - after)]
  const areFew = [oldWords, ownWords].every(({ length }) => length > 0 && length <= fewWords)
  const lead = own.slice(Math.max(0, from - wordsBefore), from).join(' ')
  if (areFew && lead !== '') {
    const [one, other] = [oldWords.join(' '), ownWords.join(' ')]
    const ends = endOfBoth(one, other)
    const word = (text: string): string => cut(text.slice(0, text.length - ends))
    return { what: `line ${line} after ${cut(lead)}`, was: word(one), is: word(other) }
  }
  const [one, other] = cutApart(before, now, longest)
  return { what: `line ${line}`, was: `"${one}"`, is: `"${other}"` }
}

/** How many of the last characters are one stop or bracket in both, which is no part of what differs. */
function endOfBoth(one: string, other: string): number {
  const last = one.at(-1)
  return last === other.at(-1) && one.length > 1 && other.length > 1 && last !== undefined && '.,;:)'.includes(last)
    ? 1
    : 0
}

function asRead(line: string): string {
  return line.startsWith('<') ? readText(line) : line
}

function cut(line: string): string {
  return `"${cutTo(asRead(line), longest)}"`
}
