// Opens the wide CSV in LibreOffice, saves it as CSV again, and holds every figure against the exact one.
import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parse } from 'csv-parse/sync'
import { convert } from './soffice.js'

const folder = mkdtempSync(join(tmpdir(), 'scenario-libreoffice-'))
try {
  const ours = execFileSync(process.execPath, ['bin/scenario.js', 'run', 'scenarios/do-something.yaml', '--csv'])
  writeFileSync(join(folder, 'figures.csv'), ours)
  convert(folder, 'figures.csv', 'fods')
  const sheet = readFileSync(join(folder, 'figures.fods'), 'utf8')
  // Neighbouring cells that hold the same are written once, with how often.
  const numbers = Array.from(sheet.matchAll(/<table:table-cell\b([^>]*)>/g)).flatMap(([, attributes]) => {
    const value = /office:value-type="float" office:value="([^"]+)"/.exec(attributes)?.[1]
    const times = Number(/number-columns-repeated="(\d+)"/.exec(attributes)?.[1] ?? 1)
    return value === undefined ? [] : new Array(times).fill(Number(value))
  })
  const [, ...rows] = parse(ours)
  const expected = rows
    .flatMap((row) => row.slice(5))
    .filter((cell) => cell !== '')
    .map(Number)
  if (numbers.length !== expected.length) {
    throw new Error(`LibreOffice reads ${numbers.length} numbers, the CSV holds ${expected.length}`)
  }
  expected.forEach((value, index) => {
    const difference = Math.abs(value - numbers[index])
    if (difference > 1e-12 * Math.max(1, Math.abs(value))) throw new Error(`${numbers[index]} is not ${value}`)
  })
  const deficits = expected.filter((value) => value < 0).length
  console.log(`${expected.length} figures are the same in LibreOffice, ${deficits} of them below zero.`)
} finally {
  rmSync(folder, { recursive: true, force: true })
}
