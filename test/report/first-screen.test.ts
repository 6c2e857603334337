import { expect, it } from 'vitest'
import { runCli } from '../support/run-cli.ts'

async function screen(...args: string[]): Promise<string> {
  const { exit, out } = await runCli(['run', ...args, '-q'])
  expect(exit).toBe(0)
  return out
}

const forPeople = [[], ['--plain'], ['--format', 'markdown']]

it.each(forPeople)(
  '--brief is what is declared, facts, how the checks went and the table alone: %j',
  async (...format) => {
    const text = await screen('scenarios/mcp.yaml', '--brief', '--set', 'lines.acute.growth=4%', ...format)

    for (const kept of [
      'scenarios/mcp.yaml',
      'Changed on the command line: lines.acute.growth=4%.',
      'Limitations:',
      'Assumed',
    ])
      expect(text.replace(/\s+/g, ' ')).toContain(kept)
    expect(text).toMatch(/Total spend/)
    // 16 + 2 + 1: what does not hold is named in one page too.
    expect(text.replace(/\s+/g, ' ')).toMatch(
      /Checks: \d+ passed, 2 warnings, 1 not tested\. Plan: does not balance in 12 of 12 years\. Do not hold \(warnings\): The year balances/,
    )
    expect(text).not.toMatch(/Rules and checks|What hospital care takes|Check, |Contract: |All \d+ years/)
  },
)

it('--brief still says that a check failed, and is refused of what only programs read', async () => {
  const files = {
    'a.yaml': `title: A
years: { base: 2017/18, count: 1 }
funding: { a: { base: 10, growth: 0% } }
lines: { x: { setting: other, base: 11, growth: 0% } }
checks: { affordable: { that: "headroom >= 0" } }
`,
  }
  expect((await runCli(['run', 'a.yaml', '--brief'], { files })).out).toMatch(/^CHECKS FAILED: 1 of/)
  const { exit, err } = await runCli(['run', 'a.yaml', '--brief', '--csv'], { files })
  expect(exit).toBe(2)
  expect(err).toContain('--brief goes with table and markdown')
})

// Funding and reserves are recurrent and nothing is drawn down: every position is the headroom.
it.each(forPeople)('a position that is another to the digit is said once: %j', async (...format) => {
  const text = (await screen('scenarios/3pct.yaml', ...format)).replace(/\s+/g, ' ')

  expect(text).toContain(
    'Headroom: the same for recurrent headroom, in-year surplus / (deficit) and underlying position.',
  )
  expect(text).not.toMatch(/Underlying position:? /)
  // 6.5 + 13.2 + ... + 73.2: the ten years of headroom, added by hand to 387.1.
  expect(text).toContain('Headroom added up from 2018/19 to 2027/28 is a shortfall of £387.1m.')
  expect(text).toMatch(/Headroom to date.*\(387\.1\)/)
})

it('positions that differ in one year stand apart', async () => {
  expect(await screen('scenarios/icb.yaml')).toMatch(/^Recurrent headroom /m)
})

it('a position that differs only in a year that is not shown is not said to be the same', async () => {
  const files = {
    'a.yaml': `title: A
years: { base: 2017/18, count: 4 }
funding: { a: { base: 10, growth: 0% } }
lines: { x: { setting: other, base: 10, growth: 0% } }
pressures: { p: { line: x, new: { 2020/21: 1 }, recurrent: false } }
`,
  }
  const { out } = await runCli(['run', 'a.yaml', '--years', '2017/18,2018/19', '-q'], { files })

  expect(out).toMatch(/^Recurrent headroom /m)
})

it('an envelope that lasts is said not to be gone', async () => {
  expect((await screen('scenarios/3pct.yaml')).replace(/\s+/g, ' ')).toContain('It is not gone within ten years.')
  expect((await screen('scenarios/mcp.yaml')).replace(/\s+/g, ' ')).toContain('It is not gone within 12 years.')
})

it('of an envelope that grows nobody is told that it is not gone', async () => {
  const text = (await screen('scenarios/icb.yaml')).replace(/\s+/g, ' ')

  expect(text).toContain('Money for out-of-hospital care rises from')
  expect(text).not.toContain('It is not gone')
})

it('every service out of hospital has its row where they fit', async () => {
  expect(await screen('scenarios/3pct.yaml')).toMatch(/^Children's services /m)
})
