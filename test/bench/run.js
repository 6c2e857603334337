// npm run bench: how the program compares, as ratios in one run. Build first (npm install does). Parts can be run alone, as in
// npm run bench -- startup batch. BEFORE=/path/to/checkout names an older build to run beside this one.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { accuracy } from './accuracy.js'
import { batch } from './batch.js'
import { compiled } from './compiled.js'
import { exact } from './exact.js'
import { growth } from './growth.js'
import { place } from './place.js'
import { questions } from './questions.js'
import { peer, python } from './race.js'
import { simulate } from './simulate.js'
import { startup } from './startup.js'
import { sweep } from './sweep.js'

const parts = { startup, batch, place, growth, exact, compiled, sweep, simulate, accuracy, questions }
const asked = process.argv.slice(2)
const unknown = asked.find((name) => !Object.hasOwn(parts, name))
if (unknown !== undefined || python === undefined) {
  const why = unknown === undefined ? 'It measures with python3, which is not here.' : `There is no part "${unknown}".`
  console.error(`${why} Parts: ${Object.keys(parts).join(', ')}.`)
  process.exit(2)
}
if (peer === undefined) console.log('python3 with libyaml is not on this machine, so it is not compared.\n')
const folder = mkdtempSync(join(tmpdir(), 'scenario-bench-'))
try {
  for (const name of asked.length === 0 ? Object.keys(parts) : asked) await parts[name](folder)
} finally {
  rmSync(folder, { recursive: true, force: true })
}
