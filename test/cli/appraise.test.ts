import { expect, it } from 'vitest'
import { isOfOptions } from '../../src/definition/appraisal/of-options.ts'
import { appraise } from '../../src/questions/appraise/appraise.ts'
import { AppraisalFigures } from '../../src/report/appraise/figures.ts'
import { appraisalTables } from '../../src/report/appraise/tables.ts'
import { viewOf } from '../../src/report/views/view.ts'
import { projectText } from '../support/project-text.ts'
import { runCli } from '../support/run-cli.ts'

const stay = `title: Stay
years: { base: 2017/18, count: 2 }
funding: { allocation: { base: 100, growth: 0% } }
lines:
  acute: { setting: hospital, base: 60, growth: 0% }
  community: { setting: out-of-hospital, base: 40, growth: 0% }
`
const move = `extends: stay.yaml
title: Move
investments: { team: { line: community, level: { 2018/19: 5, 2019/20: 1 } } }
`
const options = `title: Options
prices: { deflator: 0% }
appraisal:
  budget: open
  schedule: { rate: 10% }
  counterfactual: stay
  criteria: { care: { title: Care, weight: 3 }, pace: { title: Pace, weight: 1 } }
  options:
    stay: { title: Stay, scenario: stay.yaml, scores: { care: { score: poor }, pace: { score: excellent } } }
    move: { title: Move, scenario: move.yaml, scores: { care: { score: good }, pace: { score: poor } } }
`
const files = { 'stay.yaml': stay, 'move.yaml': move, 'options.yaml': options }
const json = async (words: readonly string[], more = {}): Promise<Record<string, unknown>> =>
  JSON.parse((await runCli(['appraise', ...words, '--json'], { files: { ...files, ...more } })).out)

it('options are ranked on criteria and on what they cost beyond the counterfactual', async () => {
  const { out, err, exit } = await runCli(['appraise', 'options.yaml', '--quiet'], { files })

  expect({ exit, err }).toEqual({ exit: 0, err: '' })
  // (3 x 4 + 2) / 4 = 3.5; (3 x 2 + 5) / 4 = 2.75.
  expect(out).toContain('On the criteria Move ranks first, with 3.50 of 5, ahead of Stay (2.75).')
  // 5 / 1.1 + 1 / 1.21 = 4.545 + 0.826 = 5.372. Factors 1 + 0.90909 + 0.82645 = 2.73554; 5.372 / 2.73554 = 1.964.
  expect(out.replace(/\s+/g, ' ')).toContain(
    'Move costs £5.4m more than Stay over the years to 2019/20, £2.0m more a year: real terms, 2017/18 prices, discounted to 2017/18.',
  )
  expect(out).toContain('On net present cost Stay ranks first.')
})

it('a life shorter than the projection has the cost of its own years alone, told as more or less by itself', async () => {
  // The base year alone: nothing is spent in it, so that a year of the life costs nothing more, whatever comes after it. Over 2017/18 and
  // 2018/19: 5 / 1.1 = 4.545, over 1 + 0.90909 = 1.90909, is 2.381 a year.
  const { out } = await runCli(['appraise', 'options.yaml', '--set', 'appraisal.life=2', '--quiet'], { files })

  const words = out.replace(/\s+/g, ' ')
  expect(words).toContain(
    'Move costs £5.4m more than Stay over the years to 2019/20, £2.4m more a year to 2018/19, its life: real terms',
  )
  expect(words).toContain('over the 2 years from 2017/18 to 2018/19, and of the cost of these years alone.')
})

it.each([
  ['sensitivity', 'options.yaml', '--row', 'appraisal.move.net-present-cost'],
  ['sweep', 'options.yaml', '--row', 'appraisal.move.net-present-cost', '--vary', 'prices.deflator=0%..1%:1%'],
  ['solve', 'options.yaml', '--vary', 'prices.deflator', '--until', 'appraisal.move.net-present-cost <= 5'],
])('%s of a row in real terms says in whose prices it is, never cash', async (...words) => {
  const { out, err } = await runCli([...words, '--quiet'], { files })

  expect(err).toBe('')
  expect(out).toContain('£ million, 2017/18 prices')
  expect(out).not.toContain('cash')
})

