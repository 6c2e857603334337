import type { ResultProvenance } from '../../report/result-provenance.ts'

/** What the names of properties begin with that hold a piece of what a workbook records; a number follows, from 1. */
const nameBegin = 'Made from '

/** The most that every spreadsheet keeps of a property, in characters. */
const mostInProperty = 255

/**
 * What a workbook records of how it was made, as properties of the file: spreadsheets show them under its properties and keep them when
 * they save it again. It is JSON of plain signs without a blank, which no program trims or takes for an escape, cut where a property is full.
 */
export function recordProperties(provenance: ResultProvenance): Record<string, string> {
  const text = JSON.stringify(provenance)
    .replaceAll(/[^!-~]/g, escaped)
    .replaceAll('_x', String.raw`_\u0078`)
  const properties: Record<string, string> = {}
  for (let at = 0; at < text.length; at += mostInProperty)
    properties[`${nameBegin}${at / mostInProperty + 1}`] = text.slice(at, at + mostInProperty)
  return properties
}

function escaped(sign: string): string {
  return String.raw`\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`
}

/** The text that properties hold together, by their names; empty where they hold none of it. */
export function recordIn(properties: ReadonlyMap<string, string>): string {
  const pieces: string[] = []
  for (let number = 1; ; number++) {
    const piece = properties.get(`${nameBegin}${number}`)
    if (piece === undefined) return pieces.join('')
    pieces.push(piece)
  }
}
