import { describe, expect, it } from 'vitest'
import { begunFrom, onOneLine } from '../support/begun.ts'
import { runCli } from '../support/run-cli.ts'

const budget = `Service,2017/18 budget £000
Acute contracts,"80,000"
Acute other,"33,000"
Community,"27,400"
Prescribing,"22,000"
`
const csv = `budget,line,setting,title
acute  contracts,acute,hospital,Acute
Acute other,acute,,
Community,,out-of-hospital,
Prescribing,rx,prescribing,Medicines
`
const yaml = `acute:
  title: Acute
  setting: hospital
  budget: [acute contracts, Acute other]
community: { title: Community, setting: out-of-hospital, budget: Community }
rx: { title: Medicines, setting: prescribing, budget: [Prescribing] }
`
const mapped = (text: string, name = 'mapping.csv', from = budget): ReturnType<typeof begunFrom> =>
  begunFrom(from, ['--mapping', name], { files: { [name]: text } })

describe('a mapping', () => {
  it('groups budget lines, in CSV and in YAML alike', async () => {
    const [one, other] = [await mapped(csv), await mapped(yaml, 'mapping.yaml')]

    expect(one.codes).toEqual([])
    expect(other.text).toBe(one.text)
    // 80 + 33 = 113
    expect(one.millions('lines.acute.spend')).toBe('113')
    expect(one.millions('lines.rx.spend')).toBe('22')
    expect(one.text).toContain(
      'source: budget.csv, rows 2 and 3, "2017/18 budget £000"\n      note: Acute contracts; Acute other',
    )
  })

  it('keeps what it does not name in a line of its own, and tells each', async () => {
    const { codes, millions, out } = await mapped(
      'budget,line,setting\nAcute contracts,acute,hospital\nPrescribing,,\n',
    )

    expect(codes).toEqual(['not-mapped', 'not-mapped', 'not-mapped'])
    // 33 + 27.4 + 22 = 82.4
    expect(millions('lines.not-mapped.spend')).toBe('82.4')
    expect(millions('spend.total')).toBe('162.4')
    expect(onOneLine(out)).toContain('Not mapped, and kept in a line of their own: £82,400,000 (rows 3 to 5).')
  })

  it('may be held to name everything', async () => {
    const text = 'budget,line,setting\nAcute contracts,acute,hospital\n'
    const { exit, written } = await begunFrom(budget, ['--mapping', 'm.csv', '--strict'], { files: { 'm.csv': text } })

    expect({ exit, written: written.size }).toEqual({ exit: 3, written: 0 })
  })

  it('leaves out what it says, and the sum tells how much', async () => {
    const { millions, out } = await mapped(
      csv.replace('Prescribing,rx,prescribing,Medicines', 'Prescribing,,left-out,'),
    )

    expect(millions('spend.total')).toBe('140.4')
    expect(onOneLine(out)).toContain(
      'Reconciled: the 4 budget lines come to £162,400,000; the definition has £140,400,000 in 2 lines and £22,000,000 left out as marked (row 5). Difference: nil.',
    )
  })

  it('holds a line below nought at its amount, and says what becomes of rebates and of targets', async () => {
    const { codes, definition, err, millions, text } = await mapped(
      `${csv}Rebates,rebates,other,\n`,
      'mapping.csv',
      `${budget}Rebates,"(2,000)"\n`,
    )

    expect(codes).toEqual(['budget-credit'])
    expect(onOneLine(err)).toContain('A savings target belongs under "savings" in the definition')
    expect(onOneLine(err)).toContain('Only an allocation is funding.')
    expect(millions('lines.rebates.spend')).toBe('-2')
    expect(text).toContain('    setting: other\n    kind: credit\n    base:\n      value: -2\n')
    const checked = await runCli(['check', 'scenario.yaml'], { files: { 'scenario.yaml': text } })
    expect([checked.exit, checked.out]).toEqual([0, expect.stringContaining('pass  No credit is above zero')])
    // In £m, ten years on as in the base year; acute grows by the 2% that a definition begins with: 113 x 1.02 = 115.26.
    expect(definition.at('lines.rebates.spend', 10)?.toFixed()).toBe('-2')
    expect(definition.at('lines.acute.spend', 1)?.toFixed()).toBe('115.26')
  })

  it('says what a reserve and an allocation are, which are told of where they are read as spend', async () => {
    const more = `${budget}Contingency reserve,"1,500"\nRevenue resource limit,"164,000"\n`
    const without = await begunFrom(more)
    const within = await mapped(
      `${csv}Contingency reserve,contingency,reserve,Contingency\nRevenue resource limit,allocation,funding,Allocation\n`,
      'mapping.csv',
      more,
    )

    expect(without.codes.filter((code) => code === 'budget-no-spend')).toHaveLength(2)
    expect(onOneLine(without.err)).toContain('with "reserve" for its setting')
    expect(within.codes).toEqual([])
    expect(within.millions('funding.total')).toBe('164')
    expect(within.millions('spend.total')).toBe('162.4')
    // 164 - 1.5 - 162.4 = 0.1; the reserve is the same ten years on.
    expect(within.millions('headroom')).toBe('0.1')
    expect(within.definition.at('reserves.total', 10)?.toFixed()).toBe('1.5')
    expect(onOneLine(within.out)).toContain(
      'the definition has £162,400,000 in 3 lines, £164,000,000 of funding and £1,500,000 held in reserve. Difference: nil.',
    )
  })

  it('writes a reserve beside the funding that is to be stated, and refuses one below nought', async () => {
    const held = `${csv}Contingency,,reserve,\n`
    const { codes, out, text } = await mapped(held, 'mapping.csv', `${budget}Contingency,"1,500"\n`)
    const below = await mapped(held, 'mapping.csv', `${budget}Contingency,"(1,500)"\n`)

    expect(codes).toEqual([])
    expect(text).toContain(
      '#     growth: { value: , source: "" }\n# reserves:\n#   contingency:\n#     title: Contingency\n',
    )
    expect(onOneLine(out)).toContain('£1,500,000 held in reserve, in a comment until funding is stated')
    expect(below.exit).toBe(3)
    expect(onOneLine(below.err)).toContain('"Contingency" is mapped as a reserve')
  })

  it('marks a contingency as one, so that the check is made that no part of it is spent', async () => {
    // 162.4 of spend and 1.5 in reserve of 163: a deficit of 0.9 is met by the contingency in the base year already.
    const more = `${budget}Contingency,"1,500"\nAllocation,"163,000"\n`
    const map = (setting: string): string =>
      `${csv}Contingency,contingency,${setting},\nAllocation,allocation,funding,\n`
    const [marked, plain] = [
      await mapped(map('contingency'), 'mapping.csv', more),
      await mapped(map('reserve'), 'mapping.csv', more),
    ]
    const checked = await runCli(['check', 'scenario.yaml'], { files: { 'scenario.yaml': marked.text } })
    const run = await runCli(['run', 'scenario.yaml', '--full'], { files: { 'scenario.yaml': plain.text } })

    expect(marked.codes).toEqual([])
    expect(marked.text).toContain('  contingency:\n    title: Contingency\n    kind: contingency\n    amount:\n')
    expect(plain.text).not.toContain('kind:')
    expect(marked.definition.at('reserves.total', 10)?.toFixed()).toBe('1.5')
    expect(onOneLine(checked.out)).toContain('FAIL A part of the contingency is spent')
    expect(onOneLine(run.out)).toContain(
      'Business rules: this definition states no required surplus, and no reserve is marked as contingency (kind: contingency)',
    )
    expect(onOneLine(run.out)).not.toContain('and no contingency')
    const yamlMap = `${yaml}held: { title: Held, setting: contingency, budget: Contingency }\nallocation: { setting: funding, budget: Allocation }\n`
    expect((await mapped(yamlMap, 'm.yaml', more)).text).toContain('  held:\n    title: Held\n    kind: contingency\n')
  })

  it('is told of where it names a budget line and gives it nothing yet', async () => {
    const { codes, err, millions } = await mapped(
      `${csv.replace('Prescribing,rx,prescribing,Medicines', 'Prescribing,,,')}`,
    )

    expect(codes).toEqual(['not-mapped'])
    expect(onOneLine(err)).toContain(
      'The mapping names "Prescribing" and gives it no line and no setting. Its amount is kept in the line "Not mapped".',
    )
    expect(millions('lines.not-mapped.spend')).toBe('22')
  })

  it('refuses a savings target as a line of spend, until a mapping says what it is', async () => {
    const from = `${budget}Unidentified efficiency target,"(12,400)"\n`
    const without = await begunFrom(from)
    const inLine = await mapped(`${csv}Unidentified efficiency target,acute,,\n`, 'mapping.csv', from)

    expect([without.exit, without.written.size]).toEqual([3, 0])
    expect(without.codes).toContain('budget-target')
    expect(onOneLine(without.err)).toContain('write it under "savings" in the definition')
    const own = await mapped(`${csv}Unidentified efficiency target,target,other,\n`, 'mapping.csv', from)
    expect(own.codes).toEqual(['budget-credit'])
    // 80 + 33 - 12.4 = 100.6
    expect(inLine.codes).toEqual([])
    expect(inLine.millions('lines.acute.spend')).toBe('100.6')
  })

  it('says which rows are totals', async () => {
    const from = `${budget}Below the line,"95,000"\n`
    const { millions } = await mapped(`${csv}Below the line,,total,\n`, 'mapping.csv', from)

    expect(millions('spend.total')).toBe('162.4')
  })

  it.each([
    [
      'a credit, as a ledger has it',
      '"-162,400"',
      'has spend of £162,400,000 in 3 lines less funding of £162,400,000. Difference: nil. Funding stands below nought in the file',
    ],
    ['a plain amount, as a list has it', '"162,400"', 'and £162,400,000 of funding'],
  ])('takes funding that is %s', async (_, amount, said) => {
    const from = `Service,2017/18 budget £000\nAllocation,${amount}\n${budget.split('\n').slice(1).join('\n')}`
    const { millions, out, codes } = await mapped(`${csv}Allocation,allocation,funding,\n`, 'mapping.csv', from)

    // The sum of the lines is not a total of theirs, because the mapping says what the row is.
    expect(codes).toEqual([])
    expect(millions('funding.total')).toBe('162.4')
    expect(millions('headroom')).toBe('0')
    expect(onOneLine(out)).toContain(said)
    expect(onOneLine(out)).toContain('Difference: nil.')
  })

  it.each([
    [
      'a line of two settings',
      'budget,line,setting\nAcute contracts,acute,hospital\nAcute other,acute,other\n',
      'mapping-two-settings',
    ],
    ['a name twice', 'budget,line,setting\nAcute other,a,other\nacute OTHER,b,other\n', 'duplicate-key'],
    ['an id that is none', 'budget,line,setting\nAcute other,Acute Other,other\n', 'bad-id'],
    ['an id that is reserved', 'budget,line,setting\nAcute other,total,other\n', 'reserved-id'],
    ['an id that no program could hold', 'budget,line,setting\nAcute other,constructor,other\n', 'forbidden-key'],
    ['a setting that is none', 'budget,line,setting\nAcute other,a,hospitals\n', 'not-a-choice'],
    ['a column twice', 'budget,line,line,setting\nAcute other,a,a,other\n', 'csv-duplicate-column'],
  ])('is refused for %s, and nothing is written', async (_, text, code) => {
    const { exit, codes, written } = await mapped(text)

    expect({ exit, written: written.size }).toEqual({ exit: 3, written: 0 })
    expect(codes).toContain(code)
  })

  it.each([
    ['a list', '- a\n', 'expected-items'],
    ['a plain value', 'acute: hospital\n', 'expected-keys'],
    ['a key that is not known', 'acute: { seting: hospital, budget: Community }\n', 'unknown-key'],
    ['no budget line', 'acute: { setting: hospital }\n', 'mapping-without-budget'],
    ['keys where a name belongs', 'acute: { setting: hospital, budget: [{ a: b }] }\n', 'expected-value'],
  ])('in YAML is refused for %s', async (_, text, code) => {
    expect((await mapped(text, 'mapping.yaml')).codes).toContain(code)
  })
})

