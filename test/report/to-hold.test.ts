import { describe, expect, it } from 'vitest'
import { runCli } from '../support/run-cli.ts'

/** What is printed, with its line breaks taken out. */
async function screen(text: string, ...args: string[]): Promise<string> {
  return (await runCli(['run', 'a.yaml', ...args], { files: { 'a.yaml': text } })).out.replace(/\s+/g, ' ')
}

/** By hand: 90.5 of funding at the end less 10 for running and an envelope of 40 leaves 40.5 = 50 x 0.9^2 for acute. */
const one = `title: One
years: { base: 2017/18, count: 2 }
prices: { base: 2017/18, deflator: 10% }
population: { base: 1000, growth: 0% }
unit: £m
funding: { allocation: { base: 100, amounts: { 2018/19: 95, 2019/20: 90.5 } } }
lines:
  acute: { title: Acute, setting: hospital, base: 50, growth: 3% }
  running: { setting: other, base: 10, growth: 0% }
  community: { setting: out-of-hospital, base: 40, growth: 0% }
`

it('of one line that grows evenly the growth that holds the envelope is told, and beside it what is assumed', async () => {
  expect(await screen(one)).toContain(
    'To hold £40.0m in cash in 2019/20, Acute must shrink 10.0% a year (+3.0% assumed).',
  )
})

it('which line it is, its setting says, and no name', async () => {
  const text = one.replace('acute: { title: Acute, ', 'beds: { title: Hospital beds, ')
  expect(await screen(text)).toContain('Hospital beds must shrink 10.0% a year')
  expect(await screen(one.replace('setting: hospital', 'setting: other'))).not.toContain('To hold')
})

it('savings stay as they are', async () => {
  // Savings of 4.5 in the last year leave room for 45 = 50 x 0.9, 0.9^0.5 = 0.94868.
  const text = `${one}savings: { s: { line: acute, amount: { 2019/20: 4.5 } } }\n`
  expect(await screen(text)).toContain('Acute must shrink 5.2% a year (+3.0% assumed)')
})

it('growth may be more than assumed', async () => {
  // 50 x 1.1^2 = 60.5; 60.5 + 10 + 40 = 110.5.
  const text = one.replace('2018/19: 95, 2019/20: 90.5', '2018/19: 105, 2019/20: 110.5')
  expect(await screen(text)).toContain('Acute must grow at most 10.0% a year (3.0% assumed).')
  expect(await screen(text.replace('growth: 3%', 'growth: 10%'))).toContain(
    'Acute must grow at most 10.0% a year (as assumed).',
  )
})

it('of growth that differs by year only the points are told', async () => {
  // (1.03 + s) (1.13 + s) = 0.81 where s = -0.18: 0.85 x 0.95 = 0.8075; exactly -0.1787 (0.8513 x 0.9513 = 0.8098).
  const text = one.replace('growth: 3%', 'growth: { 2018/19: 3%, 2019/20: 13% }')
  expect(await screen(text)).toContain('Acute must grow at most 17.9 points below assumed.')
})

it('of several hospital lines all grow by as many points below', async () => {
  // 25 x (1.03 - s)^2 + 25 x (1.03 - s)^2 is as above, 13 points.
  const text = one.replace(
    'acute: { title: Acute, setting: hospital, base: 50, growth: 3% }',
    'acute: { setting: hospital, base: 25, growth: 3% }\n  beds: { setting: hospital, base: 25, growth: 3% }',
  )
  expect(await screen(text)).toContain('hospital care must grow at most 13.0 points below assumed.')
})

it('growth that comes of drivers is another in its place', async () => {
  const text = one.replace('growth: 3%', 'drivers: { activity: 2%, prices: 1% }')
  // 1.02 x 1.01 = 1.0302 evenly: 3.02%, told in the digits of the other rate.
  expect(await screen(text)).toContain('Acute must shrink 10.0% a year (+3.0% assumed)')
})

it('amounts that are stated do not grow: nothing is said', async () => {
  const text = one.replace('growth: 3%', 'amounts: { 2018/19: 51, 2019/20: 52 }')
  expect(await screen(text)).not.toContain('To hold')
})

