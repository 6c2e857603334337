import { expect, it } from 'vitest'
import { runCli } from '../support/run-cli.ts'

const plan = (actuals: string): string => `title: A plan and what came out
years: { base: 2017/18, count: 3 }
population: { base: 1000, growth: 10% }
funding:
  allocation: { base: 175, growth: 0% }
lines:
  acute: { setting: hospital, base: 100, growth: 10% }
  community: { setting: out-of-hospital, base: 60, growth: 0%, non-recurrent: { 2017/18..2019/20: 5 } }
  flat: { setting: other, base: 18, amounts: { 2018/19: 20, 2019/20: 22, 2020/21: 22 } }
actuals:
${actuals}`

async function rolled(actuals: string): Promise<{ readonly out: string; readonly err: string }> {
  const { exit, out, err } = await runCli(['rebase', 'plan.yaml', '--to', '2018/19'], {
    files: { 'plan.yaml': plan(actuals) },
  })
  expect(exit, err).toBe(0)
  return { out: out.replace(/ >-\n +/g, ' ').replace(/\n {8,}/g, ' '), err }
}

it('a base is what came out, and says so', async () => {
  const { out } = await rolled(
    '  acute: { row: lines.acute.spend, amounts: { 2018/19: 112 }, source: The ledger, owner: Finance }',
  )

  expect(out).toContain(
    'value: 112\n      source: "Actual: The ledger. lines.acute.spend came out at 112 in 2018/19, where plan.yaml projected 110"\n      owner: Finance',
  )
  // It has done its part, and what is told of it stays.
  expect(out).not.toMatch(/^actuals:/m)
  expect(out).toContain('  rolled:\n    from: 2017/18\n    actuals: \'"acute, spend"\'\n')
})

it('of spend that is not all recurrent the difference joins what is', async () => {
  // 60 recurrent and 5 of the year were projected: 66 is 1 more, all of it recurrent.
  const { out } = await rolled('  community: { row: lines.community.spend, amounts: { 2018/19: 66 } }')

  expect(out).toMatch(
    /value: 61\n {6}source: Projected, and the difference by which lines.community.spend came out at 66 in/,
  )
  expect(out).toContain('non-recurrent: { 2018/19..2019/20: 5 }')
})

it('what does not stay is of that year alone', async () => {
  const { out } = await rolled(
    '  community: { row: lines.community.spend, amounts: { 2018/19: 66 }, recurrent: false }',
  )

  expect(out).toMatch(/community:\n {4}setting: out-of-hospital\n {4}base:\n {6}value: 60\n/)
  expect(out).toContain('value: { 2018/19: 6, 2019/20: 5 }')
})

it('stated amounts go on from what came out', async () => {
  const { out } = await rolled('  flat: { row: lines.flat.recurrent, amounts: { 2018/19: 21.5 } }')

  // 20 was projected: what is stated for later years rises by the same 1.5.
  expect(out).toContain('amounts: { 2019/20: 23.5, 2020/21: 23.5 }')
})

it('funding, people and what is carried begin at what came out', async () => {
  const { out, err } = await rolled(`  funding: { row: funding.allocation.total, amounts: { 2018/19: 170 } }
  people: { row: population.total, amounts: { 2018/19: 1234 } }
  carried: { row: surplus.carried, amounts: { 2018/19: -2 } }`)

  expect(out).toMatch(/allocation:\n {4}base:\n {6}value: 170\n/)
  expect(out).toMatch(/population:\n {2}base:\n {4}value: 1234\n/)
  expect(out).toMatch(/brought-forward:\n {4}value: -2\n/)
  expect(err).toBe(
    'Actual figures set the bases of allocation, Population and Surplus carried forward. All other bases are as projected.\n',
  )
})

it('what may still change is told where it sets a base', async () => {
  const { out, err } = await rolled(
    '  acute: { row: lines.acute.spend, amounts: { 2018/19: 112, 2019/20: 120 }, provisional: 2018/19 }\n  people: { row: population.total, amounts: { 2018/19: 1100, 2019/20: 1200 }, provisional: 2019/20 }',
  )
  expect(err).toContain('Actual figures set the bases of "acute, spend" (provisional) and Population. ')
  expect(out).toContain('lines.acute.spend came out at 112 (provisional) in 2018/19, where plan.yaml projected 110')
  expect(out).toContain(`actuals: '"acute, spend" (provisional) and Population'`)
})

