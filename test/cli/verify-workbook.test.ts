import { deflateRawSync } from 'node:zlib'
import { expect, it } from 'vitest'
import { openArchive } from '../../src/cli/verify/workbook/archive.ts'
import { packed } from '../support/packed.ts'
import { readWorkbook } from '../support/read-workbook.ts'
import { runCli } from '../support/run-cli.ts'

// Acute is 60 at 10%: 66 in 2018/19, and 72 at 20%. Headroom is 100 - 66 - 40 = -6, and 100 - 72 - 40 = -12.
const plan = `title: Plan
years: { base: 2017/18, count: 2 }
funding: { allocation: { base: 100, growth: 0% } }
lines:
  acute: { title: Acute, setting: hospital, base: 60, growth: 10% }
  community: { title: Community, setting: out-of-hospital, base: 40, growth: 0% }
`
const other = plan.replace('growth: 10%', 'growth: 5%').replace('title: Plan', 'title: Other')
const files = { 'plan.yaml': plan, 'other.yaml': other }
const edited = { ...files, 'plan.yaml': plan.replace('growth: 10%', 'growth: 20%') }

type Files = Readonly<Record<string, string | Uint8Array>>

async function made(argv: readonly string[], target = 'plan.xlsx'): Promise<Uint8Array> {
  const { err, bytes } = await runCli([...argv, '-o', target, '-q'], { files })
  const book = bytes.get(target)
  if (book === undefined) throw new Error(err)
  return book
}

interface Proof {
  readonly exit: number
  readonly err: string
  readonly file: Record<string, unknown> & { readonly difference: { what: string; was: string; is: string } | null }
}

async function verified(book: Uint8Array, from: Files = files): Promise<Proof> {
  const { exit, err, out } = await runCli(['verify', 'plan.xlsx', '--json'], { files: { ...from, 'plan.xlsx': book } })
  return { exit, err, file: JSON.parse(out).files[0] }
}

async function told(book: Uint8Array, from: Files = files): Promise<string> {
  const { out } = await runCli(['verify', 'plan.xlsx', '--width', '200'], { files: { ...from, 'plan.xlsx': book } })
  return out.replace(/\s+/g, ' ')
}

/** A workbook with parts of it changed, packed by another program. */
function changed(book: Uint8Array, change: (name: string, text: string) => string): Uint8Array {
  const parts = openArchive(book)
  if (typeof parts === 'string') throw new Error(parts)
  return packed(new Map(Array.from(parts, ([name, part]) => [name, Buffer.from(change(name, textOf(part)))])))
}

function textOf(part: Uint8Array): string {
  return Buffer.from(part).toString()
}

/** The part of a sheet, by its name. */
function partOf(book: Uint8Array, sheet: string): string {
  return `xl/worksheets/sheet${readWorkbook(book).sheetNames.indexOf(sheet) + 1}.xml`
}

const byExcel = (name: string, text: string): string =>
  name === 'docProps/app.xml' ? text.replace(/<Application>[^<]*</, '<Application>Microsoft Excel<') : text

it.each([
  ['run', ['run', 'plan.yaml'], '66', '72'],
  ['compare', ['compare', 'plan.yaml', 'other.yaml'], '66', '72'],
  ['published', ['run', 'plan.yaml', '--xlsx-style', 'publish'], '66', '72'],
  ['explain', ['explain', 'plan.yaml', 'headroom', '2018/19'], '-6', '-12'],
  ['assumptions', ['assumptions', 'plan.yaml'], expect.any(String), expect.any(String)],
])('a workbook of %s records itself: it follows, and not once its definition is edited', async (_, argv, was, is) => {
  const book = await made(argv)

  expect(await verified(book)).toMatchObject({ exit: 0, file: { outcome: 'same', difference: null, saved_by: null } })
  expect(await verified(book, edited)).toMatchObject({
    exit: 1,
    file: {
      outcome: 'differs',
      difference: { what: expect.stringMatching(/, [^,!]+![A-Z]+\d+$/), was, is },
      changed_inputs: [{ path: 'lines.acute.growth', was: '10%', is: '20%' }],
      changed_files: ['plan.yaml'],
      typed_cells: [],
    },
  })
})

