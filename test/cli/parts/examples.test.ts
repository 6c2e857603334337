import { execFileSync, spawnSync } from 'node:child_process'
import { describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import { inPartsPage } from '../../../src/cli/parts/in-parts.ts'
import { runCli } from '../../support/run-cli.ts'
import { wrongWith } from '../../support/wrong-with.ts'

const line = 'scenario sweep scenarios/3pct.yaml --vary lines.acute.growth=0%..6%:0.1%'

/** The whole file that the manual page shows for an engine. */
function file(engine: string, commandLine = line): string {
  return execFileSync(process.execPath, ['test/jobs/file.js', engine, commandLine], { encoding: 'utf8' })
}

describe('the manual page', () => {
  it.each([
    ['sweep', line],
    ['simulate', 'scenario simulate scenarios/uncertain.yaml --seed 7'],
  ])('of %s shows every file whole', async (verb, commandLine) => {
    const { out } = await runCli([verb, '--help'])

    for (const engine of ['make', 'sh', 'slurm', 'github', 'kubernetes'])
      expect(out).toContain(file(engine, commandLine))
  })

  it('asks for commands that the program has, with npx once where it is npx that was typed', async () => {
    const { out } = await runCli(['sweep', '--help'], { env: { npm_command: 'exec' } })

    expect(out).not.toContain('npx npx')
    expect(inPartsPage(line)).not.toContain('COMMAND')
  })
})

describe('the CI matrix', () => {
  it('is a workflow by its schema, which refuses a key that is none', () => {
    expect(wrongWith(file('github'), 'github-workflow')).toBeNull()
    expect(wrongWith(file('github').replace('runs-on:', 'run-on:'), 'github-workflow')).not.toBeNull()
    expect(wrongWith(file('github').replace('matrix:', 'matrices:'), 'github-workflow')).not.toBeNull()
  })

  it('does as many shards as it says there are, and merges all of them', () => {
    const { jobs } = parse(file('github')) as {
      jobs: {
        part: { strategy: { matrix: { shard: number[] } }; steps: { run?: string }[] }
        whole: { needs: string; steps: { run?: string }[] }
      }
    }
    const { shard } = jobs.part.strategy.matrix

    expect(shard).toEqual([1, 2, 3])
    expect(jobs.part.steps.map(({ run }) => run)).toContain(
      `npx ${line} --shard ${'${{ matrix.shard }}'}/3 -o part-${'${{ matrix.shard }}'}.json`,
    )
    expect(jobs.whole.needs).toBe('part')
    expect(jobs.whole.steps.map(({ run }) => run)).toContain(
      `npx scenario merge ${shard.map((number) => `part-${number}.json`).join(' ')} -o whole.csv`,
    )
  })
})

describe('the Kubernetes job', () => {
  it('is an indexed job by its schema, which refuses a key that is none', () => {
    expect(wrongWith(file('kubernetes'), 'kubernetes-job')).toBeNull()
    expect(
      wrongWith(file('kubernetes').replace('completionMode: Indexed', 'completionMode: Index'), 'kubernetes-job'),
    ).not.toBeNull()
    expect(wrongWith(file('kubernetes').replace('volumeMounts', 'mounts'), 'kubernetes-job')).not.toBeNull()
  })

  it('asks for the shard of each index, counted from nought', () => {
    const { spec } = parse(file('kubernetes')) as {
      spec: { completions: number; template: { spec: { containers: { command: string[]; args: string[] }[] } } }
    }
    const [{ command, args } = { command: [], args: [] }] = spec.template.spec.containers
    const said = Array.from({ length: spec.completions }, (_, index) => {
      // The shell works the shard out; what would run is printed.
      const script = (args[0] ?? '').replace('scenario sweep', 'echo scenario sweep')
      const [shell = '', ...words] = command
      const ran = spawnSync(shell, [...words, script], {
        env: { ...process.env, JOB_COMPLETION_INDEX: `${index}` },
        encoding: 'utf8',
      })
      return ran.stdout.trimEnd()
    })

    expect(said).toEqual([1, 2, 3].map((number) => `${line} --shard ${number}/3 -o /parts/part-${number}.json`))
  })
})