it('how good the evidence of an actual is stands beside the base that it sets', async () => {
  const { out, err } = await rolled(
    '  acute: { row: lines.acute.spend, amounts: { value: { 2018/19: 112 }, source: A guess, quality: red } }\n  carried: { row: surplus.carried, amounts: { 2018/19: -2 } }',
  )

  expect(err).toContain('Actual figures set the bases of "acute, spend" (evidence: red) and Surplus carried forward.')
  expect(out).toContain('# Actual figures set the bases of lines.acute.spend (evidence: red)')
})

it('what is no base is told, and so is a balance that nobody stated', async () => {
  const { err } = await rolled(`  acute: { row: lines.acute.spend, amounts: { 2018/19: 112 } }
  left: { row: headroom, amounts: { 2018/19: -3 } }`)

  expect(err).toBe(
    `Actual figures set the bases of "acute, spend". All other bases are as projected.
As projected: "Surplus carried forward", of which no actual figure is stated, and which does not rest on the figures that set bases.
Held against the new base year: what came out of "Headroom" (they set no base; what the bases come to instead is told with the new plan).
`,
  )
})

it('actual figures of later years are kept, and those of earlier ones are not', async () => {
  const { out } = await rolled(
    '  acute: { row: lines.acute.spend, amounts: { 2017/18: 99, 2019/20: 130, 2020/21: 150 }, provisional: [2017/18, 2020/21] }',
  )

  expect(out).toContain('amounts: { 2019/20: 130, 2020/21: 150 }\n    provisional: [2020/21]')
  expect(out).toMatch(/acute:\n {4}setting: hospital\n {4}base:\n {6}value: 110\n/)
})

it('a plan may be rolled forward as it was projected, whatever came out', async () => {
  const text = plan('  acute: { row: lines.acute.spend, amounts: { 2018/19: 112, 2019/20: 130 } }')
  const args = ['rebase', 'plan.yaml', '--to', '2018/19', '--as-projected']
  const { exit, out, err } = await runCli(args, { files: { 'plan.yaml': text } })

  expect({ exit, err }).toEqual({ exit: 0, err: '' })
  expect(out).toMatch(/acute:\n {4}setting: hospital\n {4}base:\n {6}value: 110\n/)
  expect(out).toContain('amounts: { 2019/20: 130 }')
})

it('what all funding came out at is that of the only stream', async () => {
  const { out } = await rolled('  funding: { row: funding.total, amounts: { 2018/19: 180 } }')

  expect(out).toMatch(/allocation:\n {4}base:\n {6}value: 180\n/)
})

it('a check that asks of what came out, where nothing later is known, is left out', async () => {
  const text = `${plan('  acute: { row: lines.acute.spend, amounts: { 2018/19: 112 } }')}
checks: { near: { that: "actual(lines.acute.spend) <= lines.acute.spend + 5" } }`
  const { exit, err } = await runCli(['rebase', 'plan.yaml', '--to', '2018/19'], { files: { 'plan.yaml': text } })

  expect(exit, err).toBe(0)
  expect(err).toContain('"near" (asked of what acute, spend came out at, which is not known of a later year).')
})

it('what rests on a measure or a benchmark that is left out is left out as well, in whichever order they stand', async () => {
  const text = `${plan('  acute: { row: lines.acute.spend, amounts: { 2018/19: 112 } }').replace('base: 100, growth: 10%', 'base: 100, growth: 10%, benchmarks: { peers: { variance: -20 } }')}
measures:
  thrice: { formula: measures.twice + measures.opening, unit: money }
  twice: { formula: measures.opening * 2, unit: money }
  opening: { title: At first, formula: "at(spend.total, 2017/18)", unit: money }
  below: { formula: lines.acute.benchmarks.peers.variance, unit: money }
  stays: { formula: spend.total / 2, unit: money }
`
  const { exit, out, err } = await runCli(['rebase', 'plan.yaml', '--to', '2018/19'], { files: { 'plan.yaml': text } })

  expect(exit, err).toBe(0)
  expect(out).toMatch(/^measures:\n {2}stays:/m)
  expect(err).toContain('Left out: "At first" (asked of 2017/18).\n')
  expect(err).toContain('Left out: "thrice" and "twice" (asked of "At first", which is left out).\n')
  expect(err).toContain('Left out: "below" (asked of "acute, benchmarks", which is left out).\n')
})

