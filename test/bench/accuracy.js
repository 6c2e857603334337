import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { buildParts } from './compiled.js'

const [seeds, draws, many] = [50, 32_768, 2 ** 22]
/** The most that percentiles may be wrong by, in per cent of allocation: in any year, and in the last. */
const goals = { any: 0.025, last: 0.01 }

/** How far percentiles of 32,768 draws lie from those of very many, over 50 seeds, and how far they say that they do. */
export async function accuracy(folder) {
  const outfile = join(folder, 'simulated-parts.mjs')
  await buildParts('test/bench/simulated-parts.ts', outfile)
  const { estimates } = await import(pathToFileURL(outfile).href)
  const model = readFileSync('test/bench/peers-model.yaml', 'utf8')
  const truth = mean([1, 2].map((seed) => values(estimates(model, many, 1000 + seed))))
  const runs = Array.from({ length: seeds }, (_, seed) => estimates(model, draws, seed + 1))
  const errors = runs.map((run) => differences(values(run), truth).map((year) => year.map((error) => error * error)))
  const rooted = mean(errors).map((year) => year.map(Math.sqrt))
  const told = mean(runs.map((run) => run.map(({ percentiles }) => percentiles.map(({ error }) => error))))
  console.log(
    `Percentiles of ${draws} draws, ${seeds} seeds: error in per cent of allocation, and what is told of it over what it is`,
  )
  const ratios = []
  const shown = rooted.map((year, index) => {
    const allocation = 900 * 1.0385 ** index
    const own = year.map((error, at) => told[index][at] / error)
    if (index > 0) ratios.push(...own)
    return year.map((error) => (100 * error) / allocation)
  })
  for (const [index, year] of shown.entries())
    if (index > 0) console.log(`${String(index).padStart(4)}  ${year.map((error) => error.toFixed(4)).join('  ')}`)
  const [any, last] = [Math.max(...shown.slice(1).flat()), Math.max(...shown.at(-1))]
  const verdict = (value, goal) => `${value.toFixed(4)}% (goal ${goal}%: ${value <= goal ? 'met' : 'missed'})`
  console.log(`at most ${verdict(any, goals.any)}, in the last year ${verdict(last, goals.last)}`)
  console.log(
    `standard errors ${Math.min(...ratios).toFixed(2)} to ${Math.max(...ratios).toFixed(2)} of what they should be\n`,
  )
}

function values(run) {
  return run.map(({ percentiles }) => percentiles.map(({ value }) => value))
}

function differences(one, other) {
  return one.map((year, index) => year.map((value, at) => value - other[index][at]))
}

/** The mean of tables of numbers, place by place. */
function mean(tables) {
  return tables[0].map((year, index) =>
    year.map((_, at) => tables.reduce((sum, table) => sum + table[index][at], 0) / tables.length),
  )
}
