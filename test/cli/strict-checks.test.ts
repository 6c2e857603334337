import { expect, it } from 'vitest'
import { runCli } from '../support/run-cli.ts'

/** Every figure has its source, so that nothing warns; one check fails. */
const plan = (limit: number): string => `title: Plan
organisation: A commissioner
years: { base: 2017/18, count: 2 }
prices: { base: 2017/18, deflator: 2%, source: Made up }
funding: { allocation: { base: 100, growth: 0%, source: Made up } }
lines:
  acute: { title: Acute, setting: hospital, base: 60, growth: { value: 3%, range: { low: 2%, high: 4% }, source: Made up }, source: Made up }
  community: { title: Community, setting: out-of-hospital, base: 40, growth: 0%, source: Made up }
checks:
  enough: { title: Enough is left, that: headroom >= ${limit}, in: all }
`
const files = { 'short.yaml': plan(0), 'fine.yaml': plan(-100) }

it.each([
  'run F --csv',
  'explain F headroom 2019/20',
  'compare F',
  'solve F --vary lines.acute.growth --until headroom>=-2',
  'sweep F --vary lines.acute.growth=0%..1%:1%',
  'sweep F --vary lines.acute.growth=0%..1%:1% --shard 1/1 -o part.json',
  'sensitivity F',
  'sensitivity F --grid lines.acute.growth=0%..1%:1% funding.allocation.growth=0%..1%:1%',
  'simulate F --draws 64',
  'simulate F --draws 64 --shard 1/1 -o part.json',
  'rebase F --to 2018/19',
])('%s --strict ends with 1 where a check fails, and says which', async (line) => {
  const asked = async (file: string, ...more: readonly string[]): ReturnType<typeof runCli> =>
    runCli([...line.split(' ').map((word) => (word === 'F' ? file : word)), '-q', ...more], { files })
  const failed = await asked('short.yaml', '--strict')

  expect(failed.exit).toBe(1)
  expect(failed.err).toContain('CHECKS FAILED under --strict in short')
  expect(failed.err).toContain('scenario check short.yaml --strict')
  expect((await asked('short.yaml')).exit).toBe(0)
  expect(await asked('fine.yaml', '--strict')).toMatchObject({ exit: 0, err: '' })
})

it('diff goes by the second version, and differences are 1 whatever the checks say', async () => {
  const alike = (file: string): ReturnType<typeof runCli> => runCli(['diff', file, file, '--strict'], { files })

  expect((await alike('fine.yaml')).exit).toBe(0)
  expect((await alike('short.yaml')).exit).toBe(1)
})
