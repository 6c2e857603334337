// Opens `--by member --csv` in LibreOffice with a formula beside each row of the place: the row less the sum of each member's
// share times its own figure. Every one of them must come to nothing, in every year.
import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parse } from 'csv-parse/sync'
import { stringify } from 'csv-stringify/sync'
import { convert } from './soffice.js'

const folder = mkdtempSync(join(tmpdir(), 'scenario-members-'))
const firstYear = 7
const column = (index) => String.fromCharCode(65 + index)

try {
  const ours = execFileSync(process.execPath, [
    'bin/scenario.js',
    'run',
    'scenarios/westminster-place.yaml',
    '--by',
    'member',
    '--csv',
  ])
  const [header, ...rows] = parse(ours)
  let held = 0
  const checked = rows.map((row, at) => {
    const members = []
    for (let next = at + 1; next < rows.length && rows[next][1] === row[1] && rows[next][5] !== ''; next++)
      members.push(next)
    const adds = row[5] === '' && members.some((member) => rows[member][6] !== '')
    if (!adds) return row
    const [from, to] = [members[0] + 2, members.at(-1) + 2]
    const formulas = header.slice(firstYear).flatMap((_, year) => {
      const index = firstYear + year
      if (row[index] === '') return ['']
      held++
      return [`=SUMPRODUCT($G${from}:$G${to};${column(index)}${from}:${column(index)}${to})-${column(index)}${at + 2}`]
    })
    return [...row, ...formulas]
  })
  const width = Math.max(...checked.map((row) => row.length))
  const sheet = [header, ...checked].map((row) => [...row, ...new Array(width - row.length).fill('')])
  writeFileSync(join(folder, 'members.csv'), stringify(sheet))
  convert(folder, 'members.csv', 'csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,false', join(folder, 'out'))
  const [, ...reckoned] = parse(readFileSync(join(folder, 'out/members.csv')), { relax_column_count: true })
  const apart = reckoned.flatMap((row) => row.slice(header.length).filter((cell) => cell !== ''))
  if (apart.length !== held || held === 0) throw new Error(`LibreOffice reckoned ${apart.length} of ${held} sums`)
  const worst = Math.max(...apart.map((cell) => Math.abs(Number(cell))))
  if (!(worst < 1e-6)) throw new Error(`members times shares are ${worst} away from the place`)
  console.log(`${held} sums of members times shares come to the figures of the place in LibreOffice, to ${worst}.`)
} finally {
  rmSync(folder, { recursive: true, force: true })
}
