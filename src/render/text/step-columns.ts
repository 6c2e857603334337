import { printYear } from '../../base/financial-year.ts'
import { padLeft, padRight, textWidth, wrap } from '../../base/text-width.ts'
import { type StatementTable, statementColumns } from '../steps/columns.ts'
import { alignPoints } from '../steps/exact-text.ts'
import type { Run } from '../steps/parts.ts'
import type { Voice } from '../steps/phrases.ts'
import { wrapFormula } from './wrap-formula.ts'

/** A line a year: its figures and what they come to, all in columns where the room allows. */
export function yearLines(runs: readonly Run[], room: number): string[] {
  const name = Math.max(0, ...runs.map(({ years }) => textWidth(years))) + 2
  const results = alignPoints(runs.map(({ result }) => result))
  const left = Math.max(0, ...runs.map(({ figures }) => textWidth(figures)))
  const fits = name + left + 3 + Math.max(0, ...results.map(textWidth)) <= room
  return runs.flatMap(({ years, figures, result }, at) => {
    const start = padRight(years, name)
    if (left === 0) return [start + (results[at] ?? '')]
    if (fits) return [`${start}${padRight(figures, left)} ${figures === '' ? ' ' : '='} ${results[at] ?? ''}`]
    if (figures === '') return [start + result]
    const lines = wrapFormula(figures, room - name)
    const last = `${lines.pop() ?? ''} = ${result}`
    if (textWidth(last) <= room - name) lines.push(last)
    else lines.push(...last.split(/(?<=\S) (?== )/))
    return lines.map((line, index) => (index === 0 ? start : ' '.repeat(name)) + line)
  })
}

/** Terms under one another with their total, years beside one another, in as many blocks as the room needs. */
export function statementLines(table: StatementTable, room: number, voice: Voice, rule: string): string[] {
  const { label, terms, years } = table
  const names = [...terms.map(({ sign, name }) => (sign === 1 ? name : `less ${name}`)), label]
  const columns = statementColumns(table, voice).map(alignPoints)
  const widths = columns.map((texts) => Math.max(7, ...texts.map(textWidth)))
  const nameWidth = Math.min(Math.max(...names.map(textWidth)), Math.max(20, room - 2 - Math.max(...widths)))
  const line = (name: string, block: readonly number[], cell: (at: number) => string): string[] => {
    const [first = '', ...more] = wrap(name, nameWidth)
    const cells = block.map((at) => `  ${padLeft(cell(at), widths[at] ?? 0)}`).join('')
    return [padRight(first, nameWidth) + cells, ...more.map((rest) => `  ${rest}`)]
  }
  return blocksOf(widths, room - nameWidth).flatMap((block, index) => [
    ...(index === 0 ? [] : ['']),
    ...(years.length === 1 ? [] : line('', block, (at) => printYear(years[at]?.year ?? 0))),
    ...terms.flatMap((_, row) => line(names[row] ?? '', block, (at) => columns[at]?.[row] ?? '')),
    ...line('', block, (at) => rule.repeat(widths[at] ?? 0)),
    ...line(label, block, (at) => columns[at]?.at(-1) ?? ''),
  ])
}

function blocksOf(widths: readonly number[], room: number): number[][] {
  const blocks: number[][] = []
  let left = 0
  widths.forEach((width, at) => {
    if (width + 2 > left || blocks.length === 0) {
      blocks.push([])
      left = room
    }
    blocks.at(-1)?.push(at)
    left -= width + 2
  })
  return blocks
}
