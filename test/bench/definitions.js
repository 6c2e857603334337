import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

const settings = ['hospital', 'out-of-hospital', 'prescribing', 'other']

/** A definition of lines over years, with contracts for the first of the lines. */
export function definition({ lines = 20, years = 10, contracts = 0, shift = 0 }) {
  const numbers = Array.from({ length: lines }, (_, index) => index)
  const line = (index) =>
    `  line-${index}: { setting: ${settings[index % 4]}, base: ${10 + index}, growth: ${((index + shift) % 5) + 0.5}% }\n`
  const contract = (index) =>
    `  contract-${index}: { starts: 2018/19, ends: 2020/21, scope: { line-${index}: 100% }, index: { inflation: 2% } }\n`
  const total = numbers.reduce((sum, index) => sum + 10 + index, 0)
  const deals = contracts === 0 ? '' : `contracts:\n${numbers.slice(0, contracts).map(contract).join('')}`
  return (
    `title: ${lines} lines over ${years} years\nyears: { base: 2017/18, count: ${years} }\n` +
    `funding:\n  allocation: { base: ${total}, growth: 2% }\nlines:\n${numbers.map(line).join('')}${deals}`
  )
}

/** Small files, each with its own growth of one line, on one parent. Returns their paths. */
export function writeMany(folder, count) {
  mkdirSync(folder, { recursive: true })
  writeFileSync(join(folder, 'base.yaml'), definition({}))
  return Array.from({ length: count }, (_, index) => {
    const file = join(folder, `s${index}.yaml`)
    const growth = (index / 100 + 0.005).toFixed(3)
    writeFileSync(file, `title: Scenario ${index}\nextends: base.yaml\nlines:\n  line-1: { growth: ${growth}% }\n`)
    return file
  })
}

/** A place of members, each taken by a share. Returns its path. */
export function writePlace(folder, { members, lines }) {
  mkdirSync(folder, { recursive: true })
  const numbers = Array.from({ length: members }, (_, index) => index)
  for (const index of numbers) writeFileSync(join(folder, `m${index}.yaml`), definition({ lines, shift: index }))
  const file = join(folder, 'place.yaml')
  const member = (index) => `  m${index}: { scenario: m${index}.yaml, share: ${50 + (index % 50)}% }\n`
  writeFileSync(file, `title: ${members} members\ncombine:\n${numbers.map(member).join('')}`)
  return file
}
