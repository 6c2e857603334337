import { expect, it } from 'vitest'
import { runCli } from '../support/run-cli.ts'

/** Members of 1,000, 2,000 and 500 people in a place that states 4,000. Prices stand at 1.25 in 2018/19. */
const member = (title: string, people: number, funding: number, lines: string): string => `title: ${title}
unit: £k
years: { base: 2017/18, count: 1 }
population: { base: ${people}, growth: 0% }
prices: { base: 2017/18, deflator: 25% }
funding: { allocation: { base: ${funding}, growth: 0% } }
lines: { ${lines} }
`
const acute = (base: number): string => `acute: { setting: hospital, base: ${base}, growth: 0% }`
const files = {
  'n.yaml': member('North', 1000, 100, acute(60)),
  's.yaml': member('South', 2000, 300, `${acute(100)}, drugs: { setting: prescribing, base: 80, growth: 0% }`),
  'w.yaml': member('West', 500, 80, acute(60)),
  'p.yaml': `title: Place
unit: £k
population: { base: 4000, growth: 0% }
combine:
  n: { scenario: n.yaml, title: North }
  s: { scenario: s.yaml, title: South, lines: { funding: 50%, acute: 100% } }
  w: { scenario: w.yaml, title: West, share: 25% }
transfers: { help: { from: w, to: n, amount: { 2018/19: 8 } } }
`,
  'outer.yaml': `title: Outer
population: { base: 5000, growth: 0% }
combine: { inner: { scenario: p.yaml, title: Inner, share: 50% } }
`,
}

const run = async (...args: readonly string[]): Promise<string> =>
  (await runCli([...args, '--quiet'], { files, columns: 80, env: { NO_COLOR: '1' } })).out

interface Shown {
  readonly row: string
  /** The member behind a row of the place, with --by member. */
  readonly member?: string
  readonly label: string
  readonly pounds: string
  /** What the text says of the share, where data says that there is one to multiply by. */
  readonly share?: string
}

// Headroom is 40 (North, 1,000 people), 300 - 180 = 120 (South, 2,000) and 20 (West, 500). Of South 50% x 300 - 100 = 50 is
// here, of West 25% x 20 = 5; so the place has 40 + 50 + 5 = 95 for 4,000 people. West gives North 8.
const figures: readonly Shown[] = [
  { row: 'headroom', label: 'Headroom', pounds: '23.75' },
  // 40,000 / 1,000 and 20,000 / 500: their own, by their own people.
  { row: 'headroom', member: 'n', label: 'North (own people)', pounds: '40' },
  { row: 'headroom', member: 'w', label: 'West (own people)', pounds: '40' },
  // 50,000 / 4,000: the part of South that is here, by the people of the place.
  { row: 'headroom', member: 's', label: "South (place's people)", pounds: '12.5', share: '1' },
  // 50% x 300,000 / 4,000: every row of a member taken line by line, and not some by its own people.
  { row: 'funding.total', member: 's', label: "South (place's people)", pounds: '37.5', share: '1' },
  { row: 'members.s.headroom', label: 'South: Headroom (own people)', pounds: '60' },
  // 40 + 8, 50 and 5 - 8, by the people of the place.
  {
    row: 'members.n.headroom-here',
    label: "North: its part of headroom, after transfers (place's people)",
    pounds: '12',
  },
  {
    row: 'members.s.headroom-here',
    label: "South: its part of headroom, after transfers (place's people)",
    pounds: '12.5',
  },
  {
    row: 'members.w.headroom-here',
    label: "West: its part of headroom, after transfers (place's people)",
    pounds: '-0.75',
  },
  { row: 'members.w.transfers', label: "West: transfers received less given (place's people)", pounds: '-2' },
]

/** South is taken line by line, and so is told by its part. */
const figuresOf = (whose: string | undefined): string => (whose === undefined ? '' : whose === 's' ? 'part' : 'own')

const asked = (row: string): string[] => [
  'run',
  'p.yaml',
  '--rows',
  row,
  '--years',
  '2018/19',
  '--by',
  'member',
  '--per-head',
]

