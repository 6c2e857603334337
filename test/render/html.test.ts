import { createHash } from 'node:crypto'
import { fc, test } from '@fast-check/vitest'
import { describe, expect, it } from 'vitest'
import { dark, light } from '../../src/render/html/colours.ts'
import { html } from '../../src/render/html/markup.ts'
import { runCli } from '../support/run-cli.ts'
import { readXml } from '../support/xml.ts'

/** A page without what makes it alive: whole as it is. */
function still(page: string): string {
  return page.replace(/<script[ >][\s\S]*?<\/script>\n/g, '')
}

function hashOf(text: string): string {
  return `sha256-${createHash('sha256').update(text).digest('base64')}`
}

/** A page as XML: what is left open in HTML is closed, so that a strict reader finds what no browser would complain of. */
function strict(page: string): ReturnType<typeof readXml> {
  return readXml(
    still(page)
      .replace(/^<!DOCTYPE html>\n/, '<?xml version="1.0" encoding="UTF-8"?>\n')
      .replace(/<meta ([^>]*)>/g, '<meta $1/>')
      .replaceAll('<wbr>', '<wbr/>')
      // What it records is a comment after the page, in which XML too allows neither two dashes nor its end.
      .replace(/<!--(?:(?!--)[\s\S])*-->\n$/, ''),
  )
}

/** The text of a page as it is read: without its style and its tags. */
function read(page: string): string {
  return still(page)
    .replace(/<style>[^<]*<\/style>/, '')
    .replace(/<[^>]*>/g, '')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&#39;', "'")
    .replaceAll('&amp;', '&')
}

const files: readonly (readonly string[])[] = [
  ['run', 'scenarios/mcp.yaml'],
  ['run', 'scenarios/3pct.yaml', 'scenarios/6pct.yaml'],
  ['run', 'scenarios/westminster-place.yaml', '--by', 'member', '--rows', 'spend.*'],
  ['compare', 'scenarios/6pct.yaml', 'scenarios/3pct.yaml'],
  ['explain', 'scenarios/mcp.yaml', 'headroom', '2020/21', '--depth', 'all'],
  ['sensitivity', 'scenarios/mcp.yaml'],
  ['assumptions', 'scenarios/mcp.yaml', '--only', 'red'],
  ['assumptions', 'scenarios/6pct.yaml', 'scenarios/3pct.yaml'],
  ['simulate', 'scenarios/uncertain.yaml', '--draws', '64'],
  ['solve', 'scenarios/3pct.yaml', '--vary', 'lines.acute.growth', '--until', 'headroom >= 0'],
  ['terms', 'envelope'],
]

