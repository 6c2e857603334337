import { readdirSync, readFileSync } from 'node:fs'
import axe from 'axe-core'
import type { Page } from 'playwright-core'
import { describe, expect, it } from 'vitest'
import { inBrowser, settled } from './browser.ts'

const { file, open } = inBrowser()

interface Ran {
  readonly violations: readonly { readonly id: string; readonly nodes: readonly { readonly html: string }[] }[]
}

/** What the rules of accessibility find against a page as it stands. */
async function found(page: Page): Promise<string[]> {
  await settled(page)
  await page.evaluate(axe.source)
  const { violations } = await page.evaluate(async () => {
    const { axe: rules } = globalThis as unknown as { axe: { run: (of: Document) => Promise<Ran> } }
    return rules.run(document)
  })
  return violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html.slice(0, 200)}`))
}

/** Change what the first control in view is of. */
async function change(page: Page): Promise<void> {
  await page
    .locator('.lever input[type=range]')
    .first()
    .evaluate((slider: HTMLInputElement) => {
      slider.value = slider.min
      slider.dispatchEvent(new Event('input', { bubbles: true }))
    })
}

const documents: readonly (readonly string[])[] = [
  ['run', 'scenarios/mcp.yaml'],
  ['compare', 'scenarios/6pct.yaml', 'scenarios/3pct.yaml', 'scenarios/nil.yaml'],
]

describe.each(documents.map((argv) => ({ argv })))('$argv', ({ argv }) => {
  it.each([360, 768, 1280])(
    'breaks no rule of accessibility at %i pixels, light, dark and printed, before and after a change',
    async (width) => {
      const url = await file(argv)
      for (const colorScheme of ['light', 'dark'] as const) {
        const { page } = await open(url, { viewport: { width, height: 800 }, colorScheme, bypassCSP: true })
        expect(await found(page), colorScheme).toEqual([])
        if (width < 992) await page.getByRole('button', { name: 'Change assumptions' }).click()
        await change(page)
        await page
          .locator('button.row')
          .first()
          .evaluate((button: HTMLElement) => button.click())
        expect(await found(page), `${colorScheme}, changed`).toEqual([])
        await page.emulateMedia({ media: 'print', colorScheme })
        expect(await found(page), `${colorScheme}, printed`).toEqual([])
        await page.context().close()
      }
    },
  )
})

it('is walked by keyboard: a slider moves, the answer follows, a figure is asked about and the focus comes back', async () => {
  const { page, faults } = await open(await file(['run', 'scenarios/3pct.yaml']))
  const focused = (): Promise<string> =>
    page.evaluate(() => document.activeElement?.getAttribute('aria-labelledby') ?? '')
  const answer = page.locator('[data-part=answer]')
  // Only then is it known what stands on the screen and follows at once.
  await settled(page)
  const before = await answer.textContent()
  for (let press = 0; press < 40 && !(await focused()).endsWith('-name'); press++) await page.keyboard.press('Tab')
  await page.keyboard.press('ArrowRight')

  expect(await answer.textContent()).not.toBe(before)
  const [slider] = await page.locator('.lever input[type=range]').all()
  expect(await slider?.getAttribute('aria-valuetext')).toBe('0.1%, as issued 0%')
  expect(await page.locator('[role=status]').textContent()).toBe('')
  await page.locator('[role=status]:not(:empty)').waitFor({ state: 'attached' })
  expect(await page.locator('[role=status]').textContent()).toMatch(/more than as issued\.$/)

  const row = page.getByRole('button', { name: 'Acute', exact: true })
  await row.focus()
  await page.keyboard.press('Enter')
  await expectText(page, '.why', 'Acute, spend')
  await page.keyboard.press('Escape')
  expect(await row.evaluate((button) => document.activeElement === button)).toBe(true)
  expect(faults).toEqual([])
})

async function expectText(page: Page, selector: string, text: string): Promise<void> {
  expect(await page.locator(selector).textContent()).toContain(text)
}

it('reflows at 400% and with text twice as large: nothing is wider than the page but tables, which scroll by themselves', async () => {
  const { page } = await open(await file(['run', 'scenarios/mcp.yaml']), { viewport: { width: 320, height: 256 } })

  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(320)
  expect(await page.locator('.bar').evaluate((bar) => getComputedStyle(bar).position)).toBe('static')
})

it.each([360, 1280])('a table that is cut off at %i pixels asks to be scrolled', async (width) => {
  for (const argv of documents) {
    const { page } = await open(await file(argv), { viewport: { width, height: 800 } })
    const silent = await page.evaluate(() => {
      for (const folded of document.querySelectorAll('details')) folded.open = true
      const cut = [...document.querySelectorAll('.wide')].filter((own) => own.scrollWidth > own.clientWidth + 1)
      const asks = (own: Element): boolean =>
        getComputedStyle(own.querySelector('caption') ?? own, '::after').content.includes('Scroll sideways')
      return { cut: cut.length, silent: cut.filter((own) => !asks(own)).map((own) => own.getAttribute('aria-label')) }
    })
    expect(silent.cut).toBeGreaterThan(0)
    expect(silent.silent).toEqual([])
    await page.context().close()
  }
})

it('rehearses a change unseen: what nobody touched stays as it was made, and the first change is what the command says', async () => {
  const { page, faults } = await open(await file(['run', 'scenarios/3pct.yaml']))
  await settled(page)
  const told = page.locator('.reading')
  const before = await told.textContent()
  await page.waitForTimeout(2500)
  expect(await told.textContent()).toBe(before)
  await expectText(page, '.changes-line', 'As issued.')
  await page.getByRole('textbox', { name: 'Acute, growth' }).fill('2')
  await page.locator('.changes-line', { hasText: 'Acute, growth 3% to 2%. £14.1m more than as issued.' }).waitFor()
  expect(faults).toEqual([])
})

it('says what was changed where it is printed, and hides what is only pressed', async () => {
  const { page } = await open(`${await file(['run', 'scenarios/3pct.yaml'])}#lines.acute.growth=2%`)
  await page.emulateMedia({ media: 'print' })

  expect(await page.locator('.changes-line').isVisible()).toBe(true)
  await expectText(page, '.changes-line', 'Changed by you: Acute, growth 3% to 2%. £14.1m more than as issued.')
  await expectText(page, '.printed', 'Acute, growth: 2%; as issued 3%')
  await expectText(page, '.printed', 'scenario run scenarios/3pct.yaml --set lines.acute.growth=2%')
  expect(await page.locator('.printed').isVisible()).toBe(true)
  expect(await page.locator('.levers').isVisible()).toBe(false)
})

