// Times whole processes in turn (A B C A B C ...), so that a machine that drifts slows all of them alike.
import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

const hook = new URL('peak-memory.cjs', import.meta.url).pathname

/** Median of numbers. */
export function median(values) {
  const sorted = [...values].sort((left, right) => left - right)
  return sorted[Math.floor(sorted.length / 2)]
}

/**
 * Run each command `rounds` times after two warm-up rounds. Returns for each the median wall time in ms, the median of
 * the ratios to the first command of the same round, and for node the peak memory in MiB.
 */
export function race(commands, rounds = 15) {
  const folder = mkdtempSync(join(tmpdir(), 'scenario-bench-'))
  // Where it is set, every start of node reads a bundle of certificates, which flatters any ratio to `node -e 0`.
  const { NODE_EXTRA_CA_CERTS: _, ...env } = process.env
  const runs = commands.map(() => ({ ms: [], ratio: [], mib: [] }))
  try {
    for (let round = -2; round < rounds; round++) {
      const times = commands.map(({ argv }, index) => {
        const start = process.hrtime.bigint()
        const { status, error } = spawnSync(argv[0], argv.slice(1), { stdio: 'ignore', env })
        const ms = Number(process.hrtime.bigint() - start) / 1e6
        if (error !== undefined || status !== 0)
          throw new Error(`${argv.join(' ')} failed: ${error?.message ?? status}`)
        if (round >= 0) runs[index].ms.push(ms)
        return ms
      })
      if (round >= 0) for (const [index, ms] of times.entries()) runs[index].ratio.push(ms / times[0])
    }
    commands.forEach(({ argv }, index) => {
      if (argv[0] !== process.execPath) return
      const file = join(folder, `${index}.txt`)
      for (let round = 0; round < 3; round++) {
        spawnSync(argv[0], ['--require', hook, ...argv.slice(1)], {
          stdio: 'ignore',
          env: { ...env, PEAK_MEMORY_FILE: file },
        })
        runs[index].mib.push(Number(readFileSync(file, 'utf8')) / 1024)
      }
    })
    return runs.map(({ ms, ratio, mib }) => ({ ms: median(ms), ratio: median(ratio), mib: median(mib) }))
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}
