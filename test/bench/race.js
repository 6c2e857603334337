import { spawnSync } from 'node:child_process'

/** The Python that measures: it alone can tell what a process took of the processor and of memory. */
export const python = ['python3', '/usr/bin/python3'].find((name) => works(name, 'import os; os.posix_spawnp'))

/** A Python that reads YAML with libyaml, to compare with; undefined where there is none. */
export const peer = ['/usr/bin/python3', 'python3'].find((name) => works(name, 'import yaml; yaml.CSafeLoader'))

/** A Python that has numpy, to compare with; undefined where there is none. */
export const numpy = ['/usr/bin/python3', 'python3'].find((name) => works(name, 'import numpy'))

function works(name, program) {
  return spawnSync(name, ['-c', program], { stdio: 'ignore' }).status === 0
}

/**
 * Run commands in turn, so many rounds, and print them beside one another: medians of processor and wall time, and the median of
 * the ratios of processor time to the first command, and to the same command of an older build, round by round.
 *
 * A command has a `name` and `argv`; `key` and `build` tell which commands are the same in several builds; `goal` is the highest
 * ratio to the command that `beside` names (the first where it names none), `mib` and `seconds` the most that it may take.
 */
export function race(title, rounds, commands) {
  console.log(`${title} (${rounds} rounds)`)
  const runs = measure(
    rounds,
    commands.map(({ argv }) => argv),
  )
  const [first] = runs
  commands.forEach(({ name, key, build, goal, beside, mib, seconds }, index) => {
    const own = runs[index]
    const reference = beside === undefined ? first : runs[commands.findIndex((other) => other.key === beside)]
    const older = runs[commands.findIndex((other) => other.key === key && other.build === 'before')]
    const times = ratio(own, reference ?? first)
    const wall = median(own.map((run) => run.wall))
    const memory = median(own.map((run) => run.mib))
    const goals = [
      goal && verdict(`${goal}x`, times <= goal),
      mib && verdict(`${mib} MiB`, memory <= mib),
      seconds && verdict(`${seconds} s`, wall <= seconds * 1000),
    ].filter(Boolean)
    const parts = [
      name.padEnd(46),
      `${median(own.map((run) => run.cpu)).toFixed(1)} ms`.padStart(11),
      `${times.toFixed(2)}x`.padStart(9),
      `${wall.toFixed(1)} ms wall`.padStart(17),
      `${memory.toFixed(0)} MiB`.padStart(9),
      older !== undefined && build !== 'before'
        ? `${ratio(own, older).toFixed(2)}x of before`.padStart(16)
        : ''.padStart(16),
      goals.length === 0 ? '' : `  goal ${goals.join(', ')}`,
    ]
    console.log(`  ${parts.join('')}`.trimEnd())
  })
  console.log('')
}

function measure(rounds, commands) {
  const { status, stdout, stderr } = spawnSync(python, ['test/bench/measure.py'], {
    input: JSON.stringify({ rounds, commands }),
    encoding: 'utf8',
    maxBuffer: 1e9,
  })
  if (status !== 0) throw new Error(stderr)
  return JSON.parse(stdout)
}

function ratio(own, other) {
  return median(own.map(({ cpu }, round) => cpu / other[round].cpu))
}

function verdict(goal, isMet) {
  return `${goal} ${isMet ? 'met' : 'MISSED'}`
}

/** Median of numbers. */
export function median(values) {
  const sorted = [...values].sort((left, right) => left - right)
  return sorted[Math.floor(sorted.length / 2)]
}