it.each([
  // The answers, two of tables, and two of each scenario; else the answer, tables, checks and notes, and what is assumed.
  [['compare', 'scenarios/6pct.yaml', 'scenarios/3pct.yaml', 'scenarios/nil.yaml'], 9],
  [['run', 'scenarios/3pct.yaml'], 5],
] as const)('is printed without a page of leftovers: %j on %i pages', async (argv, pages) => {
  const { page } = await open(await file(argv))
  const printed = await page.pdf({ preferCSSPageSize: true })

  expect(printed.toString('latin1').match(/\/Type \/Page\b/g)).toHaveLength(pages)
})

it('holds hostile text of a definition as text, in the page and in what its program makes of it', async () => {
  const text = `</script><script>window.hacked=1</script><img src=x onerror=window.hacked=1>'"&amp;<!--`
  const quoted = JSON.stringify(text)
  const definition = `title: ${quoted}
organisation: ${quoted}
years: { base: 2017/18, count: 2 }
funding: { allocation: { base: { value: 100, source: ${quoted}, note: ${quoted} }, growth: { value: 1%, source: ${quoted} } } }
lines:
  acute: { title: ${quoted}, setting: hospital, base: 50, growth: { value: 5%, source: ${quoted}, quality: red } }
  community: { title: ${quoted}, setting: out-of-hospital, base: 50, growth: 2% }
checks: { spare: { title: ${quoted}, that: headroom >= 0, message: ${quoted} } }
document: { status: ${quoted}, limitations: ${quoted} }
`
  const { page, faults } = await open(await file(['run', 'a.yaml'], { 'a.yaml': definition }))
  await change(page)
  await page.locator('button.row').first().click()

  expect(await page.evaluate(() => 'hacked' in window)).toBe(false)
  expect(await page.locator('img').count()).toBe(0)
  expect(await page.locator('script').count()).toBe(2)
  expect(faults).toEqual([])
})

