import { unzipSync, zipSync } from 'fflate'
import { beforeAll, expect, it } from 'vitest'
import { runCli } from '../support/run-cli.ts'

// Spend is 100, of which 60 grow by 10%: headroom is 100 - 66 - 40 = -6 in 2018/19; at 20% it is 100 - 72 - 40 = -12.
const plan = `title: Plan
years: { base: 2017/18, count: 1 }
funding: { allocation: { base: 100, growth: 0% } }
lines:
  acute: { title: Acute, setting: hospital, base: 60, growth: 10% }
  community: { title: Community, setting: out-of-hospital, base: 40, growth: 0% }
`
const pack = `title: A pack
chapters:
${['fc-5', 'fc-6', 'fc-9', 'fc-10', 'fc-12', 'fc-15', 'fc-16'].map((id) => `  ${id}: { not-applicable: Not here. }\n`).join('')}`
const files = { 'plan.yaml': plan, 'pack.yaml': pack }
let folder: Record<string, Uint8Array> = {}

beforeAll(async () => {
  const { bytes } = await runCli(['appendix', 'plan.yaml', '--manifest', 'pack.yaml', '-o', 'out'], { files })
  folder = Object.fromEntries(bytes)
}, 120_000)

/** What verify says of the folder, with some files as they are given. */
async function verified(
  more: Readonly<Record<string, string | Uint8Array>>,
  ...asked: string[]
): Promise<{
  exit: number
  err: string
  told: { file: string; outcome: string; difference: unknown; changed_inputs: unknown[] }[]
}> {
  const paths = asked.length === 0 ? ['out'] : asked
  const { exit, out, err } = await runCli(['verify', ...paths, '--json'], { files: { ...files, ...folder, ...more } })
  return { exit, err, told: JSON.parse(out).files }
}

function edited(name: string, from: string, to: string): Record<string, string> {
  const text = Buffer.from(folder[name] ?? '').toString('utf8')
  expect(text).toContain(from)
  return { [name]: text.replace(from, to) }
}

it('a folder follows right after it was made, by its name and by that of its manifest', async () => {
  expect(await verified({})).toMatchObject({ exit: 0, told: [{ file: 'out', outcome: 'same' }] })
  expect(await verified({}, 'out/manifest.json')).toMatchObject({ exit: 0, told: [{ file: 'out', outcome: 'same' }] })
})

it.each([
  ['out/figures.csv', 'headroom,Headroom,GBP m,cash,2018/19', 'plan, headroom', '-6', '-7'],
  ['out/appendix.md', '| **Headroom** | **0.0** | **(6.0)**', 'Headroom in 2018/19', '(6.0)', '(7.0)'],
] as const)('names the first figure that was edited in %s, with both values', async (name, _, what, now, was) => {
  const text = Buffer.from(folder[name] ?? '').toString('utf8')
  const lines = text.split('\n')
  const at = lines.findIndex((line) =>
    name.endsWith('.csv') ? /,headroom,.*2018\/19/.test(line) : line.startsWith('| **Headroom** | **0.0** |'),
  )
  lines[at] = (lines[at] ?? '').replace(now, was)
  expect(lines.join('\n')).not.toBe(text)
  const { exit, told } = await verified({ [name]: lines.join('\n') })

  expect(exit).toBe(1)
  const difference = { what: expect.stringContaining(what), was, is: now }
  expect(told).toMatchObject([{ file: name, outcome: 'differs', difference, changed_inputs: [] }])
})

it('names the figure of a page, and a hash of the manifest that was edited', async () => {
  const page = await verified(edited('out/appendix.html', '(6.0)', '(7.0)'))
  const own = await verified(edited('out/manifest.json', '"sha256": "', '"sha256": "0'))

  expect(page).toMatchObject({
    exit: 1,
    told: [{ file: 'out/appendix.html', difference: { was: '(7.0)', is: '(6.0)' } }],
  })
  expect(own).toMatchObject({ exit: 1, told: [{ file: 'out/manifest.json', outcome: 'differs' }] })
})

it('names the figure of a chart in the document for a word processor', async () => {
  const parts = unzipSync(folder['out/appendix.docx'] ?? new Uint8Array())
  // What is left beside spend of 66 out of 100: 34.
  const chart = new TextDecoder().decode(parts['word/charts/chart1.xml']).replace('<c:v>34<', '<c:v>35<')
  const { exit, told } = await verified({
    'out/appendix.docx': zipSync({ ...parts, 'word/charts/chart1.xml': new TextEncoder().encode(chart) }),
  })

  const difference = { what: 'Out-of-hospital envelope in 2018/19', was: '35', is: '34' }
  expect({ exit, told }).toMatchObject({ exit: 1, told: [{ file: 'out/appendix.docx', difference }] })
})