it('run of options says before any figure that they are options, and what to run', async () => {
  const { out } = await runCli(['run', 'options.yaml', '--quiet'], { files })

  const words = out.replace(/\s+/g, ' ')
  expect(words).toContain(
    'These are options to choose between (Stay and Move) and no plan: here stands only what they share.',
  )
  expect(words.indexOf('scenario appraise options.yaml')).toBeLessThan(words.indexOf('Price index'))
})

it('what a board may not know is told below the appraisal, and by scenario terms', async () => {
  const { out } = await runCli(['appraise', 'options.yaml', '--quiet'], { files })
  const terms = await runCli(['terms', 'equivalent annual cost'])

  expect(out.replace(/\s+/g, ' ')).toContain(
    'Net present cost: what an option costs beyond the counterfactual over all years',
  )
  expect(terms.out).toContain('the part of the net present cost that falls in the life')
})

it('a weight at which first place is shared, and whether ranks hold at half and twice, are worked exactly', async () => {
  const { weights } = await json(['options.yaml'])

  // Move leads by 3 x 2 - 1 x 3 = 3. Care at 1.5: 1.5 x 2 - 3 = 0, shared; pace at 2: 6 - 6 = 0.
  expect(weights).toEqual([
    {
      criterion: 'care',
      weight: '3',
      holds_halved: false,
      holds_doubled: true,
      shared_below: { weight: '1.5', option: 'stay' },
      shared_above: null,
    },
    {
      criterion: 'pace',
      weight: '1',
      holds_halved: true,
      holds_doubled: false,
      shared_below: null,
      shared_above: { weight: '2', option: 'stay' },
    },
  ])
})

it('a ranking that no weights could change is said to be one, and is not reported as a test that was passed', async () => {
  const lead = options.replace(
    'care: { score: poor }, pace: { score: excellent }',
    'care: { score: poor }, pace: { score: poor }',
  )
  const ran = async (text: string): Promise<string> =>
    (await runCli(['appraise', 'options.yaml', '--quiet'], { files: { ...files, 'options.yaml': text } })).out.replace(
      /\s+/g,
      ' ',
    )
  // Good and poor beside poor and poor: level on pace, ahead on care.
  const led = await ran(lead)
  expect(led).toContain('The ranking on criteria would be the same with any weights above nought')
  expect(led).not.toMatch(/halved|Does the ranking/)
  const told = await runCli(['appraise', 'options.yaml', '--json', '--quiet'], {
    files: { ...files, 'options.yaml': lead },
  })
  const { weights } = JSON.parse(told.out) as { weights: readonly Record<string, unknown>[] }
  expect(weights.map(({ holds_halved: halved, holds_doubled: doubled }) => [halved, doubled])).toEqual([
    [null, null],
    [null, null],
  ])
  // Poor and excellent beside good and poor: each leads on one.
  expect(await ran(options)).toContain('The ranking on criteria changes where the weight of care is halved')
})

it('which options the money lasts for is said, and which fall short on the way', async () => {
  const ran = async (funding: string): Promise<string> => {
    const more = { ...files, 'stay.yaml': stay.replace('base: 100, growth: 0%', funding) }
    return (await runCli(['appraise', 'options.yaml', '--quiet'], { files: more })).out.replace(/\s+/g, ' ')
  }
  // Spend is 100, and with Move 105 and then 101.
  expect(await ran('base: 99, growth: 0%')).toContain(
    'No option is affordable in 2019/20: headroom, in cash and not discounted, is -£1.0m with Stay, -£2.0m with Move.',
  )
  expect(await ran('base: 100, growth: 0%')).toContain(
    'In 2019/20 Stay is affordable, and Move is not: headroom, in cash and not discounted, is £0.0m with Stay, -£1.0m with Move.',
  )
  // 102 falls short of 105 in 2018/19 and not of 101 after.
  const last = await ran('base: 102, growth: 0%')
  expect(last).toContain('Every option is affordable in 2019/20')
  expect(last).toContain('Move falls short before then, first in 2018/19.')
  expect(last).not.toContain('Stay falls short')
})