it('in real terms, and for each resident, it is said what grows in cash and what is held', async () => {
  // 40 x 1.21 = 48.4; 90.5 - 10 - 48.4 = 32.1 = 50 x 0.642; 0.642^0.5 = 0.80125.
  expect(await screen(one, '--prices', 'real')).toContain(
    'To hold £40.0m in 2017/18 prices in 2019/20, Acute in cash must shrink 19.9% a year (+3.0% assumed).',
  )
  // £40m for a thousand people who stay a thousand.
  expect(await screen(one, '--per-head')).toContain(
    'To hold £40,000 per head in cash in 2019/20, Acute in total must shrink 10.0% a year (+3.0% assumed).',
  )
})

/**
 * Today's envelope is what care out of hospital costs in every year, so that what holds it also leaves no savings to be found.
 *
 * Funding and acute as assumed, with running costs of 10 and an envelope of 40 today. What funding must be at the end is acute as
 * assumed, running costs and 40; what Acute must be at the end is funding as assumed less running costs and 40.
 */
describe('both ways are one sentence, whichever way they go', () => {
  const both = (funding: string, acute: string, running = 'growth: 0%'): string =>
    one
      .replace('amounts: { 2018/19: 95, 2019/20: 90.5 }', `growth: ${funding}`)
      .replace('growth: 3%', `growth: ${acute}`)
      .replace('base: 10, growth: 0%', `base: 10, ${running}`)
  // 40.5 of acute and 19.5 for running costs leave 40 of 100.
  const dear = 'amounts: { 2018/19: 15, 2019/20: 19.5 }'

  it.each([
    // Funding is rounded up and acute down, so that what is told holds the envelope.
    // 60.5 + 50 = 110.5, 1.105^0.5 = 1.0512; acute 90.25 - 50 = 40.25 = 50 x 0.8972^2.
    [
      '-5%',
      '10%',
      undefined,
      'must grow 5.12% a year (also to need no savings), or Acute shrink 10.3% a year (+10.0% assumed',
    ],
    // Acute 121 - 50 = 71 = 50 x 1.1916^2.
    ['10%', '10%', undefined, 'must grow 5.12% a year, or Acute at most 19.1% a year (10.0% assumed'],
    [
      '0%',
      '10%',
      undefined,
      'must grow 5.12% a year (also to need no savings), or Acute stay as it is (+10.0% assumed',
    ],
    // 50 + 50 = 100; acute 81 - 50 = 31 = 50 x 0.7874^2.
    [
      '-10%',
      '0%',
      undefined,
      'must not fall (also to need no savings), or Acute must shrink 21.3% a year (no growth assumed',
    ],
    ['10%', '0%', undefined, 'must not fall, or Acute must grow at most 19.1% a year (no growth assumed'],
    // 40.5 + 19.5 + 40 = 100; acute 109.5 - 59.5 = 50.
    ['{ 2018/19: 0%, 2019/20: 9.5% }', '-10%', dear, 'must not fall, or Acute must stay as it is (-10.0% assumed'],
    // 55 + 5 + 40 = 100; acute 81 - 45 = 36, (1 + s) (1.1 + s) = 0.72 where s = -0.2: 0.8 x 0.9.
    [
      '-10%',
      '{ 2018/19: 0%, 2019/20: 10% }',
      'amounts: { 2018/19: 10, 2019/20: 5 }',
      'must not fall (also to need no savings), or Acute must grow at most 20.0 points below assumed',
    ],
    // 40.5 + 50 = 90.5, 0.905^0.5 = 0.9513.
    [
      '-10%',
      '-10%',
      undefined,
      'must fall no faster than 4.86% a year (also to need no savings), or Acute shrink 21.3% a year (-10.0% assumed',
    ],
    // Acute 110.25 - 50 = 60.25 = 50 x 1.0977^2.
    [
      '5%',
      '-10%',
      undefined,
      'must fall no faster than 4.86% a year, or Acute grow at most 9.7% a year (-10.0% assumed',
    ],
    ['0%', '-10%', undefined, 'must fall no faster than 4.86% a year, or Acute stay as it is (-10.0% assumed'],
  ])('funding %s, acute %s', async (funding, acute, running, sentence) => {
    expect(await screen(both(funding, acute, running))).toContain(
      `To hold £40.0m in cash in 2019/20, recurrent funding ${sentence}`,
    )
  })

  it('what holds it as assumed is told once', async () => {
    expect(await screen(both('0%', '0%'))).toContain('recurrent funding must not fall.')
  })
})

