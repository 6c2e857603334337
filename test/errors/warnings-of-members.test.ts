import { expect, it } from 'vitest'
import { runCli } from '../support/run-cli.ts'

/** Lines of 120 against funding of 100, a benchmark that the line is 5 below, a cap of nothing, and a review long past. */
const west = `title: West
unit: £m
years: { base: 2017/18, count: 4 }
population: { base: 1000, growth: 0% }
funding: { allocation: { base: 100, growth: 0% } }
lines:
  acute: { setting: hospital, base: 120, amounts: { 2018/19: 121, 2019/20: 160, 2020/21: 160, 2021/22: 160 }, benchmarks: { peers: { variance: -5 } } }
savings:
  catch-up: { line: acute, benchmark: { to: peers, close: 50%, from: 2018/19, until: 2019/20 }, cost: { 2018/19: 1, 2020/21: 0.5 } }
  slip: { line: acute, amount: { 2019/20: 4.1 } }
document: { review-by: 2018-10-31 }
`
const east = `title: East
unit: £m
years: { base: 2017/18, count: 4 }
population: { base: 1000, growth: 0% }
funding: { allocation: { base: 100, growth: 0% } }
lines: { acute: { setting: hospital, base: 100, growth: 0% } }
`
const files = {
  'members/west.yaml': west,
  'members/east.yaml': east,
  'place.yaml': `title: Place
combine:
  west: { title: West London, scenario: members/west.yaml, share: 10% }
  east: { title: East London, scenario: members/east.yaml, share: 100% }
`,
  'twice.yaml': `title: The same member twice, once of them in a place within the place
combine:
  place: { title: The place, scenario: place.yaml, share: 50% }
  again: { title: West again, scenario: ./members/west.yaml, share: 10% }
  more: { title: West once more, scenario: members/west.yaml, share: 10% }
`,
}

const warned = async (file: string): Promise<string[]> => {
  const { exit, err } = await runCli(['run', file, '--csv'], { files })
  expect(exit).toBe(0)
  return err.split('\n').filter((line) => line.includes(' - warning '))
}

// West: 120 / 100 is 20% apart; 160 / 121 is 32.2% of growth; 4.1 in 100 is 4.1%; the cost is 1 + 0.5.
const ofWest = [
  'members/west.yaml:7:31 - warning unbalanced-base: West London (members/west.yaml): In the base year the lines come to £120.0 million and funding to £100.0 million, 20.0% apart.',
  'members/west.yaml:7:51 - warning implausible-growth: West London (members/west.yaml): lines.acute.amounts is beyond 15% either way in 2019/20, beginning with 32.2%.',
  'members/west.yaml:9:45 - warning benchmark-met: West London (members/west.yaml): savings.catch-up.benchmark closes the gap to lines.acute.benchmarks.peers, and in 2017/18 the line already stands £5.0 million below it.',
  'members/west.yaml:10:24 - warning implausible-savings: West London (members/west.yaml): Savings planned for 2019/20 are 4.1% of recurrent funding.',
  'members/west.yaml:11:24 - warning review-overdue: West London (members/west.yaml): This definition was to be reviewed by 2018-10-31; today is 2026-11-22.',
]
const begins = (found: readonly string[]): string[] =>
  found.map((line) => ofWest.find((expected) => line.startsWith(expected)) ?? line)

it('a place tells what is probably not meant in a member, with its name and file', async () => {
  expect(begins(await warned('place.yaml'))).toEqual(ofWest)
})

it('so does a place of places, once however often a member is reached', async () => {
  const found = begins(await warned('twice.yaml'))
  // Of West 50% x 10% + 10% + 10% = 25% is taken, of East 50%: lines of 30 + 50 against funding of 25 + 50, 5 / 75 apart.
  const ofPlace =
    'twice.yaml:3:40 - warning unbalanced-base: In the base year the lines come to £80.0 million and funding to £75.0 million, 6.7% apart. Check that both cover the same services.'
  expect(found).toEqual([...ofWest, ofPlace])
})

it('a member that is run by itself is not named', async () => {
  const found = await warned('members/west.yaml')
  expect(found).toHaveLength(5)
  expect(found.join('\n')).not.toContain('West')
})

it('what a scheme without a gap costs still counts', async () => {
  const told = 'it saves nothing in 2018/19 to 2019/20. Its cost still counts, £1.5 million in 2018/19, 2020/21.'
  expect((await warned('members/west.yaml')).join('\n')).toContain(told)
})

it('a cap that is a share of nothing is told of a member too, for the years of the place', async () => {
  const provider = `title: Mains
unit: £m
years: { base: 2017/18, count: 5 }
funding: { allocation: { base: 100, growth: 0% } }
lines: { acute: { setting: hospital, base: 100, growth: 0% } }
contracts:
  main:
    starts: 2018/19
    ends: 2022/23
    scope: { acute: { share: 100% } }
    index: { inflation: 0% }
    gain: { share: 50%, cap: { share: 100%, of: surplus.required } }
`
  const place = `title: Place
years: { count: 2 }
combine: { main: { title: Main, scenario: main.yaml, share: 100% } }
`
  const { err } = await runCli(['run', 'place.yaml', '--csv'], {
    files: { 'main.yaml': provider, 'place.yaml': place },
  })
  expect(err).toContain('limit-of-nothing: Main (main.yaml): ')
  expect(err).toContain('is a share of surplus.required, which is nothing in 2018/19 to 2019/20')
})