it('what headroom of an option differs by is told by kind, as is what was put into it alone', async () => {
  const ran = async (text: string): Promise<string> =>
    (await runCli(['appraise', 'options.yaml', '--quiet'], { files: { ...files, 'move.yaml': text } })).out.replace(
      /\s+/g,
      ' ',
    )

  // The team costs 1 in the last year.
  expect(await ran(move)).toContain('In 2019/20 headroom is £1.0m worse with Move than with Stay: investments -£1.0m.')
  // 2 are saved of acute care, and the team costs 1: 1 more is left.
  const trim = `${move}savings: { trim: { line: acute, amount: { 2018/19: 2 } } }\n`
  expect(await ran(trim)).toContain(
    'In 2019/20 headroom is £1.0m better with Move than with Stay: savings +£2.0m, investments -£1.0m.',
  )
  // One as much as the other: what cancels out is told all the same.
  const level = `${move}savings: { trim: { line: acute, amount: { 2018/19: 1 } } }\n`
  expect(await ran(level)).toMatch(
    /In 2019\/20 headroom is the same with Move as with Stay: (?:savings \+£1\.0m, investments -£1\.0m|investments -£1\.0m, savings \+£1\.0m)\./,
  )
  // Another base year is another start, of which steps say nothing.
  expect(await ran(move.replace('title: Move', 'title: Move\nfunding: { allocation: { base: 101 } }'))).not.toMatch(
    /headroom is £\S+ (?:better|worse) with Move/,
  )
})

it('of options that fall short one is less or further short than the other, and at the full price of its contract where that differs', async () => {
  const short = stay.replace('base: 100, growth', 'base: 90, growth')
  const ran = async (text: string): Promise<string> =>
    (
      await runCli(['appraise', 'options.yaml', '--quiet'], {
        files: { ...files, 'stay.yaml': short, 'move.yaml': text },
      })
    ).out.replace(/\s+/g, ' ')

  // Both are 10 short; the team costs 1 more, or 3 are saved beside it.
  expect(await ran(move)).toContain('In 2019/20 Move is £1.0m further short than Stay: investments -£1.0m.')
  const trim = `${move}savings: { trim: { line: acute, amount: { 2018/19: 3 } } }\n`
  expect(await ran(trim)).toContain(
    'In 2019/20 Move is £2.0m less short than Stay: savings +£3.0m, investments -£1.0m.',
  )
  // Acute care of 60 is priced at 60, and 4 are saved. Half of them come back as paid: 58, so that less the team's 1 headroom is 1 better; of
  // the price in full nothing comes back, and the team's 1 is still paid.
  const paid = `${move}savings: { trim: { line: acute, amount: { 2018/19: 4 } } }
contracts:
  care: { title: Care, starts: 2018/19, ends: 2019/20, scope: { acute: 100% }, index: { inflation: 0% }, gain: { share: 50% } }
`
  const told = await ran(paid)
  expect(told).toContain('In 2019/20 Move is £1.0m less short than Stay (£1.0m worse at full price): ')
})

it("what a line under contract bears in one year only is the provider's, and nothing of it is between paid and full price", async () => {
  const option = (title: string, more: string, contract = ''): string => `title: ${title}
years: { base: 2017/18, count: 2 }
funding: { all: { base: 200, growth: 0% } }
lines: { care: { setting: out-of-hospital, base: 100, growth: 0%${more} } }
${contract}`
  const { out } = await runCli(['appraise', 'options.yaml', '--quiet'], {
    files: {
      ...files,
      'stay.yaml': option('Stay', ''),
      'move.yaml': option(
        'Move',
        ', non-recurrent: { 2019/20: 5 }',
        'contracts: { c: { title: C, starts: 2018/19, scope: { care: 100% }, value: 110 } }',
      ),
    },
  })
  // 200 - 110 is left beside 200 - 100, as paid and at full price alike.
  expect(out.replace(/\s+/g, ' ')).toContain('In 2019/20 headroom is £10.0m worse with Move than with Stay: ')
})

