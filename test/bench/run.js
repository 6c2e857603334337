// npm run bench: how the program compares, side by side in one run, as ratios. Build first (npm install does).
import { spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { load, project } from '../../dist/index.js'
import { race } from './whole-process.js'

const node = process.execPath
const command = (...args) => [node, 'bin/scenario.js', ...args]
const python = ['/usr/bin/python3', 'python3'].find(
  (name) => spawnSync(name, ['-c', 'import yaml; yaml.CSafeLoader'], { stdio: 'ignore' }).status === 0,
)
const folder = mkdtempSync(join(tmpdir(), 'scenario-bench-'))

try {
  const nothing = { name: 'node -e 0', argv: [node, '-e', '0'] }
  print('Start-up and one scenario', [
    nothing,
    { name: 'scenario --help', argv: command('--help'), goal: 1.6 },
    { name: 'scenario run scenarios/3pct.yaml', argv: command('run', 'scenarios/3pct.yaml'), goal: 2.2, mib: 60 },
    {
      name: 'scenario explain ... headroom 2023/24',
      argv: command('explain', 'scenarios/3pct.yaml', 'headroom', '2023/24'),
    },
    { name: 'scenario run scenarios/3pct.yaml --csv', argv: command('run', 'scenarios/3pct.yaml', '--csv') },
    ...(python
      ? [{ name: 'python3 with libyaml, lines only', argv: [python, 'test/bench/peer.py', 'scenarios/3pct.yaml'] }]
      : []),
  ])
  if (!python) console.log('  python3 with libyaml is not on this machine, so it is not compared.\n')

  const many = writeMany(500)
  print(
    '500 definitions in one process',
    [
      nothing,
      {
        name: "scenario run ... -o 'out/{scenario}.csv'",
        argv: command('run', ...many, '-o', join(folder, 'out/{scenario}.csv')),
      },
      ...(python
        ? [{ name: 'python3 with libyaml, lines only, one file', argv: [python, 'test/bench/peer.py', ...many] }]
        : []),
    ],
    5,
  )

  const large = writeLarge()
  print(
    '200 lines over 50 years',
    [nothing, { name: 'scenario run large.yaml --csv', argv: command('run', large, '--csv') }],
    7,
  )
  thousand()
} finally {
  rmSync(folder, { recursive: true, force: true })
}

function print(title, commands, rounds) {
  console.log(title)
  const results = race(commands, rounds)
  results.forEach(({ ms, ratio, mib }, index) => {
    const { name, goal, mib: most } = commands[index]
    const memory = mib === undefined ? '' : `${mib.toFixed(1).padStart(8)} MiB`
    const goals = [goal && `goal ${goal}x`, most && `goal ${most} MiB`].filter(Boolean).join(', ')
    console.log(
      `  ${name.padEnd(44)}${ms.toFixed(1).padStart(8)} ms ${ratio.toFixed(2).padStart(7)}x${memory}  ${goals}`.trimEnd(),
    )
  })
  console.log('')
}

/** 500 small files, each with its own acute growth, on one parent. */
function writeMany(count) {
  const files = []
  mkdirSync(join(folder, 'many'))
  writeFileSync(join(folder, 'many/base.yaml'), definition(20, 10))
  for (let index = 0; index < count; index++) {
    const file = join(folder, `many/s${index}.yaml`)
    writeFileSync(
      file,
      `title: Scenario ${index}\nextends: base.yaml\nlines:\n  line-1: { growth: ${(index / 100 + 0.005).toFixed(3)}% }\n`,
    )
    files.push(file)
  }
  return files
}

function writeLarge() {
  const file = join(folder, 'large.yaml')
  writeFileSync(file, definition(200, 50))
  return file
}

function definition(lines, years) {
  const settings = ['hospital', 'out-of-hospital', 'prescribing', 'other']
  const line = (index) =>
    `  line-${index}: { setting: ${settings[index % 4]}, base: ${10 + index}, growth: ${(index % 5) + 0.5}% }\n`
  const total = Array.from({ length: lines }, (_, index) => 10 + index).reduce((sum, base) => sum + base)
  return (
    `title: ${lines} lines over ${years} years\nyears: { base: 2017/18, count: ${years} }\n` +
    `funding:\n  allocation: { base: ${total}, growth: 2% }\nlines:\n${Array.from({ length: lines }, (_, index) => line(index)).join('')}`
  )
}

/** 1,000 scenarios of 20 lines over 10 years, projected exactly, every row. Reading them is not timed. */
function thousand() {
  let ms = 0
  let negative = 0
  for (let index = 0; index < 1000; index++) {
    const set = [`lines.line-1.growth=${(index / 100 + 0.005).toFixed(3)}%`]
    const scenario = load('base.yaml', { text: definition(20, 10), set })
    const start = performance.now()
    const result = project(scenario)
    ms += performance.now() - start
    if (result.value('headroom', '2027/28')?.startsWith('-')) negative++
  }
  console.log('1,000 scenarios of 20 lines over 10 years, projected exactly in one process')
  console.log(`  ${ms.toFixed(0)} ms, ${(ms / 1000).toFixed(2)} ms each; ${negative} end in deficit  goal 1000 ms`)
}
