import { expect, it } from 'vitest'
import { runCli } from '../support/run-cli.ts'

const plan = (actuals: string): string => `title: A plan and what came out
years: { base: 2017/18, count: 3 }
population: { base: 1000, growth: 10% }
funding:
  allocation: { base: 175, growth: 0% }
lines:
  acute: { setting: hospital, base: 100, growth: 10% }
  community: { setting: out-of-hospital, base: 60, growth: 0%, non-recurrent: { 2017/18..2019/20: 5 } }
  flat: { setting: other, base: 18, amounts: { 2018/19: 20, 2019/20: 22, 2020/21: 22 } }
actuals:
${actuals}`

async function rolled(actuals: string): Promise<{ readonly out: string; readonly err: string }> {
  const { exit, out, err } = await runCli(['rebase', 'plan.yaml', '--to', '2018/19'], {
    files: { 'plan.yaml': plan(actuals) },
  })
  expect(exit, err).toBe(0)
  return { out: out.replace(/ >-\n +/g, ' ').replace(/\n {8,}/g, ' '), err }
}

it('a base is what came out, and says so', async () => {
  const { out } = await rolled(
    '  acute: { row: lines.acute.spend, amounts: { 2018/19: 112 }, source: The ledger, owner: Finance }',
  )

  expect(out).toContain(
    'value: 112\n      source: "Actual: The ledger. lines.acute.spend came out at 112 in 2018/19, where plan.yaml projected 110"\n      owner: Finance',
  )
  // It has done its part.
  expect(out).not.toContain('actuals:')
})

it('of spend that is not all recurrent the difference joins what is', async () => {
  // 60 recurrent and 5 of the year were projected: 66 is 1 more, all of it recurrent.
  const { out } = await rolled('  community: { row: lines.community.spend, amounts: { 2018/19: 66 } }')

  expect(out).toMatch(
    /value: 61\n {6}source: Projected, and the difference by which lines.community.spend came out at 66 in/,
  )
  expect(out).toContain('non-recurrent: { 2018/19..2019/20: 5 }')
})

it('what does not stay is of that year alone', async () => {
  const { out } = await rolled(
    '  community: { row: lines.community.spend, amounts: { 2018/19: 66 }, recurrent: false }',
  )

  expect(out).toMatch(/community:\n {4}setting: out-of-hospital\n {4}base:\n {6}value: 60\n/)
  expect(out).toContain('value: { 2018/19: 6, 2019/20: 5 }')
})

it('stated amounts go on from what came out', async () => {
  const { out } = await rolled('  flat: { row: lines.flat.recurrent, amounts: { 2018/19: 21.5 } }')

  // 20 was projected: what is stated for later years rises by the same 1.5.
  expect(out).toContain('amounts: { 2019/20: 23.5, 2020/21: 23.5 }')
})

it('funding, people and what is carried begin at what came out', async () => {
  const { out, err } = await rolled(`  funding: { row: funding.allocation.total, amounts: { 2018/19: 170 } }
  people: { row: population.total, amounts: { 2018/19: 1234 } }
  carried: { row: surplus.carried, amounts: { 2018/19: -2 } }`)

  expect(out).toMatch(/allocation:\n {4}base:\n {6}value: 170\n/)
  expect(out).toMatch(/population:\n {2}base:\n {4}value: 1234\n/)
  expect(out).toMatch(/brought-forward:\n {4}value: -2\n/)
  expect(err).toBe(
    'Actual figures set the bases of funding.allocation.total, population.total and surplus.carried. All other bases are as projected.\n',
  )
})

it('how good the evidence of an actual is stands beside the base that it sets', async () => {
  const { out, err } = await rolled(
    '  acute: { row: lines.acute.spend, amounts: { value: { 2018/19: 112 }, source: A guess, quality: red } }\n  carried: { row: surplus.carried, amounts: { 2018/19: -2 } }',
  )

  expect(err).toContain('Actual figures set the bases of lines.acute.spend (evidence: red) and surplus.carried.')
  expect(out).toContain('# Actual figures set the bases of lines.acute.spend (evidence: red)')
})

it('what is no base is told, and so is a balance that nobody stated', async () => {
  const { err } = await rolled(`  acute: { row: lines.acute.spend, amounts: { 2018/19: 112 } }
  left: { row: headroom, amounts: { 2018/19: -3 } }`)

  expect(err).toBe(
    `Actual figures set the bases of lines.acute.spend. All other bases are as projected.
Left out: an actual surplus.carried (none is stated, so that the balance brought forward is as projected).
Left out: actuals.left (headroom of 2018/19 is not one base of the plan).
`,
  )
})

it('actual figures of later years are kept, and those of earlier ones are not', async () => {
  const { out } = await rolled(
    '  acute: { row: lines.acute.spend, amounts: { 2017/18: 99, 2019/20: 130, 2020/21: 150 }, provisional: [2017/18, 2020/21] }',
  )

  expect(out).toContain('amounts: { 2019/20: 130, 2020/21: 150 }\n    provisional: [2020/21]')
  expect(out).toMatch(/acute:\n {4}setting: hospital\n {4}base:\n {6}value: 110\n/)
})

it('a plan may be rolled forward as it was projected, whatever came out', async () => {
  const text = plan('  acute: { row: lines.acute.spend, amounts: { 2018/19: 112, 2019/20: 130 } }')
  const args = ['rebase', 'plan.yaml', '--to', '2018/19', '--as-projected']
  const { exit, out, err } = await runCli(args, { files: { 'plan.yaml': text } })

  expect({ exit, err }).toEqual({ exit: 0, err: '' })
  expect(out).toMatch(/acute:\n {4}setting: hospital\n {4}base:\n {6}value: 110\n/)
  expect(out).toContain('amounts: { 2019/20: 130 }')
})

it('what all funding came out at is that of the only stream', async () => {
  const { out } = await rolled('  funding: { row: funding.total, amounts: { 2018/19: 180 } }')

  expect(out).toMatch(/allocation:\n {4}base:\n {6}value: 180\n/)
})

it('a check that asks of what came out, where nothing later is known, is left out', async () => {
  const text = `${plan('  acute: { row: lines.acute.spend, amounts: { 2018/19: 112 } }')}
checks: { near: { that: "actual(lines.acute.spend) <= lines.acute.spend + 5" } }`
  const { exit, err } = await runCli(['rebase', 'plan.yaml', '--to', '2018/19'], { files: { 'plan.yaml': text } })

  expect(exit, err).toBe(0)
  expect(err).toContain(
    'checks.near (asked of what lines.acute.spend came out at, which is not known of a later year).',
  )
})