describe.each(files.map((argv) => ({ argv })))('$argv as a page', ({ argv }) => {
  const page = runCli([...argv, '--format', 'html']).then(({ out }) => out)

  it('is one whole file, in its language, with a title, that asks nothing of anybody and runs nothing but its own', async () => {
    const text = await page

    expect(text).toMatch(/^<!DOCTYPE html>\n<html lang="en-GB">\n<head>\n<meta charset="utf-8">/)
    expect(text).toMatch(/<title>[^<]+<\/title>/)
    expect(still(text)).not.toMatch(
      /<(?:script|link|img|iframe|object|form|base)\b|\ssrc=|\sstyle=|\son\w+=|@import|url\((?!#)/i,
    )
    const style = hashOf(/<style>([^<]*)<\/style>/.exec(text)?.[1] ?? '')
    const [, program] = /<script>([\s\S]*?)<\/script>/.exec(text) ?? []
    const isAlive = ['run', 'compare'].includes(argv[0] ?? '') && !argv.includes('--rows')
    expect(program !== undefined).toBe(isAlive)
    expect(text.match(/<script/g)?.length ?? 0).toBe(isAlive ? 2 : 0)
    const scripts = program === undefined ? '' : `script-src &#39;${hashOf(program)}&#39;; `
    expect(text).toContain(
      `content="default-src &#39;none&#39;; ${scripts}style-src &#39;${style}&#39;; base-uri &#39;none&#39;; form-action &#39;none&#39;"`,
    )
  })

  it('has tags that close, one first heading, and no level of headings left out', async () => {
    const text = await page

    expect(strict(text)).toBeDefined()
    const levels = Array.from(still(text).matchAll(/<h([1-6])>/g), ([, level]) => Number(level))
    expect(levels.filter((level) => level === 1)).toHaveLength(1)
    expect(levels[0]).toBe(1)
    expect(levels.filter((level, at) => level > (levels[at - 1] ?? 1) + 1)).toEqual([])
  })

  it('names every table, its columns and its rows', async () => {
    for (const [, table = ''] of still(await page).matchAll(/<table>([\s\S]*?)<\/table>/g)) {
      expect(table).toMatch(/^\n<caption>(?:<b>|<span class="aloud">)?[^<]/)
      expect(table).not.toMatch(/<th(?!ead| scope=)/)
      for (const [row] of table.matchAll(/<tr[\s\S]*?<\/tr>/g)) expect(row).toMatch(/<th scope=/)
    }
  })
})

it('shows what Markdown shows: facts, tables, checks, notes and what it was made from', async () => {
  const [page, markdown] = await Promise.all(
    ['html', 'markdown'].map(async (format) => (await runCli(['run', 'scenarios/3pct.yaml', '--format', format])).out),
  )
  const text = read(page ?? '').replace(/\s+/g, ' ')
  const sentences = (markdown ?? '').split('\n').flatMap((line) => (line.startsWith('- ') ? [line.slice(2)] : []))
  const labels = Array.from((markdown ?? '').matchAll(/^\| \**([^|*:]+?)\** \|/gm), ([, label = '']) => label)

  expect(sentences.length).toBeGreaterThan(8)
  expect(labels.length).toBeGreaterThan(15)
  for (const shown of [...sentences, ...labels]) expect(text).toContain(shown.replace(/[\\`]/g, '').replace(/ +/g, ' '))
  expect(text).toMatch(/Made by scenario \S+ run from: scenarios\/westminster\.yaml, SHA-256 [0-9a-f]{64}/)
})

it('a deficit is heard as one: brackets are not read aloud', async () => {
  const { out } = await runCli(['run', 'scenarios/3pct.yaml', '--format', 'html'])

  // Acute 151.859 and all else 194.775 of 273.4: a shortfall of 73.2.
  expect(out).toContain('<td><i>minus </i>(73.2)</td>')
})

it('is what a file with its extension is written as', async () => {
  const { exit, written } = await runCli(['run', 'scenarios/3pct.yaml', '-o', 'a.html', '-o', 'b.htm'])

  expect(exit).toBe(0)
  expect(written.get('a.html')).toMatch(/^<!DOCTYPE html>/)
  expect(written.get('b.htm')).toBe(written.get('a.html'))
})

/** Text as hostile as a title may be. Controls are refused where they are read. */
const hostile = fc.oneof(
  fc.string({ unit: 'grapheme', minLength: 1, maxLength: 40 }),
  fc.constantFrom(
    '<script>alert(1)</script>',
    '</title><script>alert(1)</script>',
    '"><img src=x onerror=alert(1)>',
    "' onmouseover='alert(1)",
    '</style><script>',
    '&lt;b&gt; & &amp; &#60;',
    '<!--',
    ']]>',
    'javascript:alert(1)',
    'שלום עולם',
    '👩🏽‍⚕️ and 🏥',
  ),
)

test.prop([fc.array(hostile, { minLength: 1, maxLength: 4 })])('text put into markup stays text', (texts) => {
  const { text } = html`<p title="${texts[0]}">${texts}</p>`
  const [, title = '', body = ''] = /^<p title="([^"]*)">([^<]*)<\/p>$/.exec(text) ?? []

  expect(title).not.toMatch(/[<>'"]/)
  expect(read(`<i>${body}</i>`)).toBe(texts.join(''))
  expect(read(`<i>${title}</i>`)).toBe(texts[0])
})

it('what no page may hold is seen to have been there', () => {
  expect(html`${'a\0b\x1fc\ud800d\x85'}`.text).toBe('a\ufffdb\ufffdc\ufffdd\ufffd')
  expect(html`${'tab\tline\nend 👩🏽‍⚕️'}`.text).toBe('tab\tline\nend 👩🏽‍⚕️')
})

test.prop([hostile, hostile, hostile], { numRuns: 40 })(
  'hostile text in every field of a definition stays text',
  async (title, note, source) => {
    const quoted = (text: string): string => JSON.stringify(`x${text.replace(/[\p{C}\p{Z}]/gu, ' ')}x`)
    const definition = `title: ${quoted(title)}
organisation: ${quoted(note)}
years: { base: 2017/18, count: 1 }
funding: { allocation: { base: { value: 100, source: ${quoted(source)}, note: ${quoted(note)} }, growth: 0% } }
lines:
  acute: { title: ${quoted(note)}, setting: hospital, base: 100, growth: { value: 5%, source: ${quoted(source)} } }
checks: { spare: { title: ${quoted(title)}, that: headroom >= 0, message: ${quoted(source)} } }
document: { status: ${quoted(title)} }
`
    for (const argv of [
      ['run', 'a.yaml'],
      ['explain', 'a.yaml', 'headroom', '2018/19', '--depth', 'all'],
      ['assumptions', 'a.yaml'],
    ]) {
      const { exit, out, err } = await runCli([...argv, '--format', 'html'], { files: { 'a.yaml': definition } })

      expect({ exit, err: err.replace(/^.* warning missing-sources.*\n/, '') }).toEqual({ exit: 0, err: '' })
      expect(() => strict(out)).not.toThrow()
      const tags = new Set(Array.from(still(out).matchAll(/<([a-z0-9]+)/g), ([, tag]) => tag))
      expect([...tags].filter((tag) => !ours.has(tag ?? ''))).toEqual([])
    }
  },
)

const ours = new Set(
  'html head meta title style body a header main section figure figcaption svg desc g text defs pattern line rect path circle details summary h1 h2 h3 h4 h5 h6 p ul ol li code strong div table caption b span thead tbody tr th td dl dt dd footer wbr i'.split(
    ' ',
  ),
)

/** How far two colours stand apart, as WCAG 2 reckons it: from 1 to 21. */
function contrast(one: string, other: string): number {
  const [lighter = 0, darker = 0] = [one, other].map(luminance).sort((left, right) => right - left)
  return (lighter + 0.05) / (darker + 0.05)
}

function luminance(colour: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const part = Number.parseInt(colour.slice(at, at + 2), 16) / 255
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4
  })
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue
}

it('contrast is reckoned as published: black on white 21, the blue of links on white 6.4', () => {
  expect(contrast('#000000', '#ffffff')).toBeCloseTo(21, 5)
  expect(contrast('#005eb8', '#ffffff')).toBeCloseTo(6.4, 1)
})

it.each([
  { name: 'light', colours: light },
  { name: 'dark', colours: dark },
])('every text stands out from every ground by 4.5 to 1, and rules by 3 to 1: $name', ({ colours }) => {
  const { ground, panel, rule, ...texts } = colours

  for (const text of Object.values(texts)) {
    expect(contrast(text, ground), `${text} on ${ground}`).toBeGreaterThanOrEqual(4.5)
    expect(contrast(text, panel), `${text} on ${panel}`).toBeGreaterThanOrEqual(4.5)
  }
  expect(contrast(rule, ground)).toBeGreaterThanOrEqual(3)
})

it('a page of one scenario has what its answer rests on most and every figure with its source, as issued', async () => {
  const definition = `title: A
years: { base: 2017/18, count: 1 }
funding: { allocation: { base: { value: 100, source: The plan }, growth: { value: 0%, source: The plan, note: One year alone. } } }
lines: { acute: { setting: hospital, base: { value: 60, source: The plan }, growth: 0% } }
`
  const { out } = await runCli(['run', 'a.yaml', '--format', 'html', '--quiet'], { files: { 'a.yaml': definition } })
  const text = read(out).replace(/\s+/g, ' ')

  // 100 less 60 is left. A tenth of the allocation either way: 90 - 60 and 110 - 60.
  expect(text).toContain('What the answer rests on most, as issued')
  expect(text).toContain('allocation, base (10% either way): £30.0m at its low, £50.0m at its high.')
  // Two figures share a source, one has its own, and one has none.
  expect(text).toContain('4 figures and their sources')
  expect(text).toMatch(
    /Acute, growth0%not marked£1\.2m \(amber\)none ?Allocation, base£100\.0mnot marked£20\.0m \(red\)1 /,
  )
  expect(text).toContain('The plan. Note: One year alone.')
  const two = await runCli(['run', 'a.yaml', 'b.yaml', '--format', 'html', '--quiet'], {
    files: { 'a.yaml': definition, 'b.yaml': definition },
  })
  expect(read(two.out)).not.toContain('rests on most')
})

it('a page of several scenarios says where the figures come from that move them most: once where they say the same', async () => {
  const first = `title: A
years: { base: 2017/18, count: 1 }
funding: { allocation: { base: { value: 100, source: The plan }, growth: { value: 0%, source: Illustrative } } }
lines: { acute: { setting: hospital, base: { value: 60, source: The plan, quality: amber }, growth: 0% } }
`
  const second = 'title: B\nextends: a.yaml\nlines: { acute: { growth: { value: 1%, source: The minutes. } } }\n'
  const files = { 'a.yaml': first, 'b.yaml': second }
  const { out } = await runCli(['compare', 'a.yaml', 'b.yaml', '--format', 'html', '--quiet'], { files })
  const [, told = ''] = out.split('<details class="register" open="">')
  const text = read(told.split('</details>')[0] ?? '')
    .trim()
    .split('\n')
    .filter((line) => line !== '')

  // A tenth of 100 either way moves more than a tenth of 60, and a point of 100 more than a point of 60.
  expect(text).toEqual([
    'The 4 figures that move the answers most, and their sources',
    'Allocation, base',
    '£100.0m, not marked. The plan.',
    'Acute, base',
    '£60.0m, amber. The plan.',
    'Allocation, growth',
    '0%. Illustrative.',
    'Acute, growth',
    'A: 0%, not marked. No source is stated.',
    'B: 1%, not marked. The minutes.',
    'Every figure with its source: scenario assumptions a.yaml b.yaml',
  ])
  const { out: one } = await runCli(['run', 'a.yaml', '--format', 'html', '--quiet'], { files })
  expect(read(one)).not.toContain('Where the main figures come from')
})

it('does not break a number or a year where a line ends', async () => {
  const { out } = await runCli(['assumptions', 'scenarios/mcp.yaml', '--format', 'html'])

  expect(out).toContain('<wbr>')
  expect(out).not.toMatch(/\d[./]<wbr>\d/)
})

it('says why nothing can be changed in it where it has too many scenarios', async () => {
  const eight = Array.from({ length: 8 }, (_, at) => `a${at}.yaml`)
  const files = Object.fromEntries([...eight, 'b.yaml'].map((path) => [path, small]))
  const { out: alive } = await runCli(['run', ...eight, '--format', 'html'], { files })
  const { out: tooMany } = await runCli(['run', ...eight, 'b.yaml', '--format', 'html'], { files })

  expect(alive).toContain('id="carried"')
  expect(read(alive)).not.toContain('shows them as issued')
  expect(tooMany).not.toContain('id="carried"')
  expect(read(tooMany)).toContain(
    'Assumptions can be changed in a page of up to 8 scenarios. This one has 9, and shows them as issued.',
  )
})

const small = `title: A
years: { base: 2017/18, count: 2 }
funding: { allocation: { base: 100, growth: 1% } }
lines:
  acute: { setting: hospital, base: 50, growth: 2% }
  community: { setting: out-of-hospital, base: 40, growth: 2% }
`

it('a page in real terms and per head tells swings in them, as the command that it recommends does', async () => {
  const text = `title: Small
years: { base: 2017/18, count: 1 }
prices: { deflator: 10% }
population: { base: 1000, growth: 0% }
funding: { allocation: { base: 10, growth: 0% } }
lines: { acute: { title: Acute, setting: hospital, base: 6, growth: 0% } }
`
  const asked = ['small.yaml', '--prices', 'real', '--per-head']
  const page = await runCli(['run', ...asked, '--format', 'html', '-q'], { files: { 'small.yaml': text } })
  const told = page.out.slice(page.out.indexOf('Assumptions and their sources, as issued')).replace(/<[^>]*>/g, ' ')
  const register = await runCli(['assumptions', ...asked, '-q', '--width', '300'], { files: { 'small.yaml': text } })
  // 1 point either way of 6m is 0.12m apart: over prices of 1.1 and 1,000 people £109.09.
  expect(register.out).toMatch(/Acute, growth +0% +£109 /)
  expect(told).toMatch(/Acute, growth[^£]*£109 /)
  // A tenth fewer and more people: 4m over 1.1 and 1,000 is £3,636.36, over 0.9 and over 1.1 £734.62 apart.
  expect(register.out).toMatch(/Population, base +1,000 people +£735 /)
  expect(told).toMatch(/Population, base[^£]*£735 /)
  expect(told).toContain('Swing, in £ per head, 2017/18 prices, is how far apart headroom in 2018/19 is')
})