it('a remark in a definition is told as no figure', async () => {
  const remarked = { ...files, 'plan.yaml': `${plan}# A remark\n` }

  expect(await told(await made(['run', 'plan.yaml']), remarked)).toContain(
    'plan.xlsx differs, in no figure. plan.yaml has changed, but no figure that it rests on.',
  )
})

it('names the row, the year and the cell', async () => {
  const { what } = (await verified(await made(['run', 'plan.yaml']), edited)).file.difference ?? { what: '' }

  expect(what).toMatch(/^Acute, spend, lines\.acute\.spend in 2018\/19, Summary!I\d+$/)
})

it('is in no hidden sheet, and the sheet About shows the command and the hashes', async () => {
  const book = readWorkbook(await made(['run', 'plan.yaml', '--set', 'lines.acute.growth=3%']))
  const about = [...book.cells('About').values()].map(({ value }) => value)

  expect(book.part('xl/workbook.xml')).not.toMatch(/state="(?:very)?[hH]idden"/)
  expect(about).toContain('scenario run plan.yaml --set lines.acute.growth=3% --format xlsx')
  expect(about).toContainEqual(expect.stringMatching(/^[0-9a-f]{64}$/))
})

it('the same parts in another packing are the same workbook', async () => {
  expect(await verified(changed(await made(['run', 'plan.yaml']), (_, text) => text))).toMatchObject({ exit: 0 })
})

it('a workbook that another program saved is told so, with whether its figures are still those', async () => {
  const book = changed(await made(['run', 'plan.yaml']), byExcel)

  expect(await verified(book)).toMatchObject({
    exit: 1,
    file: { outcome: 'differs', saved_by: 'Microsoft Excel', difference: null, typed_cells: [] },
  })
  expect(await told(book)).toContain(
    'plan.xlsx was saved by Microsoft Excel after it was made, and its figures are those of what it records. No file that it rests on has changed.',
  )
  expect(await told(book, edited)).toContain(
    'its figures are not those of what it records: Acute, spend, lines.acute.spend in 2018/19',
  )
})

it('the last digits of another program are no difference, and those of our own are', async () => {
  const book = await made(['run', 'plan.yaml'])
  const part = partOf(book, 'Lines')
  const digits = (name: string, text: string): string =>
    name === part ? text.replaceAll('</f><v>66</v>', '</f><v>66.00000000000001</v>') : text

  expect((await verified(changed(book, digits))).file.difference).toMatchObject({ was: '66.00000000000001', is: '66' })
  expect((await verified(changed(book, (name, text) => byExcel(name, digits(name, text))))).file.difference).toBe(null)
})

it('names the input that was typed over, and the first figure that followed', async () => {
  const book = await made(['run', 'plan.yaml'])
  const cell = (readWorkbook(book).names['lines.acute.growth'] ?? '').replaceAll('$', '').replace('Inputs!', '')
  const [inputs, lines] = [partOf(book, 'Inputs'), partOf(book, 'Lines')]
  const typed = changed(book, (name, text) => {
    if (name === inputs) return text.replace(new RegExp(`(<c r="${cell}"[^>]*><v>)[^<]*`), '$10.2')
    return name === lines ? text.replaceAll('</f><v>66</v>', '</f><v>72</v>') : byExcel(name, text)
  })

  expect(await verified(typed)).toMatchObject({
    exit: 1,
    file: {
      saved_by: 'Microsoft Excel',
      difference: { what: expect.stringMatching(/in 2018\/19, Lines!I\d+$/), was: '72', is: '66' },
      typed_cells: [{ cell: `Inputs!${cell}`, what: 'lines.acute.growth', held_formula: false, was: '0.1', is: '0.2' }],
    },
  })
  expect(await told(typed)).toContain(
    `Typed into the workbook: lines.acute.growth (Inputs!${cell}) is 0.2 and was 0.1.`,
  )
  // Once the definition states the very figure, what a person typed cannot be told from that.
  expect((await verified(typed, edited)).file.typed_cells).toEqual([])
})