it('a result says on the screen and in its warnings that it was rolled forward, and no more of an earlier time', async () => {
  const files = { 'plan.yaml': plan('  acute: { row: lines.acute.spend, amounts: { 2018/19: 130 } }') }
  const once = await runCli(['rebase', 'plan.yaml', '--to', '2018/19'], { files })
  const twice = await runCli(['rebase', 'plan.yaml', '--to', '2019/20'], { files: { 'plan.yaml': once.out } })
  const shown = async (text: string): Promise<{ readonly out: string; readonly err: string }> =>
    runCli(['run', 'plan.yaml', '--width', '300'], { files: { 'plan.yaml': text } })
  const [first, second] = await Promise.all([once.out, twice.out].map(shown))

  expect(first?.out).toContain(
    'Rolled forward from 2017/18: in 2018/19 actual figures set "acute, spend". All else is as the plan projected it, and no outturn. A shortfall of £40.0m in 2018/19 may come of joining the two, and is no finding; headroom of later years goes on from it.',
  )
  expect(second?.out).toContain('Rolled forward from 2018/19: 2019/20 is as the plan projected it, and no outturn.')
  expect(once.out).toMatch(/^title: A plan and what came out, rolled forward to 2018\/19$/m)
  expect(twice.out).toMatch(/^title: A plan and what came out, rolled forward to 2019\/20$/m)
  // Acute is at 130, community at 60 and 5 and the flat line at 20, against 175: 40 or 22.9% apart, as the plan and the actual figure have it.
  expect(first?.err).toContain(
    '22.9% apart. The plan was rolled forward from 2017/18: this is what it comes to by then, figures held of some bases joined to projected ones of the others: two histories, so that the difference may come of joining them, and is no finding.',
  )
  // 175 less 110, 65 and 20 was projected for 2018/19: -20 is carried, and 175 less 143, 65 and 22, then 157.3, 60 and 22, is -55 and -64.3.
  expect(first?.out).toContain(
    'No balance carried forward is told: what is brought forward into 2018/19 is as the plan projected it, and does not rest on the figures that set bases.',
  )
  expect(first?.out).not.toContain('139.3')
  // Acute came out, so that what is spent out of hospital is in part.
  expect(once.out).toMatch(/^ {4}balance-apart: true\n {4}actual-spend: true\n {4}outturn: true$/m)
  expect(first?.out).toContain('In 2018/19 £65.0m is spent on it; what lies between may come of joining two histories.')
  // A later year of it is projected again, from a balance that still is not of the same history.
  expect(twice.out).toMatch(/^ {4}balance-apart: true$/m)
  expect(twice.out).not.toMatch(/actual-spend|outturn:/)
  expect(second?.out).toContain('In 2019/20 £65.0m is projected to be spent on it.')
})

it('a balance that came out itself, or as a plan projected it throughout, is told as it is', async () => {
  const balance = `  acute: { row: lines.acute.spend, amounts: { 2018/19: 130 } }
  carried: { row: surplus.carried, amounts: { 2018/19: -41 } }`
  const people = '  people: { row: lines.flat.spend, amounts: { 2019/20: 22 } }'
  const texts = await Promise.all([rolled(balance), rolled(people)])
  for (const { out, err } of texts) expect(out + err).not.toMatch(/balance-apart: true|does not rest/)
  const shown = await runCli(['run', 'plan.yaml', '--width', '300'], { files: { 'plan.yaml': texts[1]?.out ?? '' } })
  expect(shown.out).toContain('a deficit of £20.0m is brought forward from 2018/19: the balance')
  expect(shown.out).toContain('In 2018/19 £65.0m is projected to be spent on it.')
})

