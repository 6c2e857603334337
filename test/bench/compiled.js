import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { build } from 'esbuild'
import { definition } from './definitions.js'
import { median } from './race.js'

const rounds = 7

/** Evaluations a second of the compiled engine, beside a run of the same plan in binary fractions, and how long it takes to compile. */
export async function compiled(folder) {
  const outfile = join(folder, 'compiled-parts.mjs')
  await buildParts('test/bench/compiled-parts.ts', outfile)
  const parts = await import(pathToFileURL(outfile).href)
  console.log(`Headroom of every year from the growth of every line and year, one thread (medians of ${rounds} rounds)`)
  for (const lines of [4, 40, 400]) measure(parts, lines)
  console.log('')
}

/** Build a file of TypeScript, with what it imports, as one that can be imported. */
export async function buildParts(entry, outfile) {
  await build({
    entryPoints: [entry],
    outfile,
    bundle: true,
    platform: 'node',
    format: 'esm',
    logLevel: 'warning',
    banner: { js: requires },
  })
}

/** decimal.js and its like ask for `require` once they are bundled. */
const requires = "import { createRequire } from 'node:module'; const require = createRequire(import.meta.url)"

function measure(
  { projectText, exact, float, rerunner, run, instructionsFor, asJavaScript, asWebAssembly, Space },
  lines,
) {
  const { plan, inputs, values } = projectText(definition({ lines })).scenario.projection
  const years = Array.from({ length: plan.count }, (_, index) => index + 1)
  const args = plan.inputs.flatMap(({ path }, input) =>
    /^lines\..*\.growth$/.test(path) ? years.map((year) => ({ input, year })) : [],
  )
  const row = plan.position.get('headroom')
  const results = years.map((year) => ({ row, year }))
  const given = args.map((_, index) =>
    Float64Array.from({ length: 4096 }, (_, at) => ((at * 7 + index * 3) % 50) / 1000),
  )

  const inFloat = inputs.map((own) => own.map((value) => value && float.of(value)))
  const changing = [...new Set(args.map(({ input }) => input))]
  const again = rerunner(
    { plan, arithmetic: float, inputs: inFloat, values: run(plan, float, inFloat) },
    { inputs: changing },
    [row],
  )
  const count = Math.max(3, Math.round(4000 / lines))
  const interpreted = timed(() => {
    for (let at = 0; at < count; at++) {
      again({
        inputs: changing.map((input, index) =>
          inFloat[input].map((_, year) => (year === 0 ? undefined : given[index * years.length + year - 1][at % 4096])),
        ),
      })
    }
  })
  const title = `${lines} lines, ${args.length} arguments`
  print(`${title}: run again in binary fractions`, interpreted / count)
  const ran = { plan, arithmetic: exact, inputs, values }
  const kinds = { 'compiled to JavaScript': asJavaScript, 'compiled to WebAssembly': asWebAssembly }
  for (const [kind, make] of Object.entries(kinds)) {
    const start = performance.now()
    const { run: evaluate, room } = make(instructionsFor(ran, args, results), new Space())
    const made = performance.now() - start
    const { arguments: own, results: found } = room()
    for (const [index, values] of given.entries()) own[index].set(values)
    const first = performance.now()
    evaluate(4096, own, found)
    const block = performance.now() - first
    const blocks = Math.max(1, Math.round(200 / lines))
    for (let warm = 0; warm < 3 * blocks; warm++) evaluate(4096, own, found)
    const ms = timed(() => {
      for (let at = 0; at < blocks; at++) evaluate(4096, own, found)
    })
    print(
      `${title}: ${kind}`,
      ms / blocks / 4096,
      `  made in ${made.toFixed(1)} ms, first block of 4,096 in ${block.toFixed(1)} ms`,
    )
  }
}

function timed(work) {
  const times = Array.from({ length: rounds }, () => {
    const start = performance.now()
    work()
    return performance.now() - start
  })
  return median(times)
}

function print(name, ms, more = '') {
  console.log(
    `  ${name.padEnd(58)}${Math.round(1000 / ms)
      .toLocaleString('en-GB')
      .padStart(12)} a second${more}`,
  )
}