it.each(figures)('$row $member is £$pounds in every format', async ({ row, member: whose, label, pounds, share }) => {
  const data = async (format: string): Promise<string> => run(...asked(row), '--format', format)
  const ofData = (line: { readonly row: string; readonly member?: string }): boolean =>
    line.row === row && line.member === whose
  const fields = (text: string): string[] =>
    text
      .split('\n')
      .map((line) => line.replace(/"[^"]*"/g, '').split(','))
      .find(([, path, , , , id]) => path === row && id === (whose ?? '')) ?? []

  const csv = fields(await data('csv'))
  expect([csv[6], csv[7], csv[8]]).toEqual([share ?? '', figuresOf(whose), pounds])
  expect(fields(await data('tidy'))[11]).toBe(pounds)
  const { scenarios } = JSON.parse(await data('json'))
  expect(scenarios[0].rows.find(ofData)).toMatchObject({ unit: 'GBP per head', values: [pounds] })
  const lines = (await data('ndjson')).trim().split('\n')
  expect(lines.map((line) => JSON.parse(line)).find(ofData)).toMatchObject({ value: pounds })

  const shown = pounds.startsWith('-') ? `(${Number(pounds.slice(1)).toFixed(2)})` : Number(pounds).toFixed(2)
  const text = (await run(...asked(row), '--decimals', '2')).replace(/ +/g, ' ')
  expect(text.split('\n').some((line) => line.trim().endsWith(` ${shown}`))).toBe(true)
  expect(text.replace(/\s+/g, ' ').replaceAll(` ${shown}`, '')).toContain(label)
  const markdown = await run(...asked(row), '--decimals', '2', '--format', 'markdown')
  expect(markdown.replace(/\| +/g, '| ')).toContain(`| ${label} | ${shown} |`)
})

it.each([
  ['headroom', 'Per head: 95 × 1,000 ÷ 4,000 = £23.75'],
  ['members.s.headroom', 'Per head, by its own people: 120 × 1,000 ÷ 2,000 = £60'],
  ['members.n.headroom-here', 'Per head, by the people of the place: 48 × 1,000 ÷ 4,000 = £12'],
  ['members.w.headroom-here', 'Per head, by the people of the place: (−3) × 1,000 ÷ 4,000 = (£0.75)'],
])('explain divides %s by the same people', async (row, line) => {
  const out = await run('explain', 'p.yaml', row, '2018/19', '--per-head', '--depth', '0')

  expect(out).toContain(`\n${line}\n`)
})

it('the explanation names the row of the people in JSON, and real terms come first', async () => {
  const args = ['explain', 'p.yaml', 'members.s.headroom', '2018/19', '--per-head', '--prices', 'real', '--json']
  const { conversions } = JSON.parse(await run(...args))

  // 120 / 1.25 = 96; 96,000 / 2,000.
  expect(conversions[1]).toMatchObject({
    label: 'Per head, by its own people, in 2017/18 prices',
    value: '48',
    formula: { by: { op: 'row', row: 'members.s.population.total', value: '2000' } },
  })
})

it('in a place within a place the parts of the inner one are by its people', async () => {
  const rows = ['--rows', 'members.*.headroom-here', '--rows', 'members.*.members.*.headroom-here']
  const csv = await run('run', 'outer.yaml', '--per-head', '--csv', '--years', '2018/19', ...rows)

  // Of the inner place 50% of 95 is here: 47,500 / 5,000. Inside it, North's 48,000 / 4,000.
  expect(csv).toMatch(/,members\.inner\.headroom-here,.*,9\.5$/m)
  expect(csv).toMatch(/,members\.inner\.members\.n\.headroom-here,.*,12$/m)
})

it('which place it is that the people are of the label says, and the note, and explain', async () => {
  const rows = ['--rows', 'members.*.headroom-here', '--rows', 'members.*.members.*.headroom-here']
  const text = (await run('run', 'outer.yaml', '--per-head', ...rows, '--years', '2018/19')).replace(/\s+/g, ' ')
  expect(text).toContain("Inner: its part of headroom, after transfers (place's people)")
  expect(text).toContain('Inner: North: its part of headroom, after transfers (people of Inner)')
  expect(text).toContain(
    'Rows marked (people of ...) are a part of the place within this one that is named, by its people.',
  )
  const row = 'members.inner.members.n.headroom-here'
  const out = await run('explain', 'outer.yaml', row, '2018/19', '--per-head', '--depth', '0')
  expect(out).toContain('Per head, by the people of Inner: 0.048 × 1,000,000 ÷ 4,000 = £12')
})

it('a member of a place within the place is no member of it, whatever it is called', async () => {
  const own = { ...files, 'same.yaml': 'title: Same\ncombine: { n: { scenario: p.yaml, title: N } }\n' }
  const { out } = await runCli(
    ['run', 'same.yaml', '--quiet', '--by', 'member', '--csv', '--rows', 'members.n.headroom', '--years', '2018/19'],
    { files: own },
  )
  // What N is put together from, its own n among it, is none of the members of this place.
  expect(out.trim().split('\n')).toHaveLength(2)
})

it('a member taken line by line says of each figure whether it is its own or its part', async () => {
  const rows = ['funding.total', 'lines.acute.spend', 'headroom'].flatMap((row) => ['--rows', row])
  const csv = await run('run', 'p.yaml', '--by', 'member', '--csv', '--years', '2018/19', ...rows)
  // 50% of 300; all of 100 of acute care, and nothing of its drugs; so 150 - 100 = 50 of headroom is here already.
  const south = csv.split('\n').filter((line) => line.includes(',s,'))
  expect(south.map((line) => line.split(',').slice(-3).join())).toEqual(['0.5,own,300', '1,own,100', '1,part,50'])
  const text = await run('run', 'p.yaml', '--by', 'member', '--years', '2018/19', '--rows', 'headroom')
  expect(text).toContain('South (line by line)')
  expect((await run('run', 'p.yaml')).replace(/ +/g, ' ')).toContain('South by line ')
})

it('a note says whose people are counted, where members are shown', async () => {
  const note = async (...args: string[]): Promise<string> => (await run('run', ...args)).replace(/\s+/g, ' ')

  const shown = "Rows marked (own people) are a member's own, by its own people: they do not add up to the place."
  expect(await note('p.yaml', '--per-head', '--by', 'member')).toContain(shown)
  expect(await note('p.yaml', '--per-head', '--rows', 'members.n.headroom')).toContain(shown)
  const part = "Rows marked (place's people) are a member's part of the place, by the people of the place."
  expect(await note('p.yaml', '--per-head', '--by', 'member')).toContain(part)
  expect(await note('p.yaml', '--per-head', '--rows', 'members.n.headroom')).not.toContain(part)
  expect(await note('p.yaml', '--per-head', '--rows', 'members.n.headroom-here')).toContain(part)
  expect(await note('p.yaml', '--per-head')).not.toContain('own people')
  expect(await note('p.yaml', '--by', 'member')).not.toContain('own people')
})

it.each([
  // -9.087901591 million for 245,315 x 1.0038 = 246,247.197 people.
  ['members.west-london.headroom', -36.91],
  // 50,000 / 245,315 of it for 270,562 x 1.0087 = 272,915.8894 people.
  ['members.west-london.headroom-here', -6.79],
])('westminster-place.yaml, %s in 2018/19 is £%d, as METHODS.md says', async (row, pounds) => {
  const args = ['--per-head', '--csv', '--years', '2018/19', '--rows', row]
  const last = (await run('run', 'scenarios/westminster-place.yaml', ...args)).trim().split(',').at(-1)

  expect(Number(Number(last).toFixed(2))).toBe(pounds)
})

it('a part that is put together here line by line is by the people of the place, as what it adds up to', async () => {
  // 50% x 300 - 100 = 50 thousand of South is here, for the 4,000 people of the place.
  const out = await run('explain', 'p.yaml', 'members.s.here.headroom', '2018/19', '--per-head')

  expect(out).toContain('Per head, by the people of the place: 50 × 1,000 ÷ 4,000 = £12.5\n')
})