/** A workbook in which somebody typed a figure into the cell of acute growth, with that cell. */
async function withGrowthTyped(figure: string, argv: readonly string[] = ['run', 'plan.yaml']) {
  const book = await made(argv)
  const cell = (readWorkbook(book).names['lines.acute.growth'] ?? '').replaceAll('$', '').replace('Inputs!', '')
  const inputs = partOf(book, 'Inputs')
  const typed = changed(book, (name, text) =>
    name === inputs ? text.replace(new RegExp(`(<c r="${cell}"[^>]*><v>)[^<]*`), `$1${figure}`) : byExcel(name, text),
  )
  return { typed, cell }
}

it('names the cell that was typed over beside another input that has changed since, and blames neither for the other', async () => {
  const { typed, cell } = await withGrowthTyped('0.2')
  const since = { ...files, 'plan.yaml': plan.replace('growth: 0% }\n', 'growth: 1% }\n') }

  expect((await verified(typed, since)).file).toMatchObject({
    typed_cells: [{ cell: `Inputs!${cell}`, what: 'lines.acute.growth', held_formula: false, was: '0.1', is: '0.2' }],
    changed_inputs: [{ path: 'lines.community.growth', was: '0%', is: '1%' }],
  })
  expect(await told(typed, since)).toContain(
    `Typed into the workbook: lines.acute.growth (Inputs!${cell}) is 0.2 and was 0.1. Changed since: lines.community.growth was 0% and is 1% (plan.yaml).`,
  )
  expect(await told(typed, { ...files, 'plan.yaml': `${plan}# A remark\n` })).toContain(
    'is 0.2 and was 0.1. plan.yaml has changed, but no figure that it rests on.',
  )
})

it('of an input that changed itself, what was typed is told from the figure on record', async () => {
  const { typed, cell } = await withGrowthTyped('0.3')

  expect((await verified(typed, edited)).file).toMatchObject({
    typed_cells: [{ cell: `Inputs!${cell}`, what: 'lines.acute.growth', was: '0.1', is: '0.3' }],
    changed_inputs: [{ path: 'lines.acute.growth', was: '10%', is: '20%' }],
  })
})

it('a figure of one year and a formula that were typed over are named beside what has changed since', async () => {
  const byYear = plan.replace('growth: 10%', 'growth: { 2018/19: 10%, 2019/20: 7% }')
  const { bytes } = await runCli(['run', 'plan.yaml', '-o', 'plan.xlsx', '-q'], { files: { 'plan.yaml': byYear } })
  const book = bytes.get('plan.xlsx') ?? new Uint8Array()
  const [inputs, lines] = [partOf(book, 'Inputs'), partOf(book, 'Lines')]
  const once = (text: string, from: RegExp, to: string): string => {
    expect(text).toMatch(from)
    return text.replace(from, to)
  }
  const typed = changed(book, (name, text) => {
    if (name === inputs) return once(text, /<v>0\.07<\/v>/, '<v>0.08</v>')
    if (name === lines) return once(text, /<f>[^<]*<\/f>(<v>66<\/v>)/, '$1')
    return byExcel(name, text)
  })
  const since = { 'plan.yaml': byYear.replace('growth: 0% }\n', 'growth: 1% }\n') }
  const { typed_cells } = (await verified(typed, since)).file

  expect(typed_cells).toEqual([
    {
      cell: expect.stringMatching(/^Inputs!J\d+$/),
      what: 'Acute, growth, lines.acute.growth in 2019/20',
      held_formula: false,
      was: '0.07',
      is: '0.08',
    },
    { cell: expect.stringMatching(/^Lines!I\d+$/), what: expect.any(String), held_formula: true, was: '66', is: '66' },
  ])
})

it('what a definition states in another form, or for the first time, was typed by nobody', async () => {
  const book = await made(['run', 'plan.yaml'])
  const forms = ['{ 2018/19: 10%, 2019/20: 7% }', '{ 2018/19: 10%, 2019/20: 10% }']
  for (const form of forms) {
    const since = plan.replace('growth: 10%', `growth: ${form}`)
    expect((await verified(book, { ...files, 'plan.yaml': since })).file.typed_cells).toEqual([])
    const other = await runCli(['run', 'plan.yaml', '-o', 'plan.xlsx', '-q'], { files: { 'plan.yaml': since } })
    expect((await verified(other.bytes.get('plan.xlsx') ?? new Uint8Array())).file.typed_cells).toEqual([])
  }
  const more = `${plan}savings: { cut: { line: acute, amount: { 2018/19: 5 } } }\nreserves: { contingency: { kind: contingency, share: 1% } }\n`
  expect((await verified(book, { ...files, 'plan.yaml': more })).file.typed_cells).toEqual([])
})