it('an option that is level on one criterion ranks apart by any weight above nought of the other, however small', async () => {
  const lead = options
    .replace('care: { score: poor }, pace: { score: excellent }', 'care: { score: poor }, pace: { score: poor }')
    .replace('weight: 3', 'weight: 0.000001')
  const { out } = await runCli(['appraise', 'options.yaml', '--quiet'], { files: { ...files, 'options.yaml': lead } })
  // Level on pace, and ahead on care however little that weighs.
  expect(out).toMatch(/On the criteria Move ranks first/)
})

it('a switching value is where the option costs as much as the counterfactual', async () => {
  const saving = `${move}savings: { beds: { line: acute, amount: { 2018/19: 3 } } }\n`
  const { switching } = (await json(['options.yaml'], { 'move.yaml': saving })) as {
    switching: Record<string, unknown>[]
  }
  const team = switching.find(({ path }) => path === 'members.move.investments.team.level')

  // Less 3 of beds: (2 + s) / 1.1 + (s - 2) / 1.21 = 0: 2.2 - 2 + 2.1 s = 0, so s = -0.2 / 2.1 = -0.0952380952.
  expect(team).toMatchObject({ option: 'move', other: 'stay', how: 'shift', central: '0' })
  expect(Number(team?.['at'])).toBeCloseTo(-0.2 / 2.1, 11)
})

it('money of no two bases stands in one table, and every table says which it is', () => {
  const { scenario } = projectText(options, { files })
  const { definition, projection } = scenario
  if (!isOfOptions(definition)) throw new Error('there are no options')
  const answer = { scenario, file: 'options.yaml', appraised: appraise(definition, projection) }
  const tables = appraisalTables(new AppraisalFigures(answer, viewOf(scenario)), false)
  const told = tables.map(({ basis, rows }) => {
    const paths = rows.flatMap(({ cells }) =>
      cells.flatMap((cell) => (cell.is === 'money' && cell.of !== undefined ? cell.of.rows : [])),
    )
    const isIncremental = (path: string): boolean => /\.incremental$/.test(path)
    const kinds = new Set(
      paths.map((path) => (path.startsWith('members.') ? 'cash' : isIncremental(path) ? 'real' : 'discounted')),
    )
    return { basis, kinds: [...kinds] }
  })

  expect(told.filter(({ kinds }) => kinds.length > 0)).toEqual([
    { basis: '£ million, 2017/18 prices, discounted to 2017/18', kinds: ['discounted'] },
    { basis: '£ million, cash, not discounted', kinds: ['cash'] },
    { basis: '£ million, 2017/18 prices, not discounted', kinds: ['real'] },
    { basis: '£ million, 2017/18 prices, discounted to 2017/18', kinds: ['discounted'] },
  ])
})

it('several files are options under the names of their files, and the first says what the appraisal is', async () => {
  const first = `${stay}prices: { deflator: 0% }
appraisal: { budget: open, schedule: { rate: 10% }, counterfactual: stay }
`
  const more = { 'stay.yaml': first, 'move.yaml': move }
  const together = (await json(['stay.yaml', 'move.yaml'], more)) as { options: Record<string, unknown>[] }

  expect(together.options.map(({ option, title, rank_on_cost }) => [option, title, rank_on_cost])).toEqual([
    ['stay', 'Stay', 1],
    ['move', 'Move', 2],
  ])
  // 5 / 1.1 + 1 / 1.21 = 6.5 / 1.21.
  expect(Number(together.options[1]?.['net_present_cost'])).toBeCloseTo(6.5 / 1.21, 12)
  // By itself the first is a plan like any other.
  expect((await runCli(['run', 'stay.yaml', '--csv', '--quiet'], { files: more })).exit).toBe(0)
})

it('under a fixed budget nothing is discounted, and options rank on criteria beside what they leave', async () => {
  const { out } = await runCli(['appraise', 'options.yaml', '--set', 'appraisal.budget=fixed', '--quiet'], { files })

  expect(out).toContain('The budget is fixed')
  expect(out).toContain('Affordability, 2019/20')
  expect(out).not.toMatch(/discounted to|Net present/)
})

