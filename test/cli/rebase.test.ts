import { expect, it } from 'vitest'
import { runCli } from '../support/run-cli.ts'

/** Each kind of what is begun and still to come, in a plan of whole figures. */
const plan = `title: A plan
years: { base: 2017/18, count: 4, confirmed: 2018/19 }
population: { base: 1000, growth: 10% }
funding:
  allocation:
    base: 160
    target: { base: 200, growth: 0% }
    pace: { close-by: 2021/22 }
surplus: { basis: cumulative, brought-forward: 2 }
lines:
  acute: { setting: hospital, base: { value: 100, source: The ledger, owner: Finance }, growth: 10% }
  community: { setting: out-of-hospital, base: 60, growth: 0% }
savings:
  clinics: { line: acute, amount: { 2018/19: 4, 2019/20: 2 }, month: October, delivery: { 2018/19: 80%, 2019/20..: 50% } }
  beds: { line: acute, amount: { 2018/19: 1 } }
  later: { line: acute, amount: { 2018/19: 3 }, delay: 14 }
shifts:
  frailty: { from: acute, to: community, amount: { 2018/19: 10 }, release: [0%, 40%, 70%] }
pressures:
  winter: { line: acute, new: { 2018/19: 2 }, month: October }
investments:
  hubs: { line: community, level: { 2018/19: 1, 2019/20..: 3 } }
contracts:
  mcp: { starts: 2018/19, scope: { community: 100% }, index: { inflation: 2% } }
`

it('writes down what was begun and is still to come', async () => {
  const { exit, out, err } = await runCli(['rebase', 'plan.yaml', '--to', '2018/19'], { files: { 'plan.yaml': plan } })

  expect({ exit, err }).toEqual({ exit: 0, err: '' })
  const flat = out.replace(/\n {4,}/g, ' ')
  // Acute: 110 - 0.8 x 0.5 x 4 - 1 + 0.5 x 2 = 108.4; nothing of the shift is released yet, and the delayed scheme starts in June 2019.
  expect(out).toContain('    base:\n      value: 108.4\n')
  expect(out).toContain(
    'source: "Projected for 2018/19 by plan.yaml, from 100 in 2017/18: The ledger"\n      owner: Finance',
  )
  // A new tranche of 2.0 is to come; of the first one 80% x 0.5 is still to come.
  expect(flat).toMatch(
    /clinics: line: acute amount: \{ 2019\/20: 2 \}.*?delivery: \{ 2019\/20\.\.: 50% \}.*?started:.*?planned:.*?value: 4 .*?delivery: 80%/s,
  )
  expect(out).not.toContain('beds:')
  expect(flat).toMatch(/later: line: acute amount: \{ 2019\/20: 3 \} month: June/)
  expect(flat).toMatch(/moved: value: \[10\]/)
  // Of 2.0 from October half is still to come.
  expect(flat).toMatch(/winter: line: acute new: \{ 2019\/20: 0 \} month: October started: amount: value: 2 /)
  // Community: 60 and the 10 that the shift brings; the level of 1 stands beside it.
  expect(out).toContain('    base:\n      value: 70\n')
  expect(flat).toMatch(/hubs: line: community level: \{ 2019\/20\.\.: 3 \} started: amount: value: 1 /)
  // Priced by the 60 of 2017/18, and indexed once.
  expect(flat).toMatch(/agreed: price: community: 60 index: 1\.02 source: Projected for 2018\/19 by plan.yaml/)
  // A quarter of the gap of 20% is closed: 85% of 200.
  expect(out).toContain('    base:\n      value: 170\n')
  expect(out).toContain('close-by: 2021/22')
  expect(out).toContain('    value: 1100\n')
  // 2 brought forward, 170 of funding, less acute of 108.4 and what is paid for community, 61.2.
  expect(out).toMatch(/brought-forward:\n {4}value: 2\.4\n/)
})

it('gives the same plan for its own base year, and itself again, in the house order', async () => {
  const first = await runCli(['rebase', 'plan.yaml', '--to', '2017/18'], { files: { 'plan.yaml': plan } })
  const again = await runCli(['rebase', 'plan.yaml', '--to', '2017/18'], { files: { 'plan.yaml': first.out } })
  const formatted = await runCli(['fmt', '-'], { files: { '-': first.out } })
  const [before, after] = await Promise.all(
    [plan, first.out].map((text) => runCli(['run', 'plan.yaml', '--csv'], { files: { 'plan.yaml': text } })),
  )

  expect(first.exit).toBe(0)
  expect(again.out).toBe(first.out)
  expect(formatted.out).toBe(first.out)
  expect(after?.out).toBe(before?.out)
})

it('rolls on step by step to what one step gives', async () => {
  const step = async (text: string, to: string): Promise<string> =>
    (await runCli(['rebase', 'plan.yaml', '--to', to], { files: { 'plan.yaml': text } })).out
  const figuresOf = async (text: string): Promise<string> =>
    (
      await runCli(['run', 'plan.yaml', '--csv', '--rows', 'lines.*.spend', '--rows', 'headroom'], {
        files: { 'plan.yaml': text },
      })
    ).out
  const inTwo = await step(await step(plan, '2018/19'), '2019/20')

  expect(await figuresOf(inTwo)).toBe(await figuresOf(await step(plan, '2019/20')))
})

it('writes to a file, and says what it left out', async () => {
  const files = { 'plan.yaml': `${plan}checks:\n  early: { that: "headroom >= -100", in: 2018/19 }\n` }
  const { exit, out, err, written } = await runCli(['rebase', 'plan.yaml', '--to', '2019/20', '-o', 'new.yaml'], {
    files,
  })

  expect({ exit, err }).toEqual({ exit: 0, err: '' })
  expect(out).toBe('Left out: "early" (asked in 2018/19).\nWritten: new.yaml. Base year 2019/20, 2 years after it.\n')
  expect(written.get('new.yaml')).toContain('# Left out: checks.early (asked in 2018/19).\n')
  expect((await runCli(['rebase', 'plan.yaml', '--to', '2019/20', '-o', 'new.yaml', '-q'], { files })).out).toBe('')
})

