import { expect, it } from 'vitest'
import { runCli } from '../support/run-cli.ts'

const small = `title: Small
years: { base: 2017/18, count: 2 }
funding: { allocation: { base: 100, growth: 0% } }
lines:
  acute: { title: Acute, setting: hospital, base: 60, growth: 5% }
  community: { setting: out-of-hospital, base: 40, growth: 0% }
`
const files = { 'small.yaml': small }

it.each([
  ['lines/acute/spend', 'lines.acute.spend'],
  ['Lines/*/Spend', 'lines.*.spend'],
  ['Headroom', 'headroom'],
  ['Out-of-hospital envelope', 'out-of-hospital.envelope'],
])('a row asked for as %s is offered by its name', async (written, name) => {
  const { exit, err } = await runCli(['run', 'small.yaml', '--rows', written], { files })
  expect({ exit, err }).toEqual({ exit: 2, err: `scenario: No row matches "${written}". Did you mean ${name}?\n` })
  if (name.includes('*')) return
  expect((await runCli(['explain', 'small.yaml', written, '2018/19'], { files })).err).toContain(
    `No row or input is called "${written}". Did you mean ${name}? Every row:`,
  )
})

it.each([
  ['lines.*.spend,headroom', "--rows 'lines.*.spend' --rows headroom"],
  ['headroom, funding.total', '--rows headroom --rows funding.total'],
  ['headrom', 'headroom'],
  ['lines.acute.spnd', 'lines.acute.spend'],
])('--rows %s is offered as what it says', async (written, meant) => {
  const { exit, err } = await runCli(['run', 'small.yaml', '--rows', written], { files })
  expect({ exit, err }).toEqual({ exit: 2, err: `scenario: No row matches "${written}". Did you mean ${meant}?\n` })
})

it('what is no row in any writing has no such offer', async () => {
  expect((await runCli(['run', 'small.yaml', '--rows', 'nothing/here'], { files })).err).toContain(
    'Rows have names such as headroom',
  )
})

it.each([
  ['lines/acute/growth=2%', 'lines.acute.growth?'],
  ['lines/acute/growth/2018/19=2%', 'lines.acute.growth.2018/19?'],
  ['lines.acute.growth:2%', 'lines.acute.growth=2%?'],
  ['lines.acute.growth : 2%', 'lines.acute.growth=2%?'],
])('--set %s', async (setting, meant) => {
  const { exit, err } = await runCli(['run', 'small.yaml', '--set', setting, '-q'], { files })
  expect(exit).toBe(3)
  expect(err).toContain(`Did you mean ${meant}`)
})

it.each([
  ['savings: { q: { line: Acute, amount: { 2018/19: 1 } } }', '"Acute" is not an id: use small letters'],
  ['savings: { q: { line: Acute, amount: { 2018/19: 1 } } }', 'Did you mean acute?'],
  ['checks: { c: { that: headroom 2018/19 >= -50 } }', '"2018/19" was not expected; write at(headroom, 2018/19).'],
  ['reserves: { r: { amount: 1.5 (note 2) } }', '"1.5 (note 2)" is not an amount of money. Did you mean 1.5?'],
  ['reserves: { r: { amount: "1.5 (see footnote a)" } }', 'Did you mean 1.5?'],
])('%s', async (more, said) => {
  const { exit, err } = await runCli(['run', 'small.yaml', '-q'], { files: { 'small.yaml': `${small}${more}\n` } })
  expect(exit).toBe(3)
  expect(err).toContain(said)
})

it.each([
  ['unit,£m (cash)', 'Did you mean £m?'],
  ['unit,"£ million, 2017/18 prices"', 'Did you mean £m?'],
  ['Lines . Acute . growth,3%', '"Lines . Acute . growth" is not a path. Did you mean lines.acute.growth?'],
  ['Lines/Mental-health/growth,3%', 'Did you mean lines.mental-health.growth?'],
  ['lines.Mental Health.growth,3%', 'Did you mean lines.mental-health.growth?'],
])('CSV: %s', async (row, said) => {
  const { exit, err } = await runCli(['run', 'a.csv', '-q'], { files: { 'a.csv': `path,value\ntitle,A\n${row}\n` } })
  expect(exit).toBe(3)
  expect(err).toContain(said)
})
