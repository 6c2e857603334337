import validate from '@ooxml-tools/validate'
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate'
import { expect, it } from 'vitest'
import { runCli } from '../support/run-cli.ts'

// Office files held against the published schemas of their format, by the validator of Microsoft's Open XML SDK: what Excel and Word open without
// offering a repair. Its rules go beyond the schemas, to what is said once and what is referred to.

/** Texts that stand wherever a definition takes one. */
const nasty = `=1+1 <&>"' ]]> مرحبا 👩‍👩‍👧 `
const quoted = JSON.stringify(nasty)
const hostile = `title: ${quoted}
organisation: ${quoted}
years: { base: 2018/19, count: 3 }
prices: { deflator: 2% }
population: { base: 1000, growth: 1% }
funding: { main: { title: ${quoted}, base: { value: 100, source: ${quoted}, owner: ${quoted}, note: ${quoted} }, growth: 2% } }
lines:
  acute: { title: ${JSON.stringify(nasty.repeat(300))}, setting: hospital, base: 60, growth: 3% }
  community: { title: ${quoted}, setting: out-of-hospital, base: 40, growth: 2% }
contracts: { mcp: { title: ${quoted}, starts: 2019/20, scope: { community: 100% } } }
checks: { own: { title: ${quoted}, that: headroom >= 0 } }
measures: { m: { title: ${quoted}, unit: "£m", formula: headroom * 2 } }
document: { status: ${quoted}, limitations: ${quoted} }
`

const three = ['scenarios/6pct.yaml', 'scenarios/3pct.yaml', 'scenarios/nil.yaml']

/** What the validator says of a file: nothing, where all of it is in order. */
async function saidOf(bytes: Uint8Array, format: 'xlsx' | 'docx', office: 'Microsoft365' | 'Office2016') {
  const said = await validate(bytes, format, office)
  return said.map(({ id, description, path }) => `${path.partUri} ${path.xpath} ${id}: ${description}`).slice(0, 10)
}

async function made(argv: readonly string[], file: string): Promise<Uint8Array> {
  const { exit, err, bytes } = await runCli(argv, { files: { 'hostile.yaml': hostile } })
  const written = bytes.get(file)
  if (written === undefined) throw new Error(`${exit}: ${err}`)
  return written
}

it.each([
  ['run', 'scenarios/mcp.yaml'],
  ['run', 'hostile.yaml'],
  ['run', 'hostile.yaml', '--xlsx-style', 'publish'],
])('the workbook of %s %s is in order', async (...argv) => {
  const bytes = await made([...argv, '-o', 'plan.xlsx', '-q'], 'plan.xlsx')

  expect(await saidOf(bytes, 'xlsx', 'Microsoft365')).toEqual([])
})

it('the workbook of several scenarios is in order, in Excel of today and of 2016', async () => {
  const bytes = await made(['compare', ...three, '-o', 'plan.xlsx', '-q'], 'plan.xlsx')

  expect(await saidOf(bytes, 'xlsx', 'Microsoft365')).toEqual([])
  expect(await saidOf(bytes, 'xlsx', 'Office2016')).toEqual([])
})

it('the document and the workbook of an appendix are in order', async () => {
  const { bytes } = await runCli(['appendix', ...three, '-o', 'out', '-q'])

  expect(await saidOf(bytes.get('out/appendix.docx') ?? new Uint8Array(), 'docx', 'Microsoft365')).toEqual([])
  expect(await saidOf(bytes.get('out/model.xlsx') ?? new Uint8Array(), 'xlsx', 'Microsoft365')).toEqual([])
})

it('a font whose size stands behind its colour is found', async () => {
  const bytes = await made(['run', 'hostile.yaml', '--xlsx-style', 'publish', '-o', 'plan.xlsx', '-q'], 'plan.xlsx')
  const parts = unzipSync(bytes)
  const styles = strFromU8(parts['xl/styles.xml'] ?? new Uint8Array())
  const spoilt = strToU8(styles.replace(/(<sz [^>]*\/>)(<color [^>]*\/>)/, '$2$1'))

  expect(await saidOf(zipSync({ ...parts, 'xl/styles.xml': spoilt }), 'xlsx', 'Microsoft365')).toEqual([
    expect.stringContaining('/xl/styles.xml'),
  ])
})
