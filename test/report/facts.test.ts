import { expect, it } from 'vitest'
import { runCli } from '../support/run-cli.ts'

/** Text with its line breaks taken out, so that a sentence can be looked for. */
async function screen(...args: string[]): Promise<string> {
  return (await runCli(['run', ...args])).out.replace(/\s+/g, ' ')
}

// Acute 113 x 1.06^10 = 202.3658, prescribing 22 x 1.03^10 = 29.5662, programme 16. To leave 122 funding must come to
// 202.3658 + 29.5662 + 16 + 122 = 369.9320 from 273, which is (369.9320 / 273)^(1/10) - 1 = 3.085% a year.
it('the growth that holds the envelope is that of all recurrent funding', async () => {
  expect(await screen('scenarios/section-13.yaml')).toContain('recurrent funding must grow 3.09% a year (')
})

it('an adjustment changes the growth of the stream that is needed, and not the growth of all recurrent funding', async () => {
  const text = await screen('scenarios/section-13.yaml', '--set', 'funding.allocation.adjustments.2018/19=30')

  // 30 on 273 for ten years is (303 / 273)^(1/10) - 1 = 1.05%.
  expect(text).toContain('recurrent funding grows 1.0% a year')
  expect(text).toContain('recurrent funding must grow 3.09% a year (')
})

it('the change is over the years shown', async () => {
  const { out } = await runCli(['run', 'scenarios/3pct.yaml', '--years', '2018/19..2020/21'])

  // 113 x 1.03 = 116.39 and 113 x 1.03^3 = 123.478151: 7.088151 apart.
  expect(out).toMatch(/^Acute +116\.4 +119\.9 +123\.5 +7\.1 *$/m)
})

it('what the command line changed is told in every format that has room for it', async () => {
  const set = ['--set', 'lines.acute.growth=4%']

  expect(await screen('scenarios/3pct.yaml', ...set)).toContain('Changed on the command line: lines.acute.growth=4%.')
  expect(await screen('scenarios/3pct.yaml', '--rows', 'headroom', ...set)).toContain('Changed on the command line')
  expect(await screen('scenarios/3pct.yaml', '--format', 'markdown', ...set)).toContain('Changed on the command line')
  expect(JSON.parse((await runCli(['run', 'scenarios/3pct.yaml', '--json', ...set])).out).scenarios[0].set).toEqual([
    'lines.acute.growth=4%',
  ])
})

it('savings that nobody has found are told of, however good the position looks', async () => {
  const { out } = await runCli(['run', 'scenarios/icb.yaml'])

  expect(out.replace(/\s+/g, ' ')).toMatch(
    /recurrent headroom is £5\.7m with £[\d.]+m to be saved, £106\.0m \(81%\) unidentified, worth £129\.4m by then: -£123\.6m without it, before rounding\./,
  )
  // Once is enough.
  expect(out).not.toContain('The figures rest on')
  expect(await screen('scenarios/do-something.yaml')).toContain(
    'The figures rest on £27.5m of new savings over the years, £11.5m unidentified; without it, worth £13.5m by then, recurrent headroom in 2027/28 is -£59.4m.',
  )
  expect(out).toMatch(/^Of which unidentified +0\.0 +25\.0 .*$/m)
})

const small = `title: Small
years: { base: 2017/18, count: 2 }
funding: { allocation: { base: 100, growth: 0%, source: s } }
population: { base: 1000, source: s }
prices: { deflator: { value: 2%, source: s } }
lines:
  acute: { setting: hospital, base: 60, growth: 50%, source: s }
  community: { setting: out-of-hospital, base: 50, growth: 0%, source: s }
`

it('below nothing there are no per cents, and the year it is gone is named', async () => {
  const { out } = await runCli(['run', 'a.yaml'], { files: { 'a.yaml': small } })
  const text = out.replace(/\s+/g, ' ')

  // 100 - 60 = 40, 100 - 60 x 1.5^2 = -35. The line costs 50, so 10 more than there is.
  expect(text).toContain(
    'Money for out-of-hospital care falls from £40.0m to -£35.0m by 2019/20: down £75.0m. In 2017/18 £50.0m is spent on it.',
  )
  expect(text).toContain('It is gone in 2019/20.')
  expect(text).not.toMatch(/down £75\.0m, \d/)
})

it('a plan says that the growth it assumes is before what it does', async () => {
  expect(await screen('scenarios/do-something.yaml')).toContain(
    'Acute grows 3.0% a year before savings, shifts and pressures, recurrent',
  )
  // Of what touches acute, not of what the definition has besides.
  expect(await screen('scenarios/savings-programme.yaml')).toContain(
    'Acute grows 3.0% a year before savings, recurrent',
  )
  expect(await screen('scenarios/3pct.yaml')).toContain('Acute grows 3.0% a year, recurrent')
})

