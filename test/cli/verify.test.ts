import { fc, test } from '@fast-check/vitest'
import { expect, it } from 'vitest'
import { anySketch } from '../support/any-definition.ts'
import { runCli } from '../support/run-cli.ts'
import { writeSketch } from '../support/write-sketch.ts'
import { all, readXml } from '../support/xml.ts'

// Spend is 100, of which 60 grow by 10%: headroom is 100 - 66 - 40 = -6 in 2018/19.
const plan = `title: Plan
organisation: A commissioner
years: { base: 2017/18, count: 2 }
funding: { allocation: { base: 100, growth: 0% } }
lines:
  acute: { title: Acute, setting: hospital, base: 60, growth: 10% }
  community: { title: Community, setting: out-of-hospital, base: 40, growth: 0% }
`
const files = { 'plan.yaml': plan }

type Files = Readonly<Record<string, string | Uint8Array>>

/** The files that a command writes. */
async function made(argv: readonly string[], from: Files = files): Promise<Record<string, Uint8Array>> {
  const { exit, err, bytes } = await runCli([...argv, '-q'], { files: from })
  expect({ exit, err }).toEqual({ exit: 0, err: '' })
  return Object.fromEntries(bytes)
}

/** What verify says of files in JSON. */
async function verified(from: Files, ...paths: string[]): Promise<{ exit: number; files: Record<string, unknown>[] }> {
  const { exit, out } = await runCli(['verify', ...paths, '--json'], { files: from })
  return { exit, files: JSON.parse(out).files }
}

const edited = { 'plan.yaml': plan.replace('growth: 10%', 'growth: 20%') }
// 60 at 20% is 72: headroom is 100 - 72 - 40 = -12.
const asks = [
  ['plan.json', ['run', 'plan.yaml', '--rows', 'headroom'], 'plan, headroom in 2018/19', '-6 GBP m', '-12 GBP m'],
  ['plan.md', ['run', 'plan.yaml', '--rows', 'headroom'], 'Headroom in 2018/19', '(6.0)', '(12.0)'],
  ['plan.html', ['run', 'plan.yaml', '--rows', 'headroom'], 'Headroom in 2018/19', '(6.0)', '(12.0)'],
  ['plan.csv', ['run', 'plan.yaml', '--rows', 'headroom', '--provenance'], 'plan, headroom in 2018/19', '-6', '-12'],
  [
    'plan.ndjson',
    ['run', 'plan.yaml', '--rows', 'headroom', '--provenance'],
    'plan, headroom, 2018/19',
    '-6 GBP m',
    '-12 GBP m',
  ],
  ['plan.txt', ['run', 'plan.yaml', '--rows', 'headroom', '--brief', '--provenance'], undefined, '', ''],
  ['explained.json', ['explain', 'plan.yaml', 'headroom', '2018/19'], 'plan, headroom, 2018/19', '-6', '-12'],
] as const

it.each(asks)(
  '%s follows right after it was made, and not once a figure is edited',
  async (name, argv, what, was, is) => {
    const written = await made([...argv, '-o', name])
    const right = await verified({ ...files, ...written }, name)
    const wrong = await verified({ ...edited, ...written }, name)

    expect(right).toMatchObject({
      exit: 0,
      files: [{ file: name, outcome: 'same', changed_inputs: [], changed_files: [] }],
    })
    expect(wrong).toMatchObject({
      exit: 1,
      files: [
        {
          outcome: 'differs',
          changed_inputs: [{ scenario: 'plan', path: 'lines.acute.growth', was: '10%', is: '20%' }],
          changed_files: ['plan.yaml'],
        },
      ],
    })
    if (what !== undefined) expect(wrong.files[0]?.difference).toEqual({ what, was, is })
  },
)

it('says it in sentences', async () => {
  const written = await made(['run', 'plan.yaml', '-o', 'out/plan.json', '-o', 'out/plan.md'])
  const { exit, out } = await runCli(['verify', 'out', '--width', '200'], {
    files: { ...edited, ...written, 'out/a.txt': 'A' },
  })

  expect(exit).toBe(1)
  expect(out).toContain('0 of 2 files follow from what they record, 2 differ.')
  expect(out).toContain('Changed since: lines.acute.growth was 10% and is 20% (plan.yaml).')
  expect(out.replace(/\s+/g, ' ')).toContain('Not looked at, because nothing is recorded in it: out/a.txt.')
})

