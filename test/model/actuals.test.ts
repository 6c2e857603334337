import { expect, it } from 'vitest'
import { toPlain } from '../../src/base/decimal.ts'
import { problemsOf, sound } from '../support/problems-of.ts'
import { projectText } from '../support/project-text.ts'
import { runCli } from '../support/run-cli.ts'

const measure = 'measures: { growth: { formula: growth(lines.acute.spend), unit: rate } }\n'
const withActuals = (actuals: string): string => `${sound}${measure}actuals:\n${actuals}`

/** What the model holds of each actual figure: its row, its unit, and its values, `-` where nothing is known. */
function held(text: string, set: readonly string[] = []): unknown[] {
  return projectText(text, { set }).scenario.model.actuals.map(({ row, input, values, actual }) => [
    row.path,
    input.unit,
    values.map((value) => (value === undefined ? '-' : toPlain(value))).join(' '),
    actual.provisional,
    actual.isRecurrent,
  ])
}

it('what came out is held by year in the unit of its row; of other years nothing is known', () => {
  const text =
    withActuals(`  acute: { row: lines.acute.spend, amounts: { 2017/18: 60.4, 2018/19: £61.2m, 2019/20: 64500k } }
  growth: { row: measures.growth, amounts: { 2018/19..2019/20: 2.9%, 2020/21: 0 }, provisional: 2020/21 }
  people: { row: population.total, amounts: { 2018/19: 222000 }, provisional: [2018/19], recurrent: false }
  headroom: { row: headroom, amounts: { 2018/19: -1.5 } }
`)

  expect(held(text)).toEqual([
    ['lines.acute.spend', 'money', '60.4 61.2 64.5 - - - - - - - -', [], true],
    ['measures.growth', 'rate', '- 0.029 0.029 0 - - - - - - -', [3], true],
    ['population.total', 'people', '- 222000 - - - - - - - - -', [1], false],
    ['headroom', 'money', '- -1.5 - - - - - - - - -', [], true],
  ])
})

it('a bare amount is in the unit of its own file', () => {
  const files = { 'parent.yaml': sound }
  const child =
    'extends: parent.yaml\nunit: £k\nactuals: { acute: { row: lines.acute.spend, amounts: { 2018/19: 61200 } } }\n'
  const { scenario } = projectText(child, { files })

  // The definition is then in £k as well: 61,200.
  expect(scenario.model.actuals[0]?.values[1]?.toNumber()).toBe(61200)
  expect(scenario.definition.unit).toBe('£k')
})

it('an overlay adds a year, and a change on the command line replaces one', () => {
  const text = withActuals('  acute: { row: lines.acute.spend, amounts: { 2018/19: 61.2 } }\n')

  expect(held(text, ['actuals.acute.amounts.2019/20=64'])).toEqual([
    ['lines.acute.spend', 'money', '- 61.2 64 - - - - - - - -', [], true],
  ])
  expect(held(text, ['actuals.acute.amounts.2018/19=62', 'actuals.acute.amounts.2018/19=63'])).toEqual([
    ['lines.acute.spend', 'money', '- 63 - - - - - - - - -', [], true],
  ])
  expect(held(text, ['actuals.acute.enabled=false'])).toEqual([])
})

it('no projection rests on what came out', async () => {
  const said = withActuals('  acute: { row: lines.acute.spend, amounts: { 2018/19: 99 } }\n')
  const files = { 'plain.yaml': `${sound}${measure}`, 'said.yaml': said }
  const plain = await runCli(['run', 'plain.yaml', '--csv', '-q'], { files })
  const other = await runCli(['run', 'said.yaml', '--csv', '-q'], { files })

  expect(plain.exit).toBe(0)
  expect(other.out.replaceAll('said', 'plain')).toBe(plain.out)
})

it('an amount of a row of rates, and a rate of a row of amounts, are refused where they stand', async () => {
  const lines = [
    ['row: lines.acute.spend, amounts: { 2018/19: 2.9% }', 'not-money'],
    ['row: measures.growth, amounts: { 2018/19: 2.9 }', 'not-a-rate'],
    ['row: measures.growth, amounts: { 2018/19: £3m }', 'not-a-rate'],
    ['row: population.total, amounts: { 2018/19: 1% }', 'not-a-number'],
    ['row: population.total, amounts: { 2018/19: £220k }', 'money-for-other'],
    ['row: population.total, amounts: { 2018/19: £5 }', 'money-for-other'],
    ['row: measures.growth, amounts: { 2018/19: £5 }', 'not-a-rate'],
    ['row: lines.acute.spend, amounts: { 2018/19: £5 }', 'pounds-or-unit'],
    ['row: lines.acute.spend, amounts: { 2018/19: 41 GBP }', 'not-money'],
  ] as const
  for (const [item, code] of lines) {
    const text = withActuals(`  a: { ${item} }\n`)
    const line = text.split('\n').length - 1
    expect(await problemsOf(text), item).toEqual([`${line}:${item.indexOf('2018/19: ') + 17} ${code}`])
  }
})

it('a row that is not there, and a year outside the definition, are refused where they stand', async () => {
  const unknown = await runCli(['run', 'a.yaml'], {
    files: { 'a.yaml': withActuals('  a: { row: lines.acute.spent, amounts: { 2018/19: 61 } }\n') },
  })
  expect(unknown.exit).toBe(3)
  expect(unknown.err).toContain('unknown-row: No row is called "lines.acute.spent". Did you mean "lines.acute.spend"?')

  const text = withActuals('  a: { row: lines.acute.spend, amounts: { 2016/17: 58, 2018/19: 61, 2028/29: 80 } }\n')
  const line = text.split('\n').length - 1
  expect(await problemsOf(text)).toEqual([`${line}:43 year-not-shown`, `${line}:69 year-not-shown`])
})

it('what came out of a row that is switched off is left out', () => {
  const text = withActuals('  acute: { row: lines.community.spend, amounts: { 2018/19: 41 } }\n')

  expect(held(text, ['lines.community.enabled=false'])).toEqual([])
})

it('an actual figure is no lever: to vary it is refused with the reason', async () => {
  const files = { 'a.yaml': withActuals('  a: { row: lines.acute.spend, amounts: { 2018/19: 61 } }\n') }
  const args = ['solve', 'a.yaml', '--vary', 'actuals.a.amounts', '--until', 'headroom >= 0']
  const { exit, err } = await runCli(args, { files })

  expect(exit).toBe(2)
  expect(err).toContain('actuals.a.amounts is what came out, which the plan is held against; nothing rests on it.')
})

it('the register keeps what came out apart from what is assumed', async () => {
  const files = {
    'a.yaml': withActuals('  a: { row: lines.acute.spend, amounts: { 2018/19: 61 }, source: Outturn }\n'),
  }
  const { out } = await runCli(['assumptions', 'a.yaml', '--csv'], { files })

  expect(out.split('\n').find((line) => line.includes('actuals.a.amounts'))).toContain('Outturn')
  expect(JSON.parse((await runCli(['assumptions', 'a.yaml', '--json'], { files })).out)).toMatchObject({
    scenarios: [{ assumptions: expect.arrayContaining([expect.objectContaining({ kind: 'actual' })]) }],
  })
})