it.each([
  ['£', '£122,400,000'],
  ['£k', '£122,400k'],
  ['£m', '£122.4m'],
  ['£bn', '£0.122bn'],
])('money in %s has the places that are usual for it', async (unit, shown) => {
  expect(await screen('scenarios/3pct.yaml', '--unit', unit)).toContain(`falls from ${shown} to`)
})

it('what the author says of status and limitations is not lost', async () => {
  const text = await screen('scenarios/icb.yaml')

  // Before any figure, and not last.
  expect(text).toMatch(/Status: Worked example\. Limitations: Pharmaceutical.* Assumed: /)
  expect(text).not.toMatch(/- (Status|Limitations)/)
})

it('a scenario whose check failed is marked where scenarios stand side by side', async () => {
  const checked = `${small}checks: { affordable: { that: "headroom >= 0" } }\n`
  const { out } = await runCli(['run', 'a.yaml', 'scenarios/3pct.yaml'], { files: { 'a.yaml': checked } })

  // Horizons differ here, so each name carries its own years.
  expect(out).toMatch(/Small, 2017\/18 to 2019\/20\s+[^A-Z]*\(CHECKS FAILED\)/)
})

it('the rows asked for still name the check that failed', async () => {
  const checked = `${small}checks: { affordable: { that: "headroom >= 0" } }\n`
  const { out } = await runCli(['run', 'a.yaml', '--rows', 'headroom'], { files: { 'a.yaml': checked } })

  expect(out).toMatch(/^FAIL +Does not hold: headroom >= 0/m)
})

it('a name in braces that stands for nothing is refused', async () => {
  const { exit, err, written } = await runCli(['run', 'scenarios/3pct.yaml', '-o', 'out/{name}.csv'])

  expect({ exit, written: written.size }).toEqual({ exit: 2, written: 0 })
  expect(err).toContain('{name} stands for nothing')
})

const flat = `title: Flat
years: { base: 2017/18, count: 4 }
funding: { a: { base: 100, growth: 0%, adjustments: { 2018/19: -30, 2020/21: 30 }, source: s } }
lines:
  acute: { setting: hospital, base: 60, growth: 0%, source: s }
  comm: { setting: out-of-hospital, base: 40, growth: 0%, source: s }
`

it('what happens between the first and the last year is not passed over', async () => {
  const text = (await runCli(['run', 'a.yaml'], { files: { 'a.yaml': flat } })).out.replace(/\s+/g, ' ')

  // 100 - 30 - 60 = 10 in two of the years, and 40 in the last as in the first; 30 was to be found meanwhile.
  expect(text).toContain(
    'Money for out-of-hospital care is £40.0m in 2021/22 as in 2017/18; at its lowest it is £10.0m in 2018/19.',
  )
  expect(text).toContain(
    'recurrent savings of £30.0m a year must be found by 2018/19. In 2021/22 recurrent headroom is nil: no further savings are needed.',
  )
})

it('an envelope that is gone from the start, or comes back, is told of as that', async () => {
  const gone = flat.replace('base: 60', 'base: 104').replace(', adjustments: { 2018/19: -30, 2020/21: 30 }', '')
  const back = flat
    .replace('base: 60, growth: 0%', 'base: 60, growth: 0%, non-recurrent: { 2019/20: 45 }')
    .replace(', adjustments: { 2018/19: -30, 2020/21: 30 }', '')
  const screenOf = async (text: string): Promise<string> =>
    (await runCli(['run', 'a.yaml'], { files: { 'a.yaml': text } })).out.replace(/\s+/g, ' ')

  expect(await screenOf(gone)).toContain('There is none in 2017/18.')
  expect(await screenOf(back)).toContain('It is gone in 2019/20 and back in 2020/21.')
})

it('a growth that differs from year to year is an average, and is called one', async () => {
  const uneven = flat
    .replace('growth: 0%, adjustments: { 2018/19: -30, 2020/21: 30 }', 'growth: [10%, -10%, 1%, 0%]')
    .replace('base: 60, growth: 0%', 'base: 60, growth: [12%, 0%, 0%, 0%]')
  const text = (await runCli(['run', 'a.yaml'], { files: { 'a.yaml': uneven } })).out.replace(/\s+/g, ' ')

  // 1.12^(1/4) - 1 = 2.87%; 1.1 x 0.9 x 1.01 = 0.9999, which is -0.0025% a year.
  expect(text).toContain('acute grows 2.9% a year on average, recurrent funding does not grow on average')
})

