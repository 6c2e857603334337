import { describe, expect, it } from 'vitest'
import { exit } from '../../src/cli/exit.ts'
import { visible } from '../../src/diagnostics/visible.ts'
import { onOneLine } from '../support/begun.ts'
import { type Outcome, runCli, type World } from '../support/run-cli.ts'

const budget = `Service,Setting,2017/18 budget £000
Acute,hospital,"113,000"
Community,out-of-hospital,"27,400"
`
const ran = async (argv: readonly string[], world: World = {}): Promise<Outcome> => runCli(['init', ...argv], world)
const files = { 'budget.csv': budget }

/** What was written, run as it stands. */
async function afterwards(outcome: Outcome, ...argv: string[]): Promise<Outcome> {
  return await runCli(argv, { files: Object.fromEntries(outcome.written) })
}

describe.each([
  ['with nothing to go by', ['made'], {}],
  [
    'from a budget',
    ['made', '--from', 'budget.csv', '--organisation', 'North: "CCG"', '--title', '- a title'],
    { files },
  ],
  [
    'from a budget that states funding, by a mapping',
    ['made', '--from', 'budget.csv', '--mapping', 'map.csv'],
    {
      files: {
        'budget.csv': 'Service,2017/18 budget £000\nAcute,"113,000"\nCommunity,"27,400"\nAllocation,"140,400"\n',
        'map.csv':
          'budget,line,setting\nAcute,acute,hospital\nCommunity,community,out-of-hospital\nAllocation,allocation,funding\n',
      },
    },
  ],
])('a definition begun %s', (_, argv, world) => {
  it('is right: it is checked and run without a warning, under --strict too', async () => {
    const made = await ran(argv, world)
    const checked = await afterwards(made, 'check', 'made/scenario.yaml')
    const strict = await afterwards(made, 'run', 'made/scenario.yaml', '--csv', '--strict')

    expect(made).toMatchObject({ exit: exit.ok, err: '' })
    expect(checked).toMatchObject({ exit: exit.ok, err: '' })
    // A check that a beginning cannot test yet fails there, with its reason; nothing else is told.
    expect(strict.err).toMatch(
      strict.exit === exit.ok ? /^$/ : /^CHECKS FAILED under --strict in scenario\. Which: .*\n$/,
    )
  })

  it('begins with the schema that stands beside it, which is the one of the program', async () => {
    const made = await ran(argv, world)
    const { out } = await runCli(['schema'])

    expect(made.written.get('made/scenario.yaml')?.split('\n')[0]).toBe(
      '# yaml-language-server: $schema=scenario.schema.json',
    )
    expect(made.written.get('made/scenario.schema.json')).toBe(out)
  })

  it('is in the order and the layout that the program writes, its comments aside', async () => {
    const made = await ran(argv, world)
    const text = made.written.get('made/scenario.yaml') ?? ''
    const { out } = await afterwards(made, 'convert', 'made/scenario.yaml', '--to', 'yaml', '-q')
    const bare = (all: string): string[] => all.split('\n').filter((line) => line !== '' && !line.startsWith('#'))

    expect(bare(text)).toEqual(bare(out))
    expect(await afterwards(made, 'fmt', '--check', 'made/scenario.yaml')).toMatchObject({ exit: exit.ok, out: '' })
    for (const line of text.split('\n')) expect(line.length).toBeLessThan(130)
  })

  it('states nothing without a source, and marks what nobody stated as illustrative', async () => {
    const made = await ran(argv, world)
    const { out } = await afterwards(made, 'check', 'made/scenario.yaml', '--json')
    const text = made.written.get('made/scenario.yaml') ?? ''

    expect(out).toContain('"without_source": 0')
    // Every figure with a source has a mark, unless it comes from the budget.
    const sources = Array.from(text.matchAll(/^ *source: (.*)\n( *quality: illustrative)?/gm))
    expect(sources.length).toBeGreaterThan(4)
    for (const [, source = '', mark] of sources) expect(mark !== undefined, source).toBe(!source.includes('budget.csv'))
  })

  it('tells commands that work as they are typed', async () => {
    const made = await ran(argv, world)
    const commands = made.out.split('\n').flatMap((line) => /^ {2}scenario (.*)$/.exec(line)?.[1] ?? [])

    expect(commands).toHaveLength(3)
    for (const line of commands) expect((await afterwards(made, ...line.split(' '))).exit, line).toBe(exit.ok)
  })

  it('offers sections that are right once their hashes are taken away', async () => {
    const made = await ran(argv, world)
    const text = made.written.get('made/scenario.yaml') ?? ''
    const offered = text.slice(text.indexOf('# savings:')).replace(/^# /gm, '')
    const whole = `${text.slice(0, text.indexOf('# savings:'))}${offered}`
    const { exit: status, err } = await runCli(['run', 'whole.yaml', '--csv'], { files: { 'whole.yaml': whole } })

    expect(offered).toMatch(/^savings:[\s\S]*^pressures:[\s\S]*^risks:/m)
    expect({ status, err: err.replace(/^.*missing-sources.*\n/gm, '') }).toEqual({ status: exit.ok, err: '' })
  })
})

it('a budget without funding is told how to state it, and no figure is made up', async () => {
  const made = await ran(['made', '--from', 'budget.csv'], { files })
  const text = made.written.get('made/scenario.yaml') ?? ''
  const offered = /^# funding:\n(?:# .*\n)+/m.exec(text)?.[0] ?? ''
  const bare = offered.replace(/^# /gm, '')
  const stated = text.replace(
    offered,
    bare
      .replace('value: , source: ""', 'value: 140.4, source: x')
      .replace('value: , source: ""', 'value: 0%, source: x'),
  )
  const empty = await runCli(['run', 'a.yaml', '--csv'], { files: { 'a.yaml': text.replace(offered, bare) } })
  const whole = await runCli(['run', 'a.yaml', '--rows', 'headroom', '--csv'], { files: { 'a.yaml': stated } })

  // 113 + 27.4
  expect(text).toContain('(140.4)')
  expect(empty.exit).toBe(exit.badInput)
  expect(empty.err).toContain('value-missing')
  expect(whole.err).toBe('')
  expect(whole.out).toMatch(/^a,headroom,Headroom,GBP m,cash,0,-/m)
})

it('the sum of the lines is held to that of the file from then on', async () => {
  const made = await ran(['made', '--from', 'budget.csv'], { files })
  const text = (made.written.get('made/scenario.yaml') ?? '').replace('value: 113', 'value: 112')
  const { exit: status, out } = await runCli(['check', 'a.yaml'], { files: { 'a.yaml': text } })

  expect(status).toBe(exit.findings)
  expect(out).toContain('£139.4m')
})

describe('nothing is written over', () => {
  it.each([
    ['the definition', { 'made/scenario.yaml': 'mine' }, 'made/scenario.yaml is there already'],
    ['another schema', { 'made/scenario.schema.json': 'mine' }, 'made/scenario.schema.json is there already'],
  ])('%s', async (_, held, said) => {
    const refused = await ran(['made'], { files: held, answers: [] })
    const forced = await ran(['made', '--force'], { files: held })

    expect(refused).toMatchObject({ exit: exit.usage, out: '' })
    expect(refused.err).toContain(said)
    expect(refused.written.size).toBe(0)
    expect([...forced.written.keys()]).toEqual(['made/scenario.schema.json', 'made/scenario.yaml'])
  })

  it('but the schema of this program may stay', async () => {
    const { out } = await runCli(['schema'])
    const second = await ran(['made/second.yaml'], { files: { 'made/scenario.schema.json': out } })

    expect(second.exit).toBe(exit.ok)
    expect(second.written.has('made/second.yaml')).toBe(true)
  })
})

it.each([
  [['plan.csv'], 'init writes YAML'],
  [['-'], 'init writes files'],
  [['made', '--mapping', 'm.csv'], '--mapping is about a budget. Name its file with --from.'],
  [['made', '--is-total', 'Total'], '--is-total is about a budget'],
  [['made', '--base', '17/18'], 'Write a financial year as 2017/18. Did you mean 2017/18?'],
  [['made', '--unit', 'euros'], 'Write £, £000, £m or £bn.'],
  [['made', '--years', '0'], '--years takes a whole number from 1 to 100.'],
])('%j is not understood', async (argv, said) => {
  const { exit: status, err, written } = await ran(argv)

  expect({ status, written: written.size }).toEqual({ status: exit.usage, written: 0 })
  expect(err).toContain(said)
})

it('a file that is not there is told with the nearest, and one that cannot be written', async () => {
  const missing = await ran(['made', '--from', 'budgte.csv'], { files })
  const locked = await ran(['made'], { unwritable: 'the disk is full' })

  expect(missing).toMatchObject({ exit: exit.io, out: '' })
  expect(missing.err).toContain('Did you mean budget.csv?')
  expect(locked).toMatchObject({ exit: exit.io, out: '' })
  expect(locked.err).toContain('cannot be written: the disk is full')
})

it('a budget may come from standard input', async () => {
  const { exit: status, written } = await ran(['made', '--from', '-'], { files: { '-': budget }, answers: [] })

  expect(status).toBe(exit.ok)
  expect(written.get('made/scenario.yaml')).toContain('source: Standard input, row 2, "2017/18 budget £000"')
})

describe('at a terminal', () => {
  it('a person is asked, and what they say is written', async () => {
    const made = await ran(['made'], { answers: ['North CCG', '', '2024-25', '5'] })
    const text = made.written.get('made/scenario.yaml') ?? ''

    expect(made.exit).toBe(exit.ok)
    expect(text).toContain('organisation: North CCG\n')
    expect(text).toContain('years:\n  base: 2024/25\n  count: 5\n')
  })

  it('Enter alone takes what stands in brackets, and what cannot be read is asked again', async () => {
    const made = await ran(['made'], { answers: ['', '', 'soon', '', '1000', ''] })

    // Today is 22 November 2026.
    expect(made.written.get('made/scenario.yaml')).toContain('years:\n  base: 2026/27\n  count: 10\n')
    expect(made.err).toContain('That cannot be read. Base year')
    expect(made.err.match(/Base year, as 2026\/27 \[2026\/27\]/g)).toHaveLength(2)
  })

  it('a budget is asked for its unit and its year where it does not say them, and for nothing else', async () => {
    const bare = 'Service,Setting,Budget\nAcute,hospital,113\n'
    const made = await ran(['made'], { files: { 'b.csv': bare }, answers: ['', 'b.csv', '£m', '2017/18', '10'] })

    expect(made.exit).toBe(exit.ok)
    expect(onOneLine(made.out)).toContain('in £ million as you said, for 2017/18 as you said')
  })

  it.each([[[]], [['North CCG']], [['North CCG', '', '2024/25']]])(
    'Ctrl-C after %j leaves nothing',
    async (answers) => {
      const { exit: status, out, written, err } = await ran(['made'], { answers })

      expect({ status, out, written: written.size }).toEqual({ status: exit.interrupted, out: '', written: 0 })
      expect(err).toContain('nothing was written')
    },
  )

  it('nobody is asked under --no-input', async () => {
    expect(await ran(['made', '--no-input'], { answers: [] })).toMatchObject({ exit: exit.ok, err: '' })
  })
})

describe('a mapping to be filled in', () => {
  const ledger = 'Account,2017/18 budget £000\n"Acute, NHS",80\nAcute other,33\n"Acute, NHS",5\nTotal,118\n'
  const world = { files: { 'tb.csv': ledger } }

  it('has a row for each name with its amount, and is read back as it is', async () => {
    const made = await ran(['--from', 'tb.csv', '--write-mapping', 'm.csv'], world)
    const text = made.written.get('m.csv') ?? ''
    const [command = ''] = made.out.split('\n').flatMap((line) => /^ {2}scenario (.*)$/.exec(line)?.[1] ?? [])
    const filled = text.replace('NHS",,', 'NHS",acute,hospital').replace('other,,', 'other,acute,')
    const begun = await runCli(command.split(' '), { files: { ...world.files, 'm.csv': filled } })

    expect([...made.written.keys()]).toEqual(['m.csv'])
    // 80 + 5 = 85
    expect(text).toBe('budget,line,setting,title,amount (£)\n"Acute, NHS",,,,85000\nAcute other,,,,33000\n')
    expect(begun.exit).toBe(exit.ok)
    expect(begun.err).toBe('')
    expect(onOneLine(begun.out)).toContain('£118,000 in 1 line. Difference: nil.')
  })

  it('tells the next command with what was said of the budget', async () => {
    const two = { files: { 'tb.csv': 'Service,Description,Amount\nA,Acute & other,113\nB,Rest,7\n' } }
    const said = [
      '--line-column',
      'B',
      '--amount-column',
      'amount',
      '--unit',
      '£000',
      '--base',
      '2017/18',
      '--is-line',
      'Acute & other',
    ]
    const { out } = await ran(['north', '--from', 'tb.csv', '--write-mapping', 'm.csv', ...said], two)

    expect(out).toContain(
      "\n  scenario init north --from tb.csv --mapping m.csv --line-column B --amount-column amount --unit £k --base 2017/18 --is-line 'Acute & other'\n",
    )
  })

  it('carries over the column "Setting" that the budget has, and says every setting there is', async () => {
    const own =
      'Service,Setting,2017/18 budget £m\nAcute,hospital,113\nHeld,contingency,2\nAllocation,funding,150\nCare,other,1\nCare,hospital,1\nRest,Divers,3\n'
    const held = { 'b.csv': own, 'old.csv': 'budget,line,setting\nAcute,acute,other\n' }
    const made = await ran(['--from', 'b.csv', '--write-mapping', 'm.csv'], { files: held })
    const { out } = await ran(['--from', 'b.csv', '--mapping', 'old.csv', '--write-mapping', '-'], { files: held })

    // Rows of one name that do not agree, and a word that is no setting, are left to be filled in.
    expect(made.written.get('m.csv')).toBe(
      'budget,line,setting,title,amount (£)\nAcute,,hospital,,113000000\nHeld,,contingency,,2000000\nAllocation,,funding,,150000000\nCare,,,,2000000\nRest,,,,3000000\n',
    )
    expect(out).toContain('\nAcute,acute,other,,113000000\nHeld,,contingency,,2000000\n')
    expect(onOneLine(made.out)).toContain(
      'where the care is: hospital, out-of-hospital, prescribing, other; or funding, reserve, contingency, total, left-out. Then:',
    )
  })

  it('says of the file that it wrote, not yet filled in, that nothing is given for the names in it', async () => {
    const made = await ran(['--from', 'tb.csv', '--write-mapping', 'm.csv'], world)
    const blank = { files: { ...world.files, 'm.csv': made.written.get('m.csv') ?? '' } }
    const { err } = await ran(['made', '--from', 'tb.csv', '--mapping', 'm.csv'], blank)

    expect(onOneLine(err)).toContain('The mapping names "Acute, NHS" and gives it no line and no setting.')
    expect(err).not.toContain('does not name')
  })

  it('keeps what an earlier one says', async () => {
    const earlier = 'budget,setting,line,title\nAcute other,left-out,,\n"Acute, NHS",hospital,acute,Acute\n'
    const { out } = await ran(['--from', 'tb.csv', '--mapping', 'old.csv', '--write-mapping', '-'], {
      files: { ...world.files, 'old.csv': earlier },
    })

    expect(out).toBe(
      'budget,line,setting,title,amount (£)\n"Acute, NHS",acute,hospital,Acute,85000\nAcute other,,left-out,,33000\n',
    )
  })

  it('has no text that a spreadsheet would run, and maps the same names when it comes back', async () => {
    const armed = 'Service,2017/18 budget £000\n=cmd|calc,"80,000"\n- Other,"33,000"\n\'-x,1000\n'
    const earlier = "budget,line,setting,title\n=cmd|calc,acute,hospital,@home\n- Other,rest,other,\n'-x,x,other,\n"
    const held = { 'tb.csv': armed, 'old.csv': earlier }
    const { out } = await ran(['--from', 'tb.csv', '--mapping', 'old.csv', '--write-mapping', '-'], { files: held })
    const again = { files: { ...held, 'new.csv': out } }
    const first = await ran(['made', '--from', 'tb.csv', '--mapping', 'old.csv'], again)
    const second = await ran(['made', '--from', 'tb.csv', '--mapping', 'new.csv'], again)

    expect(out.split('\n').slice(1)).toEqual([
      "'=cmd|calc,acute,hospital,'@home,80000000",
      "'- Other,rest,other,,33000000",
      "''-x,x,other,,1000000",
      '',
    ])
    expect(second.err).toBe('')
    expect(second.written.get('made/scenario.yaml')).toBe(first.written.get('made/scenario.yaml'))
    expect(first.written.get('made/scenario.yaml')).toContain('title: "@home"')
  })

  it.each([
    [['--write-mapping', 'tb.csv'], 'tb.csv would overwrite the budget tb.csv. Name another file.'],
    [['--write-mapping', './tb.csv'], './tb.csv would overwrite the budget tb.csv. Name another file.'],
    [
      ['--mapping', 'old.csv', '--write-mapping', 'old.csv'],
      'old.csv would overwrite the mapping old.csv. Name another file.',
    ],
    [['plan.yaml', '--mapping', 'plan.yaml'], 'plan.yaml would overwrite the mapping plan.yaml. Name another file.'],
    [
      ['plan.yaml', '--mapping', 'scenario.schema.json'],
      'scenario.schema.json would overwrite the mapping scenario.schema.json. Name another file.',
    ],
  ])('%j is refused, with --force too, because it is read', async (argv, why) => {
    const made = await ran([...argv, '--from', 'tb.csv', '--force'], world)

    expect(made).toMatchObject({ exit: exit.usage, out: '' })
    expect(made.err).toContain(why)
    expect(made.written.size).toBe(0)
  })

  it('is not written over another', async () => {
    const { exit: status, written } = await ran(['--from', 'tb.csv', '--write-mapping', 'tb.csv'], world)

    expect({ status, written: written.size }).toEqual({ status: exit.usage, written: 0 })
  })
})

it.each([
  ['b\nfunding: { zz: { title: Z, base: 999, growth: 0 } }\n#.csv'],
  ['b\r\nfunding: {}\r#.csv'],
  ['b\u0085\u2028\u2029\u0007\u001b[31m.csv'],
])('a budget in a file called %j writes no key of its own, and a definition that is right', async (from) => {
  const held = { [from]: budget, 'budget.csv': budget }
  const [odd, plain] = [
    await ran(['made', '--from', from], { files: held }),
    await ran(['made', '--from', 'budget.csv'], { files: held }),
  ]
  const text = odd.written.get('made/scenario.yaml') ?? ''
  const checked = await afterwards(odd, 'check', 'made/scenario.yaml')

  expect(odd.exit).toBe(exit.ok)
  expect(text.split('\n').length).toBeGreaterThan(20)
  expect(text.replace(/#.*/g, '').match(/^[a-z-]+:/gm)).toEqual(
    plain.written
      .get('made/scenario.yaml')
      ?.replace(/#.*/g, '')
      .match(/^[a-z-]+:/gm),
  )
  for (const line of text.split('\n')) expect(line).toBe(visible(line))
  expect(checked).toMatchObject({ exit: exit.ok, err: '' })
})
