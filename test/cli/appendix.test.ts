import { createHash } from 'node:crypto'
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { unzipSync } from 'fflate'
import { expect, it } from 'vitest'
import { stageFolder } from '../../src/cli/node-folder.ts'
import { runCli } from '../support/run-cli.ts'

const three = ['scenarios/6pct.yaml', 'scenarios/3pct.yaml', 'scenarios/nil.yaml']
const one = 'test/errors/sound.yaml'
const reasons = ['fc-5', 'fc-6', 'fc-9', 'fc-10', 'fc-12', 'fc-15', 'fc-16']
  .map((id) => `  ${id}: { not-applicable: Not here. }\n`)
  .join('')

/** The appendix of the sound definition, with more of a manifest. */
function appendixWith(more: string, top = ''): ReturnType<typeof runCli> {
  const files = { 'pack.yaml': `title: Two lines\n${top}chapters:\n${reasons}${more}` }
  return runCli(['appendix', one, '--manifest', 'pack.yaml', '-o', 'out/'], { files })
}

it('writes the folder of the three scenarios, whose manifest has the hash of every other file', async () => {
  const { exit, err, written, bytes } = await runCli(['appendix', ...three, '-o', 'appendix/'])

  expect({ exit, err }).toEqual({ exit: 0, err: '' })
  const names = [
    'appendix.docx',
    'appendix.html',
    'appendix.md',
    'assumptions.csv',
    'chart-envelope.svg',
    'checks.xml',
    'figures.csv',
    'manifest.json',
    'model.xlsx',
  ]
  expect([...written.keys()].sort()).toEqual(names.map((name) => `appendix/${name}`))
  const manifest = JSON.parse(written.get('appendix/manifest.json') ?? '') as {
    files: { name: string; sha256: string }[]
    provenance: { command: string[]; inputs: Record<string, string> }
  }
  for (const { name, sha256 } of manifest.files)
    expect(
      createHash('sha256')
        .update(bytes.get(`appendix/${name}`) ?? '')
        .digest('hex'),
    ).toBe(sha256)
  expect(manifest.provenance.command).toEqual(['appendix', ...three])
  const pack = createHash('sha256').update(readFileSync('scenarios/packs/appendix.yaml')).digest('hex')
  expect(manifest.provenance.inputs['scenarios/packs/appendix.yaml']).toBe(pack)
})

it('holds in its data files what the commands of their own write, to the byte', async () => {
  const { bytes } = await runCli(['appendix', ...three, '-o', 'appendix'])
  const alone = await runCli(['run', ...three, '--format', 'tidy', '-o', 'figures.csv'])
  const book = await runCli(['compare', ...three, '-o', 'model.xlsx'])

  expect(bytes.get('appendix/figures.csv')).toEqual(alone.bytes.get('figures.csv'))
  expect(bytes.get('appendix/model.xlsx')).toEqual(book.bytes.get('model.xlsx'))
})