it('an edit of the file itself is told from one of what it rests on', async () => {
  const written = await made(['run', 'plan.yaml', '-o', 'plan.json'])
  const forged = Buffer.from(written['plan.json'] ?? [])
    .toString()
    .replaceAll('"-6"', '"-5"')
  const { exit, out } = await runCli(['verify', 'plan.json', '--width', '200'], {
    files: { ...files, 'plan.json': forged },
  })

  expect(exit).toBe(1)
  expect(out.replace(/\s+/g, ' ')).toContain('No file that it rests on has changed: it was edited after it was made.')
})

it('words of a definition that change no figure are told so', async () => {
  const written = await made(['run', 'plan.yaml', '-o', 'plan.md', '-o', 'plan.csv', '--provenance'])
  const commented = { 'plan.yaml': `# A word\n${plan}` }
  const said = await verified({ ...commented, ...written }, 'plan.md', 'plan.csv')

  // Markdown tells the hashes of its files; CSV holds figures alone, which are the same.
  expect(said).toMatchObject({
    exit: 1,
    files: [{ outcome: 'differs', changed_inputs: [], changed_files: ['plan.yaml'] }, { outcome: 'same' }],
  })
})

it('the version is told and not compared', async () => {
  const written = await made(['run', 'plan.yaml', '-o', 'plan.json', '-o', 'plan.md'])
  const older = Object.fromEntries(
    Object.entries(written).map(([name, bytes]) => [name, Buffer.from(bytes).toString().replaceAll('0.1.0', '0.0.9')]),
  )
  const { exit, files: said } = await verified({ ...files, ...older }, 'plan.json', 'plan.md')

  expect(exit).toBe(0)
  expect(said).toMatchObject([
    { made_by: '0.0.9', outcome: 'same' },
    { made_by: '0.0.9', outcome: 'same' },
  ])
})

it('files of their own of several scenarios are each made again, those too that only their command tells apart', async () => {
  const several = { 'a/plan.yaml': plan, 'b/plan.yaml': plan.replace('10%', '5%'), 'c.yaml': plan }
  const written = await made(['run', 'a/plan.yaml', 'b/plan.yaml', 'c.yaml', '-o', 'out/{scenario}.json'], several)
  const { exit, files: said } = await verified(
    { ...several, ...written },
    'out/a/plan.json',
    'out/b/plan.json',
    'out/c.json',
  )

  expect(exit).toBe(0)
  expect(said.map(({ outcome }) => outcome)).toEqual(['same', 'same', 'same'])
})

it.each([
  ['compare', ['compare', 'plan.yaml', 'other.yaml']],
  ['check', ['check', 'plan.yaml', 'other.yaml']],
  ['solve', ['solve', 'plan.yaml', '--vary', 'lines.acute.growth', '--until', 'headroom >= 0']],
  [
    'sensitivity',
    ['sensitivity', 'plan.yaml', '--grid', 'lines.acute.growth=0%..5%:1%', 'lines.community.growth=0%..2%:1%'],
  ],
  ['sweep', ['sweep', 'plan.yaml', '--vary', 'lines.acute.growth=0%..5%:1%', '--set', 'lines.acute.base=61']],
])('%s records enough', async (name, argv) => {
  const from = { ...files, 'other.yaml': plan.replace('10%', '5%') }
  const isCheck = name === 'check'
  const written = await made(
    [...argv, '-o', 'a.json', ...(isCheck ? [] : ['-o', 'a.md', '-o', 'a.csv', '--provenance', '--decimals', '3'])],
    from,
  )
  const names = Object.keys(written).filter((one) => !one.includes('provenance'))
  const { exit, files: said } = await verified({ ...from, ...written }, ...names)

  expect({ exit, said: said.map(({ outcome }) => outcome) }).toEqual({ exit: 0, said: names.map(() => 'same') })
})

it('a file that rests on what is not there, or came from a pipe, cannot be made again', async () => {
  const written = await made(['run', 'plan.yaml', '-o', 'plan.json'])
  const piped = await made(['run', '-', '-o', 'piped.json'], { '-': plan })
  const { exit, out, err } = await runCli(['verify', 'plan.json', 'piped.json'], { files: { ...written, ...piped } })

  expect(exit).toBe(3)
  expect(err).toContain('not-made-again: plan.json cannot be made again: plan.yaml is not there.')
  expect(err).toContain('not-made-again: piped.json cannot be made again: its definition came from standard input.')
  expect(out).toContain('2 cannot be made again')
})