it('scores and weights that are illustrative are told before any figure', async () => {
  const chosen = options.replace('weight: 1 ', 'weight: { value: 1, source: "Illustrative: chosen" } ')
  const { out } = await runCli(['appraise', 'options.yaml', '--quiet'], { files: { ...files, 'options.yaml': chosen } })

  expect(out.replace(/\s+/g, ' ')).toContain('1 of the 6 scores and weights are illustrative: chosen, not found.')
})

it('the rows of an option in tidy form stand under its name, and are explained by their whole name', async () => {
  const { out } = await runCli(['appraise', 'options.yaml', '--format', 'tidy', '--quiet'], { files })
  const explained = await runCli(['explain', 'options.yaml', 'appraisal.move.present', '2018/19', '--json'], { files })

  // 5 / 1.1 in 2018/19.
  expect(out).toMatch(
    /^move,appraisal\.present,Present cost,GBP m,real 2017\/18,2018\/19,2018-04-01,2019-03-31,4\.5454/m,
  )
  expect(out).toMatch(/^options,appraisal\.factor,Discount factor,index,,2017\/18,2017-04-01,2018-03-31,1,base$/m)
  expect(explained.exit).toBe(0)
  expect(explained.out).toContain('"4.5454')
})

it('what holds no options, or the same twice, is a mistake of the command line', async () => {
  const plain = await runCli(['appraise', 'stay.yaml'], { files })
  const twice = await runCli(['appraise', 'stay.yaml', 'stay.yaml'], { files })
  const brief = await runCli(['appraise', 'options.yaml', '--brief', '--csv'], { files })

  expect([plain, twice, brief].map(({ exit, out }) => [exit, out])).toEqual(Array(3).fill([2, '']))
  expect(plain.err).toContain('stay.yaml states no options to appraise')
  expect(twice.err).toContain('stay.yaml is given twice')
  expect(brief.err).toContain('--brief goes with table and markdown')
})

it('results in every format that records how they were made can be made again', async () => {
  const wanted = ['a.json', 'a.md', 'a.html']
  const made = await runCli(['appraise', 'options.yaml', ...wanted.flatMap((name) => ['-o', name])], { files })
  const verified = await runCli(['verify', ...wanted], { files: { ...files, ...Object.fromEntries(made.written) } })

  expect(made.exit).toBe(0)
  expect(verified.exit).toBe(0)
  const changed = { ...files, 'move.yaml': move.replace('5,', '6,') }
  const differing = await runCli(['verify', 'a.json'], { files: { ...changed, ...Object.fromEntries(made.written) } })
  expect(differing.exit).toBe(1)
})

it('of an option that states no funding it is said that nothing is known of whether it is affordable', async () => {
  const verdict = async (funding: string): Promise<string> => {
    const more = {
      ...files,
      'stay.yaml': stay.replace('base: 100, growth: 0%', funding),
      'blank.yaml': `title: Blank
years: { base: 2017/18, count: 2 }
lines: { acute: { setting: hospital, base: 100, growth: 0% } }
`,
      'options.yaml': options.replace(
        'options:',
        'options:\n    blank: { title: Blank, scenario: blank.yaml, scores: { care: { score: poor }, pace: { score: poor } } }',
      ),
    }
    return (await runCli(['appraise', 'options.yaml', '--quiet'], { files: more })).out.replace(/\s+/g, ' ')
  }
  const unknown = 'Blank states no funding, so nothing is known of whether it is affordable.'
  // Spend is 100, and with Move 105 and then 101.
  const both = await verdict('base: 105, growth: 0%')
  expect(both).toContain('In 2019/20 Stay and Move are affordable: headroom')
  expect(both).toContain(unknown)
  const one = await verdict('base: 100, growth: 0%')
  expect(one).toContain('In 2019/20 Stay is affordable, and Move is not: headroom')
  expect(one).toContain(unknown)
  const none = await verdict('base: 99, growth: 0%')
  expect(none).toContain('In 2019/20 Stay and Move are not affordable: headroom')
  expect(none).toContain(unknown)
})
