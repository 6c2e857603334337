import { expect, it } from 'vitest'
import { runCli } from '../support/run-cli.ts'

const plan = `title: Plan
organisation: A commissioner
years: { base: 2017/18, count: 2 }
prices: { base: 2017/18, deflator: 2% }
population: { base: 1000 }
funding: { allocation: { base: 100, growth: 0% } }
lines:
  acute: { title: Acute, setting: hospital, base: 60, growth: 3% }
  community: { title: Community, setting: out-of-hospital, base: 40, growth: { 2018/19: 1%, 2019/20: 2% } }
savings: { fewer: { line: acute, amount: { 2018/19: 2 }, delivery: 90% } }
`
const files = { 'plan.yaml': plan.replace('growth: 3%', 'growth: { value: 3%, range: { low: 2%, high: 4% } }') }
const grid = '--grid lines.acute.growth=0%..1%:1% funding.allocation.growth=0%..1%:1%'
const cli = (line: string): ReturnType<typeof runCli> => runCli(line.split(' '), { files })

it.each([
  [
    'simulate plan.yaml --draws 64 --draws-out out.csv -o out.csv',
    'out.csv would overwrite another result of this command.',
  ],
  ['simulate plan.yaml --draws 64 --draws-out out.csv -o ./out.csv', 'would overwrite another result of this command.'],
  ['simulate plan.yaml --draws 64 --shard 1/2 -o q.csv', '-o q.csv: --shard writes a part, which is JSON'],
  ['sweep plan.yaml --vary lines.acute.growth=0%..1%:1% --shard 1/2 -o q.xlsx', '-o q.xlsx: --shard writes a part'],
  [`sensitivity plan.yaml ${grid} --seed 4`, '--samples and --seed belong to --sobol.'],
  [`sensitivity plan.yaml ${grid} --samples 128`, '--samples and --seed belong to --sobol.'],
  [`sensitivity plan.yaml ${grid} --step-rate 2%`, '--step-rate says how far the tornado moves'],
  ['sensitivity plan.yaml --sobol --step-money 2%', '--step-money says how far the tornado moves'],
  ['run plan.yaml --csv --full', '--full goes with table and markdown'],
  ['run plan.yaml --csv --brief', '--brief goes with table and markdown'],
  ['run plan.yaml --years 2019/20..2018/19', '2019/20..2018/19 runs backwards. Did you mean 2018/19..2019/20?'],
])('%s is refused', async (line, said) => {
  const { exit, err, written } = await cli(line)

  expect({ exit, files: written.size }).toEqual({ exit: 2, files: 0 })
  expect(err.replaceAll(/\s+/g, ' ')).toContain(said)
})

it('draws never overwrite a definition', async () => {
  const csv = (await runCli(['convert', 'plan.yaml', '--to', 'csv'], { files })).out
  const { exit, err, written } = await runCli(['simulate', 'plan.csv', '--draws', '64', '--draws-out', 'plan.csv'], {
    files: { 'plan.csv': csv },
  })

  expect({ exit, files: written.size }).toEqual({ exit: 2, files: 0 })
  expect(err).toContain('plan.csv would overwrite the definition plan.csv.')
})

it.each([
  'simulate plan.yaml --draws 64 --draws-out draws.csv -o out.csv -q',
  'simulate plan.yaml --draws 64 --shard 1/2 -o part.json',
  'sensitivity plan.yaml --sobol --seed 4 --samples 64',
  'sensitivity plan.yaml --step-rate 2%',
  `sensitivity plan.yaml ${grid}`,
  'run plan.yaml --full',
  'run plan.yaml --years 2018/19..2018/19',
])('%s is done', async (line) => {
  expect((await cli(line)).exit).toBe(0)
})