it('a definition that is wrong now says why', async () => {
  const written = await made(['run', 'plan.yaml', '-o', 'plan.json'])
  const wrong = { 'plan.yaml': plan.replace('10%', 'ten') }
  const { exit, err } = await runCli(['verify', 'plan.json'], { files: { ...wrong, ...written } })

  expect(exit).toBe(3)
  expect(err).toContain('plan.json cannot be made again: plan.yaml:6')
})

it('the folder of a result, or one above it, is where its paths lead from, where the working folder lacks them', async () => {
  const written = await made(['run', 'plan.yaml', '-o', 'plan.json'])
  const moved = { 'case/plan.yaml': plan, 'case/out/plan.json': written['plan.json'] ?? '' }

  expect((await verified(moved, 'case/out')).exit).toBe(0)
})

// The same result beside its own definition, and another definition of that name in the working folder.
it('the file that a result stands beside is taken before a namesake in the working folder, and the other is told', async () => {
  const written = await made(['run', 'plan.yaml', '-o', 'plan.json'])
  const both = { ...edited, 'case/plan.yaml': plan, 'case/out/plan.json': written['plan.json'] ?? '' }
  const { exit, out } = await runCli(['verify', 'case/out/plan.json', '--width', '200'], { files: both })
  const data = await verified(both, 'case/out')

  expect(exit).toBe(0)
  expect(out.replace(/\s+/g, ' ')).toContain(
    'case/out/plan.json follows from what it records. Paths lead from the folder case; plan.yaml stands in the working folder too, with other content, and was not read.',
  )
  expect(data.files).toMatchObject([{ outcome: 'same', read_from: 'case', not_read: ['plan.yaml'] }])
})

it('where the file beside a result has changed and the one in the working folder is as recorded, both are told', async () => {
  const written = await made(['run', 'plan.yaml', '-o', 'out/plan.json'])
  const stale = { ...files, ...written, 'out/plan.yaml': edited['plan.yaml'] }
  const { exit, out } = await runCli(['verify', 'out/plan.json', '--width', '200'], { files: stale })

  expect(exit).toBe(1)
  expect(out.replace(/\s+/g, ' ')).toContain(
    'Paths lead from the folder out; plan.yaml stands in the working folder too, as it was recorded, and was not read.',
  )
})

it('nothing is said of folders where paths lead from the working folder and nothing stands elsewhere', async () => {
  const written = await made(['run', 'plan.yaml', '-o', 'out/plan.json'])
  const { out } = await runCli(['verify', 'out/plan.json', '--width', '200'], { files: { ...files, ...written } })

  expect(out).not.toContain('lead from')
})

it('another build of the same version is told', async () => {
  const written = await made(['run', 'plan.yaml', '-o', 'plan.json'])
  const text = Buffer.from(written['plan.json'] ?? []).toString()
  const built = text.replace(
    '"version": "0.1.0",\n    "command"',
    '"version": "0.1.0",\n    "build": "0123456789ab",\n    "command"',
  )
  const forged = built.replaceAll('"-6"', '"-5"')
  const same = await verified({ ...files, 'plan.json': built }, 'plan.json')
  const { exit, out } = await runCli(['verify', 'plan.json', '--width', '200'], {
    files: { ...files, 'plan.json': forged },
  })

  expect(built).not.toBe(text)
  expect(same).toMatchObject({ exit: 0, files: [{ outcome: 'same', made_by: '0.1.0', build: '0123456789ab' }] })
  expect(exit).toBe(1)
  expect(out.replace(/\s+/g, ' ')).toContain(
    '(made by another build of version 0.1.0). No file that it rests on has changed: the two builds give different results, or it was edited.',
  )
})

it('an empty folder, and one in which nothing is recorded, are told as what they are', async () => {
  const { exit, err } = await runCli(['verify', 'empty', 'plain'], { files: { 'empty/.keep': '', 'plain/a.txt': 'A' } })

  expect(exit).toBe(3)
  expect(err).toContain('no-record: empty cannot be verified: it is an empty folder.')
  expect(err).toContain('no-record: plain cannot be verified: nothing in it records what it was made from.')
})

