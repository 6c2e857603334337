import { expect, it } from 'vitest'
import { runCli } from '../support/run-cli.ts'

const definition = `title: Units
years: { base: 2017/18, count: 1 }
population: { base: 1000, growth: 0% }
prices: { deflator: 2% }
funding: { allocation: { base: 100, growth: 2% } }
lines:
  acute: { setting: hospital, base: 60, growth: 5%, activity: { base: 20, growth: 1%, unit: admissions } }
  community: { setting: out-of-hospital, base: 40, growth: 0% }
measures:
  each: { formula: spend.total / population.total, unit: pounds }
  real: { formula: spend.total / prices.index, unit: money }
  odd: { formula: spend.total * spend.total, unit: square millions }
`
const files = { 'units.yaml': definition }

interface DataRow {
  readonly row: string
  readonly unit: string
  readonly price_base: string
}

it('a row has one unit and one price base in data, whichever command gives it', async () => {
  const { out } = await runCli(['run', 'units.yaml', '--json'], { files })
  const rows: DataRow[] = JSON.parse(out).scenarios[0].rows
  const kinds = new Map(rows.map((row) => [`${row.unit} ${row.price_base}`, row]))

  expect([...kinds.keys()].sort()).toEqual([
    'GBP m cash',
    'GBP m real 2017/18',
    'GBP per admissions cash',
    'GBP per head cash',
    'admissions ',
    'index ',
    'people ',
    'rate ',
    'share ',
    'square millions, cash ',
  ])
  for (const { row, unit, price_base } of kinds.values()) {
    const explained = JSON.parse((await runCli(['explain', 'units.yaml', row, '2018/19', '--json'], { files })).out)

    expect({ row, unit: explained.unit, price_base: explained.price_base }).toEqual({ row, unit, price_base })
  }
})
