import { describe, expect, it } from 'vitest'
import { forged, partsOf } from '../../support/parts.ts'
import { runCli } from '../../support/run-cli.ts'

const plain = `title: Plain
unit: £m
years: { base: 2017/18, count: 2 }
population: { base: 1000 }
prices: { base: 2017/18, deflator: { value: 2%, range: { sd: 1% } } }
funding: { allocation: { title: Allocation, base: 100, growth: { value: 0%, range: { sd: 1%, persistence: 0.5 } } } }
lines:
  acute: { title: Acute, setting: hospital, base: 60, growth: { value: 3%, range: { low: 1%, high: 6% } } }
correlations: { "lines.acute.growth ~ funding.allocation.growth": 0.5 }
risks:
  flu: { title: Flu, likelihood: 3, consequence: 3, probability: 50%, impact: { 2018/19: 0, 2019/20: 40 } }
`
const world = { files: { 'plain.yaml': plain } }
const words = ['simulate', 'plain.yaml', '--draws', '131072', '--seed', '7', '--row', 'headroom']

describe('shares of a simulation', () => {
  it.each([
    [['--csv']],
    [['--json']],
    [['--format', 'tidy', '--prices', 'real']],
    [['--years', 'all', '--unit', '£k']],
    [['--sampler', 'random', '--set', 'lines.acute.base=70']],
  ])('put together say what the whole says, to the byte: %j', async (more) => {
    const shown = more.filter(
      (word) =>
        !['--prices', 'real', '--years', 'all', '--sampler', 'random', '--set', 'lines.acute.base=70'].includes(word),
    )
    const asked = [...words, ...more.filter((word) => !['--csv', '--json', '--format', 'tidy'].includes(word))]
    const [whole, parts] = await Promise.all([runCli([...words, ...more], world), partsOf(asked, 3, world)])
    const merged = await runCli(['merge', 'part-2.json', 'part-3.json', 'part-1.json', ...shown], { files: parts })

    expect(whole.exit).toBe(0)
    expect({ exit: merged.exit, out: merged.out }).toEqual({ exit: 0, out: whole.out })
  })

  it('hold no more draws than there are, and nothing that is not counted', async () => {
    const parts = await partsOf([...words.slice(0, -2), '--draws', '4096'], 2, world)
    for (const [from, to] of [
      [/"draws":\d+,"rows"/, '"draws":1,"rows"'],
      ['"missing":0', '"missing":-1'],
      ['"missing":0', '"missing":1'],
      [/"atOrAboveZero":\d+/, '"atOrAboveZero":1000000000'],
      [/"firstBelow":\[0,\d+/, '"firstBelow":[0,10000000'],
      [/"sums":\[[^\]]*\]/, '"sums":[]'],
      [/"replicate":\d+/, '"replicate":5'],
      [/("cells":\[\d+,)\d+/, '$199'],
      [/"cut":\[\d+/, '"cut":[1000000000000'],
      [/"cells":\[\d+/, '"cells":[99999999'],
      ['"draws":4096', '"draws":99999999999'],
    ] as const) {
      const files = { ...parts, 'part-1.json': forged(parts['part-1.json'] ?? '', from, to) }
      expect(files['part-1.json']).not.toBe(parts['part-1.json'])
      const { exit, out } = await runCli(['merge', 'part-1.json', 'part-2.json'], { files })
      expect(exit).toBeGreaterThan(1)
      expect(out).toBe('')
    }
  })
})