it('of a folder every kind of output is taken, and what records nothing is told', async () => {
  const from = { 'plan.yaml': plan, 'other.yaml': plan.replace('10%', '5%') }
  const all = [
    ...['json', 'md', 'html', 'csv', 'ndjson', 'txt', 'xlsx'].map((ending) => `out/run/plan.${ending}`),
    ...['json', 'md', 'csv', 'xlsx'].map((ending) => `out/compare.${ending}`),
    'out/checks.xml',
  ]
  const written = {
    ...(await made(['run', 'plan.yaml', '--provenance', ...outputs(all, 'out/run/')], from)),
    ...(await made(['compare', 'plan.yaml', 'other.yaml', '--provenance', ...outputs(all, 'out/compare')], from)),
    ...(await made(['check', 'plan.yaml', '-o', 'out/checks.xml'], from)),
  }
  const { exit, out } = await runCli(['verify', 'out', '--json'], {
    files: { ...from, ...written, 'out/notes.docx': 'A' },
  })
  const said = JSON.parse(out)

  expect(exit).toBe(0)
  expect(said.files.map(({ file, outcome }: { file: string; outcome: string }) => [file, outcome])).toEqual(
    all
      .filter((name) => !name.endsWith('.xml'))
      .sort()
      .map((name) => [name, 'same']),
  )
  expect(said.without_record).toEqual(['out/checks.xml', 'out/notes.docx'])
})

function outputs(all: readonly string[], beginning: string): string[] {
  return all.filter((name) => name.startsWith(beginning)).flatMap((name) => ['-o', name])
}

it.each([
  ['verify', ['verify', 'plan.json']],
  ['batch', ['batch', 'm.yaml']],
])('%s takes --format as --reporter, and not two different ones', async (_, argv) => {
  const manifest = "scenarios: [plan.yaml]\noutputs: ['out/{scenario}.csv']\n"
  const from = { ...files, ...(await made(['run', 'plan.yaml', '-o', 'plan.json'])), 'm.yaml': manifest }
  const asked = await runCli([...argv, '--format', 'junit'], { files: from })
  const same = await runCli([...argv, '--reporter', 'junit'], { files: from })
  const both = await runCli([...argv, '--reporter', 'junit', '-f', 'sarif'], { files: from })

  expect(asked).toMatchObject({ exit: 0, out: same.out })
  expect(asked.out).toContain('<testsuites')
  expect(both).toMatchObject({ exit: 2, out: '' })
  expect(both.err).toContain('--format sarif and --reporter junit at once: they are the same. Drop one of them.')
})

it('no result of verify overwrites what it verifies or what that rests on', async () => {
  const written = await made(['run', 'plan.yaml', '-o', 'plan.json'])
  for (const target of ['plan.json', 'plan.yaml']) {
    const {
      exit,
      err,
      written: after,
    } = await runCli(['verify', 'plan.json', '--json', '-o', target, '-f', 'json'], {
      files: { ...files, ...written },
    })
    expect({ exit, written: [...after.keys()] }).toEqual({ exit: 2, written: [] })
    expect(err).toContain(`${target} would overwrite `)
  }
})

it('a reporter tells a case for each file', async () => {
  const written = await made(['run', 'plan.yaml', '-o', 'plan.json', '-o', 'plan.md'])
  const { exit, out } = await runCli(['verify', 'plan.json', 'plan.md', 'gone.json', '--reporter', 'junit'], {
    files: { ...edited, ...written },
  })
  const root = readXml(out)

  expect(exit).toBe(4)
  expect(root.attributes).toMatchObject({ name: 'scenario verify', tests: '5', failures: '2', errors: '1' })
  expect(all(root, 'failure').map(({ attributes }) => attributes.message)[0]).toContain(
    'plan.json differs: plan, surplus.carried in 2018/19 is -6 GBP m in the file and -12 GBP m now',
  )
})