it('names the figure of the document for a word processor', async () => {
  const parts = unzipSync(folder['out/appendix.docx'] ?? new Uint8Array())
  const body = new TextDecoder().decode(parts['word/document.xml']).replace('>(6.0)<', '>(7.0)<')
  const { exit, told } = await verified({
    'out/appendix.docx': zipSync({ ...parts, 'word/document.xml': new TextEncoder().encode(body) }),
  })

  const difference = { what: 'Headroom in 2018/19', was: '(7.0)', is: '(6.0)' }
  expect({ exit, told }).toMatchObject({ exit: 1, told: [{ file: 'out/appendix.docx', difference }] })
})

it('names the input that was edited, once for the folder', async () => {
  const { exit, told } = await verified({ 'plan.yaml': plan.replace('growth: 10%', 'growth: 20%') })

  expect(exit).toBe(1)
  expect(told).toMatchObject([
    { file: 'out', changed_inputs: [{ scenario: 'plan', path: 'lines.acute.growth', was: '10%', is: '20%' }] },
  ])
})

it('says that the manifest of the pack has changed', async () => {
  const { exit, told } = await verified({ 'pack.yaml': pack.replace('A pack', 'Another pack') })

  expect({ exit, told }).toMatchObject({ exit: 1, told: [{ file: 'out', changed_files: ['pack.yaml'] }] })
})

it('tells of a file that is missing, and leaves what is no part of it aside', async () => {
  const { 'out/figures.csv': _, ...rest } = folder
  const { exit, err } = await runCli(['verify', 'out'], { files: { ...files, ...rest } })
  expect({ exit, err }).toEqual({ exit: 4, err: 'scenario - error file-not-found: out/figures.csv does not exist.\n' })

  const more = await runCli(['verify', 'out'], { files: { ...files, ...folder, 'out/notes.txt': 'mine' } })
  expect(more.exit).toBe(0)
  expect(more.out).toContain('out/notes.txt')
})

it('a manifest that records nothing hides no file, and the file that it lists is verified', async () => {
  const { written } = await runCli(['run', 'plan.yaml', '-o', 'res/out.md'], { files })
  const out = (written.get('res/out.md') ?? '').replace('(6.0)', '(7.0)')
  expect(out).toContain('(7.0)')
  const manifest = '{"command":"appendix","files":[{"name":"out.md","sha256":""}]}'
  const told = await runCli(['verify', 'res', '--json'], {
    files: { ...files, 'res/out.md': out, 'res/manifest.json': manifest },
  })

  expect(told.exit).toBe(1)
  expect(JSON.parse(told.out)).toMatchObject({
    files: [{ file: 'res/out.md', outcome: 'differs', difference: { was: '(7.0)', is: '(6.0)' } }],
  })
})

it.each(['../secret.yaml', '/secret.yaml', 'a/secret.yaml', '..\\\\secret.yaml'])(
  'a manifest that lists %s is that of no appendix: nothing there is read',
  async (name) => {
    const more = { ...edited('out/manifest.json', '"name": "appendix.md"', `"name": "${name}"`), 'secret.yaml': 'hush' }
    const { exit, err, told } = await verified(more)

    expect(exit).toBe(1)
    expect(told).toContainEqual(expect.objectContaining({ file: 'out/manifest.json', outcome: 'differs' }))
    expect(`${err}${JSON.stringify(told.map(({ file }) => file))}`).not.toMatch(/secret|hush/)
  },
)

it('a file whose name only ends like that of a manifest speaks for no other', async () => {
  const own = {
    ...edited('out/appendix.md', '(6.0)', '(7.0)'),
    'out/my-manifest.json': folder['out/manifest.json'] ?? '',
  }
  const all: Record<string, string | Uint8Array> = { ...folder, ...own }
  const { 'out/manifest.json': _, ...rest } = all
  const { out } = await runCli(['verify', 'out', '--json'], { files: { ...files, ...rest } })

  expect(out).toContain('out/my-manifest.json')
  expect(JSON.parse(out).files).not.toContainEqual(expect.objectContaining({ file: 'out' }))
})

it('the appendix of the shipped scenarios follows', async () => {
  const three = ['scenarios/6pct.yaml', 'scenarios/3pct.yaml', 'scenarios/nil.yaml']
  const { bytes } = await runCli(['appendix', ...three, '-o', 'appendix/'])
  const { exit, out } = await runCli(['verify', 'appendix/'], { files: Object.fromEntries(bytes) })

  expect(exit).toBe(0)
  expect(out).toContain('appendix follows from what it records.')
})