it('it is the answer that solve gives', async () => {
  const words = ['--vary', 'lines.acute.growth', '--until', 'out-of-hospital.envelope >= 122.4', '--json']
  const { out } = await runCli(['solve', 'scenarios/3pct.yaml', ...words])
  // 0.03 less 0.0369065 is -0.0069065.
  expect(JSON.parse(out).solutions[0].value).toMatch(/^-0\.00690/)
  expect((await runCli(['run', 'scenarios/3pct.yaml'])).out.replace(/\s+/g, ' ')).toContain(
    'To hold £122.4m in cash in 2027/28, recurrent funding must grow 1.59% a year (2.41% to need no savings), or Acute shrink 0.7% a year (+3.0% assumed).',
  )
})

// Care out of hospital that costs 40 x 1.1^2 = 48.4 needs more than today's 40: 53.045 + 10 + 48.4 = 111.445, 1.11445^0.5 = 1.05568;
// to hold 40, 103.045 and 1.01511. Where it shrinks to 32.4, 95.445 will do: 0.97696.
it('what pays for all services is told beside what holds the envelope, because the two are not the same', async () => {
  const text = (community: string, funding = '0%'): string =>
    one
      .replace('amounts: { 2018/19: 95, 2019/20: 90.5 }', `growth: ${funding}`)
      .replace('base: 40, growth: 0%', `base: 40, growth: ${community}`)

  expect(await screen(text('10%'))).toContain(
    'recurrent funding must grow 1.52% a year (5.57% to need no savings), or Acute',
  )
  // Funding of 100 is more than enough for that already: nothing is said of it.
  expect(await screen(text('-10%'))).toContain('recurrent funding must grow 1.52% a year, or Acute')
  // Falling to 90.25 it is too little, and 95.445 would balance: 0.97696 is down 2.304%.
  expect(await screen(text('-10%', '-5%'))).toContain(
    'recurrent funding must grow 1.52% a year (to need no savings: fall no faster than 2.30%), or Acute',
  )
})

describe('what is told holds the envelope when it is typed back', () => {
  it('hospital care is rounded down', async () => {
    // 90.5 less 10 and 40.05 leaves 40.45 = 50 x 0.809, 0.809^0.5 = 0.899444: down 10.06%.
    const text = one.replace('base: 40, growth: 0%', 'base: 40.05, growth: 0%').replace('base: 100,', 'base: 100.05,')
    expect(await screen(text)).toContain('Acute must shrink 10.1% a year (+3.0% assumed)')
  })

  it('funding is rounded up, and never to nought', async () => {
    // Acute of 50 x 1.0123 = 50.615 needs funding of 100.615 after one year: 0.615%. Of 50.02, 0.02% and not 0.0% or 0.1%.
    const text = (growth: string): string =>
      one
        .replace('count: 2', 'count: 1')
        .replace(', amounts: { 2018/19: 95, 2019/20: 90.5 }', ', growth: 0%')
        .replace('growth: 3%', `growth: ${growth}`)
    expect(await screen(text('1.23%'))).toContain('recurrent funding must grow 0.62% a year')
    expect(await screen(text('1.2%'))).toContain('recurrent funding must grow 0.60% a year')
    // Of acute that shrinks by 0.02 of 50: 0.02% of funding may go; 0.0% would read as nothing.
    expect(await screen(text('-0.04%'))).toContain('recurrent funding must fall no faster than 0.02% a year')
  })
})
