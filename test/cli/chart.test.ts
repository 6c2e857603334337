import { describe, expect, it } from 'vitest'
import { elementsOf } from '../support/drawn.ts'
import { runCli } from '../support/run-cli.ts'
import { type Element, readXml } from '../support/xml.ts'

/** A picture without what it records in a comment at its end. */
const picture = (text: string): Element => readXml(text.slice(0, text.indexOf('<!-- provenance')))
const titles = (svg: Element): string[] =>
  elementsOf(svg).flatMap(({ name, attributes, text }) => (name === 'title' && 'id' in attributes ? [text] : []))

const scenario = (name: string): string => `scenarios/${name}.yaml`
const three = ['6pct', '3pct', 'nil'].map(scenario)

describe('which picture', () => {
  it.each([
    [['run', scenario('3pct')], ['What is left for care out of hospital, and what it costs as projected']],
    [
      ['run', scenario('3pct'), '--chart', 'spend'],
      ['What hospital care takes, and what is left for care out of hospital'],
    ],
    [['run', ...three], ['Out-of-hospital envelope']],
    [
      ['run', scenario('3pct'), scenario('nil'), '--chart', 'spend'],
      [
        '3% acute growth: What hospital care takes, and what is left for care out of hospital',
        'Nil acute growth: What hospital care takes, and what is left for care out of hospital',
      ],
    ],
    [
      ['run', scenario('mcp'), '--chart', 'contract'],
      [
        'Contract "Partnership in Practice (primary care)": its indexed price, and what its services cost',
        'Contract "Multispecialty community provider": its indexed price, and what its services cost',
      ],
    ],
    [['compare', ...three], ['Out-of-hospital envelope']],
    [
      ['compare', ...three, '--chart', 'bridge'],
      [
        'Headroom in 2027/28, from 6% acute growth to 3% acute growth',
        'Headroom in 2027/28, from 6% acute growth to Nil acute growth',
      ],
    ],
    [['compare', scenario('3pct')], ['What moved headroom, 2017/18 to 2027/28']],
    [['sensitivity', scenario('3pct')], ['What headroom rests on, 2027/28']],
    [
      [
        'sensitivity',
        scenario('3pct'),
        '--grid',
        'lines.acute.growth=0%..2%:1%',
        'funding.allocation.growth=0%..2%:1%',
      ],
      ['Headroom in 2027/28'],
    ],
    [
      ['sweep', scenario('3pct'), '--vary', 'lines.acute.growth=0%..6%:1%', '--years', '2018/19..2027/28'],
      ['Headroom at each number of Acute, growth'],
    ],
    [
      [
        'sweep',
        scenario('3pct'),
        '--vary',
        'lines.acute.growth=0%..6%:1%',
        '--vary',
        'funding.allocation.growth=0%..2%:1%',
      ],
      ['Headroom in 2027/28 at each pair of Acute, growth with Allocation, growth'],
    ],
    [['diff', scenario('6pct'), scenario('3pct')], ['Out-of-hospital envelope']],
    [['appraise', scenario('options-open')], ['What each option costs beyond Continue as is, added up']],
    [
      ['appraise', scenario('options-open'), '--chart', 'envelope'],
      ['What is left for care out of hospital in each option'],
    ],
    [['appraise', scenario('options')], ['What is left for care out of hospital in each option']],
    [
      ['diff', scenario('6pct'), scenario('3pct'), '--chart', 'bridge'],
      ['Headroom in 2027/28, step by step', 'Out-of-hospital envelope in 2027/28, step by step'],
    ],
    [
      ['simulate', scenario('uncertain'), '--draws', '1024', '--row', 'headroom'],
      ['Headroom, and how far ranges and risks spread it'],
    ],
  ])('%j', async (argv, expected) => {
    const { exit, written } = await runCli([...argv, '-o', 'out/chart.svg'])

    // What a diff has to draw is a difference.
    expect(exit).toBe(argv[0] === 'diff' ? 1 : 0)
    expect(titles(picture(written.get('out/chart.svg') ?? ''))).toEqual(expected)
  })
})

it.each([
  ['quality: illustrative', "illustrative: 1 of the contract's 4 figures"],
  ['source: "Illustrative: a guess"', "illustrative: 1 of the contract's 4 figures"],
  ['source: The plan', undefined],
])(
  'the picture of a contract with a price that says %s tells how many of its figures are illustrative',
  async (said, told) => {
    // Stated are the share of the line, the price, inflation and efficiency; the years in which it is in force are no figures of it.
    const definition = `title: A
years: { base: 2017/18, count: 2 }
funding: { allocation: { base: 100, growth: 0% } }
lines: { acute: { setting: hospital, base: 50, growth: 2% }, community: { setting: out-of-hospital, base: 40, growth: 2% } }
contracts:
  mcp: { starts: 2018/19, ends: 2019/20, scope: { community: { share: 100%, source: The plan } }, value: { value: 40, ${said} }, index: { inflation: { value: 2%, source: The plan }, productivity: { value: 1%, quality: amber } } }
`
    const { written, err } = await runCli(['run', 'a.yaml', '--chart', 'contract', '-o', 'a.svg', '-q'], {
      files: { 'a.yaml': definition },
    })
    expect(err).toBe('')
    const text = (written.get('a.svg') ?? '').replaceAll('&#39;', "'")
    if (told === undefined) expect(text).not.toContain('llustrative')
    else expect(text).toContain(`£ million, cash; ${told}`)
  },
)

