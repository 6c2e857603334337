import { describe, expect, it } from 'vitest'
import { explain } from '../../src/explain/explain.ts'
import { formats } from '../../src/render/formats.ts'
import { offScreen } from '../../src/render/page.ts'
import { renderWhole } from '../../src/render/renderer.ts'
import { checkChapter, checkTogether } from '../../src/report/check.ts'
import type { Document } from '../../src/report/document.ts'
import { explainChapter } from '../../src/report/explain.ts'
import { runChapter } from '../../src/report/run.ts'
import { made } from '../support/made.ts'
import { projectText } from '../support/project-text.ts'
import { readWorkbook } from '../support/read-workbook.ts'
import { readXml } from '../support/xml.ts'

const { scenario } = projectText(`title: Small
years: { base: 2017/18, count: 1 }
population: { base: 1000, growth: 0% }
funding: { allocation: { base: 100, growth: 2% } }
lines:
  acute: { setting: hospital, base: 60, growth: 5% }
  community: { setting: out-of-hospital, base: 40, growth: 0% }
checks: { spare: { that: headroom >= 0 } }
`)

/** One document that holds everything that any command tells: facts, a table, a chart, checks, notes and figures. */
const document = (): Document => {
  const by = made('run', 'results')
  const asked = { view: {}, years: [2017, 2018], rows: undefined, isByMember: false }
  const examined = [{ name: 'small', path: 'small.yaml', scenario, problems: [] }]
  return { made: by, chapters: [runChapter(scenario, asked, by)], ...checkTogether(examined, [], false) }
}

async function rendered(name: string, of: Document): Promise<string> {
  const format = formats.find((one) => one.name === name)
  if (format === undefined) throw new Error(`There is no format ${name}`)
  const { render } = await format.load()
  const pieces = await renderWhole(render, of, offScreen)
  return pieces.map((piece) => (typeof piece === 'string' ? piece : wordsOfWorkbook(piece))).join('')
}

/** All that stands in a workbook, sheet by sheet. */
function wordsOfWorkbook(bytes: Uint8Array): string {
  const { sheetNames, cells } = readWorkbook(bytes)
  return sheetNames
    .map((name) => `${name}: ${[...cells(name)].map(([at, { value }]) => `${at}=${value}`).join(' ')}`)
    .join('\n')
}

describe('one document in every format', () => {
  // 60 x 1.05 = 63 of 102, the 40 beside it: headroom 102 - 63 - 40 = -1, which the check finds.
  const shows: Readonly<Record<string, readonly (string | RegExp)[]>> = {
    table: ['Small', 'To hold £40.0m in cash', /^Headroom +0\.0 +\(1\.0\) /m, 'Rules and checks', 'Notes'],
    csv: [
      /^scenario,row,label,unit,price_base,2017\/18,2018\/19\n/,
      /\ndefinition,headroom,Headroom,GBP m,cash,0,-1\n/,
    ],
    tidy: [/\ndefinition,headroom,Headroom,GBP m,cash,2018\/19,2018-04-01,2019-03-31,-1,/],
    json: ['"row": "headroom"', '"measured": "-1"', '"facts": ['],
    ndjson: [/^\{"scenario":"definition","row":"headroom",.*"value":"-1"/m],
    markdown: ['# Small', '- To hold £40.0m in cash', '| **Headroom** | **0.0** | **(1.0)** |', '| FAIL |'],
    html: [
      '<title>Small</title>',
      'To hold £40.0m in cash',
      '<th scope="row">Headroom</th><td>0.0</td><td><i>minus </i>(1.0)</td>',
      '<td class="words fail">FAIL</td>',
    ],
    xlsx: [
      'Small',
      'To hold £40.0m in cash',
      /^Main figures: .* A\d+=Headroom B\d+=0 C\d+=-1 D\d+=-1 /m,
      /^All figures: .*=headroom B\d+=Headroom C\d+=GBP m D\d+=cash E\d+=0 F\d+=-1/m,
      /^Checks: .*=FAIL/m,
    ],
    svg: ['<title id="chart-1-title">', 'role="img"', '£40.0m in 2017/18', '<metadata>'],
    junit: ['<testsuite name="definition"', 'classname="definition.checks"', '<failure'],
    github: ['::error', 'headroom >= 0', '::notice title=scenario run::'],
    sarif: ['"version": "2.1.0"', '"ruleId":"checks.spare"', 'headroom >= 0'],
  }

  it('there is a test of every format', () => {
    expect(Object.keys(shows).sort()).toEqual(formats.map(({ name }) => name).sort())
  })

  it.each(Object.entries(shows))('%s shows what it has a place for', async (name, parts) => {
    const text = await rendered(name, document())

    for (const part of parts) expect(text).toMatch(part instanceof RegExp ? part : new RegExp(escaped(part)))
  })

  it.each(formats.map(({ name }) => name))('%s gives the same bytes again, and again', async (name) => {
    expect(await rendered(name, document())).toBe(await rendered(name, document()))
  })

  it('what is data can be read', async () => {
    expect(JSON.parse(await rendered('json', document()))).toMatchObject({ program: 'scenario' })
    expect(
      (await rendered('ndjson', document()))
        .trimEnd()
        .split('\n')
        .map((line) => JSON.parse(line)).length,
    ).toBeGreaterThan(50)
    expect(readXml(await rendered('junit', document()))).toBeDefined()
  })
})

it.each(formats.map(({ name }) => name))('%s takes the answer of every command', async (name) => {
  const explanation = explain(scenario, { path: 'headroom', year: 2018 })
  if (explanation === undefined) throw new Error('headroom is not explained')
  const derivation = made('explain', 'derivation')
  const verdict = made('check', 'verdict')
  const none = { summary: undefined, verdict: undefined, problems: [] }
  const examined = { name: 'small', path: 'small.yaml', scenario, problems: [] }
  const style = { unit: undefined, decimals: 1 }
  const documents: Document[] = [
    { made: derivation, chapters: [explainChapter(explanation, 'small.yaml', 1, derivation)], ...none },
    {
      made: verdict,
      chapters: [checkChapter(examined, false, style, verdict)],
      ...checkTogether([examined], [], false),
    },
    { made: made('run', 'results'), chapters: [], ...none },
  ]

  for (const one of documents) expect(await rendered(name, one)).toEqual(expect.any(String))
})

function escaped(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&')
}