it('without a mapping each name is a line, and rows of one name are added up', async () => {
  const { millions, out, text } = await begunFrom(
    'Service,Setting,2017/18 budget £m\nA,hospital,1\nB,other,5\nA,hospital,2\n',
  )

  expect(millions('lines.a.spend')).toBe('3')
  expect(text).toContain('source: budget.csv, rows 2 and 4, "2017/18 budget £m"')
  expect(onOneLine(out)).toContain('In several rows, which are added up: "A".')
})

it('names become ids, each its own', async () => {
  const names = [
    'Mental health & LD',
    'Mental health - LD',
    'Crèche',
    '2nd line',
    'Total care',
    '日本',
    '111',
    'true',
    'Constructor',
  ]
  const rows = names.map((name, index) => `${name},other,${10 ** index}1`)
  const { definition } = await begunFrom(`Service,Setting,2017/18 budget £\n${rows.join('\n')}\n`, [
    '--is-line',
    'total care',
  ])
  const ids = definition.rows.flatMap((row) => /^lines\.([^.]+)\.spend$/.exec(row)?.[1] ?? [])

  expect(ids).toEqual([
    'mental-health-ld',
    'mental-health-ld-2',
    'creche',
    'line',
    'total-care',
    'line-7',
    'line-8',
    'true',
    'line-10',
  ])
})