it('weighs less than 400 KiB for three scenarios, about as much for one with a contract, and little more for any that is shipped', async () => {
  const three = ['compare', 'scenarios/6pct.yaml', 'scenarios/3pct.yaml', 'scenarios/nil.yaml']
  const shipped = readdirSync('scenarios').filter((name) => name.endsWith('.yaml') && !isOfOptions(name))
  const weight = async (argv: readonly string[]): Promise<number> => readFileSync(new URL(await file(argv))).length

  expect(await weight(three)).toBeLessThan(400 * 1024)
  expect(await weight(['run', 'scenarios/mcp.yaml'])).toBeLessThan(410 * 1024)
  for (const name of shipped) expect(await weight(['run', `scenarios/${name}`]), name).toBeLessThan(445 * 1024)
})

/** Whether a definition only names options, and is none itself. */
function isOfOptions(name: string): boolean {
  return !/^years:|^extends:/m.test(readFileSync(`scenarios/${name}`, 'utf8'))
}

it.each([[['run', 'scenarios/mcp.yaml']], [['compare', 'scenarios/6pct.yaml', 'scenarios/3pct.yaml']]])(
  'folds up what is assumed where it can be unfolded, and prints it: %j',
  async (argv) => {
    const url = await file(argv)
    const { page, faults } = await open(url)
    const register = page.locator('details.register')

    expect(await register.getAttribute('open')).toBe(null)
    await page.evaluate(() => dispatchEvent(new Event('beforeprint')))
    expect(await register.getAttribute('open')).toBe('')
    expect(faults).toEqual([])
    // Where no program runs nobody folds it up.
    const { page: still } = await open(url, { javaScriptEnabled: false })
    expect(await still.locator('details.register').getAttribute('open')).toBe('')
  },
)

it.each([
  [['run', 'scenarios/6pct.yaml']],
  [['run', 'scenarios/mcp.yaml']],
  [['run', 'scenarios/westminster.yaml']],
  [['compare', 'scenarios/6pct.yaml', 'scenarios/3pct.yaml', 'scenarios/nil.yaml']],
])('shows title, answer, where to change and the whole chart on the first screen of a laptop: %j', async (argv) => {
  const { page } = await open(await file(argv))
  const first = page.locator('.picture .chart').first()
  const controls = argv[0] === 'run' ? page.locator('.lever').nth(1) : page.locator('.contents a').last()
  for (const part of [page.locator('h1'), first, controls]) {
    const box = await part.boundingBox()
    expect((box?.y ?? 0) + (box?.height ?? Number.POSITIVE_INFINITY)).toBeLessThanOrEqual(800)
  }
})

it('tells what its address asks for and is not here, at load and when it changes', async () => {
  const { page } = await open(`${await file(['run', 'scenarios/3pct.yaml'])}#lines.acute.grwth=2%`)

  await expectText(page, '.address', 'lines.acute.grwth is no assumption')
  await page.evaluate(() => {
    location.hash = '#lines.acute.growth=abc'
  })
  await page.locator('.address', { hasText: 'Write a rate as a number' }).waitFor()
  await page.evaluate(() => {
    location.hash = '#lines.acute.growth=2%25'
  })
  await page.locator('.changes-line', { hasText: '3% to 2%' }).waitFor()
  expect(await page.locator('.address').textContent()).toBe('')
})

it('Reset puts back what was refused as well, and what a reader opened stays open', async () => {
  const { page, faults } = await open(await file(['run', 'scenarios/3pct.yaml']))
  const reset = page.getByRole('button', { name: 'Reset' })
  const field = page.getByRole('textbox', { name: 'Acute, growth' })
  await page.getByText('The figures of this chart').click()

  expect(await reset.isDisabled()).toBe(true)
  await field.fill('abc')
  await expectText(page, '.lever .error:not(:empty)', 'The command refuses it too.')
  expect(await reset.isDisabled()).toBe(false)
  await reset.click()
  expect(await field.inputValue()).toBe('3')
  expect(await page.locator('.lever .error:not(:empty)').count()).toBe(0)
  expect(await reset.isDisabled()).toBe(true)

  await field.fill('2')
  await page.locator('.changes-line', { hasText: '3% to 2%' }).waitFor()
  await settled(page)
  expect(await page.locator('[data-part=chart] details').getAttribute('open')).toBe('')
  expect(faults).toEqual([])
})