it('a place says of each member from which year it was rolled forward, where that is not one year for all', async () => {
  const own = plan('  acute: { row: lines.acute.spend, amounts: { 2019/20: 130 } }').replace('count: 3', 'count: 5')
  const later = own
    .replace('base: 2017/18', 'base: 2018/19')
    .replaceAll('2018/19: 20, ', '')
    .replace('2017/18..', '2018/19..')
    .replace('2020/21: 22 }', '2020/21..: 22 }')
  const first = own.replace('2020/21: 22 }', '2020/21..: 22 }')
  const files: Record<string, string> = {}
  for (const [name, text] of Object.entries({ a: first, b: later })) {
    const { exit, out, err } = await runCli(
      ['rebase', 'plan.yaml', '--to', '2019/20', ...(name === 'b' ? ['--as-projected'] : [])],
      {
        files: { 'plan.yaml': text },
      },
    )
    expect(exit, err).toBe(0)
    files[`${name}.yaml`] = out
  }
  files['c.yaml'] = later
    .replace('base: 2018/19', 'base: 2019/20')
    .replace('2019/20: 22, ', '')
    .replace('2018/19..2019/20', '2019/20')
    .replace('2019/20: 130', '2020/21: 130')
  files['ab.yaml'] =
    'title: Both\nyears: { count: 2 }\ncombine: { a: { title: North, scenario: a.yaml }, b: { title: South, scenario: b.yaml } }'
  files['ac.yaml'] = files['ab.yaml'].replace('b.yaml', 'c.yaml')
  const [ab, ac] = await Promise.all(
    ['ab.yaml', 'ac.yaml'].map((name) => runCli(['run', name, '--width', '300'], { files })),
  )

  const north =
    'North is rolled forward from 2017/18: in 2019/20 actual figures set "acute, spend". All else of it is as the plan projected it, and no outturn.'
  expect(ab?.out, ab?.err).toContain(north)
  expect(ab?.out).toContain(
    'South is rolled forward from 2018/19: 2019/20 of it is as the plan projected it, and no outturn.',
  )
  expect(ac?.out, ac?.err).toContain(north)
  expect(ac?.out).not.toContain('South is rolled')
})

it('a base year cannot have been rolled forward from itself or a later one', async () => {
  const text = plan('  acute: { row: lines.acute.spend, amounts: { 2018/19: 112 } }').replace(
    'count: 3 }',
    'count: 3, rolled: { from: 2017/18 } }',
  )
  const { exit, err } = await runCli(['run', 'plan.yaml'], { files: { 'plan.yaml': text } })
  expect(exit).toBe(3)
  expect(err).toContain('years.rolled.from is 2017/18; it must be before 2017/18, the base year.')
})

it('benefits of an appraisal are brought to the prices of its new base', async () => {
  const option =
    'title: O\nyears: { base: 2017/18, count: 3 }\nlines: { a: { setting: hospital, base: 10, growth: 0% } }\n'
  const files = {
    'now.yaml': option,
    'then.yaml': option,
    'options.yaml': `title: Options
prices: { deflator: 25% }
appraisal:
  budget: open
  schedule: { rate: 0% }
  counterfactual: now
  criteria: { fit: { weight: 1 } }
  options:
    now: { scenario: now.yaml, scores: { fit: { score: good } } }
    then:
      scenario: then.yaml
      scores: { fit: { score: good } }
      benefits: { time: { class: non-cash-releasing, amount: { value: { 2018/19: 1, 2019/20..: 2 }, source: A study } } }
`,
  }
  const { exit, err, written } = await runCli(['rebase', 'options.yaml', '--to', '2019/20', '-o', 'new.yaml'], {
    files,
  })
  expect(exit, err).toBe(0)
  // Two years of 25%: what is worth 2 in the prices of 2017/18 is worth 3.125 in those of 2019/20.
  expect(written.get('new.yaml')).toContain('value: { 2019/20: 3.125, 2020/21: 3.125 }')
  expect(written.get('new.yaml')).toContain('source: "In 2019/20 prices, from those of 2017/18: A study"')
})

it('figures that an author gives a title of their own are nowhere called actual, and headroom that comes of joining them is no finding', async () => {
  // Lines come to 110 + 65 + 20 = 195, funding to 210: 15 or 7.1% apart.
  const { out, err } = await rolled(
    '  held: { row: funding.total, title: Growth as announced, amounts: { 2018/19: 210 }, source: A circular, quality: red }',
  )

  expect(err).toContain(
    'Figures that the plan was held against set the bases of Funding ("Growth as announced"; evidence: red).',
  )
  expect(out).toContain(
    'Held against: Growth as announced: A circular. funding.total was held against 210 in 2018/19, where plan.yaml projected 175',
  )
  expect(`${out}${err}`).not.toMatch(/came out at|[Aa]ctual figures set|outturn: true/)
  const files = {
    'plan.yaml': plan('  held: { row: funding.total, title: Growth as announced, amounts: { 2018/19: 210 } }'),
  }
  const made = await runCli(['rebase', 'plan.yaml', '--to', '2018/19'], { files })
  const shown = await runCli(['run', 'new.yaml', '--width', '400'], { files: { 'new.yaml': made.out } })
  expect(shown.out).toContain('figures that it was held against, no outturn unless their source is one, set Funding')
  expect(shown.out).toContain('Headroom of £15.0m in 2018/19 may come of joining the two, and is no finding; headroom')
})