it('a definition without hospital care has no sentence on its share', async () => {
  const community = small.replace(/ {2}acute: .*\n/, '')
  const { exit, out } = await runCli(['run', 'a.yaml'], { files: { 'a.yaml': community } })

  expect(exit).toBe(0)
  expect(out).toContain('Money for out-of-hospital care')
  expect(out).not.toContain('of funding, ')
})

it('headroom with contracts as paid is told in the one sentence that tells recurrent headroom', async () => {
  const out = await screen('scenarios/icb-capitated.yaml')

  // 57.7 - 117.0 = -59.3: what lies between the two is what 110.0 have grown to.
  expect(out).toContain(
    'recurrent headroom is £57.7m (£59.5m with contracts as paid) with £177.0m to be saved, £110.0m (62%) unidentified, worth £117.0m by then: -£59.3m without it.',
  )
  expect(out).not.toContain('Headroom in 2035/36')
  expect(out).toContain('Evidence for 103 values')
})

it('no further savings needed is said together with what of the plan is unidentified', async () => {
  const plan = (identified: boolean): string => `title: A
years: { base: 2017/18, count: 2 }
funding: { all: { base: 100, growth: 0% } }
lines: { acute: { setting: hospital, base: 100, growth: 1% } }
savings: { hope: { line: acute, amount: { 2018/19: 5 }, identified: ${identified} } }
`
  const run = async (identified: boolean): Promise<string> =>
    (await runCli(['run', 'a.yaml'], { files: { 'a.yaml': plan(identified) } })).out.replace(/\s+/g, ' ')

  // (101 - 5) x 1.01 = 96.96 of 100; without the saving 102.01: 3.04 less 5.05 is -2.01.
  expect(await run(false)).toContain(
    'recurrent headroom in 2019/20 is £3.0m: no savings are needed by then beyond the £5.0m to be saved over the years, £5.0m (100%) unidentified, worth £5.1m by then: -£2.0m without it, before rounding.',
  )
  expect(await run(true)).toContain('no further savings are needed by then.')
})

it('what a contract pays beside the cost of its services is told of it, and what the commissioner is short of is not', async () => {
  const text = (acute: number): string => `title: A
years: { base: 2017/18, count: 1 }
funding: { all: { base: 400, growth: 0% } }
lines:
  community: { setting: out-of-hospital, base: 100, amounts: [80] }
  acute: { setting: hospital, base: ${acute}, growth: 0% }
contracts: { mcp: { title: Provider, starts: 2018/19, value: 100, scope: { community: 100% }, gain: { share: 50% } } }
`
  const told = async (acute: number): Promise<string> =>
    (await runCli(['run', 'a.yaml'], { files: { 'a.yaml': text(acute) } })).out.replace(/\s+/g, ' ')

  // Half of the 20 that the services cost less is kept back: 90 is paid, 10 more than they cost.
  const contract = 'services projected at £80.0m, paid at £90.0m, £10.0m above cost.'
  expect(await told(200)).toContain(contract)
  expect(await told(305)).toContain(contract)
  // 400 - 200 - 90 = 110 is left, and with 100 paid 100.
  expect(await told(200)).toContain(
    'recurrent headroom in 2018/19 is £100.0m (£110.0m with contracts as paid): no savings are needed by then.',
  )
  // 400 - 305 - 90 = 5, and with 100 paid it is 5 short.
  expect(await told(305)).toContain('Headroom in 2018/19: £5.0m with contracts as paid, -£5.0m at their full price.')
  // 400 - 405 - 90 = 95 short, and with 100 paid 105, which is what must be found.
  const short = await told(405)
  expect(short).toContain('recurrent savings of £105.0m a year must be found by 2018/19')
  expect(short).toContain('Shortfall in 2018/19: £95.0m with contracts as paid, £105.0m at their full price.')
  // No contract is charged with it.
  expect(short).not.toMatch(/Contract "Provider"[^.]*(short|left with)/)
})

it('what a contract pays is told where that is more than its price, and what is borne of the loss', async () => {
  const text = `title: A
years: { base: 2017/18, count: 1 }
funding: { all: { base: 400, growth: 0% } }
lines:
  community: { setting: out-of-hospital, base: 100, amounts: [120] }
  acute: { setting: hospital, base: 200, growth: 0% }
contracts: { mcp: { title: Provider, starts: 2018/19, value: 100, scope: { community: 100% }, loss: { share: 25% } } }
`
  const { out } = await runCli(['run', 'a.yaml'], { files: { 'a.yaml': text } })

  // 100 + 75% of 20 is paid, 5 less than the 120 that the services cost.
  expect(out.replace(/\s+/g, ' ')).toContain(
    "services projected at £120.0m, paid at £115.0m (£15.0m of it goes towards the provider's loss), £5.0m below cost.",
  )
})

