import { expect, it } from 'vitest'
import { runCli } from '../support/run-cli.ts'

// Headroom of 2018/19: 100 - 60 x 1.1 - 40 = -6 of £k. Prices stand at 1.25, people at 1,250.
const small = `title: Small
unit: £k
years: { base: 2017/18, count: 2 }
prices: { base: 2017/18, deflator: 25% }
population: { base: 1000, growth: { 2018/19: 25%, 2019/20: 0% } }
funding: { allocation: { base: 100, growth: 0% } }
lines:
  acute: { setting: hospital, base: 60, growth: 10% }
  community: { setting: out-of-hospital, base: 40, growth: 0% }
`
const files = { 'a.yaml': small, 'bare.yaml': small.replace(/(prices|population): .*\n/g, '') }

/** To the inputs, unless the test says how far. */
const explain = (...words: readonly string[]): ReturnType<typeof runCli> =>
  runCli(['explain', ...words, ...(words.includes('--depth') ? [] : ['--depth', 'all'])], { files })

const asked = ['a.yaml', 'headroom', '2018/19', '--depth', '0']

it.each([
  { args: ['--prices', 'real'], lines: ['In 2017/18 prices: (−6) ÷ 1.25 = (4.8)'] },
  { args: ['--per-head'], lines: ['Per head: (−6) × 1,000 ÷ 1,250 = (£4.8)'] },
  {
    args: ['--prices', 'real', '--per-head'],
    lines: ['In 2017/18 prices: (−6) ÷ 1.25 = (4.8)', 'Per head, in 2017/18 prices: (−4.8) × 1,000 ÷ 1,250 = (£3.84)'],
  },
  { args: ['--prices', 'real', '--unit', '£'], lines: ['In 2017/18 prices: (−6,000) ÷ 1.25 = (4,800)'] },
])('with $args the conversion comes last, with its numbers', async ({ args, lines }) => {
  const plain = await explain(...asked, ...(args.includes('--unit') ? ['--unit', '£'] : []))
  const { exit, out } = await explain(...asked, ...args)

  expect(exit).toBe(0)
  // Everything before it is what is explained in cash.
  const [above, below] = [plain.out, out].map((text) => text.split('\nA level further down:'))
  expect(below).toHaveLength(2)
  expect(below?.[0]).toBe(`${above?.[0]}\n${lines.join('\n')}\n`)
  // What goes further down shows it in the same way.
  expect(below?.[1]?.replace(/\s+/g, ' ')).toBe(
    ` scenario explain a.yaml headroom 2018/19 --depth 1 ${args.join(' ')} Down to the inputs: scenario explain a.yaml headroom 2018/19 --depth all ${args.join(' ')} `,
  )
})

it('what is added up over years is converted year by year, with the numbers of each', async () => {
  const toDate = ['a.yaml', 'headroom.to-date', '2019/20', '--depth', '0', '--width', '200']
  const { out } = await explain(...toDate, '--prices', 'real', '--per-head')
  const inPounds = await explain(...toDate, '--prices', 'real', '--unit', '£')

  // 2019/20: 100 - 60 x 1.21 - 40 = -12.6, prices 1.25 x 1.25. -4.8 - 8.064; per head -3.84 - 6.4512.
  expect(out).toContain('\nIn 2017/18 prices: (−6) ÷ 1.25 + (−12.6) ÷ 1.5625 = (12.864)\n')
  expect(out).toContain(
    '\nPer head, in 2017/18 prices: (−4.8) × 1,000 ÷ 1,250 + (−8.064) × 1,000 ÷ 1,250 = (£10.2912)\n',
  )
  expect(inPounds.out).toContain('\nIn 2017/18 prices: (−6,000) ÷ 1.25 + (−12,600) ÷ 1.5625 = (12,864)\n')
  const { conversions } = JSON.parse((await explain(...toDate, '--prices', 'real', '--json')).out)
  expect(conversions).toMatchObject([{ label: 'In 2017/18 prices', value: '-12.864', formula: { op: 'sum' } }])
})

