import { expect, it } from 'vitest'
import { runCli } from '../support/run-cli.ts'

/* Files that are no definition, by their first bytes or by how their text begins, whatever they are called. */

async function said(name: string, content: string | Uint8Array): Promise<string> {
  const { exit, out, err } = await runCli(['run', name, '-q'], { files: { [name]: content } })
  expect({ exit, out }).toEqual({ exit: 3, out: '' })
  expect(err.split(' - error ')).toHaveLength(2)
  return err
}

it.each([
  [['run'], 'results.csv', 'the CSV that "scenario run" writes'],
  [['run', '--format', 'tidy'], 'results.csv', 'the CSV that "scenario run" writes'],
  [['run', '--format', 'json'], 'results.json', 'the JSON that this program writes'],
  [['run', '--format', 'ndjson'], 'results.ndjson', 'the NDJSON that "scenario run" writes'],
  [['run', '--format', 'markdown'], 'results.yaml', 'the Markdown that "scenario run" writes'],
  [['run', '--format', 'html'], 'results.yaml', 'a document that this program writes'],
  [['check', '--format', 'markdown'], 'results.yaml', 'a document that this program writes'],
  [['sensitivity', '--csv'], 'results.csv', 'CSV that this program writes'],
  [['sweep', '--vary', 'lines.acute.growth=0%..1%:1%', '--csv'], 'results.csv', 'CSV that this program writes'],
  [['solve', '--vary', 'lines.acute.growth', '--until', 'headroom >= 0', '--csv'], 'results.csv', 'CSV that this'],
  [['assumptions', '--csv'], 'results.csv', 'CSV that this program writes'],
])('what %j writes is known when it comes back', async ([verb = '', ...more], name, what) => {
  const options = more.length === 0 ? ['--csv'] : more
  const { out } = await runCli([verb, 'scenarios/3pct.yaml', ...options, '-q'])

  expect(await said(name, out)).toContain(`${name}:1:1 - error wrong-kind-of-file: The file is ${what}`)
})

it.each([
  [['run', 'scenarios/3pct.yaml']],
  [['run', 'scenarios/3pct.yaml', '--width', '200']],
  [['run', 'scenarios/3pct.yaml', '--ascii']],
  [['run', 'scenarios/3pct.yaml', '--plain']],
  [['run', 'scenarios/3pct.yaml', '--brief', '--unit', '£k']],
  [['run', 'scenarios/3pct.yaml', '--rows', 'headroom', '--prices', 'real', '--per-head']],
  [['run', 'scenarios/3pct.yaml', 'scenarios/nil.yaml', '--summary']],
  [['compare', 'scenarios/3pct.yaml', 'scenarios/nil.yaml']],
  [['check', 'scenarios/3pct.yaml']],
  [['check', 'scenarios/3pct.yaml', '--plain']],
  [['explain', 'scenarios/3pct.yaml', 'headroom', '2019/20']],
  [['sensitivity', 'scenarios/3pct.yaml']],
])('the screen that %j prints is known when it comes back', async (argv) => {
  const { out } = await runCli([...argv, '-q'])

  for (const name of ['saved.yaml', 'saved.txt'])
    expect(await said(name, out)).toContain(
      `${name}:1:1 - error wrong-kind-of-file: The file is what this program prints`,
    )
})

// A note may quote a screen: moved in, it is text.
it('a definition that quotes a screen is read', async () => {
  const { out } = await runCli(['run', 'scenarios/3pct.yaml', '-q'])
  const quoted = out.split('\n').map((line) => `  ${line}`)
  const text = [
    'title: A',
    'description: |',
    ...quoted.slice(0, 60),
    'years: { base: 2017/18, count: 1 }',
    'funding: { a: { base: 1, growth: 0% } }',
    'lines: { x: { setting: other, base: 1, growth: 0% } }',
    '',
  ].join('\n')

  expect((await runCli(['run', 'a.yaml', '-q'], { files: { 'a.yaml': text } })).exit).toBe(0)
})

const zip = (name: string): Buffer => Buffer.from(`PK\u0003\u0004\0\0${name}\0`, 'latin1')

it.each([
  ['book.csv', zip('mimetypeapplication/vnd.oasis.opendocument.spreadsheet'), 'a LibreOffice workbook'],
  ['book.xlsx', zip('xl/workbook.xml'), 'an Excel workbook'],
  ['paper.docx', zip('word/document.xml'), 'a Word document'],
  ['some.zip', zip('a.yaml'), 'a zip file, not a definition. Unpack it first'],
  ['export.csv', '<html xmlns="x"><table><tr><td>path</td></tr></table></html>', 'a web page (HTML)'],
  ['export.csv', '\ufeff<?xml version="1.0"?>\n<Workbook/>', 'XML'],
  ['shot.yaml', Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a]), 'a picture (PNG)'],
])('%s of another kind is named', async (name, content, what) => {
  expect(await said(name, content)).toContain(`${name}:1:1 - error wrong-kind-of-file: The file is ${what}`)
})

it('UTF-16 without its mark is named', async () => {
  expect(await said('a.csv', Buffer.from('path,value\ntitle,a\n', 'utf16le'))).toContain('(it is UTF-16)')
})

it.each([
  ['a.csv', 'Path;Value;2018/19\nlines.acute.growth;;3%\n', 'semicolons'],
  ['a.csv', '"path"\t"value"\ntitle\tBase\n', 'tabs'],
  ['a.tsv', 'path\tvalue\r\ntitle\tBase\r\n', 'tabs'],
  ['a.tab', 'value\tpath\nBase\ttitle\n', 'tabs'],
  ['a.csv', 'sep=;\npath;value\ntitle;Base\n', 'semicolons'],
  ['a.txt', '\n\npath|value\ntitle|Base\n', 'upright strokes'],
])('%s with %j for a header is parted by %s', async (name, content, mark) => {
  expect(await said(name, content)).toContain(`parted by ${mark}; save it with commas`)
})

it.each([
  ['chart.svg', '<svg xmlns="http://www.w3.org/2000/svg" width="10"></svg>\n'],
  ['chart.yaml', '<?xml version="1.0" encoding="UTF-8"?>\n<svg xmlns="http://www.w3.org/2000/svg"/>\n'],
])('a picture in SVG is known as %s', async (name, content) => {
  expect(await said(name, content)).toContain(`${name}:1:1 - error wrong-kind-of-file: The file is a picture (SVG)`)
})
