import { unzipSync } from 'fflate'
import { expect, it } from 'vitest'
import { wordLines } from '../../../src/cli/appendix/word-lines.ts'
import { runCli } from '../../support/run-cli.ts'

const reasons = ['fc-5', 'fc-6', 'fc-9', 'fc-10', 'fc-12', 'fc-15', 'fc-16']
  .map((id) => `  ${id}: { not-applicable: Not here. }\n`)
  .join('')

async function document(more = '', env: Record<string, string> = {}): Promise<Uint8Array> {
  const files = { 'pack.yaml': `title: Two lines & more\nchapters:\n${reasons}${more}` }
  const { bytes, err } = await runCli(['appendix', 'test/errors/sound.yaml', '--manifest', 'pack.yaml', '-o', 'out'], {
    files,
    env,
  })
  expect(err).toBe('')
  return bytes.get('out/appendix.docx') ?? new Uint8Array()
}

it('holds the words and figures of the appendix under headings, in tables whose heads stand again on each page', async () => {
  const own =
    '  question: { title: The question, text: "Acute is **{{ lines.acute.spend 2018/19 £m 1dp }}**.\\n\\n7. One\\n8. Two" }\n'
  const bytes = await document(own)
  const lines = (wordLines(bytes) ?? '').split('\n')

  expect(lines.slice(0, 2)).toEqual(['Two lines & more', 'What would be left'])
  const at = lines.indexOf('The question')
  expect(lines.slice(at, at + 4)).toEqual(['The question', 'Acute is £61.8m.', '7.  One', '8.  Two'])
  // 60 x 1.03^n: 61.8, 63.654, 65.564, ... 80.635; the change is 80.635 - 60.
  expect(lines).toContain(
    '| acute | 60.0 | 61.8 | 63.7 | 65.6 | 67.5 | 69.6 | 71.6 | 73.8 | 76.0 | 78.3 | 80.6 | 20.6 |',
  )
  const body = new TextDecoder().decode(unzipSync(bytes)['word/document.xml'])
  const tables = body.match(/<w:tbl>/g)?.length ?? 0
  expect(tables).toBeGreaterThan(15)
  expect(body.match(/<w:tblHeader\/>/g)).toHaveLength(tables)
  expect(body).toContain('w:orient="landscape"')
  expect(body.match(/<w:pStyle w:val="Heading2"\/>/g)).toHaveLength(22)
})

it('lets no text become markup', async () => {
  const body = new TextDecoder().decode(
    unzipSync(await document('  q: { title: "<w:p/>", text: "a</w:t><w:b/> & b" }\n'))['word/document.xml'],
  )
  expect(body).toContain('&lt;w:p/&gt;')
  expect(body).toContain('a&lt;/w:t&gt;&lt;w:b/&gt; &amp; b')
})

it('gives the same bytes at another time, and bears the date that the caller fixed', async () => {
  const [one, two] = [await document(), await document()]
  expect(Buffer.from(one).equals(Buffer.from(two))).toBe(true)

  const core = unzipSync(await document('', { SOURCE_DATE_EPOCH: '1500000000' }))['docProps/core.xml']
  expect(new TextDecoder().decode(core).match(/2017-07-14T02:40:00Z/g)).toHaveLength(2)
})
