import { expect, it } from 'vitest'
import { explain } from '../../src/explain/explain.ts'
import { explanationJson } from '../support/explanation-json.ts'
import { problemsOf } from '../support/problems-of.ts'
import { projectText } from '../support/project-text.ts'
import { runCli } from '../support/run-cli.ts'

// By hand: headroom 11 in 2018/19, when prices are 1.1 times those of 2017/18, so that it is 10 in real terms.
const definition = (measures: string, rest = ''): string => `title: Real
years: { base: 2017/18, count: 1 }
unit: £m
population: { base: 100, growth: 0% }
prices: { deflator: 10% }
funding: { allocation: { base: 61, growth: 0% } }
lines: { acute: { setting: hospital, base: 50, growth: 0%, activity: { base: 10, unit: spell, growth: 0% } } }
measures:
${measures}
${rest}`
const real = '  real: { formula: headroom / prices.index, unit: money }'
const double = '  double: { formula: 2 * measures.real, unit: money }'

it.each([
  ['after', `${real}\n${double}`],
  ['before', `${double}\n${real}`],
])('a measure of a real one is real, whether it stands %s it', async (_, measures) => {
  const { years, scenario } = projectText(definition(measures))
  const row = scenario.projection.model.rows.find(({ path }) => path === 'measures.double')

  expect(years('measures.double')).toEqual(['22', '20'])
  expect(row?.realPrices).toBe(2017)
  const { out } = await runCli(['run', 'real.yaml', '--csv', '--prices', 'real'], {
    files: { 'real.yaml': definition(measures) },
  })
  expect(out).toContain('measures.double,double,GBP m,real 2017/18,22,20')
})

it.each([
  ['headroom - measures.real', 'money'],
  ['headroom - sum(measures.real)', 'money'],
  ['headroom + at(measures.real, 2018/19)', 'money'],
])('%s adds cash and real money, and is refused', async (formula, unit) => {
  const text = definition(`${real}\n  nonsense: { formula: '${formula}', unit: ${unit} }`)

  expect((await problemsOf(text)).map((problem) => problem.split(' ')[1])).toEqual(['unit-mismatch'])
})

it('a check that compares real money and cash is refused', async () => {
  const text = definition(real, 'checks: { c: { that: measures.real <= headroom } }')

  expect((await problemsOf(text)).map((problem) => problem.split(' ')[1])).toEqual(['unit-mismatch'])
  expect(
    await problemsOf(definition(real, 'checks: { c: { that: measures.real <= headroom / prices.index } }')),
  ).toEqual(['7:38 warning unbalanced-base'])
})

it('a measure in words of the author’s is what its formula is', async () => {
  const own = '  each: { formula: lines.acute.activity / population.total, unit: spells a head }'
  const back = '  back: { formula: measures.each * population.total, unit: money }'

  expect(
    projectText(definition(own, 'checks: { c: { that: measures.each * population.total = lines.acute.activity } }')),
  ).toBeDefined()
  expect((await problemsOf(definition(`${own}\n${back}`))).map((problem) => problem.split(' ')[1])).toEqual([
    'unit-of-measure',
  ])
})

it.each([
  ['lines.acute.unit-cost', '£ per spell', '£ per spell, cash'],
  ['lines.acute.unit-cost', 'Cash for each spell', 'Cash for each spell'],
  ['lines.acute.unit-cost / prices.index', '£ per spell', '£ per spell'],
  ['lines.acute.activity / population.total', 'spells a head', 'spells a head'],
])('%s in %s says whether it is cash, because no view takes prices out of it', (formula, unit, words) => {
  const { scenario } = projectText(definition(`  own: { formula: ${formula}, unit: ${unit} }`))

  expect(scenario.projection.model.rows.at(-1)?.words).toBe(words)
})

it('an explanation of real money says so', async () => {
  const text = definition(real)
  const { out } = await runCli(['explain', 'real.yaml', 'measures.real', '2018/19', '--depth', 'all'], {
    files: { 'real.yaml': text },
  })
  const explanation = explain(projectText(text).scenario, { path: 'measures.real', year: 2018 })
  if (explanation === undefined) throw new Error('there is no explanation')
  const json = JSON.parse(explanationJson(explanation))

  expect(out.split('\n')[0]).toBe('real, 2018/19: 10.0 £ million, 2017/18 prices (real.yaml)')
  expect(out).toContain('Money is in £ million, cash, but for what is in the prices of one year.')
  expect(json.price_base).toBe('real 2017/18')
  expect(json.steps.map((step: { price_base: string }) => step.price_base).slice(0, 2)).toEqual([
    'real 2017/18',
    'cash',
  ])
})

it('measures that rest on one another without end in sight are refused in place, however many there are', async () => {
  const count = 3000
  const measures = Array.from(
    { length: count },
    (_, at) => `  m${at}: { formula: ${at < count - 1 ? `measures.m${at + 1}` : 'headroom'} + headroom, unit: money }`,
  )
  const text = `title: Deep
years: { base: 2017/18, count: 1 }
funding: { allocation: { base: 100, growth: 0% } }
lines: { acute: { setting: hospital, base: 100, growth: 0% } }
measures:
${measures.join('\n')}
`
  const { exit, err } = await runCli(['run', 'deep.yaml', '-q'], { files: { 'deep.yaml': text } })

  expect(exit).toBe(3)
  expect(err).toMatch(/^deep\.yaml:206:\d+ - error formula-syntax: .*more than 200 measures rest on it/)
})
