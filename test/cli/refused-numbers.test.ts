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
const files = { 'plan.yaml': plan }
const bound = 'it must be at least -100%: what falls by more than all of itself would change its sign every year.'

it.each([
  [
    'sweep plan.yaml --csv --vary lines.acute.growth=-200%..0%:100%',
    `--vary:1:20 - error beyond-bounds: lines.acute.growth is -200%; ${bound}`,
  ],
  [
    'sweep plan.yaml --csv --vary lines.community.growth=-102%..0%:100%',
    `--vary:1:24 - error beyond-bounds: lines.community.growth is -101% in 2018/19; ${bound}`,
  ],
  [
    'sweep plan.yaml --csv --vary savings.fewer.delivery=50%..120%:10%',
    '--vary:1:29 - error not-a-share: "120%" is not a share.',
  ],
  [
    'sensitivity plan.yaml --grid funding.allocation.growth=0%..1%:1% lines.acute.growth=-200%..0%:100%',
    `--grid:1:20 - error beyond-bounds: lines.acute.growth is -200%; ${bound}`,
  ],
  [
    'solve plan.yaml --vary lines.acute.growth --until headroom>=0 --between -200%..0%',
    `--between:1:1 - error beyond-bounds: lines.acute.growth is -200%; ${bound}`,
  ],
  [
    'solve plan.yaml --vary population.base --until headroom>=0 --between 0..10',
    '--between:1:1 - error not-positive: population.base must be above zero.',
  ],
])('%s is refused as a definition would be', async (line, said) => {
  const { exit, out, err } = await runCli(line.split(' '), { files })

  expect({ exit, out }).toEqual({ exit: 3, out: '' })
  expect(err).toContain(said)
})

it('says the same as a definition does', async () => {
  const stated = await runCli('run plan.yaml --set lines.acute.growth=-200%'.split(' '), { files })
  const swept = await runCli('sweep plan.yaml --vary lines.acute.growth=-200%..0%:100%'.split(' '), { files })
  const message = (err: string): string => /beyond-bounds: (.*)/.exec(err)?.[1] ?? 'none'

  expect(message(swept.err)).toBe(message(stated.err))
  expect(swept.exit).toBe(stated.exit)
})

it('the bound itself is taken, where it is part of what may be', async () => {
  const { exit, out } = await runCli(
    'sweep plan.yaml --csv --row lines.acute.spend --vary lines.acute.growth=-100%..0%:100%'.split(' '),
    { files },
  )

  expect(exit).toBe(0)
  // Nothing is left of 60.
  expect(out.split('\n')[1]).toContain('-1,lines.acute.spend,2019/20,GBP m,cash,')
})