it('read aloud, in Markdown and in ASCII it is the same', async () => {
  const view = ['--prices', 'real', '--per-head']

  expect((await explain(...asked, ...view, '--plain')).out.replace(/\s+/g, ' ')).toContain(
    'In 2017/18 prices: (minus 6) divided by 1.25 is minus 4.8. Per head, in 2017/18 prices: (minus 4.8) times 1,000 divided by 1,250 is minus £3.84.',
  )
  expect((await explain(...asked, ...view, '--format', 'markdown')).out).toContain(
    '\n\nPer head, in 2017/18 prices: (−4.8) × 1,000 ÷ 1,250 = (£3.84)\n\n',
  )
  expect((await explain(...asked, ...view, '--ascii')).out).toContain('x 1,000 / 1,250 = (GBP 3.84)')
})

it('JSON has each conversion as a tree that can be reckoned again', async () => {
  const { out } = await explain(...asked, '--prices', 'real', '--per-head', '--json')
  const { value, price_base, conversions } = JSON.parse(out)

  expect({ value, price_base }).toEqual({ value: '-6', price_base: 'cash' })
  expect(conversions).toEqual([
    {
      label: 'In 2017/18 prices',
      unit: 'GBP k',
      price_base: 'real 2017/18',
      value: '-4.8',
      arithmetic: '(-6) / 1.25',
      formula: {
        op: 'quotient',
        of: { op: 'row', row: 'headroom', year: '2018/19', value: '-6' },
        by: { op: 'row', row: 'prices.index', year: '2018/19', value: '1.25' },
      },
    },
    {
      label: 'Per head, in 2017/18 prices',
      unit: 'GBP per head',
      price_base: 'real 2017/18',
      value: '-3.84',
      arithmetic: '(-4.8) * 1000 / 1250',
      formula: {
        op: 'quotient',
        of: {
          op: 'product',
          factors: [
            { op: 'number', value: '-4.8' },
            { op: 'number', value: '1000' },
          ],
        },
        by: { op: 'row', row: 'population.total', year: '2018/19', value: '1250' },
      },
    },
  ])
  expect(JSON.parse((await explain(...asked, '--json')).out)).not.toHaveProperty('conversions')
  expect(
    JSON.parse((await explain(...asked, '--json', '--prices', 'real', '--unit', '£')).out).conversions,
  ).toMatchObject([{ unit: 'GBP', value: '-4800' }])
})

it.each([
  ['lines.acute.growth', ['--prices', 'real'], 'lines.acute.growth is a rate: it is the same at any prices.'],
  ['headroom.share', ['--prices', 'real'], 'headroom.share is a share: it is the same at any prices.'],
  ['prices.index', ['--prices', 'real'], 'prices.index is an index: it is the same at any prices.'],
  ['population.total', ['--per-head'], 'population.total is a number of people: only money is told per head.'],
  [
    'lines.acute.base',
    ['--prices', 'real'],
    'lines.acute.base is an input: --prices real and --per-head take rows of money.',
  ],
  ['headroom', ['--per-head', '--unit', '£m'], 'Money per head is in pounds: give --per-head or --unit £m, not both.'],
])('%s with %j is refused', async (row, args, message) => {
  const { exit, out, err } = await explain('a.yaml', row, '2018/19', '--quiet', ...args)

  expect({ exit, out, err }).toEqual({ exit: 2, out: '', err: `scenario: ${message}\n` })
})

it('a definition that states no deflator or no population is named', async () => {
  for (const [args, code] of [
    [['--prices', 'real'], 'no-deflator'],
    [['--per-head'], 'no-population'],
  ] as const) {
    const { exit, out, err } = await explain('bare.yaml', 'headroom', '2018/19', ...args)

    expect({ exit, out }).toEqual({ exit: 3, out: '' })
    expect(err).toContain(`bare.yaml:1:1 - error ${code}: `)
  }
})