it('what is paid below cost in several years is told in all and of the worst, and what is borne only where it shows', async () => {
  const text = (base: number, share: string): string => `title: A
years: { base: 2017/18, count: 3 }
funding: { all: { base: 400, growth: 0% } }
lines:
  community: { setting: out-of-hospital, base: 100, amounts: [110, 120, ${base}] }
contracts: { mcp: { title: Provider, starts: 2018/19, value: 100, scope: { community: 100% }, loss: { share: ${share} } } }
`
  const told = async (definition: string): Promise<string> =>
    (await runCli(['run', 'a.yaml'], { files: { 'a.yaml': definition } })).out.replace(/\s+/g, ' ')

  // At three quarters: 2.5, 5 and 1 below cost of losses of 10, 20 and 4.
  expect(await told(text(104, '25%'))).toContain(
    "paid at £103.0m (£3.0m of it goes towards the provider's loss), £1.0m below cost (£8.5m over 3 years, £5.0m at worst, in 2019/20).",
  )
  // A twentieth of 0.5 is borne: twelve times 0.025 is within the 0.475 that is left.
  expect(await told(text(100.5, '95%'))).toContain('paid at £100.0m, £0.5m below cost')
  // In the last year what they cost less is the provider's: 9 of 10 and 18 of 20 below cost before.
  expect(await told(text(90, '90%'))).toContain('above cost (£27.0m below over 2 years, £18.0m at worst, in 2019/20).')
})

const trust = `title: A
years: { base: 2017/18, count: 2 }
funding: { all: { base: 100, growth: 0% } }
lines: { trust: { title: Anyshire Hospitals, setting: hospital, base: 100, growth: 1% } }
`

it('the title of an item keeps its capital within a sentence: it may be a name', async () => {
  const run = async (text: string): Promise<string> =>
    (await runCli(['run', 'a.yaml'], { files: { 'a.yaml': text } })).out.replace(/\s+/g, ' ')

  expect(await run(trust)).toContain('Assumed: Anyshire Hospitals grows 1.0% a year')
  // Without funding there is no headroom, and the first row is the line's own.
  expect(await run(trust.replace(/^funding.*\n/m, ''))).toContain('How Anyshire Hospitals')
})

it('small lines that are other than those with a setting of their own are not called other twice', async () => {
  const small = Array.from({ length: 8 }, (_, at) => `  small-${at}: { setting: other, base: 1, growth: 0% }\n`)
  const text = `title: A
years: { base: 2017/18, count: 2 }
lines:
  large: { setting: other, base: 1000, growth: 0% }
${small.join('')}`
  const { out } = await runCli(['run', 'a.yaml'], { files: { 'a.yaml': text } })

  expect(out).toMatch(/^Other \(8 lines\) +8\.0/m)
})

it('what one year alone brings or bears is told beside its position, where savings to be found leave that out', async () => {
  const text = (lines: string, more = ''): string => `title: A
years: { base: 2017/18, count: 1 }
funding: { all: { base: 100, growth: 0%, non-recurrent: { 2018/19: 5 } } }
lines: { acute: { setting: hospital, base: ${lines}, growth: 0% } }
${more}`
  const told = async (definition: string): Promise<string> => {
    const { err, out } = await runCli(['run', 'a.yaml', '-q'], { files: { 'a.yaml': definition } })
    expect(err).toBe('')
    return out.replace(/\s+/g, ' ')
  }

  // 105 - 120 = -15; without the 5 it is -20, which is what must be found.
  const short = await told(text('120'))
  expect(short).toContain('recurrent savings of £20.0m a year must be found by 2018/19')
  expect(short).toContain(
    'Headroom in 2018/19 is -£15.0m. Savings are counted from recurrent headroom: £5.0m less without funding of one year only.',
  )
  // A saving of 3 in one year only: 105 - 117 = -12, -20 without the 5 and the 3.
  expect(
    await told(text('120', 'savings: { land: { line: acute, amount: { 2018/19: 3 }, recurrent: false } }')),
  ).toContain(
    'is -£12.0m. Savings are counted from recurrent headroom: £5.0m less without funding of one year only, £3.0m less without non-recurrent savings.',
  )
})

it('a position that lasts as it stands is told once, by the savings to be found', async () => {
  expect(await screen('scenarios/3pct.yaml')).not.toContain('Headroom in 2027/28 is')
})
