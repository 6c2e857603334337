import { writeFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { definition } from './definitions.js'
import { race } from './race.js'

/** What a question takes beside one run of the scenario that it is asked of. */
export function questions(folder) {
  const solved = ['--vary', 'lines.acute.growth', '--until', 'out-of-hospital.envelope >= 122.4']
  const named = (...names) => names.map((name) => `scenarios/${name}.yaml`)
  beside('scenarios/3pct.yaml', [
    asked('solve, one figure', 'solve', ['scenarios/3pct.yaml', ...solved], 1.4),
    asked('sensitivity', 'sensitivity', ['scenarios/3pct.yaml']),
    asked('compare nil, 3pct, 6pct', 'compare', named('nil', '3pct', '6pct'), 1.6),
  ])
  // Each step of a bridge is a run, and between these two there are many.
  beside('scenarios/do-something.yaml', [asked('compare 3pct, do-something', 'compare', named('3pct', 'do-something'))])
  // A base and a growth of each line and of funding: 40 figures.
  const forty = join(folder, 'forty.yaml')
  writeFileSync(forty, definition({ lines: 19 }))
  beside(forty, [asked('sensitivity, 40 figures', 'sensitivity', [forty], 2)])
  beside('scenarios/mcp.yaml', [asked('sensitivity, mcp', 'sensitivity', ['scenarios/mcp.yaml'])])
}

function beside(file, others) {
  race(`Questions of ${basename(file)}`, 15, [asked('run', 'run', [file]), ...others])
}

function asked(name, verb, words, goal) {
  return { name, key: verb, argv: [process.execPath, 'bin/scenario.js', verb, ...words], goal }
}