it('a plan is rolled forward year after year, and what was said of it tells of which plan', async () => {
  const first = plan('')
    .replace(
      'actuals:\n',
      `document:
  status: Approved
  limitations: No accounts.
`,
    )
    .replace('count: 3', 'count: 3, confirmed: 2017/18')
    .replace(
      'growth: 10% }\n  community',
      'growth: { value: 10%, source: A study, note: One rate for all three years. } }\n  community',
    )
  const step = async (text: string, to: string): Promise<string> => {
    const { exit, out, err } = await runCli(['rebase', 'plan.yaml', '--to', to], { files: { 'plan.yaml': text } })
    expect(exit, err).toBe(0)
    return out
  }
  const once = await step(first, '2018/19')
  expect(once).toContain('note: "Said of the plan from 2017/18: One rate for all three years."')
  expect(once).toContain('status: "Said of the plan from 2017/18: Approved"')
  // What is said anew is of the plan that it is said of, and what was marked keeps its mark.
  const twice = await step(once.replace(/limitations: .*/, 'limitations: Read again.'), '2019/20')
  expect(twice).toContain('note: "Said of the plan from 2017/18: One rate for all three years."')
  expect(twice).toContain('limitations: "Said of the plan from 2018/19: Read again."')
  // Nothing was confirmed since; of a plan that was not rolled forward such a year is none of its own.
  expect(twice).toContain('confirmed: 2017/18')
  const early = first.replace('confirmed: 2017/18', 'confirmed: 2016/17')
  expect((await runCli(['run', 'plan.yaml'], { files: { 'plan.yaml': early } })).err).toContain('confirmed-outside')
  const shown = async (text: string): Promise<string> =>
    (await runCli(['run', 'new.yaml', '--width', '300', '-q'], { files: { 'new.yaml': text } })).out
  expect(await shown(once)).toContain('Said of the plan from 2017/18. Status: Approved. Limitations: No accounts.')
  expect(await shown(twice)).toContain(
    'Status: Said of the plan from 2017/18: Approved. Limitations: Said of the plan from 2018/19: Read again.',
  )
})

it('of a file that does not say of which history its balance is, none is told; where it says so, it is', async () => {
  const { out } = await rolled('  acute: { row: lines.acute.spend, amounts: { 2018/19: 130 } }')
  const shown = async (text: string): Promise<string> =>
    (await runCli(['run', 'new.yaml', '--width', '400'], { files: { 'new.yaml': text } })).out
  const [unsaid, said] = await Promise.all([
    shown(out.replace('    balance-apart: true\n', '')),
    shown(out.replace('balance-apart: true', 'balance-apart: false')),
  ])
  expect(unsaid).toContain('No balance carried forward is told')
  // 175 - 130 - 65 - 20 = -40 is of the base year; 175 - 143 - 65 - 22 = -55 and 175 - 157.3 - 60 - 22 = -64.3 beside -20 are -139.3.
  expect(said).toContain('a deficit of £20.0m is brought forward from 2018/19')
  expect(said).toContain('is -£139.3m')
})

it('what a place says came out of a row of a member sets the base there, and goes before what that says itself', async () => {
  const own = plan(
    '  acute: { row: lines.acute.spend, amounts: { 2018/19: 112, 2019/20: 125 }, source: A ledger }',
  ).replace('title: A plan', 'unit: £m\ntitle: A plan')
  const files = {
    'plan.yaml': own,
    'other.yaml': plan('  carried: { row: surplus.carried, amounts: { 2018/19: -2 } }'),
    // In £k: 113,000 of them are 113 of the member.
    'place.yaml': `title: A place
unit: £k
combine: { north: { title: North, scenario: plan.yaml }, south: { title: South, scenario: other.yaml }, twin: { title: Twin, scenario: plan.yaml } }
actuals:
  acute: { row: members.north.lines.acute.spend, amounts: { 2018/19: 113000, 2019/20: 126000 }, source: The place }
  whole: { row: spend.total, amounts: { 2018/19: 590000 } }
`,
  }
  const { exit, out, err, written } = await runCli(['rebase', 'place.yaml', '--to', '2018/19', '-o', 'new.yaml'], {
    files,
  })
  expect(exit, err).toBe(0)
  const text = (name: string): string => (written.get(name) ?? '').replace(/ >-\n +/g, ' ').replace(/\n {8,}/g, ' ')
  expect(text('new-north.yaml')).toContain(
    'value: 113\n      source: "Actual: The place. lines.acute.spend came out at 113 in 2018/19, where plan.yaml projected 110"',
  )
  // The same file by itself came out as it says.
  expect(text('new-twin.yaml')).toContain('value: 112\n      source: "Actual: A ledger.')
  expect(out).toContain('North and Twin: Actual figures set the bases of "acute, spend".')
  expect(out).toContain('South: Actual figures set the bases of Surplus carried forward.')
  expect(out).toContain('Held against the new base year: what came out of "Total spend" (they set no base;')
  expect(out).not.toMatch(/North: acute, spend of 2018|Left out: "acute"/)
  // Of later years the place still says what it said.
  expect(text('new.yaml')).toContain('{ 2019/20: 126000 }')
  const again = await runCli(['review', 'new.yaml', '--csv', '-q'], { files: Object.fromEntries(written) })
  expect(again.out).toMatch(/members.north.lines.acute.spend.*2019\/20.*,126000,/)
})

