import { beforeAll, expect, it } from 'vitest'
import { expectGolden } from '../support/golden.ts'
import { runCli } from '../support/run-cli.ts'

const expected = 'test/golden/expected/appendix'
const three = ['6pct', '3pct', 'nil'].map((name) => `scenarios/${name}.yaml`)
let written: ReadonlyMap<string, string> = new Map()

beforeAll(async () => {
  const { exit, written: files } = await runCli(['appendix', ...three, '-o', 'appendix'])
  expect(exit).toBe(0)
  written = files
}, 120_000)

it('the appendix of the three scenarios as Markdown', () => {
  expectGolden(`${expected}.md`, written.get('appendix/appendix.md') ?? '')
})

it('its manifest, but for what is known of each file beside it, which tests of those formats hold', () => {
  const manifest = JSON.parse(written.get('appendix/manifest.json') ?? '') as { files: { name: string }[] }
  const files = manifest.files.map(({ name }) => name)
  expectGolden(`${expected}.manifest.json`, `${JSON.stringify({ ...manifest, files }, null, 2)}\n`)
})
