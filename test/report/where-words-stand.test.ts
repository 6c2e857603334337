import { expect, it } from 'vitest'
import { runCli } from '../support/run-cli.ts'

async function screen(args: readonly string[], files: Record<string, string> = {}): Promise<string> {
  const { out } = await runCli([...args, '-q'], Object.keys(files).length === 0 ? {} : { files })
  return out
}

const shadow = 'Shadow: a year in which a contract is calculated and shown, and not paid.'
const signs =
  'Rows stand with their own signs; what another row takes away, a report calls "less" and shows in brackets.'

it('a term is told where it stands: below the table whose column says it, and on no screen that has none', async () => {
  expect(await screen(['run', 'scenarios/west-london.yaml'])).not.toMatch(/\bshadow\b/i)

  const full = await screen(['run', 'scenarios/west-london.yaml', '--full', '--width', '120'])
  expect(full.split(shadow)).toHaveLength(2)
  expect(full.indexOf(' shadow ')).toBeGreaterThan(full.indexOf('Contract: '))
  expect(full.indexOf(shadow)).toBeGreaterThan(full.indexOf(' shadow '))
  expect(full.indexOf(shadow)).toBeLessThan(full.indexOf('\nNotes\n'))

  const rows = async (years: string): Promise<string> =>
    screen(['run', 'scenarios/mcp.yaml', '--rows', 'contracts.mcp.*', '--years', years, '--width', '120'])
  expect(await rows('2019/20..')).toMatch(/\bshadow\b.*\n/)
  expect(await rows('2019/20..')).toContain(shadow)
  expect(await rows('2020/21..')).not.toMatch(/\bshadow\b/i)
})

it('rows that were asked for say that they stand with their own signs, where another takes one of them away', async () => {
  const told = async (...rows: string[]): Promise<string> =>
    screen(['run', 'scenarios/mcp.yaml', '--width', '160', ...rows.flatMap((row) => ['--rows', row])])

  expect(await told('contracts.mcp.*')).toContain(signs)
  expect(await told('contracts.mcp.payment', 'contracts.mcp.value')).not.toContain(signs)
})

it('a change over years in which no row has one has no column', async () => {
  expect(await screen(['run', 'scenarios/mcp.yaml', '--rows', 'contracts.mcp.value'])).not.toContain('change')
  expect(await screen(['run', 'scenarios/mcp.yaml', '--rows', 'funding.total'])).toMatch(/change$/m)
})

const plan = `title: Stay
years: { base: 2017/18, count: 2 }
funding: { allocation: { base: 100, growth: 0% } }
lines: { acute: { setting: hospital, base: 60, growth: 0% } }
`
const weighted = (...weights: number[]): string => `title: Options
appraisal:
  criteria:
${weights.map((weight, at) => `    c${at}: { title: Criterion ${at}, weight: ${weight} }`).join('\n')}
  options:
    stay: { title: Stay, scenario: stay.yaml, scores: { ${weights.map((_, at) => `c${at}: { score: poor }`).join(', ')} } }
    go: { title: Go, scenario: stay.yaml, scores: { ${weights.map((_, at) => `c${at}: { score: good }`).join(', ')} } }
`

// 1/3 is 33%, three times 99%; 3/4 and 1/4 are whole; 2/3 and 1/3 are 67% and 33%: 100%.
it.each([
  [[1, 1, 1], true],
  [[3, 1], false],
  [[2, 1], false],
])('weights of %j say that they are rounded: %s', async (weights, isTold) => {
  const files = { 'stay.yaml': plan, 'options.yaml': weighted(...weights) }
  const out = await screen(['appraise', 'options.yaml'], files)

  expect(out).toContain('Criterion 0')
  expect(out.includes('Weights are shown rounded: unrounded they come to 100%.')).toBe(isTold)
})

it('a chart with few rows stands where a higher one has no room', async () => {
  const out = await screen(['run', 'scenarios/pace-3pct.yaml'])
  expect(out).toContain('What hospital care takes, and what is left for care out of hospital')
  expect(out.trimEnd().split('\n').length).toBeLessThanOrEqual(70)
})
