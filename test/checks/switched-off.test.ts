import { expect, it } from 'vitest'
import { runCli } from '../support/run-cli.ts'

// Two schemes, of which one can be switched off on the command line. Funding 100; acute 60 and community 30, all flat.
const own = `title: Two schemes
years: { base: 2017/18, count: 2 }
population: { base: 1000 }
funding:
  allocation: { base: 100, growth: 0% }
lines:
  acute: { setting: hospital, base: 60, growth: 0% }
  community: { setting: out-of-hospital, base: 30, growth: 0% }
savings:
  beds: { line: acute, amount: { 2018/19: 2, 2019/20: 2 } }
  theatres: { line: acute, amount: { 2018/19: 1, 2019/20: 1 } }
measures:
  twice: { formula: savings.beds.delivered * 2, unit: money }
  share-of-twice: { formula: measures.twice / funding.total, unit: share }
controls:
  plan: { row: savings.beds.delivered, year: 2018/19, amount: 2 }
checks:
  row: { that: savings.beds.delivered >= 1 }
  part: { that: headroom >= 0 or savings.beds.delivered >= 1 }
  through: { that: measures.share-of-twice >= 1%, severity: warn }
  all: { that: sum(savings.*.delivered) >= 1 }
  mine: { that: savings.beds.delivered >= 1, not-testable: Nobody counts beds. }
`

const off = ['--set', 'savings.beds.enabled=false']
const files = { 'own.yaml': own }

/** The results of all checks that the author wrote, by id. */
async function results(
  ...settings: readonly string[]
): Promise<Record<string, { outcome: string; title: string; detail?: string }>> {
  const { out } = await runCli(['check', 'own.yaml', '--json', ...settings], { files })
  const [{ checks }] = JSON.parse(out).scenarios
  return Object.fromEntries(checks.map((check: { id: string }) => [check.id, check]))
}

it('a check, a stated total and a measure of what is switched off are not tested, and say where', async () => {
  const found = await results(...off)
  const detail = 'savings.beds is switched off (--set savings.beds.enabled=false)'

  for (const id of ['checks.row', 'checks.part', 'checks.through', 'controls.plan'])
    expect(found[id]).toMatchObject({ outcome: 'not-tested', detail })
  expect(found['checks.mine']).toMatchObject({ outcome: 'not-tested', detail: 'Nobody counts beds.' })
  expect(found['controls.plan']?.title).toBe('savings.beds.delivered agrees with the stated total "plan"')
  // What is left of the pattern is added up: 1 in both years.
  expect(found['checks.all']).toMatchObject({ outcome: 'pass' })
})

it('with everything on they are tested, and a pattern of which nothing is left is not', async () => {
  expect((await results())['checks.through']).toMatchObject({ outcome: 'pass' })
  expect((await results(...off, '--set', 'savings.theatres.enabled=false'))['checks.all']).toMatchObject({
    outcome: 'not-tested',
  })
})

it('what is not tested is no failure, but is one under --strict', async () => {
  expect(await runCli(['check', 'own.yaml', ...off], { files })).toMatchObject({ exit: 0 })
  expect(await runCli(['check', 'own.yaml', ...off, '--strict'], { files })).not.toMatchObject({ exit: 0 })
  const { out } = await runCli(['run', 'own.yaml', ...off], { files, columns: 200 })
  expect(out.replace(/\s+/g, ' ')).toContain(
    'savings.beds.delivered >= 1: not tested: switched off. savings.beds is switched off (--set',
  )
})

it('explain and --rows say that it is switched off, and an item that nobody knows is still unknown', async () => {
  const explained = await runCli(['explain', 'own.yaml', 'savings.beds.delivered', '2018/19', ...off], { files })
  expect(explained.err).toContain('savings.beds is switched off (--set savings.beds.enabled=false)')
  const rows = await runCli(['run', 'own.yaml', '--rows', 'savings.beds.*', ...off], { files })
  expect(rows).toMatchObject({ exit: 2, out: '' })
  expect(rows.err).toContain('savings.beds is switched off (--set savings.beds.enabled=false)')
  const pattern = await runCli(['run', 'own.yaml', '--rows', 'savings.bed*.delivered', ...off], { files })
  expect(pattern.err).toContain('savings.beds is switched off')
  const unknown = await runCli(['run', 'own.yaml', '--rows', 'savings.chairs.*', ...off], { files })
  expect(unknown.err).not.toContain('switched off')
})

