import { readdirSync } from 'node:fs'
import { expect, it } from 'vitest'
import { runCli } from '../support/run-cli.ts'

const shipped = readdirSync('scenarios').filter((name) => /\.(yaml|csv)$/.test(name))
const lines = (out: string): string[] => out.trimEnd().split('\n')

it.each(shipped)(
  '%s fits 70 lines of 80 columns, and its title, limitations and facts a terminal of 24 rows',
  async (name) => {
    const path = `scenarios/${name}`
    const { out } = await runCli(['run', path, '-q'])
    const told = lines(out)

    expect(told.length).toBeLessThanOrEqual(70)
    // The table, headed by years, comes after a blank line below them. Of 24 rows one is the next prompt.
    expect(told.findIndex((line) => /^ +20\d\d\/\d\d /.test(line)) - 1).toBeLessThanOrEqual(23)
    expect(told.join(' ')).toContain(path)
  },
)

it.each(shipped)('%s says what is left out, and the command that shows it', async (name) => {
  const path = `scenarios/${name}`
  const [short, full] = await Promise.all(
    [[], ['--full']].map(async (more) => (await runCli(['run', path, '-q', ...more])).out),
  )

  if (short === full) return
  expect(short).toMatch(/Shortened or left out: [^.]*\. All:\n/)
  expect(lines(short ?? '').at(-1)).toBe(`scenario run ${path} --full`)
  expect(full).not.toContain('Shortened or left out')
})

it('the command is one that works as it is typed: through npx, with what was set', async () => {
  const { out } = await runCli(['run', 'scenarios/mcp.yaml', '-q', '--set', 'lines.acute.growth=4%'], {
    env: { npm_command: 'exec' },
  })

  expect(lines(out).at(-1)).toBe('npx scenario run scenarios/mcp.yaml --full --set lines.acute.growth=4%')
})

it('what was asked for by name is never left out', async () => {
  for (const more of [['--years', 'all'], ['--rows', '*'], ['--full']])
    expect((await runCli(['run', 'scenarios/mcp.yaml', '-q', ...more])).out).not.toContain('Shortened or left out')
})

it('a first screen too long for all says how its checks went', async () => {
  const { out } = await runCli(['run', 'scenarios/risk-register.yaml', '-q'])

  expect(out).toMatch(/^Checks: 19 passed/m)
  expect(out).toContain('Rounded figures may not add up')
})