it('what a check asks of the new base year goes, because nothing happens in a base year', async () => {
  const files = {
    'plan.yaml': `title: A plan
years: { base: 2017/18, count: 4 }
lines: { acute: { setting: hospital, base: 100, growth: 0% } }
savings:
  beds: { line: acute, amount: { 2018/19..2021/22: 1 } }
  old: { line: acute, amount: { 2018/19..2019/20: 1 } }
checks:
  usual: { that: "sum(savings.*.planned) >= 2", in: 2018/19..2019/20 }
  later: { that: "sum(savings.*.planned) >= 1", in: 2019/20..2020/21 }
  ever: { that: "sum(savings.*.planned) <= 2", in: ..2021/22 }
`,
  }
  const { out, written } = await runCli(['rebase', 'plan.yaml', '--to', '2019/20', '-o', 'new.yaml'], { files })
  expect(out).toContain('Left out: "usual" (asked in 2018/19..2019/20).\n')
  const text = written.get('new.yaml') ?? ''
  expect(text).toContain('in: 2020/21\n')
  expect(text).toContain('in: 2020/21..2021/22\n')
  const checked = await runCli(['check', 'new.yaml', '-q'], { files: { 'new.yaml': text } })
  expect(checked.out).not.toMatch(/^(fail|warn)/m)
})

it('writes members of a place beside it', async () => {
  const files = {
    'a/place.yaml':
      'title: A place\ncombine: { west: { scenario: ../plan.yaml, residents: 500 }, all: { scenario: ../plan.yaml } }\n',
    'plan.yaml': plan,
  }
  const { exit, written } = await runCli(['rebase', 'a/place.yaml', '--to', '2018/19', '-o', 'out/new.yaml'], { files })

  expect(exit).toBe(0)
  expect([...written.keys()]).toEqual(['out/new-west.yaml', 'out/new.yaml'])
  expect(written.get('out/new.yaml')).toContain('scenario: new-west.yaml')
  // Half of its people, who are 1,100 now.
  expect(written.get('out/new.yaml')).toContain('value: 550\n')
  expect(await runCli(['rebase', 'a/place.yaml', '--to', '2018/19'], { files })).toMatchObject({ exit: 2, out: '' })
})

it.each([
  [['--to', '2021/22'], 3, 'name a year from 2017/18, its base year, to 2020/21'],
  [['--to', '2016/17'], 3, 'name a year from 2017/18'],
  [['--to', '2019'], 2, 'Write a financial year such as 2019/20.'],
  [['--to', '2018/19', '-o', 'plan.yaml'], 2, 'plan.yaml would overwrite the definition plan.yaml'],
  [['--to', '2018/19', '-o', 'new.csv'], 2, 'rebase writes YAML'],
  [[], 2, "required option '--to <year>' not specified"],
])('refuses %j', async (args, exit, said) => {
  const outcome = await runCli(['rebase', 'plan.yaml', ...args], { files: { 'plan.yaml': plan } })

  expect(outcome).toMatchObject({ exit, out: '' })
  expect(outcome.err).toContain(said)
  expect(outcome.written.size).toBe(0)
})

it('writes nothing where a file cannot be written, and nothing of a definition that is wrong', async () => {
  const files = { 'plan.yaml': plan, 'wrong.yaml': plan.replace('growth: 10%', 'growth: 10') }

  expect(
    await runCli(['rebase', 'plan.yaml', '--to', '2018/19', '-o', 'new.yaml'], {
      files,
      unwritable: 'the disk is full',
    }),
  ).toMatchObject({ exit: 4, out: '' })
  expect(await runCli(['rebase', 'wrong.yaml', '--to', '2018/19'], { files })).toMatchObject({ exit: 3, out: '' })
})

it('takes settings of keys that say nothing of where a value comes from, and says above the definition that they were set', async () => {
  const contracted = `${plan}  more: { starts: 2019/20, ends: 2021/22, scope: { acute: 100% }, index: { inflation: 1% } }\n`
  const settings = [
    'contracts.more.ends=2020/21',
    'title=Another',
    'organisation=A board',
    'contracts.more.index.inflation=3%',
  ]
  const args = ['rebase', 'plan.yaml', '--to', '2018/19', ...settings.flatMap((setting) => ['--set', setting])]
  const { exit, out, err } = await runCli(args, { files: { 'plan.yaml': contracted } })

  expect({ exit, err }).toEqual({ exit: 0, err: '' })
  expect(out).toContain('# Set on the command line: contracts.more.ends, organisation and title.\n')
  expect(out).toMatch(/^title: Another, rolled forward to 2018\/19$/m)
  expect(out).toMatch(/^organisation: A board$/m)
  expect(out).toMatch(/^ +ends: 2020\/21$/m)
  // A figure says so itself.
  expect(out).toMatch(/inflation:\n +value: 3%\n +source: set on the command line\n/)
  const again = await runCli(['check', 'new.yaml', '-q'], { files: { 'new.yaml': out } })
  expect(again.err).toBe('')
})

it('takes settings of the command line', async () => {
  const args = ['rebase', 'plan.yaml', '--to', '2018/19', '--set', 'lines.acute.growth.2019/20=5%']
  const { out } = await runCli(args, { files: { 'plan.yaml': plan } })

  expect(out).toContain('{ 2019/20: 5%, 2020/21: 10%, 2021/22: 10% }')
})