it('a record cannot have anything written, nor ask for verify itself', async () => {
  const written = await made(['run', 'plan.yaml', '-o', 'plan.json'])
  const text = Buffer.from(written['plan.json'] ?? []).toString()
  const withCommand = (...words: string[]): string =>
    text.replace(/"command": \[[^\]]*\]/, () => `"command": ${JSON.stringify(words)}`)
  const forged = {
    'a.json': withCommand('run', 'plan.yaml', '--format', 'json', '-o', 'elsewhere.json'),
    'b.json': withCommand('verify', 'b.json', '--reporter', 'json'),
  }
  const { exit, written: after } = await runCli(['verify', 'a.json', 'b.json'], { files: { ...files, ...forged } })

  expect(exit).toBe(3)
  expect(after.size).toBe(0)
})

it.each([
  [['run', 'plan.yaml', '--csv', '--provenance'], '--provenance writes a file beside a file: name one with -o.'],
  [['run', 'plan.yaml', '-o', 'a.json', '--provenance'], 'json has. Drop it.'],
  [
    ['run', 'plan.yaml', '-o', 'a.csv', '-o', 'a.csv.provenance.json', '--provenance'],
    'a.csv.provenance.json would overwrite another result',
  ],
])('%j is refused', async (argv, said) => {
  const { exit, err, written } = await runCli(argv, { files })

  expect({ exit, written: written.size }).toEqual({ exit: 2, written: 0 })
  expect(err).toContain(said)
})

const formats = ['json', 'md', 'html', 'csv'] as const

test.prop([anySketch, fc.constantFrom(...formats)], { numRuns: 30 })(
  'law: whatever the definition, a result follows right after it was made, and names the figure that is edited',
  async (sketch, format) => {
    const text = writeSketch(sketch)
    const name = `a.${format}`
    const from = { 'a.yaml': text }
    const argv = ['run', 'a.yaml', '-q', '-o', name, ...(format === 'csv' ? ['--provenance'] : [])]
    const { bytes, exit } = await runCli(argv, { files: from })
    fc.pre(exit === 0)
    const written = Object.fromEntries(bytes)
    expect((await verified({ ...from, ...written }, name)).exit).toBe(0)

    // The first line of money, by a thousandth of itself more.
    const base = /base: (\d+\.\d+)/.exec(text)?.[1]
    fc.pre(base !== undefined && Number(base) > 1)
    const other = { 'a.yaml': text.replace(`base: ${base}`, `base: ${(Number(base) + 0.5).toFixed(3)}`) }
    const after = await verified({ ...other, ...written }, name)
    fc.pre(after.exit !== 3)
    expect(after).toMatchObject({ exit: 1, files: [{ outcome: 'differs' }] })
    const [change] = (after.files[0]?.changed_inputs ?? []) as { path: string; was: string }[]
    expect(change?.path).toMatch(/\.base$/)
    expect(change?.was).toBe(base)
  },
)

it('options on which nothing rests, and the order of the others, change no byte', async () => {
  const one = await made(['run', 'plan.yaml', '--years', 'all', '--unit', '£k', '-o', 'a.json', '-o', 'b.md'])
  const other = await made(['run', '--unit', '£k', 'plan.yaml', '--no-color', '-o', 'a.json', '--years=all'])
  const { out } = await runCli(['run', 'plan.yaml', '--years', 'all', '--unit', '£k', '--json', '--width', '60'], {
    files,
  })

  expect(other['a.json']).toEqual(one['a.json'])
  expect(Buffer.from(one['a.json'] ?? []).toString()).toBe(out)
})

it('of a sentence the figure that differs is named, by the words before it', async () => {
  const written = await made(['run', 'plan.yaml', '-o', 'plan.md'])
  const text = new TextDecoder().decode(written['plan.md'])
  // 60 at 10% twice is 72.6: what is left for the other line is down 12.6, from 40 to 27.4.
  const wrong = new TextEncoder().encode(text.replace('down £12.6m', 'down £13.6m'))
  const { files: found } = await verified({ ...files, 'plan.md': wrong }, 'plan.md')

  expect(found[0]).toMatchObject({
    outcome: 'differs',
    difference: { what: 'line 6 after "£40.0m to £27.4m by 2019/20: down"', was: '"£13.6m"', is: '"£12.6m"' },
  })
})

it('no line of what it tells ends in blanks', async () => {
  const { out } = await runCli(['verify', 'plan.json'], { files: await made(['run', 'plan.yaml', '-o', 'plan.json']) })

  expect(out.split('\n').filter((line) => line !== line.trimEnd())).toEqual([])
})