it('a setting may stand in a column of the budget', async () => {
  const { codes, millions } = await begunFrom(
    'Service,Setting,2017/18 budget £m\nAcute,hospital,113\nCommunity,out-of-hospital,27.4\n',
  )

  expect(codes).toEqual([])
  expect(millions('out-of-hospital.spend')).toBe('27.4')
})

describe('a column "Setting" of the budget', () => {
  const whole = `Service,Setting,2017/18 budget £m
Acute,hospital,113
Community,out-of-hospital,27.4
Allocation,funding,150
Contingency,contingency,2.7
Set aside,reserve,1
All services,total,140.4
Below the line,left-out,9
`

  it('takes what a mapping takes', async () => {
    const { codes, millions, out, text } = await begunFrom(whole)

    expect(codes).toEqual([])
    expect(millions('spend.total')).toBe('140.4')
    expect(millions('funding.total')).toBe('150')
    // 2.7 + 1; 150 - 3.7 - 140.4 = 5.9
    expect(millions('reserves.total')).toBe('3.7')
    expect(millions('headroom')).toBe('5.9')
    expect(text).toContain('    title: Contingency\n    kind: contingency\n')
    expect(text).toContain('    title: Set aside\n    amount:\n')
    expect(onOneLine(out)).toContain('so that nothing counts twice: row 7.')
    // 113 + 27.4 + 150 + 2.7 + 1 + 9 = 303.1
    expect(onOneLine(out)).toContain('the 6 budget lines come to £303,100,000;')
    expect(onOneLine(out)).toContain('£9,000,000 left out as marked (row 8). Difference: nil.')
  })

  it('a mapping that says otherwise goes before it, and one that does not name a reserve leaves it one', async () => {
    const { codes, millions } = await mapped(
      'budget,line,setting\nAcute,acute,\nCommunity,community,other\nAllocation,,funding\nSet aside,aside,other\n',
      'mapping.csv',
      whole,
    )

    expect(codes).toEqual([])
    // 113 + 27.4 + 1, nothing of it out of hospital; the contingency is one still.
    expect(millions('spend.total')).toBe('141.4')
    expect(millions('reserves.total')).toBe('2.7')
    expect(millions('funding.total')).toBe('150')
  })

  it('what a mapping puts into a line is in it, whatever the row says of itself', async () => {
    const { millions } = await mapped(
      'budget,line,setting\nAcute,acute,hospital\nCommunity,acute,\nAllocation,,funding\nAll services,acute,\nBelow the line,acute,\n',
      'mapping.csv',
      whole.replace('total,140.4', 'total,7.3'),
    )

    // 113 + 27.4 + 7.3 + 9 = 156.7
    expect(millions('lines.acute.spend')).toBe('156.7')
  })

  it('one reserve cannot be a contingency in one row and none in another', async () => {
    const { codes, exit, err } = await begunFrom(
      'Service,Setting,2017/18 budget £m\nAcute,hospital,113\nHeld,reserve,1\nHeld,contingency,2\n',
    )

    expect(exit).toBe(3)
    expect(codes).toContain('mapping-two-settings')
    expect(onOneLine(err)).toContain('Held is said to be contingency here and reserve before.')
  })
})