it('names a formula that gave way to a figure, the same figure included', async () => {
  const book = await made(['run', 'plan.yaml'])
  const lines = partOf(book, 'Lines')
  const typed = changed(book, (name, text) =>
    name === lines ? text.replace(/<f>[^<]*<\/f>(<v>66<\/v>)/, '$1') : byExcel(name, text),
  )

  expect(await verified(typed)).toMatchObject({
    exit: 1,
    file: { difference: null, typed_cells: [{ held_formula: true, was: '66', is: '66' }] },
  })
  expect(await told(typed)).toMatch(/\(Lines!I\d+\) is 66 and was a formula that comes to 66\./)
})

it('a program that works out nothing has left the figures out', async () => {
  const book = changed(await made(['run', 'plan.yaml']), (name, text) =>
    byExcel(name, text.replaceAll(/<\/f><v>[^<]*<\/v>/g, '</f>')),
  )

  expect(await verified(book)).toMatchObject({ exit: 1, file: { difference: null } })
  expect(await told(book)).toContain(
    'its inputs are those of what it records, and what its formulas come to was left out.',
  )
})

it('a workbook whose record was lost says that it may have been', async () => {
  const book = changed(await made(['run', 'plan.yaml']), (name, text) =>
    name === 'docProps/custom.xml' ? text.replaceAll('Made from', 'Other') : text,
  )
  const { exit, err } = await verified(book)

  expect(exit).toBe(3)
  expect(err).toContain('it does not record what it was made from, or the program that saved it has left that out')
})

const some = new Map([['docProps/custom.xml', Buffer.from('A')]])
/** Bytes with some of them changed. */
function with16(book: Uint8Array, sign: number, offset: number, value: number): Uint8Array {
  const copy = Buffer.from(book)
  const at = copy.lastIndexOf(Buffer.from([0x50, 0x4b, sign & 0xff, sign >> 8]))
  copy.writeUInt16LE(value, at + offset)
  return copy
}
const whole = packed(some)

it.each([
  ['says that it unpacks to a gigabyte', packed(some, 2 ** 30), 'it says that it unpacks to 1,024 MiB'],
  ['has too many parts', with16(whole, 0x0605, 10, 60_000), 'it has 60,000 parts'],
  ['is locked', with16(whole, 0x0201, 8, 1), 'it is locked with a password'],
  ['says another size than it has', packed(some, 2), 'its parts are not in order'],
  ['is cut off', whole.subarray(0, whole.length - 8), 'its parts are not in order'],
  ['points beyond its end', with16(whole, 0x0605, 16, 60_000), 'its parts are not in order'],
  ['is packed in no way we know', with16(whole, 0x0201, 10, 99), 'its parts are not in order'],
])('an archive that %s is refused', async (_, book, why) => {
  const { exit, err } = await verified(book)

  expect(exit).toBe(3)
  expect(err).toContain(`plan.xlsx cannot be verified: `)
  expect(err).toContain(why)
})

it('a part that unpacks to more than it says is not unpacked further', async () => {
  const bomb = deflateRawSync(Buffer.alloc(64 * 2 ** 20))
  const book = with16(packed(new Map([['docProps/custom.xml', bomb]]), 10), 0x0201, 10, 8)

  expect(openArchive(book)).toContain('its parts are not in order')
})

it('a folder is verified with its workbooks', async () => {
  const { exit, out } = await runCli(['verify', 'out', '--width', '200'], {
    files: { ...files, 'out/plan.xlsx': await made(['run', 'plan.yaml']) },
  })

  expect([exit, out]).toEqual([0, expect.stringContaining('out/plan.xlsx follows from what it records.')])
})
