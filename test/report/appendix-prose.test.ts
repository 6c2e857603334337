import { expect, it } from 'vitest'
import { readProse } from '../../src/report/appendix/read-prose.ts'
import { readReference } from '../../src/report/appendix/reference.ts'
import { lineText } from '../../src/report/sentence.ts'

/** Blocks in short: what each is, and its parts with their looks. */
function inShort(text: string): string[] {
  const figures: (string | undefined)[] = []
  const blocks = readProse(text, (inside, at) => {
    figures.push(inside)
    return [`<${at}:${inside ?? 'open'}>`]
  })
  const partsOf = (parts: readonly { said: Parameters<typeof lineText>[0]; look: string }[]): string =>
    parts.map(({ said, look }) => (look === 'plain' ? lineText(said) : `[${look} ${lineText(said)}]`)).join('')
  return blocks.map((block) =>
    block.is === 'list'
      ? `${block.start === undefined ? 'bullets' : `numbers from ${block.start}`}: ${block.items.map(partsOf).join(' | ')}`
      : `${block.is}: ${partsOf(block.parts)}`,
  )
}

it('reads paragraphs, headings and lists, and goes on with what stands above a line that begins nothing', () => {
  expect(inShort('One\ntwo.\n\n## Head\nThree.\n\n- a\n  more\n- b\n\n1. c\n2) d')).toEqual([
    'paragraph: One two.',
    'heading: Head',
    'paragraph: Three.',
    'bullets: a more | b',
    'numbers from 1: c | d',
  ])
})

it.each([
  // A line that wraps at a number: only 1. begins a list within a paragraph, and none where digits follow it.
  ['Spend rose from 90 to\n100. In the year after', ['paragraph: Spend rose from 90 to 100. In the year after']],
  ['It fell by\n- 5.3 million', ['paragraph: It fell by - 5.3 million']],
  ['It fell by\n- £5.3m', ['paragraph: It fell by - £5.3m']],
  ['Two rose to\n1. 5 fell', ['paragraph: Two rose to 1. 5 fell']],
  ['Two:\n1. a\n2. b', ['paragraph: Two:', 'numbers from 1: a | b']],
  ['Two:\n- a\n- 5 b', ['paragraph: Two:', 'bullets: a | 5 b']],
  // In an item too: the next begins with the next number, or with that of the first where all have it.
  ['1. It rose from 90 to\n100. After\n2. 7 b', ['numbers from 1: It rose from 90 to 100. After | 7 b']],
  ['1. It fell by\n- 5.3 million', ['numbers from 1: It fell by - 5.3 million']],
  ['- It rose to\n100. After', ['bullets: It rose to 100. After']],
  ['1. a\n3. b', ['numbers from 1: a 3. b']],
  ['1. a\n1. b\n1. c', ['numbers from 1: a | b | c']],
  ['1. a\n1. b\n3. c', ['numbers from 1: a | b 3. c']],
  ['1. a\n2. b\n1. c', ['numbers from 1: a | b', 'numbers from 1: c']],
  ['5. a\n5. b', ['numbers from 5: a 5. b']],
  // The number that a list begins with stays.
  ['7. a\n8. b\n\n9. c', ['numbers from 7: a | b', 'numbers from 9: c']],
  ['7. 8.', ['numbers from 7: 8.']],
  ['0. a', ['numbers from 0: a']],
  ['07. a', ['paragraph: 07. a']],
  ['2018. a', ['paragraph: 2018. a']],
] as const)('loses no number of %j', (text, blocks) => {
  expect(inShort(text)).toEqual(blocks)
})

it('reads strong, emphasis and code; a mark that does not close, or stands apart, is text', () => {
  expect(inShort('**a** *b* `c *d*` 2 * 3 * 4 **e')).toEqual([
    'paragraph: [strong a] [emphasis b] [code c *d*] 2 * 3 * 4 **e',
  ])
})

it('gives every figure its offset in the text, in strong too, and tells of braces that do not close', () => {
  // {{ a }} ends at 7, a blank and ** at 10; {{ b }} at 17, ** and two line ends at 21, "- " at 23; {{ c }} at 30, a blank at 31.
  expect(inShort('{{ a }} **{{ b }}**\n\n- {{ c }} {{ d')).toEqual([
    'paragraph: <0:a> [strong <10:b>]',
    'bullets: <23:c> <31:open>',
  ])
  // Code has no figures. It ends at 9, a blank, the line end and two blanks at 13; {{ y }} at 20, the line end and "# " at 23.
  expect(inShort('`{{ x }}` \n  {{ y }}\n# {{ z }}')).toEqual(['paragraph: [code {{ x }}] <13:y>', 'heading: <23:z>'])
})

it('takes HTML, links and tables for text', () => {
  expect(inShort('<b>x</b> [y](z)\n| a | b |')).toEqual(['paragraph: <b>x</b> [y](z) | a | b |'])
})

it('reads the words of a reference, in their order alone', () => {
  expect(readReference('headroom 2027/28')).toEqual({
    scenario: undefined,
    row: 'headroom',
    year: 2027,
    unit: undefined,
    places: undefined,
  })
  expect(readReference('3pct  lines.acute.spend 2018/19 £m 2dp')).toEqual({
    scenario: '3pct',
    row: 'lines.acute.spend',
    year: 2018,
    unit: '£m',
    places: 2,
  })
  const why = (text: string): string => (readReference(text) as { why: string }).why
  expect(why('')).toBe('it is empty')
  expect(why('headroom')).toBe('it names no financial year')
  expect(why('2027/28')).toBe('it names no row before the year')
  expect(why('a b c 2027/28')).toBe('more than a scenario and a row stand before the year')
  expect(why('headroom 2027/28 1dp £m')).toMatch(/^"£m" after the year/)
  expect(why('headroom 2027/28 13dp')).toMatch(/^"13dp" after the year/)
  expect(why('headroom 2027/28 m')).toMatch(/neither a unit \(£, £k, £m, £bn\) nor decimal places/)
})