it('a mistyped row beside one that is switched off is still an error', async () => {
  const text = own.replace('savings.beds.delivered >= 1 }', 'savings.beds.delivered >= headrom }')
  const { exit, err } = await runCli(['check', 'own.yaml', ...off], { files: { 'own.yaml': text } })
  expect(exit).toBe(3)
  expect(err).toContain('No row is called "headrom"')
})

it.each<[string, string, string]>([
  ['the line of a scheme', 'savings:\n  s: { line: dental, amount: { 2018/19: 1 } }', 'the spend line "dental"'],
  ['a ring-fence', 'funding:\n  f: { base: 1, growth: 0%, for: [dental] }', 'the spend line "dental"'],
  [
    'the scope of a contract',
    'contracts:\n  c: { starts: 2018/19, scope: { acute: 100%, dental: 100% } }',
    'the spend line "dental"',
  ],
  [
    'a line beyond the scope',
    'contracts:\n  c: { starts: 2018/19, scope: { acute: 100% }, beyond: { dental: { counterfactual: 1%, gain: { share: 50% } } } }',
    'the spend line "dental"',
  ],
  [
    'what a reserve is a share of',
    'reserves:\n  r: { share: 1%, of: funding.grant.total }',
    'the funding row "funding.grant.total"',
  ],
  [
    'a cap',
    'contracts:\n  c: { starts: 2018/19, scope: { acute: 100% }, gain: { share: 50%, cap: { share: 1%, of: lines.dental.spend } } }',
    'the row "lines.dental.spend"',
  ],
  [
    'a benchmark',
    'savings:\n  s: { line: acute, benchmark: { to: peers, close: 50%, from: 2018/19, until: 2019/20 } }',
    'the benchmark of acute "peers"',
  ],
])('%s that names what is switched off says so with its place', async (_, more, what) => {
  const text = `extends: own.yaml
funding: { grant: { enabled: false } }
lines:
  dental: { enabled: false }
  acute: { benchmarks: { peers: { amount: 50, enabled: false } } }
${more.replace(/^funding:\n/, 'funding:\n  grant: { enabled: false }\n')}
`
  const whole = more.startsWith('funding') ? text.replace('funding: { grant: { enabled: false } }\n', '') : text
  const parent = own
    .replace('lines:\n', 'lines:\n  dental: { setting: other, base: 1, growth: 0% }\n')
    .replace('funding:\n', 'funding:\n  grant: { base: 1, growth: 0% }\n')
  const { exit, err } = await runCli(['check', 'child.yaml'], { files: { 'own.yaml': parent, 'child.yaml': whole } })
  expect(exit).toBe(3)
  expect(err).toContain(`error switched-off: This names ${what}, and `)
  expect(err).toMatch(/ is switched off \(child\.yaml:\d+:\d+\)/)
  expect(err).not.toContain('unknown-')
})

it('a member of a place that is switched off, and an item that a member switches off', async () => {
  const place = `title: Place
combine:
  west: { scenario: own.yaml }
  east: { scenario: east.yaml }
transfers:
  pooled: { from: west, to: east, amount: { 2018/19: 1 } }
checks:
  west: { that: members.west.headroom >= 0 }
  east: { that: members.east.savings.beds.delivered >= 0 }
`
  const all = {
    'own.yaml': own,
    'east.yaml': 'extends: own.yaml\nsavings: { beds: { enabled: false } }\n',
    'p.yaml': place,
  }
  const one = await runCli(['check', 'p.yaml', '--set', 'combine.west.enabled=false'], { files: all })
  expect(one.err).toContain(
    'This names the member "west", and combine.west is switched off (--set combine.west.enabled=false)',
  )
  const settings = ['--set', 'combine.west.enabled=false', '--set', 'transfers.pooled.enabled=false']
  const two = await runCli(['check', 'p.yaml', '--json', ...settings], { files: all })
  const [{ checks }] = JSON.parse(two.out).scenarios
  const byId = new Map(checks.map((check: { id: string; detail: string }) => [check.id, check.detail]))
  expect(byId.get('checks.west')).toBe('combine.west is switched off (--set combine.west.enabled=false)')
  expect(byId.get('checks.east')).toBe('members.east.savings.beds is switched off (east.yaml:2:29)')
})
