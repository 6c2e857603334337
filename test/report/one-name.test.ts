import { expect, it } from 'vitest'
import { runCli } from '../support/run-cli.ts'

it('savings of the year have one name, in the table, in terms and in data', async () => {
  const said = await Promise.all(
    [
      ['run', 'scenarios/do-something.yaml', '-q'],
      ['terms', 'savings.total'],
      ['run', 'scenarios/do-something.yaml', '--rows', 'savings.total', '--csv', '-q'],
      ['explain', 'scenarios/do-something.yaml', 'savings.total', '2019/20'],
    ].map(async (argv) => (await runCli(argv)).out),
  )

  for (const text of said) expect(text).toContain('New savings in the year')
  for (const text of said) expect(text).not.toMatch(/[Ss]avings delivered/)
})

it.each([
  ['out-of-hospital.spend', 'Out-of-hospital spend'],
  ['headroom.risk-adjusted', 'Headroom less risks'],
  ['savings.unidentified', 'Unidentified savings'],
])('%s is called what the row calls itself, on the screen and in data', async (row, label) => {
  const path = row === 'savings.unidentified' ? 'scenarios/do-something.yaml' : 'scenarios/risk-register.yaml'
  const [screen, data] = await Promise.all(
    [['--full'], ['--rows', row, '--csv']].map(async (more) => (await runCli(['run', path, '-q', ...more])).out),
  )

  expect(data).toContain(label)
  if (row !== 'savings.unidentified') expect(screen?.replace(/\s+/g, ' ')).toContain(label)
  expect(screen).not.toMatch(/net risks|spend as projected|to be identified|nobody has found/)
})

// The block of a contract and the rows of data: what one calls the provider's result, the other does not call otherwise.
it('the figures of a contract have one name, in its block and in data', async () => {
  const [screen, data] = await Promise.all(
    [['--full'], ['--rows', 'contracts.*', '--csv']].map(
      async (more) => (await runCli(['run', 'scenarios/mcp.yaml', '-q', ...more])).out,
    ),
  )

  for (const label of ['indexed price', 'payment', 'projected cost of the services', "provider's result"]) {
    expect(data).toContain(`Multispecialty community provider, ${label}"`)
    expect(screen).toMatch(new RegExp(`^${label.slice(0, 1).toUpperCase()}${label.slice(1)} +\\d`, 'm'))
  }
})