it('the picture of a contract draws no payment in a shadow year, tells lines that lie upon each other, and says whose it is', async () => {
  const { written } = await runCli(['run', scenario('mcp'), '--chart', 'contract', '-o', 'out/chart.svg'])
  const text = written.get('out/chart.svg') ?? ''

  // The second contract is in force from 2019/20 and paid from 2020/21.
  expect(text).not.toMatch(/^Payment,2019\/20,\d/m)
  expect(text).toMatch(/^Payment,2020\/21,119\.468/m)
  expect(text).toContain('£ million, cash; 2019/20 in shadow, not paid;')
  const seen = text.replaceAll('&quot;', '"')
  expect(seen).toContain(
    '"Projected cost of the services" lies upon "Indexed price, which is paid", the same in every year',
  )
  expect(text).toContain('The gap in 2021/22: ')
  expect(text).toContain(
    '>NHS Central London (Westminster) CCG; 3% acute growth, multispecialty provider; scenarios/mcp.yaml<',
  )
})

it('what an answer does not have is refused with what it has, and nothing is written', async () => {
  for (const [argv, message] of [
    [['run', scenario('3pct'), '--chart', 'contract'], 'This answer has no contract chart. It has envelope and spend.'],
    [['compare', scenario('3pct'), '--chart', 'envelope'], 'This answer has no envelope chart. It has bridge.'],
    [
      ['sweep', scenario('3pct'), '--vary', 'lines.acute.growth=0%..2%:1%', '--row', 'headroom', '--row', 'in-year'],
      'This sweep has no picture: several rows are asked about, and a picture is of one.',
    ],
    [
      ['solve', scenario('3pct'), '--vary', 'lines.acute.growth', '--until', 'headroom >= 0'],
      'This command has no chart that svg could hold. There are table, csv, tidy, json, ndjson, markdown, html and xlsx.',
    ],
    [['diff', scenario('3pct'), scenario('3pct')], 'This answer has no chart that svg could hold.'],
    [['run', scenario('3pct'), '--width', '200'], '--width 200: a picture is at least 240 pixels wide.'],
  ] as const) {
    const { exit, err, written } = await runCli([...argv, '-o', 'out/chart.svg', '-o', 'out/all.md'])
    expect(exit).toBe(2)
    expect(err).toContain(`scenario: ${message}\n`)
    expect([...written.keys()]).toEqual([])
  }
})

it('each scenario has a picture of its own where the name of the file says so', async () => {
  const { exit, written } = await runCli(['run', ...three, '-o', 'out/{scenario}.svg'])

  expect(exit).toBe(0)
  expect([...written.keys()].sort()).toEqual(['out/3pct.svg', 'out/6pct.svg', 'out/nil.svg'])
})

it('--chart is recorded for pictures alone, so that verify makes each result again as it was', async () => {
  const { written } = await runCli(['run', scenario('3pct'), '--chart', 'spend', '-o', 'a.svg', '-o', 'a.md'])
  const files = Object.fromEntries(written)
  const found = await runCli(['verify', 'a.svg', 'a.md'], { files })

  expect(files['a.svg']).toContain(String.raw`"-\u002dchart"`)
  expect(files['a.md']).not.toContain(String.raw`"-\u002dchart"`)
  expect(found.exit).toBe(0)
})

it('verify names the figure of a picture that was changed', async () => {
  const { written } = await runCli(['run', scenario('3pct'), '-o', 'a.svg'])
  const changed = (written.get('a.svg') ?? '').replaceAll('£76.0m', '£86.0m')
  const { exit, out } = await runCli(['verify', 'a.svg'], { files: { 'a.svg': changed } })

  expect(exit).toBe(1)
  expect(out).toContain('£86.0m')
})

it('a sweep draws what its data hold: every number of the one figure down, the years across', async () => {
  const argv = ['sweep', scenario('3pct'), '--vary', 'lines.acute.growth=0%..1%:0.5%', '--years', '2018/19,2019/20']
  const { written } = await runCli([...argv, '-o', 'a.svg', '-o', 'a.csv'])
  const data = elementsOf(picture(written.get('a.svg') ?? '')).find(({ name }) => name === 'metadata')?.text ?? ''
  const drawn = data
    .split('\n')
    .filter((line) => /^\d/.test(line))
    .map((line) => line.split(','))
  const swept = (written.get('a.csv') ?? '')
    .split('\n')
    .slice(1, -1)
    .map((line) => line.split(','))

  expect(drawn).toHaveLength(6)
  expect(drawn.map((line) => [line[1], line.at(-1)])).toEqual(swept.map((line) => [line[2], line.at(-1)]))
})

it('--width is the width of a picture, which is laid out for it, and verify makes it again so', async () => {
  const { written } = await runCli(['run', scenario('3pct'), '--width', '480', '-o', 'a.svg', '-o', 'a.md'])
  const svg = picture(written.get('a.svg') ?? '')
  const usual = picture((await runCli(['run', scenario('3pct'), '-o', 'a.svg'])).written.get('a.svg') ?? '')

  expect(svg.attributes.width).toBe('480')
  expect(usual.attributes.width).toBe('832')
  expect(written.get('a.md')).not.toContain(String.raw`"-\u002dwidth"`)
  expect((await runCli(['verify', 'a.svg', 'a.md'], { files: Object.fromEntries(written) })).exit).toBe(0)
})

it('a picture holds its exact figures as CSV', async () => {
  const { written } = await runCli(['run', ...three, '-o', 'a.svg'])
  const data = elementsOf(picture(written.get('a.svg') ?? '')).find(({ name }) => name === 'metadata')?.text ?? ''

  expect(data).toMatch(/^\nOut-of-hospital envelope\nseries,year,value\n6% acute growth,2017\/18,122\.4\n/)
})