it('what came out and sets no base is kept, and the plan says what its bases come to instead', async () => {
  // Acute is 110 and a one-off 2 is of that year; 120 came out. 175 - 112 - 65 - 20 = -22 where -3 came out.
  const { out, err } =
    await rolled(`  recurrent: { row: lines.acute.recurrent, amounts: { 2018/19: 112 }, recurrent: false }
  spend: { row: lines.acute.spend, amounts: { 2018/19: 120 }, provisional: 2018/19 }
  left: { row: headroom, amounts: { 2018/19: -3 } }
  rate: { row: funding.allocation.growth, amounts: { 2018/19: 1% } }`)
  expect(err).toContain('Actual figures set the bases of "acute, recurrent". ')
  expect(err).toContain(
    'Held against the new base year: what came out of "acute, spend" and "Headroom" (they set no base;',
  )
  expect(err).toContain('Left out: "rate" (allocation, growth of 2018/19 is not one base of the plan).')
  const { out: shown } = await runCli(['run', 'new.yaml', '--width', '300', '-q'], { files: { 'new.yaml': out } })
  expect(shown).toContain('acute, spend of 2018/19 came out at £120.0m; the bases come to £112.0m.\n')
  expect(shown).toContain('Headroom of 2018/19 came out at -£3.0m; the bases come to -£22.0m.\n')
  expect(shown).toContain('Actual figures are held for 2018/19 (provisional: 2018/19)')
  // The next time they are of an earlier year.
  const again = await runCli(['rebase', 'new.yaml', '--to', '2019/20'], { files: { 'new.yaml': out } })
  expect(again.out).not.toMatch(/^actuals:/m)
})

it('of a line under contract what its spend came out at is taken as cost, and the plan says what the contract makes of it', async () => {
  const contract = `contracts: { mcp: { title: Provider, starts: 2018/19, scope: { community: 100% } } }
actuals:
`
  const text = plan('  care: { row: lines.community.spend, amounts: { 2018/19: 70 } }').replace('actuals:\n', contract)
  const made = await runCli(['rebase', 'plan.yaml', '--to', '2018/19'], { files: { 'plan.yaml': text } })
  expect(made.exit, made.err).toBe(0)
  expect(made.err).toContain('what came out of "community, spend" (the difference is taken as one of cost;')
  const { out } = await runCli(['run', 'new.yaml', '--width', '300', '-q'], { files: { 'new.yaml': made.out } })
  // The price is that of 2017/18, 60, and nothing is shared: that is spent, whatever the services cost.
  expect(out).toContain('community, spend of 2018/19 came out at £70.0m; the bases come to £60.0m.')
})

it('measures that rest on one another are asked of once for each that they name, however deep they lie', async () => {
  const chain = (depth: number): string =>
    `title: Deep
years: { base: 2017/18, count: 3 }
lines: { acute: { setting: hospital, base: 1, growth: 0% } }
measures:
${Array.from({ length: depth }, (_, at) => `  m${at}: { unit: money, formula: ${at === depth - 1 ? '"at(lines.acute.spend, 2017/18)"' : `measures.m${at + 1}`} }`).join('\n')}
`
  const { exit, err } = await runCli(['rebase', 'plan.yaml', '--to', '2018/19'], { files: { 'plan.yaml': chain(150) } })
  expect(exit, err).toBe(0)
  expect(err).toContain('asked of 2017/18')
  expect(err).toContain('"m0"')
})