it('tells a source where a source is asked for, the evidence of the preferred scenario, and what it is not', async () => {
  const { written } = await runCli(['appendix', ...three, '-o', 'appendix'])
  const text = written.get('appendix/appendix.md') ?? ''

  expect(text).toContain(
    '| Deflator | 2%, of no named publisher; source and quality are those of prices.deflator in FC-3 |',
  )
  expect(text).toMatch(/^### FC-3\.2 .*: 3% acute growth, /m)
  expect(text).toContain('The tables by evidence are of 3pct')
  expect(text).toContain('| Appraisal | None: amounts are in cash and not discounted')
  expect(text).toContain('|  | low is | at low | high is | at high | apart | moved by |')
  // Eleven lines have a base and a growth, as has the allocation and the population, three lines three benchmarks each; and the deflator.
  expect(text).toContain(
    '| FC-3 Key assumptions | partly | tables FC-3.1 to FC-3.4, assumptions.csv, model.xlsx; not recorded: the owners of 36 of 36 assumptions |',
  )
  // Nobody prefers a growth to another one.
  expect(text).toContain('| 3% acute growth | 3pct | option, of which the text speaks where it names none |')
  // The growths of eleven lines and of the allocation by a point, their bases by a tenth.
  expect(text).toContain(
    'with every figure of 3% acute growth at its worse end at once (12 by 1 point, 12 by 10%), headroom',
  )
  expect(text).toContain('of the first year in which it fails, or else of the one that comes nearest to failing')
  // What all three scenarios state is no one's own.
  expect(text).not.toContain('(of scenarios/6pct.yaml)')
})

it('calls a requirement met in part where people have not recorded what it asks of them', async () => {
  const row = (text: string, id: string): string | undefined =>
    text.split('\n').find((line) => line.startsWith(`| ${id} `))
  const bare = (await appendixWith('')).written.get('out/appendix.md') ?? ''
  const stated = `status: Final
version: "2"
date: 2018-09-13
owner: The finance team
senior-responsible-owner: The accountable officer
approvals: Governing body, 13 September 2018
assurance: Read twice
limitations: None
sign-off: { finance: { role: Finance, name: A name, date: 2018-09-13, decision: Approved } }
quality-log: { reading: { activity: Read by another, by: Another, date: 2018-09-12, outcome: No change } }
`
  const whole = (await appendixWith('', stated)).written.get('out/appendix.md') ?? ''

  expect(row(bare, 'FC-1')).toBe(
    '| FC-1 Document control | partly | tables FC-1.1 to FC-1.3, manifest.json; not recorded: organisation, status, version, date, owner, senior responsible owner, approvals, assurance, limitations and sign-off |',
  )
  expect(row(bare, 'FC-17')).toMatch(/ partly \| .*; not recorded: activities of the quality log \|$/)
  expect(row(whole, 'FC-1')).toMatch(/ partly \| .*; not recorded: organisation \|$/)
  expect(row(whole, 'FC-17')).toMatch(/ shown \|/)
})

it('draws its charts on the page and in the document for a word processor', async () => {
  const { written, bytes } = await runCli(['appendix', ...three, '-o', 'appendix'])
  const page = written.get('appendix/appendix.html') ?? ''
  const parts = unzipSync(bytes.get('appendix/appendix.docx') ?? new Uint8Array())

  const titles = [...page.matchAll(/<figcaption>([^<]*)<\/figcaption>/g)].map(([, title]) => title)
  expect(titles).toEqual([
    'Out-of-hospital envelope of each scenario',
    'What is left for care out of hospital, and what it costs as projected: 3% acute growth',
    ...['6%', '3%', 'Nil'].map((name) => `What moved headroom, 2017/18 to 2027/28: ${name} acute growth`),
    ...['6%', '3%', 'Nil'].map((name) => `What headroom rests on, 2027/28: ${name} acute growth`),
  ])
  // Each can be moved along by keys where it is wider than the screen.
  expect(page.match(/<figure class="picture" tabindex="0">/g)).toHaveLength(titles.length)
  // The identifiers of the pictures are all unlike, or their names would be told of one another.
  const ids = [...page.matchAll(/ id="([^"]*)"/g)].map(([, id]) => id)
  expect(new Set(ids).size).toBe(ids.length)
  // 273.4 - 113 x 1.06^10 - 22 x 1.03^10 - 16 = 273.4 - 202.3658 - 29.5662 - 16 = 25.468.
  const chart = new TextDecoder().decode(parts['word/charts/chart1.xml'])
  expect(chart).toContain('<c:tx><c:v>6% acute growth</c:v></c:tx>')
  expect(chart).toMatch(/<c:pt idx="10"><c:v>25\.468\d*<\/c:v><\/c:pt>/)
  const body = new TextDecoder().decode(parts['word/document.xml'])
  expect(body.match(/<c:chart /g)).toHaveLength(titles.length)
  // Acute grows by 113 x (1.06^10 - 1) = 89.3658 from a headroom of nought, and stands below it.
  const bridge = new TextDecoder().decode(parts['word/charts/chart3.xml'])
  expect(bridge).toContain('<c:v>Acute, growth −£89.4m</c:v>')
  expect(bridge).toMatch(/<c:tx><c:v>Less<\/c:v>.*?<c:pt idx="1"><c:v>-89\.3657\d*<\/c:v>/)
  expect(body).toMatch(/<wp:docPr [^>]*descr="Lines by year, 2017\/18 to 2027\/28, in £ million, cash\./)
})

it('joins the appraisal of the options that its manifest names, apart from all that is in cash', async () => {
  const option = (rest: string): string => `title: An option
years: { base: 2017/18, count: 2 }
lines: { care: { setting: hospital, base: 60, growth: 0% } }
${rest}`
  const files = {
    'packs/pack.yaml': `title: Two lines\nappraisal: ../options.yaml\nchapters:\n${reasons}`,
    'stay.yaml': option(''),
    'move.yaml': option('investments: { team: { line: care, level: { 2018/19: 5, 2019/20: 1 } } }\n'),
    'options.yaml': `title: The options
prices: { deflator: 0% }
appraisal:
  budget: open
  schedule: { rate: 10% }
  counterfactual: stay
  options: { stay: { title: Stay, scenario: stay.yaml }, move: { title: Move, scenario: move.yaml } }
`,
  }
  const line = ['appendix', one, '--manifest', 'packs/pack.yaml', '-o', 'out']
  const { exit, err, written, bytes } = await runCli(line, { files })

  expect({ exit, err }).toEqual({ exit: 0, err: '' })
  const text = written.get('out/appendix.md') ?? ''
  // 5 / 1.1 + 1 / 1.21 = 5.372.
  expect(text).toContain('Move costs £5.4m more than Stay over the years to 2019/20')
  expect(text).toContain(
    '### EC-1.1 Cost against Stay: The options\n\n**£ million, 2017/18 prices, discounted to 2017/18**',
  )
  expect(text).toContain('| EC-1 Economic appraisal | shown | tables EC-1.1 to EC-1.5, appraisal.csv |')
  expect(text).toContain('| Appraisal | EC-1, of options.yaml; all other tables are in cash and not discounted |')
  expect(text).toContain('| Equivalent annual cost | ')
  expect(written.get('out/appraisal.csv')).toMatch(/^move,appraisal\.net-present-cost,.*,2019\/20,.*,5\.37190082/m)
  // What it rests on is recorded, and its file is an input like any other.
  const folder = Object.fromEntries(bytes)
  expect((await runCli(['verify', 'out'], { files: { ...files, ...folder } })).exit).toBe(0)
  const dearer = { ...files, 'move.yaml': files['move.yaml'].replace('2018/19: 5', '2018/19: 6') }
  expect((await runCli(['verify', 'out'], { files: { ...dearer, ...folder } })).exit).toBe(1)
})

it('says that it is no appraisal where its manifest names none', async () => {
  const text = (await appendixWith('')).written.get('out/appendix.md') ?? ''

  expect(text).toContain('| EC-1 Economic appraisal | not provided | No scenario is appraised: amounts are in cash')
})

it('quotes figures with the unit and the places asked for, of the scenario that is named', async () => {
  // 273.4 - 60 x 1.03^10 is not needed here: funding of the sound definition is flat at 100, acute grows from 60 by 3% a year.
  // 60 x 1.03 = 61.8; in £k 61,800; the rate 3%; a figure without a unit stands in that of the definition.
  const text =
    'Acute: {{ lines.acute.spend 2018/19 £k 0dp }}, {{ sound lines.acute.spend 2018/19 2dp }}, {{ lines.acute.growth 2018/19 1dp }}, **{{ funding.total 2018/19 }}**.'
  const { exit, written } = await appendixWith(`  question: { title: The question, text: "${text}" }\n`)

  expect(exit).toBe(0)
  expect(written.get('out/appendix.md')).toContain(
    '\n## The question\n\nAcute: £61,800k, £61.80m, 3.0%, **£100.0m**.\n',
  )
  expect(written.get('out/appendix.html')).toContain('<p>Acute: £61,800k, £61.80m, 3.0%, <strong>£100.0m</strong>.</p>')
})

it('lets no text of a manifest become markup', async () => {
  const text = '<script>alert(1)</script> [x](javascript:y) | a | &amp;'
  const { written } = await appendixWith(
    `  question: { title: "<b>T</b>", text: "${text}" }\n`,
    'organisation: "<i>O</i>"\n',
  )

  const page = written.get('out/appendix.html') ?? ''
  expect(page).not.toMatch(/<script|<b>T|<i>O/)
  expect(page).toContain('&lt;script&gt;alert(1)&lt;/script&gt; [x](javascript:y) | a | &amp;amp;')
  const markdown = written.get('out/appendix.md') ?? ''
  expect(markdown).toContain(String.raw`\<script\>alert(1)\</script\> \[x\](javascript:y)`)
  expect(markdown).not.toMatch(/^<script/m)
})

it('asks for a reason for each table that has nothing to show, all at once, and writes nothing', async () => {
  const { exit, err, written } = await runCli(['appendix', one, '-o', 'out/'])

  expect(exit).toBe(3)
  expect(err.match(/table-without-data: FC-\d+/g)).toEqual(
    ['FC-5', 'FC-6', 'FC-9', 'FC-10', 'FC-12', 'FC-15', 'FC-16'].map((id) => `table-without-data: ${id}`),
  )
  expect(written.size).toBe(0)
})

it('prints the checklist although reasons are missing, and writes nothing', async () => {
  const { exit, out, written } = await runCli(['appendix', one, '--checklist', '--width', '100'])

  expect(exit).toBe(3)
  expect(out).toMatch(/FC-9 Savings schedule +NO\s+Where: No scenario states savings or shifts\./)
  expect(out).toMatch(/FC-4 Baseline +shown\s+Where: tables FC-4\.1 to FC-4\.2/)
  expect(written.size).toBe(0)
})

it('tells every mistake of a manifest at once: a slip of a key hides no name, no appraisal and no reference that is wrong', async () => {
  const manifest = `title: Two lines
preferrd: sound
counterfactual: nobody
appraisal: nowhere.yaml
order: [fc-1, nonsense]
chapters:
${reasons}  fc-1: { text: "Envelope {{ no-such-row 2018/19 }}" }
`
  const files = { 'pack.yaml': manifest }
  const { exit, err, written } = await runCli(['appendix', one, '--manifest', 'pack.yaml', '-o', 'out/'], { files })

  // The file of the appraisal is not there, which is the graver of the two kinds.
  expect({ exit, written: written.size }).toEqual({ exit: 4, written: 0 })
  const told = [...err.matchAll(/^pack\.yaml:(\d+:\d+) - error ([a-z-]+): /gm)].map(([, at, code]) => `${at} ${code}`)
  expect(told).toEqual(['2:1 unknown-key', '3:17 reference-scenario', '5:15 appendix-chapter', '14:27 unknown-row'])
  expect(err).toContain('nowhere.yaml')
})

it('asks for no reason that a manifest may give where it could not be read', async () => {
  const files = { 'pack.yaml': `title: Two lines\nchapers:\n${reasons}` }
  const { exit, err } = await runCli(['appendix', one, '--manifest', 'pack.yaml', '-o', 'out/'], { files })

  expect(exit).toBe(3)
  expect(err.match(/ - error [a-z-]+/g)).toEqual([' - error unknown-key'])
  expect((await runCli(['appendix', one, '--manifest', 'pack.yaml', '--checklist'], { files })).out).toBe('')
})

it('orders chapters as the manifest says, and the rest after them in the usual order', async () => {
  const own = '  z: { title: Last words, text: Last. }\n  a: { title: First words, text: First. }\n'
  const { written } = await appendixWith(own, 'order: [fc-18, a]\n')

  const titles = [...(written.get('out/appendix.md') ?? '').matchAll(/^## (.*)$/gm)].map(([, title]) => title)
  // What the scenario comes to is read first, whatever the order.
  expect(titles.slice(0, 6)).toEqual([
    'What would be left',
    'FC-18 Glossary and notes',
    'First words',
    'Last words',
    'FC-1 Document control',
    'FC-2 Scope and options',
  ])
  expect(titles).toHaveLength(23)
})

it('begins with what each scenario would leave, and when the money is gone', async () => {
  const of = (title: string, growth: string): string => `title: ${title}
years: { base: 2017/18, count: 2 }
funding: { allocation: { base: 100, growth: 0% } }
lines: { acute: { setting: hospital, base: 60, growth: ${growth} }, community: { setting: out-of-hospital, base: 40, growth: 0% } }
`
  const pack = `title: Plans\nchapters:\n${['fc-9', 'fc-10', 'fc-12', 'fc-15', 'fc-16'].map((id) => `  ${id}: { not-applicable: Not here. }\n`).join('')}`
  const files = { 'a.yaml': of('Steep', '50%'), 'b.yaml': of('Flat', '0%'), 'pack.yaml': pack }
  const { written, err } = await runCli(
    ['appendix', 'a.yaml', 'b.yaml', '--manifest', 'pack.yaml', '-o', 'out', '-q'],
    { files },
  )
  const text = written.get('out/appendix.md') ?? ''

  expect(err).toBe('')
  // 60 x 1.5 x 1.5 is 135 of 100; then 40 of it is needed for services.
  expect(text.slice(text.indexOf('## '), text.indexOf('## FC-1 ')).trim().split('\n')).toEqual([
    '## What each scenario would leave',
    '',
    '- Steep: -£35.0m would be left for care out of hospital in 2019/20, £75.0m less than in 2017/18. £75.0m would have to be found in that year, if services cost what is projected. The money for care out of hospital is gone in 2019/20.',
    '- Flat: £40.0m would be left for care out of hospital in 2019/20, as much as in 2017/18. That is what services would cost by then.',
  ])
  // Rows that are the same in every year are one.
  expect(text).toContain('- Funding: the same for allocation, available to spend and recurrent funding.')
  expect(text.slice(text.indexOf('## FC-7 '), text.indexOf('## FC-8 '))).not.toContain('Recurrent headroom**')
})

it('needs a folder, and refuses one that holds what no appendix wrote', async () => {
  const without = await runCli(['appendix', one])
  expect(without).toMatchObject({ exit: 2, err: 'scenario: -o names the folder of the appendix: -o appendix/\n' })
  const files = {
    'pack.yaml': `title: Two lines\nchapters:\n${reasons}`,
    'out/notes.txt': 'mine',
  }
  const { exit, err, written } = await runCli(['appendix', one, '--manifest', 'pack.yaml', '-o', 'out/'], { files })
  expect({ exit, written: written.size }).toEqual({ exit: 2, written: 0 })
  expect(err).toContain('it holds notes.txt, which no appendix wrote there')
})

it('gives the same bytes twice, and takes the place of an earlier appendix', async () => {
  const pack = `title: Two lines\nchapters:\n${reasons}`
  const line = ['appendix', one, '--manifest', 'pack.yaml', '-o', 'out']
  const first = await runCli(line, { files: { 'pack.yaml': pack }, env: { SOURCE_DATE_EPOCH: '1500000000' } })
  const there = Object.fromEntries(first.bytes)
  const again = await runCli(line, { files: { 'pack.yaml': pack, ...there }, env: { SOURCE_DATE_EPOCH: '1500000000' } })

  expect(again.exit).toBe(0)
  expect([...again.bytes]).toEqual([...first.bytes])
})

it('refuses a folder with files that were edited since an appendix wrote it, and says what to do', async () => {
  const pack = { 'pack.yaml': `title: Two lines\nchapters:\n${reasons}` }
  const line = ['appendix', one, '--manifest', 'pack.yaml', '-o', 'out']
  const { bytes } = await runCli(line, { files: pack })
  const there = Object.fromEntries(bytes)
  const edited = { ...pack, ...there, 'out/appendix.md': 'A note.', 'out/checks.xml': '' }
  const { exit, err, written } = await runCli(line, { files: edited })

  expect({ exit, written: written.size }).toEqual({ exit: 2, written: 0 })
  expect(err).toBe(
    'scenario: -o out: appendix.md and checks.xml in it are not as the appendix wrote them, and the whole folder is replaced. Move them elsewhere to keep what was changed, or name another folder.\n',
  )
  const { 'out/appendix.md': _, 'out/checks.xml': __, ...moved } = there
  const again = await runCli(line, { files: { ...pack, ...moved } })
  expect({ exit: again.exit, err: again.err }).toEqual({ exit: 0, err: '' })
})

it('has a workbook of each scenario where they do not share their rows', async () => {
  const pack = `title: Plans\nchapters:\n${['fc-10', 'fc-12', 'fc-15'].map((id) => `  ${id}: { not-applicable: Not here. }\n`).join('')}`
  const line = [
    'appendix',
    'scenarios/3pct.yaml',
    'scenarios/do-something.yaml',
    '--manifest',
    'pack.yaml',
    '-o',
    'out',
  ]
  const { exit, written } = await runCli(line, { files: { 'pack.yaml': pack } })

  expect(exit).toBe(0)
  expect([...written.keys()].filter((name) => name.endsWith('.xlsx'))).toEqual([
    'out/model-3pct.xlsx',
    'out/model-do-something.xlsx',
  ])
  expect(written.get('out/appendix.md')).toContain('FC-9.1 Savings and shifts of care: 3% acute growth, with a plan')
})

it('has every workbook where the names of two scenarios would make one file name', async () => {
  // x/a and y/a are told apart by their folders, and x-a has no folder: x/a and x-a would both be model-x-a.xlsx.
  const plan = (line: string): string => `title: Plan ${line}
years: { base: 2017/18, count: 1 }
funding: { allocation: { base: 100, growth: 0% } }
lines: { ${line}: { setting: hospital, base: 100, growth: 10% } }
`
  const several = reasons.replace(/^ {2}fc-[56]:.*\n/gm, '')
  const files = {
    'x/a.yaml': plan('one'),
    'y/a.yaml': plan('two'),
    'x-a.yaml': plan('three'),
    'pack.yaml': `title: Plans\nchapters:\n${several}`,
  }
  const made = async (...paths: string[]): Promise<string[]> => {
    const { err, written } = await runCli(['appendix', ...paths, '--manifest', 'pack.yaml', '-o', 'out'], { files })
    expect(err).toBe('')
    return [...written.keys()].filter((name) => name.endsWith('.xlsx'))
  }

  expect(await made('x/a.yaml', 'y/a.yaml', 'x-a.yaml')).toEqual([
    'out/model-1-x-a.xlsx',
    'out/model-2-y-a.xlsx',
    'out/model-3-x-a.xlsx',
  ])
  expect(await made('x/a.yaml', 'y/a.yaml')).toEqual(['out/model-x-a.xlsx', 'out/model-y-a.xlsx'])
})

it('prints the number that a list begins with in every document, and lets no list swallow another in Markdown', async () => {
  const { written } = await appendixWith('  question: { title: T, text: "7. a\\n8. b\\n\\n11. c\\n\\n1. d" }\n')

  expect(written.get('out/appendix.md')).toContain('7. a\n8. b\n\n11) c\n\n1. d\n')
  expect(written.get('out/appendix.html')?.replace(/\n/g, '')).toContain(
    '<ol start="7"><li>a</li><li>b</li></ol><ol start="11"><li>c</li></ol><ol><li>d</li></ol>',
  )
})

it('tells a reference that is wrong at its place, where braces stand in code before it', async () => {
  const { exit, err } = await appendixWith(
    '  question:\n    title: T\n    text: |\n      Write `{{ row year }}`, as in\n      {{ nothing 2018/19 }}.\n',
  )

  // Title and chapters are two lines and reasons seven; question, title, text and its first line make 13. Its lines begin in column 7.
  expect(exit).toBe(3)
  expect(err).toMatch(/^pack\.yaml:14:7 - error unknown-row/m)
})

it('puts a folder in the place of another whole, or leaves that one as it is', () => {
  const root = mkdtempSync(join(tmpdir(), 'appendix-'))
  try {
    const target = join(root, 'made', 'appendix')
    const unfinished = new Set<string>()
    const staged = stageFolder(`${target}/`, new Map([['a.txt', ['one']]]), unfinished)
    expect(readdirSync(join(root, 'made'))).not.toContain('appendix')
    expect(staged.keep()).toBeUndefined()
    expect(readFileSync(join(target, 'a.txt'), 'utf8')).toBe('one')
    writeFileSync(join(target, 'stale.txt'), 'old')
    expect(stageFolder(target, new Map([['b.txt', ['two']]]), unfinished).keep()).toBeUndefined()
    expect(readdirSync(target)).toEqual(['b.txt'])
    stageFolder(target, new Map([['c.txt', ['three']]]), unfinished).drop()
    expect(readdirSync(target)).toEqual(['b.txt'])
    expect(readdirSync(join(root, 'made'))).toEqual(['appendix'])
    expect(unfinished.size).toBe(0)
  } finally {
    rmSync(root, { recursive: true, force: true })
  }
})
