import { describe, expect, it } from 'vitest'
import { Decimal } from '../../src/base/decimal.ts'
import { runCli } from '../support/run-cli.ts'

const compare = (...words: readonly string[]): ReturnType<typeof runCli> => runCli(['compare', ...words])

/** The lines of tidy output as their columns. */
const tidy = async (...words: readonly string[]): Promise<string[][]> => {
  const { out } = await compare(...words, '--format', 'tidy')
  return out
    .trimEnd()
    .split('\n')
    .map((line) => line.split(','))
}

describe('the bridge over time', () => {
  it('tidy has the columns of the design, from the start to the end, and adds up', async () => {
    const [head, ...lines] = await tidy('scenarios/mcp.yaml', '--bridge', '2029/30')
    const values = lines.map(([, , , , , , value = '']) => new Decimal(value))
    const sum = values.slice(0, -1).reduce((so, value) => so.plus(value))

    expect(head).toEqual(['scenario', 'row', 'from', 'to', 'step', 'kind', 'value'])
    expect(lines[0]).toEqual(['mcp', 'headroom', '2017/18', '2029/30', 'start', 'start', '0'])
    expect(lines.at(-1)?.slice(4, 6)).toEqual(['end', 'end'])
    expect(
      sum
        .minus(values.at(-1) ?? 0)
        .abs()
        .lte('1e-20'),
    ).toBe(true)
    expect(lines.map(([, , , , step]) => step)).toEqual(
      expect.arrayContaining(['lines.acute.growth', 'savings.acute', 'shifts.pathways', 'contracts.mcp']),
    )
  })

  it('starts from any year, and leads to the last where none is given', async () => {
    const [, start, ...rest] = await tidy('scenarios/3pct.yaml', '--row', 'spend.total', '--from', '2020/21')

    expect(start?.slice(1, 4)).toEqual(['spend.total', '2020/21', '2027/28'])
    expect(rest.at(-1)?.slice(4, 6)).toEqual(['end', 'end'])
  })

  it('a person reads sentences, and in plain text every step in a line', async () => {
    const { exit, out } = await compare('scenarios/mcp.yaml', '--bridge', '2029/30', '--plain')

    expect(exit).toBe(0)
    // The start of the first screen of the same scenario: headroom of 0.0, and -70.2 in 2029/30.
    expect(out).toContain('Headroom falls from £0.0m in 2017/18 to -£70.2m in 2029/30: down £70.2m.')
    expect(out).toMatch(/^Acute, growth: amount \(\d+\.\d\); so far \(\d+\.\d\); kind growth\.$/m)
  })

  // The first screen of mcp.yaml has a do-nothing gap of 91.2 in 2029/30; nothing but growth makes it.
  it('says how its growth and the do-nothing gap go together', async () => {
    const { out } = await compare('scenarios/mcp.yaml', '--bridge', '2029/30')
    expect(out.replace(/\s+/g, ' ')).toContain(
      'Growth takes £87.2m here and £91.2m if nothing is done: what earlier savings and other changes took out does not grow, which avoids £4.0m. The do-nothing gap in 2029/30 is -£91.2m.',
    )
    // A line of 100 that grows by 10% twice takes 21. With 10 saved in the first year it is 110 - 10 = 100 then, and grows by 10 once more: 20.
    const files = {
      'a.yaml': `title: Plain
years: { base: 2017/18, count: 2 }
funding: { allocation: { title: Allocation, base: 100, growth: 0% } }
lines: { acute: { title: Acute, setting: hospital, base: 100, growth: 10% } }
savings: { beds: { title: Beds, line: acute, amount: { 2018/19: 10 } } }
`,
    }
    const own = (await runCli(['compare', 'a.yaml'], { files })).out.replace(/\s+/g, ' ')
    expect(own).toContain('Growth takes £20.0m here and £21.0m if nothing is done')
    expect(own).toContain('avoids £1.0m. The do-nothing gap in 2019/20 is -£21.0m.')
    const nothing = (await compare('scenarios/3pct.yaml')).out
    expect(nothing).not.toContain('if nothing is done')
  })

  it('JSON holds every step with its kind and its label, and says that they add up', async () => {
    const { out } = await compare('scenarios/do-something.yaml', '--json', '--prices', 'real')
    const answer = JSON.parse(out) as { steps: { step: string }[] }

    expect(answer).toMatchObject({
      row: 'headroom',
      from: '2017/18',
      to: '2027/28',
      price_base: 'real 2017/18',
      adds_up: true,
    })
    expect(answer.steps).toContainEqual(
      expect.objectContaining({ step: 'savings.outpatients', kind: 'saving', label: 'Fewer outpatient follow-ups' }),
    )
  })
})

describe('what cannot be asked is a mistake of usage', () => {
  it.each([
    [['--row', 'hedroom'], 'Did you mean headroom'],
    [['--row', 'headroom.to-date'], 'does not add up amounts of its own year. These can be asked for: '],
    [['--row', 'funding.growth'], 'is no amount of money'],
    [['--bridge', '2040/41'], '--bridge: 2040/41 lies outside this scenario'],
    [['--from', '2027/28'], '2027/28 is not after 2027/28'],
    [['--bridge', 'next'], '--bridge: "next" is no financial year'],
  ] as const)('%j', async (words, message) => {
    const { exit, err } = await compare('scenarios/3pct.yaml', ...words)

    expect(exit).toBe(2)
    expect(err).toContain(message)
  })
})

it('says whose savings are that lie in a contract which is paid, and nothing of it where none do', async () => {
  const said = 'lowers their cost and not its price: it stays with the provider but for what is shared'
  const told = async (name: string, year: string): Promise<string> =>
    (await runCli(['compare', `scenarios/${name}.yaml`, '--bridge', year, '--plain'])).out
  expect(await told('mcp', '2029/30')).toContain(said)
  // Before the provider is paid nothing is a step of a contract; where there is no contract nothing can be.
  expect(await told('mcp', '2018/19')).not.toContain(said)
  expect(await told('do-something', '2027/28')).not.toContain(said)
})
